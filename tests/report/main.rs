#![cfg(not(target_arch = "wasm32"))]
//! Reports: tables as people read them, and what holds for all of them.

mod copied;
#[path = "../readable/dom.rs"]
mod dom;
#[path = "../draw/mod.rs"]
mod draw;
mod every_report;
mod golden;
mod minutes;
mod printed;
mod sample;
mod undecided;
#[path = "../varied/mod.rs"]
mod varied;

use so_dan_van_kheo::domain::figures::Question;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::report::catalogue::Catalogue;
use so_dan_van_kheo::report::tables::{Report, ReportKind, UnitRows, report};

/// Answers a question with all rows.
fn answer(register: &Register, kind: ReportKind, question: &Question) -> Report {
    let catalogue = Catalogue::of(register);
    report(
        kind,
        register,
        &catalogue,
        question,
        UnitRows::All,
        usize::MAX,
    )
}

/// Returns the register of whoever read a file of tests/fixtures/field.
fn field(name: &str) -> Register {
    let text = std::fs::read_to_string(format!("tests/fixtures/field/{name}")).unwrap();
    let mut register = starting_set();
    register.join(&open_text(&text).unwrap().piece);
    register
}
