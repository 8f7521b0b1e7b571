//! Backups by themselves: a file in a folder that people chose, written anew a while after the last change.
//!
//! Two names are written, each by a swap file that takes the old one's place: one for the register as it is, and one for
//! the day of the week. So the files of the last seven days stand beside it, and a bad day does not replace the only
//! good one.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering};

use leptos::prelude::{Effect, Owner};
use leptos::task::spawn_local;

use super::full_backup::{NotMade, make, own_name};
use super::state::{App, Mode};
use super::text::backup as text;
use crate::format::file_name::lasting_name;
use crate::shell::folder::{self, FolderError};
use crate::shell::{clock, rest, tabs};

/// How long after the last change a file is written, in milliseconds.
const AFTER_MS: i32 = 20_000;
/// How many times as long as a file takes its next one waits: a large register must not keep a small machine busy.
const TIMES_AS_LONG: i32 = 20;
/// Is held by the tab that writes.
const LOCK: &str = "dvk-folder";

/// Keeps what follows the register for as long as the page lives.
static OWNER: OnceLock<Owner> = OnceLock::new();
/// Says whether something has changed that is not in the folder.
static IS_DUE: AtomicBool = AtomicBool::new(false);
static IS_WRITING: AtomicBool = AtomicBool::new(false);
/// Counts changes: whoever waits after one and finds another leaves it to that one.
static N_CHANGES: AtomicUsize = AtomicUsize::new(0);
/// How long the last file took.
static LAST_MS: AtomicI32 = AtomicI32::new(0);

/// Says how the backups in a folder stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Status {
    /// That is not known yet.
    Unknown,
    /// No folder was chosen.
    NoFolder,
    /// One was chosen.
    Folder {
        /// Its name.
        name: String,
        /// What became of the last file.
        state: State,
    },
}

/// Says what became of the last file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// It is there, or none was needed yet.
    AtRest,
    /// It is being written.
    Writing,
    /// The browser asks people first whether it may write, as it does after a restart.
    NotAllowed,
    /// It was not written.
    NotWritten(FolderError),
    /// There is none, because it could not be made.
    NotMade(NotMade),
}

/// Follows the register from now on, where the browser can write into folders; a second call does nothing.
pub fn start(app: App) {
    if !folder::is_available() {
        return;
    }
    // Here is no screen, with which it would end.
    spawn_local(async move {
        let mut is_first = false;
        let owner = OWNER.get_or_init(|| {
            is_first = true;
            Owner::new()
        });
        if is_first {
            owner.with(|| follow(app));
        }
        look(app).await;
    });
}

fn follow(app: App) {
    let has_changes = |outside: &crate::domain::reminder::Outside| outside.n_changes > 0;
    IS_DUE.store(app.outside.with_untracked(has_changes), Ordering::Relaxed);
    Effect::new(move |ran: Option<()>| {
        app.register.track();
        if ran.is_some() && app.mode.get_untracked() == Mode::Own {
            IS_DUE.store(true, Ordering::Relaxed);
        }
        wait(app);
    });
    tabs::on_leave(move || spawn_local(write(app)));
}

/// Waits for a while without changes, and writes then.
fn wait(app: App) {
    let own = N_CHANGES.fetch_add(1, Ordering::Relaxed) + 1;
    let after = LAST_MS.load(Ordering::Relaxed);
    let after = after.saturating_mul(TIMES_AS_LONG).max(AFTER_MS);
    spawn_local(async move {
        rest::at_rest(after).await;
        if N_CHANGES.load(Ordering::Relaxed) == own {
            write(app).await;
        }
    });
}

/// Finds out whether there is a folder, and whether it may be written to.
async fn look(app: App) {
    let status = match folder::remembered().await {
        None => Status::NoFolder,
        Some(folder) => {
            let may_write = folder.may_write(false).await;
            let before = app.folder.get_untracked();
            let name = folder.name();
            match before {
                Status::Folder { state, .. } if may_write && state != State::NotAllowed => {
                    Status::Folder { name, state }
                }
                _ if may_write => Status::Folder {
                    name,
                    state: State::AtRest,
                },
                _ => Status::Folder {
                    name,
                    state: State::NotAllowed,
                },
            }
        }
    };
    app.folder.set(status);
}

/// Lets people choose the folder, and writes the first file. To be called where they press.
///
/// # Errors
/// Where the browser did not let them, or does not remember the choice.
pub async fn choose(app: App) -> Result<(), FolderError> {
    if folder::choose().await?.is_some() {
        write_now(app).await;
    }
    Ok(())
}

/// Asks people whether the folder may be written to, and writes a file. To be called where they press.
pub async fn allow(app: App) {
    if let Some(folder) = folder::remembered().await {
        folder.may_write(true).await;
    }
    write_now(app).await;
}

/// Writes a file, whether something has changed or not.
pub async fn write_now(app: App) {
    IS_DUE.store(true, Ordering::Relaxed);
    write(app).await;
}

/// Forgets the folder; the files in it stay.
pub async fn forget(app: App) {
    folder::forget().await;
    app.folder.set(Status::NoFolder);
}

/// Writes what is due. What changes meanwhile is written right after.
async fn write(app: App) {
    if IS_WRITING.swap(true, Ordering::Relaxed) {
        return;
    }
    while IS_DUE.swap(false, Ordering::Relaxed) {
        let began = clock::now().as_millis();
        if !write_files(app).await {
            IS_DUE.store(true, Ordering::Relaxed);
            break;
        }
        let took = clock::now().as_millis() - began;
        LAST_MS.store(i32::try_from(took).unwrap_or(0).max(0), Ordering::Relaxed);
    }
    IS_WRITING.store(false, Ordering::Relaxed);
}

/// Writes the files, and says whether that was done, or is not to be done.
async fn write_files(app: App) -> bool {
    let Some(folder) = folder::remembered().await else {
        app.folder.set(Status::NoFolder);
        return false;
    };
    let set = |state| {
        let name = folder.name();
        app.folder.set(Status::Folder { name, state });
    };
    if !folder.may_write(false).await {
        set(State::NotAllowed);
        return false;
    }
    if !has_own_models(app) {
        // A register that is empty, as after everything was erased, takes no good file's place.
        set(State::AtRest);
        return true;
    }
    set(State::Writing);
    let backup = match make(app, "").await {
        Ok(backup) => backup,
        Err(why) => {
            set(State::NotMade(why));
            return false;
        }
    };
    // The demonstration may have been opened meanwhile.
    if !has_own_models(app) {
        set(State::AtRest);
        return false;
    }
    let written = tabs::alone(LOCK, async {
        for name in names(app) {
            folder.write(&name, &backup.text).await?;
        }
        Ok(())
    });
    match written.await {
        Some(Ok(())) => {
            app.note_in_folder();
            set(State::AtRest);
            true
        }
        Some(Err(why)) => {
            set(State::NotWritten(why));
            false
        }
        // Another tab writes, which has the same register.
        None => {
            set(State::AtRest);
            false
        }
    }
}

fn has_own_models(app: App) -> bool {
    let has_models =
        |register: &crate::domain::register::Register| register.iter().any(|(id, _)| id.is_model());
    let is_own = app.mode.get_untracked() == Mode::Own && !app.is_being_erased();
    is_own && app.register.with_untracked(has_models)
}

/// Returns the names of the files: of the register as it is, and of today's.
fn names(app: App) -> [String; 2] {
    let unit = own_name(app);
    let unit = text::sender(&unit);
    let today = text::slug_of_day(clock::today());
    [text::SLUG, today].map(|scope| format!("{}.json", lasting_name(unit, scope)))
}
