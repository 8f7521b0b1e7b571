//! Deletions that travel without the texts, what is erased for good ("Xóa hẳn"), and the list of what is deleted.

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::closing::{ClosingEvent, Closings, closing_changes, closing_id};
use so_dan_van_kheo::domain::command::{Command, closed_year};
use so_dan_van_kheo::domain::conflict::{Conflict, conflicts};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::deletion::{
    Deleted, DeletedTexts, Purged, erased_of, without_deleted_texts,
};
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::journal::{Cause, Event, Journal, Kept};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::scope::{Scope, in_scope};
use so_dan_van_kheo::domain::sent::{Counted, Sent};
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::stored_event::write_event;

use crate::Desk;

fn all_of(id: &str) -> Purged {
    let (record, year) = (RecordId::model(id), None);
    Purged { record, year }
}

fn year_of(id: &str, year: i32) -> Purged {
    let (record, year) = (RecordId::model(id), Some(year));
    Purged { record, year }
}

/// Returns two people who have the same two models, each with two years.
fn two_desks() -> [Desk; 2] {
    let [mut one, mut other] = [1, 2].map(Desk::new);
    for id in ["m", "n"] {
        for year in [2025, 2026] {
            one.save(id, year, |draft| {
                draft.set(FormField::Holder, "Khu 7");
                draft.set(FormField::Results, format!("Kết quả {id} {year}"));
            });
        }
    }
    other.register = one.register.clone();
    [one, other]
}

fn title(register: &Register, id: &str) -> Option<String> {
    Model::find(register, &RecordId::model(id)).map(|model| model.title().to_owned())
}

fn years(register: &Register, id: &str) -> Vec<i32> {
    let id = RecordId::model(id);
    let years = Model::find(register, &id)
        .map(Model::years)
        .unwrap_or_default();
    years.into_iter().map(|entry| entry.year()).collect()
}

fn asked(register: &Register) -> Vec<(String, Vec<Segment>)> {
    let asked = conflicts(register).into_iter().filter_map(|one| match one {
        Conflict::EditedAfterDeletion { record, prefix, .. } => Some((record.id, prefix)),
        Conflict::Values { .. } => None,
    });
    asked.collect()
}

#[test]
fn erasing_a_model_leaves_the_fact_alone_and_nothing_brings_it_back() {
    let [mut one, mut other] = two_desks();
    let done = one.run(&Command::Purge(vec![all_of("m")]));
    assert_eq!(done.touched, [RecordId::model("m")]);
    assert_eq!(done.undo, Command::Make(Vec::new()));
    for again in [
        Command::Restore(RecordId::model("m")),
        Command::Purge(vec![all_of("m")]),
        done.undo,
    ] {
        assert_eq!(one.run(&again).touched, []);
    }
    other.register.join(&one.register);
    for register in [&one.register, &other.register] {
        assert_eq!(title(register, "m"), None);
        let record = register.get(&RecordId::model("m")).unwrap();
        assert!(record.is_purged(&[]) && !record.has_content(&[]));
        assert_eq!(title(register, "n").as_deref(), Some("Ngày chủ nhật xanh"));
        assert_eq!(conflicts(register), []);
    }
    assert_eq!(Deleted::all(&one.register), []);
}

#[test]
fn erasing_a_year_leaves_the_model_and_its_other_years() {
    let [mut one, mut other] = two_desks();
    one.run(&Command::Purge(vec![year_of("m", 2025)]));
    other.register.join(&one.register);
    for register in [&one.register, &other.register] {
        assert_eq!(years(register, "m"), [2026]);
        assert_eq!(years(register, "n"), [2026, 2025]);
        assert_eq!(conflicts(register), []);
    }
    // The year may begin again, with nothing of what was there.
    let id = RecordId::model("m");
    other.save("m", 2025, |draft| draft.set(FormField::Stage, "registered"));
    let entry = Model::find(&other.register, &id)
        .unwrap()
        .year(2025)
        .unwrap();
    assert_eq!(
        (entry.stage(), entry.text(member::RESULTS)),
        ("registered", "")
    );
    one.register.join(&other.register);
    assert_eq!(one.register, other.register);
    assert_eq!(conflicts(&one.register), []);
}

#[test]
fn what_others_wrote_meanwhile_is_not_lost_but_asked_about() {
    let [mut one, mut other] = two_desks();
    other.save("m", 2026, |draft| draft.set(FormField::Holder, "Khu 8"));
    other.save("n", 2025, |draft| draft.set(FormField::Results, "Sửa sau"));
    one.run(&Command::Purge(vec![all_of("m"), year_of("n", 2025)]));
    let mut both = one.register.clone();
    both.join(&other.register);
    let of_year = vec![member::YEARS, Segment::Year(2025)];
    assert_eq!(
        asked(&both),
        [
            ("m".to_owned(), Vec::new()),
            ("n".to_owned(), of_year.clone())
        ]
    );
    let [m, n] = ["m", "n"].map(|id| both.get(&RecordId::model(id)).unwrap());
    assert_eq!(
        (m.text(&[member::HOLDER]), m.text(&[member::TITLE])),
        ("Khu 8", "")
    );
    let results = [member::YEARS, Segment::Year(2025), member::RESULTS];
    let stage = [member::YEARS, Segment::Year(2025), member::STAGE];
    assert_eq!((n.text(&results), n.text(&stage)), ("Sửa sau", ""));
    one.register = both;
    for (id, prefix) in [("m", Vec::new()), ("n", of_year)] {
        one.run(&Command::DecideDeletion {
            record: RecordId::model(id),
            prefix,
            keep: true,
        });
    }
    assert_eq!(asked(&one.register), []);
    assert!(one.register.visible(&RecordId::model("m")).is_some());
    // What was kept can be erased in its turn.
    one.run(&Command::Purge(vec![all_of("m")]));
    other.register.join(&one.register);
    assert_eq!(title(&other.register, "m"), None);
    assert_eq!(asked(&other.register), []);
}

#[test]
fn a_preview_names_what_would_be_erased_here_hidden_or_not() {
    let [mut one, mut other] = two_desks();
    other.run(&Command::Delete(RecordId::model("n")));
    let all = vec![all_of("n"), year_of("m", 2025)];
    one.run(&Command::Purge(all.clone()));
    let preview = Preview::of(&other.register, &one.register);
    let named: BTreeSet<&Purged> = preview.erased.iter().collect();
    assert_eq!(named, all.iter().collect());
    let before = other.register.clone();
    other.register.join(&one.register);
    assert_eq!(erased_of(&before, &other.register), preview.erased);
    assert_eq!(Preview::of(&other.register, &one.register).erased, []);
}

#[test]
fn a_deletion_travels_without_the_texts_and_hides_them_where_they_are() {
    let [mut one, mut other] = two_desks();
    one.run(&Command::Delete(RecordId::model("m")));
    let out = without_deleted_texts(&one.register);
    let fact = out.get(&RecordId::model("m")).unwrap();
    assert!(fact.is_hidden(&[]) && !fact.has_content(&[]));
    assert_eq!(
        out.get(&RecordId::model("n")),
        one.register.get(&RecordId::model("n"))
    );
    let preview = Preview::of(&other.register, &out);
    assert_eq!(preview.n_models(Effect::Disappearing), 1);
    assert_eq!(preview.erased, []);
    other.register.join(&out);
    assert_eq!(title(&other.register, "m"), None);
    for register in [&one.register, &out, &other.register] {
        assert_eq!(Fingerprint::of(register), Fingerprint::of(&out));
    }
    // Either may take the deletion back, with all the texts.
    other.run(&Command::Restore(RecordId::model("m")));
    assert_eq!(
        title(&other.register, "m").as_deref(),
        Some("Ngày chủ nhật xanh")
    );
    one.register.join(&without_deleted_texts(&other.register));
    assert_eq!(years(&one.register, "m"), [2026, 2025]);
}

#[test]
fn of_a_deletion_that_came_alone_there_is_nothing_to_restore_or_to_list() {
    let [mut one, _] = two_desks();
    one.run(&Command::Delete(RecordId::model("m")));
    let mut third = Desk::new(3);
    third.register = without_deleted_texts(&one.register);
    assert_eq!(
        third.run(&Command::Restore(RecordId::model("m"))).touched,
        []
    );
    assert_eq!(Deleted::all(&third.register), []);
    assert_eq!(Deleted::all(&one.register).len(), 1);
    // Whoever gets the texts later has them hidden.
    third.register.join(&one.register);
    assert_eq!(third.register, one.register);
}

/// The deletion was made in a run that had written the model just before: the fact claims nothing of that.
#[test]
fn an_edit_that_nobody_who_deleted_had_seen_comes_back_with_everything() {
    let [mut one, mut other] = two_desks();
    other.save("m", 2026, |draft| draft.set(FormField::Holder, "Khu 9"));
    one.save("m", 2026, |draft| draft.set(FormField::Notes, "Vừa sửa"));
    one.run(&Command::Delete(RecordId::model("m")));
    other.register.join(&without_deleted_texts(&one.register));
    assert_eq!(asked(&other.register), [("m".to_owned(), Vec::new())]);
    assert_eq!(
        title(&other.register, "m").as_deref(),
        Some("Ngày chủ nhật xanh")
    );
    assert_eq!(years(&other.register, "m"), [2026, 2025]);
}

#[test]
fn erasing_a_deletion_that_came_alone_erases_the_texts_where_they_are() {
    let [mut one, mut other] = two_desks();
    one.run(&Command::Delete(RecordId::model("m")));
    let mut third = Desk::new(3);
    third.register = without_deleted_texts(&one.register);
    third.run(&Command::Purge(vec![all_of("m")]));
    for desk in [&mut one, &mut other] {
        desk.register.join(&third.register);
        let record = desk.register.get(&RecordId::model("m")).unwrap();
        assert!(record.is_purged(&[]));
        assert_eq!(conflicts(&desk.register), []);
    }
}

#[test]
fn a_deletion_by_a_run_that_wrote_more_travels_whole() {
    let [mut one, _] = two_desks();
    let dot = one.writer.next_dot();
    let stamp = so_dan_van_kheo::domain::leaf::Stamp::new(Timestamp::from_millis(1), "An");
    one.register
        .entry(&RecordId::model("m"))
        .delete(&[], dot, stamp);
    assert_eq!(title(&one.register, "m"), None);
    assert_eq!(without_deleted_texts(&one.register), one.register);
}

#[test]
fn a_deletion_of_which_no_more_is_known_goes_with_every_scope_but_chosen_models() {
    let [mut one, _] = two_desks();
    one.run(&Command::Delete(RecordId::model("m")));
    one.run(&Command::Purge(vec![all_of("n")]));
    let known = without_deleted_texts(&one.register);
    let nobody_had_it = |_: &RecordId| false;
    for scope in [Scope::of_year(2030), Scope::of_unit("x"), Scope::default()] {
        assert_eq!(in_scope(&known, &scope, nobody_had_it), known);
    }
    let chosen = Scope {
        models: Some(BTreeSet::new()),
        ..Scope::default()
    };
    assert!(in_scope(&known, &chosen, nobody_had_it).is_empty());
}

#[test]
fn a_deletion_is_news_once_whether_the_texts_went_or_not() {
    let [mut one, _] = two_desks();
    let mut sent = Sent::default();
    sent.note(&one.register, Timestamp::from_millis(1), Counted::Yes);
    one.run(&Command::Delete(RecordId::model("m")));
    let is_news = |sent: &Sent, register: &Register| {
        let id = RecordId::model("m");
        sent.is_news(&id, register.get(&id).unwrap())
    };
    let out = without_deleted_texts(&one.register);
    assert!(is_news(&sent, &one.register) && is_news(&sent, &out));
    sent.note(&out, Timestamp::from_millis(2), Counted::Yes);
    assert!(!is_news(&sent, &one.register) && !is_news(&sent, &out));
}

#[test]
fn the_list_of_what_is_deleted_has_models_and_years_the_last_first() {
    let [mut one, _] = two_desks();
    one.run(&Command::DeleteYear(RecordId::model("n"), 2025));
    let between = Timestamp::from_millis(one.now + 1);
    one.run(&Command::Delete(RecordId::model("m")));
    let all = Deleted::all(&one.register);
    let what: Vec<&Purged> = all.iter().map(|one| &one.what).collect();
    assert_eq!(what, [&all_of("m"), &year_of("n", 2025)]);
    assert_eq!(DeletedTexts::of(&one.register).n_all(), 2);
    assert_eq!(
        all.iter().map(|one| &*one.stamp.by).collect::<Vec<_>>(),
        ["An", "An"]
    );
    let older: Vec<bool> = all.iter().map(|one| one.is_before(between)).collect();
    assert_eq!(older, [false, true]);
    // A year of a deleted model is not listed beside it.
    one.run(&Command::Delete(RecordId::model("n")));
    let all = Deleted::all(&one.register);
    let what: Vec<&Purged> = all.iter().map(|one| &one.what).collect();
    assert_eq!(what, [&all_of("n"), &all_of("m")]);
}

#[test]
fn in_a_closed_year_only_what_is_deleted_already_is_erased() {
    let [mut one, _] = two_desks();
    one.run(&Command::Delete(RecordId::model("m")));
    one.run(&Command::DeleteYear(RecordId::model("n"), 2025));
    let event = ClosingEvent {
        closes: true,
        on: chrono::NaiveDate::from_ymd_opt(2027, 1, 5).unwrap(),
        by: "An".into(),
        reason: String::new(),
    };
    for year in [2025, 2026] {
        let changes = closing_changes(&one.register, "", year, "Khóa", &event);
        one.run(&Command::Make(vec![(closing_id("", year), changes)]));
    }
    let closed = |what: Purged| {
        let (tree, closings) = (UnitTree::of(&one.register), Closings::of(&one.register));
        closed_year(&one.register, &tree, &closings, &Command::Purge(vec![what]))
    };
    assert_eq!(closed(all_of("m")), None);
    assert_eq!(closed(year_of("n", 2025)), None);
    assert_eq!(closed(year_of("n", 2026)), Some(2026));
    assert_eq!(closed(all_of("n")), Some(2026));
}

fn kept(key: u64, event: Event) -> Kept {
    Kept {
        key,
        event,
        n_bytes: 0,
    }
}

#[test]
fn the_journal_forgets_what_was_erased_and_the_words_that_named_it() {
    let mut desk = Desk::new(1);
    let ids = BTreeSet::from([RecordId::model("m"), RecordId::model("n")]);
    let event = |desk: &Desk, deed: &str, ids: &BTreeSet<RecordId>| {
        Event::new(
            Timestamp::from_millis(desk.now),
            deed.into(),
            Cause::Edit,
            &desk.register,
            ids.clone(),
        )
    };
    let of = |id: &str| BTreeSet::from([RecordId::model(id)]);
    let mut events = vec![event(&desk, "Đã thêm mô hình “Bí mật Tám”.", &of("m"))];
    desk.save("m", 2026, |draft| draft.set(FormField::Title, "Bí mật Tám"));
    events.push(event(&desk, "Đã thêm mô hình “Công khai”.", &of("n")));
    desk.save("n", 2026, |draft| draft.set(FormField::Title, "Công khai"));
    events.push(event(&desk, "Đã ghi nhân rộng từ “Bí mật Tám”.", &of("n")));
    desk.save("n", 2026, |draft| {
        draft.set(FormField::Results, "Bí mật năm")
    });
    events.push(event(&desk, "Đã sửa.", &ids));
    desk.save("m", 2026, |draft| draft.set(FormField::Holder, "Bà Bí mật"));
    desk.run(&Command::Purge(vec![all_of("m"), year_of("n", 2026)]));
    let events = (1..).zip(events).map(|(key, event)| kept(key, event));
    let mut journal = Journal::new(events.collect(), Vec::new());
    let plan = journal.without_erased(&desk.register, &BTreeSet::new(), &write_event);
    assert!(plan.deletes.is_empty());
    let texts: Vec<&str> = plan.puts.iter().map(|(_, text)| text.as_str()).collect();
    assert!(
        texts.iter().all(|text| !text.contains("Bí mật")),
        "{texts:?}"
    );
    let rewritten: Vec<u64> = plan.puts.iter().map(|(key, _)| *key).collect();
    assert_eq!(rewritten, [1, 3, 4]);
    let events = journal.events().iter().map(|kept| {
        let text = plan.puts.iter().find(|(key, _)| *key == kept.key);
        let read =
            text.map(|(_, text)| so_dan_van_kheo::format::stored_event::read_event(text).unwrap());
        self::kept(kept.key, read.unwrap_or(kept.event.clone()))
    });
    journal = Journal::new(events.collect(), Vec::new());
    let again = journal.without_erased(&desk.register, &BTreeSet::new(), &write_event);
    assert_eq!(again.puts, []);
    assert_eq!(
        journal.events()[1].event.deed,
        "Đã thêm mô hình “Công khai”."
    );
    // Of the model that stays the image is there, without the year.
    let image = journal.events()[3]
        .event
        .before
        .get(&RecordId::model("n"))
        .unwrap();
    assert_eq!(image.text(&[member::TITLE]), "Công khai");
    assert_eq!(
        image.face(&[member::YEARS, Segment::Year(2026), member::RESULTS]),
        None::<&Value>
    );
}
