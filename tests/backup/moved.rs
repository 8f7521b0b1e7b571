//! A backup that is taken over on another machine, empty or not.

use so_dan_van_kheo::domain::draft::ModelDraft;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::journal::going_back::{GoingBack, Others};
use so_dan_van_kheo::domain::journal::provenance::Trail;
use so_dan_van_kheo::domain::journal::{Cause, Event, Journal, Then};
use so_dan_van_kheo::domain::received::Received;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::sent::Sent;
use so_dan_van_kheo::domain::{member, scope::Scope};
use so_dan_van_kheo::format::backup::{Local, readable};
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::settings::write_settings;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::format::stored_event::write_event;
use so_dan_van_kheo::storage::backup::{TakenOver, Wanted, becomes};
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::journal::opened;
use so_dan_van_kheo::storage::memory_bag::{Fault, MemoryBag};
use so_dan_van_kheo::storage::store::Store;

use crate::journal_events::{at as hour, event, file};
use crate::registers::{Person, model_ids, thanh_ba, with};
use crate::{at, backup, draft, local, machine, receipt, settings};

/// Is an old machine: its register, and the events of its journal.
struct Office {
    register: Register,
    events: Vec<Event>,
}

impl Office {
    /// Takes a file in, then edits some models, makes one and deletes one, each with its event.
    fn at_work() -> Self {
        let mut register = starting_set();
        let piece = thanh_ba();
        let news = piece.filter(|id, _| id.is_model());
        let import = Event::of_import(
            hour(20, 8),
            "Nhập".into(),
            &register,
            vec![(file("a"), news)],
            &Register::new(),
        );
        register.join(&piece);
        let ids = model_ids(&register);
        let mut lan = Person::new(7, "Lan");
        let mut events = vec![import];
        let new = RecordId::model("0197a4c2-5b1e-8c3d-9e4f-00000000000b");
        for (n, id) in [&ids[0], &ids[1], &new].into_iter().enumerate() {
            let touched = std::slice::from_ref(id);
            events.push(event(
                hour(21 + n as u32, 9),
                Cause::Edit,
                &register,
                touched,
            ));
            lan.writes(&mut register, id, &[member::TITLE].into(), "Tên mới");
        }
        Self { register, events }
    }

    fn journal(&self) -> Vec<String> {
        self.events.iter().map(write_event).collect()
    }
}

/// Reads texts as a machine does that has added them one by one.
fn read(texts: &[String]) -> Journal {
    let (journal, set_aside) = opened((1..).zip(texts.iter().cloned()).collect());
    assert_eq!(set_aside, []);
    journal
}

#[test]
fn a_backup_moved_to_an_empty_machine_gives_the_same_register_settings_drafts_and_memories() {
    let (old, office) = (machine(), Office::at_work());
    let opened = open_text(&backup(&office.register, &local(&old, office.journal()))).unwrap();
    let new = Store::new(MemoryBag::new());
    let beside = opened.local.unwrap();
    let taken = new.take_over(&beside, Wanted::Settings).unwrap();
    let expected = TakenOver {
        has_settings: true,
        n_drafts: 2,
        n_sent: 2,
        has_received: true,
        ..TakenOver::default()
    };
    assert_eq!(taken, expected);
    assert_eq!(new.backup_texts(), old.backup_texts());
    assert_eq!(new.load().unwrap().settings, Some(settings("xa-thanh-ba")));
    assert_eq!(new.draft("new"), old.draft("new"));
    assert_eq!(new.received(), old.received());
    assert_eq!(new.last_sent(), old.last_sent());
    let register = with(starting_set(), &opened.piece);
    assert_eq!(
        Fingerprint::of(&register),
        Fingerprint::of(&office.register)
    );
}

#[test]
fn a_journal_that_moved_answers_about_every_point_as_it_did_before() {
    let office = Office::at_work();
    let text = backup(&office.register, &local(&machine(), office.journal()));
    let opened = open_text(&text).unwrap();
    let here = starting_set();
    assert!(becomes(&here, &opened.piece));
    let now = with(here, &opened.piece);
    let mut texts = opened.local.unwrap().journal;
    // The move itself touches nothing that the journal does not know of.
    let moved = Event::new(hour(30, 8), "Nhập".into(), Cause::Import, &now, [].into());
    texts.push(write_event(&moved));
    let (before, after) = (read(&office.journal()), read(&texts));
    for kept in before.events() {
        let (then, now_then) = (before.since(kept.key), after.since(kept.key));
        let shown = |events, now| Then::before(events).register(now);
        assert_eq!(shown(then, &office.register), shown(now_then, &now));
        for others in [Others::Kept, Others::Overwritten] {
            let going = GoingBack::to(then, &office.register, others);
            assert_eq!(GoingBack::to(now_then, &now, others), going);
        }
        for (id, record) in now.iter() {
            for entry in record.leaves().values().flat_map(|leaf| leaf.entries()) {
                let origin = |events| {
                    Trail::of(events, id).origin(entry.dot) == Trail::of(then, id).origin(entry.dot)
                };
                assert!(origin(now_then), "{id}");
            }
        }
    }
}

#[test]
fn a_machine_with_something_of_its_own_does_not_become_the_old_one() {
    let office = Office::at_work();
    let mut here = starting_set();
    assert!(becomes(&here, &office.register));
    assert!(becomes(&office.register, &office.register));
    let ids = model_ids(&office.register);
    here.join(&office.register.part(&ids[..3]));
    assert!(
        becomes(&here, &office.register),
        "what it has came from there"
    );
    Person::new(9, "Minh").writes(&mut here, &ids[0], &[member::NOTES].into(), "Ở đây");
    assert!(!becomes(&here, &office.register));
    let without = office.register.filter(|id, _| *id != ids[1]);
    assert!(!becomes(&office.register, &without));
}

#[test]
fn events_before_one_that_cannot_be_read_do_not_move() {
    let texts = Office::at_work().journal();
    assert_eq!(readable(&texts), texts);
    let mut damaged = texts.clone();
    damaged[1].push('x');
    assert_eq!(readable(&damaged), &texts[2..]);
    damaged[3].clear();
    assert_eq!(readable(&damaged), [] as [String; 0]);
}

#[test]
fn what_is_here_stays_unless_it_is_settings_that_are_wanted() {
    let theirs = local(&machine(), Vec::new());
    for (wanted, unit) in [
        (Wanted::Missing, "xa-khac"),
        (Wanted::Settings, "xa-thanh-ba"),
    ] {
        let store = Store::new(MemoryBag::new());
        store.save_settings(&settings("xa-khac")).unwrap();
        store.save_draft("new", &draft("Của máy này")).unwrap();
        let sent = Sent {
            at: Some(at(99)),
            ..Sent::default()
        };
        store.save_sent(&Scope::default(), &sent).unwrap();
        let taken = store.take_over(&theirs, wanted).unwrap();
        let has_settings = wanted == Wanted::Settings;
        let expected = TakenOver {
            has_settings,
            n_drafts: 1,
            n_sent: 1,
            has_received: true,
            n_kept: 2 + usize::from(!has_settings),
            n_unread: 0,
        };
        assert_eq!(taken, expected);
        assert_eq!(store.load().unwrap().settings, Some(settings(unit)));
        assert_eq!(store.draft("new"), Ok(Some(draft("Của máy này"))));
        assert_eq!(store.sent(&Scope::default()), Ok(Some(sent)));
    }
}

#[test]
fn what_came_in_there_is_joined_with_what_came_in_here() {
    let store = Store::new(MemoryBag::new());
    let mut here = Received::default();
    here.note("xa-1", receipt(&[2026], Some(20), 21));
    here.note("xa-3", receipt(&[2026], Some(30), 31));
    store.save_received(&here).unwrap();
    let theirs = local(&machine(), Vec::new());
    store.take_over(&theirs, Wanted::Missing).unwrap();
    let joined = store.received().unwrap();
    let files = joined.of_year("xa-1", 2026).unwrap();
    assert_eq!(files.first, receipt(&[2026], Some(10), 11));
    assert_eq!(files.last, receipt(&[2026], Some(20), 21));
    assert_eq!(joined.files.len(), 3);
}

#[test]
fn the_same_backup_again_changes_nothing() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    store.save_draft("new", &draft("Của máy này")).unwrap();
    let theirs = local(&machine(), Vec::new());
    let texts = || store.raw_texts().unwrap();
    store.take_over(&theirs, Wanted::Settings).unwrap();
    let before = texts();
    let again = store.take_over(&theirs, Wanted::Settings).unwrap();
    let expected = TakenOver {
        n_kept: 1,
        ..TakenOver::default()
    };
    assert_eq!(again, expected);
    assert_eq!(texts(), before);
}

#[test]
fn a_text_here_that_cannot_be_read_is_put_aside_and_not_lost() {
    let bag = MemoryBag::new();
    bag.write("dvk/settings", "hỏng").unwrap();
    let store = Store::new(bag.clone());
    let taken = store.take_over(&local(&machine(), Vec::new()), Wanted::Missing);
    assert!(taken.unwrap().has_settings);
    let texts = store.raw_texts().unwrap();
    assert!(texts.iter().any(|(_, text)| text == "hỏng"));
    assert_eq!(
        store.load().unwrap().settings,
        Some(settings("xa-thanh-ba"))
    );
}

#[test]
fn a_fault_while_reading_writes_nothing_and_one_while_writing_is_made_good_by_doing_it_again() {
    let theirs = local(&machine(), Vec::new());
    let begin = || {
        let bag = MemoryBag::new();
        let store = Store::new(bag.clone());
        store.save_settings(&settings("xa-khac")).unwrap();
        let n = bag.n_operations();
        (bag, store, n)
    };
    let (bag, store, first) = begin();
    store.take_over(&theirs, Wanted::Settings).unwrap();
    let n_operations = bag.n_operations() - first;
    let complete = store.raw_texts().unwrap();
    let n_reads = theirs.texts.len();
    for n in 0..n_operations {
        for error in [BagError::Blocked, BagError::Full] {
            let (bag, store, first) = begin();
            let before = store.raw_texts().unwrap();
            let skipped = bag.n_operations() - first;
            bag.plan(Some(Fault {
                at: first + skipped + n,
                is_lasting: true,
                error: error.clone(),
            }));
            assert_eq!(store.take_over(&theirs, Wanted::Settings), Err(error));
            bag.plan(None);
            if n < n_reads {
                assert_eq!(store.raw_texts().unwrap(), before, "{n}");
            }
            store.take_over(&theirs, Wanted::Settings).unwrap();
            assert_eq!(store.raw_texts().unwrap(), complete, "{n}");
        }
    }
}

#[test]
fn pieces_import_reserve_and_what_cannot_be_read_do_not_go_out() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    let settings = write_settings(&settings("xa"));
    for key in [
        "piece/00000000000000ff-00000001",
        "import",
        "reserve",
        "register",
        "withdrawn/x",
        "unfinished/x",
        "outside",
        "aside/settings-1",
        "draft/damaged",
        "received",
    ] {
        bag.write(&format!("dvk/{key}"), &settings).unwrap();
    }
    bag.write("other/settings", &settings).unwrap();
    assert_eq!(store.backup_texts().unwrap().len(), 0);
    store.save_draft("new", &ModelDraft::default()).unwrap();
    let texts = store.backup_texts().unwrap();
    assert_eq!(texts.keys().collect::<Vec<_>>(), ["draft/new"]);
    bag.plan(Some(Fault {
        at: bag.n_operations() + 1,
        is_lasting: false,
        error: BagError::Blocked,
    }));
    assert_eq!(
        store.backup_texts(),
        Err(BagError::Blocked),
        "not a part of it"
    );
    assert_eq!(Local::default().texts.len(), 0);
}
