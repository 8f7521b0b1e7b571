//! Storage that fails: whatever was reported saved is there afterwards, whatever was not has changed nothing, and what
//! cannot be read is never lost.

use std::collections::BTreeMap;

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::received::Received;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::settings::{Settings, write_settings};
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::format::stored_import::{StoredImport, write_import};
use so_dan_van_kheo::format::stored_piece::{SealError, write_piece};
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::loaded::Unreadable;
use so_dan_van_kheo::storage::locals::LastImport;
use so_dan_van_kheo::storage::memory_bag::{Fault, MemoryBag};
use so_dan_van_kheo::storage::store::{PieceKey, Store};

const SETTINGS: &str = "dvk/settings";
const PIECE: &str = "dvk/piece/00000000000000ff-00000001";

fn title(model: &str, title: &str, replica: u64, n: u32) -> Register {
    let mut piece = Register::new();
    let dot = Dot {
        replica: ReplicaId::new(replica),
        n,
    };
    let stamp = Stamp::new(Timestamp::from_millis(i64::from(n)), "An");
    piece.entry(&RecordId::model(model)).write(
        [member::TITLE].into(),
        Value::text(title),
        dot,
        stamp,
    );
    piece
}

fn settings(unit: &str) -> Settings {
    Settings {
        unit: unit.to_owned(),
        ..Settings::default()
    }
}

pub fn draft(title: &str) -> ModelDraft {
    let mut draft = ModelDraft::default();
    draft.set(FormField::Title, title);
    draft
}

pub fn texts(bag: &MemoryBag) -> BTreeMap<String, String> {
    let keys = bag.keys().unwrap();
    let texts = keys.into_iter().map(|key| {
        let text = bag.read(&key).unwrap().unwrap();
        (key, text)
    });
    texts.collect()
}

/// Is a person at work, and what the program told them was saved.
struct Run {
    store: Store<MemoryBag>,
    replica: ReplicaId,
    n: u32,
    shown: Register,
    saved: BTreeMap<PieceKey, Register>,
    settings: Option<Settings>,
    draft: Option<ModelDraft>,
}

impl Run {
    fn new(bag: &MemoryBag) -> Self {
        Self {
            store: Store::new(bag.clone()),
            replica: ReplicaId::new(0),
            n: 0,
            shown: Register::new(),
            saved: BTreeMap::new(),
            settings: None,
            draft: None,
        }
    }

    /// Opens the page: another run, which shows whatever could be read.
    fn open(&mut self, replica: u64) {
        (self.replica, self.n) = (ReplicaId::new(replica), 0);
        if let Ok(loaded) = self.store.load() {
            self.shown = loaded.register;
        }
    }

    /// Saves the whole record, as it is shown after an edit.
    fn edit(&mut self, model: &str, to: &str) {
        self.n += 1;
        let id = RecordId::model(model);
        let dot = Dot {
            replica: self.replica,
            n: self.n,
        };
        let stamp = Stamp::new(Timestamp::from_millis(i64::from(self.n)), "An");
        self.shown
            .entry(&id)
            .write([member::TITLE].into(), Value::text(to), dot, stamp);
        let piece = self.shown.filter(|i, _| *i == id);
        let key = PieceKey::new(self.replica, self.n);
        if self.store.save(&key, &piece, Timestamp::default()).is_ok() {
            self.saved.insert(key, piece);
        }
    }

    fn import(&mut self, n_files: u32) -> Vec<PieceKey> {
        let mut keys = Vec::new();
        for file in 0..n_files {
            self.n += 1;
            let piece = title(&format!("m{file}"), "Từ tệp", 1_000 + u64::from(file), 1);
            let key = PieceKey::new(self.replica, self.n);
            if self.store.save(&key, &piece, Timestamp::default()).is_ok() {
                self.saved.insert(key.clone(), piece);
                keys.push(key);
            }
        }
        keys
    }

    fn withdraw(&mut self, key: &PieceKey) {
        if self.store.withdraw(std::slice::from_ref(key)).is_ok() {
            self.saved.remove(key);
        }
    }

    fn choose(&mut self, unit: &str) {
        if self.store.save_settings(&settings(unit)).is_ok() {
            self.settings = Some(settings(unit));
        }
    }

    fn type_in(&mut self, title: &str) {
        if self.store.save_draft("new", &draft(title)).is_ok() {
            self.draft = Some(draft(title));
        }
    }

    /// Two pages one after the other, with a bit of everything.
    fn work(&mut self) {
        self.open(1);
        self.edit("m1", "Một");
        self.choose("xa-a");
        self.type_in("Đang gõ");
        self.edit("m1", "Một, sửa");
        self.edit("m2", "Hai");
        let imported = self.import(3);
        for key in imported.iter().rev() {
            self.withdraw(key);
        }
        self.type_in("Đang gõ dở");
        self.open(2);
        self.edit("m1", "Một, ngày sau");
        self.choose("xa-b");
        let imported = self.import(2);
        imported
            .first()
            .into_iter()
            .for_each(|key| self.withdraw(key));
        if self.store.drop_draft("new").is_ok() {
            self.draft = None;
        }
        self.edit("m3", "Ba");
    }

    /// Opens the page once more, without a fault: exactly what was reported saved is there.
    #[track_caller]
    fn check(&self, during: &str) {
        let loaded = self.store.load().unwrap();
        let mut expected = starting_set();
        self.saved.values().for_each(|piece| expected.join(piece));
        assert_eq!(loaded.register, expected, "{during}");
        assert_eq!(loaded.pieces.len(), self.saved.len(), "{during}");
        assert_eq!(loaded.settings, self.settings, "{during}");
        assert_eq!(loaded.set_aside, [], "{during}");
        assert_eq!(self.store.draft("new").unwrap(), self.draft, "{during}");
    }
}

#[test]
fn every_edit_reported_saved_survives_any_fault_and_nothing_else_changes() {
    let bag = MemoryBag::new();
    let mut faultless = Run::new(&bag);
    faultless.work();
    faultless.check("no fault");
    assert_eq!(faultless.saved.len(), 6);
    let n_operations = bag.n_operations();
    let errors = [
        BagError::Blocked,
        BagError::Full,
        BagError::Failed("lỗi lạ".into()),
    ];
    for at in 0..n_operations {
        for is_lasting in [false, true] {
            for error in errors.clone() {
                let bag = MemoryBag::new();
                let fault = Fault {
                    at,
                    is_lasting,
                    error,
                };
                bag.plan(Some(fault.clone()));
                let mut run = Run::new(&bag);
                run.work();
                bag.plan(None);
                run.check(&format!("{fault:?}"));
            }
        }
    }
}

#[test]
fn a_key_is_never_written_twice() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    store
        .save(
            &PieceKey::new(ReplicaId::new(1), 1),
            &title("m", "Trước", 1, 1),
            Timestamp::default(),
        )
        .unwrap();
    let before = texts(&bag);
    assert!(
        store
            .save(
                &PieceKey::new(ReplicaId::new(1), 1),
                &title("m", "Sau", 1, 2),
                Timestamp::default()
            )
            .is_err()
    );
    assert_eq!(texts(&bag), before);
}

/// Puts a text where a piece should be, beside a good piece and settings: it alone is set aside, as it is.
#[track_caller]
fn check_set_aside(text: &str) -> SealError {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    store
        .save(
            &PieceKey::new(ReplicaId::new(1), 1),
            &title("m1", "Lành", 1, 1),
            Timestamp::default(),
        )
        .unwrap();
    store.save_settings(&settings("xa-a")).unwrap();
    bag.write(PIECE, text).unwrap();
    let before = texts(&bag);
    let loaded = store.load().unwrap();
    let mut expected = starting_set();
    expected.join(&title("m1", "Lành", 1, 1));
    assert_eq!(loaded.register, expected, "{text}");
    assert_eq!(
        (loaded.pieces.len(), &loaded.settings),
        (1, &Some(settings("xa-a"))),
        "{text}"
    );
    let [aside] = &loaded.set_aside[..] else {
        panic!("{:?} for {text}", loaded.set_aside)
    };
    assert_eq!(
        (aside.key.as_str(), aside.raw.as_deref()),
        (PIECE, Some(text))
    );
    let Unreadable::Text(why) = &aside.why else {
        panic!("{aside:?}")
    };
    assert_eq!(
        loaded.has_newer(),
        matches!(why, SealError::Newer(_)),
        "{text}"
    );
    assert_eq!(texts(&bag), before, "{text}");
    assert!(
        store
            .raw_texts()
            .unwrap()
            .contains(&(PIECE.to_owned(), text.to_owned()))
    );
    why.clone()
}

#[test]
fn a_piece_with_any_character_changed_or_gone_is_set_aside() {
    let whole = write_piece(&title("m9", "Đẹp", 255, 1));
    for (at, was) in whole.char_indices() {
        let (before, after) = (&whole[..at], &whole[at + was.len_utf8()..]);
        assert_eq!(
            check_set_aside(&format!("{before}{after}")),
            SealError::Damaged
        );
        for mask in [1, 2, 4, 8, 16, 32, 64] {
            let Some(other) = char::from_u32(u32::from(was) ^ mask) else {
                continue;
            };
            let why = check_set_aside(&format!("{before}{other}{after}"));
            let is_version = at == 3 && other.is_ascii_digit() && other > '1';
            assert_eq!(
                matches!(why, SealError::Newer(_)),
                is_version,
                "{before}{other}{after}"
            );
        }
    }
}

#[test]
fn a_piece_cut_off_anywhere_is_set_aside() {
    let whole = write_piece(&title("m9", "Đẹp", 255, 1));
    for (at, _) in whole.char_indices() {
        assert_eq!(check_set_aside(&whole[..at]), SealError::Damaged);
    }
}

#[test]
fn a_whole_text_that_breaks_the_format_is_set_aside() {
    let settings = write_settings(&settings("xa-a"));
    assert_eq!(check_set_aside(&settings), SealError::Damaged);
    let sealed = so_dan_van_kheo::format::stored_piece::seal;
    for body in [
        "",
        "{}",
        "[]",
        "null",
        "{\"replicas\":[],\"stamps\":[],\"records\":{\"models/m\":{\"leaves\":[[\"title\"]]}}}",
    ] {
        assert!(
            matches!(
                check_set_aside(&sealed("piece", body)),
                SealError::Malformed(_)
            ),
            "{body}"
        );
    }
}

#[test]
fn a_piece_of_a_newer_version_is_set_aside_and_told_apart() {
    let newer = write_piece(&title("m9", "Đẹp", 255, 1)).replacen("dvk1", "dvk2", 1);
    assert_eq!(check_set_aside(&newer), SealError::Newer(2));
    assert_eq!(
        check_set_aside("dvk4000000000 nobody knows yet"),
        SealError::Newer(4_000_000_000)
    );
}

#[test]
fn a_piece_that_the_bag_will_not_give_is_set_aside_without_its_text() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    store
        .save(
            &PieceKey::new(ReplicaId::new(1), 1),
            &title("m1", "Một", 1, 1),
            Timestamp::default(),
        )
        .unwrap();
    store
        .save(
            &PieceKey::new(ReplicaId::new(1), 2),
            &title("m2", "Hai", 1, 2),
            Timestamp::default(),
        )
        .unwrap();
    let error = BagError::Failed("lỗi lạ".into());
    bag.plan(Some(Fault {
        at: bag.n_operations() + 2,
        is_lasting: false,
        error: error.clone(),
    }));
    let loaded = store.load().unwrap();
    assert_eq!(loaded.pieces.len(), 1);
    assert_eq!(loaded.set_aside.len(), 1);
    assert_eq!(
        (&loaded.set_aside[0].raw, &loaded.set_aside[0].why),
        (&None, &Unreadable::Bag(error))
    );
    assert_eq!(store.load().unwrap().pieces.len(), 2);
}

#[test]
fn a_bag_that_cannot_list_its_keys_is_an_error_and_not_an_empty_register() {
    let bag = MemoryBag::new();
    bag.plan(Some(Fault {
        at: 0,
        is_lasting: true,
        error: BagError::Blocked,
    }));
    assert_eq!(Store::new(bag).load(), Err(BagError::Blocked));
}

#[test]
fn the_keys_of_other_programs_are_neither_read_nor_touched() {
    let bag = MemoryBag::new();
    for key in [
        "",
        "dvk",
        "dvkx/piece/1",
        "other/dvk/piece/1",
        "dvk/aside/piece/1-1",
        "DVK/settings",
    ] {
        bag.write(key, "của chương trình khác").unwrap();
    }
    let before = texts(&bag);
    let store = Store::new(bag.clone());
    let loaded = store.load().unwrap();
    assert_eq!(
        (loaded.register, loaded.settings, loaded.set_aside),
        (starting_set(), None, Vec::new())
    );
    let raw = store.raw_texts().unwrap();
    assert_eq!(
        raw.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(),
        ["dvk/aside/piece/1-1"]
    );
    assert_eq!(texts(&bag), before);
}

/// Puts unreadable texts under a key one after the other and saves over each: every one of them is still in the bag.
#[track_caller]
pub fn check_put_aside(
    key: &str,
    good: &str,
    save: impl Fn(&Store<MemoryBag>) -> Result<(), BagError>,
) {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    let unreadable = ["hỏng", "dvk2 mới hơn", "hỏng"];
    for text in unreadable {
        bag.write(key, text).unwrap();
        let reads = 1;
        for at in 0..reads + 2 {
            bag.plan(Some(Fault {
                at: bag.n_operations() + at,
                is_lasting: true,
                error: BagError::Full,
            }));
            assert_eq!(save(&store), Err(BagError::Full));
            bag.plan(None);
            assert_eq!(bag.read(key).unwrap().as_deref(), Some(text));
        }
        save(&store).unwrap();
        assert_eq!(bag.read(key).unwrap().as_deref(), Some(good));
        assert!(texts(&bag).values().any(|kept| kept == text), "{text}");
    }
    assert_eq!(texts(&bag).len(), 3);
    assert_eq!(store.load().unwrap().set_aside, []);
}

#[test]
fn unreadable_settings_are_put_aside_before_they_are_overwritten() {
    let bag = MemoryBag::new();
    bag.write(SETTINGS, "hỏng").unwrap();
    let loaded = Store::new(bag).load().unwrap();
    assert_eq!(loaded.settings, None);
    assert_eq!(loaded.set_aside[0].raw.as_deref(), Some("hỏng"));
    check_put_aside(SETTINGS, &write_settings(&settings("xa-a")), |store| {
        store.save_settings(&settings("xa-a"))
    });
}

const IMPORT: &str = "dvk/import";

#[test]
fn the_last_import_is_found_again_with_what_it_brought_until_a_piece_of_it_is_gone() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    let last = || store.load().unwrap().last_import;
    assert_eq!(last(), None);
    let piece = title("a", "Đường hoa", 1, 1);
    let key = PieceKey::new(ReplicaId::new(9), 1);
    store.save(&key, &piece, Timestamp::default()).unwrap();
    let import = LastImport {
        deed: "nhập 1 tệp".into(),
        pieces: vec![key.clone()],
        event: Some(7),
        received: Received::default(),
    };
    store.save_last_import(Some(&import)).unwrap();
    let brought = piece.iter().map(|(id, _)| id.clone()).collect();
    assert_eq!(last(), Some((import.clone(), brought)));
    store.withdraw(std::slice::from_ref(&key)).unwrap();
    assert_eq!(last(), None, "a piece is gone");
    store.save_last_import(None).unwrap();
    assert_eq!(bag.read(IMPORT), Ok(None));
}

#[test]
fn a_memory_of_an_import_that_cannot_be_read_is_put_aside_and_names_no_piece() {
    let bag = MemoryBag::new();
    let store = Store::new(bag.clone());
    for text in ["", "{}", "dvk: cut"] {
        bag.write(IMPORT, text).unwrap();
        assert_eq!(store.load().unwrap().last_import, None);
        let aside = texts(&bag);
        assert!(
            aside
                .iter()
                .any(|(key, kept)| key.starts_with("dvk/aside/import") && kept == text)
        );
    }
    // A forged one cannot reach beyond pieces.
    let stored = StoredImport {
        deed: String::new(),
        pieces: vec![SETTINGS.into()],
        event: None,
        received: Received::default(),
    };
    store.save_settings(&settings("xa")).unwrap();
    bag.write(IMPORT, &write_import(&stored)).unwrap();
    assert_eq!(store.load().unwrap().last_import, None);
}
