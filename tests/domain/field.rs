//! Files of the kind people really have, each with the figures that are right.

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::adrift::{Adrift, put_below};
use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::command::apply;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::figures::{Question, is_effective};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::exchange_read::open;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::report::catalogue::Catalogue;
use so_dan_van_kheo::report::outside::beside_own;
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

/// Returns the first figure of the counters, and the notes below them.
fn counted(desk: &Desk, question: &Question) -> (String, Vec<String>) {
    let told = report(
        ReportKind::Counters,
        &desk.register,
        &Catalogue::of(&desk.register),
        question,
        UnitRows::All,
        100,
    );
    let table = &told.tables[0];
    let notes = table.notes.iter().map(|note| note.text.clone());
    (table.rows[0].cells[2].words(), notes.collect())
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
    let (_, notes) = counted(&desk, &Question::of_year(year));
    let is_named = |note: &String| note.contains("có 1 mô hình") && note.contains("“Xong xuôi”");
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
        let (n, mut notes) = counted(desk, &question);
        notes.retain(|note| note.contains("không nằm dưới"));
        (n, notes)
    };
    let (n, notes) = told(&desk);
    assert_eq!(n, "3");
    assert!(
        matches!(&notes[..], [one] if one.contains("3 mô hình của 1 đơn vị") && one.contains("(Chi bộ 1)")),
        "{notes:?}"
    );
    // The whole register's figure has what the unit's lacks, and says so in the same words.
    let beside = |desk: &Desk| {
        let units = UnitTree::of(&desk.register);
        let n_all = Summary::of(&desk.register, 2026).n_registered;
        beside_own(&desk.register, &units, "Xã Thanh Ba", 2026, n_all)
    };
    let all = beside(&desk).unwrap();
    assert_eq!(
        all.said,
        "Trong đó có phần mà báo cáo của Xã Thanh Ba không tính: 1 mô hình của đơn vị khác; 3 mô hình của 1 đơn vị không nằm dưới \
         đơn vị nào ở đây (Chi bộ 1)."
    );
    assert_eq!(
        Some(all.hint.as_str()),
        Some(
            "Trong đó có phần mà báo cáo của Xã Thanh Ba không tính: 1 mô hình của đơn vị khác; 3 mô hình của 1 đơn vị không nằm dưới \
             đơn vị nào ở đây (Chi bộ 1): nếu thuộc Xã Thanh Ba, hãy chọn “Thuộc đơn vị” cho đơn vị ấy ở Danh mục."
        )
    );
    desk.write(
        &RecordId::unit("Chi bộ 1"),
        [member::PARENT].into(),
        Value::text("Xã Thanh Ba"),
    );
    assert_eq!(told(&desk), ("6".to_owned(), Vec::new()));
    desk.save("of none", 2026, |_| {});
    let of_none = RecordId::model("of none");
    desk.write(&of_none, [member::UNIT].into(), Value::Empty);
    assert_eq!(
        beside(&desk).map(|beside| beside.said).as_deref(),
        Some(
            "Trong đó có phần mà báo cáo của Xã Thanh Ba không tính: 1 mô hình của đơn vị khác; 1 mô hình chưa ghi đơn vị."
        )
    );
    let only_inside = desk
        .register
        .filter(|id, _| !["m6", "of none"].contains(&&*id.id));
    desk.register = only_inside;
    assert_eq!(beside(&desk), None);
}

/// Tells the names of the units that a file of models of `units` could bring below "Xã Thanh Ba".
fn adrift_below_thanh_ba(desk: &Desk, units: &[&'static str]) -> Vec<String> {
    let tree = UnitTree::of(&desk.register);
    let levels = CatalogueList::of(&desk.register, &Collection::LEVELS);
    let adrift = Adrift::of(&tree, &levels, "Xã Thanh Ba");
    let tops = units.iter().filter_map(|unit| adrift.top_of(unit));
    let tops: BTreeSet<String> = tops.map(|top| top.id.clone()).collect();
    tops.into_iter().collect()
}

#[test]
fn a_second_unit_of_the_own_name_is_named_once_and_not_by_all_that_lies_below_it() {
    let mut desk = Desk::new(1);
    desk.register.join(&starting_set());
    let none: &[&str] = &[];
    add_units(
        &mut desk,
        &[
            ("own", ["province", "", "", ""], none),
            ("other", ["province", "", "", ""], none),
            ("Xã A", ["commune", "other", "", ""], none),
            ("Xã B", ["commune", "other", "", ""], none),
            ("Xã C", ["commune", "own", "", ""], none),
        ],
    );
    for id in ["own", "other"] {
        let name = Value::text("Tỉnh Phú Thọ");
        desk.write(&RecordId::unit(id), [member::NAME].into(), name);
    }
    for unit in ["Xã A", "Xã B", "Xã C"] {
        desk.save(unit, 2026, |draft| draft.set(FormField::Unit, unit));
    }
    let told = |desk: &Desk, unit: &str| {
        let question = Question {
            unit: unit.to_owned(),
            ..Question::of_year(2026)
        };
        let (n, mut notes) = counted(desk, &question);
        notes.retain(|note| note.contains("nằm ngoài"));
        (n, notes.pop().unwrap_or_default())
    };
    let outside = "Không tính 2 mô hình của 2 đơn vị nằm ngoài (thuộc Tỉnh Phú Thọ (1))";
    assert_eq!(
        told(&desk, "own"),
        (
            "1".to_owned(),
            format!(
                "{outside}: nếu chỉ có một tỉnh Phú Thọ, hãy vào Danh mục bấm “Sáp nhập…” để sáp nhập đơn vị thừa."
            )
        )
    );
    // Whoever asks about the one that was merged is not told to merge it again.
    let mut merged = desk.copy(2);
    merged.run(&Command::SaveUnit {
        id: RecordId::unit("other"),
        members: vec![(member::VALID_TO, Value::text("2025-12-31"))],
        successors: vec!["own".to_owned()],
    });
    let (_, note) = told(&merged, "other");
    assert!(
        note.ends_with(": muốn tính cả, hãy chọn “Theo đơn vị hiện nay”."),
        "{note}"
    );
    desk.write(
        &RecordId::unit("other"),
        [member::NAME].into(),
        Value::text("Tỉnh Vĩnh Phúc"),
    );
    // A province goes below no other, nor below a commune.
    let outside = "Không tính 2 mô hình của 2 đơn vị nằm ngoài (thuộc Tỉnh Vĩnh Phúc).";
    assert_eq!(told(&desk, "own"), ("1".to_owned(), outside.to_owned()));
    assert_eq!(told(&desk, "Xã C"), ("1".to_owned(), outside.to_owned()));
}

#[test]
fn a_unit_that_nobody_put_anywhere_can_go_below_the_registers_own_and_no_other_can() {
    let mut desk = Desk::new(1);
    let unit = |desk: &mut Desk, id: &str, parent: &str, level: &str| {
        for (member, text) in [
            (member::NAME, id),
            (member::PARENT, parent),
            (member::LEVEL, level),
        ] {
            desk.write(&RecordId::unit(id), [member].into(), Value::text(text));
        }
    };
    for (place, level) in ["commune", "district", "province"].into_iter().enumerate() {
        let id = RecordId::new(Collection::LEVELS, level);
        let order = Value::Number(i64::try_from(place).unwrap().into());
        desk.write(&id, [member::ORDER].into(), order);
    }
    for (id, parent, level) in [
        ("Tỉnh", "", "province"),
        ("Xã Thanh Ba", "Tỉnh", "commune"),
        ("Chi bộ 1", "", ""),
        ("Tổ 1", "Chi bộ 1", ""),
        ("Chi bộ 2", "Xã Thanh Ba", ""),
        ("Chi bộ 3", "Xã Khác", ""),
        ("Xã Hanh Cù", "", "commune"),
        ("Tỉnh Khác", "", "province"),
        ("Chi bộ 4", "không có", ""),
    ] {
        unit(&mut desk, id, parent, level);
    }
    let all = [
        "Tỉnh",
        "Xã Thanh Ba",
        "Tổ 1",
        "Chi bộ 2",
        "Chi bộ 3",
        "Xã Hanh Cù",
        "Tỉnh Khác",
        "Chi bộ 4",
        "nobody's",
        "",
    ];
    // Below it is the topmost, once; what has a unit above it that this register lacks is somebody's.
    assert_eq!(adrift_below_thanh_ba(&desk, &all), ["Chi bộ 1"]);
    let tree = UnitTree::of(&desk.register);
    let levels = CatalogueList::of(&desk.register, &Collection::LEVELS);
    let province = Adrift::of(&tree, &levels, "Tỉnh");
    assert_eq!(province.ranks_below("Xã Hanh Cù", "Tỉnh"), Some(true));
    assert_eq!(
        province.ranks_below("Xã Hanh Cù", "Xã Thanh Ba"),
        Some(false)
    );
    assert_eq!(province.ranks_below("Chi bộ 1", "Tỉnh"), None);
    // What has no level is inside a commune, and goes below the commune that sends it; an office has a level somewhere.
    assert_eq!(province.ranks_below("Chi bộ 1", "Xã Thanh Ba"), Some(true));
    assert_eq!(province.above_from("Xã Thanh Ba"), "Xã Thanh Ba");
    for elsewhere in ["Tỉnh Khác", "Xã Hanh Cù", "nobody's", ""] {
        assert_eq!(province.above_from(elsewhere), "Tỉnh", "{elsewhere}");
    }
    let command = put_below([("Chi bộ 1", "Xã Thanh Ba", None)]);
    apply(
        &mut desk.register,
        &mut Writer::new([ReplicaId::new(9); 2]),
        Timestamp::from_millis(1),
        &"".into(),
        &command,
    );
    assert!(UnitTree::of(&desk.register).is_within("Tổ 1", "Xã Thanh Ba"));
    assert_eq!(adrift_below_thanh_ba(&desk, &all), Vec::<String>::new());
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

#[test]
fn a_model_whose_title_cannot_be_seen_has_words_to_click_on() {
    let desk = taken_in("07-blank-looking-titles.json");
    let titles: Vec<&str> = Model::all(&desk.register).map(Model::title).collect();
    assert_eq!(titles.len(), 7);
    let unnamed = titles.iter().filter(|title| **title == "(chưa có tên)");
    assert_eq!(unnamed.count(), 6);
    assert!(titles.contains(&"Mô hình có tên"));
}

#[test]
fn a_word_for_new_or_continued_that_nobody_knows_is_named_beside_the_figure() {
    let mut desk = Desk::new(1);
    desk.save("a", 2026, |_| {});
    let entry = [member::YEARS, Segment::Year(2026), member::ENTRY];
    let told = |desk: &Desk| {
        let (_, notes) = counted(desk, &Question::of_year(2026));
        let is_told = |note: &&String| note.contains("mục Đăng ký");
        notes.iter().filter(is_told).count()
    };
    assert_eq!(told(&desk), 0);
    desk.write(
        &RecordId::model("a"),
        entry.into(),
        Value::text("maintained"),
    );
    assert_eq!(told(&desk), 1);
}
