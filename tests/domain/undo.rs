//! Undoing where others have written meanwhile.

use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::undo::WayBack;

use super::Desk;

fn left(desk: &Desk, touched: &[RecordId]) -> Register {
    desk.register.filter(|id, _| touched.contains(id))
}

fn notes(desk: &Desk) -> String {
    let record = desk.register.get(&RecordId::model("m")).unwrap();
    let notes = [so_dan_van_kheo::domain::member::NOTES];
    record.text(&notes).to_owned()
}

/// Two desks with one model; the first one writes notes.
fn desks() -> [Desk; 2] {
    let mut one = Desk::new(1);
    one.save("m", 2026, |draft| draft.set(FormField::Title, "Đường hoa"));
    let mut two = Desk::new(2);
    two.register.join(&one.register);
    [one, two]
}

#[test]
fn a_value_that_somebody_wrote_over_mine_stays_when_mine_is_undone() {
    let [mut one, mut two] = desks();
    let done = one.save("m", 2026, |draft| draft.set(FormField::Notes, "của An"));
    let left = left(&one, &done.touched);
    two.register.join(&one.register);
    two.save("m", 2026, |draft| draft.set(FormField::Notes, "của Bình"));
    one.register.join(&two.register);
    let way = WayBack::of(&done.undo, &left, &one.register);
    assert!(way.is_nothing());
    assert_eq!(way.n_left, 1);
    one.run(&way.command);
    assert_eq!(notes(&one), "của Bình");
}

#[test]
fn a_conflict_with_mine_stays_when_mine_is_undone() {
    let [mut one, mut two] = desks();
    let done = one.save("m", 2026, |draft| draft.set(FormField::Notes, "của An"));
    let left = left(&one, &done.touched);
    two.save("m", 2026, |draft| draft.set(FormField::Notes, "của Bình"));
    one.register.join(&two.register);
    assert!(WayBack::of(&done.undo, &left, &one.register).is_nothing());
}

#[test]
fn only_what_others_wrote_over_is_left_out() {
    let [mut one, mut two] = desks();
    let done = one.save("m", 2026, |draft| {
        draft.set(FormField::Notes, "của An");
        draft.set(FormField::Holder, "Chi bộ 3");
    });
    let left = left(&one, &done.touched);
    two.save("m", 2026, |draft| draft.set(FormField::Notes, "của Bình"));
    one.register.join(&two.register);
    let way = WayBack::of(&done.undo, &left, &one.register);
    assert_eq!((way.is_nothing(), way.n_left), (false, 1));
}

#[test]
fn an_own_later_deed_that_was_undone_stands_in_nobody_s_way() {
    let [mut one, _] = desks();
    let first = one.save("m", 2026, |draft| draft.set(FormField::Notes, "một"));
    let left_by_first = left(&one, &first.touched);
    let second = one.save("m", 2026, |draft| draft.set(FormField::Notes, "hai"));
    one.run(&second.undo);
    let way = WayBack::of(&first.undo, &left_by_first, &one.register);
    assert_eq!(way.n_left, 0);
    one.run(&way.command);
    assert_eq!(notes(&one), "");
}

#[test]
fn a_model_that_others_have_written_to_is_not_deleted_by_undoing_its_making() {
    let mut one = Desk::new(1);
    let done = one.save("m", 2026, |draft| draft.set(FormField::Title, "Đường hoa"));
    let left = left(&one, &done.touched);
    assert_eq!(WayBack::of(&done.undo, &left, &one.register).n_left, 0);
    let mut two = Desk::new(2);
    two.register.join(&one.register);
    two.save("m", 2026, |draft| draft.set(FormField::Notes, "của Bình"));
    one.register.join(&two.register);
    assert!(WayBack::of(&done.undo, &left, &one.register).is_nothing());
}
