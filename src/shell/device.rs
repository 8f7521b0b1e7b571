//! What the browser says of itself and of the device. What that means is decided elsewhere.

use super::member::member;
use super::page;

/// Is what the browser says, as it says it.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The browser's name and those of all it wants to be taken for.
    pub user_agent: String,
    /// Who made its engine.
    pub vendor: String,
    /// How many fingers the screen can tell apart.
    pub n_touch_points: i32,
    /// Whether the program runs in a window of its own, from the home screen.
    pub is_installed: bool,
    /// Whether the page is a file of this device.
    pub is_file: bool,
}

/// Asks the browser.
pub fn facts() -> Facts {
    let Some(window) = web_sys::window() else {
        return Facts::default();
    };
    let navigator = window.navigator();
    let vendor = member(&navigator, "vendor").and_then(|vendor| vendor.as_string());
    // Older iOS tells by a member of its own.
    let is_standalone = member(&navigator, "standalone").is_some_and(|it| it.is_truthy());
    let protocol = window.location().protocol().unwrap_or_default();
    Facts {
        user_agent: navigator.user_agent().unwrap_or_default(),
        vendor: vendor.unwrap_or_default(),
        n_touch_points: navigator.max_touch_points(),
        is_installed: is_standalone || page::matches("(display-mode: standalone)"),
        is_file: protocol == "file:",
    }
}
