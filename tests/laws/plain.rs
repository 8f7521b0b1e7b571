//! Plain files: each value is a write by a replica derived from it, so files from anywhere meet in the same dots.

use proptest::prelude::*;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::{Trust, open};

use crate::config;

const ID: &str = "0b9ce2d6-8f0e-4c0b-9a53-0a8b1d8a1f00";

/// Returns a plain file with one model of this id.
fn file(sender: &str, at: &str, id: &str, title: &str, stage: &str) -> String {
    let years = if stage.is_empty() {
        String::new()
    } else {
        format!(r#","years":[{{"year":2026,"stage":"{stage}"}}]"#)
    };
    format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"exported_at":"{at}","exported_by":{{"unit":"{sender}","name":"{sender}"}},
        "models":[{{"id":"{id}","title":"{title}"{years}}}]}}"#
    )
}

#[track_caller]
fn piece(text: &str) -> Register {
    let opened = open(text.as_bytes()).unwrap();
    assert_eq!((opened.trust, opened.refused), (Trust::Plain, Vec::new()));
    opened.piece
}

fn of(title: &str) -> Register {
    piece(&file("xa", "2026-01-01T00:00:00Z", ID, title, ""))
}

fn titled(register: &Register) -> Vec<&str> {
    let leaf = register
        .get(&RecordId::model(ID))
        .unwrap()
        .leaf(&[member::TITLE])
        .unwrap();
    leaf.entries()
        .iter()
        .map(|entry| entry.value.as_text())
        .collect()
}

fn write(register: &mut Register, title: &str) {
    let dot = Dot {
        replica: ReplicaId::new(1),
        n: 1,
    };
    let stamp = Stamp::new(Timestamp::from_millis(1_790_000_000_000), "An");
    register.entry(&RecordId::model(ID)).write(
        [member::TITLE].into(),
        Value::text(title),
        dot,
        stamp,
    );
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_values_in_any_files_in_any_order_are_the_same_dots(
        files in prop::collection::vec(("[xy]", 1..9_u8, "[ab]", "(registered|)"), 1..6), order in prop::collection::vec(0..6_usize, 0..12)
    ) {
        let pieces: Vec<Register> = files
            .iter()
            .map(|(sender, day, title, stage)| piece(&file(sender, &format!("2026-01-0{day}T00:00:00Z"), ID, title, stage)))
            .collect();
        let mut straight = Register::new();
        pieces.iter().for_each(|piece| straight.join(piece));
        let mut shuffled = Register::new();
        order.iter().map(|at| &pieces[at % pieces.len()]).chain(pieces.iter().rev()).for_each(|piece| shuffled.join(piece));
        prop_assert_eq!(Fingerprint::of(&straight), Fingerprint::of(&shuffled));
        prop_assert_eq!(&straight, &shuffled);
        let mut titles: Vec<&str> = files.iter().map(|(_, _, title, _)| title.as_str()).collect();
        titles.sort();
        titles.dedup();
        let mut present = titled(&straight);
        present.sort();
        prop_assert_eq!(present, titles.clone());
        prop_assert_eq!(conflicts(&straight).len(), usize::from(titles.len() > 1));
    }
}

#[test]
fn a_value_overwritten_here_does_not_come_back_and_the_preview_says_that_it_was_put_back() {
    let mut register = of("Tên cũ");
    write(&mut register, "Tên mới");
    for again in [
        of("Tên cũ"),
        piece(&file("xa khác", "2026-11-01T00:00:00Z", ID, "Tên cũ", "")),
    ] {
        let preview = Preview::of(&register, &again);
        assert!(preview.is_unchanging());
        let put_back: Vec<_> = preview
            .put_back
            .iter()
            .map(|value| value.value.as_text())
            .collect();
        assert_eq!(put_back, ["Tên cũ"]);
        register.join(&again);
        assert_eq!(titled(&register), ["Tên mới"]);
        assert_eq!(conflicts(&register), []);
    }
}

#[test]
fn a_different_value_is_a_conflict() {
    let mut register = of("Tên cũ");
    write(&mut register, "Tên mới");
    let other = of("Tên khác");
    assert_eq!(
        Preview::of(&register, &other).n_models(Effect::Conflicting),
        1
    );
    register.join(&other);
    assert_eq!(titled(&register).len(), 2);
    assert_eq!(conflicts(&register).len(), 1);
}

#[test]
fn the_value_present_here_is_no_put_back_value() {
    let mut register = of("Tên cũ");
    write(&mut register, "Tên mới");
    write(&mut register, "Tên cũ");
    assert_eq!(Preview::of(&register, &of("Tên cũ")).put_back, []);
}

#[test]
fn two_communes_may_both_call_theirs_one() {
    let mut register = piece(&file("xa-a", "2026-01-01T00:00:00Z", "1", "Của xã A", ""));
    register.join(&piece(&file(
        "xa-b",
        "2026-01-01T00:00:00Z",
        "1",
        "Của xã B",
        "",
    )));
    assert_eq!(Model::all(&register).count(), 2);
    register.join(&piece(&file(
        "xa-a",
        "2026-05-01T00:00:00Z",
        "1",
        "Của xã A",
        "",
    )));
    assert_eq!(Model::all(&register).count(), 2);
    assert_eq!(conflicts(&register), []);
}

/// Found by chance: one side had cleared the title, the other decided for the value.
#[test]
fn a_preview_shows_that_a_conflict_with_a_cleared_value_was_decided() {
    let mut register = of("Tên cũ");
    let mut decided = register.clone();
    let mut cleared = Register::new();
    write(&mut cleared, "");
    register.join(&cleared);
    assert_eq!(conflicts(&register).len(), 1);
    decided.join(&cleared);
    let dot = Dot {
        replica: ReplicaId::new(2),
        n: 1,
    };
    let stamp = Stamp::new(Timestamp::from_millis(1_790_000_000_001), "Bình");
    let record = decided.entry(&RecordId::model(ID));
    record.write([member::TITLE].into(), Value::text("Tên cũ"), dot, stamp);
    let preview = Preview::of(&register, &decided);
    assert_eq!(preview.n_models(Effect::Changed), 1);
}
