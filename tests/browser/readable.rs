//! The file as a page: hostile texts in it run nothing, it is imported as it is, and its link saves the file inside.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::readable_file::take_out;

use crate::steps::{CHOOSE_FILES, export, fingerprint, import, place};
use crate::support::{Page, drive};

/// Is one hostile text in each line.
const HOSTILE: &str = include_str!("../fixtures/xss.txt");

/// Writes a file with a model for each hostile text, which stands in everything that the model has.
fn hostile(folder: &Path) -> PathBuf {
    let models = HOSTILE.lines().zip(1..).map(|(text, n)| {
        json!({ "id": format!("{n}"), "title": text, "holder": text, "unit": text, "field": text, "locality": text, "methods": text,
            "years": [{ "year": 2026, "stage": text, "grade": text, "results": text, "indicators": [{ "name": text, "measure": text, "value": 1 }] }] })
    });
    let models: Vec<_> = models.collect();
    let file = json!({ "format": "so-dan-van-kheo", "version": 1, "exported_by": { "name": "<img src=x onerror=xss=1>" }, "models": models });
    let path = folder.join("hostile.json");
    fs::write(&path, file.to_string()).unwrap();
    path
}

/// Exports what the screen offers as a page, and returns it.
async fn export_page(page: &Page) -> PathBuf {
    place(page, "Trao đổi tệp").await;
    page.tick("Xuất tệp mở được ngay").await;
    page.click_button("Xuất tệp").await;
    page.downloaded().await
}

/// Waits until a page shows its table, and that nothing in it ran.
async fn shows_text_alone(page: &Page) {
    for text in [
        "Mô hình, điển hình “Dân vận khéo”",
        "Năm 2026",
        "<script>xss=1</script>",
        "</title><script>xss=1</script>",
        "javascript:xss=1",
        "Lưu thành tệp .json",
    ] {
        page.see(text).await;
    }
    let n = HOSTILE.lines().count();
    for expression in [
        &format!("document.querySelectorAll('tbody tr').length > {n}"),
        "window.xss === undefined",
        "document.scripts.length === 0",
        "document.title.startsWith('Mô hình, điển hình “Dân vận khéo”')",
        "[...document.querySelectorAll('*')].every((one) => one.getAttributeNames().every((name) => !name.startsWith('on')))",
        "document.querySelectorAll('[href], [src]').length === 1",
        "!document.querySelector('img, svg, math, iframe, object, embed, form, input, base, link, template')",
        // Its own style holds, so its policy took it.
        "getComputedStyle(document.querySelector('table')).borderCollapse === 'collapse'",
    ] {
        page.until(expression).await;
    }
}

#[test]
fn a_page_with_hostile_texts_runs_nothing_and_its_file_is_the_ordinary_one() {
    drive(async |browser| {
        let one = browser.page().await;
        import(&one, hostile(one.profile())).await;
        let ordinary = export(&one).await;
        let ordinary = open_text(&fs::read_to_string(ordinary).unwrap()).unwrap();
        let readable = export_page(&one).await;
        assert_eq!(readable.extension().unwrap(), "html");
        let code = fingerprint(&one).await;
        let text = fs::read_to_string(&readable).unwrap();
        let inside = take_out(&text).unwrap().unwrap();
        assert!(open_text(&inside).unwrap().piece == ordinary.piece);

        let reader = browser.page().await;
        let address = format!("file://{}", readable.display());
        reader.client().goto(&address).await.expect("an address");
        shows_text_alone(&reader).await;
        reader.resize(320, 800).await;
        reader
            .until("document.documentElement.scrollWidth <= 320")
            .await;
        reader.click_link("Lưu thành tệp .json").await;
        let saved = reader.downloaded().await;
        assert_eq!(saved.file_stem(), readable.file_stem());
        assert_eq!(saved.extension().unwrap(), "json");
        assert!(fs::read_to_string(saved).unwrap() == inside);

        let two = browser.page().await;
        import(&two, readable.clone()).await;
        assert_eq!(fingerprint(&two).await, code);
        two.choose_files(CHOOSE_FILES, std::slice::from_ref(&readable))
            .await;
        two.see("Không có gì để nhập").await;

        let host = browser.new_folder("host");
        fs::copy(&readable, host.join("index.html")).unwrap();
        fs::copy(&readable, host.join("trang.html")).unwrap();
        browser.serve(&host);
        let visitor = browser.page().await;
        visitor.goto("trang.html").await;
        shows_text_alone(&visitor).await;
    });
}

#[test]
fn a_locked_file_is_not_offered_as_a_page_and_a_page_without_a_file_says_so() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/trao-doi-tep").await;
        page.see("Xuất tệp mở được ngay").await;
        page.click_button("Đặt mật khẩu cho tệp").await;
        page.fill("Mật khẩu của tệp", "bốn mùa hoa nở").await;
        page.see("Tệp có mật khẩu thì không xuất thành tệp mở được ngay")
            .await;
        page.until("named('field', 'Xuất tệp mở được ngay').length === 0")
            .await;
        let other = page.profile().join("other.html");
        fs::write(
            &other,
            "<!doctype html><p>Xin chào</p><script>window.xss = 1</script>",
        )
        .unwrap();
        page.choose_files(CHOOSE_FILES, &[other]).await;
        page.see("bên trong không có tệp trao đổi nào").await;
        page.until("window.xss === undefined").await;
    });
}
