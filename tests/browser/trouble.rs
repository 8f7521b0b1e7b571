//! What goes wrong: each time a clear sentence, nothing lost, nothing executed.

use crate::steps::{CHOOSE_FILES, import, place, run, status, thanh_ba};
use crate::support::{drive, in_project};

#[test]
fn a_bad_file_among_good_ones_is_named_and_changes_nothing() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/trao-doi-tep").await;
        let file = |name: &str| in_project(&format!("tests/fixtures/{name}"));
        page.choose_files(CHOOSE_FILES, &[file("bad/cut.json")])
            .await;
        page.see("bị cắt ngang").await;
        page.see("Sổ không thay đổi").await;
        page.click_link("Tổng quan").await;
        page.see("Sổ này chưa có mô hình nào").await;
        page.click_link("Trao đổi tệp").await;
        page.choose_files(
            CHOOSE_FILES,
            &[file("bad/cut.json"), file("thanh-ba-2022.json")],
        )
        .await;
        page.click_button("Nhập vào sổ").await;
        page.click_link("Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn a_file_of_200_mb_is_refused_by_its_size_without_being_read() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/trao-doi-tep").await;
        let huge = page.profile().join("huge.json");
        let file = std::fs::File::create(&huge).unwrap();
        file.set_len(200 * 1024 * 1024).unwrap();
        page.until("(File.prototype.arrayBuffer = () => { throw new Error('read'); }, true)")
            .await;
        page.choose_files(CHOOSE_FILES, &[huge]).await;
        page.see("lớn hơn 64 MB nên không được đọc").await;
        page.see("Sổ không thay đổi").await;
    });
}

#[test]
fn hostile_text_is_shown_as_text_and_never_run() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/trao-doi-tep").await;
        page.choose_files(
            CHOOSE_FILES,
            &[in_project("tests/fixtures/odd/script-and-formula.json")],
        )
        .await;
        page.click_button("Nhập vào sổ").await;
        page.click_link("Sổ mô hình").await;
        page.see("<script>").await;
        page.until("!window.ran && [...document.scripts].every((script) => !script.text.includes('alert'))")
            .await;
    });
}

#[test]
fn blocked_storage_is_explained_and_no_blank_register_is_shown() {
    drive(async |browser| {
        let page = browser.page().await;
        let block = "Object.defineProperty(window, 'localStorage', {
            get() { throw new DOMException('blocked', 'SecurityError'); } });";
        page.before_loading(block).await;
        page.open("").await;
        page.heading("Trình duyệt không cho lưu dữ liệu").await;
        page.see("Điều vẫn an toàn").await;
        page.see_no("Sổ này chưa có mô hình nào").await;
        page.click_button("Xem dữ liệu mẫu").await;
        page.see("Đây là dữ liệu mẫu").await;
    });
}

#[test]
fn a_damaged_piece_is_set_aside_and_offered_while_the_rest_opens() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        let damage = "localStorage.setItem('dvk/piece/00000000000000aa-00000001', 'dvk1 piece 5 0\\nhỏng rồi') ?? true";
        page.until(damage).await;
        page.reload().await;
        page.see("1 phần dữ liệu đã lưu không đọc được nên được để riêng")
            .await;
        page.click_link("Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
        page.click_button("Tải phần hỏng về").await;
        let file = page.downloaded().await;
        let raw = std::fs::read_to_string(file).unwrap();
        assert!(raw.contains("hỏng rồi"), "{raw}");
    });
}

#[test]
fn a_register_of_which_nothing_is_readable_is_not_shown_as_a_new_one() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        let spoil = "new Promise((done, failed) => {
            const request = indexedDB.open('so-dan-van-kheo');
            request.onerror = failed;
            request.onsuccess = () => {
                const change = request.result.transaction('pieces', 'readwrite');
                const pieces = change.objectStore('pieces');
                Object.keys(localStorage).forEach((key) => { localStorage.setItem(key, '@@@'); pieces.put('@@@', key); });
                change.oncomplete = () => { request.result.close(); done(1); };
            }; })";
        run(&page, "spoilt", spoil).await;
        page.reload().await;
        place(&page, "Tổng quan").await;
        page.see("Trên máy này có sổ nhưng không đọc được mô hình nào")
            .await;
        page.see_no("Bạn muốn bắt đầu bằng cách nào").await;
    });
}

#[test]
fn a_register_spoilt_in_one_store_opens_from_the_other() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        let damage =
            "Object.keys(localStorage).forEach((key) => localStorage.setItem(key, '@@@')) ?? true";
        page.until(damage).await;
        page.reload().await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
        status(&page, "Đã lưu").await;
        page.reload().await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn what_a_newer_version_wrote_is_not_opened_and_not_overwritten() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        let newer = "localStorage.setItem('dvk/piece/00000000000000bb-00000001', 'dvk2 piece 1 x\\n?') ?? true";
        page.until(newer).await;
        page.reload().await;
        page.heading("Sổ này do phiên bản mới hơn ghi").await;
        page.click_button("Tải nguyên văn về").await;
        let raw = std::fs::read_to_string(page.downloaded().await).unwrap();
        assert!(raw.contains("dvk2 piece"), "{raw}");
    });
}

#[test]
fn an_edit_that_does_not_fit_stays_on_screen_and_is_offered_as_a_file() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        let full =
            "window.room = Storage.prototype.setItem, Storage.prototype.setItem = function () {
            throw new DOMException('full', 'QuotaExceededError'); },
            window.put = IDBObjectStore.prototype.put, IDBObjectStore.prototype.put = Storage.prototype.setItem, true";
        status(&page, "Đã lưu").await;
        page.until(full).await;
        page.click_link("Sổ mô hình").await;
        page.click_link("Thắp sáng đường quê").await;
        page.click_button("Xóa").await;
        status(&page, "Chưa lưu").await;
        page.see("bộ nhớ dành cho trang này đã đầy").await;
        page.click_button("Tải tệp về máy").await;
        let rescued = std::fs::read_to_string(page.downloaded().await).unwrap();
        assert!(rescued.contains("\"format\": \"so-dan-van-kheo\""));
        page.until("(Storage.prototype.setItem = window.room, IDBObjectStore.prototype.put = window.put, true)")
            .await;
        // Upkeep may have tried again by itself.
        page.until(
            "(the('button', 'Thử lưu lại', within)?.click(), document.getElementById('save-status')?.innerText.trim() === 'Đã lưu')",
        )
        .await;
        page.reload().await;
        page.click_link("Tổng quan").await;
        page.see("Kết quả có 31 mô hình, điển hình").await;
    });
}
