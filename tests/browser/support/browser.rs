//! One test's browser: the driver, the server of the release, and the pages opened so far.

use super::engine::{Engine, Profile};
use super::services::Service;
use super::{Page, in_project};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Where a failed test leaves a picture of each of its pages.
const PICTURES_OF_FAILURES: &str = "target/browser-failures";

/// Complains in the console where two changes of the database can be under way at once: they have no store in common, and neither waits for
/// the other.
const ONE_WRITER: &str = "(() => {
    const open = new Set();
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
        const transaction = begin.call(this, stores, mode, ...rest);
        if (mode !== 'readwrite') return transaction;
        const scope = [...transaction.objectStoreNames];
        if ([...open].some((other) => !other.some((store) => scope.includes(store)))) console.error('two changes at once');
        open.add(scope);
        for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => open.delete(scope));
        return transaction;
    };
})()";

/// The browser of one test.
pub struct Browser {
    engine: Engine,
    /// What all pages share: a driver that can drive many browsers, or the screen of all.
    shared: Option<Service>,
    /// Each drives one page's browser, by the page's profile.
    drivers: RefCell<Vec<(PathBuf, Service)>>,
    /// The server, while there is one.
    server: RefCell<Option<Service>>,
    address: String,
    folder: PathBuf,
    n_profiles: Cell<usize>,
    pages: RefCell<Vec<Page>>,
    errors: RefCell<Vec<String>>,
}

impl Browser {
    /// Starts the driver, and the server of a folder.
    pub async fn start(served: &Path) -> Self {
        let server = Service::server(served, 0);
        let engine = Engine::chosen();
        Self {
            engine,
            shared: engine.shared(),
            drivers: RefCell::default(),
            address: server.url(),
            server: RefCell::new(Some(server)),
            folder: new_folder(),
            n_profiles: Cell::new(0),
            pages: RefCell::default(),
            errors: RefCell::default(),
        }
    }

    /// Switches the host off.
    pub fn stop_serving(&self) {
        self.server.take();
    }

    /// Serves a folder at the address that all pages know.
    pub fn serve(&self, folder: &Path) {
        self.stop_serving();
        let port = self.address.rsplit(':').next().unwrap_or_default();
        let port = port.parse().expect("a port in the address");
        self.server.replace(Some(Service::server(folder, port)));
    }

    /// Returns a new folder of the test's own.
    pub fn new_folder(&self, name: &str) -> PathBuf {
        let folder = self.folder.join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    /// Opens a page in a new, empty profile: another person's browser.
    pub async fn page(&self) -> Page {
        self.page_in(self.new_profile()).await
    }

    /// Does the same in a browser that leaves a page about this many bytes of room, for IndexedDB and the like.
    pub async fn page_with_room(&self, n_bytes: u64) -> Page {
        self.page_of(self.new_profile(), Some(n_bytes)).await
    }

    fn new_profile(&self) -> PathBuf {
        self.n_profiles.set(self.n_profiles.get() + 1);
        self.folder
            .join(format!("profile-{}", self.n_profiles.get()))
    }

    /// Quits a page's browser and opens it again on the same profile, as the next morning.
    pub async fn reopen(&self, page: Page) -> Page {
        let profile = page.profile().to_owned();
        self.pages
            .borrow_mut()
            .retain(|other| other.profile() != profile);
        self.close(page).await;
        self.page_in(profile).await
    }

    /// Ends a page's browser at once, as a power cut does, and opens it again on the same profile.
    pub async fn kill(&self, page: Page) -> Page {
        let profile = page.profile().to_owned();
        self.pages
            .borrow_mut()
            .retain(|other| other.profile() != profile);
        let errors = page.console_errors().await;
        self.errors.borrow_mut().extend(errors);
        kill_all(&profile);
        // The driver still has to hear that this session is over.
        let _nobody_answers = page.end().await;
        self.end_driver(&profile);
        self.page_in(profile).await
    }

    /// Ends everything, and returns what went wrong in the consoles; after a failure it takes a picture of every page.
    pub async fn finish(self, failed: bool) -> Vec<String> {
        for (index, page) in self.pages.take().into_iter().enumerate() {
            if failed {
                let test = std::thread::current()
                    .name()
                    .unwrap_or("test")
                    .replace("::", "-");
                let picture =
                    in_project(PICTURES_OF_FAILURES).join(format!("{test}-{}.png", index + 1));
                page.photograph(&picture).await;
                eprintln!("see {}", picture.display());
            }
            self.close(page).await;
        }
        let errors = self.errors.take();
        if failed {
            errors
                .iter()
                .for_each(|error| eprintln!("console: {error}"));
        }
        // A browser can still be writing its last files; what it leaves is in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.folder);
        errors
    }

    async fn page_in(&self, folder: PathBuf) -> Page {
        self.page_of(folder, None).await
    }

    async fn page_of(&self, folder: PathBuf, room: Option<u64>) -> Page {
        let downloads = folder.with_extension("downloads");
        std::fs::create_dir_all(&downloads).expect("a download folder");
        let profile = Profile {
            folder,
            downloads,
            room,
        };
        self.engine.prepare(&profile).await;
        let own = self.engine.driver(self.shared.as_ref());
        let driver = own.as_ref().or(self.shared.as_ref()).expect("a driver");
        let client = self.engine.connect(driver, &profile).await;
        self.engine.started(&client, &profile, &self.address).await;
        let output = driver.output().clone();
        let own = own.map(|driver| (profile.folder.clone(), driver));
        self.drivers.borrow_mut().extend(own);
        let page = Page::new(self.engine, client, output, self.address.clone(), profile);
        page.before_loading(ONE_WRITER).await;
        self.pages.borrow_mut().push(page.clone());
        page
    }

    async fn close(&self, page: Page) {
        let errors = page.console_errors().await;
        self.errors.borrow_mut().extend(errors);
        let profile = page.profile().to_owned();
        page.quit().await;
        self.end_driver(&profile);
    }

    fn end_driver(&self, profile: &Path) {
        self.drivers
            .borrow_mut()
            .retain(|(other, _)| other != profile);
    }
}

/// Kills every process of a profile's browser at once, with those it has started.
fn kill_all(profile: &Path) {
    let profile = profile.display().to_string();
    loop {
        let mut doomed = BTreeSet::new();
        let processes = processes();
        for (id, _, command) in &processes {
            if command.split('\0').any(|one| one.ends_with(&profile)) {
                doomed.insert(id.clone());
            }
        }
        // Children of children.
        let mut n_known = 0;
        while n_known < doomed.len() {
            n_known = doomed.len();
            let children = processes
                .iter()
                .filter(|(_, parent, _)| doomed.contains(parent));
            let children: Vec<String> = children.map(|(id, ..)| id.clone()).collect();
            doomed.extend(children);
        }
        if doomed.is_empty() {
            return;
        }
        // The shell's own: a machine need not have a program of that name. One that has ended meanwhile is no matter.
        let mut kill = Command::new("sh");
        kill.args(["-c", "kill -KILL \"$@\"", "kill"]);
        let _ended = kill.args(doomed).stderr(Stdio::null()).status();
    }
}

/// Returns all processes that are alive: number, parent's number, command with its arguments.
fn processes() -> Vec<(String, String, String)> {
    let entries = std::fs::read_dir("/proc").expect("a list of processes");
    let ids = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let described = ids.filter_map(|id| {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // After the name, which may hold anything: the state and the parent.
        let (_, rest) = stat.rsplit_once(')')?;
        let parent = rest.split_whitespace().nth(1)?.to_owned();
        let command = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        let command = String::from_utf8_lossy(&command).into_owned();
        (!command.is_empty()).then_some((id, parent, command))
    });
    described.collect()
}

/// A new folder of this process in the system's temporary folder.
fn new_folder() -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!(
        "so-dan-van-kheo-{}-{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    folder
}
