//! What a report is asked about.

use crate::domain::summary::latest_first;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::State;
use crate::domain::draft::FormField;
use crate::domain::figures::{Depth, Reach, UnitView};
use crate::report::tables::{ReportKind, UnitRows};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::select::{Choice, Select, unit_choices};
use crate::ui::report_question::MAX_YEARS;
use crate::ui::text::{models, reports as text, words};

const TODAY: &str = "hien-nay";

/// Lets people choose the report, the period, the unit and the field.
#[component]
pub(super) fn Choices(state: State) -> impl IntoMarkup {
    let is_open = RwSignal::new(false);
    let asked = state.asked;
    let kinds: Vec<Choice> = ReportKind::ALL
        .iter()
        .map(|kind| (kind.id().to_owned(), kind.title().to_owned()))
        .collect();
    let choose_kind = Callback::new(move |id: String| {
        let chosen = ReportKind::ALL.iter().find(|kind| kind.id() == id);
        if let Some(kind) = chosen {
            // Where there are communes, units are counted by them first.
            let names = state.app.names;
            let has_several = names.with_untracked(|names| {
                names
                    .units
                    .iter()
                    .filter(|one| one.is_commune())
                    .nth(1)
                    .is_some()
            });
            state.ask(|asked| {
                asked.kind = *kind;
                if *kind == ReportKind::Units && has_several {
                    asked.question.depth = Depth::Communes;
                }
            });
        }
    });
    view! {
        <form class="filters" on:submit=move |event| event.prevent_default()>
            <Select
                id="report-kind"
                label=text::REPORT
                choices=kinds
                value=Memo::new(move |_| asked.with(|asked| asked.kind.id().to_owned()))
                on_choose=choose_kind
            />
            <button
                class="button filters__toggle"
                type="button"
                aria-expanded=move || is_open.get().to_string()
                aria-controls="report-choices"
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                {text::CHOICES}
                <Icon name=IconName::ChevronDown />
            </button>
            <div class="filters__fields report-choices" id="report-choices">
                {fields(state)} {flags(state)}
            </div>
        </form>
    }
}

fn fields(state: State) -> Markup {
    let asked = state.asked;
    let choose_from = Callback::new(move |year: String| {
        let Ok(year) = year.parse() else { return };
        state.ask(|asked| {
            let question = &mut asked.question;
            question.from_year = year;
            question.to_year = question
                .to_year
                .clamp(year, year.saturating_add(MAX_YEARS - 1));
        });
    });
    let choose_to = Callback::new(move |year: String| {
        let Ok(year) = year.parse() else { return };
        state.ask(|asked| {
            let question = &mut asked.question;
            question.to_year = year;
            question.from_year = question
                .from_year
                .clamp(year.saturating_sub(MAX_YEARS - 1), year);
        });
    });
    let view_word = |view| if view == UnitView::Today { TODAY } else { "" };
    let views = [
        (UnitView::AsItWas, text::AS_RECORDED),
        (UnitView::Today, text::TODAY),
    ];
    let views = views.map(|(view, words)| (view_word(view).to_owned(), words.to_owned()));
    view! {
        <Select
            id="report-from"
            label=text::FROM
            choices=Memo::new(move |_| years(state))
            value=Memo::new(move |_| asked.with(|asked| asked.question.from_year.to_string()))
            on_choose=choose_from
        />
        <Select
            id="report-to"
            label=text::TO
            choices=Memo::new(move |_| years(state))
            value=Memo::new(move |_| asked.with(|asked| asked.question.to_year.to_string()))
            on_choose=choose_to
        />
        <Select
            id="report-unit"
            label=words::form_field(FormField::Unit)
            choices=Memo::new(move |_| units(state))
            value=Memo::new(move |_| asked.with(|asked| asked.question.unit.clone()))
            on_choose=Callback::new(move |unit| state.ask(|asked| asked.question.unit = unit))
        />
        <Select
            id="report-view"
            label=text::VIEW
            choices=views.to_vec()
            value=Memo::new(move |_| asked.with(|asked| view_word(asked.question.view).to_owned()))
            on_choose=Callback::new(move |word: String| {
                state.ask(|asked| {
                    asked.question.view = if word == TODAY { UnitView::Today } else { UnitView::AsItWas };
                })
            })
        />
        <Select
            id="report-field"
            label=words::form_field(FormField::Field)
            choices=Memo::new(move |_| report_fields(state))
            value=Memo::new(move |_| asked.with(|asked| asked.question.field.clone()))
            on_choose=Callback::new(move |field| state.ask(|asked| asked.question.field = field))
        />
    }
}

fn flags(state: State) -> Markup {
    let asked = state.asked;
    let has_below = move || asked.with(|asked| asked.question.reach == Reach::WithBelow);
    let has_figures = move || asked.with(|asked| asked.unit_rows == UnitRows::WithFigures);
    let choose_below = move |event| {
        let is_on = event_target_checked(&event);
        state.ask(|asked| {
            asked.question.reach = if is_on {
                Reach::WithBelow
            } else {
                Reach::Alone
            };
        });
    };
    let can_have_communes = Memo::new(move |_| asked.with(|asked| asked.kind.has_communes()));
    let has_communes = move || asked.with(|asked| asked.question.depth == Depth::Communes);
    let choose_communes = move |event| {
        let is_on = event_target_checked(&event);
        state.ask(|asked| {
            asked.question.depth = match is_on {
                true => Depth::Communes,
                false => Depth::EveryUnit,
            };
        });
    };
    let communes = move || {
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=has_communes on:change=choose_communes />
                {text::BY_COMMUNE}
            </label>
        }
    };
    let choose_figures = move |event| {
        let is_on = event_target_checked(&event);
        state.ask(|asked| {
            asked.unit_rows = if is_on {
                UnitRows::WithFigures
            } else {
                UnitRows::All
            };
        });
    };
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=has_below on:change=choose_below />
            {text::WITH_BELOW}
        </label>
        {move || can_have_communes.get().then(communes)}
        <label class="choice">
            <input type="checkbox" prop:checked=has_figures on:change=choose_figures />
            {text::WITH_FIGURES}
        </label>
    }
}

/// Lists the years with models and those asked about.
fn years(state: State) -> Vec<Choice> {
    let asked = state.asked.with(|asked| {
        let question = &asked.question;
        [question.from_year, question.to_year]
    });
    let years = latest_first(state.years.get().into_iter().chain(asked));
    years
        .into_iter()
        .map(|year| (year.to_string(), year.to_string()))
        .collect()
}

fn units(state: State) -> Vec<Choice> {
    let mut choices = vec![(String::new(), models::ALL_UNITS.to_owned())];
    state.catalogue.with(|catalogue| {
        choices.extend(unit_choices(&catalogue.units, &|_| true));
    });
    choices
}

fn report_fields(state: State) -> Vec<Choice> {
    let mut choices = vec![(String::new(), models::ALL_FIELDS.to_owned())];
    state.app.names.with(|names| {
        let fields = names.fields.iter();
        choices.extend(fields.map(|field| (field.id.clone(), field.name.clone())));
    });
    choices
}
