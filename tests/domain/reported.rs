//! Reported totals stand beside counted ones: what does not agree is told with both sums, and nothing is corrected.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::conflicts_of;
use so_dan_van_kheo::domain::date::DateError;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::fold::slug;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::register::RecordId;
use so_dan_van_kheo::domain::reported::{Reported, counted};
use so_dan_van_kheo::domain::reported_draft::{
    ReportedDraft, ReportedField, ReportedFlaw, reported_id,
};
use so_dan_van_kheo::domain::reported_figures::{
    Breakdown, Difference, Disagreement, Figure, Figures, Place, Rule,
};
use so_dan_van_kheo::domain::reported_sum::{ReportedSum, reported_sum, reported_sums};
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::tally::Tally;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;

use crate::{Desk, add_units};

const UNIT: &str = "don-vi";

/// Is one report as it was published.
struct Published {
    name: String,
    year: i32,
    total: usize,
    figures: Figures,
    /// Awards by body: to collectives, to individuals, to nobody said.
    awards: Vec<(String, [usize; 3])>,
}

fn n(json: &Json) -> Option<usize> {
    Some(json.as_u64()? as usize)
}

fn tally(json: &Json) -> Tally {
    let parts = json.as_object().into_iter().flatten();
    parts
        .map(|(name, count)| (slug(name), n(count).unwrap()))
        .collect()
}

fn read(json: &Json) -> Published {
    let mut figures = Figures::default();
    for figure in Figure::ALL {
        figures.set(figure, n(&json[figure.id()]));
    }
    let states = [
        (Figure::Done, "thực hiện được"),
        (Figure::Effective, "đạt hiệu quả cao"),
        (Figure::NotEffective, "chưa đạt hiệu quả"),
    ];
    for (figure, state) in states {
        if let Some(n) = n(&json["by_state"][state]) {
            figures.set(figure, Some(n));
        }
    }
    let total = n(&json["total"]).unwrap();
    let is_total = |figure| figures.get(figure) == Some(total);
    if ![Figure::Registered, Figure::Recognised]
        .into_iter()
        .any(is_total)
    {
        figures.set(Figure::Registered, Some(total));
    }
    for breakdown in Breakdown::ALL {
        *figures.by_mut(breakdown) = tally(&json[breakdown.id()]);
    }
    let awards = json["awards"].as_object().into_iter().flatten();
    let awards = awards.map(|(body, to)| {
        let to = ["tap_the", "ca_nhan", "tong"].map(|name| n(&to[name]).unwrap_or(0));
        (body.clone(), to)
    });
    let year = json["year"].as_str().unwrap();
    let mut digits = year.split(|c: char| !c.is_ascii_digit());
    let year = digits.rfind(|part| part.len() == 4);
    Published {
        name: json["unit"].as_str().unwrap().to_owned(),
        year: year.map_or(2020, |year| year.parse().unwrap()),
        total,
        figures,
        awards: awards.collect(),
    }
}

/// Returns the reports that say more than a total.
fn published() -> Vec<Published> {
    let text = include_str!("../fixtures/reported-statistics.json");
    let json: Json = serde_json::from_str(text).unwrap();
    let reports = json["reports"].as_array().unwrap().iter();
    let breakdowns = [
        "by_field",
        "by_kind",
        "by_level",
        "by_state",
        "collective",
        "awards",
        "recognised",
    ];
    reports
        .filter(|report| breakdowns.iter().any(|name| !report[*name].is_null()))
        .map(read)
        .collect()
}

/// Deals the parts of a breakdown out, one model after the other.
fn dealt(parts: &Tally) -> Vec<&str> {
    let parts = parts.iter();
    parts
        .flat_map(|(id, n)| std::iter::repeat_n(id.as_str(), *n))
        .collect()
}

/// Makes models of a report: as many of each part as it says, and the awards on the first of them.
fn rebuilt(report: &Published) -> Desk {
    let mut desk = Desk::new(1);
    let get = |figure| report.figures.get(figure);
    let [fields, kinds, levels] = Breakdown::ALL.map(|one| dealt(report.figures.by(one)));
    let mut subjects: Vec<&str> = Vec::new();
    let mut awards: Vec<(&str, Value)> = Vec::new();
    for (body, to) in &report.awards {
        for (subject, n) in ["collective", "individual", ""].into_iter().zip(to) {
            let award: litemap::LiteMap<String, Value> = [("body", body)]
                .into_iter()
                .map(|(name, text)| (name.to_owned(), Value::text(text)))
                .collect();
            awards.extend(std::iter::repeat_n((subject, Value::Map(award)), *n));
        }
    }
    subjects.extend(awards.iter().map(|(subject, _)| *subject));
    if let (Some(collective), Some(individual)) = (get(Figure::Collective), get(Figure::Individual))
    {
        subjects.extend(std::iter::repeat_n("collective", collective));
        subjects.extend(std::iter::repeat_n("individual", individual));
    }
    let (n_recognised, n_done) = (get(Figure::Recognised), get(Figure::Done));
    let year = |member| YearEntry::path(report.year, member);
    let n_effective = get(Figure::Effective).unwrap_or(0);
    let n_graded = n_effective + get(Figure::NotEffective).unwrap_or(0);
    let models = (0..report.total).map(|at| {
        let part = |parts: &[&str]| Value::text(parts.get(at).copied().unwrap_or_default());
        let stage = match at {
            at if at < n_recognised.unwrap_or(0) => "recognised",
            at if at < n_done.unwrap_or(0) => "reviewed",
            _ => "registered",
        };
        let grade = match at {
            at if at < n_effective => "Hiệu quả cao",
            at if at < n_graded => "Chưa hiệu quả",
            _ => "",
        };
        let mut changes = vec![
            Change::Write(year(member::GRADE), Value::text(grade)),
            Change::Write([member::TITLE].into(), Value::text(format!("Mô hình {at}"))),
            Change::Write([member::UNIT].into(), Value::text(UNIT)),
            Change::Write([member::FIELD].into(), part(&fields)),
            Change::Write([member::KIND].into(), part(&kinds)),
            Change::Write([member::SUBJECT].into(), part(&subjects)),
            Change::Write(year(member::STAGE), Value::text(stage)),
        ];
        let item = |list, id: &str| year(list).join(Segment::Item(id.to_owned()));
        if let Some(level) = levels.get(at) {
            let path = item(member::REGISTERED_LEVELS, level);
            changes.push(Change::Write(path, Value::text(*level)));
        }
        if let Some((_, award)) = awards.get(at) {
            changes.push(Change::Write(item(member::AWARDS, "1"), award.clone()));
        }
        (RecordId::model(format!("{at:05}")), changes)
    });
    let models: Vec<_> = models.collect();
    desk.run(&Command::Make(models));
    desk
}

fn without_rest(tally: &Tally) -> Tally {
    let named = tally.iter().filter(|(id, _)| !id.is_empty());
    named.map(|(id, n)| (id.clone(), *n)).collect()
}

#[test]
fn every_published_report_is_totalled_back_from_models() {
    let reports = published();
    assert_eq!(reports.len(), 11);
    for report in &reports {
        let desk = rebuilt(report);
        let summary = Summary::of(&desk.register, report.year);
        assert_eq!(summary.n_registered, report.total, "{}", report.name);
        let by = |breakdown| report.figures.by(breakdown);
        assert_eq!(without_rest(&summary.by_field), *by(Breakdown::Field));
        assert_eq!(without_rest(&summary.by_kind), *by(Breakdown::Kind));
        assert_eq!(summary.by_level, *by(Breakdown::Level), "registrations");
        for (figure, subject) in [
            (Figure::Collective, "collective"),
            (Figure::Individual, "individual"),
        ] {
            if let Some(n) = report.figures.get(figure) {
                assert_eq!(summary.by_subject[subject], n, "{}", report.name);
            }
        }

        let mut awards: BTreeMap<String, [usize; 3]> = BTreeMap::new();
        for model in Model::all(&desk.register) {
            for (_, award) in model.year(report.year).unwrap().awards() {
                let body = award.member("body").unwrap().as_text().to_owned();
                let to = ["collective", "individual", ""];
                let to = to.iter().position(|subject| *subject == model.subject());
                awards.entry(body).or_default()[to.unwrap()] += 1;
            }
        }
        let expect: BTreeMap<String, [usize; 3]> = report.awards.iter().cloned().collect();
        assert_eq!(awards, expect, "{}", report.name);

        let counted = counted(&desk.register, UNIT, (report.year, report.year));
        assert_eq!(report.figures.differences(&counted), [], "{}", report.name);
    }
}

#[test]
fn the_two_reports_that_do_not_add_up_are_told_with_both_sums_and_no_others() {
    let found: Vec<(String, Vec<Disagreement>)> = published()
        .into_iter()
        .map(|report| (report.name, report.figures.disagreements()))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    let sum = |whole, parts, stated, summed| {
        vec![Disagreement {
            rule: Rule::Sum(whole, parts),
            stated,
            summed,
        }]
    };
    let subjects = [Figure::Collective, Figure::Individual];
    let effects = [Figure::Effective, Figure::NotEffective];
    let expect = [
        (
            "Tỉnh Tuyên Quang (cũ)".to_owned(),
            sum(Figure::Recognised, subjects, 12_532, 11_125),
        ),
        (
            "Thành phố Quảng Ngãi".to_owned(),
            sum(Figure::Done, effects, 212, 225),
        ),
    ];
    assert_eq!(found, expect);
}

fn figures(numbers: &[(Figure, usize)], parts: &[(Breakdown, &str, usize)]) -> Figures {
    let mut figures = Figures::default();
    for (figure, n) in numbers {
        figures.set(*figure, Some(*n));
    }
    for (breakdown, id, n) in parts {
        figures.by_mut(*breakdown).insert((*id).to_owned(), *n);
    }
    figures
}

#[test]
fn a_breakdown_a_part_and_a_level_that_do_not_fit_their_whole_are_told() {
    let reported = figures(
        &[
            (Figure::Registered, 10),
            (Figure::New, 4),
            (Figure::Continued, 5),
            (Figure::Accepted, 11),
            (Figure::Recognised, 10),
        ],
        &[
            (Breakdown::Field, "kinh-te", 6),
            (Breakdown::Field, "van-hoa", 5),
            (Breakdown::Kind, "model", 10),
            (Breakdown::Level, "commune", 10),
            (Breakdown::Level, "province", 12),
        ],
    );
    let found: Vec<(Rule, usize, usize)> = reported
        .disagreements()
        .into_iter()
        .map(|one| (one.rule, one.stated, one.summed))
        .collect();
    let whole = Figure::Registered;
    let expect = [
        (Rule::Sum(whole, [Figure::New, Figure::Continued]), 10, 9),
        (Rule::Parts(whole, Breakdown::Field), 10, 11),
        (Rule::AtLevel(whole, "province".to_owned()), 10, 12),
        (Rule::Within(whole, Figure::Accepted), 10, 11),
    ];
    assert_eq!(found, expect);
    assert_eq!(figures(&[(Figure::New, 3)], &[]).disagreements(), []);
    let huge = figures(
        &[
            (Figure::Done, 1),
            (Figure::Effective, usize::MAX),
            (Figure::NotEffective, 9),
        ],
        &[],
    );
    assert_eq!(
        huge.disagreements().len(),
        1,
        "a sum beyond all numbers is no panic"
    );
}

#[test]
fn what_is_reported_is_compared_with_the_models_of_the_unit_those_below_and_those_before_it() {
    let mut desk = Desk::new(1);
    let units = [
        ("xã", ["commune", "", "", ""], &[][..]),
        ("xã cũ", ["commune", "", "", "2025-06-30"], &["xã"]),
        ("chi bộ", ["", "xã", "", ""], &[]),
        ("khác", ["commune", "", "", ""], &[]),
    ];
    add_units(&mut desk, &units);
    for (model, unit, stage) in [
        ("a", "xã", "registered"),
        ("b", "xã cũ", "recognised"),
        ("c", "chi bộ", "running"),
        ("d", "chi bộ", "draft"),
        ("e", "khác", "registered"),
    ] {
        desk.save(model, 2025, |draft| {
            draft.set(FormField::Unit, unit);
            draft.set(FormField::Stage, stage);
            draft.set(
                FormField::Entry,
                if model == "a" { "continued" } else { "new" },
            );
        });
    }
    desk.save("a", 2026, |draft| draft.set(FormField::Year, "2026"));
    let counted_of = |years| counted(&desk.register, "xã", years);
    let one = counted_of((2025, 2025));
    let several = counted_of((2021, 2026));
    let numbers = |figures: &Figures| {
        [
            Figure::Registered,
            Figure::New,
            Figure::Continued,
            Figure::Accepted,
            Figure::Recognised,
        ]
        .map(|figure| figures.get(figure).unwrap())
    };
    assert_eq!(numbers(&one), [3, 2, 1, 2, 1]);
    assert_eq!(
        several.get(Figure::Registered),
        Some(3),
        "a model counts once in several years"
    );
    assert_eq!(one.get(Figure::People), None, "models do not tell");

    let reported = figures(
        &[
            (Figure::Registered, 5),
            (Figure::New, 2),
            (Figure::People, 900),
        ],
        &[(Breakdown::Field, "van-hoa", 5)],
    );
    let difference = |place, stated, counted| Difference {
        place,
        stated,
        counted,
    };
    let part = |id: &str| Place::Part(Breakdown::Field, id.to_owned());
    let expect = [
        difference(Place::Figure(Figure::Registered), 5, 3),
        difference(part("van-hoa"), 5, 0),
    ];
    assert_eq!(reported.differences(&one), expect);
}

fn draft(numbers: &[(Place, &str)]) -> ReportedDraft {
    let mut draft = ReportedDraft {
        unit: "xã".to_owned(),
        year: "2025".to_owned(),
        source: " Báo cáo số 5 ".to_owned(),
        ..ReportedDraft::default()
    };
    for (place, typed) in numbers {
        draft.set_number(place, (*typed).to_owned());
    }
    draft
}

fn save(desk: &mut Desk, draft: &ReportedDraft) -> Command {
    let (id, changes) = draft.check(&desk.register).unwrap();
    desk.run(&Command::Make(vec![(id, changes)])).undo
}

fn field(id: &str) -> Place {
    Place::Part(Breakdown::Field, id.to_owned())
}

#[test]
fn figures_are_saved_read_back_changed_and_undone() {
    let mut desk = Desk::new(1);
    let registered = Place::Figure(Figure::Registered);
    let first = draft(&[
        (registered.clone(), "1.200"),
        (field("kinh-te"), "700"),
        (field("van-hoa"), " 500 "),
    ]);
    save(&mut desk, &first);
    let all = Reported::all(&desk.register);
    let [reported] = &all[..] else {
        panic!("{all:?}")
    };
    assert_eq!(reported.id.id, "2025-xã");
    assert_eq!(
        (reported.years(), &*reported.source),
        (Some((2025, 2025)), "Báo cáo số 5")
    );
    assert_eq!(reported.figures, first.figures());
    assert_eq!(reported.figures.get(Figure::Registered), Some(1_200));

    let mut second = ReportedDraft::of(reported);
    assert_eq!(second.check(&desk.register).unwrap().1, []);
    second.set_number(&field("van-hoa"), String::new());
    second.set_number(&registered, "700".to_owned());
    let undo = save(&mut desk, &second);
    let now = &Reported::all(&desk.register)[0];
    assert_eq!(
        *now.figures.by(Breakdown::Field),
        Tally::from([("kinh-te".to_owned(), 700)])
    );
    desk.run(&undo);
    assert_eq!(Reported::all(&desk.register)[0].figures, first.figures());

    desk.run(&Command::Delete(reported.id.clone()));
    assert_eq!(Reported::all(&desk.register), []);
    save(&mut desk, &first);
    assert_eq!(
        Reported::all(&desk.register).len(),
        1,
        "what was deleted can be typed again"
    );
}

#[test]
fn all_that_is_wrong_with_a_report_is_told_at_once() {
    let people = Place::Figure(Figure::People);
    let wrong = ReportedDraft {
        unit: String::new(),
        year: "hai".to_owned(),
        to_year: "20".to_owned(),
        ..draft(&[
            (people.clone(), "-5"),
            (field("a"), "1.23"),
            (field("b"), "1234567890"),
            (field("c"), "12"),
        ])
    };
    let expect = vec![
        (ReportedField::Unit, ReportedFlaw::UnitMissing),
        (
            ReportedField::Year,
            ReportedFlaw::BadYear(DateError::Unreadable),
        ),
        (
            ReportedField::ToYear,
            ReportedFlaw::BadYear(DateError::Unreadable),
        ),
        (ReportedField::Number(people), ReportedFlaw::BadCount),
        (ReportedField::Number(field("a")), ReportedFlaw::BadCount),
        (ReportedField::Number(field("b")), ReportedFlaw::BadCount),
    ];
    let desk = Desk::new(1);
    assert_eq!(wrong.check(&desk.register), Err(expect));
    let reversed = ReportedDraft {
        to_year: "2021".to_owned(),
        ..draft(&[(field("a"), "1")])
    };
    let ends = vec![(ReportedField::ToYear, ReportedFlaw::EndsBefore)];
    assert_eq!(reversed.check(&desk.register), Err(ends));
    let first = ReportedField::Number(Place::Figure(Figure::Registered));
    let nothing = vec![(first, ReportedFlaw::Nothing)];
    assert_eq!(
        draft(&[(field("a"), " ")]).check(&desk.register),
        Err(nothing)
    );
}

#[test]
fn figures_of_one_unit_and_year_are_not_typed_over() {
    let mut desk = Desk::new(1);
    let typed = draft(&[(Place::Figure(Figure::Registered), "5")]);
    save(&mut desk, &typed);
    let taken = vec![(ReportedField::Year, ReportedFlaw::Taken)];
    assert_eq!(typed.check(&desk.register), Err(taken));
    let term = ReportedDraft {
        to_year: "2030".to_owned(),
        ..typed
    };
    assert_eq!(term.check(&desk.register).unwrap().0.id, "2025-2030-xã");
}

#[test]
fn two_who_type_the_same_report_come_to_a_conflict() {
    let (mut one, mut other) = (Desk::new(1), Desk::new(2));
    let registered = Place::Figure(Figure::Registered);
    save(
        &mut one,
        &draft(&[(registered.clone(), "5"), (field("a"), "5")]),
    );
    save(&mut other, &draft(&[(registered, "6"), (field("a"), "5")]));
    one.register.join(&other.register);
    let id = reported_id("xã", 2025, 2025);
    let conflicts = conflicts_of(&id, one.register.get(&id).unwrap());
    assert_eq!(conflicts.len(), 1, "what both typed alike is none");
    assert_eq!(Reported::all(&one.register).len(), 1);
}

#[test]
fn what_a_file_says_that_is_no_count_is_kept_and_named() {
    let mut desk = Desk::new(1);
    let id = reported_id("xã", 2025, 2025);
    let figure = |name: &'static str| [member::FIGURES, Segment::name(name)].into();
    let half = Value::Number(so_dan_van_kheo::domain::value::Number::parse("1.5").unwrap());
    let parts = [("a", Value::Number(3.into())), ("b", Value::text("ba"))];
    let parts = parts
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    desk.write(&id, [member::UNIT].into(), Value::text("xã"));
    desk.write(&id, [member::YEAR].into(), Value::Number(2025.into()));
    desk.write(&id, figure("registered"), half.clone());
    desk.write(&id, figure("meetings"), Value::Number(4.into()));
    desk.write(&id, figure("by_field"), Value::Map(parts.collect()));
    let reported = &Reported::all(&desk.register)[0];
    assert_eq!(reported.others, ["by_field", "meetings", "registered"]);
    assert_eq!(reported.figures.at(&field("a")), Some(3));

    let mut form = ReportedDraft::of(reported);
    form.set_number(&field("a"), "4".to_owned());
    save(&mut desk, &form);
    let record = desk.register.get(&id).unwrap();
    let by_field = record
        .face(&[member::FIGURES, Segment::name("by_field")])
        .unwrap();
    assert_eq!(by_field.member("b"), Some(&Value::text("ba")));
    assert_eq!(by_field.member("a"), Some(&Value::Number(4.into())));
    assert_eq!(
        record.face(&[member::FIGURES, Segment::name("meetings")]),
        Some(&Value::Number(4.into()))
    );
    assert_eq!(
        record.face(&[member::FIGURES, Segment::name("registered")]),
        Some(&half)
    );
}

#[test]
fn units_that_send_numbers_alone_are_added_beside_what_is_counted_and_each_once() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    add_units(
        &mut desk,
        &[
            ("tỉnh", ["province", "", "", ""], none),
            ("a", ["commune", "tỉnh", "", ""], none),
            ("b", ["commune", "tỉnh", "", ""], none),
            ("c", ["commune", "tỉnh", "", ""], none),
            ("c1", ["", "c", "", ""], none),
        ],
    );
    desk.save("m", 2025, |form| form.set(FormField::Unit, "a"));
    let registered = Place::Figure(Figure::Registered);
    let mut say = |unit: &str, year: &str, n: &str| {
        let said = ReportedDraft {
            unit: unit.to_owned(),
            year: year.to_owned(),
            ..draft(&[(registered.clone(), n)])
        };
        save(&mut desk, &said);
    };
    say("a", "2025", "9");
    say("b", "2025", "20");
    say("c", "2025", "30");
    say("c1", "2025", "5");
    say("b", "2024", "7");
    let tree = UnitTree::of(&desk.register);
    let sum = |year, counted, n_silent, silent| ReportedSum {
        year,
        counted,
        n_silent,
        silent,
    };
    let all = reported_sums(&desk.register, &tree);
    assert_eq!(all, [sum(2025, 1, 2, 50), sum(2024, 0, 1, 7)]);
    let of = |top: &str| reported_sum(&desk.register, &tree, 2025, top);
    assert_eq!(of("b"), sum(2025, 0, 1, 20));
    assert_eq!(of("a"), sum(2025, 1, 0, 0));
    assert_eq!(of("tỉnh"), sum(2025, 1, 2, 50));
}
