//! The published JSON Schema says what the program writes, and refuses what it refuses.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod registers;

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::scope::{Content, Scope};
use so_dan_van_kheo::format::exchange_read::open;
use so_dan_van_kheo::format::exchange_write::{Export, write};

use registers::{THANH_BA, UNKNOWN_MEMBERS, eventful, export, export_scope, plain_part};

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/exchange.schema.json")).unwrap()
}

fn validator() -> Validator {
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    options.build(&schema()).unwrap()
}

#[track_caller]
fn check_valid(text: &str) {
    let file = serde_json::from_str(text).unwrap();
    let errors: Vec<String> = validator()
        .iter_errors(&file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn the_schema_is_itself_valid() {
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn what_the_program_writes_is_valid_in_every_scope() {
    let register = eventful();
    let scopes = [
        Scope::default(),
        Scope::of_year(2022),
        Scope::of_year(2023),
        Scope::of_unit("huyen-thanh-ba".to_owned()),
        Scope::of_unit("nowhere".to_owned()),
        Scope::of_content(Content::Catalogue),
        Scope::of_content(Content::Set("mau-minh-hoa".to_owned())),
    ];
    for scope in scopes {
        let text = export_scope(&register, scope);
        check_valid(&text);
        check_valid(&plain_part(&text));
    }
    check_valid(&export(&so_dan_van_kheo::domain::register::Register::new()));
    let news = Export {
        at: Timestamp::from_millis(2),
        unit: String::new(),
        name: String::new(),
        scope: Scope::of_year(2022),
        changed_since: Some(Timestamp::from_millis(1)),
    };
    check_valid(&write(&register, &news).unwrap());
}

#[test]
fn a_full_backup_is_valid_and_what_is_left_out_of_one_is_not() {
    check_valid(include_str!("fixtures/full-backup.json"));
    let validator = validator();
    let sealed = "dvk1 event 2 0123456789abcdef\n{}";
    assert!(validator.is_valid(&file_with("local", json!({ "journal": [sealed] }))));
    for local in [
        json!("vi-VN"),
        json!([]),
        json!({ "more": {} }),
        json!({ "texts": [] }),
        json!({ "texts": { "settings": 5 } }),
        json!({ "texts": { "piece/1": sealed } }),
        json!({ "journal": {} }),
        json!({ "journal": [5] }),
        json!({ "journal": ["x"] }),
    ] {
        let file = file_with("local", local);
        assert!(!validator.is_valid(&file), "{file}");
        let opened = open(file.to_string().as_bytes()).unwrap();
        assert_ne!(opened.local.unwrap().contents().n_left_out, 0, "{file}");
    }
}

#[test]
fn files_of_other_programs_are_valid() {
    for bytes in [THANH_BA, UNKNOWN_MEMBERS] {
        check_valid(std::str::from_utf8(bytes).unwrap());
    }
}

#[test]
fn whatever_odd_file_is_read_is_written_validly() {
    for entry in std::fs::read_dir("tests/fixtures/odd").unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        check_valid(&export(&open(&bytes).unwrap().piece));
    }
}

fn file_with(name: &str, member: Value) -> Value {
    let mut file = json!({ "format": "so-dan-van-kheo", "version": 1 });
    file[name] = member;
    file
}

#[test]
fn what_the_program_refuses_is_not_valid() {
    let model = |name: &str, member: Value| {
        let mut model = json!({ "id": "1", "title": "Tổ hòa giải" });
        model[name] = member;
        file_with("models", json!([model]))
    };
    let year = |name: &str, member: Value| {
        let mut year = json!({ "year": 2026 });
        year[name] = member;
        model("years", json!([year]))
    };
    let sync = |name: &str, member: Value| {
        let mut sync = json!({ "replicas": [], "stamps": [], "records": {} });
        sync[name] = member;
        let mut file = file_with("sync", sync);
        file["digest"] = Value::String(format!("sha256:{}", "0".repeat(64)));
        file
    };
    let leaf = |leaf: Value| sync("records", json!({ "models/1": { "leaves": [leaf] } }));
    let deadline = |on: Value| {
        let entry = json!({ "id": "files-2026", "name": "Thời hạn", "on": on });
        file_with("catalogue", json!({ "deadlines": [entry] }))
    };
    let set = |name: &str, member: Value| {
        let mut set = json!({ "id": "a", "name": "A" });
        set[name] = member;
        file_with("catalogue", json!({ "sets": [set] }))
    };
    let wrong = [
        json!([]),
        set("from_year", json!("2026")),
        set("criteria", json!({})),
        set("is_sample", json!("x")),
        set("unit", json!(5)),
        json!({ "format": "other", "version": 1 }),
        file_with("version", json!(2)),
        file_with("models", json!({})),
        file_with("exported_by", json!("Xã A")),
        file_with("catalogue", json!([])),
        deadline(json!("30/11/2026")),
        deadline(json!(20261130)),
        file_with(
            "sync",
            json!({ "replicas": [], "stamps": [], "records": {} }),
        ),
        file_with("digest", json!("sha256:0")),
        model("id", json!("")),
        model("id", json!("   ")),
        model("id", json!("a".repeat(501))),
        model("title", json!("")),
        model("title", json!(null)),
        model("unit", json!(5)),
        model("starts_on", json!("32/13/2022")),
        model("starts_on", json!("20226-01-01")),
        model("years", json!([{ "stage": "registered" }])),
        year("year", json!("2026")),
        year("year", json!(1899)),
        year("score", json!("9,5")),
        year("decision", json!("05/QĐ")),
        year("awards", json!({})),
        year("awards", json!([{ "id": [] }])),
        sync("replicas", json!([["AA", 1]])),
        sync("stamps", json!([[1]])),
        sync("records", json!({ "things/1": { "leaves": [] } })),
        sync("other", json!(1)),
        leaf(json!(["title"])),
        leaf(json!([[], [0, 1, 0]])),
        leaf(json!(["title", [0, 0, 0]])),
        leaf(json!(["title", [-2, 1, 0]])),
        leaf(json!(["title", [0, 1]])),
    ];
    let validator = validator();
    for file in &wrong {
        assert!(!validator.is_valid(file), "{file}");
        let opened = open(file.to_string().as_bytes());
        // Without its right digest, `sync` is not looked at.
        let is_refused = opened.is_err() || opened.is_ok_and(|opened| !opened.refused.is_empty());
        assert!(
            is_refused || file.get("sync").is_some() || file.get("digest").is_some(),
            "{file}"
        );
    }
    assert!(validator.is_valid(&leaf(json!(["title", [-1, 0], [0, 1, 0, "x", 0, "y"]]))));
}
