//! Duy trì: the chosen models of the batch go on in the next year; where none is chosen, all but those not recognised.

use leptos::prelude::*;

use super::State;
use crate::domain::carry_over::{self, CarryFlaw, CarryOver, CarryPlan};
use crate::domain::command::Command;
use crate::domain::register::RecordId;
use crate::domain::stage::Stage;
use crate::shell::clock;
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::pages::year_work::refusals::refusals;
use crate::ui::reactive::Memo;
use crate::ui::text::year_work as text;

/// Carries models over.
#[component]
pub(super) fn Carrying(state: State) -> impl IntoMarkup {
    let to = Memo::new(move |_| state.year.get() + 1);
    let plan = Memo::new(move |_| {
        let ids = match state.chosen_here.get() {
            none if none.is_empty() => state.lines.with(|lines| {
                let not = Stage::NotRecognised.id();
                let meant = lines.iter().filter(|line| line.stage != not);
                meant.map(|line| line.id.clone()).collect()
            }),
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
        let words = |flaw: &CarryFlaw| text::carry_flaw(*flaw).to_owned();
        plan.with(|plan| refusals(state.app, &plan.refused, words))
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
