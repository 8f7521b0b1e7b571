//! What lines turn out to be beside the others: more of a head, a line below another, a heading, a sum.

use std::collections::BTreeMap;

use super::cells::{LETTERS, ROMAN};
use super::{Read, Role, STEP};
use crate::domain::fold::fold;

/// Finds the further rows of a head: those right below it without a number, where there are numbers at all.
pub(super) fn mark_more_of_head(read: &mut [Read]) {
    if read.iter().all(|one| one.number.is_empty()) {
        return;
    }
    let mut is_head = false;
    for one in read {
        match one.line.role {
            Role::Head => is_head = true,
            Role::Unit if is_head && one.number.is_empty() => one.line.role = Role::Head,
            Role::Unit => is_head = false,
            _ => {}
        }
    }
}

/// Is what lines above a list begin with, folded.
const TITLES: [&str; 7] = [
    "danh sach",
    "kinh gui",
    "phu luc",
    "bieu so ",
    "kem theo ",
    "(kem theo ",
    "cong hoa xa hoi chu nghia ",
];

/// Finds the lines above the first unit that are its title, or its year.
pub(super) fn mark_titles(read: &mut [Read]) {
    let is_year = |folded: &str| {
        let digits = folded.strip_prefix("nam ").unwrap_or_default();
        digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let is_title = |one: &&mut Read| {
        let folded = fold(&one.line.name);
        let is_heading = one.line.name.ends_with(':');
        let begins = !is_heading && TITLES.iter().any(|title| folded.starts_with(title));
        one.line.role == Role::AboveHead || one.number.is_empty() && (begins || is_year(&folded))
    };
    for one in read.iter_mut().take_while(is_title) {
        one.line.role = Role::AboveHead;
    }
}

/// Puts 1.1 below 1, where that stands before it.
pub(super) fn mark_within(read: &mut [Read]) {
    let mut widths: BTreeMap<String, usize> = BTreeMap::new();
    for one in read.iter_mut().filter(|one| one.line.role == Role::Unit) {
        let above = one
            .number
            .rsplit_once('.')
            .and_then(|(above, _)| widths.get(above));
        if let Some(width) = above {
            one.line.width = one.line.width.max(width + STEP);
        }
        if one.number.starts_with(|c: char| c.is_ascii_digit()) {
            widths.insert(one.number.clone(), one.line.width);
        }
    }
}

/// Finds the headings: numbered A, B or I, II over lines that are numbered otherwise, each as the next of its kind, or with a colon.
pub(super) fn mark_groups(read: &mut [Read]) {
    let are_counted = read.iter().any(Read::counts);
    let (mut n_letters, mut n_roman) = (0, 0);
    for at in 0..read.len() {
        let next = read.get(at + 1).map(|next| next.line.width);
        let Some(one) = read.get_mut(at) else { return };
        if one.line.role != Role::Unit {
            continue;
        }
        if let (Some(name), true) = (one.line.name.strip_suffix(':'), next.is_some()) {
            one.line.name = name.trim_end().to_owned();
            one.line.role = Role::Group(0);
            continue;
        }
        let named = one.line.name.split_once(". ");
        let (number, name) = match named.filter(|_| one.number.is_empty()) {
            // "X. Thanh Ba" may be short for a commune: it is the tenth heading only where nine stand before it.
            Some((number, name)) => (number, name.trim()),
            None => (one.number.as_str(), one.line.name.as_str()),
        };
        let is_roman = ROMAN.get(n_roman) == Some(&number);
        let is_letter = !is_roman && LETTERS.get(n_letters) == Some(&number);
        if !are_counted || !is_roman && !is_letter {
            continue;
        }
        (n_letters, n_roman) = match is_roman {
            true => (n_letters, n_roman + 1),
            false => (n_letters + 1, 0),
        };
        one.line.name = name.to_owned();
        // What stands further in than a line belongs to it anyway.
        if next.is_none_or(|width| width < one.line.width + STEP) {
            one.line.role = Role::Group(is_roman.into());
        }
    }
}

/// Finds the sums, and what stands below the last of them without a number.
pub(super) fn mark_totals(read: &mut [Read]) {
    let mut is_below = false;
    for one in read {
        let is_total = is_total(&one.line.name);
        is_below = (is_below || is_total) && !one.counts();
        match one.line.role {
            Role::Unit | Role::Nameless if is_total => one.line.role = Role::Total,
            Role::Unit | Role::Nameless if is_below => one.line.role = Role::BelowTotal,
            _ => {}
        }
    }
}

/// Says whether a line is a sum: "Tổng cộng", "Tổng số", "Cộng I", but not "Tổng công ty" nor "Cộng Hòa".
fn is_total(name: &str) -> bool {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    match words.as_slice() {
        ["tong"] | ["cong"] | ["tong", "so", ..] => true,
        ["tong", "cong", rest @ ..] => rest.first() != Some(&"ty"),
        ["cong", next, ..] => {
            let is_counted = next.is_empty() || next.bytes().all(|b| b.is_ascii_digit());
            is_counted || ROMAN.iter().any(|roman| roman.eq_ignore_ascii_case(next))
        }
        _ => false,
    }
}
