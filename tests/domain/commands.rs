//! Commands write what differs and nothing else.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::item_draft::{ItemDraft, ItemField, ItemList};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::value::Value;

use crate::Desk;

/// Lists the leaves in which two states of a record differ.
fn differing(before: &Record, after: &Record) -> Vec<String> {
    let mut paths: Vec<&Path> = before
        .leaves()
        .keys()
        .chain(after.leaves().keys())
        .collect();
    paths.sort();
    paths.dedup();
    let differ = paths
        .into_iter()
        .filter(|path| before.leaf(path.segments()) != after.leaf(path.segments()));
    differ.map(ToString::to_string).collect()
}

fn years(register: &Register) -> Vec<i32> {
    let id = RecordId::model("m");
    Model::find(register, &id).map_or_else(Vec::new, |model| {
        model.years().iter().map(|entry| entry.year()).collect()
    })
}

#[test]
fn saving_a_form_writes_only_the_leaves_that_differ() {
    let mut desk = Desk::new(1);
    let applied = desk.save("m", 2026, |draft| draft.set(FormField::Results, "Tốt"));
    assert_eq!(applied.touched, [RecordId::model("m")]);
    let before = desk.model("m").1.clone();
    assert_eq!(desk.save("m", 2026, |_| {}).touched, []);
    desk.save("m", 2026, |draft| {
        draft.set(FormField::Title, "Tên mới");
        draft.set(FormField::Results, "");
        draft.set(FormField::Grade, "tot");
        draft.registered_levels.insert("commune".into());
    });
    let expect = [
        "title",
        "years/2026/grade",
        "years/2026/registered_levels/#commune",
        "years/2026/results",
    ];
    assert_eq!(differing(&before, desk.model("m").1), expect);
    let cleared = desk
        .model("m")
        .1
        .face(YearEntry::path(2026, member::RESULTS).segments());
    assert_eq!(
        cleared,
        Some(&Value::Empty),
        "a cleared field is an explicit empty value"
    );
}

#[test]
fn the_first_form_of_a_year_leaves_an_entry_even_if_it_says_nothing() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |draft| draft.set(FormField::Stage, ""));
    assert_eq!(years(&desk.register), [2026]);
    desk.save("m", 2026, |draft| draft.set(FormField::Results, "Tốt"));
    desk.save("m", 2026, |draft| draft.set(FormField::Results, ""));
    assert_eq!(
        years(&desk.register),
        [2026],
        "clearing the last field is no deletion"
    );
}

#[test]
fn awards_keep_the_members_that_the_form_does_not_show() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let path = YearEntry::path(2026, member::AWARDS).join(Segment::Item("a".into()));
    let award = |body: &str| {
        let members = [
            ("form", Value::text("Bằng khen")),
            ("body", Value::text(body)),
            ("ghi chú", Value::text("giữ")),
            ("to", Value::List(vec![Value::text("tổ 1")])),
        ];
        Value::Map(FromIterator::from_iter(
            members.map(|(name, value)| (name.to_owned(), value)),
        ))
    };
    desk.write(&RecordId::model("m"), path.clone(), award("UBND huyện"));
    let before = desk.model("m").1.clone();
    desk.save("m", 2026, |draft| {
        let texts = &mut draft.items_mut(ItemList::Awards)[0].texts;
        texts.insert(ItemField::Body, "UBND tỉnh".into());
    });
    assert_eq!(
        desk.model("m").1.face(path.segments()),
        Some(&award("UBND tỉnh"))
    );
    assert_eq!(
        differing(&before, desk.model("m").1),
        ["years/2026/awards/#a"]
    );
}

#[test]
fn awards_are_added_and_taken_away_one_by_one() {
    let mut desk = Desk::new(1);
    let award = |form: &str| ItemDraft {
        item: None,
        texts: [(ItemField::Form, form.to_owned())].into_iter().collect(),
    };
    desk.save("m", 2026, |draft| {
        *draft.items_mut(ItemList::Awards) = vec![
            award("Giấy khen"),
            award("Giấy khen"),
            award("Bằng khen"),
            ItemDraft::default(),
        ]
    });
    let forms = |desk: &Desk| -> Vec<String> {
        let (id, record) = desk.model("m");
        let entry = Model::new(&id, record).year(2026).unwrap();
        let mut forms: Vec<String> = entry
            .items(member::AWARDS)
            .map(|(_, value)| value.member("form").unwrap().as_text().to_owned())
            .collect();
        forms.sort();
        forms
    };
    assert_eq!(forms(&desk), ["Bằng khen", "Giấy khen", "Giấy khen"]);
    desk.save("m", 2026, |draft| {
        draft
            .items_mut(ItemList::Awards)
            .retain(|award| award.text(ItemField::Form) != "Bằng khen")
    });
    assert_eq!(forms(&desk), ["Giấy khen", "Giấy khen"]);
    desk.save("m", 2026, |draft| {
        draft.items_mut(ItemList::Awards).pop();
    });
    assert_eq!(forms(&desk), ["Giấy khen"]);
}

#[test]
fn a_deleted_year_is_gone_and_undo_brings_it_back() {
    let mut desk = Desk::new(1);
    desk.save("m", 2025, |_| {});
    desk.save("m", 2026, |draft| draft.set(FormField::Year, "2026"));
    let delete = Command::DeleteYear(RecordId::model("m"), 2025);
    let applied = desk.run(&delete);
    assert_eq!(years(&desk.register), [2026]);
    assert_eq!(
        desk.run(&delete).touched,
        [],
        "there is nothing left to delete"
    );
    let redo = desk.run(&applied.undo).undo;
    assert_eq!(years(&desk.register), [2026, 2025]);
    desk.run(&redo);
    assert_eq!(years(&desk.register), [2026]);
    desk.save("m", 2025, |draft| draft.set(FormField::Stage, "running"));
    assert_eq!(
        years(&desk.register),
        [2026, 2025],
        "saving the form of a deleted year brings it back"
    );
}

#[test]
fn undoing_a_new_year_or_a_new_model_deletes_it() {
    let mut desk = Desk::new(1);
    let added = desk.save("m", 2025, |_| {});
    let continued = desk.save("m", 2026, |draft| draft.set(FormField::Year, "2026"));
    desk.run(&continued.undo);
    assert_eq!(years(&desk.register), [2025]);
    let redo = desk.run(&added.undo).undo;
    assert_eq!(Model::all(&desk.register).count(), 0);
    desk.run(&redo);
    assert_eq!(years(&desk.register), [2025]);
}

#[test]
fn commands_on_what_is_not_there_touch_nothing() {
    let mut desk = Desk::new(1);
    let id = || RecordId::model("không có");
    for command in [
        Command::Delete(id()),
        Command::Restore(id()),
        Command::DeleteYear(id(), 2026),
    ] {
        assert_eq!(desk.run(&command).touched, []);
    }
    assert!(desk.register.is_empty());
}

#[test]
fn undoing_a_restore_that_was_not_needed_deletes_nothing() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let deleted = desk.run(&Command::Delete(RecordId::model("m")));
    desk.run(&deleted.undo);
    let again = desk.run(&Command::Restore(RecordId::model("m")));
    desk.run(&again.undo);
    assert_eq!(years(&desk.register), [2026]);
}

#[test]
fn keeping_what_was_edited_after_a_deletion_can_be_undone_without_losing_it() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let mut other = Desk::new(2);
    other.register = desk.register.clone();
    other.save("m", 2026, |draft| {
        draft.set(FormField::Title, "Sửa sau khi xóa")
    });
    desk.run(&Command::Delete(RecordId::model("m")));
    desk.register.join(&other.register);
    let title = |desk: &Desk| {
        Model::find(&desk.register, &RecordId::model("m")).map(|model| model.title().to_owned())
    };
    assert_eq!(title(&desk).as_deref(), Some("Sửa sau khi xóa"));
    for keep in [true, false] {
        let decided = desk.run(&Command::DecideDeletion {
            record: RecordId::model("m"),
            prefix: Vec::new(),
            keep,
        });
        assert_eq!(title(&desk).is_some(), keep);
        desk.run(&decided.undo);
        assert_eq!(title(&desk).as_deref(), Some("Sửa sau khi xóa"));
    }
}

#[test]
fn what_was_erased_for_good_stays_hidden_if_somebody_else_deleted_it_too() {
    use so_dan_van_kheo::domain::deletion::Purged;
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let mut other = Desk::new(2);
    other.register = desk.register.clone();
    let deleted = other.run(&Command::Delete(RecordId::model("m")));
    let (record, year) = (RecordId::model("m"), None);
    desk.run(&Command::Purge(vec![Purged { record, year }]));
    desk.register.join(&other.register);
    assert!(desk.model("m").1.is_hidden(&[]));
    desk.run(&deleted.undo);
    assert!(
        desk.model("m").1.is_hidden(&[]),
        "there is nothing to take back"
    );
}
