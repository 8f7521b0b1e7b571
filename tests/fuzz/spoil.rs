//! Spoils bytes, and JSON as the tree it is.

use proptest::prelude::*;
use so_dan_van_kheo::format::json::Json;

/// Is something done to bytes. Places are drawn from a large range and taken modulo the length.
#[derive(Clone, Debug)]
pub enum Damage {
    /// Another bit.
    Flip { at: usize, bit: u8 },
    /// A part is gone.
    Cut { at: usize, n: usize },
    /// The rest is gone.
    End { at: usize },
    /// A part of the same bytes, or of others, stands at a place.
    Splice {
        from: usize,
        n: usize,
        at: usize,
        is_other: bool,
    },
    /// The digits at a place are another number.
    Number { at: usize, number: &'static str },
    /// A few bytes that mean something stand at a place.
    Insert { at: usize, token: &'static str },
}

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "127",
    "128",
    "255",
    "4294967295",
    "4294967296",
    "9007199254740993",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "1e400",
    "-0.0",
    "0.1",
    "1e-400",
    "1899",
    "2201",
];

const TOKENS: &[&str] = &[
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "[]", "{}",
    "\"\"", "[[", "{\"a\":", "\u{0}", "\u{feff}", "\u{200b}", "\n", " ", "~", "~seen", "#", "<",
    ">", "&#43;", "%2B", "=", "dvk1 ", "dvk9 ", "<!--", "-->", "/",
];

pub fn damage() -> impl Strategy<Value = Damage> {
    let place = || 0..1_000_000_usize;
    prop_oneof![
        3 => (place(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip { at, bit }),
        2 => (place(), 1..200_usize).prop_map(|(at, n)| Damage::Cut { at, n }),
        1 => place().prop_map(|at| Damage::End { at }),
        2 => (place(), 1..400_usize, place(), any::<bool>())
            .prop_map(|(from, n, at, is_other)| Damage::Splice { from, n, at, is_other }),
        3 => (place(), prop::sample::select(NUMBERS)).prop_map(|(at, number)| Damage::Number { at, number }),
        3 => (place(), prop::sample::select(TOKENS)).prop_map(|(at, token)| Damage::Insert { at, token }),
    ]
}

impl Damage {
    pub fn apply(&self, bytes: &mut Vec<u8>, other: &[u8]) {
        let place = |at: usize| at % (bytes.len() + 1);
        match *self {
            Self::Flip { at, bit } => {
                let at = place(at);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            Self::Cut { at, n } => {
                let at = place(at);
                bytes.drain(at..(at + n).min(bytes.len()));
            }
            Self::End { at } => bytes.truncate(place(at)),
            Self::Splice {
                from,
                n,
                at,
                is_other,
            } => {
                let source = if is_other { other } else { &bytes[..] };
                let from = from % (source.len() + 1);
                let part = source[from..(from + n).min(source.len())].to_vec();
                let at = place(at);
                bytes.splice(at..at, part);
            }
            Self::Number { at, number } => {
                let at = place(at);
                let begin = bytes[at..].iter().position(u8::is_ascii_digit);
                let begin = at + begin.unwrap_or(bytes.len() - at);
                let n_digits = bytes[begin..]
                    .iter()
                    .take_while(|b| b.is_ascii_digit())
                    .count();
                bytes.splice(begin..begin + n_digits, number.bytes());
            }
            Self::Insert { at, token } => {
                let at = place(at);
                bytes.splice(at..at, token.bytes());
            }
        }
    }
}

/// Is something done to a tree. Nodes are counted from the root.
#[derive(Clone, Debug)]
pub enum Graft {
    /// A node is as another one of the tree.
    Replace { at: usize, from: usize },
    /// A node is something small.
    Plant { at: usize, seed: usize },
    /// A node lies so many arrays deeper.
    Nest { at: usize, n_levels: usize },
    /// A member or item of a node is gone.
    Prune { at: usize, nth: usize },
    /// A member or item of a node stands there once more, a member under another name.
    Double {
        at: usize,
        nth: usize,
        name: &'static str,
    },
    /// Members or items of a node change places.
    Swap { at: usize, nth: usize, with: usize },
    /// A member of a node has another name.
    Rename {
        at: usize,
        nth: usize,
        name: &'static str,
    },
}

const NAMES: &[&str] = &[
    "",
    "~",
    "~seen",
    "~~seen",
    "#x",
    "id",
    "sync",
    "digest",
    "local",
    "format",
    "seen",
    "leaves",
    "title",
    "name",
    "years",
    "year",
    "deleted",
    "purged",
    "unit",
    "models/a",
    "units/ ",
    "other.sync/",
    "other.x/",
    "catalogue.a~1b/c",
    "__proto__",
    "2026",
    "$serde_json::private::Number",
];

pub fn graft() -> impl Strategy<Value = Graft> {
    let node = || 0..1_000_000_usize;
    let name = || prop::sample::select(NAMES);
    prop_oneof![
        4 => (node(), node()).prop_map(|(at, from)| Graft::Replace { at, from }),
        4 => (node(), 0..12_usize).prop_map(|(at, seed)| Graft::Plant { at, seed }),
        1 => (node(), 1..140_usize).prop_map(|(at, n_levels)| Graft::Nest { at, n_levels }),
        2 => (node(), node()).prop_map(|(at, nth)| Graft::Prune { at, nth }),
        2 => (node(), node(), name()).prop_map(|(at, nth, name)| Graft::Double { at, nth, name }),
        2 => (node(), node(), node()).prop_map(|(at, nth, with)| Graft::Swap { at, nth, with }),
        2 => (node(), node(), name()).prop_map(|(at, nth, name)| Graft::Rename { at, nth, name }),
    ]
}

fn n_nodes(json: &Json) -> usize {
    1 + match json {
        Json::List(items) => items.iter().map(n_nodes).sum(),
        Json::Object(members) => members.iter().map(|(_, member)| n_nodes(member)).sum(),
        _ => 0,
    }
}

/// Returns a node by its place, which the nodes before it use up.
fn node<'a>(json: &'a mut Json, at: &mut usize) -> Option<&'a mut Json> {
    if *at == 0 {
        return Some(json);
    }
    *at -= 1;
    match json {
        Json::List(items) => items.iter_mut().find_map(|item| node(item, at)),
        Json::Object(members) => members.iter_mut().find_map(|(_, member)| node(member, at)),
        _ => None,
    }
}

fn seed(nth: usize) -> Json {
    match nth {
        0 => Json::Null,
        1 => Json::Bool(true),
        2 => Json::integer(0),
        3 => Json::integer(-1),
        4 => Json::integer(u32::MAX),
        5 => Json::integer(i64::MAX),
        6 => Json::text(""),
        7 => Json::text("\u{200b}"),
        8 => Json::text("2026-02-30"),
        9 => Json::List(Vec::new()),
        10 => Json::object::<String>([]),
        _ => Json::object([(
            "~seen",
            Json::List(vec![Json::integer(0), Json::integer(1)]),
        )]),
    }
}

impl Graft {
    pub fn apply(&self, tree: &mut Json) {
        let n = n_nodes(tree);
        let find = |at: usize| at % n;
        match *self {
            Self::Replace { at, from } => {
                let (mut at, mut from) = (find(at), find(from));
                let part = node(tree, &mut from).cloned();
                if let (Some(place), Some(part)) = (node(tree, &mut at), part) {
                    *place = part;
                }
            }
            Self::Plant { at, seed: nth } => with(tree, find(at), |place| *place = seed(nth)),
            Self::Nest { at, n_levels } => with(tree, find(at), |place| {
                for _ in 0..n_levels {
                    let inner = std::mem::replace(place, Json::Null);
                    *place = Json::List(vec![inner]);
                }
            }),
            Self::Prune { at, nth } => with(tree, find(at), |place| match place {
                Json::List(items) if !items.is_empty() => drop(items.remove(nth % items.len())),
                Json::Object(members) if !members.is_empty() => {
                    drop(members.remove(nth % members.len()))
                }
                _ => {}
            }),
            Self::Double { at, nth, name } => with(tree, find(at), |place| match place {
                Json::List(items) if !items.is_empty() => {
                    items.push(items[nth % items.len()].clone())
                }
                Json::Object(members) if !members.is_empty() => {
                    let member = members[nth % members.len()].1.clone();
                    members.push((name.to_owned(), member));
                }
                _ => {}
            }),
            Self::Swap {
                at,
                nth,
                with: other,
            } => with(tree, find(at), |place| match place {
                Json::List(items) if !items.is_empty() => {
                    let n = items.len();
                    items.swap(nth % n, other % n);
                }
                Json::Object(members) if !members.is_empty() => {
                    let n = members.len();
                    let (one, two) = (nth % n, other % n);
                    let value = members[one].1.clone();
                    members[one].1 = std::mem::replace(&mut members[two].1, value);
                }
                _ => {}
            }),
            Self::Rename { at, nth, name } => with(tree, find(at), |place| {
                if let Json::Object(members) = place
                    && !members.is_empty()
                {
                    let n = members.len();
                    members[nth % n].0 = name.to_owned();
                }
            }),
        }
    }
}

fn with(tree: &mut Json, mut at: usize, change: impl FnOnce(&mut Json)) {
    if let Some(place) = node(tree, &mut at) {
        change(place);
    }
}
