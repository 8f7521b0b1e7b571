//! Closed years: what would change their figures unseen is refused, told before it comes, and marked.

use chrono::NaiveDate;
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::closing::incoming::{
    ClosedYearNews, ClosingNews, closed_year_news, closing_news,
};
use so_dan_van_kheo::domain::closing::later::Later;
use so_dan_van_kheo::domain::closing::touched::{foreign_closing, may_close, outcome, shifted};
use so_dan_van_kheo::domain::closing::{Closings, closing_id, events};
use so_dan_van_kheo::domain::command::{Command, closed_year};
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::journal::going_back::{GoingBack, Others};
use so_dan_van_kheo::domain::journal::{Cause, Event, Kept};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::same_as::Sameness;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit_change::{ChangeKind, UnitChangeDraft};
use so_dan_van_kheo::domain::value::Value;

use super::year_work::desk_with;
use super::{Desk, add_units};

const YEAR: i32 = 2026;

/// Returns a province with two communes, and one beside it; the models are of the first commune.
fn province(ids: &[&str]) -> Desk {
    let mut desk = desk_with(ids);
    add_units(
        &mut desk,
        &[
            ("tinh", ["", "", "", ""], &[]),
            ("tinh-khac", ["", "", "", ""], &[]),
            ("xa-thanh-ba", ["", "tinh", "", ""], &[]),
            ("xa-hai", ["", "tinh", "", ""], &[]),
            ("xa-khac", ["", "tinh-khac", "", ""], &[]),
        ],
    );
    desk
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 15).unwrap()
}

/// Says for which units' closings a command would change what is counted.
#[track_caller]
fn check_shifts(desk: &Desk, command: &Command, units: &[&str]) {
    let after = outcome(&desk.register, command);
    let shifted = shifted(&desk.register, &after, today());
    let of_units: Vec<&str> = shifted.iter().map(|one| one.unit.as_str()).collect();
    assert_eq!(of_units, units);
}

fn touched(desk: &Desk, command: &Command) -> Option<i32> {
    let tree = UnitTree::of(&desk.register);
    let closings = Closings::of(&desk.register);
    closed_year(&desk.register, &tree, &closings, command)
}

fn write_unit(unit: &str, member: Segment, text: &str) -> Command {
    let change = Change::Write([member].into(), Value::text(text));
    Command::Make(vec![(RecordId::unit(unit), vec![change])])
}

#[test]
fn a_year_is_closed_and_unlocked_by_its_own_unit_and_those_above_alone() {
    let desk = province(&[]);
    let tree = UnitTree::of(&desk.register);
    for (own, unit, may) in [
        ("tinh", "tinh", true),
        ("tinh", "xa-hai", true),
        ("", "tinh", true),
        ("xa-hai", "tinh", false),
        ("xa-hai", "xa-thanh-ba", false),
        ("tinh", "xa-khac", false),
        ("xa-hai", "", false),
    ] {
        assert_eq!(may_close(&tree, own, unit), may, "{own} {unit}");
    }
}

/// Ends a unit before the closed year, in favour of another.
fn ended_before(unit: &str, successor: &str) -> Command {
    let next: Path = [member::SUCCESSORS, Segment::Item(successor.to_owned())].into();
    let changes = vec![
        Change::Write([member::VALID_TO].into(), Value::text("2025-12-31")),
        Change::Write(next, Value::text(successor)),
    ];
    Command::Make(vec![(RecordId::unit(unit), changes)])
}

#[test]
fn the_end_of_a_unit_that_gives_its_closed_entries_to_another_waits_for_unlocking() {
    let mut desk = province(&["a"]);
    let ends = ended_before("xa-thanh-ba", "xa-hai");
    check_shifts(&desk, &ends, &[]);
    desk.close("xa-thanh-ba", true);
    check_shifts(&desk, &ends, &["xa-thanh-ba"]);
    desk.close("xa-thanh-ba", false);
    desk.close("tinh", true);
    check_shifts(&desk, &ends, &["tinh"]);
    let next_year = write_unit("xa-thanh-ba", member::VALID_TO, "2027-06-30");
    check_shifts(&desk, &next_year, &[]);
    // The other way round: a unit that had ended is in use again.
    desk.run(&ends);
    let again = write_unit("xa-thanh-ba", member::VALID_TO, "");
    check_shifts(&desk, &again, &["tinh"]);
}

#[test]
fn a_file_that_ends_a_unit_before_a_closed_year_is_told_with_the_models_that_go() {
    let mut desk = province(&["a"]);
    desk.close("tinh", true);
    let mut commune = desk.copy(2);
    commune.run(&ended_before("xa-thanh-ba", "xa-hai"));
    let mut joined = desk.register.clone();
    joined.join(&commune.register);
    let news = closed_year_news(&desk.register, &joined);
    let expect = ClosedYearNews {
        year: YEAR,
        changed: vec![RecordId::model("a")],
        n_unmarked: 1,
        ..ClosedYearNews::default()
    };
    assert_eq!(news, [expect]);
}

#[test]
fn a_unit_that_took_the_place_of_another_unlocks_its_years() {
    let mut desk = province(&[]);
    let ended = ["", "tinh", "", "2026-06-30"];
    add_units(&mut desk, &[("xa-thanh-ba", ended, &["xa-hai"])]);
    let tree = UnitTree::of(&desk.register);
    assert!(may_close(&tree, "xa-hai", "xa-thanh-ba"));
    assert!(!may_close(&tree, "xa-thanh-ba", "xa-hai"));
}

#[test]
fn a_conflict_about_the_closing_of_a_unit_above_is_not_for_those_below_to_decide() {
    let mut desk = province(&["a"]);
    desk.close("tinh", true);
    let decide = Command::Decide {
        record: closing_id("tinh", YEAR),
        path: [member::CLOSED].into(),
        value: Some(Value::Bool(false)),
    };
    let after = outcome(&desk.register, &decide);
    let foreign = |own| foreign_closing(&desk.register, &after, own);
    assert_eq!(foreign("xa-thanh-ba").as_deref(), Some("tinh"));
    assert_eq!(foreign("tinh"), None);
    assert_eq!(foreign(""), None);
    // Nor by giving the closing to a unit of its own.
    let id = closing_id("tinh", YEAR);
    let change = Change::Write([member::UNIT].into(), Value::text("xa-thanh-ba"));
    let moved = outcome(&desk.register, &Command::Make(vec![(id, vec![change])]));
    assert!(foreign_closing(&desk.register, &moved, "xa-thanh-ba").is_some());
}

#[test]
fn a_file_that_unlocks_a_year_is_told_with_who_and_why_before_it_goes_in() {
    let mut desk = province(&["a"]);
    desk.close("tinh", true);
    let mut commune = desk.copy(2);
    commune.close("tinh", false);
    commune.close("xa-thanh-ba", true);
    let mut joined = desk.register.clone();
    joined.join(&commune.register);
    let news = closing_news(&desk.register, &joined);
    let told: Vec<(&str, i32, bool)> = news
        .iter()
        .map(|one| (one.unit.as_str(), one.year, one.closes))
        .collect();
    assert_eq!(told, [("tinh", YEAR, false), ("xa-thanh-ba", YEAR, true)]);
    let reason = news[0].event.as_ref().and_then(|one| one.member("reason"));
    assert_eq!(reason, Some(&Value::text("sửa số liệu")));
    assert_eq!(closing_news(&joined, &joined), []);
}

#[test]
fn a_year_that_a_file_opens_without_a_word_is_told_too() {
    let mut desk = province(&["a"]);
    desk.close("tinh", true);
    let unlocked = ClosingNews {
        unit: "tinh".to_owned(),
        year: YEAR,
        closes: false,
        event: None,
    };
    let id = closing_id("tinh", YEAR);
    for change in [
        Change::Delete(Vec::new()),
        Change::Write([member::CLOSED].into(), Value::Empty),
    ] {
        let command = Command::Make(vec![(id.clone(), vec![change])]);
        let after = outcome(&desk.register, &command);
        let news = closing_news(&desk.register, &after);
        assert_eq!(news, std::slice::from_ref(&unlocked));
    }
    // Unlocked and closed again is told as well.
    let mut there = desk.copy(2);
    there.close("tinh", false);
    there.close("tinh", true);
    let news = closing_news(&desk.register, &there.register);
    let told: Vec<bool> = news.iter().map(|one| one.closes).collect();
    assert_eq!(told, [false, true]);
}

#[test]
fn a_file_that_changes_or_deletes_models_of_a_closed_year_names_them_before_it_goes_in() {
    let mut desk = province(&["a", "b", "c", "d", "e"]);
    desk.close("tinh", true);
    let mut commune = desk.copy(2);
    commune.run(&Command::Delete(RecordId::model("a")));
    commune.run(&Command::DeleteYear(RecordId::model("b"), YEAR));
    commune.save("c", YEAR, |draft| draft.set(FormField::Results, "sửa"));
    commune.save("d", YEAR, |draft| draft.set(FormField::Notes, "không đếm"));
    commune.save("e", YEAR + 1, |_| {});
    commune.save("mới", YEAR, |_| {});
    let models = |ids: &[&str]| ids.iter().map(|id| RecordId::model(*id)).collect();
    let expected = ClosedYearNews {
        year: YEAR,
        changed: models(&["c"]),
        deleted: models(&["a", "b"]),
        added: models(&["mới"]),
        n_unmarked: 0,
    };
    assert_eq!(
        closed_year_news(&desk.register, &commune.register),
        [expected]
    );
    // What a file does to an open year needs no such word.
    desk.close("tinh", false);
    assert_eq!(closed_year_news(&desk.register, &commune.register), []);
}

#[test]
fn what_was_written_before_the_closing_and_comes_after_it_is_told_to_be_unmarked() {
    let mut desk = province(&["a", "b"]);
    let mut commune = desk.copy(2);
    commune.save("a", YEAR, |draft| {
        draft.set(FormField::Results, "trước khi khóa")
    });
    desk.close("tinh", true);
    let joined = |commune: &Desk| {
        let mut joined = desk.register.clone();
        joined.join(&commune.register);
        joined
    };
    let after = joined(&commune);
    let news = closed_year_news(&desk.register, &after);
    assert_eq!((news[0].changed.len(), news[0].n_unmarked), (1, 1));
    let is_marked = |register: &Register| {
        let tree = UnitTree::of(register);
        let id = RecordId::model("a");
        let model = Model::find(register, &id).unwrap();
        Closings::of(register).is_edited_after(&tree, model, model.year(YEAR).unwrap())
    };
    assert!(!is_marked(&after));
    commune.now = desk.now + 60_000;
    commune.save("b", YEAR, |draft| {
        draft.set(FormField::Results, "sau khi khóa")
    });
    let news = closed_year_news(&desk.register, &joined(&commune));
    assert_eq!((news[0].changed.len(), news[0].n_unmarked), (2, 1));
}

#[test]
fn a_file_that_takes_a_unit_out_of_the_closed_one_changes_its_models() {
    let mut desk = province(&["a"]);
    desk.close("tinh", true);
    let after = outcome(
        &desk.register,
        &write_unit("xa-thanh-ba", member::PARENT, ""),
    );
    let news = closed_year_news(&desk.register, &after);
    assert_eq!(news[0].changed, [RecordId::model("a")]);
}

#[test]
fn entries_deleted_after_the_closing_are_counted_like_those_that_were_edited() {
    let mut desk = province(&["a", "b", "c", "d", "e"]);
    desk.run(&Command::Delete(RecordId::model("e")));
    let later = |desk: &Desk, unit: &str| {
        let tree = UnitTree::of(&desk.register);
        let closings = Closings::of(&desk.register);
        Later::of(&desk.register, &tree, &closings, unit, YEAR)
    };
    desk.close("tinh", true);
    assert_eq!(later(&desk, "tinh"), Later::default());
    desk.run(&Command::Delete(RecordId::model("a")));
    desk.run(&Command::DeleteYear(RecordId::model("b"), YEAR));
    desk.save("c", YEAR, |draft| draft.set(FormField::Results, "sửa"));
    let expected = Later {
        n_edited: 1,
        n_deleted: 2,
    };
    assert_eq!(later(&desk, "tinh"), expected);
    assert_eq!(later(&desk, ""), expected);
    assert_eq!(later(&desk, "tinh-khac"), Later::default());
    // A field that figures are counted by is written to once for all years.
    desk.save("d", YEAR + 1, |draft| draft.set(FormField::Field, "khác"));
    assert_eq!(later(&desk, "tinh").n_edited, 2);
}

#[test]
fn a_year_that_is_closed_again_keeps_the_marks_of_what_was_written_since_the_first_closing() {
    let mut desk = province(&["a", "b"]);
    desk.close("tinh", true);
    desk.close("tinh", false);
    desk.save("a", YEAR, |draft| draft.set(FormField::Results, "sửa"));
    desk.close("tinh", true);
    let tree = UnitTree::of(&desk.register);
    let closings = Closings::of(&desk.register);
    let is_marked = |id| {
        let (id, record) = desk.model(id);
        let model = Model::new(&id, record);
        closings.is_edited_after(&tree, model, model.year(YEAR).unwrap())
    };
    assert!(is_marked("a"));
    assert!(!is_marked("b"));
}

#[test]
fn a_unit_with_entries_of_a_closed_year_is_not_moved_out_of_the_closed_unit_or_into_it() {
    let mut desk = province(&["a"]);
    desk.close("tinh", true);
    for parent in ["", "tinh-khac"] {
        check_shifts(
            &desk,
            &write_unit("xa-thanh-ba", member::PARENT, parent),
            &["tinh"],
        );
    }
    let delete = Command::Delete(RecordId::unit("xa-thanh-ba"));
    check_shifts(&desk, &delete, &["tinh"]);
    desk.close("tinh-khac", true);
    let moves = write_unit("xa-thanh-ba", member::PARENT, "tinh-khac");
    check_shifts(&desk, &moves, &["tinh", "tinh-khac"]);
    // A place within the closed unit makes other figures of those between.
    let within = write_unit("xa-thanh-ba", member::PARENT, "xa-hai");
    check_shifts(&desk, &within, &["tinh"]);
    // What takes no entry along is free: another name, a unit without entries.
    let rename = Command::Rename(RecordId::unit("xa-thanh-ba"), "Xã mới".to_owned());
    check_shifts(&desk, &rename, &[]);
    check_shifts(&desk, &write_unit("xa-hai", member::PARENT, ""), &[]);
    desk.close("tinh", false);
    check_shifts(&desk, &write_unit("xa-thanh-ba", member::PARENT, ""), &[]);
}

#[test]
fn a_merger_is_refused_where_it_brings_entries_into_a_closed_unit_and_nowhere_else() {
    let mut desk = province(&["a"]);
    let merge = |desk: &Desk, into: &str, kind| {
        let draft = UnitChangeDraft {
            ending: vec!["xa-thanh-ba".to_owned()],
            on: "1/1/2027".to_owned(),
            into: into.to_owned(),
            names: match into {
                "" => "Xã Một\nXã Ba".to_owned(),
                _ => String::new(),
            },
            ..UnitChangeDraft::new(kind)
        };
        Command::Make(draft.check(&desk.register).unwrap().changes)
    };
    desk.close("tinh", true);
    desk.close("xa-thanh-ba", true);
    // The units that end keep their closed figures, and so does the province above all of them.
    check_shifts(&desk, &merge(&desk, "xa-hai", ChangeKind::Merge), &[]);
    check_shifts(&desk, &merge(&desk, "", ChangeKind::Split), &[]);
    desk.close("xa-hai", true);
    check_shifts(
        &desk,
        &merge(&desk, "xa-hai", ChangeKind::Merge),
        &["xa-hai"],
    );
    desk.close("xa-hai", false);
    desk.close("tinh-khac", true);
    check_shifts(
        &desk,
        &merge(&desk, "xa-khac", ChangeKind::Merge),
        &["tinh-khac"],
    );
}

/// Returns the command that writes a set of one criterion with so many points.
fn write_set(id: &str, unit: &str, from: Option<i32>, to: Option<i32>, max: i64) -> Command {
    let year =
        |year: Option<i32>| year.map_or(Value::Empty, |year| Value::Number(i64::from(year).into()));
    let criterion = [
        ("name".to_owned(), Value::text("Hiệu quả")),
        ("max".to_owned(), Value::Number(max.into())),
    ];
    let criterion = Value::Map(criterion.into_iter().collect());
    let item = Segment::Item("01".to_owned());
    let write = |path: &[Segment], value| Change::Write(path.to_vec().into(), value);
    let changes = vec![
        write(&[member::NAME], Value::text(id)),
        write(&[member::UNIT], Value::text(unit)),
        write(&[member::FROM_YEAR], year(from)),
        write(&[member::TO_YEAR], year(to)),
        write(&[member::CRITERIA, item], criterion),
    ];
    Command::Make(vec![(RecordId::new(Collection::SETS, id), changes)])
}

#[test]
fn a_set_that_holds_in_a_closed_year_is_not_added_changed_or_retired() {
    let mut desk = province(&["a"]);
    desk.run(&write_set("bộ", "tinh", Some(YEAR), None, 100));
    desk.close("tinh", true);
    let check = |set: Command, units: &[&str]| check_shifts(&desk, &set, units);
    check(write_set("bộ", "tinh", Some(YEAR), None, 50), &["tinh"]);
    check(
        write_set("bộ", "tinh", Some(YEAR + 1), None, 100),
        &["tinh"],
    );
    check(write_set("khác", "xa-hai", None, None, 100), &["tinh"]);
    check(write_set("khác", "", None, None, 100), &["tinh"]);
    let id = RecordId::new(Collection::SETS, "bộ");
    check(Command::Retire(id.clone(), true), &["tinh"]);
    check(Command::Delete(id.clone()), &["tinh"]);
    // Its last year, its name and the set of the next year leave the closed year as it is.
    check(write_set("bộ", "tinh", Some(YEAR), Some(YEAR), 100), &[]);
    check(Command::Rename(id, "Tên mới".to_owned()), &[]);
    check(write_set("khác", "tinh", Some(YEAR + 1), None, 50), &[]);
    check(write_set("khác", "tinh-khac", None, None, 50), &[]);
}

#[test]
fn a_conflict_in_a_closed_year_is_decided_only_once_it_is_unlocked() {
    let mut desk = province(&["a", "b"]);
    let mut commune = desk.copy(2);
    desk.save("a", YEAR, |draft| draft.set(FormField::Results, "một"));
    commune.save("a", YEAR, |draft| draft.set(FormField::Results, "hai"));
    desk.run(&Command::Delete(RecordId::model("b")));
    commune.save("b", YEAR, |draft| draft.set(FormField::Results, "ba"));
    desk.meet(&commune);
    desk.close("tinh", true);
    assert_eq!(conflicts(&desk.register).len(), 2);
    let decide = Command::Decide {
        record: RecordId::model("a"),
        path: YearEntry::path(YEAR, member::RESULTS),
        value: Some(Value::text("một")),
    };
    let decide_deletion = |keep| Command::DecideDeletion {
        record: RecordId::model("b"),
        prefix: Vec::new(),
        keep,
    };
    let all = [decide, decide_deletion(true), decide_deletion(false)];
    for command in &all {
        assert_eq!(touched(&desk, command), Some(YEAR));
    }
    desk.close("tinh", false);
    for command in &all {
        assert_eq!(touched(&desk, command), None);
    }
}

#[test]
fn a_deleted_model_does_not_come_back_into_a_closed_year() {
    let mut desk = province(&["a"]);
    let id = RecordId::model("a");
    desk.run(&Command::Delete(id.clone()));
    desk.close("tinh", true);
    assert_eq!(touched(&desk, &Command::Restore(id)), Some(YEAR));
}

#[test]
fn two_models_are_not_made_one_where_either_has_an_entry_of_a_closed_year() {
    let mut desk = province(&["b"]);
    desk.save("a", YEAR + 1, |_| {});
    desk.save("c", YEAR + 1, |_| {});
    desk.close("tinh", true);
    let same = |one: &str, other: &str| Command::DecideSame {
        models: [RecordId::model(one), RecordId::model(other)],
        sameness: Sameness::Same,
    };
    assert_eq!(touched(&desk, &same("a", "b")), Some(YEAR));
    assert_eq!(touched(&desk, &same("b", "c")), Some(YEAR));
    assert_eq!(touched(&desk, &same("a", "c")), None);
}

#[test]
fn going_back_leaves_the_closings_that_came_since() {
    let mut desk = province(&["a"]);
    let before = desk.register.clone();
    desk.save("a", YEAR + 1, |draft| draft.set(FormField::Notes, "sửa"));
    desk.close("tinh", true);
    desk.close("tinh", false);
    desk.close("tinh", true);
    for others in [Others::Kept, Others::Overwritten] {
        let going = GoingBack::to(
            &[event_from(&before, &desk.register)],
            &desk.register,
            others,
        );
        assert!(going.has_closings && !going.is_nothing());
        let after = outcome(&desk.register, &going.command);
        assert_eq!(events(&after, "tinh", YEAR).len(), 3);
        let tree = UnitTree::of(&after);
        assert!(Closings::of(&after).is_closed(&tree, "xa-thanh-ba", YEAR));
        let id = RecordId::model("a");
        assert!(Model::find(&after, &id).unwrap().year(YEAR + 1).is_none());
    }
}

#[test]
fn going_back_into_a_closed_year_needs_unlocking() {
    let mut desk = province(&["a"]);
    let before = desk.register.clone();
    desk.save("a", YEAR, |draft| draft.set(FormField::Results, "sửa"));
    desk.close("tinh", true);
    let event = event_from(&before, &desk.register);
    let going = GoingBack::to(&[event], &desk.register, Others::Kept);
    assert_eq!(touched(&desk, &going.command), Some(YEAR));
}

/// Returns the event that led from one register to another.
fn event_from(before: &Register, after: &Register) -> Kept {
    let touched = after.iter();
    let touched = touched.filter(|(id, record)| before.get(id) != Some(record));
    let touched = touched.map(|(id, _)| id.clone()).collect();
    let event = Event::new(Timestamp::MIN, String::new(), Cause::Edit, before, touched);
    Kept {
        key: 1,
        event,
        n_bytes: 0,
    }
}
