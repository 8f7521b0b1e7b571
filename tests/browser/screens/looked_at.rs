//! One screen in one state, looked at: wide and narrow, light and dark, by a camera and by axe.

use std::cell::RefCell;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::{Engine, Page, in_project};

const WIDTHS: [u32; 3] = [320, 768, 1280];
const FOLDER: &str = "target/screens";
/// WCAG 2.2 AA, and what its makers hold to be good practice.
const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// Lists what is less than 44 pixels wide or high. A box to tick is as large as its label, and so is a field that is not seen.
const TOO_SMALL: &str = "[...document.querySelectorAll('a[href], button, input, select, textarea, summary')].filter((one) => {
    if (!shown(one) || one.type === 'hidden') return false;
    const place = one.matches('[type=checkbox], [type=radio], [type=file]') ? one.labels[0] : one;
    const { width, height, bottom } = place.getBoundingClientRect();
    // What is there for screen readers alone, and the way past the navigation, which is above the window until it has the focus.
    const isHidden = width < 2 || bottom <= 0 && getComputedStyle(place).position === 'fixed';
    return !isHidden && Math.min(width, height) < 43.5;
}).map((one) => `${nameOf(one)} ${one.outerHTML.slice(0, 80)}`)";

/// What has been looked at in one test.
pub struct Screens {
    page: Page,
    /// Leaves a list of the same name beside the pictures.
    name: &'static str,
    n_looks: RefCell<usize>,
    hindrances: RefCell<Vec<Value>>,
}

impl Screens {
    /// Begins with what a page shows.
    pub fn of(page: &Page, name: &'static str) -> Self {
        Self {
            page: page.clone(),
            name,
            n_looks: RefCell::default(),
            hindrances: RefCell::default(),
        }
    }

    /// Looks at the page as it is now, and leaves it at the last width, where the whole navigation is in sight.
    pub async fn check(&self, name: &str) {
        for width in WIDTHS {
            // Pictures of one engine are enough to look at, and axe reads the document, which is the same.
            if Engine::chosen() == Engine::Chromium {
                for (is_dark, colours) in [(true, "dark"), (false, "light")] {
                    self.page.prefer_dark(is_dark).await;
                    self.page
                        .photograph_all(width, &picture(name, width, colours))
                        .await;
                    if width != 768 {
                        self.hold_against_axe(&format!("{name}-{width}-{colours}"))
                            .await;
                    }
                }
            } else {
                self.page.resize(width, 900).await;
            }
            let overflow =
                "[document.documentElement.scrollWidth - document.documentElement.clientWidth]";
            let overflow = self.page.until(overflow).await;
            assert_eq!(
                overflow[0].as_i64(),
                Some(0),
                "{name} is too wide for {width} pixels"
            );
            if width == 320 {
                let small = self.page.until(TOO_SMALL).await;
                assert_eq!(small, json!([]), "{name} is hard to hit with a finger");
            }
        }
        self.page.resize(1280, 900).await;
    }

    /// Writes down what hinders people, and fails if anything does.
    pub fn finish(self) {
        if Engine::chosen() != Engine::Chromium {
            return;
        }
        let hindrances = self.hindrances.take();
        let n_looks = self.n_looks.take();
        assert!(n_looks > 0, "nothing was looked at");
        let report = json!({ "n_looks": n_looks, "hindrances": hindrances });
        let file = in_project(FOLDER).join(format!("axe-{}.json", self.name));
        std::fs::write(&file, format!("{report:#}")).expect("a report");
        assert!(
            hindrances.is_empty(),
            "axe finds {} hindrances: {hindrances:#?}",
            hindrances.len()
        );
    }

    async fn hold_against_axe(&self, name: &str) {
        let script = format!(
            "const done = arguments[0];
            const run = () => axe.run(document, {{ resultTypes: ['violations'], runOnly: {} }}).then(
                ({{ violations }}) => done(violations.map(({{ id, help, nodes }}) => ({{
                    id, help, where: nodes.map((one) => one.target.join(' ') + ': ' + one.html.slice(0, 160) + ' '
                        + (one.any[0]?.message ?? '')) }}))),
                (error) => done([String(error)]));
            if (!window.axe) {{ {} }}
            run();",
            json!(RULES),
            axe()
        );
        let found = self.page.client().execute_async(&script, Vec::new()).await;
        let found = found.expect("an answer of axe");
        *self.n_looks.borrow_mut() += 1;
        for one in found.as_array().expect("a list of violations") {
            self.hindrances
                .borrow_mut()
                .push(json!({ "screen": name, "found": one }));
        }
    }
}

fn axe() -> String {
    let file = std::env::var("DVK_AXE").expect("DVK_AXE, which tools/browser-tests.sh sets");
    std::fs::read_to_string(file).expect("axe, which `make setup` installs")
}

fn picture(name: &str, width: u32, colours: &str) -> PathBuf {
    in_project(FOLDER).join(format!("{name}-{width}-{colours}.png"))
}
