//! Several pages on one machine, a cloned profile, a profile restored from a copy.

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::canonical::derived_dot;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::store::PieceKey;

use crate::machine::{Commit, Machine};
use crate::page::{Page, Told, includes, model};

fn open(machine: &Machine, replica: u64) -> Page {
    Page::open(machine, replica).unwrap().0
}

/// Lists the dots of what runs of the program have written.
fn dots(register: &Register) -> Vec<(Dot, String)> {
    let mut dots = Vec::new();
    for (id, record) in register.iter() {
        for (path, leaf) in record.leaves() {
            let entries = leaf.entries().iter();
            let written = entries.filter(|entry| derived_dot(id, path, &entry.value) != entry.dot);
            dots.extend(written.map(|entry| (entry.dot, entry.value.as_text().to_owned())));
        }
    }
    dots
}

#[test]
fn two_pages_that_edit_one_model_at_once_end_equal_with_both_edits() {
    let (machine, mut told) = (Machine::default(), Told::default());
    let (mut one, mut other) = (open(&machine, 1), open(&machine, 2));
    one.edit("m", "Trang một", &mut told).unwrap();
    other.edit("m", "Trang hai", &mut told).unwrap();
    one.look();
    other.look();
    assert_eq!(one.register, other.register);
    assert_eq!(conflicts(&one.register).len(), 1);
    one.edit("m", "Đã quyết định", &mut told).unwrap();
    other.look();
    assert_eq!(one.register, other.register);
    assert!(conflicts(&other.register).is_empty());
    machine.restart(Commit::All);
    assert_eq!(open(&machine, 3).register, one.register);
}

#[test]
fn a_page_that_keeps_order_takes_nothing_away_that_another_writes_meanwhile() {
    let (machine, mut told) = (Machine::default(), Told::default());
    let (mut one, mut other) = (open(&machine, 1), open(&machine, 2));
    for n in 0..40 {
        one.edit(&format!("m{}", n % 7), &format!("Một, {n}"), &mut told)
            .unwrap();
        other.look();
        other
            .edit(&format!("m{}", n % 5), &format!("Hai, {n}"), &mut told)
            .unwrap();
        if n % 9 == 0 {
            one.upkeep(&[]).unwrap();
            other.upkeep(&[]).unwrap();
        }
        one.look();
    }
    other.look();
    assert_eq!(one.register, other.register);
    machine.restart(Commit::All);
    let again = open(&machine, 3);
    assert!(includes(&again.register, &told.saved));
    assert_eq!(again.register, one.register);
}

/// Takes in a file of one model, and edits others often enough for upkeep.
fn import_and_edits() -> (Machine, Told, Page, Register, Vec<PieceKey>) {
    let (machine, mut told) = (Machine::default(), Told::default());
    let mut page = open(&machine, 1);
    let file = model(
        "f",
        "Từ tệp",
        Dot {
            replica: ReplicaId::new(77),
            n: 1,
        },
    );
    let keys = page.import(&file, &mut told).unwrap();
    for n in 0..20 {
        page.edit(&format!("m{n}"), "Sửa", &mut told).unwrap();
    }
    (machine, told, page, file, keys)
}

#[test]
fn an_import_that_has_become_part_of_another_piece_is_no_longer_withdrawn() {
    let (machine, told, page, _, keys) = import_and_edits();
    // Another page knows nothing of the step back.
    let mut other = open(&machine, 2);
    assert!(other.upkeep(&[]).unwrap().n_removed > 0);
    assert_eq!(page.store.withdraw(&keys), Err(BagError::Gone));
    machine.restart(Commit::All);
    assert!(includes(&open(&machine, 3).register, &told.saved));
}

#[test]
fn an_import_that_can_still_be_withdrawn_is_left_as_it_is() {
    let (machine, mut told, mut page, file, keys) = import_and_edits();
    let upkept = page.upkeep(&keys).unwrap();
    assert_eq!((upkept.written.len(), upkept.n_removed), (1, 20));
    page.withdraw(&keys, &file, &mut told);
    assert_eq!(page.register.get(&RecordId::model("f")), None);
    machine.restart(Commit::All);
    assert_eq!(open(&machine, 3).register.get(&RecordId::model("f")), None);
}

/// Says that no dot was used for two things.
#[track_caller]
fn check_unique_dots(registers: &[&Register]) {
    let all: BTreeSet<(Dot, String)> = registers.iter().flat_map(|one| dots(one)).collect();
    let distinct: BTreeSet<Dot> = all.iter().map(|(dot, _)| *dot).collect();
    assert_eq!(all.len(), distinct.len());
}

#[test]
fn a_cloned_profile_never_uses_a_counter_again() {
    let (machine, mut told) = (Machine::default(), Told::default());
    let mut page = open(&machine, 1);
    page.edit("m", "Trước khi chép máy", &mut told).unwrap();
    machine.restart(Commit::All);
    let clone = Machine::default();
    let (first, second) = (
        machine.with_first(|texts| texts.clone()),
        machine.with_second(|texts| texts.clone()),
    );
    clone.with_first(|texts| *texts = first);
    clone.with_second(|texts| *texts = second);
    let (mut here, mut there) = (open(&machine, 2), open(&clone, 3));
    here.edit("m", "Máy này", &mut told).unwrap();
    there.edit("m", "Máy kia", &mut told).unwrap();
    check_unique_dots(&[&here.register, &there.register]);
    let mut both = here.register.clone();
    both.join(&there.register);
    assert_eq!(conflicts(&both).len(), 1, "both edits are kept");
}

#[test]
fn a_profile_restored_from_a_copy_never_uses_a_counter_again() {
    let (machine, mut told) = (Machine::default(), Told::default());
    let mut page = open(&machine, 1);
    page.edit("m", "Sáng", &mut told).unwrap();
    let copy = (
        machine.with_first(|texts| texts.clone()),
        machine.with_second(|texts| texts.clone()),
    );
    page.edit("m", "Chiều", &mut told).unwrap();
    let before = page.register.clone();
    machine.with_first(|texts| *texts = copy.0);
    machine.with_second(|texts| *texts = copy.1);
    let mut page = open(&machine, 2);
    page.edit("m", "Sau khi khôi phục", &mut told).unwrap();
    check_unique_dots(&[&before, &page.register]);
    let mut both = before;
    both.join(&page.register);
    assert_eq!(
        conflicts(&both).len(),
        1,
        "nothing is taken for something else"
    );
}
