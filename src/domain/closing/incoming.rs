//! What a file does to closed years, found by comparing the register with what it would be. It goes in all the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{COUNTED_BY, Closing, Closings, Over};
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::path::{Path, Segment};
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::unit::UnitTree;
use crate::domain::unit::lines::{MovedLines, Standing};
use crate::domain::value::Value;

/// Is a closing or an unlocking that a file brings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClosingNews {
    /// The unit whose year it is, "" for all.
    pub unit: String,
    /// The year.
    pub year: i32,
    /// Whether it closes; if not, it unlocks.
    pub closes: bool,
    /// Who, when and why, as [`super::events`] has it; `None` where the file opens or closes the year without a word.
    pub event: Option<Value>,
}

/// Lists the closings and unlockings that `after` has beyond `before`, the unlockings first.
pub fn closing_news(before: &Register, after: &Register) -> Vec<ClosingNews> {
    let mut news = Vec::new();
    for (id, record) in after.collection(&Collection::CLOSINGS) {
        let old = before.get(id);
        let closing = Closing::of(record);
        let old_closing = old.and_then(Closing::of);
        let Some(named) = closing.as_ref().or(old_closing.as_ref()) else {
            continue;
        };
        let told = |closes, event| ClosingNews {
            unit: named.unit.clone(),
            year: named.year,
            closes,
            event,
        };
        let events = [member::EVENTS];
        let new = record
            .below(&events)
            .filter(|(path, _)| old.is_none_or(|old| old.leaf(path.segments()).is_none()));
        let new = new.filter_map(|(_, leaf)| leaf.face());
        let first = news.len();
        news.extend(new.map(|entry| {
            let closes = entry.value.member("closed") == Some(&Value::Bool(true));
            told(closes, Some(entry.value.clone()))
        }));
        let is_closed =
            |closing: &Option<Closing>| closing.as_ref().is_some_and(|one| one.is_closed);
        let closes = is_closed(&closing);
        let is_told = news[first..].iter().any(|one| one.closes == closes);
        if closes != is_closed(&old_closing) && !is_told {
            news.push(told(closes, None));
        }
    }
    news.sort_by_key(|one| one.closes);
    news
}

/// Says what a file does to the entries of one closed year. Models may stand in several years.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ClosedYearNews {
    /// The year.
    pub year: i32,
    /// Models whose entry, or what it is counted by, would be another, or no longer the closed unit's.
    pub changed: Vec<RecordId>,
    /// Models whose entry would be gone.
    pub deleted: Vec<RecordId>,
    /// Models whose entry would come into the closed year.
    pub added: Vec<RecordId>,
    /// How many of the changed and the added ones nothing marks: what they say was written before the closing, or is not in them.
    pub n_unmarked: usize,
}

/// Lists what `after` would change in the years that are closed in `before`; a year without any change is left out.
pub fn closed_year_news(before: &Register, after: &Register) -> Vec<ClosedYearNews> {
    let closings = Closings::of(before);
    let closed: BTreeSet<i32> = closings.closed().map(|one| one.year).collect();
    if closed.is_empty() {
        return Vec::new();
    }
    let trees = [before, after].map(UnitTree::of);
    let have_moved = trees[0] != trees[1];
    let mut of_years: BTreeMap<i32, Vec<&RecordId>> = BTreeMap::new();
    for (id, record) in after.collection(&Collection::Models) {
        if !have_moved && before.get(id) == Some(record) {
            continue;
        }
        let states = [before, after].map(|register| Model::find(register, id));
        let years = states.into_iter().flatten().flat_map(Model::years);
        let years: BTreeSet<i32> = years.map(YearEntry::year).collect();
        for year in years.intersection(&closed) {
            of_years.entry(*year).or_default().push(id);
        }
    }
    let all = of_years.into_iter().map(|(year, ids)| {
        let mut news = ClosedYearNews {
            year,
            ..ClosedYearNews::default()
        };
        let over = [&trees[0], &trees[1]].map(|tree| closings.over(tree, year));
        let standing = Standing::InYear(year);
        let moved = have_moved.then(|| MovedLines::of(&trees[0], &trees[1], standing));
        for id in ids {
            let closed = |register, over: &Over<'_>| {
                let model = Model::find(register, id)?;
                model.year(year)?;
                over.is_closed(model.unit()).then_some(model)
            };
            let has_entry = || {
                Model::find(after, id)
                    .and_then(|model| model.year(year))
                    .is_some()
            };
            let list = match (closed(before, &over[0]), closed(after, &over[1])) {
                (None, None) => continue,
                (None, Some(_)) => &mut news.added,
                (Some(_), None) if !has_entry() => &mut news.deleted,
                (Some(old), Some(new))
                    if said(old, year) == said(new, year)
                        && !(moved.as_ref())
                            .is_some_and(|moved| moved.differ(old.unit(), new.unit())) =>
                {
                    continue;
                }
                (Some(_), _) => &mut news.changed,
            };
            list.push(id.clone());
            let after = Model::find(after, id);
            let entry = after.and_then(|model| Some((model, model.year(year)?)));
            let is_unmarked = |(model, entry)| !over[1].is_edited_after(model, entry);
            news.n_unmarked += usize::from(entry.is_some_and(is_unmarked));
        }
        news
    });
    let is_any = |news: &ClosedYearNews| {
        let lists = [&news.changed, &news.deleted, &news.added];
        lists.iter().any(|list| !list.is_empty())
    };
    all.filter(is_any).collect()
}

/// Returns what a model says in a year, and what it is counted by.
fn said(model: Model<'_>, year: i32) -> Vec<(&Path, Vec<&Value>)> {
    let prefix = [member::YEARS, Segment::Year(year)];
    let record = model.record();
    let of_year = record.leaves_from(&prefix);
    let of_year = of_year.take_while(|(path, _)| path.starts_with(&prefix));
    let of_year = of_year.filter(|(path, _)| !path.is_mark_of_deletion());
    let counted = COUNTED_BY.into_iter().filter_map(|one| {
        record
            .leaves()
            .get_indexed(record.leaves().find_index(&[one][..]).ok()?)
    });
    of_year
        .chain(counted)
        .map(|(path, leaf)| (path, leaf.values()))
        .filter(|(_, values)| *values != [&Value::Empty])
        .collect()
}
