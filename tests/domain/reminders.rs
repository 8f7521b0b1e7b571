//! When people are reminded to save a file outside, and what is remembered of it.

use proptest::prelude::*;
use proptest::test_runner::Config;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::reminder::{Outside, Reminder};
use so_dan_van_kheo::format::stored_outside::{read_outside, write_outside};
use so_dan_van_kheo::format::stored_piece::{SealError, seal};
use so_dan_van_kheo::storage::bag::Bag;
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::store::Store;

/// Returns the configuration of the laws here; nothing is kept of a seed that fails but its message.
fn config() -> Config {
    Config {
        failure_persistence: None,
        ..Config::default()
    }
}

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Returns what is remembered after so many changes, the first on day 0, and a file saved before them on some day.
fn outside(saved_on: Option<i64>, n_changes: u32) -> Outside {
    let mut outside = Outside::default();
    if let Some(day) = saved_on {
        outside.note_saved(at(day * DAY));
    }
    outside.note_changes(n_changes, at(0));
    outside
}

#[track_caller]
fn check(saved_on: Option<i64>, n_changes: u32, now: i64, n_days: Option<i64>) {
    let reminder = outside(saved_on, n_changes).reminder(at(now));
    let expected = n_days.map(|n_days| Reminder {
        at: saved_on.map(|day| at(day * DAY)),
        n_changes,
        n_days,
    });
    assert_eq!(reminder, expected);
}

#[test]
fn the_first_file_is_due_after_ten_changes_or_three_days() {
    check(None, 0, 1_000 * DAY, None);
    check(None, 1, 0, None);
    check(None, 9, 3 * DAY - 1, None);
    check(None, 10, 0, Some(0));
    check(None, 1, 3 * DAY, Some(3));
}

#[test]
fn a_later_one_is_due_after_thirty_changes_or_a_week_with_a_change_in_it() {
    check(Some(-20), 0, 1_000 * DAY, None);
    check(Some(-1), 29, 6 * DAY - 1, None);
    check(Some(-1), 30, 0, Some(1));
    check(Some(-1), 1, 6 * DAY, Some(7));
    check(Some(-8), 12, DAY / 2, Some(8));
}

#[test]
fn to_put_it_off_holds_for_a_day_and_a_file_starts_everything_anew() {
    let mut outside = outside(None, 12);
    outside.put_off(at(5 * DAY));
    for (now, is_due) in [(5 * DAY, false), (6 * DAY - 1, false), (6 * DAY, true)] {
        assert_eq!(outside.reminder(at(now)).is_some(), is_due, "{now}");
    }
    assert!(
        outside.reminder(at(5 * DAY - 1)).is_some(),
        "a clock was set back"
    );
    outside.note_saved(at(6 * DAY));
    assert_eq!(outside.reminder(at(900 * DAY)), None);
    outside.note_changes(1, at(8 * DAY));
    assert_eq!(outside.reminder(at(12 * DAY)), None);
    assert!(outside.reminder(at(13 * DAY)).is_some());
}

#[test]
fn a_file_in_the_folder_counts_as_one_outside_and_is_remembered_beside_later_ones() {
    let mut outside = outside(None, 12);
    outside.note_in_folder(at(DAY));
    assert_eq!((outside.at, outside.n_changes), (Some(at(DAY)), 0));
    outside.note_saved(at(2 * DAY));
    assert_eq!(outside.in_folder_at, Some(at(DAY)));
    assert_eq!(outside.at, Some(at(2 * DAY)));
}

#[test]
fn a_file_dated_by_a_clock_that_was_ahead_silences_nothing_but_the_days() {
    let mut outside = Outside::default();
    outside.note_saved(Timestamp::MAX);
    outside.note_changes(30, at(0));
    let reminder = outside.reminder(Timestamp::MIN).unwrap();
    assert_eq!(reminder.n_days, 0);
}

fn any_outside() -> impl Strategy<Value = Outside> {
    let moment = || prop::option::of(any::<i64>().prop_map(Timestamp::from_millis));
    let moments = (moment(), moment(), moment(), moment());
    (any::<u32>(), moments).prop_map(|(n_changes, moments)| Outside {
        n_changes,
        at: moments.0,
        changed_at: moments.1,
        put_off_at: moments.2,
        in_folder_at: moments.3,
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_remembered_reads_back(outside in any_outside(), now in any::<i64>()) {
        prop_assert_eq!(read_outside(&write_outside(&outside)), Ok(outside));
        let mut after = outside;
        after.note_changes(u32::MAX, Timestamp::from_millis(now));
        prop_assert_eq!(after.n_changes, u32::MAX);
        after.note_saved(Timestamp::from_millis(now));
        prop_assert_eq!(after.reminder(Timestamp::from_millis(now)), None);
    }

    #[test]
    fn once_due_it_stays_due_whatever_is_changed_later(
        outside in any_outside(), now in 0..400 * DAY, later in 0..400 * DAY, n in 0..9_u32
    ) {
        let not_put_off = Outside { put_off_at: None, ..outside };
        if not_put_off.reminder(at(now)).is_some() {
            let mut after = not_put_off;
            after.note_changes(n, at(now));
            prop_assert!(after.reminder(at(now + later)).is_some());
        }
    }
}

#[test]
fn a_memory_that_cannot_be_read_is_put_aside_and_nothing_counts_as_saved() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    assert_eq!(store.outside(), Ok(Outside::default()));
    store.save_outside(&outside(Some(3), 5)).unwrap();
    assert_eq!(store.outside(), Ok(outside(Some(3), 5)));
    for body in [
        "",
        "1",
        "1 2 3 4",
        "1 2 3 4 5 6",
        "-1 - - - -",
        "1 x - - -",
        "4294967296 - - - -",
    ] {
        let text = seal("outside", body);
        assert_eq!(
            read_outside(&text),
            Err(SealError::Malformed(None)),
            "{body}"
        );
        bag.write("dvk/outside", &text).unwrap();
        assert_eq!(store.outside(), Ok(Outside::default()));
        assert_eq!(bag.read("dvk/outside"), Ok(None));
        let aside = store.raw_texts().unwrap();
        assert!(aside.iter().any(|(_, kept)| *kept == text), "{body}");
    }
}

#[test]
fn what_was_taken_back_is_not_missing_in_a_file() {
    let mut outside = Outside::default();
    outside.note_changes(3, at(DAY));
    outside.settle(0, at(2 * DAY));
    assert_eq!(outside, Outside::default());
    assert_eq!(outside.reminder(at(30 * DAY)), None);
    outside.settle(3, at(2 * DAY));
    assert_eq!(
        (outside.n_changes, outside.changed_at),
        (3, Some(at(2 * DAY)))
    );
}
