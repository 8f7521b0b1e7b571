//! What came in, as it lies in storage beside the register: local to this machine, in no file but a
//! full backup.

use crate::domain::date::{PartialDate, Timestamp};
use crate::domain::received::{Extent, Receipt, Received};

use super::json::Json;
use super::stored_piece::{SealError, seal, unseal};

const RECEIVED: &str = "received";
const EXPORTED_AT: &str = "exported_at";
const RECEIVED_AT: &str = "received_at";
const CODE: &str = "code";
const N_MODELS: &str = "n_models";
const EXTENT: &str = "extent";
const PART: &str = "part";

/// Writes what came in for storage.
pub fn write_received(received: &Received) -> String {
    let units = received.files.iter().map(|(unit, files)| {
        let files = files.iter().map(receipt_json);
        (unit.as_str(), Json::List(files.collect()))
    });
    seal(RECEIVED, &Json::object(units).to_compact())
}

fn receipt_json(receipt: &Receipt) -> Json {
    let millis = |at: Timestamp| Json::integer(at.as_millis());
    let n_models = receipt.n_models.iter().map(|(year, n)| {
        let n = i64::try_from(*n).unwrap_or(i64::MAX);
        Json::List(vec![Json::integer(*year), Json::integer(n)])
    });
    let members = [
        (EXPORTED_AT, receipt.exported_at.map_or(Json::Null, millis)),
        (RECEIVED_AT, millis(receipt.received_at)),
        (CODE, Json::text(&receipt.code)),
        (N_MODELS, Json::List(n_models.collect())),
    ];
    let extent = match receipt.extent {
        Extent::Whole => None,
        Extent::Year(year) => Some(Json::integer(year)),
        Extent::Part => Some(Json::text(PART)),
    };
    let extent = extent.map(|extent| (EXTENT, extent));
    Json::object(members.into_iter().chain(extent))
}

/// Reads what came in from storage.
pub fn read_received(sealed: &str) -> Result<Received, SealError> {
    let body = unseal(RECEIVED, sealed)?;
    Json::parse(body)
        .ok()
        .and_then(|json| received_of(&json))
        .ok_or(SealError::Malformed(None))
}

fn received_of(json: &Json) -> Option<Received> {
    let Json::Object(units) = json else {
        return None;
    };
    let units = units
        .iter()
        .map(|(unit, files)| Some((unit.clone(), files_of(files)?)));
    Some(Received {
        files: units.collect::<Option<_>>()?,
    })
}

/// Reads the files of a unit. Before there were several it was the last one alone.
fn files_of(json: &Json) -> Option<Vec<Receipt>> {
    match json {
        Json::List(files) => files.iter().map(receipt_of).collect(),
        file => Some(vec![receipt_of(file)?]),
    }
}

fn receipt_of(json: &Json) -> Option<Receipt> {
    let millis = |json: &Json| Some(Timestamp::from_millis(json.as_integer()?));
    let n_models = json.get(N_MODELS)?.as_list()?.iter().map(|pair| {
        let [year, n] = pair.as_list()? else {
            return None;
        };
        let year = i32::try_from(year.as_integer()?).ok()?;
        Some((year, usize::try_from(n.as_integer()?).ok()?))
    });
    let n_models: Vec<(i32, usize)> = n_models.collect::<Option<_>>()?;
    // Each year once, in their order, and of those that a model may have.
    let is_in_order = n_models.is_sorted_by(|(one, _), (next, _)| one < next);
    let is_year = |(year, _): &(i32, usize)| PartialDate::new(*year, None, None).is_ok();
    if !is_in_order || !n_models.iter().all(is_year) {
        return None;
    }
    Some(Receipt {
        exported_at: match json.get(EXPORTED_AT)? {
            Json::Null => None,
            at => Some(millis(at)?),
        },
        received_at: millis(json.get(RECEIVED_AT)?)?,
        code: json.get(CODE)?.as_text()?.to_owned(),
        extent: match json.get(EXTENT) {
            None => Extent::Whole,
            Some(Json::Text(part)) if part == PART => Extent::Part,
            Some(year) => Extent::Year(i32::try_from(year.as_integer()?).ok()?),
        },
        n_models,
    })
}
