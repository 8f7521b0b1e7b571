//! Restore points and history: what this machine has seen change, and the way back.

use crate::steps::{export, fingerprint, import, place, retitle, thanh_ba};
use crate::support::{Page, drive};

const OVERWRITE: &str = "Ghi đè cả những gì nơi khác đã ghi";

async fn open_points(page: &Page) {
    place(page, "Trao đổi tệp").await;
    page.click_link("Điểm khôi phục").await;
    page.heading("Điểm khôi phục").await;
}

#[test]
fn what_came_by_file_stays_unless_it_is_asked_for_and_going_back_is_undone() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        open_points(&page).await;
        page.see("Chưa có điểm khôi phục nào").await;
        import(&page, thanh_ba()).await;
        export(&page).await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường quê A").await;
        let code = fingerprint(&page).await;
        open_points(&page).await;
        page.see("Trước khi nhập tệp").await;
        page.see("Từ đó đến nay: 32 mô hình thêm").await;
        page.click_button("Xem và quay lại").await;
        page.see("Không có gì phải ghi lại").await;
        page.see("do nơi khác ghi và gửi đến bằng tệp").await;
        page.tick(OVERWRITE).await;
        page.see("32 mô hình bị xóa").await;
        assert_eq!(fingerprint(&page).await, code, "looking changes nothing");
        open_points(&page).await;
        page.click_button("Xem và quay lại").await;
        page.tick(OVERWRITE).await;
        page.until("(() => { [...document.querySelectorAll('button')].find((one) => nameOf(one).startsWith('Quay lại lúc')).click(); return true; })()")
            .await;
        page.see("Đã quay lại sổ lúc").await;
        page.see("Trước khi quay lại").await;
        place(&page, "Sổ mô hình").await;
        page.see_no("Thắp sáng đường quê A").await;
        page.undo().await;
        page.see("Thắp sáng đường quê A").await;
        page.reload().await;
        page.see("Thắp sáng đường quê A").await;
        open_points(&page).await;
        page.see("Trước khi quay lại").await;
    });
}

#[test]
fn an_import_taken_back_without_a_trace_leaves_no_point_either() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.reload().await;
        open_points(&page).await;
        page.click_button("Rút lại lần nhập này").await;
        page.see("Chưa có điểm khôi phục nào").await;
        place(&page, "Tổng quan").await;
        page.see("Sổ này chưa có mô hình nào").await;
        import(&page, thanh_ba()).await;
        open_points(&page).await;
        page.see("Từ đó đến nay: 32 mô hình thêm").await;
    });
}

#[test]
fn a_model_tells_where_each_value_comes_from_and_what_stood_there_before() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường làng").await;
        page.click_button("Lịch sử thay đổi").await;
        page.see("Đã nhập 1 tệp. · Tệp “thanh-ba-2022.json”").await;
        page.see("Trước: Thắp sáng đường quê").await;
        page.see("Sau: Thắp sáng đường làng").await;
        page.within("Giá trị hiện nay: ai ghi, lúc nào, từ đâu")
            .see("Ghi trên máy này")
            .await;
        retitle(&page, "Thắp sáng đường làng", "Thắp sáng đường xóm").await;
        page.reload().await;
        page.heading("Thắp sáng đường xóm").await;
        page.click_button("Lịch sử thay đổi").await;
        page.see("Trước: Thắp sáng đường làng").await;
    });
}

#[test]
fn where_the_browser_keeps_no_journal_files_still_go_in_and_the_screen_says_so() {
    const BLOCKED: &str = "IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError'); };";
    without_journal(BLOCKED);
}

#[test]
fn where_the_database_never_opens_files_still_go_in_and_the_screen_says_so() {
    const SILENT: &str = "IDBFactory.prototype.open = () => Object.create(IDBOpenDBRequest.prototype, {
        onsuccess: { writable: true }, onerror: { writable: true }, onupgradeneeded: { writable: true } });";
    without_journal(SILENT);
}

fn without_journal(script: &'static str) {
    drive(async |browser| {
        let page = browser.page().await;
        page.before_loading(script).await;
        import(&page, thanh_ba()).await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường làng").await;
        open_points(&page).await;
        page.see("không giữ được điểm khôi phục").await;
        page.see("Sổ vẫn được lưu như thường").await;
    });
}

#[test]
fn a_part_of_the_journal_that_cannot_be_read_is_told_and_stays() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        const OPENED: &str = "new Promise((done, failed) => {
            const request = indexedDB.open('so-dan-van-kheo');
            request.onsuccess = () => done(request.result);
            request.onerror = failed; })";
        page.until(&format!(
            "(window.spoilt ??= {OPENED}.then((db) => {{
                const change = db.transaction('journal', 'readwrite');
                change.objectStore('journal').add('dvk: cut');
                change.oncomplete = () => {{ db.close(); document.body.dataset.isSpoilt = 1; }};
            }}), document.body.dataset.isSpoilt)"
        ))
        .await;
        open_points(&page).await;
        page.see("Một phần nhật ký của máy này không đọc được")
            .await;
        page.see("Trước khi nhập tệp").await;
        page.click_button("Xem và quay lại").await;
        page.see("có phần nhật ký không đọc được").await;
        page.until(&format!(
            "(window.counted ??= {OPENED}.then((db) => {{
                const count = db.transaction('journal').objectStore('journal').count();
                count.onsuccess = () => {{ db.close(); document.body.dataset.nTexts = count.result; }};
            }}), document.body.dataset.nTexts === '2')"
        ))
        .await;
    });
}
