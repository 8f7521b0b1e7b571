//! Follow-up: each thing once, under its most urgent reason, by the deadlines that hold for it.

use chrono::NaiveDate;
use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::catalogue_set::{Aspect, Sets};
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::date::{PartialDate, Timestamp};
use so_dan_van_kheo::domain::deadline::deadline_id;
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::duplicates::likely_duplicates;
use so_dan_van_kheo::domain::follow_up::{
    About, FollowUpChoices, Gathered, Matter, Part, Reason, View, When, matters,
};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::YearEntry;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::received::{Extent, Receipt, Received};
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::set_warnings::SetFault;
use so_dan_van_kheo::domain::stage::Stage;
use so_dan_van_kheo::domain::summary::latest_begun;
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit_trouble::UnitTrouble;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::starting_set::starting_set;
use so_dan_van_kheo::format::stored_follow_up::{read_follow_up, write_follow_up};
use so_dan_van_kheo::storage::memory_bag::MemoryBag;
use so_dan_van_kheo::storage::store::Store;

use crate::Desk;
use crate::field::taken_in;

fn day(text: &str) -> NaiveDate {
    PartialDate::parse(text).unwrap().first_day()
}

/// Looks from a unit at a year, on a day.
struct Look<'a> {
    own: &'a str,
    year: i32,
    received: Received,
}

impl Look<'_> {
    fn on(&self, register: &Register, today: &str) -> Vec<Matter> {
        let pairs = likely_duplicates(register);
        matters(View {
            register,
            units: &UnitTree::of(register),
            sets: &Sets::of(register),
            fields: &CatalogueList::of(register, &Collection::FIELDS),
            received: &self.received,
            pairs: &pairs,
            own: self.own,
            year: self.year,
            today: day(today),
            n_days: 30,
        })
    }
}

fn look(own: &str) -> Look<'_> {
    Look {
        own,
        year: 2026,
        received: Received::default(),
    }
}

/// Returns a desk at a commune, whose clock stands at a day.
fn commune(now: &str) -> Desk {
    let mut desk = Desk::new(1);
    let noon = Timestamp::from_iso(&format!("{}T05:00:00Z", day(now))).unwrap();
    desk.now = noon.as_millis();
    unit(&mut desk, "xa", "", &[]);
    desk.write(
        &RecordId::field("kinh-te"),
        [member::NAME].into(),
        Value::text("Kinh tế"),
    );
    desk
}

fn unit(desk: &mut Desk, id: &str, parent: &str, members: &[(Segment, &str)]) {
    let unit = RecordId::unit(id);
    let named = [(member::NAME, id), (member::PARENT, parent)];
    for (member, text) in named.iter().chain(members) {
        desk.write(&unit, [member.clone()].into(), Value::text(*text));
    }
}

fn set(desk: &mut Desk, id: &str, unit: &str, deadlines: &[(&str, &str, bool)]) {
    let set = RecordId::new(Collection::SETS, id);
    desk.write(&set, [member::NAME].into(), Value::text(id));
    desk.write(&set, [member::UNIT].into(), Value::text(unit));
    for (n, (stage, on, is_next_year)) in deadlines.iter().enumerate() {
        let members = [
            ("stage", Value::text(*stage)),
            ("on", Value::text(*on)),
            ("next_year", Value::Bool(*is_next_year)),
        ];
        let members = members.map(|(name, value)| (name.to_owned(), value));
        let path: Path = [member::DEADLINES, Segment::Item(n.to_string())].into();
        desk.write(&set, path, Value::Map(members.into_iter().collect()));
    }
}

/// Adds a model with every part of the form.
fn model(desk: &mut Desk, id: &str, unit: &str, stage: &str) {
    desk.save(id, 2026, |draft| {
        for field in [
            FormField::Rationale,
            FormField::Objectives,
            FormField::Methods,
            FormField::Locality,
            FormField::Actors,
            FormField::Resources,
            FormField::Outputs,
            FormField::Sustainability,
        ] {
            draft.set(field, "có");
        }
        draft.set(FormField::StartsOn, "2026");
        draft.set(FormField::Title, format!("Tên riêng {id}{id} của {id}"));
        draft.set(FormField::Unit, unit);
        draft.set(FormField::Stage, stage);
    });
}

fn about_model(id: &str) -> About {
    About::Model(RecordId::model(id))
}

fn alone(matter: Matter) -> Gathered {
    let matters = vec![matter];
    Gathered { matters }
}

/// Writes what is to be looked after in short.
fn short(matters: &[Matter]) -> Vec<(About, Reason)> {
    let pair = |one: &Matter| (one.about.clone(), one.reason.clone());
    matters.iter().map(pair).collect()
}

#[test]
fn a_registration_that_was_sent_back_waits_to_be_registered_again() {
    let mut desk = commune("10/3/2026");
    let deadlines = [("registered", "03-15", false), ("accepted", "03-31", false)];
    set(&mut desk, "bo", "", &deadlines);
    model(&mut desk, "a", "xa", "returned");
    model(&mut desk, "b", "xa", "registered");
    let reasons = |today: &str| {
        let found = look("").on(&desk.register, today).into_iter();
        let of_a = found.filter(|matter| matter.about == about_model("a"));
        of_a.map(|matter| matter.reason).collect::<Vec<_>>()
    };
    assert_eq!(reasons("15/3/2026"), []);
    let sent_back = Reason::SentBack(day("15/3/2026"));
    assert_eq!(reasons("16/3/2026"), std::slice::from_ref(&sent_back));
    assert_eq!(reasons("1/4/2026"), [sent_back]);
}

#[test]
fn on_its_last_day_a_deadline_is_due_and_on_the_next_it_is_late() {
    let mut desk = commune("10/3/2026");
    set(
        &mut desk,
        "s",
        "xa",
        &[("accepted", "03-31", false), ("running", "04-15", false)],
    );
    model(&mut desk, "a", "xa", "registered");
    model(&mut desk, "b", "xa", "running");
    let due = |stage, on: &str| {
        let due = Reason::Due {
            on: day(on),
            n_entries: 1,
            n_units: 0,
        };
        (About::Stage(stage), due)
    };
    let xa = look("xa");
    let last_day = xa.on(&desk.register, "31/3/2026");
    assert_eq!(
        short(&last_day),
        [
            due(Stage::Accepted, "31/3/2026"),
            due(Stage::Running, "15/4/2026")
        ]
    );
    let when = |one: &Matter| When::of(one, day("31/3/2026"));
    assert_eq!(
        last_day.iter().map(when).collect::<Vec<_>>(),
        [When::ThisWeek, When::Later]
    );
    let late = Reason::Late(Stage::Accepted, day("31/3/2026"));
    let next_day = xa.on(&desk.register, "1/4/2026");
    let expect = [(about_model("a"), late), due(Stage::Running, "15/4/2026")];
    assert_eq!(short(&next_day)[..2], expect);
    assert_eq!(When::of(&next_day[0], day("1/4/2026")), When::Overdue);
}

#[test]
fn the_last_of_february_is_the_last_there_is_and_january_is_of_the_year_after() {
    let mut desk = commune("1/1/2026");
    set(
        &mut desk,
        "s",
        "",
        &[("accepted", "02-29", false), ("recognised", "01-10", true)],
    );
    model(&mut desk, "a", "xa", "registered");
    let at = |today| short(&look("xa").on(&desk.register, today))[0].clone();
    let accepted = (
        about_model("a"),
        Reason::Late(Stage::Accepted, day("28/2/2026")),
    );
    assert!(matches!(at("28/2/2026").1, Reason::Due { on, .. } if on == day("28/2/2026")));
    assert_eq!(at("1/3/2026"), accepted);
    let leap = Look {
        year: 2028,
        ..look("xa")
    };
    desk.save("a", 2028, |draft| draft.set(FormField::Stage, "reviewed"));
    let year_after = short(&leap.on(&desk.register, "10/1/2029"));
    assert!(matches!(year_after[0].1, Reason::Due { on, .. } if on == day("10/1/2029")));
    let late = (
        about_model("a"),
        Reason::Late(Stage::Recognised, day("10/1/2029")),
    );
    assert_eq!(short(&leap.on(&desk.register, "11/1/2029"))[0], late);
    desk.write_of_year("a", 2028, member::STAGE, Value::text("registered"));
    let late = (
        about_model("a"),
        Reason::Late(Stage::Accepted, day("29/2/2028")),
    );
    assert_eq!(short(&leap.on(&desk.register, "1/3/2028"))[0], late);
}

#[test]
fn an_entry_whose_work_has_ended_or_whose_stage_nobody_knows_is_never_late() {
    let mut desk = commune("1/1/2026");
    set(
        &mut desk,
        "s",
        "",
        &[
            ("registered", "02-01", false),
            ("recognised", "10-15", false),
        ],
    );
    let stages = ["stopped", "not_recognised", "recognised", "", "draft"];
    for stage in stages {
        model(&mut desk, &format!("m-{stage}"), "xa", stage);
    }
    desk.write_of_year("m-stopped", 2026, member::STAGE, Value::text("stopped"));
    model(&mut desk, "m-new", "xa", "draft");
    desk.write_of_year("m-new", 2026, member::STAGE, Value::text("thi_diem"));
    let found = look("xa").on(&desk.register, "1/12/2026");
    let late: Vec<_> = short(&found)
        .into_iter()
        .filter(|(_, reason)| matches!(reason, Reason::Late(..)))
        .collect();
    assert_eq!(
        late,
        [
            (
                about_model("m-draft"),
                Reason::Late(Stage::Registered, day("1/2/2026"))
            ),
            (
                about_model("m-"),
                Reason::Late(Stage::Recognised, day("15/10/2026"))
            ),
        ]
    );
}

#[test]
fn a_model_stands_once_under_its_most_urgent_reason() {
    let mut desk = commune("1/1/2026");
    set(
        &mut desk,
        "s",
        "",
        &[("running", "03-31", false), ("reviewed", "04-30", false)],
    );
    model(&mut desk, "a", "xa", "accepted");
    desk.save("a", 2026, |draft| {
        draft.set(FormField::Rationale, " ");
        draft.set(FormField::Locality, "");
        draft.set(FormField::StartsOn, "");
        draft.set(FormField::Title, "Đường hoa thôn Vân Lĩnh");
    });
    model(&mut desk, "b", "xa", "recognised");
    desk.save("b", 2026, |draft| {
        draft.set(FormField::Title, "Đường hoa thôn Vân Lĩnh")
    });
    let found = look("xa").on(&desk.register, "1/6/2026");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].about, about_model("a"));
    assert_eq!(
        found[0].reason,
        Reason::Late(Stage::Running, day("31/3/2026"))
    );
    assert_eq!(
        found[0].others,
        [
            Reason::Silent(day("1/1/2026")),
            Reason::Alike(1),
            Reason::Lacks(vec![Part::Rationale, Part::Reach, Part::Time]),
        ]
    );
}

#[test]
fn an_entry_is_silent_after_so_many_days_and_only_while_it_is_worked_on() {
    let mut desk = commune("1/3/2026");
    model(&mut desk, "a", "xa", "running");
    model(&mut desk, "b", "xa", "registered");
    let silent = |today| {
        let found = look("xa").on(&desk.register, today);
        found
            .iter()
            .any(|one| one.reason == Reason::Silent(day("1/3/2026")))
    };
    assert!(!silent("30/3/2026"));
    assert!(silent("31/3/2026"));
    assert!(!silent("1/2/2026"), "a clock that is behind");
    let found = look("xa").on(&desk.register, "1/3/2027");
    assert_eq!(
        short(&found),
        [(about_model("a"), Reason::Silent(day("1/3/2026")))]
    );
}

#[test]
fn units_are_awaited_then_late_and_those_that_are_no_more_are_not() {
    let mut desk = commune("1/1/2026");
    unit(&mut desk, "khu-1", "xa", &[]);
    unit(&mut desk, "khu-2", "xa", &[]);
    unit(
        &mut desk,
        "khu-3",
        "xa",
        &[(member::VALID_TO, "2025-12-31")],
    );
    unit(
        &mut desk,
        "khu-4",
        "xa",
        &[(member::VALID_FROM, "2026-06-01")],
    );
    unit(
        &mut desk,
        "khu-5",
        "xa",
        &[(member::VALID_FROM, "2027-01-01")],
    );
    unit(&mut desk, "xa-khac", "", &[]);
    set(&mut desk, "s", "xa", &[("registered", "03-31", false)]);
    model(&mut desk, "a", "khu-1", "registered");
    let found = |today| short(&look("xa").on(&desk.register, today));
    let due = Reason::Due {
        on: day("31/3/2026"),
        n_entries: 0,
        n_units: 2,
    };
    assert_eq!(found("31/3/2026"), [(About::Stage(Stage::Registered), due)]);
    assert_eq!(
        found("1/4/2026"),
        [
            (
                About::Unit("khu-2".into()),
                Reason::Unregistered(day("31/3/2026"))
            ),
            (About::Unit("khu-4".into()), Reason::Empty),
        ]
    );
}

#[test]
fn models_of_units_that_were_merged_are_followed_by_the_one_that_stands_there_today() {
    let mut desk = commune("1/1/2026");
    unit(
        &mut desk,
        "xa-cu",
        "huyen",
        &[(member::VALID_TO, "2026-06-30")],
    );
    let successor: Path = [member::SUCCESSORS, Segment::Item("xa".into())].into();
    desk.write(&RecordId::unit("xa-cu"), successor, Value::text("xa"));
    set(&mut desk, "s", "xa", &[("accepted", "03-31", false)]);
    model(&mut desk, "a", "xa-cu", "registered");
    model(&mut desk, "b", "noi-khac", "registered");
    let found = look("xa").on(&desk.register, "1/7/2026");
    assert_eq!(
        short(&found),
        [(
            about_model("a"),
            Reason::Late(Stage::Accepted, day("31/3/2026"))
        )]
    );
}

#[test]
fn the_nearest_set_holds_and_a_set_of_elsewhere_does_not() {
    let mut desk = commune("1/1/2026");
    unit(&mut desk, "khu", "xa", &[]);
    set(&mut desk, "chung", "", &[("accepted", "03-31", false)]);
    set(&mut desk, "khu", "khu", &[("accepted", "05-31", false)]);
    unit(&mut desk, "xa-khac", "", &[]);
    set(
        &mut desk,
        "khac",
        "xa-khac",
        &[("accepted", "01-31", false)],
    );
    model(&mut desk, "a", "khu", "registered");
    model(&mut desk, "b", "xa", "registered");
    let found = look("xa").on(&desk.register, "1/6/2026");
    assert_eq!(
        short(&found),
        [
            (
                about_model("b"),
                Reason::Late(Stage::Accepted, day("31/3/2026"))
            ),
            (
                about_model("a"),
                Reason::Late(Stage::Accepted, day("31/5/2026"))
            ),
        ]
    );
}

#[test]
fn files_are_awaited_until_their_last_day_and_late_with_what_else_the_unit_lacks() {
    let mut desk = commune("1/1/2026");
    unit(&mut desk, "khu-1", "xa", &[]);
    unit(&mut desk, "khu-2", "xa", &[]);
    model(&mut desk, "a", "khu-1", "recognised");
    desk.run(&Command::SetDeadline {
        id: deadline_id("xa", 2026),
        name: "Nộp tệp".into(),
        on: PartialDate::parse("10/12/2026").ok(),
    });
    let mut look = look("xa");
    let at = Timestamp::from_iso("2026-11-01T00:00:00Z").unwrap();
    let piece = desk.register.clone();
    look.received
        .note("khu-1", Receipt::of(&piece, Extent::Whole, Some(at), at));
    let found = short(&look.on(&desk.register, "10/12/2026"));
    assert_eq!(
        found[0],
        (About::Files, Reason::FilesDue(day("10/12/2026"), 1))
    );
    let found = look.on(&desk.register, "11/12/2026");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].about, About::Unit("khu-2".into()));
    assert_eq!(found[0].reason, Reason::FilesLate(day("10/12/2026")));
    assert_eq!(found[0].others, [Reason::Empty]);
}

#[test]
fn a_unit_whose_models_were_written_here_has_no_file_to_send() {
    let mut desk = commune("1/1/2026");
    unit(&mut desk, "khu-1", "xa", &[]);
    unit(&mut desk, "to-1", "khu-1", &[]);
    unit(&mut desk, "khu-2", "xa", &[]);
    model(&mut desk, "a", "to-1", "recognised");
    desk.run(&Command::SetDeadline {
        id: deadline_id("xa", 2026),
        name: "Nộp tệp".into(),
        on: PartialDate::parse("10/12/2026").ok(),
    });
    let found = short(&look("xa").on(&desk.register, "10/12/2026"));
    assert_eq!(
        found[0],
        (About::Files, Reason::FilesDue(day("10/12/2026"), 1))
    );
    let found = look("xa").on(&desk.register, "11/12/2026");
    assert_eq!(found[0].about, About::Unit("khu-2".into()));
    assert_eq!(found.len(), 1);
}

#[test]
fn many_of_one_kind_are_one_line_and_few_are_lines_of_their_own() {
    let mut desk = commune("1/1/2026");
    for n in 1..=240 {
        unit(&mut desk, &format!("khu-{n:03}"), "xa", &[]);
    }
    model(&mut desk, "a", "khu-001", "recognised");
    let found = look("xa").on(&desk.register, "1/3/2026");
    assert_eq!(found.len(), 239);
    let lines = Gathered::all(found.iter());
    assert_eq!(lines.len(), 1);
    assert!(lines[0].is_many());
    assert_eq!(lines[0].matters, found);
    let few = Gathered::all(found.iter().take(3));
    assert_eq!(few.len(), 3);
    assert!(few.iter().all(|line| !line.is_many()));
    // What is put off is the kind: those that come to be of it meanwhile, too.
    let mut choices = FollowUpChoices::default();
    choices.put_off(&lines[0], day("1/3/2026"));
    assert_eq!(choices.put_off.len(), 1);
    unit(&mut desk, "khu-999", "xa", &[]);
    let is_put_off = |today: &str| {
        let found = look("xa").on(&desk.register, today);
        let put_off = choices.on(day(today));
        found.iter().all(|one| put_off.has(one))
    };
    assert!(is_put_off("7/3/2026"));
    assert!(!is_put_off("8/3/2026"));
    set(&mut desk, "s", "xa", &[("registered", "03-05", false)]);
    let found = look("xa").on(&desk.register, "7/3/2026");
    let put_off = choices.on(day("7/3/2026"));
    assert!(
        !found.iter().any(|one| put_off.has(one)),
        "late is another matter"
    );
}

#[test]
fn fields_without_a_model_are_named_and_a_year_without_any_is_one_matter() {
    let mut desk = commune("1/1/2026");
    desk.write(
        &RecordId::field("an-ninh"),
        [member::NAME].into(),
        Value::text("An ninh"),
    );
    desk.write(
        &RecordId::field("cu"),
        [member::RETIRED].into(),
        Value::Bool(true),
    );
    let found = |desk: &Desk| short(&look("xa").on(&desk.register, "1/2/2026"));
    assert_eq!(found(&desk), [(About::Year, Reason::Empty)]);
    model(&mut desk, "a", "xa", "registered");
    assert_eq!(
        found(&desk),
        [(About::Field("an-ninh".into()), Reason::Empty)]
    );
}

#[test]
fn what_files_bring_that_cannot_be_is_a_matter() {
    let mut desk = commune("1/1/2026");
    model(&mut desk, "a", "xa", "recognised");
    let date = YearEntry::path(2026, member::DECISION).join(member::DATE);
    desk.write(&RecordId::model("a"), date, Value::text("2025-12-31"));
    for (id, origin) in [("b", "c"), ("c", "b")] {
        model(&mut desk, id, "xa", "registered");
        let origin = Value::text(origin);
        desk.write(&RecordId::model(id), [member::REPLICATES].into(), origin);
    }
    unit(&mut desk, "p", "q", &[]);
    unit(&mut desk, "q", "p", &[]);
    set(&mut desk, "s1", "", &[("accepted", "03-31", false)]);
    set(&mut desk, "s2", "", &[("running", "04-30", false)]);
    let id = RecordId::new(Collection::SETS, "s3");
    desk.write(&id, [member::FROM_YEAR].into(), Value::Number(2027.into()));
    desk.write(&id, [member::TO_YEAR].into(), Value::Number(2026.into()));
    desk.write(
        &id,
        [Aspect::Kinds.member(), Segment::Item("x".into())].into(),
        Value::text("x"),
    );
    let found = short(&look("").on(&desk.register, "1/2/2026"));
    for expect in [
        (about_model("a"), Reason::TooEarly),
        (about_model("b"), Reason::OriginsInCircle),
        (about_model("c"), Reason::OriginsInCircle),
        (
            About::Unit("p".into()),
            Reason::Trouble(UnitTrouble::ParentCircle),
        ),
        (
            About::Unit("q".into()),
            Reason::Trouble(UnitTrouble::ParentCircle),
        ),
        (
            About::Set("s1".into()),
            Reason::Fault(SetFault::Overlaps("s2".into(), Aspect::Deadlines)),
        ),
        (About::Set("s3".into()), Reason::Fault(SetFault::EndsBefore)),
    ] {
        assert!(found.contains(&expect), "{expect:?} is not in {found:?}");
    }
    let n_of_sets = found
        .iter()
        .filter(|(about, _)| matches!(about, About::Set(_)))
        .count();
    assert_eq!(n_of_sets, 2, "of two sets the first is named");
}

#[test]
fn what_was_put_off_comes_back_after_seven_days_or_when_it_is_another_matter() {
    let mut desk = commune("1/3/2026");
    set(&mut desk, "s", "", &[("running", "04-30", false)]);
    model(&mut desk, "a", "xa", "accepted");
    let on = |desk: &Desk, today| {
        let found = look("xa").on(&desk.register, today);
        found
            .into_iter()
            .find(|one| one.about == about_model("a"))
            .unwrap()
    };
    let mut choices = FollowUpChoices::default();
    choices.put_off(&alone(on(&desk, "10/4/2026")), day("10/4/2026"));
    let is_put_off = |today| choices.on(day(today)).has(&on(&desk, today));
    assert!(
        is_put_off("11/4/2026"),
        "more days without a word are no other matter"
    );
    assert!(is_put_off("16/4/2026"));
    assert!(!is_put_off("17/4/2026"));
    assert!(
        !is_put_off("8/4/2026"),
        "a clock that was ahead puts nothing off"
    );
    choices.put_off(&alone(on(&desk, "25/4/2026")), day("25/4/2026"));
    assert_eq!(choices.put_off.len(), 1, "what came back is forgotten");
    assert!(choices.on(day("30/4/2026")).has(&on(&desk, "30/4/2026")));
    assert!(
        !choices.on(day("1/5/2026")).has(&on(&desk, "1/5/2026")),
        "late now"
    );
    choices.bring_back();
    assert!(!choices.on(day("30/4/2026")).has(&on(&desk, "30/4/2026")));
}

#[test]
fn what_was_put_off_is_kept_beside_the_register_and_in_no_backup() {
    let mut desk = commune("1/3/2026");
    model(&mut desk, "xã/1 \"", "xa", "running");
    let found = look("xa").on(&desk.register, "1/5/2026");
    let mut choices = FollowUpChoices {
        n_days: 60,
        ..FollowUpChoices::default()
    };
    choices.put_off(&alone(found[0].clone()), day("1/5/2026"));
    assert_eq!(read_follow_up(&write_follow_up(&choices)).unwrap(), choices);
    let store = Store::new(MemoryBag::new());
    assert_eq!(store.follow_up().unwrap(), FollowUpChoices::default());
    store.save_follow_up(&choices).unwrap();
    assert_eq!(store.follow_up().unwrap(), choices);
    assert_eq!(store.backup_texts().unwrap().len(), 0);
    let text = write_follow_up(&choices);
    for cut in 0..text.len() {
        let read = text.get(..cut).map(read_follow_up);
        assert!(read.is_none_or(|read| read.is_err()), "cut at {cut}");
    }
}

#[test]
fn the_year_followed_first_is_the_latest_that_has_begun() {
    assert_eq!(latest_begun(&[2027, 2026, 2022], 2026), 2026);
    assert_eq!(latest_begun(&[2027, 2022], 2026), 2022);
    assert_eq!(latest_begun(&[2027], 2026), 2026);
    assert_eq!(latest_begun(&[], 2026), 2026);
}

#[test]
fn two_offices_that_have_joined_are_told_the_same() {
    let mut one = commune("1/3/2026");
    set(&mut one, "s", "", &[("accepted", "03-31", false)]);
    model(&mut one, "a", "xa", "registered");
    let mut two = Desk::new(2);
    (two.register, two.now) = (one.register.clone(), one.now);
    one.save("a", 2026, |draft| draft.set(FormField::Stage, "accepted"));
    two.save("a", 2026, |draft| draft.set(FormField::Stage, "stopped"));
    model(&mut two, "b", "xa", "registered");
    let (left, right) = (one.register.clone(), two.register.clone());
    one.register.join(&right);
    two.register.join(&left);
    let at = |desk: &Desk| look("xa").on(&desk.register, "1/4/2026");
    assert_eq!(at(&one), at(&two));
    let of_a = at(&one)
        .iter()
        .filter(|one| one.about == about_model("a"))
        .count();
    assert!(of_a <= 1);
}

#[test]
fn a_body_inside_a_commune_is_not_missed_and_what_it_has_counts_for_the_commune() {
    let mut desk = commune("10/3/2026");
    let tree = |desk: &Desk| UnitTree::of(&desk.register);
    for xa in ["xa-mot", "xa-hai", "xa-ba"] {
        unit(&mut desk, xa, "xa", &[]);
    }
    unit(&mut desk, "chi-bo-1", "xa-mot", &[(member::KIND, "cell")]);
    unit(&mut desk, "truong", "xa-hai", &[(member::KIND, "school")]);
    unit(&mut desk, "to", "truong", &[(member::KIND, "group")]);
    let missed = |has: &str| {
        let tree = tree(&desk);
        let units = tree.without_models(2026, &|id| id == has);
        let ids = units.into_iter().map(|unit| unit.id.clone());
        let mut ids: Vec<String> = ids.collect();
        ids.sort();
        ids
    };
    assert_eq!(missed("to"), ["xa-ba", "xa-mot"]);
    assert_eq!(missed("xa-ba"), ["xa-hai", "xa-mot"]);
}

#[test]
fn a_set_of_fields_that_begins_later_reminds_of_nothing_before() {
    let mut desk = commune("10/3/2026");
    model(&mut desk, "a", "xa", "running");
    let field = RecordId::field("moi");
    desk.write(&field, [member::NAME].into(), Value::text("Mới"));
    let set = RecordId::new(Collection::SETS, "s");
    desk.write(&set, [member::NAME].into(), Value::text("Bộ 2027"));
    desk.write(&set, [member::FROM_YEAR].into(), Value::Number(2027.into()));
    let path: Path = [Aspect::Fields.member(), Segment::Item("0".into())].into();
    desk.write(&set, path, Value::text("moi"));
    let found = look("").on(&desk.register, "10/3/2026");
    let is_about_new = |one: &Matter| one.about == About::Field("moi".into());
    assert!(!found.iter().any(is_about_new));
    let later = Look {
        year: 2027,
        ..look("")
    };
    desk.save("b", 2027, |draft| {
        draft.set(FormField::Title, "Riêng");
        draft.set(FormField::Stage, "running");
    });
    let found = later.on(&desk.register, "10/3/2027");
    assert!(found.iter().any(is_about_new));
}

#[test]
fn a_unit_misses_no_model_where_one_of_a_unit_it_took_the_place_of_goes_on() {
    let mut desk = commune("1/6/2026");
    let ended = [(member::VALID_TO, "2025-06-30")];
    unit(&mut desk, "cũ", "", &ended);
    let next: Path = [member::SUCCESSORS, Segment::Item("mới".into())].into();
    desk.write(&RecordId::unit("cũ"), next, Value::text("mới"));
    unit(&mut desk, "mới", "", &[(member::VALID_TO, "2026")]);
    let next: Path = [member::SUCCESSORS, Segment::Item("sau".into())].into();
    desk.write(&RecordId::unit("mới"), next, Value::text("sau"));
    unit(&mut desk, "sau", "", &[(member::VALID_FROM, "2027")]);
    unit(&mut desk, "tổ", "cũ", &[(member::KIND, "chi bộ")]);
    model(&mut desk, "m", "cũ", "registered");
    model(&mut desk, "n", "tổ", "accepted");
    let look = |own| {
        let pairs = likely_duplicates(&desk.register);
        let matters = matters(View {
            register: &desk.register,
            units: &UnitTree::of(&desk.register).on(day("1/6/2026")),
            sets: &Sets::of(&desk.register),
            fields: &CatalogueList::of(&desk.register, &Collection::FIELDS),
            received: &Received::default(),
            pairs: &pairs,
            own,
            year: 2026,
            today: day("1/9/2026"),
            n_days: 30,
        });
        matters
            .into_iter()
            .map(|matter| matter.about)
            .collect::<Vec<_>>()
    };
    let empty = |unit: &str| About::Unit(unit.to_owned());
    let everywhere = look("");
    assert!(everywhere.contains(&empty("xa")), "{everywhere:?}");
    assert!(!everywhere.contains(&empty("mới")) && !everywhere.contains(&empty("cũ")));
    let silent = About::Model(RecordId::model("n"));
    assert!(
        look("mới").contains(&silent),
        "what lies below a unit that ended is its successor's"
    );
}

#[test]
fn what_has_no_name_is_pointed_out_by_itself_in_whatever_year() {
    let mut desk = commune("01/03/2026");
    model(&mut desk, "a", "xa", "running");
    model(&mut desk, "b", "xa", "running");
    let title = |desk: &mut Desk, id: &str, title: &str| {
        desk.write(
            &RecordId::model(id),
            [member::TITLE].into(),
            Value::text(title),
        );
    };
    title(&mut desk, "b", "\u{200b}\u{a0}");
    // One without an entry, and one of which nothing is left at all.
    title(&mut desk, "c", "");
    desk.write(
        &RecordId::model("c"),
        [member::UNIT].into(),
        Value::text("xa"),
    );
    desk.register.entry(&RecordId::model("d"));
    // Another unit looks after its own.
    unit(&mut desk, "xa-khac", "", &[]);
    title(&mut desk, "e", "");
    desk.write(
        &RecordId::model("e"),
        [member::UNIT].into(),
        Value::text("xa-khac"),
    );
    unit(&mut desk, "thon", "xa", &[]);
    desk.write(
        &RecordId::unit("thon"),
        [member::NAME].into(),
        Value::text(" "),
    );
    desk.write(
        &RecordId::field("kinh-te"),
        [member::NAME].into(),
        Value::Empty,
    );
    let matters = look("xa").on(&desk.register, "02/03/2026");
    let is_unnamed = |matter: &&Matter| {
        matter.reason == Reason::Unnamed || matter.others.contains(&Reason::Unnamed)
    };
    let mut unnamed: Vec<&About> = matters
        .iter()
        .filter(is_unnamed)
        .map(|matter| &matter.about)
        .collect();
    unnamed.sort();
    let models = ["b", "c", "d"].map(|id| About::Model(RecordId::model(id)));
    let others = [About::Unit("thon".into()), About::Field("kinh-te".into())];
    assert_eq!(unnamed, models.iter().chain(&others).collect::<Vec<_>>());
}

/// A file of another program has names where ids stand: each such entry is to be looked after, and they make one line.
#[test]
fn entries_with_words_the_program_does_not_know_are_one_line_of_the_agenda() {
    let mut desk = taken_in("15-words-instead-of-ids.json");
    desk.register.join(&starting_set());
    for own in ["", "xa-suoi-lanh"] {
        let found = look(own).on(&desk.register, "2026-03-05");
        let unknown = found.iter().filter_map(|matter| match &matter.reason {
            Reason::UnknownWords(words) => Some(words),
            _ => None,
        });
        let unknown: Vec<&Vec<String>> = unknown.collect();
        assert_eq!(unknown.len(), 7, "{own}: {found:?}");
        for words in unknown {
            for word in ["Xã Suối Lành", "Cấp xã", "Kinh tế"] {
                assert!(words.iter().any(|one| one == word), "{words:?}");
            }
        }
        let lines = Gathered::all(found.iter());
        let of_words = |line: &&Gathered| matches!(line.matters[0].reason, Reason::UnknownWords(_));
        let lines: Vec<&Gathered> = lines.iter().filter(of_words).collect();
        assert!(matches!(lines[..], [line] if line.matters.len() == 7));
    }
}
