//! Figures by units as they were and as they are today, and what files say of units that cannot be.

use so_dan_van_kheo::domain::carry_over::{CarryOver, outlook};
use so_dan_van_kheo::domain::closing::{ClosingEvent, Closings, closing_changes, closing_id};
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::figures::{Depth, Figure, Figures, LEVELS_IN_SIGHT, Question, Reach};
use so_dan_van_kheo::domain::figures_by_unit::UnitView;
use so_dan_van_kheo::domain::register::RecordId;
use so_dan_van_kheo::domain::scope::{Scope, in_scope};
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::tally::Tally;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit_trouble::{UnitTrouble, unit_troubles};
use so_dan_van_kheo::report::catalogue::Catalogue;
use so_dan_van_kheo::report::tables::{Cell, Report, ReportKind, UnitRows, report};

use crate::{Desk, add_units};

const NONE: &[&str] = &[];
const ENDED: &str = "2025-06-30";

pub(crate) fn tally(counts: &[(&str, usize)]) -> Tally {
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
fn units_deeper_than_the_levels_in_sight_count_in_the_last_of_them() {
    let depth = LEVELS_IN_SIGHT + 8;
    for is_circle in [false, true] {
        let mut desk = Desk::new(1);
        let ids: Vec<String> = (0..depth).map(|nth| format!("u{nth:02}")).collect();
        for (nth, id) in ids.iter().enumerate() {
            let parent = match (nth, is_circle) {
                (0, false) => "",
                (0, true) => ids.last().unwrap(),
                _ => &ids[nth - 1],
            };
            add_units(&mut desk, &[(id, ["", parent, "", ""], NONE)]);
            desk.save(id, 2025, |draft| draft.set(FormField::Unit, id));
        }
        let tree = UnitTree::of(&desk.register);
        for (top, n_below) in [("", depth), ("u04", depth - 4)] {
            let question = Question {
                unit: top.to_owned(),
                ..Question::of_year(2025)
            };
            let figures = Figures::of(&desk.register, &tree, &question);
            assert!(figures.has_units_out_of_sight());
            let groups = figures.by_unit(Reach::WithBelow);
            assert_eq!(groups.len(), LEVELS_IN_SIGHT, "{top} {is_circle}");
            let n = if is_circle { depth } else { n_below };
            let n_of_top = groups.values().map(|group| Figure::of(group).n()).max();
            assert_eq!(
                (figures.registered().n(), n_of_top),
                (n, Some(n)),
                "{top} {is_circle}"
            );
            assert_eq!(figures.by_unit(Reach::Alone).len(), n);
        }
    }
}

#[test]
fn figures_stay_under_the_old_unit_and_can_be_shown_under_its_successor() {
    let desk = communes();
    let tree = UnitTree::of(&desk.register);
    let own = Summary::of(&desk.register, 2025).by_unit;
    assert_eq!(UnitView::AsItWas.grouped(&tree, &own, 2025), own);
    let today = UnitView::Today.grouped(&tree, &own, 2025);
    let expect = [("ab", 4), ("c", 1), ("chi bộ", 1), ("chưa có", 1)];
    assert_eq!(today, tally(&expect));
    assert_eq!(today.values().sum::<usize>(), own.values().sum::<usize>());
}

#[test]
fn what_lies_below_a_merged_unit_is_added_to_the_one_that_took_its_place() {
    let desk = communes();
    let tree = UnitTree::of(&desk.register);
    let own = Summary::of(&desk.register, 2025).by_unit;
    let as_it_was = UnitView::AsItWas.rolled_up(&tree, &own, 2025);
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
    let today = UnitView::Today.rolled_up(&tree, &own, 2025);
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
            .filter(|(unit, _)| UnitView::Today.counts_for(&tree, unit, id, 2025));
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
        assert_eq!(view.grouped(&tree, &own, 2025).values().sum::<usize>(), 5);
        let sums = view.rolled_up(&tree, &own, 2025);
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
    assert!(tree.is_within_today("u00000", "u19999") && tree.led_to(["u00000"]).contains("u19999"));
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

/// Xã An became Xã Cộng in the middle of 2025, and that Xã Dung at the end of 2026; their district and a cell went with them.
fn successors() -> Desk {
    let mut desk = Desk::new(1);
    let units = [
        ("huyện", ["district", "", "", ENDED], &["tỉnh"][..]),
        ("tỉnh", ["province", "", "", ""], NONE),
        ("an", ["commune", "huyện", "", ENDED], &["cộng"]),
        ("chi bộ", ["", "an", "", ""], NONE),
        ("cộng", ["commune", "tỉnh", "2025-07-01", "2026"], &["dung"]),
        ("dung", ["commune", "tỉnh", "2027", ""], NONE),
        ("chia", ["commune", "huyện", "", "2024"], &["cộng", "dung"]),
    ];
    add_units(&mut desk, &units);
    for year in 2024..=2028 {
        for model in ["an", "chi bộ", "chia"] {
            desk.save(model, year, |draft| draft.set(FormField::Unit, model));
        }
    }
    desk
}

fn ask(desk: &Desk, question: &Question) -> (usize, Tally, Tally) {
    let tree = UnitTree::of(&desk.register);
    let figures = Figures::of(&desk.register, &tree, question);
    let counts = |reach| {
        let groups = figures.by_unit(reach);
        let counts = groups.iter();
        let counts = counts.map(|(id, part)| ((*id).to_owned(), Figure::of(part).n()));
        counts.collect::<Tally>()
    };
    let n = figures.registered().n();
    (n, counts(Reach::Alone), counts(Reach::WithBelow))
}

#[test]
fn a_year_counts_under_the_units_of_that_year_and_those_above_them() {
    let desk = successors();
    let tree = UnitTree::of(&desk.register);
    for (year, commune, above) in [
        (2024, "an", "huyện"),
        (2025, "an", "huyện"),
        (2026, "cộng", "tỉnh"),
        (2027, "dung", "tỉnh"),
        (2028, "dung", "tỉnh"),
    ] {
        assert_eq!(tree.in_year("an", year), commune, "{year}");
        assert!(tree.is_within_in_year("chi bộ", commune, year), "{year}");
        let (n, alone, with_below) = ask(&desk, &Question::of_year(year));
        assert_eq!(n, 3);
        let own = [(commune, 1), ("chi bộ", 1), ("chia", 1)];
        assert_eq!(
            alone,
            tally(&own),
            "{year}: a unit that was split stands for itself"
        );
        let summary = Summary::of(&desk.register, year);
        assert_eq!(summary.by_unit, alone, "{year}");
        let all = [(commune, 2), ("chi bộ", 1), ("chia", 1), (above, 3)];
        assert_eq!(with_below, tally(&all), "{year}");
        let rolled = UnitView::AsItWas.rolled_up(&tree, &summary.by_unit, year);
        assert_eq!(rolled, with_below, "{year}");
    }
}

#[test]
fn a_question_about_a_unit_that_has_ended_finds_its_years_and_its_successor_has_the_later_ones() {
    let desk = successors();
    let of = |unit: &str, from_year, to_year, view| {
        let question = Question {
            from_year,
            to_year,
            unit: unit.to_owned(),
            view,
            ..Question::default()
        };
        ask(&desk, &question).0
    };
    for (unit, from, to, n) in [
        ("an", 2024, 2025, 2),
        ("an", 2025, 2028, 2),
        ("an", 2026, 2028, 0),
        ("cộng", 2024, 2025, 0),
        ("cộng", 2024, 2028, 2),
        ("dung", 2026, 2026, 0),
        ("huyện", 2024, 2028, 3),
        ("huyện", 2026, 2028, 0),
        ("tỉnh", 2024, 2025, 0),
        ("tỉnh", 2026, 2026, 3),
    ] {
        assert_eq!(
            of(unit, from, to, UnitView::AsItWas),
            n,
            "{unit} {from}-{to}"
        );
    }
    for unit in ["an", "cộng", "dung"] {
        assert_eq!(of(unit, 2024, 2024, UnitView::Today), 2, "{unit}");
    }
}

#[test]
fn a_term_counts_a_model_once_though_it_stands_under_two_units() {
    let desk = successors();
    let years = |view| Question {
        from_year: 2024,
        to_year: 2028,
        view,
        ..Question::default()
    };
    let (n, alone, _) = ask(&desk, &years(UnitView::AsItWas));
    assert_eq!((n, alone["an"], alone["cộng"], alone["dung"]), (3, 1, 1, 1));
    assert_eq!(ask(&desk, &years(UnitView::Today)).0, 3);
}

#[test]
fn units_in_a_circle_of_successors_stand_for_themselves_in_every_year() {
    let mut desk = Desk::new(1);
    let units = [
        ("a", ["", "b", "", "2024"], &["b"][..]),
        ("b", ["", "a", "", "2024"], &["a"]),
        ("c", ["", "a", "", "2024"], &["a"]),
        ("d", ["", "", "", "2024"], &["d"]),
        ("e", ["", "", "", "2024"], &["không có"]),
    ];
    add_units(&mut desk, &units);
    let all = ["a", "b", "c", "d", "e", "không có"];
    for unit in all {
        desk.save(unit, 2026, |draft| draft.set(FormField::Unit, unit));
    }
    let (n, alone, _) = ask(&desk, &Question::of_year(2026));
    assert_eq!((n, alone), (6, tally(&all.map(|unit| (unit, 1)))));
}

#[test]
fn without_units_that_have_ended_every_year_has_the_units_as_written() {
    let mut desk = Desk::new(1);
    let units = [
        ("tỉnh", ["", "", "", ""], NONE),
        ("a", ["", "tỉnh", "2030", ""], &["b"]),
        ("b", ["", "tỉnh", "", "2200"], &["a"]),
    ];
    add_units(&mut desk, &units);
    let tree = UnitTree::of(&desk.register);
    for year in [1900, 2024, 2200] {
        for unit in ["tỉnh", "a", "b", "", "không có"] {
            assert_eq!(tree.in_year(unit, year), unit);
            for top in ["tỉnh", "a", "b"] {
                let is_within = tree.is_within(unit, top);
                assert_eq!(tree.is_within_in_year(unit, top, year), is_within);
            }
        }
    }
}

#[test]
fn a_year_closed_at_a_unit_is_closed_for_those_it_took_the_place_of() {
    let mut desk = successors();
    let event = ClosingEvent {
        closes: true,
        on: chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap(),
        by: "An".to_owned(),
        reason: String::new(),
    };
    let changes = closing_changes(&desk.register, "cộng", 2025, "Năm 2025", &event);
    desk.run(&Command::Make(vec![(closing_id("cộng", 2025), changes)]));
    // Xã Dung is still to come.
    let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    let tree = UnitTree::of(&desk.register).on(day);
    let closings = Closings::of(&desk.register);
    for (unit, is_closed) in [
        ("cộng", true),
        ("an", true),
        ("chi bộ", true),
        ("chia", false),
        ("dung", false),
        ("tỉnh", false),
    ] {
        assert_eq!(closings.is_closed(&tree, unit, 2025), is_closed, "{unit}");
        assert!(!closings.is_closed(&tree, unit, 2026), "{unit}");
    }
}

#[test]
fn models_carried_over_from_a_unit_that_ends_are_counted_for_its_successor() {
    let desk = successors();
    let tree = UnitTree::of(&desk.register);
    let ids = ["an", "chi bộ", "chia", "không có"].map(RecordId::model);
    let n = |from| {
        let carrying = CarryOver {
            from,
            to: from + 1,
            on: chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap(),
            by: String::new(),
        };
        let closings = Closings::default();
        outlook(&desk.register, &tree, &closings, &ids, &carrying).n_of_ended
    };
    // What has an entry of the next year already does not go on, and is not told.
    assert_eq!([2027, 2028].map(n), [0, 1]);
}

pub(crate) fn of_communes(desk: &Desk, kind: ReportKind, question: &Question) -> Report {
    let question = Question {
        depth: Depth::Communes,
        ..question.clone()
    };
    let catalogue = Catalogue::of(&desk.register);
    let rows = UnitRows::WithFigures;
    report(kind, &desk.register, &catalogue, &question, rows, 100)
}

/// Returns the first two cells of each row of the first table.
pub(crate) fn first_cells(report: &Report) -> Vec<(String, usize)> {
    let rows = report.tables[0].rows.iter();
    let cells = rows.map(|row| match &row.cells[..] {
        [name, Cell::Figure(figure), ..] => (name.words(), figure.n()),
        cells => panic!("{cells:?}"),
    });
    cells.collect()
}

#[test]
fn communes_have_all_below_them_and_their_rows_add_up_to_the_total() {
    let mut desk = communes();
    add_units(
        &mut desk,
        &[
            ("khu c1", ["", "c1", "", ""], NONE),
            ("tổ c1", ["", "khu c1", "", ""], NONE),
        ],
    );
    for (model, unit) in [("8", "tổ c1"), ("9", "c1"), ("10", "mới")] {
        desk.save(model, 2025, |draft| draft.set(FormField::Unit, unit));
    }
    let year = Question::of_year(2025);
    let report = of_communes(&desk, ReportKind::Units, &year);
    let expect = [
        ("cũ", 0),
        ("a", 3),
        ("b", 1),
        ("c", 1),
        ("mới (riêng)", 1),
        ("ab", 1),
        ("c1", 2),
        ("chưa có", 1),
        ("Tổng số", 10),
    ];
    let expect: Vec<(String, usize)> = expect
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| ((*name).to_owned(), *n))
        .collect();
    assert_eq!(first_cells(&report), expect);
    let tree = UnitTree::of(&desk.register);
    let by_unit = Summary::of(&desk.register, 2025).by_unit;
    let by_commune = UnitView::AsItWas.by_commune(&tree, &by_unit, 2025);
    assert_eq!(by_commune.values().sum::<usize>(), 10);
    assert_eq!((by_commune["a"], by_commune["c1"]), (3, 2));
    // The unit asked about bounds the line: a part of a commune is not called by its name.
    let of_part = Question {
        unit: "khu c1".to_owned(),
        ..year.clone()
    };
    let part = of_communes(&desk, ReportKind::Units, &of_part);
    assert_eq!(
        first_cells(&part),
        [("tổ c1".to_owned(), 1), ("Tổng số".to_owned(), 1)]
    );
    let plain = report_of(&desk, &year);
    let chart = &plain.charts[0];
    let bars = chart.bars.iter().map(|(name, n)| (name.as_str(), n[0]));
    let bars: Vec<_> = bars.collect();
    assert!(bars.iter().all(|(_, n)| *n <= 3) && bars.iter().map(|(_, n)| n).sum::<usize>() == 10);
    assert!(chart.caption.contains("của riêng từng đơn vị"));
    let by_commune = of_communes(&desk, ReportKind::Units, &year);
    let chart = &by_commune.charts[0];
    let bars = chart.bars.iter().map(|(name, n)| (name.as_str(), n[0]));
    let mut bars: Vec<_> = bars.collect();
    assert_eq!(bars[..2], [("a", 3), ("c1", 2)]);
    assert!(chart.caption.contains("gồm đơn vị bên dưới"));
    let mut rows = first_cells(&by_commune);
    rows.pop();
    let mut rows: Vec<(&str, usize)> = rows.iter().map(|(name, n)| (name.as_str(), *n)).collect();
    bars.sort_unstable();
    rows.sort_unstable();
    assert_eq!(bars, rows);
}

fn report_of(desk: &Desk, question: &Question) -> Report {
    let catalogue = Catalogue::of(&desk.register);
    let kind = ReportKind::Units;
    report(
        kind,
        &desk.register,
        &catalogue,
        question,
        UnitRows::All,
        100,
    )
}

#[test]
fn what_makes_rows_of_communes_more_than_the_total_is_said() {
    let mut desk = communes();
    desk.save("1", 2026, |_| {});
    let both = Question {
        from_year: 2025,
        to_year: 2026,
        ..Question::default()
    };
    for (question, is_more) in [(Question::of_year(2025), false), (both.clone(), true)] {
        let report = of_communes(&desk, ReportKind::Units, &question);
        let mut rows = first_cells(&report);
        let (_, total) = rows.pop().unwrap();
        let sum: usize = rows.iter().map(|(_, n)| n).sum();
        assert_eq!((total, sum), (7, if is_more { 8 } else { 7 }));
        let says = |words: &str| {
            let notes = &report.tables[0].notes;
            notes.iter().any(|note| note.text.contains(words))
        };
        assert_eq!(says("tính cho đơn vị của từng năm"), is_more);
        assert!(says("gồm mọi đơn vị bên dưới"));
    }
    let today = Question {
        view: UnitView::Today,
        ..both
    };
    let rows = first_cells(&of_communes(&desk, ReportKind::Units, &today));
    assert!(rows.contains(&("ab".to_owned(), 5)), "{rows:?}");
}
