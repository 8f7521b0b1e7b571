//! Every way in which a record can break a rule, made of each record of a real file: that record alone is refused, by
//! name, and all others go in as they are.

use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::format::exchange_read::{FileError, Opened, Trust, open_text};
use so_dan_van_kheo::format::json::{Json, JsonError};

use super::registers::{self, check_it_travels_whole, export, sealed};
use super::told::told;

/// Is what is done to the record at a place of the file; `None` where it has nothing to do it to.
type Breaking = fn(&mut Json) -> Option<()>;

/// Returns records with conflicts, deletions, awards and unknown members, and their file.
fn real_file() -> (Register, Json) {
    let all = registers::eventful();
    let ids = registers::model_ids(&all);
    let register = all.filter(|id, _| match id.collection {
        Collection::Models => ids[..6].contains(id),
        Collection::Units => id.id.ends_with('i'),
        _ => true,
    });
    assert!(!conflicts(&register).is_empty());
    let file = Json::parse(&export(&register)).unwrap();
    (register, file)
}

fn member<'a>(json: &'a mut Json, name: &str) -> Option<&'a mut Json> {
    let Json::Object(members) = json else {
        return None;
    };
    let found = members.iter_mut().find(|(other, _)| other == name);
    found.map(|(_, member)| member)
}

fn list<'a>(json: &'a mut Json, name: &str) -> Option<&'a mut Vec<Json>> {
    match member(json, name)? {
        Json::List(items) => Some(items),
        _ => None,
    }
}

fn in_sync<'a>(file: &'a mut Json, id: &RecordId) -> Option<&'a mut Json> {
    member(member(member(file, "sync")?, "records")?, &id.to_string())
}

/// Returns the list a record stands in, and its place there.
fn in_plain<'a>(file: &'a mut Json, id: &RecordId) -> Option<(&'a mut Vec<Json>, usize)> {
    let items = match &id.collection {
        Collection::Models => list(file, "models"),
        Collection::Units => list(file, "units"),
        Collection::Reported => list(file, "reported"),
        Collection::Catalogue(name) => list(member(file, "catalogue")?, name),
        Collection::Other(name) => list(file, name),
    }?;
    let is_it = |item: &Json| item.get("id").and_then(Json::as_text) == Some(&id.id);
    let at = items.iter().position(is_it)?;
    Some((items, at))
}

/// Finds the first entry of the leaves that names its dot by the table.
fn first_dot(leaves: &mut [Json]) -> Option<&mut Vec<Json>> {
    leaves.iter_mut().find_map(|line| match line {
        Json::List(line) => line.iter_mut().skip(1).find_map(|entry| match entry {
            Json::List(entry) if entry[0].as_integer() >= Some(0) => Some(entry),
            _ => None,
        }),
        _ => None,
    })
}

fn is_deletion(line: &Json) -> bool {
    let line = line.as_list().unwrap_or_default();
    let is_mark = line.first().and_then(Json::as_text) == Some("deleted");
    is_mark
        && line
            .iter()
            .any(|entry| entry.to_compact().contains("~seen"))
}

fn required_leaf_gone(record: &mut Json) -> Option<()> {
    let leaves = list(record, "leaves")?;
    // Of what was deleted the marks may be all there is.
    if leaves.iter().any(is_deletion) {
        return None;
    }
    let is_required = |line: &Json| {
        let name = line.as_list().and_then(|line| line[0].as_text());
        name == Some("title") || name == Some("name")
    };
    let at = leaves.iter().position(is_required)?;
    leaves.remove(at);
    Some(())
}

fn entry_beyond_the_last(record: &mut Json) -> Option<()> {
    first_dot(list(record, "leaves")?)?[1] = Json::integer(1_000_000);
    Some(())
}

fn context_beyond_the_last(record: &mut Json) -> Option<()> {
    let Json::Object(members) = record else {
        return None;
    };
    members.retain(|(name, _)| name != "seen");
    let seen = Json::List(vec![Json::integer(0), Json::integer(1_000_000)]);
    members.push(("seen".to_owned(), seen));
    Some(())
}

fn leaf_twice(record: &mut Json) -> Option<()> {
    let leaves = list(record, "leaves")?;
    let first = leaves.first()?.clone();
    leaves.push(first);
    Some(())
}

fn one_dot_in_two_leaves(record: &mut Json) -> Option<()> {
    let leaves = list(record, "leaves")?;
    let [replica, n, ..] = &first_dot(leaves)?.clone()[..] else {
        return None;
    };
    let entry = vec![
        replica.clone(),
        n.clone(),
        Json::integer(0),
        Json::text("x"),
    ];
    leaves.push(Json::List(vec![Json::text("not_there"), Json::List(entry)]));
    Some(())
}

fn one_dot_twice_in_a_leaf(record: &mut Json) -> Option<()> {
    let Some(Json::List(line)) = list(record, "leaves")?.first_mut() else {
        return None;
    };
    let entry = line.get(1)?.clone();
    line.push(entry);
    Some(())
}

/// Checks that one record is refused with these words, and that every other is as it was sent.
fn check_refused(opened: &Opened, sent: &Register, id: &RecordId, words: &str) {
    assert_eq!(opened.trust, Trust::Joined);
    let refused: Vec<&Collection> = opened.refused.iter().map(|r| &r.collection).collect();
    assert_eq!(refused, [&id.collection], "{id}: {words}");
    assert!(!opened.refused[0].name.is_empty(), "{id}: {words}");
    let others = sent.filter(|other, _| other != id);
    assert_eq!(opened.piece, others, "{id}: {words}");
    let told = told(&Ok(opened.clone()));
    assert!(told.contains(words), "{id}: {told}");
}

#[test]
fn a_record_that_breaks_a_rule_of_sync_is_refused_alone() {
    let rules: &[(&str, Breaking)] = &[
        (" is gone", required_leaf_gone),
        ("beyond the last of", entry_beyond_the_last),
        ("beyond the last of", context_beyond_the_last),
        (" twice", leaf_twice),
        ("not_there twice", one_dot_in_two_leaves),
        (" twice", one_dot_twice_in_a_leaf),
    ];
    let (sent, file) = real_file();
    for (words, breaking) in rules {
        let mut n_broken = 0;
        for (id, _) in sent.iter() {
            let mut broken = file.clone();
            if in_sync(&mut broken, id).and_then(breaking).is_none() {
                continue;
            }
            n_broken += 1;
            let opened = open_text(&sealed(&broken)).unwrap();
            check_refused(&opened, &sent, id, words);
        }
        assert!(n_broken >= 4, "{words}: {n_broken}");
    }
}

#[test]
fn a_record_or_a_year_that_stands_twice_in_a_file_is_refused_alone() {
    let (sent, file) = real_file();
    let (mut n_records, mut n_years) = (0, 0);
    for (id, _) in sent.iter() {
        let mut twice = file.clone();
        let Some((items, at)) = in_plain(&mut twice, id) else {
            continue;
        };
        items.push(items[at].clone());
        check_refused(&open_text(&sealed(&twice)).unwrap(), &sent, id, "twice");
        n_records += 1;
        let mut twice = file.clone();
        let (items, at) = in_plain(&mut twice, id).unwrap();
        if let Some(years) = list(&mut items[at], "years") {
            years.push(years[0].clone());
            check_refused(&open_text(&sealed(&twice)).unwrap(), &sent, id, " twice");
            n_years += 1;
        }
    }
    assert!(n_records > 10 && n_years >= 3, "{n_records} {n_years}");
}

#[test]
fn a_record_twice_in_sync_is_a_member_twice_and_the_file_is_refused() {
    let (sent, mut file) = real_file();
    let (id, _) = sent.iter().next().unwrap();
    let record = in_sync(&mut file, id).unwrap().clone();
    let sync = member(&mut file, "sync").unwrap();
    if let Some(Json::Object(records)) = member(sync, "records") {
        records.push((id.to_string(), record));
    }
    let error = open_text(&sealed(&file)).unwrap_err();
    let is_named = matches!(error, FileError::Json(JsonError::DuplicateMember { .. }));
    assert!(is_named, "{error:?}");
}

/// Returns a plain file of one record in a list, beside a good one.
fn with_id(list: &str, id: &Json) -> String {
    let record = |id: &Json| {
        let id = id.to_compact();
        format!(
            "{{\"id\":{id},\"title\":\"Tổ hòa giải\",\"name\":\"Tổ hòa giải\",\"unit\":\"xa-a\"}}"
        )
    };
    let lists = format!(
        "\"{list}\":[{},{}]",
        record(id),
        record(&Json::text("good"))
    );
    let lists = match list {
        "models" | "units" | "reported" => lists,
        _ => format!("\"catalogue\":{{{lists}}}"),
    };
    format!("{{\"format\":\"so-dan-van-kheo\",\"version\":1,{lists}}}")
}

#[test]
fn an_id_of_any_letters_goes_in_whole_and_an_empty_or_endless_one_is_refused_by_name() {
    let good = [
        "/",
        "a/b",
        "//",
        "~1",
        "~0",
        ".",
        "#a",
        "models/a",
        "đ\u{301} ",
        "\u{0}",
    ];
    let good = good.map(str::to_owned).into_iter().chain(["ắ".repeat(500)]);
    for list in ["models", "units", "reported", "fields", "a/b", "~"] {
        for id in good.clone() {
            let opened = open_text(&with_id(list, &Json::text(&id))).unwrap();
            assert_eq!(opened.refused, [], "{list} {id:?}");
            assert_eq!(opened.piece.n_records(), 2, "{list} {id:?}");
            check_it_travels_whole(&opened, &id);
        }
        for id in [
            "",
            " ",
            "\u{a0}\t",
            &"a".repeat(501),
            &"ắ".repeat(10_240),
            &"/".repeat(10_240),
        ] {
            let opened = open_text(&with_id(list, &Json::text(id))).unwrap();
            assert_eq!(opened.piece.n_records(), 1, "{list} {id:?}");
            assert!(
                told(&Ok(opened)).ends_with("1 Tổ hòa giải: bad id"),
                "{list} {id:?}"
            );
        }
    }
}
