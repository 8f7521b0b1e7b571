//! One test's browser: the driver, the server of the release, and the pages opened so far.

use super::services::Service;
use super::{Page, in_project};
use fantoccini::ClientBuilder;
use serde_json::{Map, Value, json};
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Where a failed test leaves a picture of each of its pages.
const PICTURES_OF_FAILURES: &str = "target/browser-failures";

/// The browser of one test.
pub struct Browser {
    driver: Service,
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
        Self {
            address: server.url(),
            server: RefCell::new(Some(server)),
            driver: Service::driver(),
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
        self.n_profiles.set(self.n_profiles.get() + 1);
        self.page_in(
            self.folder
                .join(format!("profile-{}", self.n_profiles.get())),
        )
        .await
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

    async fn page_in(&self, profile: PathBuf) -> Page {
        let downloads = profile.with_extension("downloads");
        std::fs::create_dir_all(&downloads).expect("a download folder");
        let mut client =
            ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
        client.capabilities(capabilities(&profile, &downloads));
        let client = match client.connect(&self.driver.url()).await {
            Ok(client) => client,
            Err(error) => panic!("Chromium did not start (`make setup` installs it): {error}"),
        };
        let page = Page::new(client, self.address.clone(), profile, &downloads);
        self.pages.borrow_mut().push(page.clone());
        page
    }

    async fn close(&self, page: Page) {
        let errors = page.console_errors().await;
        self.errors.borrow_mut().extend(errors);
        page.quit().await;
    }
}

/// Kills every process of a profile's browser.
fn kill_all(profile: &Path) {
    let argument = format!("--user-data-dir={}", profile.display());
    loop {
        let processes = std::fs::read_dir("/proc").expect("a list of processes");
        let processes = processes.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let of_profile = processes.filter(|id| {
            let command = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
            let command = String::from_utf8_lossy(&command);
            !command.is_empty() && command.split('\0').any(|one| one == argument)
        });
        let of_profile: Vec<String> = of_profile.collect();
        if of_profile.is_empty() {
            return;
        }
        // The shell's own: a machine need not have a program of that name. One that has ended meanwhile is no matter.
        let mut kill = Command::new("sh");
        kill.args(["-c", "kill -KILL \"$@\"", "kill"]);
        let _ended = kill.args(of_profile).stderr(Stdio::null()).status();
    }
}

fn capabilities(profile: &Path, downloads: &Path) -> Map<String, Value> {
    let profile = format!("--user-data-dir={}", profile.display());
    let capabilities = json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "script": 120_000 },
        "unhandledPromptBehavior": "ignore",
        "goog:chromeOptions": {
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=vi",
                "--window-size=1280,900", "--force-color-profile=srgb", profile,
            ],
            "prefs": {
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
                "intl.accept_languages": "vi",
            },
        },
    });
    match capabilities {
        Value::Object(capabilities) => capabilities,
        _ => Map::new(),
    }
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
