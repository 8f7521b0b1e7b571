//! Looking at files one after the other: what each would change, after the files before it. Nothing here knows the screen.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::incoming::{Incoming, Look, Looked, StaysOut};
use crate::domain::adrift::Adrift;
use crate::domain::catalogue::CatalogueList;
use crate::domain::fold::is_blank;
use crate::domain::intake::Intake;
use crate::domain::model::Model;
use crate::domain::preview::Preview;
use crate::domain::received::{Receipt, Received};
use crate::domain::record::Record;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::restated::restated;
use crate::domain::sender_sum::Counts;
use crate::domain::unit::UnitTree;
use crate::format::exchange_read::Opened;
use crate::shell::clock;

/// Looks at files in their order, each against the register with the files before it joined: a row says what its file
/// adds. Returns one look for each file, and the register as it would be.
pub fn look(
    (register, received): (&Register, &Received),
    own_unit: &str,
    incoming: &[Incoming],
) -> (Vec<Looked>, Register) {
    let mut looking = Looking::new(register.clone(), received.clone(), own_unit.to_owned());
    incoming.iter().for_each(|file| looking.take(file.clone()));
    looking.end()
}

/// Looks at files one after the other, so that others have their turn between two of them.
pub struct Looking {
    register: Register,
    received: Received,
    own_unit: String,
    files: Vec<Incoming>,
    looks: Vec<Looked>,
    intake: Intake,
}

impl Looking {
    /// Begins with a register as it is, of its own unit, and with what came in before.
    pub fn new(register: Register, received: Received, own_unit: String) -> Self {
        Self {
            intake: Intake::of(&register),
            register,
            received,
            own_unit,
            files: Vec::new(),
            looks: Vec::new(),
        }
    }

    /// Looks at the next file.
    pub fn take(&mut self, file: Incoming) {
        let look = match &file.content {
            Ok(opened) => look_at(&mut self.intake, opened, &self.received),
            Err(_) => Err(StaysOut::Unopened),
        };
        self.looks.push(look);
        self.files.push(file);
    }

    /// Lists the files that were looked at.
    pub fn files(&self) -> &[Incoming] {
        &self.files
    }

    /// Says whether just these files were looked at, for the same register.
    pub fn is_of(
        &self,
        (register, received): (&Register, &Received),
        own_unit: &str,
        incoming: &[Incoming],
    ) -> bool {
        self.own_unit == own_unit
            && self.files == incoming
            && self.received == *received
            && self.register == *register
    }

    /// Returns the looks, and the register as it would be.
    pub fn end(self) -> (Vec<Looked>, Register) {
        let (mut looks, joined) = (self.looks, self.intake.into_register());
        if !self.own_unit.is_empty() {
            let known = UnitTree::of(&joined);
            let opened = self
                .files
                .iter()
                .filter_map(|file| file.content.as_ref().ok());
            let senders = opened.map(|opened| &opened.sender);
            // A file may name the unit that sends it and list no units.
            let named = senders.filter(|sender| !sender.unit.is_empty() && !is_blank(&sender.name));
            let tree = named.fold(known.clone(), |tree, sender| {
                tree.supposing(&sender.unit, &sender.name)
            });
            let levels = CatalogueList::of(&joined, &Collection::LEVELS);
            let adrift = Adrift::of(&tree, &levels, &self.own_unit);
            for (file, look) in self.files.iter().zip(&mut looks) {
                if let (Ok(opened), Ok(look)) = (&file.content, look) {
                    let sender = opened.sender.unit.as_str();
                    look.look_from(&adrift, (sender, !known.has(sender)), &opened.piece);
                }
            }
        }
        (looks, joined)
    }
}

fn look_at(intake: &mut Intake, opened: &Opened, received: &Received) -> Looked {
    let newest = received.last_whole(&opened.sender.unit);
    let now = intake.register();
    let restated = restated(now, &opened.piece, newest);
    let piece = match restated.is_empty() {
        true => Cow::Borrowed(&opened.piece),
        false => {
            let mut piece = opened.piece.clone();
            piece.join(&restated);
            Cow::Owned(piece)
        }
    };
    let piece = &*piece;
    let preview = Preview::of(now, piece);
    let is_news = |id: &RecordId, record: &Record| {
        let present = now.get(id);
        present.is_none_or(|present| !present.includes(record))
    };
    let news = piece.iter().find(|(id, record)| is_news(id, record));
    let news = news.map(|(id, record)| (id.clone(), record.clone()));
    intake.take(piece).map_err(StaysOut::Beyond)?;
    let sender = &opened.sender;
    // The same file has the same receipt, whatever was here when it came.
    let receipt = || {
        Receipt::of(
            &opened.piece,
            opened.extent,
            sender.exported_at,
            clock::now(),
        )
    };
    Ok(Look {
        counts: Counts::of(&preview, opened.refused.len()),
        preview,
        n_models: Model::all(piece).count(),
        is_outside: false,
        adrift: BTreeMap::new(),
        news,
        restated,
        receipt: (!sender.unit.is_empty()).then(receipt),
    })
}
