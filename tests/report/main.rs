#![cfg(not(target_arch = "wasm32"))]
//! Reports: tables as people read them, and what holds for all of them.

#[path = "../draw/mod.rs"]
mod draw;
mod every_report;
mod golden;
mod minutes;
mod sample;
mod undecided;
#[path = "../varied/mod.rs"]
mod varied;

use so_dan_van_kheo::domain::figures::Question;
use so_dan_van_kheo::domain::register::Register;
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
