//! Sets of the catalogue: which is in force, what a form says of one, what files bring, and how one travels alone.

use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::catalogue_set::{Aspect, CatalogueSet, Sets};
use so_dan_van_kheo::domain::catalogue_use::{scored_criteria, used_entries};
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::conflict::conflicts;
use so_dan_van_kheo::domain::date::{DateError, Timestamp};
use so_dan_van_kheo::domain::draft::FormField;
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::scope::{Content, Scope, in_scope};
use so_dan_van_kheo::domain::set_changes::new_set_id;
use so_dan_van_kheo::domain::set_check::{SetField, SetFlaw};
use so_dan_van_kheo::domain::set_draft::{IS_SO, RowDraft, RowList, SetDraft};
use so_dan_van_kheo::domain::set_warnings::{SetFault, warnings};
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::value::{Number, Value};
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::exchange_write::{Export, write};
use so_dan_van_kheo::format::ready_sets::{READY_SETS, missing_entries};
use so_dan_van_kheo::format::starting_set::starting_set;

use crate::Desk;

fn desk(replica: u64) -> Desk {
    let mut desk = Desk::new(replica);
    desk.register = starting_set();
    for (unit, parent) in [
        ("tinh", ""),
        ("xa-a", "tinh"),
        ("xa-b", "tinh"),
        ("khu-1", "xa-a"),
    ] {
        let members = [(member::NAME, unit), (member::PARENT, parent)];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(unit),
            members: members.map(|(name, text)| (name, Value::text(text))).into(),
            successors: Vec::new(),
        });
    }
    desk
}

fn set_id(id: &str) -> RecordId {
    RecordId::new(Collection::SETS, id)
}

/// Returns the form of a set about fields.
fn fields(name: &str, unit: &str, from: &str, to: &str) -> SetDraft {
    SetDraft {
        name: name.to_owned(),
        unit: unit.to_owned(),
        from_year: from.to_owned(),
        to_year: to.to_owned(),
        entries: [(Aspect::Fields, "kinh-te".to_owned())].into(),
        ..SetDraft::default()
    }
}

fn row(cells: [&str; 3]) -> RowDraft {
    RowDraft {
        item: None,
        cells: cells.map(str::to_owned),
    }
}

/// Returns the form of a set with criteria of 60 and 40 points, a threshold and a deadline.
fn points(name: &str, unit: &str) -> SetDraft {
    SetDraft {
        name: name.to_owned(),
        unit: unit.to_owned(),
        criteria: vec![row(["Cách làm", "30", "2"]), row(["Kết quả", "40", ""])],
        thresholds: vec![row(["tot", "80", ""])],
        deadlines: vec![
            row(["registered", "31/3", ""]),
            row(["reviewed", "15-1", IS_SO]),
        ],
        ..SetDraft::default()
    }
}

impl Desk {
    fn sets(&self) -> Sets {
        Sets::of(&self.register)
    }

    fn flaws(&self, id: &str, draft: &SetDraft) -> Vec<(SetField, SetFlaw)> {
        draft.check(&self.sets(), id).err().unwrap_or_default()
    }

    /// Saves the form of a set, new or present; returns its id.
    fn save_set(&mut self, id: Option<&str>, draft: &SetDraft, origin: Option<&str>) -> String {
        let id = match id {
            Some(id) => set_id(id),
            None => new_set_id(&self.register, &draft.unit, &draft.name),
        };
        let checked = draft.check(&self.sets(), &id.id).unwrap();
        let record = self.register.get(&id);
        let origin = origin.and_then(|origin| self.register.get(&set_id(origin)));
        let mut changes = missing_entries(&self.register, draft);
        changes.push((id.clone(), checked.changes(record, origin)));
        self.run(&Command::Make(changes));
        id.id
    }

    fn set(&self, id: &str) -> CatalogueSet {
        CatalogueSet::of(id, self.set_record(id))
    }

    fn set_record(&self, id: &str) -> &Record {
        self.register.get(&set_id(id)).unwrap()
    }

    fn draft_of(&self, id: &str) -> SetDraft {
        SetDraft::of(self.set_record(id))
    }

    #[track_caller]
    fn check_in_force(&self, unit: &str, year: i32, aspect: Aspect, expect: &str) {
        let (sets, tree) = (self.sets(), UnitTree::of(&self.register));
        let found = sets.in_force(&tree, unit, year, aspect);
        assert_eq!(found.map_or("", |set| &set.name), expect, "{unit} {year}");
    }
}

#[test]
fn the_set_of_the_nearest_unit_above_is_in_force_in_its_years() {
    let mut desk = desk(1);
    desk.save_set(None, &fields("Chung", "", "", ""), None);
    desk.save_set(None, &fields("Tỉnh", "tinh", "2024", ""), None);
    desk.save_set(None, &fields("Xã A", "xa-a", "2025", "2025"), None);
    for (unit, year, expect) in [
        ("khu-1", 2025, "Xã A"),
        ("xa-a", 2025, "Xã A"),
        ("xa-a", 2026, "Tỉnh"),
        ("xa-b", 2025, "Tỉnh"),
        ("xa-b", 2023, "Chung"),
        ("không có", 2025, "Chung"),
        ("", 2025, "Chung"),
    ] {
        desk.check_in_force(unit, year, Aspect::Fields, expect);
    }
    desk.check_in_force("xa-a", 2025, Aspect::Kinds, "");
    let tree = UnitTree::of(&desk.register);
    let offers = |aspect, entry| {
        let sets = desk.sets();
        let set = sets.in_force(&tree, "xa-a", 2025, aspect);
        set.is_none_or(|set| set.entries(aspect).iter().any(|one| one == entry))
    };
    assert!(offers(Aspect::Fields, "kinh-te") && !offers(Aspect::Fields, "van-hoa-xa-hoi"));
    assert!(offers(Aspect::Kinds, "task"), "no set is about kinds");
}

#[test]
fn of_two_as_near_the_later_is_in_force_and_an_example_only_where_no_other_is() {
    let mut desk = desk(1);
    let sample = "Bảng điểm 100 điểm (mẫu minh họa)";
    desk.check_in_force("xa-a", 2026, Aspect::Criteria, sample);
    let id = desk.save_set(None, &points("Của tỉnh", "tinh"), None);
    desk.check_in_force("xa-a", 2026, Aspect::Criteria, "Của tỉnh");
    desk.run(&Command::Retire(set_id(&id), true));
    desk.check_in_force("xa-a", 2026, Aspect::Criteria, sample);

    // Files can bring two that overlap.
    desk.save_set(None, &fields("Sớm", "xa-a", "2020", "2022"), None);
    desk.save_set(None, &fields("Muộn", "xa-a", "2023", ""), None);
    let early = set_id("som-xa-a");
    desk.write(&early, [member::TO_YEAR].into(), Value::Number(2030.into()));
    desk.check_in_force("xa-a", 2024, Aspect::Fields, "Muộn");
    desk.check_in_force("xa-a", 2021, Aspect::Fields, "Sớm");
    let faults: Vec<SetFault> = (warnings(&desk.register).into_iter())
        .map(|one| one.fault)
        .collect();
    assert_eq!(faults, [SetFault::Overlaps("Sớm".into(), Aspect::Fields)]);
}

#[test]
fn the_starting_points_are_a_hundred_and_an_example() {
    let register = starting_set();
    let sets = Sets::of(&register);
    let [sample] = sets.iter().collect::<Vec<_>>()[..] else {
        panic!("more than one set to start with");
    };
    assert!(sample.is_sample && sample.name.contains("mẫu minh họa"));
    assert_eq!(sample.most_points(), 100.0);
    let grades: Vec<&str> = (sample.thresholds.iter()).map(|one| &*one.grade).collect();
    assert_eq!(grades, ["tot", "kha"]);
    let n = |list: Collection| CatalogueList::of(&register, &list).iter().count();
    let lists = [
        Collection::AWARD_FORMS,
        Collection::AWARDING_BODIES,
        Collection::INDICATORS,
    ];
    assert_eq!(lists.map(n), [4, 4, 7]);
    let measures = register.collection(&Collection::INDICATORS);
    assert!(
        measures
            .into_iter()
            .all(|(_, one)| !one.text(&[member::MEASURE]).is_empty())
    );
    assert_eq!(warnings(&register), []);
}

#[test]
fn a_set_comes_back_from_its_form_as_it_was_and_saving_it_again_writes_nothing() {
    let mut desk = desk(1);
    let id = desk.save_set(None, &points("Điểm", "xa-a"), None);
    let set = desk.set(&id);
    assert_eq!(set.most_points(), 100.0);
    let names: Vec<&str> = set.criteria.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["Cách làm", "Kết quả"]);
    let days: Vec<_> = (set.deadlines.iter())
        .map(|one| (one.day, one.month, one.is_next_year))
        .collect();
    assert_eq!(days, [(31, 3, false), (15, 1, true)]);

    for id in [id.as_str(), "mau-minh-hoa"] {
        let again = desk.draft_of(id).check(&desk.sets(), id).unwrap();
        assert_eq!(again.changes(Some(desk.set_record(id)), None), []);
    }
}

#[test]
fn editing_keeps_the_ids_of_criteria_and_what_the_form_does_not_know() {
    let mut desk = desk(1);
    let id = desk.save_set(None, &points("Điểm", "xa-a"), None);
    let before = desk.set(&id).criteria;
    let item: Path = [member::CRITERIA, Segment::Item(before[0].id.clone())].into();
    let Some(Value::Map(mut value)) = desk.set_record(&id).face(item.segments()).cloned() else {
        panic!("no criterion");
    };
    value.insert("huong_dan".to_owned(), Value::text("xem phụ lục"));
    desk.write(&set_id(&id), item.clone(), Value::Map(value));
    let extra: Path = [Segment::name("mau_sac")].into();
    desk.write(&set_id(&id), extra.clone(), Value::text("đỏ"));
    let odd: Path = [member::CRITERIA, Segment::Item("odd".into())].into();
    desk.write(&set_id(&id), odd.clone(), Value::text("không phải bảng"));

    let mut draft = desk.draft_of(&id);
    draft.name = "Điểm mới".to_owned();
    draft.criteria[0].cells[0] = "Cách làm hay".to_owned();
    draft.criteria.remove(1);
    draft.criteria.push(row(["Lan tỏa", "12,5", ""]));
    draft.thresholds.clear();
    desk.save_set(Some(&id), &draft, None);

    let set = desk.set(&id);
    assert_eq!(set.criteria[0].id, before[0].id);
    let names: Vec<&str> = set.criteria.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["Cách làm hay", "Lan tỏa"]);
    assert_eq!(set.criteria[1].max, Number::parse("12.5").unwrap());
    assert!(
        set.criteria[1].id.starts_with("03-"),
        "{}",
        set.criteria[1].id
    );
    assert_eq!(set.thresholds, []);
    let record = desk.set_record(&id);
    let kept = record
        .face(item.segments())
        .and_then(|value| value.member("huong_dan"));
    assert_eq!(kept, Some(&Value::text("xem phụ lục")));
    assert_eq!(record.text(extra.segments()), "đỏ");
    assert_eq!(record.text(odd.segments()), "không phải bảng");
}

#[test]
fn what_came_while_a_form_was_open_is_not_taken_away() {
    let mut desk = desk(1);
    let id = desk.save_set(None, &points("Điểm", "xa-a"), None);
    let draft = desk.draft_of(&id);
    let item: Path = [member::CRITERIA, Segment::Item("99-x".into())].into();
    let members = [
        ("name".to_owned(), Value::text("Thêm ở máy khác")),
        ("max".to_owned(), Value::Number(10.into())),
    ];
    desk.write(
        &set_id(&id),
        item,
        Value::Map(members.into_iter().collect()),
    );
    desk.save_set(Some(&id), &draft, None);
    assert_eq!(desk.set(&id).criteria.len(), 3);
}

#[test]
fn a_copy_names_the_same_entries_and_criteria_for_the_years_after() {
    let mut desk = desk(1);
    let old = SetDraft {
        from_year: "2024".to_owned(),
        to_year: "2025".to_owned(),
        entries: [(Aspect::Fields, "kinh-te".to_owned())].into(),
        ..points("Bộ", "xa-a")
    };
    let id = desk.save_set(None, &old, None);
    desk.write(
        &set_id(&id),
        [Segment::name("mau_sac")].into(),
        Value::text("đỏ"),
    );
    let draft = SetDraft::copy_of(desk.set_record(&id), "Bộ (bản sao)".to_owned(), 2026);
    let copy = desk.save_set(None, &draft, Some(&id));
    assert_ne!(copy, id);
    let (old, new) = (desk.set(&id), desk.set(&copy));
    assert_eq!((new.from_year, new.to_year), (Some(2026), Some(2027)));
    assert_eq!(new.name, "Bộ (bản sao)");
    assert_eq!(new.entries, old.entries);
    assert_eq!(
        (&new.criteria, &new.thresholds),
        (&old.criteria, &old.thresholds)
    );
    assert_eq!(new.deadlines, old.deadlines);
    let beside = desk
        .set_record(&copy)
        .text(&[Segment::name("mau_sac")])
        .to_owned();
    assert_eq!(beside, "đỏ");
    assert_eq!(warnings(&desk.register), []);

    // One without a last year goes on: its copy begins next year, and the form says that both would hold.
    let id = desk.save_set(None, &fields("Mở", "xa-b", "2024", ""), None);
    let draft = SetDraft::copy_of(desk.set_record(&id), "Mở (bản sao)".to_owned(), 2026);
    assert_eq!((&*draft.from_year, &*draft.to_year), ("2027", ""));
    let name = "Mở".to_owned();
    let aspect = Aspect::Fields;
    let expect = [(SetField::FromYear, SetFlaw::Overlaps { name, aspect })];
    assert_eq!(desk.flaws("mới", &draft), expect);
}

#[test]
fn all_that_is_wrong_with_a_set_is_told_at_once_each_at_its_input() {
    let desk = desk(1);
    let draft = SetDraft {
        name: " ".to_owned(),
        source: "x".repeat(301),
        from_year: "26".to_owned(),
        to_year: "3000".to_owned(),
        criteria: vec![
            row(["", "20", ""]),
            row(["A", "nhiều", "0"]),
            row(["B", "-5", ""]),
            row(["C", "", "1000"]),
            row(["", "", " "]),
            row(["D", "1001", "-1"]),
        ],
        thresholds: vec![
            row(["", "5", ""]),
            row(["tot", "-1", ""]),
            row(["tot", "x", ""]),
        ],
        deadlines: vec![
            row(["registered", "31/4", ""]),
            row(["", "15/10", IS_SO]),
            row(["registered", "mai", ""]),
            row(["reviewed", "", ""]),
            row(["accepted", "29/2", ""]),
        ],
        ..SetDraft::default()
    };
    let cell = SetField::Cell;
    use RowList::{Criteria, Deadlines, Thresholds};
    let expect = [
        (SetField::Name, SetFlaw::Missing),
        (SetField::Source, SetFlaw::TooLong(301)),
        (SetField::FromYear, SetFlaw::BadYear(DateError::Unreadable)),
        (
            SetField::ToYear,
            SetFlaw::BadYear(DateError::YearOutOfRange),
        ),
        (cell(Criteria, 0, 0), SetFlaw::Missing),
        (cell(Criteria, 1, 1), SetFlaw::NotANumber),
        (cell(Criteria, 1, 2), SetFlaw::NotPositive),
        (cell(Criteria, 2, 1), SetFlaw::NotPositive),
        (cell(Criteria, 3, 1), SetFlaw::Missing),
        (cell(Criteria, 3, 2), SetFlaw::TooLarge(100)),
        (cell(Criteria, 5, 1), SetFlaw::TooLarge(1000)),
        (cell(Criteria, 5, 2), SetFlaw::NotPositive),
        (cell(Thresholds, 0, 0), SetFlaw::Missing),
        (cell(Thresholds, 1, 1), SetFlaw::Negative),
        (cell(Thresholds, 2, 0), SetFlaw::Twice),
        (cell(Thresholds, 2, 1), SetFlaw::NotANumber),
        (cell(Deadlines, 0, 1), SetFlaw::NoSuchDay),
        (cell(Deadlines, 1, 0), SetFlaw::Missing),
        (cell(Deadlines, 2, 0), SetFlaw::Twice),
        (cell(Deadlines, 2, 1), SetFlaw::UnreadableDay),
        (cell(Deadlines, 3, 1), SetFlaw::Missing),
    ];
    assert_eq!(desk.flaws("mới", &draft), expect);
}

#[test]
fn a_set_ends_after_it_begins_says_something_and_asks_for_no_more_points_than_there_are() {
    let desk = desk(1);
    let reversed = fields("Bộ", "xa-a", "2026", "2025");
    let expect = [(SetField::ToYear, SetFlaw::EndsBefore)];
    assert_eq!(desk.flaws("mới", &reversed), expect);
    let blank = SetDraft {
        name: "Bộ".to_owned(),
        criteria: vec![row(["", "", ""])],
        ..SetDraft::default()
    };
    let expect = [(SetField::Content, SetFlaw::SaysNothing)];
    assert_eq!(desk.flaws("mới", &blank), expect);
    let at = SetField::Cell(RowList::Thresholds, 0, 1);
    let mut high = points("Bộ", "xa-a");
    high.thresholds[0].cells[1] = "100,5".to_owned();
    assert_eq!(desk.flaws("mới", &high), [(at, SetFlaw::AboveSum(100.0))]);
    high.thresholds[0].cells[1] = "100".to_owned();
    assert_eq!(desk.flaws("mới", &high), []);
    high.criteria.clear();
    assert_eq!(desk.flaws("mới", &high), [(at, SetFlaw::NoCriteria)]);
}

#[test]
fn two_sets_of_one_unit_about_one_thing_do_not_share_a_year() {
    let mut desk = desk(1);
    let id = desk.save_set(None, &fields("Bộ 2024-2026", "xa-a", "2024", "2026"), None);
    let is_taken = |desk: &Desk, id: &str, draft: &SetDraft| {
        let name = "Bộ 2024-2026".to_owned();
        let aspect = Aspect::Fields;
        let expect = (SetField::FromYear, SetFlaw::Overlaps { name, aspect });
        let flaws = desk.flaws(id, draft);
        assert!(flaws.is_empty() || flaws == [expect], "{flaws:?}");
        !flaws.is_empty()
    };
    for (unit, from, to, expect) in [
        ("xa-a", "2026", "", true),
        ("xa-a", "", "2024", true),
        ("xa-a", "", "", true),
        ("xa-a", "2027", "", false),
        ("xa-a", "2020", "2023", false),
        ("xa-b", "2025", "2025", false),
        ("tinh", "2025", "2025", false),
        ("", "2025", "2025", false),
    ] {
        let draft = fields("Bộ khác", unit, from, to);
        assert_eq!(
            is_taken(&desk, "khác", &draft),
            expect,
            "{unit} {from}-{to}"
        );
    }
    assert!(
        !is_taken(&desk, &id, &desk.draft_of(&id)),
        "it is in its own way"
    );
    assert_eq!(
        desk.flaws("khác", &points("Điểm", "xa-a")),
        [],
        "another thing"
    );
    desk.run(&Command::Retire(set_id(&id), true));
    assert!(!is_taken(
        &desk,
        "khác",
        &fields("Bộ khác", "xa-a", "2025", "")
    ));
}

#[test]
fn what_files_bring_into_sets_is_kept_and_said() {
    let text = r#"{ "format": "so-dan-van-kheo", "version": 1, "catalogue": { "sets": [
        { "id": "a", "name": "A", "unit": "đâu đó", "from_year": 2026, "to_year": 2025, "fields": ["kinh-te", "lạ"],
          "criteria": [ { "id": "01-x", "name": "X", "max": 0 }, { "id": "02-y", "name": "Y", "max": 10 }, "chữ" ],
          "thresholds": [ { "id": "01-t", "grade": "tot", "from": 11 }, { "id": "02-t", "from": 1 } ],
          "deadlines": [ { "id": "01-d", "stage": "registered", "on": "04-31" } ] },
        { "id": "b", "name": "B", "kinds": ["model"] },
        { "id": "c", "name": "C", "kinds": ["task"], "from_year": 2020 },
        { "id": "d", "name": "D", "kinds": ["lạ"], "retired": true }
    ] } }"#;
    let opened = open_text(text).unwrap();
    assert_eq!(opened.refused, []);
    let mut desk = desk(1);
    desk.register.join(&opened.piece);
    let found = warnings(&desk.register);
    let of = |set: &str| -> Vec<SetFault> {
        let of_set = found.iter().filter(|one| one.set == set);
        of_set.map(|one| one.fault.clone()).collect()
    };
    let broken = |list, id: &str| SetFault::BrokenItem(list, id.to_owned());
    let expect = [
        SetFault::EndsBefore,
        SetFault::UnknownUnit("đâu đó".into()),
        SetFault::UnknownEntry(Aspect::Fields, "lạ".into()),
        SetFault::OutOfReach("tot".into()),
        broken(RowList::Criteria, "01-x"),
        broken(RowList::Criteria, "chữ"),
        broken(RowList::Thresholds, "02-t"),
        broken(RowList::Deadlines, "01-d"),
    ];
    assert_eq!(of("a"), expect);
    assert_eq!(of("b"), [SetFault::Overlaps("C".into(), Aspect::Kinds)]);
    assert_eq!((of("c"), of("d")), (vec![], vec![]));

    // The form shows what is broken, to be mended, and counts none of it meanwhile.
    let draft = desk.draft_of("a");
    assert_eq!(draft.criteria[0].cells, ["X", "0", ""]);
    assert_eq!(draft.deadlines[0].cells[1], "31/4");
    assert_eq!(desk.set("a").most_points(), 10.0);
    let flaws: Vec<SetField> = desk
        .flaws("a", &draft)
        .into_iter()
        .map(|(at, _)| at)
        .collect();
    let expect = [
        SetField::ToYear,
        SetField::Cell(RowList::Criteria, 0, 1),
        SetField::Cell(RowList::Thresholds, 0, 1),
        SetField::Cell(RowList::Thresholds, 1, 0),
        SetField::Cell(RowList::Deadlines, 0, 1),
    ];
    assert_eq!(flaws, expect);
}

#[test]
fn every_ready_set_makes_a_set_and_two_communes_that_choose_it_mean_the_same() {
    for ready in READY_SETS {
        let made = [("xa-a", 1), ("xa-b", 2)].map(|(unit, replica)| {
            let mut desk = desk(replica);
            let mut draft = SetDraft {
                unit: unit.to_owned(),
                ..SetDraft::default()
            };
            ready.fill_in(&mut draft);
            let id = desk.save_set(None, &draft, None);
            assert_eq!(warnings(&desk.register), [], "{}", ready.name);
            assert_eq!(desk.set(&id).name, ready.name);
            desk.register
        });
        let [mut joined, other] = made;
        joined.join(&other);
        // The units are written by both desks of this test, with one value each.
        assert_eq!(conflicts(&joined), [], "{}", ready.name);
        assert_eq!(Sets::of(&joined).iter().count(), 3, "{}", ready.name);
    }
}

#[test]
fn an_entry_that_was_deleted_is_there_again_once_a_ready_set_names_it() {
    let mut desk = desk(1);
    let grade = RecordId::new(Collection::GRADES, "tot");
    desk.run(&Command::Delete(grade.clone()));
    let mut draft = SetDraft::default();
    let ready = READY_SETS.iter().find(|one| one.name.contains("tốt"));
    ready.unwrap().fill_in(&mut draft);
    desk.save_set(None, &draft, None);
    assert!(desk.register.visible(&grade).is_some());
}

#[test]
fn retiring_an_entry_or_a_set_breaks_no_old_year() {
    let mut desk = desk(1);
    desk.save("1", 2024, |draft| {
        draft.set(FormField::Grade, "kha");
    });
    let id = desk.save_set(None, &points("Điểm", "xa-thanh-ba"), None);
    let criterion = desk.set(&id).criteria[0].id.clone();
    let grade = RecordId::new(Collection::GRADES, "kha");
    desk.run(&Command::Retire(grade, true));
    desk.run(&Command::Retire(RecordId::field("kinh-te"), true));
    let names = |list: Collection| CatalogueList::of(&desk.register, &list);
    assert_eq!(names(Collection::GRADES).name("kha"), "Khá");
    assert!(
        names(Collection::FIELDS)
            .name("kinh-te")
            .starts_with("Kinh tế")
    );
    let (_, record) = desk.model("1");
    let path = [member::YEARS, Segment::Year(2024), member::GRADE];
    assert_eq!(record.text(&path), "kha");

    let members = [
        ("criterion".to_owned(), Value::text(criterion)),
        ("score".to_owned(), Value::Number(20.into())),
    ];
    assert!(!desk.set(&id).is_used(&scored_criteria(&desk.register)));
    let score: Path = [
        member::YEARS,
        Segment::Year(2024),
        member::SCORES,
        Segment::Item("x".into()),
    ]
    .into();
    desk.write(
        &RecordId::model("1"),
        score,
        Value::Map(members.into_iter().collect()),
    );
    assert!(desk.set(&id).is_used(&scored_criteria(&desk.register)));
}

#[test]
fn an_entry_is_in_use_wherever_it_is_named() {
    let mut desk = desk(1);
    desk.save("1", 2024, |draft| {
        draft.set(FormField::RecognisedLevel, "province");
        draft.registered_levels.insert("commune".to_owned());
    });
    let award = [
        ("form".to_owned(), Value::text("giay-khen")),
        ("body".to_owned(), Value::text("ubnd-xa")),
        ("level".to_owned(), Value::text("central")),
    ];
    let item = |list, value: Value| {
        let path: Path = [
            member::YEARS,
            Segment::Year(2024),
            list,
            Segment::Item("x".into()),
        ]
        .into();
        (path, value)
    };
    let indicator = [("name".to_owned(), Value::text("dat-hien"))];
    for (path, value) in [
        item(member::AWARDS, Value::Map(award.into_iter().collect())),
        item(
            member::INDICATORS,
            Value::Map(indicator.into_iter().collect()),
        ),
    ] {
        desk.write(&RecordId::model("1"), path, value);
    }
    desk.save_set(None, &fields("Bộ", "xa-a", "", ""), None);
    let used = |list| Vec::from_iter(used_entries(&desk.register, &list));
    assert_eq!(used(Collection::LEVELS), ["central", "commune", "province"]);
    assert_eq!(used(Collection::AWARD_FORMS), ["giay-khen"]);
    assert_eq!(used(Collection::AWARDING_BODIES), ["ubnd-xa"]);
    assert_eq!(used(Collection::INDICATORS), ["dat-hien"]);
    assert_eq!(
        used(Collection::GRADES),
        ["kha", "tot"],
        "by the starting set"
    );
    assert_eq!(used(Collection::FIELDS), ["kinh-te"]);
    assert_eq!(used(Collection::KINDS), ["model"]);
}

fn exported(register: &Register, scope: Scope) -> String {
    let piece = in_scope(register, &scope, |_| true);
    let export = Export {
        at: Timestamp::from_millis(1_790_000_000_000),
        unit: "tinh".into(),
        name: "Tỉnh".into(),
        scope,
        changed_since: None,
    };
    write(&piece, &export).unwrap()
}

#[test]
fn a_set_sent_alone_is_the_same_where_it_arrives_and_brings_no_model() {
    let mut desk = desk(1);
    desk.save("1", 2024, |_| {});
    let mut draft = SetDraft {
        entries: [(Aspect::AwardForms, "bang-khen".to_owned())].into(),
        ..points("Bộ", "xa-a")
    };
    READY_SETS[1].fill_in(&mut draft);
    let id = desk.save_set(None, &draft, None);
    desk.save_set(None, &fields("Bộ khác", "xa-b", "", ""), None);
    let scope = Scope::of_content(Content::Set(id.clone()));
    let opened = open_text(&exported(&desk.register, scope.clone())).unwrap();
    assert_eq!(opened.refused, []);
    let ids: Vec<String> = opened.piece.iter().map(|(id, _)| id.to_string()).collect();
    let expect = [
        "catalogue.award_forms/bang-khen",
        "catalogue.fields/he-thong-chinh-tri",
        "catalogue.fields/nong-thon-moi",
        "catalogue.fields/phat-trien-kinh-te",
        "catalogue.fields/quoc-phong-an-ninh",
        "catalogue.fields/van-hoa-xa-hoi",
        "catalogue.grades/tot",
        "catalogue.sets/bo-xa-a",
        "units/tinh",
        "units/xa-a",
    ];
    assert_eq!(ids, expect);
    let mut there = starting_set();
    there.join(&opened.piece);
    let code = |register: &Register| Fingerprint::of(&in_scope(register, &scope, |_| true));
    assert_eq!(code(&there), code(&desk.register));
    assert_eq!(
        CatalogueSet::of(&id, there.get(&set_id(&id)).unwrap()),
        desk.set(&id)
    );
    let gone = Scope::of_content(Content::Set("không có".into()));
    assert!(in_scope(&desk.register, &gone, |_| true).is_empty());
}

#[test]
fn the_catalogue_and_the_units_travel_without_models_and_with_what_was_deleted() {
    let mut desk = desk(1);
    desk.save("1", 2024, |_| {});
    desk.run(&Command::Delete(RecordId::unit("xa-b")));
    let closing = so_dan_van_kheo::domain::closing::closing_id("tinh", 2024);
    desk.write(
        &closing,
        [member::NAME].into(),
        Value::text("Khóa năm 2024"),
    );
    let scope = Scope::of_content(Content::Catalogue);
    let piece = in_scope(&desk.register, &scope, |_| true);
    let is_apart = |id: &RecordId| id.is_model() || id.collection == Collection::CLOSINGS;
    let rest = desk.register.filter(|id, _| !is_apart(id));
    assert_eq!(piece, rest);
    assert!(piece.get(&RecordId::unit("xa-b")).is_some());
    let opened = open_text(&exported(&desk.register, scope)).unwrap();
    assert_eq!(opened.piece, piece);
    assert_eq!(
        opened.extent,
        so_dan_van_kheo::domain::received::Extent::Part
    );
}

#[test]
fn a_file_of_an_older_program_leaves_sets_alone() {
    let mut desk = desk(1);
    let id = desk.save_set(None, &points("Điểm", "xa-a"), None);
    let before = desk.register.clone();
    let text = r#"{ "format": "so-dan-van-kheo", "version": 1, "catalogue": {
        "fields": [ { "id": "kinh-te", "name": "Kinh tế, nông thôn mới nâng cao, đô thị văn minh", "order": 1 } ] },
        "models": [ { "id": "1", "title": "Cũ", "field": "kinh-te" } ] }"#;
    desk.register.join(&open_text(text).unwrap().piece);
    assert_eq!(desk.sets(), Sets::of(&before));
    assert_eq!(desk.set(&id).criteria.len(), 2);
    assert_eq!(warnings(&desk.register), []);
}

#[test]
fn sets_of_two_units_with_one_name_are_two_however_long_it_is() {
    let mut register = Register::new();
    for (unit, name) in [
        ("xa-a", "Bộ 2026"),
        ("xa-b", "Bộ 2026"),
        ("xa-a", "Bộ 2026"),
    ] {
        let id = new_set_id(&register, unit, name);
        assert!(register.get(&id).is_none());
        register.join_record(id, Record::default());
    }
    assert_eq!(register.n_records(), 3);
    let long = new_set_id(&register, &"đơn vị ".repeat(60), &"tên ".repeat(70));
    assert_eq!(long.id.len(), 16);
}
