//! The page of `tests/browser/contract.rs`: what the ports of storage promise (`tests/contract`), held against localStorage and
//! IndexedDB as the program reaches them. Every function lists what is not as promised.
#![cfg(target_arch = "wasm32")]

#[path = "../../../tests/contract/mod.rs"]
mod contract;

use contract::{Kept, bag, shelf};
use so_dan_van_kheo::shell::local_bag::LocalBag;
use so_dan_van_kheo::shell::piece_shelf::PieceShelf;
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use wasm_bindgen::prelude::wasm_bindgen;

fn with_bag(look: impl FnOnce(&LocalBag) -> Vec<String>) -> Vec<String> {
    match LocalBag::open() {
        Ok(bag) => look(&bag),
        Err(_) => vec!["localStorage does not open".to_owned()],
    }
}

fn told(step: &str, kept: Kept) -> Vec<String> {
    kept.err().map(|why| why.of(step)).into_iter().collect()
}

/// Holds localStorage against what a bag promises.
#[wasm_bindgen]
pub fn bag_broken() -> Vec<String> {
    with_bag(bag::broken)
}

/// Holds localStorage, filled up, against what a bag promises.
#[wasm_bindgen]
pub fn bag_broken_when_full() -> Vec<String> {
    with_bag(|bag| bag::broken_when_full(bag, fill))
}

/// Writes until there is hardly room for anything.
fn fill(bag: &LocalBag) {
    let mut n_units = 1 << 22;
    for n in 0..100 {
        if bag
            .write(&format!("room {n}"), &"x".repeat(n_units))
            .is_err()
        {
            n_units /= 2;
        }
    }
}

/// Holds IndexedDB against what a shelf promises.
#[wasm_bindgen]
pub async fn shelf_broken() -> Vec<String> {
    shelf::broken(&PieceShelf).await
}

/// Puts into IndexedDB what has to outlast a change that fails.
#[wasm_bindgen]
pub async fn shelf_prepare() -> Vec<String> {
    told("prepare", shelf::prepare(&PieceShelf).await)
}

/// Makes a change of IndexedDB that has to fail: for want of room, or for whatever reason.
#[wasm_bindgen]
pub async fn shelf_fails(for_want_of_room: bool) -> Vec<String> {
    let with = for_want_of_room.then_some(&BagError::Full);
    told("fails", shelf::fails(&PieceShelf, with).await)
}

/// Looks whether everything is as it was before the change that failed.
#[wasm_bindgen]
pub async fn shelf_outlasted() -> Vec<String> {
    told("outlasted", shelf::outlasted(&PieceShelf).await)
}
