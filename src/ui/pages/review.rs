//! Bình xét: a screen for a meeting. A batch of models is scored, graded and moved on, by the keyboard if people like.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::appraisal::Appraisal;
use crate::domain::catalogue_set::{Aspect, CatalogueSet};
use crate::domain::conflict::has_conflicts;
use crate::domain::fold::collation_key;
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::register::RecordId;
use crate::domain::summary::{latest_begun, latest_first, years};
use crate::domain::unit::UnitTree;
use crate::domain::value::Number;
use crate::shell::{clock, page};
use crate::ui::components::page_header::PageHeader;
use crate::ui::components::ways_to_begin::WaysToBegin;
use crate::ui::components::year_picker::YearPicker;
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::route::{ReviewFilter, Route};
use crate::ui::state::App;
use crate::ui::text::{review as text, shell};

mod batch;
mod carrying;
mod closing;
mod deciding;
mod filters;
mod minutes;
mod scoring;

/// Is one model of the batch.
#[derive(Clone, PartialEq, Debug)]
struct Line {
    id: RecordId,
    title: String,
    unit: String,
    stage: String,
    /// What its scores come to; nothing where no set of criteria is in force.
    appraisal: Option<Appraisal>,
    /// The score that is written down.
    score: Option<f64>,
    /// The id of the grade written down, or else of the one its scores come to.
    grade: String,
    /// What it is ordered by: the unit, then the title.
    order: Arc<[Vec<u8>; 2]>,
    is_edited_after_closing: bool,
    /// Whether something about the model is undecided.
    is_undecided: bool,
}

thread_local! {
    /// The model that was looked at, for whoever comes back to the screen.
    static LAST: Cell<Option<RecordId>> = const { Cell::new(None) };
}

/// Is what the parts of the screen share.
#[derive(Clone, Copy)]
struct State {
    app: App,
    filter: Memo<ReviewFilter>,
    year: Memo<i32>,
    /// The years that have models.
    with_models: Memo<Vec<i32>>,
    lines: Memo<Vec<Line>>,
    /// The model looked at, as far as it is in the batch; else the first.
    at: Memo<Option<RecordId>>,
    wanted: RwSignal<Option<RecordId>>,
    chosen: RwSignal<BTreeSet<RecordId>>,
    /// The chosen ones that are in the batch.
    chosen_here: Memo<Vec<RecordId>>,
    /// Those that are moved: the chosen ones, or else the one looked at.
    meant: Memo<Vec<RecordId>>,
}

impl State {
    fn new() -> Self {
        let app = App::expect();
        let route = expect_context::<RwSignal<Route>>();
        let filter = Memo::new(move |_| match route.get() {
            Route::Review(filter) => filter,
            _ => ReviewFilter::default(),
        });
        let with_models = Memo::new(move |_| app.register.with(years));
        // The year that is looked at stays, whatever years come with what is done here.
        let year = Memo::new(move |before: Option<&i32>| {
            let latest = || with_models.with(|all| latest_begun(all, clock::this_year()));
            let asked = filter.with(|filter| filter.year).or(before.copied());
            asked.unwrap_or_else(latest)
        });
        let lines = Memo::new(move |before: Option<&Vec<Line>>| {
            let before = before.map_or(&[][..], Vec::as_slice);
            lines(app, &filter.get(), year.get(), before)
        });
        let wanted = RwSignal::new(LAST.take());
        Effect::new(move || LAST.set(wanted.get()));
        let at = Memo::new(move |_| {
            lines.with(|lines| {
                let is_there = |id: &RecordId| lines.iter().any(|line| line.id == *id);
                let first = || lines.first().map(|line| line.id.clone());
                wanted.get().filter(is_there).or_else(first)
            })
        });
        let chosen = RwSignal::new(BTreeSet::<RecordId>::new());
        let chosen_here = Memo::new(move |_| {
            chosen.with(|chosen| {
                lines.with(|lines| {
                    let ids = lines.iter().map(|line| line.id.clone());
                    ids.filter(|id| chosen.contains(id)).collect::<Vec<_>>()
                })
            })
        });
        let meant = Memo::new(move |_| match chosen_here.get() {
            none if none.is_empty() => at.get().into_iter().collect(),
            some => some,
        });
        Self {
            app,
            filter,
            year,
            with_models,
            lines,
            at,
            wanted,
            chosen,
            chosen_here,
            meant,
        }
    }

    /// Asks for another batch; the address holds it.
    fn ask(self, change: impl FnOnce(&mut ReviewFilter)) {
        let mut filter = self.filter.get_untracked();
        change(&mut filter);
        page::go_to(&Route::Review(filter).fragment());
    }

    /// Looks at the model so many places on, and says which it is.
    fn step(self, by: isize) -> Option<RecordId> {
        let at = self.at.get_untracked()?;
        let next = self.lines.with_untracked(|lines| {
            let now = lines.iter().position(|line| line.id == at)?;
            let next = now.checked_add_signed(by)?;
            lines.get(next).map(|line| line.id.clone())
        })?;
        self.wanted.set(Some(next.clone()));
        Some(next)
    }

    /// Gives the set of criteria in force for a unit.
    fn with_criteria<T>(self, unit: &str, read: impl FnOnce(Option<&CatalogueSet>) -> T) -> T {
        let year = self.year.get();
        self.app.names.with(|names| {
            let set = (names.sets).in_force(&names.units, unit, year, Aspect::Criteria);
            read(set)
        })
    }
}

/// Reads the batch in the order of units and titles. What the batch before was ordered by is not made again.
fn lines(app: App, filter: &ReviewFilter, year: i32, before: &[Line]) -> Vec<Line> {
    let known: BTreeMap<&RecordId, &Line> = before.iter().map(|line| (&line.id, line)).collect();
    let is_wanted = |model: &Model<'_>, tree: &UnitTree| {
        (filter.field.is_empty() || model.field() == filter.field)
            && (filter.unit.is_empty() || tree.counts_for(model.unit(), &filter.unit))
    };
    app.register.with(|register| {
        app.names.with(|names| {
            let tree = &names.units;
            let criteria = (names.sets).in_force_everywhere(tree, year, Aspect::Criteria);
            let closings = names.closings.over(tree, year);
            let models = Model::all(register).filter(|model| is_wanted(model, tree));
            let entries = models.filter_map(|model| Some((model, model.year(year)?)));
            let at_stage = entries.filter(|(_, entry)| match filter.stage.as_str() {
                "" => entry.is_registered(),
                stage => entry.stage() == stage,
            });
            let line = |(model, entry): (Model<'_>, YearEntry<'_>)| {
                let set = criteria.of(model.unit());
                let appraisal = set.map(|set| Appraisal::of(entry, set));
                let written = entry.text(member::GRADE);
                let by_sum = appraisal.as_ref().map_or("", |one| one.grade.as_str());
                let grade = if written.is_empty() { by_sum } else { written };
                let unit = tree.told_apart(tree.in_year(model.unit(), year)).to_owned();
                let title = model.title().to_owned();
                let known = known.get(model.record_id());
                let known = known.filter(|line| line.title == title && line.unit == unit);
                let order = known.map_or_else(
                    || [collation_key(&unit), collation_key(&title)].into(),
                    |line| Arc::clone(&line.order),
                );
                Line {
                    id: model.record_id().clone(),
                    title,
                    unit,
                    order,
                    stage: entry.stage().to_owned(),
                    grade: grade.to_owned(),
                    score: entry.score().map(Number::to_f64),
                    appraisal,
                    is_undecided: has_conflicts(model.record_id(), model.record()),
                    is_edited_after_closing: closings.is_edited_after(model, entry),
                }
            };
            let mut lines: Vec<Line> = at_stage.map(line).collect();
            lines.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
            lines
        })
    })
}

/// Shows the screen.
#[component]
pub fn Review() -> impl IntoMarkup {
    page::set_title(&shell::window_title(shell::REVIEW));
    let state = State::new();
    let choices = Memo::new(move |_| {
        let also = [state.year.get(), clock::this_year()];
        latest_first(state.with_models.get().into_iter().chain(also))
    });
    let choose = Callback::new(move |year| state.ask(|filter| filter.year = Some(year)));
    let has_models = Memo::new(move |_| {
        state
            .app
            .register
            .with(|register| Model::all(register).next().is_some())
    });
    let batch = move || {
        if !has_models.get() {
            return view! {
                <div class="card empty-state">
                    <p>{text::NO_MODELS}</p>
                    <WaysToBegin />
                </div>
            };
        }
        view! {
            <filters::Filters state=state />
            <closing::ClosedNotice state=state />
            <div class="review">
                <batch::Batch state=state />
                <scoring::Scoring state=state />
            </div>
            <batch::Moves state=state />
            <deciding::Deciding state=state />
            <minutes::Minutes state=state />
            <carrying::Carrying state=state />
            <closing::ClosingCard state=state />
        }
    };
    view! {
        <PageHeader title=shell::REVIEW.to_owned()>
            <YearPicker years=choices year=state.year on_choose=choose />
        </PageHeader>
        <div class="stack">{batch}</div>
    }
}
