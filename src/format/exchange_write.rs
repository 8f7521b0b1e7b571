//! Writes an exchange file: a plain part for people and other programs, a `sync` part for the join, a digest.

use litemap::LiteMap;

use crate::domain::date::Timestamp;
use crate::domain::deletion::{DeletedTexts, without_deleted_records};
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::record::Record;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::scope::{Content, Scope};
use crate::domain::shape;

use super::backup::Local;
use super::digest::digest;
use super::exchange_read::{FORMAT, Held, LOCAL, Opened, Trust, VERSION, open_held};
use super::json::Json;
use super::listing::{is_id, is_list_of_records};
use super::plain_read::{Leaves, read_object};
use super::plain_write::write_object;
use super::sync_read::has_dot;
use super::sync_write::write_sync;

/// Says who exports, when, and what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Export {
    /// When.
    pub at: Timestamp,
    /// The id of the unit the register belongs to; may be empty.
    pub unit: String,
    /// Its name; may be empty.
    pub name: String,
    /// What the piece covers.
    pub scope: Scope,
    /// Since when the piece holds what has changed alone; `None` where it holds the scope whole.
    pub changed_since: Option<Timestamp>,
}

/// Says that what was written does not read back as what it was made of. No file is made then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotReadBack;

/// Says how much of a piece a file has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Depth {
    /// All of it: its history can be joined.
    Whole,
    /// What it shows, as another program would write it.
    Plain,
}

/// Writes a piece, already filtered by its scope, as the text of an exchange file.
pub fn write(piece: &Register, export: &Export) -> Result<String, NotReadBack> {
    write_with(piece, export, None)
}

/// Writes a piece as the file inside a readable page, without any text of what is deleted, and returns what its readers take
/// out of it. Where entries of years in it are deleted and not erased for good it has no history, for that could not leave
/// them out.
pub fn write_without_deleted(
    piece: &Register,
    export: &Export,
) -> Result<(String, Register), NotReadBack> {
    let piece = without_deleted_records(piece);
    if DeletedTexts::of(&piece).n_years == 0 {
        return Ok((write(&piece, export)?, piece));
    }
    let text = text_of(&piece, export, Depth::Plain, None);
    let n_models = Model::all(&piece).count();
    let read = read_back(&text, |opened| {
        opened.trust == Trust::Plain && Model::all(&opened.piece).count() == n_models
    })?;
    Ok((text, read))
}

/// Writes a file, with what a machine keeps beside its register where that goes along, and opens it as a receiver would: a
/// text that does not give all of it again is handed to nobody. That doubles what making a file costs.
pub(super) fn write_with(
    piece: &Register,
    export: &Export,
    local: Option<&Local>,
) -> Result<String, NotReadBack> {
    let more = local.map(|local| (LOCAL.to_owned(), local.to_json()));
    let text = text_of(piece, export, Depth::Whole, more);
    read_back(&text, |opened| {
        opened.trust == Trust::Joined && opened.piece == *piece && opened.local.as_ref() == local
    })?;
    Ok(text)
}

fn read_back(text: &str, is_whole: impl Fn(&Opened) -> bool) -> Result<Register, NotReadBack> {
    match open_held(text, Held::ToNone) {
        Ok(opened) if opened.refused.is_empty() && is_whole(&opened) => Ok(opened.piece),
        _ => Err(NotReadBack),
    }
}

fn text_of(
    piece: &Register,
    export: &Export,
    depth: Depth,
    more: Option<(String, Json)>,
) -> String {
    // The register lists its records by collection.
    let mut lists: LiteMap<&Collection, Vec<Json>> = LiteMap::new();
    let mut lone = Vec::new();
    let mut stated = LiteMap::new();
    for (id, record) in piece.iter().filter(|(_, record)| !record.is_hidden(&[])) {
        // Its place may be taken: `sync` has all of it.
        if id.collection == Collection::Other(LOCAL.to_owned()) {
            continue;
        }
        let object = write_object(id, record);
        let Some(leaves) = stated_leaves(id, record, &object) else {
            continue;
        };
        if let (Collection::Other(name), true) = (&id.collection, id.id.is_empty()) {
            lone.extend(object.get("value").map(|value| (name, value.clone())));
        } else {
            lists.entry(&id.collection).or_default().push(object);
        }
        stated.insert(id.clone(), leaves);
    }
    // A lone member and a list of one name, from two programs: the list is shown, `sync` has both.
    lone.retain(|(name, _)| {
        let is_free = !lists.contains_key(&Collection::Other((*name).clone()));
        if !is_free {
            stated.remove(&RecordId::new(Collection::Other((*name).clone()), ""));
        }
        is_free
    });
    let mut members = header(export);
    members.extend(list_members(lists));
    members.extend(lone.into_iter().map(|(name, value)| (name.clone(), value)));
    if depth == Depth::Whole {
        members.push(("sync".to_owned(), write_sync(piece, &stated)));
    }
    members.extend(more);
    let mut file = Json::Object(members);
    let digest = Json::Text(digest(&file));
    if let Json::Object(members) = &mut file {
        members.push(("digest".to_owned(), digest));
    }
    to_text(&file)
}

/// Reads back what the plain part states, so that `sync` leaves out exactly that and nothing else. Returns `None` where a
/// reader would refuse the object: the record then travels in `sync` alone.
fn stated_leaves(id: &RecordId, record: &Record, object: &Json) -> Option<Leaves> {
    let Json::Object(members) = object else {
        return None;
    };
    let leaves = if id.id.is_empty() {
        let value = object.get("value");
        if value.is_some_and(is_list_of_records) {
            return None;
        }
        value
            .map(Json::to_value)
            .map(|value| ([member::VALUE].into(), value))
            .into_iter()
            .collect()
    } else {
        read_object(shape::members_of(&id.collection), members).ok()?
    };
    let is_nameable = id.id.is_empty() || is_id(&id.id);
    let has_required = shape::required_of(&id.collection)
        .is_none_or(|required| leaves.contains_key(&[required][..]));
    let own = record.leaves();
    let is_whole = leaves.keys().all(|path| has_dot(own, path));
    (is_nameable && has_required && is_whole).then_some(leaves)
}

fn header(export: &Export) -> Vec<(String, Json)> {
    let by = [
        ("unit", Json::text(&export.unit)),
        ("name", Json::text(&export.name)),
    ];
    let mut scope = scope_json(&export.scope);
    if let (Json::Object(members), Some(at)) = (&mut scope, export.changed_since) {
        members.push(("changed_since".to_owned(), Json::text(at.to_iso())));
    }
    [
        ("format", Json::text(FORMAT)),
        ("version", Json::integer(VERSION)),
        ("exported_at", Json::text(export.at.to_iso())),
        ("exported_by", Json::object(by)),
        ("scope", scope),
    ]
    .map(|(name, json)| (name.to_owned(), json))
    .into()
}

/// Writes a scope: readers look only whether there is one. A list of chosen models is only counted.
pub fn scope_json(scope: &Scope) -> Json {
    let texts = [
        ("unit", &scope.unit),
        ("field", &scope.field),
        ("stage", &scope.stage),
    ];
    let year = scope.year.map(|year| ("year", Json::integer(year)));
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    let models = scope.models.as_ref().map(|models| {
        let n = i32::try_from(models.len()).unwrap_or(i32::MAX);
        ("n_chosen", Json::integer(n))
    });
    let content = match &scope.content {
        Content::Models => None,
        Content::Catalogue => Some(("content", Json::text("catalogue"))),
        Content::Set(set) => Some(("set", Json::text(set))),
    };
    Json::object(
        year.into_iter()
            .chain(content)
            .chain(texts.map(|(name, text)| (name, Json::text(text))))
            .chain(models),
    )
}

/// Puts the lists in the order people look for them: models, units, catalogue, reported, then the unknown ones.
fn list_members(lists: LiteMap<&Collection, Vec<Json>>) -> Vec<(String, Json)> {
    let mut models = Json::List(Vec::new());
    let mut units = Json::List(Vec::new());
    let mut reported = None;
    let mut catalogue = Vec::new();
    let mut others = Vec::new();
    for (collection, list) in lists {
        match collection {
            Collection::Models => models = Json::List(list),
            Collection::Units => units = Json::List(list),
            Collection::Reported => reported = Some(Json::List(list)),
            Collection::Catalogue(name) => catalogue.push((name.to_string(), Json::List(list))),
            Collection::Other(name) => others.push((name.clone(), Json::List(list))),
        }
    }
    let mut members = vec![
        ("models".to_owned(), models),
        ("units".to_owned(), units),
        ("catalogue".to_owned(), Json::Object(catalogue)),
    ];
    members.extend(reported.map(|list| ("reported".to_owned(), list)));
    members.extend(others);
    members
}

/// Writes the file for people: readable lists, and one line for each record of `sync`.
fn to_text(file: &Json) -> String {
    let Json::Object(members) = file else {
        return String::new();
    };
    let mut text = "{".to_owned();
    for (at, (name, json)) in members.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&format!(" {}: ", Json::text(name).to_compact()));
        match json {
            Json::Object(parts) if name == "sync" => text.push_str(&sync_text(parts)),
            _ => text.push_str(&json.to_readable().replace('\n', "\n ")),
        }
    }
    text.push_str("\n}\n");
    text
}

fn sync_text(parts: &[(String, Json)]) -> String {
    let lines = parts.iter().map(|(name, json)| {
        let name = Json::text(name).to_compact();
        match json {
            Json::Object(records) => {
                let records = records.iter().map(|(id, record)| {
                    format!(
                        "   {}: {}",
                        Json::text(id).to_compact(),
                        record.to_compact()
                    )
                });
                format!(
                    "  {name}: {{\n{}\n  }}",
                    records.collect::<Vec<_>>().join(",\n")
                )
            }
            other => format!("  {name}: {}", other.to_compact()),
        }
    });
    format!("{{\n{}\n }}", lines.collect::<Vec<_>>().join(",\n"))
}
