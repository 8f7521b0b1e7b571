//! Which units need no file: those whose models of a year were written in this register.

use std::collections::BTreeSet;

use super::Received;
use crate::domain::member;
use crate::domain::model::Model;
use crate::domain::path::Path;
use crate::domain::register::Register;
use crate::domain::restated::is_of_plain_file;
use crate::domain::unit::UnitTree;
use crate::domain::unit::lines::Standing;

/// Counts, for each of some units, its models of a year that were written here, those of all units below it too.
///
/// A model was written here where it is no value of a plain file, and where neither its unit nor one above it has sent a file that
/// shows models of the year. A file of the register's own unit, or of one above that, brings what was written here back.
pub fn n_written_here(
    register: &Register,
    tree: &UnitTree,
    received: &Received,
    own: &str,
    year: i32,
    units: &[&str],
) -> Vec<usize> {
    let standing = Standing::Today;
    let from_elsewhere = |unit: &str| own.is_empty() || !tree.stands_within(standing, own, unit);
    let senders = received.files.keys().map(String::as_str);
    let senders = senders.filter(|unit| received.of_year(unit, year).is_some());
    let senders: BTreeSet<&str> = senders.filter(|unit| from_elsewhere(unit)).collect();
    let said = senders.into_iter().map(|unit| (unit, ()));
    let has_come = tree.inherited(standing, said, &|(), ()| ());
    let models = Model::each(register).filter(|model| model.year(year).is_some());
    let written = models.filter(|model| has_come.get(tree, model.unit()).is_none());
    let written = written.filter(|model| is_written(*model));
    let of_units: Vec<&str> = written.map(Model::unit).collect();
    tree.n_within(standing, units, &of_units)
}

/// Says whether the title of a model was written in this program; any other value of it may have come first.
fn is_written(model: Model<'_>) -> bool {
    let path: Path = [member::TITLE].into();
    let title = model.record().leaf(path.segments());
    let shown = title.and_then(|leaf| leaf.face());
    shown.is_some_and(|one| !is_of_plain_file(model.record_id(), &path, one))
}
