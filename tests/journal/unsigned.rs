//! What nobody signed is told apart by where it was written, and kept at once by that.

use std::collections::BTreeMap;

use so_dan_van_kheo::domain::command::apply;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::deciding::{Note, kept, n_by, only};
use so_dan_van_kheo::domain::journal::provenance::Trail;
use so_dan_van_kheo::domain::journal::{Cause, Event, Journal};
use so_dan_van_kheo::domain::leaf::{Entry, Stamp};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::Path;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::unsigned::WrittenAt;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::exchange_read::open_text;

use crate::{at, event, file, journal};

const MODELS: [&str; 3] = ["0", "1", "2"];

/// Writes a title to models, each without knowing of another.
fn titled(ids: &[&str], title: &str, replica: u64, by: &str) -> Register {
    let mut register = Register::new();
    for (n, id) in (1..).zip(ids) {
        let replica = ReplicaId::new(replica);
        let dot = Dot { replica, n };
        let record = register.entry(&RecordId::model(*id));
        let stamp = Stamp::new(at(1, 1), by);
        record.write([member::TITLE].into(), Value::text(title), dot, stamp);
    }
    register
}

/// Is a register with titles written here and titles of a file, and the journal of both.
fn office(by: [&str; 2]) -> (Journal, Register) {
    let here = titled(&MODELS, "Của đây", 1, by[0]);
    let there = titled(&MODELS[..2], "Của kia", 2, by[1]);
    let touched = MODELS.map(RecordId::model);
    let edit = event(at(2, 8), Cause::Bulk, &Register::new(), &touched);
    let files = vec![(file("a"), there.clone())];
    let import = Event::of_import(at(2, 9), "Nhập".into(), &here, files, &Register::new());
    let mut now = here;
    now.join(&there);
    (journal(vec![edit, import]), now)
}

/// Counts the places by where what nobody signed was written.
fn counted(register: &Register, journal: &Journal, own: &str) -> BTreeMap<WrittenAt, usize> {
    let trails = Trail::all(journal.events());
    n_by(&conflicts(register), |record, path, entry| {
        WrittenAt::of(trails.get(record), own, (record, path), entry)
    })
}

#[test]
fn what_was_written_here_and_what_came_unsigned_from_elsewhere_are_kept_apart() {
    let (journal, mut now) = office(["", ""]);
    let both = [(WrittenAt::Home, 2), (WrittenAt::Elsewhere, 2)];
    assert_eq!(counted(&now, &journal, "tinh"), both.into());
    // A file of the own unit is no other's: of two own values nobody knows which is meant.
    assert_eq!(counted(&now, &journal, "xa-thanh-ba"), BTreeMap::new());

    let trails = Trail::all(journal.events());
    let meant = |record: &RecordId, path: &Path, entry: &Entry| {
        WrittenAt::of(trails.get(record), "tinh", (record, path), entry) == Some(WrittenAt::Home)
    };
    let note = Note {
        on: chrono::NaiveDate::MIN,
        by: "",
        why: "",
    };
    let all = conflicts(&now);
    let (command, n) = kept(&now, &all, note, |record, path, choices| {
        only(choices, |entry| meant(record, path, entry))
    });
    assert_eq!(n, 2);
    let mut writer = Writer::new([ReplicaId::new(7); 2]);
    apply(&mut now, &mut writer, at(3, 9), &"An".into(), &command);
    assert_eq!(conflicts(&now), []);
    let title = |id: &str| {
        now.get(&RecordId::model(id))
            .unwrap()
            .text(&[member::TITLE])
    };
    assert_eq!(MODELS.map(title), ["Của đây"; 3]);
}

#[test]
fn what_is_signed_is_told_by_its_name_and_not_by_where_it_was_written() {
    let (journal, now) = office(["An", ""]);
    let expect = BTreeMap::from([(WrittenAt::Elsewhere, 2)]);
    assert_eq!(counted(&now, &journal, "tinh"), expect);
    let (journal, now) = office(["An", "Bình"]);
    assert_eq!(counted(&now, &journal, "tinh"), BTreeMap::new());
}

#[test]
fn what_this_machine_does_not_remember_is_nobodys_unless_a_plain_file_gave_it() {
    let none = journal(Vec::new());
    let (_, now) = office(["", "Bình"]);
    let expect = BTreeMap::from([(WrittenAt::Unknown, 2)]);
    assert_eq!(counted(&now, &none, "tinh"), expect);
    let id = "0197a4c2-5b1e-8c3d-9e4f-000000000001";
    let plain = format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"models":[{{"id":"{id}","title":"Của kia"}}]}}"#
    );
    let mut now = titled(&[id], "Của đây", 1, "An");
    now.join(&open_text(&plain).unwrap().piece);
    let expect = BTreeMap::from([(WrittenAt::Elsewhere, 1)]);
    assert_eq!(counted(&now, &none, "tinh"), expect);
}
