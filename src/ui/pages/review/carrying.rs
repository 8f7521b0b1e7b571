//! Duy trì: the models of the batch go on in the next year.

use leptos::prelude::*;

use super::State;
use crate::domain::carry_over::{self, CarryFlaw, CarryOver, CarryPlan};
use crate::domain::command::Command;
use crate::domain::model::Model;
use crate::domain::register::RecordId;
use crate::shell::clock;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use crate::ui::text::year_work as text;

/// How many refusals are told before the rest is only counted.
const N_REFUSALS: usize = 5;

/// Carries the chosen models over; all of the batch where none is chosen.
#[component]
pub(super) fn Carrying(state: State) -> impl IntoMarkup {
    let to = Memo::new(move |_| state.year.get() + 1);
    let plan = Memo::new(move |_| {
        let ids = match state.chosen_here.get() {
            none if none.is_empty() => state
                .lines
                .with(|lines| lines.iter().map(|line| line.id.clone()).collect()),
            some => some,
        };
        planned(state, to.get(), &ids)
    });
    let carry = move |_| {
        let CarryPlan { changes, .. } = plan.get_untracked();
        let (n, to) = (changes.len(), to.get_untracked());
        if n > 0 {
            state
                .app
                .dispatch(Command::Make(changes), text::carried(n, to));
        }
    };
    let n = move || plan.with(|plan| plan.changes.len());
    let refused = move || {
        plan.with(|plan| {
            let n = plan.refused.len();
            let line = |(id, flaw): &(RecordId, CarryFlaw)| {
                let title = state.app.register.with(|register| {
                    Model::find(register, id).map_or_else(String::new, |one| one.title().to_owned())
                });
                view! { <li>{title} ": " {text::carry_flaw(*flaw)}</li> }
            };
            let lines = plan.refused.iter().take(N_REFUSALS).map(line);
            let lines: Markup = lines.collect();
            let more = n.saturating_sub(N_REFUSALS);
            (n > 0).then(|| {
                view! {
                    <p class="hint">{text::n_refused(n)}</p>
                    <ul class="list">
                        {lines} {(more > 0).then(|| view! { <li>{text::more_refused(more)}</li> })}
                    </ul>
                }
            })
        })
    };
    view! {
        <section class="card" aria-labelledby="carry">
            <h2 class="card__title" id="carry">
                {move || text::carry_title(to.get())}
            </h2>
            <p class="hint">{text::CARRY_HINT}</p>
            <div role="status">{refused}</div>
            <div class="buttons">
                <button class="button" type="button" id="carry-go" disabled=move || n() == 0 on:click=carry>
                    {move || text::carry_n(n(), to.get())}
                </button>
            </div>
        </section>
    }
}

fn planned(state: State, to: i32, ids: &[RecordId]) -> CarryPlan {
    let carrying = CarryOver {
        from: to - 1,
        to,
        on: clock::today(),
        by: state.app.settings.with(|settings| settings.writer.clone()),
    };
    state.app.register.with(|register| {
        state
            .app
            .names
            .with(|names| carry_over::plan(register, &names.units, &names.closings, ids, &carrying))
    })
}
