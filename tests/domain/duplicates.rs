//! What is likely the same model under two ids, and what becomes of it once somebody has said so.

use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::command::{Applied, Command};
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::duplicates::{Pair, Shared, likely_duplicates, united};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::received::{Extent, Receipt};
use so_dan_van_kheo::domain::register::RecordId;
use so_dan_van_kheo::domain::same_as::{SameAs, Sameness, all_different};
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::domain::value::Value;

use crate::Desk;

impl Desk {
    /// Adds a model of a unit with this title.
    fn add(&mut self, id: &str, unit: &str, title: &str) {
        let leaf = |member: Segment, text: &str| Change::Write([member].into(), Value::text(text));
        let changes = vec![leaf(member::TITLE, title), leaf(member::UNIT, unit)];
        self.run(&Command::Make(vec![(RecordId::model(id), changes)]));
    }

    fn say(&mut self, a: &str, b: &str, sameness: Sameness) -> Applied {
        let models = [a, b].map(RecordId::model);
        self.run(&Command::DecideSame { models, sameness })
    }

    fn link(&mut self, from: &str, to: &str) {
        self.write(
            &RecordId::model(from),
            [member::SAME_AS].into(),
            Value::text(to),
        );
    }

    /// Lists the pairs in their order: "1 2".
    fn likely(&self) -> Vec<String> {
        let pairs = likely_duplicates(&self.register);
        pairs.iter().map(ids).collect()
    }

    /// Lists the links in force; with "!" where somebody said otherwise.
    fn united(&self) -> Vec<String> {
        let links = united(&self.register).into_iter().map(|one| {
            let [from, to] = one.models;
            let mark = if one.is_disputed { "!" } else { "" };
            format!("{} {}{mark}", from.id, to.id)
        });
        links.collect()
    }

    fn shown(&self) -> Vec<&str> {
        let shown = Model::all(&self.register);
        shown.map(|model| model.record_id().id.as_str()).collect()
    }
}

fn ids(pair: &Pair) -> String {
    format!("{} {}", pair.models[0].id, pair.models[1].id)
}

/// Returns a desk with models of one unit, "1", "2", … by their titles.
fn of_one_unit(titles: &[&str]) -> Desk {
    let mut desk = Desk::new(1);
    for (n, title) in (1..).zip(titles) {
        desk.add(&n.to_string(), "xa-a", title);
    }
    desk
}

#[track_caller]
fn check(titles: &[&str], expect: &[&str]) {
    assert_eq!(of_one_unit(titles).likely(), expect, "{titles:?}");
}

#[test]
fn titles_that_differ_in_marks_case_and_signs_are_namesakes() {
    check(&["Thắp sáng đường quê", "thap sang “Đường quê”."], &["1 2"]);
    check(&["Mô hình Dân vận khéo: Đường hoa", "Đường hoa"], &["1 2"]);
    check(&["Mô hình", "MÔ HÌNH", "Dân vận khéo"], &["1 2"]);
    check(&["???", "???"], &["1 2"]);
}

#[test]
fn titles_of_one_unit_with_most_words_in_common_are_alike() {
    let titles = ["Ngày chủ nhật xanh", "Chủ nhật xanh", "Camera an ninh"];
    check(&titles, &["1 2"]);
    let pairs = likely_duplicates(&of_one_unit(&titles).register);
    assert_eq!(pairs[0].likeness, 200 * 3 / 7);
    check(&["Đường hoa", "Đường cờ"], &[]);
}

#[test]
fn other_numbers_are_other_models_but_another_year_is_not() {
    check(
        &["Tổ hòa giải khu dân cư 2", "Tổ hòa giải khu dân cư 3"],
        &[],
    );
    check(
        &["Tổ hòa giải khu dân cư 02", "Tổ hòa giải ở khu dân cư 2"],
        &["1 2"],
    );
    check(
        &["Ngày chủ nhật xanh 2025", "Ngày chủ nhật xanh 2026"],
        &["1 2"],
    );
    check(
        &["Tổ hòa giải khu dân cư", "Tổ hòa giải khu dân cư 3"],
        &["1 2"],
    );
}

#[test]
fn models_of_two_units_are_offered_only_where_they_are_namesakes_each_once() {
    let mut desk = Desk::new(1);
    for (id, unit) in [("1", "a"), ("2", "b"), ("3", "c"), ("4", "b"), ("5", "")] {
        desk.add(id, unit, "Đường hoa nông thôn");
    }
    desk.add("6", "d", "Đường hoa nông thôn mới");
    assert_eq!(desk.likely(), ["2 4", "1 2", "1 3", "1 5"]);
    desk.say("1", "3", Sameness::Different);
    assert_eq!(
        desk.likely(),
        ["2 4", "1 2", "1 5"],
        "3 is not offered with 2 instead"
    );
}

#[test]
fn the_same_unit_comes_first_then_the_most_alike() {
    let mut desk = Desk::new(1);
    for (id, unit, title) in [
        ("1", "a", "Đường hoa"),
        ("2", "b", "Đường hoa"),
        ("3", "c", "Ngày chủ nhật xanh"),
        ("4", "c", "Chủ nhật xanh"),
        ("5", "c", "Tiếng loa an ninh"),
        ("6", "c", "Tiếng loa an ninh"),
    ] {
        desk.add(id, unit, title);
    }
    assert_eq!(desk.likely(), ["5 6", "3 4", "1 2"]);
    let pairs = likely_duplicates(&desk.register);
    assert!(pairs[0].is_same_unit && !pairs[2].is_same_unit);
    let again = desk.register.clone();
    assert_eq!(likely_duplicates(&again), pairs);
}

#[test]
fn what_two_models_share_is_told() {
    let mut desk = Desk::new(1);
    for id in ["1", "2"] {
        for year in [2025, 2026] {
            desk.save(id, year, |draft| draft.set(FormField::Holder, "Chi bộ"));
        }
    }
    desk.run(&Command::DeleteYear(RecordId::model("2"), 2026));
    let ids = ["1", "2"].map(RecordId::model);
    let [one, other] = ids
        .each_ref()
        .map(|id| Model::find(&desk.register, id).unwrap());
    let expect = Shared {
        year: Some(2025),
        is_field: true,
        is_holder: true,
    };
    assert_eq!(Shared::of(one, other), expect);
    let none = of_one_unit(&["A", "B"]);
    let [one, other] = ids
        .each_ref()
        .map(|id| Model::find(&none.register, id).unwrap());
    assert_eq!(Shared::of(one, other), Shared::default());
}

#[test]
fn a_replication_is_no_duplicate() {
    let mut desk = of_one_unit(&["Đường hoa", "Đường hoa"]);
    desk.write(
        &RecordId::model("2"),
        [member::REPLICATES].into(),
        Value::text("1"),
    );
    assert_eq!(desk.likely(), [""; 0]);
}

#[test]
fn replications_of_one_model_in_two_units_are_no_duplicates() {
    let mut desk = of_one_unit(&["Đường hoa", "Đường hoa"]);
    for id in ["1", "2"] {
        let id = RecordId::model(id);
        desk.write(&id, [member::REPLICATES].into(), Value::text("gốc"));
    }
    assert_eq!(desk.likely().len(), 1);
    let id = RecordId::model("2");
    desk.write(&id, [member::UNIT].into(), Value::text("xa-khac"));
    assert_eq!(desk.likely(), [""; 0]);
}

#[test]
fn what_is_said_to_be_one_counts_once_and_can_be_taken_apart_again() {
    let mut desk = of_one_unit(&["Đường hoa", "Đường hoa", "Camera"]);
    let said = desk.say("1", "2", Sameness::Same);
    assert_eq!(said.touched, [RecordId::model("2")]);
    assert_eq!(desk.model("2").1.text(&[member::SAME_AS]), "1");
    assert_eq!((desk.likely(), desk.shown()), (vec![], vec!["1", "3"]));
    assert_eq!(desk.united(), ["2 1"]);
    assert_eq!(desk.say("2", "1", Sameness::Same).touched, []);

    desk.run(&said.undo);
    assert_eq!((desk.likely().len(), desk.shown().len()), (1, 3));
    desk.say("2", "1", Sameness::Same);
    desk.say("1", "2", Sameness::Open);
    assert_eq!(desk.likely(), ["1 2"]);
    assert_eq!(desk.united(), [""; 0]);
}

#[test]
fn what_is_said_to_be_different_is_not_offered_again_until_that_is_taken_back() {
    let mut desk = of_one_unit(&["Đường hoa", "Đường hoa"]);
    let said = desk.say("2", "1", Sameness::Different);
    assert_eq!(said.touched, [RecordId::model("2")]);
    assert_eq!((desk.likely().len(), desk.shown().len()), (0, 2));
    assert_eq!(desk.say("1", "2", Sameness::Different).touched, []);
    desk.run(&said.undo);
    assert_eq!(desk.likely(), ["1 2"]);
}

#[test]
fn a_decision_about_a_model_holds_for_its_group() {
    let mut desk = of_one_unit(&["Đường hoa", "Đường hoa", "Đường hoa"]);
    desk.say("2", "3", Sameness::Different);
    desk.say("1", "2", Sameness::Same);
    assert_eq!(desk.likely(), [""; 0], "3 is no 2, and 1 is 2");
    desk.say("1", "3", Sameness::Same);
    assert_eq!(desk.likely(), [""; 0]);
    assert_eq!(
        desk.united(),
        ["2 1!", "3 1!"],
        "somebody said otherwise, and that is shown"
    );
}

#[test]
fn offices_that_decide_differently_hide_nothing_until_somebody_settles_it() {
    let start = of_one_unit(&["Đường hoa", "Đường hoa"]);
    for settled in [Sameness::Same, Sameness::Different, Sameness::Open] {
        let (mut one, mut other) = (Desk::new(2), Desk::new(3));
        one.register = start.register.clone();
        other.register = start.register.clone();
        one.say("1", "2", Sameness::Same);
        other.say("1", "2", Sameness::Different);
        one.register.join(&other.register);
        other.register.join(&one.register);
        assert_eq!(one.register, other.register);

        assert_eq!(one.shown(), ["1", "2"]);
        assert_eq!(one.united(), [""; 0]);
        let pairs = likely_duplicates(&one.register);
        assert_eq!(pairs.len(), 1);
        assert!(pairs[0].is_disputed);

        let before = one.register.clone();
        let said = one.say("1", "2", settled);
        let n_shown = if settled == Sameness::Same { 1 } else { 2 };
        assert_eq!(one.shown().len(), n_shown);
        let n_open = usize::from(settled == Sameness::Open);
        assert_eq!(one.likely().len(), n_open);
        other.register.join(&one.register);
        other.register.join(&before);
        assert_eq!(one.register, other.register);

        one.run(&said.undo);
        assert!(likely_duplicates(&one.register)[0].is_disputed);
    }
}

#[test]
fn joining_two_groups_overwrites_no_link() {
    let mut desk = of_one_unit(&["A", "B", "C", "D", "E"]);
    desk.link("2", "4");
    desk.link("4", "5");
    desk.link("5", "2");
    desk.say("1", "2", Sameness::Same);
    let same = SameAs::of(&desk.register);
    for id in ["1", "2", "4", "5"] {
        assert_eq!(same.face(&RecordId::model(id)).id, "1", "{id}");
    }
    let mut desk = of_one_unit(&["A", "B", "C"]);
    desk.link("2", "comes later");
    desk.say("1", "2", Sameness::Same);
    assert_eq!(desk.model("2").1.text(&[member::SAME_AS]), "comes later");
    assert_eq!(desk.shown(), ["1", "3"]);
    desk.add("comes later", "xa-a", "D");
    assert_eq!(desk.shown(), ["1", "3"]);
}

#[test]
fn a_group_counts_in_every_year_one_of_it_has() {
    let mut desk = Desk::new(1);
    desk.save("1", 2025, |_| {});
    desk.save("2", 2026, |draft| draft.set(FormField::Field, "van-hoa"));
    desk.save("3", 2026, |_| {});
    desk.say("1", "2", Sameness::Same);
    desk.say("1", "3", Sameness::Same);
    assert_eq!(years(&desk.register), [2026, 2025]);
    for year in [2025, 2026] {
        let summary = Summary::of(&desk.register, year);
        assert_eq!(summary.n_registered, 1, "{year}");
        assert_eq!(summary.by_field.get("kinh-te"), Some(&1), "{year}");
    }
    let receipt = Receipt::of(&desk.register, Extent::Whole, None, Default::default());
    assert_eq!(receipt.n_models, [(2025, 1), (2026, 1)]);
}

#[test]
fn hidden_models_are_no_duplicates() {
    let mut desk = of_one_unit(&["Đường hoa", "Đường hoa", "Đường hoa"]);
    desk.say("1", "2", Sameness::Same);
    desk.run(&Command::Delete(RecordId::model("1")));
    assert_eq!(desk.likely(), ["2 3"]);
    assert_eq!(desk.united(), [""; 0]);
    desk.run(&Command::Restore(RecordId::model("1")));
    assert_eq!(desk.united(), ["2 1"]);
}

#[test]
fn odd_ids_titles_and_links_do_no_harm() {
    let long = "dài ".repeat(2_600);
    let mut desk = of_one_unit(&["", "", &long, &long, " \u{300} ", "Đường hoa"]);
    desk.add("1/ #~", "xa-a", "Đường hoa");
    desk.add(&"i".repeat(10_000), "xa-a", "Đường hoa");
    let n_found = desk.likely().len();
    assert_eq!(n_found, 3, "{:?}", desk.likely());
    for (from, to) in [("1", "1"), ("2", "gone"), ("3", "4"), ("4", "3"), ("5", "")] {
        desk.link(from, to);
    }
    assert_eq!(desk.united(), ["3 4", "4 3"]);
    assert_eq!(desk.shown().len(), 7);
    let list = |id: &str| [member::DIFFERENT_FROM, Segment::Item(id.into())];
    for value in [
        Value::Empty,
        Value::text("6"),
        Value::text("gone"),
        Value::List(vec![Value::text("1/ #~")]),
    ] {
        desk.write(&RecordId::model("6"), list("x").into(), value);
        assert_eq!(desk.likely().len(), 2);
    }
    for (a, b) in [("1", "1"), ("1", "gone"), ("gone", "gone too")] {
        for sameness in [Sameness::Same, Sameness::Different, Sameness::Open] {
            assert_eq!(desk.say(a, b, sameness).touched, []);
        }
    }
    let long_id = "i".repeat(10_000);
    desk.say("6", &long_id, Sameness::Different);
    desk.say("6", "1/ #~", Sameness::Different);
    desk.say("1/ #~", &long_id, Sameness::Same);
    assert_eq!(desk.likely(), [""; 0]);
}

#[test]
fn a_unit_with_thousands_of_like_models_gets_a_list_that_grows_with_their_number() {
    const N: usize = 3_000;
    let mut desk = Desk::new(1);
    for n in 0..N {
        let title = match n % 2 {
            0 => "Ngày chủ nhật xanh".to_owned(),
            _ => format!("Ngày chủ nhật xanh {}", ["a", "b", "c"][n % 3]),
        };
        desk.add(&format!("{n:05}"), "xa-a", &title);
    }
    let found = likely_duplicates(&desk.register).len();
    assert!((N - 4..=6 * N).contains(&found), "{found}");
}

#[test]
fn a_name_that_many_units_use_comes_last_and_all_pairs_are_told_apart_at_once() {
    let mut desk = Desk::new(1);
    for n in 0..6 {
        desk.add(&format!("a{n}"), &format!("xa-{n}"), "Tuyến đường hoa");
    }
    desk.add("b1", "xa-1", "Camera an ninh khu 2");
    desk.add("b2", "xa-1", "Camera an ninh khu 2");
    for n in 0..4 {
        desk.add(&format!("c{n}"), &format!("xa-{n}"), "Tổ hòa giải");
    }
    let pairs = likely_duplicates(&desk.register);
    let common = |pair: &&Pair| pair.is_common_name;
    let names: Vec<String> = pairs.iter().map(ids).collect();
    assert_eq!(names[0], "b1 b2");
    assert_eq!(pairs.iter().filter(common).count(), 5);
    assert!(
        pairs[4..].iter().all(|pair| pair.is_common_name),
        "{names:?}"
    );

    let models: Vec<[RecordId; 2]> = pairs.into_iter().map(|pair| pair.models).collect();
    let said = desk.run(&Command::Make(all_different(&desk.register, &models)));
    assert_eq!(desk.likely(), [""; 0]);
    desk.run(&said.undo);
    assert_eq!(desk.likely(), names);
}
