//! What would not read back is not written.

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::piece_text::{piece_text, segment_text};
use so_dan_van_kheo::storage::store::{PieceKey, Store};

fn piece(id: &str) -> Register {
    let mut piece = Register::new();
    let dot = Dot {
        replica: ReplicaId::new(1),
        n: 1,
    };
    let stamp = Stamp::new(Timestamp::from_millis(0), "An");
    let title = Value::text("A");
    (piece.entry(&RecordId::model(id))).write([member::TITLE].into(), title, dot, stamp);
    piece
}

fn key(n: u32) -> PieceKey {
    PieceKey::new(ReplicaId::new(1), n)
}

/// A register that no file gives, for the id has nothing in it: the fault of a program that is still to be written.
#[test]
fn what_would_not_read_back_is_not_even_written() {
    let unreadable = piece(" ");
    assert_eq!(piece_text(&unreadable), Err(BagError::Unreadable));
    assert_eq!(segment_text(&unreadable), Err(BagError::Unreadable));
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    assert_eq!(
        store.save(&key(1), &unreadable, Timestamp::default()),
        Err(BagError::Unreadable)
    );
    assert_eq!(bag.keys().unwrap(), Vec::<String>::new());
}
