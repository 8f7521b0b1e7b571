//! The readable page ("tệp mở được ngay"): what an exchange file holds, as a page that every phone shows, with the file inside.
//!
//! There is no script in it and no address but that of the file inside; its policy forbids both. What it shows is what the file
//! holds, as its maker's screens show it; what is undecided stands with all its values below the name of its model.

mod details;
mod models;
mod opening;
mod years;

use crate::domain::conflict::conflicts;
use crate::domain::date::Timestamp;
use crate::domain::own_first::as_shown;
use crate::domain::path::Path;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::scope::{Content, Scope};
use crate::domain::value::Value;

use super::catalogue::Catalogue;
use super::html::Html;

/// Is how many models a page shows with everything that is written of them; a page with more has the columns of its table alone.
pub const MAX_WITH_DETAILS: usize = 1_000;
/// Is how many models a page shows at all.
pub const MAX_SHOWN: usize = 20_000;
/// Is the style of every page. Its hash stands in the policy of the page, which thus forbids every other.
pub const STYLE: &str = include_str!("readable/page.css");
/// Is the policy of every page: nothing is loaded, nothing runs, nothing is sent, and the style is this one.
pub const POLICY: &str = "default-src 'none'; style-src 'sha256-/MyjIyREGDMK6rf8gPMab03I7yvskwbZsOzYI14Tqe4='; base-uri 'none'; form-action 'none'";

/// Is what a page is made of.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// What is in the file.
    pub piece: &'a Register,
    /// What it covers.
    pub scope: &'a Scope,
    /// Since when it has what has changed alone; `None` where it has all.
    pub changed_since: Option<Timestamp>,
    /// When it was made.
    pub at: Timestamp,
    /// The id of the unit that made it; may be empty.
    pub own: &'a str,
    /// Its name; may be empty.
    pub maker: &'a str,
    /// The fingerprint of what is in it.
    pub code: &'a str,
    /// The file.
    pub inside: Inside<'a>,
    /// The words of the screens.
    pub words: &'a dyn Words,
}

/// Is the exchange file as the page has it inside.
#[derive(Clone, Copy)]
pub struct Inside<'a> {
    /// The name it is saved under.
    pub file_name: &'a str,
    /// The digest of its bytes.
    pub digest: &'a str,
    /// Its address, where a browser can save it, or its compressed content.
    pub content: Result<&'a str, &'a str>,
}

/// Has the words that screens have for places and values.
pub trait Words {
    /// Returns the label of a leaf, with its year.
    fn label(&self, path: &Path) -> String;
    /// Returns a value in words; lists over several lines.
    fn value(&self, path: &Path, value: &Value) -> String;
    /// Returns the word for the records of a list.
    fn list(&self, collection: &Collection) -> String;
    /// Returns what a record is called.
    fn record(&self, id: &RecordId) -> String;
}

/// Writes the page.
pub fn page(about: &About<'_>) -> String {
    let catalogue = Catalogue::of(&as_shown(about.piece, about.own));
    let undecided = conflicts(about.piece);
    let mut html = Html::default();
    opening::write(&mut html, about, &catalogue, &undecided);
    match about.scope.content {
        Content::Models => {
            years::write(&mut html, about, &catalogue);
            models::write(&mut html, about, &catalogue, &undecided);
        }
        Content::Catalogue | Content::Set(_) => details::lists(&mut html, about),
    }
    if let Err(kept) = about.inside.content {
        html.put("<div id=\"so-dan-van-kheo-file\" hidden data-digest=");
        html.value(about.inside.digest).put(">");
        html.say(kept).put("</div>");
    }
    html.put("</main></body></html>\n");
    html.into_text()
}
