//! The exchange file: what goes out comes back, and what comes in is what the file says.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod registers;

use so_dan_van_kheo::domain::canonical::{is_uuid, qualified_model_id};
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::{Conflict, conflicts};
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::item_draft::{ItemField, ItemList};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::Path;
use so_dan_van_kheo::domain::preview::{Effect, Preview};
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::{Opened, Trust, open, open_text};
use so_dan_van_kheo::format::json::Json;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

use registers::{
    Person, THANH_BA, UNKNOWN_MEMBERS, changed, check_it_travels_whole, eventful, export,
    export_scope, model_ids, plain_part, thanh_ba, with,
};

#[test]
fn thanh_ba_reported_32_models_as_13_12_4_and_3() {
    let opened = open(THANH_BA).unwrap();
    assert_eq!(opened.trust, Trust::Plain);
    assert_eq!(opened.refused, []);
    assert_eq!(opened.sender.name, "Huyện Thanh Ba");
    let register = with(starting_set(), &opened.piece);
    assert_eq!(years(&register), [2022]);
    let summary = Summary::of(&register, 2022);
    assert_eq!(summary.n_registered, 32);
    let by_field = |id: &str| summary.by_field[id];
    assert_eq!(
        [
            "kinh-te",
            "van-hoa-xa-hoi",
            "quoc-phong-an-ninh",
            "he-thong-chinh-tri"
        ]
        .map(by_field),
        [13, 12, 4, 3]
    );
}

#[test]
fn an_exported_register_opens_with_the_same_fingerprint() {
    for register in [starting_set(), thanh_ba(), eventful()] {
        let opened = open_text(&export(&register)).unwrap();
        assert_eq!(opened.trust, Trust::Joined);
        assert_eq!(opened.refused, []);
        assert_eq!(opened.piece, register);
        assert_eq!(Fingerprint::of(&opened.piece), Fingerprint::of(&register));
    }
}

#[test]
fn a_stored_piece_reads_back_equal() {
    let register = eventful();
    assert_eq!(read_piece(&write_piece(&register)), Ok(register));
}

#[test]
fn a_register_exported_twice_is_the_same_text() {
    let register = eventful();
    let text = export(&register);
    assert_eq!(export(&register), text);
    assert_eq!(export(&open_text(&text).unwrap().piece), text);
}

#[test]
fn a_plain_file_twice_changes_nothing_the_second_time() {
    let piece = open(THANH_BA).unwrap().piece;
    let mut register = starting_set();
    assert_eq!(Preview::of(&register, &piece).n_models(Effect::New), 32);
    register.join(&piece);
    assert!(Preview::of(&register, &piece).is_unchanging());
}

#[test]
fn two_fresh_registers_have_equal_fingerprints() {
    assert_eq!(
        Fingerprint::of(&starting_set()),
        Fingerprint::of(&starting_set())
    );
}

#[test]
fn members_nobody_knows_survive_import_and_export_again_and_again() {
    let first = export(&open(UNKNOWN_MEMBERS).unwrap().piece);
    let second = export(&open_text(&first).unwrap().piece);
    assert_eq!(second, first);
    let replanted = export(&open_text(&plain_part(&first)).unwrap().piece);
    assert_eq!(plain_part(&replanted), plain_part(&first));
    let sent = Json::parse(std::str::from_utf8(UNKNOWN_MEMBERS).unwrap()).unwrap();
    let passed_on = Json::parse(&first).unwrap();
    let first_of = |file: &Json, list: &str| file.get(list).unwrap().as_list().unwrap()[0].clone();
    for name in [
        "plans", "meetings", "tags", "a/b", "~tilde", "reported", "units",
    ] {
        assert_eq!(passed_on.get(name), sent.get(name), "{name}");
    }
    let catalogue = |file: &Json| file.get("catalogue").unwrap().get("seasons").cloned();
    assert_eq!(catalogue(&passed_on), catalogue(&sent));
    let (sent, passed_on) = (first_of(&sent, "models"), first_of(&passed_on, "models"));
    for name in ["colour", "map", "photos"] {
        assert_eq!(passed_on.get(name), sent.get(name), "{name}");
    }
    let (sent, passed_on) = (first_of(&sent, "years"), first_of(&passed_on, "years"));
    for name in ["weather", "visits"] {
        assert_eq!(passed_on.get(name), sent.get(name), "{name}");
    }
    let signer = |year: &Json| year.get("decision").unwrap().get("signer").cloned();
    assert_eq!(signer(&passed_on), signer(&sent));
    let bonus = |year: &Json| first_of(year, "awards").get("bonus").cloned();
    assert_eq!(bonus(&passed_on), bonus(&sent));
    assert!(bonus(&sent).is_some());
}

#[test]
fn an_edit_of_a_known_member_leaves_the_unknown_ones_alone() {
    let mut register = open(UNKNOWN_MEMBERS).unwrap().piece;
    let id = model_ids(&register)[0].clone();
    Person::new(1, "Lan").edits(&mut register, &id, 2026, |draft| {
        let texts = &mut draft.items_mut(ItemList::Awards)[0].texts;
        texts.insert(ItemField::Form, "Bằng khen".to_owned());
        draft.set(FormField::Subject, "collective");
        draft.set(FormField::Kind, "model");
    });
    let text = export(&register);
    check_it_travels_whole(&open_text(&text).unwrap(), "edited");
    for kept in [
        "\"bonus\": 500000",
        "\"signer\": \"Bà Lan\"",
        "\"colour\": \"đỏ\"",
        "Bằng khen",
    ] {
        assert!(text.contains(kept), "{kept}");
    }
}

#[test]
fn a_lone_member_and_a_list_of_one_name_travel_together() {
    let header = "\"format\":\"so-dan-van-kheo\",\"version\":1";
    let lone = open_text(&format!("{{{header},\"plans\":[]}}"))
        .unwrap()
        .piece;
    let list = format!("{{{header},\"plans\":[{{\"id\":\"p1\",\"on\":\"2026\"}}]}}");
    let opened = Opened {
        piece: with(lone, &open_text(&list).unwrap().piece),
        ..open_text(&list).unwrap()
    };
    assert_eq!(opened.piece.n_records(), 2);
    check_it_travels_whole(&opened, "plans");
}

fn commune(unit: &str, models: &str) -> Opened {
    let header = "\"format\":\"so-dan-van-kheo\",\"version\":1";
    let by = format!("\"exported_by\":{{\"unit\":\"{unit}\",\"name\":\"{unit}\"}}");
    open_text(&format!("{{{header},{by},\"models\":[{models}]}}")).unwrap()
}

#[test]
fn two_communes_may_both_call_theirs_1() {
    let a = commune("xa-a", "{\"id\":\"1\",\"title\":\"A\"}");
    let b = commune("xa-b", "{\"id\":1,\"title\":\"B\"}");
    let register = with(a.piece, &b.piece);
    let titles: Vec<&str> = Model::all(&register).map(Model::title).collect();
    assert_eq!(titles.len(), 2);
    assert!(model_ids(&register).iter().all(|id| is_uuid(&id.id)));
    assert!(Model::all(&register).all(|model| model.text(member::SOURCE_ID) == "1"));
    assert_eq!(conflicts(&register), []);
}

#[test]
fn a_passed_on_plain_file_keeps_ids_and_values() {
    let register = with(
        thanh_ba(),
        &commune("xa-b", "{\"id\":\"1\",\"title\":\"B\"}").piece,
    );
    let passed_on = open_text(&plain_part(&export(&register))).unwrap();
    assert_eq!(passed_on.trust, Trust::Plain);
    assert_eq!(model_ids(&passed_on.piece), model_ids(&register));
    assert!(Preview::of(&register, &passed_on.piece).is_unchanging());
    let both = with(register.clone(), &passed_on.piece);
    assert_eq!(Fingerprint::of(&both), Fingerprint::of(&register));
}

#[test]
fn a_replication_follows_the_model_it_names() {
    let original = "{\"id\":\"1\",\"title\":\"A\",\"unit\":\"xa-a\"}";
    let replication = "{\"id\":\"2\",\"title\":\"B\",\"unit\":\"xa-b\",\"replicates\":\"1\"}";
    let uuid = qualified_model_id("xa-x", "7");
    let known = format!("{{\"id\":\"3\",\"title\":\"C\",\"replicates\":\"{uuid}\"}}");
    for sender in ["huyen", ""] {
        let opened = commune(sender, &format!("{replication},{original},{known}"));
        let find = |title: &str| {
            Model::all(&opened.piece)
                .find(|m| m.title() == title)
                .unwrap()
        };
        let named = find("B").text(member::REPLICATES);
        assert_eq!(named, find("A").record_id().id, "sent by {sender:?}");
        assert_eq!(find("C").text(member::REPLICATES), uuid);
        let passed_on = open_text(&plain_part(&export(&opened.piece)))
            .unwrap()
            .piece;
        assert!(Preview::of(&opened.piece, &passed_on).is_unchanging());
    }
}

#[test]
fn a_scope_takes_deleted_models_along() {
    let mut register = thanh_ba();
    let ids = model_ids(&register);
    let mut lan = Person::new(1, "Lan");
    lan.does(&mut register, Command::Delete(ids[0].clone()));
    lan.does(&mut register, Command::DeleteYear(ids[1].clone(), 2022));
    let unit = Model::new(&ids[0], register.get(&ids[0]).unwrap())
        .unit()
        .to_owned();
    let year = open_text(&export_scope(&register, Scope::of_year(2022)))
        .unwrap()
        .piece;
    let by_unit = open_text(&export_scope(&register, Scope::of_unit(unit.clone())))
        .unwrap()
        .piece;
    assert_eq!(Fingerprint::of(&year), Fingerprint::of(&register));
    assert!(by_unit.n_records() < register.n_records());
    let elsewhere = with(thanh_ba(), &by_unit);
    assert!(elsewhere.visible(&ids[0]).is_none());
    let units = Model::all(&by_unit).map(Model::unit);
    assert!(units.into_iter().all(|other| other == unit));
    let other_year = open_text(&export_scope(&register, Scope::of_year(2021)))
        .unwrap()
        .piece;
    assert_eq!(other_year.collection(&Collection::Models).count(), 0);
    assert!(other_year.get(&RecordId::unit(unit)).is_some());
}

#[test]
fn a_deletion_travels_and_an_edit_made_meanwhile_brings_the_model_back() {
    let mut ours = thanh_ba();
    let mut theirs = ours.clone();
    let id = model_ids(&ours)[0].clone();
    Person::new(1, "Lan").does(&mut ours, Command::Delete(id.clone()));
    let sent = open_text(&export(&ours)).unwrap().piece;
    assert_eq!(
        Preview::of(&theirs, &sent).n_models(Effect::Disappearing),
        1
    );
    assert!(with(theirs.clone(), &sent).visible(&id).is_none());
    Person::new(2, "Minh").writes(&mut theirs, &id, &[member::NOTES].into(), "Vẫn làm tốt");
    let met = with(theirs, &sent);
    assert!(met.visible(&id).is_some());
    assert!(!met.visible(&id).unwrap().text(&[member::TITLE]).is_empty());
    let open = conflicts(&open_text(&export(&met)).unwrap().piece);
    let [Conflict::EditedAfterDeletion { record, unseen, .. }] = &open[..] else {
        panic!("{open:?}");
    };
    assert_eq!(*record, id);
    assert_eq!(unseen.len(), 1);
}

#[test]
fn a_conflict_survives_export_and_import_and_a_decision_ends_it_everywhere() {
    let register = eventful();
    let before = conflicts(&register);
    assert_eq!(before.len(), 4);
    let mut elsewhere = open_text(&export(&register)).unwrap().piece;
    assert_eq!(conflicts(&elsewhere), before);
    let values = before.iter().find_map(|conflict| match conflict {
        Conflict::Values {
            record,
            path,
            choices,
        } => Some((record, path, choices)),
        Conflict::EditedAfterDeletion { .. } => None,
    });
    let (record, path, choices) = values.unwrap();
    let (record, path, value) = (record.clone(), path.clone(), Some(choices[1].value.clone()));
    let decide = Command::Decide {
        record,
        path,
        value,
    };
    Person::new(9, "Trưởng ban").does(&mut elsewhere, decide);
    let met = with(register, &open_text(&export(&elsewhere)).unwrap().piece);
    assert_eq!(conflicts(&met).len(), 3);
}

/// Returns a file in which somebody has written another value for a member of one model.
fn edited_by_hand(text: &str, id: &RecordId, name: &str, value: &str) -> String {
    let edit = |model: &mut Json| {
        if let Json::Object(members) = model
            && members.contains(&("id".to_owned(), Json::text(&id.id)))
        {
            members.retain(|(member, _)| member != name);
            members.push((name.to_owned(), Json::text(value)));
        }
    };
    let edited = changed(text, |members| {
        for (list, json) in members {
            if let ("models", Json::List(models)) = (list.as_str(), json) {
                models.iter_mut().for_each(edit);
            }
        }
    });
    edited.to_readable()
}

#[test]
fn only_the_changed_value_of_a_file_edited_by_hand_is_to_be_decided() {
    let mut register = thanh_ba();
    let id = model_ids(&register)[0].clone();
    let holder: Path = [member::HOLDER].into();
    let mut lan = Person::new(1, "Lan");
    lan.writes(&mut register, &id, &holder, "Khu 2");
    lan.writes(&mut register, &id, &[member::NOTES].into(), "Ghi chú");
    let untouched = export(&register).replace("2026-11-23", "2026-11-24");
    let edited = edited_by_hand(&export(&register), &id, "holder", "Khu 3");
    let untouched = open_text(&untouched).unwrap();
    assert_eq!(
        (untouched.trust, untouched.refused.len()),
        (Trust::EditedByHand, 0)
    );
    assert_eq!(conflicts(&with(register.clone(), &untouched.piece)), []);
    let edited = open_text(&edited).unwrap();
    let preview = Preview::of(&register, &edited.piece);
    assert_eq!(preview.n_models(Effect::Conflicting), 1);
    assert_eq!(preview.n_models(Effect::Unchanged), 31);
    let open = conflicts(&with(register, &edited.piece));
    let [
        Conflict::Values {
            record,
            path,
            choices,
        },
    ] = &open[..]
    else {
        panic!("{open:?}");
    };
    assert_eq!((record, path), (&id, &holder));
    let values: Vec<&str> = choices.iter().map(|entry| entry.value.as_text()).collect();
    assert_eq!(values.len(), 2);
    assert!(values.contains(&"Khu 2") && values.contains(&"Khu 3"));
}

#[test]
fn a_value_overwritten_here_does_not_come_back_with_the_old_file() {
    let mut register = thanh_ba();
    let id = model_ids(&register)[0].clone();
    let title: Path = [member::TITLE].into();
    Person::new(1, "Lan").writes(&mut register, &id, &title, "Tên mới");
    let old = open(THANH_BA).unwrap().piece;
    let preview = Preview::of(&register, &old);
    assert!(preview.is_unchanging());
    assert_eq!(preview.put_back.len(), 1);
    let met = with(register.clone(), &old);
    assert_eq!(Fingerprint::of(&met), Fingerprint::of(&register));
    assert_eq!(
        met.get(&id).unwrap().face(title.segments()),
        Some(&Value::text("Tên mới"))
    );
}

#[test]
fn the_example_of_the_documentation_opens() {
    let document = include_str!("../docs/file-format.md");
    let examples: Vec<&str> = document
        .split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    let [plain, joined] = examples[..] else {
        panic!("{} examples", examples.len());
    };
    let plain = open_text(plain).unwrap();
    assert_eq!((plain.trust, plain.refused.len()), (Trust::Plain, 0));
    let model = Model::all(&plain.piece).next().unwrap();
    assert!(
        document.contains(&model.record_id().id),
        "the id the document promises"
    );
    let joined = open_text(joined).unwrap();
    assert_eq!((joined.trust, joined.refused.len()), (Trust::Joined, 0));
    assert_eq!(conflicts(&joined.piece).len(), 1);
    check_it_travels_whole(&joined, "documentation");
}
