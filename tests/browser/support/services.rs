//! The two programs beside the browser: its driver, and the server of the pages.

use super::in_project;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A program that serves on a port of its own choosing, and ends when this is dropped.
pub struct Service {
    child: Child,
    port: u16,
}

impl Service {
    /// Starts the browser's driver.
    pub fn driver() -> Self {
        let mut command = Command::new("chromedriver");
        command.args(["--port=0", "--log-level=SEVERE"]);
        Self::start(
            command,
            "started successfully on port ",
            "chromedriver, which `make setup` installs",
        )
    }

    /// Starts the server that `make run` uses, on a folder; port 0 takes any free one.
    pub fn server(served: &Path, port: u16) -> Self {
        assert!(
            served.join("index.html").is_file(),
            "there is no page in {}: `make test` builds it",
            served.display()
        );
        let mut command = Command::new("node");
        command
            .arg(in_project("tools/serve.mjs"))
            .arg(served)
            .arg(port.to_string());
        Self::start(
            command,
            "listening on http://127.0.0.1:",
            "node, which `make setup` installs",
        )
    }

    /// Returns the address, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts a program and reads its output up to the line that tells the port.
    fn start(mut command: Command, before_port: &str, what: &str) -> Self {
        let mut child = match command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn() {
            Ok(child) => child,
            Err(error) => panic!("cannot start {what}: {error}"),
        };
        let mut lines = BufReader::new(child.stdout.take().expect("a piped output")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, rest) = line.split_once(before_port)?;
            rest.trim_end_matches('.').parse().ok()
        });
        // Read to the end, or the program would stop at a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let Some(port) = port else {
            let _ = child.kill();
            panic!("{what}, ended without telling its port");
        };
        Self { child, port }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
