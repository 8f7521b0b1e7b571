//! Danh mục: the words models choose from, the tree of units, and which words and criteria are valid in which years.

use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use crate::domain::register::Collection;
use crate::shell::page;
use crate::ui::components::page_header::PageHeader;
use crate::ui::text::catalogue::{self as text, ListName, list_title};
use crate::ui::text::sets::SETS;
use crate::ui::text::shell;

mod change_form;
mod effective;
mod entries;
mod indicator_form;
pub(super) mod levels_and_kinds;
mod line;
mod paste_form;
mod row;
mod set_form;
mod set_line;
mod set_parts;
mod set_rows;
mod sets;
mod several_units;
mod unit_form;
mod units;

use entries::collection;
use line::heading_id;

/// Shows the catalogue.
#[component]
pub fn Catalogue() -> impl IntoMarkup {
    page::set_title(&shell::window_title(shell::CATALOGUE));
    view! {
        <PageHeader title=shell::CATALOGUE.to_owned() />
        {jumps()}
        <div class="stack narrow">
            <entries::EntriesCard list=ListName::Fields />
            <units::UnitsCard />
            <entries::EntriesCard list=ListName::Kinds />
            <entries::EntriesCard list=ListName::Levels />
            <entries::EntriesCard list=ListName::Grades />
            <entries::EntriesCard list=ListName::AwardForms />
            <entries::EntriesCard list=ListName::AwardingBodies />
            <entries::EntriesCard list=ListName::Indicators />
            <sets::SetsCard />
        </div>
    }
}

/// Leads to the parts of a page that is many screens long on a phone.
fn jumps() -> Markup {
    let lists = [
        ListName::Kinds,
        ListName::Levels,
        ListName::Grades,
        ListName::AwardForms,
        ListName::AwardingBodies,
        ListName::Indicators,
    ];
    let list = |list| (collection(list), list_title(list));
    let parts = [list(ListName::Fields), (Collection::Units, text::UNITS)];
    let parts = parts.into_iter().chain(lists.map(list));
    let parts = parts.chain([(Collection::SETS, SETS)]);
    let jump = |(list, title): (Collection, &'static str)| {
        let id = heading_id(&list);
        let go = move |_| {
            page::bring_into_view(&id);
            page::focus(&id);
        };
        view! {
            <button class="button button--quiet" type="button" on:click=go>
                {title}
            </button>
        }
    };
    view! {
        <nav class="jumps" aria-label=text::PARTS>
            {parts.map(jump).collect::<Markup>()}
        </nav>
    }
}
