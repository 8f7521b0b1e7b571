//! The files the communes send: written by this program from edits in forms, or by another one.

use std::fmt::Write;

use so_dan_van_kheo::domain::canonical::uuid_v8;
use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::starting_set::starting_set;

use super::communes::{Commune, PROVINCE, Planned, PlannedYear, Sending};
use super::draw::Draw;
use super::registers::{Person, export_as, plain_part};

/// Is what a commune has at home, and the files it sent.
pub struct Sent {
    /// Its register; `None` where it uses another program.
    pub home: Option<Register>,
    pub files: Vec<String>,
}

pub fn send(commune: &Commune, draw: &mut Draw) -> Sent {
    if commune.sending == Sending::OtherProgram {
        return Sent {
            home: None,
            files: vec![by_other_program(commune)],
        };
    }
    let mut register = starting_set();
    let mut clerk = Person::new(draw.number(), "Cán bộ dân vận");
    clerk.does(&mut register, unit(commune));
    let mut new_id = || {
        let bytes = (u128::from(draw.number()) << 64) | u128::from(draw.number());
        RecordId::model(uuid_v8(bytes.to_be_bytes()))
    };
    let ids: Vec<RecordId> = commune.models.iter().map(|_| new_id()).collect();
    let mut files = Vec::new();
    for (n, (id, model)) in ids.iter().zip(&commune.models).enumerate() {
        for entry in &model.years {
            clerk.edits(&mut register, id, entry.year, |draft| {
                fill_in(draft, commune, model, entry);
            });
        }
        if commune.sending == Sending::Twice && n == commune.models.len() / 2 {
            // What follows is written upon what was sent: a title is mended, a wrong entry taken back.
            clerk.writes(&mut register, id, &[member::TITLE].into(), "Tên ghi nhầm");
            clerk.edits(&mut register, &ids[0], 2020, |draft| {
                fill_in(
                    draft,
                    commune,
                    &commune.models[0],
                    &commune.models[0].years[0],
                );
                draft.set(FormField::Year, "2020");
            });
            files.push(export(commune, &register));
            clerk.writes(&mut register, id, &[member::TITLE].into(), &model.title);
            clerk.does(&mut register, Command::DeleteYear(ids[0].clone(), 2020));
        }
    }
    let mistaken = new_id();
    let (model, entry) = (&commune.models[0], &commune.models[0].years[0]);
    clerk.edits(&mut register, &mistaken, entry.year, |draft| {
        fill_in(draft, commune, model, entry);
    });
    clerk.does(&mut register, Command::Delete(mistaken));
    files.push(export(commune, &register));
    if commune.sending == Sending::WithAndWithoutSync {
        files.push(plain_part(&files[0]));
    }
    let home = Some(register);
    Sent { home, files }
}

fn export(commune: &Commune, register: &Register) -> String {
    export_as(register, (&commune.unit, &commune.name), Scope::default())
}

fn unit(commune: &Commune) -> Command {
    let members = [
        (member::NAME, commune.name.as_str()),
        (member::LEVEL, "commune"),
        (member::PARENT, PROVINCE.0),
    ];
    Command::SaveUnit {
        id: RecordId::unit(commune.unit.as_str()),
        members: members.map(|(name, text)| (name, Value::text(text))).into(),
        successors: Vec::new(),
    }
}

fn fill_in(draft: &mut ModelDraft, commune: &Commune, model: &Planned, entry: &PlannedYear) {
    let texts = [
        (FormField::Title, model.title.as_str()),
        (FormField::Kind, model.kind),
        (FormField::Subject, model.subject),
        (FormField::Field, model.field),
        (FormField::Unit, commune.unit.as_str()),
        (FormField::Holder, model.holder.as_str()),
        (FormField::Entry, entry.entry),
        (FormField::Stage, entry.stage),
    ];
    for (field, text) in texts {
        draft.set(field, text);
    }
    draft.registered_levels = entry
        .levels
        .iter()
        .map(|level| (*level).to_owned())
        .collect();
}

/// Writes what a program that knows only the plain part would: its models are called 1, 2, 3 …
fn by_other_program(commune: &Commune) -> String {
    let mut file = format!(
        r#"{{"format":"so-dan-van-kheo","version":1,"exported_at":"2026-11-20T02:00:00Z","exported_by":{{"unit":"{0}","name":"{1}"}},
"units":[{{"id":"{0}","name":"{1}","level":"commune","parent":"{2}"}}],"models":["#,
        commune.unit, commune.name, PROVINCE.0
    );
    for (model, n) in commune.models.iter().zip(1..) {
        let years = model.years.iter().map(|entry| {
            let PlannedYear { year, entry, stage, levels } = entry;
            format!(r#"{{"year":{year},"entry":"{entry}","stage":"{stage}","registered_levels":{levels:?}}}"#)
        });
        let years = years.collect::<Vec<_>>().join(",");
        let comma = if n > 1 { ",\n" } else { "\n" };
        write!(
            file,
            r#"{comma}{{"id":{n},"title":"{}","kind":"{}","subject":"{}","field":"{}","unit":"{}","holder":"{}","years":[{years}]}}"#,
            model.title, model.kind, model.subject, model.field, commune.unit, model.holder
        )
        .unwrap();
    }
    file.push_str("]}");
    file
}
