//! Very many records change at once where there is no room for them beside what they were.

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::segment::parts;
use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::piece_text::segment_text;
use so_dan_van_kheo::storage::store::PieceKey;
use so_dan_van_kheo::storage::upkeep::Upkeep;

use crate::draw::Draw;
use crate::machine::{Commit, Machine, ready};
use crate::page::{NOW, Page, Told};

const N_MODELS: usize = 640;

/// Retitles models with what hardly packs.
fn retitle(register: &mut Register, ids: std::ops::Range<usize>, replica: u64) {
    let mut draw = Draw::new(replica);
    for (id, n) in ids.zip(1..) {
        let title: String = (0..80)
            .filter_map(|_| char::from_digit(u32::try_from(draw.below(36)).ok()?, 36))
            .collect();
        let replica = ReplicaId::new(replica);
        register.entry(&RecordId::model(id.to_string())).write(
            [member::TITLE].into(),
            Value::text(title),
            Dot { replica, n },
            Stamp::new(NOW, "An"),
        );
    }
}

/// Saves all of a page's register, as a deed that touched all of it does; returns how many pieces are saved, of how many.
fn save_all(page: &mut Page) -> (usize, usize, Result<(), BagError>) {
    let texts: Vec<(PieceKey, String)> = parts(&page.register.clone())
        .map(|part| (page.next_key(), segment_text(&part).unwrap()))
        .collect();
    match page.store.save_import(&texts, NOW) {
        Err(BagError::Full) => {}
        saved => return (texts.len(), texts.len(), saved),
    }
    let withdrawable = BTreeSet::new();
    let upkeep = Upkeep {
        store: &page.store,
        waiting: &page.waiting,
        shelf: Some(&page.second),
        withdrawable: &withdrawable,
        now: NOW,
    };
    let mut n = 1_000;
    let name = || {
        n += 1;
        Some(PieceKey::new(page.replica, n))
    };
    let (n_saved, saved) =
        ready(upkeep.save_in_turn(&texts, name, async || {}, async |_, _| Ok(())));
    (n_saved, texts.len(), saved)
}

fn n_units(machine: &Machine) -> usize {
    machine.with_first(|texts| {
        let units = texts
            .iter()
            .map(|(key, text)| key.len() + text.encode_utf16().count());
        units.sum()
    })
}

/// Makes a machine whose first store an import fills to 52 %.
fn half_full() -> (Machine, Page) {
    let machine = Machine::default();
    let (mut page, ..) = Page::open(&machine, 1).unwrap();
    let mut models = Register::new();
    retitle(&mut models, 0..N_MODELS, 7);
    page.import(&models, &mut Told::default()).unwrap();
    machine.set_room(Some(n_units(&machine) * 100 / 52));
    (machine, page)
}

#[test]
fn all_models_can_change_and_change_back_in_a_store_that_is_half_full() {
    let (machine, mut page) = half_full();
    for replica in [8, 9, 10] {
        retitle(&mut page.register, 0..N_MODELS, replica);
        let (n_saved, n_pieces, saved) = save_all(&mut page);
        assert_eq!((n_saved, saved), (n_pieces, Ok(())), "deed {replica}");
        ready(page.store.tell(&page.waiting, &page.second)).unwrap();
        assert!(page.waiting.is_empty());
        // Each store alone has it all.
        assert!(page.store.load().unwrap().register == page.register);
        machine.restart(Commit::All);
        let (anew, ..) = Page::open(&machine, replica * 10).unwrap();
        assert!(anew.register == page.register);
    }
}

#[test]
fn what_has_no_room_whatever_goes_is_told_and_what_has_stays_saved() {
    let (machine, mut page) = half_full();
    // Others, which take the place of nothing.
    retitle(&mut page.register, N_MODELS..N_MODELS * 3, 8);
    let before = page.store.load().unwrap().register;
    let (n_saved, n_pieces, saved) = save_all(&mut page);
    assert_eq!(saved, Err(BagError::Full));
    assert!(0 < n_saved && n_saved < n_pieces, "{n_saved} of {n_pieces}");
    machine.restart(Commit::All);
    let (anew, ..) = Page::open(&machine, 2).unwrap();
    let mut with_before = anew.register.clone();
    with_before.join(&before);
    assert!(with_before == anew.register);
    assert!(anew.register.n_records() > before.n_records());
}
