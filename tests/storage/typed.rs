//! What is typed into forms and not saved lies beside the register, in a share of its own.

use so_dan_van_kheo::domain::typed::{Kept, TypedForm};
use so_dan_van_kheo::format::stored_typed::MAX_TYPED_UNITS;
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::memory_bag::{Fault, MemoryBag};
use so_dan_van_kheo::storage::store::Store;
use so_dan_van_kheo::storage::typed::NoTyped;

const KEY: &str = "dvk/typed";

fn typed(text: &str) -> Vec<Kept> {
    vec![Kept {
        input: "name".to_owned(),
        began: Vec::new(),
        now: vec![text.to_owned()],
    }]
}

fn form(name: &str, text: &str) -> TypedForm {
    TypedForm {
        name: name.to_owned(),
        inputs: typed(text),
    }
}

#[test]
fn what_is_typed_is_there_until_the_form_is_saved_or_given_up() {
    let store = Store::new(MemoryBag::new());
    assert_eq!(store.typed(), Ok(Vec::new()));
    assert_eq!(store.save_typed("unit", &typed("Xã")), Ok(true));
    assert_eq!(store.save_typed("set", &typed("Bộ")), Ok(true));
    assert_eq!(store.save_typed("unit", &typed("Xã A")), Ok(true));
    assert_eq!(
        store.typed(),
        Ok(vec![form("set", "Bộ"), form("unit", "Xã A")])
    );
    assert!(store.backup_texts().unwrap().is_empty());
    assert_eq!(store.save_typed("set", &[]), Ok(true));
    assert_eq!(store.typed(), Ok(vec![form("unit", "Xã A")]));
    assert_eq!(store.save_typed("unit", &[]), Ok(true));
    assert_eq!(store.typed(), Ok(Vec::new()));
}

#[test]
fn two_tabs_keep_what_is_typed_into_the_same_form_apart() {
    let bag = MemoryBag::new();
    let [one, other] = [Store::new(bag.clone()), Store::new(bag.clone())];
    one.save_typed("unit", &typed("Xã A")).unwrap();
    other.save_typed("unit", &typed("Xã B")).unwrap();
    let both = Ok(vec![form("unit", "Xã A"), form("unit", "Xã B")]);
    assert_eq!(one.typed(), both);
    // Somebody looked elsewhere, and comes back.
    assert_eq!(one.typed_into("unit"), Ok(typed("Xã A")));
    assert_eq!(other.typed_into("unit"), Ok(typed("Xã B")));
    assert_eq!(other.typed_into("set"), Ok(Vec::new()));
    one.save_typed("unit", &typed("Xã A1")).unwrap();
    other.save_typed("unit", &[]).unwrap();
    assert_eq!(one.typed(), Ok(vec![form("unit", "Xã A1")]));
    // What the other tab has taken up and gone on with is not given up here.
    assert_eq!(other.typed_into("unit"), Ok(typed("Xã A1")));
    other.save_typed("unit", &typed("Xã A2")).unwrap();
    one.save_typed("unit", &[]).unwrap();
    assert_eq!(one.typed(), Ok(vec![form("unit", "Xã A2")]));
    // A tab that opens the form later takes up what was typed last.
    one.save_typed("unit", &typed("Xã C")).unwrap();
    let later = Store::new(bag.clone());
    assert_eq!(later.typed_into("unit"), Ok(typed("Xã C")));
}

#[test]
fn what_is_typed_is_gone_when_everything_is_erased() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    store.save_typed("unit", &typed("Xã")).unwrap();
    store.erase().unwrap();
    assert_eq!(bag.read(KEY), Ok(None));
}

#[test]
fn a_form_that_is_too_large_is_not_kept_and_takes_nothing_from_others() {
    let store = Store::new(MemoryBag::new());
    store.save_typed("unit", &typed("Xã")).unwrap();
    let huge = typed(&"x".repeat(MAX_TYPED_UNITS));
    assert_eq!(store.save_typed("pasted", &huge), Ok(false));
    assert_eq!(store.typed(), Ok(vec![form("unit", "Xã")]));
    // What was kept of it while it was small would be half of it.
    store.save_typed("pasted", &typed("Xã A")).unwrap();
    assert_eq!(store.save_typed("pasted", &huge), Ok(false));
    assert_eq!(store.typed(), Ok(vec![form("unit", "Xã")]));
    store.save_typed("unit", &[]).unwrap();
    assert_eq!(store.save_typed("pasted", &huge), Ok(false));
    assert_eq!(store.typed(), Ok(Vec::new()));
}

#[test]
fn a_full_store_refuses_what_is_typed_and_keeps_its_reserve() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    bag.write("dvk/reserve", "room").unwrap();
    let writes = bag.n_operations() + 1;
    bag.plan(Some(Fault {
        at: writes,
        is_lasting: true,
        error: BagError::Full,
    }));
    assert_eq!(store.save_typed("unit", &typed("Xã")), Err(BagError::Full));
    bag.plan(None);
    assert_eq!(bag.read("dvk/reserve"), Ok(Some("room".to_owned())));
    assert_eq!(store.typed(), Ok(Vec::new()));
}

#[test]
fn damaged_text_is_put_aside_and_told_once_and_typing_goes_on() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    bag.write(KEY, "dvk1 typed 5 0000000000000000\nhello")
        .unwrap();
    assert_eq!(store.typed(), Err(NoTyped::Unreadable));
    assert_eq!(store.typed(), Ok(Vec::new()));
    let aside = store.aside().unwrap();
    assert_eq!(aside.len(), 1);
    assert!(aside[0].raw.as_ref().unwrap().ends_with("hello"));
    bag.write(KEY, "nonsense").unwrap();
    assert_eq!(store.save_typed("unit", &typed("Xã")), Ok(true));
    assert_eq!(store.typed(), Ok(vec![form("unit", "Xã")]));
    assert_eq!(store.aside().unwrap().len(), 2);
}
