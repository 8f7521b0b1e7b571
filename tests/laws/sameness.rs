//! What offices say about two models, by files alone: in any order they end with the same groups, and what was decided is
//! not asked again.

use std::sync::Arc;

use proptest::prelude::*;
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::doubles::all_same;
use so_dan_van_kheo::domain::duplicates::{Pair, likely_duplicates, united};
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::same_as::{SameAs, Sameness, different_from, links};
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::exchange_read::{Trust, open};

use crate::decision::decide_all;
use crate::files::config;
use crate::registers::{export, plain_part};

const N_MODELS: usize = 6;
const N_OFFICES: usize = 3;

/// The ids are UUIDs, so that plain files keep them.
fn id(n: usize) -> RecordId {
    RecordId::model(format!(
        "0b9ce2d6-8f0e-4c0b-9a53-00000000000{}",
        n % N_MODELS
    ))
}

struct Office {
    register: Register,
    writer: Writer,
    now: i64,
}

impl Office {
    fn new(replica: u64, register: Register) -> Self {
        let writer = Writer::new([ReplicaId::new(replica); 2]);
        Self {
            register,
            writer,
            now: 0,
        }
    }

    fn does(&mut self, command: &Command) {
        self.now += 1_000;
        let (at, by): (_, Arc<str>) = (Timestamp::from_millis(self.now), "An".into());
        apply(&mut self.register, &mut self.writer, at, &by, command);
    }

    fn says(&mut self, a: usize, b: usize, sameness: Sameness) {
        let models = [id(a), id(b)];
        self.does(&Command::DecideSame { models, sameness });
    }

    fn takes(&mut self, file: &str) {
        self.register.join(&piece(file));
    }
}

#[track_caller]
fn piece(file: &str) -> Register {
    let opened = open(file.as_bytes()).unwrap();
    assert_eq!(opened.refused, []);
    assert_ne!(opened.trust, Trust::EditedByHand);
    opened.piece
}

/// Returns a register of namesakes in two units, each registered in one year.
fn namesakes() -> Register {
    let mut office = Office::new(1, Register::new());
    for n in 0..N_MODELS {
        let text = |member, text: &str| Change::Write([member].into(), Value::text(text));
        let stage = YearEntry::path(2026, member::STAGE);
        let changes = vec![
            text(member::TITLE, "Thắp sáng đường quê"),
            text(member::UNIT, ["xa-a", "xa-b"][n % 2]),
            Change::Write(stage, Value::text("registered")),
        ];
        office.does(&Command::Make(vec![(id(n), changes)]));
    }
    office.register
}

fn offices() -> Vec<Office> {
    let replicas = (2..).take(N_OFFICES);
    replicas.map(|n| Office::new(n, namesakes())).collect()
}

fn sameness() -> impl Strategy<Value = Sameness> {
    prop_oneof![
        3 => Just(Sameness::Same),
        3 => Just(Sameness::Different),
        1 => Just(Sameness::Open),
    ]
}

/// Is what one office says, and whom it sends a file afterwards.
type Saying = (usize, usize, usize, Sameness, Option<usize>);

fn sayings() -> impl Strategy<Value = Vec<Saying>> {
    let n = || 0..N_MODELS;
    let to = prop::option::of(0..N_OFFICES);
    prop::collection::vec((0..N_OFFICES, n(), n(), sameness(), to), 1..14)
}

fn is_shown_once(register: &Register) -> bool {
    let same = SameAs::of(register);
    let n_shown = Model::all(register).count();
    let n_faces = (0..N_MODELS).filter(|n| same.is_face(&id(*n))).count();
    n_shown == n_faces && Summary::of(register, 2026).n_registered == n_shown
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn offices_that_have_each_others_files_know_the_same_groups(
        sayings in sayings(), order in prop::collection::vec(0..N_OFFICES, 0..6)
    ) {
        let mut offices = offices();
        for (who, a, b, sameness, to) in sayings {
            offices[who].says(a, b, sameness);
            prop_assert!(is_shown_once(&offices[who].register));
            if let Some(to) = to {
                let file = export(&offices[who].register);
                offices[to].takes(&file);
            }
        }
        let files: Vec<String> = offices.iter().map(|office| export(&office.register)).collect();
        for at in order {
            offices[at].takes(&files[(at + 1) % N_OFFICES]);
        }
        for (at, office) in offices.iter_mut().enumerate() {
            (0..N_OFFICES).for_each(|n| office.takes(&files[(at + n) % N_OFFICES]));
        }
        let one = &offices[0].register;
        for office in &offices {
            prop_assert_eq!(&office.register, one);
            prop_assert_eq!(Fingerprint::of(&office.register), Fingerprint::of(one));
            prop_assert_eq!(likely_duplicates(&office.register), likely_duplicates(one));
            prop_assert_eq!(united(&office.register), united(one));
            prop_assert!(is_shown_once(&office.register));
        }
    }

    /// Saying of all doubles that they are one takes nothing back that anybody said.
    #[test]
    fn all_doubles_become_one_and_no_word_of_anybody_is_lost(sayings in sayings()) {
        let mut offices = offices();
        for (who, a, b, sameness, _) in sayings {
            offices[who].says(a, b, sameness);
        }
        let files: Vec<String> = offices.iter().map(|office| export(&office.register)).collect();
        files.iter().for_each(|file| offices[0].takes(file));
        let before = offices[0].register.clone();
        let pairs = likely_duplicates(&before);
        let (command, n) = all_same(&before, &pairs);
        offices[0].does(&command);
        let after = &offices[0].register;
        let same = [SameAs::of(&before), SameAs::of(after)];
        let are_one = |at: usize, a: &RecordId, b: &RecordId| same[at].face(a) == same[at].face(b);
        let certain = pairs.iter().filter(|pair| pair.is_certain(&before));
        let n_one = certain.filter(|pair| are_one(1, &pair.models[0], &pair.models[1])).count();
        prop_assert!(n_one >= n);
        for (model, other) in links(&before) {
            prop_assert!(are_one(1, model, &other));
        }
        for model in Model::each(&before) {
            for (_, other) in different_from(model.record()) {
                let other = RecordId::model(other);
                prop_assert_eq!(are_one(0, model.record_id(), &other), are_one(1, model.record_id(), &other));
            }
        }
        prop_assert!(is_shown_once(after));
        let left = all_same(after, &likely_duplicates(after)).1;
        prop_assert_eq!(left, 0);
    }

    /// Whatever was decided by one office with all files at hand, no older file brings it back.
    #[test]
    fn a_decided_pair_does_not_come_back_with_any_file(sayings in sayings(), choices in prop::collection::vec(any::<bool>(), 8)) {
        let mut offices = offices();
        for (who, a, b, sameness, _) in sayings {
            offices[who].says(a, b, sameness);
        }
        let before: Vec<String> = offices.iter().map(|office| export(&office.register)).collect();
        before.iter().for_each(|file| offices[0].takes(file));
        // Two values of one link are a conflict like any other.
        let Office { register, writer, .. } = &mut offices[0];
        decide_all(register, writer, &[choices.len(), 0, 1]);
        for choice in choices.iter().cycle().take(60) {
            let open = likely_duplicates(&offices[0].register);
            let Some(Pair { models, .. }) = open.into_iter().next() else { break };
            let sameness = if *choice { Sameness::Same } else { Sameness::Different };
            offices[0].does(&Command::DecideSame { models, sameness });
        }
        prop_assert_eq!(likely_duplicates(&offices[0].register), []);
        let decision = export(&offices[0].register);
        for who in 1..N_OFFICES {
            offices[who].takes(&decision);
            before.iter().for_each(|file| offices[who].takes(file));
            prop_assert_eq!(likely_duplicates(&offices[who].register), []);
            prop_assert_eq!(united(&offices[who].register), united(&offices[0].register));
        }
        let told_by_plain = piece(&plain_part(&decision));
        prop_assert_eq!(likely_duplicates(&told_by_plain), []);
        prop_assert_eq!(united(&told_by_plain), united(&offices[0].register));
    }

    #[test]
    fn undoing_what_was_said_leads_back_to_what_was_shown(sayings in sayings(), a in 0..N_MODELS, b in 0..N_MODELS, sameness in sameness()) {
        let mut office = Office::new(2, namesakes());
        for (_, a, b, sameness, _) in sayings {
            office.says(a, b, sameness);
        }
        let shown = |register: &Register| (likely_duplicates(register), united(register));
        let before = shown(&office.register);
        let models = [id(a), id(b)];
        let (at, by): (_, Arc<str>) = (Timestamp::from_millis(1_000_000), "An".into());
        let command = Command::DecideSame { models, sameness };
        let undo = apply(&mut office.register, &mut office.writer, at, &by, &command).undo;
        office.does(&undo);
        prop_assert_eq!(shown(&office.register), before);
    }
}

#[test]
fn a_plain_file_says_both_with_ids_of_its_own() {
    let text = r#"{ "format": "so-dan-van-kheo", "version": 1, "exported_by": { "unit": "xa-a", "name": "Xã A" },
        "models": [
            { "id": "1", "title": "Đường hoa", "unit": "xa-a" },
            { "id": 2, "title": "Đường hoa", "unit": "xa-a", "same_as": "1" },
            { "id": "3", "title": "Đường hoa", "unit": "xa-a", "different_from": ["1", "2", null, "", ["1"], { "id": "k", "to": "1" }] }
        ] }"#;
    let register = piece(text);
    assert_eq!(Model::all(&register).count(), 2);
    assert_eq!(likely_duplicates(&register), []);
    assert_eq!(united(&register).len(), 1);
    let again = piece(&export(&register));
    assert_eq!(again, register);
    let mut twice = register.clone();
    twice.join(&piece(&plain_part(&export(&register))));
    assert_eq!(conflicts(&twice), []);
    assert_eq!(united(&twice), united(&register));
}
