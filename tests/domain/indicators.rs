//! Indicators: typed into the form, joined, and added up to the last digit.

use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::{Conflict, conflicts};
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::item_draft::{ItemDraft, ItemField, ItemList};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::problem::{FieldError, FieldRef, Problem};
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::value::{Number, Value};
use so_dan_van_kheo::domain::year_models::of_year;
use so_dan_van_kheo::format::stored_draft::{read_draft, write_draft};
use so_dan_van_kheo::report::tables::ReportKind;

use crate::{Desk, filled_in, table};

const LIST: ItemList = ItemList::Indicators;

fn row(name: &str, amount: &str, measure: &str) -> ItemDraft {
    let texts = [
        (ItemField::Indicator, name),
        (ItemField::Amount, amount),
        (ItemField::Measure, measure),
    ];
    let texts = texts.map(|(field, text)| (field, text.to_owned()));
    ItemDraft {
        item: None,
        texts: texts.into_iter().collect(),
    }
}

fn errors(rows: &[ItemDraft]) -> Vec<(usize, ItemField, Problem)> {
    let mut draft = filled_in(2026);
    *draft.items_mut(LIST) = rows.to_vec();
    let found = check(&draft, None, None).err().unwrap_or_default();
    found
        .into_iter()
        .map(|FieldError { field, problem }| match field {
            FieldRef::Item(LIST, n, field) => (n, field, problem),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn add(desk: &mut Desk, id: &str, rows: &[ItemDraft]) {
    desk.save(id, 2026, |draft| {
        draft.items_mut(LIST).extend_from_slice(rows);
    });
}

/// Lists the indicators of a model: item id, name, number, measure.
fn kept(desk: &Desk, id: &str) -> Vec<[String; 4]> {
    let (id, record) = desk.model(id);
    let entry = Model::new(&id, record).year(2026).unwrap();
    let all = entry.indicators().into_iter();
    all.map(|(id, one)| {
        let value = one.value.map_or("-", Number::as_str);
        [id, one.name, value, one.measure].map(str::to_owned)
    })
    .collect()
}

/// Lists the sums of the report: name, measure, sum, models, how many could not be added.
fn sums(desk: &Desk) -> Vec<String> {
    table(desk, ReportKind::Indicators)
}

fn catalogue(desk: &mut Desk, id: &str, name: &str, measure: &str) {
    let record = RecordId::new(Collection::INDICATORS, id);
    desk.write(&record, [member::NAME].into(), Value::text(name));
    desk.write(&record, [member::MEASURE].into(), Value::text(measure));
}

fn write_item(desk: &mut Desk, model: &str, item: &str, members: &[(&str, Value)]) {
    let members = members.iter().cloned();
    let value = Value::Map(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    );
    let path = YearEntry::path(2026, member::INDICATORS).join(Segment::Item(item.to_owned()));
    desk.write(&RecordId::model(model), path, value);
}

#[test]
fn amounts_are_typed_as_documents_write_them() {
    let mut desk = Desk::new(1);
    let rows = [
        row("Số hộ tham gia", "1.234", "hộ"),
        row("Đất hiến", "1.234,50", "m²"),
        row("Kinh phí", "1 000 000 000 000 000", "đồng"),
        row("Ngày công", "0", "công"),
    ];
    assert_eq!(errors(&rows), []);
    add(&mut desk, "m", &rows);
    let kept: Vec<String> = kept(&desk, "m").into_iter().map(|[.., n, _]| n).collect();
    assert_eq!(kept, ["1234.5", "1000000000000000", "0", "1234"]);
    let (id, record) = desk.model("m");
    let shown = ModelDraft::of(Model::new(&id, record), 2026);
    let shown: Vec<&str> = shown
        .items(LIST)
        .iter()
        .map(|one| one.text(ItemField::Amount))
        .collect();
    assert_eq!(shown, ["1.234,5", "1.000.000.000.000.000", "0", "1.234"]);
}

#[test]
fn what_is_wrong_with_an_indicator_is_said_at_its_input() {
    let amount = |text: &str| {
        let found = errors(&[row("Số hộ", text, "hộ")]);
        found.first().map(|(_, field, problem)| (*field, *problem))
    };
    let at = |problem| Some((ItemField::Amount, problem));
    assert_eq!(amount(""), at(Problem::Missing));
    assert_eq!(amount("nhiều"), at(Problem::NotANumber));
    assert_eq!(amount("1e5"), at(Problem::NotANumber));
    assert_eq!(amount("12.34.567"), at(Problem::NotANumber));
    assert_eq!(amount("-5"), at(Problem::Negative));
    assert_eq!(amount("−0,5"), at(Problem::Negative));
    assert_eq!(amount("-0"), None);
    assert_eq!(amount("0,1234567890123456789"), at(Problem::TooPrecise));
    // One more than any file keeps.
    assert_eq!(
        amount("18.446.744.073.709.551.616"),
        at(Problem::TooPrecise)
    );
    assert_eq!(amount(&"9".repeat(200)), at(Problem::TooPrecise));
    assert_eq!(
        errors(&[row("\u{200b}", "5", " ")]),
        [
            (0, ItemField::Indicator, Problem::Missing),
            (0, ItemField::Measure, Problem::Missing),
        ]
    );
    assert_eq!(errors(&[row(" ", "", "")]), [], "a blank row is none");
}

#[test]
fn a_name_twice_is_an_error_however_it_is_spelled() {
    let rows = [
        row("Số hộ", "5", "hộ"),
        row("Kinh phí", "7", "đồng"),
        row(" SỐ  HO\u{323}̂", "6", "người"),
    ];
    assert_eq!(errors(&rows), [(2, ItemField::Indicator, Problem::Twice)]);
}

#[test]
fn the_name_of_an_entry_becomes_its_id_and_any_other_text_stays() {
    let mut desk = Desk::new(1);
    catalogue(&mut desk, "cu", "Số hộ tham gia", "hộ");
    desk.run(&Command::Retire(
        RecordId::new(Collection::INDICATORS, "cu"),
        true,
    ));
    catalogue(&mut desk, "ho", "Số hộ tham gia", "hộ");
    let list = CatalogueList::of(&desk.register, &Collection::INDICATORS);
    assert_eq!(list.id_of("số  hộ THAM gia "), "ho", "one that is offered");
    assert_eq!(
        list.id_of("số hố tham gia"),
        "số hố tham gia",
        "marks tell words apart"
    );
    assert_eq!(list.id_of("Số hộ"), "Số hộ");
    assert_eq!(list.id_of(""), "");
    assert_eq!(list.get("ho").unwrap().measure, "hộ");
}

#[test]
fn two_people_who_write_the_same_indicator_differ_and_never_count_twice() {
    let mut one = Desk::new(1);
    desk_with(&mut one);
    let mut two = Desk::new(2);
    two.register = one.register.clone();
    two.now = one.now;
    add(&mut one, "m", &[row("Số hộ", "12", "hộ")]);
    add(
        &mut two,
        "m",
        &[row("số HỘ", "15", "hộ"), row("Ngày công", "7", "công")],
    );
    one.register.join(&two.register);
    let found = conflicts(&one.register);
    assert!(
        matches!(&found[..], [Conflict::Values { choices, .. }] if choices.len() == 2),
        "{found:?}"
    );
    let sums = sums(&one);
    assert_eq!(sums.len(), 2);
    assert_eq!(sums[0], "Ngày công|công|7|1|0");
    let parts: Vec<&str> = sums[1].split('|').collect();
    assert!(["12", "15"].contains(&parts[2]));
    assert_eq!(parts[3], "1");
}

fn desk_with(desk: &mut Desk) {
    desk.save("m", 2026, |_| {});
}

#[test]
fn a_renamed_row_is_another_item_and_keeps_what_the_form_does_not_show() {
    let mut desk = Desk::new(1);
    desk_with(&mut desk);
    let members = [
        ("name", Value::text("Số hộ")),
        ("value", Value::Number(5.into())),
        ("measure", Value::text("hộ")),
        ("nguồn", Value::text("báo cáo")),
    ];
    write_item(&mut desk, "m", "x1", &members);
    desk.save("m", 2026, |draft| {
        let texts = &mut draft.items_mut(LIST)[0].texts;
        texts.insert(ItemField::Amount, "6".into());
    });
    assert_eq!(kept(&desk, "m"), [["x1", "Số hộ", "6", "hộ"]]);
    desk.save("m", 2026, |draft| {
        let texts = &mut draft.items_mut(LIST)[0].texts;
        texts.insert(ItemField::Indicator, "Số người".into());
    });
    assert_eq!(kept(&desk, "m"), [["so nguoi", "Số người", "6", "hộ"]]);
    let (id, record) = desk.model("m");
    let entry = Model::new(&id, record).year(2026).unwrap();
    let (_, value) = entry.items(member::INDICATORS).next().unwrap();
    assert_eq!(value.member("nguồn"), Some(&Value::text("báo cáo")));
}

#[test]
fn an_item_of_a_file_passes_as_it_is_and_is_never_overwritten_by_another() {
    let mut desk = Desk::new(1);
    desk_with(&mut desk);
    let odd = [
        ("name", Value::text("Đất hiến")),
        ("value", Value::text("nhiều")),
    ];
    write_item(&mut desk, "m", "so ho", &odd);
    let changes = desk.save("m", 2026, |_| {});
    assert_eq!(changes.touched, [], "nothing was changed");
    add(&mut desk, "m", &[row("Số hộ", "5", "hộ")]);
    let names: Vec<String> = kept(&desk, "m")
        .into_iter()
        .map(|[_, name, ..]| name)
        .collect();
    assert_eq!(names, ["Đất hiến", "Số hộ"]);
}

#[test]
fn a_removed_row_goes_alone_and_comes_back_by_undoing() {
    let mut desk = Desk::new(1);
    add(
        &mut desk,
        "m",
        &[row("A", "1", "hộ"), row("B", "2,5", "ha")],
    );
    let before = kept(&desk, "m");
    let undo = desk
        .save("m", 2026, |draft| {
            draft.items_mut(LIST).remove(0);
        })
        .undo;
    assert_eq!(kept(&desk, "m"), [["b", "B", "2.5", "ha"]]);
    desk.run(&undo);
    assert_eq!(kept(&desk, "m"), before);
}

#[test]
fn a_draft_of_an_older_version_says_nothing_of_indicators() {
    let mut draft = ModelDraft::default();
    draft.set(FormField::Notes, "gõ dở");
    draft.items_mut(ItemList::Awards).push(ItemDraft::default());
    let read = read_draft(&write_draft(&draft)).unwrap();
    assert_eq!(read, draft);
    assert!(!read.lists.contains_key(&LIST));
    draft.items_mut(LIST).push(row("Số hộ", "1", ""));
    assert_eq!(read_draft(&write_draft(&draft)).unwrap(), draft);
}

#[test]
fn sums_are_exact_for_huge_and_fractional_numbers() {
    let mut desk = Desk::new(1);
    let money = "999.999.999.999.999,5";
    for n in 0..4 {
        let rows = [row("Kinh phí", money, "đồng"), row("Đất", "0,1", "ha")];
        add(&mut desk, &format!("m{n}"), &rows);
    }
    let huge = "12345678901234567890";
    add(&mut desk, "h", &[row("Kinh phí", huge, "đồng")]);
    assert_eq!(
        sums(&desk),
        [
            "Kinh phí|đồng|12.349.678.901.234.567.888|5|0",
            "Đất|ha|0,4|4|0",
        ]
    );
}

#[test]
fn sums_are_by_name_and_measure_and_figures_without_numbers_stand_apart() {
    let mut desk = Desk::new(1);
    catalogue(&mut desk, "dat-hien", "Đất hiến", "m²");
    add(
        &mut desk,
        "a",
        &[row("dat-hien", "10", "m²"), row("Số hộ", "3", "hộ")],
    );
    add(&mut desk, "b", &[row("đất HIẾN", "2,5", "M²")]);
    add(&mut desk, "c", &[row("Đất hiến", "1", "ha")]);
    write_item(
        &mut desk,
        "c",
        "x",
        &[
            ("name", Value::text("Số hộ")),
            ("measure", Value::text("Hộ")),
        ],
    );
    write_item(
        &mut desk,
        "b",
        "y",
        &[
            ("name", Value::text("Kinh phí")),
            ("value", Value::text("nhiều")),
        ],
    );
    assert_eq!(
        sums(&desk),
        [
            "Đất hiến|ha|1|1|0",
            "Đất hiến|m²|12,5|2|0",
            "Kinh phí||–|1|1",
            "Số hộ|hộ|3|2|1",
        ]
    );
}

#[test]
fn an_indicator_twice_in_one_model_of_a_file_counts_once_and_that_is_said() {
    let mut desk = Desk::new(1);
    desk_with(&mut desk);
    for (item, name, value) in [("1", "Số hộ", 9), ("so ho", "số hộ", 4), ("z", "Số hộ", 7)]
    {
        let members = [
            ("name", Value::text(name)),
            ("value", Value::Number(value.into())),
            ("measure", Value::text("hộ")),
        ];
        write_item(&mut desk, "m", item, &members);
    }
    assert_eq!(sums(&desk), ["số hộ|hộ|4|1|2"]);
}

#[test]
fn a_group_of_duplicates_is_counted_once() {
    let mut desk = Desk::new(1);
    for id in ["a", "b", "c"] {
        add(&mut desk, id, &[row("Số hộ", "5", "hộ")]);
    }
    desk.run(&Command::Make(vec![(
        RecordId::model("b"),
        vec![Change::Write([member::SAME_AS].into(), Value::text("a"))],
    )]));
    assert_eq!(sums(&desk), ["Số hộ|hộ|10|2|0"]);
    desk.run(&Command::DeleteYear(RecordId::model("a"), 2026));
    let titles: Vec<String> = of_year(&desk.register, 2026)
        .iter()
        .map(|(model, _)| model.record_id().id.clone())
        .collect();
    assert_eq!(
        titles,
        ["a", "c"],
        "the face stands there with the other's entry"
    );
    assert_eq!(sums(&desk), ["Số hộ|hộ|10|2|0"]);
}

#[test]
fn a_number_below_nought_from_a_file_is_shown_and_not_added() {
    let mut desk = Desk::new(1);
    add(&mut desk, "a", &[row("Số hộ", "3", "hộ")]);
    desk_with(&mut desk);
    let members = [
        ("name", Value::text("Số hộ")),
        ("value", Value::Number(Number::parse("-5").unwrap())),
        ("measure", Value::text("hộ")),
    ];
    write_item(&mut desk, "m", "x", &members);
    assert_eq!(sums(&desk), ["Số hộ|hộ|3|2|1"]);
    assert_eq!(kept(&desk, "m"), [["x", "Số hộ", "-5", "hộ"]]);
}
