//! Everything stored here is erased: a file first, a word that is typed, other tabs told, and nothing left in either store.

use crate::steps::{CHOOSE_FILES, add, import, place, thanh_ba};
use crate::support::{Page, drive};

const ERASE: &str = "Xóa toàn bộ dữ liệu";
const CONFIRM: &str = "Gõ XÓA HẾT để xác nhận";
const NOTHING_LEFT: &str = "Object.keys(localStorage).every((key) => !key.startsWith('dvk')) && sessionStorage.length === 0";

/// Opens the way to erase everything.
async fn open_erasing(page: &Page) {
    place(page, "Cài đặt").await;
    page.click_button("Tôi muốn xóa toàn bộ dữ liệu").await;
}

/// Erases everything, and ends on the screen that says so.
pub async fn erase(page: &Page) {
    open_erasing(page).await;
    page.tick("Tôi đã có tệp ở nơi khác").await;
    page.fill(CONFIRM, "xóa hết").await;
    page.click_button(ERASE).await;
    page.heading("Đã xóa").await;
}

/// Waits until the browser says that it has no database.
async fn no_database(page: &Page) {
    page.until(
        "(window.asked ??= indexedDB.databases().then((all) => { document.body.dataset.nDatabases = all.length; }),
            document.body.dataset.nDatabases === '0')",
    )
    .await;
}

#[test]
fn erasing_asks_for_a_file_and_a_word_and_leaves_nothing() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.until("(localStorage.setItem('other/key', 'khác'), true)")
            .await;
        open_erasing(&page).await;
        page.see("32 mô hình, cùng đơn vị và danh mục").await;
        page.see("Nút này bấm được sau khi tải tệp về").await;
        page.until(&format!("named('button', '{ERASE}')[0]?.disabled"))
            .await;
        page.click_button("Tải bản sao lưu trước khi xóa").await;
        let file = page.downloaded().await;
        page.click_button(ERASE).await;
        page.see("Chưa gõ gì. Hãy gõ XÓA HẾT").await;
        page.fill(CONFIRM, "xóa").await;
        page.click_button(ERASE).await;
        page.see("Chữ vừa gõ không phải là XÓA HẾT").await;
        page.fill(CONFIRM, "xoa het").await;
        page.click_button(ERASE).await;
        page.heading("Đã xóa").await;
        page.until(NOTHING_LEFT).await;
        page.until("localStorage.getItem('other/key') === 'khác'")
            .await;
        no_database(&page).await;
        page.click_button("Mở lại trang").await;
        place(&page, "Tổng quan").await;
        page.see("Sổ này chưa có mô hình nào").await;
        place(&page, "Trao đổi tệp").await;
        page.choose_files(CHOOSE_FILES, &[file]).await;
        page.click_button("Nhập vào sổ").await;
        page.see("Đã nhập 1 tệp: 32 mô hình mới").await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn other_tabs_give_way_and_write_nothing_back() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        let first = page.tab().await;
        let second = page.new_tab("#/them-mo-hinh").await;
        page.fill("Tên mô hình", "Đang gõ dở").await;
        page.to_tab(&first).await;
        erase(&page).await;
        page.to_tab(&second).await;
        page.heading("Dữ liệu trên máy này vừa bị xóa ở thẻ khác")
            .await;
        page.until(NOTHING_LEFT).await;
        no_database(&page).await;
        page.to_tab(&first).await;
        page.until(NOTHING_LEFT).await;
        page.to_tab(&second).await;
        page.click_button("Mở lại trang").await;
        page.heading("Thêm mô hình").await;
        assert_eq!(page.value("Tên mô hình").await, "");
        // A register that is begun anew is saved like any other.
        import(&page, thanh_ba()).await;
        add(&page, "Mô hình của sổ mới").await;
        page.reload().await;
        page.see("Mô hình của sổ mới").await;
    });
}

#[test]
fn a_database_that_does_not_go_leaves_everything_as_it_was_and_says_so() {
    drive(async |browser| {
        let page = browser.page().await;
        page.before_loading(
            "IDBFactory.prototype.deleteDatabase = () => { throw new DOMException('no', 'UnknownError'); };",
        )
        .await;
        import(&page, thanh_ba()).await;
        open_erasing(&page).await;
        page.tick("Tôi đã có tệp ở nơi khác").await;
        page.fill(CONFIRM, "XÓA HẾT").await;
        page.click_button(ERASE).await;
        page.see("Chưa xóa được").await;
        page.see("Sổ vẫn còn nguyên").await;
        add(&page, "Vẫn ghi được").await;
        page.reload().await;
        page.see("Vẫn ghi được").await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 33 mô hình, điển hình").await;
    });
}

#[test]
fn a_mark_left_by_a_page_that_ended_while_erasing_keeps_nobody_out() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.until("(localStorage.setItem('dvk/erasing', ''), true)")
            .await;
        page.reload().await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
        page.until("localStorage.getItem('dvk/erasing') === null")
            .await;
    });
}
