//! What holds for every report of every register.

use so_dan_van_kheo::domain::figures::{Question, Reach, UnitView};
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::report::catalogue::Catalogue;
use so_dan_van_kheo::report::tables::{Cell, ReportKind, UnitRows, report};

use crate::answer;
use crate::sample::register;
use crate::varied::models;

fn questions() -> Vec<Question> {
    let mut all = vec![Question::of_year(1900), Question::of_year(2200)];
    for unit in ["", "tinh", "hanh-cu", "không có", "xa-007"] {
        for (reach, view) in [
            (Reach::WithBelow, UnitView::AsRecorded),
            (Reach::Alone, UnitView::Today),
        ] {
            for field in ["", "kinh-te", "không có"] {
                for (from_year, to_year) in [(2025, 2025), (2021, 2026), (2026, 2021)] {
                    all.push(Question {
                        from_year,
                        to_year,
                        unit: unit.into(),
                        reach,
                        view,
                        field: field.into(),
                    });
                }
            }
        }
    }
    all
}

fn check_all(register: &Register) {
    let catalogue = Catalogue::of(register);
    for question in questions() {
        for kind in ReportKind::ALL {
            for unit_rows in [UnitRows::All, UnitRows::WithFigures] {
                let report = report(*kind, register, &catalogue, &question, unit_rows, 50);
                let n_models = report.models.len();
                for table in &report.tables {
                    for row in &table.rows {
                        assert_eq!(row.cells.len(), table.columns.len(), "{}", table.caption);
                        for cell in &row.cells {
                            let places = cell.behind().map_or(&[][..], |figure| figure.places());
                            assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
                            assert!(places.iter().all(|at| (*at as usize) < n_models));
                            if let Cell::Figure(figure) = cell {
                                assert_eq!(cell.words().replace('.', ""), figure.n().to_string());
                            }
                        }
                    }
                }
                for chart in &report.charts {
                    assert!(
                        chart
                            .bars
                            .iter()
                            .all(|(_, parts)| parts.len() == chart.series.len())
                    );
                }
            }
        }
    }
}

#[test]
fn every_cell_has_a_column_and_every_figure_its_models() {
    check_all(&register());
    check_all(&starting_set());
    check_all(&Register::new());
}

#[test]
fn the_last_row_counts_each_model_once_whatever_the_others_add_up_to() {
    let register = register();
    for kind in [ReportKind::Fields, ReportKind::Units, ReportKind::Term] {
        let report = answer(&register, kind, &Question::of_year(2025));
        let total = report.tables[0].rows.last().unwrap();
        assert!(total.is_total);
        assert!(
            total.cells.iter().any(
                |cell| matches!(cell, Cell::Figure(figure) if figure.n() == report.n_registered)
            ),
            "{}",
            kind.id()
        );
    }
}

#[test]
fn a_long_list_makes_the_rows_that_are_asked_for_and_counts_the_others() {
    let register = models(900);
    let catalogue = Catalogue::of(&register);
    let question = Question::of_year(2026);
    let kind = ReportKind::Register;
    let first = report(kind, &register, &catalogue, &question, UnitRows::All, 200);
    let all = report(
        kind,
        &register,
        &catalogue,
        &question,
        UnitRows::All,
        usize::MAX,
    );
    assert_eq!(
        (first.tables[0].rows.len(), first.tables[0].n_more),
        (200, 700)
    );
    assert_eq!((all.tables[0].rows.len(), all.tables[0].n_more), (900, 0));
    assert_eq!(first.tables[0].rows, all.tables[0].rows[..200]);
}

#[test]
fn a_province_is_counted_whole() {
    let register = models(12_532);
    for kind in ReportKind::ALL {
        let report = answer(&register, *kind, &Question::of_year(2026));
        assert_eq!(report.n_registered, 12_532, "{}", kind.id());
    }
}

#[test]
fn only_units_with_figures_are_listed_where_that_is_asked() {
    let register = register();
    let catalogue = Catalogue::of(&register);
    let question = Question::of_year(2024);
    let labels = |unit_rows| {
        let report = report(
            ReportKind::Units,
            &register,
            &catalogue,
            &question,
            unit_rows,
            0,
        );
        let rows = report.tables[0].rows.iter();
        rows.map(|row| row.cells[0].words()).collect::<Vec<_>>()
    };
    let all = [
        "Tỉnh Phú Thọ",
        "Xã Hanh Cù",
        "Xã Thanh Ba",
        "Xã Yên Lập",
        "Tổng số",
    ];
    assert_eq!(labels(UnitRows::All), all);
    assert_eq!(
        labels(UnitRows::WithFigures),
        ["Tỉnh Phú Thọ", "Xã Hanh Cù", "Tổng số"]
    );
}
