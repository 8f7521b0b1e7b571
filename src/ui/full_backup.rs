//! Makes a full backup: the register with everything beside it, as one file.

use crate::domain::fingerprint::Fingerprint;
use crate::domain::model::Model;
use crate::domain::scope::Scope;
use crate::format::backup::{Backup, Local, readable, write_backup};
use crate::format::envelope::can_be_read;
use crate::format::exchange_write::{Export, NotReadBack};
use crate::shell::{cipher, clock, journal_shelf};
use crate::storage::bag::BagError;

use super::state::App;

/// Is a full backup that was made.
pub struct FullBackup {
    /// Its text, encrypted where a passphrase was given.
    pub text: String,
    /// How many models it shows.
    pub n_models: usize,
    /// The fingerprint of the register in it.
    pub code: String,
    /// How many events of the journal are not in it: the oldest, for want of room or because one cannot be read; `None`
    /// where this browser keeps no journal.
    pub n_left_out: Option<usize>,
}

/// Says why none was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotMade {
    /// What lies beside the register could not be read.
    NotRead(BagError),
    /// This program would not read it again.
    TooLarge,
    /// It would, if it were not locked.
    TooLargeLocked,
    /// The browser could not lock it.
    NotLocked,
    /// It did not read back as what it was made of.
    NotReadBack,
}

/// Makes a full backup of the own register, locked where the passphrase is not "".
pub async fn make(app: App, passphrase: &str) -> Result<FullBackup, NotMade> {
    let is_locked = !passphrase.is_empty();
    let register = app.register.get_untracked();
    let texts = app.with_store(|store| store.backup_texts());
    let texts = texts.map_err(NotMade::NotRead)?;
    let events = journal_shelf::all().await;
    let has_journal = events.is_ok();
    let events = events.unwrap_or_default().into_iter();
    let mut journal: Vec<String> = events.map(|(_, text)| text).collect();
    let n_unread = journal.len() - readable(&journal).len();
    journal.drain(..n_unread);
    let local = Local {
        texts,
        journal,
        n_left_out: 0,
    };
    let backup = write_backup(&register, &of_all(app), &local, is_locked);
    let Backup { text, n_left_out } = backup.map_err(|NotReadBack| NotMade::NotReadBack)?;
    let n_bytes = text.len() as u64;
    let text = match (can_be_read(n_bytes, false), can_be_read(n_bytes, is_locked)) {
        (false, _) => return Err(NotMade::TooLarge),
        (_, false) => return Err(NotMade::TooLargeLocked),
        _ if is_locked => {
            let locked = cipher::lock(&text, passphrase).await;
            locked.map_err(|cipher::Refused| NotMade::NotLocked)?
        }
        _ => text,
    };
    Ok(FullBackup {
        text,
        n_models: Model::all(&register).count(),
        code: Fingerprint::of(&register).to_string(),
        n_left_out: has_journal.then_some(n_unread + n_left_out),
    })
}

/// Returns what a file of the whole register says of itself.
pub fn of_all(app: App) -> Export {
    Export {
        at: clock::now(),
        unit: app
            .settings
            .with_untracked(|settings| settings.unit.clone()),
        name: own_name(app),
        scope: Scope::default(),
        changed_since: None,
    }
}

/// Returns the name of the register's own unit; "" where it has none.
pub fn own_name(app: App) -> String {
    let unit = app
        .settings
        .with_untracked(|settings| settings.unit.clone());
    app.names
        .with_untracked(|names| names.units.name(&unit).to_owned())
}
