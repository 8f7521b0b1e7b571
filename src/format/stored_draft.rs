//! The draft of a form as it lies in storage, so that nothing typed is lost when the page goes away.

use crate::domain::draft::{FormField, ModelDraft};
use crate::domain::item_draft::{ItemDraft, ItemField, ItemList};

use super::json::Json;
use super::stored_piece::{SealError, piece_json, piece_of, seal, unseal};

const DRAFT: &str = "draft";
const TEXTS: &str = "texts";
const LEVELS: &str = "registered_levels";
const ITEM: &str = "item";
const SEEN: &str = "seen";

/// Writes a draft for storage.
pub fn write_draft(draft: &ModelDraft) -> String {
    let texts = draft
        .texts
        .iter()
        .map(|(field, text)| (field.name(), Json::text(text)));
    let levels = draft.registered_levels.iter().map(Json::text);
    let members = [
        (TEXTS, Json::object(texts)),
        (LEVELS, Json::List(levels.collect())),
    ];
    let lists = draft.lists.iter();
    let lists = lists.map(|(list, items)| {
        let items = items.iter().map(write_item);
        (list.name(), Json::List(items.collect()))
    });
    let seen = draft.seen.as_ref().map(|seen| (SEEN, piece_json(seen)));
    let members = members.into_iter().chain(lists).chain(seen);
    seal(DRAFT, &Json::object(members).to_compact())
}

fn write_item(draft: &ItemDraft) -> Json {
    let texts = draft
        .texts
        .iter()
        .map(|(field, text)| (field.name(), Json::text(text)));
    let item = draft.item.as_ref().map_or(Json::Null, Json::text);
    Json::object([(ITEM, item), (TEXTS, Json::object(texts))])
}

/// Reads a draft from storage. An input this version does not know is left out; of a list that an older version did not know,
/// the draft says nothing.
pub fn read_draft(sealed: &str) -> Result<ModelDraft, SealError> {
    let body = unseal(DRAFT, sealed)?;
    Json::parse(body)
        .ok()
        .and_then(|json| draft_of(&json))
        .ok_or(SealError::Malformed(None))
}

fn draft_of(json: &Json) -> Option<ModelDraft> {
    let mut draft = ModelDraft::default();
    for (name, text) in members(json.get(TEXTS)?)? {
        if let Some(field) = FormField::ALL.iter().find(|field| field.name() == name) {
            draft.set(*field, text.as_text()?);
        }
    }
    for level in json.get(LEVELS)?.as_list()? {
        draft.registered_levels.insert(level.as_text()?.to_owned());
    }
    for &list in ItemList::ALL {
        if let Some(items) = json.get(list.name()) {
            let items = items.as_list()?.iter().map(item_of);
            draft.lists.insert(list, items.collect::<Option<_>>()?);
        }
    }
    if let Some(seen) = json.get(SEEN) {
        draft.seen = Some(piece_of(seen).ok()?);
    }
    Some(draft)
}

fn item_of(json: &Json) -> Option<ItemDraft> {
    let item = json.get(ITEM).and_then(Json::as_text).map(str::to_owned);
    let mut draft = ItemDraft {
        item,
        ..ItemDraft::default()
    };
    for (name, text) in members(json.get(TEXTS)?)? {
        if let Some(field) = ItemField::ALL.iter().find(|field| field.name() == name) {
            draft.texts.insert(*field, text.as_text()?.to_owned());
        }
    }
    Some(draft)
}

fn members(json: &Json) -> Option<&[(String, Json)]> {
    match json {
        Json::Object(members) => Some(members),
        _ => None,
    }
}
