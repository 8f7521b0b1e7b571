//! An event of the journal as it lies in storage beside the register: local to this machine, in no file but a
//! full backup.
//!
//! ```text
//! { "at": ms, "cause": "import", "deed": "…", "files": [[name, unit, by, exported at | null, received at] …],
//!   "created": ["models/<id>" …], "brought": { "models/<id>": [portion …] }, "before": { a piece } }
//! portion = file | [file, replica, n, replica, n …]                 file = its place in the list, -1 for this machine
//! ```

use std::collections::BTreeSet;

use litemap::LiteMap;

use crate::domain::date::Timestamp;
use crate::domain::journal::{Cause, Event, FileSource, Portion};
use crate::domain::register::RecordId;
use crate::domain::replica::{Context, Dot, ReplicaId};

use super::json::Json;
use super::stored_piece::{SealError, piece_json, piece_of, seal, unseal};
use super::sync_read::read_id;

const EVENT: &str = "event";
const AT: &str = "at";
const CAUSE: &str = "cause";
const DEED: &str = "deed";
const FILES: &str = "files";
const CREATED: &str = "created";
const BROUGHT: &str = "brought";
const BEFORE: &str = "before";

const CAUSES: [(Cause, &str); 5] = [
    (Cause::Edit, "edit"),
    (Cause::Bulk, "bulk"),
    (Cause::Import, "import"),
    (Cause::GoingBack, "going_back"),
    (Cause::Day, "day"),
];

/// Writes an event for storage.
pub fn write_event(event: &Event) -> String {
    let cause = CAUSES.iter().find(|(cause, _)| *cause == event.cause);
    let created = event.created.iter();
    // A record that a file made is named by what the file brought.
    let created = created.filter(|id| !event.brought.contains_key(*id));
    let brought = event.brought.iter().map(|(id, portions)| {
        let portions = portions.iter().map(write_portion).collect();
        (id.to_string(), Json::List(portions))
    });
    let members = [
        (AT, Json::integer(event.at.as_millis())),
        (
            CAUSE,
            cause.map_or(Json::Null, |(_, name)| Json::text(*name)),
        ),
        (DEED, Json::text(&event.deed)),
        (
            FILES,
            Json::List(event.files.iter().map(write_file).collect()),
        ),
        (
            CREATED,
            Json::List(created.map(|id| Json::text(id.to_string())).collect()),
        ),
        (BROUGHT, Json::object(brought)),
        (BEFORE, piece_json(&event.before)),
    ];
    seal(EVENT, &Json::object(members).to_compact())
}

fn write_file(file: &FileSource) -> Json {
    let millis = |at: Timestamp| Json::integer(at.as_millis());
    Json::List(vec![
        Json::text(&file.name),
        Json::text(&file.unit),
        Json::text(&file.by),
        file.exported_at.map_or(Json::Null, millis),
        millis(file.received_at),
    ])
}

fn write_portion(portion: &Portion) -> Json {
    let file = portion.file.and_then(|file| i64::try_from(file).ok());
    let file = Json::integer(file.unwrap_or(-1));
    if portion.added.is_empty() {
        return file;
    }
    let dots = portion.added.iter();
    let dots = dots.flat_map(|(replica, n)| [Json::text(replica.to_string()), Json::integer(n)]);
    Json::List(std::iter::once(file).chain(dots).collect())
}

/// Says whether the text of an event may be about a record. It never denies one that it is about: so only the texts that
/// matter need be read.
pub fn mentions(text: &str, id: &RecordId) -> bool {
    text.contains(&Json::text(id.to_string()).to_compact())
}

/// Reads an event from storage: all of it or nothing.
pub fn read_event(sealed: &str) -> Result<Event, SealError> {
    let body = unseal(EVENT, sealed)?;
    let malformed = SealError::Malformed(None);
    let json = Json::parse(body).map_err(|_| malformed.clone())?;
    let before = piece_of(json.get(BEFORE).ok_or(malformed.clone())?)?;
    let mut event = heading_of(&json).ok_or(malformed.clone())?;
    let by_file = event.brought.keys().filter(|id| before.get(id).is_none());
    event.created.extend(by_file.cloned());
    if event.created.iter().any(|id| before.get(id).is_some()) {
        return Err(malformed);
    }
    event.before = before;
    Ok(event)
}

/// Reads everything but the images.
fn heading_of(json: &Json) -> Option<Event> {
    let cause = json.get(CAUSE)?.as_text()?;
    let (cause, _) = *CAUSES.iter().find(|(_, name)| *name == cause)?;
    let files = json.get(FILES)?.as_list()?.iter().map(file_of);
    let files: Vec<FileSource> = files.collect::<Option<_>>()?;
    let created = json.get(CREATED)?.as_list()?.iter();
    let created = created.map(|id| read_id(id.as_text()?));
    let Json::Object(brought) = json.get(BROUGHT)? else {
        return None;
    };
    let brought = brought.iter().map(|(id, portions)| {
        let portions = portions.as_list()?.iter();
        let portions = portions.map(|portion| portion_of(portion, files.len()));
        let portions: Vec<Portion> = portions.collect::<Option<_>>()?;
        (!portions.is_empty()).then_some((read_id(id)?, portions))
    });
    Some(Event {
        at: Timestamp::from_millis(json.get(AT)?.as_integer()?),
        deed: json.get(DEED)?.as_text()?.to_owned(),
        cause,
        created: created.collect::<Option<BTreeSet<_>>>()?,
        brought: brought.collect::<Option<LiteMap<_, _>>>()?,
        before: Default::default(),
        files,
    })
}

fn file_of(json: &Json) -> Option<FileSource> {
    let [name, unit, by, exported_at, received_at] = json.as_list()? else {
        return None;
    };
    let millis = |json: &Json| Some(Timestamp::from_millis(json.as_integer()?));
    Some(FileSource {
        name: name.as_text()?.to_owned(),
        unit: unit.as_text()?.to_owned(),
        by: by.as_text()?.to_owned(),
        exported_at: match exported_at {
            Json::Null => None,
            at => Some(millis(at)?),
        },
        received_at: millis(received_at)?,
    })
}

fn portion_of(json: &Json, n_files: usize) -> Option<Portion> {
    let (file, dots) = match json.as_list() {
        None => (json, &[][..]),
        Some([file, dots @ ..]) if dots.len() % 2 == 0 && !dots.is_empty() => (file, dots),
        Some(_) => return None,
    };
    let file = match file.as_integer()? {
        -1 => None,
        file => Some(usize::try_from(file).ok().filter(|file| *file < n_files)?),
    };
    let dots = dots.chunks_exact(2).map(|pair| {
        let replica: ReplicaId = pair[0].as_text()?.parse().ok()?;
        let n = u32::try_from(pair[1].as_integer()?).ok()?;
        (n > 0).then_some(Dot { replica, n })
    });
    let added = dots.collect::<Option<Context>>()?;
    Some(Portion { file, added })
}
