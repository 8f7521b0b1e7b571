#![cfg(not(target_arch = "wasm32"))]
//! The journal as it is kept, and what it tells of days, points and numbers. Its laws are in `tests/laws/journal.rs`.

mod kept;
mod read;
#[path = "../registers/mod.rs"]
mod registers;

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::journal::{Cause, Event, FileSource, Journal, Kept};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::format::stored_event::write_event;

/// Returns the moment: a day and an hour of November 2026, in Viet Nam.
fn at(day: u32, hour: u32) -> Timestamp {
    let iso = format!("2026-11-{day:02}T{hour:02}:00:00+07:00");
    Timestamp::from_iso(&iso).unwrap()
}

fn file(name: &str) -> FileSource {
    FileSource {
        name: name.into(),
        unit: "xa-thanh-ba".into(),
        by: "Bình".into(),
        exported_at: Some(at(1, 9)),
        received_at: at(2, 9),
    }
}

/// Returns an event in which this machine touched the given records.
fn event(at: Timestamp, cause: Cause, register: &Register, touched: &[RecordId]) -> Event {
    let touched: BTreeSet<RecordId> = touched.iter().cloned().collect();
    Event::new(at, "Sửa “Tên”".into(), cause, register, touched)
}

fn kept(key: u64, event: Event) -> Kept {
    let n_bytes = write_event(&event).len();
    Kept {
        key,
        event,
        n_bytes,
    }
}

fn journal(events: Vec<Event>) -> Journal {
    let events = (1..).zip(events).map(|(key, event)| kept(key, event));
    Journal::new(events.collect(), Vec::new())
}
