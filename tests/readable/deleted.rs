//! What is deleted is in no page: neither shown nor in the file inside.

use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::path::Path;
use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::{Trust, open, open_text};
use so_dan_van_kheo::format::exchange_write::{Export, write_without_deleted};

use crate::page_of;
use crate::registers::{Person, model_ids, thanh_ba};

const SECRET: &str = "Bí mật";

/// Returns Thanh Ba's register with a secret in each of two models, in a year of a third, and nothing deleted yet.
fn with_secrets() -> (Register, Vec<RecordId>, Person) {
    let (mut register, mut lan) = (thanh_ba(), Person::new(0xa1, "Lan"));
    let ids = model_ids(&register);
    for id in &ids[..2] {
        lan.writes(&mut register, id, &[member::HOLDER].into(), "Bí mật bà Tám");
    }
    let results = YearEntry::path(2021, member::RESULTS);
    lan.writes(&mut register, &ids[2], &results, "Bí mật năm cũ");
    (register, ids, lan)
}

/// Returns the file that goes inside a page. What is said to be taken out of it is.
fn inside(register: &Register) -> String {
    let export = Export {
        at: Timestamp::from_iso("2026-11-23T02:00:00Z").unwrap(),
        unit: "huyen-thanh-ba".into(),
        name: "Huyện Thanh Ba".into(),
        scope: Scope::default(),
        changed_since: None,
    };
    let (file, read) = write_without_deleted(register, &export).unwrap();
    assert_eq!(open_text(&file).map(|opened| opened.piece), Ok(read));
    file
}

#[test]
fn a_page_has_of_what_is_deleted_the_fact_alone() {
    let (mut register, ids, mut lan) = with_secrets();
    let before = register.clone();
    lan.does(&mut register, Command::Delete(ids[0].clone()));
    // As an earlier program deleted, in a run that wrote more.
    let dot = Dot {
        replica: ReplicaId::new(0xb2),
        n: 7,
    };
    let record = register.entry(&ids[1]);
    let (path, seen) = record.deletion(&[]);
    record.write(path, seen, dot, Stamp::new(Timestamp::from_millis(1), "An"));
    let purge = so_dan_van_kheo::domain::deletion::Purged {
        record: ids[2].clone(),
        year: Some(2021),
    };
    lan.does(&mut register, Command::Purge(vec![purge]));
    let file = inside(&register);
    let page = page_of(&register, &Scope::default(), "", "a.json", &file);
    assert!(!file.contains(SECRET) && !page.contains(SECRET));
    let opened = open(page.as_bytes()).unwrap();
    assert_eq!(opened.trust, Trust::Joined);
    let mut told = before;
    told.join(&opened.piece);
    assert!(told.visible(&ids[0]).is_none());
    assert!(
        told.visible(&ids[1]).is_some(),
        "its deletion goes with other files"
    );
    assert_eq!(told.get(&ids[2]), register.get(&ids[2]));
}

#[test]
fn a_page_with_a_deleted_year_has_a_file_without_history() {
    let (mut register, ids, mut lan) = with_secrets();
    lan.does(&mut register, Command::DeleteYear(ids[2].clone(), 2021));
    for id in &ids[..2] {
        let change = Change::Write([member::HOLDER].into(), Value::text("Khu 2"));
        lan.does(
            &mut register,
            Command::Make(vec![(id.clone(), vec![change])]),
        );
    }
    let file = inside(&register);
    assert!(!file.contains(SECRET));
    let opened = open_text(&file).unwrap();
    assert_eq!((opened.trust, opened.refused.len()), (Trust::Plain, 0));
    // Everything that is shown is in it, and joining it where it came from changes nothing that people see.
    let shown = |register: &Register, path: &Path| -> Vec<String> {
        let models =
            Model::all(register).map(|model| model.record().text(path.segments()).to_owned());
        models.collect()
    };
    for path in [
        [member::TITLE].into(),
        [member::HOLDER].into(),
        YearEntry::path(2022, member::STAGE),
    ] {
        assert_eq!(shown(&opened.piece, &path), shown(&register, &path));
    }
    assert!(Preview::of(&register, &opened.piece).is_unchanging());
}
