#![cfg(not(target_arch = "wasm32"))]
//! What the domain promises to forms, lists and figures.

mod awards;
mod checks;
mod closed_years;
mod commands;
mod deadlines;
mod deciding;
mod deletions;
mod doubles;
mod drafts;
mod duplicates;
mod extents;
mod field;
mod field_units;
mod figures;
mod follow_up;
mod indicators;
mod intake;
mod late;
mod lines;
mod own_first;
mod pasted_units;
mod previews;
mod received;
mod reminders;
mod reported;
mod search;
mod sender_sums;
mod sent;
mod sets;
mod summary;
mod typed;
mod undo;
mod unit_changes;
mod unit_figures;
mod unit_levels;
mod units;
mod year_work;

#[path = "../draw/mod.rs"]
mod draw;

use std::sync::Arc;

use so_dan_van_kheo::domain::carrying_out::carry_out;
use so_dan_van_kheo::domain::command::{Applied, Command};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::draft_check::check;
use so_dan_van_kheo::domain::figures::Question;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::report::catalogue::Catalogue;
use so_dan_van_kheo::report::tables::{Cell, ReportKind, UnitRows, report};

/// Is one person at one machine, with a register.
struct Desk {
    register: Register,
    writer: Writer,
    now: i64,
}

impl Desk {
    fn new(replica: u64) -> Self {
        Self {
            register: Register::new(),
            writer: Writer::new([ReplicaId::new(replica); 2]),
            now: 0,
        }
    }

    fn run(&mut self, command: &Command) -> Applied {
        self.now += 60_000;
        let by: Arc<str> = "An".into();
        let spare = || Err("nobody speaks for this run");
        let stamp = (Timestamp::from_millis(self.now), &by);
        carry_out(
            &mut self.register,
            None,
            &mut self.writer,
            spare,
            stamp,
            command,
        )
        .unwrap()
    }

    /// Fills in the form of a model and a year, and saves it.
    fn save(&mut self, id: &str, year: i32, edit: impl FnOnce(&mut ModelDraft)) -> Applied {
        let id = RecordId::model(id);
        let record = self.register.get(&id);
        let is_old = record.is_some_and(|record| Model::new(&id, record).year(year).is_some());
        let mut draft = match record {
            Some(record) => ModelDraft::of(Model::new(&id, record), year),
            None => filled_in(year),
        };
        edit(&mut draft);
        let model = check(&draft, record, is_old.then_some(year)).unwrap();
        self.run(&Command::SaveModel { id, model })
    }

    fn model(&self, id: &str) -> (RecordId, &so_dan_van_kheo::domain::record::Record) {
        let id = RecordId::model(id);
        let record = self.register.get(&id).unwrap();
        (id, record)
    }

    /// Writes one leaf, as a file or another program might have.
    fn write(&mut self, id: &RecordId, path: Path, value: Value) {
        use so_dan_van_kheo::domain::change::Change;
        self.run(&Command::Make(vec![(
            id.clone(),
            vec![Change::Write(path, value)],
        )]));
    }

    fn write_of_year(&mut self, id: &str, year: i32, member: Segment, value: Value) {
        self.write(&RecordId::model(id), YearEntry::path(year, member), value);
    }
}

/// Adds units by id, which is their name too: level, parent, first day, last day, successors.
fn add_units(desk: &mut Desk, units: &[(&str, [&str; 4], &[&str])]) {
    use so_dan_van_kheo::domain::member;
    for (id, [level, parent, from, to], successors) in units {
        let text = |text: &str| Value::text(text);
        let members = vec![
            (member::NAME, text(id)),
            (member::LEVEL, text(level)),
            (member::PARENT, text(parent)),
            (member::VALID_FROM, text(from)),
            (member::VALID_TO, text(to)),
        ];
        desk.run(&Command::SaveUnit {
            id: RecordId::unit(*id),
            members,
            successors: successors.iter().map(|id| (*id).to_owned()).collect(),
        });
    }
}

/// Returns the first table of a report of 2026, its cells in one line a row.
fn table(desk: &Desk, kind: ReportKind) -> Vec<String> {
    let catalogue = Catalogue::of(&desk.register);
    let question = Question::of_year(2026);
    let report = report(
        kind,
        &desk.register,
        &catalogue,
        &question,
        UnitRows::All,
        100,
    );
    let rows = report.tables[0].rows.iter();
    let words = rows.map(|row| row.cells.iter().map(Cell::words).collect::<Vec<_>>());
    words.map(|words| words.join("|")).collect()
}

/// Returns a draft with everything that is required.
fn filled_in(year: i32) -> ModelDraft {
    let mut draft = ModelDraft::default();
    let texts = [
        (FormField::Title, "Ngày chủ nhật xanh"),
        (FormField::Unit, "xa-thanh-ba"),
        (FormField::Field, "kinh-te"),
        (FormField::Kind, "model"),
        (FormField::Subject, "collective"),
        (FormField::Stage, "registered"),
    ];
    for (field, text) in texts {
        draft.set(field, text);
    }
    draft.set(FormField::Year, year.to_string());
    draft
}
