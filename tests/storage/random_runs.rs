//! Runs of any order of deeds, with any trouble, and a disk that lags in any way.

use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};
use so_dan_van_kheo::domain::register::RecordId;
use so_dan_van_kheo::storage::bag::BagError;
use so_dan_van_kheo::storage::store::PieceKey;

use crate::draw::Draw;
use crate::faults::{check, file};
use crate::machine::{Commit, Machine, Trouble};
use crate::page::{Page, Told};

const N_DEEDS: usize = 60;

/// Does one thing after the other, on up to two pages at once; the room in the first store changes now and then.
fn work(machine: &Machine, draw: &mut Draw) -> Told {
    let mut told = Told::default();
    let mut pages: Vec<Page> = Vec::new();
    let (mut n_runs, mut n_files) = (0, 0);
    // The last import of a page, as long as nothing was built upon it.
    let mut last_import: Option<(Vec<PieceKey>, _)> = None;
    for deed in 0..N_DEEDS {
        if pages.is_empty() || (pages.len() < 2 && draw.below(12) == 0) {
            n_runs += 1;
            pages.extend(Page::open(machine, n_runs).map(|(page, ..)| page));
        }
        let n_pages = pages.len();
        if n_pages == 0 {
            continue;
        }
        let at = draw.below(n_pages);
        let page = &mut pages[at];
        page.look();
        match draw.below(20) {
            0 => {
                page.choose(&format!("xa-{deed}"), &mut told);
            }
            1 => {
                n_files += 1;
                let models = file(
                    &format!("f{n_files}"),
                    1 + draw.below(90) as u32,
                    500 + n_files,
                );
                let keys = page.import(&models, &mut told);
                last_import = keys.ok().map(|keys| (keys, models));
            }
            2 => {
                if let Some((keys, models)) = last_import.take() {
                    page.withdraw(&keys, &models, &mut told);
                }
            }
            3 => {
                let keys = last_import.iter().flat_map(|(keys, _)| keys.clone());
                let keys: Vec<PieceKey> = keys.collect();
                let _may_fail = page.upkeep(&keys);
            }
            4 => drop(pages.remove(at)),
            5 => machine.set_room(draw.one(&[Some(2_000), Some(100_000), None, None])),
            6 if last_import.is_none() => {
                let id = format!("f{}-1", 1 + draw.below(3));
                let record = RecordId::model(&id);
                if page.register.get(&record).is_some() {
                    // What is built upon a part of an import can outlive the rest of it.
                    told.imports.retain(|import| import.get(&record).is_none());
                    let _may_fail = page.edit(&id, &format!("Sửa tệp {deed}"), &mut told);
                }
            }
            _ => {
                let id = format!("m{}", draw.below(25));
                let _may_fail = page.edit(&id, &format!("Lần {deed}"), &mut told);
            }
        }
    }
    told
}

fn trouble() -> impl Strategy<Value = Trouble> {
    let error = prop_oneof![
        Just(BagError::Full),
        Just(BagError::Failed("lỗi lạ".into()))
    ];
    prop_oneof![
        error.clone().prop_map(Trouble::Once),
        error.prop_map(Trouble::Lasting),
        Just(Trouble::EndBefore),
        Just(Trouble::EndAfter),
    ]
}

/// Returns the configuration: seeds that fail are kept, and tried first from then on.
fn config() -> Config {
    let seeds = FileFailurePersistence::Direct("tests/storage.proptest-regressions");
    Config {
        failure_persistence: Some(Box::new(seeds)),
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn what_was_said_to_be_saved_survives_any_run(
        seed in any::<u64>(),
        at in 0..2_000_usize,
        trouble in trouble(),
        commit in prop_oneof![
            Just(Commit::All),
            Just(Commit::Nothing),
            any::<u64>().prop_map(Commit::First),
        ],
    ) {
        let machine = Machine::default();
        let during = format!("{seed} {at} {trouble:?} {commit:?}");
        machine.plan(at, trouble);
        let told = work(&machine, &mut Draw::new(seed));
        machine.restart(commit);
        check(&machine, &told, &during);
    }
}
