//! Whatever units a file has, above one another and after one another in any knots: what is answered from their places is what
//! walking step by step finds.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use so_dan_van_kheo::domain::catalogue_set::{Aspect, Sets};
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::closing::Closings;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::figures::{LEVELS_IN_SIGHT, LinesInSight, UnitView};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::unit::lines::{MovedLines, Standing};
use so_dan_van_kheo::domain::unit::{Unit, UnitTree};
use so_dan_van_kheo::domain::value::Value;

use crate::Desk;

const YEAR: i32 = 2025;

/// Is a unit of a file: the numbers of its parent and of its successors, and the year in which it ended.
type Drawn = (Option<usize>, Vec<usize>, Option<i32>);

/// Draws units; some of the numbers are of units that are missing.
fn units() -> impl Strategy<Value = Vec<Drawn>> {
    let number = 0..14_usize;
    let successors = prop::collection::vec(number.clone(), 0..3);
    let ended = prop::option::of(2020..2030_i32);
    prop::collection::vec((prop::option::of(number), successors, ended), 1..12)
}

fn id(number: usize) -> String {
    format!("u{number:02}")
}

fn text(member: Segment, text: impl Into<String>) -> Change {
    Change::Write([member].into(), Value::text(text.into()))
}

fn desk_of(units: &[Drawn]) -> Desk {
    let mut desk = Desk::new(1);
    let records = units
        .iter()
        .enumerate()
        .map(|(number, (parent, successors, ended))| {
            let mut changes = vec![text(member::NAME, format!("Xã {number}"))];
            changes.extend(parent.map(|parent| text(member::PARENT, id(parent))));
            changes.extend(ended.map(|year| text(member::VALID_TO, format!("{year}-06-30"))));
            changes.extend(successors.iter().map(|one| {
                let path = [member::SUCCESSORS, Segment::Item(id(*one))];
                Change::Write(path.into(), Value::text(id(*one)))
            }));
            (RecordId::unit(id(number)), changes)
        });
    desk.run(&Command::Make(records.collect()));
    desk
}

/// Walks along successors, as far as one and only one takes the place.
fn standing(tree: &UnitTree, of: &str, has_ended: &dyn Fn(&Unit) -> bool) -> String {
    let mut at = of.to_owned();
    let mut passed = BTreeSet::new();
    while let Some(unit) = tree.get(&at).filter(|unit| has_ended(unit)) {
        let [next] = &unit.successors[..] else { break };
        if !tree.has(next) || *next == at {
            break;
        }
        if !passed.insert(at) {
            return of.to_owned();
        }
        at = next.clone();
    }
    at
}

fn stands(tree: &UnitTree, standing_as: Standing, of: &str) -> String {
    match standing_as {
        Standing::AsWritten => of.to_owned(),
        Standing::InYear(year) => standing(tree, of, &|unit| unit.has_ended_before(year)),
        Standing::Today => standing(tree, of, &|unit| unit.is_retired),
    }
}

/// Walks up the parents, each once.
fn line(tree: &UnitTree, standing: Standing, of: &str) -> Vec<String> {
    let mut line = vec![stands(tree, standing, of)];
    while let Some(unit) = line.last().and_then(|last| tree.get(last)) {
        let above = stands(tree, standing, &unit.parent);
        if unit.parent.is_empty() || line.contains(&above) {
            break;
        }
        line.push(above);
    }
    line
}

/// Is all ids that units have or name.
fn ids() -> Vec<String> {
    (0..14).map(id).collect()
}

const STANDINGS: [Standing; 4] = [
    Standing::AsWritten,
    Standing::Today,
    Standing::InYear(YEAR),
    Standing::InYear(2028),
];

proptest! {
    #[test]
    fn a_unit_lies_within_what_its_line_leads_to(units in units()) {
        let tree = UnitTree::of(&desk_of(&units).register);
        for standing in STANDINGS {
            for of in ids() {
                let line = line(&tree, standing, &of);
                prop_assert_eq!(tree.standing(standing, &of), &line[0], "{:?} {}", standing, of);
                for top in ids() {
                    let is_within = tree.stands_within(standing, &of, &top);
                    prop_assert_eq!(is_within, line.contains(&top), "{:?} {} {}", standing, of, top);
                }
            }
        }
        for of in ids() {
            prop_assert_eq!(tree.upwards(&of), line(&tree, Standing::AsWritten, &of));
        }
    }

    #[test]
    fn what_is_counted_within_and_around_is_what_lies_there(units in units(), some in prop::collection::vec(0..14_usize, 0..9)) {
        let tree = UnitTree::of(&desk_of(&units).register);
        let some: Vec<String> = some.into_iter().map(id).collect();
        let some: Vec<&str> = some.iter().map(String::as_str).collect();
        let different: BTreeSet<&str> = some.iter().copied().collect();
        let different: Vec<&str> = different.into_iter().collect();
        let tops = ids();
        let tops: Vec<&str> = tops.iter().map(String::as_str).collect();
        for standing in STANDINGS {
            let is_within = |of: &str, top: &str| tree.stands_within(standing, of, top);
            let n_within = tops.iter().map(|top| some.iter().filter(|of| is_within(of, top)).count());
            prop_assert_eq!(tree.n_within(standing, &tops, &some), n_within.collect::<Vec<_>>());
            let n_around = different.iter().map(|of| {
                different.iter().filter(|top| *top != of && is_within(of, top)).count()
            });
            prop_assert_eq!(tree.n_others_around(standing, &different), n_around.collect::<Vec<_>>());
        }
        let marks: Vec<(&str, u64)> = some.iter().copied().zip(0..).map(|(id, n)| (id, 1 << n)).collect();
        let sums = tree.marks_within(&marks, &tops);
        for (top, sum) in tops.iter().zip(sums) {
            let sum_of = |is: &dyn Fn(&str) -> bool| marks.iter().filter(|(of, _)| is(of)).map(|(_, n)| n).sum::<u64>();
            prop_assert_eq!(sum.written, sum_of(&|of| tree.is_within(of, top)));
            prop_assert_eq!(sum.counted, sum_of(&|of| tree.counts_for(of, top)));
        }
    }

    #[test]
    fn figures_are_rolled_up_along_the_lines_in_sight(units in units()) {
        let tree = UnitTree::of(&desk_of(&units).register);
        for (view, standing) in [(UnitView::AsItWas, Standing::InYear(YEAR)), (UnitView::Today, Standing::Today)] {
            let figures: BTreeMap<String, usize> = ids().into_iter().zip(1..).collect();
            let mut sums = BTreeMap::new();
            let mut in_sight = LinesInSight::of(&tree, view, "");
            for (of, n) in &figures {
                let all = line(&tree, standing, of);
                let known = all.iter().enumerate().filter(|(at, one)| *at == 0 || tree.has(one));
                let known: Vec<&str> = known.map(|(_, one)| one.as_str()).collect();
                known.iter().for_each(|one| *sums.entry((*one).to_owned()).or_default() += n);
                // These are fewer levels than have sums of their own.
                prop_assert!(known.len() <= LEVELS_IN_SIGHT);
                prop_assert_eq!(in_sight.line(of, YEAR), known);
            }
            prop_assert_eq!(view.rolled_up(&tree, &figures, YEAR), sums);
        }
    }

    #[test]
    fn a_line_has_moved_where_walking_both_leads_elsewhere(before in units(), after in units()) {
        let [was, is] = [&before, &after].map(|units| UnitTree::of(&desk_of(units).register));
        let known = |tree: &UnitTree, standing, of: &str| {
            let mut line = line(tree, standing, of);
            let unknown = line.iter().skip(1).position(|one| !tree.has(one));
            line.truncate(unknown.map_or(usize::MAX, |at| at + 1));
            line
        };
        for standing in STANDINGS {
            let moved = MovedLines::of(&was, &is, standing);
            for of in ids() {
                let differ = known(&was, standing, &of) != known(&is, standing, &of);
                // Where a circle begins, opens or turns, it is said to differ, though walking round it is the same.
                let is_circle = [&was, &is].iter().any(|tree| {
                    let line = line(tree, standing, &of);
                    let last = line.last().and_then(|last| tree.get(last));
                    last.is_some_and(|last| !last.parent.is_empty())
                });
                let found = moved.differ(&of, &of);
                prop_assert!(found == differ || found && is_circle, "{:?} {}", standing, of);
            }
        }
    }

    #[test]
    fn sets_and_closings_hold_for_all_units_as_they_do_for_each(
        units in units(),
        owners in prop::collection::vec((prop::option::of(0..14_usize), any::<bool>(), prop::option::of(2020..2028_i64)), 1..9),
    ) {
        let mut desk = desk_of(&units);
        let records = owners.iter().enumerate().flat_map(|(nth, (owner, is_so, year))| {
            let owner = owner.map(id).unwrap_or_default();
            let mut set = vec![text(member::UNIT, &owner), Change::Write([member::IS_SAMPLE].into(), Value::Bool(*is_so))];
            set.extend(year.map(|year| Change::Write([member::FROM_YEAR].into(), Value::Number(year.into()))));
            set.push(Change::Write([Segment::name("fields"), Segment::Item("a".into())].into(), Value::text("kinh-te")));
            let closing = vec![
                text(member::UNIT, owner),
                Change::Write([member::YEAR].into(), Value::Number(i64::from(YEAR).into())),
                Change::Write([member::CLOSED].into(), Value::Bool(*is_so)),
            ];
            [
                (RecordId::new(Collection::SETS, format!("b{nth}")), set),
                (RecordId::new(Collection::CLOSINGS, format!("k{nth}")), closing),
            ]
        });
        desk.run(&Command::Make(records.collect()));
        let tree = UnitTree::of(&desk.register);
        let (sets, closings) = (Sets::of(&desk.register), Closings::of(&desk.register));
        let in_force = sets.in_force_everywhere(&tree, YEAR, Aspect::Fields);
        let over = closings.over(&tree, YEAR);
        for of in ids().iter().map(String::as_str).chain([""]) {
            prop_assert_eq!(in_force.of(of), sets.in_force(&tree, of, YEAR, Aspect::Fields), "{}", of);
            prop_assert_eq!(over.is_closed(of), closings.is_closed(&tree, of, YEAR), "{}", of);
        }
    }
}
