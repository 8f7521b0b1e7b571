//! Which pairs people look at, and what is said of many of them at once.

use std::collections::BTreeMap;

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::doubles::all_same;
use crate::domain::duplicates::{Pair, likely_duplicates};
use crate::domain::fold::collation_key;
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::same_as::all_different;
use crate::shell::page;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::components::select::Select;
use crate::ui::state::App;
use crate::ui::text::{conflicts, duplicates as text};

/// Stands before the id of a unit among the choices of whose pairs are looked at.
const OF_UNIT: &str = "u";

/// Is the pairs nobody has decided about, and those of them that people look at.
#[derive(Clone, Copy)]
pub(super) struct LookedAt {
    /// All of them.
    pub found: Memo<Vec<Pair>>,
    /// Those of the chosen kind.
    of_kind: Memo<Vec<Pair>>,
    /// Those of the chosen kind and unit.
    pub pairs: Memo<Vec<Pair>>,
    kind: RwSignal<String>,
    unit: RwSignal<String>,
}

impl LookedAt {
    /// Begins with all of them.
    pub(super) fn new() -> Self {
        let register = App::expect().register;
        let found = Memo::new(move |_| register.with(likely_duplicates));
        let (kind, unit) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let of_kind = Memo::new(move |_| {
            let kind = Kind::of(&kind.get());
            found.with(|all| those(all, |one| kind.has(one)))
        });
        let pairs = Memo::new(move |_| {
            let unit = unit.get();
            let is_of = |register: &Register, one: &Pair| {
                unit.is_empty() || units(register, one).contains(&unit)
            };
            register.with(|register| of_kind.with(|all| those(all, |one| is_of(register, one))))
        });
        Self {
            found,
            of_kind,
            pairs,
            kind,
            unit,
        }
    }
}

/// Returns those that are meant; all where none is: those that are all decided are no restriction any more.
fn those(all: &[Pair], is_meant: impl Fn(&Pair) -> bool) -> Vec<Pair> {
    let meant: Vec<Pair> = all.iter().filter(|one| is_meant(one)).cloned().collect();
    match meant.is_empty() {
        true => all.to_vec(),
        false => meant,
    }
}

/// Returns the choices for whose a pair is: one unit's, or two units'.
fn units(register: &Register, pair: &Pair) -> Vec<String> {
    let unit = |id: &RecordId| {
        let unit = Model::find(register, id).map_or("", |model| model.unit());
        format!("{OF_UNIT}{unit}")
    };
    let mut units: Vec<String> = pair.models.iter().map(unit).collect();
    units.dedup();
    units
}

/// Is one kind of pairs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    All,
    Double,
    SameUnit,
    OtherUnit,
    CommonName,
}

impl Kind {
    const ALL: &[Self] = &[
        Self::All,
        Self::Double,
        Self::SameUnit,
        Self::OtherUnit,
        Self::CommonName,
    ];

    /// Reads a choice.
    fn of(choice: &str) -> Self {
        let place = choice.parse::<usize>().ok();
        let kind = place.and_then(|place| Self::ALL.get(place));
        kind.copied().unwrap_or(Self::All)
    }

    fn has(self, pair: &Pair) -> bool {
        match self {
            Self::All => true,
            Self::Double => pair.is_double(),
            Self::SameUnit => pair.is_same_unit && !pair.is_double(),
            Self::OtherUnit => !pair.is_same_unit && !pair.is_common_name,
            Self::CommonName => pair.is_common_name,
        }
    }
}

/// Lets people look at the pairs of one kind and one unit, and decide about many at once.
#[component]
pub(super) fn InBulk(looked_at: LookedAt) -> impl IntoMarkup {
    let LookedAt { found, pairs, .. } = looked_at;
    let hint = move || {
        let n = pairs.with(Vec::len);
        (n < found.with(Vec::len)).then(|| view! { <p class="hint">{text::looking_at(n)}</p> })
    };
    view! {
        <KindChoice looked_at=looked_at />
        <UnitChoice looked_at=looked_at />
        {hint}
        <AllSame pairs=pairs />
        <AllDifferent pairs=pairs />
    }
}

#[component]
fn KindChoice(looked_at: LookedAt) -> impl IntoMarkup {
    let LookedAt { found, kind, .. } = looked_at;
    let choices = Memo::new(move |_| {
        found.with(|all| {
            let count = |kind: Kind| all.iter().filter(|one| kind.has(one)).count();
            let counts = Kind::ALL.iter().map(|kind| count(*kind)).enumerate();
            let there = counts.filter(|(place, n)| *place == 0 || *n > 0);
            let choice = |(place, n): (usize, usize)| (place.to_string(), text::which(place, n));
            there.map(choice).collect::<Vec<_>>()
        })
    });
    narrowed(
        ("pairs-which", text::WHICH),
        choices,
        Signal::derive(move || there(choices, kind.get(), "0")),
        kind,
    )
}

#[component]
fn UnitChoice(looked_at: LookedAt) -> impl IntoMarkup {
    let app = App::expect();
    let LookedAt { of_kind, unit, .. } = looked_at;
    let choices = Memo::new(move |_| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        app.register.with(|register| {
            of_kind.with(|all| {
                for unit in all.iter().flat_map(|pair| units(register, pair)) {
                    *counts.entry(unit).or_default() += 1;
                }
            });
        });
        let n_all = of_kind.with(Vec::len);
        app.names.with(|names| {
            let named = counts.into_iter().map(|(whose, n)| {
                let name = match whose.strip_prefix(OF_UNIT) {
                    None | Some("") => conflicts::OF_NO_UNIT,
                    Some(unit) => names.units.told_apart(unit),
                };
                let (order, words) = (collation_key(name), conflicts::of_place(name, n));
                (order, whose, words)
            });
            let mut named: Vec<_> = named.collect();
            named.sort_unstable();
            let named = named.into_iter().map(|(_, whose, words)| (whose, words));
            let all = conflicts::of_place(conflicts::ALL_UNITS, n_all);
            std::iter::once((String::new(), all))
                .chain(named)
                .collect::<Vec<_>>()
        })
    });
    narrowed(
        ("pairs-unit", conflicts::UNIT),
        choices,
        Signal::derive(move || there(choices, unit.get(), "")),
        unit,
    )
}

/// Offers choices that narrow what is looked at. All of it, and one choice that is all of it, is none.
fn narrowed(
    (id, label): (&'static str, &'static str),
    choices: Memo<Vec<(String, String)>>,
    value: Signal<String>,
    chosen: RwSignal<String>,
) -> impl IntoMarkup {
    let choice = move || {
        view! {
            <Select
                id=id
                label=label
                choices=choices
                value=value
                on_choose=Callback::new(move |choice| chosen.set(choice))
            />
        }
    };
    let has_choice = Memo::new(move |_| choices.with(|choices| choices.len() > 2));
    move || has_choice.get().then(choice)
}

/// Returns what is chosen, where it is among the choices; else the choice of all.
fn there(choices: Memo<Vec<(String, String)>>, chosen: String, all: &str) -> String {
    let is_there = choices.with(|choices| choices.iter().any(|(one, _)| *one == chosen));
    if is_there { chosen } else { all.to_owned() }
}

/// Offers to say of the doubles in sight that they are one, and tells how many are left to be looked at.
#[component]
fn AllSame(pairs: Memo<Vec<Pair>>) -> impl IntoMarkup {
    let app = App::expect();
    let counts = Memo::new(move |_| {
        let n_doubles = pairs.with(|all| all.iter().filter(|pair| pair.is_double()).count());
        let n_certain = match n_doubles {
            0 => 0,
            _ => (app.register).with(|register| pairs.with(|all| all_same(register, all).1)),
        };
        (n_doubles, n_certain)
    });
    let say = move |_| {
        let (command, n) = (app.register)
            .with_untracked(|register| pairs.with_untracked(|all| all_same(register, all)));
        if app.decide(command, text::said_all_same(n)) {
            request_animation_frame(|| page::focus(HEADING_ID));
        }
    };
    move || {
        let (n_doubles, n_certain) = counts.get();
        (n_doubles > 1).then(|| {
            let n_left = n_doubles.saturating_sub(n_certain);
            let button = (n_certain > 0).then(|| {
                view! {
                    <div class="buttons">
                        <button class="button" type="button" on:click=say>
                            {text::all_same(n_certain)}
                        </button>
                    </div>
                }
            });
            view! {
                {button}
                {(n_left > 0).then(|| view! { <p class="hint">{text::doubles_left(n_left)}</p> })}
            }
        })
    }
}

#[component]
fn AllDifferent(pairs: Memo<Vec<Pair>>) -> impl IntoMarkup {
    let app = App::expect();
    let say = move |_| {
        let models: Vec<[RecordId; 2]> =
            pairs.with_untracked(|all| all.iter().map(|pair| pair.models.clone()).collect());
        let all = (app.register).with_untracked(|register| all_different(register, &models));
        if app.decide(Command::Make(all), text::said_all_different(models.len())) {
            request_animation_frame(|| page::focus(HEADING_ID));
        }
    };
    move || {
        let n = pairs.with(Vec::len);
        (n > 1).then(|| {
            view! {
                <div class="buttons">
                    <button class="button" type="button" on:click=say>
                        {text::all_different(n)}
                    </button>
                </div>
            }
        })
    }
}
