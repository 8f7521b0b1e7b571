//! Erasing everything, and what unreadable texts that made room come to.

use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::format::stored_piece::SealError;
use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::loaded::Unreadable;
use so_dan_van_kheo::storage::store::ERASING;

use crate::machine::{Machine, Texts, ready};
use crate::page::{Page, Told, model};

/// A machine on which pieces were written and withdrawn, a form was begun and settings were chosen, and a page of it.
fn worked() -> (Machine, Page, Told) {
    let (machine, mut told) = (Machine::default(), Told::default());
    let (mut page, ..) = Page::open(&machine, 1).unwrap();
    page.edit("m0", "Đường hoa", &mut told).unwrap();
    page.edit("m1", "Thắp sáng đường quê", &mut told).unwrap();
    let last = page.known.last().cloned().unwrap();
    page.store.withdraw(&[last]).unwrap();
    page.choose("xa-a", &mut told);
    page.store.save_draft("new", &draft()).unwrap();
    page.store.keep_reserve().unwrap();
    ready(page.store.tell(&page.waiting, &page.second)).unwrap();
    (machine, page, told)
}

fn draft() -> ModelDraft {
    let mut draft = ModelDraft::default();
    draft.set(FormField::Title, "Đang gõ dở");
    draft
}

fn first(machine: &Machine) -> Texts {
    machine.with_first(|texts| texts.clone())
}

#[test]
fn erasing_leaves_nothing_whether_the_store_is_shut_or_not() {
    for is_shut in [false, true] {
        let (machine, page, _) = worked();
        machine.with_first(|texts| texts.insert("other/key".into(), "khác".into()));
        page.store.announce_erasing().unwrap();
        if is_shut {
            page.waiting.shut();
        }
        page.store.erase().unwrap();
        let left = first(&machine);
        assert_eq!(left.keys().collect::<Vec<_>>(), ["other/key"]);
    }
}

#[test]
fn nothing_is_written_to_either_store_once_they_are_shut() {
    let (machine, mut page, mut told) = worked();
    page.waiting.shut();
    page.store.erase().unwrap();
    machine.with_second(Texts::clear);
    let gone = Err(BagError::Gone);
    assert_eq!(page.edit("m0", "Ghi lại", &mut told), gone);
    page.choose("xa-b", &mut told);
    assert_eq!(page.store.save_draft("new", &draft()), gone);
    assert_eq!(page.store.save_draft("another", &draft()), gone);
    page.store.drop_draft("new").unwrap();
    page.store.save_last_import(None).unwrap();
    assert_eq!(page.store.keep_reserve(), gone);
    page.waiting.add("dvk/settings", Some("…"));
    assert_eq!(ready(page.store.tell(&page.waiting, &page.second)), gone);
    assert!(first(&machine).is_empty());
    assert!(machine.with_second(|texts| texts.is_empty()));
}

#[test]
fn no_reserve_is_kept_for_a_register_that_was_cleared_from_outside() {
    let (machine, page, _) = worked();
    machine.with_first(Texts::clear);
    assert_eq!(page.store.keep_reserve(), Err(BagError::Gone));
    assert!(first(&machine).is_empty());
}

#[test]
fn a_form_closed_after_everything_was_erased_leaves_nothing_even_where_no_piece_was_ever_saved() {
    let machine = Machine::default();
    let (page, ..) = Page::open(&machine, 1).unwrap();
    page.store.save_draft("new", &draft()).unwrap();
    page.waiting.shut();
    page.store.erase().unwrap();
    assert_eq!(page.store.save_draft("new", &draft()), Err(BagError::Gone));
    page.store.drop_draft("new").unwrap();
    assert!(first(&machine).is_empty());
}

#[test]
fn taking_away_what_is_not_there_leaves_nothing_in_an_emptied_store() {
    let (machine, page, _) = worked();
    machine.with_first(Texts::clear);
    page.store.save_last_import(None).unwrap();
    page.store.drop_draft("another").unwrap();
    assert!(first(&machine).is_empty());
}

#[test]
fn what_waited_is_told_after_all_where_erasing_was_called_off() {
    let (machine, page, mut told) = worked();
    page.store.save_draft("another", &draft()).unwrap();
    page.store.announce_erasing().unwrap();
    assert!(page.store.is_being_erased());
    page.waiting.shut();
    assert_eq!(
        ready(page.store.tell(&page.waiting, &page.second)),
        Err(BagError::Gone)
    );
    page.waiting.open_again();
    page.store.call_off_erasing().unwrap();
    assert!(!page.store.is_being_erased());
    ready(page.store.tell(&page.waiting, &page.second)).unwrap();
    let there = machine.with_second(|texts| texts.contains_key("dvk/draft/another"));
    assert!(there);
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    page.edit("m0", "Vẫn ghi được", &mut told).unwrap();
}

#[test]
fn a_mark_left_by_a_page_that_ended_is_no_reason_for_others_not_to_hear() {
    let machine = Machine::default();
    let (page, ..) = Page::open(&machine, 1).unwrap();
    page.store.announce_erasing().unwrap();
    let n_before = machine.n_operations();
    page.store.announce_erasing().unwrap();
    // Taken away and put there again: browsers tell of changes alone.
    assert!(machine.n_operations() - n_before >= 2);
    assert_eq!(first(&machine).get(ERASING).map(String::as_str), Some(""));
}

#[test]
fn texts_put_aside_are_listed_with_what_is_wrong_and_go_only_when_they_are_named() {
    let (machine, page, _) = worked();
    let piece = page.known.first().cloned().unwrap().to_string();
    machine.with_first(|texts| {
        texts.insert(piece.clone(), "dvk1 piece 5 0\nhỏng".into());
        texts.insert("dvk/settings".into(), "@".into());
        texts.insert("dvk/draft/new".into(), "dvk9 draft 1 0\n?".into());
    });
    let (page, ..) = Page::open(&machine, 2).unwrap();
    assert_eq!(page.store.settings().unwrap(), None);
    assert_eq!(page.store.draft("new").unwrap(), None);
    let aside = page.store.aside().unwrap();
    let shown: Vec<_> = aside
        .iter()
        .map(|one| (one.key.as_str(), one.raw.as_deref(), one.why.clone()))
        .collect();
    let mended = piece.replacen("dvk/", "dvk/aside/", 1) + "-1";
    assert_eq!(
        shown,
        [
            (
                "dvk/aside/draft/new-1",
                Some("dvk9 draft 1 0\n?"),
                Unreadable::Text(SealError::Newer(9))
            ),
            (
                mended.as_str(),
                Some("dvk1 piece 5 0\nhỏng"),
                Unreadable::Text(SealError::Damaged)
            ),
            (
                "dvk/aside/settings-1",
                Some("@"),
                Unreadable::Text(SealError::Damaged)
            ),
        ]
    );
    page.store.drop_aside("dvk/aside/settings-1").unwrap();
    page.store.drop_aside(&piece).unwrap();
    assert_eq!(page.store.aside().unwrap().len(), 2);
    assert!(first(&machine).contains_key(&piece));
    let whole = model(
        "m0",
        "Đường hoa",
        Dot {
            replica: ReplicaId::new(1),
            n: 1,
        },
    );
    assert!(crate::page::includes(&page.register, &whole));
}
