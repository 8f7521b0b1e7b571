//! The register on the screen as a file, when it cannot be kept, or where the program itself is a file.

use leptos::prelude::*;

use super::full_backup::of_all;
use super::state::App;
use super::text::rescue;
use crate::format::exchange_write::write;
use crate::shell::files;

/// Offers it, or says that this could not be done.
pub fn offer(app: App) {
    if download(app).is_err() {
        app.say(rescue::NOT_OFFERED);
    }
}

/// Offers it as the copy that is kept beside the program.
pub fn save_beside(app: App) {
    match download(app) {
        Ok(()) => app.note_outside(),
        Err(_) => app.say(rescue::NOT_OFFERED),
    }
}

fn download(app: App) -> Result<(), files::DownloadFailed> {
    let file = app
        .register
        .with_untracked(|register| write(register, &of_all(app)));
    files::download(rescue::FILE_NAME, "application/json", &file)
}
