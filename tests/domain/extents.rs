//! How much of its sender's models a file says it holds: the whole of them, of a year, or a part.

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::received::Extent;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::exchange_write::{Export, write};

#[track_caller]
fn check_written(scope: Scope, changed_since: Option<Timestamp>, expect: Extent) {
    let export = Export {
        at: Timestamp::from_millis(2),
        unit: "xa-1".to_owned(),
        name: String::new(),
        scope,
        changed_since,
    };
    let opened = open_text(&write(&Register::new(), &export).unwrap()).unwrap();
    assert_eq!(opened.extent, expect);
}

#[test]
fn a_file_of_a_narrower_scope_or_of_changes_alone_says_that_it_is_a_part() {
    let of_own_unit = Scope {
        year: Some(2026),
        ..Scope::of_unit("xa-1")
    };
    let of_field = Scope {
        field: "kinh-te".to_owned(),
        ..Scope::of_year(2026)
    };
    let at_stage = Scope {
        stage: "accepted".to_owned(),
        ..Scope::default()
    };
    let chosen = Scope {
        models: Some(["a".to_owned()].into()),
        ..Scope::default()
    };
    let before = Some(Timestamp::from_millis(1));
    check_written(Scope::default(), None, Extent::Whole);
    check_written(Scope::of_unit("xa-1"), None, Extent::Whole);
    check_written(Scope::of_year(2026), None, Extent::Year(2026));
    check_written(of_own_unit.clone(), None, Extent::Year(2026));
    check_written(Scope::default(), before, Extent::Part);
    check_written(of_own_unit, before, Extent::Part);
    for part in [of_field, at_stage, chosen, Scope::of_unit("xa-2")] {
        check_written(part, None, Extent::Part);
    }
}

#[test]
fn whatever_a_scope_says_the_file_opens_and_what_is_not_understood_is_a_part() {
    for (scope, expect) in [
        ("null", Extent::Whole),
        ("{}", Extent::Whole),
        (r#"{"year":null,"unit":"","field":""}"#, Extent::Whole),
        (r#"{"unit":"xa-1","year":2026}"#, Extent::Year(2026)),
        (r#"{"year":"2026"}"#, Extent::Part),
        (r#"{"year":2026.5}"#, Extent::Part),
        (r#"{"year":99999999999}"#, Extent::Part),
        (r#"{"year":99999}"#, Extent::Part),
        (r#"{"year":2026,"hamlet":"khu 2"}"#, Extent::Part),
        (r#"{"unit":["xa-1"]}"#, Extent::Part),
        (r#""năm 2026""#, Extent::Part),
        ("[]", Extent::Part),
        ("7", Extent::Part),
    ] {
        let text = format!(
            r#"{{"format":"so-dan-van-kheo","version":1,"exported_by":{{"unit":"xa-1"}},"scope":{scope}}}"#
        );
        assert_eq!(open_text(&text).unwrap().extent, expect, "{scope}");
    }
    let silent = r#"{"format":"so-dan-van-kheo","version":1}"#;
    assert_eq!(open_text(silent).unwrap().extent, Extent::Whole);
}
