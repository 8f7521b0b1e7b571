//! The first visit: what this is, whose it is, and three ways to begin.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::shell::{installation, page};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::pages::on_demand::{Job, OnDemand, Wanted, do_or_say};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{first_step, overview as text, shell, storage};

/// Offers the three ways.
#[component]
pub(super) fn FirstVisit() -> impl IntoMarkup {
    let app = App::expect();
    view! {
        <div class="stack">
            {installation::first()
                .is_some()
                .then(|| view! { <OnDemand wanted=Wanted::Elsewhere /> })}
            <p>{first_step::WHAT_IT_IS}</p>
            <OnDemand wanted=Wanted::FirstStep />
            <p>{text::WELCOME}</p>
            <ul class="ways">
                <li class="way card">
                    <Icon name=IconName::Plus />
                    <h2 class="card__title">{text::WAY_ADD}</h2>
                    <p>{text::WAY_ADD_HINT}</p>
                    <a class="button button--primary" href=Route::AddModel.href()>
                        {shell::ADD_MODEL}
                    </a>
                </li>
                <li class="way card">
                    <Icon name=IconName::Upload />
                    <h2 class="card__title">{text::WAY_IMPORT}</h2>
                    <p>{text::WAY_IMPORT_HINT}</p>
                    <a class="button" href=Route::Exchange.href()>
                        {text::WAY_IMPORT}
                    </a>
                </li>
                <li class="way card">
                    <Icon name=IconName::Eye />
                    <h2 class="card__title">{text::VIEW_SAMPLE}</h2>
                    <p>{text::WAY_SAMPLE_HINT}</p>
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| do_or_say(app, Job::Sample)
                    >
                        {text::VIEW_SAMPLE}
                    </button>
                </li>
            </ul>
            {page::is_from_file().then(|| view! { <p>{storage::FROM_FILE_AT_FIRST}</p> })}
            <p class="hint">{text::STAYS_HERE}</p>
        </div>
    }
}
