//! The draft of a form as it lies in storage, so that nothing typed is lost when the page goes away.

use crate::domain::draft::{AwardDraft, AwardField, FormField, ModelDraft};

use super::json::Json;
use super::stored_piece::{SealError, seal, unseal};

const DRAFT: &str = "draft";
const TEXTS: &str = "texts";
const LEVELS: &str = "registered_levels";
const AWARDS: &str = "awards";
const ITEM: &str = "item";

/// Writes a draft for storage.
pub fn write_draft(draft: &ModelDraft) -> String {
    let texts = draft
        .texts
        .iter()
        .map(|(field, text)| (field.name(), Json::text(text)));
    let levels = draft.registered_levels.iter().map(Json::text);
    let awards = draft.awards.iter().map(write_award);
    let members = [
        (TEXTS, Json::object(texts)),
        (LEVELS, Json::List(levels.collect())),
        (AWARDS, Json::List(awards.collect())),
    ];
    seal(DRAFT, &Json::object(members).to_compact())
}

fn write_award(award: &AwardDraft) -> Json {
    let texts = award
        .texts
        .iter()
        .map(|(field, text)| (field.name(), Json::text(text)));
    let item = award.item.as_ref().map_or(Json::Null, Json::text);
    Json::object([(ITEM, item), (TEXTS, Json::object(texts))])
}

/// Reads a draft from storage. An input this version does not know is left out.
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
    for award in json.get(AWARDS)?.as_list()? {
        draft.awards.push(award_of(award)?);
    }
    Some(draft)
}

fn award_of(json: &Json) -> Option<AwardDraft> {
    let item = json.get(ITEM).and_then(Json::as_text).map(str::to_owned);
    let mut award = AwardDraft {
        item,
        ..AwardDraft::default()
    };
    for (name, text) in members(json.get(TEXTS)?)? {
        if let Some(field) = AwardField::ALL.iter().find(|field| field.name() == name) {
            award.texts.insert(*field, text.as_text()?.to_owned());
        }
    }
    Some(award)
}

fn members(json: &Json) -> Option<&[(String, Json)]> {
    match json {
        Json::Object(members) => Some(members),
        _ => None,
    }
}
