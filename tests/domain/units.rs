//! The tree of units, whatever files say about parents.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit::used::used_units;
use so_dan_van_kheo::domain::value::Value;

use crate::{Desk, add_units};

fn tree<'a>(units: impl IntoIterator<Item = (&'a str, &'a str)>) -> UnitTree {
    let mut register = Register::new();
    let stamp = Stamp::new(Timestamp::default(), "");
    for ((unit, parent), n) in units.into_iter().zip(0..) {
        let record = register.entry(&RecordId::unit(unit));
        for (member, text, n) in [
            (member::NAME, unit, 2 * n + 1),
            (member::PARENT, parent, 2 * n + 2),
        ] {
            let dot = Dot {
                replica: ReplicaId::new(1),
                n,
            };
            record.write([member].into(), Value::text(text), dot, stamp.clone());
        }
    }
    UnitTree::of(&register)
}

fn shown(tree: &UnitTree) -> Vec<(usize, &str)> {
    tree.in_order()
        .into_iter()
        .map(|(depth, unit)| (depth, unit.id.as_str()))
        .collect()
}

#[test]
fn units_stand_below_their_parents_in_vietnamese_order() {
    let tree = tree([
        ("tỉnh", ""),
        ("xã đông", "tỉnh"),
        ("xã dân", "tỉnh"),
        ("xã ân", "tỉnh"),
        ("xã an", "tỉnh"),
        ("khu 1", "xã ân"),
    ]);
    let expect = [
        (0, "tỉnh"),
        (1, "xã an"),
        (1, "xã ân"),
        (2, "khu 1"),
        (1, "xã dân"),
        (1, "xã đông"),
    ];
    assert_eq!(shown(&tree), expect);
    assert!(tree.is_within("khu 1", "tỉnh") && tree.is_within("tỉnh", "tỉnh"));
    assert!(!tree.is_within("tỉnh", "khu 1") && !tree.is_within("khu 1", "xã an"));
}

#[test]
fn a_unit_whose_parent_is_missing_stands_at_the_top() {
    let tree = tree([("xã", "huyện đã bỏ"), ("khu", "xã")]);
    assert_eq!(shown(&tree), [(0, "xã"), (1, "khu")]);
    assert!(tree.is_within("khu", "huyện đã bỏ"));
    assert!(!tree.is_within("không có", "xã") && tree.is_within("không có", "không có"));
}

#[test]
fn cycles_of_parents_lose_nobody_and_end() {
    let tree = tree([
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
        ("d", "c"),
        ("e", "e"),
        ("f", ""),
    ]);
    let mut ids: Vec<&str> = shown(&tree).into_iter().map(|(_, id)| id).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["a", "b", "c", "d", "e", "f"]);
    assert!(tree.is_within("d", "b") && tree.is_within("a", "c") && tree.is_within("e", "e"));
    assert!(!tree.is_within("a", "f") && !tree.is_within("d", "d2"));
}

#[test]
fn units_whose_parents_lead_back_to_them_are_found_and_no_others() {
    let tree = tree([
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
        ("dưới vòng", "c"),
        ("dưới nữa", "dưới vòng"),
        ("tự mình", "tự mình"),
        ("tỉnh", ""),
        ("xã", "tỉnh"),
        ("mồ côi", "đã bỏ"),
        ("", ""),
    ]);
    let found: Vec<&str> = tree
        .iter()
        .map(|unit| unit.id.as_str())
        .filter(|id| tree.is_in_circle(id))
        .collect();
    assert_eq!(found, ["a", "b", "c", "tự mình"]);
    assert!(!tree.is_in_circle("không có") && !tree.is_in_circle("đã bỏ"));
}

#[test]
fn a_chain_of_100_000_units_does_not_overflow() {
    const N: usize = 100_000;
    let names: Vec<String> = (0..N).map(|n| format!("u{n:06}")).collect();
    let parents = std::iter::once("").chain(names.iter().map(String::as_str));
    let tree = tree(names.iter().map(String::as_str).zip(parents));
    let ordered = tree.in_order();
    assert_eq!(ordered.len(), N);
    assert!(
        ordered
            .iter()
            .enumerate()
            .all(|(at, (depth, unit))| at == *depth && unit.id == names[at])
    );
    assert!(tree.is_within(&names[N - 1], &names[0]) && !tree.is_within(&names[0], &names[N - 1]));
}

#[test]
fn merged_units_are_retired_and_name_their_successors() {
    let mut desk = Desk::new(1);
    let save = |desk: &mut Desk, ends: &str, successors: &[&str]| {
        let members = vec![
            (member::NAME, Value::text("Xã Hanh Cù")),
            (member::VALID_TO, Value::text(ends)),
        ];
        let successors = successors.iter().map(|id| (*id).to_owned()).collect();
        desk.run(&Command::SaveUnit {
            id: RecordId::unit("hanh-cu"),
            members,
            successors,
        })
    };
    save(&mut desk, "", &[]);
    assert!(
        !UnitTree::of(&desk.register)
            .get("hanh-cu")
            .unwrap()
            .is_retired
    );
    let merged = save(&mut desk, "2025-06-30", &["thanh-ba-moi", "khac"]);
    let tree = UnitTree::of(&desk.register);
    let unit = tree.get("hanh-cu").unwrap();
    assert!(unit.is_retired);
    assert_eq!(unit.successors, ["khac", "thanh-ba-moi"]);
    assert_eq!(
        save(&mut desk, "2025-06-30", &["thanh-ba-moi", "khac"]).touched,
        []
    );
    save(&mut desk, "2025-06-30", &["thanh-ba-moi"]);
    assert_eq!(
        UnitTree::of(&desk.register)
            .get("hanh-cu")
            .unwrap()
            .successors,
        ["thanh-ba-moi"]
    );
    desk.run(&merged.undo);
    let tree = UnitTree::of(&desk.register);
    assert_eq!(tree.get("hanh-cu").unwrap().successors, [] as [String; 0]);
    assert!(!tree.get("hanh-cu").unwrap().is_retired);
}

#[test]
fn a_unit_that_models_or_units_name_is_used() {
    let mut desk = Desk::new(1);
    for (unit, parent) in [("tinh", ""), ("xa", "tinh"), ("vắng", "vắng")] {
        let members = vec![
            (member::NAME, Value::text(unit)),
            (member::PARENT, Value::text(parent)),
        ];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(unit),
            members,
            successors: Vec::new(),
        });
    }
    let used = used_units(&desk.register);
    assert!(used.contains("tinh"));
    assert!(!used.contains("xa") && !used.contains("vắng"));
    desk.save("m", 2026, |draft| {
        draft.set(so_dan_van_kheo::domain::draft::FormField::Unit, "xa")
    });
    assert!(used_units(&desk.register).contains("xa"));
}

#[test]
fn units_of_one_name_are_called_with_as_many_of_those_above_as_it_takes() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    let mut add = |id: &str, name: &str, parent: &str| {
        add_units(&mut desk, &[(id, ["", parent, "", ""], none)]);
        desk.write(
            &RecordId::unit(id),
            [member::NAME].into(),
            Value::text(name),
        );
    };
    for (id, name, parent) in [
        ("t", "Tỉnh Phú Thọ", ""),
        ("u", "Tỉnh Lào Cai", ""),
        ("yl", "Xã Yên Lạc", "t"),
        ("th", "Phường Tân Hòa", "t"),
        ("th-u", "Phường Tân Hòa", "u"),
        ("yl-1", "Chi bộ khu 1", "yl"),
        ("th-1", "chi bộ  Khu 1", "th"),
        ("th-u-1", "Chi bộ khu 1", "th-u"),
        ("lone", "Chi bộ khu 1", ""),
        ("yl-2", "Chi bộ khu 2", "yl"),
        ("two-a", "Tổ 1", "yl"),
        ("two-b", "Tổ 1", "yl"),
        ("round", "Quay", "round"),
        ("round-2", "Quay", "round"),
    ] {
        add(id, name, parent);
    }
    let tree = UnitTree::of(&desk.register);
    for (id, expect) in [
        ("yl", "Xã Yên Lạc"),
        ("yl-1", "Chi bộ khu 1, xã Yên Lạc"),
        ("th", "Phường Tân Hòa, tỉnh Phú Thọ"),
        ("th-1", "chi bộ  Khu 1, phường Tân Hòa, tỉnh Phú Thọ"),
        ("th-u-1", "Chi bộ khu 1, phường Tân Hòa, tỉnh Lào Cai"),
        ("lone", "Chi bộ khu 1"),
        ("yl-2", "Chi bộ khu 2"),
        ("two-a", "Tổ 1, xã Yên Lạc (1)"),
        ("two-b", "Tổ 1, xã Yên Lạc (2)"),
        ("round", "Quay, Quay (1)"),
        ("nowhere", "nowhere"),
        ("", ""),
    ] {
        assert_eq!(tree.told_apart(id), expect);
    }
}
