//! What is typed into forms and not saved yet, as it lies in storage: in no file and in no backup.

use crate::domain::typed::{Kept, TypedForm};

use super::json::Json;
use super::stored_piece::{SealError, seal, unseal};

const TYPED: &str = "typed";
const FORMS: &str = "forms";

/// Is how much is kept of all forms together, in code units: the room belongs to the register.
pub const MAX_TYPED_UNITS: usize = 32_768;

/// Writes what was typed, the form of the last typing last. Where it is too much the first forms are left out; returns `None`
/// where the last one alone is.
pub fn write_typed(forms: &[TypedForm]) -> Option<String> {
    (0..forms.len().max(1))
        .filter_map(|n_left_out| forms.get(n_left_out..))
        .map(|forms| {
            let forms = forms.iter().map(write_form).collect();
            seal(
                TYPED,
                &Json::object([(FORMS, Json::List(forms))]).to_compact(),
            )
        })
        .find(|text| text.encode_utf16().count() <= MAX_TYPED_UNITS)
}

fn write_form(form: &TypedForm) -> Json {
    let inputs = form.inputs.iter().map(|kept| {
        Json::List(vec![
            Json::text(&kept.input),
            write_texts(&kept.began),
            write_texts(&kept.now),
        ])
    });
    Json::List(vec![Json::text(&form.name), Json::List(inputs.collect())])
}

fn write_texts(texts: &[String]) -> Json {
    Json::List(texts.iter().map(Json::text).collect())
}

/// Reads what was typed.
///
/// # Errors
/// Where anything in it is damaged: half of what was typed is not put back.
pub fn read_typed(sealed: &str) -> Result<Vec<TypedForm>, SealError> {
    let json = Json::parse(unseal(TYPED, sealed)?).ok();
    let forms = json.and_then(|json| {
        let forms = json.get(FORMS)?.as_list()?.iter().map(form_of);
        forms.collect()
    });
    forms.ok_or(SealError::Malformed(None))
}

fn form_of(json: &Json) -> Option<TypedForm> {
    let [name, inputs] = json.as_list()? else {
        return None;
    };
    let inputs = inputs.as_list()?.iter().map(kept_of);
    Some(TypedForm {
        name: name.as_text()?.to_owned(),
        inputs: inputs.collect::<Option<_>>()?,
    })
}

fn kept_of(json: &Json) -> Option<Kept> {
    let [input, began, now] = json.as_list()? else {
        return None;
    };
    Some(Kept {
        input: input.as_text()?.to_owned(),
        began: texts_of(began)?,
        now: texts_of(now)?,
    })
}

fn texts_of(json: &Json) -> Option<Vec<String>> {
    let texts = json.as_list()?.iter();
    texts.map(|text| Some(text.as_text()?.to_owned())).collect()
}
