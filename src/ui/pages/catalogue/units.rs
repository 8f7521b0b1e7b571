//! The tree of units: added to, changed, retired with their successors; deleted only where nothing names them.

use std::collections::BTreeMap;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::line::{Line, Standing, heading_id};
use super::row::rows;
use super::unit_form::{UnitForm, name_input_id};
use crate::domain::model::Model;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::unit::{Unit, is_unit_used};
use crate::shell::page;
use crate::ui::markup::{Row, keyed_list};
use crate::ui::names::Names;
use crate::ui::state::App;
use crate::ui::text::catalogue as text;

fn lines(register: &Register, names: &Names, own: &str) -> Vec<Line> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for model in Model::all(register).filter(|model| !model.unit().is_empty()) {
        *counts.entry(model.unit().to_owned()).or_default() += 1;
    }
    let is_successor = |id: &str| {
        names
            .units
            .iter()
            .any(|unit| unit.successors.iter().any(|s| s == id))
    };
    let line = |(depth, unit): (usize, &Unit)| Line {
        record: RecordId::unit(&unit.id),
        name: unit.name.clone(),
        note: note(
            names,
            unit,
            depth,
            counts.get(&unit.id).copied().unwrap_or(0),
        ),
        standing: if unit.is_retired() {
            Standing::Retired
        } else {
            Standing::Offered
        },
        is_in_circle: names.units.is_in_circle(&unit.id),
        depth,
        is_used: unit.id == own || is_unit_used(register, &unit.id) || is_successor(&unit.id),
    };
    let mut lines: Vec<Line> = names.units.in_order().into_iter().map(line).collect();
    let unknown = counts
        .iter()
        .filter(|(id, _)| !names.units.has(id))
        .map(|(id, n)| Line::unknown(RecordId::unit(id), *n));
    lines.extend(unknown);
    lines
}

fn note(names: &Names, unit: &Unit, depth: usize, n_models: usize) -> String {
    let successors: Vec<&str> = unit
        .successors
        .iter()
        .map(|id| names.units.name(id))
        .collect();
    // Two steps in, the eye no longer tells from the margin which unit stands above.
    let parent = if depth > 1 {
        names.units.name(&unit.parent)
    } else {
        ""
    };
    let level = if unit.level.is_empty() {
        ""
    } else {
        names.levels.name(&unit.level)
    };
    text::unit_note(unit, level, parent, n_models, &successors)
}

/// Shows the units with everything that can be done to them.
#[component]
pub fn UnitsCard() -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let all = Memo::new(move |_| {
        let own = app.settings.with(|settings| settings.unit.clone());
        app.register
            .with(|register| names.with(|names| lines(register, names, &own)))
    });
    let n_added = RwSignal::new(0);
    let add = Callback::new(move |()| {
        n_added.update(|n| *n += 1);
        request_animation_frame(|| page::focus(&name_input_id(None)));
    });
    let title_id = heading_id(&Collection::Units);
    view! {
        <section class="card" aria-labelledby=title_id.clone()>
            <h2 class="card__title" id=title_id tabindex="-1">
                {text::UNITS}
            </h2>
            {move || all.with(Vec::is_empty).then(|| view! { <p class="hint">{text::NO_UNITS}</p> })}
            <ul class="entry-list">
                {rows(all)}
            </ul>
            <h3>{text::ADD_UNIT}</h3>
            // A form that is made anew starts empty; one that is patched would keep what was typed.
            {keyed_list(move || {
                vec![Row::new(n_added.get().to_string(), move || view! { <UnitForm on_saved=add /> })]
            })}
        </section>
    }
}
