//! The form that moves entries of one year to another stage, one or many at a time.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::refusals::refusals;
use crate::domain::command::Command;
use crate::domain::date::PartialDate;
use crate::domain::doubts::without_decision;
use crate::domain::late_registration::n_lacking;
use crate::domain::model::Model;
use crate::domain::offered::is_level_of;
use crate::domain::register::RecordId;
use crate::domain::stage::{Stage, Transition};
use crate::domain::stage_move::{self, MoveFlaw, MovePlan, Rules, StageMove};
use crate::domain::stage_move_draft::{MoveDraft, MoveField, MoveProblem};
use crate::shell::{clock, page};
use crate::ui::check_again::{check_shown, when_left};
use crate::ui::components::field::{Control, Field, Need, Span};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::select::Choice;
use crate::ui::markup::{IntoMarkup, Markup, anew, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use crate::ui::state::App;
use crate::ui::text::{words, year_work as text};
use crate::ui::typed::{Keeping, keeping};

/// The id of the form of a batch in the page.
pub const BATCH: &str = "move";

type Problems = Vec<(MoveField, MoveProblem)>;

/// Is one open form.
#[derive(Clone, Copy)]
struct Form {
    app: App,
    id: StoredValue<String>,
    year: Signal<i32>,
    ids: Signal<Vec<RecordId>>,
    open: Keeping<MoveDraft>,
    draft: RwSignal<MoveDraft>,
    problems: RwSignal<Problems>,
    /// Which would be recognised without a decision, as was asked at the last try; whoever goes on means it.
    asked: RwSignal<Vec<RecordId>>,
}

impl Form {
    fn checked(self) -> Result<StageMove, Problems> {
        let by = self.app.writer();
        let year = self.year.get();
        (self.draft).with(|draft| draft.check(year, clock::today(), &by))
    }

    /// Plans the move as it is typed; nothing while something is wrong with it.
    fn plan(self) -> Option<MovePlan> {
        let step = self.checked().ok()?;
        let (year, ids) = (self.year.get(), self.ids.get());
        Some(self.app.register.with(|register| {
            self.app.names.with(|names| {
                let rules = Rules {
                    units: &names.units,
                    closings: &names.closings,
                    sets: &names.sets,
                };
                stage_move::plan(register, &rules, &ids, year, &step)
            })
        }))
    }

    /// Counts those that would need a day of registration before the step, while a stage after it and the step's day are known.
    fn n_lacking_day(self) -> usize {
        let year = self.year.get();
        let (to, on) = self.draft.with(|draft| {
            let on = PartialDate::parse_in(draft.text(MoveField::On), year);
            (draft.to(), on.ok())
        });
        let (Some(to), Some(on)) = (to, on) else {
            return 0;
        };
        if !stage_move::is_after_registration(to) {
            return 0;
        }
        let count = |ids: &Vec<RecordId>| {
            self.app
                .register
                .with(|register| n_lacking(register, ids, year, on.first_day()))
        };
        self.ids.with(count)
    }

    /// Offers the steps that lead on from where the entries are, then those that lead back.
    fn stages(self) -> Vec<Choice> {
        let (year, ids) = (self.year.get(), self.ids.get());
        let present: Vec<(Stage, Vec<Stage>)> = self.app.register.with(|register| {
            let stages = ids.iter().filter_map(|id| {
                let entry = Model::find(register, id)?.year(year)?;
                let stage = Stage::parse(entry.stage()).unwrap_or(Stage::Registered);
                // Only of a stop does it matter what came before.
                let is_stopped = stage == Stage::Stopped;
                let passed = is_stopped.then(|| entry.passed());
                Some((stage, passed.unwrap_or_default()))
            });
            let mut stages: Vec<_> = stages.collect();
            stages.sort_unstable();
            stages.dedup();
            stages
        });
        let to = |wanted| {
            let leads = |to: &&Stage| {
                let mut present = present.iter();
                present.any(|(from, passed)| from.transition(**to, passed) == wanted)
            };
            let stages = Stage::ALL.iter().filter(leads);
            stages.copied().collect::<Vec<Stage>>()
        };
        let forward = to(Transition::Forward);
        let back = to(Transition::Back).into_iter();
        let back = back.filter(|stage| !forward.contains(stage));
        let choice = |stage: Stage, words| (stage.id().to_owned(), words);
        let none = (String::new(), text::CHOOSE.to_owned());
        std::iter::once(none)
            .chain(
                forward
                    .iter()
                    .map(|to| choice(*to, words::stage(*to).to_owned())),
            )
            .chain(back.map(|to| choice(to, text::step_back(to))))
            .collect()
    }

    fn submit(self) {
        let step = match self.checked() {
            Ok(step) => step,
            Err(problems) => {
                let first = problems.first().map(|(field, _)| self.input_id(*field));
                self.problems.set(problems);
                self.app.put_note_by();
                return first.iter().for_each(|id| page::focus(id));
            }
        };
        self.problems.set(Vec::new());
        let Some(plan) = self.plan() else { return };
        if plan.changes.is_empty() {
            self.app.put_note_by();
            return self.refuse(&plan);
        }
        let without = self.without_decision(&plan);
        let is_asked = !self.were_asked(&without);
        self.asked.set(without);
        if is_asked {
            self.app.put_note_by();
            let asked = self.asked_id();
            return request_animation_frame(move || page::focus(&asked));
        }
        let deed = match plan.changes.as_slice() {
            [(id, _)] => self.app.register.with_untracked(|register| {
                let title = Model::find(register, id).map_or("", Model::title);
                text::moved_one(title, step.to)
            }),
            changes => text::moved(changes.len(), step.to),
        };
        if self.app.dispatch(Command::Make(plan.changes), deed) {
            // Nothing typed for one move goes on to the next.
            self.open.begin_anew();
        }
    }

    fn without_decision(self, plan: &MovePlan) -> Vec<RecordId> {
        let Ok(step) = self.checked() else {
            return Vec::new();
        };
        let ids = plan.changes.iter().map(|(id, _)| id);
        let year = self.year.get();
        (self.app.register).with(|register| without_decision(register, ids, year, &step))
    }

    /// Says whether it was asked of all of these.
    fn were_asked(self, without: &[RecordId]) -> bool {
        let asked = self.asked.get();
        without.iter().all(|id| asked.contains(id))
    }

    /// Counts what still stands of the question: nothing once a decision is typed, nor for models that it was not asked of.
    fn n_asked(self, plan: &MovePlan) -> usize {
        let without = self.without_decision(plan);
        match self.were_asked(&without) {
            true => without.len(),
            false => 0,
        }
    }

    /// Checks again what is shown as wrong.
    fn check_again(self) {
        let check = || self.checked().err().unwrap_or_default();
        check_shown(self.problems, check, |(field, _)| *field);
    }

    fn asked_id(self) -> String {
        self.id.with_value(|id| format!("{id}-asked"))
    }

    /// Leads to what keeps all of them: a reason that lacks, or the list of why.
    fn refuse(self, plan: &MovePlan) {
        let mut refused = plan.refused.iter();
        if refused.all(|(_, flaw)| *flaw == MoveFlaw::NeedsReason) {
            let problem = (MoveField::Note, MoveProblem::Missing);
            self.problems.set(vec![problem]);
            return page::focus(&self.input_id(MoveField::Note));
        }
        page::focus(&self.refused_id());
    }

    fn refused_id(self) -> String {
        self.id.with_value(|id| format!("{id}-refused"))
    }

    fn input_id(self, field: MoveField) -> String {
        self.id.with_value(|id| format!("{id}-{}", field as usize))
    }
}

/// Lets people choose the stage, the day and a note; for a recognition its decision. Says who moves and who does not, and why.
#[component]
pub fn MoveForm(
    /// What the inputs' ids in the page begin with.
    #[prop(into)]
    id: String,
    /// The year.
    #[prop(into)]
    year: Signal<i32>,
    /// The models.
    #[prop(into)]
    ids: Signal<Vec<RecordId>>,
) -> impl IntoMarkup {
    let name = typed_name(&id, &ids.get_untracked());
    let first = format!("{id}-{}", MoveField::To as usize);
    let start = || MoveDraft::new(clock::today());
    keeping(name, first, None, start, move |open| {
        view! { <OpenForm id=id.clone() year=year ids=ids open=open /> }
    })
}

/// Returns the id of the form of one model's entry of a year.
pub fn form_id(year: i32) -> String {
    format!("{BATCH}-{year}")
}

/// Names the form among those that keep what is typed: on the page of a model by the model, else by the screen alone, where the
/// models are chosen.
pub fn typed_name(form: &str, ids: &[RecordId]) -> String {
    match ids {
        [one] if form != BATCH => format!("{form} {one}"),
        _ => form.to_owned(),
    }
}

#[component]
fn OpenForm(
    id: String,
    year: Signal<i32>,
    ids: Signal<Vec<RecordId>>,
    open: Keeping<MoveDraft>,
) -> impl IntoMarkup {
    let form = Form {
        app: App::expect(),
        id: StoredValue::new(id),
        year,
        ids,
        open,
        draft: open.draft,
        problems: RwSignal::new(Vec::new()),
        asked: RwSignal::new(Vec::new()),
    };
    let left = when_left(move || form.check_again());
    let plan = Memo::new(move |_| form.plan());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit();
    };
    let n_asked =
        Memo::new(move |_| plan.with(|plan| plan.as_ref().map_or(0, |plan| form.n_asked(plan))));
    let choices = Memo::new(move |_| form.stages());
    let is_recognition =
        Memo::new(move |_| form.draft.with(MoveDraft::to) == Some(Stage::Recognised));
    let n_lacking = Memo::new(move |_| form.n_lacking_day());
    // What was typed stays in sight.
    let asks_day = Memo::new(move |_| {
        let is_typed = (form.draft).with(|draft| !draft.text(MoveField::RegisteredOn).is_empty());
        n_lacking.get() > 0 || is_typed
    });
    let inputs = move |of_recognition: bool| {
        let fields = MoveField::ALL.iter().copied();
        let fields = fields.filter(|field| field.is_of_recognition() == of_recognition);
        let stands_apart =
            |field: &MoveField| matches!(field, MoveField::To | MoveField::RegisteredOn);
        fields
            .filter(|field| !stands_apart(field))
            .map(|field| view! { <Input form=form field=field /> })
            .collect::<Markup>()
    };
    let n = move || plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.changes.len()));
    view! {
        <form class="stack" novalidate on:submit=submit on:focusout=move |_| left()>
            <div class="fieldset__body">
                // The steps offered depend on where the entries are, so the select is made anew with them.
                {anew(move || {
                    choices.track();
                    view! { <Input form=form field=MoveField::To /> }
                })}
                {inputs(false)}
                {move || asks_day.get().then(|| view! { <LateRegistration form=form n=n_lacking /> })}
            </div>
            {move || is_recognition.get().then(|| view! { <div class="fieldset__body">{inputs(true)}</div> })}
            <div role="status" id=form.refused_id() tabindex="-1">{move || plan.with(|plan| {
                let plan = plan.as_ref();
                plan.map(|plan| refusals(form.app, &plan.refused, text::move_flaw))
            })}</div>
            <div role="alert" id=form.asked_id() tabindex="-1">{move || asked(n_asked.get())}</div>
            <div class="buttons">
                <button class="button button--primary" type="submit" id=form.input_id(MoveField::To) + "-go">
                    {move || text::move_n(if plan.with(Option::is_some) { n() } else { form.ids.with(Vec::len) })}
                </button>
            </div>
        </form>
    }
}

/// Asks whether models are recognised without a decision.
fn asked(n: usize) -> Markup {
    if n == 0 {
        return Markup::Nothing;
    }
    view! {
        <Notice kind=NoticeKind::Attention>
            <p class="notice__text">{text::without_decision(n)}</p>
        </Notice>
    }
}

/// Takes the day of the registration for those that lack it, and says how many they are.
#[component]
fn LateRegistration(form: Form, n: Memo<usize>) -> impl IntoMarkup {
    view! {
        <Input form=form field=MoveField::RegisteredOn />
        <p class="hint field--wide" role="status">
            {move || (n.get() > 0).then(|| text::n_lacking_day(n.get()))}
        </p>
    }
}

#[component]
fn Input(form: Form, field: MoveField) -> impl IntoMarkup {
    let control = match field {
        MoveField::To => Control::choice(move |_| form.stages()),
        MoveField::Level => Control::choice(move |_| {
            let none = (String::new(), text::CHOOSE.to_owned());
            let year = Some(form.year.get());
            let levels = form.app.names.with(|names| {
                let offered = (names.levels.offered()).filter(|one| is_level_of(&one.id, year));
                let choice = |one: &crate::domain::catalogue::CatalogueEntry| {
                    (one.id.clone(), one.name.clone())
                };
                offered.map(choice).collect::<Vec<_>>()
            });
            std::iter::once(none).chain(levels).collect()
        }),
        _ => Control::Line(""),
    };
    let error = Memo::new(move |_| {
        form.problems.with(|problems| {
            let found = problems.iter().find(|(at, _)| *at == field);
            found.map(|(_, problem)| text::move_problem(field, *problem))
        })
    });
    let need = match field {
        MoveField::To | MoveField::On => Need::Required,
        _ => Need::Optional,
    };
    let span = match field {
        MoveField::Note | MoveField::Body | MoveField::RegisteredOn => Span::Wide,
        _ => Span::Half,
    };
    view! {
        <Field
            id=form.input_id(field)
            label=text::move_field(field)
            hint=text::move_hint(field)
            control=control
            value=form.draft.with_untracked(|draft| draft.text(field).to_owned())
            error=error
            need=need
            span=span
            on_input=Callback::new(move |value: String| form.draft.update(|draft| draft.set(field, value)))
        />
    }
}
