//! The browser killed at any moment of any kind of write, as by a power cut: what the screen said to be saved is there afterwards, with the
//! journal, and nothing is there by halves.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::json;

use crate::draw::Draw;
use crate::steps::{CHOOSE_FILES, add_first, place, status};
use crate::support::{Browser, Page, drive};

/// How often the browser is killed here; `DVK_KILLS` asks for another number (`make kills`).
const N_KILLS: usize = 6;
/// How many kills one profile outlives, so that its list stays short.
const KILLS_OF_A_PROFILE: usize = 24;
/// How long after the write has begun the kill may come, in milliseconds.
const LATEST_MS: usize = 300;
/// The same where the page begins by itself, at rest.
const LATEST_AT_REST_MS: usize = 4_000;
/// How many pieces are too few to make one of.
const N_SMALL: usize = 18;

type Titles = BTreeSet<String>;

#[derive(Clone, Copy, Debug)]
enum Kind {
    Edit,
    Import,
    Withdrawal,
    GoingBack,
    Upkeep,
    Backup,
}

const KINDS: [Kind; 6] = [
    Kind::Edit,
    Kind::Import,
    Kind::Withdrawal,
    Kind::GoingBack,
    Kind::Upkeep,
    Kind::Backup,
];

/// What may be there after a kill.
struct Outcome {
    before: Titles,
    after: Titles,
}

impl Kind {
    /// Returns what the screen says once the write is done, where it is not done with the click already.
    fn done(self) -> &'static str {
        match self {
            Self::Import => "Đã nhập",
            Self::Withdrawal => "Đã hoàn tác",
            Self::GoingBack => "Đã quay lại sổ",
            Self::Edit | Self::Upkeep | Self::Backup => "",
        }
    }
}

/// Returns the titles that the list of models shows.
async fn titles(page: &Page) -> Titles {
    place(page, "Sổ mô hình").await;
    page.heading("Sổ mô hình").await;
    let links = "[[...document.querySelectorAll('main a')].map((one) => one.innerText.trim()).filter((text) => text.startsWith('Mô hình số '))]";
    let found = page.until(links).await;
    let found = found[0].as_array().cloned().unwrap_or_default();
    let texts = found.iter().filter_map(|text| text.as_str());
    texts.map(str::to_owned).collect()
}

/// Writes a file of three models that nobody has yet.
fn file(folder: &std::path::Path, n: usize) -> (PathBuf, Titles) {
    let titles: Vec<String> = (1..=3)
        .map(|at| format!("Mô hình số {n}.{at} từ tệp"))
        .collect();
    let models = titles.iter().enumerate().map(|(at, title)| {
        json!({
            "id": format!("{n}-{at}"), "title": title, "unit": "Xã Hanh Cù", "field": "van-hoa-xa-hoi",
            "years": [{ "year": 2026, "entry": "new", "stage": "registered" }],
        })
    });
    let file = json!({
        "format": "so-dan-van-kheo", "version": 1, "exported_by": { "unit": "hanh-cu", "name": "Xã Hanh Cù" },
        "models": models.collect::<Vec<_>>(),
    });
    let path = folder.join(format!("{n}.json"));
    std::fs::write(&path, file.to_string()).unwrap();
    (path, titles.into_iter().collect())
}

async fn choose(page: &Page, file: PathBuf) {
    place(page, "Trao đổi tệp").await;
    page.choose_files(CHOOSE_FILES, &[file]).await;
    page.see("Việc này chưa thay đổi gì trong sổ").await;
    page.click_button("Nhập vào sổ").await;
}

async fn import(page: &Page, folder: &std::path::Path, n: usize) -> Titles {
    let (file, new) = file(folder, n);
    choose(page, file).await;
    page.until("the('button', 'Hoàn tác', within)").await;
    status(page, "Đã lưu").await;
    new
}

/// Begins a write of a kind, and says what may be there afterwards.
async fn begin(page: &Page, folder: &std::path::Path, kind: Kind, n: usize) -> Outcome {
    let mut before = titles(page).await;
    let mut after = before.clone();
    match kind {
        Kind::Edit => {
            let old = before.first().cloned().unwrap();
            let new = format!("Mô hình số {n} sửa tên");
            page.click_link(&old).await;
            page.click_link("Sửa").await;
            page.fill("Tên mô hình", &new).await;
            after.remove(&old);
            after.insert(new);
            page.click_button("Lưu").await;
        }
        Kind::Import => {
            let (file, new) = file(folder, n);
            after.extend(new);
            choose(page, file).await;
        }
        Kind::Withdrawal => {
            before.extend(import(page, folder, n).await);
            page.undo().await;
        }
        Kind::GoingBack => {
            before.extend(import(page, folder, n).await);
            page.open("#/diem-khoi-phuc").await;
            page.see("Trước khi nhập tệp").await;
            let first = "(() => { const all = [...document.querySelectorAll('button')].filter((one) => nameOf(one).startsWith('Xem và quay lại')); all[0]?.click(); return all.length > 0; })()";
            page.until(first).await;
            page.tick("Ghi đè cả những gì nơi khác đã ghi").await;
            let go = "(() => { const go = [...document.querySelectorAll('button')].find((one) => nameOf(one).startsWith('Quay lại lúc')); go?.click(); return !!go; })()";
            page.until(go).await;
        }
        Kind::Upkeep => {
            let title = before.first().cloned().unwrap();
            for _ in 0..N_SMALL / 2 {
                page.click_link(&title).await;
                page.click_button("Xóa").await;
                page.undo().await;
                place(page, "Sổ mô hình").await;
                page.see(&title).await;
            }
            status(page, "Đã lưu").await;
            page.reload().await;
        }
        Kind::Backup => {
            place(page, "Cài đặt").await;
            page.click_button("Tải bản sao lưu đầy đủ").await;
        }
    }
    Outcome { before, after }
}

/// Kills the browser once while it writes, and looks at what is left.
async fn kill_once(browser: &Browser, page: Page, kind: Kind, n: usize, draw: &mut Draw) -> Page {
    let folder = browser.new_folder("tep");
    let outcome = begin(&page, &folder, kind, n).await;
    let latest = match kind {
        Kind::Upkeep => LATEST_AT_REST_MS,
        _ => LATEST_MS,
    };
    let moment = draw.below(latest);
    let script = format!("setTimeout(arguments[0], {moment});");
    page.client()
        .execute_async(&script, Vec::new())
        .await
        .unwrap();
    let done = kind.done();
    let said = page
        .until(&format!(
            "[document.getElementById('save-status')?.innerText.trim() ?? '', says('{done}', within)]"
        ))
        .await;
    let is_promised = said == json!(["Đã lưu", true]);
    let page = browser.kill(page).await;
    page.open("").await;
    status(&page, "Đã lưu").await;
    let found = titles(&page).await;
    let during = format!("{kind:?} {n}, killed after {moment} ms, said {said}");
    eprintln!("{during}");
    let Outcome { before, after } = outcome;
    assert!(
        found == after || (found == before && !is_promised),
        "{during}: {found:?} is neither {after:?} nor {before:?}"
    );
    page.open("#/diem-khoi-phuc").await;
    page.heading("Điểm khôi phục").await;
    page.see("Từ đó đến nay").await;
    page
}

#[test]
fn what_was_said_to_be_saved_survives_a_kill_at_any_moment_of_any_kind_of_write() {
    let n_kills = std::env::var("DVK_KILLS").ok().and_then(|n| n.parse().ok());
    let seed = std::env::var("DVK_SEED").ok().and_then(|n| n.parse().ok());
    let mut draw = Draw::new(seed.unwrap_or(1));
    drive(async |browser| {
        let mut open: Option<Page> = None;
        for n in 0..n_kills.unwrap_or(N_KILLS) {
            if n % KILLS_OF_A_PROFILE == 0 {
                open = None;
            }
            let page = match open.take() {
                Some(page) => page,
                None => {
                    let page = browser.page().await;
                    page.open("").await;
                    add_first(&page, "Mô hình số 0").await;
                    status(&page, "Đã lưu").await;
                    page
                }
            };
            // Each kind once, then any.
            let kind = KINDS.get(n).copied().unwrap_or_else(|| draw.one(&KINDS));
            open = Some(kill_once(browser, page, kind, n, &mut draw).await);
        }
    });
}
