//! A recorded run of both stores, with trouble at every operation in turn.

use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::inventory::Missing;

use crate::machine::{Commit, Machine, Trouble};
use crate::page::{Page, Told, includes, model};

/// Is how many operations the run has at least.
const N_OPERATIONS: usize = 200;

/// Draws the models of a file: nobody else writes to them.
pub fn file(name: &str, n_models: u32, replica: u64) -> Register {
    let mut file = Register::new();
    for n in 1..=n_models {
        let replica = ReplicaId::new(replica);
        file.join(&model(&format!("{name}-{n}"), "Từ tệp", Dot { replica, n }));
    }
    file
}

/// Works through three pages with a bit of everything; a page that cannot be opened is given up.
fn work(machine: &Machine) -> Told {
    let mut told = Told::default();
    let today = &mut told;
    if let Some((mut page, ..)) = Page::open(machine, 1) {
        for n in 0..12 {
            let _may_fail = page.edit(&format!("m{}", n % 5), &format!("Ngày một, {n}"), today);
        }
        page.choose("xa-a", today);
        let _may_fail = page.import(&file("a", 70, 101), today);
        let wrong = file("b", 3, 102);
        if let Ok(keys) = page.import(&wrong, today) {
            let _may_fail = page.upkeep(&keys);
            page.withdraw(&keys, &wrong, today);
        }
        for n in 0..10 {
            let _may_fail = page.edit(&format!("m{n}"), "Chiều", today);
        }
        let _may_fail = page.upkeep(&[]);
    }
    if let Some((mut page, ..)) = Page::open(machine, 2) {
        for n in 0..18 {
            let _may_fail = page.edit(&format!("m{}", n % 9), &format!("Ngày hai, {n}"), today);
        }
        page.choose("xa-b", today);
        let _may_fail = page.upkeep(&[]);
        let _may_fail = page.import(&file("c", 5, 103), today);
        let _may_fail = page.edit("m1", "Cuối ngày", today);
    }
    if let Some((mut page, ..)) = Page::open(machine, 3) {
        if page.register.get(&RecordId::model("a-1")).is_some() {
            let _may_fail = page.edit("a-1", "Sửa trên mô hình từ tệp", today);
        }
        let _may_fail = page.upkeep(&[]);
    }
    told
}

/// Opens the page once more, without trouble: what was said to be saved is there, and nothing nobody has written.
#[track_caller]
pub fn check(machine: &Machine, told: &Told, during: &str) {
    check_opened(machine, told, during);
    // Opened again after a second, so that nothing of the first opening is left to be told.
    let (page, _, completed) = Page::open(machine, 11).expect("both stores answer");
    let missing = completed.expect("both stores answer").missing;
    assert_eq!(missing, Missing::default(), "{during}");
    assert_eq!(page.store.second_known().unwrap().found_empty_at, None);
}

/// Does the same for a disk that kept some changes and lost others in no order: what it lost of what nobody said to be saved may be missed.
#[track_caller]
fn check_opened(machine: &Machine, told: &Told, during: &str) {
    machine.heal();
    let (page, _, completed) = Page::open(machine, 9).expect("both stores answer");
    let now = &page.register;
    let completed = completed.expect("both stores answer");
    assert!(includes(now, &told.saved), "something is lost: {during}");
    let mut possible = starting_set();
    possible.join(&told.tried);
    for (id, record) in now.iter() {
        let possible = possible.get(id).is_some_and(|all| all.includes(record));
        assert!(possible, "{id} has changed by itself: {during}");
    }
    for import in &told.imports {
        let n_here = import
            .iter()
            .filter(|(id, _)| now.get(id).is_some())
            .count();
        assert!(
            n_here == 0 || n_here == import.n_records(),
            "an import is there in parts: {during}"
        );
    }
    for import in &told.withdrawn {
        let n_here = import
            .iter()
            .filter(|(id, _)| now.get(id).is_some())
            .count();
        assert_eq!(n_here, 0, "a withdrawn import came back: {during}");
    }
    if told.settings.is_some() {
        let settings = page.store.settings().expect("both stores answer");
        assert_eq!(settings, told.settings, "{during}");
    }
    assert_eq!(completed.set_aside, [], "{during}");
    // A day later, whatever else happened, both stores hold the same.
    let (again, ..) = Page::open(machine, 10).expect("both stores answer");
    assert_eq!(again.register, *now, "opening changes nothing: {during}");
    let first = machine.with_first(|texts| texts.clone());
    let second = machine.with_second(|texts| texts.clone());
    let here_only = ["dvk/reserve", "dvk/second"];
    for (key, text) in first
        .iter()
        .filter(|(key, _)| !here_only.contains(&key.as_str()))
    {
        assert_eq!(second.get(key), Some(text), "{key}: {during}");
    }
    for key in second.keys().filter(|key| key.starts_with("dvk/piece/")) {
        assert!(first.contains_key(key), "{key}: {during}");
    }
}

fn n_operations() -> usize {
    let machine = Machine::default();
    let told = work(&machine);
    let n_operations = machine.n_operations();
    assert!(n_operations >= N_OPERATIONS, "{n_operations}");
    assert_eq!(told.withdrawn.len(), 1);
    machine.restart(Commit::All);
    check(&machine, &told, "no trouble");
    n_operations
}

#[test]
fn what_was_said_to_be_saved_survives_a_failure_of_any_operation_of_either_store() {
    for at in 0..n_operations() {
        for error in [BagError::Full, BagError::Failed("lỗi lạ".into())] {
            for trouble in [
                Trouble::Once(error.clone()),
                Trouble::Lasting(error.clone()),
            ] {
                let machine = Machine::default();
                machine.plan(at, trouble.clone());
                let told = work(&machine);
                check(&machine, &told, &format!("{trouble:?} at {at}"));
            }
        }
    }
}

#[test]
fn what_was_said_to_be_saved_survives_the_end_of_the_page_at_any_operation_whatever_the_disk_had_by_then()
 {
    for at in 0..n_operations() {
        for trouble in [Trouble::EndBefore, Trouble::EndAfter] {
            let seed = at as u64;
            for commit in [
                Commit::All,
                Commit::Nothing,
                Commit::First(seed),
                Commit::Some(seed),
            ] {
                let machine = Machine::default();
                machine.plan(at, trouble.clone());
                let mut told = work(&machine);
                if matches!(commit, Commit::Some(_)) {
                    // No browser does this within one store. What relies on its order is not asked for.
                    told.settings = None;
                    told.imports.clear();
                }
                machine.restart(commit);
                let during = format!("{trouble:?} at {at}, {commit:?}");
                match commit {
                    Commit::Some(_) => check_opened(&machine, &told, &during),
                    _ => check(&machine, &told, &during),
                }
            }
        }
    }
}
