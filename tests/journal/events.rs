//! Events of a journal, as tests write them down.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses a part of this, and one that cannot go on has failed"
)]

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::journal::{Cause, Event, FileSource, Journal, Kept};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::format::stored_event::write_event;

/// Returns the moment: a day and an hour of November 2026, in Viet Nam.
pub fn at(day: u32, hour: u32) -> Timestamp {
    let iso = format!("2026-11-{day:02}T{hour:02}:00:00+07:00");
    Timestamp::from_iso(&iso).unwrap()
}

pub fn file(name: &str) -> FileSource {
    FileSource {
        name: name.into(),
        unit: "xa-thanh-ba".into(),
        by: "Bình".into(),
        exported_at: Some(at(1, 9)),
        received_at: at(2, 9),
    }
}

/// Returns an event in which this machine touched the given records.
pub fn event(at: Timestamp, cause: Cause, register: &Register, touched: &[RecordId]) -> Event {
    let touched: BTreeSet<RecordId> = touched.iter().cloned().collect();
    Event::new(at, "Sửa “Tên”".into(), cause, register, touched)
}

pub fn kept(key: u64, event: Event) -> Kept {
    let n_bytes = write_event(&event).len();
    Kept {
        key,
        event,
        n_bytes,
    }
}

pub fn journal(events: Vec<Event>) -> Journal {
    let events = (1..).zip(events).map(|(key, event)| kept(key, event));
    Journal::new(events.collect(), Vec::new())
}
