//! Danh mục: the words models choose from, the tree of units, and which words and criteria are valid in which years.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::shell::page;
use crate::ui::components::page_header::PageHeader;
use crate::ui::text::catalogue::ListName;
use crate::ui::text::shell;

mod change_form;
mod effective;
mod entries;
mod indicator_form;
mod line;
mod paste_form;
mod row;
mod set_form;
mod set_line;
mod set_parts;
mod set_rows;
mod sets;
mod several_units;
pub(super) mod unit_form;
mod units;

/// Shows the catalogue.
#[component]
pub fn Catalogue() -> impl IntoMarkup {
    page::set_title(&shell::window_title(shell::CATALOGUE));
    view! {
        <PageHeader title=shell::CATALOGUE.to_owned() />
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
