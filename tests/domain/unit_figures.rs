//! Figures by units as they were and as they are today, and what files say of units that cannot be.

use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::figures_by_unit::UnitView;
use so_dan_van_kheo::domain::scope::{Scope, in_scope};
use so_dan_van_kheo::domain::summary::{Summary, Tally};
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit_trouble::{UnitTrouble, unit_troubles};

use crate::{Desk, add_units};

const NONE: &[&str] = &[];
const ENDED: &str = "2025-06-30";

fn tally(counts: &[(&str, usize)]) -> Tally {
    let counts = counts.iter();
    counts.map(|(id, n)| ((*id).to_owned(), *n)).collect()
}

/// Two communes merged into one of another province, one split, and a party cell below one that was merged.
fn communes() -> Desk {
    let mut desk = Desk::new(1);
    let ended = |parent| ["commune", parent, "", ENDED];
    let units = [
        ("cũ", ["province", "", "", ENDED], &["mới"][..]),
        ("mới", ["province", "", "", ""], NONE),
        ("a", ended("cũ"), &["ab"]),
        ("b", ended("cũ"), &["ab"]),
        ("ab", ["commune", "mới", "", ""], NONE),
        ("chi bộ", ["", "a", "", ""], NONE),
        ("c", ended("cũ"), &["c1", "c2"]),
        ("c1", ["commune", "mới", "", ""], NONE),
        ("c2", ["commune", "mới", "", ""], NONE),
    ];
    add_units(&mut desk, &units);
    for (model, unit) in [
        ("1", "a"),
        ("2", "a"),
        ("3", "b"),
        ("4", "chi bộ"),
        ("5", "c"),
        ("6", "ab"),
        ("7", "chưa có"),
    ] {
        desk.save(model, 2025, |draft| draft.set(FormField::Unit, unit));
    }
    desk
}

#[test]
fn figures_stay_under_the_old_unit_and_can_be_shown_under_its_successor() {
    let desk = communes();
    let tree = UnitTree::of(&desk.register);
    let own = Summary::of(&desk.register, 2025).by_unit;
    assert_eq!(UnitView::AsItWas.grouped(&tree, &own), own);
    let today = UnitView::Today.grouped(&tree, &own);
    let expect = [("ab", 4), ("c", 1), ("chi bộ", 1), ("chưa có", 1)];
    assert_eq!(today, tally(&expect));
    assert_eq!(today.values().sum::<usize>(), own.values().sum::<usize>());
}

#[test]
fn what_lies_below_a_merged_unit_is_added_to_the_one_that_took_its_place() {
    let desk = communes();
    let tree = UnitTree::of(&desk.register);
    let own = Summary::of(&desk.register, 2025).by_unit;
    let as_it_was = UnitView::AsItWas.rolled_up(&tree, &own);
    let expect = [
        ("a", 3),
        ("ab", 1),
        ("b", 1),
        ("c", 1),
        ("chi bộ", 1),
        ("chưa có", 1),
        ("cũ", 5),
        ("mới", 1),
    ];
    assert_eq!(as_it_was, tally(&expect));
    let today = UnitView::Today.rolled_up(&tree, &own);
    let expect = [
        ("ab", 5),
        ("c", 1),
        ("chi bộ", 1),
        ("chưa có", 1),
        ("mới", 6),
    ];
    assert_eq!(today, tally(&expect));
    for (id, n) in &today {
        let within = own
            .iter()
            .filter(|(unit, _)| UnitView::Today.counts_for(&tree, unit, id));
        assert_eq!(within.map(|(_, n)| n).sum::<usize>(), *n, "{id}");
    }
}

#[test]
fn the_scope_of_a_unit_of_today_takes_the_models_of_those_it_took_the_place_of() {
    let desk = communes();
    let check = |unit: &str, expect: &[&str]| {
        let part = in_scope(&desk.register, &Scope::of_unit(unit), |_| false);
        let models = part.iter().filter(|(id, _)| id.is_model());
        let ids: Vec<&str> = models.map(|(id, _)| id.id.as_str()).collect();
        assert_eq!(ids, expect, "{unit}");
    };
    check("ab", &["1", "2", "3", "4", "6"]);
    check("a", &["1", "2", "4"]);
    check("c", &["5"]);
    check("c1", &[]);
    check("cũ", &["1", "2", "3", "4", "5"]);
    check("mới", &["1", "2", "3", "4", "5", "6"]);
}

#[test]
fn circles_of_parents_and_successors_count_nothing_twice() {
    let mut desk = Desk::new(1);
    let units = [
        ("a", ["", "b", "", ENDED], &["b"][..]),
        ("b", ["", "c", "", ENDED], &["a"]),
        ("c", ["", "a", "", ""], NONE),
        ("d", ["", "c", "", ENDED], &["a"]),
        ("e", ["", "e", "", ENDED], &["e"]),
    ];
    add_units(&mut desk, &units);
    for unit in ["a", "b", "c", "d", "e"] {
        desk.save(unit, 2025, |draft| draft.set(FormField::Unit, unit));
    }
    let tree = UnitTree::of(&desk.register);
    let own = Summary::of(&desk.register, 2025).by_unit;
    for view in [UnitView::AsItWas, UnitView::Today] {
        assert_eq!(view.grouped(&tree, &own).values().sum::<usize>(), 5);
        let sums = view.rolled_up(&tree, &own);
        assert!(sums.values().all(|n| *n <= 4), "{sums:?}");
        assert_eq!(sums["e"], 1);
    }
}

#[test]
fn what_cannot_be_is_found_at_its_unit() {
    let mut desk = Desk::new(1);
    let units = [
        ("vòng 1", ["", "vòng 2", "", ""], &["kế 1"][..]),
        ("vòng 2", ["", "vòng 1", "", ""], NONE),
        ("kế 1", ["", "", "", ""], &["kế 2"]),
        ("kế 2", ["", "", "", ""], &["kế 3", "cuối"]),
        ("kế 3", ["", "", "", ""], &["kế 1"]),
        ("cuối", ["", "", "", ""], NONE),
        ("tự kế", ["", "", "", ""], &["tự kế"]),
        ("muộn", ["", "", "", "2025"], &["sớm", "mất"]),
        ("sớm", ["", "", "2020", "2024"], NONE),
        ("ngược", ["", "", "2025", "2024-12-31"], NONE),
        ("lành", ["", "", "2025", "2025"], &["cuối"]),
    ];
    add_units(&mut desk, &units);
    let circle = vec![UnitTrouble::SuccessorCircle];
    let expect = [
        ("kế 1", circle.clone()),
        ("kế 2", circle.clone()),
        ("kế 3", circle.clone()),
        (
            "muộn",
            vec![UnitTrouble::SuccessorEndsFirst("sớm".to_owned())],
        ),
        ("ngược", vec![UnitTrouble::EndsBeforeStart]),
        ("tự kế", circle),
        ("vòng 1", vec![UnitTrouble::ParentCircle]),
        ("vòng 2", vec![UnitTrouble::ParentCircle]),
    ];
    let found = unit_troubles(&UnitTree::of(&desk.register));
    let found: Vec<(&str, Vec<UnitTrouble>)> = found
        .iter()
        .map(|(id, all)| (id.as_str(), all.clone()))
        .collect();
    assert_eq!(found, expect);
}

#[test]
fn a_chain_of_20_000_successors_ends() {
    let mut desk = Desk::new(1);
    let names: Vec<String> = (0..20_000).map(|n| format!("u{n:05}")).collect();
    for (at, name) in names.iter().enumerate() {
        let next: Vec<&str> = names.get(at + 1).map(String::as_str).into_iter().collect();
        let to = if next.is_empty() { "" } else { "2025" };
        add_units(&mut desk, &[(name, ["", "", "", to], &next)]);
    }
    let tree = UnitTree::of(&desk.register);
    assert_eq!(tree.today("u00000"), "u19999");
    assert!(tree.is_within_today("u00000", "u19999") && tree.leads_to("u00000", "u19999"));
    assert!(unit_troubles(&tree).is_empty());
}

#[test]
fn a_unit_that_is_still_to_end_stands_for_itself_until_its_last_day() {
    let desk = communes();
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2025, month, day).unwrap();
    let tree = |on| UnitTree::of(&desk.register).on(on);
    let before = tree(day(6, 29));
    assert!(!before.get("a").unwrap().is_retired);
    assert_eq!(before.today("a"), "a");
    let after = tree(day(6, 30));
    assert!(after.get("a").unwrap().is_retired);
    assert_eq!(after.today("a"), "ab");
}
