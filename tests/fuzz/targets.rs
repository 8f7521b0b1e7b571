//! The readers, each with real inputs to be spoiled.

use std::sync::LazyLock;

use proptest::prelude::*;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::ModelDraft;
use so_dan_van_kheo::domain::journal::{Cause, Event};
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::register::{Collection, Register};
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::backup::{Local, write_backup};
use so_dan_van_kheo::format::exchange_read::{FileError, Opened, open};
use so_dan_van_kheo::format::exchange_write::{Export, write};
use so_dan_van_kheo::format::json::Json;
use so_dan_van_kheo::format::readable_file::{Content, ID, pack};
use so_dan_van_kheo::format::segment::{pack as pack_segment, unpack, write_segment};
use so_dan_van_kheo::format::stored_draft::{read_draft, write_draft};
use so_dan_van_kheo::format::stored_event::{read_event, write_event};
use so_dan_van_kheo::format::stored_piece::{read_piece, seal, unseal, write_piece};

use crate::config;
use crate::registers::{Person, eventful, model_ids, plain_part, sealed};
use crate::spoil::{Damage, Graft, damage, graft};

const LOCKED: &str = include_str!("../fixtures/locked.json");

/// Is how many bytes, about, one byte of a text may become. An entry of a stored segment takes five, a path with it one: what
/// stands in its tables is short for that reason.
const GROWTH: usize = 200;
/// And how many are nothing to anybody.
const LITTLE: usize = 64 << 10;

/// A few records with all there is: conflicts, deletions, awards, unknown members, values that one dot has twice.
static SOME: LazyLock<Register> = LazyLock::new(|| {
    let all = eventful();
    let ids = model_ids(&all);
    all.filter(|id, _| match id.collection {
        Collection::Models => ids[..3].contains(id),
        Collection::Units => id.id.ends_with("hi"),
        Collection::Catalogue(_) => id.id.starts_with('k'),
        _ => true,
    })
});

static OTHERS: LazyLock<Register> = LazyLock::new(|| {
    let mut others = SOME.clone();
    let mut lan = Person::new(0xbeef, "Lan");
    for id in model_ids(&others) {
        lan.writes(
            &mut others,
            &id,
            &[Segment::name("notes")].into(),
            "Ở nơi khác",
        );
    }
    others
});

fn export() -> Export {
    Export {
        at: Timestamp::from_millis(1_790_000_000_123),
        unit: "xa-a".into(),
        name: "Xã A".into(),
        scope: Default::default(),
        changed_since: None,
    }
}

static FILE: LazyLock<String> = LazyLock::new(|| write(&SOME, &export()).unwrap());

static EVENT: LazyLock<Event> = LazyLock::new(|| Event {
    at: Timestamp::from_millis(1),
    deed: "Đã nhập 1 tệp".into(),
    cause: Cause::Import,
    before: SOME.clone(),
    created: Default::default(),
    files: Vec::new(),
    brought: Default::default(),
});

static DRAFT: LazyLock<ModelDraft> = LazyLock::new(|| ModelDraft {
    seen: Some(SOME.clone()),
    ..ModelDraft::default()
});

static BACKUP: LazyLock<String> = LazyLock::new(|| {
    let local = Local {
        texts: [
            ("draft/moi".to_owned(), write_draft(&DRAFT)),
            (
                "settings".to_owned(),
                seal("settings", "{\"unit\":\"xa-a\"}"),
            ),
        ]
        .into_iter()
        .collect(),
        journal: vec![write_event(&EVENT), write_event(&EVENT)],
        n_left_out: 0,
    };
    write_backup(&SOME, &export(), &local, false).unwrap().text
});

static PAGE: LazyLock<String> = LazyLock::new(|| page(&FILE));

/// Makes a page with a file inside, as small as it can be.
fn page(file: &str) -> String {
    let packed = pack(file);
    let digest = &packed.digest;
    let kept = match &packed.content {
        Content::Link(address) => {
            format!("<a id=\"{ID}\" data-digest=\"{digest}\" href=\"{address}\">a</a>")
        }
        Content::Kept(kept) => format!("<div id=\"{ID}\" data-digest=\"{digest}\">{kept}</div>"),
    };
    let generator = "<meta name=\"generator\" content=\"so-dan-van-kheo\">";
    format!("<!DOCTYPE html><html><head>{generator}</head><body>{kept}</body></html>")
}

/// Counts about how many bytes a register takes.
fn weight(register: &Register) -> usize {
    fn of_value(value: &Value) -> usize {
        32 + match value {
            Value::Text(text) => text.len(),
            Value::Number(number) => number.as_str().len(),
            Value::List(items) => items.iter().map(of_value).sum(),
            Value::Map(members) => members
                .iter()
                .map(|(name, value)| 24 + name.len() + of_value(value))
                .sum(),
            Value::Seen(context) => 16 * context.iter().count(),
            Value::Empty | Value::Bool(_) => 0,
        }
    }
    let of_segment = |segment: &Segment| {
        32 + match segment {
            Segment::Name(text) => text.len(),
            Segment::Item(text) => text.len(),
            Segment::Year(_) => 0,
        }
    };
    let records = register.iter().map(|(id, record)| {
        let leaves = record.leaves().iter().map(|(path, leaf)| {
            let entries = leaf
                .entries()
                .iter()
                .map(|entry| 40 + of_value(&entry.value));
            path.segments().iter().map(of_segment).sum::<usize>() + entries.sum::<usize>()
        });
        id.id.len() + 16 * record.context().iter().count() + leaves.sum::<usize>()
    });
    records.sum()
}

fn check_size(n_bytes: usize, register: &Register) -> Result<(), TestCaseError> {
    let weight = weight(register);
    prop_assert!(
        weight <= LITTLE + GROWTH * n_bytes,
        "{} of {}",
        weight,
        n_bytes
    );
    Ok(())
}

/// Does with what was read what the page does, and checks that it is a register like any other.
fn check_is_readable(piece: &Register) -> Result<(), TestCaseError> {
    prop_assert_eq!(read_piece(&write_piece(piece)), Ok(piece.clone()));
    prop_assert_eq!(read_piece(&write_segment(piece)), Ok(piece.clone()));
    let file = write(piece, &export());
    prop_assert!(file.is_ok(), "a file of it does not read back");
    let mut joined = SOME.clone();
    joined.join(piece);
    let mut other_way = piece.clone();
    other_way.join(&SOME);
    prop_assert_eq!(&other_way, &joined);
    other_way.join(piece);
    prop_assert_eq!(&other_way, &joined);
    prop_assert_eq!(read_piece(&write_piece(&joined)), Ok(joined.clone()));
    let opened = open(write(&joined, &export()).unwrap_or_default().as_bytes());
    prop_assert_eq!(opened.map(|opened| opened.piece), Ok(joined.clone()));
    let preview = Preview::of(&SOME, piece);
    prop_assert_eq!(preview.effects.len(), piece.n_records());
    prop_assert!(Preview::of(&joined, piece).is_unchanging());
    conflicts(&joined);
    for year in years(&joined) {
        Summary::of(&joined, year);
    }
    Ok(())
}

fn check_file(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Opened {
        piece,
        local,
        refused,
        ..
    } = match open(bytes) {
        Ok(opened) => opened,
        Err(FileError::Locked(envelope)) => {
            let again = open(envelope.to_text().as_bytes());
            prop_assert!(
                matches!(again, Err(FileError::Locked(again)) if again.data == envelope.data)
            );
            return Ok(());
        }
        Err(_) => return Ok(()),
    };
    check_size(bytes.len(), &piece)?;
    prop_assert!(
        refused
            .iter()
            .all(|one| one.name.len() <= 4 * 120 || one.place == 0)
    );
    if let Some(local) = local {
        local.contents();
    }
    check_is_readable(&piece)
}

fn check_piece(text: &str, n_bytes: usize) -> Result<(), TestCaseError> {
    match read_piece(text) {
        Ok(piece) => {
            check_size(n_bytes, &piece)?;
            check_is_readable(&piece)
        }
        Err(_) => Ok(()),
    }
}

fn check_event(text: &str) -> Result<(), TestCaseError> {
    if let Ok(event) = read_event(text) {
        check_size(text.len(), &event.before)?;
        prop_assert_eq!(read_event(&write_event(&event)), Ok(event.clone()));
        check_is_readable(&event.before)?;
    }
    Ok(())
}

fn check_draft(text: &str) -> Result<(), TestCaseError> {
    if let Ok(draft) = read_draft(text) {
        prop_assert_eq!(read_draft(&write_draft(&draft)), Ok(draft));
    }
    Ok(())
}

fn spoiled(text: &str, all: &[Damage]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let other = write_piece(&OTHERS);
    all.iter()
        .for_each(|damage| damage.apply(&mut bytes, other.as_bytes()));
    bytes
}

fn grafted(text: &str, all: &[Graft]) -> Json {
    let mut tree = Json::parse(text).unwrap();
    all.iter().for_each(|graft| graft.apply(&mut tree));
    tree
}

fn some_damage() -> impl Strategy<Value = Vec<Damage>> {
    prop::collection::vec(damage(), 1..6)
}

fn some_grafts() -> impl Strategy<Value = Vec<Graft>> {
    prop::collection::vec(graft(), 1..5)
}

/// Says that an input failed, and leaves it where it can be kept.
fn kept(name: &str, input: &[u8], checked: Result<(), TestCaseError>) -> Result<(), TestCaseError> {
    if checked.is_err() {
        std::fs::create_dir_all("target/fuzzed").unwrap();
        std::fs::write(format!("target/fuzzed/{name}"), input).unwrap();
    }
    checked
}

#[test]
fn every_kept_input_holds_in_every_reader() {
    let folders = ["tests/fixtures/odd", "tests/fixtures/bad"];
    let files = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let mut n_files = 0;
    for file in files {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let checked = check_file(&bytes)
            .and_then(|()| check_piece(&text, text.len()))
            .and_then(|()| check_piece(&seal("piece", &text), text.len()))
            .and_then(|()| check_event(&seal("event", &text)))
            .and_then(|()| check_draft(&seal("draft", &text)));
        assert!(checked.is_ok(), "{}: {checked:?}", path.display());
        n_files += 1;
    }
    assert!(n_files > 200, "{n_files}");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_spoiled_exchange_file(kind in 0..3_usize, all in some_damage()) {
        let text = [FILE.clone(), plain_part(&FILE), LOCKED.to_owned()];
        let bytes = spoiled(&text[kind], &all);
        kept("file", &bytes, check_file(&bytes))?;
    }

    /// With a right digest, so that its history counts.
    #[test]
    fn an_exchange_file_with_other_members(is_plain: bool, all in some_grafts()) {
        let tree = match is_plain {
            true => grafted(&plain_part(&FILE), &all),
            false => grafted(&FILE, &all),
        };
        let text = if is_plain { tree.to_compact() } else { sealed(&tree) };
        kept("members.json", text.as_bytes(), check_file(text.as_bytes()))?;
    }

    #[test]
    fn a_locked_file_with_other_members(all in some_grafts()) {
        let text = grafted(LOCKED, &all).to_compact();
        kept("locked.json", text.as_bytes(), check_file(text.as_bytes()))?;
    }

    #[test]
    fn a_full_backup_with_other_members(all in some_grafts()) {
        let text = sealed(&grafted(&BACKUP, &all));
        kept("backup.json", text.as_bytes(), check_file(text.as_bytes()))?;
    }

    #[test]
    fn a_spoiled_readable_page(all in some_damage()) {
        let bytes = spoiled(&PAGE, &all);
        kept("page.html", &bytes, check_file(&bytes))?;
    }

    /// The page is whole, what is inside is not.
    #[test]
    fn a_readable_page_with_a_spoiled_file(all in some_damage()) {
        let inside = String::from_utf8_lossy(&spoiled(&FILE, &all)).into_owned();
        let text = page(&inside);
        kept("page-whole.html", text.as_bytes(), check_file(text.as_bytes()))?;
    }

    #[test]
    fn a_stored_piece_that_was_spoiled_before_it_was_sealed(all in some_damage()) {
        let body = spoiled(unseal("piece", &write_piece(&SOME)).unwrap(), &all);
        let text = seal("piece", &String::from_utf8_lossy(&body));
        kept("piece", text.as_bytes(), check_piece(&text, text.len()))?;
    }

    #[test]
    fn a_stored_piece_with_other_members(all in some_grafts()) {
        let body = grafted(unseal("piece", &write_piece(&SOME)).unwrap(), &all);
        let text = seal("piece", &body.to_compact());
        kept("piece-members", text.as_bytes(), check_piece(&text, text.len()))?;
    }

    #[test]
    fn a_spoiled_stored_text(kind in 0..4_usize, all in some_damage()) {
        let texts = [write_piece(&SOME), write_segment(&SOME), write_event(&EVENT), write_draft(&DRAFT)];
        let text = String::from_utf8_lossy(&spoiled(&texts[kind], &all)).into_owned();
        let checked = check_piece(&text, text.len()).and_then(|()| check_event(&text)).and_then(|()| check_draft(&text));
        kept("stored", text.as_bytes(), checked)?;
    }

    #[test]
    fn a_segment_that_was_spoiled_before_it_was_sealed(all in some_damage()) {
        let mut body = unpack(&write_segment(&SOME)).unwrap();
        let other = unpack(&write_segment(&OTHERS)).unwrap();
        all.iter().for_each(|damage| damage.apply(&mut body, &other));
        kept("segment", &body, check_piece(&pack_segment(&body), body.len()))?;
    }

    #[test]
    fn a_stored_event_with_other_members(all in some_grafts()) {
        let body = grafted(unseal("event", &write_event(&EVENT)).unwrap(), &all);
        let text = seal("event", &body.to_compact());
        kept("event", text.as_bytes(), check_event(&text))?;
    }

    #[test]
    fn a_stored_draft_with_other_members(all in some_grafts()) {
        let body = grafted(unseal("draft", &write_draft(&DRAFT)).unwrap(), &all);
        let text = seal("draft", &body.to_compact());
        kept("draft", text.as_bytes(), check_draft(&text))?;
    }
}
