//! Saving many records where there is no room for all of them beside those whose place they take.

use crate::domain::register::Register;

use super::bag::{Bag, BagError};
use super::forgetting::Erased;
use super::shelf::Shelf;
use super::store::PieceKey;
use super::upkeep::Upkeep;

impl<B: Bag, S: Shelf> Upkeep<'_, B, S> {
    /// Saves pieces, which are texts already, one after the other; what they make superfluous goes in between. Returns how many of
    /// them, the first ones, are saved, and why the others are not. The functions are those of [`Self::run`].
    pub async fn save_in_turn(
        &self,
        pieces: &[(PieceKey, String)],
        mut name: impl FnMut() -> Option<PieceKey>,
        pause: impl AsyncFn(),
        forget: impl AsyncFn(&Erased, &Register) -> Result<(), BagError>,
    ) -> (usize, Result<(), BagError>) {
        for (n_saved, (key, text)) in pieces.iter().enumerate() {
            pause().await;
            let mut saved = self.store.save_text(key, text, self.now);
            if saved == Err(BagError::Full) {
                saved = match self.run(&mut name, &pause, &forget).await {
                    Ok(_) => self.store.save_text(key, text, self.now),
                    Err(error) => Err(error),
                };
            }
            if let Err(error) = saved {
                return (n_saved, Err(error));
            }
        }
        (pieces.len(), Ok(()))
    }
}
