//! A copied table: read back as a spreadsheet reads what is pasted.

use so_dan_van_kheo::domain::figures::Question;
use so_dan_van_kheo::report::tables::{Cell, Column, ReportKind, Row, Table};

use crate::dom::{Event, parse};
use crate::sample::register;
use crate::{answer, field};

/// Is what a spreadsheet set to the United States makes of a cell.
#[derive(Clone, PartialEq, Debug)]
enum Read {
    Text(String),
    Number(f64),
    /// A formula, a date, a truth, or a number that was written as a text.
    Other(String),
}

impl Read {
    fn of(text: &str) -> Self {
        let other = |text: &str| Self::Other(text.to_owned());
        let (is_digit, is_part) = (
            |byte: u8| byte.is_ascii_digit(),
            |byte: u8| byte.is_ascii_digit() || b".,-/:%eE+ ".contains(&byte),
        );
        match text {
            "" => Self::Text(String::new()),
            _ if text.trim_start_matches('-').bytes().all(is_digit) => {
                Self::Number(text.parse().unwrap())
            }
            _ if text.starts_with(['=', '+', '-', '@', '＝', '\'']) => other(text),
            _ if text.bytes().all(is_part) && text.bytes().any(is_digit) => other(text),
            "TRUE" | "FALSE" => other(text),
            // Only the space that is not seen.
            _ => Self::Text(text.trim_start_matches('\u{a0}').to_owned()),
        }
    }
}

fn text(text: &str) -> Read {
    Read::Text(text.to_owned())
}

/// Reads lines of cells between tabs: a quote at the start of a cell lasts to the next one that stands alone.
fn pasted(tabbed: &str) -> Vec<Vec<Read>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut is_quoted, mut was_quoted) = (false, false);
    let mut letters = tabbed.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if is_quoted => is_quoted = false,
            '"' if cell.is_empty() && !was_quoted => (is_quoted, was_quoted) = (true, true),
            '\t' | '\n' if !is_quoted => {
                row.push(Read::of(&cell));
                cell.clear();
                was_quoted = false;
                if letter == '\n' {
                    rows.push(std::mem::take(&mut row));
                }
            }
            other => cell.push(other),
        }
    }
    assert!(!is_quoted && cell.is_empty() && row.is_empty());
    rows
}

/// Reads the cells of a page, each with whether it says that it is a text.
fn pasted_page(page: &str) -> Vec<Vec<Read>> {
    let (mut rows, mut cell, mut is_text): (Vec<Vec<Read>>, String, bool) = Default::default();
    for event in parse(&format!("<!doctype html>{page}"), true) {
        match event {
            Event::Begin(name, _) if name == "tr" => rows.push(Vec::new()),
            Event::Begin(name, _) if name == "br" => cell.push('\n'),
            Event::Begin(name, attributes) if name == "td" || name == "th" => {
                cell.clear();
                let has = |name: &str, words: &str| {
                    let mut attributes = attributes.iter();
                    attributes.any(|(one, value)| one == name && value.contains(words))
                };
                is_text = has("style", r"mso-number-format:'\@'");
                assert_eq!(has("sdnum", ";@"), is_text);
            }
            Event::Text(words) => cell.push_str(&words),
            Event::End(name) if name == "td" || name == "th" => {
                rows.last_mut().unwrap().push(match is_text {
                    true => text(&cell),
                    false => Read::of(&cell),
                });
            }
            _ => {}
        }
    }
    rows
}

/// Reads a table back in both ways, which say the same: the heads, and the rows.
#[track_caller]
fn read(table: &Table) -> (Vec<String>, Vec<Vec<Read>>) {
    let mut lines = pasted(&table.to_tabbed()).split_off(1);
    let page = pasted_page(&table.to_page());
    let in_one_line = |read: &Read| match read {
        Read::Text(text) => Read::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        other => other.clone(),
    };
    let flat = page.iter().map(|row| row.iter().map(in_one_line).collect());
    assert_eq!(lines, flat.collect::<Vec<Vec<Read>>>());
    let heads = lines.remove(0).into_iter();
    let heads: Vec<String> = heads
        .map(|head| match head {
            Read::Text(head) => head,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(lines.iter().all(|row| row.len() == heads.len()));
    (heads, lines)
}

/// Returns one column.
#[track_caller]
fn column(read: &(Vec<String>, Vec<Vec<Read>>), head: &str) -> Vec<Read> {
    let at = read.0.iter().position(|one| one == head).unwrap();
    read.1.iter().map(|row| row[at].clone()).collect()
}

#[test]
fn cells_that_bite_are_seventeen_rows_of_texts_each_in_its_own_column() {
    let titles = [
        "\"Camera an ninh\" thôn 5",
        "\"Đường hoa chưa đóng ngoặc",
        "=1+1",
        "+5 hộ thoát nghèo",
        "-3 điểm tai nạn",
        "@nhóm Zalo khu 2",
        "1-2",
        "3/5",
        "00123",
        "1.234",
        "12,125",
        "2026-03-05",
        "'Nháy đơn đứng đầu",
        "Hai \"\"nháy\"\" giữa",
        "TRUE",
        "1E5",
        "＝1+1",
    ];
    let report = answer(
        &field("25-cells-that-bite.json"),
        ReportKind::Register,
        &Question::of_year(2026),
    );
    let read = read(&report.tables[0]);
    assert_eq!(read.1.len(), 17);
    for head in ["Tên mô hình, điển hình", "Tập thể, cá nhân thực hiện"] {
        let mut cells = column(&read, head);
        for title in titles {
            let at = cells.iter().position(|cell| *cell == text(title));
            cells.remove(at.unwrap_or_else(|| panic!("{head}: {title}")));
        }
        assert_eq!(cells, []);
    }
    for (head, all) in [
        ("Đơn vị", "Xã Suối Lành"),
        ("Giai đoạn", "Được công nhận"),
        ("Cấp công nhận", "Cấp xã"),
        ("Số quyết định", "05/03"),
        ("Ngày quyết định", "15/10/2026"),
        ("Cơ quan quyết định", "Ủy ban xã"),
    ] {
        assert_eq!(column(&read, head), vec![text(all); 17], "{head}");
    }
    let numbers: Vec<Read> = (1..=17).map(|n| Read::Number(f64::from(n))).collect();
    assert_eq!(column(&read, "TT"), numbers);
}

#[test]
fn a_decimal_comma_is_no_mark_of_thousands_where_it_is_pasted() {
    let report = answer(
        &field("14-decimals-add-up.json"),
        ReportKind::Indicators,
        &Question::of_year(2026),
    );
    let read = read(&report.tables[0]);
    let names = column(&read, "Chỉ số");
    let of = |name| names.iter().position(|one| *one == text(name)).unwrap();
    let sums = column(&read, "Cộng");
    assert_eq!(sums[of("Diện tích hiến")], Read::Number(1.0));
    assert_eq!(sums[of("Đất làm đường")], text("12,125"));
    let n_models = column(&read, "Số mô hình");
    assert_eq!(n_models[of("Diện tích hiến")], Read::Number(10.0));
}

fn table(cells: impl IntoIterator<Item = Cell>) -> Table {
    let cells: Vec<Cell> = cells.into_iter().collect();
    let column = Column {
        label: "Cột".into(),
        ..Column::default()
    };
    Table {
        columns: vec![column; cells.len()],
        rows: vec![Row {
            depth: 0,
            is_total: false,
            cells,
        }],
        ..Table::default()
    }
}

#[test]
fn whole_numbers_are_pasted_as_numbers_and_all_others_as_texts() {
    let numbers = [
        ("17.558", Read::Number(17_558.0)),
        ("+1.234", Read::Number(1_234.0)),
        ("−1.234", Read::Number(-1_234.0)),
        ("0", Read::Number(0.0)),
        ("−5,25", text("-5,25")),
        ("+12,5 %", text("12,5 %")),
        ("–", text("–")),
        // More digits than a spreadsheet keeps.
        ("9.007.199.254.740.995", text("9007199254740995")),
    ];
    let copied = read(&table(
        numbers.iter().map(|(number, _)| Cell::number(*number)),
    ));
    let expect: Vec<Read> = numbers.into_iter().map(|(_, read)| read).collect();
    assert_eq!(copied.1, [expect]);
}

#[test]
fn a_copied_text_stays_in_its_cell_and_is_no_formula() {
    let texts = [
        "=1+1",
        "+84 912",
        "-SUM(A1)",
        "@a",
        "+3",
        "−2",
        "-5,5",
        "",
        "\"=1+1\"",
        "\"Camera\" thôn 5",
        "thôn \"5\"",
        "\"",
        "12:30",
        "45 %",
        "007",
        "05/QĐ-UBND",
        "<b>&amp;</b>",
        "Khu 5",
    ];
    let copied = read(&table(texts.map(Cell::text)));
    assert_eq!(copied.1, [texts.map(text).to_vec()]);
    let lines = read(&table([Cell::text("a\tb\n c ")]));
    assert_eq!(lines.1, [[text("a b c")]]);
    // What only some spreadsheets read, or in some countries.
    let tabbed = table(["5 Mar", "mar 5", "5 PM", "1D5", "$5", "(5)", "5 đ"].map(Cell::text));
    let tabbed = tabbed.to_tabbed();
    let row = tabbed.lines().nth(2).unwrap();
    assert!(
        row.split('\t').all(|cell| cell.starts_with('\u{a0}')),
        "{row}"
    );
    // And what none reads is left as it is.
    let plain = table(["Khu 5", "05/QĐ-UBND", "Tổ 3 mar", "mẹ 5", "Mar"].map(Cell::text));
    assert!(!plain.to_tabbed().contains('\u{a0}'));
}

#[test]
fn every_fact_has_a_column_of_its_own_and_lines_stay_in_their_cell() {
    let question = Question {
        from_year: 2024,
        ..Question::of_year(2025)
    };
    let report = answer(&register(), ReportKind::Register, &question);
    let table = &report.tables[0];
    let read = read(table);
    let of = |head| column(&read, head)[1].clone();
    for (head, expect) in [
        ("Năm", Read::Number(2024.0)),
        ("Tập thể, cá nhân thực hiện", text("Chi hội Phụ nữ khu 2")),
        ("Đơn vị", text("Xã Hanh Cù")),
        ("Bắt đầu", text("03/2024")),
        ("Kết thúc", text("31/12/2025")),
        ("Kết quả", text("Dài 2 km")),
        ("Điểm", text("92,5")),
        ("Xếp loại", text("Tốt")),
        ("Giai đoạn", text("Được công nhận")),
        ("Số quyết định", text("05/QĐ-UBND")),
        ("Hình thức khen thưởng", text("Giấy khen; Bằng khen")),
        ("Cơ quan khen thưởng", text("UBND huyện; UBND tỉnh")),
        ("Người được khen thưởng", text("Chi hội;")),
        ("Số quyết định khen thưởng", text("")),
    ] {
        assert_eq!(of(head), expect, "{head}");
    }
    let methods = "Mỗi tháng một buổi.<br style=\"mso-data-placement:same-cell\">Trồng hoa";
    assert!(table.to_page().contains(methods));
}
