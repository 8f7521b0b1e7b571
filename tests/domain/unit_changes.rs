//! Units are merged and split as one act, and what cannot be is told all at once.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::DateError;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit_change::{
    ChangeField, ChangeFlaw, ChangeKind, UnitChange, UnitChangeDraft,
};
use so_dan_van_kheo::domain::unit_draft::{UnitDraft, UnitField, UnitFlaw};

use crate::{Desk, add_units};

const NONE: &[&str] = &[];

fn phu_tho() -> Desk {
    let mut desk = Desk::new(1);
    let units = [
        ("Phú Thọ", ["province", "", "", ""], NONE),
        ("Xã Hanh Cù", ["commune", "Phú Thọ", "", ""], NONE),
        ("Xã Vân Lĩnh", ["commune", "Phú Thọ", "", ""], NONE),
        ("Thanh Ba", ["commune", "Phú Thọ", "", ""], NONE),
        ("Chi bộ 1", ["", "Xã Hanh Cù", "", ""], NONE),
        (
            "Xã Cũ",
            ["commune", "Phú Thọ", "1990", "2020-12-31"],
            &["Xã Hanh Cù"],
        ),
        ("Xã Trẻ", ["commune", "Phú Thọ", "2025-07-01", ""], NONE),
    ];
    add_units(&mut desk, &units);
    desk
}

fn draft(kind: ChangeKind, ending: &[&str]) -> UnitChangeDraft {
    UnitChangeDraft {
        ending: ending.iter().map(|id| (*id).to_owned()).collect(),
        on: "1/7/2025".to_owned(),
        ..UnitChangeDraft::new(kind)
    }
}

fn make(desk: &mut Desk, draft: &UnitChangeDraft) -> (UnitChange, Command) {
    let change = draft.check(&desk.register).unwrap();
    let undo = desk.run(&Command::Make(change.changes.clone())).undo;
    (change, undo)
}

#[track_caller]
fn check(draft: &UnitChangeDraft, expect: &[(ChangeField, ChangeFlaw)]) {
    let flaws = draft.check(&phu_tho().register).err().unwrap_or_default();
    assert_eq!(flaws, expect);
}

#[test]
fn merged_units_end_the_day_before_and_the_new_one_takes_their_place() {
    let mut desk = phu_tho();
    let merger = UnitChangeDraft {
        names: " Thanh Ba \n".to_owned(),
        ..draft(
            ChangeKind::Merge,
            &["Thanh Ba", "Xã Hanh Cù", "Xã Vân Lĩnh"],
        )
    };
    let (change, undo) = make(&mut desk, &merger);
    assert_eq!(change.successors, ["Thanh Ba"]);
    assert_eq!(change.last_day.to_string(), "30/06/2025");
    let tree = UnitTree::of(&desk.register);
    let new = tree.get("thanh-ba").unwrap();
    assert_eq!(
        (&*new.name, &*new.level, &*new.parent),
        ("Thanh Ba", "commune", "Phú Thọ")
    );
    assert_eq!(new.valid_from.unwrap().to_iso(), "2025-07-01");
    for id in ["Thanh Ba", "Xã Hanh Cù", "Xã Vân Lĩnh"] {
        let old = tree.get(id).unwrap();
        assert_eq!(old.valid_to.unwrap().to_iso(), "2025-06-30");
        assert_eq!(old.successors, ["thanh-ba"]);
        assert_eq!(tree.today(id), "thanh-ba");
    }
    assert_eq!(tree.today("Xã Cũ"), "thanh-ba", "through Xã Hanh Cù");
    assert!(tree.counts_for("Chi bộ 1", "thanh-ba") && tree.counts_for("Chi bộ 1", "Xã Hanh Cù"));
    assert!(!tree.counts_for("Xã Trẻ", "thanh-ba"));

    desk.run(&undo);
    let tree = UnitTree::of(&desk.register);
    assert!(!tree.has("thanh-ba") && !tree.get("Thanh Ba").unwrap().is_retired);
    assert_eq!(tree.get("Thanh Ba").unwrap().successors, [] as [&str; 0]);
}

#[test]
fn a_unit_may_be_merged_into_one_that_goes_on() {
    let mut desk = phu_tho();
    let merger = UnitChangeDraft {
        into: "Xã Vân Lĩnh".to_owned(),
        names: "không dùng".to_owned(),
        ..draft(ChangeKind::Merge, &["Xã Hanh Cù"])
    };
    make(&mut desk, &merger);
    let tree = UnitTree::of(&desk.register);
    assert_eq!(tree.today("Xã Hanh Cù"), "Xã Vân Lĩnh");
    assert!(!tree.get("Xã Vân Lĩnh").unwrap().is_retired);
    assert_eq!(tree.iter().count(), 7);
}

#[test]
fn a_split_unit_stands_for_itself_and_names_all_that_took_its_place() {
    let mut desk = phu_tho();
    let split = UnitChangeDraft {
        names: "Xã Một\n\nXã Hai\nXã Hanh Cù".to_owned(),
        on: "2026".to_owned(),
        level: Some("province".to_owned()),
        parent: Some(String::new()),
        ..draft(ChangeKind::Split, &["Xã Hanh Cù"])
    };
    let (change, _) = make(&mut desk, &split);
    assert_eq!(change.last_day.to_iso(), "2025-12-31");
    let tree = UnitTree::of(&desk.register);
    assert_eq!(
        tree.get("Xã Hanh Cù").unwrap().successors,
        ["xa-hai", "xa-hanh-cu", "xa-mot"]
    );
    assert_eq!(tree.today("Xã Hanh Cù"), "Xã Hanh Cù");
    let new = tree.get("xa-mot").unwrap();
    assert_eq!((&*new.level, &*new.parent), ("province", ""));
    assert_eq!(
        tree.get("xa-hai").unwrap().valid_from.unwrap().to_iso(),
        "2026"
    );
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let merge = UnitChangeDraft::new(ChangeKind::Merge);
    let expect = [
        (ChangeField::Ending, ChangeFlaw::TooFewEnd(2)),
        (ChangeField::On, ChangeFlaw::DateMissing),
        (ChangeField::Names, ChangeFlaw::TooFewNames(1)),
    ];
    check(&merge, &expect);
    let split = UnitChangeDraft {
        on: "31/6/2025".to_owned(),
        names: "Xã Một".to_owned(),
        ..UnitChangeDraft::new(ChangeKind::Split)
    };
    let expect = [
        (ChangeField::Ending, ChangeFlaw::TooFewEnd(1)),
        (ChangeField::On, ChangeFlaw::BadDate(DateError::NoSuchDay)),
        (ChangeField::Names, ChangeFlaw::TooFewNames(2)),
    ];
    check(&split, &expect);
}

#[test]
fn names_that_are_taken_twice_or_too_long_are_refused() {
    let names = |names: &str| UnitChangeDraft {
        names: names.to_owned(),
        ..draft(ChangeKind::Split, &["Xã Hanh Cù"])
    };
    let taken = |name: &str| (ChangeField::Names, ChangeFlaw::NameTaken(name.to_owned()));
    check(&names("xã  VÂN lĩnh\nXã Mới"), &[taken("xã  VÂN lĩnh")]);
    check(&names("Xã Mới\nXã mới"), &[taken("Xã mới")]);
    check(&names("Xã Cũ\nXã Mới"), &[]);
    let long = "a".repeat(301);
    let expect = [(ChangeField::Names, ChangeFlaw::NameTooLong(301))];
    check(&names(&format!("{long}\nXã Mới")), &expect);
}

#[test]
fn units_that_have_ended_or_not_begun_are_not_merged() {
    let merger = UnitChangeDraft {
        names: "Xã Mới".to_owned(),
        ..draft(ChangeKind::Merge, &["Xã Cũ", "Xã Trẻ", "đã xóa"])
    };
    let ending =
        |flaw: fn(String) -> ChangeFlaw, name: &str| (ChangeField::Ending, flaw(name.into()));
    let expect = [
        ending(ChangeFlaw::HasEnded, "Xã Cũ"),
        ending(ChangeFlaw::NotBegun, "Xã Trẻ"),
        ending(ChangeFlaw::Gone, "đã xóa"),
    ];
    check(&merger, &expect);
    let into = |into: &str, on: &str| UnitChangeDraft {
        into: into.to_owned(),
        on: on.to_owned(),
        ..draft(ChangeKind::Merge, &["Thanh Ba"])
    };
    let refused =
        |flaw: fn(String) -> ChangeFlaw, name: &str| [(ChangeField::Into, flaw(name.into()))];
    check(
        &into("Xã Cũ", "2025"),
        &refused(ChangeFlaw::HasEnded, "Xã Cũ"),
    );
    check(
        &into("Xã Trẻ", "1/6/2025"),
        &refused(ChangeFlaw::NotBegun, "Xã Trẻ"),
    );
    check(
        &into("đã xóa", "2025"),
        &refused(ChangeFlaw::Gone, "đã xóa"),
    );
    check(&into("Xã Trẻ", "1/7/2025"), &[]);
}

#[test]
fn no_unit_takes_its_own_place_or_that_of_one_it_stands_below() {
    let into = |ending: &str, into: &str| UnitChangeDraft {
        into: into.to_owned(),
        ..draft(ChangeKind::Merge, &[ending])
    };
    let itself = ChangeFlaw::IntoItself("Xã Hanh Cù".to_owned());
    check(
        &into("Xã Hanh Cù", "Xã Hanh Cù"),
        &[(ChangeField::Into, itself)],
    );
    let below = |low: &str, high: &str| {
        [(
            ChangeField::Into,
            ChangeFlaw::Below(low.into(), high.into()),
        )]
    };
    check(
        &into("Xã Hanh Cù", "Phú Thọ"),
        &below("Xã Hanh Cù", "Phú Thọ"),
    );
    check(&into("Phú Thọ", "Chi bộ 1"), &below("Chi bộ 1", "Phú Thọ"));
    let inside = UnitChangeDraft {
        names: "Xã Mới".to_owned(),
        parent: Some("Chi bộ 1".to_owned()),
        ..draft(ChangeKind::Merge, &["Xã Hanh Cù", "Xã Vân Lĩnh"])
    };
    let ends = ChangeFlaw::ParentEnds("Chi bộ 1".to_owned());
    check(&inside, &[(ChangeField::Parent, ends)]);
}

#[test]
fn no_chain_of_successors_leads_back() {
    let mut desk = Desk::new(1);
    let units = [
        ("a", [""; 4], &["b"][..]),
        ("b", [""; 4], &["c"]),
        ("c", [""; 4], NONE),
    ];
    add_units(&mut desk, &units);
    let merger = UnitChangeDraft {
        into: "a".to_owned(),
        ..draft(ChangeKind::Merge, &["c"])
    };
    let back = (ChangeField::Into, ChangeFlaw::LeadsBack("c".to_owned()));
    assert_eq!(merger.check(&desk.register), Err(vec![back]));

    let tree = UnitTree::of(&desk.register);
    let form = UnitDraft {
        name: "c".to_owned(),
        successors: vec!["a".to_owned()],
        ..UnitDraft::default()
    };
    let flaws = form.check(&tree, "c").unwrap_err();
    assert_eq!(
        flaws,
        [(UnitField::Successors, UnitFlaw::SuccessorsLeadBack)]
    );
}

#[test]
fn a_successor_that_ended_first_is_refused() {
    let mut desk = Desk::new(1);
    add_units(&mut desk, &[("sớm", ["", "", "", "2024"], NONE)]);
    let tree = UnitTree::of(&desk.register);
    let check = |to: &str, expect: &[UnitFlaw]| {
        let form = UnitDraft {
            name: "muộn".to_owned(),
            valid_to: to.to_owned(),
            successors: vec!["sớm".to_owned()],
            ..UnitDraft::default()
        };
        let flaws = form.check(&tree, "muộn").err().unwrap_or_default();
        let flaws: Vec<UnitFlaw> = flaws.into_iter().map(|(_, flaw)| flaw).collect();
        assert_eq!(flaws, expect, "{to}");
    };
    check("1/1/2025", &[UnitFlaw::SuccessorEndsFirst]);
    check("2024", &[]);
    check("", &[]);
}

#[test]
fn new_units_inside_a_commune_are_named_after_it_too() {
    let mut desk = phu_tho();
    let split = UnitChangeDraft {
        names: "Chi bộ 2\nChi bộ 3".to_owned(),
        ..draft(ChangeKind::Split, &["Chi bộ 1"])
    };
    make(&mut desk, &split);
    let tree = UnitTree::of(&desk.register);
    assert!(tree.has("xa-hanh-cu-chi-bo-2") && tree.has("xa-hanh-cu-chi-bo-3"));
}

#[test]
fn a_day_before_the_calendar_of_the_program_begins_is_no_day_for_a_change() {
    let merger = UnitChangeDraft {
        names: "Xã Mới".to_owned(),
        on: "1900".to_owned(),
        ..draft(ChangeKind::Merge, &["Xã Hanh Cù", "Xã Vân Lĩnh"])
    };
    let expect = [(
        ChangeField::On,
        ChangeFlaw::BadDate(DateError::YearOutOfRange),
    )];
    check(&merger, &expect);
}
