//! What came in: of each unit the files that count, to tell who has sent, in time or late, and who has not.

pub mod written_here;

use std::collections::BTreeMap;

use litemap::LiteMap;

use super::date::Timestamp;
use super::fingerprint::Fingerprint;
use super::model::Model;
use super::received::written_here::n_written_here;
use super::register::Register;
use super::same_as::SameAs;
use super::unit::{Unit, UnitTree};

/// By how much a sender's clock may be ahead, in milliseconds: a day. A date beyond it would keep later files out.
const CLOCKS_DIFFER: i64 = 24 * 60 * 60 * 1000;

/// Says how much of its sender's models a file is meant to hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Extent {
    /// All of them.
    Whole,
    /// All of one year.
    Year(i32),
    /// Some: of a field, a stage, chosen ones, those that have changed.
    Part,
}

/// Is a file of one unit, as this machine took it in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// When the sender made it; `None` where the file does not say.
    pub exported_at: Option<Timestamp>,
    /// When it was taken in here.
    pub received_at: Timestamp,
    /// The fingerprint of what is in it: the sender was shown the same.
    pub code: String,
    /// How much of its sender's models it is meant to hold.
    pub extent: Extent,
    /// How many models it shows, by the years of their entries; of a file made for one year, of that year alone.
    pub n_models: Vec<(i32, usize)>,
}

impl Receipt {
    /// Writes down a file that is taken in.
    pub fn of(
        piece: &Register,
        extent: Extent,
        exported_at: Option<Timestamp>,
        received_at: Timestamp,
    ) -> Self {
        let same = SameAs::of(piece);
        let mut years = Vec::new();
        for model in Model::each(piece) {
            let face = same.face(model.record_id());
            years.extend(model.years().iter().map(|entry| (entry.year(), face)));
        }
        if let Extent::Year(year) = extent {
            years.retain(|(one, _)| *one == year);
        }
        years.sort_unstable();
        years.dedup();
        let n_models = years.chunk_by(|(one, _), (other, _)| one == other);
        Self {
            exported_at,
            received_at,
            code: Fingerprint::of(piece).to_string(),
            extent,
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

/// Is what one unit sent of one year: files that show models of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct YearFiles {
    /// The one that was there first: it tells who is late, for a correction is not a file that was missing.
    pub first: Receipt,
    /// The last that is no part, for a part's figures say nothing of the whole; the last part where there is no other.
    pub last: Receipt,
    /// The last part that was made after it.
    pub later_part: Option<Receipt>,
}

impl YearFiles {
    /// Looks through a unit's files in the order they were made; `None` where none shows models of the year.
    fn of(files: &[Receipt], year: i32) -> Option<Self> {
        let of_year = files.iter().filter(|file| file.n_models_of(year) > 0);
        let of_year: Vec<&Receipt> = of_year.collect();
        let [first, last, later] = that_count(&of_year)?;
        Some(Self {
            first: of_year[first].clone(),
            last: of_year[last].clone(),
            later_part: (later != last).then(|| of_year[later].clone()),
        })
    }
}

/// Returns the places of those that count, of files that show models of one year in the order they were made: the first, the last,
/// and the part that was made after it, or the last once more.
fn that_count(of_year: &[&Receipt]) -> Option<[usize; 3]> {
    let first = (0..of_year.len()).min_by_key(|at| of_year[*at].there_by())?;
    let last_of_all = of_year.len() - 1;
    let last_whole = of_year.iter().rposition(|file| file.extent != Extent::Part);
    Some([first, last_whole.unwrap_or(last_of_all), last_of_all])
}

/// Knows the files of each unit, by the unit's id, in the order they were made: of each year the first, the last and what
/// came in part after it. The others are forgotten.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Received {
    /// The files.
    pub files: LiteMap<String, Vec<Receipt>>,
}

impl Received {
    /// Returns when the last file of everything was made that a unit has sent; `None` where there is none that says so.
    pub fn last_whole(&self, unit: &str) -> Option<Timestamp> {
        let files = self.files.get(unit)?.iter();
        let whole = files.filter(|file| file.extent == Extent::Whole);
        whole.filter_map(Receipt::stated_at).max()
    }
}

/// Is one unit in the list of who has sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sender {
    /// The unit's id.
    pub unit: String,
    /// What it sent of the year.
    pub files: Option<YearFiles>,
    /// Whether it has no file to send, because its models of the year were written in this register.
    pub is_written_here: bool,
}

impl Sender {
    /// Says whether its file is awaited.
    pub fn is_missing(&self) -> bool {
        self.files.is_none() && !self.is_written_here
    }
}

impl Received {
    /// Takes up a file. One that its sender made earlier than the file known here is not the last one.
    pub fn note(&mut self, unit: &str, receipt: Receipt) {
        let files = with_noted(self.files_of(unit), receipt);
        self.files.insert(unit.to_owned(), files);
    }

    /// Joins what another machine knows: idempotent, in any order. A file that both took in came when the first one did.
    pub fn join(&mut self, other: &Self) {
        let ours = std::mem::take(&mut self.files);
        let mut files: BTreeMap<String, Vec<Receipt>> = ours.into_iter().collect();
        for (unit, theirs) in other.files.iter() {
            let ours = files.get(unit).map_or(&[][..], Vec::as_slice);
            let mut all = [ours, theirs].concat();
            // Where a file does not say when it was made, two with one content may have come.
            let same = |file: &Receipt| (file.exported_at, file.extent);
            all.sort_by(|one, other| {
                let by_file = (same(one), &one.code).cmp(&(same(other), &other.code));
                by_file.then(one.received_at.cmp(&other.received_at))
            });
            all.dedup_by(|later, one| {
                (same(later), &later.code) == (same(one), &one.code)
                    && (one.exported_at.is_some() || one.received_at == later.received_at)
            });
            all.sort_by_key(Receipt::made_at);
            files.insert(unit.clone(), counting(all));
        }
        self.files = files.into_iter().collect();
    }

    /// Says whether taking up a file changes what is known of its sender.
    pub fn is_news(&self, unit: &str, receipt: &Receipt) -> bool {
        let files = self.files_of(unit);
        with_noted(files, receipt.clone()) != files
    }

    fn files_of(&self, unit: &str) -> &[Receipt] {
        self.files.get(unit).map_or(&[], Vec::as_slice)
    }

    /// Returns what a unit sent of a year; `None` where that is nothing.
    pub fn of_year(&self, unit: &str, year: i32) -> Option<YearFiles> {
        YearFiles::of(self.files_of(unit), year)
    }

    /// Lists the units that send to `own`, in the order of the tree, each with its files for the year. Units that are no more are left
    /// out unless they have sent, and so are the party cells, schools and others inside a commune where administrative units send too.
    pub fn senders(
        &self,
        register: &Register,
        units: &UnitTree,
        own: &str,
        year: i32,
    ) -> Vec<Sender> {
        let in_order = units.in_order().into_iter().map(|(_, unit)| unit);
        let below: Vec<&Unit> = in_order.filter(|unit| sends_to(units, unit, own)).collect();
        let is_administrative = |unit: &Unit| !unit.is_retired && !units.is_body(unit);
        let has_administrative = below.iter().any(|unit| is_administrative(unit));
        let is_expected = |unit: &Unit| match has_administrative {
            true => is_administrative(unit),
            false => !unit.is_retired,
        };
        let mut senders: Vec<Sender> = below
            .into_iter()
            .map(|unit| (unit, self.of_year(&unit.id, year)))
            .filter(|(unit, files)| files.is_some() || is_expected(unit))
            .map(|(unit, files)| Sender {
                unit: unit.id.clone(),
                files,
                is_written_here: false,
            })
            .collect();
        let ids: Vec<&str> = senders.iter().map(|sender| &*sender.unit).collect();
        let n_written = n_written_here(register, units, self, own, year, &ids);
        for (sender, n) in senders.iter_mut().zip(n_written) {
            sender.is_written_here = sender.files.is_none() && n > 0;
        }
        senders
    }

    /// Says whether there is anything to tell about who has sent to `own`: a unit stands below it, or below any other where the register
    /// has no unit of its own, or a file came in, whatever the year.
    pub fn is_about_any(&self, units: &UnitTree, own: &str) -> bool {
        let is_below = |unit: &Unit| match own {
            "" => units.has(&unit.parent) && unit.parent != unit.id,
            own => sends_to(units, unit, own),
        };
        let has_sent = |unit: &Unit| self.files.contains_key(&unit.id);
        let mut below = units.iter().filter(|unit| is_below(unit));
        below.any(|unit| !unit.is_retired || has_sent(unit))
            || own.is_empty() && !self.files.is_empty()
    }
}

/// Says whether a unit sends to `own`: those right below it do, and those right below a unit whose place it took; all the others where
/// the register has no unit of its own.
pub fn sends_to(tree: &UnitTree, unit: &Unit, own: &str) -> bool {
    let stands_below = || [unit.parent.as_str(), tree.today(&unit.parent)].contains(&own);
    unit.id != own && (own.is_empty() || stands_below())
}

/// Returns a unit's files with one more, and without those that no longer count.
fn with_noted(files: &[Receipt], receipt: Receipt) -> Vec<Receipt> {
    let mut all = files.to_vec();
    // Where files do not say when they were made, one may have come between the two times this one did.
    let is_same = |at: usize, file: &Receipt| {
        (file.exported_at, &file.code, file.extent)
            == (receipt.exported_at, &receipt.code, receipt.extent)
            && (file.exported_at.is_some() || at + 1 == files.len())
    };
    if files.iter().enumerate().any(|(at, file)| is_same(at, file)) {
        return all;
    }
    let place = all.partition_point(|file| file.made_at() <= receipt.made_at());
    all.insert(place, receipt);
    counting(all)
}

/// Returns those that count, of a unit's files in the order they were made.
fn counting(mut all: Vec<Receipt>) -> Vec<Receipt> {
    let mut of_years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (at, file) in all.iter().enumerate() {
        for (year, _) in file.n_models.iter().filter(|(_, n)| *n > 0) {
            of_years.entry(*year).or_default().push(at);
        }
    }
    let mut are_kept = vec![false; all.len()];
    for mut places in of_years.into_values() {
        places.dedup();
        let of_year: Vec<&Receipt> = places.iter().map(|at| &all[*at]).collect();
        let kept = that_count(&of_year).into_iter().flatten();
        kept.for_each(|at| are_kept[places[at]] = true);
    }
    let mut are_kept = are_kept.into_iter();
    all.retain(|_| are_kept.next() == Some(true));
    all
}
