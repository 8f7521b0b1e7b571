//! Files of the kind people really have, whose units or clocks do not fit together: what is pointed out, and counted right.

use so_dan_van_kheo::domain::ahead::{is_ahead, n_ahead};
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::{Conflict, conflicts};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::duplicates::likely_duplicates;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit_change::{ChangeKind, UnitChangeDraft};
use so_dan_van_kheo::domain::unit_trouble::{UnitTrouble, like_named, unit_troubles};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::{Opened, open};
use so_dan_van_kheo::format::plain_read::Flaw;
use so_dan_van_kheo::ui::text::file_errors;

use crate::Desk;
use crate::field::taken_in;

fn opened(name: &str) -> Opened {
    let bytes = std::fs::read(format!("tests/fixtures/field/{name}")).unwrap();
    open(&bytes).unwrap()
}

fn joined(names: &[&str]) -> Desk {
    let mut desk = Desk::new(1);
    for name in names {
        desk.register.join(&taken_in(name).register);
    }
    desk
}

const NOVEMBER: &str = "2026-11-23T02:00:00Z";

fn moment(iso: &str) -> Timestamp {
    Timestamp::from_iso(iso).unwrap()
}

#[test]
fn two_units_of_one_name_in_one_place_are_pointed_out_until_they_are_merged() {
    let alone = taken_in("02a-nfc-sender-id.json");
    assert!(unit_troubles(&UnitTree::of(&alone.register)).is_empty());
    let mut desk = joined(&["02a-nfc-sender-id.json", "02b-nfd-sender-id.json"]);
    let tree = UnitTree::of(&desk.register);
    assert_eq!(
        (tree.iter().count(), Model::all(&desk.register).count()),
        (2, 2)
    );
    let troubles = unit_troubles(&tree);
    assert_eq!(troubles.len(), 2);
    assert!(
        troubles
            .values()
            .all(|all| *all == [UnitTrouble::LikeNamed(2)])
    );
    assert_eq!(likely_duplicates(&desk.register).len(), 1);
    // Choices tell the two apart.
    let ids: Vec<String> = tree.iter().map(|unit| unit.id.clone()).collect();
    let told: Vec<&str> = ids.iter().map(|id| tree.told_apart(id)).collect();
    assert!(
        told[0].ends_with(" (1)") && told[1].ends_with(" (2)"),
        "{told:?}"
    );
    let merge = UnitChangeDraft {
        ending: vec![ids[1].clone()],
        on: "1/1/2026".to_owned(),
        into: ids[0].clone(),
        ..UnitChangeDraft::new(ChangeKind::Merge)
    };
    let change = merge.check(&desk.register).unwrap();
    desk.run(&Command::Make(change.changes));
    let tree = UnitTree::of(&desk.register);
    assert!(like_named(&tree).is_empty());
    let mut models = Model::all(&desk.register);
    assert!(models.all(|model| tree.in_year(model.unit(), 2026) == ids[0]));
}

#[test]
fn units_of_one_name_below_two_units_are_two() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    let units = [
        ("Xã A", ["", "", "", ""], none),
        ("Xã B", ["", "", "", ""], none),
        ("a", ["", "Xã A", "", ""], none),
        ("b", ["", "Xã B", "", ""], none),
        ("c", ["", "nowhere", "", ""], none),
    ];
    crate::add_units(&mut desk, &units);
    for id in ["a", "b", "c"] {
        let name = Value::text("Chi bộ 1");
        desk.write(&RecordId::unit(id), [member::NAME].into(), name);
    }
    assert!(like_named(&UnitTree::of(&desk.register)).is_empty());
}

#[test]
fn a_value_dated_ahead_of_this_clock_is_counted_once_and_loses_nothing() {
    let (late, right) = ("32a-clock-2099.json", "32b-clock-right.json");
    let now = moment(NOVEMBER);
    for files in [[late, right], [right, late]] {
        let desk = joined(&files);
        assert_eq!(Model::all(&desk.register).count(), 1);
        let all = conflicts(&desk.register);
        let [Conflict::Values { path, choices, .. }] = &all[..] else {
            panic!("{all:?}");
        };
        assert_eq!(path.segments(), [member::TITLE]);
        let ahead = choices.iter().map(|one| is_ahead(one.stamp.at, now));
        assert_eq!(ahead.collect::<Vec<_>>(), [true, false]);
    }
    let n = |present: &Register, names: &[&str], now: Timestamp| {
        let pieces: Vec<Register> = names.iter().map(|name| opened(name).piece).collect();
        let mut joined = present.clone();
        pieces.iter().for_each(|piece| joined.join(piece));
        n_ahead(present, &joined, pieces.iter(), now)
    };
    let present = taken_in(right).register;
    // The title alone is new.
    assert_eq!(n(&present, &[late], now), 1);
    assert_eq!(n(&present, &[late, late], now), 1);
    assert_eq!(n(&Register::new(), &[late, right], now), 1);
    assert_eq!(n(&Register::new(), &[right], now), 0);
    assert_eq!(n(&present, &[late], moment("2099-01-01T00:00:00Z")), 0);
    let after = joined(&[late, right]).register;
    assert_eq!(n(&after, &[late], now), 0);
}

#[test]
fn clocks_a_day_apart_are_both_right() {
    let now = moment(NOVEMBER);
    for (at, expect) in [
        ("2026-11-24T02:00:00Z", false),
        ("2026-11-24T02:00:01Z", true),
        ("2020-01-01T00:00:00Z", false),
        ("9999-12-31T23:59:59Z", true),
    ] {
        assert_eq!(is_ahead(moment(at), now), expect, "{at}");
    }
}

#[test]
fn numbers_of_two_units_that_clash_are_told_with_both_units_and_what_to_do() {
    let Opened { piece, refused, .. } = opened("26c-both-lists-in-one.json");
    let titles: Vec<&str> = Model::all(&piece).map(Model::title).collect();
    assert_eq!(titles, ["Mô hình của tỉnh"]);
    let units = ["Xã Đồi Cọ", "Xã Suối Lành"].map(str::to_owned).to_vec();
    let flaw = |number: &str| Flaw::NumberOfSeveral {
        number: number.to_owned(),
        units: units.clone(),
    };
    let flaws: Vec<&Flaw> = refused.iter().map(|one| &one.flaw).collect();
    assert_eq!(flaws.len(), 2);
    assert!(
        flaws.contains(&&flaw("1")) && flaws.contains(&&flaw("2")),
        "{flaws:?}"
    );
    let told = file_errors::flaw(&flaw("1"));
    for words in [
        "Số “1” của các đơn vị trùng nhau: Xã Đồi Cọ, Xã Suối Lành",
        "Không mô hình nào mang số này vào sổ",
        "Hãy nhập tệp riêng của từng đơn vị",
    ] {
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn a_number_twice_in_one_unit_clashes_with_no_other_unit() {
    for other in ["xa", ""] {
        let file = format!(
            r#"{{"format":"so-dan-van-kheo","version":1,"exported_by":{{"unit":"xa"}},
        "models":[{{"id":"1","title":"a","unit":"xa"}},{{"id":"1","title":"b","unit":"{other}"}}]}}"#
        );
        let flaws = open(file.as_bytes()).unwrap().refused;
        assert!(
            matches!(&flaws[..], [one] if one.flaw == Flaw::Twice),
            "{flaws:?}"
        );
    }
}
