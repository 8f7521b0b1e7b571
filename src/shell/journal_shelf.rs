//! Where the journal is kept: texts in the database, each under a key that grows.

use js_sys::Array;
use web_sys::IdbTransactionMode;

use super::database::{JOURNAL, result_of, run};
use crate::storage::bag::BagError;

/// Says that the browser keeps no journal: it is blocked, full, or the data is damaged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoJournal;

impl From<BagError> for NoJournal {
    fn from(_: BagError) -> Self {
        Self
    }
}

/// Adds a text and returns its key, which is greater than all before it. It is kept once this returns.
pub async fn add(text: &str) -> Result<u64, NoJournal> {
    let mut added = None;
    run(JOURNAL, IdbTransactionMode::Readwrite, &mut |store| {
        added = Some(store.add(&text.into())?);
        Ok(())
    })
    .await?;
    let key = result_of(added).as_f64();
    key.map(|key| key as u64).ok_or(NoJournal)
}

/// Puts texts in the place of others, and takes others away: all of it, or nothing.
pub async fn replace(puts: &[(u64, String)], deletes: &[u64]) -> Result<(), NoJournal> {
    run(JOURNAL, IdbTransactionMode::Readwrite, &mut |store| {
        for (key, text) in puts {
            store.put_with_key(&text.into(), &(*key as f64).into())?;
        }
        for key in deletes {
            store.delete(&(*key as f64).into())?;
        }
        Ok(())
    })
    .await?;
    Ok(())
}

/// Returns all texts with their keys, in their order. What is no text is left out: this program wrote none.
pub async fn all() -> Result<Vec<(u64, String)>, NoJournal> {
    let (mut keys, mut texts) = (None, None);
    run(JOURNAL, IdbTransactionMode::Readonly, &mut |store| {
        keys = Some(store.get_all_keys()?);
        texts = Some(store.get_all()?);
        Ok(())
    })
    .await?;
    let pairs = Array::from(&result_of(keys))
        .into_iter()
        .zip(Array::from(&result_of(texts)));
    let pairs = pairs.filter_map(|(key, text)| Some((key.as_f64()? as u64, text.as_string()?)));
    Ok(pairs.collect())
}
