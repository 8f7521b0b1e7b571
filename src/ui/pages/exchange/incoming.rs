//! Files that were chosen, and what each would change. Nothing here knows the screen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use web_sys::File;

use crate::domain::adrift::Adrift;
use crate::domain::intake::Beyond;
use crate::domain::journal::FileSource;
use crate::domain::model::Model;
use crate::domain::preview::Preview;
use crate::domain::received::{Receipt, Received, sends_to};
use crate::domain::record::Record;
use crate::domain::register::{RecordId, Register};
use crate::domain::sender_sum::{Counts, SenderSum, SentFile, by_sender};
use crate::domain::unit::{Unit, UnitTree};
use crate::format::encoding::{EncodingError, MAX_BYTES};
use crate::format::exchange_read::{FileError, Opened, open};
use crate::shell::{clock, files};
use crate::ui::state::{App, Taking};

/// Says why a chosen file has no content.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unopened {
    /// The browser could not read it.
    NotRead,
    /// It is no exchange file.
    File(FileError),
}

/// Is a chosen file, opened or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Incoming {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub n_bytes: u64,
    /// What is in it.
    pub content: Result<Arc<Opened>, Unopened>,
}

impl Incoming {
    /// Reads and opens a file; one that is too large is not even read.
    pub async fn open(file: &File) -> Self {
        let n_bytes = file.size() as u64;
        let content = if n_bytes > MAX_BYTES {
            Err(Unopened::File(FileError::Encoding(EncodingError::TooLarge)))
        } else {
            match files::read(file).await {
                Err(files::ReadFailed) => Err(Unopened::NotRead),
                Ok(bytes) => open(&bytes).map(Arc::new).map_err(Unopened::File),
            }
        };
        Self {
            name: file.name(),
            n_bytes,
            content,
        }
    }

    /// Returns what people call the file: its sender's name, or its own.
    pub fn sender_name(&self) -> &str {
        let sender = self.content.as_ref().ok().map(|opened| &opened.sender);
        sender
            .map(|sender| {
                if sender.name.is_empty() {
                    &sender.unit
                } else {
                    &sender.name
                }
            })
            .filter(|name| !name.is_empty())
            .unwrap_or(&self.name)
    }
}

/// Lists the files that go in, with what is in them: what was opened and is not too much.
pub fn going_in<'a>(
    incoming: &'a [Incoming],
    looks: &'a [Looked],
) -> impl Iterator<Item = (&'a Incoming, &'a Arc<Opened>)> {
    let files = incoming.iter().zip(looks).filter(|(_, look)| look.is_ok());
    files.filter_map(|(file, _)| Some((file, file.content.as_ref().ok()?)))
}

/// Lists the files as they go in, each with where it comes from.
pub fn sources(incoming: &[Incoming], looks: &[Looked]) -> Vec<(FileSource, Register)> {
    let received_at = clock::now();
    let sources = going_in(incoming, looks).map(|(file, opened)| {
        let sender = &opened.sender;
        let source = FileSource {
            name: file.name.clone(),
            unit: sender.unit.clone(),
            by: sender.name.clone(),
            exported_at: sender.exported_at,
            received_at,
        };
        (source, opened.piece.clone())
    });
    sources.collect()
}

/// Puts the files of one sender in the order they were made, in the places that they have.
pub fn put_in_order(files: &mut [Incoming]) {
    let sender = |file: &Incoming| Some(file.content.as_ref().ok()?.sender.unit.clone());
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, file) in files.iter().enumerate() {
        if let Some(unit) = sender(file) {
            places.entry(unit).or_default().push(place);
        }
    }
    let made_at = |file: &Incoming| Some(file.content.as_ref().ok()?.sender.exported_at);
    for places in places.into_values().filter(|places| places.len() > 1) {
        let of_sender = places.iter().filter_map(|place| files.get(*place));
        let mut of_sender: Vec<Incoming> = of_sender.cloned().collect();
        of_sender.sort_by_key(made_at);
        for (place, file) in places.into_iter().zip(of_sender) {
            files[place] = file;
        }
    }
}

/// Returns the full backup among the files, the first one where there are several, with its place among those that go in.
pub fn backup(incoming: &[Incoming], looks: &[Looked]) -> Option<Taking> {
    let opened = going_in(incoming, looks).map(|(_, opened)| opened);
    let mut backups = opened.enumerate().filter(|(_, opened)| is_backup(opened));
    backups.next().map(|(place, opened)| Taking {
        place,
        opened: opened.clone(),
    })
}

/// Says whether a file has something beside its register that may be taken over.
pub fn is_backup(opened: &Opened) -> bool {
    let local = opened.local.as_ref();
    local.is_some_and(|local| !local.texts.is_empty() || !local.journal.is_empty())
}

/// Counts the records of a file that speak of writes of this page that were never made.
pub fn n_claimed_in(app: App, file: &Incoming) -> usize {
    let piece = file.content.as_ref().ok().map(|opened| &opened.piece);
    piece.map_or(0, |piece| app.n_claimed_in(piece))
}

/// Lists the names of the files that do not go in: those that cannot be read, those that are locked, and those with which there
/// would be too much.
pub fn left_out(incoming: &[Incoming], looks: &[Looked]) -> [Vec<String>; 3] {
    let mut names = [const { Vec::new() }; 3];
    let [unread, locked, beyond] = &mut names;
    for (file, look) in incoming.iter().zip(looks) {
        let name = file.name.clone();
        match (&file.content, look) {
            (Ok(_), Ok(_)) => {}
            (Ok(_), Err(_)) => beyond.push(name),
            (Err(Unopened::File(FileError::Locked(_))), _) => locked.push(name),
            (Err(_), _) => unread.push(name),
        }
    }
    names
}

/// Lists what is remembered of files that go in: whose they are, and what was in them. One that names no unit says nothing.
pub fn receipts(incoming: &[Incoming], looks: &[Looked]) -> Vec<(String, Receipt)> {
    let now = clock::now();
    let looked = incoming.iter().zip(looks);
    let receipts = looked.filter_map(|(file, look)| {
        let unit = file.content.as_ref().ok()?.sender.unit.clone();
        let mut receipt = look.as_ref().ok()?.receipt.clone()?;
        receipt.received_at = now;
        Some((unit, receipt))
    });
    receipts.collect()
}

/// Says whether a file tells something new of a unit that sends to `own`, which a file does that holds nothing new too.
pub fn has_receipt_news(
    received: &Received,
    units: &UnitTree,
    own: &str,
    incoming: &[Incoming],
    looks: &[Looked],
) -> bool {
    receipts(incoming, looks).iter().any(|(unit, receipt)| {
        let is_sender = units
            .get(unit)
            .is_some_and(|unit| sends_to(units, unit, own));
        is_sender && received.is_news(unit, receipt)
    })
}

/// Says what one opened file would change, after the files before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// The changes.
    pub preview: Preview,
    /// The models by what happens to them.
    pub counts: Counts,
    /// How many models the file shows, each group of duplicates once.
    pub n_models: usize,
    /// Whether none of its models lies within the register's own unit, nor in one that could be put below it.
    pub is_outside: bool,
    /// The units of its models that nobody put anywhere and that could go below the own one: the topmost, by their ids.
    pub adrift: BTreeMap<String, Nowhere>,
    /// A record the register has not all of yet; `None` where the register has everything.
    pub news: Option<(RecordId, Record)>,
    /// What its sender states anew, which is joined beside what it says.
    pub restated: Register,
    /// What is remembered of it once it is in; `None` where it names no unit.
    pub receipt: Option<Receipt>,
}

/// Is a unit for which nobody wrote down what is above it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nowhere {
    /// Its name.
    pub name: String,
    /// The id of the unit below which it could go.
    pub above: String,
    /// Whether it is known to rank below that.
    pub is_below: bool,
    /// Whether no list of units has it: only the file that it has sent names it.
    pub is_new: bool,
}

impl Look {
    /// Says how the units of the file's models stand to the own one.
    pub(super) fn look_from(
        &mut self,
        adrift: &Adrift<'_>,
        (sender, is_new): (&str, bool),
        piece: &Register,
    ) {
        let above = adrift.above_from(sender);
        let units: BTreeSet<&str> = Model::each(piece).map(|model| model.unit()).collect();
        let tops = units.iter().filter_map(|unit| adrift.top_of(unit));
        let nowhere = |top: &Unit| Nowhere {
            name: top.name.clone(),
            above: above.to_owned(),
            is_below: adrift.ranks_below(&top.id, above) == Some(true),
            is_new: is_new && top.id == sender,
        };
        self.adrift = tops.map(|top| (top.id.clone(), nowhere(top))).collect();
        let is_elsewhere = |unit: &&str| !adrift.counts(unit) && adrift.top_of(unit).is_none();
        self.is_outside = !units.is_empty() && units.iter().all(is_elsewhere);
    }
}

/// Says why a file does not go in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StaysOut {
    /// It was not opened.
    Unopened,
    /// There would be too much.
    Beyond(Beyond),
}

/// Is the look at a file, or why it does not go in.
pub type Looked = Result<Look, StaysOut>;

/// Says what all files that go in would change together: the register before and after, every model once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Total {
    /// The changes.
    pub preview: Preview,
    /// The models by what happens to them.
    pub counts: Counts,
    /// How many models the files show, each group of duplicates once.
    pub n_models: usize,
    /// How many of their records cannot be read and stay out.
    pub n_refused: usize,
}

/// Looks at all files that go in together, as the one piece they are.
pub fn total(register: &Register, incoming: &[Incoming], looks: &[Looked]) -> Total {
    let opened = || going_in(incoming, looks).map(|(_, opened)| opened);
    let n_refused = opened().map(|opened| opened.refused.len()).sum();
    let mut looked = looks.iter().flatten();
    let (preview, n_models) = match (looked.next(), looked.next()) {
        (Some(only), None) => (only.preview.clone(), only.n_models),
        _ => {
            let mut piece = Register::new();
            opened().for_each(|opened| piece.join(&opened.piece));
            looks
                .iter()
                .flatten()
                .for_each(|look| piece.join(&look.restated));
            let n_models = Model::all(&piece).count();
            (Preview::of(register, &piece), n_models)
        }
    };
    Total {
        counts: Counts::of(&preview, n_refused),
        preview,
        n_models,
        n_refused,
    }
}

/// Adds up the files that go in by sender.
pub fn sums(incoming: &[Incoming], looks: &[Looked]) -> Vec<SenderSum> {
    by_sender(incoming.iter().zip(looks).filter_map(|(file, look)| {
        let (opened, look) = (file.content.as_ref().ok()?, look.as_ref().ok()?);
        Some(SentFile {
            unit: &opened.sender.unit,
            name: &opened.sender.name,
            n_models: look.n_models,
            counts: look.counts,
        })
    }))
}
