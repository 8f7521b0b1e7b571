//! Reading the journal for the screens that show it, and keeping it within its room.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::reactive::{Memo, RwSignal};
use super::state::App;
use crate::domain::journal::Journal;
use crate::domain::journal::thinning::{Caps, Thinning};
use crate::domain::register::RecordId;
use crate::format::stored_event::mentions;
use crate::shell::{
    clock,
    journal_shelf::{self, NoJournal},
    rest,
};
use crate::storage::journal::{opened, thinned};

/// Is how far clocks in Viet Nam are ahead of UTC.
pub const MINUTES_AHEAD: i32 = 7 * 60;

/// How many bytes are looked through before others have their turn, each once for every record sought.
const N_BYTES_AT_ONCE: usize = 20_000_000;

/// Is how far the reading has come.
#[derive(Clone, PartialEq)]
pub enum Reading {
    /// It is on its way.
    Waiting,
    /// The journal, and whether all of it could be read.
    Read(Arc<Journal>, bool),
    /// This browser keeps none.
    NotKept,
}

/// Reads the journal, now and whenever it changes: what is about one record, or all of it.
pub fn follow(app: App, about: Option<RecordId>) -> RwSignal<Reading> {
    let reading = RwSignal::new(Reading::Waiting);
    let about = StoredValue::new(about);
    Effect::new(move || {
        app.n_journal_changes.track();
        let Some(about) = about.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let about = about.map(|id| vec![id]);
            let read = read(about).await.unwrap_or(Reading::NotKept);
            reading.try_set(read);
        });
    });
    reading
}

/// Reads what is about any of some records, now and whenever it or they change; nothing while there are none.
pub fn follow_any(app: App, about: Memo<Vec<RecordId>>) -> RwSignal<Reading> {
    let reading = RwSignal::new(Reading::Waiting);
    Effect::new(move || {
        app.n_journal_changes.track();
        let about = about.get();
        if about.is_empty() {
            return;
        }
        spawn_local(async move {
            let read = read(Some(about)).await.unwrap_or(Reading::NotKept);
            reading.try_set(read);
        });
    });
    reading
}

async fn read(about: Option<Vec<RecordId>>) -> Result<Reading, NoJournal> {
    let (journal, is_whole) = match about {
        Some(ids) => {
            let texts = those_about(journal_shelf::all().await?, &ids).await;
            let (journal, set_aside) = opened(texts);
            (journal, set_aside.is_empty())
        }
        None => read_tidied().await?,
    };
    Ok(Reading::Read(Arc::new(journal), is_whole))
}

/// Returns the texts that may be about any of some records. Others have their turn where there is much to look through.
async fn those_about(texts: Vec<(u64, String)>, ids: &[RecordId]) -> Vec<(u64, String)> {
    let (mut meant, mut n_bytes) = (Vec::new(), 0);
    for (key, text) in texts {
        n_bytes += text.len() * ids.len();
        if ids.iter().any(|id| mentions(&text, id)) {
            meant.push((key, text));
        }
        if n_bytes > N_BYTES_AT_ONCE {
            n_bytes = 0;
            rest::pause().await;
        }
    }
    meant
}

/// Reads all of the journal, once its days that are long past are folded and the oldest events dropped where they take too
/// much room; what cannot be done of it is done the next time. Returns whether all of it could be read, too.
async fn read_tidied() -> Result<(Journal, bool), NoJournal> {
    let (journal, set_aside) = opened(journal_shelf::all().await?);
    let Thinning { puts, deletes } = thinned(&journal, clock::now(), MINUTES_AHEAD, Caps::USUAL);
    let is_tidy = puts.is_empty() && deletes.is_empty();
    if is_tidy || journal_shelf::replace(&puts, &deletes).await.is_err() {
        return Ok((journal, set_aside.is_empty()));
    }
    let (journal, set_aside) = opened(journal_shelf::all().await?);
    Ok((journal, set_aside.is_empty()))
}

/// Keeps the journal within its room.
pub async fn tidy() {
    drop(read_tidied().await);
}
