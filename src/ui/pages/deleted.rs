//! Đã xóa: models and years that were deleted and whose texts are still here, to be taken back or erased for good.

use leptos::prelude::*;

use crate::domain::change::Change;
use crate::domain::command::Command;
use crate::domain::date::Timestamp;
use crate::domain::deletion::{Deleted, DeletedTexts, Purged};
use crate::domain::model::Model;
use crate::shell::list_place::ListPlace;
use crate::shell::{clock, page};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::{HEADING_ID, PageHeader};
use crate::ui::components::select::{Choice, Select};
use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::pages::models::LastList;
use crate::ui::reactive::{Memo, RwSignal, Signal};
use crate::ui::record_words::{dotted, moment, record_title, writer};
use crate::ui::show_more::show_more;
use crate::ui::state::App;
use crate::ui::text::{conflicts, deleted as text, paths, shell};

use super::purge::{Asked, all_deleted};

/// How many are shown at first, and how many more at each asking.
const N_SHOWN: usize = 20;
const MS_OF_A_DAY: i64 = 86_400_000;

/// Lists what was deleted longer ago than some days.
pub fn older_than(all: &[Deleted], days: u32, now: Timestamp) -> Vec<Purged> {
    let until = Timestamp::from_millis(now.as_millis() - i64::from(days) * MS_OF_A_DAY);
    let older = all.iter().filter(|one| days == 0 || one.is_before(until));
    older.map(|one| one.what.clone()).collect()
}

/// Shows the list, the last deleted first.
#[component]
pub fn DeletedPage() -> impl IntoMarkup {
    page::set_title(&shell::window_title(text::TITLE));
    let app = App::expect();
    let all = Memo::new(move |_| app.register.with(Deleted::all));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <a class="back-link" href=LastList::route().href()>
            <Icon name=IconName::ChevronLeft />
            {shell::MODELS}
        </a>
        <PageHeader title=text::TITLE.to_owned() />
        <div class="stack narrow">
            <p class="hint">{text::LEAD}</p>
            {move || match is_empty.get() {
                true => empty(),
                false => view! {
                    <Older all=all />
                    <List all=all />
                },
            }}
        </div>
    }
}

fn empty() -> Markup {
    view! {
        <div class="card empty-state">
            <Icon name=IconName::Trash />
            <p>{text::EMPTY}</p>
            <p class="hint">{text::EMPTY_HINT}</p>
        </div>
    }
}

/// Leads to erasing for good all that was deleted some time ago.
#[component]
fn Older(all: Memo<Vec<Deleted>>) -> impl IntoMarkup {
    let days = RwSignal::new(text::USUAL_DAYS);
    let n_older =
        Memo::new(move |_| all.with(|all| older_than(all, days.get(), clock::now()).len()));
    let choices: Vec<Choice> = text::DAYS
        .into_iter()
        .map(|days| (days.to_string(), text::older_than(days)))
        .collect();
    let choose = Callback::new(move |chosen: String| {
        days.set(chosen.parse().unwrap_or(text::USUAL_DAYS));
    });
    let way = move || match n_older.get() {
        0 => view! { <p class="hint">{text::NONE_SO_OLD}</p> },
        n => view! {
            <div class="buttons">
                <a class="button" href=Asked::OlderThan(days.get()).route().href()>
                    <Icon name=IconName::Trash />
                    {text::purge_all(n)}
                </a>
            </div>
        },
    };
    view! {
        <section class="card" aria-labelledby="older-title">
            <h2 class="card__title" id="older-title">
                {text::OLDER}
            </h2>
            <Select
                id="older-than"
                label=text::OLDER_THAN
                choices=Signal::derive(move || choices.clone())
                value=Signal::derive(move || days.get().to_string())
                on_choose=choose
            />
            <div role="status">{way}</div>
        </section>
    }
}

#[component]
fn List(all: Memo<Vec<Deleted>>) -> impl IntoMarkup {
    let n_shown = RwSignal::new(N_SHOWN);
    let n_all = Signal::derive(move || all.with(Vec::len));
    let rows = move || all.with(|all| all.iter().take(n_shown.get()).map(row).collect());
    view! {
        <ul class="stack">{keyed_list(rows)}</ul>
        {show_more(n_all, n_shown, N_SHOWN, text::more)}
    }
}

fn row(deleted: &Deleted) -> Row {
    let Purged { record, year } = &deleted.what;
    let year = year.map_or(String::new(), |year| year.to_string());
    let key = format!("{record} {year} {}", deleted.stamp.at.as_millis());
    let deleted = deleted.clone();
    Row::new(
        key,
        move || view! { <li class="card">{card(deleted.clone())}</li> },
    )
}

/// Shows one of them, with the two ways on.
fn card(deleted: Deleted) -> Markup {
    let app = App::expect();
    let Deleted { what, stamp } = deleted;
    let (title, unit) = app.register.with_untracked(|register| {
        let record = register.get(&what.record);
        let unit = record.map_or("", |record| Model::new(&what.record, record).unit());
        let unit = app
            .names
            .with_untracked(|names| names.units.told_apart(unit).to_owned());
        (record_title(register, &what.record), unit)
    });
    let year = what.year.map(paths::in_year).unwrap_or_default();
    let hidden = format!(" {}", dotted(&[&title, &year]));
    let place = dotted(&[&unit, &year]);
    let purge = Asked::of(&what).route().href();
    let deed = text::restored(&title, what.year);
    let restore = move |_| {
        let command = match what.year {
            None => Command::Restore(what.record.clone()),
            Some(_) => {
                let change = Change::Restore(what.prefix());
                Command::Make(vec![(what.record.clone(), vec![change])])
            }
        };
        let list = ListPlace::here();
        if app.dispatch(command, deed.clone()) {
            request_animation_frame(move || ListPlace::focus(list, HEADING_ID));
        }
    };
    view! {
        <h2 class="card__title">{title}</h2>
        {(!place.is_empty()).then(|| view! { <p>{place}</p> })}
        <p class="hint">{conflicts::deleted_by(&writer(&stamp), &moment(&stamp))}</p>
        <div class="buttons">
            <button class="button" type="button" on:click=restore>
                <Icon name=IconName::Undo />
                {text::RESTORE}
                <span class="visually-hidden">{hidden.clone()}</span>
            </button>
            <a class="button button--quiet" href=purge>
                <Icon name=IconName::Trash />
                {text::TO_PURGE}
                <span class="visually-hidden">{hidden}</span>
            </a>
        </div>
    }
}

/// Leads to the list from another screen, and says how much there is; nothing there where nothing is.
pub fn link() -> Markup {
    let app = App::expect();
    let n = Memo::new(move |_| app.register.with(DeletedTexts::of).n_all());
    let link = move || match n.get() {
        0 => Markup::Nothing,
        n => view! { <p><a href=all_deleted().href()>{text::link(n)}</a></p> },
    };
    link.into_markup()
}
