//! Every bag and shelf of tests and of the demonstration keeps what the ports promise, as the browser's do
//! (`tests/browser/contract.rs`); and a store that does not is found.

use std::cell::RefCell;

use so_dan_van_kheo::storage::apart::{Apart, mark_of};
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::memory_bag::{Fault, MemoryBag};
use so_dan_van_kheo::storage::mirrored::Mirrored;
use so_dan_van_kheo::storage::shelf::Shelf;

use crate::contract::{bag, shelf};
use crate::machine::{First, Machine, Second, Texts, Trouble, ready};

#[track_caller]
fn check(broken: &[String]) {
    assert_eq!(broken, [] as [&str; 0]);
}

/// Says that these promises, and no others, are found broken.
#[track_caller]
fn check_found(broken: &[String], expected: &[&str]) {
    let names = broken.iter().filter_map(|why| why.split(':').next());
    assert!(names.eq(expected.iter().copied()), "{broken:#?}");
}

#[test]
fn the_bag_in_memory_keeps_what_a_bag_promises() {
    let memory = MemoryBag::new();
    check(&bag::broken(&memory));
    let refuse = |memory: &MemoryBag| {
        let at = memory.n_operations();
        let error = BagError::Full;
        memory.plan(Some(Fault {
            at,
            is_lasting: false,
            error,
        }));
    };
    check(&bag::broken_when_full(&memory, refuse));
}

#[test]
fn a_bag_whose_changes_wait_for_the_second_store_keeps_what_a_bag_promises() {
    let machine = Machine::default();
    let mirrored = Mirrored::new(machine.first());
    check(&bag::broken(&mirrored));
    check(&bag::broken_when_full(&mirrored, |_| {
        leave_no_room(&machine)
    }));
    let apart = Apart::new(MemoryBag::new(), mark_of("/b/"));
    check(&bag::broken(&apart));
    let boxed: Box<dyn Bag> = Box::new(MemoryBag::new());
    check(&bag::broken(&boxed));
}

#[test]
fn installations_in_two_folders_of_one_address_see_nothing_of_each_other_but_that_there_is_something()
 {
    let shared = MemoryBag::new();
    let first = Apart::new(shared.clone(), String::new());
    let other = Apart::new(shared.clone(), mark_of("/b/"));
    let third = Apart::new(shared.clone(), mark_of("/b/c/"));
    for (n, bag) in [&first, &other, &third].into_iter().enumerate() {
        bag.write("dvk/settings", &n.to_string()).unwrap();
    }
    shared.write("their-key", "x").unwrap();
    for (n, bag) in [&first, &other, &third].into_iter().enumerate() {
        assert_eq!(bag.read("dvk/settings"), Ok(Some(n.to_string())));
        let keys = bag.keys().unwrap();
        let own = keys.iter().filter(|key| key.starts_with("dvk/"));
        assert_eq!(own.count(), 1, "{keys:?}");
        // All of them take room.
        assert_eq!(keys.len(), 4);
        assert!(keys.iter().all(|key| bag.n_units(key).unwrap() > 0));
    }
    other.remove("dvk/settings").unwrap();
    assert_eq!(first.read("dvk/settings"), Ok(Some("0".to_owned())));
    assert_eq!(third.read("dvk/settings"), Ok(Some("2".to_owned())));
}

#[test]
fn the_stores_of_a_test_machine_keep_what_is_promised_of_the_browsers_own() {
    let machine = Machine::default();
    check(&bag::broken(&machine.first()));
    check(&bag::broken_when_full(&machine.first(), |_: &First| {
        leave_no_room(&machine)
    }));
    let second = machine.second();
    check(&ready(shelf::broken(&second)));
    for error in [BagError::Full, BagError::Failed("DataError".into())] {
        check(&failing(&second, Some(&error), || {
            machine.plan(machine.n_operations(), Trouble::Once(error.clone()));
        }));
    }
}

fn leave_no_room(machine: &Machine) {
    let n_units = |text: &str| text.encode_utf16().count();
    let used = machine.with_first(|texts| {
        let used = texts.iter().map(|(key, text)| n_units(key) + n_units(text));
        used.sum()
    });
    machine.set_room(Some(used));
}

/// Makes a change of a shelf fail, and lists what is not as promised.
fn failing(shelf: &impl Shelf, with: Option<&BagError>, trouble: impl FnOnce()) -> Vec<String> {
    let prepared = ready(shelf::prepare(shelf));
    trouble();
    let failed = ready(shelf::fails(shelf, with));
    let outlasted = ready(shelf::outlasted(shelf));
    let steps = [
        ("prepare", prepared),
        ("fails", failed),
        ("outlasted", outlasted),
    ];
    let broken = steps.map(|(step, kept)| kept.err().map(|why| why.of(step)));
    broken.into_iter().flatten().collect()
}

/// Is a bag that takes one key or text for another.
struct Sloppy {
    texts: RefCell<Texts>,
    key: fn(&str) -> String,
    text: fn(&str) -> String,
}

impl Bag for Sloppy {
    fn keys(&self) -> Result<Vec<String>, BagError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, BagError> {
        Ok(self.texts.borrow().get(&(self.key)(key)).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), BagError> {
        let (key, text) = ((self.key)(key), (self.text)(text));
        self.texts.borrow_mut().insert(key, text);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), BagError> {
        let removed = self.texts.borrow_mut().remove(&(self.key)(key));
        removed.map(drop).ok_or(BagError::Gone)
    }
}

#[test]
fn a_bag_that_takes_one_key_or_text_for_another_is_found() {
    let check = |key: fn(&str) -> String, text: fn(&str) -> String, expected: &[&str]| {
        let bag = Sloppy {
            texts: RefCell::default(),
            key,
            text,
        };
        // It does not like to be asked twice either.
        let expected = [
            &["a_key_that_was_removed_is_gone_and_can_be_removed_again"],
            expected,
        ]
        .concat();
        check_found(&bag::broken(&bag), &expected);
    };
    let as_it_is = str::to_owned;
    let (keys, texts) = ("odd_keys_are_told_apart", "odd_texts_come_back");
    let units = "units_are_counted_as_browsers_count_them";
    check(
        |key| key.split('\0').next().unwrap().to_owned(),
        as_it_is,
        &[keys],
    );
    check(str::to_lowercase, as_it_is, &[keys]);
    check(
        |key| key.trim_start_matches('\u{feff}').to_owned(),
        as_it_is,
        &[keys],
    );
    check(as_it_is, |text| text.replace("\r\n", "\n"), &[texts]);
    check(as_it_is, |text| text.replace('\0', ""), &[texts, units]);
    check(
        as_it_is,
        |text| text.chars().take(999_999).collect(),
        &[texts],
    );
    check(
        as_it_is,
        |text| text.chars().filter(|c| *c <= '\u{ffff}').collect(),
        &[texts, units],
    );
}

/// Is a shelf that puts one text after the other, and gives texts in its own order.
struct Hasty(Second);

impl Shelf for Hasty {
    async fn keys(&self) -> Result<Vec<String>, BagError> {
        self.0.keys().await
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<(String, String)>, BagError> {
        let mut sorted = keys.to_vec();
        sorted.sort_unstable();
        let texts = self.0.read(&sorted).await?.into_iter();
        Ok(keys
            .iter()
            .cloned()
            .zip(texts.map(|(_, text)| text))
            .collect())
    }

    async fn change(&self, puts: &[(String, String)], removes: &[String]) -> Result<(), BagError> {
        for put in puts {
            self.0.change(std::slice::from_ref(put), &[]).await?;
        }
        self.0.change(&[], removes).await
    }
}

#[test]
fn a_shelf_that_does_things_by_halves_is_found() {
    let machine = Machine::default();
    let hasty = Hasty(machine.second());
    check_found(
        &ready(shelf::broken(&hasty)),
        &["texts_are_read_under_the_keys_asked_for_in_any_order"],
    );
    let trouble = || machine.plan(machine.n_operations() + 2, Trouble::Once(BagError::Full));
    check_found(
        &failing(&hasty, Some(&BagError::Full), trouble),
        &["outlasted"],
    );
    let without_trouble = || machine.heal();
    check_found(
        &failing(&machine.second(), None, without_trouble),
        &["fails", "outlasted"],
    );
    let trouble = || machine.plan(machine.n_operations(), Trouble::Once(BagError::Blocked));
    check_found(
        &failing(&machine.second(), Some(&BagError::Full), trouble),
        &["fails"],
    );
}
