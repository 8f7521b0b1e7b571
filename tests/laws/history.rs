//! Random histories: writers who change, delete, erase, decide and save, and hand whole records to one another, late,
//! twice, in part and out of order. Every step is told to the second implementation too.

use std::collections::BTreeMap;

use so_dan_van_kheo::domain::canonical::derived_dot;
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::deletion::{Purged, without_deleted_texts};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;

use crate::action::{Action, Form};
use crate::decision::decision;
use crate::leaves::{YEARS, leaves_of, record_ids};
use crate::naive::{Events, NaiveRegister};

mod by_file;

pub use by_file::{File, scope};

/// Is one run of the program.
pub struct Site {
    pub register: Register,
    pub naive: NaiveRegister,
    pub writer: Writer,
    pub replica: ReplicaId,
    n: u32,
}

/// Is a piece, as both implementations know it.
#[derive(Clone)]
pub struct Piece {
    pub register: Register,
    pub naive: NaiveRegister,
}

/// Is a history as it unfolds.
pub struct World {
    pub sites: Vec<Site>,
    pub pieces: Vec<Piece>,
    /// What was sent, where offices know each other by files alone.
    pub files: Vec<File>,
    /// What each office remembers of its exports, scope by scope, as it lies in storage.
    sent: BTreeMap<(usize, Scope), String>,
    pub events: Events,
    step: i64,
    /// The replica drawn last, where every run draws one.
    last_replica: Option<u64>,
    is_sequential: bool,
    /// Whether of deleted records the fact goes out alone.
    sends_facts: bool,
    last: usize,
}

impl World {
    /// Returns a world of writers who have not written yet.
    pub fn new(n_writers: usize) -> Self {
        let sites = (1..)
            .take(n_writers)
            .map(|r| Site::new(ReplicaId::new(r * 0x0123_4567)));
        Self {
            sites: sites.collect(),
            pieces: Vec::new(),
            files: Vec::new(),
            sent: BTreeMap::new(),
            events: Events::default(),
            step: 0,
            last_replica: None,
            is_sequential: false,
            sends_facts: false,
            last: 0,
        }
    }

    /// Returns the world in which of deleted records the fact goes out alone, as long as nobody wishes otherwise: the texts
    /// go with every fourth piece.
    pub fn sending_facts(self) -> Self {
        Self {
            sends_facts: true,
            ..self
        }
    }

    /// Returns a world in which everybody has seen everything before touching it, and touches only what is shown.
    pub fn sequential(n_writers: usize) -> Self {
        Self {
            is_sequential: true,
            ..Self::new(n_writers)
        }
    }

    /// Returns a world in which the second writer was cloned from the first: one replica, the same counters.
    pub fn with_clone(n_writers: usize) -> Self {
        let mut world = Self::new(n_writers);
        world.sites[1] = Site::new(world.sites[0].replica);
        world
    }

    /// Lets a history happen.
    pub fn run(mut self, actions: &[Action]) -> Self {
        for action in actions {
            self.step += 1;
            self.act(action);
        }
        self
    }

    /// Lets a writer write a value of their own, somewhere, and says where and what.
    pub fn write_last(
        &mut self,
        who: usize,
        record: usize,
        leaf: usize,
    ) -> (RecordId, Path, Value) {
        let id = record_ids().swap_remove(record);
        let leaves = leaves_of(&id.collection);
        let (path, values) = leaves[leaf % leaves.len()].clone();
        let value = match values[0] {
            Value::Number(_) => Value::Number((1_000 + who as i64).into()),
            _ => Value::text(format!("cuối cùng {who}")),
        };
        self.step += 1;
        let changes = vec![Change::Write(path.clone(), value.clone())];
        self.change(who, id.clone(), changes);
        (id, path, value)
    }

    /// Joins everything that anybody has.
    pub fn everything(&self) -> Piece {
        let mut all = Piece {
            register: Register::new(),
            naive: NaiveRegister::default(),
        };
        for site in &self.sites {
            all.register.join(&site.register);
            all.naive.join(&site.naive);
        }
        all
    }

    /// Returns the stamp of this step. Clocks go wrong by site, and two steps may share a moment.
    fn stamp(&self, who: usize) -> Stamp {
        let skew = [0, 90_000, -3_600_000, 0, 1, 5_000][who % 6];
        Stamp::new(
            Timestamp::from_millis(1_700_000_000_000 + self.step / 2 * 1_000 + skew),
            ["An", "Bình", "", "Chi"][who % 4],
        )
    }

    fn act(&mut self, action: &Action) {
        let ids = record_ids();
        let n_sites = self.sites.len();
        let id_of = |record: &usize| ids[record % ids.len()].clone();
        let model_of = |record: &usize| ids[record % 2].clone();
        let year_of = |year: &usize| vec![member::YEARS, Segment::Year(YEARS[year % 2])];
        if self.is_sequential && !matches!(action, Action::Send { .. } | Action::Deliver { .. }) {
            let all = self.everything();
            let who = self.step as usize % n_sites;
            self.sites[who].take(&all);
            self.last = who;
        }
        let site_of = |who: &usize| {
            if self.is_sequential {
                self.last
            } else {
                who % n_sites
            }
        };
        match action {
            Action::Write {
                who,
                record,
                leaf,
                value,
            } => {
                let id = id_of(record);
                let leaves = leaves_of(&id.collection);
                let (path, values) = &leaves[leaf % leaves.len()];
                let value = values[value % values.len()].clone();
                self.change(site_of(who), id, vec![Change::Write(path.clone(), value)]);
            }
            Action::Remove { who, record, leaf } => {
                let id = id_of(record);
                let items: Vec<Path> = leaves_of(&id.collection)
                    .into_iter()
                    .map(|(path, _)| path)
                    .filter(Path::is_item)
                    .collect();
                if let Some(path) = items.get(leaf % items.len().max(1)) {
                    self.change(site_of(who), id, vec![Change::Remove(path.clone())]);
                }
            }
            Action::Delete { who, record } => {
                let (who, id) = (site_of(who), id_of(record));
                let changes = match self.sites[who].register.visible(&id) {
                    Some(_) => vec![Change::Delete(Vec::new())],
                    None => Vec::new(),
                };
                self.command(who, &id, &Command::Delete(id.clone()), changes);
            }
            Action::Restore { who, record } => {
                let (who, id) = (site_of(who), id_of(record));
                let changes = match self.sites[who].register.get(&id) {
                    Some(record) if record.has_deletion(&[]) && record.has_content(&[]) => {
                        vec![Change::Restore(Vec::new())]
                    }
                    _ => Vec::new(),
                };
                self.command(who, &id, &Command::Restore(id.clone()), changes);
            }
            Action::DeleteYear { who, record, year } => {
                let (who, id, prefix) = (site_of(who), model_of(record), year_of(year));
                let model = Model::find(&self.sites[who].register, &id);
                let changes = match model.and_then(|model| model.year(YEARS[year % 2])) {
                    Some(_) => vec![Change::Delete(prefix)],
                    None => Vec::new(),
                };
                self.command(
                    who,
                    &id,
                    &Command::DeleteYear(id.clone(), YEARS[year % 2]),
                    changes,
                );
            }
            Action::RestoreYear { who, record, year } => {
                let (who, id, prefix) = (site_of(who), model_of(record), year_of(year));
                let is_deleted = self.sites[who]
                    .register
                    .get(&id)
                    .is_some_and(|record| record.has_deletion(&prefix));
                if is_deleted {
                    self.change(who, id, vec![Change::Restore(prefix)]);
                }
            }
            Action::Purge { who, record } => {
                let (record, year) = (id_of(record), None);
                self.purge(site_of(who), Purged { record, year });
            }
            Action::PurgeYear { who, record, year } => {
                let (record, year) = (model_of(record), Some(YEARS[year % 2]));
                self.purge(site_of(who), Purged { record, year });
            }
            Action::Decide { who, nth, choice } => self.decide(site_of(who), *nth, *choice),
            Action::Save { who, record, form } => self.save(site_of(who), &model_of(record), form),
            Action::Plain { .. } if self.is_sequential => {}
            Action::Plain {
                who,
                record,
                leaf,
                value,
            } => {
                let piece = self.plain(&id_of(record), *leaf, *value, who % n_sites);
                self.sites[who % n_sites].take(&piece);
                self.pieces.push(piece);
            }
            Action::Send { from, to, mask } if self.last_replica.is_some() => {
                self.send_file(from % n_sites, to % n_sites, *mask);
            }
            Action::Deliver { piece, to } if self.last_replica.is_some() => {
                self.deliver_file(*piece, to % n_sites);
            }
            Action::Send { from, to, mask } => {
                let site = &self.sites[from % n_sites];
                let is_sent = |id: &RecordId| {
                    ids.iter()
                        .zip(0..)
                        .any(|(known, at)| known == id && mask >> at & 1 == 1)
                };
                let piece = Piece {
                    register: site.register.filter(|id, _| is_sent(id)),
                    naive: site.naive.filter(is_sent),
                };
                let piece = match self.sends_facts && self.step % 4 != 0 {
                    true => self.going_out(&piece),
                    false => piece,
                };
                self.sites[to % n_sites].take(&piece);
                self.pieces.push(piece);
            }
            Action::Deliver { piece, to } => {
                if !self.pieces.is_empty() {
                    let piece = self.pieces[piece % self.pieces.len()].clone();
                    self.sites[to % n_sites].take(&piece);
                }
            }
        }
    }

    /// Returns a piece as it goes out: of deleted records the fact alone.
    pub fn going_out(&mut self, piece: &Piece) -> Piece {
        let facts = piece
            .register
            .iter()
            .filter(|(id, _)| id.is_model())
            .filter_map(|(id, record)| Some((id.clone(), record.fact_of_deletion()?)));
        let facts = facts.collect();
        Piece {
            register: without_deleted_texts(&piece.register),
            naive: piece.naive.reduced(&mut self.events, &facts),
        }
    }

    /// Makes changes; a record that is new gets its required leaf first.
    fn change(&mut self, who: usize, id: RecordId, mut changes: Vec<Change>) {
        let record = self.sites[who].register.get(&id);
        let is_hidden = |record: &Record, change: &Change| match change {
            Change::Write(path, _) | Change::Accept(path, ..) | Change::Remove(path) => {
                record.is_hidden(&[])
                    || path
                        .year()
                        .is_some_and(|y| record.is_hidden(&[member::YEARS, Segment::Year(y)]))
            }
            Change::Delete(_) | Change::Restore(_) | Change::Purge(_) => record.is_hidden(&[]),
        };
        match record {
            Some(record) if self.is_sequential && changes.iter().any(|c| is_hidden(record, c)) => {
                return;
            }
            Some(_) => {}
            None => {
                let (path, values) = leaves_of(&id.collection).swap_remove(0);
                changes.insert(0, Change::Write(path, values[0].clone()));
            }
        }
        let command = Command::Make(vec![(id.clone(), changes.clone())]);
        self.command(who, &id, &command, changes);
    }

    /// Applies a command, and tells the second implementation the changes it comes to.
    fn command(&mut self, who: usize, id: &RecordId, command: &Command, changes: Vec<Change>) {
        let stamp = self.stamp(who);
        let site = &mut self.sites[who];
        // Whoever was cloned writes on, as nobody does who looks at what others say of his run: the join has to bear it.
        let (at, by) = (stamp.at, &stamp.by);
        let applied = apply(&mut site.register, &mut site.writer, at, by, command);
        assert_eq!(
            applied.touched.is_empty(),
            changes.is_empty(),
            "{command:?}"
        );
        for change in &changes {
            site.naive.change(
                &mut self.events,
                id,
                change,
                (site.replica, &mut site.n),
                &stamp,
            );
        }
        self.keep(who, id);
    }

    /// Keeps what a saved edit stores: the whole changed record.
    fn keep(&mut self, who: usize, id: &RecordId) {
        let site = &self.sites[who];
        self.pieces.push(Piece {
            register: site.register.filter(|i, _| i == id),
            naive: site.naive.filter(|i| i == id),
        });
    }

    fn purge(&mut self, who: usize, what: Purged) {
        let prefix = what.prefix();
        let record = self.sites[who].register.get(&what.record);
        let is_there = record.is_some_and(|record| {
            let is_known = prefix.is_empty() || record.below(&prefix).next().is_some();
            is_known && !record.is_purged(&prefix)
        });
        if is_there {
            let id = what.record.clone();
            let changes = vec![Change::Purge(prefix)];
            self.command(who, &id, &Command::Purge(vec![what]), changes);
        }
    }

    fn decide(&mut self, who: usize, nth: usize, choice: usize) {
        let open = conflicts(&self.sites[who].register);
        if let Some(conflict) = open.get(nth % open.len().max(1)) {
            let (command, change) = decision(conflict, choice);
            self.command(who, &conflict.record().clone(), &command, vec![change]);
        }
    }

    fn save(&mut self, who: usize, id: &RecordId, form: &Form) {
        let register = &self.sites[who].register;
        let year = YEARS[form.year % 2];
        let record = register.get(id);
        let draft = form.draft(record.map(|record| Model::new(id, record)), year);
        let model = check(&draft, record, Some(year)).expect("the form is filled in rightly");
        let changes = model.changes(record);
        self.command(
            who,
            id,
            &Command::SaveModel {
                id: id.clone(),
                model,
            },
            changes,
        );
    }

    /// Returns a plain file's piece: the required leaf and another one, each written by a derived replica.
    fn plain(&mut self, id: &RecordId, leaf: usize, value: usize, who: usize) -> Piece {
        let stamp = self.stamp(who);
        let leaves = leaves_of(&id.collection);
        let mut piece = Piece {
            register: Register::new(),
            naive: NaiveRegister::default(),
        };
        let mut stated: BTreeMap<Path, Value> = BTreeMap::new();
        for at in [0, leaf % leaves.len()] {
            let (path, values) = &leaves[at];
            stated.insert(path.clone(), values[value % values.len()].clone());
        }
        let record = piece.register.entry(id);
        for (path, value) in stated {
            let dot = derived_dot(id, &path, &value);
            record.write(path.clone(), value.clone(), dot, stamp.clone());
            piece
                .naive
                .write(&mut self.events, id, &path, value, dot, &stamp);
        }
        piece
    }
}

impl Site {
    fn new(replica: ReplicaId) -> Self {
        Self {
            register: Register::new(),
            naive: NaiveRegister::default(),
            writer: Writer::new([replica; 2]),
            replica,
            n: 0,
        }
    }

    fn take(&mut self, piece: &Piece) {
        self.register.join(&piece.register);
        self.naive.join(&piece.naive);
    }
}
