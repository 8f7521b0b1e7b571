//! Models that two programs of one commune send, each under an id of its own: counted before they are in, and said to be one at once.

use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::doubles::{Doubles, all_same};
use so_dan_van_kheo::domain::duplicates::{Pair, likely_duplicates, united};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::same_as::Sameness;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::open_text;

use crate::Desk;
use crate::field::taken_in;

/// Writes a plain file of a unit: models by their ids and titles.
fn file(unit: &str, models: &[(&str, &str)]) -> Register {
    let models = models.iter().map(|(id, title)| {
        format!(r#"{{"id":"{id}","title":"{title}","unit":"{unit}","years":[{{"year":2026}}]}}"#)
    });
    let models = models.collect::<Vec<_>>().join(",");
    let file = format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"exported_by":{{"unit":"{unit}","name":"{unit}"}},"models":[{models}]}}"#
    );
    open_text(&file).unwrap().piece
}

/// Looks at a file before it is in.
fn coming(register: &Register, piece: &Register) -> Doubles {
    let preview = Preview::of(register, piece);
    let mut joined = register.clone();
    joined.join(piece);
    let new = preview.effects.iter();
    let new = new.filter(|(_, effect)| *effect == Effect::New);
    Doubles::of(&joined, new.map(|(id, _)| id))
}

/// Takes files in.
fn desk(files: &[Register]) -> Desk {
    let mut desk = Desk::new(1);
    files.iter().for_each(|file| desk.register.join(file));
    desk
}

fn shown(desk: &Desk) -> usize {
    Model::all(&desk.register).count()
}

fn write(desk: &mut Desk, id: &str, members: &[(so_dan_van_kheo::domain::path::Segment, &str)]) {
    let members = members.iter();
    let changes =
        members.map(|(member, text)| Change::Write([member.clone()].into(), Value::text(*text)));
    let changes = changes.collect();
    desk.run(&Command::Make(vec![(RecordId::model(id), changes)]));
}

/// Returns a desk with models of one unit, "1", "2", … by their titles.
fn of_one_unit(titles: &[&str]) -> Desk {
    let mut desk = Desk::new(1);
    for (n, title) in (1..).zip(titles) {
        let members = [(member::TITLE, *title), (member::UNIT, "xa-a")];
        write(&mut desk, &n.to_string(), &members);
    }
    desk
}

fn doubles(desk: &Desk) -> Vec<String> {
    let pairs = likely_duplicates(&desk.register).into_iter();
    let doubles = pairs.filter(Pair::is_double);
    let ids = doubles.map(|Pair { models: [a, b], .. }| format!("{} {}", a.id, b.id));
    ids.collect()
}

#[test]
fn what_a_second_program_of_a_commune_sends_under_other_ids_is_counted_before_it_is_in() {
    let titles = ["Đường hoa", "Camera an ninh", "Tổ hòa giải khu 2"];
    let one: Vec<(&str, &str)> = ["1", "2", "3"].into_iter().zip(titles).collect();
    let here = desk(&[file("xa-a", &one)]);
    // Case and the place of a tone are accidents of writing; a mark is none.
    let other = [
        ("a", "ĐƯỜNG HOA"),
        ("b", "Tổ hoà giải khu 2"),
        ("c", "Camera an nính"),
        ("d", "Hàng cây"),
    ];
    let found = coming(&here.register, &file("xa-a", &other));
    let expect = ["Tổ hoà giải khu 2", "ĐƯỜNG HOA"].map(str::to_owned);
    assert_eq!((found.of_present, found.of_coming), (expect.into(), vec![]));
    // Another unit's are no doubles, nor is the same file once more.
    assert_eq!(
        coming(&here.register, &file("xa-b", &one)),
        Doubles::default()
    );
    assert_eq!(
        coming(&here.register, &file("xa-a", &one)),
        Doubles::default()
    );
}

#[test]
fn of_doubles_that_come_together_all_but_one_are_counted() {
    let three = [("1", "Đường hoa"), ("2", "Đường hoa"), ("3", "Đường hoa")];
    let mut both = file("xa-a", &three);
    both.join(&file("xa-b", &three[..1]));
    let found = coming(&Register::new(), &both);
    let twice = vec!["Đường hoa".to_owned(); 2];
    assert_eq!((found.of_present, found.of_coming), (vec![], twice));
    for (name, n) in [
        ("08-ids-that-look-alike.json", 3),
        ("38-same-title-other-form.json", 2),
    ] {
        let all = taken_in(name).register;
        let found = coming(&Register::new(), &all);
        assert_eq!((found.of_present.len(), found.of_coming.len()), (0, n));
    }
}

#[test]
fn what_somebody_decided_about_is_not_told_again_in_a_preview() {
    let here = desk(&[file("xa-a", &[("1", "Đường hoa")])]);
    let first = Model::all(&here.register).next().unwrap();
    let first = first.record_id().clone();
    for sameness in [Sameness::Same, Sameness::Different] {
        let mut there = desk(&[here.register.clone(), file("xa-a", &[("2", "Đường hoa")])]);
        let found = coming(&here.register, &there.register);
        assert_eq!(found.of_present.len(), 1);
        let models = Model::all(&there.register).map(|model| model.record_id());
        let second = models.filter(|id| **id != first).last().unwrap().clone();
        let models = [first.clone(), second];
        there.run(&Command::DecideSame { models, sameness });
        assert_eq!(
            coming(&here.register, &there.register),
            Doubles::default(),
            "{sameness:?}"
        );
    }
}

#[test]
fn all_doubles_are_said_to_be_one_in_one_step_that_can_be_undone() {
    let titles = ["Đường hoa", "Camera an ninh", "Tổ hòa giải khu 2"];
    let one: Vec<(&str, &str)> = ["1", "2", "3"].into_iter().zip(titles).collect();
    let other: Vec<(&str, &str)> = ["a", "b", "c"].into_iter().zip(titles).collect();
    let third = [("x", "Đường hoa"), ("y", "Camera an ninh 2")];
    let mut desk = desk(&[
        file("xa-a", &one),
        file("xa-a", &other),
        file("xa-a", &third),
    ]);
    assert_eq!(shown(&desk), 8);
    let pairs = likely_duplicates(&desk.register);
    let (command, n) = all_same(&desk.register, &pairs);
    // Of three of one title two pairs; "Camera an ninh 2" is alike and no double.
    assert_eq!(n, 4);
    let said = desk.run(&command);
    assert_eq!(shown(&desk), 4);
    assert_eq!(united(&desk.register).len(), 4);
    assert!(united(&desk.register).iter().all(|one| !one.is_disputed));
    assert_eq!(doubles(&desk), [""; 0]);
    desk.run(&said.undo);
    assert_eq!(shown(&desk), 8);
    assert_eq!(likely_duplicates(&desk.register), pairs);
}

#[test]
fn a_double_is_offered_with_its_double_and_not_with_what_differs_in_a_mark() {
    let mut desk = of_one_unit(&["Số hộ", "Số hố", "Số hộ", "SỐ HỐ"]);
    assert_eq!(doubles(&desk), ["1 3", "2 4"]);
    let (command, n) = all_same(&desk.register, &likely_duplicates(&desk.register));
    desk.run(&command);
    assert_eq!((n, shown(&desk)), (2, 2));
}

#[test]
fn two_holders_or_localities_are_looked_at_one_by_one() {
    let mut desk = of_one_unit(&["Đường hoa"; 3]);
    write(&mut desk, "1", &[(member::HOLDER, "Chi bộ khu 1")]);
    write(&mut desk, "2", &[(member::HOLDER, "Chi bộ khu 2")]);
    let pairs = likely_duplicates(&desk.register);
    assert_eq!(doubles(&desk), ["1 2", "2 3"]);
    // What one does not say speaks against nothing.
    assert_eq!(all_same(&desk.register, &pairs).1, 1);
    write(&mut desk, "2", &[(member::LOCALITY, "Khu 2")]);
    write(&mut desk, "3", &[(member::LOCALITY, "Khu 3")]);
    assert_eq!(all_same(&desk.register, &pairs), (Command::Make(vec![]), 0));
}

#[test]
fn what_was_told_apart_does_not_become_one_by_way_of_a_third() {
    let mut desk = of_one_unit(&["Đường hoa"; 3]);
    let models = ["1", "3"].map(RecordId::model);
    let sameness = Sameness::Different;
    desk.run(&Command::DecideSame { models, sameness });
    let pairs = likely_duplicates(&desk.register);
    let (command, n) = all_same(&desk.register, &pairs);
    desk.run(&command);
    assert_eq!((n, shown(&desk)), (1, 2));
    assert!(united(&desk.register).iter().all(|one| !one.is_disputed));
}

#[test]
fn a_link_that_leads_elsewhere_is_not_overwritten_by_the_many() {
    let mut desk = of_one_unit(&["Đường hoa", "Đường hoa", "Camera", "Camera"]);
    write(&mut desk, "2", &[(member::SAME_AS, "comes later")]);
    let (command, n) = all_same(&desk.register, &likely_duplicates(&desk.register));
    desk.run(&command);
    assert_eq!((n, shown(&desk)), (1, 3));
    assert_eq!(desk.model("2").1.text(&[member::SAME_AS]), "comes later");
}
