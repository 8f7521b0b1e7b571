//! The sentence for the conference report.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::Figures;
use super::cards::by_field;
use crate::report::result_sentence::{FieldFigure, result_sentence};
use crate::shell::clipboard;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::state::App;
use crate::ui::text::{overview as text, shell};

/// Shows the sentence, with "Sao chép".
#[component]
pub(super) fn ResultSentence(
    figures: Memo<Figures>,
    /// What the figure has beside the models of the own unit, in a sentence: whoever reads the copy has no screen beside it.
    outside: RwSignal<String>,
) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let is_incomplete = move || app.set_aside.with(|aside| !aside.is_empty());
    let sentence = Memo::new(move |_| {
        figures.with(|figures| {
            let rows = names.with(|names| by_field(app, names, &figures.now));
            let stated = rows.iter().filter(|(id, ..)| !id.is_empty());
            let by_field: Vec<FieldFigure<'_>> = stated
                .map(|(_, name, _, n)| FieldFigure { name, n_models: *n })
                .collect();
            let mut sentences = vec![result_sentence(figures.now.n_registered, &by_field)];
            sentences.extend(Some(outside.get()).filter(|said| !said.is_empty()));
            sentences.extend(is_incomplete().then(|| text::INCOMPLETE.to_owned()));
            sentences.join(" ")
        })
    });
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let copied = clipboard::copy(&sentence.get_untracked()).await;
            app.say_whether_copied(copied);
        });
    };
    view! {
        <section class="card result" aria-labelledby="result">
            <h2 class="card__title" id="result">
                {text::RESULT}
            </h2>
            <blockquote class="result__text">{move || sentence.get()}</blockquote>
            <div class="buttons">
                <button class="button" type="button" on:click=copy>
                    <Icon name=IconName::Copy />
                    {shell::COPY}
                </button>
            </div>
        </section>
    }
}
