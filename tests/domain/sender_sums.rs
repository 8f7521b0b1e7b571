//! Files of many senders, added up by sender.

use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::sender_sum::{Counts, SentFile, by_sender};

use crate::Desk;

/// Returns the counts of a file with so many new models.
fn new_models(n: usize, n_refused: usize) -> Counts {
    let mut desk = Desk::new(1);
    for at in 0..n {
        desk.save(&format!("m{at}"), 2026, |_| {});
    }
    Counts::of(&Preview::of(&Register::new(), &desk.register), n_refused)
}

fn file<'a>(unit: &'a str, name: &'a str, n_models: usize) -> SentFile<'a> {
    SentFile {
        unit,
        name,
        n_models,
        counts: new_models(n_models, 1),
    }
}

#[track_caller]
fn check(files: &[SentFile<'_>], expect: &[(&str, usize, usize)]) {
    let sums = by_sender(files.iter().copied());
    let shown: Vec<(&str, usize, usize)> = sums
        .iter()
        .map(|sum| (&*sum.name, sum.n_files, sum.n_models))
        .collect();
    assert_eq!(shown, expect);
}

#[test]
fn files_of_one_unit_are_one_sender_whatever_they_call_it() {
    let files = [
        file("xa-b", "Xã B", 2),
        file("xa-a", "", 1),
        file("xa-b", "UBND xã B", 3),
        file("xa-a", "Xã Á", 1),
    ];
    check(&files, &[("Xã Á", 2, 2), ("Xã B", 2, 5)]);
}

#[test]
fn two_units_of_one_name_stay_two_and_those_without_a_unit_go_by_their_names() {
    let files = [
        file("1", "Xã Hòa Bình", 1),
        file("2", "Xã Hòa Bình", 2),
        file("", "Xã Hòa Bình", 3),
        file("", "Xã Hòa Bình", 3),
        file("3", "", 1),
        file("", "", 1),
        file("", "", 2),
    ];
    check(
        &files,
        &[
            ("", 2, 3),
            ("3", 1, 1),
            ("Xã Hòa Bình", 2, 6),
            ("Xã Hòa Bình", 1, 1),
            ("Xã Hòa Bình", 1, 2),
        ],
    );
    check(&[], &[]);
}

#[test]
fn the_sums_of_the_senders_are_those_of_the_files() {
    let units: Vec<String> = (0..50).map(|n| format!("xa-{n}")).collect();
    let files: Vec<SentFile<'_>> = (0..148).map(|n| file(&units[n % 50], "", n % 3)).collect();
    let sums = by_sender(files.iter().copied());
    assert_eq!(sums.len(), 50);
    assert_eq!(sums.iter().map(|sum| sum.n_files).sum::<usize>(), 148);
    let of_senders = Counts::sum(sums.iter().map(|sum| sum.counts));
    assert_eq!(
        of_senders,
        Counts::sum(files.iter().map(|file| file.counts))
    );
    let n_models: usize = files.iter().map(|file| file.n_models).sum();
    assert_eq!(of_senders.in_order(), [n_models, 0, 0, 0, 0, 148]);
}
