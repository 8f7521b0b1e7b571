//! Offices that know each other by files alone: what one sends is written as text, and opened wherever it arrives.

use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::scope::{Scope, in_scope};
use so_dan_van_kheo::domain::sent::{Counted, Sent};
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::exchange_read::{Refused, Trust, open};
use so_dan_van_kheo::format::plain_read::Flaw;
use so_dan_van_kheo::format::stored_sent::{read_sent, write_sent};

use super::{Piece, World};
use crate::leaves::YEARS;
use crate::naive::NaiveRegister;
use crate::registers::{export_piece, plain_part};

/// Is a file that was sent: its text, and what the second implementation knows of it.
#[derive(Clone)]
pub struct File {
    text: String,
    naive: NaiveRegister,
    /// Who sent it, and of what.
    pub from: (usize, Scope),
    pub is_plain: bool,
}

impl File {
    /// Opens the file: every record of it goes in.
    pub fn open(&self) -> Piece {
        Piece {
            register: open_whole(&self.text),
            naive: self.naive.clone(),
        }
    }
}

/// Returns one of the scopes that offices export: all, a year, a unit, a stage.
pub fn scope(nth: usize) -> Scope {
    match nth % 6 {
        0 | 1 => Scope::default(),
        2 | 3 => Scope::of_year(YEARS[nth % 2]),
        4 => Scope::of_unit("một"),
        _ => Scope {
            stage: "một".to_owned(),
            ..Scope::of_year(YEARS[1])
        },
    }
}

/// Opens a file of which every record goes in. Only a model whose id is no UUID may not: a plain file qualifies the id,
/// and refuses the model by name where the register has the one it then becomes, too.
fn open_whole(text: &str) -> Register {
    let opened = open(text.as_bytes()).expect("a file that was written opens");
    let is_plain = opened.trust == Trust::Plain;
    let is_taken = |refused: &Refused| {
        is_plain && matches!(refused.flaw, Flaw::Twice | Flaw::NumberOfSeveral { .. })
    };
    assert!(opened.refused.iter().all(is_taken), "{:?}", opened.refused);
    assert_ne!(opened.trust, Trust::EditedByHand);
    opened.piece
}

impl World {
    /// Returns a world of offices that have nothing but files from one another. Every run of the program draws a fresh
    /// replica, and a run ends now and then.
    pub fn by_file(n_offices: usize, seed: u64) -> Self {
        let mut world = Self::new(n_offices);
        world.last_replica = Some(seed);
        (0..n_offices).for_each(|who| world.begin_run(who));
        world
    }

    /// Starts the program again at an office: the register is there, the replica is a fresh one.
    pub fn begin_run(&mut self, who: usize) {
        let Some(last) = &mut self.last_replica else {
            return;
        };
        // A generator that visits every number once: no replica comes twice.
        *last = last
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let site = &mut self.sites[who];
        site.replica = ReplicaId::new(*last);
        site.writer = Writer::new([site.replica; 2]);
        site.n = 0;
    }

    /// Exports what a scope covers at an office, with what moved out of it or was deleted since earlier exports, with
    /// `sync` or as another program would pass it on.
    pub fn export(&mut self, from: usize, scope: Scope, is_plain: bool) -> File {
        let piece = self.goes(from, &scope);
        let mut text = export_piece(&piece, ("", ""), scope.clone());
        let naive = if is_plain {
            text = plain_part(&text);
            self.naive_of_plain(&open_whole(&text))
        } else {
            let naive = &self.sites[from].naive;
            naive.filter(|id| piece.get(id).is_some())
        };
        self.remember(from, &scope, &piece);
        let file = File {
            text,
            naive,
            from: (from, scope),
            is_plain,
        };
        self.files.push(file.clone());
        file
    }

    /// Returns the part of an office's register that an export of a scope takes along.
    pub fn goes(&self, from: usize, scope: &Scope) -> Register {
        let sent = self.sent(from, scope);
        in_scope(&self.sites[from].register, scope, |id| sent.has(id))
    }

    fn sent(&self, from: usize, scope: &Scope) -> Sent {
        let stored = self.sent.get(&(from, scope.clone()));
        stored.map_or_else(Sent::default, |stored| {
            read_sent(stored).expect("what was stored is read")
        })
    }

    /// Remembers an export. Every other one is a copy, from which changes are not counted.
    fn remember(&mut self, from: usize, scope: &Scope, piece: &Register) {
        let mut sent = self.sent(from, scope);
        let counted = [Counted::Yes, Counted::No][self.files.len() % 2];
        sent.note(piece, self.stamp(from).at, counted);
        let stored = write_sent(&sent);
        self.sent.insert((from, scope.clone()), stored);
    }

    /// Tells the second implementation of a plain file: each value in it is a write that had seen nothing.
    fn naive_of_plain(&mut self, stated: &Register) -> NaiveRegister {
        let mut naive = NaiveRegister::default();
        for (id, record) in stated.iter() {
            naive.meet(id);
            for (path, leaf) in record.leaves() {
                for entry in leaf.entries() {
                    let (value, stamp) = (entry.value.clone(), &entry.stamp);
                    naive.write(&mut self.events, id, path, value, entry.dot, stamp);
                }
            }
        }
        naive
    }

    pub(super) fn send_file(&mut self, from: usize, to: usize, mask: u8) {
        let scope = scope(usize::from(mask));
        let file = self.export(from, scope, mask & 0xc0 == 0xc0);
        self.sites[to].take(&file.open());
        if mask & 0x20 != 0 {
            self.begin_run(from);
        }
    }

    pub(super) fn deliver_file(&mut self, file: usize, to: usize) {
        if !self.files.is_empty() {
            let file = self.files[file % self.files.len()].open();
            self.sites[to].take(&file);
        }
    }
}
