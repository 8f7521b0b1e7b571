//! The tree of units: added to, changed, merged, split, retired with their successors; deleted only where nothing names them.

use std::collections::BTreeSet;

use crate::ui::markup::{IntoMarkup, Row, anew, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use super::change_form::{self, ChangeForm};
use super::line::{self, Line, Standing, heading_id};
use super::paste_form::{LINES_ID, PasteForm};
use super::row::entry_list;
use super::unit_form::{UnitForm, name_input_id};
use crate::domain::figures_by_unit::UnitView;
use crate::domain::model::Model;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::tally::Tally;
use crate::domain::unit::Unit;
use crate::domain::unit::used::used_units;
use crate::domain::unit_change::{ChangeField, ChangeKind};
use crate::domain::unit_trouble::{UnitTrouble, unit_troubles};
use crate::shell::page;
use crate::ui::components::disclosure::Disclosure;
use crate::ui::names::Names;
use crate::ui::state::App;
use crate::ui::text::{catalogue as text, units};
use crate::ui::typed;

/// How many units that have ended still stand among the others.
const N_ENDED_IN_SIGHT: usize = 5;

/// A year in which every unit stands for itself: models are counted here whatever their years.
const BEFORE_ANY_END: i32 = 0;

/// Counts models by unit: as written, and with all that counts for a unit.
struct Counts {
    own: Tally,
    as_it_was: Tally,
    today: Tally,
}

impl Counts {
    fn of(register: &Register, names: &Names) -> Self {
        let mut own = Tally::new();
        for model in Model::all(register).filter(|model| !model.unit().is_empty()) {
            *own.entry(model.unit().to_owned()).or_default() += 1;
        }
        Self {
            as_it_was: UnitView::AsItWas.rolled_up(&names.units, &own, BEFORE_ANY_END),
            today: UnitView::Today.rolled_up(&names.units, &own, BEFORE_ANY_END),
            own,
        }
    }

    fn n_models(&self, unit: &Unit) -> [usize; 2] {
        let all = match unit.is_retired {
            true => &self.as_it_was,
            false => &self.today,
        };
        [&self.own, all].map(|counts| counts.get(&unit.id).copied().unwrap_or(0))
    }
}

fn lines(register: &Register, names: &Names, own: &str) -> Vec<Line> {
    let counts = Counts::of(register, names);
    let mut troubles = unit_troubles(&names.units);
    let used = used_units(register);
    let all_successors = names.units.iter().flat_map(|unit| &unit.successors);
    let all_successors: BTreeSet<&String> = all_successors.collect();
    let mut line = |(depth, unit): (usize, &Unit)| {
        let troubles = troubles.remove(&unit.id).unwrap_or_default();
        // As the choices call it, so that people know which of several is meant.
        let is_alike = |trouble: &UnitTrouble| matches!(trouble, UnitTrouble::LikeNamed(_));
        let name = match troubles.iter().any(is_alike) {
            true => names.units.told_apart(&unit.id),
            false => &unit.name,
        };
        Line {
            record: RecordId::unit(&unit.id),
            name: name.to_owned(),
            note: note(names, unit, depth, counts.n_models(unit)),
            standing: if unit.is_retired {
                Standing::Retired
            } else {
                Standing::Offered
            },
            troubles: troubles
                .iter()
                .map(units::trouble)
                .chain(line::undecided_name(unit.is_undecided))
                .collect(),
            depth,
            effective: None,
            is_used: unit.id == own
                || all_successors.contains(&unit.id)
                || used.contains(unit.id.as_str()),
        }
    };
    let mut lines: Vec<Line> = names.units.in_order().into_iter().map(&mut line).collect();
    let unknown = counts.own.iter();
    let unknown = unknown
        .filter(|(id, _)| !names.units.has(id))
        .map(|(id, n)| Line::unknown(RecordId::unit(id), *n));
    lines.extend(unknown);
    lines
}

fn note(names: &Names, unit: &Unit, depth: usize, n_models: [usize; 2]) -> String {
    let successors: Vec<&str> = unit
        .successors
        .iter()
        .map(|id| names.units.name(id))
        .collect();
    let today = names.units.today(&unit.parent);
    // Two steps in, the eye no longer tells from the margin which unit stands above; nor where that one has ended.
    let parent = match names.units.name(&unit.parent) {
        name if today != unit.parent => units::now(name, names.units.name(today)),
        name if depth > 1 => name.to_owned(),
        _ => String::new(),
    };
    let level = match unit.counted_level() {
        "" => "",
        level => names.levels.name(level),
    };
    text::unit_note(unit, level, &parent, n_models, &successors)
}

/// Is what can be done to several units at once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    Change(ChangeKind),
    Paste,
}

impl Work {
    fn typed_name(self) -> &'static str {
        match self {
            Self::Change(kind) => change_form::typed_name(kind),
            Self::Paste => LINES_ID,
        }
    }
}

/// Shows the units with everything that can be done to them.
#[component]
pub fn UnitsCard() -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let all = Memo::new(move |_| {
        let own = app.settings.with(|settings| settings.unit.clone());
        app.with_shown(|register| names.with(|names| lines(register, names, &own)))
    });
    let n_ended =
        Memo::new(move |_| all.with(|all| all.iter().filter(|one| is_ended(one)).count()));
    let in_sight = Memo::new(move |_| {
        let keeps_all = n_ended.get() <= N_ENDED_IN_SIGHT;
        all.with(|all| {
            let kept = all.iter().filter(|one| keeps_all || !is_ended(one));
            kept.cloned().collect::<Vec<_>>()
        })
    });
    let ended = Memo::new(move |_| {
        all.with(|all| {
            let ended = all.iter().filter(|one| is_ended(one));
            ended.cloned().collect::<Vec<_>>()
        })
    });
    let n_added = RwSignal::new(0);
    let add = Callback::new(move |()| {
        n_added.update(|n| *n += 1);
        request_animation_frame(|| page::focus(&name_input_id(None)));
    });
    let title_id = heading_id(&Collection::Units);
    view! {
        <section class="card" aria-labelledby=title_id.clone()>
            <h2 class="card__title" id=title_id tabindex="-1">
                {text::UNITS}
            </h2>
            <SeveralAtOnce />
            {move || all.with(Vec::is_empty).then(|| view! { <p class="hint">{text::NO_UNITS}</p> })}
            {entry_list("units-search", in_sight)}
            {move || {
                let n = n_ended.get();
                (n > N_ENDED_IN_SIGHT)
                    .then(|| {
                        view! {
                            <Disclosure summary=units::ended(n)>
                                {entry_list("ended-search", ended)}
                            </Disclosure>
                        }
                    })
            }}
            <h3>{text::ADD_UNIT}</h3>
            // A form that is made anew starts empty; one that is patched would keep what was typed.
            {keyed_list(move || {
                vec![Row::new(n_added.get().to_string(), move || view! { <UnitForm on_saved=add /> })]
            })}
        </section>
    }
}

fn is_ended(line: &Line) -> bool {
    line.standing == Standing::Retired
}

/// Lets people merge, split and paste units, one of these at a time.
#[component]
fn SeveralAtOnce() -> impl IntoMarkup {
    let names = typed::names(App::expect());
    let all = [
        Work::Change(ChangeKind::Merge),
        Work::Change(ChangeKind::Split),
        Work::Paste,
    ];
    // What was typed last time is open again.
    let typed = all
        .into_iter()
        .find(|work| names.iter().any(|name| name == work.typed_name()));
    let open = RwSignal::new(typed);
    let done = Callback::new(move |()| {
        open.set(None);
        page::focus(&heading_id(&Collection::Units));
    });
    let choices = [
        (Work::Change(ChangeKind::Merge), units::MERGE),
        (Work::Change(ChangeKind::Split), units::SPLIT),
        (Work::Paste, units::PASTE),
    ];
    let button = move |(work, words): (Work, &'static str)| {
        let is_open = move || open.get() == Some(work);
        let first = match work {
            Work::Change(_) => change_form::input_id(ChangeField::Ending),
            Work::Paste => LINES_ID,
        };
        let begin = move |_| {
            open.update(|open| *open = (*open != Some(work)).then_some(work));
            request_animation_frame(move || page::focus(first));
        };
        view! {
            <button
                class="button"
                type="button"
                aria-expanded=move || if is_open() { "true" } else { "false" }
                on:click=begin
            >
                {words}
            </button>
        }
    };
    let form = move || {
        let form = open.get().map(|work| match work {
            Work::Change(kind) => view! { <ChangeForm kind=kind on_done=done /> },
            Work::Paste => view! { <PasteForm on_done=done /> },
        });
        form.into_markup()
    };
    view! {
        <div class="buttons">{choices.map(button)}</div>
        // What was typed for one does not become another's.
        {anew(form)}
    }
}
