//! JSON itself: what a text says does not depend on who reads it.

use proptest::prelude::*;
use so_dan_van_kheo::format::json::{Json, JsonError};

use crate::config;

/// Draws pieces of JSON, right and wrong, one behind the other.
fn text() -> impl Strategy<Value = String> {
    const PARTS: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"b\":",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "00e9",
        "0",
        "1",
        "-",
        "+",
        ".",
        "e",
        "E",
        "12",
        "-0",
        "0.5",
        "1e5",
        "1e-400",
        "9223372036854775808",
        "true",
        "false",
        "null",
        "nul",
        " ",
        "\n",
        "\t",
        "\r",
        "\u{a0}",
        "\u{feff}",
        "đ",
        "😀",
        "\u{0}",
        "\u{1f}",
        "\u{7f}",
        "/",
        "'",
        "NaN",
    ];
    let parts = prop::collection::vec(prop::sample::select(PARTS), 0..12);
    prop_oneof![
        4 => parts.prop_map(|parts| parts.concat()),
        1 => any::<String>(),
        1 => "[\\[\\]{}:,\" 0-9.eE+-]{0,16}",
    ]
}

/// Says whether another reader's tree says the same.
fn is_same(ours: &Json, theirs: &serde_json::Value) -> bool {
    match (ours, theirs) {
        (Json::Null, serde_json::Value::Null) => true,
        (Json::Bool(a), serde_json::Value::Bool(b)) => a == b,
        (Json::Text(a), serde_json::Value::String(b)) => a == b,
        (Json::Integer(a), serde_json::Value::Number(b)) => match b.as_i64() {
            Some(b) => *a == b,
            None => b.as_f64() == Some(*a as f64),
        },
        (Json::Number(a), serde_json::Value::Number(b)) => b.as_f64() == Some(a.to_f64()),
        (Json::List(a), serde_json::Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Json::Object(a), serde_json::Value::Object(b)) => {
            let has = |(name, a): &(String, Json)| b.get(name).is_some_and(|b| is_same(a, b));
            a.len() == b.len() && a.iter().all(has)
        }
        _ => false,
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn another_reader_finds_the_same_in_every_text(text in text()) {
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        match Json::parse(&text) {
            Ok(ours) => prop_assert!(theirs.is_ok_and(|theirs| is_same(&ours, &theirs)), "{}", text),
            // Numbers and repeated names are matters of the exchange file, not of JSON.
            Err(JsonError::NumberTooLarge { .. } | JsonError::DuplicateMember { .. }) => {}
            Err(JsonError::CutOff { .. }) => {
                let is_cut_off = theirs.as_ref().is_err_and(serde_json::Error::is_eof);
                prop_assert!(is_cut_off, "{} {:?}", text, theirs);
            }
            Err(error) => {
                // The other reader calls an escape at the end cut off, whatever stands in it.
                let is_short = text.rfind("\\u").is_some_and(|at| text.len() < at + 6);
                let is_wrong = theirs.is_err_and(|theirs| is_short || !theirs.is_eof());
                prop_assert!(is_wrong, "{} {:?}", text, error);
            }
        }
    }

    #[test]
    fn what_is_written_reads_back_whichever_way_it_is_written(text in text()) {
        if let Ok(json) = Json::parse(&text) {
            prop_assert_eq!(Json::parse(&json.to_compact()), Ok(json.clone()));
            prop_assert_eq!(Json::parse(&json.to_readable()), Ok(json.clone()));
        }
    }
}
