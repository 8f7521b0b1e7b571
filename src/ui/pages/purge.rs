//! Xóa hẳn: what goes, what cannot be called back, and one button that does it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::deletion::{Deleted, Purged};
use crate::domain::register::{RecordId, Register};
use crate::shell::{clock, page};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Failure, Notice, NoticeKind};
use crate::ui::components::page_header::PageHeader;
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use crate::ui::record_words::{dotted, record_title};
use crate::ui::route::{Query, Route, encoded};
use crate::ui::state::{App, Purging};
use crate::ui::text::{deleted as text, models, paths, shell};

use super::deleted::older_than;

/// How many are named.
const N_NAMED: usize = 20;

/// Is what the screen is asked to erase for good, as its address says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// A model.
    Model(String),
    /// A model's entry of a year.
    Year(String, i32),
    /// All that was deleted longer ago than some days; 0 for all.
    OlderThan(u32),
}

impl Asked {
    /// Asks for one thing.
    pub fn of(what: &Purged) -> Self {
        match (what.record.id.clone(), what.year) {
            (id, None) => Self::Model(id),
            (id, Some(year)) => Self::Year(id, year),
        }
    }

    /// Reads the query of the address of the list of what is deleted; `None` where it asks for nothing that is understood.
    pub fn parse(query: &str) -> Option<Self> {
        let query = Query::parse(query);
        let days = query.get("cu-hon").parse();
        match (query.get("xoa-han"), query.get("nam").parse(), days) {
            ("", _, Ok(days)) => Some(Self::OlderThan(days)),
            ("", ..) => None,
            (id, Ok(year), _) => Some(Self::Year(id.to_owned(), year)),
            (id, ..) => Some(Self::Model(id.to_owned())),
        }
    }

    /// Returns the way to the screen.
    pub fn route(&self) -> Route {
        let query = match self {
            Self::Model(id) => format!("xoa-han={}", encoded(id)),
            Self::Year(id, year) => format!("xoa-han={}&nam={year}", encoded(id)),
            Self::OlderThan(days) => format!("cu-hon={days}"),
        };
        Route::Deleted { query }
    }

    /// Names what of it is there to be erased.
    fn found(&self, register: &Register) -> Vec<Purged> {
        let one = |id: &str, year| {
            let record = RecordId::model(id);
            let what = Purged { record, year };
            let record = register.get(&what.record);
            let is_there = record.is_some_and(|record| record.has_content(&what.prefix()));
            is_there.then_some(what).into_iter().collect()
        };
        match self {
            Self::Model(id) => one(id, None),
            Self::Year(id, year) => one(id, Some(*year)),
            Self::OlderThan(days) => older_than(&Deleted::all(register), *days, clock::now()),
        }
    }

    /// Returns the screen that people come from, and its name.
    fn back(&self, register: &Register) -> (Route, &'static str) {
        let shown = match self {
            Self::Model(id) => Some(RecordId::model(id.as_str())),
            Self::Year(..) | Self::OlderThan(_) => None,
        };
        match shown.filter(|id| register.visible(id).is_some()) {
            Some(id) => (Route::Model { id: id.id }, models::MODEL),
            None => (all_deleted(), text::TITLE),
        }
    }
}

/// Returns the way to the list of what is deleted.
pub fn all_deleted() -> Route {
    let query = String::new();
    Route::Deleted { query }
}

/// Asks whether something shall be erased for good.
#[component]
pub fn PurgePage(
    /// What.
    asked: Asked,
) -> impl IntoMarkup {
    page::set_title(&shell::window_title(text::PURGE));
    let app = App::expect();
    let (back, back_to) = app.register.with_untracked(|register| asked.back(register));
    let back_href = back.href();
    let is_working = RwSignal::new(false);
    let found = Memo::new(move |before: Option<&Vec<Purged>>| match before {
        // While it is done it goes from the register, and from the screen only then.
        Some(before) if is_working.get() => before.clone(),
        _ => app.register.with(|register| asked.found(register)),
    });
    let is_nothing = Memo::new(move |_| found.with(Vec::is_empty));
    let content = move || match is_nothing.get() {
        true => nothing(),
        false => view! { <Confirmation found=found is_working=is_working back=back.clone() /> },
    };
    view! {
        <a class="back-link" href=back_href>
            <Icon name=IconName::ChevronLeft />
            {back_to}
        </a>
        <PageHeader title=text::PURGE.to_owned() />
        <div class="stack narrow">{content}</div>
    }
}

fn nothing() -> Markup {
    view! {
        <div class="card empty-state">
            <Icon name=IconName::Trash />
            <p>{text::NOTHING}</p>
            <p class="hint">{text::NOTHING_HINT}</p>
            <div class="buttons">
                <a class="button" href=all_deleted().href()>
                    {text::TITLE}
                </a>
            </div>
        </div>
    }
}

/// Says what goes and what cannot be reached, and does it.
#[component]
fn Confirmation(
    found: Memo<Vec<Purged>>,
    is_working: RwSignal<bool>,
    back: Route,
) -> impl IntoMarkup {
    let app = App::expect();
    let failure = RwSignal::new(None::<String>);
    let is_shown = move || {
        app.register.with(|register| {
            found.with(|found| {
                let is_shown = |what: &Purged| register.visible(&what.record).is_some();
                found
                    .iter()
                    .any(|what| what.year.is_none() && is_shown(what))
            })
        })
    };
    let cancel = back.href();
    let purge = move |_| {
        if is_working.get_untracked() {
            return;
        }
        is_working.set(true);
        failure.set(None);
        let what = found.get_untracked();
        // What was a model's page is no screen any more.
        let next = match back.clone() {
            Route::Model { .. } => all_deleted(),
            other => other,
        };
        spawn_local(async move {
            let n_years = what.iter().filter(|one| one.year.is_some()).count();
            let deed = text::purged(what.len() - n_years, n_years);
            let done = app.purge(what, deed.clone()).await;
            // The screen may have been left by now.
            is_working.try_set(false);
            match done {
                Purging::Done => app.say_done(&shell::done(&deed)),
                Purging::Left => app.say(text::LEFT),
                Purging::Refused => {
                    failure.try_set(Some(text::REFUSED.to_owned()));
                    return;
                }
            }
            page::go_to(&next.fragment());
        });
    };
    let n = move || found.with(Vec::len);
    let has_aside = move || {
        let is_any = app.set_aside.with(|all| !all.is_empty());
        is_any
            || app
                .with_store(|store| store.aside())
                .is_ok_and(|all| !all.is_empty())
    };
    view! {
        <section class="card" aria-labelledby="purge-what">
            <h2 class="card__title" id="purge-what">
                {text::WHAT}
            </h2>
            {move || found.with(|found| named(app, found))}
            <Notice kind=NoticeKind::Attention>
                <div class="notice__text">
                    <p>
                        <strong>{text::FOR_GOOD}</strong>
                    </p>
                    {move || is_shown().then(|| view! { <p>{text::STILL_SHOWN}</p> })}
                </div>
            </Notice>
            {list(text::GOES, &text::GOES_LIST)}
            {list(text::TRAVELS, &text::TRAVELS_LIST)}
            {list(text::STAYS, &text::STAYS_LIST)}
            {move || has_aside().then(|| view! { <p class="hint">{text::SET_ASIDE}</p> })}
            <Failure why=failure />
            <div class="buttons">
                <button
                    class="button button--primary"
                    type="button"
                    aria-disabled=move || is_working.get().then_some("true")
                    on:click=purge
                >
                    <Icon name=IconName::Trash />
                    {move || text::purge_n(n())}
                </button>
                <a class="button" href=cancel>
                    {shell::CANCEL}
                </a>
            </div>
            <p role="status">{move || is_working.get().then_some(text::WORKING)}</p>
        </section>
    }
}

/// Names what is to be erased, as long as it is there to be named.
fn named(app: App, found: &[Purged]) -> Markup {
    let name = |what: &Purged| {
        let title = app
            .register
            .with(|register| record_title(register, &what.record));
        let year = what.year.map(paths::in_year).unwrap_or_default();
        view! { <li><strong>{dotted(&[&title, &year])}</strong></li> }
    };
    let n_more = found.len().saturating_sub(N_NAMED);
    view! {
        <ul class="bullets">
            {found.iter().take(N_NAMED).map(name).collect::<Markup>()}
            {(n_more > 0).then(|| view! { <li>{text::and_more(n_more)}</li> })}
        </ul>
    }
}

fn list(heading: &'static str, items: &[&'static str]) -> Markup {
    let item = |words: &&'static str| view! { <li>{*words}</li> };
    view! {
        <div>
            <h3>{heading}</h3>
            <ul class="bullets">{items.iter().map(item).collect::<Markup>()}</ul>
        </div>
    }
}
