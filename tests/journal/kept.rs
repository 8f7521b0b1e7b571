//! What is kept: points, numbers for the screen, days that are folded, room.

use so_dan_van_kheo::domain::command::{Command, apply};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::journal::content::Since;
use so_dan_van_kheo::domain::journal::going_back::{GoingBack, Others};
use so_dan_van_kheo::domain::journal::provenance::{Origin, Trail};
use so_dan_van_kheo::domain::journal::thinning::{Caps, Thinning};
use so_dan_van_kheo::domain::journal::{Cause, Event, Journal, Then};
use so_dan_van_kheo::domain::leaf::{Entry, Stamp};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::preview::Effect;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::stored_event::{read_event, write_event};
use so_dan_van_kheo::storage::journal::{opened, thinned};

use crate::{at, event, file, journal, kept};

const VIET_NAM: i32 = 420;

fn write(register: &mut Register, id: &str, member: Segment, text: &str, (replica, n): (u64, u32)) {
    let dot = Dot {
        replica: ReplicaId::new(replica),
        n,
    };
    let stamp = Stamp::new(at(1, 1), "An");
    let id = RecordId::model(id);
    let record = register.entry(&id);
    record.write([member].into(), Value::text(text), dot, stamp);
}

/// Returns a register of models `0` to `n`, all with a title.
fn models(n: usize, replica: u64) -> Register {
    let mut register = Register::new();
    for (n, id) in (1..).zip(0..n) {
        write(
            &mut register,
            &id.to_string(),
            member::TITLE,
            "Tên",
            (replica, n),
        );
    }
    register
}

fn keys(journal: &Journal) -> Vec<u64> {
    journal.events().iter().map(|kept| kept.key).collect()
}

#[test]
fn points_are_what_may_be_large_and_the_first_event_of_a_day() {
    let nothing = Register::new();
    let events = [
        (22, 23, Cause::Edit, true),
        (23, 0, Cause::Edit, true),
        (23, 8, Cause::Edit, false),
        (23, 9, Cause::Import, true),
        (23, 10, Cause::Edit, false),
        (23, 11, Cause::Bulk, true),
        (23, 12, Cause::GoingBack, true),
        (21, 12, Cause::Edit, true),
        (21, 13, Cause::Day, true),
    ];
    let is_point = events.map(|(.., is_point)| is_point);
    let events = events.map(|(day, hour, cause, _)| event(at(day, hour), cause, &nothing, &[]));
    let journal = journal(events.to_vec());
    let mut expected: Vec<u64> = (1..)
        .zip(is_point)
        .filter(|(_, is)| *is)
        .map(|(key, _)| key)
        .collect();
    expected.reverse();
    let points: Vec<u64> = journal
        .points(VIET_NAM)
        .iter()
        .map(|kept| kept.key)
        .collect();
    assert_eq!(points, expected);
    assert_eq!(
        journal.points(-720).len(),
        6,
        "elsewhere the day begins at another hour"
    );
}

#[test]
fn events_stand_in_the_order_of_their_keys() {
    let text = |hour| write_event(&event(at(1, hour), Cause::Edit, &Register::new(), &[]));
    let (journal, set_aside) = opened(vec![(7, text(1)), (2, text(9)), (5, text(4))]);
    assert_eq!(keys(&journal), [2, 5, 7]);
    assert_eq!(set_aside, []);
    assert_eq!(journal.since(3).len(), 2);
    assert_eq!(journal.since(8).len(), 0);
    assert!(journal.is_whole_since(0));
}

/// Is an office that has 4 models of its own, takes in a file and works on.
fn office() -> (Journal, Register) {
    let before = models(4, 1);
    let mut file_of_others = models(2, 1);
    write(&mut file_of_others, "0", member::NOTES, "Của Bình", (2, 1));
    write(&mut file_of_others, "0", member::HOLDER, "Khu 2", (2, 2));
    write(
        &mut file_of_others,
        "x",
        member::TITLE,
        "Mới của Bình",
        (2, 3),
    );
    let news = file_of_others.filter(|id, _| ["0", "x"].contains(&id.id.as_str()));
    let import = Event::of_import(
        at(23, 9),
        "Nhập".into(),
        &before,
        vec![(file("a"), news.clone())],
        &Register::new(),
    );
    let mut now = before.clone();
    now.join(&news);
    let touched = [
        RecordId::model("1"),
        RecordId::model("2"),
        RecordId::model("y"),
        RecordId::model("0"),
    ];
    let edit = event(at(23, 10), Cause::Bulk, &now, &touched);
    write(&mut now, "1", member::TITLE, "Tên khác", (3, 1));
    write(&mut now, "y", member::TITLE, "Mới của An", (3, 2));
    write(&mut now, "0", member::HOLDER, "Khu 3", (3, 3));
    let id = RecordId::model("2");
    let command = Command::Delete(id);
    apply(
        &mut now,
        &mut Writer::new([ReplicaId::new(4); 2]),
        at(23, 10),
        &"An".into(),
        &command,
    );
    (journal(vec![import, edit]), now)
}

#[test]
fn what_this_machine_writes_upon_files_in_one_breath_is_its_own() {
    let mut news = models(1, 1);
    write(&mut news, "0", member::HOLDER, "Khu 2", (2, 1));
    let mut own = news.clone();
    write(&mut own, "0", member::NOTES, "Của An", (3, 1));
    let event = Event::of_import(
        at(23, 9),
        "Nhập".into(),
        &Register::new(),
        vec![(file("a"), news)],
        &own,
    );
    let id = RecordId::model("0");
    let of = |replica, n| {
        let replica = ReplicaId::new(replica);
        event
            .file_of(&id, Dot { replica, n })
            .map(|file| file.name.as_str())
    };
    assert_eq!(of(2, 1), Some("a"));
    assert_eq!(of(3, 1), None);
    let kept = read_event(&write_event(&event)).unwrap();
    assert_eq!(kept, event);
}

#[test]
fn what_changed_since_is_counted_as_people_see_it() {
    let (journal, now) = office();
    let since = Since::of(&Then::before(journal.since(1)), &now);
    assert_eq!(since.n_models(Effect::New), 2);
    assert_eq!(since.n_models(Effect::Changed), 2);
    assert_eq!(since.n_models(Effect::Disappearing), 1);
    assert_eq!(since.n_others(), 0);
    let since = Since::of(&Then::before(journal.since(3)), &now);
    assert_eq!(since, Since::default());
}

#[test]
fn going_back_says_beforehand_what_it_would_change_and_what_it_leaves() {
    let (journal, now) = office();
    let kept = GoingBack::to(journal.since(1), &now, Others::Kept);
    // y goes, 2 comes back, 1 has its title again, and 0 the holder it had not; notes and x are Bình's.
    assert_eq!((kept.n_deleted, kept.n_restored, kept.n_changed), (1, 1, 2));
    assert_eq!((kept.n_values, kept.n_left, kept.n_others), (2, 2, 0));
    let all = GoingBack::to(journal.since(1), &now, Others::Overwritten);
    assert_eq!((all.n_deleted, all.n_restored, all.n_changed), (2, 1, 2));
    assert_eq!((all.n_values, all.n_left), (3, 0));
    assert!(!all.is_nothing());
    assert!(GoingBack::to(journal.since(3), &now, Others::Overwritten).is_nothing());
}

#[test]
fn going_back_brings_a_model_back_that_is_no_longer_stored() {
    let before = models(1, 1);
    let id = RecordId::model("0");
    let journal = journal(vec![event(
        at(1, 1),
        Cause::Edit,
        &before,
        std::slice::from_ref(&id),
    )]);
    let mut now = Register::new();
    let going = GoingBack::to(journal.since(1), &now, Others::Kept);
    assert_eq!(going.n_restored, 1);
    apply(
        &mut now,
        &mut Writer::new([ReplicaId::new(4); 2]),
        at(2, 1),
        &"An".into(),
        &going.command,
    );
    assert_eq!(
        now.visible(&id).map(|record| record.text(&[member::TITLE])),
        Some("Tên")
    );
}

#[test]
fn every_value_is_told_by_the_file_it_came_with_and_the_earlier_values_are_listed() {
    let (journal, now) = office();
    let id = RecordId::model("0");
    let record = now.get(&id).unwrap();
    let trail = Trail::of(journal.events(), &id);
    let origin =
        |member: Segment| trail.origin(record.leaf(&[member]).unwrap().face().unwrap().dot);
    assert_eq!(origin(member::TITLE), Origin::Unknown);
    assert_eq!(
        origin(member::NOTES),
        Origin::File(&file("a"), &journal.events()[0].event)
    );
    assert_eq!(
        origin(member::HOLDER),
        Origin::Here(&journal.events()[1].event)
    );
    let history = trail.history(Some(record));
    let told: Vec<Vec<(Path, Value, Value)>> = history
        .iter()
        .map(|step| {
            let face = |entries: &[Entry]| {
                let value = entries.first().map(|entry| entry.value.clone());
                value.unwrap_or(Value::text(""))
            };
            let changes = step.changes.iter();
            changes
                .map(|change| {
                    (
                        change.path.clone(),
                        face(&change.before),
                        face(&change.after),
                    )
                })
                .collect()
        })
        .collect();
    let change = |member: Segment, before: &str, after: &str| {
        ([member].into(), Value::text(before), Value::text(after))
    };
    assert_eq!(told[0], [change(member::HOLDER, "Khu 2", "Khu 3")]);
    assert_eq!(
        told[1],
        [
            change(member::HOLDER, "", "Khu 2"),
            change(member::NOTES, "", "Của Bình")
        ]
    );
    assert_eq!(told.len(), 2);
    assert_eq!(
        (history[0].files.len(), history[1].files.clone()),
        (0, vec![&file("a")])
    );
}

#[test]
fn of_several_files_each_is_known_by_what_it_brought() {
    let before = models(1, 1);
    let mut first = before.clone();
    write(&mut first, "0", member::NOTES, "một", (2, 1));
    let mut second = first.clone();
    write(&mut second, "0", member::HOLDER, "hai", (2, 2));
    let mut third = before.clone();
    write(&mut third, "0", member::UNIT, "ba", (3, 1));
    let files = [("1", first), ("2", second), ("3", third)];
    let mut now = before.clone();
    let files = files.map(|(name, piece)| {
        now.join(&piece);
        (file(name), piece)
    });
    let journal = journal(vec![Event::of_import(
        at(1, 1),
        "".into(),
        &before,
        files.to_vec(),
        &Register::new(),
    )]);
    let id = RecordId::model("0");
    let trail = Trail::of(journal.events(), &id);
    for (member, name) in [
        (member::NOTES, "1"),
        (member::HOLDER, "2"),
        (member::UNIT, "3"),
    ] {
        let dot = now
            .get(&id)
            .unwrap()
            .leaf(&[member])
            .unwrap()
            .face()
            .unwrap()
            .dot;
        assert!(
            matches!(trail.origin(dot), Origin::File(file, _) if file.name == name),
            "{name}"
        );
    }
}

#[test]
fn importing_a_term_of_a_province_into_an_empty_register_costs_its_names() {
    let n_models = 12_486;
    let pieces = (0..148_u32).map(|commune| {
        let mut piece = Register::new();
        for model in (commune..n_models).step_by(148) {
            let id = format!("{model:08x}-8f0e-4c0b-9a53-0a8b1d8a1f00");
            write(
                &mut piece,
                &id,
                member::TITLE,
                "Tên",
                (u64::from(commune), model + 1),
            );
        }
        (
            file(&format!("dvk_xa-{commune}_2026_2026-11-23.json")),
            piece,
        )
    });
    let event = Event::of_import(
        at(23, 9),
        "Nhập 148 tệp".into(),
        &Register::new(),
        pieces.collect(),
        &Register::new(),
    );
    assert_eq!(event.created.len(), 12_486);
    let n_bytes = write_event(&event).len();
    assert!(n_bytes < 12_486 * 52 + 148 * 128, "{n_bytes}");
}

/// Returns the journal of one edit an hour, from 8 to 11, on each of the days.
fn diary(days: &[u32]) -> Journal {
    let register = models(1, 1);
    let events = days.iter().flat_map(|day| {
        let hours = 8..12;
        hours.map(|hour| {
            event(
                at(*day, hour),
                Cause::Edit,
                &register,
                &[RecordId::model("0")],
            )
        })
    });
    journal(events.collect())
}

#[track_caller]
fn check_thinned(journal: &Journal, now: Timestamp, caps: Caps, puts: &[u64], deletes: &[u64]) {
    let Thinning {
        puts: put,
        deletes: deleted,
    } = thinned(journal, now, VIET_NAM, caps);
    assert_eq!(put.iter().map(|(key, _)| *key).collect::<Vec<_>>(), puts);
    assert_eq!(deleted, deletes);
}

#[test]
fn days_are_folded_once_they_are_a_week_old() {
    let journal = diary(&[10, 11]);
    let caps = Caps::USUAL;
    check_thinned(&journal, at(16, 23), caps, &[], &[]);
    check_thinned(&journal, at(17, 0), caps, &[1], &[2, 3, 4]);
    check_thinned(&journal, at(18, 0), caps, &[5, 1], &[2, 3, 4, 6, 7, 8]);
    check_thinned(&journal, Timestamp::MIN, caps, &[], &[]);
    let plan = thinned(&journal, at(17, 0), VIET_NAM, caps);
    let (folded, set_aside) = opened(plan.puts);
    assert_eq!(set_aside, []);
    let day = &folded.events()[0].event;
    assert_eq!(
        (day.cause, day.at, day.deed.as_str()),
        (Cause::Day, at(10, 8), "")
    );
}

#[test]
fn nothing_is_folded_across_what_cannot_be_read_or_where_clocks_went_back() {
    let days = diary(&[10, 11]);
    let gap = Journal::new(
        days.events()
            .iter()
            .filter(|kept| kept.key != 2)
            .cloned()
            .collect(),
        vec![2],
    );
    check_thinned(&gap, at(17, 0), Caps::USUAL, &[3], &[4]);
    check_thinned(
        &diary(&[10, 9, 10]),
        at(17, 0),
        Caps::USUAL,
        &[9, 5, 1],
        &[2, 3, 4, 6, 7, 8, 10, 11, 12],
    );
}

#[test]
fn the_oldest_are_dropped_where_room_is_short_and_the_last_is_kept_whatever_it_takes() {
    let journal = diary(&[20, 21]);
    let one = journal.events()[0].n_bytes;
    let caps = |n_bytes| Caps { n_days: 7, n_bytes };
    check_thinned(&journal, at(21, 12), caps(8 * one), &[], &[]);
    check_thinned(&journal, at(21, 12), caps(8 * one - 1), &[], &[1]);
    check_thinned(&journal, at(21, 12), caps(3 * one), &[], &[1, 2, 3, 4, 5]);
    check_thinned(&journal, at(21, 12), caps(0), &[], &[1, 2, 3, 4, 5, 6, 7]);
    check_thinned(&Journal::default(), at(21, 12), caps(0), &[], &[]);
    // A smaller event behind one that does not fit goes too: what is left reaches back without a gap.
    let mut events = journal.events().to_vec();
    events[1] = kept(
        2,
        event(
            at(20, 9),
            Cause::Bulk,
            &models(50, 1),
            &(0..50)
                .map(|n| RecordId::model(n.to_string()))
                .collect::<Vec<_>>(),
        ),
    );
    check_thinned(
        &Journal::new(events, Vec::new()),
        at(21, 12),
        caps(7 * one),
        &[],
        &[1, 2],
    );
}
