//! A page, used as a person does: every method finds things by the words on the screen, and waits until they are there.

use super::downloads::Downloads;
use super::engine::{ELEMENT, Engine, Profile};
use super::services::Output;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;
use tokio::sync::Mutex;

/// How many pages may follow each other while something is waited for.
const N_PAGES: usize = 20;
/// Answers when an element has stood still for some frames in the middle of the window: a page may still be scrolling, or be about to
/// move the focus. A tab that nobody sees has no frames.
const AT_REST: &str = "const [element, n_frames, done] = arguments;
    let place, n = 0;
    const look = () => {
        (element.closest('select') ?? element).scrollIntoView({ block: 'center' });
        const { x, y } = (element.closest('select') ?? element).getBoundingClientRect();
        n = place?.x === x && place.y === y ? n + 1 : 0;
        if (n >= n_frames) return done(true);
        place = { x, y };
        const next = setTimeout(frame, 100);
        const id = requestAnimationFrame(frame);
        function frame() { clearTimeout(next); cancelAnimationFrame(id); look(); }
    };
    look();";
/// How long a thing may take to appear.
const PATIENCE_MS: u32 = 10_000;

/// One tab in one profile. Clones are the same page.
#[derive(Clone)]
pub struct Page {
    engine: Engine,
    client: Client,
    /// What the browser prints.
    output: Output,
    address: String,
    profile: PathBuf,
    downloads: Rc<Mutex<Downloads>>,
    within: Option<String>,
}

impl Page {
    /// Takes over a new session.
    pub fn new(
        engine: Engine,
        client: Client,
        output: Output,
        address: String,
        profile: Profile,
    ) -> Self {
        let downloads = Rc::new(Mutex::new(Downloads::watch(&profile.downloads)));
        Self {
            engine,
            client,
            output,
            address,
            profile: profile.folder,
            downloads,
            within: None,
        }
    }

    /// Returns this page, looked at only within the part that a heading, legend or label names, or within a row or item that has the words.
    pub fn within(&self, name: &str) -> Self {
        Self {
            within: Some(name.to_owned()),
            ..self.clone()
        }
    }

    /// Returns the session itself, for what no method here covers.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Returns the folder of the page's profile.
    pub fn profile(&self) -> &Path {
        &self.profile
    }

    /// Opens an address of the program, such as `""` or `"#/mo-hinh"`, and waits until the program runs.
    pub async fn open(&self, fragment: &str) {
        self.goto(fragment).await;
        self.started().await;
    }

    /// Opens an address of the program, whether or not the program can run.
    pub async fn goto(&self, fragment: &str) {
        done(
            self.client
                .goto(&format!("{}/{fragment}", self.address))
                .await,
        );
    }

    /// Runs a script in every document from now on, before its own: to take things away from the browser.
    pub async fn before_loading(&self, script: &str) {
        self.engine
            .before_loading(&self.client, &self.profile, &self.output, script)
            .await;
    }

    /// Frees what the page's scripts no longer use.
    pub async fn collect_garbage(&self) {
        self.engine
            .collect_garbage(&self.client, &self.profile, &self.output)
            .await;
    }

    /// Loads the page anew.
    pub async fn reload(&self) {
        let began = self.until("[performance.timeOrigin]").await;
        done(self.engine.reload(&self.client).await);
        self.until(&format!("performance.timeOrigin !== {}", began[0]))
            .await;
        self.started().await;
    }

    /// Presses the browser's back button.
    pub async fn back(&self) {
        done(self.client.back().await);
    }

    /// Presses the browser's forward button.
    pub async fn forward(&self) {
        done(self.client.forward().await);
    }

    /// Returns the fragment of the address, with its `#`.
    pub async fn fragment(&self) -> String {
        let url = done(self.client.current_url().await);
        url.fragment()
            .map(|fragment| format!("#{fragment}"))
            .unwrap_or_default()
    }

    /// Presses the button with these words.
    pub async fn click_button(&self, name: &str) {
        self.click(&format!("the('button', {}, within)", quoted(name)))
            .await;
    }

    /// Takes the last step back where it is offered: in a note or a notice, or at the head of the screen once that has gone.
    pub async fn undo(&self) {
        let offered = "named('button', 'Hoàn tác')[0]";
        let at_head = "[...document.querySelectorAll('button')].find((one) => shown(one) && nameOf(one).startsWith('Hoàn tác: '))";
        self.click(&format!("({offered} ?? {at_head})")).await;
    }

    /// Follows the link with these words.
    pub async fn click_link(&self, name: &str) {
        self.click(&format!("the('link', {}, within)", quoted(name)))
            .await;
    }

    /// Replaces what stands in the field with this label.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self
            .find(&format!("the('field', {}, within)", quoted(label)))
            .await;
        let kind = done(field.attr("type").await).unwrap_or_default();
        if ["date", "month", "time", "color", "range"].contains(&kind.as_str()) {
            // What keys do in these depends on the language of the browser.
            let set = "const [field, value] = arguments; field.value = value;
                ['input', 'change'].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));";
            done(
                self.client
                    .execute(
                        set,
                        vec![json!({ ELEMENT: field.element_id().as_ref() }), json!(text)],
                    )
                    .await,
            );
            return;
        }
        self.engine
            .type_over(&self.client, &field, text)
            .await
            .unwrap_or_else(|error| panic!("nothing can be typed into “{label}”: {error}"));
        // Keys sent are not yet keys taken. A field that does not keep what is typed has no such value.
        let typed = format!(
            "(() => {{ const field = named('field', {}, within)[0]; return !field || field.value === {}; }})()",
            quoted(label),
            quoted(text)
        );
        self.until(&typed).await;
    }

    /// Chooses an option of the select, or a radio button of the group, with this label.
    pub async fn choose(&self, label: &str, option: &str) {
        self.click(&format!(
            "choice({}, {}, within)",
            quoted(label),
            quoted(option)
        ))
        .await;
    }

    /// Clicks the checkbox or radio button with this label.
    pub async fn tick(&self, label: &str) {
        self.click(&format!("the('field', {}, within)", quoted(label)))
            .await;
    }

    /// Puts files into the file input with this label.
    pub async fn choose_files(&self, label: &str, files: &[PathBuf]) {
        let field = self
            .find(&format!("the('field', {}, within)", quoted(label)))
            .await;
        let paths: Vec<_> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        done(field.send_keys(&paths.join("\n")).await);
    }

    /// Presses keys where the focus is; the last argument is typed while the others are held.
    pub async fn press(&self, held: &[Key], key: &str) {
        let focus = done(self.client.active_element().await);
        let mut keys: String = held.iter().map(|key| char::from(*key)).collect();
        keys.push_str(key);
        if !held.is_empty() {
            keys.push(char::from(Key::Null));
        }
        done(focus.send_keys(&keys).await);
    }

    /// Presses the Tab key, whatever has the focus: a field for files would take keys sent to it for the name of one.
    pub async fn tab_on(&self) {
        let value = char::from(Key::Tab);
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        done(self.client.perform_actions(keys).await);
    }

    /// Waits until the page shows these words.
    pub async fn see(&self, text: &str) {
        self.until(&format!("says({}, within)", quoted(text))).await;
    }

    /// Waits until the page no longer shows these words.
    pub async fn see_no(&self, text: &str) {
        self.until(&format!("!says({}, within)", quoted(text)))
            .await;
    }

    /// Waits for a heading with these words.
    pub async fn heading(&self, name: &str) {
        self.until(&format!(
            "named('heading', {}, within).length",
            quoted(name)
        ))
        .await;
    }

    /// Waits for the field with this label and returns its value; of a select, the words of what is chosen.
    pub async fn value(&self, label: &str) -> String {
        let field = format!("named('field', {}, within)[0]", quoted(label));
        let value = self
            .until(&format!("((field) => field && [field.matches('select') ? spaced(field.selectedOptions[0]?.text ?? '') : field.value])({field})"))
            .await;
        value[0].as_str().unwrap_or_default().to_owned()
    }

    /// Returns all words the page shows now.
    pub async fn text(&self) -> String {
        let text = self
            .until("[spaced(region(within)?.innerText ?? '')]")
            .await;
        text[0].as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a JavaScript expression is something else than nothing, false or zero, and returns it. The words of page.js can be used.
    pub async fn until(&self, expression: &str) -> Value {
        let script = format!(
            "{}\nconst [within, patience, done] = arguments; answerWhen(() => ({expression}), patience, done);",
            include_str!("page.js")
        );
        let ask = async || {
            loop {
                let arguments = vec![json!(self.within), json!(PATIENCE_MS)];
                match self.client.execute_async(&script, arguments).await {
                    // The answer was an element that has been replaced since.
                    Err(error) if has_gone(&error) => {}
                    answer => return done(answer),
                }
            }
        };
        let mut answer = ask().await;
        // A page that loads itself anew is asked again once it is there.
        for _ in 0..N_PAGES {
            if is_of_a_page(&answer) {
                break;
            }
            answer = ask().await;
        }
        match answer.get("value") {
            Some(value) => value.clone(),
            None => panic!(
                "waited {PATIENCE_MS} ms in vain for {expression} within {:?}; {}\nthe page is {}",
                self.within,
                answer["why"].as_str().unwrap_or_default(),
                answer["page"].as_str().unwrap_or_default()
            ),
        }
    }

    /// Waits for a file to arrive in the download folder; every file is handed out once.
    pub async fn downloaded(&self) -> PathBuf {
        self.downloads.lock().await.next().await
    }

    /// Gives the page exactly this size; up to 600 pixels wide it is a phone.
    pub async fn resize(&self, width: u32, height: u32) {
        self.engine.resize(&self.client, width, height).await;
        self.until(&format!(
            "matchMedia('(width: {width}px) and (height: {height}px)').matches"
        ))
        .await;
    }

    /// Switches the system's dark mode.
    pub async fn prefer_dark(&self, dark: bool) {
        self.engine
            .prefer_dark(&self.client, &self.profile, &self.output, dark)
            .await;
    }

    /// Prints the page on the sheets that it asks for, and returns the PDF.
    pub async fn print(&self) -> Vec<u8> {
        self.engine
            .print(&self.client, &self.profile, &self.output)
            .await
    }

    /// Saves a picture of what the window shows, making the folder.
    pub async fn photograph(&self, file: &Path) {
        let picture = done(self.client.screenshot().await);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).expect("a folder for pictures");
        }
        std::fs::write(file, picture).expect("a picture");
    }

    /// Saves a picture of the whole page at this width, as far as 12,000 pixels down.
    pub async fn photograph_all(&self, width: u32, file: &Path) {
        self.resize(width, 900).await;
        let height = self.until("[document.documentElement.scrollHeight]").await;
        let height = height[0]
            .as_f64()
            .unwrap_or_default()
            .clamp(900.0, 12_000.0) as u32;
        self.resize(width, height).await;
        self.photograph(file).await;
    }

    /// Returns the console's errors since the last call.
    pub async fn console_errors(&self) -> Vec<String> {
        self.engine.console_errors(&self.client, &self.output).await
    }

    /// Waits for an error in the console, where a test wants one, and takes it.
    pub async fn console_error(&self) {
        let began = Instant::now();
        while self.console_errors().await.is_empty() {
            assert!(
                began.elapsed().as_millis() < PATIENCE_MS.into(),
                "the console has no error"
            );
            // The browser has something to say only when it is asked again.
            self.until("document.body").await;
        }
    }

    /// Opens another tab of the same browser at an address of the program, and goes there; its name leads back to it.
    pub async fn new_tab(&self, fragment: &str) -> WindowHandle {
        let tab = done(self.client.new_window(true).await).handle;
        self.to_tab(&tab).await;
        self.open(fragment).await;
        tab
    }

    /// Returns the name of the tab this page looks at.
    pub async fn tab(&self) -> WindowHandle {
        done(self.client.window().await)
    }

    /// Goes to another tab.
    pub async fn to_tab(&self, tab: &WindowHandle) {
        done(self.client.switch_to_window(tab.clone()).await);
    }

    /// Ends the session, whether or not its browser is still there.
    pub async fn end(self) -> Result<(), CmdError> {
        self.client.close().await
    }

    /// Ends the session and its browser.
    pub async fn quit(self) {
        done(self.client.close().await);
    }

    async fn started(&self) {
        let failed = "document.getElementById('opening-failed')";
        let expression =
            format!("!document.getElementById('opening') || {failed}.hidden === false && 'failed'");
        let page = Self {
            within: None,
            ..self.clone()
        };
        if page.until(&expression).await == "failed" {
            panic!(
                "the program did not start: {}",
                self.console_errors().await.join("\n")
            );
        }
    }

    async fn find(&self, expression: &str) -> Element {
        let found = self.until(expression).await;
        let id = found[ELEMENT].as_str().unwrap_or_default().to_owned();
        Element::from_element_id(self.client.clone(), ElementRef::from(id))
    }

    /// Clicks, after bringing it to the middle of the window as people do, where no note lies over it; looks again if the
    /// page was just replacing what it found.
    async fn click(&self, expression: &str) {
        let centred = format!(
            "(() => {{ const found = {expression}; (found?.closest('select') ?? found)?.scrollIntoView({{ block: 'center' }}); return found; }})()"
        );
        loop {
            let found = self.find(&centred).await;
            let handle = json!({ ELEMENT: found.element_id().as_ref() });
            // One that has gone meanwhile is looked for again below.
            let rest = vec![handle, json!(self.engine.frames_at_rest())];
            let _moving = self.client.execute_async(AT_REST, rest).await;
            match found.click().await {
                Err(error) if has_gone(&error) => {}
                Err(error) => panic!("nothing can be clicked by {expression}: {error}"),
                Ok(()) => return,
            }
        }
    }
}

/// Is this an answer of a page that is still there? What one says as it goes has neither part, and may be lost with it.
fn is_of_a_page(answer: &Value) -> bool {
    answer.get("value").is_some() || answer.get("page").is_some()
}

/// Was an element replaced after it was found? Every engine has its own ways to say so.
fn has_gone(error: &CmdError) -> bool {
    let message = error.to_string();
    error.is_stale_element_reference()
        || ["no longer attached", "Stale element"]
            .iter()
            .any(|words| message.contains(words))
}

fn done<T>(outcome: Result<T, CmdError>) -> T {
    match outcome {
        Ok(value) => value,
        Err(error) => panic!("the browser refused: {error}"),
    }
}

/// A JavaScript string. JSON's form is one.
fn quoted(text: &str) -> String {
    json!(text).to_string()
}
