//! What was typed into a form and not saved is put over what the register has when the form is opened again.

use so_dan_van_kheo::domain::catalogue_set::Aspect;
use so_dan_van_kheo::domain::reported_draft::ReportedDraft;
use so_dan_van_kheo::domain::reported_figures::{Breakdown, Figure, Place};
use so_dan_van_kheo::domain::set_draft::{RowDraft, RowList, SetDraft};
use so_dan_van_kheo::domain::stage_move_draft::{MoveDraft, MoveField};
use so_dan_van_kheo::domain::typed::{Inputs, Kept, TypedForm, put_back, typed_since};
use so_dan_van_kheo::domain::unit_change::{ChangeKind, UnitChangeDraft};
use so_dan_van_kheo::domain::unit_draft::UnitDraft;
use so_dan_van_kheo::format::stored_typed::{MAX_TYPED_UNITS, read_typed, write_typed};

fn unit(name: &str, parent: &str) -> UnitDraft {
    UnitDraft {
        name: name.to_owned(),
        parent: parent.to_owned(),
        ..UnitDraft::default()
    }
}

/// Types `now` into a form that began with `start`, and opens it again over `later`. Returns what it holds then, and the inputs
/// that others have changed.
fn again<D: Inputs>(start: &D, now: &D, mut later: D) -> (D, Vec<String>) {
    let typed = typed_since(&start.inputs(), &now.inputs());
    let back = put_back(&mut later, &typed);
    let overtaken = back.overtaken.into_iter();
    (later, overtaken.map(|kept| kept.input).collect())
}

/// Says that a form comes back as it was typed.
#[track_caller]
fn check_back<D: Inputs + Clone + PartialEq + std::fmt::Debug>(start: &D, now: &D) {
    assert_eq!(again(start, now, start.clone()), (now.clone(), Vec::new()));
}

fn row(item: Option<&str>, cells: [&str; 3]) -> RowDraft {
    RowDraft {
        item: item.map(str::to_owned),
        cells: cells.map(str::to_owned),
    }
}

fn set(criteria: &[RowDraft]) -> SetDraft {
    SetDraft {
        name: "Bộ tiêu chí".to_owned(),
        entries: [(Aspect::Fields, "kinh-te".to_owned())].into(),
        criteria: criteria.to_vec(),
        ..SetDraft::default()
    }
}

#[test]
fn what_was_typed_comes_back_over_what_is_as_it_was() {
    let start = unit("Xã Hanh Cù", "tinh");
    let mut now = unit("Xã Hanh Cù mới", "");
    now.successors = vec!["a".to_owned(), "b".to_owned()];
    check_back(&start, &now);

    let start = UnitChangeDraft::new(ChangeKind::Split);
    let mut now = start.clone();
    now.ending = vec!["a".to_owned()];
    now.names = "Khu 1\nKhu 2".to_owned();
    now.level = Some(String::new());
    now.parent = Some("b".to_owned());
    check_back(&start, &now);

    let start = MoveDraft::default();
    let mut now = start.clone();
    now.set(MoveField::Note, "Họp ngày 3/2");
    now.set(MoveField::Body, "UBND xã");
    check_back(&start, &now);

    let start = ReportedDraft::default();
    let mut now = start.clone();
    now.source = "Báo cáo số 05".to_owned();
    now.set_number(&Place::Figure(Figure::Registered), "12".to_owned());
    let part = Place::Part(Breakdown::Field, "kinh-te/moi".to_owned());
    now.set_number(&part, "7".to_owned());
    check_back(&start, &now);

    check_back(
        &["a".to_owned(), String::new()],
        &[String::new(), "b".to_owned()],
    );
}

#[test]
fn rows_and_ticks_of_a_set_come_back_one_by_one() {
    let start = set(&[
        row(Some("1"), ["Đúng hạn", "10", ""]),
        row(Some("2"), ["Hiệu quả", "20", ""]),
        row(Some("3"), ["Nhân rộng", "30", ""]),
    ]);
    let mut now = start.clone();
    now.is_sample = true;
    now.entries = [(Aspect::Grades, "tot".to_owned())].into();
    now.criteria.remove(1);
    now.criteria[1].cells[1] = "35".to_owned();
    now.criteria.push(row(None, ["Dân biết", "5", ""]));
    now.criteria.push(row(None, ["Dân bàn", "5", ""]));
    now.deadlines.push(row(None, ["registered", "1/3", "1"]));
    check_back(&start, &now);
    // Of two new rows the first is taken out again.
    let mut fewer = now.clone();
    fewer.criteria.remove(2);
    check_back(&now, &fewer);

    // Others have changed one row, and added another: only that one is theirs and is told.
    let mut later = start.clone();
    later.criteria[2].cells[1] = "40".to_owned();
    later
        .criteria
        .push(row(Some("4"), ["Của xã khác", "1", ""]));
    let (back, overtaken) = again(&start, &now, later);
    assert_eq!(overtaken, ["criteria/#3"]);
    let names: Vec<&str> = back.criteria.iter().map(|row| &*row.cells[0]).collect();
    assert_eq!(
        names,
        [
            "Đúng hạn",
            "Nhân rộng",
            "Của xã khác",
            "Dân biết",
            "Dân bàn"
        ]
    );
    assert_eq!(back.criteria[1].cells[1], "35");
    assert_eq!(back.rows(RowList::Deadlines), now.deadlines);
}

#[test]
fn what_others_changed_meanwhile_stays_unless_it_was_typed_over_and_then_it_is_told() {
    let start = unit("Xã Hanh Cù", "tinh");
    let now = unit("Xã Hanh Cù mới", "tinh");
    let (back, overtaken) = again(&start, &now, unit("Xã Hanh Cù", "tinh-moi"));
    assert_eq!(back, unit("Xã Hanh Cù mới", "tinh-moi"));
    assert!(overtaken.is_empty());
    let (back, overtaken) = again(&start, &now, unit("Xã Hanh Cu", "tinh"));
    assert_eq!(back, now);
    assert_eq!(overtaken, ["name"]);
    // They wrote the same: nothing is left to put back.
    let typed = typed_since(&start.inputs(), &now.inputs());
    assert!(!put_back(&mut now.clone(), &typed).is_any);
}

#[test]
fn nothing_is_kept_of_a_form_that_holds_what_it_began_with() {
    let start = ReportedDraft::default();
    let mut now = start.clone();
    now.set_number(&Place::Figure(Figure::Registered), "1".to_owned());
    now.set_number(&Place::Figure(Figure::Registered), String::new());
    assert!(typed_since(&start.inputs(), &now.inputs()).is_empty());
    let mut rows = set(&[]);
    rows.criteria.push(RowDraft::default());
    assert!(typed_since(&set(&[]).inputs(), &rows.inputs()).is_empty());
}

#[test]
fn inputs_that_a_form_does_not_have_are_left_out() {
    let unknown = [
        "",
        "nonsense",
        "n/nonsense",
        "n/field",
        "criteria/",
        "9",
        "-1",
    ];
    let typed = unknown.map(|input| Kept {
        input: input.to_owned(),
        began: Vec::new(),
        now: vec!["x".to_owned()],
    });
    let mut draft = unit("Xã A", "");
    assert!(!put_back(&mut draft, &typed).is_any);
    assert!(!put_back(&mut ReportedDraft::default(), &typed).is_any);
    assert!(!put_back(&mut MoveDraft::default(), &typed).is_any);
    assert!(put_back(&mut draft, &typed).overtaken.is_empty());
    // More cells than a row has do no harm.
    let long = Kept {
        input: "criteria/+5".to_owned(),
        began: Vec::new(),
        now: vec!["x".to_owned(); 50],
    };
    let mut draft = set(&[]);
    assert!(put_back(&mut draft, &[long]).is_any);
    assert_eq!(draft.criteria, [row(None, ["x", "x", "x"])]);
}

fn form(name: &str, text: String) -> TypedForm {
    TypedForm {
        name: name.to_owned(),
        inputs: vec![Kept {
            input: "name".to_owned(),
            began: vec!["\u{0}\"\\\n</script>".to_owned()],
            now: vec![text, String::new(), "đ".to_owned()],
        }],
    }
}

#[test]
fn what_was_typed_is_read_as_it_was_written() {
    let forms = [
        form("unit/\"x\"", "Xã\n😀".to_owned()),
        form("", String::new()),
    ];
    let text = write_typed(&forms).unwrap();
    assert_eq!(read_typed(&text).unwrap(), forms);
    assert_eq!(read_typed(&write_typed(&[]).unwrap()).unwrap(), []);
}

#[test]
fn what_was_typed_takes_no_more_room_than_its_share_and_the_oldest_gives_way() {
    let third = || "ữ".repeat(MAX_TYPED_UNITS / 3);
    let forms = ["a", "b", "c", "d"].map(|name| form(name, third()));
    let text = write_typed(&forms).unwrap();
    assert!(text.encode_utf16().count() <= MAX_TYPED_UNITS);
    assert_eq!(read_typed(&text).unwrap(), forms[2..]);
    let huge = form("e", "x".repeat(MAX_TYPED_UNITS));
    assert_eq!(write_typed(&[forms[0].clone(), huge]), None);
}

#[test]
fn damaged_text_puts_nothing_back() {
    let good = write_typed(&[form("unit", "Xã A".to_owned())]).unwrap();
    let (seal, body) = good.split_once('\n').unwrap();
    let cut = &good[..good.len() - 1];
    let other = good.replace("Xã A", "Xã B");
    for text in ["", "nonsense", seal, body, cut, &other] {
        assert!(read_typed(text).is_err(), "{text}");
    }
}
