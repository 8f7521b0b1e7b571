//! Duy trì: the chosen models of the batch go on in the next year; where none is chosen, all but those not recognised.

use leptos::prelude::*;

use super::State;
use crate::domain::carry_over::{self, CarryFlaw, CarryOver};
use crate::domain::command::Command;
use crate::domain::register::RecordId;
use crate::domain::stage::Stage;
use crate::shell::clock;
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::pages::year_work::refusals::refusals_of;
use crate::ui::reactive::Memo;
use crate::ui::text::year_work as text;

/// Carries models over.
#[component]
pub(super) fn Carrying(state: State) -> impl IntoMarkup {
    let to = Memo::new(move |_| state.year.get() + 1);
    let meant = Memo::new(move |_| meant(state));
    let outlook = Memo::new(move |_| {
        let carrying = carrying(state, to.get());
        state.app.register.with(|register| {
            state.app.names.with(|names| {
                let (tree, closings) = (&names.units, &names.closings);
                meant.with(|ids| carry_over::outlook(register, tree, closings, ids, &carrying))
            })
        })
    });
    let carry = move |_| {
        let to = to.get_untracked();
        let carrying = carrying(state, to);
        let plan = state.app.register.with_untracked(|register| {
            state.app.names.with_untracked(|names| {
                let (tree, closings) = (&names.units, &names.closings);
                meant.with_untracked(|ids| {
                    carry_over::plan(register, tree, closings, ids, &carrying)
                })
            })
        });
        let n = plan.changes.len();
        if n > 0 {
            let make = Command::Make(plan.changes);
            state.app.dispatch(make, text::carried(n, to));
        }
    };
    let n = move || outlook.with(|outlook| outlook.n);
    let of_ended = move || {
        let n = outlook.with(|outlook| outlook.n_of_ended);
        (n > 0).then(|| view! { <p class="hint">{text::carried_of_ended(n, to.get())}</p> })
    };
    let there = move || {
        let n = outlook.with(|outlook| outlook.n_there());
        (n > 0).then(|| view! { <p class="hint">{text::n_carried_before(n, to.get())}</p> })
    };
    let refused = move || {
        let words = |flaw: &CarryFlaw| text::carry_flaw(*flaw).to_owned();
        outlook.with(|outlook| {
            refusals_of(state.app, &outlook.kept_back(), words, text::n_not_carried)
        })
    };
    view! {
        <section class="card" aria-labelledby="carry">
            <h2 class="card__title" id="carry">
                {move || text::carry_title(to.get())}
            </h2>
            <p class="hint">{text::CARRY_HINT}</p>
            {of_ended}
            <div role="status">{there} {refused}</div>
            <div class="buttons">
                <button class="button" type="button" id="carry-go" disabled=move || n() == 0 on:click=carry>
                    {move || text::carry_n(n(), to.get())}
                </button>
            </div>
        </section>
    }
}

fn meant(state: State) -> Vec<RecordId> {
    match state.chosen_here.get() {
        none if none.is_empty() => state.lines.with(|lines| {
            let not = Stage::NotRecognised.id();
            let meant = lines.iter().filter(|line| line.stage != not);
            meant.map(|line| line.id.clone()).collect()
        }),
        some => some,
    }
}

fn carrying(state: State, to: i32) -> CarryOver {
    CarryOver {
        from: to - 1,
        to,
        on: clock::today(),
        by: state.app.writer(),
    }
}
