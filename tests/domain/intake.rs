//! What a register takes in by file, and what it leaves out.

use so_dan_van_kheo::domain::intake::{Beyond, Intake};
use so_dan_van_kheo::domain::limits::{Measure, TooMany, TooMuch, most_of};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::value::Value;

use crate::Desk;

/// Returns some sets by their numbers.
fn sets(numbers: std::ops::Range<usize>) -> Register {
    let records = numbers.map(|n| {
        (
            RecordId::new(Collection::SETS, n.to_string()),
            <_>::default(),
        )
    });
    records.collect()
}

fn most() -> usize {
    most_of(&Collection::SETS)
}

fn too_many(n: usize) -> Result<(), Beyond> {
    Err(Beyond::TooMany(TooMany {
        list: Collection::SETS,
        n,
    }))
}

#[test]
fn files_below_the_limit_go_in_until_the_register_would_be_beyond_it() {
    let mut intake = Intake::of(&sets(0..most() - 2));
    assert_eq!(intake.take(&sets(most() - 3..most() - 1)), Ok(()));
    assert_eq!(intake.take(&sets(most()..most() + 2)), too_many(most() + 1));
    assert_eq!(*intake.register(), sets(0..most() - 1));
    // A smaller one after it still does.
    assert_eq!(intake.take(&sets(most() - 1..most())), Ok(()));
    assert_eq!(intake.into_register().n_records(), most());
}

#[test]
fn what_a_register_beyond_the_limit_has_already_is_taken_again_with_everything_else() {
    let full = sets(0..most() + 5);
    let mut intake = Intake::of(&full);
    let mut piece = full.clone();
    piece.entry(&RecordId::unit("u"));
    assert_eq!(intake.take(&piece), Ok(()));
    assert!(intake.register().get(&RecordId::unit("u")).is_some());
    let one_more = sets(most() + 5..most() + 6);
    assert_eq!(intake.take(&one_more), too_many(most() + 6));
}

/// Returns a model of which somebody has written so many years.
fn of_years(writer: u64, years: std::ops::Range<i32>) -> Register {
    let mut desk = Desk::new(writer);
    for year in years {
        let note = Value::text("A");
        desk.write_of_year("m", year, member::NOTES, note);
    }
    desk.register
}

#[test]
fn a_record_that_two_files_make_too_large_together_is_taken_from_the_first_alone() {
    let (first, second) = (of_years(1, 1900..1990), of_years(2, 1980..2003));
    let mut intake = Intake::of(&Register::new());
    assert_eq!(intake.take(&first), Ok(()));
    let much = TooMuch {
        measure: Measure::Years,
        n: 103,
    };
    let expect = Beyond::TooMuch(RecordId::model("m"), much);
    assert_eq!(intake.take(&second), Err(expect));
    assert_eq!(*intake.register(), first);
}

#[test]
fn a_record_that_is_too_large_already_is_still_changed_by_files() {
    let mut here = of_years(1, 1900..1990);
    here.join(&of_years(2, 1980..2003));
    let mut there = Desk::new(3);
    there.register = here.clone();
    there.write(
        &RecordId::model("m"),
        [member::TITLE].into(),
        Value::text("B"),
    );
    let mut intake = Intake::of(&here);
    assert_eq!(intake.take(&there.register), Ok(()));
    there.write_of_year("m", 2100, member::NOTES, Value::text("B"));
    assert!(matches!(
        intake.take(&there.register),
        Err(Beyond::TooMuch(
            _,
            TooMuch {
                measure: Measure::Years,
                n: 104
            }
        ))
    ));
}
