//! Figures and the models behind them: counted a second time by hand, for drawn registers and for odd ones.

use std::collections::{BTreeMap, BTreeSet};

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::figures::{
    Counted, Figure, Figures, Groups, MeasuredSum, Question, Reach, UnitView, awards, by, by_each,
    levels, measured,
};
use so_dan_van_kheo::domain::grade::is_good_grade;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::tally::Tally;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;

use crate::Desk;
use crate::draw::Draw;

const STAGES: &[&str] = &[
    "draft",
    "registered",
    "returned",
    "accepted",
    "running",
    "reviewed",
    "proposed",
    "recognised",
    "not_recognised",
    "stopped",
    "",
    "giai đoạn khác",
];
const UNITS: &[&str] = &[
    "tinh", "xa-1", "xa-2", "thon", "cu", "chia", "vong-a", "vong-b", "la", "",
];

/// Draws a register: units with a tree, a merger, a split and a circle; models of several years, levels and awards.
fn drawn(seed: u64, n_models: usize) -> Register {
    let mut draw = Draw::new(seed);
    let mut desk = Desk::new(seed + 1);
    units(&mut desk);
    for n in 0..n_models {
        let id = RecordId::model(format!("m{n:03}"));
        let mut write = |path: &[Segment], value: Value| {
            desk.write(&id, path.to_vec().into(), value);
        };
        write(&[member::TITLE], Value::text(format!("Mô hình {n}")));
        write(&[member::UNIT], Value::text(draw.one(UNITS)));
        write(
            &[member::FIELD],
            Value::text(draw.one(&["kinh-te", "van-hoa", "", "la"])),
        );
        write(
            &[member::SUBJECT],
            Value::text(draw.one(&["collective", "individual", "", "ho"])),
        );
        for year in 2021..=2025 {
            if draw.below(3) == 0 {
                continue;
            }
            let path = |segment| [member::YEARS, Segment::Year(year), segment];
            write(&path(member::STAGE), Value::text(draw.one(STAGES)));
            write(
                &path(member::ENTRY),
                Value::text(draw.one(&["new", "continued", ""])),
            );
            for level in ["commune", "district", "commune"] {
                if draw.below(2) == 0 {
                    let item = Segment::Item(format!("{level}-{}", draw.below(2)));
                    let [years, of, _] = path(member::STAGE);
                    write(
                        &[years, of, member::REGISTERED_LEVELS, item],
                        Value::text(level),
                    );
                }
            }
            if draw.below(4) == 0 {
                let [years, of, _] = path(member::STAGE);
                let award = [("form".to_owned(), Value::text("Giấy khen"))]
                    .into_iter()
                    .collect();
                write(
                    &[years, of, member::AWARDS, Segment::Item("01-a".into())],
                    Value::Map(award),
                );
            }
        }
        if draw.below(6) == 0 {
            let other = format!("m{:03}", draw.below(n_models));
            write(&[member::SAME_AS], Value::text(other));
        }
        if draw.below(12) == 0 {
            desk.run(&Command::Delete(id));
        }
    }
    desk.register
}

fn units(desk: &mut Desk) {
    for (id, parent, valid_to, successors) in [
        ("tinh", "", "", &[][..]),
        ("xa-1", "tinh", "", &[]),
        ("xa-2", "tinh", "", &[]),
        ("thon", "xa-1", "", &[]),
        ("cu", "tinh", "2025-06-30", &["xa-1"]),
        ("chia", "tinh", "2025-06-30", &["xa-1", "xa-2"]),
        ("vong-a", "vong-b", "", &[]),
        ("vong-b", "vong-a", "", &[]),
    ] {
        let members = [
            (member::NAME, id),
            (member::PARENT, parent),
            (member::VALID_TO, valid_to),
        ];
        let members = members.map(|(name, text)| (name, Value::text(text)));
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(id),
            members: members.to_vec(),
            successors: successors.iter().map(|id| (*id).to_owned()).collect(),
        });
    }
}

fn tally(groups: &Groups<'_>) -> Tally {
    let counts = groups
        .iter()
        .map(|(id, part)| ((*id).to_owned(), Figure::of(part).n()));
    counts.collect()
}

fn with<R>(register: &Register, question: &Question, look: impl FnOnce(&Figures<'_>) -> R) -> R {
    let tree = UnitTree::of(register);
    look(&Figures::of(register, &tree, question))
}

/// Lists the ids behind a figure.
fn ids(figures: &Figures<'_>, figure: &Figure) -> Vec<String> {
    let places = figure.places().iter();
    let ids = places.map(|at| figures.models[*at as usize].record_id().id.clone());
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}

#[test]
fn figures_of_a_year_are_those_of_the_overview() {
    for seed in 0..12 {
        let register = drawn(seed, 60);
        for year in 2020..=2026 {
            let summary = Summary::of(&register, year);
            with(&register, &Question::of_year(year), |figures| {
                let all = &figures.entries;
                assert_eq!(
                    figures.registered().n(),
                    summary.n_registered,
                    "{seed} {year}"
                );
                assert_eq!(tally(&by(all, &|one| one.model.field())), summary.by_field);
                assert_eq!(
                    tally(&by(all, &|one| one.model.subject())),
                    summary.by_subject
                );
                assert_eq!(tally(&figures.by_unit(Reach::Alone)), summary.by_unit);
                let is_continued = |one: &Counted<'_>| one.is_continued;
                assert_eq!(
                    Figure::of_those(all, &is_continued).n(),
                    summary.n_continued
                );
                let both = [figures.entries.clone(), figures.left_out.clone()].concat();
                assert_eq!(
                    tally(&by(&both, &|one| one.entry.stage())),
                    summary.by_stage
                );
                assert_eq!(
                    figures.undecided(&Figure::of(&both)).n(),
                    summary.n_undecided
                );
            });
        }
    }
}

/// Is a model counted by hand: its unit and, by year, its stage.
type Naive = BTreeMap<String, (String, BTreeMap<i32, String>)>;

/// Counts by hand: groups are found by walking the links until nothing changes.
fn naive(register: &Register) -> Naive {
    let models: Vec<Model<'_>> = Model::each(register).collect();
    let all: BTreeMap<&str, Model<'_>> = models
        .iter()
        .map(|model| (model.record_id().id.as_str(), *model))
        .collect();
    let mut face: BTreeMap<&str, &str> = all.keys().map(|id| (*id, *id)).collect();
    loop {
        let before = face.clone();
        for (id, model) in &all {
            let other = model.text(member::SAME_AS);
            if let Some((other, _)) = all.get_key_value(other) {
                let least = face[id].min(face[other]);
                face.insert(id, least);
                face.insert(other, least);
            }
        }
        if before == face {
            break;
        }
    }
    let mut counted = Naive::new();
    for (id, model) in &all {
        let of = face[id];
        let (_, years) = counted
            .entry(of.to_owned())
            .or_insert_with(|| (all[of].unit().to_owned(), BTreeMap::new()));
        for entry in model.years() {
            years
                .entry(entry.year())
                .or_insert_with(|| entry.stage().to_owned());
        }
    }
    counted
}

/// Says by hand whether a unit lies within another.
fn is_within(tree: &UnitTree, unit: &str, top: &str) -> bool {
    let mut at = unit;
    for _ in 0..20 {
        if at == top {
            return true;
        }
        at = tree.get(at).map_or("", |unit| unit.parent.as_str());
    }
    false
}

#[test]
fn a_second_count_by_hand_finds_the_same_models_for_every_unit_and_period() {
    for seed in 20..28 {
        let register = drawn(seed, 50);
        let tree = UnitTree::of(&register);
        let counted = naive(&register);
        for (from, to) in [(2022, 2022), (2021, 2025), (2024, 2023)] {
            for (view, reach) in [
                (UnitView::AsItWas, Reach::WithBelow),
                (UnitView::AsItWas, Reach::Alone),
                (UnitView::Today, Reach::WithBelow),
                (UnitView::Today, Reach::Alone),
            ] {
                let today = |unit: &str| match (view, unit) {
                    (UnitView::Today, "cu") => "xa-1".to_owned(),
                    _ => unit.to_owned(),
                };
                for unit in UNITS.iter().chain(&["không có"]) {
                    let question = Question {
                        from_year: from,
                        to_year: to,
                        unit: (*unit).to_owned(),
                        reach,
                        view,
                        ..Question::default()
                    };
                    let asked = today(unit);
                    let is_meant = |own: &str| match (asked.as_str(), reach) {
                        ("", _) => true,
                        (asked, Reach::WithBelow) => is_within(&tree, &today(own), asked),
                        (asked, Reach::Alone) => today(own) == asked,
                    };
                    let expect: Vec<String> = counted
                        .iter()
                        .filter(|(_, (own, years))| {
                            let mut stages = years.range(from.min(to)..=to).filter(|_| from <= to);
                            is_meant(own)
                                && stages.any(|(_, stage)| stage != "draft" && stage != "returned")
                        })
                        .map(|(id, _)| id.clone())
                        .collect();
                    with(&register, &question, |figures| {
                        let registered = figures.registered();
                        assert_eq!(registered.n(), expect.len(), "{seed} {question:?}");
                        assert_eq!(ids(figures, &registered), expect, "{seed} {question:?}");
                    });
                }
            }
        }
    }
}

#[test]
fn a_unit_with_those_below_counts_what_a_question_about_it_counts() {
    for seed in 40..46 {
        let register = drawn(seed, 60);
        for view in [UnitView::AsItWas, UnitView::Today] {
            let everywhere = Question {
                view,
                from_year: 2021,
                to_year: 2025,
                ..Question::default()
            };
            with(&register, &everywhere, |figures| {
                for (unit, part) in figures
                    .by_unit(Reach::WithBelow)
                    .iter()
                    .filter(|(unit, _)| !unit.is_empty())
                {
                    let of_unit = Question {
                        unit: (*unit).to_owned(),
                        ..everywhere.clone()
                    };
                    let own = ids(figures, &Figure::of(part));
                    with(&register, &of_unit, |figures| {
                        assert_eq!(ids(figures, &figures.registered()), own, "{seed} {unit}");
                    });
                }
            });
        }
    }
}

#[test]
fn every_step_of_a_funnel_is_a_part_of_the_one_before() {
    for seed in 60..66 {
        let register = drawn(seed, 60);
        with(&register, &Question::of_year(2023), |figures| {
            let of = |is: &dyn Fn(&Counted<'_>) -> bool| -> BTreeSet<u32> {
                Figure::of_those(&figures.entries, is)
                    .places()
                    .iter()
                    .copied()
                    .collect()
            };
            let (accepted, recognised) = (of(&|one| one.is_accepted), of(&|one| one.is_recognised));
            assert!(accepted.is_subset(&of(&|_| true)));
            assert!(recognised.is_subset(&accepted));
        });
    }
}

#[test]
fn a_model_registered_at_three_levels_counts_once_and_at_each() {
    let mut desk = Desk::new(1);
    desk.save("a", 2026, |draft| {
        draft.registered_levels = ["commune", "district", "province"]
            .map(str::to_owned)
            .into();
    });
    desk.save("b", 2026, |_| {});
    with(&desk.register, &Question::of_year(2026), |figures| {
        assert_eq!(figures.registered().n(), 2);
        let by_level = by_each(&figures.entries, &mut levels);
        let expect = [("", 1), ("commune", 1), ("district", 1), ("province", 1)];
        let expect: Tally = expect.map(|(id, n)| (id.to_owned(), n)).into();
        assert_eq!(tally(&by_level), expect);
    });
}

#[test]
fn awards_go_to_whom_they_name_and_else_to_the_subject_of_the_model() {
    let mut desk = Desk::new(1);
    desk.save("a", 2026, |_| {});
    for (item, subject) in [("1", "individual"), ("2", "")] {
        let award = [
            ("form", "Bằng khen"),
            ("body", "UBND tỉnh"),
            ("subject", subject),
        ];
        let award = award.map(|(name, text)| (name.to_owned(), Value::text(text)));
        let path = [
            member::YEARS,
            Segment::Year(2026),
            member::AWARDS,
            Segment::Item(item.into()),
        ];
        desk.write(
            &RecordId::model("a"),
            path.into(),
            Value::Map(award.into_iter().collect()),
        );
    }
    with(&desk.register, &Question::of_year(2026), |figures| {
        let awards = awards(&figures.entries);
        let subjects: Vec<&str> = awards.iter().map(|one| one.subject).collect();
        assert_eq!(subjects, ["individual", "collective"]);
        assert!(
            awards
                .iter()
                .all(|one| (one.form, one.body) == ("Bằng khen", "UBND tỉnh"))
        );
    });
}

#[test]
fn what_two_offices_wrote_at_once_is_counted_the_same_in_either_order() {
    let mut ours = Desk::new(1);
    for model in ["a", "b", "c"] {
        ours.save(model, 2026, |_| {});
    }
    let mut theirs = Desk::new(2);
    theirs.register = ours.register.clone();
    ours.write_of_year("a", 2026, member::STAGE, Value::text("recognised"));
    theirs.write_of_year("a", 2026, member::STAGE, Value::text("accepted"));
    theirs.save("b", 2026, |draft| draft.set(FormField::Field, "van-hoa"));
    ours.run(&Command::Delete(RecordId::model("c")));
    let join = |one: &Register, other: &Register| {
        let mut all = one.clone();
        all.join(other);
        all
    };
    let both = [
        join(&ours.register, &theirs.register),
        join(&theirs.register, &ours.register),
    ];
    for register in &both {
        with(register, &Question::of_year(2026), |figures| {
            assert_eq!(ids(figures, &figures.registered()), ["a", "b"]);
            assert_eq!(
                ids(figures, &figures.undecided(&figures.registered())),
                ["a"]
            );
            let summary = Summary::of(register, 2026);
            assert_eq!(
                tally(&by(&figures.entries, &|one| one.model.field())),
                summary.by_field
            );
        });
    }
}

#[test]
fn a_question_about_a_field_counts_its_models_alone() {
    let register = drawn(7, 60);
    for field in ["kinh-te", "la", "không có"] {
        let question = Question {
            field: field.to_owned(),
            ..Question::of_year(2023)
        };
        let expect = Summary::of(&register, 2023).by_field.get(field).copied();
        with(&register, &question, |figures| {
            assert_eq!(figures.registered().n(), expect.unwrap_or(0), "{field}");
        });
    }
}

#[test]
fn grades_that_begin_with_a_no_are_not_good() {
    for (name, expect) in [
        ("Tốt", true),
        ("Khá", true),
        ("Hiệu quả", true),
        ("Đạt", true),
        ("Kém", false),
        ("Yếu", false),
        ("Chưa hiệu quả", false),
        ("KHÔNG ĐẠT", false),
        ("Khong dat", false),
        ("Chưa/không hiệu quả", false),
        ("(Chưa đạt)", false),
        ("Yếu-kém", false),
        ("– không xếp loại", false),
        ("(Tốt)", true),
        ("---", false),
        ("", false),
        (" ", false),
    ] {
        assert_eq!(is_good_grade(name), expect, "{name}");
    }
}

#[test]
fn an_indicator_that_an_entry_has_twice_counts_once() {
    let mut desk = Desk::new(1);
    desk.save("a", 2026, |_| {});
    for (item, name, value, measure) in [
        ("1", "Ngày công", None, "công"),
        ("2", "ngày  CÔNG", Some(30), "Công"),
        ("3", "Ngày công", Some(5), "giờ"),
        ("ngay cong", "Ngày công", Some(20), "công"),
    ] {
        let mut members = vec![
            ("name".to_owned(), Value::text(name)),
            ("measure".to_owned(), Value::text(measure)),
        ];
        members.extend(value.map(|n: i64| ("value".to_owned(), Value::Number(n.into()))));
        let list = [member::YEARS, Segment::Year(2026), member::INDICATORS];
        let path = [&list[..], &[Segment::Item(item.into())]].concat();
        desk.write(
            &RecordId::model("a"),
            path.into(),
            Value::Map(members.into_iter().collect()),
        );
    }
    with(&desk.register, &Question::of_year(2026), |figures| {
        let mut sums: BTreeMap<&str, MeasuredSum> = BTreeMap::new();
        for one in measured(&figures.entries, &|name| name) {
            let sum = sums
                .entry(if one.indicator.measure == "giờ" {
                    "giờ"
                } else {
                    "công"
                })
                .or_default();
            sum.add(&one);
        }
        assert_eq!(sums["giờ"].total.literal(), "5");
        assert_eq!(sums["công"].total.literal(), "20");
        assert_eq!((sums["công"].n_added, sums["công"].n_left_out), (1, 2));
    });
}
