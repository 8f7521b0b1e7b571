//! A province joins the files of its 148 communes: the totals are the sum of the parts, in any order.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod communes;
#[path = "../draw/mod.rs"]
mod draw;
mod files;
#[path = "../registers/mod.rs"]
mod registers;
mod shared_words;

use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::starting_set::starting_set;

use communes::{Commune, PROVINCE, Sending, YEARS, communes, totals};
use draw::Draw;
use files::{Sent, send};
use registers::export_as;

/// Joins pieces in an order of one's own, a third of them twice.
fn join_in_any_order(pieces: &[Register], draw: &mut Draw) -> Register {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.extend((0..pieces.len() / 3).map(|_| draw.below(pieces.len())));
    for at in (1..order.len()).rev() {
        order.swap(at, draw.below(at + 1));
    }
    let mut register = starting_set();
    order.iter().for_each(|at| register.join(&pieces[*at]));
    register
}

fn check_each_commune_reads_its_own_fingerprint(
    province: &Register,
    communes: &[Commune],
    sent: &[Sent],
) {
    for (commune, sent) in communes.iter().zip(sent) {
        if let (Sending::Once | Sending::Twice, Some(home)) = (commune.sending, &sent.home) {
            let of_unit = |register| Fingerprint::of_unit(register, &commune.unit);
            assert_eq!(of_unit(province), of_unit(home), "{}", commune.name);
        }
    }
}

#[test]
fn the_totals_of_148_communes_are_the_sum_of_their_models_in_any_order_of_files() {
    let mut draw = Draw::new(148);
    let communes = communes(&mut draw);
    let sent: Vec<Sent> = communes
        .iter()
        .map(|commune| send(commune, &mut draw))
        .collect();
    let opened = sent.iter().flat_map(|sent| &sent.files).map(|text| {
        let opened = open_text(text).unwrap();
        assert_eq!(opened.refused, []);
        opened.piece
    });
    let pieces: Vec<Register> = opened.collect();
    let province = join_in_any_order(&pieces, &mut draw);
    for _ in 0..3 {
        let other = join_in_any_order(&pieces, &mut draw);
        assert_eq!(Fingerprint::of(&other), Fingerprint::of(&province));
        assert_eq!(other, province);
    }

    assert_eq!(conflicts(&province), []);
    assert!(years(&province).into_iter().eq(YEARS.into_iter().rev()));
    for year in YEARS {
        let expected = totals(&communes, year);
        assert!(expected.n_registered > 1_000, "{expected:?}");
        assert_eq!(expected.by_unit.len(), communes.len());
        assert_eq!(Summary::of(&province, year), expected);
    }
    check_each_commune_reads_its_own_fingerprint(&province, &communes, &sent);

    let passed_on = export_as(&province, PROVINCE, Scope::default());
    let passed_on = open_text(&passed_on).unwrap().piece;
    assert_eq!(Fingerprint::of(&passed_on), Fingerprint::of(&province));
}
