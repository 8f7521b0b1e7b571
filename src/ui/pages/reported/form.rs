//! The form of reported totals, new or present.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::numbers::{Numbers, input_id};
use super::{differences, disagreements};
use crate::domain::command::Command;
use crate::domain::draft::FormField;
use crate::domain::register::RecordId;
use crate::domain::reported::counted;
use crate::domain::reported_draft::{Flaws, ReportedDraft, ReportedField};
use crate::domain::reported_figures::Figures;
use crate::shell::page;
use crate::ui::check_again::{check_shown, when_left};
use crate::ui::components::field::{Control, Field, Need, Span};
use crate::ui::components::select::{Choice, unit_choices};
use crate::ui::names::Names;
use crate::ui::state::App;
use crate::ui::text::{reported as text, shell, words};
use crate::ui::typed::{Keeping, Label, keeping};

/// The heading, which takes the focus when the form shows other figures.
pub const TITLE_ID: &str = "reported-title";

/// Names the form among those that keep what is typed.
pub fn typed_name(record: Option<&RecordId>) -> String {
    match record {
        Some(record) => record.to_string(),
        None => "reported".to_owned(),
    }
}

fn typed_label(input: &str) -> &'static str {
    match input {
        "unit" => words::form_field(FormField::Unit),
        "year" => words::form_field(FormField::Year),
        "to_year" => text::TO_YEAR,
        "source" => text::SOURCE,
        _ => "",
    }
}

/// Is a form under way.
#[derive(Clone, Copy)]
pub struct Form {
    /// The state of the program.
    pub app: App,
    open: Keeping<ReportedDraft>,
    /// What is typed.
    pub draft: RwSignal<ReportedDraft>,
    /// What is wrong with it.
    pub flaws: RwSignal<Flaws>,
    /// What is counted from the models of the unit; `None` until unit and years are known.
    pub counted: Memo<Option<Figures>>,
}

impl Form {
    fn new(app: App, open: Keeping<ReportedDraft>) -> Self {
        let draft = open.draft;
        // Typing a number must not count the models again.
        let whose = Memo::new(move |_| {
            draft.with(|draft| {
                let years = draft.years().filter(|_| !draft.unit.is_empty())?;
                Some((draft.unit.clone(), years))
            })
        });
        let counted = Memo::new(move |_| {
            let (unit, years) = whose.get()?;
            Some(
                app.register
                    .with(|register| counted(register, &unit, years)),
            )
        });
        Self {
            app,
            open,
            draft,
            flaws: RwSignal::new(Vec::new()),
            counted,
        }
    }

    /// Says what is wrong with an input.
    pub fn error(self, field: ReportedField) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.flaws.with(|flaws| {
                let flaw = flaws.iter().find(|(wrong, _)| *wrong == field);
                flaw.map(|(_, flaw)| text::flaw(*flaw).to_owned())
            })
        })
    }

    fn set(self, member: fn(&mut ReportedDraft) -> &mut String) -> Callback<String> {
        Callback::new(move |value| self.draft.update(|draft| *member(draft) = value))
    }

    /// Checks again what is shown as wrong.
    fn check_again(self) {
        let check = || {
            let checked = self.draft.with_untracked(|draft| {
                (self.app.register).with_untracked(|register| draft.check(register))
            });
            checked.err().unwrap_or_default()
        };
        check_shown(self.flaws, check, |(field, _)| field.clone());
    }

    fn save(self, on_done: Callback<ReportedDraft>) {
        let draft = self.draft.get_untracked();
        match self
            .app
            .register
            .with_untracked(|register| draft.check(register))
        {
            Ok(change) => {
                let unit = |names: &Names| names.units.told_apart(&draft.unit).to_owned();
                let unit = self.app.names.with_untracked(unit);
                let deed = text::saved(&text::name(&unit, &text::years(draft.years())));
                if change.1.is_empty() || !self.app.dispatch(Command::Make(vec![change]), deed) {
                    self.app.say_done(text::UNCHANGED);
                }
                self.open.end();
                // The next unit's figures are most often of the same year.
                on_done.run(ReportedDraft {
                    year: draft.year,
                    to_year: draft.to_year,
                    ..ReportedDraft::default()
                });
                request_animation_frame(|| page::focus(TITLE_ID));
            }
            Err(flaws) => {
                let first = flaws.first().map(|(field, _)| field_id(field));
                self.flaws.set(flaws);
                self.app.put_note_by();
                if let Some(first) = first {
                    page::focus(&first);
                }
            }
        }
    }
}

fn field_id(field: &ReportedField) -> String {
    match field {
        ReportedField::Unit => "reported-unit".to_owned(),
        ReportedField::Year => "reported-year".to_owned(),
        ReportedField::ToYear => "reported-to-year".to_owned(),
        ReportedField::Number(place) => input_id(place),
    }
}

/// Shows the form.
#[component]
pub fn ReportedForm(
    /// What it starts with.
    draft: ReportedDraft,
    /// Asks for another form, once this one is saved or given up.
    on_done: Callback<ReportedDraft>,
) -> impl IntoMarkup {
    let (title, label) = match draft.record {
        Some(_) => (text::CHANGE, Some(typed_label as Label)),
        None => (text::ENTER, None),
    };
    let form = keeping(
        typed_name(draft.record.as_ref()),
        field_id(&ReportedField::Unit),
        label,
        move || draft.clone(),
        move |open| view! { <OpenForm open=open on_done=on_done /> },
    );
    view! {
        <section class="card" aria-labelledby=TITLE_ID>
            <h2 class="card__title" id=TITLE_ID tabindex="-1">
                {title}
            </h2>
            {form}
        </section>
    }
}

#[component]
fn OpenForm(open: Keeping<ReportedDraft>, on_done: Callback<ReportedDraft>) -> impl IntoMarkup {
    let form = Form::new(App::expect(), open);
    let cancel = move |_| {
        open.end();
        on_done.run(ReportedDraft::default());
        request_animation_frame(|| page::focus(TITLE_ID));
    };
    let left = when_left(move || form.check_again());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.save(on_done);
    };
    view! {
        <form class="stack" novalidate on:submit=submit on:focusout=move |_| left()>
            <Whose form=form />
            <Numbers form=form />
            <div class="stack" role="status">
                {move || agreement(form)}
            </div>
            <div class="buttons">
                <button class="button button--primary" type="submit">
                    {shell::SAVE}
                </button>
                <button class="button" type="button" on:click=cancel>
                    {shell::CANCEL}
                </button>
            </div>
        </form>
    }
}

fn units(names: &Names, present: &str) -> Vec<Choice> {
    let mut choices = vec![(String::new(), text::CHOOSE_UNIT.to_owned())];
    choices.extend(unit_choices(&names.units, &|_| true));
    if choices.iter().all(|(id, _)| id != present) {
        choices.push((present.to_owned(), present.to_owned()));
    }
    choices
}

#[component]
fn Whose(form: Form) -> impl IntoMarkup {
    let names = form.app.names;
    let draft = form.draft.get_untracked();
    let units = Control::choice(move |chosen| names.with(|names| units(names, chosen)));
    view! {
        <div class="fieldset__body">
            <Field
                id=field_id(&ReportedField::Unit)
                label=words::form_field(FormField::Unit)
                control=units
                value=draft.unit
                error=form.error(ReportedField::Unit)
                need=Need::Required
                span=Span::Wide
                on_input=form.set(|draft| &mut draft.unit)
            />
            <Field
                id=field_id(&ReportedField::Year)
                label=words::form_field(FormField::Year)
                control=Control::Line("numeric")
                value=draft.year
                error=form.error(ReportedField::Year)
                need=Need::Required
                on_input=form.set(|draft| &mut draft.year)
            />
            <Field
                id=field_id(&ReportedField::ToYear)
                label=text::TO_YEAR
                hint=text::TO_YEAR_HINT
                control=Control::Line("numeric")
                value=draft.to_year
                error=form.error(ReportedField::ToYear)
                on_input=form.set(|draft| &mut draft.to_year)
            />
            <Field
                id="reported-source"
                label=text::SOURCE
                hint=text::SOURCE_HINT
                control=Control::Line("")
                value=draft.source
                span=Span::Wide
                on_input=form.set(|draft| &mut draft.source)
            />
        </div>
    }
}

/// Says what does not agree in what is typed.
fn agreement(form: Form) -> Markup {
    let figures = form.draft.with(ReportedDraft::figures);
    if figures.is_empty() {
        return Markup::Nothing;
    }
    let words = form.app.names.with(|names| {
        let mut words = disagreements(names, &figures);
        form.counted.with(|counted| {
            if let Some(counted) = counted {
                words.extend(differences(names, &figures, counted));
            }
        });
        words
    });
    if words.is_empty() {
        return view! { <p class="hint">{text::AGREEING}</p> };
    }
    let words: Markup = words
        .into_iter()
        .map(|words| view! { <li>{words}</li> })
        .collect();
    view! {
        <h3>{text::DISAGREEING}</h3>
        <ul class="bullets">{words}</ul>
    }
}
