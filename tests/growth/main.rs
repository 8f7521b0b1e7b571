#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
//! Work grows with what there is and no faster, whatever shape a file gives it: four times as much of anything costs about four
//! times as many steps. Steps are what the shipped code looks at (see `domain::steps`), so that no clock is asked.

mod passes;
mod shapes;

use so_dan_van_kheo::domain::search::SearchIndex;
use so_dan_van_kheo::domain::steps::count;

/// How many of a thing there are first: more than the neighbours, bars and rows that are looked at whatever there is.
const N: usize = 300;
/// What four times as much may cost: five times the steps leaves room for a logarithm and for none of them more.
const MOST: u64 = 5;
/// What costs as much whatever there is.
const ANYWAY: u64 = 4_000;

fn check(shape: &shapes::Shape) {
    let [few, many] = [N, 4 * N].map(|n| shapes::register(shape, n));
    let mut beyond = Vec::new();
    for pass in passes::ALL {
        let steps = [&few, &many].map(|register| count(|| (pass.run)(register)).1);
        if steps[1] > MOST * steps[0] + ANYWAY {
            beyond.push(format!(
                "{}: {} steps, then {}",
                pass.name, steps[0], steps[1]
            ));
        }
    }
    assert!(beyond.is_empty(), "{}:\n{}", shape.name, beyond.join("\n"));
}

#[test]
fn models_made_after_one_another_cost_each_the_same() {
    shapes::ORIGINS.iter().for_each(check);
}

#[test]
fn units_above_one_another_and_after_one_another_cost_each_the_same() {
    shapes::UNITS.iter().for_each(check);
}

#[test]
fn sets_closings_deadlines_totals_and_entries_cost_each_the_same() {
    shapes::CATALOGUE.iter().for_each(check);
}

#[test]
fn models_that_differ_in_everything_or_in_nothing_cost_each_the_same() {
    shapes::MODELS.iter().for_each(check);
}

#[test]
fn what_one_record_has_much_of_costs_each_the_same() {
    shapes::RECORDS.iter().for_each(check);
}

#[test]
fn a_query_of_ten_thousand_letters_costs_what_one_of_two_hundred_does() {
    let mut index = SearchIndex::new();
    for key in 0..500 {
        let title = format!("mô hình {key} tổ tự quản đường điện thắp sáng đường quê số {key}");
        index.update(key, &title, ["aaaaaaaaaaaaaaaaaaaaaaaaa"]);
    }
    for (words, chars) in [("mô hình ", 200), ("a", 200), ("tổ tự quản x", 200)] {
        let asked: String = words.chars().cycle().take(chars).collect();
        let long: String = words.chars().cycle().take(10_000).collect();
        let [found, of_long] = [&asked, &long].map(|query| count(|| index.find(query)));
        assert_eq!(found, of_long, "{words}");
        let (_, of_one) = count(|| index.find("mô"));
        assert!(
            of_long.1 < 100 * of_one,
            "{words}: {} steps, {of_one} for one word",
            of_long.1
        );
    }
}

/// What is wrong in the test itself is found: a walk for each of many is none that passes.
#[test]
fn a_walk_for_each_is_found() {
    let steps = [N, 4 * N].map(|n| {
        let register = shapes::register(&shapes::UNITS[0], n);
        let each = || {
            register
                .iter()
                .map(|_| register.iter().count())
                .sum::<usize>()
        };
        count(each).1
    });
    assert!(steps[1] > MOST * steps[0] + ANYWAY, "{steps:?}");
}
