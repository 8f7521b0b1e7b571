//! Where the second copy of the pieces is kept: the database, behind the storage port.

use js_sys::Array;
use web_sys::IdbTransactionMode;

use super::database::{PIECES, result_of, run};
use crate::storage::bag::BagError;
use crate::storage::shelf::Shelf;

/// Is the store of pieces; it is opened with its first use.
#[derive(Clone, Copy, Debug)]
pub struct PieceShelf;

impl Shelf for PieceShelf {
    async fn keys(&self) -> Result<Vec<String>, BagError> {
        let mut keys = None;
        run(PIECES, IdbTransactionMode::Readonly, &mut |store| {
            keys = Some(store.get_all_keys()?);
            Ok(())
        })
        .await?;
        let keys = Array::from(&result_of(keys)).into_iter();
        Ok(keys.filter_map(|key| key.as_string()).collect())
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<(String, String)>, BagError> {
        let mut texts = Vec::new();
        run(PIECES, IdbTransactionMode::Readonly, &mut |store| {
            for key in keys {
                texts.push(store.get(&key.into())?);
            }
            Ok(())
        })
        .await?;
        let found = keys.iter().zip(texts);
        let found =
            found.filter_map(|(key, text)| Some((key.clone(), result_of(Some(text)).as_string()?)));
        Ok(found.collect())
    }

    async fn change(&self, puts: &[(String, String)], removes: &[String]) -> Result<(), BagError> {
        run(PIECES, IdbTransactionMode::Readwrite, &mut |store| {
            for (key, text) in puts {
                store.put_with_key(&text.into(), &key.into())?;
            }
            for key in removes {
                store.delete(&key.into())?;
            }
            Ok(())
        })
        .await
    }
}
