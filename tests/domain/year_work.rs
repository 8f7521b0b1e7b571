//! The year's work: which step leads where, what is refused, what goes on next year, what is closed.

use chrono::NaiveDate;
use so_dan_van_kheo::domain::appraisal::{
    Appraisal, ScoreFlaw, check_score, score_changes, scoring_changes,
};
use so_dan_van_kheo::domain::carry_over::{self, CarryFlaw, CarryOver};
use so_dan_van_kheo::domain::catalogue_set::{CatalogueSet, Sets};
use so_dan_van_kheo::domain::closing::{
    ClosingEvent, Closings, closing_changes, closing_id, events,
};
use so_dan_van_kheo::domain::command::{Command, closed_year};
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::PartialDate;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::draft::ModelDraft;
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::problem::{FieldRef, Problem};
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::replication::{OriginFlaw, Tree, check_origin, replicate};
use so_dan_van_kheo::domain::stage::{Stage, Transition};
use so_dan_van_kheo::domain::stage_move::{
    self, MoveFlaw, MovePlan, Recognition, Rules, StageMove,
};
use so_dan_van_kheo::domain::stage_move_draft::{MoveDraft, MoveField, MoveProblem};
use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::{Number, Value};

use super::Desk;

const YEAR: i32 = 2026;

pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, month, day).unwrap()
}

pub fn step(to: Stage, on: NaiveDate) -> StageMove {
    StageMove {
        to,
        on,
        by: "An".to_owned(),
        note: String::new(),
        recognition: Recognition::default(),
        registered_on: None,
    }
}

fn because(note: &str, step: StageMove) -> StageMove {
    let note = note.to_owned();
    StageMove { note, ..step }
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

impl Desk {
    /// Looks at what binds the moves and the decisions of the register.
    pub fn with_rules<T>(&self, look: impl FnOnce(&Rules<'_>) -> T) -> T {
        look(&Rules {
            units: &UnitTree::of(&self.register),
            closings: &Closings::of(&self.register),
            sets: &Sets::of(&self.register),
        })
    }

    pub fn plan(&self, ids: &[&str], step: &StageMove) -> MovePlan {
        let ids: Vec<RecordId> = ids.iter().map(|id| RecordId::model(*id)).collect();
        self.with_rules(|rules| stage_move::plan(&self.register, rules, &ids, YEAR, step))
    }

    /// Moves models, all of which can.
    #[track_caller]
    pub fn go(&mut self, ids: &[&str], step: &StageMove) {
        let plan = self.plan(ids, step);
        assert_eq!(plan.refused, []);
        self.run(&Command::Make(plan.changes));
    }

    #[track_caller]
    pub fn check_refused(&self, step: &StageMove, flaw: MoveFlaw) {
        let plan = self.plan(&["a"], step);
        assert_eq!(plan.refused, [(RecordId::model("a"), flaw)]);
        assert_eq!(plan.changes, []);
    }

    fn stage(&self, id: &str) -> String {
        let (id, record) = self.model(id);
        Model::new(&id, record)
            .year(YEAR)
            .unwrap()
            .stage()
            .to_owned()
    }

    pub fn close(&mut self, unit: &str, closes: bool) {
        let event = ClosingEvent {
            closes,
            on: day(12, 31),
            by: "An".to_owned(),
            reason: "sửa số liệu".to_owned(),
        };
        let changes = closing_changes(&self.register, unit, YEAR, "Năm 2026", &event);
        self.run(&Command::Make(vec![(closing_id(unit, YEAR), changes)]));
    }

    fn is_closed(&self) -> bool {
        let tree = UnitTree::of(&self.register);
        Closings::of(&self.register).is_closed(&tree, "xa-thanh-ba", YEAR)
    }

    /// Writes a set of two criteria, 60 points and 20 that count twice, with grades from 80 and from 50.
    fn write_set(&mut self) {
        let set = RecordId::new(Collection::SETS, "mau");
        let item = |members: &[(&str, Value)]| {
            let members = members.iter().cloned();
            Value::Map(
                members
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
            )
        };
        let points = |name: &str, max: &str, weight: &str| {
            item(&[
                ("name", Value::text(name)),
                ("max", Value::Number(number(max))),
                ("weight", Value::Number(number(weight))),
            ])
        };
        let grade = |grade: &str, from: &str| {
            let from = Value::Number(number(from));
            item(&[("grade", Value::text(grade)), ("from", from)])
        };
        let items = [
            (
                member::CRITERIA,
                "01-hieu-qua",
                points("Hiệu quả", "60", "1"),
            ),
            (member::CRITERIA, "02-lan-toa", points("Lan tỏa", "20", "2")),
            (member::THRESHOLDS, "01-kha", grade("kha", "50")),
            (member::THRESHOLDS, "02-tot", grade("tot", "80")),
        ];
        self.write(&set, [member::NAME].into(), Value::text("Bộ thử"));
        for (list, id, value) in items {
            let path: Path = [list, Segment::Item(id.to_owned())].into();
            self.write(&set, path, value);
        }
    }

    fn judging_set(&self) -> CatalogueSet {
        Sets::of(&self.register).get("mau").unwrap().clone()
    }

    fn score(&mut self, id: &str, criterion: &str, score: &str) {
        let (id, record) = self.model(id);
        let entry = Model::new(&id, record).year(YEAR).unwrap();
        let changes = score_changes(entry, criterion, Some(&number(score)));
        self.run(&Command::Make(vec![(id, changes)]));
    }

    fn appraisal(&self, id: &str) -> Appraisal {
        let (id, record) = self.model(id);
        Appraisal::of(
            Model::new(&id, record).year(YEAR).unwrap(),
            &self.judging_set(),
        )
    }

    /// Joins what two people wrote who did not know of each other.
    pub fn meet(&mut self, other: &Self) {
        self.register.join(&other.register);
    }

    pub fn copy(&self, replica: u64) -> Self {
        let mut copy = Self::new(replica);
        copy.register = self.register.clone();
        copy.now = self.now;
        copy
    }
}

pub fn desk_with(ids: &[&str]) -> Desk {
    let mut desk = Desk::new(1);
    for id in ids {
        desk.save(id, YEAR, |_| {});
    }
    desk
}

#[test]
fn the_table_of_transitions_is_the_one_of_the_domain() {
    use Stage::*;
    let forward = [
        (Draft, &[Registered, Stopped][..]),
        (Registered, &[Accepted, Stopped]),
        (Returned, &[Registered, Stopped]),
        (Accepted, &[Running, Stopped]),
        (Running, &[Reviewed, Stopped]),
        (Reviewed, &[Proposed, Stopped]),
        (Proposed, &[Recognised, NotRecognised, Stopped]),
        (Recognised, &[Stopped]),
        (NotRecognised, &[Stopped]),
        (Stopped, &[]),
    ];
    assert_eq!(forward.len(), Stage::ALL.len());
    for (from, next) in forward {
        for &to in Stage::ALL {
            let is_forward = from.transition(to, &[]) == Transition::Forward;
            assert_eq!(is_forward, next.contains(&to), "{} {}", from.id(), to.id());
        }
    }
    let back = |from: Stage| {
        let all = Stage::ALL.iter().copied();
        all.filter(|to| from.transition(*to, &[]) == Transition::Back)
            .collect::<Vec<_>>()
    };
    assert_eq!(back(Draft), []);
    // It is sent back: whoever registered it is told why.
    assert_eq!(back(Registered), [Draft, Returned]);
    assert_eq!(back(Running), [Draft, Registered, Accepted]);
    assert_eq!(back(NotRecognised).len(), 6);
    // Nothing says how far it had come.
    assert_eq!(back(Stopped), [Draft, Registered]);
}

#[test]
fn a_stop_leads_back_no_further_than_the_entry_had_come() {
    let mut desk = desk_with(&["a"]);
    for (to, month) in [(Stage::Accepted, 3), (Stage::Stopped, 5)] {
        desk.go(&["a"], &step(to, day(month, 1)));
    }
    let back = |to| because("làm tiếp", step(to, day(6, 1)));
    for to in [
        Stage::Returned,
        Stage::Running,
        Stage::Reviewed,
        Stage::Proposed,
        Stage::Recognised,
        Stage::NotRecognised,
    ] {
        desk.check_refused(&back(to), MoveFlaw::NotAStep(Stage::Stopped));
    }
    for to in [Stage::Draft, Stage::Registered, Stage::Accepted] {
        assert_eq!(desk.plan(&["a"], &back(to)).refused, [], "{}", to.id());
    }
    desk.go(&["a"], &back(Stage::Accepted));
    assert_eq!(desk.stage("a"), "accepted");
}

#[test]
fn a_recognition_that_was_stopped_by_mistake_is_had_back() {
    use Stage::*;
    let mut desk = desk_with(&["a"]);
    for to in [Accepted, Running, Reviewed, Proposed, Recognised, Stopped] {
        desk.go(&["a"], &step(to, day(11, 1)));
    }
    let back = because("ghi nhầm", step(Recognised, day(11, 2)));
    desk.go(&["a"], &back);
    assert_eq!(desk.stage("a"), "recognised");
}

#[test]
fn an_entry_that_is_stopped_without_any_step_goes_back_to_its_registration_at_most() {
    let mut desk = desk_with(&["a"]);
    desk.write_of_year("a", YEAR, member::STAGE, Value::text("stopped"));
    let back = |to| because("làm tiếp", step(to, day(6, 1)));
    desk.check_refused(&back(Stage::Accepted), MoveFlaw::NotAStep(Stage::Stopped));
    desk.go(&["a"], &back(Stage::Registered));
    assert_eq!(desk.stage("a"), "registered");
}

#[test]
fn every_step_is_kept_with_its_day_its_writer_and_its_note() {
    let mut desk = desk_with(&["a"]);
    desk.go(&["a"], &step(Stage::Accepted, day(3, 1)));
    let noted = StageMove {
        note: " đã nhận kinh phí ".to_owned(),
        ..step(Stage::Running, day(3, 1))
    };
    desk.go(&["a"], &noted);
    let (id, record) = desk.model("a");
    let entry = Model::new(&id, record).year(YEAR).unwrap();
    let steps: Vec<_> = entry
        .steps()
        .into_iter()
        .map(|step| (step.stage, step.on, step.by, step.note))
        .collect();
    assert_eq!(
        steps,
        [
            ("accepted", "2026-03-01", "An", ""),
            ("running", "2026-03-01", "An", "đã nhận kinh phí")
        ]
    );
}

#[test]
fn the_same_step_taken_twice_is_kept_twice() {
    let mut desk = desk_with(&["a"]);
    for to in [Stage::Returned, Stage::Registered, Stage::Returned] {
        desk.go(&["a"], &because("chưa rõ địa bàn", step(to, day(2, 1))));
    }
    let (id, record) = desk.model("a");
    assert_eq!(Model::new(&id, record).year(YEAR).unwrap().steps().len(), 3);
}

#[test]
fn a_step_that_is_none_and_a_step_back_without_a_reason_are_refused() {
    let mut desk = desk_with(&["a"]);
    desk.check_refused(
        &step(Stage::Recognised, day(3, 1)),
        MoveFlaw::NotAStep(Stage::Registered),
    );
    desk.check_refused(&step(Stage::Registered, day(3, 1)), MoveFlaw::Already);
    desk.check_refused(&step(Stage::Draft, day(3, 1)), MoveFlaw::NeedsReason);
    desk.check_refused(
        &because(" ", step(Stage::Returned, day(3, 1))),
        MoveFlaw::NeedsReason,
    );
    let with_reason = because("đăng ký nhầm", step(Stage::Draft, day(3, 1)));
    desk.go(&["a"], &with_reason);
    assert_eq!(desk.stage("a"), "draft");
}

#[test]
fn a_step_before_the_last_one_and_a_decision_before_the_registration_are_refused() {
    let mut desk = desk_with(&["a"]);
    desk.go(
        &["a"],
        &because("chưa rõ", step(Stage::Returned, day(3, 10))),
    );
    let last = PartialDate::from_iso("2026-03-10").unwrap();
    desk.check_refused(
        &step(Stage::Registered, day(3, 9)),
        MoveFlaw::BeforeLastStep(last),
    );
    for (to, month) in [
        (Stage::Registered, 3),
        (Stage::Accepted, 4),
        (Stage::Running, 5),
        (Stage::Reviewed, 10),
        (Stage::Proposed, 11),
    ] {
        desk.go(&["a"], &step(to, day(month, 15)));
    }
    let decided = |iso: &str| StageMove {
        recognition: Recognition {
            level: "province".to_owned(),
            number: "12-QĐ/TU".to_owned(),
            date: PartialDate::from_iso(iso).ok(),
            body: "Tỉnh ủy".to_owned(),
        },
        ..step(Stage::Recognised, day(12, 1))
    };
    desk.check_refused(
        &decided("2026-03-14"),
        MoveFlaw::DecisionBeforeRegistration(PartialDate::from_iso("2026-03-15").unwrap()),
    );
    desk.go(&["a"], &decided("2026-11-30"));
    let (id, record) = desk.model("a");
    let entry = Model::new(&id, record).year(YEAR).unwrap();
    let kept = [
        entry.text(member::RECOGNISED_LEVEL),
        entry.decision(member::NUMBER),
        entry.decision(member::DATE),
        entry.decision(member::BODY),
    ];
    assert_eq!(kept, ["province", "12-QĐ/TU", "2026-11-30", "Tỉnh ủy"]);
    // The level it is recognised at is not one it was registered at.
    assert_eq!(entry.registered_levels(), Vec::<&str>::new());
}

#[test]
fn of_many_those_that_can_move_and_the_others_are_named() {
    let mut desk = desk_with(&["a", "b", "c"]);
    desk.go(
        &["b"],
        &because("chưa rõ", step(Stage::Returned, day(2, 1))),
    );
    let plan = desk.plan(&["a", "b", "c", "lạ"], &step(Stage::Accepted, day(3, 1)));
    let moved: Vec<&str> = plan.changes.iter().map(|(id, _)| id.id.as_str()).collect();
    assert_eq!(moved, ["a", "c"]);
    assert_eq!(
        plan.refused,
        [
            (RecordId::model("b"), MoveFlaw::NotAStep(Stage::Returned)),
            (RecordId::model("lạ"), MoveFlaw::NoEntry)
        ]
    );
}

#[test]
fn a_stopped_entry_has_come_as_far_as_its_steps_say() {
    let mut desk = desk_with(&["a", "b"]);
    desk.go(&["a"], &step(Stage::Accepted, day(3, 1)));
    desk.go(&["a", "b"], &step(Stage::Stopped, day(4, 1)));
    let has_reached = |id: &str, stage| {
        let (id, record) = desk.model(id);
        Model::new(&id, record)
            .year(YEAR)
            .unwrap()
            .has_reached(stage)
    };
    assert!(has_reached("a", Stage::Accepted));
    assert!(!has_reached("a", Stage::Running));
    assert!(!has_reached("b", Stage::Accepted));
}

#[test]
fn the_form_takes_steps_on_and_says_what_is_wrong_with_others_at_the_field() {
    let desk = desk_with(&["a"]);
    let (id, record) = desk.model("a");
    let checked = |stage: Stage| {
        let mut draft = ModelDraft::of(Model::new(&id, record), YEAR);
        draft.set(FormField::Stage, stage.id());
        check(&draft, Some(record), Some(YEAR))
    };
    let problem = |stage| {
        let errors = checked(stage).unwrap_err();
        assert_eq!(errors.len(), 1);
        assert!(errors[0].field == FieldRef::Form(FormField::Stage));
        errors[0].problem
    };
    assert_eq!(
        problem(Stage::Recognised),
        Problem::NotAStep(Stage::Registered)
    );
    assert_eq!(problem(Stage::Draft), Problem::StepBack(Stage::Registered));
    let changes = checked(Stage::Accepted)
        .unwrap()
        .stepping(day(3, 1), "An")
        .changes(Some(record));
    assert_eq!(changes.len(), 2);
}

#[test]
fn the_first_step_of_an_entry_of_this_year_is_noted_and_none_of_a_year_long_past() {
    let n_steps = |year: i32| {
        let draft = super::filled_in(year);
        let model = check(&draft, None, None).unwrap().stepping(day(1, 5), "An");
        let mut desk = Desk::new(1);
        desk.run(&Command::SaveModel {
            id: RecordId::model("a"),
            model,
        });
        let (id, record) = desk.model("a");
        Model::new(&id, record).year(year).unwrap().steps().len()
    };
    assert_eq!(n_steps(YEAR), 1);
    assert_eq!(n_steps(YEAR - 4), 0);
}

#[test]
fn the_day_of_a_registration_that_was_typed_in_late_is_its_own_and_can_be_put_right() {
    let mut desk = Desk::new(1);
    let steps = |desk: &Desk| {
        let (id, record) = desk.model("a");
        let steps = Model::new(&id, record).year(YEAR).unwrap().steps();
        let steps = steps
            .into_iter()
            .map(|step| (step.stage.to_owned(), step.on.to_owned()));
        steps.collect::<Vec<_>>()
    };
    let save = |desk: &mut Desk, registered: &str| {
        let id = RecordId::model("a");
        let record = desk.register.get(&id);
        let mut draft = match record {
            Some(record) => ModelDraft::of(Model::new(&id, record), YEAR),
            None => super::filled_in(YEAR),
        };
        draft.set(FormField::RegisteredOn, registered);
        let checked = check(&draft, record, record.map(|_| YEAR));
        let model = checked.unwrap().stepping(day(11, 26), "An");
        desk.run(&Command::SaveModel { id, model })
    };
    save(&mut desk, "");
    assert_eq!(
        steps(&desk),
        [("registered".to_owned(), "2026-11-26".to_owned())]
    );
    desk.check_refused(
        &step(Stage::Accepted, day(2, 1)),
        MoveFlaw::BeforeLastStep(PartialDate::from_iso("2026-11-26").unwrap()),
    );
    save(&mut desk, "25/10/2025");
    assert_eq!(
        steps(&desk),
        [("registered".to_owned(), "2025-10-25".to_owned())]
    );
    assert_eq!(save(&mut desk, "25/10/2025").touched, []);
    desk.go(&["a"], &step(Stage::Accepted, day(2, 1)));
    assert_eq!(steps(&desk).len(), 2);
    let mut draft = super::filled_in(YEAR);
    draft.set(FormField::RegisteredOn, "31/12/2024");
    let errors = check(&draft, None, None).unwrap_err();
    assert!(errors[0].field == FieldRef::Form(FormField::RegisteredOn));
}

#[test]
fn a_step_long_before_its_year_is_none() {
    let desk = desk_with(&["a"]);
    let long_ago = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    desk.check_refused(&step(Stage::Accepted, long_ago), MoveFlaw::LongBeforeYear);
}

#[test]
fn what_counts_a_model_in_a_closed_year_is_closed_too_and_so_is_a_new_model() {
    use so_dan_van_kheo::domain::change::Change;
    let mut desk = desk_with(&["a"]);
    desk.close("", true);
    let touches = |id: &str, changes: Vec<Change>| {
        let tree = UnitTree::of(&desk.register);
        let command = Command::Make(vec![(RecordId::model(id), changes)]);
        closed_year(
            &desk.register,
            &tree,
            &Closings::of(&desk.register),
            &command,
        )
    };
    let write = |member, text| Change::Write([member].into(), Value::text(text));
    for member in [member::UNIT, member::FIELD, member::KIND, member::SUBJECT] {
        assert_eq!(touches("a", vec![write(member, "khác")]), Some(YEAR));
    }
    assert_eq!(touches("a", vec![write(member::NOTES, "khác")]), None);
    let stage = YearEntry::path(YEAR, member::STAGE);
    let new = vec![
        write(member::UNIT, "xa-thanh-ba"),
        Change::Write(stage, Value::text("registered")),
    ];
    assert_eq!(touches("mới", new), Some(YEAR));
}

/// Returns a desk with one entry that was reviewed, and a set to score it by.
fn reviewed() -> Desk {
    let mut desk = desk_with(&["a"]);
    desk.write_set();
    for (to, month) in [
        (Stage::Accepted, 3),
        (Stage::Running, 4),
        (Stage::Reviewed, 9),
    ] {
        desk.go(&["a"], &step(to, day(month, 1)));
    }
    desk
}

/// Gives a criterion its score, as the meeting does.
fn score_reviewed(desk: &mut Desk, criterion: &str, score: &str) {
    let (id, record) = desk.model("a");
    let entry = Model::new(&id, record).year(YEAR).unwrap();
    let set = desk.judging_set();
    let changes = scoring_changes(entry, &set, criterion, Some(&number(score)));
    desk.run(&Command::Make(vec![(id, changes)]));
}

#[test]
fn the_last_score_of_an_entry_that_was_reviewed_before_writes_the_sum_down() {
    let mut desk = reviewed();
    for (criterion, score) in [("01-hieu-qua", "50"), ("02-lan-toa", "15")] {
        score_reviewed(&mut desk, criterion, score);
    }
    let (id, record) = desk.model("a");
    let entry = Model::new(&id, record).year(YEAR).unwrap();
    assert_eq!(entry.score(), Some(&number("80")));
    assert_eq!(entry.text(member::GRADE), "tot");
}

#[test]
fn a_score_that_is_corrected_after_the_review_corrects_the_sum_that_came_of_it_and_no_other() {
    let mut desk = reviewed();
    let written = |desk: &Desk| {
        let (id, record) = desk.model("a");
        let entry = Model::new(&id, record).year(YEAR).unwrap();
        let sum = entry.score().map_or("", Number::as_str).to_owned();
        (sum, entry.text(member::GRADE).to_owned())
    };
    let is = |sum: &str, grade: &str| (sum.to_owned(), grade.to_owned());
    score_reviewed(&mut desk, "01-hieu-qua", "50");
    score_reviewed(&mut desk, "02-lan-toa", "15");
    assert_eq!(written(&desk), is("80", "tot"));
    score_reviewed(&mut desk, "01-hieu-qua", "48");
    assert_eq!(written(&desk), is("78", &desk.appraisal("a").grade));
    // A grade that the meeting gave otherwise stays, and so does a sum that people wrote.
    let id = RecordId::model("a");
    let write = |desk: &mut Desk, member, value| {
        desk.write(&id, YearEntry::path(YEAR, member), value);
    };
    write(&mut desk, member::GRADE, Value::text("khác"));
    score_reviewed(&mut desk, "01-hieu-qua", "50");
    assert_eq!(written(&desk), is("80", "khác"));
    write(&mut desk, member::SCORE, Value::Number(number("99")));
    score_reviewed(&mut desk, "01-hieu-qua", "49");
    assert_eq!(written(&desk), is("99", "khác"));
}

#[test]
fn a_day_to_come_or_no_day_is_no_day_of_a_step() {
    let checked = |on: &str, to: &str| {
        let mut draft = MoveDraft::new(day(6, 1));
        draft.set(MoveField::On, on);
        draft.set(MoveField::To, to);
        draft.check(YEAR, day(6, 1), "An").err().unwrap_or_default()
    };
    let june = PartialDate::from_iso("2026-06").unwrap();
    assert_eq!(checked("1/6/2026", "accepted"), []);
    assert_eq!(
        checked("2/6/2026", "accepted"),
        [(MoveField::On, MoveProblem::ToCome)]
    );
    assert_eq!(
        checked("6/2026", "accepted"),
        [(MoveField::On, MoveProblem::NotADay(june))]
    );
    assert_eq!(
        checked("", "sang trọng"),
        [
            (MoveField::To, MoveProblem::Missing),
            (MoveField::On, MoveProblem::Missing)
        ]
    );
}

#[test]
fn scores_add_up_by_weight_and_the_grade_waits_for_the_last_one() {
    let mut desk = desk_with(&["a"]);
    desk.write_set();
    assert_eq!(desk.judging_set().most_points(), 100.0);
    assert_eq!(desk.appraisal("a").total, None);
    desk.score("a", "01-hieu-qua", "52.5");
    let half = desk.appraisal("a");
    assert_eq!(
        (half.total, half.grade.as_str()),
        (Some(number("52.5")), "")
    );
    desk.score("a", "02-lan-toa", "13.75");
    let whole = desk.appraisal("a");
    assert_eq!(
        (whole.total, whole.grade.as_str()),
        (Some(number("80")), "tot")
    );
}

#[test]
fn a_score_is_checked_as_it_is_typed() {
    let mut desk = desk_with(&["a"]);
    desk.write_set();
    let criterion = desk.judging_set().criteria[0].clone();
    let check = |text: &str| check_score(text, &criterion);
    assert_eq!(check(" 59,5 "), Ok(Some(number("59.5"))));
    assert_eq!(check(""), Ok(None));
    assert_eq!(check("60"), Ok(Some(number("60"))));
    assert_eq!(check("60,1"), Err(ScoreFlaw::OverMax(number("60"))));
    assert_eq!(check("-1"), Err(ScoreFlaw::Negative));
    assert_eq!(check("tốt"), Err(ScoreFlaw::NotANumber));
    assert_eq!(check("1e999"), Err(ScoreFlaw::OverMax(number("60"))));
}

#[test]
fn concurrent_appraisals_join_into_one_and_a_criterion_scored_differently_is_a_conflict() {
    let mut desk = desk_with(&["a"]);
    desk.write_set();
    let mut other = desk.copy(2);
    desk.score("a", "01-hieu-qua", "50");
    other.score("a", "02-lan-toa", "15");
    desk.meet(&other);
    other.meet(&desk);
    assert_eq!(desk.appraisal("a"), other.appraisal("a"));
    assert_eq!(desk.appraisal("a").total, Some(number("80")));
    assert_eq!(conflicts(&desk.register).len(), 0);
    desk.score("a", "01-hieu-qua", "40");
    other.score("a", "01-hieu-qua", "45");
    desk.meet(&other);
    other.meet(&desk);
    assert_eq!(conflicts(&desk.register).len(), 1);
    assert_eq!(desk.appraisal("a"), other.appraisal("a"));
    assert_eq!(Summary::of(&desk.register, YEAR).n_registered, 1);
}

#[test]
fn concurrent_moves_to_one_stage_are_one_move_and_to_two_a_conflict() {
    let mut desk = desk_with(&["a"]);
    let mut other = desk.copy(2);
    desk.go(&["a"], &step(Stage::Accepted, day(3, 1)));
    other.go(&["a"], &step(Stage::Accepted, day(3, 1)));
    desk.meet(&other);
    assert_eq!(conflicts(&desk.register).len(), 0);
    let mut third = desk.copy(3);
    desk.go(&["a"], &step(Stage::Running, day(4, 1)));
    third.go(&["a"], &step(Stage::Stopped, day(4, 1)));
    desk.meet(&third);
    assert_eq!(conflicts(&desk.register).len(), 1);
    let summary = Summary::of(&desk.register, YEAR);
    assert_eq!(summary.by_stage.values().sum::<usize>(), 1);
}

#[test]
fn a_review_writes_the_sum_down_once_and_says_when_scores_say_otherwise_later() {
    let mut desk = desk_with(&["a"]);
    desk.write_set();
    desk.go(&["a"], &step(Stage::Accepted, day(3, 1)));
    desk.go(&["a"], &step(Stage::Running, day(4, 1)));
    desk.score("a", "01-hieu-qua", "50");
    desk.score("a", "02-lan-toa", "15");
    desk.go(&["a"], &step(Stage::Reviewed, day(10, 1)));
    let state = |desk: &Desk| {
        let (id, record) = desk.model("a");
        let entry = Model::new(&id, record).year(YEAR).unwrap();
        let appraisal = desk.appraisal("a");
        let grade = entry.text(member::GRADE).to_owned();
        (entry.score().cloned(), grade, appraisal.differs_from(entry))
    };
    assert_eq!(state(&desk), (Some(number("80")), "tot".to_owned(), false));
    desk.score("a", "02-lan-toa", "5");
    assert_eq!(state(&desk), (Some(number("80")), "tot".to_owned(), true));
}

#[test]
fn scores_from_files_are_kept_and_shown_and_never_counted_twice() {
    let mut desk = desk_with(&["a"]);
    desk.write_set();
    let score = |criterion: &str, score: &str| {
        let score = ("score".to_owned(), Value::Number(number(score)));
        let criterion = ("criterion".to_owned(), Value::text(criterion));
        Value::Map([criterion, score].into_iter().collect())
    };
    let items = [
        ("x1", score("01-hieu-qua", "30")),
        ("x2", score("01-hieu-qua", "30")),
        ("x3", score("02-lan-toa", "35")),
        ("x4", score("khác", "9")),
        ("x5", Value::text("không phải điểm")),
    ];
    for (item, value) in items {
        let path = YearEntry::path(YEAR, member::SCORES).join(Segment::Item(item.to_owned()));
        desk.write(&RecordId::model("a"), path, value);
    }
    let appraisal = desk.appraisal("a");
    assert_eq!(appraisal.total, Some(number("100")));
    let odd = (appraisal.n_twice, appraisal.n_over, appraisal.n_foreign);
    assert_eq!(odd, (1, 1, 1));
    let (id, record) = desk.model("a");
    assert!(appraisal.is_odd_in(Model::new(&id, record).year(YEAR).unwrap()));
    // Scoring anew leaves one score, under the criterion's own id.
    desk.score("a", "01-hieu-qua", "20");
    let appraisal = desk.appraisal("a");
    assert_eq!(
        (appraisal.n_twice, appraisal.total),
        (0, Some(number("90")))
    );
}

fn carry(desk: &mut Desk, ids: &[&str]) -> Vec<(RecordId, CarryFlaw)> {
    let ids: Vec<RecordId> = ids.iter().map(|id| RecordId::model(*id)).collect();
    let carrying = CarryOver {
        from: YEAR,
        to: YEAR + 1,
        on: day(12, 31),
        by: "An".to_owned(),
    };
    let tree = UnitTree::of(&desk.register);
    let closings = Closings::of(&desk.register);
    let plan = carry_over::plan(&desk.register, &tree, &closings, &ids, &carrying);
    desk.run(&Command::Make(plan.changes));
    plan.refused
}

#[test]
fn models_go_on_next_year_as_continued_with_their_levels_and_nothing_of_their_results() {
    let mut desk = Desk::new(1);
    desk.save("a", YEAR, |draft| {
        draft.registered_levels = ["commune".to_owned(), "province".to_owned()].into();
        draft.set(FormField::Results, "Tốt");
        draft.set(FormField::Grade, "tot");
    });
    assert_eq!(carry(&mut desk, &["a"]), []);
    let (id, record) = desk.model("a");
    let model = Model::new(&id, record);
    let next = model.year(YEAR + 1).unwrap();
    assert!(next.is_continued() && next.is_registered());
    let mut levels = next.registered_levels();
    levels.sort_unstable();
    assert_eq!(levels, ["commune", "province"]);
    assert_eq!(
        (next.text(member::RESULTS), next.text(member::GRADE)),
        ("", "")
    );
    assert_eq!(model.year(YEAR).unwrap().text(member::GRADE), "tot");
    let summary = Summary::of(&desk.register, YEAR + 1);
    assert_eq!((summary.n_continued, summary.n_new), (1, 0));
}

#[test]
fn drafts_stopped_ones_and_those_already_there_do_not_go_on() {
    let mut desk = desk_with(&["a", "b", "d"]);
    desk.save("c", YEAR, |draft| draft.set(FormField::Stage, "draft"));
    desk.go(&["b"], &step(Stage::Stopped, day(5, 1)));
    desk.save("d", YEAR + 1, |_| {});
    let refused = carry(&mut desk, &["a", "b", "c", "d"]);
    let flaws: Vec<_> = refused
        .iter()
        .map(|(id, flaw)| (id.id.as_str(), *flaw))
        .collect();
    assert_eq!(
        flaws,
        [
            ("b", CarryFlaw::Stopped),
            ("c", CarryFlaw::NotRegistered),
            ("d", CarryFlaw::HasEntry)
        ]
    );
    // Once more changes nothing.
    let again = carry(&mut desk, &["a"]);
    assert_eq!(again, [(RecordId::model("a"), CarryFlaw::HasEntry)]);
}

#[test]
fn an_entry_that_was_deleted_goes_on_without_what_it_said() {
    let mut desk = desk_with(&["a"]);
    desk.save("a", YEAR + 1, |draft| draft.set(FormField::Results, "cũ"));
    desk.run(&Command::DeleteYear(RecordId::model("a"), YEAR + 1));
    assert_eq!(carry(&mut desk, &["a"]), []);
    let (id, record) = desk.model("a");
    let entry = Model::new(&id, record).year(YEAR + 1).unwrap();
    assert_eq!(entry.text(member::RESULTS), "");
    assert!(entry.is_continued());
}

#[test]
fn two_who_carry_over_at_once_leave_one_entry() {
    let mut desk = desk_with(&["a"]);
    let mut other = desk.copy(2);
    carry(&mut desk, &["a"]);
    carry(&mut other, &["a"]);
    desk.meet(&other);
    assert_eq!(conflicts(&desk.register).len(), 0);
    assert_eq!(Summary::of(&desk.register, YEAR + 1).n_registered, 1);
}

#[test]
fn a_closed_year_is_not_written_to_until_it_is_unlocked_and_then_marked() {
    let mut desk = desk_with(&["a"]);
    desk.close("", true);
    assert!(desk.is_closed());
    desk.check_refused(&step(Stage::Accepted, day(12, 31)), MoveFlaw::YearClosed);
    let touches = |desk: &Desk, command: &Command| {
        let tree = UnitTree::of(&desk.register);
        closed_year(
            &desk.register,
            &tree,
            &Closings::of(&desk.register),
            command,
        )
    };
    let id = RecordId::model("a");
    let deletions = [
        Command::Delete(id.clone()),
        Command::DeleteYear(id.clone(), YEAR),
    ];
    for command in &deletions {
        assert_eq!(touches(&desk, command), Some(YEAR));
    }
    let is_marked = |desk: &Desk| {
        let tree = UnitTree::of(&desk.register);
        let (id, record) = desk.model("a");
        let entry = Model::new(&id, record).year(YEAR).unwrap();
        Closings::of(&desk.register).is_edited_after(&tree, Model::new(&id, record), entry)
    };
    assert!(!is_marked(&desk));
    desk.close("", false);
    assert!(!desk.is_closed());
    for command in &deletions {
        assert_eq!(touches(&desk, command), None);
    }
    desk.save("a", YEAR, |draft| draft.set(FormField::Results, "sửa"));
    assert!(is_marked(&desk));
    assert_eq!(events(&desk.register, "", YEAR).len(), 2);
}

#[test]
fn a_closing_holds_for_the_units_below_and_for_no_others() {
    let mut desk = desk_with(&["a"]);
    for (unit, parent) in [("xa-thanh-ba", "tinh"), ("tinh", ""), ("tinh-khac", "")] {
        let id = RecordId::unit(unit);
        desk.write(&id, [member::NAME].into(), Value::text(unit));
        desk.write(&id, [member::PARENT].into(), Value::text(parent));
    }
    desk.close("tinh-khac", true);
    assert!(!desk.is_closed());
    desk.close("tinh", true);
    assert!(desk.is_closed());
    let tree = UnitTree::of(&desk.register);
    let closings = Closings::of(&desk.register);
    assert!(!closings.is_closed(&tree, "xa-thanh-ba", YEAR + 1));
}

#[test]
fn what_comes_by_file_into_a_closed_year_is_kept_and_marked() {
    let mut desk = desk_with(&["a"]);
    let mut commune = desk.copy(2);
    desk.close("", true);
    commune.now = desk.now + 1;
    commune.save("a", YEAR, |draft| draft.set(FormField::Results, "gửi muộn"));
    desk.meet(&commune);
    let (id, record) = desk.model("a");
    let entry = Model::new(&id, record).year(YEAR).unwrap();
    assert_eq!(entry.text(member::RESULTS), "gửi muộn");
    let tree = UnitTree::of(&desk.register);
    let closings = Closings::of(&desk.register);
    assert!(closings.is_edited_after(&tree, Model::new(&id, record), entry));
}

fn replica(desk: &mut Desk, origin: &str, id: &str, unit: &str) {
    let changes = replicate(&desk.register, &RecordId::model(origin), unit, YEAR);
    desk.run(&Command::Make(vec![(RecordId::model(id), changes)]));
}

fn around(register: &Register, id: &str) -> Vec<(usize, String)> {
    let id = RecordId::model(id);
    let tree = Tree::of(register);
    let around = tree.around(&id).into_iter();
    around.map(|(depth, id)| (depth, id.id.clone())).collect()
}

#[test]
fn a_replication_names_its_origin_takes_its_content_and_is_a_draft_of_its_own_unit() {
    let mut desk = Desk::new(1);
    desk.save("a", YEAR, |draft| {
        draft.set(FormField::Methods, "Họp dân bàn bạc");
        draft.set(FormField::Holder, "Khu 2");
    });
    replica(&mut desk, "a", "b", "xa-khac");
    let (id, record) = desk.model("b");
    let model = Model::new(&id, record);
    assert_eq!(model.text(member::REPLICATES), "a");
    assert_eq!(model.text(member::METHODS), "Họp dân bàn bạc");
    assert_eq!((model.unit(), model.holder()), ("xa-khac", ""));
    assert!(!model.year(YEAR).unwrap().is_registered());
    assert_eq!(Summary::of(&desk.register, YEAR).n_registered, 1);
    let nothing = replicate(&desk.register, &RecordId::model("lạ"), "xa", YEAR);
    assert_eq!(nothing, []);
}

#[test]
fn the_tree_of_replications_is_the_same_from_each_of_its_models() {
    let mut desk = desk_with(&["a", "một mình"]);
    replica(&mut desk, "a", "b", "xa-2");
    replica(&mut desk, "b", "c", "xa-3");
    replica(&mut desk, "a", "d", "xa-4");
    let expect = [(0, "a"), (1, "b"), (2, "c"), (1, "d")].map(|(n, id)| (n, id.to_owned()));
    for id in ["a", "b", "c", "d"] {
        assert_eq!(around(&desk.register, id), expect);
    }
    assert_eq!(around(&desk.register, "một mình"), []);
}

#[test]
fn origins_in_a_circle_are_refused_at_the_form_and_harmless_from_a_file() {
    let mut desk = desk_with(&["a"]);
    replica(&mut desk, "a", "b", "xa-2");
    replica(&mut desk, "b", "c", "xa-3");
    let id = |id: &str| RecordId::model(id);
    let origin = |from: &str, to: &str| check_origin(&desk.register, &id(from), &id(to));
    assert_eq!(origin("a", "a"), Err(OriginFlaw::Itself));
    assert_eq!(origin("a", "c"), Err(OriginFlaw::Circle));
    assert_eq!(origin("a", "lạ"), Err(OriginFlaw::Unknown));
    assert_eq!(origin("c", "a"), Ok(()));
    desk.save("sớm", YEAR - 1, |_| {});
    let origin = |from: &str, to: &str| check_origin(&desk.register, &id(from), &id(to));
    assert_eq!(origin("sớm", "a"), Err(OriginFlaw::Later));
    assert_eq!(origin("a", "sớm"), Ok(()));
    desk.write(&id("a"), [member::REPLICATES].into(), Value::text("c"));
    let tree = Tree::of(&desk.register);
    for one in ["a", "b", "c"] {
        assert!(tree.is_in_circle(&id(one)));
        assert_eq!(around(&desk.register, one).len(), 3);
    }
    assert_eq!(
        Summary::of(&desk.register, YEAR)
            .by_stage
            .values()
            .sum::<usize>(),
        3
    );
}
