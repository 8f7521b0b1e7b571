//! Well-formed forgeries: a file can claim to have seen anything. It opens, and the preview names what would be gone.

use std::collections::BTreeSet;

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::{Entry, Leaf, Stamp};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::shape;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::{Trust, open_text};

use super::opened;
use super::registers::{self, Person, export};

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
    let joined = registers::with(register, &piece);
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

/// Returns a record that claims to have seen everything of another, and holds the entries that `keep` chooses.
fn claiming_all(record: &Record, keep: impl Fn(&Path, &Entry) -> bool) -> Record {
    let leaves = record.leaves().iter().filter_map(|(path, leaf)| {
        let entries = leaf.entries().iter().filter(|entry| keep(path, entry));
        let kept: Leaf = entries.cloned().collect();
        (!kept.entries().is_empty()).then(|| (path.clone(), kept))
    });
    Record::from_parts(record.context().clone(), leaves.collect())
}

/// Checks that the preview of a forged record names every value that people see now and would not have any more, and no
/// other. Returns how many these are; none where the record is malformed.
fn check_all_are_named(register: &Register, id: &RecordId, forged: Record) -> usize {
    let before = register.get(id).unwrap();
    let file = export(&[(id.clone(), forged)].into_iter().collect());
    let opened = open_text(&file).unwrap();
    if !opened.refused.is_empty() {
        return 0;
    }
    let joined = registers::with(register.clone(), &opened.piece);
    let after = joined.get(id).unwrap();
    let (hidden_before, hidden_after) = (before.hidden_years(), after.hidden_years());
    let mut wiped = Vec::new();
    for (path, leaf) in before.leaves() {
        let is_in = |years: &[i32]| path.year().is_some_and(|year| years.contains(&year));
        if is_in(&hidden_before) {
            continue;
        }
        let kept = after.leaf(path.segments()).map_or(&[][..], Leaf::entries);
        for Entry { value, .. } in leaf.entries() {
            let is_content = !matches!(value, Value::Empty | Value::Seen(_));
            let is_there = kept.iter().any(|entry| entry.value == *value);
            if is_content && (!is_there || is_in(&hidden_after)) {
                wiped.push((path, value));
            }
        }
    }
    let preview = Preview::of(register, &opened.piece);
    let named = preview.disappearing.iter();
    let named: Vec<_> = named.map(|gone| (&gone.path, &gone.value)).collect();
    assert_eq!(named, wiped, "{id}");
    wiped.len()
}

#[test]
fn every_value_that_a_forged_file_would_wipe_is_named_one_by_one() {
    let register = registers::eventful();
    let mut n_wiped = 0;
    for (id, record) in register.iter().filter(|(_, record)| !record.is_hidden(&[])) {
        let required = shape::required_of(&id.collection);
        let is_required = |path: &Path| required.iter().eq(path.segments());
        n_wiped += check_all_are_named(
            &register,
            id,
            claiming_all(record, |path, _| is_required(path)),
        );
        let mut erased = record.clone();
        for n in 1..=2 {
            let (path, seen) = match n {
                1 => erased.erase(&[]),
                _ => erased.deletion(&[]),
            };
            let replica = ReplicaId::new(0xff);
            let stamp = Stamp::new(Timestamp::from_millis(0), "");
            erased.write(path, seen, Dot { replica, n }, stamp);
        }
        n_wiped += check_all_are_named(&register, id, erased);
        for (path, leaf) in record.leaves() {
            for entry in leaf.entries() {
                let forged = claiming_all(record, |other, e| (other, e) != (path, entry));
                n_wiped += check_all_are_named(&register, id, forged);
            }
        }
    }
    assert!(n_wiped > 1_000, "{n_wiped}");
}
