//! What a file does to closed years, found by comparing the register with what it would be. It goes in all the same.

use super::{Closing, Closings, is_counted_by};
use crate::domain::figures_by_unit::UnitView;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::path::{Path, Segment};
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::unit::UnitTree;
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
}

/// Lists what `after` would change in the years that are closed in `before`; a year without any change is left out.
pub fn closed_year_news(before: &Register, after: &Register) -> Vec<ClosedYearNews> {
    let closings = Closings::of(before);
    let mut years: Vec<i32> = closings.closed().map(|one| one.year).collect();
    years.sort_unstable();
    years.dedup();
    if years.is_empty() {
        return Vec::new();
    }
    let [tree, tree_after] = [before, after].map(UnitTree::of);
    let have_moved = tree != tree_after;
    let all = years.into_iter().map(|year| {
        let mut news = ClosedYearNews {
            year,
            ..ClosedYearNews::default()
        };
        let is_closed = |tree: &UnitTree, model: Model<'_>| {
            model.year(year).is_some() && closings.is_closed(tree, model.unit(), year)
        };
        let moves = |old: Model<'_>, new: Model<'_>| {
            let view = UnitView::AsItWas;
            let line = view.line(&tree, old.unit(), year);
            have_moved && line != view.line(&tree_after, new.unit(), year)
        };
        for (id, record) in after.collection(&Collection::Models) {
            if !have_moved && before.get(id) == Some(record) {
                continue;
            }
            let (old, new) = (Model::find(before, id), Model::find(after, id));
            let was = old.filter(|model| is_closed(&tree, *model));
            let is = new.filter(|model| is_closed(&tree_after, *model));
            let list = match (was, is) {
                (None, None) => continue,
                (None, Some(_)) => &mut news.added,
                (Some(_), None) if new.and_then(|model| model.year(year)).is_none() => {
                    &mut news.deleted
                }
                (Some(old), Some(new))
                    if said(old, year) == said(new, year) && !moves(old, new) =>
                {
                    continue;
                }
                (Some(_), _) => &mut news.changed,
            };
            list.push(id.clone());
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
    let is_of_year = |path: &Path| path.starts_with(&prefix) && !path.is_mark_of_deletion();

    let leaves = model.record().leaves().iter();
    let leaves = leaves.filter(|(path, _)| is_of_year(path) || is_counted_by(path));

    leaves
        .map(|(path, leaf)| (path, leaf.values()))
        .filter(|(_, values)| *values != [&Value::Empty])
        .collect()
}
