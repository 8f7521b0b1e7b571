//! Files that speak for the run that writes: whatever they claim, what is written after they were taken in stays.

use std::cell::Cell;
use std::sync::Arc;

use proptest::prelude::*;
use so_dan_van_kheo::domain::carrying_out::carry_out;
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::{Entry, Leaf, Stamp};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::Path;
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;

use crate::config;

/// Is what happens to a register: somebody writes on its page, with a form that was opened so many steps ago, or takes a forged
/// file in.
#[derive(Clone, Debug)]
enum Step {
    Write {
        record: usize,
        leaf: usize,
        opened: usize,
    },
    TakeIn {
        record: usize,
        run: usize,
        claim: u32,
        lie: Option<(usize, u32)>,
        is_deletion: bool,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let write = (0..3_usize, 0..3_usize, 0..4_usize);
    let write = write.prop_map(|(record, leaf, opened)| Step::Write {
        record,
        leaf,
        opened,
    });
    let claim = prop_oneof![0..12_u32, Just(u32::MAX)];
    let lie = prop::option::of((0..3_usize, 1..12_u32));
    let take_in = (0..3_usize, 0..4_usize, claim, lie, any::<bool>()).prop_map(
        |(record, run, claim, lie, is_deletion)| Step::TakeIn {
            record,
            run,
            claim,
            lie,
            is_deletion,
        },
    );
    prop_oneof![write, take_in]
}

fn id(record: usize) -> RecordId {
    RecordId::model(format!("m{record}"))
}

fn path(leaf: usize) -> Path {
    [[member::TITLE], [member::NOTES], [member::HOLDER]][leaf]
        .clone()
        .into()
}

/// Makes a piece that says of a run what it never wrote. The forger knows all ids that were ever drawn.
fn forged(
    record: usize,
    run: ReplicaId,
    claim: u32,
    lie: Option<(usize, u32)>,
    is_deletion: bool,
) -> Register {
    let stamp = Stamp::new(Timestamp::from_millis(0), "");
    let lie = lie.map(|(leaf, n)| {
        let (dot, value) = (Dot { replica: run, n }, Value::text("giả"));
        (
            path(leaf),
            Leaf::of(Entry {
                dot,
                value,
                stamp: stamp.clone(),
            }),
        )
    });
    let context = (claim > 0)
        .then_some(Dot {
            replica: run,
            n: claim,
        })
        .into_iter()
        .collect();
    let mut record_of = match is_deletion {
        false => Record::from_parts(context, lie.into_iter().collect()),
        true => Record::from_parts(Default::default(), lie.into_iter().collect()),
    };
    if is_deletion {
        let (path, _) = record_of.deletion(&[]);
        let dot = Dot {
            replica: ReplicaId::new(0xdead),
            n: 1,
        };
        let seen = (claim > 0)
            .then_some(Dot {
                replica: run,
                n: claim,
            })
            .into_iter()
            .collect();
        record_of.write(path, Value::Seen(seen), dot, stamp);
    }
    std::iter::once((id(record), record_of)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_after_any_file_was_taken_in_stays(steps in prop::collection::vec(step(), 1..40)) {
        let n_drawn = Cell::new(1_u64);
        let draw = || {
            n_drawn.set(n_drawn.get() + 1);
            Ok::<_, ()>(Writer::new([ReplicaId::new(n_drawn.get()); 2]))
        };
        let by: Arc<str> = "Lan".into();
        let mut register = Register::new();
        let mut writer = Writer::new([ReplicaId::new(1); 2]);
        let mut pieces: Vec<Register> = Vec::new();
        let mut states = vec![Register::new()];
        for (at, step) in steps.into_iter().enumerate() {
            match step {
                Step::Write { record, leaf, opened } => {
                    let value = Value::text(format!("sửa {at}"));
                    let command = Command::Make(vec![(id(record), vec![Change::Write(path(leaf), value.clone())])]);
                    let seen = states[states.len().saturating_sub(opened + 1)].part([&id(record)]);
                    let stamp = (Timestamp::from_millis(at as i64), &by);
                    carry_out(&mut register, Some(&seen), &mut writer, draw, stamp, &command).unwrap();
                    pieces.push(register.part([&id(record)]));
                    let mut restarted = Register::new();
                    pieces.iter().rev().for_each(|piece| restarted.join(piece));
                    prop_assert_eq!(&restarted, &register);
                    let record = register.get(&id(record)).unwrap();
                    let leaf = record.leaf(path(leaf).segments());
                    prop_assert!(leaf.is_some_and(|leaf| leaf.entries().iter().any(|entry| entry.value == value)));
                    prop_assert!(!record.is_hidden(&[]), "a deletion that had not seen it hides it");
                }
                Step::TakeIn { record, run, claim, lie, is_deletion } => {
                    let run = ReplicaId::new(n_drawn.get().saturating_sub(run as u64));
                    let piece = forged(record, run, claim, lie, is_deletion);
                    register.join(&piece);
                    pieces.push(piece);
                }
            }
            states.push(register.clone());
        }
    }
}
