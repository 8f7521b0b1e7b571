//! What histories are about: a few records, with leaves and values of every kind.

use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::value::{Number, Value};

pub const YEARS: [i32; 2] = [2025, 2026];

/// Lists the records that histories are about; their ids are as odd as ids may be.
pub fn record_ids() -> Vec<RecordId> {
    vec![
        RecordId::model("0b9ce2d6-8f0e-4c0b-9a53-0a8b1d8a1f00"),
        RecordId::model("2/a.b #~ \"ố\""),
        RecordId::unit("xa-thanh-ba"),
        RecordId::new(Collection::Other("plans".into()), "k"),
    ]
}

/// Lists the leaves a record of a collection has in histories, the required one first, with values that fit.
pub fn leaves_of(collection: &Collection) -> Vec<(Path, Vec<Value>)> {
    let texts = || {
        ["một", "hai", "~#\u{0}\u{2028}😀"]
            .map(Value::text)
            .into_iter()
    };
    let fields = || texts().chain([Value::Empty]).collect::<Vec<_>>();
    let anything = || {
        let map = [
            ("form".to_owned(), Value::text("Bằng khen")),
            ("~x".to_owned(), Value::Empty),
        ];
        fields()
            .into_iter()
            .chain([
                Value::Map(map.into_iter().collect()),
                Value::List(vec![Value::Bool(true)]),
            ])
            .collect::<Vec<_>>()
    };
    let numbers = || {
        ["0", "-7", "8.5"]
            .iter()
            .filter_map(|n| Number::parse(n))
            .map(Value::Number)
            .collect()
    };
    let named = |name: &str| Segment::Name(name.to_owned().into());
    let year = |year, rest: &[Segment]| -> Path {
        [&[member::YEARS, Segment::Year(year)], rest]
            .concat()
            .into()
    };
    let item = |list, id: &str| [list, Segment::Item(id.to_owned())];
    match collection {
        Collection::Models => vec![
            ([member::TITLE].into(), texts().collect()),
            ([member::NOTES].into(), fields()),
            ([member::UNIT].into(), fields()),
            ([named("~seen")].into(), anything()),
            ([named("#1")].into(), anything()),
            (year(2025, &[member::STAGE]), fields()),
            (year(2026, &[member::STAGE]), fields()),
            (year(2026, &[member::SCORE]), numbers()),
            (year(2026, &[member::DECISION, member::NUMBER]), fields()),
            (year(2026, &item(member::AWARDS, "a")), anything()),
            (
                year(2026, &item(member::REGISTERED_LEVELS, "commune")),
                vec![Value::text("commune")],
            ),
            (year(2025, &item(member::STEPS, "")), anything()),
        ],
        Collection::Units => vec![
            ([member::NAME].into(), texts().collect()),
            ([member::PARENT].into(), fields()),
            (
                item(member::SUCCESSORS, "một").into(),
                vec![Value::text("một")],
            ),
        ],
        _ => vec![
            ([named("v")].into(), anything()),
            ([named("")].into(), anything()),
        ],
    }
}
