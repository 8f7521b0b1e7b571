//! The models behind a figure: as many as it says, each a link.

use crate::ui::markup::{IntoMarkup, Markup, anew, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::State;
use super::table::element_id;
use crate::domain::model::Model;
use crate::domain::register::RecordId;
use crate::shell::listener::on_window;
use crate::shell::page;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::report_question::Place;
use crate::ui::route::Route;
use crate::ui::show_more::show_more;
use crate::ui::text::reports as text;

const HEADING: &str = "behind-heading";
/// How many models are listed at first, and how many more each time.
const N_SHOWN: usize = 100;

/// Is a figure that was opened: its words, and the ids of its models.
type Opened = (String, Vec<String>);

/// Shows the list while a figure is opened; Escape closes it and goes back to the figure.
#[component]
pub(super) fn Behind(state: State) -> impl IntoMarkup {
    let opened: Memo<Option<Opened>> = Memo::new(move |_| {
        let place = state.asked.with(|asked| asked.shown)?;
        state.report.with(|report| {
            let (words, figure) = place.find(report)?;
            let ids = figure.places().iter();
            let ids = ids.filter_map(|at| report.models.get(*at as usize).cloned());
            Some((words, ids.collect()))
        })
    });
    Effect::new(move |before: Option<Option<Place>>| {
        if opened.with(Option::is_some) {
            request_animation_frame(|| page::focus_in_place(HEADING));
        } else if let Some(place) = before.flatten() {
            // It was closed by the way back of the browser.
            request_animation_frame(move || page::focus_if_lost(&element_id(place)));
        }
        state.asked.with_untracked(|asked| asked.shown)
    });
    let close = move || {
        let asked = state.asked.get_untracked();
        let Some(place) = asked.shown else { return };
        state.go_to(&asked.with_shown(None));
        request_animation_frame(move || page::focus(&element_id(place)));
    };
    on_window("keydown", move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    });
    anew(move || match opened.get() {
        Some(opened) => {
            view! { <List state=state opened=opened on_close=Callback::new(move |()| close()) /> }
        }
        None => Markup::Nothing,
    })
}

#[component]
fn List(state: State, opened: Opened, on_close: Callback<()>) -> impl IntoMarkup {
    let (words, ids) = opened;
    let n_all = ids.len();
    let n_shown = RwSignal::new(N_SHOWN);
    let lines = Memo::new(move |_| {
        let shown = ids.iter().take(n_shown.get());
        state.app.register.with(|register| {
            let line = |id: &String| {
                let record = RecordId::model(id);
                let model = Model::find(register, &record);
                let title = model.map_or("", Model::title);
                let title = if title.is_empty() { id } else { title };
                let unit = model.map_or("", Model::unit);
                let unit = state
                    .catalogue
                    .with(|catalogue| catalogue.unit(unit).to_owned());
                (id.clone(), title.to_owned(), unit)
            };
            shown.map(line).collect::<Vec<_>>()
        })
    });
    let line = |(id, title, unit): (String, String, String)| {
        let href = Route::Model { id }.href();
        view! {
            <li class="behind__item">
                <a href=href>{title}</a>
                <span class="table__note">{unit}</span>
            </li>
        }
    };
    view! {
        <section class="behind" role="dialog" aria-labelledby=HEADING>
            <div class="behind__head">
                <h2 id=HEADING tabindex="-1">
                    {words}
                    <span class="table__note">{text::n_models(n_all)}</span>
                </h2>
                <button
                    class="button button--quiet"
                    type="button"
                    aria-label=text::CLOSE_LIST
                    on:click=move |_| on_close.run(())
                >
                    <Icon name=IconName::Close />
                </button>
            </div>
            <ol class="behind__list">
                {move || lines.get().into_iter().map(line).collect::<Markup>()}
                {show_more(n_all.into(), n_shown, N_SHOWN, text::more_models)}
            </ol>
        </section>
    }
}
