//! Trao đổi tệp: files come in after a look at what they would change, go out by scope, and differences are decided.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::shell::page;
use crate::ui::components::page_header::PageHeader;
use crate::ui::route::Route;
use crate::ui::text::{duplicates, journal, reported, shell};

mod conflict_card;
mod conflicts;
mod conflicts_bulk;
mod deleted_choice;
mod deletion_card;
mod done_notice;
mod dropped;
mod export;
mod fingerprints;
mod import;
mod incoming;
mod looking;
pub(in crate::ui::pages) mod outgoing;
pub(in crate::ui::pages) mod passphrase_choice;
mod preview;
mod preview_adrift;
mod preview_backup;
mod preview_closings;
mod preview_conflicts;
mod preview_details;
mod preview_erased;
mod preview_remarks;
mod preview_sides;
mod preview_tables;
mod readable;
mod reading;
mod scope_choice;
mod senders;
mod unlocking;
mod ways;

/// Shows the exchange of files.
#[component]
pub fn Exchange() -> impl IntoMarkup {
    page::set_title(&shell::window_title(shell::EXCHANGE));
    view! {
        <PageHeader title=shell::EXCHANGE.to_owned() />
        <div class="stack exchange">
            <div class="stack">
                <import::Import />
                <conflicts::Conflicts />
                <senders::Senders />
                <p>
                    {duplicates::BEFORE_LINK} " " <a href=Route::Duplicates.href()>{duplicates::TITLE}</a>
                </p>
                <p>
                    {reported::BEFORE_LINK} " " <a href=Route::Reported.href()>{reported::TITLE}</a>
                </p>
                <p>
                    {journal::BEFORE_LINK} " " <a href=Route::RestorePoints.href()>{journal::POINTS}</a>
                </p>
            </div>
            <div class="stack">
                <export::ExportCard />
                <fingerprints::Fingerprints />
            </div>
        </div>
    }
}
