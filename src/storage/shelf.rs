//! The second port: a shelf of texts by key that answers late, as IndexedDB does.

use std::future::Future;

use super::bag::BagError;
use super::store::PieceKey;

/// Is a shelf of texts by key that outlives the page. What a call changes is on the disk once it has returned.
pub trait Shelf {
    /// Lists all keys, in any order.
    fn keys(&self) -> impl Future<Output = Result<Vec<String>, BagError>>;
    /// Returns the texts under some keys; what is not there is left out.
    fn read(
        &self,
        keys: &[String],
    ) -> impl Future<Output = Result<Vec<(String, String)>, BagError>>;
    /// Puts texts in the place of others and takes others away: all of it, or nothing.
    fn change(
        &self,
        puts: &[(String, String)],
        removes: &[String],
    ) -> impl Future<Output = Result<(), BagError>>;
}

/// Says whether there are pieces; not where it does not answer.
pub async fn has_pieces(shelf: &impl Shelf) -> bool {
    let keys = shelf.keys().await.unwrap_or_default();
    keys.iter().any(|key| PieceKey::of(key).is_some())
}
