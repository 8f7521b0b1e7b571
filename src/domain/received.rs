//! What came in: the last file of each unit, to tell who has sent and who has not.

use litemap::LiteMap;

use super::date::Timestamp;
use super::fingerprint::Fingerprint;
use super::model::Model;
use super::register::Register;
use super::same_as::SameAs;
use super::unit::UnitTree;

/// By how much a sender's clock may be ahead, in milliseconds: a day. A date beyond it would keep later files out.
const CLOCKS_DIFFER: i64 = 24 * 60 * 60 * 1000;

/// Says how much of its sender's models a file is meant to hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// All of them.
    Whole,
    /// All of one year.
    Year(i32),
    /// Some: of a field, a stage, chosen ones, those that have changed.
    Part,
}

/// Is the last file of one unit, as this machine took it in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// When the sender made it; `None` where the file does not say.
    pub exported_at: Option<Timestamp>,
    /// When it was taken in here.
    pub received_at: Timestamp,
    /// The fingerprint of what is in it: the sender was shown the same.
    pub code: String,
    /// How many models it shows, by the years of their entries.
    pub n_models: Vec<(i32, usize)>,
}

impl Receipt {
    /// Writes down a file that is taken in.
    pub fn of(piece: &Register, exported_at: Option<Timestamp>, received_at: Timestamp) -> Self {
        let same = SameAs::of(piece);
        let mut years = Vec::new();
        for model in Model::each(piece) {
            let face = same.face(model.record_id());
            years.extend(model.years().iter().map(|entry| (entry.year(), face)));
        }
        years.sort_unstable();
        years.dedup();
        let n_models = years.chunk_by(|(one, _), (other, _)| one == other);
        Self {
            exported_at,
            received_at,
            code: Fingerprint::of(piece).to_string(),
            n_models: n_models.map(|year| (year[0].0, year.len())).collect(),
        }
    }

    /// Returns when the sender says it was made; `None` where the file does not say, or names a day that was still to come
    /// when it was taken in.
    pub fn stated_at(&self) -> Option<Timestamp> {
        let latest = self.received_at.as_millis().saturating_add(CLOCKS_DIFFER);
        self.exported_at.filter(|at| at.as_millis() <= latest)
    }

    /// Returns when it was made, which tells the last file: as old as its arrival where that is not known.
    pub fn made_at(&self) -> Timestamp {
        self.stated_at().unwrap_or(self.received_at)
    }

    /// Returns by when it was there for certain: no file is made after it is taken in, whatever its sender's clock says.
    pub fn there_by(&self) -> Timestamp {
        self.made_at().min(self.received_at)
    }

    /// Counts the models the file shows of a year.
    pub fn n_models_of(&self, year: i32) -> usize {
        let of_year = self.n_models.iter().filter(|(one, _)| *one == year);
        of_year.map(|(_, n)| n).sum()
    }
}

/// Knows the last file of each unit, by the unit's id.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Received {
    /// The files.
    pub files: LiteMap<String, Receipt>,
}

/// Is one unit in the list of who has sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sender {
    /// The unit's id.
    pub unit: String,
    /// Its last file that shows models of the year.
    pub receipt: Option<Receipt>,
}

impl Received {
    /// Takes up a file. One that its sender made earlier than the file known here is not the last one.
    pub fn note(&mut self, unit: &str, receipt: Receipt) {
        let is_older = self
            .files
            .get(unit)
            .is_some_and(|known| receipt.made_at() < known.made_at());
        if !is_older {
            self.files.insert(unit.to_owned(), receipt);
        }
    }

    /// Lists the units that send to `own`, in the order of the tree, each with its file for the year: those right below
    /// it, or all the others where the register has no unit of its own. Units that are no more are left out unless they
    /// have sent.
    pub fn senders(&self, units: &UnitTree, own: &str, year: i32) -> Vec<Sender> {
        let in_order = units.in_order().into_iter().map(|(_, unit)| unit);
        let below =
            in_order.filter(|unit| unit.id != own && (own.is_empty() || unit.parent == own));
        below
            .map(|unit| {
                let receipt = self.files.get(&unit.id);
                let of_year = receipt.filter(|receipt| receipt.n_models_of(year) > 0);
                (unit, of_year.cloned())
            })
            .filter(|(unit, receipt)| receipt.is_some() || !unit.is_retired())
            .map(|(unit, receipt)| Sender {
                unit: unit.id.clone(),
                receipt,
            })
            .collect()
    }
}
