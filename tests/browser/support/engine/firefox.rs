//! Firefox, by its driver and by scripts of the browser's own, which may do what no page may.

use super::{Engine, Profile, issue};
use crate::support::services::Service;
use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use tokio::sync::OnceCell;

pub fn driver() -> Service {
    let mut command = Command::new("geckodriver");
    command.args([
        "--port=0",
        "--marionette-port=0",
        "--log=info",
        "--allow-system-access",
    ]);
    Service::start(
        command,
        "Listening on 127.0.0.1:",
        "geckodriver, which `make setup` installs",
    )
}

pub fn capabilities(profile: &Profile) -> Value {
    std::fs::create_dir_all(&profile.folder).expect("a folder for the profile");
    let prefs = json!({
        "browser.download.dir": profile.downloads,
        "browser.download.folderList": 2,
        "intl.accept_languages": "vi",
    });
    json!({
        "browserName": "firefox",
        "timeouts": { "script": 120_000 },
        "unhandledPromptBehavior": "ignore",
        "moz:firefoxOptions": {
            "args": ["-headless", "-profile", profile.folder, "--width=1280", "--height=900"],
            "prefs": prefs,
        },
    })
}

/// Begins a profile as the copy of one that has been started once: all that Firefox does the first time takes as long as a test.
pub async fn prepare(profile: &Profile) {
    static MADE: OnceCell<PathBuf> = OnceCell::const_new();
    let made = MADE.get_or_init(|| async {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("firefox");
        if folder.exists() {
            std::fs::remove_dir_all(&folder).expect("an old profile removed");
        }
        let first = Profile {
            downloads: folder.with_extension("downloads"),
            folder,
            room: None,
        };
        let driver = driver();
        let client = Engine::Firefox.connect(&driver, &first).await;
        client.close().await.expect("Firefox ended");
        first.folder
    });
    copy(made.await, &profile.folder);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a profile") {
        let entry = entry.expect("a file of the profile");
        let (name, kind) = (entry.file_name(), entry.file_type().expect("its kind"));
        if kind.is_dir() {
            copy(&entry.path(), &to.join(name));
        } else if kind.is_file() {
            std::fs::copy(entry.path(), to.join(name)).expect("a copy");
        }
    }
}

/// Runs a script of the browser itself.
async fn privileged(client: &Client, script: &str, arguments: Vec<Value>) -> Value {
    issue(client, "moz/context", json!({ "context": "chrome" })).await;
    let answer = client.execute(script, arguments).await;
    issue(client, "moz/context", json!({ "context": "content" })).await;
    match answer {
        Ok(answer) => answer,
        Err(error) => panic!("Firefox refused a script of its own: {error}"),
    }
}

/// Those of pages, not of the browser; what pages write with `console.error` is kept elsewhere than what goes wrong in them.
pub async fn console_errors(client: &Client) -> Vec<String> {
    let script = "
        const ofPages = (source) => /^(http|file)/.test(source);
        const wrong = Services.console.getMessageArray().filter((one) => one instanceof Ci.nsIScriptError
            && !(one.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag)) && ofPages(one.sourceName));
        Services.console.reset();
        const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
        const written = storage.getEvents().filter((one) => one.level === 'error' && ofPages(one.filename));
        storage.clearEvents();
        return wrong.map((one) => one.errorMessage + ' ' + one.sourceName).concat(written.map((one) => one.arguments.join(' ')));";
    let errors = privileged(client, script, Vec::new()).await;
    let errors = errors.as_array().cloned().unwrap_or_default();
    errors.iter().map(Value::to_string).collect()
}

/// In a sandbox that is the page's own but for its policy.
pub async fn before_loading(client: &Client, script: &str) {
    let in_page = format!(
        "addEventListener('DOMWindowCreated', (event) => {{
            const page = event.target.defaultView;
            Cu.evalInSandbox({}, new Cu.Sandbox(page, {{ sandboxPrototype: page, wantXrays: false }}));
        }}, true);",
        json!(script)
    );
    let load = "Services.mm.loadFrameScript('data:text/javascript;charset=utf-8,' + encodeURIComponent(arguments[0]), true);";
    privileged(client, load, vec![json!(in_page)]).await;
}

pub async fn collect_garbage(client: &Client) {
    let script = "Services.mm.loadFrameScript('data:text/javascript,Cu.forceGC(); Cu.forceCC()', false); Cu.forceGC();";
    privileged(client, script, Vec::new()).await;
}

/// Windows cannot be as narrow as a phone; what stands in them can.
pub async fn resize(client: &Client, width: u32, height: u32) {
    let script = "
        const [width, height] = arguments;
        const style = gBrowser.selectedBrowser.style;
        for (const [name, size] of [['width', width], ['height', height]]) {
            for (const bound of ['min-', 'max-', '']) style.setProperty(bound + name, size + 'px');
        }
        style.setProperty('flex', 'none');";
    privileged(client, script, vec![json!(width), json!(height)]).await;
}

pub async fn prefer_dark(client: &Client, dark: bool) {
    let script =
        "gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = arguments[0];";
    let value = if dark { "dark" } else { "light" };
    privileged(client, script, vec![json!(value)]).await;
}

/// As a person does: the driver's own way leaves the service worker out.
pub async fn reload(client: &Client) -> Result<(), CmdError> {
    let script = "setTimeout(() => location.reload());";
    client.execute(script, Vec::new()).await.map(drop)
}
