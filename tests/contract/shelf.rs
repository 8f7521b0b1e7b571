//! What a shelf promises: `src/storage/shelf.rs`.

use std::collections::BTreeMap;

use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::shelf::Shelf;

use super::odd;
use super::{Broken, Kept, holds, name_of};

type Texts = BTreeMap<String, String>;

/// Lists the promises that a shelf does not keep. It is emptied before each.
pub async fn broken(shelf: &impl Shelf) -> Vec<String> {
    let mut broken = Vec::new();
    macro_rules! hold {
        ($($promise:ident)*) => { $(
            let kept = match empty(shelf).await {
                Ok(()) => $promise(shelf).await,
                cannot => cannot,
            };
            broken.extend(kept.err().map(|why| why.of(stringify!($promise))));
        )* };
    }
    hold! {
        an_emptied_shelf_has_no_keys_and_no_texts
        what_was_put_is_read_and_listed_once
        a_text_takes_the_place_of_another
        what_was_taken_away_is_gone_and_can_be_taken_away_again
        one_change_puts_and_takes_away
        a_change_of_nothing_changes_nothing
        texts_are_read_under_the_keys_asked_for_in_any_order
        odd_keys_are_told_apart
        odd_texts_come_back
        many_keys_are_put_read_and_taken_away_at_once
    }
    broken.extend(empty(shelf).await.err().map(|why| why.of("empty")));
    broken
}

/// Takes everything away.
async fn empty(shelf: &impl Shelf) -> Kept {
    let keys = shelf.keys().await?;
    Ok(shelf.change(&[], &keys).await?)
}

async fn put(shelf: &impl Shelf, texts: &[(&str, &str)]) -> Kept {
    let texts = texts.iter().map(|(key, text)| pair(key, text));
    let texts: Vec<(String, String)> = texts.collect();
    Ok(shelf.change(&texts, &[]).await?)
}

fn pair(key: &str, text: &str) -> (String, String) {
    (key.to_owned(), text.to_owned())
}

/// Says whether just these texts are there, however they are asked for.
#[track_caller]
fn has<'a>(
    shelf: &'a impl Shelf,
    texts: &'a [(&str, &str)],
    what: &'a str,
) -> impl Future<Output = Kept> + 'a {
    let line = std::panic::Location::caller().line();
    async move {
        let expected: Texts = texts.iter().map(|(key, text)| pair(key, text)).collect();
        match content(shelf).await? == expected {
            true => Ok(()),
            false => Err(Broken(format!("not what is there in line {line}: {what}"))),
        }
    }
}

/// Returns everything, and makes sure that no key is listed or read twice.
async fn content(shelf: &impl Shelf) -> Result<Texts, Broken> {
    let keys = shelf.keys().await?;
    let read = shelf.read(&keys).await?;
    let texts: Texts = read.iter().cloned().collect();
    let all: Vec<&String> = texts.keys().collect();
    let mut listed: Vec<&String> = keys.iter().collect();
    listed.sort_unstable();
    holds(listed == all, "every key that is listed has a text, once")?;
    holds(read.len() == keys.len(), "each of them read once")?;
    Ok(texts)
}

async fn an_emptied_shelf_has_no_keys_and_no_texts(shelf: &impl Shelf) -> Kept {
    holds(shelf.keys().await?.is_empty(), "no keys")?;
    holds(shelf.read(&odd::keys()).await?.is_empty(), "no texts")?;
    holds(shelf.read(&[]).await?.is_empty(), "nothing asked for")?;
    has(shelf, &[], "nothing for having been asked").await
}

async fn what_was_put_is_read_and_listed_once(shelf: &impl Shelf) -> Kept {
    put(shelf, &[("one", "1")]).await?;
    put(shelf, &[("two", "2"), ("empty", "")]).await?;
    has(
        shelf,
        &[("empty", ""), ("one", "1"), ("two", "2")],
        "all three",
    )
    .await
}

async fn a_text_takes_the_place_of_another(shelf: &impl Shelf) -> Kept {
    put(shelf, &[("other", "stays")]).await?;
    for text in ["first", "", "a longer one", "a", "a"] {
        put(shelf, &[("key", text)]).await?;
        has(shelf, &[("key", text), ("other", "stays")], text).await?;
    }
    Ok(())
}

async fn what_was_taken_away_is_gone_and_can_be_taken_away_again(shelf: &impl Shelf) -> Kept {
    put(shelf, &[("goes", "text"), ("stays", "")]).await?;
    let goes = ["goes", "never there"].map(str::to_owned);
    for _ in 0..2 {
        shelf.change(&[], &goes).await?;
        has(shelf, &[("stays", "")], "only the other").await?;
        holds(shelf.read(&goes).await?.is_empty(), "gone")?;
    }
    put(shelf, &[("goes", "again")]).await?;
    has(shelf, &[("goes", "again"), ("stays", "")], "there again").await
}

async fn one_change_puts_and_takes_away(shelf: &impl Shelf) -> Kept {
    put(shelf, &[("a", "1"), ("b", "2"), ("c", "3")]).await?;
    let puts = [pair("b", "new"), pair("d", "4")];
    let removes = ["a", "c", "e"].map(str::to_owned);
    shelf.change(&puts, &removes).await?;
    has(shelf, &[("b", "new"), ("d", "4")], "both in one").await
}

async fn a_change_of_nothing_changes_nothing(shelf: &impl Shelf) -> Kept {
    shelf.change(&[], &[]).await?;
    has(shelf, &[], "empty as it was").await?;
    put(shelf, &[("a", "1")]).await?;
    shelf.change(&[], &[]).await?;
    has(shelf, &[("a", "1")], "as it was").await
}

async fn texts_are_read_under_the_keys_asked_for_in_any_order(shelf: &impl Shelf) -> Kept {
    put(shelf, &[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]).await?;
    let all = ["a", "b", "c", "d", "not there", ""];
    for first in 0..all.len() {
        for step in [1, 5] {
            for n in 0..=all.len() {
                let asked = (0..n).map(|at| all[(first + at * step) % all.len()].to_owned());
                let asked: Vec<String> = asked.collect();
                let mut read = shelf.read(&asked).await?;
                read.sort_unstable();
                let mut there = asked.clone();
                there.retain(|key| key.len() == 1);
                there.sort_unstable();
                let keys: Vec<String> = read.iter().map(|(key, _)| key.clone()).collect();
                holds(keys == there, "what was asked for and is there")?;
                let is_own = |(key, text): &(String, String)| {
                    all.iter()
                        .position(|one| one == key)
                        .map(|at| (at + 1).to_string())
                        .as_ref()
                        == Some(text)
                };
                holds(read.iter().all(is_own), "each text under its own key")?;
            }
        }
    }
    Ok(())
}

async fn odd_keys_are_told_apart(shelf: &impl Shelf) -> Kept {
    let odd = odd::keys();
    let texts: Texts = odd
        .iter()
        .enumerate()
        .map(|(n, key)| (key.clone(), n.to_string()))
        .collect();
    let puts: Vec<(String, String)> = texts.clone().into_iter().collect();
    shelf.change(&puts, &[]).await?;
    holds(content(shelf).await? == texts, "all of them")?;
    for key in &odd {
        let own = [(key.clone(), texts[key].clone())];
        holds(shelf.read(std::slice::from_ref(key)).await? == own, key)?;
    }
    let (goes, stays) = odd.split_at(odd.len() / 2);
    shelf.change(&[], goes).await?;
    let left = content(shelf).await?;
    holds(
        left.len() == stays.len() && stays.iter().all(|key| left.contains_key(key)),
        "the other half",
    )
}

async fn odd_texts_come_back(shelf: &impl Shelf) -> Kept {
    let texts: Texts = odd::texts()
        .into_iter()
        .enumerate()
        .map(|(n, text)| (n.to_string(), text))
        .collect();
    let puts: Vec<(String, String)> = texts.clone().into_iter().collect();
    shelf.change(&puts, &[]).await?;
    for (key, text) in content(shelf).await? {
        let first: String = texts[&key].chars().take(20).collect();
        holds(text == texts[&key], &first)?;
    }
    Ok(())
}

async fn many_keys_are_put_read_and_taken_away_at_once(shelf: &impl Shelf) -> Kept {
    let puts: Vec<(String, String)> = (0..2_000)
        .map(|n| (format!("key {n:04}"), format!("text {n}")))
        .collect();
    shelf.change(&puts, &[]).await?;
    holds(
        content(shelf).await? == puts.iter().cloned().collect(),
        "all of them",
    )?;
    let goes: Vec<String> = puts
        .iter()
        .rev()
        .step_by(2)
        .map(|(key, _)| key.clone())
        .collect();
    shelf.change(&[], &goes).await?;
    let left: Texts = puts.iter().step_by(2).cloned().collect();
    holds(content(shelf).await? == left, "every second one")
}

/// Puts what has to outlast a change that fails. The next step is [`fails`].
pub async fn prepare(shelf: &impl Shelf) -> Kept {
    empty(shelf).await?;
    put(shelf, &OLD).await
}

const OLD: [(&str, &str); 3] = [("a", "old"), ("b", "old"), ("c", "old")];

/// Says whether a change fails as expected: with this error, or any where there is none. The next step is [`outlasted`].
pub async fn fails(shelf: &impl Shelf, with: Option<&BagError>) -> Kept {
    // Large as a whole: some browsers do not count single texts that are large, and some make them small first.
    let mut puts = vec![pair("a", "new"), pair("new", "new"), pair("b", "new")];
    let mut state = 1_u32;
    let mut letter = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4e00 + (state >> 18)).unwrap_or('ế')
    };
    puts.extend((0..100).map(|n| (format!("text {n}"), (0..20_000).map(|_| letter()).collect())));
    match shelf.change(&puts, &["c".to_owned()]).await {
        Ok(()) => Err(Broken("the change did not fail".to_owned())),
        Err(error) if with.is_none_or(|with| *with == error) => Ok(()),
        Err(error) => Err(Broken(format!("another error: {}", name_of(&error)))),
    }
}

/// Says whether everything is as it was before the change that failed, and changes are possible again.
pub async fn outlasted(shelf: &impl Shelf) -> Kept {
    has(shelf, &OLD, "as it was before").await?;
    shelf
        .change(&[pair("new", "new")], &["c".to_owned()])
        .await?;
    has(
        shelf,
        &[("a", "old"), ("b", "old"), ("new", "new")],
        "the change after it",
    )
    .await?;
    empty(shelf).await
}
