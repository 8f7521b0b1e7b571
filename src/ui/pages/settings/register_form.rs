//! Whose register this is, and who writes.

use crate::ui::markup::{IntoMarkup, anew, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::format::settings::Settings;
use crate::shell::page;
use crate::ui::check_again::{check_one, when_left};
use crate::ui::components::field::{Control, Field, Need};
use crate::ui::components::notice::{Failure, Notice, NoticeKind};
use crate::ui::components::select::{Choice, unit_choices};
use crate::ui::names::Names;
use crate::ui::new_unit::{unit_of, wrong_name};
use crate::ui::state::App;
use crate::ui::text::{settings as text, shell};
use crate::ui::typed::{Keeping, keeping};

const UNIT_ID: &str = "own-unit";
const NEW_UNIT_ID: &str = "own-unit-name";
const WRITER_ID: &str = "writer";
const SAVE_ID: &str = "register-save";

/// Is the value of the choice that adds a unit: no unit has it, because an id is never blank.
const NEW_UNIT: &str = "\n";

/// Is the form under way.
#[derive(Clone, Copy)]
struct Form {
    app: App,
    open: Keeping<Typed>,
    /// What is typed.
    draft: RwSignal<Typed>,
    unit_error: RwSignal<Option<String>>,
    writer_error: RwSignal<Option<String>>,
    failure: RwSignal<Option<String>>,
}

/// Is what is typed: the unit, the name of a new one, and who writes.
type Typed = [String; 3];

fn typed_label(input: &str) -> &'static str {
    match input {
        "0" => text::OWN_UNIT,
        "1" => text::NEW_UNIT_NAME,
        _ => text::WRITER,
    }
}

impl Form {
    fn wrong_unit(self) -> Option<String> {
        self.draft.with_untracked(|[chosen, name, _]| {
            (chosen == NEW_UNIT)
                .then(|| wrong_name(self.app, name.trim()))
                .flatten()
        })
    }

    fn wrong_writer(self) -> Option<String> {
        let n_writer = self
            .draft
            .with_untracked(|[_, _, writer]| writer.trim().chars().count());
        (n_writer > text::MAX_WRITER_CHARS).then(|| text::writer_too_long(n_writer))
    }

    /// Checks again what is shown as wrong.
    fn check_again(self) {
        check_one(self.unit_error, || self.wrong_unit());
        check_one(self.writer_error, || self.wrong_writer());
    }

    fn save(self) {
        let [chosen, name, writer] = self.draft.get_untracked();
        let (name, writer) = (name.trim().to_owned(), writer.trim().to_owned());
        let adds = chosen == NEW_UNIT;
        self.unit_error.set(self.wrong_unit());
        self.writer_error.set(self.wrong_writer());
        if self.unit_error.with_untracked(Option::is_some) {
            return page::focus(NEW_UNIT_ID);
        }
        if self.writer_error.with_untracked(Option::is_some) {
            return page::focus(WRITER_ID);
        }
        let unit = match adds {
            true => self.unit_of(&name),
            false => Some(chosen),
        };
        let Some(unit) = unit else { return };
        match self.app.save_settings(Settings { unit, writer }) {
            Ok(()) => {
                self.failure.set(None);
                self.app.say_done(text::SAVED);
                self.open.begin_anew();
                let focus = if adds { UNIT_ID } else { SAVE_ID };
                request_animation_frame(move || page::focus(focus));
            }
            Err(error) => self.failure.set(Some(text::not_saved(&error))),
        }
    }

    /// Returns the unit of this name, and chooses it in the form.
    fn unit_of(self, name: &str) -> Option<String> {
        let unit = unit_of(self.app, name, "", "")?;
        self.draft.update(|[chosen, name, _]| {
            chosen.clone_from(&unit);
            name.clear();
        });
        Some(unit)
    }
}

/// Shows the form; it is made anew when other settings take the place of these, as the demonstration does.
#[component]
pub fn RegisterForm() -> impl IntoMarkup {
    let app = App::expect();
    let was_unreadable = move || {
        app.set_aside
            .with(|aside| aside.iter().any(|one| one.key.ends_with("/settings")))
    };
    let inputs = move || {
        app.mode.track();
        let start = move || {
            let Settings { unit, writer } = app.settings.get_untracked();
            [unit, String::new(), writer]
        };
        let form = |open| view! { <Inputs open=open /> };
        keeping(
            "settings".to_owned(),
            UNIT_ID.to_owned(),
            Some(typed_label),
            start,
            form,
        )
    };
    view! {
        <section class="card" aria-labelledby="register-title">
            <h2 class="card__title" id="register-title">
                {text::THIS_REGISTER}
            </h2>
            {move || {
                was_unreadable()
                    .then(|| {
                        view! {
                            <Notice kind=NoticeKind::Attention>
                                <p class="notice__text">{text::UNREADABLE}</p>
                            </Notice>
                        }
                    })
            }}
            {anew(inputs)}
        </section>
    }
}

#[component]
fn Inputs(open: Keeping<Typed>) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let settings = app.settings.get_untracked();
    let own = settings.unit.clone();
    let units = move |chosen: &str| {
        let present = if chosen == NEW_UNIT { &own } else { chosen };
        names.with(|names| choices(names, present))
    };
    // With no unit to choose there is nothing but adding one; naming none stays possible all the same.
    let has_units = names.with_untracked(|names| choices(names, &settings.unit).len() > 2);
    let form = Form {
        app,
        open,
        draft: open.draft,
        unit_error: RwSignal::new(None),
        writer_error: RwSignal::new(None),
        failure: RwSignal::new(None),
    };
    let [unit, _, writer] = open.draft.get_untracked();
    let choose = Callback::new(move |unit| form.draft.update(|typed| typed[0] = unit));
    let no_error: Option<String> = None;
    let adds = Memo::new(move |_| form.draft.with(|[unit, ..]| unit == NEW_UNIT));
    let name_new = Callback::new(move |name: String| {
        form.draft.update(|[unit, typed, _]| {
            if !has_units {
                *unit = match name.trim() {
                    "" => String::new(),
                    _ => NEW_UNIT.to_owned(),
                };
            }
            *typed = name;
        });
    });
    let left = when_left(move || form.check_again());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save();
    };
    let name_field = move |label: &'static str, hint: &'static str, need: Need| {
        view! {
            <Field
                id=NEW_UNIT_ID
                label=label
                hint=hint
                control=Control::Line("")
                value=form.draft.with_untracked(|[_, name, _]| name.clone())
                error=form.unit_error
                need=need
                on_input=name_new
            />
        }
    };
    view! {
        <form class="stack" novalidate on:submit=submit on:focusout=move |_| left()>
            {if has_units {
                view! {
                    <Field
                        id=UNIT_ID
                        label=text::OWN_UNIT
                        hint=text::OWN_UNIT_HINT
                        control=Control::choice(units)
                        value=unit
                        error=no_error
                        on_input=choose
                    />
                    {move || adds.get().then(|| name_field(text::NEW_UNIT_NAME, "", Need::Required))}
                }
            } else {
                name_field(text::OWN_UNIT, text::OWN_UNIT_HINT, Need::Optional).into_markup()
            }}
            <Field
                id=WRITER_ID
                label=text::WRITER
                hint=text::WRITER_HINT
                control=Control::Line("")
                value=writer
                error=form.writer_error
                on_input=Callback::new(move |writer| form.draft.update(|typed| typed[2] = writer))
            />
            <Failure why=form.failure />
            <div class="buttons">
                <button class="button button--primary" type="submit" id=SAVE_ID>
                    {shell::SAVE}
                </button>
            </div>
        </form>
    }
}

/// Lists no unit, the units that are still there, the present one, and the choice that adds one.
fn choices(names: &Names, present: &str) -> Vec<Choice> {
    let mut choices = vec![(String::new(), text::NOT_CHOSEN.to_owned())];
    choices.extend(unit_choices(&names.units, &|unit| {
        !unit.is_retired || unit.id == present
    }));
    if choices.iter().all(|(id, _)| id != present) {
        choices.push((
            present.to_owned(),
            names.units.told_apart(present).to_owned(),
        ));
    }
    choices.push((NEW_UNIT.to_owned(), text::NEW_UNIT.to_owned()));
    choices
}
