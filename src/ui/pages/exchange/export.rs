//! The register goes out as a file: all of it, a year, or a unit.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::conflict::conflicts;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::model::Model;
use crate::domain::register::Register;
use crate::domain::scope::{Scope, in_scope};
use crate::domain::summary::years;
use crate::format::exchange_write::{Export, write};
use crate::format::file_name::file_name;
use crate::shell::{clipboard, clock, files};
use crate::ui::components::fingerprint::FingerprintCode;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::select::Select;
use crate::ui::names::Names;
use crate::ui::route::Route;
use crate::ui::state::{App, Mode};
use crate::ui::text::{exchange as text, rescue};

/// Is the kind of scope chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    All,
    Year,
    Unit,
}

/// Is what people chose to export.
#[derive(Clone, Copy)]
struct Choice {
    app: App,
    names: Memo<Names>,
    kind: RwSignal<Kind>,
    year: RwSignal<Option<i32>>,
    unit: RwSignal<Option<String>>,
    years: Memo<Vec<i32>>,
    /// What the last file was, or why there is none: its words and its fingerprint.
    done: RwSignal<Option<(NoticeKind, String, String)>>,
}

/// Is a file that is about to go out.
struct Outgoing {
    name: String,
    content: String,
    n_models: usize,
    code: String,
}

impl Choice {
    /// Changes the scope; what is said about the last file would no longer fit.
    fn change(self, change: impl FnOnce()) {
        change();
        self.done.set(None);
    }

    fn scope(self) -> Scope {
        match self.kind.get() {
            Kind::All => Scope::All,
            Kind::Year => {
                let latest = || self.years.with(|years| years.first().copied());
                self.year
                    .get()
                    .or_else(latest)
                    .map_or(Scope::All, Scope::Year)
            }
            Kind::Unit => Scope::Unit(self.chosen_unit()),
        }
    }

    fn chosen_unit(self) -> String {
        let own = || self.app.settings.with(|settings| settings.unit.clone());
        let first = || {
            let units = self.names.with(|names| {
                names
                    .units
                    .in_order()
                    .first()
                    .map(|(_, unit)| unit.id.clone())
            });
            units.unwrap_or_default()
        };
        self.unit.get().unwrap_or_else(|| {
            let own = own();
            if own.is_empty() { first() } else { own }
        })
    }

    fn piece(self) -> Register {
        let scope = self.scope();
        self.app
            .register
            .with(|register| in_scope(register, &scope))
    }

    fn outgoing(self) -> Outgoing {
        let at = clock::now();
        let (piece, scope) = (self.piece(), self.scope());
        let unit = self.app.settings.with(|settings| settings.unit.clone());
        let name = self.names.with(|names| names.units.name(&unit).to_owned());
        let scope_word = match &scope {
            Scope::All => text::ALL_SLUG.to_owned(),
            Scope::Year(year) => text::year_slug(*year),
            Scope::Unit(id) => self.names.with(|names| names.units.name(id).to_owned()),
        };
        let sender = if name.is_empty() {
            text::NO_UNIT_SLUG
        } else {
            &name
        };
        Outgoing {
            name: file_name(sender, &scope_word, at),
            n_models: Model::all(&piece).count(),
            code: Fingerprint::of(&piece).to_string(),
            content: write(
                &piece,
                &Export {
                    at,
                    unit,
                    name: name.clone(),
                    scope,
                },
            ),
        }
    }
}

/// Lets people choose a scope and takes the file out.
#[component]
pub fn ExportCard() -> impl IntoMarkup {
    let app = App::expect();
    let choice = Choice {
        app,
        names: expect_context(),
        kind: RwSignal::new(Kind::All),
        year: RwSignal::new(None),
        unit: RwSignal::new(None),
        years: Memo::new(move |_| app.register.with(years)),
        done: RwSignal::new(None),
    };
    view! {
        <section class="card" aria-labelledby="export-title">
            <h2 class="card__title" id="export-title">
                {text::EXPORT}
            </h2>
            {move || match app.mode.get() {
                Mode::Own => {
                    view! {
                        <ScopeChoice choice=choice />
                        <Hints choice=choice />
                        <Ways choice=choice />
                    }
                }
                Mode::Sample => view! { <p>{text::NO_EXPORT_IN_SAMPLE}</p> },
            }}
        </section>
    }
}

#[component]
fn ScopeChoice(choice: Choice) -> impl IntoMarkup {
    let radio = move |kind: Kind, words: &'static str| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="scope"
                    prop:checked=move || choice.kind.get() == kind
                    on:change=move |_| choice.change(|| choice.kind.set(kind))
                />
                {words}
            </label>
        }
    };
    let years = move || {
        let years = choice.years.get().into_iter();
        years
            .map(|year| (year.to_string(), year.to_string()))
            .collect::<Vec<_>>()
    };
    let units = move || {
        choice.names.with(|names| {
            let units = names.units.in_order();
            units
                .into_iter()
                .map(|(_, unit)| (unit.id.clone(), unit.name.clone()))
                .collect::<Vec<_>>()
        })
    };
    let year = move || match choice.scope() {
        Scope::Year(year) => year.to_string(),
        Scope::All | Scope::Unit(_) => String::new(),
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{text::SCOPE}</legend>
            <div class="choices">
                {radio(Kind::All, text::SCOPE_ALL)}
                {move || (!choice.years.with(Vec::is_empty)).then(|| radio(Kind::Year, text::SCOPE_YEAR))}
                {move || (!units().is_empty()).then(|| radio(Kind::Unit, text::SCOPE_UNIT))}
            </div>
        </fieldset>
        {move || match choice.kind.get() {
            Kind::All => ().into_markup(),
            Kind::Year => {
                let choose = Callback::new(move |year: String| {
                    choice.change(|| choice.year.set(year.parse().ok()));
                });
                view! {
                    <Select
                        id="export-year"
                        label=text::YEAR
                        choices=Signal::derive(years)
                        value=Signal::derive(year)
                        on_choose=choose
                    />
                }
            }
            Kind::Unit => {
                let choose = Callback::new(move |unit| choice.change(|| choice.unit.set(Some(unit))));
                view! {
                    <Select
                        id="export-unit"
                        label=text::UNIT
                        choices=Signal::derive(units)
                        value=Signal::derive(move || choice.chosen_unit())
                        on_choose=choose
                    />
                }
            }
        }}
    }
}

/// Says what goes into the file, what is undecided in it, and whether it names its sender.
#[component]
fn Hints(choice: Choice) -> impl IntoMarkup {
    let counts = Memo::new(move |_| {
        let piece = choice.piece();
        (Model::all(&piece).count(), conflicts(&piece).len())
    });
    let has_unit = move || {
        choice
            .app
            .settings
            .with(|settings| !settings.unit.is_empty())
    };
    view! {
        <div role="status">
            <p class="hint">{move || text::n_in_file(counts.get().0)}</p>
            {move || {
                let (_, n_undecided) = counts.get();
                (n_undecided > 0)
                    .then(|| view! { <p class="hint">{text::undecided_travel(n_undecided)}</p> })
            }}
        </div>
        {move || {
            (!has_unit())
                .then(|| {
                    view! {
                        <p class="hint">
                            {text::NO_OWN_UNIT} <a href=Route::Settings.href()>{text::CHOOSE_OWN_UNIT}</a>
                        </p>
                    }
                })
        }}
    }
}

/// Takes the file out by a download or by the clipboard, and says what went.
#[component]
fn Ways(choice: Choice) -> impl IntoMarkup {
    let app = choice.app;
    let done = choice.done;
    let export = move |_| {
        let outgoing = untrack(|| choice.outgoing());
        match files::download(&outgoing.name, "application/json", &outgoing.content) {
            Ok(()) => {
                app.note_export();
                let words = text::exported(&outgoing.name, outgoing.n_models);
                done.set(Some((NoticeKind::Done, words, outgoing.code)));
            }
            Err(files::DownloadFailed) => {
                done.set(Some((
                    NoticeKind::Attention,
                    rescue::NOT_DOWNLOADED.to_owned(),
                    String::new(),
                )));
            }
        }
    };
    let copy = move |_| {
        let outgoing = untrack(|| choice.outgoing());
        spawn_local(async move {
            let note = if clipboard::copy(&outgoing.content).await {
                app.note_export();
                (
                    NoticeKind::Done,
                    text::copied(outgoing.n_models),
                    outgoing.code,
                )
            } else {
                (
                    NoticeKind::Attention,
                    text::NOT_COPIED.to_owned(),
                    String::new(),
                )
            };
            // The screen may be gone by now, and its signals with it.
            let _gone = done.try_set(Some(note));
        });
    };
    view! {
        <div class="buttons">
            <button class="button button--primary" type="button" on:click=export>
                <Icon name=IconName::Download />
                {text::EXPORT}
            </button>
            <button class="button" type="button" on:click=copy>
                <Icon name=IconName::Copy />
                {text::COPY_CONTENT}
            </button>
        </div>
        <div role="status">
            {move || {
                done.get()
                    .map(|(kind, words, code)| {
                        view! {
                            <Notice kind=kind>
                                <p class="notice__text">{words} <FingerprintCode code=code /></p>
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}
