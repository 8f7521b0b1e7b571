//! The exchange file: what goes out comes back, and what comes in is what the file says.

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::format::exchange_read::{Opened, Trust, open};
use so_dan_van_kheo::format::exchange_write::{Export, write};
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

const THANH_BA: &[u8] = include_bytes!("fixtures/thanh-ba-2022.json");

fn thanh_ba() -> Opened {
    open(THANH_BA).unwrap()
}

fn register_with(piece: &Register) -> Register {
    let mut register = starting_set();
    register.join(piece);
    register
}

fn export(register: &Register) -> String {
    let export = Export {
        at: Timestamp::from_iso("2026-11-23T02:00:00Z").unwrap(),
        unit: "huyen-thanh-ba".into(),
        name: "Huyện Thanh Ba".into(),
        scope: Scope::All,
    };
    write(register, &export)
}

#[test]
fn thanh_ba_reported_32_models_as_13_12_4_and_3() {
    let opened = thanh_ba();
    assert_eq!(opened.trust, Trust::Plain);
    assert_eq!(opened.refused, []);
    assert_eq!(opened.sender.name, "Huyện Thanh Ba");
    let register = register_with(&opened.piece);
    assert_eq!(years(&register), [2022]);
    let summary = Summary::of(&register, 2022);
    assert_eq!(summary.n_registered, 32);
    let by_field = |id: &str| summary.by_field[id];
    assert_eq!(
        ["kinh-te", "van-hoa-xa-hoi", "quoc-phong-an-ninh", "he-thong-chinh-tri"].map(by_field),
        [13, 12, 4, 3]
    );
}

#[test]
fn an_exported_register_opens_with_the_same_fingerprint() {
    let register = register_with(&thanh_ba().piece);
    let text = export(&register);
    let opened = open(text.as_bytes()).unwrap();
    assert_eq!(opened.trust, Trust::Joined);
    assert_eq!(opened.refused, []);
    assert_eq!(opened.piece, register);
    assert_eq!(Fingerprint::of(&opened.piece), Fingerprint::of(&register));
}

#[test]
fn a_stored_piece_reads_back_equal() {
    let register = register_with(&thanh_ba().piece);
    assert_eq!(read_piece(&write_piece(&register)), Ok(register));
}

#[test]
fn a_plain_file_twice_changes_nothing_the_second_time() {
    let piece = thanh_ba().piece;
    let mut register = starting_set();
    assert_eq!(Preview::of(&register, &piece).n_models(Effect::New), 32);
    register.join(&piece);
    assert!(Preview::of(&register, &piece).is_unchanging());
}
