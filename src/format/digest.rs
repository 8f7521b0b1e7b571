//! The digest of an exchange file: SHA-256 over its canonical JSON (RFC 8785) without the `digest` member.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::json::Json;

/// Returns `sha256:` and 64 hexadecimal digits for an object, its `digest` member left out.
pub fn digest(file: &Json) -> String {
    digest_of_bytes(file.to_canonical_without("digest").as_bytes())
}

/// Returns `sha256:` and 64 hexadecimal digits for bytes.
pub fn digest_of_bytes(bytes: &[u8]) -> String {
    let mut text = "sha256:".to_owned();
    for byte in Sha256::digest(bytes) {
        let _infallible = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_leaves_itself_out() {
        let with = Json::parse(r#"{"a":1,"digest":"x"}"#).unwrap();
        let without = Json::parse(r#"{"a":1}"#).unwrap();
        assert_eq!(digest(&with), digest(&without));
    }
}
