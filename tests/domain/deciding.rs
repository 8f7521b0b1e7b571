//! Deciding many conflicts at once, and what the list of steps says afterwards.

use chrono::NaiveDate;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::{Conflict, conflicts};
use so_dan_van_kheo::domain::deciding::{
    Note, decision, kept, n_newer, newer_of_one_sender, only, values,
};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::persons::Persons;
use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::restated::restated;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::format::exchange_read::open_text;

use crate::Desk;

const ID: &str = "0197a4c2-5b1e-8c3d-9e4f-000000000001";
const JULY: &str = "2026-07-01T02:00:00Z";
const AUGUST: &str = "2026-08-01T02:00:00Z";
const SEPTEMBER: &str = "2026-09-01T02:00:00Z";

fn note<'a>() -> Note<'a> {
    Note {
        on: NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
        by: "An",
        why: "Quyết định",
    }
}

fn file(by: &str, at: &str, title: &str, [stage, on]: [&str; 2]) -> Register {
    let file = format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"exported_at":"{at}","exported_by":{{"unit":"xa","name":"{by}"}},
        "models":[{{"id":"{ID}","title":"{title}","unit":"xa","years":[{{"year":2026,"stage":"{stage}",
        "steps":[{{"id":"01","stage":"registered","on":"2026-03-01"}},{{"id":"02-{stage}","stage":"{stage}","on":"{on}"}}]}}]}}]}}"#
    );
    open_text(&file).unwrap().piece
}

fn desk(files: &[Register]) -> Desk {
    let mut desk = Desk::new(1);
    files.iter().for_each(|file| desk.register.join(file));
    desk
}

fn at_stage(conflicts: &[Conflict]) -> (&RecordId, &so_dan_van_kheo::domain::path::Path) {
    let mut all = values(conflicts);
    let found = all.find(|(_, path, _)| path.segments().last() == Some(&member::STAGE));
    found.map(|(id, path, _)| (id, path)).unwrap()
}

#[test]
fn a_person_who_signs_with_and_without_a_unit_is_one() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    let units = ["Tỉnh Phú Thọ", "Xã A", "Đảng ủy, Xã A"];
    let units = units.map(|id| (id, ["", "", "", ""], none));
    crate::add_units(&mut desk, &units);
    let tree = UnitTree::of(&desk.register);
    let names = |signatures: &[&str]| {
        let persons = Persons::of(&tree, signatures.iter().copied());
        let names = signatures.iter().map(|one| persons.name(one).to_owned());
        names.collect::<Vec<_>>()
    };
    let lan = ["Lan", "Lan, Tỉnh Phú Thọ"];
    assert_eq!(names(&lan), ["Lan", "Lan"]);
    // Two units: nobody knows whether it is one person.
    let two = ["Lan", "Lan, Tỉnh Phú Thọ", "Lan, Xã A"];
    assert_eq!(names(&two), two);
    // What stands behind the comma is no unit, or the whole is one.
    let others = ["Minh", "Minh, Hà", "Xã A", "Đảng ủy, Xã A"];
    assert_eq!(names(&others), others);
    let persons = Persons::of(&tree, []);
    assert_eq!(persons.name("Lan, Xã A"), "Lan, Xã A");
}

#[test]
fn a_newer_plain_file_over_an_older_one_of_its_sender_is_taken_at_once_in_any_order() {
    let old = || file("Xã A", JULY, "Đường hoa", ["accepted", "2026-04-01"]);
    let new = || file("Xã A", AUGUST, "Tuyến đường hoa", ["running", "2026-05-01"]);
    for files in [[old(), new()], [new(), old()]] {
        let mut desk = desk(&files);
        let all = conflicts(&desk.register);
        assert_eq!((all.len(), n_newer(&all)), (2, 2));
        let (command, n) = kept(&desk.register, &all, note(), newer_of_one_sender);
        assert_eq!(n, 2);
        let said = desk.run(&command);
        assert_eq!(conflicts(&desk.register), []);
        let id = RecordId::model(ID);
        let model = Model::find(&desk.register, &id).unwrap();
        assert_eq!(model.title(), "Tuyến đường hoa");
        assert_eq!(model.year(2026).unwrap().stage(), "running");
        desk.run(&said.undo);
    }
}

/// Takes what is newer of one sender, everywhere.
fn take_newer(desk: &mut Desk) -> usize {
    let all = conflicts(&desk.register);
    let (command, n) = kept(&desk.register, &all, note(), newer_of_one_sender);
    desk.run(&command);
    n
}

fn title_and_stage(desk: &Desk) -> [&str; 2] {
    let record = desk.register.get(&RecordId::model(ID)).unwrap();
    let stage = [member::YEARS, Segment::Year(2026), member::STAGE];
    [record.text(&[member::TITLE]), record.text(&stage)]
}

#[test]
fn the_preview_of_a_newer_plain_file_counts_what_one_click_takes_in_every_order() {
    let old = || file("Xã A", JULY, "Đường hoa", ["accepted", "2026-04-01"]);
    let new = || file("Xã A", AUGUST, "Tuyến đường hoa", ["running", "2026-05-01"]);
    let newest = ["Tuyến đường hoa", "running"];
    for (first, second) in [(old(), new()), (new(), old())] {
        let mut desk = desk(std::slice::from_ref(&first));
        assert_eq!(n_newer(&Preview::of(&desk.register, &second).conflicts), 2);
        desk.register.join(&second);
        assert_eq!(take_newer(&mut desk), 2);
        assert_eq!(title_and_stage(&desk), newest);
        // Neither file asks again.
        for again in [first.clone(), second.clone()] {
            let preview = Preview::of(&desk.register, &again);
            assert_eq!(preview.conflicts, []);
            desk.register.join(&again);
            assert_eq!(title_and_stage(&desk), newest);
        }
        // Both chosen together.
        let mut both = first;
        both.join(&second);
        assert_eq!(n_newer(&Preview::of(&Register::new(), &both).conflicts), 2);
    }
    // A third one before anybody has decided.
    let newer = file(
        "Xã A",
        SEPTEMBER,
        "Đường hoa mới",
        ["reviewed", "2026-08-01"],
    );
    let mut three = desk(&[newer, old(), new()]);
    assert_eq!(take_newer(&mut three), 2);
    assert_eq!(title_and_stage(&three), ["Đường hoa mới", "reviewed"]);
    assert_eq!(conflicts(&three.register), []);
}

#[test]
fn a_sender_whose_name_another_machine_spells_is_the_same_one() {
    let old = file("Xã Hòa", JULY, "Đường hoa", ["accepted", "2026-04-01"]);
    let new = file(
        "Xa\u{303} Ho\u{300}a",
        AUGUST,
        "Tuyến đường hoa",
        ["accepted", "2026-04-01"],
    );
    let mut desk = desk(&[new, old]);
    assert_eq!(take_newer(&mut desk), 1);
    assert_eq!(title_and_stage(&desk)[0], "Tuyến đường hoa");
}

#[test]
fn of_two_values_of_one_moment_neither_is_newer() {
    let one = |title, at| file("Xã A", at, title, ["accepted", "2026-04-01"]);
    let all = conflicts(&desk(&[one("Đường hoa", JULY), one("Hàng cây", JULY)]).register);
    assert_eq!((all.len(), n_newer(&all)), (1, 0));
}

#[test]
fn a_sender_that_gives_its_first_value_once_more_is_taken_at_its_last_word() {
    const SEPTEMBER: &str = "2026-09-01T02:00:00Z";
    let step = ["accepted", "2026-04-01"];
    let one = || file("Xã A", JULY, "837 hộ", step);
    let other = || file("Xã A", AUGUST, "836 hộ", step);
    let again = || file("Xã A", SEPTEMBER, "837 hộ", step);
    let shown = |desk: &Desk| {
        let id = RecordId::model(ID);
        let model = Model::find(&desk.register, &id).unwrap();
        model.title().to_owned()
    };
    for takes_each in [true, false] {
        let mut desk = desk(&[one()]);
        let mut said = Vec::new();
        for file in [other(), again()] {
            desk.register.join(&restated(&desk.register, &file, None));
            desk.register.join(&file);
            if takes_each {
                let all = conflicts(&desk.register);
                let (command, n) = kept(&desk.register, &all, note(), newer_of_one_sender);
                assert_eq!(n, 1);
                desk.run(&command);
            }
            said.push(shown(&desk));
        }
        assert_eq!(said, ["836 hộ", "837 hộ"]);
        assert_eq!(
            n_newer(&conflicts(&desk.register)),
            usize::from(!takes_each)
        );
    }
    // What a person decided otherwise stays, and so does a deletion.
    let mut desk = desk(&[one(), other()]);
    let id = RecordId::model(ID);
    let path = [member::TITLE].into();
    let value = so_dan_van_kheo::domain::value::Value::text("837 hộ");
    let changes = decision(&desk.register, &id, &path, &value, note());
    desk.run(&Command::Make(vec![(id.clone(), changes)]));
    let later = file("Xã A", SEPTEMBER, "836 hộ", step);
    assert!(restated(&desk.register, &later, None).is_empty());
    let mut desk = self::desk(&[one(), other()]);
    desk.run(&Command::Delete(id.clone()));
    assert!(restated(&desk.register, &again(), None).is_empty());
}

#[test]
fn what_two_senders_wrote_is_not_taken_as_newer() {
    let ours = file("Xã A", JULY, "Đường hoa", ["accepted", "2026-04-01"]);
    let theirs = file(
        "Tỉnh",
        AUGUST,
        "Tuyến đường hoa",
        ["accepted", "2026-04-01"],
    );
    let all = conflicts(&desk(&[ours, theirs]).register);
    assert_eq!((all.len(), n_newer(&all)), (1, 0));
    // A value that a person has written is none of a sender's.
    let mut desk = desk(&[file("An", JULY, "Đường hoa", ["accepted", "2026-04-01"])]);
    let theirs = file("An", AUGUST, "Tuyến đường hoa", ["accepted", "2026-04-01"]);
    let path = [member::TITLE].into();
    desk.write(
        &RecordId::model(ID),
        path,
        so_dan_van_kheo::domain::value::Value::text("Hoa"),
    );
    desk.register.join(&theirs);
    let all = conflicts(&desk.register);
    assert_eq!((all.len(), n_newer(&all)), (1, 0));
}

#[test]
fn after_a_decision_the_list_of_steps_ends_at_the_stage_and_none_is_lost() {
    let ours = file("Xã A", JULY, "Đường hoa", ["accepted", "2026-04-01"]);
    let theirs = file("Tỉnh", AUGUST, "Đường hoa", ["returned", "2026-12-05"]);
    for (stage, n_steps) in [("accepted", 4), ("returned", 3)] {
        let mut desk = desk(&[ours.clone(), theirs.clone()]);
        let all = conflicts(&desk.register);
        let (id, path) = at_stage(&all);
        let value = so_dan_van_kheo::domain::value::Value::text(stage);
        let changes = decision(&desk.register, id, path, &value, note());
        let said = desk.run(&Command::Make(vec![(id.clone(), changes)]));
        let model = Model::find(&desk.register, id).unwrap();
        let entry = model.year(2026).unwrap();
        let steps = entry.steps();
        assert_eq!((entry.stage(), steps.len()), (stage, n_steps));
        assert_eq!(steps.last().unwrap().stage, stage);
        desk.run(&said.undo);
        let model = Model::find(&desk.register, id).unwrap();
        assert_eq!(model.year(2026).unwrap().steps().len(), 3);
    }
}

#[test]
fn of_two_values_of_one_file_neither_is_meant() {
    let files = [
        file("Xã A", JULY, "Đường hoa", ["accepted", "2026-04-01"]),
        file(
            "Xã A",
            AUGUST,
            "Tuyến đường hoa",
            ["accepted", "2026-04-01"],
        ),
        file("Tỉnh", AUGUST, "Hoa", ["accepted", "2026-04-01"]),
    ];
    let all = conflicts(&desk(&files).register);
    let (_, _, choices) = values(&all).next().unwrap();
    let of = |by: &str| only(choices, |choice| &*choice.stamp.by == by);
    assert_eq!(of("Xã A"), None);
    assert_eq!(of("Tỉnh").unwrap().value.as_text(), "Hoa");
}

#[test]
fn steps_of_another_program_stand_by_day_then_place_then_as_the_work_goes() {
    let steps = |steps: &str| {
        let file = format!(
            r#"{{"format":"so-dan-van-kheo","version":1,"exported_by":{{"unit":"xa","name":"Xã"}},
            "models":[{{"id":"{ID}","title":"Đường hoa","unit":"xa","years":[{{"year":2026,"stage":"accepted","steps":[{steps}]}}]}}]}}"#
        );
        let register = open_text(&file).unwrap().piece;
        let id = RecordId::model(ID);
        let model = Model::find(&register, &id).unwrap();
        let steps = model.year(2026).unwrap().steps();
        let stages = steps.into_iter().map(|step| step.stage.to_owned());
        stages.collect::<Vec<_>>().join(" ")
    };
    let step = |id: &str, stage: &str, on: &str| {
        format!(r#"{{"id":"{id}","stage":"{stage}","on":"{on}"}}"#)
    };
    // Of one day, a list that goes back is kept as it was written.
    let back = [
        step("01", "registered", "2026-03-01"),
        step("02", "returned", "2026-03-01"),
        step("03", "registered", "2026-03-01"),
        step("04-x", "accepted", "2026-03-01"),
    ];
    assert_eq!(
        steps(&back.join(",")),
        "registered returned registered accepted"
    );
    // Ids that are no places say nothing.
    let named = [
        step("a", "running", "2026-03-01"),
        step("b", "registered", "2026-03-01"),
        step("c", "accepted", "2026-03-01"),
        step("d", "draft", "2026-02-01"),
    ];
    assert_eq!(steps(&named.join(",")), "draft registered accepted running");
    // The ids of one list may be in the order of another thing than days; a step without a day comes behind the one before it.
    let undated = [
        step("03", "registered", "2026-03-01"),
        r#"{"id":"04","stage":"accepted"}"#.to_owned(),
        step("01", "running", "2026-05-01"),
        step("10", "reviewed", "2026-06-01"),
    ];
    assert_eq!(steps(&undated[..2].join(",")), "registered accepted");
    assert_eq!(steps(&undated[2..].join(",")), "running reviewed");
}

#[test]
fn after_a_decision_about_steps_that_another_program_counts_the_list_ends_at_the_stage() {
    let file = |by: &str, stage: &str, on: &str| {
        let file = format!(
            r#"{{"format":"so-dan-van-kheo","version":1,"exported_at":"{JULY}","exported_by":{{"unit":"xa","name":"{by}"}},
            "models":[{{"id":"{ID}","title":"Đường hoa","unit":"xa","years":[{{"year":2026,"stage":"{stage}",
            "steps":[{{"id":"01","stage":"registered","on":"2026-03-01"}},{{"id":"02","stage":"{stage}","on":"{on}"}}]}}]}}]}}"#
        );
        open_text(&file).unwrap().piece
    };
    let files = [
        file("Xã A", "running", "2026-09-01"),
        file("Tỉnh", "returned", "2026-09-01"),
    ];
    for stage in ["running", "returned"] {
        let mut desk = desk(&files);
        let all = conflicts(&desk.register);
        let (id, path) = at_stage(&all);
        let value = so_dan_van_kheo::domain::value::Value::text(stage);
        let changes = decision(&desk.register, id, path, &value, note());
        desk.run(&Command::Make(vec![(id.clone(), changes)]));
        let model = Model::find(&desk.register, id).unwrap();
        let entry = model.year(2026).unwrap();
        let steps = entry.steps();
        assert_eq!(steps.first().unwrap().stage, "registered");
        assert_eq!((entry.stage(), steps.last().unwrap().stage), (stage, stage));
    }
}
