//! Registers as odd as any join can make them: unknown members, strange names, deep values, dots that stand anywhere, contexts
//! wider than their entries, titles that are gone.

use std::collections::BTreeMap;

use proptest::prelude::*;
use so_dan_van_kheo::domain::canonical::derived_dot;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::{Entry, Leaf, Stamp};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::replica::{Context, Dot, ReplicaId};
use so_dan_van_kheo::domain::shape;
use so_dan_van_kheo::domain::shape::Shape;
use so_dan_van_kheo::domain::value::{Number, Value};
use so_dan_van_kheo::format::sync_read::MAX_VALUE_DEPTH;

const STRANGE: &[&str] = &[
    "",
    "~",
    "#",
    "~seen",
    "~~",
    "#1",
    "~0",
    "~1",
    "$serde_json::private::Number",
    "$serde_json::private::RawValue",
    "deleted",
    "purged",
    "id",
    "seen",
    "leaves",
    "records",
    "replicas",
    "digest",
    "format",
    "local",
    "catalogue",
    "2026",
    "year",
    "years",
    "value",
    "models",
    "sync",
    "__proto__",
    "a/b",
    "đ\u{0301}",
    "\u{0}",
    "\u{feff}",
    "\u{2028}",
    "😀",
    "=cmd|'/c calc'!A0",
    "<script>alert(1)</script>",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(STRANGE).prop_map(str::to_owned),
        8 => any::<String>(),
        8 => "[a-z]{1,6}",
        1 => (1..250_usize).prop_map(|n| "dài ".repeat(n)),
    ]
}

fn number() -> impl Strategy<Value = Value> {
    let literals = prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        any::<u64>().prop_map(|n| n.to_string()),
        (-1e15..1e15_f64).prop_map(|n| n.to_string()),
        (-1.0..1.0_f64).prop_map(|n| (n * 1e-12).to_string()),
    ];
    literals.prop_filter_map("a number", |literal| {
        Number::parse(&literal).map(Value::Number)
    })
}

/// Draws any value a leaf of an unknown member may have.
fn value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Empty),
        any::<bool>().prop_map(Value::Bool),
        number(),
        text().prop_map(Value::Text),
    ];
    let content = scalar.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::btree_map(text(), inner, 0..4)
                .prop_map(|members| Value::Map(members.into_iter().collect())),
        ]
    });
    let deep = (text(), 1..=MAX_VALUE_DEPTH).prop_map(|(name, n_levels)| {
        (0..n_levels).fold(Value::Empty, |value, level| match level % 2 {
            0 => Value::List(vec![value]),
            _ => Value::Map(std::iter::once((name.clone(), value)).collect()),
        })
    });
    prop_oneof![12 => content, 2 => context().prop_map(Value::Seen), 1 => deep]
}

fn context() -> impl Strategy<Value = Context> {
    let dot = (1..6_u64, 1..40_u32).prop_map(|(r, n)| Dot {
        replica: ReplicaId::new(r),
        n,
    });
    prop::collection::vec(dot, 0..4).prop_map(|dots| dots.into_iter().collect())
}

fn value_of(shape: Option<Shape>) -> BoxedStrategy<Value> {
    match shape {
        Some(Shape::Text) => prop_oneof![text().prop_map(Value::Text), Just(Value::Empty)].boxed(),
        Some(Shape::Date) => prop::sample::select(&["2026", "2026-03", "2026-03-15"][..])
            .prop_map(Value::text)
            .boxed(),
        Some(Shape::Number) => number().boxed(),
        Some(Shape::Truth) => any::<bool>().prop_map(Value::Bool).boxed(),
        _ => value().boxed(),
    }
}

/// Draws a path and the values that may stand there.
fn leaf(collection: &Collection) -> BoxedStrategy<(Path, Vec<Value>)> {
    let members = shape::members_of(collection).to_vec();
    let top: Path = Path::from(Vec::new());
    let known = below(top.clone(), members, collection);
    prop_oneof![3 => known, 1 => unknown(top)].boxed()
}

fn below(
    prefix: Path,
    members: Vec<shape::Member>,
    collection: &Collection,
) -> BoxedStrategy<(Path, Vec<Value>)> {
    if members.is_empty() {
        return unknown(prefix);
    }
    let collection = collection.clone();
    let drawn = prop::sample::select(members).prop_flat_map(move |known| {
        let path = prefix.join(Segment::name(known.name));
        match known.shape {
            Shape::Group(group) => below(path, group.to_vec(), &collection),
            Shape::Years => {
                let collection = collection.clone();
                let year = prop::sample::select(&[1900, 2026, 2200][..]);
                year.prop_flat_map(move |year| {
                    let entry = path.join(Segment::Year(year));
                    prop_oneof![3 => below(entry.clone(), shape::YEAR_ENTRY.to_vec(), &collection), 1 => unknown(entry)]
                })
                .boxed()
            }
            Shape::Items => text().prop_flat_map(move |id| values(path.join(Segment::Item(id)), None)).boxed(),
            shape => values(path, Some(shape)),
        }
    });
    drawn.boxed()
}

fn unknown(prefix: Path) -> BoxedStrategy<(Path, Vec<Value>)> {
    let lists = [
        Collection::Models,
        Collection::Units,
        Collection::FIELDS,
        Collection::Reported,
    ];
    let known = lists
        .iter()
        .flat_map(shape::members_of)
        .chain(shape::YEAR_ENTRY);
    let known: Vec<&str> = known.map(|member| member.name).collect();
    let is_new = move |name: &String| !known.contains(&name.as_str());
    let name = text().prop_filter("a name nobody knows", is_new);
    let below = prop_oneof![
        text().prop_map(|name| Segment::Name(name.into())),
        text().prop_map(Segment::Item),
        prop::sample::select(&[1900, 2026, 2200][..]).prop_map(Segment::Year),
    ];
    let below = prop_oneof![
        3 => Just(Vec::new()),
        1 => prop::collection::vec(below, 1..3),
    ];
    (name, below)
        .prop_flat_map(move |(name, below)| {
            let path = prefix.join(Segment::Name(name.into()));
            values(
                below.into_iter().fold(path, |path, next| path.join(next)),
                None,
            )
        })
        .boxed()
}

fn values(path: Path, shape: Option<Shape>) -> BoxedStrategy<(Path, Vec<Value>)> {
    prop::collection::vec(value_of(shape), 1..4)
        .prop_map(move |values| (path.clone(), values))
        .boxed()
}

fn stamp() -> impl Strategy<Value = Stamp> {
    let at = prop_oneof![any::<i64>(), Just(0)].prop_map(Timestamp::from_millis);
    (at, text()).prop_map(|(at, by)| Stamp::new(at, &by))
}

/// Draws how the values of a leaf were written: by which dots, which of them derived, or with one dot for all. Those without
/// a number of their own get the next one.
type Writing = (Vec<(u64, Option<u32>, bool, Stamp)>, bool);

fn record(id: RecordId) -> impl Strategy<Value = (RecordId, Record)> {
    let writing = || {
        (
            prop::collection::vec(
                (
                    1..6_u64,
                    prop::option::of(1..8_u32),
                    prop::bool::weighted(0.3),
                    stamp(),
                ),
                3,
            ),
            prop::bool::weighted(0.2),
        )
    };
    let required = shape::required_of(&id.collection).map_or_else(
        || unknown(Path::from(Vec::new())),
        |required| values([required].into(), Some(Shape::Text)),
    );
    let leaves = prop::collection::vec((leaf(&id.collection), writing()), 0..8);
    (
        prop::option::weighted(0.8, required),
        writing(),
        leaves,
        context(),
        prop::bool::weighted(0.2),
    )
        .prop_map(move |(required, written, leaves, context, is_deleted)| {
            let mut next = 0;
            let mut all: BTreeMap<Path, Leaf> = BTreeMap::new();
            let leaves = leaves
                .into_iter()
                .map(|((path, values), written)| (path, values, written));
            let required = required.map(|(path, values)| (path, values, written));
            for (path, values, written) in required.into_iter().chain(leaves) {
                let leaf = make_leaf(&id, &path, values, written, &mut next);
                all.entry(path).or_insert(leaf);
            }
            if is_deleted {
                let record = Record::from_parts(context.clone(), all.clone().into_iter().collect());
                next += 1;
                let entry = Entry {
                    dot: Dot {
                        replica: ReplicaId::new(9),
                        n: next,
                    },
                    value: Value::Seen(record.context().clone()),
                    stamp: Stamp::new(Timestamp::from_millis(1), ""),
                };
                all.insert([member::DELETED].into(), Leaf::of(entry));
            }
            (
                id.clone(),
                Record::from_parts(context, all.into_iter().collect()),
            )
        })
}

fn make_leaf(
    id: &RecordId,
    path: &Path,
    values: Vec<Value>,
    (written, is_broken): Writing,
    next: &mut u32,
) -> Leaf {
    let mut leaf = Leaf::default();
    let mut broken = None;
    for (value, (replica, n, is_derived, stamp)) in values.into_iter().zip(written) {
        *next += 1;
        let fresh = if is_derived {
            derived_dot(id, path, &value)
        } else {
            Dot {
                replica: ReplicaId::new(replica),
                n: n.unwrap_or(*next),
            }
        };
        let dot = if is_broken {
            *broken.get_or_insert(fresh)
        } else {
            fresh
        };
        leaf.insert(Entry { dot, value, stamp });
    }
    leaf
}

/// Draws the names of records: one of each kind, and maybe a lone member of the file.
fn ids() -> impl Strategy<Value = Vec<RecordId>> {
    let id = || text().prop_filter("an id", |id| !id.trim().is_empty());
    let list = || prop_oneof!["x[a-z#~/. ]{0,4}", Just("local".to_owned())];
    let named = (id(), id(), id(), id(), list());
    (named, prop::option::of(list())).prop_map(|((model, unit, field, other, list), lone)| {
        let lone = lone.map(|name| RecordId::new(Collection::Other(name), ""));
        let named = [
            RecordId::model(model),
            RecordId::unit(unit),
            RecordId::field(field.clone()),
            RecordId::new(Collection::Catalogue(list.clone().into()), field),
            RecordId::new(Collection::Reported, other.clone()),
            RecordId::new(Collection::Other(list), other),
        ];
        named.into_iter().chain(lone).collect()
    })
}

/// Draws a state of these records.
fn state_of(ids: Vec<RecordId>) -> impl Strategy<Value = Register> {
    let records: Vec<_> = ids.into_iter().map(record).collect();
    records.prop_map(|records| records.into_iter().collect())
}

/// Draws a register with a record of each kind.
pub fn register() -> impl Strategy<Value = Register> {
    ids().prop_flat_map(state_of)
}

/// Draws so many states of the same records, made by nobody who knew of the others.
pub fn states<const N: usize>() -> impl Strategy<Value = [Register; N]> {
    ids().prop_flat_map(|ids| {
        let states: [_; N] = std::array::from_fn(|_| state_of(ids.clone()));
        states
    })
}
