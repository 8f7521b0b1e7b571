//! The first step: whose register this is (unit, level, parent) and who writes. Whoever does not want it goes on without.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::catalogue::levels_and_kinds::levels;
use crate::domain::fold::compose;
use crate::domain::unit::names::level_proposed;
use crate::format::settings::Settings;
use crate::shell::{clock, page};
use crate::ui::check_again::{check_one, when_left};
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::components::notice::Failure;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::new_unit::{unit_of, wrong_name};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::state::{App, Mode};
use crate::ui::text::{catalogue, first_step as text, settings};
use crate::ui::typed::{Keeping, keeping};

const UNIT_ID: &str = "first-unit";
const LEVEL_ID: &str = "first-level";
const PARENT_ID: &str = "first-parent";
const WRITER_ID: &str = "first-writer";

/// Is what is typed: the unit, its level, the unit above it, and who writes.
type Typed = [String; 4];

/// Is the form under way.
#[derive(Clone, Copy)]
struct Form {
    app: App,
    open: Keeping<Typed>,
    unit_error: RwSignal<Option<String>>,
    parent_error: RwSignal<Option<String>>,
    writer_error: RwSignal<Option<String>>,
    failure: RwSignal<Option<String>>,
}

/// Asks, where the register is of no unit yet.
#[component]
pub fn FirstStep() -> impl IntoMarkup {
    let app = App::expect();
    let is_skipped = RwSignal::new(false);
    let is_asked = Memo::new(move |_| {
        let has_unit = app.settings.with(|settings| !settings.unit.is_empty());
        app.mode.get() == Mode::Own && !has_unit && !is_skipped.get()
    });
    let card = move || {
        let start = move || {
            let writer = app.settings.with_untracked(|one| one.writer.clone());
            [String::new(), String::new(), String::new(), writer]
        };
        let form = move |open| form(app, open, is_skipped);
        view! {
            <section class="card" aria-labelledby="first-step-title">
                <h2 class="card__title" id="first-step-title">
                    {text::TITLE}
                </h2>
                {keeping("first-step".to_owned(), UNIT_ID.to_owned(), None, start, form)}
            </section>
        }
    };
    move || is_asked.get().then(card)
}

fn form(app: App, open: Keeping<Typed>, is_skipped: RwSignal<bool>) -> Markup {
    let form = Form {
        app,
        open,
        unit_error: RwSignal::new(None),
        parent_error: RwSignal::new(None),
        writer_error: RwSignal::new(None),
        failure: RwSignal::new(None),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    let left = when_left(move || form.check_again());
    let skip = move |_| {
        open.begin_anew();
        is_skipped.set(true);
        page::focus_in_place(HEADING_ID);
    };
    let [unit, level, parent, writer] = open.draft.get_untracked();
    let proposed = Memo::new(move |_| open.draft.with(|[unit, ..]| level_proposed(unit.trim())));
    let put = move |at: usize| {
        Callback::new(move |text: String| open.draft.update(|typed| typed[at] = text))
    };
    let no_error: Option<String> = None;
    let names = app.names;
    view! {
        <form class="stack" novalidate on:submit=submit on:focusout=move |_| left()>
            <Field
                id=UNIT_ID
                label=text::UNIT
                hint=text::UNIT_HINT
                control=Control::Line("")
                value=unit
                error=form.unit_error
                need=Need::Required
                on_input=put(0)
            />
            <Field
                id=LEVEL_ID
                label=catalogue::LEVEL
                control=Control::choice(move |level| {
                    names.with(|names| levels(names, &[level], clock::today(), proposed.get()))
                })
                value=level
                error=no_error
                on_input=put(1)
            />
            <Field
                id=PARENT_ID
                label=text::PARENT
                hint=text::PARENT_HINT
                control=Control::Line("")
                value=parent
                error=form.parent_error
                on_input=put(2)
            />
            <Field
                id=WRITER_ID
                label=text::WRITER
                hint=text::WRITER_HINT
                control=Control::Line("")
                value=writer
                error=form.writer_error
                on_input=put(3)
            />
            <Failure why=form.failure />
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {text::SAVE}
                </button>
                <button class="button" type="button" on:click=skip>
                    {text::SKIP}
                </button>
            </div>
        </form>
    }
}

impl Form {
    /// Returns what is typed, and what is wrong with the unit, the unit above and the writer.
    fn check(self) -> (Typed, [Option<String>; 3]) {
        let typed = self.open.draft.get_untracked();
        let typed = typed.map(|text| text.trim().to_owned());
        let [name, _, parent, writer] = &typed;
        let is_itself = !parent.is_empty() && compose(parent) == compose(name);
        let parent_flaw = match is_itself {
            true => Some(text::ABOVE_ITSELF.to_owned()),
            false if parent.is_empty() => None,
            false => wrong_name(self.app, parent),
        };
        let n_writer = writer.chars().count();
        let is_too_long = n_writer > settings::MAX_WRITER_CHARS;
        let writer_flaw = is_too_long.then(|| settings::writer_too_long(n_writer));
        let flaws = [wrong_name(self.app, name), parent_flaw, writer_flaw];
        (typed, flaws)
    }

    fn errors(self) -> [RwSignal<Option<String>>; 3] {
        [self.unit_error, self.parent_error, self.writer_error]
    }

    /// Checks again what is shown as wrong.
    fn check_again(self) {
        let (_, flaws) = self.check();
        for (error, flaw) in self.errors().into_iter().zip(flaws) {
            check_one(error, || flaw);
        }
    }

    fn save(self) {
        let ([name, level, parent, writer], flaws) = self.check();
        for (error, flaw) in self.errors().into_iter().zip(flaws) {
            error.set(flaw);
        }
        let flaws = [
            (self.unit_error, UNIT_ID),
            (self.parent_error, PARENT_ID),
            (self.writer_error, WRITER_ID),
        ];
        let first = flaws
            .iter()
            .find(|(error, _)| error.with_untracked(Option::is_some));
        if let Some((_, id)) = first {
            return page::focus(id);
        }
        let level = match level.as_str() {
            "" => level_proposed(&name),
            chosen => chosen,
        };
        let above = match parent.is_empty() {
            true => Some(parent),
            false => unit_of(self.app, &parent, "", ""),
        };
        let Some(unit) = above.and_then(|above| unit_of(self.app, &name, level, &above)) else {
            return;
        };
        match self.app.save_settings(Settings { unit, writer }) {
            Ok(()) => {
                self.open.end();
                self.app.say_done(text::SAVED);
                page::focus_in_place(HEADING_ID);
            }
            Err(error) => self.failure.set(Some(settings::not_saved(&error))),
        }
    }
}
