//! A unit that a form about this register names: one that is there, or a new one.

use crate::domain::command::Command;
use crate::domain::member;
use crate::domain::unit_draft::UnitDraft;
use crate::domain::value::Value;

use super::state::App;
use super::text::catalogue as text;
use super::unit_choice::unit_for;

/// Says what is wrong with the name of a new unit, as the catalogue would.
pub fn wrong_name(app: App, name: &str) -> Option<String> {
    let draft = UnitDraft {
        name: name.to_owned(),
        ..UnitDraft::default()
    };
    let flaws = app
        .names
        .with_untracked(|names| draft.check(&names.units, "").err())?;
    flaws.first().map(|(_, flaw)| text::unit_flaw(*flaw))
}

/// Returns the unit of this name: one that is there in whatever spelling, or a new one, which is added with its level and the unit
/// above it ("" for none). `None` where it could not be added, which was said.
pub fn unit_of(app: App, name: &str, level: &str, above: &str) -> Option<String> {
    let (id, is_there) = app
        .register
        .with_untracked(|register| unit_for(register, name, above));
    let unit = id.id.clone();
    let members = [
        (member::NAME, name),
        (member::LEVEL, level),
        (member::PARENT, above),
    ];
    let members = members.into_iter().filter(|(_, text)| !text.is_empty());
    let members = members.map(|(member, text)| (member, Value::text(text)));
    let command = Command::SaveUnit {
        id,
        members: members.collect(),
        successors: Vec::new(),
    };
    (is_there || app.dispatch(command, text::added(name))).then_some(unit)
}
