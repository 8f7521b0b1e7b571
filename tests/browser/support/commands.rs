//! The commands of Chromium's driver that WebDriver itself does not have.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

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

/// Sends a command of the developer tools, for what only they can do.
pub async fn devtools(client: &Client, command: &str, params: Value) -> Value {
    issue(
        client,
        "goog/cdp/execute",
        json!({ "cmd": command, "params": params }),
    )
    .await
}

/// Returns the errors the page has written to its console since the last call; failed requests and refused scripts are among them.
pub async fn console_errors(client: &Client) -> Vec<String> {
    let entries = issue(client, "se/log", json!({ "type": "browser" })).await;
    let entries = entries.as_array().cloned().unwrap_or_default();
    entries
        .iter()
        .filter(|entry| entry["level"] == "SEVERE")
        .map(|entry| entry["message"].to_string())
        .collect()
}
