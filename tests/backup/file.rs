//! The file itself: an ordinary exchange file with one more member.

use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::journal::Cause;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::format::backup::{Contents, Local, write_backup};
use so_dan_van_kheo::format::encoding::MAX_BYTES;
use so_dan_van_kheo::format::envelope::can_be_read;
use so_dan_van_kheo::format::exchange_read::{Trust, open_text};
use so_dan_van_kheo::format::exchange_write::{NotReadBack, write};
use so_dan_van_kheo::format::json::Json;
use so_dan_van_kheo::format::stored_event::write_event;
use so_dan_van_kheo::format::stored_piece::seal;

use crate::journal_events::{at, event};
use crate::registers::{Person, changed, eventful, model_ids, plain_part, thanh_ba};
use crate::{backup, export, local, machine, settings};

const FULL_BACKUP: &str = include_str!("../fixtures/full-backup.json");

/// Returns the text of an event in which one model was edited.
fn edited(hour: u32) -> String {
    let register = thanh_ba();
    let ids = model_ids(&register);
    write_event(&event(at(23, hour), Cause::Edit, &register, &ids[..1]))
}

#[test]
fn a_full_backup_comes_back_with_everything_hidden_and_beside_the_register() {
    let register = eventful();
    let local = local(&machine(), vec![edited(8), edited(9)]);
    assert_eq!(local.texts.len(), 6);
    let opened = open_text(&backup(&register, &local)).unwrap();
    assert_eq!(
        (opened.trust, &opened.refused[..]),
        (Trust::Joined, &[][..])
    );
    assert_eq!(opened.piece, register);
    assert_eq!(opened.local, Some(local));
}

#[test]
fn a_backup_is_the_export_of_everything_with_one_more_member() {
    let register = eventful();
    let file = write(&register, &export()).unwrap();
    let with = backup(&register, &local(&machine(), vec![edited(8)]));
    let without = |text: &str| {
        changed(text, |members| {
            members.retain(|(name, _)| name != "local" && name != "digest");
        })
    };
    assert_eq!(without(&with), without(&file));
    let Json::Object(members) = Json::parse(&with).unwrap() else {
        panic!("no object")
    };
    let [.., sync, local, digest] = &members[..] else {
        panic!("too short")
    };
    assert_eq!([&sync.0, &local.0, &digest.0], ["sync", "local", "digest"]);
    assert_eq!(open_text(&file).unwrap().local, None);
}

#[test]
fn whoever_changes_what_lies_beside_the_register_has_edited_the_file() {
    let text = backup(&thanh_ba(), &local(&machine(), Vec::new()));
    let edited = text.replace("draft/new", "draft/old");
    assert_eq!(open_text(&edited).unwrap().trust, Trust::EditedByHand);
}

#[test]
fn a_backup_without_its_history_is_still_a_backup() {
    let local = local(&machine(), vec![edited(8)]);
    let opened = open_text(&plain_part(&backup(&thanh_ba(), &local))).unwrap();
    assert_eq!(opened.trust, Trust::Plain);
    assert_eq!(opened.local, Some(local));
}

#[test]
fn what_is_in_a_backup_is_told_before_it_goes_in() {
    let mut local = local(&machine(), vec![edited(8), "hỏng".into(), edited(9)]);
    local.texts.insert("draft/x".into(), "hỏng".into());
    local.n_left_out = 2;
    let expected = Contents {
        settings: Some(settings("xa-thanh-ba")),
        n_drafts: 2,
        n_events: 1,
        n_left_out: 2 + 2 + 1,
    };
    assert_eq!(local.contents(), expected);
    assert_eq!(Local::default().contents(), Contents::default());
}

/// Returns a text as long as an event may be.
fn long_event(n_bytes: usize) -> String {
    seal("event", &"\"".repeat(n_bytes))
}

#[test]
fn a_journal_that_is_too_large_gives_up_its_oldest_events_and_no_more_than_it_must() {
    const MEGABYTE: usize = 1_000_000;
    let register = thanh_ba();
    // Each takes two bytes in the file for one here.
    let journal: Vec<String> = (0..40).map(|n| long_event(MEGABYTE + n)).collect();
    for is_locked in [false, true] {
        let whole = Local {
            journal: journal.clone(),
            ..Local::default()
        };
        let made = write_backup(&register, &export(), &whole, is_locked).unwrap();
        assert!(can_be_read(made.text.len() as u64, is_locked));
        let one_more = made.text.len() + 2 * MEGABYTE + 200;
        assert!(!can_be_read(one_more as u64, is_locked));
        let opened = open_text(&made.text).unwrap();
        assert_eq!(opened.piece, register);
        assert_eq!(opened.local.unwrap().journal, journal[made.n_left_out..]);
    }
    let alone = Local {
        journal: vec![long_event(MAX_BYTES as usize / 2)],
        ..Local::default()
    };
    let made = write_backup(&register, &export(), &alone, false).unwrap();
    assert_eq!(made.n_left_out, 1);
    assert!(open_text(&made.text).unwrap().local.is_some());
}

#[test]
fn records_that_bear_the_name_of_the_member_travel_beside_it() {
    let mut register = eventful();
    let file = |local: &str| {
        let header = "\"format\":\"so-dan-van-kheo\",\"version\":1";
        open_text(&format!("{{{header},\"other\":{local}}}"))
            .unwrap()
            .piece
    };
    // As an older program took them up.
    let named = |piece: &Register| {
        let records = piece.iter().map(|(id, record)| {
            let id = RecordId::new(Collection::Other("local".into()), id.id.clone());
            (id, record.clone())
        });
        records.collect::<Register>()
    };
    register.join(&named(&file("5")));
    register.join(&named(&file("[{\"id\":\"a\",\"x\":1}]")));
    let local = local(&machine(), Vec::new());
    for text in [
        write(&register, &export()).unwrap(),
        backup(&register, &local),
    ] {
        let opened = open_text(&text).unwrap();
        assert_eq!(
            (opened.trust, &opened.refused[..]),
            (Trust::Joined, &[][..])
        );
        assert_eq!(Fingerprint::of(&opened.piece), Fingerprint::of(&register));
    }
}

#[test]
fn a_backup_of_the_first_version_is_read_for_ever() {
    let opened = open_text(FULL_BACKUP).unwrap();
    assert_eq!(
        (opened.trust, &opened.refused[..]),
        (Trust::Joined, &[][..])
    );
    assert_eq!(opened.piece.n_records(), 1);
    let local = opened.local.unwrap();
    let expected = Contents {
        settings: Some(settings("xa-thanh-ba")),
        n_drafts: 2,
        n_events: 1,
        n_left_out: 0,
    };
    assert_eq!(local.contents(), expected);
    assert_eq!(backup(&opened.piece, &local), FULL_BACKUP);
}

/// The id has nothing in it, which no road into the program lets in.
#[test]
fn a_file_that_would_not_give_everything_again_is_not_made() {
    let mut register = thanh_ba();
    let blank = RecordId::model(" ");
    Person::new(1, "Lan").writes(&mut register, &blank, &[member::TITLE].into(), "A");
    assert_eq!(write(&register, &export()), Err(NotReadBack));
    let made = write_backup(&register, &export(), &Local::default(), false);
    assert_eq!(made, Err(NotReadBack));
    let others = register.filter(|id, _| *id != blank);
    assert!(write(&others, &export()).is_ok());
    // What stands beside the register goes along whole, or nothing does.
    let beside = Local {
        texts: std::iter::once(("typed".to_owned(), "x".to_owned())).collect(),
        ..Local::default()
    };
    let made = write_backup(&others, &export(), &beside, false);
    assert_eq!(made, Err(NotReadBack));
}
