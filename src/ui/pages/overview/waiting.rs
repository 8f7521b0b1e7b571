//! Drafts that wait in their forms: whoever comes back is led to what was not finished.

use crate::domain::model::Model;
use crate::ui::components::notice::Notice;
use crate::ui::form_start::Task;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::state::{App, Mode};
use crate::ui::text::overview as text;
use leptos::prelude::*;

/// How many drafts are named.
const N_NAMED: usize = 5;

/// Points them out; nothing where there are none.
#[component]
pub(super) fn WaitingDrafts() -> impl IntoMarkup {
    let app = App::expect();
    let forms = app.with_store(|store| store.drafted_forms());
    let tasks = forms.unwrap_or_default().into_iter();
    let tasks = tasks.map(|form| Task::of_draft(&form));
    let links: Vec<Markup> = tasks
        .filter_map(|task| {
            let title = title(app, &task)?;
            Some(view! { <li><a href=task.route().href()>{title}</a></li> })
        })
        .take(N_NAMED)
        .collect();
    let is_shown = !links.is_empty() && app.mode.get_untracked() == Mode::Own;
    is_shown.then(|| {
        view! {
            <Notice>
                <div class="notice__text">
                    {text::WAITING_DRAFTS}
                    <ul class="bullets">{links}</ul>
                </div>
            </Notice>
        }
    })
}

/// Names a form; `None` where its model is not there.
fn title(app: App, task: &Task) -> Option<String> {
    let Some(id) = task.model() else {
        return Some(text::DRAFT_OF_NEW.to_owned());
    };
    app.register
        .with_untracked(|register| Some(Model::find(register, id)?.title().to_owned()))
}
