//! The draft of a form as it lies in storage, so that nothing typed is lost when the page goes away.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::draft::{AwardDraft, AwardField, FormField, ModelDraft};

use super::stored_piece::{SealError, seal, unseal};

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct WireDraft {
    texts: BTreeMap<String, String>,
    registered_levels: BTreeSet<String>,
    awards: Vec<WireAward>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct WireAward {
    item: Option<String>,
    texts: BTreeMap<String, String>,
}

const DRAFT: &str = "draft";

/// Writes a draft for storage.
pub fn write_draft(draft: &ModelDraft) -> String {
    let wire = WireDraft {
        texts: draft
            .texts
            .iter()
            .map(|(f, text)| (f.name().to_owned(), text.clone()))
            .collect(),
        registered_levels: draft.registered_levels.clone(),
        awards: draft.awards.iter().map(write_award).collect(),
    };
    seal(DRAFT, &serde_json::to_string(&wire).unwrap_or_default())
}

fn write_award(award: &AwardDraft) -> WireAward {
    WireAward {
        item: award.item.clone(),
        texts: award
            .texts
            .iter()
            .map(|(f, text)| (f.name().to_owned(), text.clone()))
            .collect(),
    }
}

/// Reads a draft from storage.
pub fn read_draft(sealed: &str) -> Result<ModelDraft, SealError> {
    let body = unseal(DRAFT, sealed)?;
    let wire: WireDraft = serde_json::from_str(body).map_err(|_| SealError::Malformed(None))?;
    let field = |name: &str| {
        FormField::ALL
            .iter()
            .copied()
            .find(|field| field.name() == name)
    };
    let texts = wire
        .texts
        .into_iter()
        .filter_map(|(name, text)| Some((field(&name)?, text)));
    Ok(ModelDraft {
        texts: texts.collect(),
        registered_levels: wire.registered_levels,
        awards: wire.awards.into_iter().map(read_award).collect(),
    })
}

fn read_award(wire: WireAward) -> AwardDraft {
    let field = |name: &str| {
        AwardField::ALL
            .iter()
            .copied()
            .find(|field| field.name() == name)
    };
    let texts = wire
        .texts
        .into_iter()
        .filter_map(|(name, text)| Some((field(&name)?, text)));
    AwardDraft {
        item: wire.item,
        texts: texts.collect(),
    }
}
