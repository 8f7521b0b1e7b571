//! The list of models on paper: in short or whole, at once or in parts.

use std::ops::Range;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{State, day, make};
use crate::report::printed::{By, Communes, Form, Head, MAX_ROWS, Part, PrintedList};
use crate::report::tables::ReportKind;
use crate::shell::paper::Paper;
use crate::shell::{page, rest};
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::RwSignal;
use crate::ui::text::{reports as text, shell};

const HEADING: &str = "printing";
/// How many rows are put into the page at once: far less than a second on an old computer.
const N_AT_ONCE: usize = 200;

/// Is what the parts of this panel share.
#[derive(Clone, Copy)]
struct Work {
    state: State,
    form: RwSignal<Form>,
    by: RwSignal<By>,
    /// The parts; `None` while they are counted.
    parts: RwSignal<Option<Vec<Part>>>,
    /// How many rows of how many are set, while some are.
    progress: RwSignal<Option<(usize, usize)>>,
    list: StoredValue<Option<PrintedList>>,
    paper: StoredValue<Option<Paper>, LocalStorage>,
    /// Counts what was begun: an older turn ends.
    turn: StoredValue<usize>,
}

fn list_of(state: State, form: Form, by: By) -> Option<PrintedList> {
    let asked = state.asked.get_untracked();
    let report = make(state.app, state.catalogue, &asked, usize::MAX);
    let table = report.tables.first()?;
    let communes = (state.app.names)
        .with_untracked(|names| Communes::of(&names.units, asked.question.to_year));
    Some(PrintedList::of(table, form, by, &communes))
}

fn head_of(state: State) -> Head {
    let unit = (state.app.settings).with_untracked(|settings| settings.unit.clone());
    let names = state.app.names;
    Head {
        unit: names.with_untracked(|names| names.units.name(&unit).to_owned()),
        title: (state.asked)
            .with_untracked(|asked| asked.kind.title())
            .to_owned(),
        subtitle: (state.report).with_untracked(|report| report.subtitle.clone()),
        day: text::printed_on(&day()),
    }
}

const fn sheets(form: Form) -> &'static str {
    match form {
        Form::Short => "short",
        Form::Whole => "whole",
    }
}

/// Sets a list that is not asked about: as much of it as fits, or nothing.
pub(super) fn set_unasked(state: State) -> Option<Paper> {
    let (kind, n_rows) = state.report.with_untracked(|report| {
        let table = report.tables.first();
        let n_rows = table.map_or(0, |table| table.rows.len() + table.n_more);
        (report.kind, n_rows)
    });
    if kind != ReportKind::Register || n_rows > MAX_ROWS || Paper::is_there() {
        return None;
    }
    [Form::Whole, Form::Short].into_iter().find_map(|form| {
        let list = list_of(state, form, By::Unit)?;
        let [part] = &list.parts()[..] else {
            return None;
        };
        let paper = Paper::put(sheets(form), &list.frame(&head_of(state), part))?;
        paper.add_rows(&list.rows(part.rows.clone()))?;
        Some(paper)
    })
}

impl Work {
    fn begin(self) -> usize {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    fn is_over(self, turn: usize) -> bool {
        self.turn.try_get_value() != Some(turn)
    }

    /// Counts the parts anew.
    fn count(self) {
        let turn = self.begin();
        self.paper.set_value(None);
        self.list.set_value(None);
        self.parts.set(None);
        self.progress.set(None);
        let (form, by) = (self.form.get_untracked(), self.by.get_untracked());
        spawn_local(async move {
            // The browser shows first that something is counted.
            rest::wait(0).await;
            rest::pause().await;
            if self.is_over(turn) {
                return;
            }
            let list = list_of(self.state, form, by);
            self.parts
                .set(Some(list.as_ref().map_or(Vec::new(), PrintedList::parts)));
            self.list.set_value(list);
        });
    }

    /// Sets a part, some rows at a time, and prints it.
    fn print(self, part: Part) {
        let turn = self.begin();
        self.paper.set_value(None);
        let form = self.form.get_untracked();
        let head = head_of(self.state);
        let frame = |list: &Option<PrintedList>| Some(list.as_ref()?.frame(&head, &part));
        let Some(frame) = self.list.with_value(frame) else {
            return;
        };
        self.paper.set_value(Paper::put(sheets(form), &frame));
        spawn_local(async move {
            let Range { start, end } = part.rows;
            let mut done = start;
            while done < end {
                let next = (done + N_AT_ONCE).min(end);
                let rows = self.list.with_value(|list| {
                    let rows = list.as_ref().map(|list| list.rows(done..next));
                    rows.unwrap_or_default()
                });
                let _added = self
                    .paper
                    .with_value(|paper| paper.as_ref().map(|paper| paper.add_rows(&rows)));
                done = next;
                self.progress.set(Some((done - start, end - start)));
                rest::pause().await;
                if self.is_over(turn) {
                    return;
                }
            }
            self.progress.set(None);
            // It stays for as long as the panel is open: some browsers answer before they have printed.
            page::print();
        });
    }

    fn stop(self) {
        self.begin();
        self.paper.set_value(None);
        self.progress.set(None);
    }
}

/// Asks how the list is printed.
#[component]
pub(super) fn Printing(state: State) -> impl IntoMarkup {
    let work = Work {
        state,
        form: RwSignal::new(Form::default()),
        by: RwSignal::new(By::default()),
        parts: RwSignal::new(None),
        progress: RwSignal::new(None),
        list: StoredValue::new(None),
        paper: StoredValue::new_local(None),
        turn: StoredValue::new(0),
    };
    Effect::new(move || {
        work.form.track();
        work.by.track();
        state.report.track();
        work.count();
    });
    request_animation_frame(|| page::focus(HEADING));
    let close = move |_| state.is_printing.set(false);
    view! {
        <section class="card filters" aria-labelledby=HEADING>
            <h2 class="card__title" id=HEADING tabindex="-1">
                {text::PRINTING}
            </h2>
            <fieldset class="field">
                <legend class="field__label">{text::HOW_MUCH}</legend>
                {one_of(work.form, "form", Form::Short, text::SHORT)}
                {one_of(work.form, "form", Form::Whole, text::WHOLE)}
            </fieldset>
            {parts(work)}
            <div class="buttons">
                <button class="button button--quiet" type="button" on:click=close>
                    {text::CLOSE}
                </button>
            </div>
        </section>
    }
}

/// Is one of the answers to a question.
fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    chosen: RwSignal<T>,
    name: &'static str,
    one: T,
    words: &'static str,
) -> Markup {
    view! {
        <label class="choice">
            <input
                type="radio"
                name=name
                prop:checked=move || chosen.get() == one
                on:change=move |_| chosen.set(one)
            />
            {words}
        </label>
    }
}

/// Offers the list, or its parts; says how far the setting of one has come.
fn parts(work: Work) -> Markup {
    let shown = move || {
        if let Some((n, of)) = work.progress.get() {
            return view! {
                <p role="status">{text::setting(n, of)}</p>
                <div class="buttons">
                    <button class="button" type="button" on:click=move |_| work.stop()>
                        {shell::CANCEL}
                    </button>
                </div>
            };
        }
        let Some(parts) = work.parts.get() else {
            return view! { <p role="status">{text::COUNTING_PAGES}</p> };
        };
        match &parts[..] {
            [] => view! { <p>{text::NO_ROWS}</p> },
            [whole] => {
                let part = whole.clone();
                let size = text::size_of_part(whole.rows.len(), whole.n_pages);
                view! {
                    <p role="status">{size}</p>
                    <div class="buttons">
                        <button class="button button--primary" type="button" on:click=move |_| work.print(part.clone())>
                            {text::PRINT_NOW}
                        </button>
                    </div>
                }
            }
            parts => several(work, parts),
        }
    };
    shown.into_markup()
}

fn several(work: Work, parts: &[Part]) -> Markup {
    let n_rows = parts.iter().map(|part| part.rows.len()).sum();
    let n_pages = parts.iter().map(|part| part.n_pages).sum();
    let line = |part: &Part| {
        let size = text::size_of_part(part.rows.len(), part.n_pages);
        let words = part.words.clone();
        let part = part.clone();
        view! {
            <li>
                <p>{words.clone()} <span class="table__note">{size}</span></p>
                <div class="buttons">
                    <button class="button" type="button" on:click=move |_| work.print(part.clone())>
                        {text::PRINT_PART}
                        <span class="visually-hidden">" " {words}</span>
                    </button>
                </div>
            </li>
        }
    };
    view! {
        <p role="status">{text::too_long_at_once(n_rows, n_pages, parts.len())}</p>
        <fieldset class="field">
            <legend class="field__label">{text::PARTS_BY}</legend>
            {one_of(work.by, "parts", By::Unit, text::BY_UNIT)}
            {one_of(work.by, "parts", By::Field, text::BY_FIELD)}
        </fieldset>
        <ol class="stack">{parts.iter().map(line).collect::<Markup>()}</ol>
    }
}
