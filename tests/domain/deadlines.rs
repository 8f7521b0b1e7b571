//! Deadlines: set in the catalogue by each unit for itself, and kept or not by those who send.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::{PartialDate, Timestamp};
use so_dan_van_kheo::domain::deadline::{Keeping, deadline, deadline_id, file_years};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::received::{Extent, Receipt, Received};
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::value::Value;

use crate::Desk;

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn set(desk: &mut Desk, unit: &str, on: &str) -> Command {
    let command = Command::SetDeadline {
        id: deadline_id(unit, 2026),
        name: "Thời hạn".to_owned(),
        on: PartialDate::parse(on).ok(),
    };
    desk.run(&command).undo
}

fn shown(register: &Register, unit: &str) -> Option<String> {
    deadline(register, unit, 2026).map(|date| date.to_string())
}

#[test]
fn a_deadline_is_set_changed_taken_away_and_every_step_is_undone() {
    let mut desk = Desk::new(1);
    let of = |desk: &Desk| shown(&desk.register, "tinh");
    set(&mut desk, "tinh", "");
    assert_eq!(
        desk.register.n_records(),
        0,
        "there is nothing to take away"
    );
    let unset = set(&mut desk, "tinh", "30/11/2026");
    assert_eq!(of(&desk).as_deref(), Some("30/11/2026"));
    desk.run(&unset);
    assert_eq!(of(&desk), None);
    let unset = set(&mut desk, "tinh", "15/10/2026");
    assert_eq!(of(&desk).as_deref(), Some("15/10/2026"));
    assert!(
        conflicts(&desk.register).is_empty(),
        "set again after an undo"
    );
    desk.run(&unset);
    assert_eq!(of(&desk), None);
    set(&mut desk, "tinh", "15/10/2026");
    let back = set(&mut desk, "tinh", "");
    assert_eq!(of(&desk), None);
    desk.run(&back);
    assert_eq!(of(&desk).as_deref(), Some("15/10/2026"));
    assert!(conflicts(&desk.register).is_empty());
}

#[test]
fn a_deadline_with_another_name_keeps_it() {
    let mut desk = Desk::new(1);
    let id = deadline_id("tinh", 2026);
    desk.write(&id, [member::NAME].into(), Value::text("Hạn của tỉnh"));
    set(&mut desk, "tinh", "30/11/2026");
    let record = desk.register.get(&id).unwrap();
    assert_eq!(record.text(&[member::NAME]), "Hạn của tỉnh");
}

#[test]
fn each_unit_has_a_deadline_of_its_own_and_files_that_carry_them_leave_nothing_to_decide() {
    let (mut province, mut commune) = (Desk::new(1), Desk::new(2));
    set(&mut province, "tinh", "30/11/2026");
    set(&mut commune, "xa-1", "15/10/2026");
    province.register.join(&commune.register);
    assert!(conflicts(&province.register).is_empty());
    let of = |unit| shown(&province.register, unit);
    assert_eq!(of("tinh").as_deref(), Some("30/11/2026"));
    assert_eq!(of("xa-1").as_deref(), Some("15/10/2026"));
    assert_eq!(of("xa-2"), None);
    assert_eq!(deadline(&province.register, "tinh", 2025), None);
}

#[test]
fn a_deadline_set_before_the_register_had_a_unit_holds_until_the_unit_sets_one() {
    let mut desk = Desk::new(1);
    set(&mut desk, "", "30/11/2026");
    assert_eq!(shown(&desk.register, "tinh").as_deref(), Some("30/11/2026"));
    set(&mut desk, "tinh", "15/10/2026");
    assert_eq!(shown(&desk.register, "tinh").as_deref(), Some("15/10/2026"));
}

#[test]
fn a_deadline_that_is_no_date_is_none() {
    let mut desk = Desk::new(1);
    let id: RecordId = deadline_id("", 2026);
    for value in [Value::text("30/11/2026"), Value::Empty, Value::Bool(true)] {
        desk.write(&id, [member::ON].into(), value);
        assert_eq!(shown(&desk.register, ""), None);
    }
}

#[track_caller]
fn check(made: &[(Option<&str>, &str)], due: &str, today: &str, expect: Keeping) {
    let moment = |text: &str| Timestamp::from_iso(text).unwrap();
    let receipts = made.iter().map(|&(exported_at, received_at)| Receipt {
        exported_at: exported_at.map(moment),
        received_at: moment(received_at),
        code: String::new(),
        extent: Extent::Whole,
        n_models: vec![(2026, 1)],
    });
    let mut received = Received::default();
    for receipt in receipts {
        received.note("xa-1", receipt);
    }
    let files = received.of_year("xa-1", 2026);
    let today = date(today).first_day();
    assert_eq!(Keeping::of(files.as_ref(), date(due), today), expect);
}

#[test]
fn a_file_is_late_by_the_day_it_was_made_in_viet_nam_whenever_it_came() {
    let due = "30/11/2026";
    let at = |exported_at: &'static str| (Some(exported_at), "2027-01-05T02:00:00Z");
    let (last, first) = (at("2026-11-30T16:59:59Z"), at("2026-11-30T17:00:00Z"));
    check(&[last], due, "5/1/2027", Keeping::InTime);
    check(&[first], due, "5/1/2027", Keeping::Late(1));
    check(
        &[at("9999-12-31T23:00:00Z")],
        due,
        "5/1/2027",
        Keeping::Late(36),
    );
    let by_a_fast_clock = (Some("2026-12-01T01:00:00Z"), "2026-11-30T08:00:00Z");
    check(&[by_a_fast_clock], due, "5/1/2027", Keeping::InTime);
    let silent = (None, "2026-12-02T02:00:00Z");
    check(&[silent], due, "5/1/2027", Keeping::Late(2));
}

#[test]
fn a_correction_after_the_deadline_makes_nobody_late() {
    let due = "30/11/2026";
    let made = |exported_at: &'static str| (Some(exported_at), "2027-01-05T02:00:00Z");
    let (in_time, correction) = (made("2026-11-20T02:00:00Z"), made("2026-12-15T02:00:00Z"));
    check(&[in_time, correction], due, "5/1/2027", Keeping::InTime);
    check(&[correction, in_time], due, "5/1/2027", Keeping::InTime);
    check(&[correction], due, "5/1/2027", Keeping::Late(15));
}

#[test]
fn the_years_with_a_deadline_and_this_year_are_offered_before_any_model_comes() {
    let mut desk = Desk::new(1);
    desk.save("a", 2024, |_| {});
    assert_eq!(file_years(&desk.register, "tinh", 2026), [2026, 2024]);
    for (id, on) in [
        (deadline_id("tinh", 2027), "2027-11-30"),
        (deadline_id("", 2025), "2025-11-30"),
        (deadline_id("xa-1", 2029), "2029-11-30"),
        (deadline_id("tinh", 2030), "soon"),
        (deadline_id("tinh", 99_999), "2026-11-30"),
        (RecordId::new(Collection::DEADLINES, "files-"), "2026-11-30"),
        (RecordId::new(Collection::DEADLINES, "năm"), "2026-11-30"),
    ] {
        desk.write(&id, [member::ON].into(), Value::text(on));
        desk.write(&id, [member::NAME].into(), Value::text("Thời hạn"));
    }
    assert_eq!(
        file_years(&desk.register, "tinh", 2026),
        [2027, 2026, 2025, 2024]
    );
}

#[test]
fn a_file_that_is_missing_is_awaited_to_the_end_of_the_last_day() {
    for (due, today, expect) in [
        ("30/11/2026", "25/11/2026", Keeping::Awaited(5)),
        ("30/11/2026", "30/11/2026", Keeping::Awaited(0)),
        ("30/11/2026", "1/12/2026", Keeping::Overdue(1)),
        ("11/2026", "30/11/2026", Keeping::Awaited(0)),
        ("11/2026", "2/12/2026", Keeping::Overdue(2)),
        ("28/2/2028", "1/3/2028", Keeping::Overdue(2)),
    ] {
        check(&[], due, today, expect);
    }
}
