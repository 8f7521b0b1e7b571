//! What is odd about what the files bring, each in a line: units of one name in one place, models of one title and unit, and times that
//! lie ahead.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::import::ImportState;
use super::incoming::going_in;
use super::preview_sides::noted;
use crate::domain::ahead::n_ahead;
use crate::domain::doubles::Doubles;
use crate::domain::preview::Effect;
use crate::domain::register::RecordId;
use crate::domain::unit_trouble::like_named;
use crate::shell::clock;
use crate::ui::markup::IntoMarkup;
use crate::ui::reactive::Memo;
use crate::ui::state::App;
use crate::ui::text::{exchange_units, imported};

/// Says it; nothing where there is nothing.
#[component]
pub fn PreviewRemarks(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let app = App::expect();
    let alike = Memo::new(move |_| {
        app.names.with(|names| {
            let known = like_named(&names.units).into_iter().flatten();
            let known: BTreeSet<&String> = known.map(|unit| &unit.id).collect();
            state.units.with(|units| {
                let alike = like_named(units).into_iter();
                let new = alike.filter(|alike| alike.iter().any(|unit| !known.contains(&unit.id)));
                new.filter_map(|alike| alike.first().map(|unit| unit.name.clone()))
                    .collect::<Vec<String>>()
            })
        })
    });
    let n_early = Memo::new(move |_| {
        let register = app.register.get();
        state.looks.with(|(looks, joined)| {
            state.chosen.with(|chosen| {
                let pieces = going_in(chosen, looks).map(|(_, opened)| &opened.piece);
                n_ahead(&register, joined, pieces, clock::now())
            })
        })
    });
    let doubles = Memo::new(move |_| {
        state.looks.with(|(_, joined)| {
            state.total.with(|total| {
                let comes = |(id, effect): &&(RecordId, Effect)| {
                    id.is_model() && matches!(effect, Effect::New | Effect::Returning)
                };
                let coming = total.preview.effects.iter().filter(comes);
                Doubles::of(joined, coming.map(|(id, _)| id))
            })
        })
    });
    move || {
        let alike = alike.get();
        let alike = (!alike.is_empty()).then(|| exchange_units::like_named(&alike));
        let n_early = n_early.get();
        let ahead = (n_early > 0).then(|| imported::ahead(n_early));
        let doubles = doubles.with(|all| imported::doubles(&all.of_present, &all.of_coming));
        noted(alike.into_iter().chain(doubles).chain(ahead))
    }
}
