//! A page of the program on a [`Machine`], as `ui::state` drives the stores, and what it told the person at it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::segment::{parts, write_segment};
use so_dan_van_kheo::format::settings::Settings;
use so_dan_van_kheo::format::stored_piece::write_piece;
use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::forgetting::Erased;
use so_dan_van_kheo::storage::loaded::Loaded;
use so_dan_van_kheo::storage::mirrored::{Mirrored, Waiting};
use so_dan_van_kheo::storage::second_copy::Completed;
use so_dan_van_kheo::storage::store::{PieceKey, Store};
use so_dan_van_kheo::storage::upkeep::{Upkeep, Upkept};

use crate::machine::{First, Machine, Second, ready};

/// When everything happens.
pub const NOW: Timestamp = Timestamp::from_millis(1_795_932_000_000);

/// Is what people were told, over all pages.
#[derive(Clone, Default)]
pub struct Told {
    /// The join of what was said to be saved in both stores.
    pub saved: Register,
    /// The join of everything anybody tried to save.
    pub tried: Register,
    /// The imports that were tried.
    pub imports: Vec<Register>,
    /// Those said to be withdrawn, in both stores.
    pub withdrawn: Vec<Register>,
    /// The settings said to be saved in both.
    pub settings: Option<Settings>,
}

/// Is a page.
pub struct Page {
    pub store: Store<Mirrored<First>>,
    pub waiting: Waiting,
    pub second: Second,
    pub register: Register,
    pub known: BTreeSet<PieceKey>,
    pub replica: ReplicaId,
    /// What the machine remembers of events.
    pub journal: Rc<RefCell<BTreeMap<u64, String>>>,
    n_dots: u32,
    n_pieces: u32,
    unsaved: BTreeSet<RecordId>,
}

/// Draws a piece of one model.
pub fn model(id: &str, title: &str, dot: Dot) -> Register {
    let mut piece = Register::new();
    let stamp = Stamp::new(Timestamp::from_millis(i64::from(dot.n)), "An");
    piece
        .entry(&RecordId::model(id))
        .write([member::TITLE].into(), Value::text(title), dot, stamp);
    piece
}

/// Says whether joining `part` into `all` would change nothing.
pub fn includes(all: &Register, part: &Register) -> bool {
    let mut joined = all.clone();
    joined.join(part);
    joined == *all
}

impl Page {
    /// Opens the page: another run. `None` where nothing can be opened, which the screen says.
    pub fn open(machine: &Machine, replica: u64) -> Option<(Self, Loaded, Option<Completed>)> {
        let bag = Mirrored::new(machine.first());
        let waiting = bag.waiting();
        let store = Store::new(bag);
        let mut loaded = store.load().ok()?;
        let second = machine.second();
        let completed = ready(store.complete(&loaded, &waiting, &second, NOW)).ok();
        if completed
            .as_ref()
            .is_some_and(|completed| completed.is_withdrawn)
        {
            loaded = store.load().ok()?;
        }
        let mut page = Self {
            store,
            waiting,
            second,
            register: loaded.register.clone(),
            known: loaded.pieces.clone(),
            replica: ReplicaId::new(replica),
            journal: Rc::default(),
            n_dots: 0,
            n_pieces: 0,
            unsaved: BTreeSet::new(),
        };
        if let Some(completed) = &completed {
            page.register.join(&completed.register);
            page.known.extend(completed.pieces.iter().cloned());
        }
        page.flush();
        Some((page, loaded, completed))
    }

    fn flush(&self) -> bool {
        ready(self.store.tell(&self.waiting, &self.second)).is_ok() && self.waiting.is_empty()
    }

    pub fn next_key(&mut self) -> PieceKey {
        self.n_pieces += 1;
        PieceKey::new(self.replica, self.n_pieces)
    }

    /// Changes a model and saves what is not saved yet.
    pub fn edit(&mut self, id: &str, title: &str, told: &mut Told) -> Result<(), BagError> {
        self.n_dots += 1;
        let dot = Dot {
            replica: self.replica,
            n: self.n_dots,
        };
        let id = RecordId::model(id);
        let stamp = Stamp::new(Timestamp::from_millis(i64::from(self.n_dots)), "An");
        self.register
            .entry(&id)
            .write([member::TITLE].into(), Value::text(title), dot, stamp);
        self.unsaved.insert(id);
        self.save(told)
    }

    /// Does what a person asks for, and saves what it touched.
    pub fn does(&mut self, command: &Command, told: &mut Told) -> Result<(), BagError> {
        // Every deed is a run of its own: no dot is given twice.
        self.n_dots += 1;
        let replica = self.replica.get() << 32 | u64::from(self.n_dots);
        let mut writer = Writer::new([ReplicaId::new(replica); 2]);
        let at = Timestamp::from_millis(i64::from(self.n_dots));
        let applied = apply(&mut self.register, &mut writer, at, &"An".into(), command);
        self.unsaved.extend(applied.touched);
        self.save(told)
    }

    /// Saves what is on the screen alone: into both stores, or into the second where the first refuses.
    pub fn save(&mut self, told: &mut Told) -> Result<(), BagError> {
        let piece = self.register.part(&self.unsaved);
        told.tried.join(&piece);
        let key = self.next_key();
        let first = self.store.save(&key, &piece, NOW);
        match &first {
            Ok(()) => {
                self.known.insert(key);
                self.unsaved.clear();
            }
            Err(BagError::Gone) => return first,
            Err(_) => self
                .waiting
                .add(&key.to_string(), Some(&write_piece(&piece))),
        }
        if self.flush() {
            told.saved.join(&piece);
        }
        first
    }

    /// Takes an import in: all of it, or nothing.
    pub fn import(
        &mut self,
        models: &Register,
        told: &mut Told,
    ) -> Result<Vec<PieceKey>, BagError> {
        told.tried.join(models);
        told.imports.push(models.clone());
        let texts: Vec<(PieceKey, String)> = parts(models)
            .map(|part| (self.next_key(), write_segment(&part)))
            .collect();
        self.store.save_import(&texts, NOW)?;
        let keys: Vec<PieceKey> = texts.into_iter().map(|(key, _)| key).collect();
        self.known.extend(keys.iter().cloned());
        self.register.join(models);
        if self.flush() {
            told.saved.join(models);
        }
        Ok(keys)
    }

    /// Withdraws an import.
    pub fn withdraw(&mut self, keys: &[PieceKey], models: &Register, told: &mut Told) {
        // What was saved once and is being withdrawn is promised neither way until that is done.
        told.saved = told.saved.filter(|id, _| models.get(id).is_none());
        if self.store.withdraw(keys).is_err() {
            return;
        }
        if let Ok(loaded) = self.store.load() {
            self.take(loaded);
        }
        if self.flush() {
            told.withdrawn.push(models.clone());
        }
    }

    fn take(&mut self, loaded: Loaded) {
        let unsaved = self.register.part(&self.unsaved);
        self.register = loaded.register;
        self.register.join(&unsaved);
        self.known = loaded.pieces;
    }

    pub fn choose(&mut self, unit: &str, told: &mut Told) {
        told.settings = None;
        let settings = Settings {
            unit: unit.into(),
            ..Settings::default()
        };
        if self.store.save_settings(&settings).is_ok() && self.flush() {
            told.settings = Some(settings);
        }
    }

    pub fn upkeep(&mut self, withdrawable: &[PieceKey]) -> Result<Upkept, BagError> {
        self.upkeep_with(withdrawable, true)
    }

    /// Keeps the first store in order where the browser gives no second one.
    pub fn upkeep_alone(&mut self, withdrawable: &[PieceKey]) -> Result<Upkept, BagError> {
        self.upkeep_with(withdrawable, false)
    }

    fn upkeep_with(
        &mut self,
        withdrawable: &[PieceKey],
        has_second: bool,
    ) -> Result<Upkept, BagError> {
        let withdrawable = withdrawable.iter().cloned().collect();
        let (store, waiting) = (self.store.clone(), self.waiting.clone());
        let second = self.second.clone();
        let upkeep = Upkeep {
            store: &store,
            waiting: &waiting,
            shelf: has_second.then_some(&second),
            withdrawable: &withdrawable,
            now: NOW,
        };
        let forget = async |erased: &Erased, register: &Register| {
            store.forget_erased(erased, register)?;
            let mut journal = self.journal.borrow_mut();
            let texts = journal.clone().into_iter().collect();
            journal.extend(erased.out_of_journal(texts, register));
            Ok(())
        };
        let mut n_pieces = self.n_pieces;
        let replica = self.replica;
        let name = || {
            n_pieces += 1;
            Some(PieceKey::new(replica, n_pieces))
        };
        let upkept = ready(upkeep.run(name, async || {}, forget));
        self.n_pieces = n_pieces;
        let upkept = upkept?;
        // They may hold what another page has written and this one has not seen yet.
        self.look();
        Ok(upkept)
    }

    /// Looks what other pages have written.
    pub fn look(&mut self) {
        let withdrawn = self.store.withdrawn().unwrap_or_default();
        if !withdrawn.is_disjoint(&self.known)
            && let Ok(loaded) = self.store.load()
        {
            self.take(loaded);
        }
        for key in self.store.pieces().unwrap_or_default() {
            if !self.known.contains(&key)
                && let Ok(Some(piece)) = self.store.piece(&key)
            {
                self.register.join(&piece);
                self.known.insert(key);
            }
        }
    }
}
