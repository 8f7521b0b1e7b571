//! The register on the screen as a file, when it cannot be kept, or where the program itself is a file.

use super::full_backup::of_all;
use super::state::App;
use super::text::rescue;
use crate::format::exchange_write::{NotReadBack, write};
use crate::shell::files;

/// Offers it, or says why this could not be done.
pub fn offer(app: App) {
    if let Err(why) = download(app) {
        app.say(why);
    }
}

/// Offers it as the copy that is kept beside the program.
pub fn save_beside(app: App) {
    match download(app) {
        Ok(()) => app.note_offered(),
        Err(why) => app.say(why),
    }
}

/// # Errors
/// Why there is none, in words.
fn download(app: App) -> Result<(), &'static str> {
    let file = app
        .register
        .with_untracked(|register| write(register, &of_all(app)));
    let file = file.map_err(|NotReadBack| rescue::NOT_READ_BACK)?;
    let offered = files::download(rescue::FILE_NAME, "application/json", &file);
    offered.map_err(|files::DownloadFailed| rescue::NOT_OFFERED)
}
