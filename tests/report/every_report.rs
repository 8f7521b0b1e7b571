//! What holds for every report of every register.

use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::expected_fields::FIRST_FIELDS;
use so_dan_van_kheo::domain::figures::{Question, Reach, UnitView};
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::exchange_read::open_text;
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
            (Reach::WithBelow, UnitView::AsItWas),
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
                        ..Question::default()
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

#[test]
fn the_fields_of_the_set_in_force_come_first_and_others_only_with_figures() {
    let mut register = register();
    let set = r#"{ "format": "so-dan-van-kheo", "version": 1, "catalogue": { "sets": [
        { "id": "bo-2025", "name": "Bộ 2025", "from_year": 2025, "to_year": 2025, "fields": ["he-thong-chinh-tri", "quoc-phong-an-ninh"] }
    ] } }"#;
    register.join(&open_text(set).unwrap().piece);
    let labels = |question: &Question| {
        let report = answer(&register, ReportKind::Fields, question);
        let rows = report.tables[0].rows.iter();
        rows.map(|row| row.cells[0].words()).collect::<Vec<_>>()
    };
    let economy = "Kinh tế, nông thôn mới nâng cao, đô thị văn minh";
    let politics = "Xây dựng hệ thống chính trị";
    let defence = "Quốc phòng - an ninh";
    let expect = [
        politics,
        defence,
        economy,
        "ton-giao",
        "Chưa ghi",
        "Tổng số",
    ];
    assert_eq!(labels(&Question::of_year(2025)), expect);
    let expect = [economy, "Văn hóa - xã hội", defence, politics, "Tổng số"];
    assert_eq!(labels(&Question::of_year(2024)), expect);
    let one = Question {
        field: "quoc-phong-an-ninh".into(),
        ..Question::of_year(2025)
    };
    assert_eq!(labels(&one), [defence, "Tổng số"]);
}

#[test]
fn a_set_that_begins_later_adds_no_field_to_the_years_before() {
    let mut register = register();
    let labels = |register: &Register, year| {
        let report = answer(register, ReportKind::Fields, &Question::of_year(year));
        let rows = report.tables[0].rows.iter();
        rows.map(|row| row.cells[0].words()).collect::<Vec<_>>()
    };
    let before = labels(&register, 2024);
    let set = r#"{ "format": "so-dan-van-kheo", "version": 1, "catalogue": {
        "fields": [{ "id": "moi", "name": "Lĩnh vực mới" }, { "id": "rieng", "name": "Lĩnh vực riêng" }],
        "sets": [{ "id": "bo-2027", "name": "Bộ 2027", "from_year": 2027, "fields": ["moi", "kinh-te"] }]
    } }"#;
    register.join(&open_text(set).unwrap().piece);
    let after = labels(&register, 2024);
    assert!(before.iter().all(|label| after.contains(label)));
    assert!(!after.iter().any(|label| label == "Lĩnh vực mới"));
    assert!(
        after.iter().any(|label| label == "Lĩnh vực riêng"),
        "no set names it"
    );
    assert!(
        labels(&register, 2027)
            .iter()
            .any(|label| label == "Lĩnh vực mới")
    );
}

#[test]
fn the_fields_that_are_there_from_the_start_are_those_of_the_starting_set() {
    let fields = CatalogueList::of(&starting_set(), &Collection::FIELDS);
    let ids: Vec<&str> = fields.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, FIRST_FIELDS);
}

#[test]
fn a_model_that_is_counted_in_one_year_is_not_said_to_be_left_out_for_another() {
    let mut register = register();
    let models = r#"{ "format": "so-dan-van-kheo", "version": 1, "models": [
        { "id": "m1", "title": "Một năm nháp", "years": [{ "year": 2024, "stage": "draft" }, { "year": 2025, "stage": "running" }] },
        { "id": "m2", "title": "Hai năm nháp", "years": [{ "year": 2024, "stage": "draft" }, { "year": 2025, "stage": "returned" }] }
    ] }"#;
    register.join(&open_text(models).unwrap().piece);
    let question = Question {
        from_year: 2024,
        ..Question::of_year(2025)
    };
    let report = answer(&register, ReportKind::Counters, &question);
    let notes = report.tables[0].notes.iter();
    let left_out: Vec<(&str, usize)> = notes
        .filter(|note| note.text.starts_with("Không tính"))
        .map(|note| (note.text.as_str(), note.behind.n()))
        .collect();
    let expect = [
        ("Không tính 2 mô hình còn là nháp hoặc bị trả lại.", 2),
        (
            "Không tính 1 lượt còn là nháp hoặc bị trả lại của mô hình đã được tính ở năm khác trong kỳ.",
            1,
        ),
    ];
    assert_eq!(left_out, expect);
}

#[test]
fn a_unit_that_has_ended_says_by_todays_units_which_one_is_meant() {
    let register = register();
    let notes = |unit: &str, view| {
        let question = Question {
            unit: unit.into(),
            view,
            ..Question::of_year(2025)
        };
        let report = answer(&register, ReportKind::Units, &question);
        let notes = report.tables[0].notes.iter();
        let notes = notes.filter(|note| note.text.contains("đơn vị kế thừa, Xã Thanh Ba"));
        notes.count()
    };
    assert_eq!(notes("hanh-cu", UnitView::Today), 1);
    assert_eq!(notes("hanh-cu", UnitView::AsItWas), 0);
    assert_eq!(notes("yen-lap", UnitView::Today), 0);
}

#[test]
fn undecided_models_are_named_beside_the_figures() {
    let before = register();
    let id = Model::each(&before).find(|model| model.title() == "Camera an ninh");
    let id = id.unwrap().record_id().clone();
    let (mut ours, mut theirs) = (before.clone(), before.clone());
    for (register, replica, title) in [(&mut ours, 71, "Của tôi"), (&mut theirs, 72, "Của bạn")]
    {
        let mut writer = Writer::new([ReplicaId::new(replica); 2]);
        let stamp = Stamp::new(Timestamp::from_millis(0), "An");
        let (path, title) = ([member::TITLE].into(), Value::text(title));
        let dot = writer.next_dot(&id, &path, &title);
        register.entry(&id).write(path, title, dot, stamp);
    }
    ours.join(&theirs);
    for kind in ReportKind::ALL {
        let report = answer(&ours, *kind, &Question::of_year(2025));
        let notes = &report.tables[0].notes;
        let undecided = notes
            .iter()
            .find(|note| note.text.contains("chưa quyết định"));
        let behind = undecided.unwrap().behind.places();
        let ids: Vec<&str> = behind
            .iter()
            .map(|at| &*report.models[*at as usize])
            .collect();
        assert_eq!(ids, [&*id.id], "{}", kind.id());
    }
}

#[test]
fn units_of_one_name_are_told_apart_by_the_unit_above_them() {
    let mut register = Register::new();
    let stamp = Stamp::new(Timestamp::default(), "");
    let units = [
        ("a", "Xã A", ""),
        ("b", "Xã B", ""),
        ("a1", "Khu 1", "a"),
        ("b1", "Khu 1", "b"),
        ("b2", "Khu 2", "b"),
    ];
    for ((id, name, parent), n) in units.into_iter().zip(0..) {
        let record = register.entry(&RecordId::unit(id));
        let members = [(member::NAME, name), (member::PARENT, parent)];
        for ((member, text), of_unit) in members.into_iter().zip(1..) {
            let dot = Dot {
                replica: ReplicaId::new(1),
                n: 2 * n + of_unit,
            };
            record.write([member].into(), Value::text(text), dot, stamp.clone());
        }
    }
    let catalogue = Catalogue::of(&register);
    let names = ["a1", "b1", "b2", "a"].map(|id| catalogue.unit(id));
    assert_eq!(names, ["Khu 1, xã A", "Khu 1, xã B", "Khu 2", "Xã A"]);
}
