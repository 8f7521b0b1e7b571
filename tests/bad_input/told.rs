//! Says in a few words what a file was refused for, so that a table of files can be read.

use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::register::Collection;
use so_dan_van_kheo::domain::shape::Shape;
use so_dan_van_kheo::format::exchange_read::{FileError, Opened, Refused};
use so_dan_van_kheo::format::plain_read::{Flaw, SyncFlaw};

/// Says why a file was not opened, or which of its records were refused.
pub fn told(opened: &Result<Opened, FileError>) -> String {
    match opened {
        Err(error) => format!("{error:?}"),
        Ok(opened) => {
            let refused = opened.refused.iter().map(told_record);
            refused.collect::<Vec<_>>().join("; ")
        }
    }
}

fn told_record(refused: &Refused) -> String {
    let list = match &refused.collection {
        Collection::Models => String::new(),
        other => format!("{other} "),
    };
    let name: String = refused.name.chars().take(20).collect();
    format!(
        "{list}{} {name}: {}",
        refused.place,
        told_flaw(&refused.flaw)
    )
}

fn told_flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotAnObject => "no object".to_owned(),
        Flaw::BadId => "bad id".to_owned(),
        Flaw::Twice => "twice".to_owned(),
        Flaw::NumberOfSeveral { number, units } => {
            format!("number {number} of {}", units.join(", "))
        }
        Flaw::Missing(member) => format!("no {}", name(member)),
        Flaw::WrongType { path, expected } => match expected {
            Shape::Group(_) => format!("{path} is no Group"),
            shape => format!("{path} is no {shape:?}"),
        },
        Flaw::BadDate { path, text } => format!("{path} is no date: {text:?}"),
        Flaw::BadYear(text) => format!("no year: {text}"),
        Flaw::YearTwice(year) => format!("{year} twice"),
        Flaw::ItemTwice(path) => format!("{path} twice"),
        Flaw::TooMuch(much) => format!("{} {:?}", much.n, much.measure),
        Flaw::BadSync(flaw) => format!("sync: {}", told_sync_flaw(flaw)),
    }
}

fn told_sync_flaw(flaw: &SyncFlaw) -> String {
    match flaw {
        SyncFlaw::NotInSync => "not there".to_owned(),
        SyncFlaw::Shape => "shape".to_owned(),
        SyncFlaw::NotInTable => "not in table".to_owned(),
        SyncFlaw::BeyondLast(replica) => format!("beyond the last of {replica}"),
        SyncFlaw::Twice(path) => format!("{path} twice"),
        SyncFlaw::ValueMissing(path) => format!("{path} without value"),
        SyncFlaw::WithoutDot(path) => format!("{path} without dot"),
    }
}

fn name(member: &Segment) -> String {
    Path::from([member.clone()]).to_string()
}
