//! What more than one test does on its way.

use crate::support::{Page, in_project};
use std::path::PathBuf;

/// The label of the input that takes files.
pub const CHOOSE_FILES: &str = "Chọn tệp để nhập";

/// The key that presses what has the focus.
pub const ENTER: &str = "\u{e007}";

/// The addresses of screens, and a heading of each.
pub const SCREENS: [(&str, &str); 16] = [
    ("#/", "Tổng quan"),
    ("#/mo-hinh", "Sổ mô hình"),
    ("#/them-mo-hinh", "Thêm mô hình"),
    ("#/da-xoa", "Đã xóa"),
    ("#/binh-xet", "Bình xét"),
    ("#/bao-cao", "Báo cáo"),
    ("#/bao-cao?bang=danh-sach", "Danh sách đăng ký"),
    ("#/bao-cao/so-lieu", "Số liệu gửi lên"),
    ("#/trao-doi-tep", "Trao đổi tệp"),
    ("#/trung-lap", "Mô hình có thể trùng nhau"),
    ("#/diem-khoi-phuc", "Điểm khôi phục"),
    ("#/viec-can-lam", "Việc cần làm"),
    ("#/danh-muc", "Danh mục"),
    ("#/cai-dat", "Cài đặt"),
    ("#/tro-giup", "Trợ giúp"),
    ("#/tro-giup/cong-tep", "Cộng tệp của các đơn vị"),
];

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

/// Returns the fingerprint of the whole register.
pub async fn fingerprint(page: &Page) -> String {
    place(page, "Trao đổi tệp").await;
    page.heading("Trao đổi tệp").await;
    let code = page
        .within("Mã đối chiếu")
        .until("/[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(region(within)?.innerText)?.[0]")
        .await;
    code.as_str().unwrap_or_default().to_owned()
}

/// Exports what the screen offers, and returns the file.
pub async fn export(page: &Page) -> PathBuf {
    place(page, "Trao đổi tệp").await;
    page.click_button("Xuất tệp").await;
    page.downloaded().await
}

/// Adds a model of a commune, and ends on its page.
pub async fn add(page: &Page, title: &str) {
    place(page, "Tổng quan").await;
    page.click_link("Thêm mô hình").await;
    page.heading("Thêm mô hình").await;
    page.fill("Tên mô hình", title).await;
    page.choose("Lĩnh vực", "Văn hóa - xã hội").await;
    page.choose("Đơn vị", "Xã Vân Lĩnh").await;
    page.fill("Năm", "2022").await;
    page.click_button("Lưu").await;
    page.heading(title).await;
}

/// Adds a model of a new unit to a register without units, and ends on its page.
pub async fn add_first(page: &Page, title: &str) {
    place(page, "Tổng quan").await;
    page.click_link("Thêm mô hình").await;
    page.heading("Thêm mô hình").await;
    page.fill("Tên mô hình", title).await;
    page.choose("Lĩnh vực", "Văn hóa - xã hội").await;
    page.fill("Tên đơn vị mới", "Xã Hanh Cù").await;
    page.click_button("Lưu").await;
    page.heading(title).await;
}

/// Gives a model another title, and ends on its page.
pub async fn retitle(page: &Page, old: &str, new: &str) {
    place(page, "Sổ mô hình").await;
    page.click_link(old).await;
    page.heading(old).await;
    page.click_link("Sửa").await;
    page.fill("Tên mô hình", new).await;
    page.click_button("Lưu").await;
    page.heading(new).await;
}

/// Waits until the status says just this.
pub async fn status(page: &Page, words: &str) {
    page.until(&format!(
        "document.getElementById('save-status')?.innerText.trim() === '{words}'"
    ))
    .await;
}

/// Runs a promise of the page once, and waits for its value.
pub async fn run(page: &Page, name: &str, promise: &str) -> serde_json::Value {
    page.until(&format!(
        "((document.body.dataset['{name}'] === undefined && !window['{name}']) && (window['{name}'] = Promise.resolve({promise}).then((value) => {{
            document.body.dataset['{name}'] = JSON.stringify([value]); }})),
            document.body.dataset['{name}'] && JSON.parse(document.body.dataset['{name}']))"
    ))
    .await[0]
        .clone()
}
