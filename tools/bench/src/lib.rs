//! Our side of `make bench`: what the page in `tools/bench/page` calls. Built with the release profile, as the program is.
//!
//! The page measures; nothing here looks at a clock. What a function returns to the page is freed by the page.
#![cfg(target_arch = "wasm32")]

#[path = "../../../tests/draw/mod.rs"]
mod draw;
mod models;
mod rows;
mod stored;
#[path = "../../../tests/varied/mod.rs"]
mod varied;

use models::Changes;
use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::exchange_read::{Trust, open};
use so_dan_van_kheo::format::exchange_write::write;
use wasm_bindgen::prelude::wasm_bindgen;

/// Is a register the page holds.
#[wasm_bindgen]
pub struct Held(pub(crate) Register);

#[wasm_bindgen]
impl Held {
    /// Makes a register with this many models, always the same ones.
    pub fn drawn(n_models: usize) -> Self {
        Self(models::draw(n_models))
    }

    /// Makes a register with this many models whose texts hardly repeat one another.
    pub fn varied(n_models: usize) -> Self {
        Self(varied::models(n_models))
    }

    /// Returns a copy of it in which another unit has changed every tenth model.
    pub fn changed(&self) -> Self {
        let mut copy = self.0.clone();
        Changes::of(&copy).make(&mut copy);
        Self(copy)
    }

    /// Returns an empty register.
    pub fn empty() -> Self {
        Self(Register::new())
    }

    /// Writes the exchange file of the whole register.
    pub fn file(&self) -> String {
        write(&self.0, &models::export()).expect("a file that reads back")
    }

    /// Opens the bytes of a file and joins them into a copy of this register, as the program does.
    pub fn join(&self, file: &[u8]) -> Self {
        let mut joined = self.0.clone();
        joined.join(&opened(file));
        Self(joined)
    }

    /// Opens the bytes of a file and looks at what joining them would do. Returns how many models would change.
    pub fn preview(&self, file: &[u8]) -> usize {
        let preview = Preview::of(&self.0, &opened(file));
        let effects = preview.effects.iter();
        effects.filter(|(_, effect)| effect.is_change()).count()
    }

    /// Writes every value of the models as a cell: `{ id: { path: value } }`.
    pub fn rows(&self) -> String {
        rows::write(&self.0)
    }

    /// Writes the cells [`Held::changed`] changes, in the same form.
    pub fn changed_rows(&self) -> String {
        let mut changed = Register::new();
        Changes::of(&self.0).make(&mut changed);
        rows::write(&changed)
    }
}

/// Returns the piece of a file; an empty one if it is not what a bench measures, which the page notices.
fn opened(file: &[u8]) -> Register {
    match open(file) {
        Ok(opened) if opened.trust == Trust::Joined && opened.refused.is_empty() => opened.piece,
        _ => Register::new(),
    }
}
