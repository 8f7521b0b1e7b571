//! WebKitGTK, the engine nearest to Safari's, in a window of our own: `webkit_window.py` tells why.

use super::Profile;
use crate::support::in_project;
use crate::support::services::{Output, Service};
use fantoccini::Client;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use std::process::Command;

/// What the window answers a command with.
const DONE: &str = "window: done";

/// Starts the screen that windows need.
pub fn screen() -> Service {
    let mut screen = Command::new("Xvfb");
    screen
        .args(["-displayfd", "1", "-screen", "0", "1600x12100x24"])
        .args(["-nolisten", "tcp"]);
    Service::start(screen, "", "Xvfb, which `make setup` installs")
}

/// Starts a driver; it takes one session at a time.
pub fn driver(screen: Option<&Service>) -> Service {
    let port = Service::free_port();
    let mut driver = Command::new("WebKitWebDriver");
    driver
        .arg(format!("--port={port}"))
        // Its sandbox refuses to run for root.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("NO_AT_BRIDGE", "1");
    if let Some(screen) = screen {
        driver.env("DISPLAY", format!(":{}", screen.port()));
    }
    Service::start_on(driver, port, "WebKitWebDriver, which `make setup` installs")
}

pub fn capabilities(profile: &Profile) -> Value {
    std::fs::create_dir_all(&profile.folder).expect("a folder for the profile");
    let mut arguments = vec![
        format!("--profile={}", profile.folder.display()),
        format!("--downloads={}", profile.downloads.display()),
    ];
    arguments.extend(profile.room.map(|n_bytes| format!("--room={n_bytes}")));
    json!({
        "timeouts": { "script": 120_000 },
        "unhandledPromptBehavior": "ignore",
        "webkitgtk:browserOptions": {
            "binary": in_project("tests/browser/support/engine/webkit_window.py"),
            "args": arguments,
        },
    })
}

/// What the engine prints of its pages' consoles.
pub fn console_errors(printed: &Output) -> Vec<String> {
    let lines = printed.take();
    let errors = lines.into_iter().filter(|line| {
        let message = line.split_once("CONSOLE ").map(|(_, message)| message);
        message.is_some_and(|message| {
            let words = message.split(' ').take(3);
            words
                .take_while(|word| word.chars().all(char::is_uppercase))
                .any(|word| word == "ERROR")
        })
    });
    errors.collect()
}

/// Has the window do something, and waits until it is done.
pub fn command(profile: &Path, printed: &Output, name: &str, argument: &str) {
    let mut pipe = std::fs::OpenOptions::new()
        .write(true)
        .open(profile.join("commands"))
        .expect("the window's pipe");
    let command = json!([name, argument]);
    writeln!(pipe, "{command}").expect("a command written");
    drop(pipe);
    printed.wait_for(DONE);
}

pub async fn resize(client: &Client, width: u32, height: u32) {
    let set = client.set_window_size(width, height).await;
    set.expect("another size of the window");
}
