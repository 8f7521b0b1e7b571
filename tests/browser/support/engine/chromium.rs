//! Chromium, by its own driver and the commands of its developer tools.

use super::{Profile, issue};
use crate::support::services::Service;
use fantoccini::Client;
use serde_json::{Value, json};
use std::process::Command;

pub fn driver() -> Service {
    let mut command = Command::new("chromedriver");
    command.args(["--port=0", "--log-level=SEVERE"]);
    Service::start(
        command,
        "started successfully on port ",
        "chromedriver, which `make setup` installs",
    )
}

pub fn capabilities(profile: &Profile) -> Value {
    let folder = format!("--user-data-dir={}", profile.folder.display());
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "script": 120_000 },
        "unhandledPromptBehavior": "ignore",
        "goog:chromeOptions": {
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=vi",
                "--window-size=1280,900", "--force-color-profile=srgb", folder,
            ],
            "prefs": {
                "download.default_directory": profile.downloads,
                "download.prompt_for_download": false,
                "intl.accept_languages": "vi",
            },
        },
    })
}

/// Sends a command of the developer tools, for what only they can do.
async fn devtools(client: &Client, command: &str, params: Value) -> Value {
    issue(
        client,
        "goog/cdp/execute",
        json!({ "cmd": command, "params": params }),
    )
    .await
}

pub async fn limit_storage(client: &Client, address: &str, n_bytes: u64) {
    let limit = json!({ "origin": address, "quotaSize": n_bytes });
    devtools(client, "Storage.overrideQuotaForOrigin", limit).await;
}

/// Failed requests and refused scripts are among them.
pub async fn console_errors(client: &Client) -> Vec<String> {
    let entries = issue(client, "se/log", json!({ "type": "browser" })).await;
    let entries = entries.as_array().cloned().unwrap_or_default();
    entries
        .iter()
        .filter(|entry| entry["level"] == "SEVERE")
        .map(|entry| entry["message"].to_string())
        .collect()
}

pub async fn before_loading(client: &Client, script: &str) {
    let command = "Page.addScriptToEvaluateOnNewDocument";
    devtools(client, command, json!({ "source": script })).await;
}

pub async fn collect_garbage(client: &Client) {
    devtools(client, "HeapProfiler.collectGarbage", json!({})).await;
}

/// Up to 600 pixels wide it is a phone.
pub async fn resize(client: &Client, width: u32, height: u32) {
    let size =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width <= 600 });
    devtools(client, "Emulation.setDeviceMetricsOverride", size).await;
}

pub async fn prefer_dark(client: &Client, dark: bool) {
    let value = if dark { "dark" } else { "light" };
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
    devtools(client, "Emulation.setEmulatedMedia", media).await;
}
