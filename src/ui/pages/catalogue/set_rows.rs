//! The tables of the form of a set: criteria, thresholds, deadlines, each with any number of rows.

use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use leptos::prelude::*;

use super::set_form::Form;
use super::set_parts::tick;
use crate::domain::catalogue_set::Aspect;
use crate::domain::set_check::SetField;
use crate::domain::set_draft::{IS_SO, RowList};
use crate::domain::stage::Stage;
use crate::format::ready_sets::ready_entries;
use crate::ui::components::field::{Control, Field};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::select::Choice;
use crate::ui::names::Names;
use crate::ui::state::App;
use crate::ui::text::{catalogue, sets as text, shell, words};

/// Shows a table, and adds rows.
#[component]
pub(super) fn Table(form: Form, list: RowList) -> impl IntoMarkup {
    let rows = move || {
        let row = |key: &usize| {
            let key = *key;
            Row::new(key.to_string(), move || row(form, list, key))
        };
        form.keys
            .with(|keys| keys[list as usize].iter().map(row).collect())
    };
    let sum = move || form.draft.with(|draft| text::sum(draft.most_points()));
    view! {
        <fieldset class="field">
            <legend class="field__label">{text::table(list)}</legend>
            <ul class="entry-list">{keyed_list(rows)}</ul>
            {(list == RowList::Criteria).then(|| view! { <p role="status">{sum}</p> })}
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| form.add_row(list)>
                    <Icon name=IconName::Plus />
                    {text::add_row(list)}
                </button>
            </div>
        </fieldset>
    }
}

fn row(form: Form, list: RowList, key: usize) -> Markup {
    let place = move || form.place(list, key).unwrap_or_default();
    let label = move || text::row(list, place());
    let cells = list.columns().iter().zip(0..);
    let cells = cells.map(|(_, column)| cell(form, list, key, column));
    view! {
        <li class="entry-list__item">
            <div class="entry-list__form fieldset__body" role="group" aria-label=label>
                {cells.collect::<Markup>()}
                <div class="buttons">
                    <button
                        class="button button--quiet"
                        type="button"
                        on:click=move |_| form.remove_row(list, key)
                    >
                        <Icon name=IconName::Trash />
                        {text::REMOVE_ROW}
                        <span class="visually-hidden">" " {label}</span>
                    </button>
                </div>
            </div>
        </li>
    }
}

fn cell(form: Form, list: RowList, key: usize, column: usize) -> Markup {
    let names = App::expect().names;
    let at = form.keys.with_untracked(|keys| {
        let mut keys = keys[list as usize].iter();
        keys.position(|one| *one == key)
    });
    let value = form.draft.with_untracked(|draft| {
        let row = at.and_then(|at| draft.rows(list).get(at));
        row.map_or_else(String::new, |row| row.cells[column].clone())
    });
    let put = move |value: String| {
        let at = form.place(list, key);
        form.draft.update(|draft| {
            if let Some(row) = at.and_then(|at| draft.rows_mut(list).get_mut(at)) {
                row.cells[column] = value;
            }
        });
    };
    let control = match (list, column) {
        (RowList::Deadlines, 2) => {
            let words = text::column(list, column).to_owned();
            let is_so = value == IS_SO;
            return tick(None, words, is_so, move |is_so| {
                put(if is_so { IS_SO } else { "" }.to_owned());
            });
        }
        (RowList::Thresholds, 0) => {
            Control::choice(move |grade| names.with(|names| grades(form, names, grade)))
        }
        (RowList::Deadlines, 0) => Control::choice(stages),
        (RowList::Criteria, 0) | (RowList::Deadlines, _) => Control::Line(""),
        _ => Control::Line("decimal"),
    };
    let now = move || Some(SetField::Cell(list, form.place(list, key)?, column));
    let error = form.error(Box::new(now));
    view! {
        <Field
            id=form.cell_id(list, key, column)
            label=text::column(list, column)
            hint=text::column_hint(list, column)
            control=control
            value=value
            error=error
            on_input=Callback::new(put)
        />
    }
}

/// Lists the grades that are offered, and those of a ready set that come into the catalogue with this one.
fn grades(form: Form, names: &Names, present: &str) -> Vec<Choice> {
    let known = names.grades.iter();
    let known = known.filter(|grade| !grade.is_retired || grade.id == present);
    let known = known.map(|grade| (grade.id.clone(), grade.name.clone()));
    let coming = form.draft.with_untracked(|draft| {
        let ready = ready_entries(Aspect::Grades).into_iter();
        let coming = ready.filter(|(id, _)| {
            let is_ticked = (draft.entries).contains(&(Aspect::Grades, (*id).to_owned()));
            is_ticked && names.grades.get(id).is_none()
        });
        let coming = coming.map(|(id, name)| (id.to_owned(), name.to_owned()));
        coming.collect::<Vec<Choice>>()
    });
    with_present(known.chain(coming).collect(), present)
}

fn stages(present: &str) -> Vec<Choice> {
    let stages = Stage::ALL.iter();
    let stages = stages.map(|stage| (stage.id().to_owned(), words::stage(*stage).to_owned()));
    with_present(stages.collect(), present)
}

/// Puts "none" before the choices, and what the row has behind them where it is no choice.
fn with_present(mut choices: Vec<Choice>, present: &str) -> Vec<Choice> {
    if !present.is_empty() && choices.iter().all(|(id, _)| id != present) {
        let words = format!("{present} ({})", shell::NOT_IN_CATALOGUE);
        choices.push((present.to_owned(), words));
    }
    choices.insert(0, (String::new(), catalogue::NONE.to_owned()));
    choices
}
