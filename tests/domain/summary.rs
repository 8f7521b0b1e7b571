//! Figures of a year, and which records an export takes along.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::scope::{Scope, in_scope};
use so_dan_van_kheo::domain::stage::Stage;
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::domain::tally::Tally;
use so_dan_van_kheo::domain::value::Value;

use crate::Desk;

fn tally(counts: &[(&str, usize)]) -> Tally {
    counts
        .iter()
        .map(|(id, n)| ((*id).to_owned(), *n))
        .collect()
}

#[test]
fn drafts_and_returned_entries_are_not_registered_but_shown_by_stage() {
    let mut desk = Desk::new(1);
    for stage in Stage::ALL
        .iter()
        .map(|stage| stage.id())
        .chain(["", "một giai đoạn mới"])
    {
        desk.save(&format!("m-{stage}"), 2026, |draft| {
            draft.set(FormField::Stage, stage)
        });
    }
    let summary = Summary::of(&desk.register, 2026);
    assert_eq!(summary.n_registered, Stage::ALL.len() + 2 - 2);
    assert_eq!(summary.by_stage.len(), Stage::ALL.len() + 2);
    assert!(summary.by_stage.values().all(|n| *n == 1));
    assert_eq!(summary.by_field, tally(&[("kinh-te", Stage::ALL.len())]));
}

#[test]
fn levels_are_counted_as_registrations_and_models_once() {
    let mut desk = Desk::new(1);
    for (model, levels) in [
        ("a", &["commune"][..]),
        ("b", &["commune", "district", "province"]),
        ("c", &[]),
    ] {
        desk.save(model, 2026, |draft| {
            draft.registered_levels = levels.iter().map(|level| (*level).to_owned()).collect()
        });
    }
    let summary = Summary::of(&desk.register, 2026);
    assert_eq!(summary.n_registered, 3);
    assert_eq!(
        summary.by_level,
        tally(&[("commune", 2), ("district", 1), ("province", 1)])
    );
}

#[test]
fn new_and_continued_add_up_to_the_registered() {
    let mut desk = Desk::new(1);
    for (model, entry) in [
        ("a", "new"),
        ("b", "continued"),
        ("c", ""),
        ("d", "từ nơi khác"),
        ("e", "continued"),
    ] {
        desk.save(model, 2026, |draft| draft.set(FormField::Entry, entry));
    }
    desk.save("g", 2026, |draft| {
        draft.set(FormField::Entry, "continued");
        draft.set(FormField::Stage, "draft");
    });
    let summary = Summary::of(&desk.register, 2026);
    assert_eq!(
        (summary.n_registered, summary.n_new, summary.n_continued),
        (5, 3, 2)
    );
}

#[test]
fn unknown_words_are_counted_under_themselves() {
    let mut desk = Desk::new(1);
    desk.save("a", 2026, |draft| {
        draft.set(FormField::Field, "ton-giao");
        draft.set(FormField::Kind, "phong-trao");
        draft.set(FormField::Subject, "dòng họ");
        draft.set(FormField::Unit, "xã chưa có");
    });
    let id = RecordId::model("b");
    desk.write(&id, [member::TITLE].into(), Value::text("Từ một tệp thiếu"));
    desk.write_of_year("b", 2026, member::STAGE, Value::text("registered"));
    let summary = Summary::of(&desk.register, 2026);
    assert_eq!(summary.n_registered, 2);
    assert_eq!(summary.by_field, tally(&[("", 1), ("ton-giao", 1)]));
    assert_eq!(summary.by_kind, tally(&[("", 1), ("phong-trao", 1)]));
    assert_eq!(summary.by_subject, tally(&[("", 1), ("dòng họ", 1)]));
    assert_eq!(summary.by_unit, tally(&[("", 1), ("xã chưa có", 1)]));
}

#[test]
fn a_model_counts_only_in_the_years_it_has_an_entry_for() {
    let mut desk = Desk::new(1);
    desk.save("a", 2025, |_| {});
    desk.save("a", 2026, |draft| draft.set(FormField::Year, "2026"));
    desk.save("b", 2026, |_| {});
    desk.save("c", 2024, |_| {});
    let n = |desk: &Desk, year| Summary::of(&desk.register, year).n_registered;
    assert_eq!(
        [2024, 2025, 2026, 2027].map(|year| n(&desk, year)),
        [1, 1, 2, 0]
    );
    assert_eq!(years(&desk.register), [2026, 2025, 2024]);
    desk.run(&Command::DeleteYear(RecordId::model("a"), 2025));
    desk.run(&Command::Delete(RecordId::model("c")));
    assert_eq!([2024, 2025, 2026].map(|year| n(&desk, year)), [0, 0, 2]);
    assert_eq!(years(&desk.register), [2026]);
}

#[test]
fn models_with_something_undecided_are_counted_beside_the_total() {
    let mut desk = Desk::new(1);
    desk.save("a", 2026, |_| {});
    desk.save("b", 2026, |_| {});
    let mut other = Desk::new(2);
    other.register = desk.register.clone();
    desk.save("a", 2026, |draft| draft.set(FormField::Title, "Của tôi"));
    other.save("a", 2026, |draft| draft.set(FormField::Title, "Của bạn"));
    desk.register.join(&other.register);
    let summary = Summary::of(&desk.register, 2026);
    assert_eq!((summary.n_registered, summary.n_undecided), (2, 1));
}

fn models(register: &Register, scope: &Scope) -> Vec<String> {
    let ids = in_scope(register, scope, |_| false);
    ids.iter()
        .filter(|(id, _)| **id == RecordId::model(id.id.clone()))
        .map(|(id, _)| id.id.clone())
        .collect()
}

#[test]
fn a_scope_takes_whole_records_deletions_included() {
    let mut desk = Desk::new(1);
    for (unit, parent) in [
        ("huyen", ""),
        ("xa", "huyen"),
        ("thon", "xa"),
        ("xa-khac", ""),
    ] {
        let members = vec![
            (member::NAME, Value::text(unit)),
            (member::PARENT, Value::text(parent)),
        ];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(unit),
            members,
            successors: Vec::new(),
        });
    }
    for (model, unit, year) in [
        ("a", "huyen", 2025),
        ("b", "xa", 2026),
        ("c", "thon", 2026),
        ("d", "xa-khac", 2026),
        ("e", "chưa có", 2025),
    ] {
        desk.save(model, year, |draft| draft.set(FormField::Unit, unit));
    }
    desk.save("a", 2026, |draft| draft.set(FormField::Year, "2026"));
    desk.run(&Command::Delete(RecordId::model("c")));
    desk.run(&Command::DeleteYear(RecordId::model("a"), 2026));
    let check = |scope: &Scope, expect: &[&str]| {
        assert_eq!(models(&desk.register, scope), expect, "{scope:?}")
    };
    check(&Scope::default(), &["a", "b", "c", "d", "e"]);
    check(&Scope::of_year(2025), &["a", "e"]);
    check(&Scope::of_year(2026), &["a", "b", "c", "d"]);
    check(&Scope::of_year(2024), &[]);
    check(&Scope::of_unit("huyen"), &["a", "b", "c"]);
    check(&Scope::of_unit("xa"), &["b", "c"]);
    check(&Scope::of_unit("chưa có"), &["e"]);
    let of_unit = in_scope(&desk.register, &Scope::of_unit("xa"), |_| false);
    assert_eq!(
        of_unit
            .iter()
            .filter(|(id, _)| **id == RecordId::unit(id.id.clone()))
            .count(),
        4,
        "units travel always"
    );
    for (id, record) in of_unit.iter() {
        assert_eq!(desk.register.get(id), Some(record));
    }
}
