//! How people follow up on this machine, as it lies in storage: in no file and in no backup.

use crate::domain::date::PartialDate;
use crate::domain::follow_up::{FollowUpChoices, PutOff};

use super::json::Json;
use super::stored_piece::{SealError, seal, unseal};

const FOLLOW_UP: &str = "follow_up";

/// Writes the choices for storage.
pub fn write_follow_up(choices: &FollowUpChoices) -> String {
    let put_off = choices.put_off.iter().map(|one| {
        Json::object([
            ("about", Json::text(&one.about)),
            ("kind", Json::text(&one.kind)),
            ("until", Json::text(one.until.to_iso())),
        ])
    });
    let members = [
        ("n_days", Json::text(choices.n_days.to_string())),
        ("put_off", Json::List(put_off.collect())),
    ];
    seal(FOLLOW_UP, &Json::object(members).to_compact())
}

/// Reads the choices from storage.
pub fn read_follow_up(sealed: &str) -> Result<FollowUpChoices, SealError> {
    let json = Json::parse(unseal(FOLLOW_UP, sealed)?).ok();
    json.and_then(|json| choices_of(&json))
        .ok_or(SealError::Malformed(None))
}

fn choices_of(json: &Json) -> Option<FollowUpChoices> {
    let n_days = json.get("n_days")?.as_text()?.parse().ok()?;
    let put_off = json.get("put_off")?.as_list()?.iter().map(put_off_of);
    Some(FollowUpChoices {
        n_days,
        put_off: put_off.collect::<Option<_>>()?,
    })
}

fn put_off_of(json: &Json) -> Option<PutOff> {
    let text = |name| Some(json.get(name)?.as_text()?.to_owned());
    Some(PutOff {
        about: text("about")?,
        kind: text("kind")?,
        until: day(&text("until")?)?,
    })
}

fn day(iso: &str) -> Option<PartialDate> {
    let date = PartialDate::from_iso(iso).ok();
    date.filter(|date| date.day().is_some())
}
