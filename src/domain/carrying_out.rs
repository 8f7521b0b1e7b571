//! Carrying out a command, by a writer of whom nothing speaks falsely.

use std::sync::Arc;

use super::command::{Applied, Command, changes_of, make_all};
use super::date::Timestamp;
use super::leaf::Stamp;
use super::own_first::as_shown;
use super::register::Register;
use super::writer::Writer;

/// Carries a command out on records as they were seen (as they are where `seen` is `None`), and joins what it wrote into the
/// register. Nothing is saved here: the caller stores the touched records as one piece.
///
/// # Errors
/// Those of `another`, which makes the writer of another run where the present one is spoken for. Nothing is written then.
pub fn carry_out<E>(
    register: &mut Register,
    seen: Option<&Register>,
    writer: &mut Writer,
    another: impl Fn() -> Result<Writer, E>,
    (at, by): (Timestamp, &Arc<str>),
    command: &Command,
) -> Result<Applied, E> {
    // A copy of the whole is made only where what was seen differs from what is there.
    let as_seen = seen.map(|seen| {
        let mut as_seen = register.clone();
        as_seen.replace(seen);
        as_seen
    });
    // What a person writes is told from what they were shown.
    let changes = {
        let seen = as_seen.as_ref().unwrap_or(register);
        changes_of(&as_shown(seen, &writer.unit().id), command)
    };
    let is_claimed = |writer: &Writer| {
        let both = [Some(&*register), as_seen.as_ref()];
        let states = both.into_iter().flatten().flat_map(|register| {
            let ids = changes.iter().map(|(id, _)| id);
            ids.filter_map(|id| Some((id, register.get(id)?)))
        });
        let mut states = states.into_iter();
        states.any(|(id, record)| writer.is_claimed(id, record))
    };
    while is_claimed(writer) {
        let unit = writer.unit().clone();
        *writer = another()?;
        writer.write_for(unit);
    }
    let stamp = Stamp {
        at,
        by: Arc::clone(by),
    };
    let Some(mut written) = as_seen else {
        return Ok(make_all(register, writer, &stamp, changes));
    };
    let applied = make_all(&mut written, writer, &stamp, changes);
    register.join(&written.part(&applied.touched));
    Ok(applied)
}
