//! The three engines, and what each needs its own way for: to start, and to do what WebDriver has no words for.

mod chromium;
mod firefox;
mod webkit;

use super::services::{Output, Service};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::{PrintConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use url::{ParseError, Url};

/// The key under which WebDriver hands over an element.
pub const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

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

    /// Starts what all browsers of a test share.
    pub fn shared(self) -> Option<Service> {
        match self {
            Self::Chromium => Some(chromium::driver()),
            Self::Firefox => None,
            Self::WebKit => Some(webkit::screen()),
        }
    }

    /// Starts what drives one browser alone.
    pub fn driver(self, shared: Option<&Service>) -> Option<Service> {
        match self {
            Self::Chromium => None,
            Self::Firefox => Some(firefox::driver()),
            Self::WebKit => Some(webkit::driver(shared)),
        }
    }

    /// Makes a new profile quick to start with, where that is worth it.
    pub async fn prepare(self, profile: &Profile) {
        if self == Self::Firefox && !profile.folder.exists() {
            firefox::prepare(profile).await;
        }
    }

    /// Starts a browser.
    pub async fn connect(self, driver: &Service, profile: &Profile) -> Client {
        let mut client = ClientBuilder::new(HttpConnector::new());
        client.capabilities(self.capabilities(profile));
        match client.connect(&driver.url()).await {
            Ok(client) => client,
            Err(error) => panic!("{self:?} did not start (`make setup` installs it): {error}"),
        }
    }

    /// Returns for how many frames a thing stands still before it is clicked. Where WebKit clicks is told to it before it looks.
    pub fn frames_at_rest(self) -> u32 {
        if self == Self::WebKit { 4 } else { 1 }
    }

    /// Returns what a session is asked for with.
    fn capabilities(self, profile: &Profile) -> Map<String, Value> {
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

    /// Types over what a field holds, as a person does.
    pub async fn type_over(
        self,
        client: &Client,
        field: &Element,
        text: &str,
    ) -> Result<(), CmdError> {
        if self == Self::WebKit {
            return webkit::type_over(client, field, text).await;
        }
        let control = char::from(Key::Control);
        let all = format!("{control}a{}", char::from(Key::Null));
        field.send_keys(&all).await?;
        if text.is_empty() {
            field.send_keys(&char::from(Key::Delete).to_string()).await
        } else {
            field.send_keys(text).await
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

    /// Loads the page anew; the page before may still be there for a while.
    pub async fn reload(self, client: &Client) -> Result<(), CmdError> {
        if self == Self::Firefox {
            firefox::reload(client).await
        } else {
            client.refresh().await
        }
    }

    /// Prints the page into a PDF.
    pub async fn print(self, client: &Client, profile: &Path, out: &Output) -> Vec<u8> {
        if self == Self::WebKit {
            let file = profile.join("printed.pdf");
            webkit::command(profile, out, "print", &file.display().to_string());
            return std::fs::read(file).expect("what was printed");
        }
        // So that the sheets are those the page asks for.
        let configuration = PrintConfiguration::builder().shrink_to_fit(false).build();
        let pdf = client
            .print(configuration.expect("a plain configuration"))
            .await;
        pdf.expect("what was printed")
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
