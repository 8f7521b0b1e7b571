//! Well-formed forgeries: a file can claim to have seen anything. It opens, and the preview names what would be gone.

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::Trust;

use super::opened;
use super::registers::Person;

const ID: &str = "0197a4c2-5b1e-8c3d-9e4f-000000000001";

fn of_2026(rest: impl IntoIterator<Item = Segment>) -> Path {
    let prefix = [member::YEARS, Segment::Year(2026)].into_iter();
    prefix.chain(rest).collect::<Vec<_>>().into()
}

fn model_written_here() -> Register {
    let mut register = Register::new();
    let mut lan = Person::new(0xbb, "Lan");
    let id = RecordId::model(ID);
    let award = Segment::Item("k1".to_owned());
    let leaves = [
        ([member::TITLE].into(), "Tổ hòa giải"),
        ([member::HOLDER].into(), "Khu 2"),
        ([member::NOTES].into(), "Ghi chú dài"),
        (of_2026([member::STAGE]), "registered"),
        (of_2026([member::AWARDS, award]), "Giấy khen"),
    ];
    for (path, text) in &leaves {
        lan.writes(&mut register, &id, path, text);
    }
    register
}

#[test]
fn the_preview_names_every_value_a_forged_context_would_wipe() {
    let register = model_written_here();
    let opened = opened("odd", "claims-to-have-seen-everything.json");
    assert_eq!((opened.trust, opened.refused.len()), (Trust::Joined, 0));
    let preview = Preview::of(&register, &opened.piece);
    let gone: BTreeSet<(String, &str)> = preview
        .disappearing
        .iter()
        .map(|gone| (gone.path.to_string(), gone.value.as_text()))
        .collect();
    let expect = [
        ("holder", "Khu 2"),
        ("notes", "Ghi chú dài"),
        ("years/2026/awards/#k1", "Giấy khen"),
        ("years/2026/stage", "registered"),
    ];
    assert_eq!(
        gone,
        expect.map(|(path, text)| (path.to_owned(), text)).into()
    );
    assert_eq!(preview.n_models(Effect::Changed), 1);
    let shown = |record: &Record| record.text(&[member::HOLDER]).to_owned();
    assert_eq!(
        shown(register.get(&RecordId::model(ID)).unwrap()),
        "Khu 2",
        "looking changed it"
    );
}

#[test]
fn a_model_that_would_be_erased_is_said_to_disappear_with_its_values() {
    let register = model_written_here();
    let piece = opened("odd", "purged.json").piece;
    // The file knows only its own writer's work: nothing written here can be wiped by it.
    let preview = Preview::of(&register, &piece);
    assert_eq!(preview.disappearing, []);
    let joined = super::registers::with(register, &piece);
    let record = joined.visible(&RecordId::model(ID)).unwrap();
    assert_eq!(
        record.face(&[member::TITLE]),
        Some(&Value::text("Tổ hòa giải"))
    );
}

#[test]
fn a_year_that_somebody_deleted_disappears_with_its_values() {
    let register = model_written_here();
    let mut theirs = register.clone();
    let id = RecordId::model(ID);
    let delete = so_dan_van_kheo::domain::command::Command::DeleteYear(id, 2026);
    Person::new(0xcc, "Minh").does(&mut theirs, delete);
    let preview = Preview::of(&register, &theirs);
    let gone: Vec<String> = preview
        .disappearing
        .iter()
        .map(|gone| gone.path.to_string())
        .collect();
    assert_eq!(gone, ["years/2026/awards/#k1", "years/2026/stage"]);
    assert_eq!(Preview::of(&theirs, &theirs).disappearing, []);
}
