//! Registers of any size, each with much of one thing: as files have it, or as a file could.

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::replica::{Dot, ReplicaId};
use so_dan_van_kheo::domain::value::Value;

/// The year that everything is of.
pub const YEAR: i32 = 2026;

/// Is a way in which a register can be large.
pub struct Shape {
    pub name: &'static str,
    /// Adds the `n`-th of so many.
    add: fn(&mut Build, usize, usize),
}

const fn shape(name: &'static str, add: fn(&mut Build, usize, usize)) -> Shape {
    Shape { name, add }
}

pub fn register(shape: &Shape, n: usize) -> Register {
    let mut build = Build {
        register: Register::new(),
        n_writes: 0,
    };
    (0..n).for_each(|nth| (shape.add)(&mut build, nth, n));
    build.register
}

/// The next of a circle of so many.
const fn next(nth: usize, n: usize) -> usize {
    (nth + 1) % n
}

pub const ORIGINS: &[Shape] = &[
    shape("a chain of origins", |build, nth, n| {
        let origin = if nth + 1 < n { nth + 1 } else { nth };
        build.model(nth, "", &[(member::REPLICATES, &model_id(origin))]);
    }),
    shape("a circle of origins", |build, nth, n| {
        build.model(nth, "", &[(member::REPLICATES, &model_id(next(nth, n)))]);
    }),
    shape("all made after one", |build, nth, _| {
        build.model(nth, "", &[(member::REPLICATES, &model_id(0))]);
    }),
    shape("all one and the same", |build, nth, n| {
        build.model(nth, "", &[(member::SAME_AS, &model_id(next(nth, n)))]);
    }),
    shape(
        "all the same as one that says it differs from all",
        |build, nth, _| {
            build.model(nth, "", &[(member::SAME_AS, &model_id(0))]);
            build.item(
                RecordId::model(model_id(0)),
                &[member::DIFFERENT_FROM],
                nth,
                Value::text(model_id(nth)),
            );
        },
    ),
];

pub const UNITS: &[Shape] = &[
    shape("units one below the other", |build, nth, _| {
        let parent = nth.checked_sub(1).map(unit_id).unwrap_or_default();
        build.unit(nth, &[(member::PARENT, &parent)]);
        build.model(nth, &unit_id(nth), &[]);
    }),
    shape("units in a circle", |build, nth, n| {
        build.unit(nth, &[(member::PARENT, &unit_id(next(nth, n)))]);
        build.model(nth, &unit_id(nth), &[]);
    }),
    shape("units of one name below one", |build, nth, _| {
        build.unit(nth, &[(member::PARENT, "xa"), (member::NAME, "Chi bộ")]);
        build.model(nth, &unit_id(nth), &[]);
    }),
    shape(
        "units that all took the place of another",
        |build, nth, n| {
            build.ended_unit(nth, (nth + 1 < n).then_some(nth + 1));
            build.model(nth, &unit_id(nth), &[]);
        },
    ),
    shape(
        "a ring of units that took the place of another",
        |build, nth, n| {
            build.ended_unit(nth, Some(next(nth, n)));
            build.model(nth, &unit_id(nth), &[]);
        },
    ),
    shape("rings of two ended units", |build, nth, _| {
        build.ended_unit(nth, Some(nth ^ 1));
        build.model(nth, &unit_id(nth), &[]);
    }),
    shape("units no register has", |build, nth, _| {
        build.model(nth, &unit_id(nth), &[]);
    }),
];

pub const CATALOGUE: &[Shape] = &[
    shape("a set for each of units in a chain", |build, nth, _| {
        let parent = nth.checked_sub(1).map(unit_id).unwrap_or_default();
        build.unit(nth, &[(member::PARENT, &parent)]);
        build.model(nth, &unit_id(nth), &[]);
        build.set(nth, &unit_id(nth), None);
    }),
    shape("sets of one unit", |build, nth, _| {
        build.set(nth, "xa", None);
        build.model(nth, "xa", &[]);
    }),
    shape("sets for all, of every year", |build, nth, _| {
        build.set(nth, "", Some(1900 + (nth % 300) as i64));
        build.model(nth, "xa", &[]);
    }),
    shape("totals of one unit", |build, nth, _| {
        build.reported(nth, "xa", 1000 + nth as i64);
    }),
    shape("totals of units one below the other", |build, nth, _| {
        let parent = nth.checked_sub(1).map(unit_id).unwrap_or_default();
        build.unit(nth, &[(member::PARENT, &parent)]);
        build.reported(nth, &unit_id(nth), i64::from(YEAR));
    }),
    shape(
        "totals of many units, and models of others",
        |build, nth, _| {
            build.unit(nth, &[(member::PARENT, "tinh")]);
            match nth % 2 {
                0 => build.reported(nth, &unit_id(nth), i64::from(YEAR)),
                _ => build.model(nth, &unit_id(nth), &[]),
            }
        },
    ),
    shape("a closing of each unit", |build, nth, _| {
        let parent = nth.checked_sub(1).map(unit_id).unwrap_or_default();
        build.unit(nth, &[(member::PARENT, &parent)]);
        build.model(nth, &unit_id(nth), &[]);
        build.closing(nth, &unit_id(nth), i64::from(YEAR));
    }),
    shape("closings of years without end", |build, nth, _| {
        build.unit(nth, &[]);
        build.model(nth, &unit_id(nth), &[]);
        build.closing(nth, &unit_id(nth), 3_000 + nth as i64);
    }),
    shape("closings of every year", |build, nth, _| {
        build.model(nth, "xa", &[]);
        build.closing(nth, "", 1900 + (nth % 300) as i64);
    }),
    shape("deadlines", |build, nth, _| {
        let id = RecordId::new(
            Collection::DEADLINES,
            format!("files-{}-u{nth}", 1900 + nth % 300),
        );
        build.texts(&id, &[(member::ON, "2026-12-31")]);
    }),
    shape("entries of every list", |build, nth, _| {
        for list in LISTS {
            let id = RecordId::new(list.clone(), format!("e{nth:05}"));
            build.texts(&id, &[(member::NAME, &format!("Tên {nth}"))]);
        }
        build.different_model(nth);
    }),
];

const LISTS: [Collection; 7] = [
    Collection::FIELDS,
    Collection::KINDS,
    Collection::LEVELS,
    Collection::GRADES,
    Collection::AWARD_FORMS,
    Collection::AWARDING_BODIES,
    Collection::INDICATORS,
];

pub const MODELS: &[Shape] = &[
    shape("models with other words each", |build, nth, _| {
        build.different_model(nth)
    }),
    shape("models of one title in one unit", |build, nth, _| {
        build.model(
            nth,
            "xa",
            &[(member::TITLE, "Tổ tự quản đường điện thắp sáng đường quê")],
        );
    }),
    shape("models of one title in many units", |build, nth, _| {
        build.model(
            nth,
            &unit_id(nth),
            &[(member::TITLE, "Tổ tự quản đường điện thắp sáng")],
        );
    }),
    shape(
        "models of one title, each told apart from one",
        |build, nth, n| {
            build.model(
                nth,
                "",
                &[(member::TITLE, "Tổ tự quản đường điện thắp sáng")],
            );
            let other = Value::text(model_id((nth + n / 2) % n));
            build.item(
                RecordId::model(model_id(nth)),
                &[member::DIFFERENT_FROM],
                nth,
                other,
            );
        },
    ),
    shape("models with something undecided", |build, nth, _| {
        build.model(nth, "xa", &[]);
        let id = RecordId::model(model_id(nth));
        for at in 0..2 {
            build.beside(
                &id,
                [member::NOTES].into(),
                Value::text(format!("Ghi chú {at}")),
            );
        }
    }),
];

pub const RECORDS: &[Shape] = &[
    shape("a leaf of many values", |build, nth, _| {
        build.model(0, "xa", &[]);
        let id = RecordId::model(model_id(0));
        build.beside(
            &id,
            [member::NOTES].into(),
            Value::text(format!("Ghi chú {nth}")),
        );
    }),
    shape("a name that many gave a unit", |build, nth, _| {
        build.unit(0, &[]);
        let id = RecordId::unit(unit_id(0));
        build.beside(&id, [member::NAME].into(), Value::text(format!("Xã {nth}")));
    }),
    shape("many results of a year", |build, nth, _| {
        let id = RecordId::model(model_id(0));
        build.year(&id, member::STAGE, Value::text("registered"));
        let of =
            |name: &str, value: Value| Value::Map([(name.to_owned(), value)].into_iter().collect());
        let year = |list| [member::YEARS, Segment::Year(YEAR), list];
        build.item(
            id.clone(),
            &year(member::INDICATORS),
            nth,
            of("name", Value::text(format!("Hộ {nth}"))),
        );
        build.item(
            id.clone(),
            &year(member::AWARDS),
            nth,
            of("number", Value::text(format!("{nth}/QĐ"))),
        );
        build.item(
            id.clone(),
            &year(member::SCORES),
            nth,
            of("score", Value::Number(5.into())),
        );
        build.item(
            id.clone(),
            &year(member::STEPS),
            nth,
            of("stage", Value::text("registered")),
        );
        build.item(
            id,
            &year(member::REGISTERED_LEVELS),
            nth,
            Value::text(format!("cap-{nth}")),
        );
    }),
    shape("a set with many rows", |build, nth, _| {
        build.set(0, "", None);
        let id = RecordId::new(Collection::SETS, "b00000");
        build.item(
            id.clone(),
            &[Segment::name("fields")],
            nth,
            Value::text(format!("e{nth}")),
        );
        build.item(id, &[member::CRITERIA], nth, criterion(nth));
    }),
    shape(
        "places that many have written to since it was deleted",
        |build, nth, _| {
            let id = RecordId::model(model_id(0));
            if nth == 0 {
                build.model(0, "xa", &[]);
                build.delete(&id);
            }
            build.item(id, &[Segment::name("others")], nth, Value::text("sau"));
        },
    ),
];

pub fn model_id(nth: usize) -> String {
    format!("m{nth:05}")
}

pub fn unit_id(nth: usize) -> String {
    format!("u{nth:05}")
}

fn criterion(nth: usize) -> Value {
    let members = [
        ("max".to_owned(), Value::Number(10.into())),
        ("name".to_owned(), Value::text(format!("Tiêu chí {nth}"))),
    ];
    Value::Map(members.into_iter().collect())
}

/// Writes records as many hands would: each write is of a replica of its own.
struct Build {
    register: Register,
    n_writes: u64,
}

impl Build {
    fn next(&mut self) -> (Dot, Stamp) {
        self.n_writes += 1;
        let replica = ReplicaId::new(self.n_writes);
        let at = Timestamp::from_millis(1_700_000_000_000 + self.n_writes.cast_signed());
        (Dot { replica, n: 1 }, Stamp::new(at, "An"))
    }

    fn write(&mut self, id: &RecordId, path: Path, value: Value) {
        let (dot, stamp) = self.next();
        self.register.entry(id).write(path, value, dot, stamp);
    }

    /// Writes a value beside those that are there.
    fn beside(&mut self, id: &RecordId, path: Path, value: Value) {
        let (dot, stamp) = self.next();
        let mut record = Record::default();
        record.write(path, value, dot, stamp);
        self.register.join_record(id.clone(), record);
    }

    fn texts(&mut self, id: &RecordId, texts: &[(Segment, &str)]) {
        for (member, text) in texts {
            self.write(id, [member.clone()].into(), Value::text(*text));
        }
    }

    fn item(&mut self, id: RecordId, list: &[Segment], nth: usize, value: Value) {
        let path = [list, &[Segment::Item(format!("i{nth:05}"))]].concat();
        self.write(&id, path.into(), value);
    }

    fn year(&mut self, id: &RecordId, member: Segment, value: Value) {
        self.write(
            id,
            [member::YEARS, Segment::Year(YEAR), member].into(),
            value,
        );
    }

    fn delete(&mut self, id: &RecordId) {
        let (dot, stamp) = self.next();
        let record = self.register.entry(id);
        let (path, seen) = record.deletion(&[]);
        record.write(path, seen, dot, stamp);
    }

    fn model(&mut self, nth: usize, unit: &str, others: &[(Segment, &str)]) {
        let id = RecordId::model(model_id(nth));
        let title = format!("Mô hình số {nth}");
        self.texts(
            &id,
            &[
                (member::TITLE, &title),
                (member::UNIT, unit),
                (member::FIELD, "kinh-te"),
            ],
        );
        self.texts(&id, others);
        self.year(&id, member::STAGE, Value::text("registered"));
    }

    fn different_model(&mut self, nth: usize) {
        let id = RecordId::model(model_id(nth));
        let word = format!("e{nth:05}");
        self.model(
            nth,
            "xa",
            &[
                (member::SUBJECT, &word),
                (member::FIELD, &word),
                (member::KIND, &word),
            ],
        );
        self.year(&id, member::GRADE, Value::text(&word));
        let levels = [
            member::YEARS,
            Segment::Year(YEAR),
            member::REGISTERED_LEVELS,
        ];
        self.item(id.clone(), &levels, 0, Value::text(&word));
        let award = [("form", &word), ("body", &word), ("subject", &word)];
        let award = award.map(|(name, word)| (name.to_owned(), Value::text(word)));
        let awards = [member::YEARS, Segment::Year(YEAR), member::AWARDS];
        self.item(
            id.clone(),
            &awards,
            0,
            Value::Map(award.into_iter().collect()),
        );
        let indicators = [member::YEARS, Segment::Year(YEAR), member::INDICATORS];
        let indicator = [
            ("measure".to_owned(), Value::text(&word)),
            ("name".to_owned(), Value::text(&word)),
            ("value".to_owned(), Value::Number(7.into())),
        ];
        self.item(
            id,
            &indicators,
            0,
            Value::Map(indicator.into_iter().collect()),
        );
    }

    fn unit(&mut self, nth: usize, texts: &[(Segment, &str)]) {
        let id = RecordId::unit(unit_id(nth));
        self.texts(&id, &[(member::NAME, &format!("Xã {nth}"))]);
        self.texts(&id, texts);
    }

    fn ended_unit(&mut self, nth: usize, successor: Option<usize>) {
        let day = format!("{}-06-30", 1900 + nth % 300);
        self.unit(nth, &[(member::VALID_TO, &day)]);
        if let Some(successor) = successor {
            let id = RecordId::unit(unit_id(nth));
            self.item(
                id,
                &[member::SUCCESSORS],
                0,
                Value::text(unit_id(successor)),
            );
        }
    }

    fn set(&mut self, nth: usize, unit: &str, year: Option<i64>) {
        let id = RecordId::new(Collection::SETS, format!("b{nth:05}"));
        self.texts(
            &id,
            &[(member::NAME, &format!("Bộ {nth}")), (member::UNIT, unit)],
        );
        for member in [member::FROM_YEAR, member::TO_YEAR] {
            if let Some(year) = year {
                self.write(&id, [member].into(), Value::Number(year.into()));
            }
        }
        self.item(id.clone(), &[member::CRITERIA], 0, criterion(0));
        self.item(id, &[Segment::name("fields")], 0, Value::text("kinh-te"));
    }

    fn reported(&mut self, nth: usize, unit: &str, year: i64) {
        let id = RecordId::new(Collection::Reported, format!("r{nth:05}"));
        self.texts(&id, &[(member::UNIT, unit)]);
        self.write(&id, [member::YEAR].into(), Value::Number(year.into()));
        let figure = [member::FIGURES, Segment::name("registered")];
        self.write(&id, figure.into(), Value::Number(3.into()));
    }

    fn closing(&mut self, nth: usize, unit: &str, year: i64) {
        let id = RecordId::new(Collection::CLOSINGS, format!("k{nth:05}"));
        self.texts(&id, &[(member::UNIT, unit)]);
        self.write(&id, [member::YEAR].into(), Value::Number(year.into()));
        self.write(&id, [member::CLOSED].into(), Value::Bool(true));
        let event = [("closed".to_owned(), Value::Bool(true))];
        self.item(
            id,
            &[member::EVENTS],
            0,
            Value::Map(event.into_iter().collect()),
        );
    }
}
