//! Our side of what is measured of storage: a register in the browser's own localStorage and IndexedDB.

use std::sync::Arc;

use js_sys::Promise;
use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::segment::{parts, unpack, write_segment};
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};
use so_dan_van_kheo::shell::local_bag::LocalBag;
use so_dan_van_kheo::shell::piece_shelf::PieceShelf;
use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::mirrored::{Mirrored, Waiting};
use so_dan_van_kheo::storage::store::{PieceKey, Store};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;

use crate::Held;

/// The year whose form is open.
const YEAR: i32 = 2026;
/// After everything that was drawn.
const FIRST_EDIT: i64 = 1_780_272_000_000;
const RUN: u64 = 0x0d14_0bad_cafe_0004;
/// Models are edited in no order: each is this many behind the one before.
const STRIDE: usize = 37;

/// Is a register that is stored and open, as in the program.
#[wasm_bindgen]
pub struct Open {
    register: Register,
    store: Store<Mirrored<LocalBag>>,
    waiting: Waiting,
    writer: Writer,
    n_pieces: u32,
    ids: Vec<RecordId>,
    n_edits: usize,
}

#[wasm_bindgen]
impl Open {
    /// Writes a register into localStorage, in segments, and opens it. The second store still has to be told.
    pub fn of(held: &Held) -> Result<Self, String> {
        let bag = Mirrored::new(LocalBag::open().map_err(told)?);
        let mut open = Self {
            register: held.0.clone(),
            waiting: bag.waiting(),
            store: Store::new(bag),
            writer: Writer::new([ReplicaId::new(RUN); 2]),
            n_pieces: 0,
            ids: held.0.iter().map(|(id, _)| id.clone()).collect(),
            n_edits: 0,
        };
        let segments = parts(&held.0).map(|part| (open.next_key(), write_segment(&part)));
        let segments: Vec<(PieceKey, String)> = segments.collect();
        open.store
            .save_import(&segments, Timestamp::default())
            .map_err(told)?;
        Ok(open)
    }

    /// Gives the next model another title, as its form does: it is in localStorage once this returns.
    pub fn edit(&mut self) -> Result<(), String> {
        let id = self.ids[self.n_edits * STRIDE % self.ids.len()].clone();
        self.n_edits += 1;
        let record = self.register.get(&id).ok_or("no such model")?;
        let mut draft = ModelDraft::of(Model::new(&id, record), YEAR);
        draft.set(FormField::Title, format!("Tên mới {}", self.n_edits));
        let model =
            check(&draft, Some(record), Some(YEAR)).map_err(|_| "not as a form wants it")?;
        let at = Timestamp::from_millis(FIRST_EDIT + self.n_edits as i64);
        let by: Arc<str> = "Ban Dân vận Đảng ủy xã".into();
        let command = Command::SaveModel { id, model };
        let applied = apply(&mut self.register, &mut self.writer, at, &by, &command);
        let piece = self.register.part(&applied.touched);
        let key = self.next_key();
        self.store
            .save(&key, &piece, Timestamp::default())
            .map_err(told)
    }

    /// Tells the second store what it does not know yet: the edit is in both once this is settled.
    pub fn confirm(&self) -> Promise {
        let (store, waiting) = (self.store.clone(), self.waiting.clone());
        future_to_promise(async move {
            let flushed = store.tell(&waiting, &PieceShelf).await;
            flushed
                .map(|()| JsValue::UNDEFINED)
                .map_err(|error| told(error).into())
        })
    }

    /// Says whether localStorage holds just what is open.
    pub fn is_stored(&self) -> Result<bool, String> {
        let mut stored = load()?.0;
        stored = stored.filter(|id, _| id.is_model());
        Ok(stored == self.register)
    }

    fn next_key(&mut self) -> PieceKey {
        self.n_pieces += 1;
        PieceKey::new(ReplicaId::new(RUN), self.n_pieces)
    }
}

/// Starts, as the program does: the join of everything in localStorage.
#[wasm_bindgen]
pub fn load() -> Result<Held, String> {
    let bag = Mirrored::new(LocalBag::open().map_err(told)?);
    let loaded = Store::new(bag).load().map_err(told)?;
    match loaded.set_aside.first() {
        Some(aside) => Err(format!("{} cannot be read", aside.key)),
        None => Ok(Held(loaded.register)),
    }
}

/// Does a part of what [`load`] does: fetches the texts out of localStorage (1), inflates them too (2), reads their records
/// too (3). Returns how many code units, bytes or records that were.
#[wasm_bindgen]
pub fn load_in_part(step: u32) -> Result<usize, String> {
    let bag = LocalBag::open().map_err(told)?;
    let mut n = 0;
    for key in bag.keys().map_err(told)? {
        let text = bag.read(&key).map_err(told)?.unwrap_or_default();
        if PieceKey::of(&key).is_none() {
            continue;
        }
        n += match step {
            1 => text.len(),
            2 => unpack(&text).map_err(|_| "not a segment")?.len(),
            _ => read_piece(&text).map_err(|_| "not a piece")?.n_records(),
        };
    }
    Ok(n)
}

/// Counts the code units that the models of a register take, each saved as an edit of its own, keys included.
#[wasm_bindgen]
pub fn n_units_as_edits(held: &Held) -> usize {
    let n_units = |text: &str| text.encode_utf16().count();
    let key = n_units(&PieceKey::new(ReplicaId::new(RUN), 1).to_string());
    let pieces = held.0.iter().map(|(id, _)| write_piece(&held.0.part([id])));
    pieces.map(|piece| n_units(&piece) + key).sum()
}

fn told(error: BagError) -> String {
    match error {
        BagError::Blocked => "blocked".to_owned(),
        BagError::Full => "full".to_owned(),
        BagError::NotKept => "not kept".to_owned(),
        BagError::Gone => "gone".to_owned(),
        BagError::Unreadable => "unreadable".to_owned(),
        BagError::Failed(name) => name,
    }
}
