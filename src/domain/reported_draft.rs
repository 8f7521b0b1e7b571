//! What a form says about reported totals, checked as a whole.

use litemap::LiteMap;

use super::change::Change;
use super::date::{DateError, parse_year};
use super::member;
use super::path::{Path, Segment};
use super::record::Record;
use super::register::{Collection, RecordId, Register};
use super::reported::{Reported, count_of};
use super::reported_figures::{Breakdown, Figure, Figures, Place};
use super::tally::Tally;
use super::value::{Number, Value};

/// Names an input of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReportedField {
    /// Đơn vị.
    Unit,
    /// Năm, or the first of several.
    Year,
    /// Đến năm.
    ToYear,
    /// A number.
    Number(Place),
}

/// Says what is wrong with an input.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportedFlaw {
    /// No unit is chosen.
    UnitMissing,
    /// It is no year.
    BadYear(DateError),
    /// The last year comes before the first.
    EndsBefore,
    /// The register has figures of the unit and the years already, in another record than the one being changed.
    Taken,
    /// It is no whole number of at most nine digits.
    BadCount,
    /// Not one figure is stated.
    Nothing,
}

/// Lists what is wrong with a form.
pub type Flaws = Vec<(ReportedField, ReportedFlaw)>;

/// Holds what the form says, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReportedDraft {
    /// The record that is being changed; none for new figures.
    pub record: Option<RecordId>,
    /// The unit's id.
    pub unit: String,
    /// Năm.
    pub year: String,
    /// Đến năm; "" for figures of one year.
    pub to_year: String,
    /// Where the figures come from.
    pub source: String,
    /// What is typed for numbers; see [`Self::number`].
    pub numbers: Vec<(Place, String)>,
}

impl ReportedDraft {
    /// Returns the form of figures as they are.
    pub fn of(reported: &Reported) -> Self {
        let text = |year: Option<i32>| year.map_or(String::new(), |year| year.to_string());
        let figures = Figure::ALL.into_iter().map(Place::Figure);
        let parts = Breakdown::ALL.into_iter().flat_map(|breakdown| {
            let ids = reported.figures.by(breakdown).keys();
            ids.map(move |id| Place::Part(breakdown, id.clone()))
        });
        let numbers = figures.chain(parts).filter_map(|place| {
            let n = reported.figures.at(&place)?;
            Some((place, n.to_string()))
        });
        Self {
            record: Some(reported.id.clone()),
            unit: reported.unit.clone(),
            year: text(reported.year),
            to_year: text(reported.to_year.filter(|to| Some(*to) != reported.year)),
            source: reported.source.clone(),
            numbers: numbers.collect(),
        }
    }

    /// Returns what is typed for a number.
    pub fn number(&self, place: &Place) -> &str {
        let typed = self.numbers.iter().find(|(one, _)| one == place);
        typed.map_or("", |(_, text)| text)
    }

    /// Takes what was typed for a number.
    pub fn set_number(&mut self, place: &Place, text: String) {
        self.numbers.retain(|(one, _)| one != place);
        self.numbers.push((place.clone(), text));
    }

    /// Returns the figures that can be read.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for (place, text) in &self.numbers {
            if let (Ok(Some(n)), Place::Part(breakdown, id)) = (read_count(text), place) {
                figures.by_mut(*breakdown).insert(id.clone(), n);
            } else if let (Ok(n), Place::Figure(figure)) = (read_count(text), place) {
                figures.set(*figure, n);
            }
        }
        figures
    }

    /// Returns the first and the last year, where both can be read.
    pub fn years(&self) -> Option<(i32, i32)> {
        let first = parse_year(&self.year).ok()?;
        match parse_year(&self.to_year) {
            Ok(last) => Some((first, last)),
            Err(DateError::Empty) => Some((first, first)),
            Err(_) => None,
        }
    }

    /// Checks everything at once, and returns the record with the changes that bring it to what the form says.
    ///
    /// # Errors
    /// All that is wrong, in the order of the form.
    pub fn check(&self, register: &Register) -> Result<(RecordId, Vec<Change>), Flaws> {
        let mut flaws = Vec::new();
        if self.unit.is_empty() {
            flaws.push((ReportedField::Unit, ReportedFlaw::UnitMissing));
        }
        if let Err(error) = parse_year(&self.year) {
            flaws.push((ReportedField::Year, ReportedFlaw::BadYear(error)));
        }
        match (self.years(), parse_year(&self.to_year)) {
            (_, Err(error)) if error != DateError::Empty => {
                flaws.push((ReportedField::ToYear, ReportedFlaw::BadYear(error)));
            }
            (Some((first, last)), _) if last < first => {
                flaws.push((ReportedField::ToYear, ReportedFlaw::EndsBefore));
            }
            (Some(years), _) if self.is_taken(register, years) => {
                flaws.push((ReportedField::Year, ReportedFlaw::Taken));
            }
            _ => {}
        }
        for (place, text) in &self.numbers {
            if read_count(text).is_err() {
                let number = ReportedField::Number(place.clone());
                flaws.push((number, ReportedFlaw::BadCount));
            }
        }
        if flaws.is_empty() && self.figures().is_empty() {
            let first = Place::Figure(Figure::Registered);
            flaws.push((ReportedField::Number(first), ReportedFlaw::Nothing));
        }
        match self.years() {
            Some(years) if flaws.is_empty() => Ok(self.changes(register, years)),
            _ => Err(flaws),
        }
    }

    fn is_taken(&self, register: &Register, years: (i32, i32)) -> bool {
        Reported::all(register).iter().any(|one| {
            one.unit == self.unit
                && one.years() == Some(years)
                && Some(&one.id) != self.record.as_ref()
        })
    }

    fn changes(&self, register: &Register, (first, last): (i32, i32)) -> (RecordId, Vec<Change>) {
        let id = match &self.record {
            Some(id) => id.clone(),
            None => reported_id(&self.unit, first, last),
        };
        let nothing = Record::default();
        let record = register.get(&id).unwrap_or(&nothing);
        let mut changes = Vec::new();
        // First, so that undoing all of it deletes last, having seen the rest.
        if record.is_hidden(&[]) {
            changes.push(Change::Restore(Vec::new()));
        }
        let to_year = match last == first {
            true => Value::Empty,
            false => year_value(last),
        };
        let mut leaves: Vec<(Path, Value)> = vec![
            ([member::UNIT].into(), Value::text(&self.unit)),
            ([member::YEAR].into(), year_value(first)),
            ([member::TO_YEAR].into(), to_year),
            ([member::SOURCE].into(), Value::text(self.source.trim())),
        ];
        let figures = self.figures();
        leaves.extend(Figure::ALL.into_iter().filter_map(|figure| {
            let path = path(figure.id());
            let old = record.face(path.segments());
            // What cannot be read as a count stays as it was.
            let is_cleared = || old.is_none_or(|old| count_of(old).is_some());
            match figures.get(figure) {
                Some(n) => Some((path, count_value(n))),
                None => is_cleared().then_some((path, Value::Empty)),
            }
        }));
        leaves.extend(Breakdown::ALL.into_iter().map(|breakdown| {
            let path = path(breakdown.id());
            let parts = breakdown_value(figures.by(breakdown), record.face(path.segments()));
            (path, parts)
        }));
        for (path, value) in leaves {
            if record.face(path.segments()).unwrap_or(&Value::Empty) != &value {
                changes.push(Change::Write(path, value));
            }
        }
        (id, changes)
    }
}

/// Returns the record of a unit's figures of some years. Two who type the same report write into one record, so that what they
/// read differently becomes a conflict.
pub fn reported_id(unit: &str, first: i32, last: i32) -> RecordId {
    let id = match first == last {
        true => format!("{first}-{unit}"),
        false => format!("{first}-{last}-{unit}"),
    };
    RecordId::new(Collection::Reported, id)
}

fn path(name: &'static str) -> Path {
    [member::FIGURES, Segment::name(name)].into()
}

fn year_value(year: i32) -> Value {
    Value::Number(i64::from(year).into())
}

fn count_value(n: usize) -> Value {
    Value::Number(Number::from(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// Returns the value of a breakdown; what cannot be read as a count stays as it was.
fn breakdown_value(parts: &Tally, old: Option<&Value>) -> Value {
    let mut members: LiteMap<String, Value> = LiteMap::new();
    if let Some(Value::Map(old)) = old {
        let kept = old.iter().filter(|(_, value)| count_of(value).is_none());
        for (id, value) in kept {
            members.insert(id.clone(), value.clone());
        }
    }
    for (id, n) in parts {
        members.insert(id.clone(), count_value(*n));
    }
    match members.is_empty() {
        true => Value::Empty,
        false => Value::Map(members),
    }
}

/// Reads a count as people type it, thousands apart or not; nothing typed is no count.
fn read_count(text: &str) -> Result<Option<usize>, ReportedFlaw> {
    const MAX_DIGITS: usize = 9;
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Ok(None);
    }
    let mut groups = text.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let others: Vec<&str> = groups.collect();
    let is_parted = others.is_empty() || (1..=3).contains(&first.len());
    let digits: String = std::iter::once(first)
        .chain(others.iter().copied())
        .collect();
    let are_whole = others.iter().all(|group| group.len() == 3);
    let is_count = digits.len() <= MAX_DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
    match is_parted && are_whole && is_count {
        true => digits.parse().map(Some).map_err(|_| ReportedFlaw::BadCount),
        false => Err(ReportedFlaw::BadCount),
    }
}
