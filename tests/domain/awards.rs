//! Awards: what the form refuses, and their numbers by form, body and subject.

use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::catalogue_set::{Aspect, Sets};
use so_dan_van_kheo::domain::date::PartialDate;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::item_draft::{ItemDraft, ItemField, ItemList};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::offered::Offered;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::problem::{FieldError, FieldRef, Problem};
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::too_early;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::report::tables::ReportKind;

use crate::{Desk, filled_in, table};

const LIST: ItemList = ItemList::Awards;

fn award(texts: &[(ItemField, &str)]) -> ItemDraft {
    let texts = texts
        .iter()
        .map(|(field, text)| (*field, (*text).to_owned()));
    ItemDraft {
        item: None,
        texts: texts.collect(),
    }
}

fn found(desk: &Desk, draft: &ModelDraft) -> Vec<(FieldRef, Problem)> {
    let (_, record) = desk.model("m");
    let errors = check(draft, Some(record), Some(2026))
        .err()
        .unwrap_or_default();
    let pair = |FieldError { field, problem }| (field, problem);
    errors.into_iter().map(pair).collect()
}

fn draft(desk: &Desk) -> ModelDraft {
    let (id, record) = desk.model("m");
    ModelDraft::of(Model::new(&id, record), 2026)
}

fn step(desk: &mut Desk, item: &str, stage: &str, on: &str) {
    let members = [("stage", stage), ("on", on)];
    let members = members.map(|(name, text)| (name.to_owned(), Value::text(text)));
    let path = YearEntry::path(2026, member::STEPS).join(Segment::Item(item.to_owned()));
    desk.write(
        &RecordId::model("m"),
        path,
        Value::Map(members.into_iter().collect()),
    );
}

#[test]
fn an_award_is_not_given_before_its_year_began() {
    let dated = |date: &str| {
        let mut draft = filled_in(2026);
        draft.items_mut(LIST).push(award(&[
            (ItemField::Form, "Giấy khen"),
            (ItemField::Date, date),
        ]));
        check(&draft, None, None)
            .err()
            .map(|errors| errors[0].problem)
    };
    assert_eq!(dated("31/12/2025"), Some(Problem::BeforeYear(2026)));
    assert_eq!(dated("2025"), Some(Problem::BeforeYear(2026)));
    for date in ["1/1/2026", "2026", "15/1/2027", ""] {
        assert_eq!(dated(date), None, "{date}");
    }
}

#[test]
fn an_award_is_not_given_before_the_registration() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    step(&mut desk, "01", "registered", "2026-03-15");
    let awarded = |date: &str| {
        let mut draft = draft(&desk);
        let texts = [(ItemField::Form, "Giấy khen"), (ItemField::Date, date)];
        draft.items_mut(LIST).push(award(&texts));
        found(&desk, &draft)
    };
    let first = PartialDate::parse("15/3/2026").unwrap();
    let at = FieldRef::Item(LIST, 0, ItemField::Date);
    let problem = Problem::BeforeRegistration(first);
    assert_eq!(awarded("14/3/2026"), [(at, problem)]);
    assert_eq!(awarded("15/3/2026"), []);
}

#[test]
fn days_still_to_come_are_told_unless_they_stand_there_already() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |draft| {
        draft.set(FormField::DecisionDate, "30/11/2026");
    });
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let present = draft(&desk);
    let mut typed = draft(&desk);
    let fields = |typed: &ModelDraft, present: Option<&ModelDraft>| {
        let found = too_early::to_come(typed, present, today).into_iter();
        found.map(|error| error.field).collect::<Vec<_>>()
    };
    let decision = FieldRef::Form(FormField::DecisionDate);
    assert_eq!(fields(&typed, Some(&present)), []);
    assert_eq!(fields(&typed, None), [decision]);
    typed.set(FormField::DecisionDate, "26/11/2026");
    typed.set(FormField::RegisteredOn, "12/2026");
    let texts = |date| award(&[(ItemField::Form, "Giấy khen"), (ItemField::Date, date)]);
    *typed.items_mut(LIST) = vec![texts("11/2026"), texts("27/11/2026"), texts("khi nào")];
    let expect = [
        FieldRef::Form(FormField::RegisteredOn),
        FieldRef::Item(LIST, 1, ItemField::Date),
    ];
    assert_eq!(fields(&typed, Some(&present)), expect);
}

#[test]
fn a_decision_is_not_made_before_the_year_or_the_registration() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    step(&mut desk, "02", "accepted", "2026-04-01");
    step(&mut desk, "01", "registered", "2026-03-15");
    step(&mut desk, "03", "registered", "2026-05-01");
    let decided = |date: &str| {
        let mut draft = draft(&desk);
        draft.set(FormField::DecisionDate, date);
        found(&desk, &draft)
    };
    let at = |problem| vec![(FieldRef::Form(FormField::DecisionDate), problem)];
    let first = PartialDate::parse("15/3/2026").unwrap();
    assert_eq!(decided("12/2025"), at(Problem::BeforeYear(2026)));
    assert_eq!(decided("14/3/2026"), at(Problem::BeforeRegistration(first)));
    assert_eq!(decided("2/2026"), at(Problem::BeforeRegistration(first)));
    for date in ["15/3/2026", "3/2026", "2026", "1/2/2027", ""] {
        assert_eq!(decided(date), [], "{date}");
    }
}

#[test]
fn days_that_a_file_brought_stay_until_somebody_changes_them() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let date = YearEntry::path(2026, member::DECISION).join(member::DATE);
    desk.write(&RecordId::model("m"), date, Value::text("2020-05-01"));
    let item = YearEntry::path(2026, member::AWARDS).join(Segment::Item("a".into()));
    let early = [("form", "Bằng khen"), ("date", "2019-12-31")];
    let early = early.map(|(name, text)| (name.to_owned(), Value::text(text)));
    desk.write(
        &RecordId::model("m"),
        item,
        Value::Map(early.into_iter().collect()),
    );
    let mut draft = draft(&desk);
    draft.set(FormField::Notes, "khác");
    assert_eq!(found(&desk, &draft), []);
    draft.set(FormField::DecisionDate, "2/5/2020");
    draft.items_mut(LIST)[0]
        .texts
        .insert(ItemField::To, "Khu 2".into());
    assert_eq!(
        found(&desk, &draft),
        [
            (
                FieldRef::Form(FormField::DecisionDate),
                Problem::BeforeYear(2026)
            ),
            (
                FieldRef::Item(LIST, 0, ItemField::Date),
                Problem::BeforeYear(2026)
            ),
        ]
    );
}

#[test]
fn awards_are_counted_by_form_body_and_subject_whatever_they_are_written_as() {
    let mut desk = Desk::new(1);
    let entries = [
        (Collection::AWARD_FORMS, "giay-khen", "Giấy khen", 2),
        (Collection::AWARD_FORMS, "bang-khen", "Bằng khen", 1),
        (Collection::AWARDING_BODIES, "ubnd", "UBND xã", 1),
    ];
    for (list, id, name, order) in entries {
        let id = RecordId::new(list, id);
        desk.write(&id, [member::NAME].into(), Value::text(name));
        desk.write(&id, [member::ORDER].into(), Value::Number(order.into()));
    }
    let given = |form, body, subject| {
        award(&[
            (ItemField::Form, form),
            (ItemField::Body, body),
            (ItemField::Subject, subject),
        ])
    };
    desk.save("m", 2026, |draft| {
        draft.items_mut(LIST).extend([
            given("giay-khen", "ubnd", "collective"),
            given("giấy KHEN", "UBND Xã", "collective"),
            given("Giấy khen", "ubnd", "individual"),
            given("bang-khen", "Ban Chỉ đạo", ""),
        ]);
    });
    desk.save("n", 2026, |draft| {
        draft.items_mut(LIST).extend([
            given("Thư khen", "", "individual"),
            given("bằng khen", "ban chỉ đạo", ""),
        ]);
    });
    let item = YearEntry::path(2026, member::AWARDS).join(Segment::Item("a".into()));
    desk.write(&RecordId::model("n"), item, Value::text("Thư khen"));
    // Form, body, to collectives, to individuals, all, models. Where an award names nobody, the model's subject counts.
    let expect = [
        "Bằng khen|Ban Chỉ đạo|2|0|2|2",
        "Giấy khen|UBND xã|2|1|3|1",
        "Thư khen|Chưa ghi|1|1|2|1",
        "Tổng số||5|2|7|2",
    ];
    assert_eq!(table(&desk, ReportKind::Awards), expect);
}

#[test]
fn an_award_twice_by_one_decision_is_one_and_without_a_number_two() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let mut write = |item: &str, number: &str| {
        let mut members = vec![("form".to_owned(), Value::text("Giấy khen"))];
        if !number.is_empty() {
            members.push(("number".to_owned(), Value::text(number)));
        }
        let path = YearEntry::path(2026, member::AWARDS).join(Segment::Item(item.into()));
        let value = Value::Map(members.into_iter().collect());
        desk.write(&RecordId::model("m"), path, value);
    };
    for (item, number) in [
        ("a", "5/QĐ"),
        ("b", "5/QĐ"),
        ("c", "6/QĐ"),
        ("d", ""),
        ("e", ""),
    ] {
        write(item, number);
    }
    let rows = table(&desk, ReportKind::Awards);
    assert_eq!(rows.last().unwrap(), "Tổng số||4|0|4|1");
}

#[test]
fn a_form_offers_what_the_set_in_force_names_and_what_the_model_has() {
    let mut desk = Desk::new(1);
    for (id, order) in [("a", 1), ("b", 2), ("c", 3), ("d", 4)] {
        let id = RecordId::field(id);
        desk.write(&id, [member::NAME].into(), Value::text(id.id.as_str()));
        desk.write(&id, [member::ORDER].into(), Value::Number(order.into()));
    }
    desk.write(
        &RecordId::field("d"),
        [member::RETIRED].into(),
        Value::Bool(true),
    );
    for (set, year, fields) in [("s", 2026, &["b", "d", "x"][..]), ("t", 2027, &["x"])] {
        let id = RecordId::new(Collection::SETS, set);
        desk.write(&id, [member::NAME].into(), Value::text(set));
        for member in [member::FROM_YEAR, member::TO_YEAR] {
            desk.write(&id, [member].into(), Value::Number(year.into()));
        }
        for field in fields {
            let item = Segment::Item((*field).to_owned());
            desk.write(
                &id,
                [Aspect::Fields.member(), item].into(),
                Value::text(*field),
            );
        }
    }
    let (sets, tree) = (Sets::of(&desk.register), UnitTree::of(&desk.register));
    let list = CatalogueList::of(&desk.register, &Collection::FIELDS);
    let offered = |year, has: &str| {
        let offered = Offered::of(&sets, &tree, "", year);
        let entries = offered.entries(Aspect::Fields, &list, |id| id == has);
        entries
            .iter()
            .map(|entry| entry.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        offered(Some(2026), ""),
        ["b", "d"],
        "retired since, offered then"
    );
    assert_eq!(offered(Some(2026), "c"), ["b", "c", "d"]);
    assert_eq!(offered(Some(2025), ""), ["a", "b", "c"], "without a set");
    assert_eq!(offered(None, "d"), ["a", "b", "c", "d"]);
    assert_eq!(
        offered(Some(2027), ""),
        ["a", "b", "c"],
        "a set of nothing here is none"
    );
}
