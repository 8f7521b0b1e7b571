//! Locking with a passphrase: PBKDF2-SHA-256 and AES-256-GCM, both the browser's own.

use js_sys::{Array, JsString, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::member::{member, object};
use super::random::{self, NoRandomness};
use crate::domain::fold::passphrase::{settled, spellings};
use crate::format::envelope::{Envelope, Header};

/// Says that the browser refused: to encrypt, for want of memory; to decrypt, because the passphrase is wrong or the
/// file is damaged, which AES-GCM cannot tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refused;

impl From<JsValue> for Refused {
    fn from(_: JsValue) -> Self {
        Self
    }
}

impl From<NoRandomness> for Refused {
    fn from(_: NoRandomness) -> Self {
        Self
    }
}

/// Says whether the browser can lock and unlock; on plain http addresses none does.
pub fn is_there() -> bool {
    subtle().is_some()
}

/// Locks a text, with a salt and a vector of its own.
pub async fn lock(text: &str, passphrase: &str) -> Result<String, Refused> {
    let header = Header::new(random::bytes()?, random::bytes()?);
    let data = run(
        SubtleCrypto::encrypt_with_object_and_js_u8_array,
        "encrypt",
        &header,
        text.as_bytes(),
        &settled(&composed(passphrase)),
    )
    .await?;
    Ok(Envelope { header, data }.to_text())
}

/// Unlocks a file, however its passphrase was spelt.
pub async fn unlock(file: &Envelope, passphrase: &str) -> Result<Vec<u8>, Refused> {
    for spelling in spellings(&composed(passphrase)) {
        let opened = run(
            SubtleCrypto::decrypt_with_object_and_js_u8_array,
            "decrypt",
            &file.header,
            &file.data,
            &spelling,
        );
        if let Ok(opened) = opened.await {
            return Ok(opened);
        }
    }
    Err(Refused)
}

/// Composes marks: one machine types a letter with its marks, another the marks behind the letter.
fn composed(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

fn subtle() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    member(&crypto, "subtle").map(JsCast::unchecked_into)
}

type Deed = fn(&SubtleCrypto, &Object, &CryptoKey, &Uint8Array) -> Result<Promise, JsValue>;

async fn run(
    deed: Deed,
    usage: &str,
    header: &Header,
    input: &[u8],
    passphrase: &str,
) -> Result<Vec<u8>, Refused> {
    let subtle = subtle().ok_or(Refused)?;
    let usages = |usage: &str| Array::of1(&usage.into());
    let typed = subtle.import_key_with_str(
        "raw",
        &of_bytes(passphrase.as_bytes()),
        "PBKDF2",
        false,
        &usages("deriveKey"),
    )?;
    let typed: CryptoKey = JsFuture::from(typed).await?.unchecked_into();
    let derivation = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", of_bytes(header.salt()).into()),
        ("iterations", header.rounds().into()),
    ])?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let key = subtle.derive_key_with_object_and_object(
        &derivation,
        &typed,
        &kind,
        false,
        &usages(usage),
    )?;
    let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
    let algorithm = object(&[
        ("name", "AES-GCM".into()),
        ("iv", of_bytes(header.iv()).into()),
        ("additionalData", of_bytes(header.bound().as_bytes()).into()),
    ])?;
    let output = deed(&subtle, &algorithm, &key, &of_bytes(input))?;
    Ok(Uint8Array::new(&JsFuture::from(output).await?).to_vec())
}

fn of_bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}
