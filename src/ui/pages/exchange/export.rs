//! The register goes out as a file: all of it, or the part that a scope covers.

use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::outgoing::{ExportState, is_apart};
use super::scope_choice::ScopeChoice;
use super::ways::Ways;
use crate::domain::conflict::conflicts;
use crate::domain::model::Model;
use crate::domain::register::Collection;
use crate::domain::scope::Content;
use crate::domain::sent::Counted;
use crate::ui::components::fingerprint::FingerprintCode;
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::route::Route;
use crate::ui::state::{App, Mode};
use crate::ui::text::{exchange, export as text};

/// Lets people choose a scope and takes the file out.
#[component]
pub fn ExportCard() -> impl IntoMarkup {
    let app = App::expect();
    let state = ExportState::new(app);
    view! {
        <section class="card" aria-labelledby="export-title">
            <h2 class="card__title" id="export-title">
                {text::EXPORT}
            </h2>
            {move || match app.mode.get() {
                Mode::Own => {
                    view! {
                        <ScopeChoice state=state />
                        <Hints state=state />
                        <Sending state=state />
                        <Ways state=state />
                    }
                }
                Mode::Sample => view! { <p>{exchange::NO_EXPORT_IN_SAMPLE}</p> },
            }}
        </section>
    }
}

/// Says what goes into the file, what is undecided in it, and whether it names its sender.
#[component]
fn Hints(state: ExportState) -> impl IntoMarkup {
    let counts = Memo::new(move |_| {
        let piece = state.piece();
        let models = piece.iter().filter(|(id, _)| id.is_model());
        let n_gone = models.filter(|(_, record)| record.is_hidden(&[])).count();
        (Model::all(&piece).count(), n_gone, conflicts(&piece).len())
    });
    let beside = Memo::new(move |_| {
        let has_models = state.scope.with(|scope| scope.content == Content::Models);
        (!has_models).then(|| {
            let piece = state.piece();
            let shown = piece.iter().filter(|(_, record)| !record.is_hidden(&[]));
            let (units, entries): (Vec<_>, Vec<_>) =
                shown.partition(|(id, _)| id.collection == Collection::Units);
            text::n_without_models(entries.len(), units.len())
        })
    });
    let has_unit = move || {
        let settings = state.app.settings;
        settings.with(|settings| !settings.unit.is_empty())
    };
    view! {
        <div role="status">
            <p class="hint">{move || {
                let (n, n_gone, _) = counts.get();
                beside.get().unwrap_or_else(|| text::n_in_file(n, n_gone))
            }}</p>
            {move || {
                let (_, _, n_undecided) = counts.get();
                (n_undecided > 0)
                    .then(|| view! { <p class="hint">{text::undecided_travel(n_undecided)}</p> })
            }}
        </div>
        {move || {
            (!has_unit())
                .then(|| {
                    view! {
                        <p class="hint">
                            {text::NO_OWN_UNIT} <a href=Route::Settings.href()>{text::CHOOSE_OWN_UNIT}</a>
                        </p>
                    }
                })
        }}
    }
}

/// Says what has changed since the scope was last sent, and whether this is such a sending.
#[component]
fn Sending(state: ExportState) -> impl IntoMarkup {
    let n_news = Memo::new(move |_| state.n_news());
    let is_counted = move || state.counted.get() == Counted::Yes;
    let count = move |event| {
        state.choose_counted(match event_target_checked(&event) {
            true => Counted::Yes,
            false => Counted::No,
        });
    };
    let is_apart = Memo::new(move |_| state.scope.with(is_apart));
    let last_sent = move || {
        state.last_sent.get().map(|(at, file)| {
            view! {
                <p class="hint">{text::last_sent(at, file.n_models)} <FingerprintCode code=file.code /></p>
            }
        })
    };
    let marks = move || {
        view! {
            <p class="hint" role="status">
                {move || n_news.get().map(|(n, at)| text::n_news(n, at))}
            </p>
            {last_sent}
            <div class="choices">
                {move || {
                    let has_news = n_news.get().is_some_and(|(n, _)| n > 0);
                    has_news
                        .then(|| {
                            view! {
                                <label class="choice">
                                    <input
                                        type="checkbox"
                                        prop:checked=move || state.is_only_news.get()
                                        on:change=move |event| state.is_only_news.set(event_target_checked(&event))
                                    />
                                    {text::ONLY_NEWS}
                                </label>
                            }
                        })
                }}
                <label class="choice">
                    <input type="checkbox" prop:checked=is_counted on:change=count aria-describedby="to-above-hint" />
                    {text::TO_ABOVE}
                </label>
            </div>
            <p class="hint" id="to-above-hint">
                {text::TO_ABOVE_HINT}
            </p>
        }
    };
    // What was chosen model by model is not remembered, and says so where it stands; nor is what has no models.
    move || (!is_apart.get()).then(marks)
}
