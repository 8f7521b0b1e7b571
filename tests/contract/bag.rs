//! What a bag promises: `src/storage/bag.rs`.

use so_dan_van_kheo::storage::bag::{Bag, BagError};

use super::odd::{self, LARGE, n_units};
use super::{Kept, holds};

/// Lists the promises that a bag does not keep. It is emptied before each.
pub fn broken(bag: &impl Bag) -> Vec<String> {
    let mut broken = Vec::new();
    macro_rules! hold {
        ($($promise:ident)*) => { $(
            let kept = empty(bag).and_then(|()| $promise(bag));
            broken.extend(kept.err().map(|why| why.of(stringify!($promise))));
        )* };
    }
    hold! {
        an_emptied_bag_has_no_keys_and_no_texts
        what_was_written_is_read_and_listed_once
        a_text_takes_the_place_of_another
        a_key_that_was_removed_is_gone_and_can_be_removed_again
        odd_keys_are_told_apart
        odd_texts_come_back
        many_keys_are_all_listed
        units_are_counted_as_browsers_count_them
    }
    broken.extend(empty(bag).err().map(|why| why.of("empty")));
    broken
}

/// Removes everything.
fn empty(bag: &impl Bag) -> Kept {
    for key in bag.keys()? {
        bag.remove(&key)?;
    }
    Ok(())
}

fn keys(bag: &impl Bag) -> Result<Vec<String>, BagError> {
    let mut keys = bag.keys()?;
    keys.sort_unstable();
    Ok(keys)
}

fn reads(bag: &impl Bag, key: &str, text: Option<&str>) -> Result<bool, BagError> {
    Ok(bag.read(key)?.as_deref() == text)
}

fn an_emptied_bag_has_no_keys_and_no_texts(bag: &impl Bag) -> Kept {
    holds(keys(bag)?.is_empty(), "no keys")?;
    for key in odd::keys() {
        holds(reads(bag, &key, None)?, &key)?;
        holds(bag.n_units(&key)? == 0, &key)?;
    }
    holds(keys(bag)?.is_empty(), "no keys for having been read")
}

fn what_was_written_is_read_and_listed_once(bag: &impl Bag) -> Kept {
    bag.write("one", "1")?;
    bag.write("two", "2")?;
    holds(reads(bag, "one", Some("1"))?, "the first")?;
    holds(reads(bag, "two", Some("2"))?, "the second")?;
    holds(reads(bag, "three", None)?, "what was not written")?;
    holds(keys(bag)? == ["one", "two"], "both keys, once")
}

fn a_text_takes_the_place_of_another(bag: &impl Bag) -> Kept {
    bag.write("other", "stays")?;
    for text in ["first", "", "a longer one", "a", "a"] {
        bag.write("key", text)?;
        holds(reads(bag, "key", Some(text))?, text)?;
        holds(keys(bag)? == ["key", "other"], text)?;
    }
    holds(reads(bag, "other", Some("stays"))?, "the other")
}

fn a_key_that_was_removed_is_gone_and_can_be_removed_again(bag: &impl Bag) -> Kept {
    bag.write("goes", "text")?;
    bag.write("stays", "")?;
    for _ in 0..2 {
        bag.remove("goes")?;
        bag.remove("never there")?;
        holds(reads(bag, "goes", None)?, "gone")?;
        holds(keys(bag)? == ["stays"], "only the other key")?;
        holds(reads(bag, "stays", Some(""))?, "an empty text is a text")?;
    }
    bag.write("goes", "again")?;
    holds(reads(bag, "goes", Some("again"))?, "there again")
}

fn odd_keys_are_told_apart(bag: &impl Bag) -> Kept {
    let mut odd = odd::keys();
    for (n, key) in odd.iter().enumerate() {
        bag.write(key, &n.to_string())?;
    }
    for (n, key) in odd.iter().enumerate() {
        holds(reads(bag, key, Some(&n.to_string()))?, key)?;
    }
    odd.sort_unstable();
    holds(keys(bag)? == odd, "all of them listed")?;
    while let Some(key) = odd.pop() {
        bag.remove(&key)?;
        holds(keys(bag)? == odd, &key)?;
    }
    Ok(())
}

fn odd_texts_come_back(bag: &impl Bag) -> Kept {
    for text in odd::texts() {
        bag.write("key", &text)?;
        let first: String = text.chars().take(20).collect();
        holds(reads(bag, "key", Some(&text))?, &first)?;
        holds(bag.n_units("key")? == 3 + n_units(&text), &first)?;
    }
    Ok(())
}

fn many_keys_are_all_listed(bag: &impl Bag) -> Kept {
    let written: Vec<String> = (0..1_000).map(|n| format!("key {n:04}")).collect();
    // Neither in their order nor in the opposite one.
    for n in 0..written.len() {
        let key = &written[n * 7 % written.len()];
        bag.write(key, key)?;
    }
    holds(keys(bag)? == written, "all keys")?;
    for key in &written {
        holds(reads(bag, key, Some(key))?, key)?;
    }
    for key in written.iter().step_by(2) {
        bag.remove(key)?;
    }
    let left: Vec<&String> = written.iter().skip(1).step_by(2).collect();
    holds(keys(bag)?.iter().eq(left), "every second key")
}

fn units_are_counted_as_browsers_count_them(bag: &impl Bag) -> Kept {
    for key in odd::keys() {
        for text in ["", "a", "ÿ", "ế", "\u{1f600}", "\0"] {
            bag.write(&key, text)?;
            holds(bag.n_units(&key)? == n_units(&key) + n_units(text), &key)?;
        }
    }
    Ok(())
}

/// Holds a bag against what is promised of one without room. `fill` leaves it without, and is called before every write that
/// has to be refused.
pub fn broken_when_full<B: Bag>(bag: &B, fill: impl Fn(&B)) -> Vec<String> {
    let kept = empty(bag).and_then(|()| a_full_bag_says_so_and_keeps_what_it_has(bag, fill));
    let emptied = empty(bag);
    let broken = [kept, emptied].map(|kept| kept.err().map(|why| why.of("full")));
    broken.into_iter().flatten().collect()
}

fn a_full_bag_says_so_and_keeps_what_it_has<B: Bag>(bag: &B, fill: impl Fn(&B)) -> Kept {
    bag.write("old", "old text")?;
    bag.write("goes", &"ế".repeat(LARGE))?;
    let longer = "ế".repeat(LARGE + 1_000);
    for _ in 0..2 {
        fill(bag);
        holds(
            bag.write("old", &longer) == Err(BagError::Full),
            "full for more text",
        )?;
        holds(
            reads(bag, "old", Some("old text"))?,
            "the old text is still there",
        )?;
        fill(bag);
        holds(
            bag.write("new", &longer) == Err(BagError::Full),
            "full for a new key",
        )?;
        holds(reads(bag, "new", None)?, "nothing new")?;
        holds(bag.n_units("new")? == 0, "nothing new to count")?;
        let keys = bag.keys()?;
        let is_there = |key: &str| keys.iter().any(|one| one == key);
        holds(is_there("old") && is_there("goes"), "the keys there were")?;
        holds(!is_there("new"), "and no other")?;
    }
    bag.remove("goes")?;
    bag.write("new", &"ế".repeat(LARGE / 2))?;
    holds(
        reads(bag, "new", Some(&"ế".repeat(LARGE / 2)))?,
        "room that was given back",
    )?;
    holds(
        reads(bag, "old", Some("old text"))?,
        "what was there before",
    )
}
