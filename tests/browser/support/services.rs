//! The programs beside the browser: its driver, and the server of the pages.

use super::in_project;
use std::io::{BufRead, BufReader, PipeReader, PipeWriter};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a program may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The lines a program and its children have printed.
#[derive(Clone, Default)]
pub struct Output(Arc<(Mutex<Vec<String>>, Condvar)>);

impl Output {
    fn push(&self, line: String) {
        let (lines, news) = &*self.0;
        lines
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(line);
        news.notify_all();
    }

    /// Returns what has been printed since the last call.
    pub fn take(&self) -> Vec<String> {
        let (lines, _) = &*self.0;
        std::mem::take(&mut *lines.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits for a line, and takes it.
    pub fn wait_for(&self, line: &str) {
        let (lines, news) = &*self.0;
        let lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = news.wait_timeout_while(lines, PATIENCE, |lines| {
            !lines.iter().any(|other| other == line)
        });
        let (mut lines, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        assert!(!waited.timed_out(), "waited {PATIENCE:?} for “{line}”");
        if let Some(index) = lines.iter().position(|other| other == line) {
            lines.remove(index);
        }
    }
}

/// A program that serves on a port, and ends when this is dropped.
pub struct Service {
    child: Child,
    port: u16,
    output: Output,
}

impl Service {
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

    /// Returns the port, or whatever number the program told.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns what the program prints.
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Returns a port nobody uses, for a program that does not tell the one it took.
    pub fn free_port() -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.local_addr().expect("its number").port()
    }

    /// Starts a program and reads its output up to the line that tells the port.
    pub fn start(command: Command, before_port: &str, what: &str) -> Self {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let (mut child, output) = spawn(command, reader, writer, what);
        let mut lines = output.lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, rest) = line.split_once(before_port)?;
            rest.trim_end_matches('.').parse().ok()
        });
        let Some(port) = port else {
            let _ = child.kill();
            panic!("{what}, ended without telling its port");
        };
        Self {
            child,
            port,
            output: reading(lines),
        }
    }

    /// Starts a program that was told its port, and waits until it answers there; its errors are part of its output.
    pub fn start_on(mut command: Command, port: u16, what: &str) -> Self {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        command.stderr(writer.try_clone().expect("the pipe again"));
        let (mut child, output) = spawn(command, reader, writer, what);
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if began.elapsed() > PATIENCE {
                let _ = child.kill();
                panic!("{what}, does not answer");
            }
            std::thread::yield_now();
        }
        Self {
            child,
            port,
            output: reading(output.lines()),
        }
    }
}

/// Starts a program that writes into a pipe; nobody else keeps the end it writes to.
fn spawn(
    mut command: Command,
    reader: PipeReader,
    writer: PipeWriter,
    what: &str,
) -> (Child, BufReader<PipeReader>) {
    match command.stdin(Stdio::null()).stdout(writer).spawn() {
        Ok(child) => (child, BufReader::new(reader)),
        Err(error) => panic!("cannot start {what}: {error}"),
    }
}

/// Reads to the end, or the program would stop at a full pipe.
fn reading(lines: impl Iterator<Item = std::io::Result<String>> + Send + 'static) -> Output {
    let output = Output::default();
    let for_thread = output.clone();
    std::thread::spawn(move || {
        lines
            .map_while(Result::ok)
            .for_each(|line| for_thread.push(line));
    });
    output
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
