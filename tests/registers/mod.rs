//! Registers that tests read and write: what Thanh Ba sent, and the same after much has happened to it.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses a part of this, and one that cannot go on has failed"
)]

use std::sync::Arc;

use so_dan_van_kheo::domain::carrying_out::carry_out;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::{PartialDate, Timestamp};
use so_dan_van_kheo::domain::deadline::deadline_id;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::item_draft::{ItemDraft, ItemField, ItemList};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::scope::{Scope, in_scope};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::digest::digest;
use so_dan_van_kheo::format::exchange_read::{Opened, Trust, open, open_text};
use so_dan_van_kheo::format::exchange_write::{Export, write};
use so_dan_van_kheo::format::json::Json;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

pub const THANH_BA: &[u8] = include_bytes!("../fixtures/thanh-ba-2022.json");
pub const UNKNOWN_MEMBERS: &[u8] = include_bytes!("../fixtures/odd/unknown-members.json");

/// Writes to a register as one person at one machine.
pub struct Person {
    writer: Writer,
    minute: i64,
    name: Arc<str>,
}

impl Person {
    pub fn new(replica: u64, name: &str) -> Self {
        Self {
            writer: Writer::new([ReplicaId::new(replica); 2]),
            minute: 0,
            name: name.into(),
        }
    }

    pub fn does(&mut self, register: &mut Register, command: Command) {
        self.minute += 1;
        let at = Timestamp::from_millis(1_790_000_000_000 + self.minute * 60_000);
        let spare = || Err("nobody speaks for this run");
        let stamp = (at, &self.name);
        carry_out(register, None, &mut self.writer, spare, stamp, &command).unwrap();
    }

    /// Edits a model's form, with the entry of a year.
    pub fn edits(
        &mut self,
        register: &mut Register,
        id: &RecordId,
        year: i32,
        edit: impl FnOnce(&mut ModelDraft),
    ) {
        let model = Model::find(register, id);
        let mut draft = model.map_or_else(ModelDraft::default, |model| ModelDraft::of(model, year));
        draft.set(FormField::Year, year.to_string());
        edit(&mut draft);
        let model = check(&draft, register.get(id), Some(year)).unwrap();
        let id = id.clone();
        self.does(register, Command::SaveModel { id, model });
    }

    /// Writes one leaf.
    pub fn writes(&mut self, register: &mut Register, id: &RecordId, path: &Path, text: &str) {
        let (record, path) = (id.clone(), path.clone());
        let value = Some(Value::text(text));
        self.does(
            register,
            Command::Decide {
                record,
                path,
                value,
            },
        );
    }
}

pub fn with(mut register: Register, piece: &Register) -> Register {
    register.join(piece);
    register
}

/// Returns the register of a district that has read Thanh Ba's file.
pub fn thanh_ba() -> Register {
    with(starting_set(), &open(THANH_BA).unwrap().piece)
}

/// Returns the ids of the models that are shown, in their order.
pub fn model_ids(register: &Register) -> Vec<RecordId> {
    Model::all(register)
        .map(|model| model.record_id().clone())
        .collect()
}

/// Returns Thanh Ba's register after edits, awards, a decision, deletions, conflicts, a later year, changes of the
/// catalogue and of units, and a file with members nobody knows.
pub fn eventful() -> Register {
    let mut register = with(thanh_ba(), &open(UNKNOWN_MEMBERS).unwrap().piece);
    let mut lan = Person::new(0xa1, "Lan");
    let ids = model_ids(&register);
    lan.edits(&mut register, &ids[0], 2022, |draft| {
        draft.set(FormField::Holder, "Khu 2");
        draft.set(FormField::Score, "92,5");
        draft.set(FormField::Grade, "tot");
        draft.set(FormField::Stage, "accepted");
        draft.set(FormField::RecognisedLevel, "district");
        draft.set(FormField::DecisionNumber, "05/QĐ-UBND");
        draft.set(FormField::DecisionDate, "12/2022");
        draft.set(FormField::DecisionBody, "UBND huyện");
        for form in ["Giấy khen", "Giấy khen", "Biểu dương"] {
            let texts = [(ItemField::Form, form.to_owned())].into_iter().collect();
            draft
                .items_mut(ItemList::Awards)
                .push(ItemDraft { item: None, texts });
        }
        draft.registered_levels.insert("district".to_owned());
    });
    lan.edits(&mut register, &ids[0], 2023, |draft| {
        draft.set(FormField::Entry, "continued");
        draft.set(FormField::Stage, "registered");
    });
    lan.does(&mut register, Command::Delete(ids[1].clone()));
    lan.does(&mut register, Command::DeleteYear(ids[2].clone(), 2022));
    lan.edits(&mut register, &ids[3], 2022, |draft| {
        draft.set(FormField::Rationale, "")
    });
    lan.does(
        &mut register,
        Command::Rename(RecordId::field("kinh-te"), "Kinh tế".to_owned()),
    );
    lan.does(
        &mut register,
        Command::SetDeadline {
            id: deadline_id("huyen-thanh-ba", 2022),
            name: "Thời hạn nộp tệp năm 2022".to_owned(),
            on: PartialDate::parse("15/10/2022").ok(),
        },
    );
    let grade = RecordId::new(Collection::GRADES, "dat");
    let name = "Đạt".to_owned();
    lan.does(
        &mut register,
        Command::AddEntry {
            id: grade,
            name,
            order: 3,
        },
    );
    lan.does(
        &mut register,
        Command::Retire(RecordId::field("kinh-te"), true),
    );
    let unit = Command::SaveUnit {
        id: RecordId::unit("Xã Hanh Cù"),
        members: vec![(member::VALID_TO, Value::text("2025-06-30"))],
        successors: vec!["Xã Vân Lĩnh".to_owned()],
    };
    lan.does(&mut register, unit);
    lan.does(
        &mut register,
        Command::Delete(RecordId::unit("Xã Chí Tiên")),
    );
    with(register.clone(), &elsewhere(&register, &ids))
}

/// Writes what a second person did without having seen the first one's work.
fn elsewhere(seen: &Register, ids: &[RecordId]) -> Register {
    let (mut ours, mut theirs) = (seen.clone(), seen.clone());
    let (mut minh, mut hoa) = (Person::new(0xb2, "Minh"), Person::new(0xc3, "Hoa"));
    let title: Path = [member::TITLE].into();
    minh.writes(&mut ours, &ids[4], &title, "Tên của Minh");
    hoa.writes(&mut theirs, &ids[4], &title, "Tên của Hoa");
    minh.does(&mut ours, Command::Delete(ids[5].clone()));
    hoa.writes(
        &mut theirs,
        &ids[5],
        &[member::NOTES].into(),
        "Sửa sau khi xóa",
    );
    let stage: Path = [member::YEARS, Segment::Year(2022), member::STAGE].into();
    minh.does(&mut ours, Command::DeleteYear(ids[6].clone(), 2022));
    hoa.writes(&mut theirs, &ids[6], &stage, "running");
    with(ours, &theirs)
}

/// Exports what a scope covers, as a unit.
pub fn export_as(register: &Register, unit: (&str, &str), scope: Scope) -> String {
    let piece = in_scope(register, &scope, |_| false);
    export_piece(&piece, unit, scope)
}

/// Writes the file of a piece that was cut out already, as a unit.
pub fn export_piece(piece: &Register, (unit, name): (&str, &str), scope: Scope) -> String {
    let export = Export {
        at: Timestamp::from_iso("2026-11-23T02:00:00Z").unwrap(),
        unit: unit.into(),
        name: name.into(),
        scope,
        changed_since: None,
    };
    write(piece, &export).unwrap()
}

/// Exports what a scope covers, as Huyện Thanh Ba.
pub fn export_scope(register: &Register, scope: Scope) -> String {
    export_as(register, ("huyen-thanh-ba", "Huyện Thanh Ba"), scope)
}

pub fn export(register: &Register) -> String {
    export_scope(register, Scope::default())
}

/// Returns a file as JSON, after a change to its members.
pub fn changed(text: &str, change: impl FnOnce(&mut Vec<(String, Json)>)) -> Json {
    let Ok(Json::Object(mut members)) = Json::parse(text) else {
        panic!("no object: {text}");
    };
    change(&mut members);
    Json::Object(members)
}

/// Returns a file without `sync` and digest: what another program would make of it.
pub fn plain_part(text: &str) -> String {
    let plain = changed(text, |members| {
        members.retain(|(name, _)| name != "sync" && name != "digest");
    });
    plain.to_readable()
}

/// Returns the text of a file with a right digest.
pub fn sealed(file: &Json) -> String {
    let Json::Object(members) = file else {
        return file.to_compact();
    };
    let mut members = members.clone();
    members.retain(|(name, _)| name != "digest");
    members.push(("digest".to_owned(), Json::Text(digest(file))));
    Json::Object(members).to_compact()
}

/// Checks that what was opened can be exported, stored, and read again, without loss.
pub fn check_it_travels_whole(opened: &Opened, about: &str) {
    let again = open_text(&export(&opened.piece));
    let again = again.unwrap_or_else(|error| panic!("{about}: exported, then {error:?}"));
    assert_eq!(again.refused, [], "{about}");
    assert_eq!(again.trust, Trust::Joined, "{about}");
    assert_eq!(again.piece, opened.piece, "{about}");
    let stored = read_piece(&write_piece(&opened.piece));
    assert_eq!(stored.as_ref(), Ok(&opened.piece), "{about}");
}
