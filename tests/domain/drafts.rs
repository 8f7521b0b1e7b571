//! `check()`: all errors at once, and nothing refused that the register already has.

use so_dan_van_kheo::domain::date::DateError;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::item_draft::{ItemDraft, ItemField, ItemList};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::problem::{FieldError, FieldRef, Problem};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::RecordId;
use so_dan_van_kheo::domain::value::{Number, Value};
use so_dan_van_kheo::format::stored_draft::{read_draft, write_draft};

use crate::{Desk, filled_in};

fn errors(draft: &ModelDraft) -> Vec<FieldError> {
    check(draft, None, None).err().unwrap_or_default()
}

/// Says what is wrong with one text in a form that is right otherwise.
#[track_caller]
fn check_field(field: FormField, text: &str, expect: Option<Problem>) {
    let mut draft = filled_in(2026);
    draft.set(field, text);
    let expect: Vec<FieldError> = expect
        .into_iter()
        .map(|problem| FieldError {
            field: FieldRef::Form(field),
            problem,
        })
        .collect();
    assert_eq!(errors(&draft), expect, "{field:?} {text:?}");
}

#[test]
fn a_form_with_what_is_required_passes() {
    assert_eq!(errors(&filled_in(2026)), []);
}

#[test]
fn each_required_field_is_missed() {
    let required = [
        FormField::Title,
        FormField::Kind,
        FormField::Subject,
        FormField::Field,
        FormField::Unit,
        FormField::Year,
    ];
    for &field in FormField::ALL {
        assert_eq!(field.is_required(), required.contains(&field));
        let expect = field.is_required().then_some(Problem::Missing);
        check_field(field, "", expect);
        check_field(field, " \t\n", expect);
    }
}

#[test]
fn all_errors_are_said_at_once_in_the_order_of_the_form() {
    let mut draft = ModelDraft::default();
    draft.set(FormField::StartsOn, "31/4/2026");
    draft.set(FormField::Score, "tốt");
    draft.set(FormField::Notes, "a".repeat(5_001));
    draft.items_mut(ItemList::Awards).push(ItemDraft {
        item: None,
        texts: [(ItemField::Date, "hôm qua".into())].into_iter().collect(),
    });
    let form = |field, problem| FieldError {
        field: FieldRef::Form(field),
        problem,
    };
    let award = |field, problem| FieldError {
        field: FieldRef::Item(ItemList::Awards, 0, field),
        problem,
    };
    assert_eq!(
        errors(&draft),
        [
            form(FormField::Title, Problem::Missing),
            form(FormField::Kind, Problem::Missing),
            form(FormField::Subject, Problem::Missing),
            form(FormField::Field, Problem::Missing),
            form(FormField::Unit, Problem::Missing),
            form(FormField::StartsOn, Problem::Date(DateError::NoSuchDay)),
            form(
                FormField::Notes,
                Problem::TooLong {
                    max: 5_000,
                    n_chars: 5_001
                }
            ),
            form(FormField::Year, Problem::Missing),
            form(FormField::Score, Problem::NotANumber),
            award(ItemField::Form, Problem::Missing),
            award(ItemField::Date, Problem::Date(DateError::Unreadable)),
        ]
    );
}

#[test]
fn lengths_are_counted_in_characters_and_the_limit_itself_fits() {
    for &field in FormField::ALL {
        let is_text = !field.is_date() && !matches!(field, FormField::Year | FormField::Score);
        if is_text {
            let max = field.max_chars();
            check_field(field, &"ữ".repeat(max), None);
            check_field(field, &format!("  {}\n", "ữ".repeat(max)), None);
            check_field(
                field,
                &"ữ".repeat(max + 1),
                Some(Problem::TooLong {
                    max,
                    n_chars: max + 1,
                }),
            );
        }
    }
}

#[test]
fn dates_are_read_as_typed_and_kept_as_iso() {
    let mut draft = filled_in(2026);
    draft.set(FormField::StartsOn, "3/2026");
    draft.set(FormField::EndsOn, " 15-3-26 ");
    draft.set(FormField::DecisionDate, "2026");
    let changes = check(&draft, None, None).unwrap().changes(None);
    let text = format!("{changes:?}");
    for iso in ["\"2026-03\"", "\"2026-03-15\"", "\"2026\""] {
        assert!(text.contains(iso), "{iso} in {text}");
    }
    check_field(
        FormField::StartsOn,
        "sang năm",
        Some(Problem::Date(DateError::Unreadable)),
    );
    check_field(
        FormField::EndsOn,
        "29/2/2026",
        Some(Problem::Date(DateError::NoSuchDay)),
    );
    check_field(
        FormField::DecisionDate,
        "1/1/1066",
        Some(Problem::Date(DateError::YearOutOfRange)),
    );
}

#[test]
fn an_end_before_the_start_is_an_error_of_the_end() {
    let with = |starts: &str, ends: &str| {
        let mut draft = filled_in(2026);
        draft.set(FormField::StartsOn, starts);
        draft.set(FormField::EndsOn, ends);
        errors(&draft)
    };
    let error = FieldError {
        field: FieldRef::Form(FormField::EndsOn),
        problem: Problem::EndsBeforeStart,
    };
    assert_eq!(with("15/3/2026", "14/3/2026"), [error]);
    assert_eq!(with("3/2026", "2/2026"), [error]);
    for (starts, ends) in [
        ("15/3/2026", "15/3/2026"),
        ("15/3/2026", "3/2026"),
        ("15/3/2026", "2026"),
        ("2026", "1/1/2026"),
        ("", "2/2026"),
    ] {
        assert_eq!(with(starts, ends), [], "{starts} - {ends}");
    }
}

#[test]
fn years_are_of_four_digits_and_sane() {
    for (text, error) in [
        ("26", DateError::Unreadable),
        ("hai nghìn", DateError::Unreadable),
        ("1899", DateError::YearOutOfRange),
        ("20226", DateError::YearOutOfRange),
    ] {
        check_field(FormField::Year, text, Some(Problem::Date(error)));
    }
    check_field(FormField::Year, " 2027 ", None);
}

#[test]
fn scores_may_have_a_comma_or_a_point() {
    for (text, expect) in [
        ("8,5", "8.5"),
        ("8.5", "8.5"),
        (" 95 ", "95"),
        ("0", "0"),
        ("1000", "1000"),
        ("8,50", "8.5"),
    ] {
        let mut draft = filled_in(2026);
        draft.set(FormField::Score, text);
        let changes = format!("{:?}", check(&draft, None, None).unwrap().changes(None));
        let number = Number::parse(expect).unwrap();
        assert!(
            changes.contains(&format!("{:?}", Value::Number(number))),
            "{text}: {changes}"
        );
    }
    for text in ["tốt", "8,5,1", "8/10", "NaN", "inf", ",", "9 5", "0x10"] {
        check_field(FormField::Score, text, Some(Problem::NotANumber));
    }
    for text in ["-1", "1000,1", "1e999", "100000"] {
        check_field(FormField::Score, text, Some(Problem::OutOfRange));
    }
}

#[test]
fn a_year_the_model_already_has_is_taken_unless_it_is_the_one_being_edited() {
    let mut desk = Desk::new(1);
    desk.save("m", 2025, |_| {});
    desk.save("m", 2026, |draft| draft.set(FormField::Year, "2026"));
    let (_, record) = desk.model("m");
    let error = |year: &str, edited| {
        let mut draft = filled_in(2026);
        draft.set(FormField::Year, year);
        check(&draft, Some(record), edited)
            .err()
            .unwrap_or_default()
    };
    let taken = [FieldError {
        field: FieldRef::Form(FormField::Year),
        problem: Problem::YearTaken,
    }];
    assert_eq!(error("2026", Some(2026)), []);
    assert_eq!(error("2025", Some(2026)), taken);
    assert_eq!(error("2026", None), taken);
    assert_eq!(error("2027", Some(2026)), []);
    desk.run(&so_dan_van_kheo::domain::command::Command::DeleteYear(
        RecordId::model("m"),
        2025,
    ));
    let (_, record) = desk.model("m");
    let mut draft = filled_in(2025);
    draft.set(FormField::Title, "Khác");
    assert!(
        check(&draft, Some(record), Some(2026)).is_ok(),
        "a deleted year is free again"
    );
}

/// Opens the form on what a file brought and saves it as it is, then with one more note.
#[track_caller]
fn check_untouched(desk: &mut Desk) {
    let id = RecordId::model("m");
    let before: Record = desk.register.get(&id).unwrap().clone();
    let applied = desk.save("m", 2026, |_| {});
    assert_eq!(
        applied.touched,
        [],
        "saving an untouched form writes nothing"
    );
    let applied = desk.save("m", 2026, |draft| draft.set(FormField::Locality, "Khu 3"));
    assert_eq!(applied.touched, std::slice::from_ref(&id));
    let mut after = desk.register.get(&id).unwrap().leaves().clone();
    let added = after.remove(&[member::LOCALITY][..]).unwrap();
    assert_eq!(added.face().unwrap().value, Value::text("Khu 3"));
    assert_eq!(&after, before.leaves());
}

#[test]
fn long_texts_from_a_file_pass_as_they_are_until_somebody_edits_them() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let id = RecordId::model("m");
    desk.write(
        &id,
        [member::TITLE].into(),
        Value::text("dài ".repeat(200) + "\n"),
    );
    desk.write(&id, [member::HOLDER].into(), Value::text("ữ".repeat(900)));
    desk.write_of_year("m", 2026, member::RESULTS, Value::text("ữ".repeat(50_000)));
    check_untouched(&mut desk);
    let (id, record) = desk.model("m");
    let mut draft = ModelDraft::of(Model::new(&id, record), 2026);
    draft.set(FormField::Holder, "ữ".repeat(899));
    let found = check(&draft, Some(record), Some(2026)).unwrap_err();
    assert_eq!(
        found,
        [FieldError {
            field: FieldRef::Form(FormField::Holder),
            problem: Problem::TooLong {
                max: 200,
                n_chars: 899
            }
        }]
    );
}

/// Returns a desk with a model whose award is a value from some file.
fn with_award(award: Value) -> Desk {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let path = YearEntry::path(2026, member::AWARDS);
    desk.write(
        &RecordId::model("m"),
        path.join(Segment::Item("a".into())),
        award,
    );
    desk
}

fn map<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Map(FromIterator::from_iter(
        members.map(|(name, value)| (name.to_owned(), value)),
    ))
}

#[test]
fn awards_from_a_file_pass_as_they_are_however_strange() {
    let number = || Value::Number(Number::parse("123").unwrap());
    for award in [
        map([
            ("form", Value::text("Bằng khen")),
            ("body", Value::text("ữ".repeat(900))),
        ]),
        map([("body", Value::text("UBND tỉnh"))]),
        map([
            ("form", Value::text("Bằng khen")),
            ("date", Value::text("mùa thu")),
        ]),
        map([
            ("form", Value::text("Bằng khen")),
            ("number", number()),
            ("date", Value::text("2026-03-15")),
        ]),
        map([("ghi chú", Value::text("chỉ có chương trình khác biết"))]),
        map([]),
        Value::text("Bằng khen của UBND tỉnh"),
        number(),
    ] {
        check_untouched(&mut with_award(award));
    }
}

#[test]
fn levels_from_a_file_that_are_no_texts_stay_as_they_are() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |draft| {
        draft.registered_levels.insert("commune".into());
    });
    let list = YearEntry::path(2026, member::REGISTERED_LEVELS);
    let level = map([("level", Value::text("province"))]);
    desk.write(
        &RecordId::model("m"),
        list.join(Segment::Item("x".into())),
        level,
    );
    desk.write(
        &RecordId::model("m"),
        list.join(Segment::Item("y".into())),
        Value::text("district"),
    );
    check_untouched(&mut desk);
}

/// Returns the forms of a model's awards, in their order.
fn award_forms(desk: &Desk) -> Vec<String> {
    let (id, record) = desk.model("m");
    let entry = Model::new(&id, record).year(2026).unwrap();
    let forms = entry.awards().into_iter();
    forms
        .map(|(_, value)| value.member("form").unwrap().as_text().to_owned())
        .collect()
}

fn award(form: &str, number: &str) -> ItemDraft {
    let texts = [
        (ItemField::Form, form.to_owned()),
        (ItemField::Number, number.to_owned()),
    ];
    ItemDraft {
        item: None,
        texts: texts.into_iter().collect(),
    }
}

#[test]
fn awards_stay_in_the_order_they_were_typed_whatever_is_changed_in_them() {
    let mut desk = Desk::new(1);
    let forms: Vec<String> = (1..=12).map(|n| format!("Giấy khen {n}")).collect();
    desk.save("m", 2026, |draft| {
        *draft.items_mut(ItemList::Awards) = forms.iter().map(|form| award(form, "9/QĐ")).collect();
    });
    assert_eq!(award_forms(&desk), forms);
    desk.save("m", 2026, |draft| {
        let texts = &mut draft.items_mut(ItemList::Awards)[0].texts;
        texts.insert(ItemField::Form, "Bằng khen".to_owned());
        draft.items_mut(ItemList::Awards).remove(1);
        draft
            .items_mut(ItemList::Awards)
            .push(award("Biểu dương", ""));
        draft
            .items_mut(ItemList::Awards)
            .push(award("Biểu dương", ""));
    });
    let mut expect = forms;
    expect[0] = "Bằng khen".to_owned();
    expect.remove(1);
    expect.extend(["Biểu dương", "Biểu dương"].map(str::to_owned));
    assert_eq!(award_forms(&desk), expect);
    check_untouched(&mut desk);
}

#[test]
fn one_award_typed_at_two_offices_is_one_and_two_awards_are_two() {
    let start = |replica| {
        let mut desk = Desk::new(replica);
        desk.write(
            &RecordId::model("m"),
            [member::TITLE].into(),
            Value::text("Đường hoa"),
        );
        desk
    };
    let (mut one, mut two) = (start(1), start(2));
    let first = award("Giấy khen", "1/QĐ");
    for (desk, second) in [(&mut one, "Bằng khen"), (&mut two, "Biểu dương")] {
        desk.save("m", 2026, |draft| {
            *draft = ModelDraft {
                lists: [(ItemList::Awards, vec![first.clone(), award(second, "")])]
                    .into_iter()
                    .collect(),
                ..super::filled_in(2026)
            };
        });
    }
    one.register.join(&two.register);
    let forms = award_forms(&one);
    assert_eq!(forms.len(), 3, "{forms:?}");
    assert_eq!(forms[0], "Giấy khen");
}

#[test]
fn awards_of_a_file_stand_by_date_and_number_before_those_typed_here() {
    let mut desk = with_award(map([("form", Value::text("5"))]));
    let list = YearEntry::path(2026, member::AWARDS);
    for (id, form, date, number) in [
        ("0000-a", "4", "2026-10-20", "1206/QĐ"),
        ("12345-6", "3", "2026-10-20", "205/QĐ"),
        ("ff", "2", "2026-10-15", ""),
        ("-", "1", "2026-03", "9"),
    ] {
        let award = map([
            ("form", Value::text(form)),
            ("date", Value::text(date)),
            ("number", Value::text(number)),
        ]);
        desk.write(
            &RecordId::model("m"),
            list.join(Segment::Item(id.into())),
            award,
        );
    }
    desk.save("m", 2026, |draft| {
        draft.items_mut(ItemList::Awards).push(award("6", ""))
    });
    assert_eq!(award_forms(&desk), ["1", "2", "3", "4", "5", "6"]);
}

#[test]
fn a_stored_draft_keeps_the_model_as_it_was_seen_and_a_spoilt_one_is_no_draft() {
    let mut desk = Desk::new(1);
    desk.save("m", 2026, |_| {});
    let (id, record) = desk.model("m");
    let mut draft = ModelDraft::of(Model::new(&id, record), 2026);
    draft.seen = Some(desk.register.part([&id]));
    let written = write_draft(&draft);
    assert_eq!(read_draft(&written).unwrap(), draft);
    let spoilt = written.replacen("models/m", "models/", 1);
    assert_ne!(spoilt, written);
    assert!(read_draft(&spoilt).is_err());
}
