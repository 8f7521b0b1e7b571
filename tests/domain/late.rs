//! A register that is written down late: registrations without a day, and what one decision says of many models.

use so_dan_van_kheo::domain::batch_decision::{self, BatchDraft, BatchField, BatchFlaw, BatchPlan};
use so_dan_van_kheo::domain::carry_over::{self, CarryFlaw, CarryOver};
use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::closing::Closings;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::{DateError, PartialDate, Timestamp};
use so_dan_van_kheo::domain::doubts::{Doubt, doubts, without_decision};
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::item_draft::{ItemDraft, ItemField, ItemList};
use so_dan_van_kheo::domain::late_registration::{RegistrationFlaw, n_lacking};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::offered::{
    day_of_unit, is_level_of, is_level_on, levels_of_unit, own_level,
};
use so_dan_van_kheo::domain::problem::{FieldRef, Problem};
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::stage::Stage;
use so_dan_van_kheo::domain::stage_move::{MoveFlaw, StageMove};
use so_dan_van_kheo::domain::stage_move_draft::{MoveDraft, MoveField, MoveProblem};
use so_dan_van_kheo::domain::still_wrong::still_wrong;
use so_dan_van_kheo::domain::too_early;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::Value;

use super::Desk;
use super::year_work::{day, step};

const YEAR: i32 = 2026;

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

/// Is a desk in the morning of 20/12/2026.
fn desk_in_december() -> Desk {
    let mut desk = Desk::new(1);
    desk.now = Timestamp::from_iso("2026-12-20T03:00:00Z")
        .unwrap()
        .as_millis();
    desk
}

impl Desk {
    /// Registers a model by the form; `on` is what is typed as the day of the registration.
    fn register_late(&mut self, id: &str, on: &str) {
        let id = RecordId::model(id);
        let mut draft = super::filled_in(YEAR);
        draft.set(FormField::RegisteredOn, on);
        let model = check(&draft, None, None).unwrap();
        let model = model.stepping(day(12, 20), "An");
        self.run(&Command::SaveModel { id, model });
    }

    fn steps(&self, id: &str) -> Vec<(String, String)> {
        let (id, record) = self.model(id);
        let steps = Model::new(&id, record).year(YEAR).unwrap().steps();
        let steps = steps
            .into_iter()
            .map(|step| (step.stage.to_owned(), step.on.to_owned()));
        steps.collect()
    }

    fn text_of_year(&self, id: &str, read: impl Fn(YearEntry<'_>) -> &str) -> String {
        let (id, record) = self.model(id);
        read(Model::new(&id, record).year(YEAR).unwrap()).to_owned()
    }

    fn plan_batch(&self, ids: &[&str], draft: &BatchDraft) -> BatchPlan {
        let ids: Vec<RecordId> = ids.iter().map(|id| RecordId::model(*id)).collect();
        let decision = draft.check(YEAR, day(12, 20)).unwrap();
        self.with_rules(|rules| {
            batch_decision::plan(&self.register, rules, &ids, YEAR, &decision, "An")
        })
    }
}

fn steps(expect: &[(&str, &str)]) -> Vec<(String, String)> {
    let expect = expect.iter();
    expect
        .map(|(stage, on)| ((*stage).to_owned(), (*on).to_owned()))
        .collect()
}

#[test]
fn a_bulk_move_dates_the_registrations_that_nobody_dated_and_leaves_the_others() {
    let mut desk = desk_in_december();
    desk.register_late("a", "");
    desk.register_late("b", "");
    desk.register_late("c", "20/2/2026");
    desk.save("d", YEAR, |_| {});
    let ids = ["a", "b", "c", "d"];
    let models: Vec<RecordId> = ids.iter().map(|id| RecordId::model(*id)).collect();
    assert_eq!(n_lacking(&desk.register, &models, YEAR, day(3, 25)), 3);

    let accepted = step(Stage::Accepted, day(3, 25));
    let today = MoveFlaw::BeforeLastStep(date("20/12/2026"));
    let refused = desk.plan(&ids, &accepted).refused;
    assert_eq!(
        refused,
        [
            (models[0].clone(), today.clone()),
            (models[1].clone(), today)
        ]
    );

    let dated = StageMove {
        registered_on: Some(date("15/1/2026")),
        ..accepted
    };
    desk.go(&ids, &dated);
    let late = steps(&[("registered", "2026-01-15"), ("accepted", "2026-03-25")]);
    for id in ["a", "b", "d"] {
        assert_eq!(desk.steps(id), late, "{id}");
    }
    assert_eq!(
        desk.steps("c"),
        steps(&[("registered", "2026-02-20"), ("accepted", "2026-03-25")])
    );
    // The rest of the late year goes on.
    desk.go(&ids, &step(Stage::Running, day(4, 1)));
    assert_eq!(n_lacking(&desk.register, &models, YEAR, day(4, 1)), 0);
}

#[test]
fn a_day_that_was_typed_and_stands_in_the_way_is_named_and_stays() {
    let mut desk = desk_in_december();
    desk.register_late("a", "10/6/2026");
    let dated = StageMove {
        registered_on: Some(date("15/1/2026")),
        ..step(Stage::Accepted, day(3, 25))
    };
    desk.check_refused(&dated, MoveFlaw::BeforeLastStep(date("10/6/2026")));
}

#[test]
fn a_registration_that_is_dated_in_bulk_is_of_the_year_or_the_one_before() {
    let mut desk = desk_in_december();
    desk.register_late("a", "");
    let dated = |on: &str| StageMove {
        registered_on: Some(date(on)),
        ..step(Stage::Accepted, day(3, 25))
    };
    desk.check_refused(
        &dated("1/1/2024"),
        MoveFlaw::Registration(RegistrationFlaw::OutsideYear(YEAR)),
    );
    desk.go(&["a"], &dated("15/12/2025"));
    assert_eq!(
        desk.steps("a"),
        steps(&[("registered", "2025-12-15"), ("accepted", "2026-03-25")])
    );
}

#[test]
fn a_draft_that_was_written_down_late_is_registered_on_its_day() {
    let mut desk = desk_in_december();
    let id = RecordId::model("a");
    let mut draft = super::filled_in(YEAR);
    draft.set(FormField::Stage, "draft");
    let model = check(&draft, None, None).unwrap();
    let model = model.stepping(day(12, 20), "An");
    desk.run(&Command::SaveModel { id, model });
    desk.go(&["a"], &step(Stage::Registered, day(1, 15)));
    desk.go(&["a"], &step(Stage::Accepted, day(3, 25)));
    assert_eq!(
        desk.steps("a"),
        steps(&[
            ("registered", "2026-01-15"),
            ("accepted", "2026-03-25"),
            ("draft", "2026-12-20"),
        ])
    );
}

#[test]
fn the_form_of_a_move_takes_the_day_of_the_registration_for_stages_after_it() {
    let checked = |to: Stage, registered: &str| {
        let mut draft = MoveDraft::new(day(6, 1));
        draft.set(MoveField::To, to.id());
        draft.set(MoveField::On, "25/3");
        draft.set(MoveField::RegisteredOn, registered);
        let step = draft.check(YEAR, day(6, 1), "An");
        step.map(|step| (step.on, step.registered_on))
    };
    let on = day(3, 25);
    assert_eq!(
        checked(Stage::Accepted, "15/1"),
        Ok((on, Some(date("15/1/2026"))))
    );
    assert_eq!(checked(Stage::Accepted, ""), Ok((on, None)));
    assert_eq!(checked(Stage::Returned, "15/1"), Ok((on, None)));
    assert_eq!(
        checked(Stage::Accepted, "26/3"),
        Err(vec![(MoveField::RegisteredOn, MoveProblem::AfterStep)])
    );
    // A month does not say on which day, and its first is no answer.
    for typed in ["3/26", "T3/2026", "tháng 3"] {
        let problem = MoveProblem::NotADay(date("3/2026"));
        let expect = Err(vec![(MoveField::RegisteredOn, problem)]);
        assert_eq!(checked(Stage::Accepted, typed), expect, "{typed}");
    }
}

/// Returns a desk with three recognised models, `c` with a decision of its own, and a registered one.
fn recognised() -> Desk {
    let mut desk = desk_in_december();
    for id in ["a", "b", "c", "d"] {
        desk.register_late(id, "15/1/2026");
    }
    for (to, month) in [
        (Stage::Accepted, 3),
        (Stage::Running, 4),
        (Stage::Reviewed, 10),
        (Stage::Proposed, 11),
        (Stage::Recognised, 12),
    ] {
        desk.go(&["a", "b", "c"], &step(to, day(month, 1)));
    }
    desk.save("c", YEAR, |draft| {
        draft.set(FormField::DecisionNumber, "07/QĐ-UBND");
    });
    desk
}

fn batch(texts: &[(BatchField, &str)]) -> BatchDraft {
    let mut draft = BatchDraft::default();
    for (field, text) in texts {
        draft.set(*field, *text);
    }
    draft
}

#[test]
fn one_decision_is_written_for_all_that_it_recognised_and_over_none() {
    let mut desk = recognised();
    let draft = batch(&[
        (BatchField::Level, "commune"),
        (BatchField::Number, "12/QĐ-UBND"),
        (BatchField::DecisionDate, "5/12"),
        (BatchField::Body, "UBND xã"),
    ]);
    let plan = desk.plan_batch(&["a", "b", "c", "d", "lạ"], &draft);
    let taken: Vec<&str> = plan.changes.iter().map(|(id, _)| id.id.as_str()).collect();
    assert_eq!(taken, ["a", "b"]);
    assert_eq!(
        plan.refused,
        [
            (RecordId::model("c"), BatchFlaw::HasOther),
            (RecordId::model("d"), BatchFlaw::NotRecognised),
            (RecordId::model("lạ"), BatchFlaw::NotRegistered),
        ]
    );
    desk.run(&Command::Make(plan.changes));
    for id in ["a", "b"] {
        let kept = [member::NUMBER, member::DATE, member::BODY];
        let kept = kept.map(|part| desk.text_of_year(id, |entry| entry.decision(part.clone())));
        assert_eq!(kept, ["12/QĐ-UBND", "2026-12-05", "UBND xã"], "{id}");
        let level = desk.text_of_year(id, |entry| entry.text(member::RECOGNISED_LEVEL));
        assert_eq!(level, "commune");
    }
    // Once more is nothing more.
    let again = desk.plan_batch(&["a"], &draft);
    assert_eq!(again.refused, [(RecordId::model("a"), BatchFlaw::HasIt)]);
}

#[test]
fn one_award_is_written_for_many_behind_those_they_have() {
    let mut desk = recognised();
    let draft = batch(&[
        (BatchField::AwardForm, "Giấy khen"),
        (BatchField::AwardNumber, "30/QĐ-UBND"),
        (BatchField::AwardDate, "10/12/2026"),
    ]);
    for n_refused in [0, 2] {
        let plan = desk.plan_batch(&["a", "d"], &draft);
        assert_eq!(plan.refused.len(), n_refused);
        desk.run(&Command::Make(plan.changes));
        let (id, record) = desk.model("d");
        let awards = Model::new(&id, record).year(YEAR).unwrap().awards();
        let texts = ["form", "number", "date"].map(|name| {
            awards[0]
                .1
                .member(name)
                .map_or("", Value::as_text)
                .to_owned()
        });
        assert_eq!(awards.len(), 1);
        assert_eq!(texts, ["Giấy khen", "30/QĐ-UBND", "2026-12-10"]);
    }
}

#[test]
fn a_form_for_many_says_what_is_wrong_with_its_inputs() {
    let checked = |texts: &[(BatchField, &str)]| {
        let draft = batch(texts).check(YEAR, day(12, 20));
        draft.err().unwrap_or_default()
    };
    assert_eq!(
        checked(&[]),
        [(BatchField::RegisteredOn, MoveProblem::Missing)]
    );
    assert_eq!(
        checked(&[
            (BatchField::DecisionDate, "21/12"),
            (BatchField::AwardNumber, "30/QĐ"),
        ]),
        [
            (BatchField::DecisionDate, MoveProblem::ToCome),
            (BatchField::AwardForm, MoveProblem::Missing),
        ]
    );
    assert_eq!(checked(&[(BatchField::RegisteredOn, "15/1")]), []);
    let problem = MoveProblem::NotADay(date("3/2026"));
    assert_eq!(
        checked(&[(BatchField::RegisteredOn, "3/26")]),
        [(BatchField::RegisteredOn, problem)]
    );
    assert_eq!(checked(&[(BatchField::DecisionDate, "T3/2026")]), []);
}

#[test]
fn a_recognition_with_nothing_in_it_a_far_year_and_a_score_without_its_comma_are_asked_about() {
    let asked = |texts: &[(FormField, &str)], has_most: bool| {
        let mut draft = super::filled_in(YEAR);
        for (field, text) in texts {
            draft.set(*field, *text);
        }
        doubts(&draft, None, YEAR, has_most)
    };
    let recognised = (FormField::Stage, "recognised");
    assert_eq!(asked(&[], false), []);
    assert_eq!(asked(&[recognised], false), [Doubt::NoDecision]);
    for field in [FormField::DecisionNumber, FormField::DecisionDate] {
        assert_eq!(asked(&[recognised, (field, "5/12/2026")], false), []);
    }
    assert_eq!(
        asked(&[(FormField::Year, "2062")], false),
        [Doubt::FarYear(2062)]
    );
    assert_eq!(
        asked(&[(FormField::Score, "925 điểm")], false),
        [Doubt::HighScore]
    );
    assert_eq!(asked(&[(FormField::Score, "92,5 điểm")], false), []);
    // What goes beyond a set in force is refused instead.
    assert_eq!(asked(&[(FormField::Score, "925")], true), []);
}

#[test]
fn what_the_register_has_already_is_not_asked_about() {
    let mut desk = desk_in_december();
    desk.save("a", 2062, |draft| {
        draft.set(FormField::Stage, "recognised");
        draft.set(FormField::Score, "925");
    });
    let (id, record) = desk.model("a");
    let draft = ModelDraft::of(Model::new(&id, record), 2062);
    assert_eq!(doubts(&draft, Some(record), YEAR, false), []);
}

#[test]
fn a_model_with_a_decision_of_its_own_keeps_it_and_takes_the_award() {
    let mut desk = recognised();
    let both = batch(&[
        (BatchField::Number, "99/QĐ-UBND"),
        (BatchField::AwardForm, "giay-khen"),
        (BatchField::AwardDate, "20/12"),
    ]);
    let plan = desk.plan_batch(&["a", "c", "d"], &both);
    let taken: Vec<&str> = plan.changes.iter().map(|(id, _)| id.id.as_str()).collect();
    assert_eq!(taken, ["a", "c"]);
    assert_eq!(plan.keeping, [RecordId::model("c")]);
    assert_eq!(
        plan.refused,
        [(RecordId::model("d"), BatchFlaw::NotRecognised)]
    );
    desk.run(&Command::Make(plan.changes));
    for (id, number) in [("a", "99/QĐ-UBND"), ("c", "07/QĐ-UBND")] {
        let kept = desk.text_of_year(id, |entry| entry.decision(member::NUMBER));
        assert_eq!(kept, number);
        let (id, record) = desk.model(id);
        let entry = Model::new(&id, record).year(YEAR).unwrap();
        assert_eq!(entry.items(member::AWARDS).count(), 1, "{number}");
    }
    // Once more, nothing is left to take: the one has it all, the other has another decision.
    let again = desk.plan_batch(&["a", "c"], &both);
    let flaws: Vec<BatchFlaw> = again.refused.iter().map(|(_, flaw)| *flaw).collect();
    assert_eq!(flaws, [BatchFlaw::HasIt, BatchFlaw::HasOther]);
}

#[test]
fn a_bulk_move_to_recognition_asks_for_those_without_a_decision() {
    let mut desk = recognised();
    desk.go(&["d"], &step(Stage::Accepted, day(3, 1)));
    let ids = ["a", "c", "d"].map(RecordId::model);
    let n = |step: &StageMove| without_decision(&desk.register, &ids, YEAR, step).len();
    let bare = step(Stage::Recognised, day(12, 1));
    // One of them has a decision of its own.
    assert_eq!(n(&bare), 2);
    assert_eq!(n(&step(Stage::Proposed, day(12, 1))), 0);
    let mut decided = bare;
    decided.recognition.number = "12/QĐ-UBND".to_owned();
    assert_eq!(n(&decided), 0);
}

#[test]
fn numbers_and_days_of_the_form_are_understood_as_people_type_them() {
    let mut draft = super::filled_in(YEAR);
    draft.set(FormField::StartsOn, "tháng 3/2026");
    draft.set(FormField::EndsOn, "15/11");
    draft.set(FormField::Score, "92,5 điểm");
    let mut indicator = ItemDraft::default();
    indicator.texts.insert(ItemField::Indicator, "Đường".into());
    indicator
        .texts
        .insert(ItemField::Amount, "1.250,5 m2".into());
    let mut measured = indicator.clone();
    measured.texts.insert(ItemField::Indicator, "Tường".into());
    measured.texts.insert(ItemField::Measure, "m²".into());
    let items = vec![indicator, measured];
    draft.lists.insert(ItemList::Indicators, items);
    let mut desk = Desk::new(1);
    let id = RecordId::model("a");
    let model = check(&draft, None, None).unwrap();
    desk.run(&Command::SaveModel { id, model });
    let (id, record) = desk.model("a");
    let model = Model::new(&id, record);
    let entry = model.year(YEAR).unwrap();
    let days = [member::STARTS_ON, member::ENDS_ON].map(|day| record.text(&[day]));
    assert_eq!(days, ["2026-03", "2026-11-15"]);
    assert_eq!(entry.score().unwrap().as_str(), "92.5");
    let indicators = entry.indicators();
    let found: Vec<_> = indicators
        .iter()
        .map(|(_, one)| (one.name, one.value.unwrap().as_str(), one.measure))
        .collect();
    assert_eq!(
        found,
        [("Đường", "1250.5", "m2"), ("Tường", "1250.5", "m²")]
    );
}

#[test]
fn what_can_be_understood_in_two_ways_is_refused_with_its_reason() {
    let problem = |year: &str, field: FormField, text: &str| {
        let mut draft = super::filled_in(YEAR);
        draft.set(FormField::Year, year);
        draft.set(field, text);
        check(&draft, None, None).unwrap_err()[0].problem
    };
    assert_eq!(
        problem("2012", FormField::StartsOn, "3/12"),
        Problem::Date(DateError::Ambiguous)
    );
    assert_eq!(
        problem("2026", FormField::Score, "92,5 hộ"),
        Problem::NotANumber
    );
    // Without a year nothing lies outside it.
    let mut draft = super::filled_in(YEAR);
    draft.set(FormField::Year, "26");
    draft.set(FormField::RegisteredOn, "15/1/2026");
    let errors = check(&draft, None, None).unwrap_err();
    let fields: Vec<FieldRef> = errors.iter().map(|error| error.field).collect();
    assert_eq!(fields, [FieldRef::Form(FormField::Year)]);
    // An amount of another measure than the input's would count something else.
    let mut draft = super::filled_in(YEAR);
    let mut item = ItemDraft::default();
    for (field, text) in [
        (ItemField::Indicator, "Tiền"),
        (ItemField::Amount, "1,5 triệu đồng"),
        (ItemField::Measure, "đồng"),
    ] {
        item.texts.insert(field, text.to_owned());
    }
    draft.lists.insert(ItemList::Indicators, vec![item]);
    let errors = check(&draft, None, None).unwrap_err();
    assert_eq!(errors[0].problem, Problem::OtherMeasure);
}

#[test]
fn models_that_are_carried_over_already_are_none_that_are_kept_back() {
    let mut desk = recognised();
    desk.save("a", YEAR + 1, |_| {});
    desk.go(&["d"], &step(Stage::Stopped, day(12, 1)));
    let ids = ["a", "b", "d"].map(RecordId::model);
    let carrying = CarryOver {
        from: YEAR,
        to: YEAR + 1,
        on: day(12, 20),
        by: "An".to_owned(),
    };
    let (tree, closings) = (UnitTree::of(&desk.register), Closings::of(&desk.register));
    let outlook = carry_over::outlook(&desk.register, &tree, &closings, &ids, &carrying);
    assert_eq!((outlook.n, outlook.n_there()), (1, 1));
    let stopped = (RecordId::model("d"), CarryFlaw::Stopped);
    assert_eq!(outlook.kept_back(), [stopped]);
}

#[test]
fn of_what_is_shown_as_wrong_only_what_still_is_stays() {
    let shown = [("title", 1), ("year", 2)];
    let now = vec![("year", 3), ("score", 4)];
    assert_eq!(still_wrong(&shown, now, |(input, _)| *input), [("year", 3)]);
}

#[test]
fn districts_are_a_level_of_no_year_after_they_ended() {
    for (level, year, expect) in [
        ("district", Some(2024), true),
        ("district", Some(2025), true),
        ("district", Some(2026), false),
        ("district", None, true),
        ("commune", Some(2026), true),
    ] {
        assert_eq!(is_level_of(level, year), expect, "{level} {year:?}");
    }
}

#[test]
fn a_unit_is_offered_districts_only_where_it_begins_or_ends_before_they_ended_or_has_that_level() {
    let of = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let today = of(2026, 11, 30);
    let mut desk = Desk::new(1);
    for (id, order) in [("commune", 1), ("district", 2)] {
        let id = RecordId::new(Collection::LEVELS, id);
        let name = id.id.clone();
        desk.run(&Command::AddEntry { id, name, order });
    }
    let levels = CatalogueList::of(&desk.register, &Collection::LEVELS);
    let has_district = |had: &[&str], from, to| {
        let offered = levels_of_unit(&levels, had, day_of_unit(from, to, today));
        offered.iter().any(|level| level.id == "district")
    };
    for (from, to, expect) in [
        ("", "", false),
        ("", "30/6/2025", true),
        ("1/7/2025", "", false),
        ("6/2025", "", true),
        ("2010", "", true),
        ("2027", "", false),
        ("", "2026", false),
        ("3/", "", false),
    ] {
        assert_eq!(has_district(&[], from, to), expect, "{from} {to}");
        assert!(has_district(&["", "district"], from, to));
    }
    assert!(!is_level_on("district", of(2025, 7, 1)));
    assert!(is_level_on("district", of(2025, 6, 30)) && is_level_on("commune", today));
}

#[test]
fn a_new_model_is_registered_at_the_level_of_its_unit() {
    let mut desk = Desk::new(1);
    super::add_units(
        &mut desk,
        &[
            ("tinh", ["province", "", "", ""], &[]),
            ("huyen", ["district", "tinh", "", ""], &[]),
            ("xa", ["commune", "tinh", "", ""], &[]),
            ("thon", ["", "xa", "", ""], &[]),
            ("la", ["cấp lạ", "", "", ""], &[]),
        ],
    );
    for (id, order) in [("commune", 1), ("district", 2), ("province", 3)] {
        let id = RecordId::new(Collection::LEVELS, id);
        let name = id.id.clone();
        desk.run(&Command::AddEntry { id, name, order });
    }
    let tree = UnitTree::of(&desk.register);
    let levels = CatalogueList::of(&desk.register, &Collection::LEVELS);
    let of = |unit: &str, year| own_level(&tree, &levels, unit, year);
    assert_eq!(of("xa", YEAR), Some("commune"));
    assert_eq!(of("thon", YEAR), Some("commune"));
    assert_eq!(of("tinh", YEAR), Some("province"));
    assert_eq!(of("huyen", 2024), Some("district"));
    for unit in ["huyen", "la", "", "nowhere"] {
        assert_eq!(of(unit, YEAR), None, "{unit}");
    }
    let mut draft = super::filled_in(YEAR);
    draft.set(FormField::Title, "Ngày   chủ nhật  xanh");
    let model = check(&draft, None, None).unwrap();
    let id = RecordId::model("a");
    desk.run(&Command::SaveModel { id, model });
    let (id, record) = desk.model("a");
    assert_eq!(Model::new(&id, record).title(), "Ngày chủ nhật xanh");
}

/// What was typed stays as it was typed: a year put right is the year of the dates that leave it out, and no error of the old one stays.
#[test]
fn dates_without_a_year_are_of_the_year_that_was_put_right() {
    let today = PartialDate::parse("1/4/2026").unwrap().first_day();
    let mut draft = ModelDraft::default();
    draft.set(FormField::Title, "Đường hoa");
    draft.set(FormField::Year, "2062");
    draft.set(FormField::RegisteredOn, "15/3");
    let wrong = too_early::to_come(&draft, None, today);
    assert_eq!(wrong.len(), 1);
    assert_eq!(doubts(&draft, None, 2026, false), [Doubt::FarYear(2062)]);
    draft.set(FormField::Year, "2026");
    assert_eq!(draft.text(FormField::RegisteredOn), "15/3");
    let on = draft.date(FormField::RegisteredOn).unwrap();
    assert_eq!(on.to_iso(), "2026-03-15");
    let now = too_early::to_come(&draft, None, today);
    assert_eq!(still_wrong(&wrong, now, |error| error.field), []);
    let asked = [Doubt::FarYear(2062)];
    let now = doubts(&draft, None, 2026, false);
    assert_eq!(still_wrong(&asked, now, |doubt| *doubt), []);
}
