#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
//! The full backup: it moves a register and everything beside it, and what is wrong beside it never costs the register.

mod file;
mod hostile;
#[path = "../journal/events.rs"]
mod journal_events;
mod moved;
mod received;
#[path = "../registers/mod.rs"]
mod registers;

use proptest::test_runner::Config;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::received::{Extent, Receipt, Received};
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::sent::{Counted, Sent};
use so_dan_van_kheo::format::backup::{Local, write_backup};
use so_dan_van_kheo::format::exchange_write::Export;
use so_dan_van_kheo::format::settings::Settings;
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

fn settings(unit: &str) -> Settings {
    Settings {
        unit: unit.into(),
        writer: "Lan".into(),
    }
}

fn draft(title: &str) -> ModelDraft {
    let mut draft = ModelDraft::default();
    draft.set(FormField::Title, title);
    draft
}

/// Returns a file with one model of each of these years, as it was taken in.
fn receipt(years: &[i32], exported_at: Option<i64>, received_at: i64) -> Receipt {
    Receipt {
        exported_at: exported_at.map(at),
        received_at: at(received_at),
        code: format!("{}-{}", years[0], exported_at.unwrap_or_default()),
        extent: Extent::Whole,
        n_models: years.iter().map(|year| (*year, 1)).collect(),
    }
}

/// Returns a machine at work: with settings, two drafts, two scopes that went out, and files of two units.
fn machine() -> Store<MemoryBag> {
    let store = Store::new(MemoryBag::new());
    store.save_settings(&settings("xa-thanh-ba")).unwrap();
    store.save_draft("new", &draft("Đang gõ “dở”")).unwrap();
    store.save_draft("models/a/2026", &draft("Sửa")).unwrap();
    let mut sent = Sent::default();
    sent.note(&registers::thanh_ba(), at(5), Counted::Yes);
    store.save_sent(&Scope::default(), &sent).unwrap();
    store.save_sent(&Scope::of_year(2022), &sent).unwrap();
    let mut received = Received::default();
    received.note("xa-1", receipt(&[2026], Some(10), 11));
    received.note("xa-2", receipt(&[2025, 2026], None, 12));
    store.save_received(&received).unwrap();
    store
}

fn local(store: &Store<MemoryBag>, journal: Vec<String>) -> Local {
    Local {
        texts: store.backup_texts().unwrap(),
        journal,
        n_left_out: 0,
    }
}

fn export() -> Export {
    Export {
        at: Timestamp::from_iso("2026-11-23T02:00:00Z").unwrap(),
        unit: "xa-thanh-ba".into(),
        name: "Xã Thanh Ba".into(),
        scope: Scope::default(),
        changed_since: None,
    }
}

fn backup(register: &Register, local: &Local) -> String {
    let backup = write_backup(register, &export(), local, false).unwrap();
    assert_eq!(backup.n_left_out, 0);
    backup.text
}
