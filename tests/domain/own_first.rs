//! Whose value is shown while one that all share is undecided.

use std::borrow::Cow;

use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::catalogue_set::Sets;
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::own_first::{OtherNames, OwnFirst, as_shown, signature};
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::OwnUnit;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::starting_set::starting_set;

use crate::Desk;

const TREE: [(&str, &str, &str); 4] = [
    ("tinh", "Tỉnh Phú Thọ", ""),
    ("xa-a", "Xã Vân Lĩnh", "tinh"),
    ("xa-b", "Xã Đồi Cọ", "tinh"),
    ("khu-1", "Chi bộ khu 1", "xa-a"),
];
/// Desks write in 1970, and this is later.
const LATE: &str = "2026-11-23T02:00:00Z";
/// And this is before.
const EARLY: &str = "1969-03-05T02:00:00Z";

fn base() -> Register {
    let mut desk = Desk::new(1);
    desk.register = starting_set();
    for (id, name, parent) in TREE {
        let members = [(member::NAME, name), (member::PARENT, parent)];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(id),
            members: members.map(|(name, text)| (name, Value::text(text))).into(),
            successors: Vec::new(),
        });
    }
    desk.register
}

/// Returns a desk of a unit, with what everybody has.
fn desk(replica: u64, unit: &str) -> Desk {
    let mut desk = Desk::new(replica);
    desk.register = base();
    let (id, name, _) = TREE.into_iter().find(|(id, ..)| *id == unit).unwrap();
    desk.writer.write_for(OwnUnit {
        id: id.to_owned(),
        name: name.to_owned(),
    });
    desk
}

fn kinh_te() -> RecordId {
    RecordId::field("kinh-te")
}

fn renamed(replica: u64, unit: &str, name: &str) -> Register {
    let mut desk = desk(replica, unit);
    desk.run(&Command::Rename(kinh_te(), name.to_owned()));
    desk.register
}

/// Returns the plain file of a unit that calls the field by a name of its own.
fn plain(by: &str, at: &str, name: &str) -> Register {
    let file = format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"exported_at":"{at}","exported_by":{{"unit":"","name":"{by}"}},
        "catalogue":{{"fields":[{{"id":"kinh-te","name":"{name}"}}]}}}}"#
    );
    open_text(&file).unwrap().piece
}

fn shown_name(register: &Register, own: &str) -> String {
    let shown = as_shown(register, own);
    let fields = CatalogueList::of(&shown, &Collection::FIELDS);
    fields.name("kinh-te").to_owned()
}

/// Joins in every order, and says what a unit is shown.
#[track_caller]
fn check(own: &str, pieces: &[Register], expect: &str) {
    let mut forth = Register::new();
    pieces.iter().for_each(|piece| forth.join(piece));
    let mut back = Register::new();
    pieces.iter().rev().for_each(|piece| back.join(piece));
    assert_eq!(forth, back);
    for register in [&forth, &back] {
        assert_eq!(shown_name(register, own), expect, "for {own:?}");
    }
}

#[test]
fn one_communes_file_does_not_rename_the_headings_of_its_province_whatever_its_clock() {
    for at in [LATE, EARLY] {
        let province = renamed(2, "tinh", "Kinh tế, nông thôn mới");
        let commune = plain("Xã Vân Lĩnh", at, "Phát triển kinh tế");
        check("tinh", &[province, commune], "Kinh tế, nông thôn mới");
        // A file that was made by the program, signed by a person of the commune.
        let province = renamed(2, "tinh", "Kinh tế, nông thôn mới");
        let commune = renamed(3, "xa-a", "Phát triển kinh tế");
        check("tinh", &[province, commune], "Kinh tế, nông thôn mới");
        // Where the province has given no name, the one the program begins with stays.
        let commune = plain("Xã Vân Lĩnh", at, "Phát triển kinh tế");
        let first = CatalogueList::of(&base(), &Collection::FIELDS);
        check("tinh", &[base(), commune], first.name("kinh-te"));
    }
}

#[test]
fn after_the_own_unit_come_those_above_it_the_nearest_first_and_only_then_the_later_clock() {
    for at in [LATE, EARLY] {
        let province = || plain("Tỉnh Phú Thọ", LATE, "Của tỉnh");
        let commune = || plain("Xã Vân Lĩnh", at, "Của xã");
        let other = || plain("Xã Đồi Cọ", LATE, "Của xã khác");
        check("khu-1", &[base(), province(), commune(), other()], "Của xã");
        check("khu-1", &[base(), province(), other()], "Của tỉnh");
        check("xa-b", &[base(), province(), commune()], "Của tỉnh");
        check("xa-a", &[base(), province(), commune(), other()], "Của xã");
    }
    // Two of the own unit, and two of others where neither stands above: the later.
    let [early, late] = [EARLY, LATE].map(|at| plain("Xã Vân Lĩnh", at, at));
    check("xa-a", &[base(), early.clone(), late.clone()], LATE);
    let others = [early, plain("Xã Đồi Cọ", LATE, "Của xã khác")];
    let mut others: Register = others.iter().fold(Register::new(), |mut all, one| {
        all.join(one);
        all
    });
    check("tinh", &[others.clone()], "Của xã khác");
    // A register of no unit shows the latest.
    others.join(&renamed(2, "tinh", "Của tỉnh"));
    check("", &[others], "Của xã khác");
}

#[test]
fn two_devices_of_one_unit_show_the_same_whichever_replica_is_theirs() {
    let first = renamed(2, "tinh", "Của máy một");
    let mut second = desk(0xffff, "tinh");
    second.now += 60_000;
    second.run(&Command::Rename(kinh_te(), "Của máy hai".to_owned()));
    let commune = plain("Xã Vân Lĩnh", LATE, "Của xã");
    check("tinh", &[first, second.register, commune], "Của máy hai");
}

#[test]
fn the_rule_holds_for_orders_sets_and_the_tree_and_changes_nothing_that_is_kept() {
    let province = desk(2, "tinh");
    let set = RecordId::new(Collection::SETS, "mau-minh-hoa");
    let write = |member: so_dan_van_kheo::domain::path::Segment, value| {
        vec![Change::Write([member].into(), value)]
    };
    let writes = |id: &RecordId, member, value: Value| {
        Command::Make(vec![(id.clone(), write(member, value))])
    };
    let values = |desk: &mut Desk, n: i64| {
        let unit = RecordId::unit("khu-1");
        desk.run(&writes(&kinh_te(), member::ORDER, Value::Number(n.into())));
        desk.run(&writes(&kinh_te(), member::RETIRED, Value::Bool(n == 1)));
        desk.run(&writes(&set, member::SOURCE, Value::text(n.to_string())));
        desk.run(&writes(
            &unit,
            member::PARENT,
            Value::text(["tinh", "xa-a"][n as usize - 1]),
        ));
    };
    let (mut province, mut commune) = (province, desk(3, "xa-a"));
    values(&mut province, 1);
    commune.now += 1_000_000;
    values(&mut commune, 2);
    let mut joined = province.register.clone();
    joined.join(&commune.register);
    let before = Fingerprint::of(&joined);
    for (own, n) in [("tinh", 1), ("xa-a", 2)] {
        let shown = as_shown(&joined, own);
        let fields = CatalogueList::of(&shown, &Collection::FIELDS);
        let field = fields.get("kinh-te").unwrap();
        assert_eq!((field.order, field.is_retired), (Some(n), n == 1));
        let sets = Sets::of(&shown);
        assert_eq!(sets.get("mau-minh-hoa").unwrap().source, n.to_string());
        let parent = ["tinh", "xa-a"][n as usize - 1];
        assert_eq!(UnitTree::of(&shown).get("khu-1").unwrap().parent, parent);
        // All is still to be decided, and whoever joined what is only shown would lose nothing.
        assert_eq!(conflicts(&shown).len(), conflicts(&joined).len());
        let mut again = joined.clone();
        again.join(&shown);
        assert_eq!((&again, Fingerprint::of(&again)), (&joined, before));
    }
    assert!(matches!(
        as_shown(&province.register, "tinh"),
        Cow::Borrowed(_)
    ));
}

#[test]
fn models_are_shown_by_the_clock_alone() {
    let [mut ours, mut theirs] = [desk(2, "tinh"), desk(3, "xa-a")];
    ours.save("m", 2026, |_| {});
    theirs.register.join(&ours.register);
    let title = |text| Change::Write([member::TITLE].into(), Value::text(text));
    let retitle = |text| Command::Make(vec![(RecordId::model("m"), vec![title(text)])]);
    ours.run(&retitle("Của tỉnh"));
    theirs.now = ours.now + 60_000;
    theirs.run(&retitle("Của xã"));
    ours.register.join(&theirs.register);
    let shown = as_shown(&ours.register, "tinh").into_owned();
    let title = shown.get(&RecordId::model("m")).unwrap();
    assert_eq!(title.text(&[member::TITLE]), "Của xã");
}

#[test]
fn writing_what_is_shown_decides_nothing_and_undoing_brings_back_what_was_shown() {
    let mut desk = desk(2, "tinh");
    desk.run(&Command::Rename(kinh_te(), "Của tỉnh".to_owned()));
    desk.register.join(&plain("Xã Vân Lĩnh", LATE, "Của xã"));
    // A form that is saved as it was opened.
    let saved = desk.run(&Command::Rename(kinh_te(), "Của tỉnh".to_owned()));
    assert!(saved.touched.is_empty());
    assert_eq!(conflicts(&desk.register).len(), 1);
    // The name that is not shown can be given.
    let saved = desk.run(&Command::Rename(kinh_te(), "Của xã".to_owned()));
    assert_eq!(shown_name(&desk.register, "tinh"), "Của xã");
    desk.run(&saved.undo);
    assert_eq!(shown_name(&desk.register, "tinh"), "Của tỉnh");
}

#[test]
fn the_preview_tells_whose_names_are_shown() {
    let mut register = renamed(2, "tinh", "Của tỉnh");
    register.join(&plain("Xã Vân Lĩnh", LATE, "Của xã"));
    let names = |own| {
        let first = OwnFirst::of(&register, own);
        OtherNames::of(&first, &conflicts(&register))
    };
    assert_eq!(names("tinh").own, [kinh_te()]);
    assert_eq!(names("xa-b").above["tinh"], [kinh_te()]);
    assert_eq!(names("xa-a").own, [kinh_te()]);
    assert_eq!(names("").others, [kinh_te()]);
}

#[test]
fn a_signature_names_the_person_and_the_unit_each_once() {
    for (person, unit, expect) in [
        ("Lan", "Xã A", "Lan, Xã A"),
        ("", "Xã A", "Xã A"),
        ("Xã A", "Xã A", "Xã A"),
        ("Lan", "", "Lan"),
    ] {
        assert_eq!(signature(person, unit), expect);
    }
}
