//! The models of the batch: how far scoring has come, which one is looked at, which are chosen, and their moves.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::scoring::{TITLE_ID, first_score_id};
use super::{Line, State};
use crate::domain::model::Model;
use crate::domain::register::RecordId;
use crate::shell::page;
use crate::ui::components::badge::{Badge, BadgeKind, StageBadge};
use crate::ui::components::split_bar::SplitBar;
use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::pages::year_work::move_form::{BATCH, MoveForm};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::show_more::show_more;
use crate::ui::text::{models, review as text, stages};

/// How many lines are shown at once.
const N_FIRST: usize = 100;

/// Is the width from which on the panel stands beside the batch, as the style sheet has it.
const BESIDE_EM: f64 = 64.0;

/// Returns the id of a line's button in the page.
pub(super) fn line_id(id: &RecordId) -> String {
    format!("review-{}", id.id)
}

/// Looks at a model some places on, and moves the focus to what `id` names of it.
pub(super) fn go(state: State, by: isize, id: impl Fn(&RecordId) -> Option<String> + 'static) {
    if let Some(next) = state.step(by) {
        request_animation_frame(move || id(&next).iter().for_each(|id| page::focus(id)));
    }
}

/// Looks at the model that was pointed at. Where its panel does not stand beside the batch, it is out of view: the focus goes there.
fn look_at(state: State, id: RecordId) {
    state.wanted.set(Some(id));
    if !page::is_at_least(BESIDE_EM) {
        request_animation_frame(|| page::focus(TITLE_ID));
    }
}

/// Shows the batch.
#[component]
pub(super) fn Batch(state: State) -> impl IntoMarkup {
    let n_shown = RwSignal::new(N_FIRST);
    let n = Memo::new(move |_| state.lines.with(Vec::len));
    let progress = move || {
        state.lines.with(|lines| {
            let n_where = |is: fn(&Line) -> bool| lines.iter().filter(|line| is(line)).count();
            let is_done =
                |line: &Line| line.appraisal.as_ref().is_some_and(|one| one.is_complete());
            let is_begun = |line: &Line| {
                let scored = line.appraisal.as_ref();
                scored.is_some_and(|one| one.n_scored() > 0 && !one.is_complete())
            };
            let (done, begun) = (n_where(is_done), n_where(is_begun));
            let has_criteria = lines.iter().any(|line| line.appraisal.is_some());
            has_criteria.then(|| {
                let parts = vec![
                    (text::DONE.to_owned(), done),
                    (text::BEGUN.to_owned(), begun),
                    (text::OPEN.to_owned(), lines.len() - done - begun),
                ];
                view! { <SplitBar parts=parts /> }
            })
        })
    };
    let rows = keyed_list(move || {
        let ids = state.lines.with(|lines| {
            let first = lines.iter().take(n_shown.get());
            first.map(|line| line.id.clone()).collect::<Vec<_>>()
        });
        let row = |id: RecordId| {
            Row::new(
                id.id.clone(),
                move || view! { <BatchLine state=state id=id /> },
            )
        };
        ids.into_iter().map(row).collect()
    });
    let choose_all = move |_| {
        let all = state
            .lines
            .with_untracked(|lines| lines.iter().map(|line| line.id.clone()).collect::<Vec<_>>());
        state.chosen.update(|chosen| chosen.extend(all));
    };
    view! {
        <section class="card" aria-labelledby="batch">
            <h2 class="card__title" id="batch">
                {text::BATCH}
            </h2>
            {progress}
            {move || (n.get() == 0).then(|| view! { <p class="hint">{text::EMPTY}</p> })}
            <div class="buttons">
                <span role="status">
                    {move || text::n_chosen(state.chosen_here.with(Vec::len), n.get())}
                </span>
                <button class="button" type="button" id="review-all" on:click=choose_all>
                    {text::CHOOSE_ALL}
                </button>
                {move || {
                    (!state.chosen_here.with(Vec::is_empty))
                        .then(|| {
                            view! {
                                <button
                                    class="button"
                                    type="button"
                                    on:click=move |_| state.chosen.set(Default::default())
                                >
                                    {text::CHOOSE_NONE}
                                </button>
                            }
                        })
                }}
            </div>
            <ul class="review__list">{rows}</ul>
            {show_more(n.into(), n_shown, N_FIRST, models::more)}
        </section>
    }
}

#[component]
fn BatchLine(state: State, id: RecordId) -> impl IntoMarkup {
    let id = StoredValue::new(id);
    let line = Memo::new(move |_| {
        state.lines.with(|lines| {
            let found = lines.iter().find(|line| id.with_value(|id| line.id == *id));
            found.cloned()
        })
    });
    let is_at = Memo::new(move |_| {
        state
            .at
            .with(|at| id.with_value(|id| at.as_ref() == Some(id)))
    });
    let is_chosen = Memo::new(move |_| {
        state
            .chosen
            .with(|chosen| id.with_value(|id| chosen.contains(id)))
    });
    let choose = move |event| {
        let is_on = event_target_checked(&event);
        state.chosen.update(|chosen| {
            match is_on {
                true => chosen.insert(id.get_value()),
                false => chosen.remove(&id.get_value()),
            };
        });
    };
    let title =
        move || line.with(|line| line.as_ref().map_or(String::new(), |one| one.title.clone()));
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            go(state, 1, |id| Some(line_id(id)));
        }
        "ArrowUp" => {
            event.prevent_default();
            go(state, -1, |id| Some(line_id(id)));
        }
        // What is typed goes on into the input.
        key if key.len() == 1 && key.starts_with(|c: char| c.is_ascii_digit()) => {
            state.wanted.set(Some(id.get_value()));
            first_score_id(state).iter().for_each(|id| page::focus(id));
        }
        _ => {}
    };
    view! {
        <li class="review__line">
            <label class="choice">
                <input type="checkbox" prop:checked=move || is_chosen.get() on:change=choose />
                <span class="visually-hidden">{move || text::choose_one(&title())}</span>
            </label>
            <button
                class="review__model"
                type="button"
                id=id.with_value(line_id)
                aria-current=move || is_at.get().then_some("true")
                on:click=move |_| look_at(state, id.get_value())
                on:keydown=keys
            >
                {move || line.with(|line| line.as_ref().map(|line| words(state, line)))}
            </button>
        </li>
    }
}

fn words(state: State, line: &Line) -> Markup {
    let grade = state.app.names.with(|names| match line.grade.as_str() {
        "" => String::new(),
        grade => names.grades.name(grade).to_owned(),
    });
    let score = text::in_line(line.appraisal.as_ref(), line.score, &grade);
    let mark = line.is_edited_after_closing.then(|| {
        view! { <Badge kind=BadgeKind::Attention word=stages::EDITED_AFTER_CLOSING /> }
    });
    let undecided = line
        .is_undecided
        .then(|| view! { <Badge kind=BadgeKind::Attention word=text::UNDECIDED /> });
    view! {
        <span class="review__title">{line.title.clone()}</span>
        <span class="hint">{line.unit.clone()}</span>
        <span class="badges">
            <StageBadge id=line.stage.clone() />
            {mark}
            {undecided}
            <span>{score}</span>
        </span>
    }
}

/// Moves the chosen models, or else the one looked at.
#[component]
pub(super) fn Moves(state: State) -> impl IntoMarkup {
    let hint = move || {
        let id = state
            .at
            .get()
            .filter(|_| state.chosen_here.with(Vec::is_empty))?;
        state.app.register.with(|register| {
            let title = Model::find(register, &id)?.title();
            Some(view! { <p class="hint">{text::moves_one(title)}</p> })
        })
    };
    view! {
        <section class="card" aria-labelledby="moves">
            <h2 class="card__title" id="moves">
                {text::MOVES}
            </h2>
            {hint}
            <MoveForm id=BATCH year=state.year ids=state.meant />
        </section>
    }
}
