//! The same laws through bytes: what is written reads back exactly, as a stored piece, as a segment and as an exchange file.

use proptest::prelude::*;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::segment::write_segment;
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

use crate::action::actions;
use crate::config;
use crate::history::World;
use crate::odd::register;
use crate::roads::{check_all, through_file};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn joining_what_was_read_back_is_joining_what_was_written(n in 3..=6_usize, steps in actions(40)) {
        let world = World::new(n).run(&steps);
        let mut by_storage = Register::new();
        let mut by_file = Register::new();
        for piece in &world.pieces {
            let stored = read_piece(&write_piece(&piece.register));
            prop_assert_eq!(stored.as_ref(), Ok(&piece.register));
            let sent = through_file(&piece.register)?;
            prop_assert_eq!(&sent, &piece.register);
            by_storage.join(&sent);
            by_file.join(&stored.unwrap());
        }
        for site in &world.sites {
            let stored = read_piece(&write_piece(&site.register));
            prop_assert_eq!(stored.as_ref(), Ok(&site.register));
            let compressed = read_piece(&write_segment(&site.register));
            prop_assert_eq!(compressed.as_ref(), Ok(&site.register));
            prop_assert_eq!(&through_file(&site.register)?, &site.register);
        }
        prop_assert_eq!(by_storage, by_file);
    }

    #[test]
    fn the_oddest_register_reads_back_exactly(register in register()) {
        check_all(&register)?;
    }

    /// A second program of the same kind may pass a file on without ever having looked at it.
    #[test]
    fn what_was_read_back_is_written_in_the_same_way(register in register()) {
        let stored = write_piece(&register);
        prop_assert_eq!(read_piece(&stored).map(|read| write_piece(&read)), Ok(stored));
        let compressed = write_segment(&register);
        prop_assert_eq!(read_piece(&compressed).map(|read| write_segment(&read)), Ok(compressed));
    }
}
