//! The exchange file inside a readable page: how it is packed into one, and how it is taken out of one again.
//!
//! A page has its file once, in the element with the id [`ID`], beside the digest of the file's bytes:
//!
//! ```text
//! <a id="…" data-digest="sha256:…" download="….json" href="data:application/json;base64,…">   where a browser can save it
//! <div id="…" data-digest="sha256:…" hidden>base64 of the deflated file</div>                 where it is too long for that
//! ```
//!
//! The page itself is written by `report::readable`. It may have been saved by a browser since: quotes, letters written as
//! references and line breaks are as good as what was written. Nothing else of it is looked at, and nothing is run.

mod letters;
mod tags;

use std::borrow::Cow;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::base64;
use super::digest::digest_of_bytes;
use super::encoding::MAX_BYTES;
use letters::{joined, without_references};
use tags::{Tag, Tags};

/// Is the id of the element that has the file.
pub const ID: &str = "so-dan-van-kheo-file";
/// Is what the page says it was made by, in `<meta name="generator">`.
pub const GENERATOR: &str = "so-dan-van-kheo";
/// Is the length of the longest address that a link may have. Chromium refused longer ones than 2 MiB for many years, and
/// phones are not new.
pub const MAX_LINK: usize = 2 * 1024 * 1024;

const LINK: &str = "data:application/json;base64,";
/// Is how hard the compressor tries. It is the register that people wait for.
const LEVEL: u8 = 3;

/// Is an exchange file as a page has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Packed {
    /// The digest of its bytes.
    pub digest: String,
    /// The file itself.
    pub content: Content,
}

/// Says how a page has its file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    /// As an address that a browser saves.
    Link(String),
    /// Compressed, for the importer alone.
    Kept(String),
}

/// Says why a page gives no file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PageError {
    /// It has none: it is any page of the web, or somebody took it out.
    NoFile,
    /// It ends before the file does.
    Cut,
    /// It has more than one.
    Several,
    /// What it has is not what was put in.
    Damaged,
}

/// Packs an exchange file for a page.
pub fn pack(file: &str) -> Packed {
    let n_link = LINK.len() + file.len().div_ceil(3) * 4;
    let content = match n_link <= MAX_LINK {
        true => Content::Link(format!("{LINK}{}", base64::encode(file.as_bytes()))),
        false => Content::Kept(base64::encode(&compress_to_vec(file.as_bytes(), LEVEL))),
    };
    Packed {
        digest: digest_of_bytes(file.as_bytes()),
        content,
    }
}

/// Says whether a page gives this exchange file.
pub fn gives(page: &str, file: &str) -> bool {
    matches!(take_out(page), Some(Ok(inside)) if inside == file)
}

/// Takes the exchange file out of a page; `None` where a text is no page at all.
pub fn take_out(text: &str) -> Option<Result<String, PageError>> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.starts_with('<') {
        return Some(take_out_of_page(text));
    }
    // A messenger may have put words before it. An exchange file never has any.
    if text.starts_with(['{', '[']) {
        return None;
    }
    // A browser of a phone may have packed the page as a letter, whose lines end anywhere.
    let page = match text.contains("quoted-printable") {
        true => Cow::Owned(joined(text)),
        false => Cow::Borrowed(text),
    };
    page.contains(ID).then(|| take_out_of_page(&page))
}

fn take_out_of_page(page: &str) -> Result<String, PageError> {
    let mut tags = Tags::of(page);
    let mut found = None;
    let mut is_ours = false;
    let mut has_end = false;
    while let Some(tag) = tags.next() {
        is_ours |= tag.is("meta") && tag.content == Some(GENERATOR);
        has_end |= tag.is_end && tag.is("html");
        if tag.is_end || tag.id != Some(ID) {
            continue;
        }
        if found.is_some() {
            return Err(PageError::Several);
        }
        found = Some((tag, tags.rest()));
    }
    match found {
        Some((tag, rest)) => unpack(&tag, rest),
        None if tags.is_cut_in(ID) || (is_ours && !has_end) => Err(PageError::Cut),
        None => Err(PageError::NoFile),
    }
}

/// Reads the element that has the file; `rest` is what stands behind its tag.
fn unpack(tag: &Tag<'_>, rest: &str) -> Result<String, PageError> {
    let bytes = match tag.href {
        Some(href) => {
            let href = compact(href);
            let (head, content) = href.split_once(',').ok_or(PageError::Damaged)?;
            let head = head.to_ascii_lowercase();
            if !(head.starts_with("data:") && head.ends_with(";base64")) {
                return Err(PageError::Damaged);
            }
            let escapes = [("%2b", "+"), ("%2B", "+"), ("%2f", "/"), ("%2F", "/")];
            let escapes = escapes.into_iter().chain([("%3d", "="), ("%3D", "=")]);
            let content = escapes.fold(
                content.to_owned(),
                |content, (escape, letter)| match content.contains(escape) {
                    true => content.replace(escape, letter),
                    false => content,
                },
            );
            base64::decode(&content).ok_or(PageError::Damaged)?
        }
        None => {
            let (content, end) = rest.split_once('<').ok_or(PageError::Cut)?;
            match end.chars().next() {
                Some('/') => {}
                Some(_) => return Err(PageError::Damaged),
                None => return Err(PageError::Cut),
            }
            let deflated = base64::decode(&compact(content)).ok_or(PageError::Damaged)?;
            let limit = MAX_BYTES as usize;
            decompress_to_vec_with_limit(&deflated, limit).map_err(|_| PageError::Damaged)?
        }
    };
    if tag.digest != Some(digest_of_bytes(&bytes).as_str()) {
        return Err(PageError::Damaged);
    }
    String::from_utf8(bytes).map_err(|_| PageError::Damaged)
}

/// Returns a text with its references read and without the white space that base64 never has.
fn compact(text: &str) -> Cow<'_, str> {
    let text = without_references(text);
    match text.bytes().any(|byte| byte.is_ascii_whitespace()) {
        true => text
            .chars()
            .filter(|c| !c.is_ascii_whitespace())
            .collect::<String>()
            .into(),
        false => text,
    }
}
