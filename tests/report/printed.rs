//! A list on paper: how many sheets and parts, which columns and rows.

use so_dan_van_kheo::domain::figures::Question;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::report::printed::{
    By, Communes, Form, Head, MAX_PAGES, MAX_ROWS, PrintedList,
};
use so_dan_van_kheo::report::tables::ReportKind;

use crate::dom::{Event, parse, text};
use crate::varied::models;
use crate::{answer, field, sample};

fn list(register: &Register, question: &Question, form: Form, by: By) -> PrintedList {
    let report = answer(register, ReportKind::Register, question);
    PrintedList::of(
        &report.tables[0],
        form,
        by,
        &Communes::of(&UnitTree::of(register), question.to_year),
    )
}

fn of_2026(register: &Register, form: Form, by: By) -> PrintedList {
    list(register, &Question::of_year(2026), form, by)
}

/// Returns the cells of the rows in parts, and the heads.
fn cells(list: &PrintedList) -> (Vec<String>, Vec<Vec<String>>) {
    let parts = list.parts();
    let frame = list.frame(&Head::default(), &parts[0]);
    let rows: String = parts
        .iter()
        .map(|one| list.rows(one.rows.clone()))
        .collect();
    let page = frame.replace("<tbody></tbody>", &format!("<tbody>{rows}</tbody>"));
    let mut all: Vec<Vec<String>> = Vec::new();
    for event in parse(&format!("<!doctype html>{page}"), true) {
        match event {
            Event::Begin(name, _) if name == "tr" => all.push(Vec::new()),
            Event::Begin(name, _) if name == "td" || name == "th" => {
                all.last_mut().unwrap().push(String::new());
            }
            Event::Text(words) => {
                if let Some(cell) = all.last_mut().and_then(|row| row.last_mut()) {
                    cell.push_str(&words);
                }
            }
            _ => {}
        }
    }
    // What stands between rows, and below the last one.
    let mut rows: Vec<Vec<String>> = all
        .into_iter()
        .map(|row| {
            row.iter()
                .map(|cell| cell.trim_end_matches('\n').to_owned())
                .collect()
        })
        .collect();
    let heads = rows.remove(0);
    (heads, rows)
}

#[test]
fn a_thousand_models_take_thirty_sheets_in_short() {
    let register = models(1_000);
    let list = of_2026(&register, Form::Short, By::Unit);
    let parts = list.parts();
    assert_eq!((parts.len(), parts[0].rows.clone()), (1, 0..1_000));
    assert!(
        (20..=30).contains(&parts[0].n_pages),
        "{}",
        parts[0].n_pages
    );
    assert_eq!(parts[0].words, "");
}

#[test]
fn a_province_is_printed_in_parts_each_row_in_one_of_them() {
    let register = models(12_532);
    for form in [Form::Short, Form::Whole] {
        for by in [By::Unit, By::Field] {
            let list = of_2026(&register, form, by);
            let parts = list.parts();
            assert!(parts.len() > 1);
            let mut next = 0;
            for part in &parts {
                assert_eq!(part.rows.start, next);
                assert!(part.n_pages <= MAX_PAGES, "{}", part.n_pages);
                assert!(part.rows.len() <= MAX_ROWS, "{:?}", part.rows);
                assert_ne!(part.words, "");
                next = part.rows.end;
            }
            assert_eq!(next, 12_532);
            // All are of one field, and none of the units fills a part alone.
            let words = &parts[0].words;
            match by {
                By::Field => assert!(words.ends_with(&format!(", phần 1/{}", parts.len()))),
                By::Unit => assert!(words.starts_with("Từ xa-000 đến "), "{words}"),
            }
        }
    }
}

/// Six communes of 300 models, one of 2,800, six of 300; each has four units.
fn thirteen_communes() -> Register {
    let (mut units, mut models) = (Vec::new(), Vec::new());
    for commune in 0..13 {
        let n_models = if commune == 6 { 700 } else { 75 };
        units.push(format!(
            r#"{{"id":"xa-{commune:02}","name":"Xã {commune:02}","level":"commune"}}"#
        ));
        for unit in 0..4 {
            units.push(format!(
                r#"{{"id":"khu-{commune:02}-{unit}","name":"Khu {commune:02}-{unit}","parent":"xa-{commune:02}"}}"#
            ));
            models.extend((0..n_models).map(|n| {
                format!(
                    r#"{{"id":"m-{commune}-{unit}-{n}","title":"Mô hình {n}","unit":"khu-{commune:02}-{unit}","years":[{{"year":2026,"stage":"registered"}}]}}"#
                )
            }));
        }
    }
    let (units, models) = (units.join(","), models.join(","));
    let text = format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"exported_at":"2026-03-05T02:00:00Z","exported_by":{{"unit":"xa-00","name":"Xã 00"}},"units":[{units}],"models":[{models}]}}"#
    );
    let mut register = Register::new();
    register.join(&open_text(&text).unwrap().piece);
    register
}

#[test]
fn a_part_cuts_no_commune_that_has_room_in_one() {
    let list = of_2026(&thirteen_communes(), Form::Short, By::Unit);
    let (_, rows) = cells(&list);
    let commune = |row: usize| {
        let mut cells = rows[row].iter().filter_map(|cell| cell.split_once("Khu "));
        cells.next().unwrap().1[..2].to_owned()
    };
    let parts = list.parts();
    let ends: Vec<usize> = parts.iter().map(|part| part.rows.end).collect();
    assert_eq!(ends, [1_800, 3_200, 4_600, 6_400]);
    for end in &ends[..3] {
        let is_cut = commune(end - 1) == commune(*end);
        assert_eq!(is_cut, *end == 3_200, "{end}");
    }
    assert_eq!(parts[0].words, "Từ Khu 00-0 đến Khu 05-3 (24 đơn vị)");
    assert_eq!(parts[1].words, "Từ Khu 06-0 đến Khu 06-1 (2 đơn vị)");
}

#[test]
fn a_row_taller_than_a_sheet_is_printed_whole_and_the_next_one_follows() {
    let register = field("67-row-taller-than-a-page.json");
    let whole = of_2026(&register, Form::Whole, By::Unit);
    let (heads, rows) = cells(&whole);
    assert_eq!((heads.len(), rows.len()), (13, 2));
    let report = answer(&register, ReportKind::Register, &Question::of_year(2026));
    for (row, printed) in report.tables[0].rows.iter().zip(&rows) {
        for (cell, printed) in row.cells.iter().zip(printed) {
            assert_eq!(cell.words(), *printed);
        }
    }
    let long = rows.iter().flatten().filter(|cell| cell.len() > 4_000);
    assert_eq!(long.count(), 2);
    assert!(whole.parts()[0].n_pages > 2);
    let short = of_2026(&register, Form::Short, By::Unit);
    assert_eq!(short.parts()[0].n_pages, 1);
    assert_eq!(cells(&short).1.len(), 2);
}

fn two_years() -> Question {
    Question {
        from_year: 2024,
        ..Question::of_year(2025)
    }
}

#[test]
fn in_short_there_are_no_texts_and_no_empty_columns() {
    let list = list(&sample::register(), &two_years(), Form::Short, By::Unit);
    let (heads, rows) = cells(&list);
    let expect = [
        "TT",
        "Năm",
        "Tên mô hình, điển hình",
        "Đơn vị, cá nhân thực hiện",
        "Loại (TT/CN)",
        "Lĩnh vực",
        "Cấp đăng ký",
        "Mới/duy trì",
        "Thời gian",
        "Kết quả, xếp loại",
        "Cấp công nhận, số quyết định",
        "Khen thưởng",
    ];
    assert_eq!(heads, expect);
    assert!(rows.iter().all(|row| row.len() == heads.len()));
    let flowers = &rows[1];
    assert_eq!(flowers[3], "Chi hội Phụ nữ khu 2, Xã Hanh Cù");
    assert_eq!(flowers[9], "92,5 điểm, Tốt, Được công nhận");
    assert_eq!(rows[4][2], "=HYPERLINK(\"http://a\")");
}

#[test]
fn by_field_the_rows_of_a_field_stand_together_and_are_counted_on() {
    let list = list(&sample::register(), &two_years(), Form::Whole, By::Field);
    let (heads, rows) = cells(&list);
    assert_eq!(heads.len(), 14);
    let numbers: Vec<&str> = rows.iter().map(|row| &*row[0]).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6"]);
    let mut fields: Vec<&str> = rows.iter().map(|row| &*row[5]).collect();
    fields.dedup();
    assert_eq!(fields.len(), 4);
}

#[test]
fn what_is_cut_off_says_so_and_titles_are_never_cut() {
    let long = "Nhân dân cùng bàn, cùng làm, cùng kiểm tra và cùng hưởng ".repeat(8);
    let register = |n_models: usize| {
        let model = |n| {
            format!(
                r#"{{ "id": "m{n}", "title": "{long}<script>", "holder": "{long}", "years": [{{ "year": 2026, "stage": "registered" }}] }}"#
            )
        };
        let models: Vec<String> = (0..n_models).map(model).collect();
        let models = models.join(", ");
        let file =
            format!(r#"{{ "format": "so-dan-van-kheo", "version": 1, "models": [{models}] }}"#);
        open_text(&file).unwrap().piece
    };
    let (_, few) = cells(&of_2026(&register(100), Form::Short, By::Unit));
    assert!(few[0][2].starts_with(long.trim_end()));
    let register = register(101);
    let (_, rows) = cells(&of_2026(&register, Form::Short, By::Unit));
    assert_eq!(rows[0][1], format!("{long}<script>"));
    let holder = rows[0][2].strip_suffix('…').unwrap();
    assert!(long.starts_with(holder) && holder.len() < long.len());
    assert!(holder.ends_with(|letter: char| letter.is_alphabetic()));
}

#[test]
fn a_part_says_which_rows_of_how_many_it_has() {
    let list = of_2026(&models(3_000), Form::Short, By::Unit);
    let parts = list.parts();
    let head = Head {
        unit: "Tỉnh Phú Thọ".into(),
        title: "Danh sách đăng ký".into(),
        subtitle: "Năm 2026".into(),
        day: "In ngày 30/11/2026".into(),
    };
    let frame = list.frame(&head, &parts[1]);
    let said = text(&parse(&format!("<!doctype html>{frame}"), true));
    let first = parts[1].rows.start + 1;
    let first = format!("{}.{:03}", first / 1_000, first % 1_000);
    assert!(said.contains(&format!(": dòng {first} - ")), "{said}");
    assert!(said.contains(" trong 3.000"), "{said}");
    for words in [&head.unit, &head.title, &head.subtitle, &head.day] {
        assert!(said.contains(words.as_str()), "{said}");
    }
    assert!(said.contains("In gọn: không in nội dung chính"));
    let empty = PrintedList::of(
        &answer(
            &Register::new(),
            ReportKind::Register,
            &Question::of_year(2026),
        )
        .tables[0],
        Form::Short,
        By::Unit,
        &Communes::default(),
    );
    assert_eq!(empty.parts(), []);
}
