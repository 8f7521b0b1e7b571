//! Plain files: each value is a write by a replica derived from it, so files from anywhere meet in the same dots.

use proptest::prelude::*;
use so_dan_van_kheo::domain::command::apply;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::deciding::{Note, kept, newer_of_one_sender};
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::restated::restated;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
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

/// A register that takes in the files of one sender.
#[derive(Clone, Default)]
struct Site {
    register: Register,
    newest: Option<Timestamp>,
}

impl Site {
    fn take(&mut self, piece: &Register, made_at: Option<Timestamp>) {
        let anew = restated(&self.register, piece, self.newest);
        self.register.join(piece);
        self.register.join(&anew);
        self.newest = self.newest.max(made_at);
    }

    /// Takes the newer value, as the button does.
    fn take_newer(&mut self) {
        let on = chrono::NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let note = Note {
            on,
            by: "An",
            why: "",
        };
        let all = conflicts(&self.register);
        let (command, n) = kept(&self.register, &all, note, newer_of_one_sender);
        assert_eq!(n, all.len());
        let mut writer = Writer::new([ReplicaId::new(9), ReplicaId::new(10)]);
        let at = Timestamp::from_millis(1_790_000_000_000);
        apply(&mut self.register, &mut writer, at, &"An".into(), &command);
        assert_eq!(conflicts(&self.register), []);
    }

    fn shown(&self) -> &str {
        self.register
            .get(&RecordId::model(ID))
            .unwrap()
            .text(&[member::TITLE])
    }
}

/// Returns the file of a day.
fn of_day(day: usize, title: &str) -> (Register, Option<Timestamp>) {
    let text = file("xa", &format!("2026-01-{day:02}T00:00:00Z"), ID, title, "");
    (
        piece(&text),
        open(text.as_bytes()).unwrap().sender.exported_at,
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_order_the_plain_files_of_a_sender_come_in_its_last_word_is_shown_and_taken(
        titles in prop::collection::vec("[abc]", 1..7), order in prop::collection::vec((0..7_usize, any::<bool>()), 0..12)
    ) {
        let files: Vec<_> = titles.iter().enumerate().map(|(at, title)| of_day(at + 1, title)).collect();
        let mut site = Site::default();
        let order = order.into_iter().map(|(at, takes)| (at % files.len(), takes));
        let rest = (0..files.len()).rev().map(|at| (at, false));
        let mut last = 0;
        for (at, takes) in order.chain(rest) {
            let (piece, made_at) = &files[at];
            site.take(piece, *made_at);
            last = last.max(at);
            if takes {
                site.take_newer();
            }
            prop_assert_eq!(site.shown(), &titles[last]);
            let before = site.clone();
            site.take(piece, *made_at);
            prop_assert_eq!(&before.register, &site.register);
        }
        site.take_newer();
        prop_assert_eq!(site.shown(), &titles[last]);
    }

    #[test]
    fn two_that_take_the_files_of_a_sender_and_its_newer_values_lose_none_to_each_other(
        titles in prop::collection::vec("[abc]", 1..5), steps in prop::collection::vec((0..2_usize, 0..5_usize, any::<bool>()), 1..14)
    ) {
        let files: Vec<_> = titles.iter().enumerate().map(|(at, title)| of_day(at + 1, title)).collect();
        let mut sites = [Site::default(), Site::default()];
        for (who, at, takes) in steps {
            let (piece, made_at) = &files[at % files.len()];
            sites[who].take(piece, *made_at);
            if takes {
                sites[who].take_newer();
            }
            if at == 4 {
                let other = sites[1 - who].register.clone();
                sites[who].take(&other, None);
            }
        }
        let [one, two] = sites;
        let (mut ours, mut theirs) = (one.clone(), two.clone());
        ours.take(&two.register, None);
        theirs.take(&one.register, None);
        ours.take(&theirs.register, None);
        theirs.take(&ours.register, None);
        prop_assert_eq!(conflicts(&ours.register), conflicts(&theirs.register));
        prop_assert!(titles.iter().any(|title| title == ours.shown()));
        prop_assert_eq!(ours.shown(), theirs.shown());
        ours.take_newer();
    }

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
