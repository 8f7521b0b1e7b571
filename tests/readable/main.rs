#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
//! Readable pages: what they show is text and nothing else, and the file inside comes out as it went in.

mod deleted;
mod dom;
#[path = "../draw/mod.rs"]
mod draw;
mod hostile;
mod inside;
#[path = "../registers/mod.rs"]
mod registers;
mod shown;
#[path = "../varied/mod.rs"]
mod varied;

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::path::Path;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::readable_file::{Content, pack};
use so_dan_van_kheo::report::readable::{About, Inside, Words, page};
use so_dan_van_kheo::ui::text::paths;

/// Says labels as screens do, and values as they are.
struct Plain<'a>(&'a Register);

impl Words for Plain<'_> {
    fn label(&self, path: &Path) -> String {
        paths::path_label(path)
    }

    fn value(&self, _: &Path, value: &Value) -> String {
        fn texts(value: &Value) -> Vec<String> {
            match value {
                Value::Empty | Value::Seen(_) => vec!["(để trống)".to_owned()],
                Value::Bool(truth) => vec![truth.to_string()],
                Value::Number(number) => vec![number.as_str().to_owned()],
                Value::Text(text) => vec![text.clone()],
                Value::List(items) => items.iter().flat_map(texts).collect(),
                Value::Map(members) => members
                    .iter()
                    .flat_map(|(name, value)| [vec![name.clone()], texts(value)].concat())
                    .collect(),
            }
        }
        texts(value).join("\n")
    }

    fn list(&self, collection: &Collection) -> String {
        paths::record_word(collection).to_owned()
    }

    fn record(&self, id: &RecordId) -> String {
        let record = self.0.get(id);
        let member = match id.is_model() {
            true => so_dan_van_kheo::domain::member::TITLE,
            false => so_dan_van_kheo::domain::member::NAME,
        };
        record
            .map_or("", |record| record.text(&[member]))
            .to_owned()
    }
}

/// Writes the page of a file.
fn page_of(piece: &Register, scope: &Scope, maker: &str, file_name: &str, file: &str) -> String {
    let packed = pack(file);
    page(&About {
        piece,
        scope,
        changed_since: None,
        at: Timestamp::from_iso("2026-11-23T02:00:00Z").unwrap(),
        own: "",
        maker,
        code: &Fingerprint::of(piece).to_string(),
        inside: Inside {
            file_name,
            digest: &packed.digest,
            content: match &packed.content {
                Content::Link(address) => Ok(address),
                Content::Kept(kept) => Err(kept),
            },
        },
        words: &Plain(piece),
    })
}

/// Writes the page of everything in a register, as Huyện Thanh Ba exports it, and returns the file too.
fn page_and_file(register: &Register) -> (String, String) {
    let file = registers::export(register);
    let scope = Scope::default();
    let page = page_of(
        register,
        &scope,
        "Huyện Thanh Ba",
        "dvk_huyen-thanh-ba.json",
        &file,
    );
    (page, file)
}
