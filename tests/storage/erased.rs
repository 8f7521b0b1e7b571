//! What is erased for good is in no stored text any more, whatever happens on the way.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::deletion::Purged;
use so_dan_van_kheo::domain::draft::ModelDraft;
use so_dan_van_kheo::domain::journal::{Cause, Event};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::YearEntry;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::typed::Kept;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::stored_event::write_event;
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};
use so_dan_van_kheo::storage::bag::BagError;

use crate::machine::{Commit, Machine, Texts, Trouble, ready};
use crate::page::{Page, Told, model};

/// Begins every text that is to go.
const SECRET: &str = "Bí mật";
const N_OTHERS: u32 = 150;

type Journal = Rc<RefCell<BTreeMap<u64, String>>>;

fn write(path: so_dan_van_kheo::domain::path::Path, text: &str) -> Change {
    Change::Write(path, Value::text(text))
}

/// Works for a while: a model with secrets in segments, in small pieces, in a conflict, in the journal, in a draft and in what is
/// typed; another with a secret year; and many others.
fn worked() -> (Machine, Told, Journal) {
    let (machine, mut told) = (Machine::default(), Told::default());
    let (mut page, ..) = Page::open(&machine, 1).unwrap();
    let ids = ["m", "n"].map(RecordId::model);
    let edits = [
        (0, write([member::TITLE].into(), "Bí mật tên đầu")),
        (1, write([member::TITLE].into(), "Công khai")),
        (0, write([member::HOLDER].into(), "Bí mật bà Tám")),
        (0, write([member::TITLE].into(), "Bí mật tên sau")),
        (
            0,
            write(YearEntry::path(2026, member::RESULTS), "Bí mật kết quả"),
        ),
        (
            1,
            write(YearEntry::path(2025, member::RESULTS), "Bí mật năm cũ"),
        ),
        (1, write(YearEntry::path(2026, member::RESULTS), "Năm mới")),
    ];
    for (n, (at, change)) in (1..).zip(edits) {
        let touched = BTreeSet::from([ids[at].clone()]);
        let deed = format!(
            "Đã lưu mô hình “{}”.",
            page.register
                .get(&ids[at])
                .map_or("", |record| record.text(&[member::TITLE]))
        );
        let event = Event::new(
            Timestamp::from_millis(n),
            deed,
            Cause::Edit,
            &page.register,
            touched,
        );
        page.journal
            .borrow_mut()
            .insert(n as u64, write_event(&event));
        let change = (ids[at].clone(), vec![change]);
        page.does(&Command::Make(vec![change]), &mut told).unwrap();
    }
    // An office that had another title, and many models.
    let mut file = Register::new();
    for n in 0..N_OTHERS {
        file.join(&model(
            &format!("o{n}"),
            &format!("Khác {n}"),
            dot(50, n + 1),
        ));
    }
    file.join(&page.register.part(&ids));
    file.join(&model("m", "Bí mật tên khác", dot(51, 1)));
    page.import(&file, &mut told).unwrap();
    let draft = ModelDraft {
        seen: Some(page.register.part(&ids[..1])),
        ..ModelDraft::default()
    };
    page.store.save_draft("m/2026", &draft).unwrap();
    page.store.save_draft("o1", &ModelDraft::default()).unwrap();
    for form in [
        "2026 models/m",
        "rewrite-models/n-years/2025/results",
        "2026 models/o1",
    ] {
        let typed = Kept {
            input: "note".into(),
            began: Vec::new(),
            now: vec![
                if form.ends_with("o1") {
                    "Gõ dở"
                } else {
                    "Bí mật đang gõ"
                }
                .into(),
            ],
        };
        page.store.save_typed(form, &[typed]).unwrap();
    }
    ready(page.store.tell(&page.waiting, &page.second)).unwrap();
    machine.restart(Commit::All);
    (machine, told, page.journal.clone())
}

fn dot(replica: u64, n: u32) -> Dot {
    let replica = ReplicaId::new(replica);
    Dot { replica, n }
}

fn purge() -> Command {
    let of = |id: &str, year| Purged {
        record: RecordId::model(id),
        year,
    };
    Command::Purge(vec![of("m", None), of("n", Some(2025))])
}

/// Lists the keys of the texts that hold a secret, segments unpacked.
fn with_secret(texts: &Texts) -> Vec<String> {
    let has_secret = |text: &str| {
        let unpacked = read_piece(text).map(|piece| write_piece(&piece));
        text.contains(SECRET) || unpacked.is_ok_and(|text| text.contains(SECRET))
    };
    let found = texts.iter().filter(|(_, text)| has_secret(text));
    found.map(|(key, _)| key.clone()).collect()
}

/// Checks that no store holds a secret, and everything else is there.
#[track_caller]
fn check_forgotten(machine: &Machine, journal: &Journal, during: &str) {
    for texts in [
        machine.with_first(|texts| texts.clone()),
        machine.with_second(|texts| texts.clone()),
    ] {
        assert_eq!(with_secret(&texts), [""; 0], "{during}");
    }
    let left = journal.borrow();
    assert!(left.values().all(|text| !text.contains(SECRET)), "{during}");
    let (page, loaded, _) = Page::open(machine, 99).unwrap();
    assert_eq!(loaded.set_aside, [], "{during}");
    let text = |id: &str, path: &[_]| {
        page.register
            .get(&RecordId::model(id))
            .unwrap()
            .text(path)
            .to_owned()
    };
    for n in 0..N_OTHERS {
        assert_eq!(
            text(&format!("o{n}"), &[member::TITLE]),
            format!("Khác {n}"),
            "{during}"
        );
    }
    assert_eq!(text("n", &[member::TITLE]), "Công khai");
    assert_eq!(
        text("n", YearEntry::path(2026, member::RESULTS).segments()),
        "Năm mới"
    );
    assert!(
        page.register
            .get(&RecordId::model("m"))
            .unwrap()
            .is_purged(&[])
    );
    assert_eq!(page.store.drafted_forms().unwrap(), ["o1"], "{during}");
    let typed = page.store.typed().unwrap();
    assert_eq!(
        typed.iter().map(|form| &*form.name).collect::<Vec<_>>(),
        ["2026 models/o1"],
        "{during}"
    );
}

#[test]
fn before_it_is_erased_the_secret_is_everywhere() {
    let (machine, _, journal) = worked();
    for texts in [
        machine.with_first(|texts| texts.clone()),
        machine.with_second(|texts| texts.clone()),
    ] {
        let found = with_secret(&texts);
        assert!(found.len() > 8, "{found:?}");
    }
    assert!(
        journal
            .borrow()
            .values()
            .filter(|text| text.contains(SECRET))
            .count()
            > 3
    );
}

#[test]
fn what_is_erased_for_good_is_in_no_text_of_either_store_after_upkeep() {
    let (machine, mut told, journal) = worked();
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    page.journal = journal.clone();
    page.does(&purge(), &mut told).unwrap();
    let upkept = page.upkeep(&[]).unwrap();
    assert_eq!(upkept.n_with_erased, 0);
    check_forgotten(&machine, &journal, "upkeep");
    // Done once, it is done.
    let again = page.upkeep(&[]).unwrap();
    assert_eq!((again.written, again.n_removed), (vec![], 0));
}

#[test]
fn it_goes_with_the_second_run_where_there_is_no_second_store() {
    let (machine, mut told, journal) = worked();
    machine.with_second(Texts::clear);
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    page.second.set_there(false);
    page.journal = journal.clone();
    page.does(&purge(), &mut told).unwrap();
    let left = [1, 2].map(|_| page.upkeep_alone(&[]).unwrap().n_with_erased);
    assert!(left[0] > 0 && left[1] == 0, "{left:?}");
    assert_eq!(
        with_secret(&machine.with_first(|texts| texts.clone())),
        [""; 0]
    );
}

#[test]
fn what_another_machine_erased_goes_from_here_too() {
    let (machine, mut told, journal) = worked();
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    page.journal = journal.clone();
    let (other, mut told_there) = (Machine::default(), Told::default());
    let (mut there, ..) = Page::open(&other, 3).unwrap();
    there.register = page.register.clone();
    there.does(&purge(), &mut told_there).unwrap();
    let file = there.register.part(&["m", "n"].map(RecordId::model));
    page.import(&file, &mut told).unwrap();
    assert_eq!(page.upkeep(&[]).unwrap().n_with_erased, 0);
    check_forgotten(&machine, &journal, "import");
}

/// Whoever can still withdraw something has been told that it can be withdrawn.
#[test]
fn a_piece_that_can_be_withdrawn_is_left_and_counted() {
    let (machine, mut told, journal) = worked();
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    page.journal = journal.clone();
    page.does(&purge(), &mut told).unwrap();
    let kept: Vec<_> = page.store.pieces().unwrap().into_iter().take(1).collect();
    let upkept = page.upkeep(&kept).unwrap();
    assert_eq!(upkept.n_with_erased, 1);
    assert_eq!(page.upkeep(&[]).unwrap().n_with_erased, 0);
    check_forgotten(&machine, &journal, "withdrawable");
}

/// The page ends, or a store fails, at every operation in turn; the next start finishes what was begun.
#[test]
fn what_a_page_left_half_erased_is_erased_by_the_next() {
    let (machine, mut told, journal) = worked();
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    page.journal = journal;
    let before = machine.n_operations();
    page.does(&purge(), &mut told).unwrap();
    let erased_at = machine.n_operations();
    page.upkeep(&[]).unwrap();
    let n_operations = machine.n_operations();
    let troubles = [
        Trouble::EndBefore,
        Trouble::EndAfter,
        Trouble::Lasting(BagError::Full),
        Trouble::Once(BagError::Failed("lỗi".into())),
    ];
    for at in before..n_operations {
        for (nth, trouble) in troubles.iter().enumerate() {
            let (machine, mut told, journal) = worked();
            let (mut page, ..) = Page::open(&machine, 2).unwrap();
            page.journal = journal.clone();
            machine.plan(machine.n_operations() + at - before, trouble.clone());
            let is_done = page.does(&purge(), &mut told).is_ok();
            let _as_far_as_it_came = page.upkeep(&[]);
            machine.heal();
            // What is forgotten beside the pieces relies on the order within one store, which no browser breaks.
            let commit = [
                Commit::All,
                Commit::First(at as u64 + 1),
                Commit::First(at as u64),
                Commit::Nothing,
            ][nth];
            machine.restart(commit);
            let (mut page, ..) = Page::open(&machine, 3).unwrap();
            page.journal = journal.clone();
            let is_erased = page
                .register
                .get(&RecordId::model("m"))
                .is_some_and(|record| record.is_purged(&[]));
            assert!(
                is_erased || !is_done || at < erased_at,
                "{trouble:?} at {at}"
            );
            // Where the end came before it was saved it is asked for once more.
            page.does(&purge(), &mut told).unwrap();
            let left = [1, 2].map(|_| page.upkeep(&[]).unwrap().n_with_erased);
            assert_eq!(left[1], 0, "{trouble:?} at {at}");
            check_forgotten(
                &machine,
                &journal,
                &format!("{trouble:?} at {at}, {commit:?}"),
            );
        }
    }
}
