//! The digest of an exchange file: SHA-256 over its canonical JSON (RFC 8785) without the `digest` member.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::json::Json;

/// Returns `sha256:` and 64 hexadecimal digits for an object, its `digest` member left out.
pub fn digest(file: &Json) -> String {
    let mut hash = Sha256::new();
    let mut canonical = String::new();
    match file {
        Json::Object(members) => {
            let rest = members.iter().filter(|(name, _)| name != "digest");
            write_object(rest, &mut canonical);
        }
        other => write_canonical(other, &mut canonical),
    }
    hash.update(canonical.as_bytes());
    let mut text = "sha256:".to_owned();
    for byte in hash.finalize() {
        let _infallible = write!(text, "{byte:02x}");
    }
    text
}

fn write_canonical(json: &Json, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(true) => out.push_str("true"),
        Json::Bool(false) => out.push_str("false"),
        Json::Number(number) => {
            out.push_str(ryu_js::Buffer::new().format_finite(number.to_f64()));
        }
        Json::Text(text) => write_text(text, out),
        Json::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        Json::Object(members) => write_object(members.iter(), out),
    }
}

fn write_object<'a>(members: impl Iterator<Item = &'a (String, Json)>, out: &mut String) {
    let mut members: Vec<_> = members.collect();
    members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (at, (name, member)) in members.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_text(name, out);
        out.push(':');
        write_canonical(member, out);
    }
    out.push('}');
}

/// Writes a string as ECMAScript does: short escapes where there are some, `\u00xx` for other controls.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => {
                let _infallible = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let mut out = String::new();
        write_canonical(&Json::parse(text).unwrap(), &mut out);
        assert_eq!(out, expect);
    }

    #[test]
    fn numbers_and_strings_are_as_rfc_8785_shows_them() {
        check(
            r#"{"numbers":[333333333.33333329,1E19,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#,
            r#"{"literals":[null,true,false],"numbers":[333333333.3333333,10000000000000000000,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#,
        );
    }

    #[test]
    fn members_are_sorted_by_utf_16_code_units() {
        check(
            r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#,
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}",
        );
    }

    #[test]
    fn the_digest_leaves_itself_out() {
        let with = Json::parse(r#"{"a":1,"digest":"x"}"#).unwrap();
        let without = Json::parse(r#"{"a":1}"#).unwrap();
        assert_eq!(digest(&with), digest(&without));
    }
}
