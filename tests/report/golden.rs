//! Every report of one small register, as its table is copied.

use std::path::Path;

use so_dan_van_kheo::domain::figures::{Question, Reach, UnitView};
use so_dan_van_kheo::report::tables::{Report, ReportKind};

use crate::answer;
use crate::sample::register;

/// Writes a report down: its tables, their notes, its charts.
fn text_of(report: &Report) -> String {
    let mut text = format!("{}\n", report.subtitle);
    for table in &report.tables {
        text.push_str(&table.to_tabbed().replace('\t', " | "));
        for note in &table.notes {
            text.push_str(&format!("* {} [{}]\n", note.text, note.behind.n()));
        }
    }
    for chart in &report.charts {
        text.push_str(&format!(
            "# {}: {}\n",
            chart.caption,
            chart.series.join(", ")
        ));
        for (label, parts) in &chart.bars {
            text.push_str(&format!("- {label} {parts:?}\n"));
        }
    }
    text
}

/// Compares with a file of `tests/fixtures/reports`, which was read and found right.
#[track_caller]
fn check(name: &str, kind: ReportKind, question: &Question) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reports");
    let expect = std::fs::read_to_string(folder.join(name)).unwrap();
    let text = text_of(&answer(&register(), kind, question));
    assert!(text == expect, "{name} is now:\n{text}");
}

fn of_years(from_year: i32, to_year: i32) -> Question {
    Question {
        from_year,
        to_year,
        ..Question::default()
    }
}

#[test]
fn counters_are_those_of_the_periodic_form() {
    check("dinh-ky.txt", ReportKind::Counters, &of_years(2024, 2024));
    check(
        "dinh-ky-hai-nam.txt",
        ReportKind::Counters,
        &of_years(2024, 2025),
    );
}

#[test]
fn the_register_list_has_the_columns_in_use() {
    check("danh-sach.txt", ReportKind::Register, &of_years(2024, 2025));
    let of_unit = Question {
        unit: "hanh-cu".into(),
        view: UnitView::Today,
        ..Question::of_year(2025)
    };
    check("danh-sach-hien-nay.txt", ReportKind::Register, &of_unit);
}

#[test]
fn fields_are_split_by_level_and_subject() {
    check("linh-vuc.txt", ReportKind::Fields, &Question::of_year(2025));
}

#[test]
fn each_step_is_compared_with_the_one_before() {
    check("cac-buoc.txt", ReportKind::Funnel, &of_years(2024, 2025));
}

#[test]
fn a_year_is_compared_with_the_year_before() {
    check("cac-nam.txt", ReportKind::Years, &Question::of_year(2025));
}

#[test]
fn a_year_of_which_the_register_has_nothing_has_no_figure_and_one_without_the_kind_has_nought() {
    let report = answer(&register(), ReportKind::Years, &Question::of_year(2024));
    for table in &report.tables {
        for row in &table.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.words()).collect();
            assert_eq!(
                [&cells[1], &cells[3], &cells[4]],
                ["–", "–", "–"],
                "{cells:?}"
            );
        }
    }
    let of_2024 = report.tables[0].rows.iter().map(|row| row.cells[2].words());
    assert_eq!(of_2024.collect::<Vec<_>>(), ["1", "1", "0", "1", "1", "1"]);
    assert!(
        (report.tables[0].notes.iter())
            .any(|note| note.text.contains("không có mô hình nào của năm 2023"))
    );
    let years = report.charts[0].bars.iter().map(|(year, _)| year.as_str());
    assert_eq!(years.collect::<Vec<_>>(), ["2024"]);
    let later = answer(&register(), ReportKind::Years, &Question::of_year(2025));
    assert_eq!(later.tables[0].rows[2].cells[1].words(), "0");
}

#[test]
fn a_term_has_its_five_years_and_each_model_once() {
    check("nhiem-ky.txt", ReportKind::Term, &Question::of_year(2025));
}

#[test]
fn units_stand_for_themselves_for_those_below_and_for_those_they_took_over() {
    check("don-vi.txt", ReportKind::Units, &of_years(2024, 2025));
    let today = Question {
        unit: "tinh".into(),
        view: UnitView::Today,
        ..of_years(2024, 2025)
    };
    check("don-vi-hien-nay.txt", ReportKind::Units, &today);
    let alone = Question {
        unit: "thanh-ba".into(),
        reach: Reach::Alone,
        ..Question::of_year(2025)
    };
    check("don-vi-rieng.txt", ReportKind::Units, &alone);
}

#[test]
fn awards_are_counted_by_form_body_and_subject() {
    check("khen-thuong.txt", ReportKind::Awards, &of_years(2024, 2025));
}

#[test]
fn indicators_are_added_up_by_name_and_measure() {
    check("chi-so.txt", ReportKind::Indicators, &of_years(2024, 2025));
}
