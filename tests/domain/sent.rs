//! What an export takes along, and what has changed since the last one.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::scope::{Scope, in_scope};
use so_dan_van_kheo::domain::sent::{Counted, Sent, SentFile};
use so_dan_van_kheo::format::stored_piece::{SealError, seal};
use so_dan_van_kheo::format::stored_sent::{read_sent, write_sent};
use so_dan_van_kheo::storage::bag::Bag;
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::store::Store;

use crate::Desk;

fn ids(piece: &Register) -> Vec<&str> {
    piece
        .collection(&Collection::Models)
        .map(|(id, _)| id.id.as_str())
        .collect()
}

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

/// Returns the models of three units and fields, at different stages.
fn desk() -> Desk {
    let mut desk = Desk::new(1);
    for (model, unit, field, stage, year) in [
        ("a", "xa-1", "kinh-te", "accepted", 2025),
        ("b", "xa-1", "van-hoa-xa-hoi", "draft", 2026),
        ("c", "xa-2", "kinh-te", "accepted", 2026),
    ] {
        desk.save(model, year, |draft| {
            draft.set(FormField::Unit, unit);
            draft.set(FormField::Field, field);
            draft.set(FormField::Stage, stage);
        });
    }
    desk
}

#[test]
fn a_model_is_in_a_scope_when_it_meets_all_of_it() {
    let desk = desk();
    let check = |scope: &Scope, expect: &[&str]| {
        let piece = in_scope(&desk.register, scope, |_| false);
        assert_eq!(ids(&piece), expect, "{scope:?}");
    };
    let of = |unit: &str, field: &str, stage: &str, year| Scope {
        year,
        unit: unit.to_owned(),
        field: field.to_owned(),
        stage: stage.to_owned(),
        ..Scope::default()
    };
    check(&of("", "", "", None), &["a", "b", "c"]);
    check(&of("xa-1", "", "", None), &["a", "b"]);
    check(&of("", "kinh-te", "", None), &["a", "c"]);
    check(&of("xa-1", "kinh-te", "", None), &["a"]);
    check(&of("", "", "accepted", None), &["a", "c"]);
    check(&of("", "", "accepted", Some(2026)), &["c"]);
    check(&of("", "", "draft", Some(2025)), &[]);
    let chosen = Scope {
        models: Some(["a".to_owned(), "c".to_owned()].into()),
        ..Scope::of_year(2026)
    };
    check(&chosen, &["c"]);
}

#[test]
fn what_moved_out_of_a_scope_or_was_deleted_still_travels() {
    let mut desk = desk();
    let scope = Scope::of_unit("xa-1");
    let mut sent = Sent::default();
    let piece = |desk: &Desk, sent: &Sent| in_scope(&desk.register, &scope, |id| sent.has(id));
    let first = piece(&desk, &sent);
    sent.note(&first, at(1), Counted::Yes);
    let mut above = first;

    desk.save("a", 2025, |draft| draft.set(FormField::Unit, "xa-3"));
    desk.run(&Command::Delete(RecordId::model("b")));
    let second = piece(&desk, &sent);
    assert_eq!(ids(&second), ["a", "b"]);
    above.join(&second);
    assert_eq!(above, second, "the higher committee sees what is here");
    assert!(above.visible(&RecordId::model("b")).is_none());
}

#[test]
fn what_has_changed_is_counted_from_the_last_export_that_counts() {
    let mut desk = desk();
    let mut sent = Sent::default();
    let news = |desk: &Desk, sent: &Sent| -> Vec<String> {
        let models = desk.register.collection(&Collection::Models);
        let news = models.filter(|(id, record)| sent.is_news(id, record));
        news.map(|(id, _)| id.id.clone()).collect()
    };
    sent.note(&desk.register, at(1), Counted::No);
    assert_eq!(
        (sent.at, news(&desk, &sent).len()),
        (None, 3),
        "a copy for somebody else"
    );
    sent.note(&desk.register, at(2), Counted::Yes);
    assert_eq!((sent.at, news(&desk, &sent).len()), (Some(at(2)), 0));

    desk.save("c", 2026, |draft| draft.set(FormField::Notes, "Đã xem"));
    desk.save("d", 2026, |_| {});
    sent.note(&desk.register, at(3), Counted::No);
    assert_eq!(
        (sent.at, news(&desk, &sent)),
        (Some(at(2)), vec!["c".to_owned(), "d".to_owned()])
    );
    let changed = desk.register.filter(|id, record| sent.is_news(id, record));
    sent.note(&changed, at(4), Counted::Yes);
    assert_eq!((sent.at, news(&desk, &sent).len()), (Some(at(4)), 0));
    assert_eq!(read_sent(&write_sent(&sent)), Ok(sent));
}

#[test]
fn each_scope_is_remembered_for_itself_and_a_choice_of_models_is_not() {
    let store = Store::new(MemoryBag::new());
    let mut sent = Sent::default();
    sent.note(&desk().register, at(7), Counted::Yes);
    store.save_sent(&Scope::of_year(2026), &sent).unwrap();
    assert_eq!(store.sent(&Scope::of_year(2026)), Ok(Some(sent.clone())));
    assert_eq!(store.sent(&Scope::of_year(2025)), Ok(None));
    let chosen = Scope {
        models: Some(["a".to_owned()].into()),
        ..Scope::default()
    };
    store.save_sent(&chosen, &sent).unwrap();
    assert_eq!(store.sent(&chosen), Ok(None));
}

#[test]
fn the_code_of_the_last_file_that_counts_is_remembered_whatever_its_scope() {
    let store = Store::new(MemoryBag::new());
    assert_eq!(store.last_sent(), Ok(None));
    let desk = desk();
    let of_year = in_scope(&desk.register, &Scope::of_year(2026), |_| false);
    let mut sent = Sent::default();
    sent.note(&desk.register, at(1), Counted::No);
    assert_eq!(sent.file, None, "a copy for somebody else");
    sent.note(&desk.register, at(2), Counted::Yes);
    store.save_sent(&Scope::default(), &sent).unwrap();
    let mut sent = Sent::default();
    sent.note(&of_year, at(3), Counted::Yes);
    sent.note(&desk.register, at(4), Counted::No);
    store.save_sent(&Scope::of_year(2026), &sent).unwrap();
    let file = SentFile {
        n_models: 2,
        code: Fingerprint::of(&of_year).to_string(),
    };
    assert_eq!(store.last_sent(), Ok(Some((at(3), file))));
}

#[test]
fn what_was_kept_before_codes_were_is_read_and_damage_is_told() {
    let read = |body: &str| read_sent(&seal("sent", body));
    let old = read(r#"{"at":7,"models":{"a":"00000000000000ff"}}"#).unwrap();
    assert_eq!((old.at, old.file.clone()), (Some(at(7)), None));
    assert_eq!(read_sent(&write_sent(&old)), Ok(old));
    for file in [
        "7",
        "null",
        "{}",
        r#"{"n_models":-1,"code":"K7QF-2M9D"}"#,
        r#"{"n_models":"4","code":"K7QF-2M9D"}"#,
        r#"{"n_models":4,"code":5}"#,
    ] {
        let body = format!(r#"{{"at":7,"file":{file},"models":{{}}}}"#);
        assert_eq!(read(&body), Err(SealError::Malformed(None)), "{body}");
    }
}

#[test]
fn an_unreadable_memory_of_what_was_sent_is_put_aside_and_kept() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    let sent = Sent::default();
    store.save_sent(&Scope::default(), &sent).unwrap();
    let key = bag.keys().unwrap().remove(0);
    for damaged in ["", "dvk1 sent 2 0000000000000000\n{}", "x"] {
        bag.write(&key, damaged).unwrap();
        store.save_sent(&Scope::default(), &sent).unwrap();
        bag.write(&key, damaged).unwrap();
        assert_eq!(store.sent(&Scope::default()), Ok(None));
        let kept = store.raw_texts().unwrap();
        assert!(
            kept.iter()
                .any(|(key, text)| key.contains("aside") && text == damaged)
        );
    }
}
