//! The mark at headings whose name is undecided, and the note that explains it.

use std::collections::BTreeSet;

use super::{Cell, Note, Table};
use crate::report::catalogue::Catalogue;

/// Stands behind such a heading.
const MARK: &str = " (*)";
/// How many headings the note names.
const N_NAMED: usize = 10;

/// Marks the heads of rows and columns of a table.
pub(super) fn mark(table: &mut Table, catalogue: &Catalogue) {
    let undecided: BTreeSet<&str> = catalogue.undecided().collect();
    if undecided.is_empty() {
        return;
    }
    let mut named: Vec<String> = Vec::new();
    let mut mark = |label: &mut String| {
        if undecided.contains(label.as_str()) {
            if !named.contains(label) {
                named.push(label.clone());
            }
            label.push_str(MARK);
        }
    };
    for column in &mut table.columns {
        mark(&mut column.group);
        mark(&mut column.label);
    }
    for row in table.rows.iter_mut().filter(|row| !row.is_total) {
        if let Some(Cell::Text(label)) = row.cells.first_mut() {
            mark(label);
        }
    }
    if named.is_empty() {
        return;
    }
    let quoted: Vec<String> = (named.iter().take(N_NAMED))
        .map(|name| format!("“{name}”"))
        .collect();
    let more = if named.len() > N_NAMED { "…" } else { "" };
    table.notes.push(Note::plain(format!(
        "(*) Tên chưa thống nhất giữa các đơn vị: {}{more}. Đang dùng tên của đơn vị mình, không có thì của cấp trên gần nhất, rồi tên có sẵn, rồi mới đến tên ghi sau cùng, \
         cho đến khi quyết định ở “Chỗ khác nhau”.",
        quoted.join(", ")
    )));
}
