//! What one store lacks, the other gives; what is damaged in one is taken from the other.

use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::register::RecordId;
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::mirrored::Mirrored;
use so_dan_van_kheo::storage::store::{PieceKey, Store};

use crate::machine::{Commit, Machine, Texts, ready};
use crate::page::{NOW, Page, Told, includes, model};

const RESERVE: &str = "dvk/reserve";

/// Works for a while without trouble.
fn worked() -> (Machine, Told) {
    let (machine, mut told) = (Machine::default(), Told::default());
    let (mut page, ..) = Page::open(&machine, 1).unwrap();
    for n in 0..6 {
        page.edit(&format!("m{}", n % 4), &format!("Lần {n}"), &mut told)
            .unwrap();
    }
    page.choose("xa-a", &mut told);
    let file = model("f", "Từ tệp", dot(50, 1));
    page.import(&file, &mut told).unwrap();
    machine.restart(Commit::All);
    (machine, told)
}

fn dot(replica: u64, n: u32) -> Dot {
    let replica = ReplicaId::new(replica);
    Dot { replica, n }
}

fn pieces(texts: &Texts) -> Vec<String> {
    let keys = texts.keys().filter(|key| PieceKey::of(key).is_some());
    keys.cloned().collect()
}

/// Opens, and finds everything that was told to be saved in the register and in both stores.
#[track_caller]
fn check_whole(machine: &Machine, told: &Told) {
    let (page, ..) = Page::open(machine, 8).unwrap();
    assert!(includes(&page.register, &told.saved));
    assert_eq!(page.store.settings().unwrap(), told.settings);
    let first = machine.with_first(|texts| {
        texts.remove(RESERVE);
        texts.clone()
    });
    assert_eq!(pieces(&first), machine.with_second(|second| pieces(second)));
}

#[test]
fn an_emptied_first_store_is_rebuilt_from_the_second_with_settings_and_says_so() {
    let (machine, told) = worked();
    machine.with_first(Texts::clear);
    let (page, loaded, completed) = Page::open(&machine, 2).unwrap();
    let completed = completed.unwrap();
    assert!(loaded.is_bare && !completed.pieces.is_empty() && completed.has_locals);
    assert!(includes(&page.register, &told.saved));
    machine.with_second(Texts::clear);
    check_whole(&machine, &told);
}

#[test]
fn an_emptied_second_store_is_rebuilt_from_the_first() {
    let (machine, told) = worked();
    machine.with_second(Texts::clear);
    let (_, _, completed) = Page::open(&machine, 2).unwrap();
    let completed = completed.unwrap();
    assert!(completed.pieces.is_empty() && !completed.has_locals);
    machine.with_first(Texts::clear);
    check_whole(&machine, &told);
}

#[test]
fn a_piece_spoilt_in_either_store_is_taken_from_the_other_and_what_was_spoilt_is_put_aside() {
    let (machine, _) = worked();
    for key in machine.with_first(|texts| pieces(texts)) {
        for spoil in [
            |text: &str| text.chars().take(text.chars().count() / 2).collect(),
            |text: &str| text.chars().rev().skip(1).collect::<String>(),
            |_: &str| String::new(),
        ] {
            let (machine, told) = worked();
            let spoilt = machine.with_first(|texts| {
                let text = texts.get_mut(&key).unwrap();
                *text = spoil(text);
                text.clone()
            });
            let (page, loaded, completed) = Page::open(&machine, 2).unwrap();
            assert_eq!(loaded.set_aside.len(), 1, "{key}");
            let completed = completed.unwrap();
            assert_eq!(
                (completed.mended, completed.set_aside),
                (vec![key.clone()], vec![])
            );
            assert!(includes(&page.register, &told.saved));
            let aside = machine.with_first(|texts| texts.values().any(|text| *text == spoilt));
            assert!(aside, "{key} is kept as it was");
            check_whole(&machine, &told);

            let (machine, told) = worked();
            machine.with_second(|texts| {
                let text = texts.get_mut(&key).unwrap();
                *text = spoil(text);
            });
            let (mut page, ..) = Page::open(&machine, 2).unwrap();
            assert_eq!(page.upkeep(&[]).unwrap().n_mended, 1, "{key}");
            machine.with_first(Texts::clear);
            check_whole(&machine, &told);
        }
    }
}

#[test]
fn a_piece_spoilt_in_both_stores_is_set_aside_and_the_rest_opens() {
    let (machine, told) = worked();
    let key = machine.with_first(|texts| pieces(texts).remove(0));
    let spoil = |texts: &mut Texts| texts.insert(key.clone(), "hỏng".into());
    machine.with_first(spoil);
    machine.with_second(spoil);
    let (page, _, completed) = Page::open(&machine, 2).unwrap();
    let aside: Vec<String> = completed
        .unwrap()
        .set_aside
        .into_iter()
        .map(|one| one.key)
        .collect();
    assert_eq!(aside, std::slice::from_ref(&key));
    let others = told.saved.filter(|id, _| *id != RecordId::model("m0"));
    assert!(includes(&page.register, &others));
    assert_eq!(machine.with_first(|texts| texts[&key].clone()), "hỏng");
}

#[test]
fn what_a_newer_version_wrote_into_the_first_store_is_not_replaced_from_the_second() {
    let (machine, _) = worked();
    let key = machine.with_first(|texts| {
        let key = pieces(texts).remove(0);
        texts.insert(key.clone(), "dvk2 piece 1 x\n?".into());
        key
    });
    let (_, loaded, completed) = Page::open(&machine, 2).unwrap();
    assert!(loaded.has_newer());
    assert_eq!(completed.unwrap().set_aside, loaded.set_aside);
    assert!(machine.with_first(|texts| texts[&key].starts_with("dvk2")));
}

#[test]
fn without_a_second_store_everything_is_as_it_was_and_nothing_is_taken_away() {
    let (machine, mut told) = worked();
    let before = machine.with_first(|texts| pieces(texts));
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    page.second.set_there(false);
    page.edit("m0", "Chỉ một bản", &mut told).unwrap();
    assert!(!page.waiting.is_empty());
    let (mut page, _, completed) = Page::open(&machine, 3).unwrap();
    assert!(completed.is_some());
    page.edit("m0", "Hai bản", &mut told).unwrap();
    let after = machine.with_first(|texts| pieces(texts));
    assert!(before.iter().all(|key| after.contains(key)));
    machine.with_first(Texts::clear);
    check_whole(&machine, &told);
}

#[test]
fn an_edit_that_the_first_store_has_no_room_for_is_kept_in_the_second() {
    let (machine, mut told) = worked();
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    machine.set_room(Some(0));
    assert_eq!(
        page.edit("m0", "Không còn chỗ", &mut told),
        Err(BagError::Full)
    );
    let id = RecordId::model("m0");
    let shown = page.register.get(&id).cloned();
    assert!(told.saved.get(&id) == shown.as_ref(), "it was told");
    machine.restart(Commit::All);
    let (page, _, completed) = Page::open(&machine, 3).unwrap();
    assert_eq!(completed.unwrap().n_without_room, 1);
    assert!(includes(&page.register, &told.saved));
    machine.heal();
    check_whole(&machine, &told);
}

#[test]
fn an_import_that_has_no_room_leaves_nothing_at_any_size_of_the_room() {
    let (machine, told) = worked();
    let before = machine.with_first(|texts| texts.clone());
    let used: usize = before
        .iter()
        .map(|(key, text)| n_units(key) + n_units(text))
        .sum();
    let mut file = told.saved.filter(|_, _| false);
    for n in 1..=200 {
        file.join(&model(&format!("f{n}"), "Từ một tệp lớn", dot(51, n)));
    }
    let mut n_refused = 0;
    for room in (used..).step_by(61) {
        let (machine, mut told) = worked();
        let (mut page, ..) = Page::open(&machine, 2).unwrap();
        let register = page.register.clone();
        machine.set_room(Some(room));
        if page.import(&file, &mut told).is_ok() {
            break;
        }
        n_refused += 1;
        assert!(page.register == register);
        machine.heal();
        let (page, ..) = Page::open(&machine, 3).unwrap();
        assert!(page.register == register, "room for {room}");
        check_whole(&machine, &told);
    }
    assert!(n_refused > 3);
}

fn n_units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[test]
fn a_register_erased_meanwhile_is_not_written_back() {
    let (machine, mut told) = worked();
    let (mut page, ..) = Page::open(&machine, 2).unwrap();
    machine.with_first(Texts::clear);
    machine.with_second(Texts::clear);
    assert_eq!(page.edit("m0", "Ghi lại", &mut told), Err(BagError::Gone));
    page.choose("xa-b", &mut told);
    assert_eq!(told.settings, None);
    assert!(machine.with_first(|texts| texts.is_empty()));
    assert!(machine.with_second(|texts| texts.is_empty()));
    // Another register was begun in its place.
    let (mut other, ..) = Page::open(&machine, 3).unwrap();
    other.edit("x", "Sổ mới", &mut Told::default()).unwrap();
    assert_eq!(page.edit("m1", "Ghi lại", &mut told), Err(BagError::Gone));
    // Asked for by people, it is written anew.
    page.store.reopen().unwrap();
    page.edit("m2", "Giữ sổ này", &mut told).unwrap();
}

#[test]
fn a_draft_begun_before_the_second_store_has_answered_stays_and_is_copied() {
    let machine = Machine::default();
    let bag = Mirrored::new(machine.first());
    let waiting = bag.waiting();
    let store = Store::new(bag);
    let loaded = store.load().unwrap();
    let mut draft = ModelDraft::default();
    draft.set(FormField::Title, "Đang gõ dở");
    store.save_draft("new", &draft).unwrap();
    let second = machine.second();
    ready(store.complete(&loaded, &waiting, &second, NOW)).unwrap();
    assert_eq!(store.draft("new").unwrap(), Some(draft));
    ready(store.tell(&waiting, &second)).unwrap();
    assert!(machine.with_second(|texts| texts.contains_key("dvk/draft/new")));
}
