//! Waits for files to arrive in a folder, woken by the system.

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::timeout;

const PATIENCE: Duration = Duration::from_secs(20);

/// The download folder of one page.
pub struct Downloads {
    folder: PathBuf,
    changes: UnboundedReceiver<()>,
    handed_out: HashSet<PathBuf>,
    _watcher: RecommendedWatcher,
}

impl Downloads {
    /// Watches an existing folder.
    pub fn watch(folder: &Path) -> Self {
        let (sender, changes) = unbounded_channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // Looking at the folder is an event too, and would wake who looks.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // Nobody listens any more once the test is over.
                let _ = sender.send(());
            }
        })
        .expect("a watcher");
        watcher
            .watch(folder, RecursiveMode::NonRecursive)
            .expect("a folder to watch");
        Self {
            folder: folder.to_owned(),
            changes,
            handed_out: HashSet::new(),
            _watcher: watcher,
        }
    }

    /// Returns the next file that is complete, each one once.
    pub async fn next(&mut self) -> PathBuf {
        loop {
            if let Some(file) = self
                .complete()
                .into_iter()
                .find(|file| !self.handed_out.contains(file))
            {
                self.handed_out.insert(file.clone());
                return file;
            }
            if timeout(PATIENCE, self.changes.recv()).await.is_err() {
                panic!("waited {PATIENCE:?} for a download that did not come");
            }
        }
    }

    /// The finished files, by name; none while one is still being written.
    fn complete(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.folder).expect("the download folder");
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
        files.sort();
        let unfinished = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let marked = [".crdownload", ".part"]
                .iter()
                .any(|end| name.ends_with(end));
            // Firefox holds the place of a file by an empty one, and gives it a name of eight letters until it is whole.
            let stem = name.split('.').next().unwrap_or_default();
            let is_placeholder = file.metadata().is_ok_and(|file| file.len() == 0);
            let has_no_name = stem.len() == 8 && stem.chars().all(char::is_alphanumeric);
            marked || name.starts_with('.') || is_placeholder || has_no_name
        };
        if files.iter().any(unfinished) {
            Vec::new()
        } else {
            files
        }
    }
}
