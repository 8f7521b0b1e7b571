use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::erasing::erase;
use crate::steps::{add_first, export, place, run, thanh_ba};
use crate::support::{Browser, Engine, Page, drive, in_project};

/// Waits until the service worker answers for the page.
async fn is_kept(page: &Page) {
    let answers = "new Promise((resolve) => {
        const workers = navigator.serviceWorker;
        const look = () => workers.controller && resolve(true);
        workers.addEventListener('controllerchange', look);
        look();
    })";
    run(page, "kept", answers).await;
}

#[test]
fn the_service_worker_keeps_every_file_of_the_release() {
    let worker = fs::read_to_string(in_project("dist/worker.js")).unwrap();
    let lines = worker.lines().filter_map(|line| {
        let (path, hash) = line.trim().strip_prefix("[\"")?.split_once("\",\"")?;
        hash.starts_with("sha256-").then(|| path.to_owned())
    });
    let kept: BTreeSet<String> = lines.collect();
    let later = ["worker.js", "so-dan-van-kheo.html"];
    let files = fs::read_dir(in_project("dist")).unwrap();
    let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<String> = files.filter(|name| !later.contains(&&**name)).collect();
    assert_eq!(kept, files);
}

#[test]
fn with_the_host_switched_off_the_program_opens_at_any_address_adds_and_exports() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        is_kept(&page).await;
        browser.stop_serving();
        page.reload().await;
        page.heading("Tổng quan").await;
        add_first(&page, "Ghi khi không có mạng").await;
        page.new_tab("#/danh-muc").await;
        page.heading("Danh mục").await;
        let page = browser.reopen(page).await;
        page.open("mot-dia-chi-la").await;
        page.heading("Tổng quan").await;
        if Engine::chosen() == Engine::WebKit {
            // It tells that the host did not answer.
            page.console_error().await;
        }
        page.open("#/").await;
        place(&page, "Sổ mô hình").await;
        page.see("Ghi khi không có mạng").await;
        let file = export(&page).await;
        let text = fs::read_to_string(file).unwrap();
        assert!(text.contains("Ghi khi không có mạng"));
    });
}

/// Makes a version of the release that differs by a mark in its page, and by what `change` does to the page.
fn version(browser: &Browser, name: &str, change: impl Fn(String) -> String) -> PathBuf {
    let folder = browser.new_folder(name);
    for file in fs::read_dir(in_project("dist")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).unwrap();
    let mark = format!("<meta name=\"version\" content=\"{name}\"><title>");
    fs::write(&path, change(page.replacen("<title>", &mark, 1))).unwrap();
    fill_worker(&folder);
    folder
}

fn fill_worker(folder: &Path) {
    let mut node = Command::new("node");
    let status = node
        .arg(in_project("tools/worker.mjs"))
        .arg(folder)
        .status();
    assert!(status.unwrap().success());
}

/// Opens a page of version "a", kept on the device.
async fn first_version(browser: &Browser) -> Page {
    browser.serve(&version(browser, "a", |page| page));
    let page = browser.page().await;
    page.open("").await;
    is_kept(&page).await;
    page
}

/// Serves another version, and waits until the page offers it.
async fn offer(browser: &Browser, page: &Page, folder: &Path) {
    browser.serve(folder);
    page.reload().await;
    page.see("Có bản mới của chương trình").await;
}

async fn runs(page: &Page, version: &str) {
    page.until(&format!(
        "document.querySelector('meta[name=version]')?.content === '{version}' && document.querySelector('h1')"
    ))
    .await;
}

#[test]
fn a_new_version_waits_until_it_is_wanted_and_never_goes_over_what_is_typed() {
    drive(async |browser| {
        let page = first_version(browser).await;
        offer(browser, &page, &version(browser, "b", |page| page)).await;
        runs(&page, "a").await;
        place(&page, "Tổng quan").await;
        page.click_link("Thêm mô hình").await;
        page.heading("Thêm mô hình").await;
        page.fill("Tên mô hình", "Đang gõ dở").await;
        page.click_button("Dùng bản mới").await;
        page.see("Đang gõ dở chưa lưu").await;
        assert_eq!(page.value("Tên mô hình").await, "Đang gõ dở");
        runs(&page, "a").await;
        page.click_button("Hủy").await;
        page.heading("Sổ mô hình").await;
        page.click_button("Dùng bản mới").await;
        runs(&page, "b").await;
        page.see_no("Có bản mới của chương trình").await;
    });
}

#[test]
fn a_version_that_does_not_start_gives_way_to_the_one_before() {
    drive(async |browser| {
        let page = first_version(browser).await;
        // The page's own policy forbids the script that starts the program.
        let broken = version(browser, "b", |page| {
            page.replacen("'sha256-", "'sha256-A", 1)
        });
        offer(browser, &page, &broken).await;
        page.click_button("Dùng bản mới").await;
        // The page that offered it is gone; the one before is here again, and says so.
        page.see("đã quay lại bản trước").await;
        page.click_button("Đóng").await;
        page.see_no("Có bản mới của chương trình").await;
        runs(&page, "a").await;
        page.heading("Tổng quan").await;
        page.console_error().await;
    });
}

/// Shares a file with the program as the system does, and waits until it is kept.
async fn share(page: &Page, name: &str) {
    let text = serde_json::Value::from(fs::read_to_string(thanh_ba()).unwrap());
    let sent = run(
        page,
        "shared",
        &format!(
            "(async () => {{
                const form = new FormData();
                form.append('files', new File([{text}], '{name}', {{ type: 'application/octet-stream' }}));
                const answer = await fetch('./nhan-tep', {{ method: 'POST', body: form, redirect: 'manual' }});
                return answer.type;
            }})()"
        ),
    )
    .await;
    assert_eq!(sent, serde_json::json!("opaqueredirect"));
}

#[test]
fn a_file_shared_by_another_program_arrives_in_the_preview_whatever_its_type() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        is_kept(&page).await;
        share(&page, "tệp của xã.bin").await;
        place(&page, "Trao đổi tệp").await;
        page.see("Việc này chưa thay đổi gì trong sổ").await;
        // WebKit does not tell its name.
        if Engine::chosen() != Engine::WebKit {
            page.see("tệp của xã.bin").await;
        }
        page.see("32").await;
        // It is taken once.
        page.click_button("Hủy").await;
        page.reload().await;
        page.see("hoặc dán nội dung tệp").await;
        page.see_no("Việc này chưa thay đổi gì trong sổ").await;
    });
}

#[test]
fn a_file_opened_with_the_program_arrives_in_the_preview() {
    drive(async |browser| {
        let page = browser.page().await;
        // The browser's own queue is filled by the system alone.
        page.before_loading(
            "Object.defineProperty(window, 'launchQueue', { configurable: true,
                value: { setConsumer(consumer) { window.launch = consumer; } } });",
        )
        .await;
        page.open("").await;
        is_kept(&page).await;
        // Nothing was opened with it: nothing happens.
        page.until("(window.launch({ files: [] }), true)").await;
        let text = serde_json::Value::from(fs::read_to_string(thanh_ba()).unwrap());
        page.until(&format!(
            "(window.launch({{ files: [{{ getFile: async () => new File([{text}], 'mở bằng sổ #1.json') }}] }}), true)"
        ))
        .await;
        page.heading("Trao đổi tệp").await;
        page.see("Việc này chưa thay đổi gì trong sổ").await;
        page.see("mở bằng sổ #1.json").await;
        page.click_button("Nhập vào sổ").await;
        page.see("32 mô hình mới").await;
    });
}

#[test]
fn erasing_everything_takes_a_shared_file_that_was_not_taken_too() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        is_kept(&page).await;
        share(&page, "chưa nhập.json").await;
        let has_handed_over =
            "caches.keys().then((names) => names.some((name) => name.startsWith('handed-over ')))";
        assert_eq!(run(&page, "before", has_handed_over).await, true);
        erase(&page).await;
        assert_eq!(run(&page, "after", has_handed_over).await, false);
        // Nor is the program itself left, for it comes back with the page.
        let n_caches = "caches.keys().then((names) => names.length)";
        assert_eq!(run(&page, "n_caches", n_caches).await, 0);
        page.click_button("Mở lại trang").await;
        place(&page, "Trao đổi tệp").await;
        page.heading("Trao đổi tệp").await;
        page.see_no("chưa nhập.json").await;
    });
}
