//! Erasing everything that is stored here: fetched apart from the program, as the screen that asks for it is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Erasing, SaveStatus};
use crate::shell::{caches, database, installation, preferences, rest};
use crate::storage::bag::BagError;

/// How long other tabs may take to hear of it, in milliseconds.
const UNTIL_HEARD_MS: i32 = 300;

impl App {
    /// Erases everything in both stores, what tabs remember, and the browser's caches of this program with files that were
    /// handed over and not taken, once other tabs have stopped writing, and leaves a screen that says so. What is in files stays. Impossible: that this tab writes anything afterwards, for both stores are shut to it.
    ///
    /// # Errors
    /// Where the second store does not go. Then the register is whole in the first, and is used as before.
    pub async fn erase(self) -> Result<(), BagError> {
        let store = self.inner.with_value(|inner| inner.session.shared_store());
        store.announce_erasing()?;
        self.give_way(Erasing::Here);
        rest::wait(UNTIL_HEARD_MS).await;
        if let Err(error) = delete_second().await {
            self.inner.with_value(|inner| inner.waiting.open_again());
            database::open_again();
            let _stays_until_the_next_start = store.call_off_erasing();
            self.erasing.set(Erasing::No);
            if let Ok(loaded) = store.load() {
                // Whether the second store still has everything shows once it answers.
                spawn_local(self.complete(loaded));
            }
            return Err(error);
        }
        let erased = store.erase();
        preferences::forget();
        installation::forget();
        // A tab that was opened meanwhile and had not heard of it may have made the second store anew.
        let erased = erased.and(delete_second().await);
        let is_forgotten = caches::forget_all().await;
        self.inner.with_value(|inner| inner.waiting.clear());
        self.status.set(SaveStatus::Nothing);
        self.erasing.set(match erased {
            Ok(()) if is_forgotten => Erasing::Done,
            _ => Erasing::Left,
        });
        Ok(())
    }
}

/// Deletes the second store; where the browser has none there is nothing to delete.
async fn delete_second() -> Result<(), BagError> {
    match database::delete().await {
        Err(BagError::Blocked) => Ok(()),
        other => other,
    }
}
