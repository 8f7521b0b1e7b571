//! What the figure of Tổng quan has beside the models of the register's own unit.

use leptos::prelude::*;

use crate::report::outside::beside_own;
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::names::Names;
use crate::ui::reactive::{Memo, RwSignal, Signal};
use crate::ui::state::App;

/// Says it in a line; nothing where there is nothing.
#[component]
pub fn Outside(
    /// The year, and its figure.
    figure: Signal<(i32, usize)>,
    /// What a report has to say of it; "" for nothing.
    said: RwSignal<String>,
) -> impl IntoMarkup {
    let app = App::expect();
    let line = Memo::new(move |_| {
        let (year, n) = figure.get();
        let own = app.settings.with(|settings| settings.unit.clone());
        app.with_shown(|register| {
            let units = |names: &Names| beside_own(register, &names.units, &own, year, n);
            app.names.with(units)
        })
    });
    Effect::new(move |_| {
        said.set(line.get().map_or_else(String::new, |line| line.said));
    });
    move || {
        line.get()
            .map(|line| view! { <p class="hint" id="outside-own">{line.hint}</p> })
    }
}
