//! What forms refuse in words, and what is pointed out where a file brought it.

use chrono::NaiveDate;
use so_dan_van_kheo::domain::appraisal::Appraisal;
use so_dan_van_kheo::domain::catalogue_set::{Aspect, Sets};
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::PartialDate;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::problem::{FieldRef, Problem};
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::replication::{is_replicated_in, replicate};
use so_dan_van_kheo::domain::set_check::{SetField, SetFlaw};
use so_dan_van_kheo::domain::set_draft::{RowDraft, RowList, SetDraft};
use so_dan_van_kheo::domain::stage::Stage;
use so_dan_van_kheo::domain::stage_move::first_step;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit_trouble::{UnitTrouble, unit_troubles};
use so_dan_van_kheo::domain::value::{Number, Value};
use so_dan_van_kheo::format::starting_set::starting_set;

use crate::{Desk, add_units};

const YEAR: i32 = 2026;

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, month, day).unwrap()
}

/// Saves a model's form at a stage on a day.
fn save_at(desk: &mut Desk, stage: Stage, day: NaiveDate) {
    let id = RecordId::model("a");
    let record = desk.register.get(&id);
    let mut draft = match record {
        Some(record) => ModelDraft::of(Model::new(&id, record), YEAR),
        None => crate::filled_in(YEAR),
    };
    draft.set(FormField::Stage, stage.id());
    let model = check(&draft, record, record.map(|_| YEAR)).unwrap();
    let model = model.stepping(day, "An");
    desk.run(&Command::SaveModel { id, model });
}

/// Returns what is wrong with a day of registration in the form of a model.
fn registration_flaw(desk: &Desk, typed: &str) -> Option<Problem> {
    let (id, record) = desk.model("a");
    let mut draft = ModelDraft::of(Model::new(&id, record), YEAR);
    draft.set(FormField::RegisteredOn, typed);
    let errors = check(&draft, Some(record), Some(YEAR)).err()?;
    assert_eq!(errors.len(), 1);
    assert!(errors[0].field == FieldRef::Form(FormField::RegisteredOn));
    Some(errors[0].problem)
}

#[test]
fn a_registration_is_not_later_than_its_year_or_than_what_came_of_it() {
    let mut desk = Desk::new(1);
    save_at(&mut desk, Stage::Registered, on(2, 1));
    assert_eq!(
        registration_flaw(&desk, "1/1/2027"),
        Some(Problem::AfterYear(YEAR))
    );
    assert_eq!(registration_flaw(&desk, "31/12/2026"), None);
    save_at(&mut desk, Stage::Accepted, on(3, 10));
    let accepted = PartialDate::from_iso("2026-03-10").unwrap();
    assert_eq!(
        registration_flaw(&desk, "11/3/2026"),
        Some(Problem::AfterStep(accepted))
    );
    for typed in ["10/3/2026", "25/10/2025", ""] {
        assert_eq!(registration_flaw(&desk, typed), None, "{typed}");
    }
}

#[test]
fn a_month_is_no_day_of_registration_but_one_that_stands_in_the_register_stays() {
    let mut desk = Desk::new(1);
    save_at(&mut desk, Stage::Registered, on(2, 1));
    let month = PartialDate::from_iso("2026-03").unwrap();
    for typed in ["3/26", "3/2026", "T3/2026", "tháng 3"] {
        let found = registration_flaw(&desk, typed);
        assert_eq!(found, Some(Problem::NotADay(month)), "{typed}");
    }
    let year = PartialDate::from_iso("2026").unwrap();
    assert_eq!(
        registration_flaw(&desk, "2026"),
        Some(Problem::NotADay(year))
    );
    let (id, record) = desk.model("a");
    let dated = so_dan_van_kheo::domain::stage_move::steps_of_form;
    let changes = dated(record, YEAR, None, Some(month), (on(5, 1), "An"));
    desk.run(&Command::Make(vec![(id, changes)]));
    assert_eq!(registration_flaw(&desk, "3/2026"), None);
    assert_eq!(
        registration_flaw(&desk, "4/2026").map(|found| matches!(found, Problem::NotADay(_))),
        Some(true)
    );
}

#[test]
fn a_registration_is_not_put_after_the_decision_that_stands() {
    let mut desk = Desk::new(1);
    save_at(&mut desk, Stage::Registered, on(2, 1));
    desk.save("a", YEAR, |draft| {
        draft.set(FormField::DecisionDate, "15/10/2026");
    });
    let decided = PartialDate::from_iso("2026-10-15").unwrap();
    assert_eq!(
        registration_flaw(&desk, "16/10/2026"),
        Some(Problem::AfterStep(decided))
    );
    assert_eq!(registration_flaw(&desk, "15/10/2026"), None);
}

#[test]
fn a_day_of_registration_that_a_file_brought_does_not_keep_the_form_from_being_saved() {
    let mut desk = Desk::new(1);
    desk.save("a", YEAR, |_| {});
    let late = NaiveDate::from_ymd_opt(2028, 1, 1).unwrap();
    let step = first_step(YEAR, Stage::Registered, late, "An");
    desk.run(&Command::Make(vec![(RecordId::model("a"), vec![step])]));
    assert_eq!(registration_flaw(&desk, "1/1/2028"), None);
    assert_eq!(
        registration_flaw(&desk, "2/1/2028"),
        Some(Problem::AfterYear(YEAR))
    );
}

#[test]
fn who_registers_again_after_a_return_does_so_that_day() {
    let mut desk = Desk::new(1);
    save_at(&mut desk, Stage::Registered, on(2, 1));
    let returned = Change::Write(
        YearEntry::path(YEAR, member::STAGE),
        Value::text(Stage::Returned.id()),
    );
    desk.run(&Command::Make(vec![(RecordId::model("a"), vec![returned])]));
    save_at(&mut desk, Stage::Registered, on(3, 20));
    let (id, record) = desk.model("a");
    let steps = Model::new(&id, record).year(YEAR).unwrap().steps();
    let days: Vec<&str> = steps.iter().map(|step| step.on).collect();
    assert_eq!(days, ["2026-02-01", "2026-03-20"]);
}

#[test]
fn a_time_without_any_successor_is_pointed_out_and_a_unit_that_was_there_before_is_not() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    let unit = |from, to| ["", "", from, to];
    let units = [
        ("cách năm", unit("", "2025-12-31"), &["năm sau"][..]),
        ("năm sau", unit("2027-01-01", ""), none),
        ("liền ngày", unit("", "2025-06-30"), &["mới"]),
        ("mới", unit("2025-07-01", ""), none),
        // It merges into one that had begun by then.
        ("sau đó", unit("", "2025-12-31"), &["mới"]),
        ("theo năm", unit("", "2026"), &["năm sau"]),
        ("chia hai", unit("", "2025-06-30"), &["năm sau", "mới"]),
        ("không rõ", unit("", "2020"), &["năm sau", "cũ"]),
        ("cũ", unit("", ""), none),
        ("mất", unit("", "2020"), &["không có"]),
    ];
    add_units(&mut desk, &units);
    let found = unit_troubles(&UnitTree::of(&desk.register));
    let late = UnitTrouble::SuccessorBeginsLate("năm sau".to_owned());
    let expect = [("cách năm".to_owned(), vec![late])];
    assert_eq!(found, expect.into());
}

/// Returns the form of a set of one criterion of 100 points with these grades.
fn graded(thresholds: &[(&str, &str)]) -> SetDraft {
    let row = |cells: [&str; 3]| RowDraft {
        item: None,
        cells: cells.map(str::to_owned),
    };
    SetDraft {
        name: "Bộ".to_owned(),
        criteria: vec![row(["Kết quả", "100", ""])],
        thresholds: thresholds
            .iter()
            .map(|(grade, from)| row([grade, from, ""]))
            .collect(),
        ..SetDraft::default()
    }
}

#[test]
fn each_grade_of_a_set_asks_for_less_than_the_better_one_in_the_row_before() {
    let flaws = |thresholds: &[(&str, &str)]| {
        let found = graded(thresholds).check(&Sets::default(), "bo");
        found.err().unwrap_or_default()
    };
    let not_lower = |row| {
        let field = SetField::Cell(RowList::Thresholds, row, 1);
        (field, SetFlaw::NotLower)
    };
    assert_eq!(flaws(&[("tot", "60"), ("kha", "65")]), [not_lower(1)]);
    assert_eq!(flaws(&[("tot", "60"), ("kha", "60")]), [not_lower(1)]);
    assert_eq!(flaws(&[("tot", "80"), ("kha", "65"), ("dat", "50")]), []);
    // One that is wrong does not make the next one wrong.
    let three = [("tot", "60"), ("kha", "65"), ("dat", "50")];
    assert_eq!(flaws(&three), [not_lower(1)]);
}

#[test]
fn a_copy_of_the_example_is_a_set_to_be_used() {
    let mut desk = Desk::new(1);
    desk.register = starting_set();
    let sample = RecordId::new(Collection::SETS, "mau-minh-hoa");
    let draft = SetDraft::copy_of(
        desk.register.get(&sample).unwrap(),
        "Bảng điểm của xã".to_owned(),
        YEAR,
    );
    let copy = RecordId::new(Collection::SETS, "cua-xa");
    let checked = draft.check(&Sets::of(&desk.register), &copy.id).unwrap();
    let changes = checked.changes(None, desk.register.get(&sample));
    desk.run(&Command::Make(vec![(copy, changes)]));
    let sets = Sets::of(&desk.register);
    assert!(!sets.get("cua-xa").unwrap().is_sample);
    let in_force = |year| {
        let set = sets.in_force(&UnitTree::default(), "xa", year, Aspect::Criteria);
        set.unwrap().id.clone()
    };
    // It begins next year; until then there is but the example.
    assert_eq!(
        (&*in_force(YEAR), &*in_force(YEAR + 1)),
        ("mau-minh-hoa", "cua-xa")
    );
}

#[test]
fn a_score_above_the_example_is_remarked_and_is_no_fault() {
    let mut desk = Desk::new(1);
    desk.register = starting_set();
    desk.save("a", YEAR, |_| {});
    let score = |desk: &mut Desk, points: &str| {
        let number = Number::parse(points).unwrap();
        desk.write_of_year("a", YEAR, member::SCORE, Value::Number(number));
        let (id, record) = desk.model("a");
        let entry = Model::new(&id, record).year(YEAR).unwrap();
        let sets = Sets::of(&desk.register);
        let appraisal = Appraisal::of(entry, sets.get("mau-minh-hoa").unwrap());
        (appraisal.is_above_example, appraisal.is_odd_in(entry))
    };
    assert_eq!(score(&mut desk, "150"), (true, false));
    assert_eq!(score(&mut desk, "100"), (false, false));
}

#[test]
fn a_unit_has_one_replication_of_a_model_in_a_year() {
    let mut desk = Desk::new(1);
    desk.save("a", YEAR, |_| {});
    let origin = RecordId::model("a");
    let is_there = |desk: &Desk, unit, year| is_replicated_in(&desk.register, &origin, unit, year);
    assert!(!is_there(&desk, "xa-khac", YEAR));
    let changes = replicate(&desk.register, &origin, "xa-khac", YEAR);
    let made = RecordId::model("b");
    desk.run(&Command::Make(vec![(made.clone(), changes)]));
    assert!(is_there(&desk, "xa-khac", YEAR));
    assert!(!is_there(&desk, "xa-khac", YEAR + 1));
    assert!(!is_there(&desk, "xa-nua", YEAR));
    desk.run(&Command::Delete(made));
    assert!(!is_there(&desk, "xa-khac", YEAR));
}

#[test]
fn what_a_file_changes_beside_models_is_counted_by_what_it_is() {
    let before = Desk::new(1);
    let mut sent = Desk::new(2);
    sent.register = starting_set();
    add_units(&mut sent, &[("xa", ["", "", "", ""], &[])]);
    sent.save("a", YEAR, |_| {});
    let preview = Preview::of(&before.register, &sent.register);
    let n_catalogue = starting_set().iter().count();
    assert_eq!(preview.others_changing(), [1, 0, n_catalogue]);
}
