//! Khóa năm: closes the year at the register's own unit or one below it, or unlocks it with a reason.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::State;
use crate::domain::closing::later::Later;
use crate::domain::closing::touched::may_close;
use crate::domain::closing::{ClosingEvent, closing_changes, closing_id, events};
use crate::domain::command::Command;
use crate::shell::{clock, page};
use crate::ui::check_again::{check_one, when_left};
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::markup::{IntoMarkup, Markup, anew, view};
use crate::ui::names::Names;
use crate::ui::pages::closed_years::told;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::text::{closed_years, year_work as text};
use crate::ui::typed::{Keeping, keeping};

const REASON_ID: &str = "closing-reason";
const MAX_REASON_CHARS: usize = 200;

/// Says how the year of the register's own unit stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Open,
    /// Closed by this unit.
    Closed,
    /// Closed by a unit above, or for all.
    ClosedAbove,
    /// The unit is not for this register to close or unlock.
    Foreign,
}

/// Returns the unit whose year is closed here: the one the batch is of, or else the register's own.
fn own_unit(state: State) -> String {
    match state.filter.with(|filter| filter.unit.clone()) {
        none if none.is_empty() => state.app.settings.with(|settings| settings.unit.clone()),
        unit => unit,
    }
}

fn standing(state: State) -> Standing {
    let (unit, year) = (own_unit(state), state.year.get());
    state.app.names.with(|names| {
        let own = names.closings.get(&unit, year);
        let is_own =
            (state.app.settings).with(|settings| may_close(&names.units, &settings.unit, &unit));
        match own.is_some_and(|one| one.is_closed) {
            _ if !is_own => Standing::Foreign,
            true => Standing::Closed,
            false if names.closings.is_closed(&names.units, &unit, year) => Standing::ClosedAbove,
            false => Standing::Open,
        }
    })
}

/// Says above the batch that its year is closed, and leads to where it is unlocked.
#[component]
pub(super) fn ClosedNotice(state: State) -> impl IntoMarkup {
    let is_closed = Memo::new(move |_| {
        let (unit, year) = (own_unit(state), state.year.get());
        (state.app.names).with(|names| names.closings.is_closed(&names.units, &unit, year))
    });
    move || {
        is_closed.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Attention>
                    <div class="notice__text">
                        {text::is_closed(state.year.get())}
                        " "
                        <button class="button button--quiet" type="button" on:click=|_| page::focus("closing")>
                            {text::TO_CLOSING}
                        </button>
                    </div>
                </Notice>
            }
        })
    }
}

/// Shows how the year stands, what was done to it, and the form.
#[component]
pub(super) fn ClosingCard(state: State) -> impl IntoMarkup {
    let standing = Memo::new(move |_| standing(state));
    let history = move || {
        let (unit, year) = (own_unit(state), state.year.get());
        state.app.register.with(|register| {
            let lines = events(register, &unit, year).into_iter();
            lines
                .map(|event| view! { <li>{told(event)}</li> })
                .collect::<Markup>()
        })
    };
    let form = move || {
        let year = state.year.get();
        match standing.get() {
            Standing::ClosedAbove => {
                let is_for_all = state.app.names.with(|names| {
                    let closing = names.closings.get("", year);
                    closing.is_some_and(|one| one.is_closed)
                });
                let words = match is_for_all {
                    true => closed_years::only_they(""),
                    false => text::is_closed_above(year),
                };
                view! { <p class="hint">{words}</p> }
            }
            Standing::Foreign => {
                let unit = own_unit(state);
                let name = state
                    .app
                    .names
                    .with(|names| names.units.told_apart(&unit).to_owned());
                view! { <p class="hint">{closed_years::only_they(&name)}</p> }
            }
            now => view! { <ClosingForm state=state year=year closes=now == Standing::Open /> },
        }
    };
    let later = move || {
        let (unit, year) = (own_unit(state), state.year.get());
        let later = state.app.register.with(|register| {
            let count =
                |names: &Names| Later::of(register, &names.units, &names.closings, &unit, year);
            state.app.names.with(count)
        });
        let words = closed_years::later(later.n_edited, later.n_deleted);
        words.map(|words| view! { <p>{words}</p> })
    };
    view! {
        <section class="card" aria-labelledby="closing">
            <h2 class="card__title" id="closing" tabindex="-1">
                {move || text::close_year(state.year.get())}
                {move || {
                    let unit = own_unit(state);
                    let name = state.app.names.with(|names| names.units.told_apart(&unit).to_owned());
                    (!name.is_empty()).then(|| format!(" – {name}"))
                }}
            </h2>
            <p class="hint">{text::CLOSE_HINT}</p>
            <ul class="list">{history}</ul>
            {later}
            {anew(form)}
        </section>
    }
}

#[component]
fn ClosingForm(state: State, year: i32, closes: bool) -> impl IntoMarkup {
    let unit = untrack(|| own_unit(state));
    keeping(
        format!("closing {year} {closes} {unit}"),
        REASON_ID.to_owned(),
        None,
        <[String; 1]>::default,
        move |open| view! { <OpenForm state=state year=year closes=closes open=open /> },
    )
}

#[component]
fn OpenForm(state: State, year: i32, closes: bool, open: Keeping<[String; 1]>) -> impl IntoMarkup {
    let reason = open.draft;
    let wrong = RwSignal::new(None::<&'static str>);
    let check = move || {
        let n_chars = reason.with_untracked(|[typed]| typed.trim().chars().count());
        match n_chars {
            0 if !closes => Some(text::REASON_MISSING),
            n if n > MAX_REASON_CHARS => Some(text::REASON_TOO_LONG),
            _ => None,
        }
    };
    let left = when_left(move || check_one(wrong, check));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let [typed] = reason.get_untracked();
        let flaw = check();
        wrong.set(flaw);
        match flaw {
            Some(_) => page::focus(REASON_ID),
            None if set(state, year, closes, typed) => open.end(),
            None => {}
        }
    };
    let (label, need, button) = match closes {
        true => (text::CLOSE_NOTE, Need::Optional, text::close_year(year)),
        false => (text::REASON, Need::Required, text::unlock_year(year)),
    };
    view! {
        {(!closes).then(|| view! { <p>{text::is_closed(year)}</p> })}
        <form class="stack" novalidate on:submit=submit on:focusout=move |_| left()>
            <Field
                id=REASON_ID
                label=label
                control=Control::Line("")
                value=reason.with_untracked(|[reason]| reason.clone())
                error=Memo::new(move |_| wrong.get().map(str::to_owned))
                need=need
                on_input=Callback::new(move |value| reason.set([value]))
            />
            <div class="buttons">
                <button class="button" type="submit" id="closing-go">
                    {button}
                </button>
            </div>
        </form>
    }
}

/// Closes or unlocks the year. Returns whether that is done.
fn set(state: State, year: i32, closes: bool, reason: String) -> bool {
    let app = state.app;
    let unit = untrack(|| own_unit(state));
    let event = ClosingEvent {
        closes,
        on: clock::today(),
        by: app.writer(),
        reason,
    };
    let changes = app.register.with_untracked(|register| {
        closing_changes(register, &unit, year, &text::closing_name(year), &event)
    });
    let deed = if closes { text::closed } else { text::unlocked };
    let command = Command::Make(vec![(closing_id(&unit, year), changes)]);
    let is_done = app.dispatch(command, deed(year));
    if is_done {
        request_animation_frame(|| page::focus("closing"));
    }
    is_done
}
