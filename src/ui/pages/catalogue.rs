//! Danh mục: the words models choose from, and the tree of units.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::shell::page;
use crate::ui::components::page_header::PageHeader;
use crate::ui::text::catalogue::ListName;
use crate::ui::text::shell;

mod change_form;
mod entries;
mod line;
mod paste_form;
mod row;
mod several_units;
mod unit_form;
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
        </div>
    }
}
