//! The three engines, and what each needs its own way for: to start, and to do what WebDriver has no words for.

mod chromium;
mod firefox;
mod webkit;

use super::services::{Output, Service};
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use url::{ParseError, Url};

/// What a page's browser is started with and found by.
pub struct Profile {
    /// The folder that is kept from one start to the next.
    pub folder: PathBuf,
    /// Where files that are saved arrive.
    pub downloads: PathBuf,
    /// How many bytes an address may keep, where that is to be little.
    pub room: Option<u64>,
}

/// An engine whose browser the tests drive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// Returns the engine `DVK_ENGINE` names: `chromium`, which is meant where it names none, `firefox` or `webkit`.
    pub fn chosen() -> Self {
        match std::env::var("DVK_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("DVK_ENGINE is {other}: chromium, firefox or webkit"),
        }
    }

    /// Starts the screen that windows need, where they need one.
    pub fn screen(self) -> Option<Service> {
        (self == Self::WebKit).then(webkit::screen)
    }

    /// Starts what drives one browser.
    pub fn driver(self, screen: Option<&Service>) -> Service {
        match self {
            Self::Chromium => chromium::driver(),
            Self::Firefox => firefox::driver(),
            Self::WebKit => webkit::driver(screen),
        }
    }

    /// Returns what a session is asked for with.
    pub fn capabilities(self, profile: &Profile) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => chromium::capabilities(profile),
            Self::Firefox => firefox::capabilities(profile),
            Self::WebKit => webkit::capabilities(profile),
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => Map::new(),
        }
    }

    /// Does to a new session what its capabilities cannot say.
    pub async fn started(self, client: &Client, profile: &Profile, address: &str) {
        if let (Self::Chromium, Some(n_bytes)) = (self, profile.room) {
            chromium::limit_storage(client, address, n_bytes).await;
        }
    }

    /// Returns the errors of all the session's pages since the last call, from the browser or from what it has printed.
    pub async fn console_errors(self, client: &Client, printed: &Output) -> Vec<String> {
        match self {
            Self::Chromium => chromium::console_errors(client).await,
            Self::Firefox => firefox::console_errors(client).await,
            Self::WebKit => webkit::console_errors(printed),
        }
    }

    /// Runs a script in every document from now on, before its own.
    pub async fn before_loading(self, client: &Client, profile: &Path, out: &Output, script: &str) {
        match self {
            Self::Chromium => chromium::before_loading(client, script).await,
            Self::Firefox => firefox::before_loading(client, script).await,
            Self::WebKit => webkit::command(profile, out, "before-loading", script),
        }
    }

    /// Frees what the page's scripts no longer use, where the engine can be told to.
    pub async fn collect_garbage(self, client: &Client, profile: &Path, out: &Output) {
        match self {
            Self::Chromium => chromium::collect_garbage(client).await,
            Self::Firefox => firefox::collect_garbage(client).await,
            Self::WebKit => webkit::command(profile, out, "collect-garbage", ""),
        }
    }

    /// Gives the page exactly this size.
    pub async fn resize(self, client: &Client, width: u32, height: u32) {
        match self {
            Self::Chromium => chromium::resize(client, width, height).await,
            Self::Firefox => firefox::resize(client, width, height).await,
            Self::WebKit => webkit::resize(client, width, height).await,
        }
    }

    /// Switches the system's dark mode.
    pub async fn prefer_dark(self, client: &Client, profile: &Path, out: &Output, dark: bool) {
        match self {
            Self::Chromium => chromium::prefer_dark(client, dark).await,
            Self::Firefox => firefox::prefer_dark(client, dark).await,
            Self::WebKit => {
                webkit::command(profile, out, "dark", if dark { "yes" } else { "no" });
            }
        }
    }
}

/// A command that WebDriver itself does not have.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

async fn issue(client: &Client, path: &'static str, body: Value) -> Value {
    match client.issue_cmd(Vendor { path, body }).await {
        Ok(answer) => answer,
        Err(error) => panic!("the browser's driver refused {path}: {error}"),
    }
}
