//! Starts the program in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    so_dan_van_kheo::ui::app::start();
}

/// The program runs in browsers only; natively its library is tested.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
