//! What was written counts once it was read back, and not before.

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

/// Is a bag that says it took what it was given, and did not, or not all of it.
#[derive(Clone)]
struct Careless {
    bag: MemoryBag,
    n_letters_kept: Option<usize>,
}

impl Bag for Careless {
    fn keys(&self) -> Result<Vec<String>, BagError> {
        self.bag.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, BagError> {
        self.bag.read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), BagError> {
        match self.n_letters_kept {
            _ if !key.starts_with("dvk/piece/") => self.bag.write(key, text),
            None => Ok(()),
            Some(n) => {
                let kept: String = text.chars().take(n).collect();
                self.bag.write(key, &kept)
            }
        }
    }

    fn remove(&self, key: &str) -> Result<(), BagError> {
        self.bag.remove(key)
    }
}

#[test]
fn what_a_bag_has_not_kept_is_not_saved_and_leaves_nothing() {
    for n_letters_kept in [None, Some(0), Some(40)] {
        let bag = MemoryBag::new();
        let careless = Careless {
            bag: bag.clone(),
            n_letters_kept,
        };
        let store = Store::new(careless);
        let saved = store.save(&key(1), &piece("a"));
        assert!(matches!(saved, Err(BagError::Failed(_))), "{saved:?}");
        let texts = [(key(2), segment_text(&piece("b")).unwrap())];
        let imported = store.save_import(&texts);
        assert!(matches!(imported, Err(BagError::Failed(_))), "{imported:?}");
        assert_eq!(bag.keys().unwrap(), ["dvk/register"]);
        assert_eq!(store.load().unwrap().set_aside, []);
    }
}

/// A register that no file gives, for the id has nothing in it: the fault of a program that is still to be written.
#[test]
fn what_would_not_read_back_is_not_even_written() {
    let unreadable = piece(" ");
    assert_eq!(piece_text(&unreadable), Err(BagError::Unreadable));
    assert_eq!(segment_text(&unreadable), Err(BagError::Unreadable));
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    assert_eq!(store.save(&key(1), &unreadable), Err(BagError::Unreadable));
    assert_eq!(bag.keys().unwrap(), Vec::<String>::new());
}
