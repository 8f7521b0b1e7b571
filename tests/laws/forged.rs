//! Forged registers: contexts that claim anything, dots that stand anywhere, titles that are gone. Whatever two files say comes
//! together in one record, so what can be read can be joined, and what can be joined can be written and read again.

use proptest::prelude::*;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::exchange_write::write;

use crate::files::config;
use crate::join::joined;
use crate::odd::states;
use crate::registers::plain_part;
use crate::roads::{check_all, export, through_file};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_join_of_readable_pieces_is_a_readable_register(states in states::<3>()) {
        for n in 1..=3 {
            check_all(&joined(&states[..n]))?;
        }
        let sent = states.iter().map(through_file).collect::<Result<Vec<_>, _>>()?;
        prop_assert_eq!(joined(&sent), joined(&states));
    }

    #[test]
    fn joins_of_forged_pieces_keep_the_laws(states in states::<3>()) {
        let [a, b, c] = &states;
        let all = joined([a, b, c]);
        for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
            prop_assert_eq!(&joined(order), &all);
        }
        prop_assert_eq!(&joined([a, &joined([b, c])]), &all);
        for part in [a, b, c, &joined([a, b]), &joined([b, c]), &all] {
            prop_assert_eq!(&joined([&all, part]), &all);
        }
        let other_order = joined([c, b, a, c]);
        prop_assert_eq!(Fingerprint::of(&other_order), Fingerprint::of(&all));
    }

    /// For other programs, and for people who look into a file.
    #[test]
    fn the_plain_part_of_any_file_opens_by_itself(states in states::<2>()) {
        let file = write(&joined(&states), &export()).unwrap();
        let opened = open_text(&plain_part(&file)).unwrap();
        prop_assert_eq!(opened.refused, []);
    }
}
