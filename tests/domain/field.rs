//! Files of the kind people really have, each with the figures that are right.

use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::figures::{Question, is_effective};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::open;
use so_dan_van_kheo::report::catalogue::Catalogue;
use so_dan_van_kheo::report::tables::{ReportKind, UnitRows, report};

use crate::{Desk, add_units, table};

/// Takes a file into an empty register.
pub fn taken_in(name: &str) -> Desk {
    let bytes = std::fs::read(format!("tests/fixtures/field/{name}")).unwrap();
    let opened = open(&bytes).unwrap();
    assert_eq!(opened.refused, []);
    let mut desk = Desk::new(1);
    desk.register.join(&opened.piece);
    desk
}

#[test]
fn what_differs_by_marks_alone_is_added_up_apart() {
    let desk = taken_in("16-same-letters-other-marks.json");
    assert_eq!(
        table(&desk, ReportKind::Indicators),
        ["Số hố|hố|15|1|0", "Số hồ|hồ|5|2|0", "Số hộ|hộ|160|2|0"]
    );
}

#[test]
fn words_are_understood_as_people_write_them_and_unknown_ones_are_named_beside_the_figure() {
    let mut desk = taken_in("15-words-instead-of-ids.json");
    let registered = |desk: &Desk| {
        let counted = table(desk, ReportKind::Counters);
        counted[0].clone()
    };
    let first = registered(&desk);
    assert!(first.contains("|mô hình|2|"), "{first}");
    let year = 2026;
    let id = {
        let mut models = Model::all(&desk.register);
        let draft = models.find(|model| model.title().contains("DRAFT"));
        draft.unwrap().record_id().clone()
    };
    desk.write_of_year(&id.id, year, member::STAGE, Value::text("Xong xuôi"));
    let first = registered(&desk);
    assert!(first.contains("|mô hình|3|"), "{first}");
    let catalogue = Catalogue::of(&desk.register);
    let question = Question::of_year(year);
    let told = report(
        ReportKind::Counters,
        &desk.register,
        &catalogue,
        &question,
        UnitRows::All,
        100,
    );
    let notes: Vec<&str> = told.tables[0]
        .notes
        .iter()
        .map(|note| &*note.text)
        .collect();
    let is_named = |note: &&str| note.contains("có 1 mô hình") && note.contains("“Xong xuôi”");
    assert!(notes.iter().any(is_named), "{notes:?}");
}

/// A unit that a form had made stood under no other: its models were missing from the sum of the commune, and nothing said so.
#[test]
fn models_of_units_outside_the_tree_are_named_beside_the_total_of_a_unit() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    add_units(
        &mut desk,
        &[
            ("Huyện", ["district", "", "", ""], none),
            ("Xã Thanh Ba", ["commune", "Huyện", "", ""], none),
            ("Xã Khác", ["commune", "Huyện", "", ""], none),
            ("Chi bộ 1", ["", "", "", ""], none),
        ],
    );
    let units = [
        "Xã Thanh Ba",
        "Xã Thanh Ba",
        "Xã Thanh Ba",
        "Chi bộ 1",
        "Chi bộ 1",
        "Chi bộ 1",
        "Xã Khác",
    ];
    for (nth, unit) in units.into_iter().enumerate() {
        desk.save(&format!("m{nth}"), 2026, |draft| {
            draft.set(FormField::Unit, unit)
        });
    }
    let question = Question {
        unit: "Xã Thanh Ba".to_owned(),
        ..Question::of_year(2026)
    };
    let told = |desk: &Desk| {
        let catalogue = Catalogue::of(&desk.register);
        let told = report(
            ReportKind::Counters,
            &desk.register,
            &catalogue,
            &question,
            UnitRows::All,
            100,
        );
        let table = &told.tables[0];
        let notes = table.notes.iter().map(|note| note.text.clone());
        let notes = notes.filter(|note| note.contains("không nằm dưới"));
        (
            table.rows[0].cells[2].words(),
            notes.collect::<Vec<String>>(),
        )
    };
    let (n, notes) = told(&desk);
    assert_eq!(n, "3");
    assert!(
        matches!(&notes[..], [one] if one.contains("3 mô hình của 1 đơn vị") && one.contains("(Chi bộ 1)")),
        "{notes:?}"
    );
    desk.write(
        &RecordId::unit("Chi bộ 1"),
        [member::PARENT].into(),
        Value::text("Xã Thanh Ba"),
    );
    assert_eq!(told(&desk), ("6".to_owned(), Vec::new()));
}

/// Whether a grade counts as effective is said once, in the catalogue; before that its name is asked.
#[test]
fn a_grade_counts_as_its_catalogue_says_and_else_as_its_name_says() {
    let mut desk = Desk::new(1);
    let grade = |id: &str| RecordId::new(Collection::GRADES, id);
    for (id, name) in [("a", "Hoàn thành"), ("b", "(Chưa đạt)")] {
        desk.write(&grade(id), [member::NAME].into(), Value::text(name));
        desk.save(id, 2026, |draft| draft.set(FormField::Grade, id));
    }
    let effective = |desk: &Desk| {
        let catalogue = Catalogue::of(&desk.register);
        let models = Model::all(&desk.register);
        let effective = models.filter(|model| {
            let entry = model.year(2026).unwrap();
            let grade = entry.text(member::GRADE);
            is_effective(entry, catalogue.grades.is_effective(grade))
        });
        effective
            .map(|model| model.record_id().id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(effective(&desk), ["a"]);
    for (id, is_effective) in [("a", false), ("b", true)] {
        desk.write(
            &grade(id),
            [member::EFFECTIVE].into(),
            Value::Bool(is_effective),
        );
    }
    assert_eq!(effective(&desk), ["b"]);
    let counted = table(&desk, ReportKind::Counters);
    assert!(
        counted
            .iter()
            .any(|row| row.starts_with("Hiệu quả|mô hình|1|")),
        "{counted:?}"
    );
}
