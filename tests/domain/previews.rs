//! What people are told before files go in: what would stand side by side, and what comes back.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::Conflict;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::sender_sum::Counts;

use crate::Desk;

/// Returns two desks with the same model; the second one writes later than the first by an hour.
fn two_desks() -> (Desk, Desk) {
    let mut here = Desk::new(1);
    here.save("m", 2026, |_| {});
    let mut there = Desk::new(2);
    there.register = here.register.clone();
    there.now = 3_600_000;
    (here, there)
}

fn title(desk: &mut Desk, title: &str) {
    desk.save("m", 2026, |draft| draft.set(FormField::Title, title));
}

/// Lists the values of the one conflict of a preview.
#[track_caller]
fn values(preview: &Preview) -> Vec<&str> {
    let [Conflict::Values { path, choices, .. }] = &preview.conflicts[..] else {
        panic!("{:?}", preview.conflicts);
    };
    assert_eq!(*path, [member::TITLE].into());
    choices
        .iter()
        .map(|choice| choice.value.as_text())
        .collect()
}

#[test]
fn values_that_would_stand_side_by_side_are_listed_whichever_of_them_is_shown_and_are_no_changes() {
    let (mut here, mut there) = two_desks();
    title(&mut here, "Ở đây");
    title(&mut there, "Trong tệp");
    for (register, piece) in [
        (&here.register, &there.register),
        (&there.register, &here.register),
    ] {
        let preview = Preview::of(register, piece);
        assert_eq!(values(&preview), ["Trong tệp", "Ở đây"]);
        assert_eq!(preview.changes, []);
        assert_eq!(Counts::of(&preview, 0).in_order(), [0, 0, 0, 1, 0, 0]);
    }
}

#[test]
fn what_stands_side_by_side_already_is_not_listed_again() {
    let (mut here, mut there) = two_desks();
    title(&mut here, "Ở đây");
    title(&mut there, "Trong tệp");
    here.register.join(&there.register);
    there.save("m", 2026, |draft| draft.set(FormField::Notes, "Ghi chú"));
    let preview = Preview::of(&here.register, &there.register);
    assert_eq!(preview.conflicts, []);
    assert_eq!(preview.changes.len(), 1);
}

#[test]
fn files_that_differ_from_one_another_are_listed_with_all_their_values() {
    let (mut first, mut second) = two_desks();
    let (_, mut third) = two_desks();
    third.writer = Desk::new(3).writer;
    third.now = 7_200_000;
    title(&mut first, "Một");
    title(&mut second, "Hai");
    title(&mut third, "Ba");
    let mut files = first.register;
    files.join(&second.register);
    files.join(&third.register);
    let preview = Preview::of(&Register::new(), &files);
    assert_eq!(values(&preview), ["Ba", "Hai", "Một"]);
    // The model is new and has something to decide.
    assert_eq!(Counts::of(&preview, 0).in_order(), [1, 0, 0, 1, 0, 0]);
}

#[test]
fn an_edit_of_a_model_deleted_here_is_to_be_decided_and_no_change_and_the_model_returns() {
    let (mut here, mut there) = two_desks();
    let id = RecordId::model("m");
    here.run(&Command::Delete(id.clone()));
    title(&mut there, "Trong tệp");
    let preview = Preview::of(&here.register, &there.register);
    let [
        Conflict::EditedAfterDeletion {
            record,
            prefix,
            unseen,
        },
    ] = &preview.conflicts[..]
    else {
        panic!("{:?}", preview.conflicts);
    };
    assert_eq!((record, prefix.len(), unseen.len()), (&id, 0, 1));
    assert_eq!(preview.changes, []);
    assert_eq!(preview.returning, std::slice::from_ref(&id));
    assert_eq!(preview.effects, [(id.clone(), Effect::Conflicting)]);
    let preview = Preview::of(&there.register, &here.register);
    assert_eq!(preview.conflicts.len(), 1);
    assert_eq!(preview.returning, []);
}

#[test]
fn a_model_deleted_here_and_kept_elsewhere_returns() {
    let (mut here, mut there) = two_desks();
    let id = RecordId::model("m");
    here.run(&Command::Delete(id.clone()));
    title(&mut there, "Trong tệp");
    there.register.join(&here.register);
    there.run(&Command::DecideDeletion {
        record: id.clone(),
        prefix: Vec::new(),
        keep: true,
    });
    let preview = Preview::of(&here.register, &there.register);
    assert_eq!(preview.conflicts, []);
    assert_eq!(preview.returning, std::slice::from_ref(&id));
    assert_eq!(preview.effects, [(id, Effect::Returning)]);
    assert_eq!(Counts::of(&preview, 0).in_order(), [0, 1, 0, 0, 0, 0]);
}

#[test]
fn what_was_undecided_in_a_model_deleted_here_is_to_be_decided_when_it_returns() {
    let (mut here, mut there) = two_desks();
    title(&mut here, "Ở đây");
    title(&mut there, "Trong tệp");
    here.register.join(&there.register);
    let with_both = here.register.clone();
    let id = RecordId::model("m");
    here.run(&Command::Delete(id.clone()));
    there.register = with_both;
    there.register.join(&here.register);
    there.run(&Command::DecideDeletion {
        record: id.clone(),
        prefix: Vec::new(),
        keep: true,
    });
    let preview = Preview::of(&here.register, &there.register);
    assert_eq!(values(&preview), ["Trong tệp", "Ở đây"]);
    assert_eq!(preview.effects, [(id, Effect::Conflicting)]);
}
