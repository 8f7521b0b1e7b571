//! What more than one test does on its way.

use crate::support::{Page, in_project};
use std::path::PathBuf;

/// The label of the input that takes files.
pub const CHOOSE_FILES: &str = "Chọn tệp để nhập";

/// Returns the file of 32 models that another program made.
pub fn thanh_ba() -> PathBuf {
    in_project("tests/fixtures/thanh-ba-2022.json")
}

/// Goes to a place of the navigation; a page may lead there too, by a link with the same words.
pub async fn place(page: &Page, name: &str) {
    page.within("Các mục chính").click_link(name).await;
}

/// Opens the exchange of files, and takes a file in after its preview.
pub async fn import(page: &Page, file: PathBuf) {
    page.open("#/trao-doi-tep").await;
    page.choose_files(CHOOSE_FILES, &[file]).await;
    page.see("Việc này chưa thay đổi gì trong sổ").await;
    page.click_button("Nhập vào sổ").await;
    page.until("the('button', 'Hoàn tác', within)").await;
}
