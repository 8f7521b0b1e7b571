//! What one decision says of the chosen models: its number and day, the award, the day of the registration where that lacks.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::State;
use crate::domain::batch_decision::{
    self, BatchDecision, BatchDraft, BatchField, BatchFlaw, BatchPlan,
};
use crate::domain::catalogue::CatalogueEntry;
use crate::domain::command::Command;
use crate::domain::offered::is_level_of;
use crate::domain::register::RecordId;
use crate::domain::stage_move::Rules;
use crate::domain::stage_move_draft::MoveProblem;
use crate::shell::{clock, page};
use crate::ui::check_again::{check_shown, when_left};
use crate::ui::components::field::{Control, Field, Span};
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::pages::year_work::refusals::refusals_of;
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::text::{batch as text, year_work};
use crate::ui::typed::{Keeping, keeping};

/// The name of the form, and what the ids of its inputs begin with.
const FORM: &str = "deciding";

type Problems = Vec<(BatchField, MoveProblem)>;

fn input_id(field: BatchField) -> String {
    format!("{FORM}-{}", field as usize)
}

const REFUSED_ID: &str = "deciding-refused";

/// Lets people write it down once for all.
#[component]
pub(super) fn Deciding(state: State) -> impl IntoMarkup {
    let first = input_id(BatchField::RegisteredOn);
    let form = move |open| view! { <OpenForm state=state open=open /> };
    view! {
        <section class="card" aria-labelledby="deciding">
            <h2 class="card__title" id="deciding">
                {text::TITLE}
            </h2>
            <p class="hint">{text::HINT}</p>
            {keeping(FORM.to_owned(), first, None, BatchDraft::default, form)}
        </section>
    }
}

/// Is the open form.
#[derive(Clone, Copy)]
struct Form {
    state: State,
    open: Keeping<BatchDraft>,
    problems: RwSignal<Problems>,
}

impl Form {
    fn checked(self) -> Result<BatchDecision, Problems> {
        let year = self.state.year.get();
        let check = |draft: &BatchDraft| draft.check(year, clock::today());
        self.open.draft.with(check)
    }

    fn plan(self) -> Option<BatchPlan> {
        let decision = self.checked().ok()?;
        let State {
            app,
            year,
            chosen_here,
            ..
        } = self.state;
        let by = app.writer();
        let plan = chosen_here.with(|ids| {
            app.register.with(|register| {
                app.names.with(|names| {
                    let rules = Rules {
                        units: &names.units,
                        closings: &names.closings,
                        sets: &names.sets,
                    };
                    batch_decision::plan(register, &rules, ids, year.get(), &decision, &by)
                })
            })
        });
        Some(plan)
    }

    /// Checks again what is shown as wrong.
    fn check_again(self) {
        let check = || self.checked().err().unwrap_or_default();
        check_shown(self.problems, check, |(field, _)| *field);
    }

    fn submit(self) {
        let found = self.checked().err().unwrap_or_default();
        let first = found.first().map(|(field, _)| input_id(*field));
        self.problems.set(found);
        if let Some(first) = first {
            self.state.app.put_note_by();
            return page::focus(&first);
        }
        let Some(plan) = self.plan() else { return };
        let n = plan.changes.len();
        if n == 0 {
            self.state.app.put_note_by();
            return page::focus(REFUSED_ID);
        }
        let make = Command::Make(plan.changes);
        let deed = text::written(n, plan.keeping.len(), plan.refused.len());
        if self.state.app.dispatch(make, deed) {
            self.open.begin_anew();
        }
    }
}

#[component]
fn OpenForm(state: State, open: Keeping<BatchDraft>) -> impl IntoMarkup {
    let form = Form {
        state,
        open,
        problems: RwSignal::new(Vec::new()),
    };
    let plan = Memo::new(move |_| form.plan());
    let left = when_left(move || form.check_again());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    let n = move || plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.changes.len()));
    let stay = move || {
        if state.chosen_here.with(Vec::is_empty) {
            return view! { <p class="hint">{text::NONE_CHOSEN}</p> };
        }
        plan.with(|plan| match plan {
            Some(plan) => {
                let keeping = plan
                    .keeping
                    .iter()
                    .map(|id| (id.clone(), BatchFlaw::HasOther));
                let keeping: Vec<(RecordId, BatchFlaw)> = keeping.collect();
                view! {
                    {refusals_of(state.app, &keeping, text::flaw, text::n_taking_the_rest)}
                    {refusals_of(state.app, &plan.refused, text::flaw, text::n_kept)}
                }
            }
            None => Markup::Nothing,
        })
    };
    let inputs = BatchField::ALL.iter();
    let inputs = inputs.map(|field| view! { <Input form=form field=*field /> });
    view! {
        <form class="stack" novalidate on:submit=submit on:focusout=move |_| left()>
            <div class="fieldset__body">{inputs.collect::<Markup>()}</div>
            <div role="status" id=REFUSED_ID tabindex="-1">
                {stay}
            </div>
            <div class="buttons">
                <button class="button" type="submit" id="deciding-go">
                    {move || text::write_n(n())}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Input(form: Form, field: BatchField) -> impl IntoMarkup {
    let names = form.state.app.names;
    let suggested = |of: fn(&crate::ui::names::Names) -> Vec<&CatalogueEntry>| {
        let words = move || {
            names.with(|names| {
                let entries = of(names).into_iter();
                entries.map(|entry| entry.name.clone()).collect()
            })
        };
        Control::Suggested(Box::new(words))
    };
    let control = match field {
        BatchField::Level | BatchField::AwardLevel => Control::choice(move |_| {
            let none = (String::new(), year_work::CHOOSE.to_owned());
            let year = Some(form.state.year.get());
            let levels = names.with(|names| {
                let offered = (names.levels.offered()).filter(|one| is_level_of(&one.id, year));
                let choice = |one: &CatalogueEntry| (one.id.clone(), one.name.clone());
                offered.map(choice).collect::<Vec<_>>()
            });
            std::iter::once(none).chain(levels).collect()
        }),
        BatchField::AwardForm => suggested(|names| names.award_forms.offered().collect()),
        BatchField::AwardBody => suggested(|names| names.awarding_bodies.offered().collect()),
        _ => Control::Line(""),
    };
    let error = Memo::new(move |_| {
        form.problems.with(|problems| {
            let found = problems.iter().find(|(at, _)| *at == field);
            found.map(|(_, problem)| text::problem(field, *problem))
        })
    });
    let span = match field {
        BatchField::RegisteredOn | BatchField::Body => Span::Wide,
        _ => Span::Half,
    };
    // The name of an entry of the catalogue stands for it.
    let meant = move |typed: String| {
        names.with_untracked(|names| match field {
            BatchField::AwardForm => names.award_forms.id_of(&typed).to_owned(),
            BatchField::AwardBody => names.awarding_bodies.id_of(&typed).to_owned(),
            _ => typed.clone(),
        })
    };
    let shown = form.open.draft.with_untracked(|draft| {
        let text = draft.text(field);
        names.with_untracked(|names| match field {
            BatchField::AwardForm => names.award_forms.name(text).to_owned(),
            BatchField::AwardBody => names.awarding_bodies.name(text).to_owned(),
            _ => text.to_owned(),
        })
    });
    view! {
        <Field
            id=input_id(field)
            label=text::field(field)
            hint=text::hint(field)
            control=control
            value=shown
            error=error
            span=span
            on_input=Callback::new(move |typed: String| {
                let value = meant(typed);
                form.open.draft.update(|draft| draft.set(field, value));
            })
        />
    }
}
