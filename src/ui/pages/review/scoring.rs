//! The model looked at: what it is, its scores by criterion, its grade.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::State;
use super::batch::go;
use crate::domain::appraisal::{Appraisal, check_score, score_of, scoring_changes};
use crate::domain::catalogue_set::{Aspect, Criterion};
use crate::domain::change::Change;
use crate::domain::command::Command;
use crate::domain::draft::FormField;
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::offered::Offered;
use crate::domain::register::RecordId;
use crate::domain::stage::Stage;
use crate::domain::value::{Number, Value};
use crate::shell::listener::on_window;
use crate::shell::page;
use crate::ui::components::definitions::{Columns, Definitions};
use crate::ui::components::field::FieldError;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::select::{Choice, Select};
use crate::ui::markup::{IntoMarkup, Markup, anew, view};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::Route;
use crate::ui::text::{review as text, words};

/// The parts of a model a committee looks at.
const SHOWN: &[FormField] = &[
    FormField::Holder,
    FormField::Objectives,
    FormField::Methods,
    FormField::Outputs,
    FormField::Results,
];

/// Is the id of the heading, which names the model looked at.
pub(super) const TITLE_ID: &str = "scoring";

fn score_id(at: usize) -> String {
    format!("score-{at}")
}

/// Returns the id of the first criterion's input; `None` where the model looked at has none.
pub(super) fn first_score_id(state: State) -> Option<String> {
    (criteria(state).0.is_empty())
        .then_some(())
        .map_or_else(|| Some(score_id(0)), |()| None)
}

/// Is what a set says of the model looked at: its criteria, and what stands above them.
type Criteria = (Vec<Criterion>, String);

fn criteria(state: State) -> Criteria {
    let Some(id) = state.at.get() else {
        return Criteria::default();
    };
    let unit = state.app.register.with(|register| {
        Model::find(register, &id).map_or_else(String::new, |model| model.unit().to_owned())
    });
    state.with_criteria(&unit, |set| {
        set.map_or_else(Criteria::default, |set| {
            let heading = text::criteria(&set.name, set.is_sample, set.most_points());
            (set.criteria.clone(), heading)
        })
    })
}

/// Reads something of the entry looked at.
fn with_entry<T>(state: State, read: impl FnOnce(Model<'_>, YearEntry<'_>) -> T) -> Option<T> {
    entry_of(state, &state.at.get()?, read)
}

/// Reads something of the entry of a model.
fn entry_of<T>(
    state: State,
    id: &RecordId,
    read: impl FnOnce(Model<'_>, YearEntry<'_>) -> T,
) -> Option<T> {
    let year = state.year.get();
    state.app.register.with(|register| {
        let model = Model::find(register, id)?;
        Some(read(model, model.year(year)?))
    })
}

/// Shows it.
#[component]
pub(super) fn Scoring(state: State) -> impl IntoMarkup {
    // Made anew for another model or another set; what is typed for one is never taken for the other.
    let criteria = Memo::new(move |_| criteria(state));
    move || {
        state.at.get().map(|_| {
            view! {
                <section class="card review__panel" aria-labelledby=TITLE_ID>
                    {move || view! { <About state=state /> }}
                    {anew(move || {
                        let id = state.at.get();
                        id.map(|id| view! { <Scores state=state id=id criteria=criteria.get() /> })
                            .into_markup()
                    })}
                    <Grade state=state />
                </section>
            }
        })
    }
}

#[component]
fn About(state: State) -> impl IntoMarkup {
    with_entry(state, |model, entry| {
        let year = entry.year();
        let items = SHOWN.iter().filter_map(|field| {
            let path = field.path(year)?;
            let value = model.record().text(path.segments()).to_owned();
            let label = words::form_field(*field);
            (!value.is_empty()).then(|| (label, value.into_markup()))
        });
        let items: Vec<(&'static str, Markup)> = items.collect();
        let href = Route::Model {
            id: model.record_id().id.clone(),
        }
        .href();
        view! {
            <h2 class="card__title" id=TITLE_ID tabindex="-1">
                {model.title().to_owned()}
            </h2>
            <Definitions items=items columns=Columns::One />
            <p>
                <a href=href>{text::OPEN_MODEL}</a>
            </p>
        }
    })
}

#[component]
fn Scores(state: State, id: RecordId, criteria: Criteria) -> impl IntoMarkup {
    let (criteria, heading) = criteria;
    if criteria.is_empty() {
        return view! { <p class="hint">{text::NO_CRITERIA}</p> };
    }
    // A score is taken when its input is left; a page that goes leaves it too.
    on_window("pagehide", |_: leptos::ev::Event| page::leave_input());
    let n = criteria.len();
    let rows = criteria.into_iter().enumerate();
    let rows = rows.map(|(at, criterion)| {
        view! { <ScoreRow state=state id=id.clone() at=at n=n criterion=criterion /> }
    });
    view! {
        <p>
            <strong>{heading}</strong>
        </p>
        <p class="hint with-keys">{text::KEYS}</p>
        <ul class="scores">{rows.collect::<Markup>()}</ul>
        <div role="status">{move || sum(state)}</div>
    }
}

/// Shows the sum, the grade it comes to, and what is odd about it.
fn sum(state: State) -> Option<Markup> {
    let (appraisal, most, grade, [score, written], written_later) =
        with_entry(state, |model, entry| {
            let is_later = !entry.has_reached(Stage::Reviewed);
            let written = entry.score().map(Number::to_f64);
            state.with_criteria(model.unit(), |set| {
                set.map(|set| {
                    let appraisal = Appraisal::of(entry, set);
                    let differs = appraisal.differs_from(entry);
                    let grade = state
                        .app
                        .names
                        .with(|names| match appraisal.grade.as_str() {
                            "" => String::new(),
                            grade => text::grade_by_sum(names.grades.name(grade)),
                        });
                    let scores = [written, written.filter(|_| differs)];
                    (appraisal, set.most_points(), grade, scores, is_later)
                })
            })
        })??;
    let oddities = written.map(|written| {
        text::differs(
            written,
            appraisal.total.as_ref().map_or(0.0, Number::to_f64),
        )
    });
    let oddities = oddities.into_iter().chain(text::oddities(&appraisal));
    let oddities = oddities.map(|words| {
        view! {
            <Notice kind=NoticeKind::Attention>
                <p class="notice__text">{words}</p>
            </Notice>
        }
    });
    let hint = written_later.then(|| view! { <p class="hint">{text::NOT_WRITTEN_YET}</p> });
    Some(view! {
        <p class="scores__sum">
            <strong>{text::total(&appraisal, score, most)}</strong>
            " "
            {grade}
        </p>
        {hint}
        {oddities.collect::<Markup>()}
    })
}

#[component]
fn ScoreRow(
    state: State,
    id: RecordId,
    at: usize,
    n: usize,
    criterion: Criterion,
) -> impl IntoMarkup {
    let name = criterion.name.clone();
    let hint = text::criterion(criterion.max.to_f64(), criterion.weight.to_f64());
    let scored = StoredValue::new((id, criterion));
    let value = Memo::new(move |_| {
        let found = scored.with_value(|(id, criterion)| {
            entry_of(state, id, |_, entry| {
                let score = score_of(entry, &criterion.id);
                score.map(|score| score.as_str().replace('.', ","))
            })
        });
        found.flatten().unwrap_or_default()
    });
    let wrong = RwSignal::new(None::<String>);
    // Returns whether what is typed is saved, or says what is wrong with it. Where the register takes none, as in a closed year,
    // the input shows again what it has. A browser tells of what was typed once more when the row goes, and by then there is
    // nothing left to do.
    let save = move |input: &HtmlInputElement| -> bool {
        let Some((id, criterion)) = scored.try_get_value() else {
            return false;
        };
        let checked = check_score(&input.value(), &criterion);
        wrong.set(checked.as_ref().err().map(text::score_flaw));
        let is_saved = (checked.as_ref())
            .is_ok_and(|score| save_score(state, &id, &criterion.id, score.as_ref()));
        if checked.is_ok() && !is_saved {
            input.set_value(&value.get_untracked());
        }
        is_saved
    };
    // Whoever goes on to another model sees no error here any more.
    let leave = move |input: HtmlInputElement| {
        let typed = input.value();
        let flaw = scored
            .try_get_value()
            .and_then(|(_, criterion)| check_score(&typed, &criterion).err());
        save(&input);
        if let Some(flaw) = flaw {
            state.app.say(&text::not_scored(&typed, &flaw));
        }
    };
    let keys = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "Enter" => 0,
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        if !save(&event_target(&event)) {
            return;
        }
        match by {
            0 if at + 1 < n => page::focus(&score_id(at + 1)),
            0 => go(state, 1, |_| Some(score_id(0))),
            by => go(state, by, move |_| Some(score_id(at))),
        }
    };
    let (id, error_id) = (score_id(at), format!("score-{at}-error"));
    // Whoever comes from the last score of another model hears which one this is.
    let about = if at == 0 { TITLE_ID } else { "" };
    let described_by = format!("{about} score-{at}-hint {error_id}");
    view! {
        <li class="scores__row field" class=("field--error", move || wrong.with(Option::is_some))>
            <label class="field__label" for=id.clone()>
                {name}
            </label>
            <span class="field__hint" id=format!("score-{at}-hint")>
                {hint}
            </span>
            <FieldError id=error_id error=wrong.into() />
            <input
                class="scores__input"
                id=id
                type="text"
                inputmode="decimal"
                enterkeyhint="next"
                autocomplete="off"
                prop:value=move || value.get()
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                on:focus=select_all
                on:keydown=keys
                on:change=move |event| leave(event_target(&event))
            />
        </li>
    }
}

/// Selects what stands in an input, so that typing replaces it. Safari then no longer scrolls to the input by itself.
fn select_all(event: leptos::ev::FocusEvent) {
    let input = event_target::<HtmlInputElement>(&event);
    input.select();
    page::keep_in_view(&input);
}

/// Saves a score, and returns whether the register has it now.
fn save_score(state: State, id: &RecordId, criterion: &str, score: Option<&Number>) -> bool {
    let saved = entry_of(state, id, |model, entry| {
        let changes = state.with_criteria(model.unit(), |set| {
            set.map_or_else(Vec::new, |set| {
                scoring_changes(entry, set, criterion, score)
            })
        });
        let title = model.title().to_owned();
        (model.record_id().clone(), changes, title)
    });
    saved.is_some_and(|(id, changes, title)| {
        changes.is_empty() || make(state, id, changes, text::scored(&title))
    })
}

fn make(state: State, id: RecordId, changes: Vec<Change>, deed: String) -> bool {
    let command = Command::Make(vec![(id, changes)]);
    state.app.dispatch_without_note(command, deed)
}

/// Lets the committee grade, as the sum says or otherwise.
#[component]
fn Grade(state: State) -> impl IntoMarkup {
    const GRADE_ID: &str = "review-grade";
    let n_refused = RwSignal::new(0);
    let value = Memo::new(move |_| {
        let grade = with_entry(state, |_, entry| entry.text(member::GRADE).to_owned());
        grade.unwrap_or_default()
    });
    let choices = Memo::new(move |_| {
        let none = (String::new(), text::NO_GRADE.to_owned());
        let unit = with_entry(state, |model, _| model.unit().to_owned());
        let (unit, year) = (unit.unwrap_or_default(), state.year.get());
        let grades = state.app.names.with(|names| {
            let offered = Offered::of(&names.sets, &names.units, &unit, Some(year));
            let had = value.get();
            let offered = offered.entries(Aspect::Grades, &names.grades, |id| id == had);
            let choice = offered.into_iter();
            choice
                .map(|one| (one.id.clone(), one.name.clone()))
                .collect::<Vec<Choice>>()
        });
        std::iter::once(none).chain(grades).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |grade: String| {
        let entry = with_entry(state, |model, entry| {
            (
                model.record_id().clone(),
                YearEntry::path(entry.year(), member::GRADE),
            )
        });
        if let Some((id, path)) = entry {
            let change = Change::Write(path, Value::text(grade));
            if !make(state, id, vec![change], text::GRADED.to_owned()) {
                n_refused.update(|n| *n += 1);
                request_animation_frame(|| page::focus(GRADE_ID));
            }
        }
    });
    // Made anew where a grade was refused, to show again the one that is saved.
    view! {
        {anew(move || {
            n_refused.track();
            view! { <Select id=GRADE_ID label=text::GRADE choices=choices value=value on_choose=choose /> }
        })}
    }
}
