//! Everything undecided, found once per change of the register, not once per screen that counts it.

use leptos::prelude::*;

use crate::domain::conflict::{Conflict, conflicts};

use super::state::App;

/// Lists the conflicts of the register shown; provided by the program to every screen.
pub type Undecided = Memo<Vec<Conflict>>;

/// Returns the conflicts as a memo over the register.
pub fn undecided(app: App) -> Undecided {
    Memo::new(move |_| app.register.with(conflicts))
}
