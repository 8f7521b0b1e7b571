//! Fingerprints: of the register, and of each unit's models.

use std::collections::BTreeMap;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use crate::domain::fingerprint::Fingerprint;
use crate::domain::fold::collation_key;
use crate::domain::model::Model;
use crate::report::number::format_count;
use crate::ui::components::catalogue_word::{CatalogueWord, Word};
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::fingerprint::FingerprintCode;
use crate::ui::parts::by_parts;
use crate::ui::state::App;
use crate::ui::text::exchange as text;

const N_SHOWN: usize = 12;

/// Is a unit with models: its id, its name, how many.
type UnitRow = (String, Word, usize);

/// Shows the codes two people compare by phone.
#[component]
pub fn Fingerprints() -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let of_all = Memo::new(move |_| {
        app.register
            .with(|register| Fingerprint::of(register).to_string())
    });
    let units = Memo::new(move |_| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        app.register.with(|register| {
            for model in Model::all(register).filter(|model| !model.unit().is_empty()) {
                *counts.entry(model.unit().to_owned()).or_default() += 1;
            }
        });
        let mut rows: Vec<UnitRow> = names.with(|names| {
            counts
                .into_iter()
                .map(|(id, n)| (id.clone(), Word::unit(&names.units, &id), n))
                .collect()
        });
        rows.sort_by_cached_key(|(id, name, _)| (collation_key(&name.text), id.clone()));
        rows
    });
    let tables = move || {
        let mut first = units.get();
        if first.is_empty() {
            return None;
        }
        let rest = first.split_off(first.len().min(N_SHOWN));
        Some(view! {
            <UnitTable rows=first />
            {(!rest.is_empty())
                .then(|| {
                    view! {
                        <Disclosure summary=text::more_units(rest.len())>
                            <UnitTable rows=rest.clone() />
                        </Disclosure>
                    }
                })}
        })
    };
    view! {
        <section class="card" aria-labelledby="fingerprint-title">
            <h2 class="card__title" id="fingerprint-title">
                {text::FINGERPRINT}
            </h2>
            <p>
                <output class="fingerprint fingerprint--large" id="fingerprint">
                    {move || of_all.get()}
                </output>
            </p>
            <p class="hint">{text::FINGERPRINT_HINT}</p>
            {tables}
        </section>
    }
}

/// Shows units with their codes; the codes are computed when the table is made.
#[component]
fn UnitTable(rows: Vec<UnitRow>) -> impl IntoMarkup {
    let app = App::expect();
    let row = move |row: &UnitRow| {
        let (id, name, n) = row.clone();
        let code = app
            .register
            .with(|register| Fingerprint::of_unit(register, &id).to_string());
        view! {
            <tr>
                <th scope="row"><CatalogueWord word=name /></th>
                <td>{format_count(n)}</td>
                <td>
                    <FingerprintCode code=code />
                </td>
            </tr>
        }
    };
    let table = |rows| {
        view! {
            <table class="table">
                <caption>{text::FINGERPRINTS_CAPTION}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text::UNIT}</th>
                        <th scope="col">{text::MODELS}</th>
                        <th scope="col">{text::CODE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    move || by_parts(rows.clone(), row, table)
}
