//! Storage in a real browser: killed, emptied, filled, shared between tabs.

use crate::steps::{add, add_first, import, place, retitle, run, status, thanh_ba};
use crate::support::{Engine, Page, drive};

const OPENED: &str = "new Promise((done, failed) => {
    const request = indexedDB.open('so-dan-van-kheo');
    request.onsuccess = () => done(request.result);
    request.onerror = failed; })";

#[test]
fn a_cleared_local_storage_is_rebuilt_from_the_second_copy_and_the_screen_says_so() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường làng").await;
        status(&page, "Đã lưu").await;
        page.until("(localStorage.clear(), true)").await;
        page.reload().await;
        page.see("Sổ đã được dựng lại từ nơi lưu thứ hai").await;
        page.see("Thắp sáng đường làng").await;
        status(&page, "Đã lưu").await;
        page.reload().await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn an_import_can_be_withdrawn_in_the_very_start_that_rebuilt_the_first_store() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        page.until("(localStorage.clear(), true)").await;
        page.reload().await;
        page.see("Sổ đã được dựng lại từ nơi lưu thứ hai").await;
        page.click_link("Điểm khôi phục").await;
        page.heading("Điểm khôi phục").await;
        page.click_button("Rút lại lần nhập này").await;
        place(&page, "Tổng quan").await;
        page.see("Sổ này chưa có mô hình nào").await;
    });
}

#[test]
fn local_storage_cleared_while_the_page_is_open_is_written_again_with_the_next_edit() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        page.until("(localStorage.clear(), true)").await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường làng").await;
        status(&page, "Đã lưu").await;
        run(&page, "gone", &delete_database()).await;
        page.reload().await;
        page.see("Thắp sáng đường làng").await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn pieces_that_both_stores_lost_are_missed_until_people_have_heard() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường làng").await;
        status(&page, "Đã lưu").await;
        let last =
            "Object.keys(localStorage).filter((key) => key.startsWith('dvk/piece/')).sort().at(-1)";
        let lose = format!(
            "{OPENED}.then((db) => new Promise((done) => {{
            const key = {last};
            const change = db.transaction('pieces', 'readwrite');
            change.objectStore('pieces').delete(key);
            localStorage.removeItem(key);
            change.oncomplete = () => {{ db.close(); done(1); }}; }}))"
        );
        run(&page, "lost", &lose).await;
        page.reload().await;
        page.see("Thắp sáng đường quê").await;
        hear(&page, "1 phần đã lưu không còn ở cả hai nơi lưu").await;
    });
}

#[test]
fn a_browser_that_takes_texts_and_keeps_none_is_noticed() {
    drive(async |browser| {
        let page = browser.page().await;
        page.before_loading("Storage.prototype.setItem = () => {};")
            .await;
        page.open("").await;
        add_first(&page, "Đường hoa").await;
        status(&page, "Đã lưu (một bản)").await;
        page.see("trình duyệt nhận mà không giữ lại gì").await;
    });
}

pub fn delete_database() -> String {
    "new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase('so-dan-van-kheo');
        request.onsuccess = () => done(1);
        request.onerror = failed; })"
        .to_owned()
}

/// Says that people have heard of what is missing; before that nothing is called saved.
async fn hear(page: &Page, what: &str) {
    status(page, "Thiếu dữ liệu").await;
    page.see(what).await;
    page.reload().await;
    status(page, "Thiếu dữ liệu").await;
    page.click_button("Tôi đã rõ, không nhắc nữa").await;
    page.see_no("thiếu dữ liệu đã từng lưu").await;
    status(page, "Đã lưu").await;
    page.reload().await;
    status(page, "Đã lưu").await;
}

#[test]
fn a_deleted_database_is_rebuilt_from_local_storage_and_the_screen_says_what_went_with_it() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        run(&page, "gone", &delete_database()).await;
        page.reload().await;
        hear(&page, "Các điểm khôi phục và lịch sử trên máy này").await;
        page.until("(localStorage.clear(), true)").await;
        page.reload().await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn both_stores_emptied_behind_an_open_page_are_not_filled_again_unless_people_say_so() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        run(&page, "gone", &delete_database()).await;
        page.until("(localStorage.clear(), true)").await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường làng").await;
        status(&page, "Chưa lưu").await;
        page.see("dữ liệu đã lưu không còn ở chỗ cũ").await;
        page.until("localStorage.length === 0").await;
        page.click_button("Lưu lại sổ đang mở").await;
        status(&page, "Đã lưu").await;
        page.reload().await;
        page.see("Thắp sáng đường làng").await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn room_taken_by_another_key_leaves_the_edit_in_the_second_store_and_a_file_is_offered() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        // Another program of the same address takes everything that is left, and whatever is given back.
        let fill = "(() => {
            const remove = Storage.prototype.removeItem;
            const fill = () => {
                for (let size = 1 << 22; size; size >>= 1) {
                    try { for (;;) localStorage.setItem('other/' + Math.random(), 'x'.repeat(size)); } catch { }
                }
            };
            Storage.prototype.removeItem = function (key) {
                remove.call(this, key);
                if (!key.startsWith('other/')) fill();
            };
            fill();
            return true;
        })()";
        page.until(fill).await;
        place(&page, "Sổ mô hình").await;
        page.click_link("Thắp sáng đường quê").await;
        page.click_button("Xóa").await;
        status(&page, "Đã lưu (một bản)").await;
        page.see("bộ nhớ dành cho trang này đã đầy").await;
        page.click_button("Tải tệp về máy").await;
        let rescued = std::fs::read_to_string(page.downloaded().await).unwrap();
        assert!(rescued.contains("\"format\": \"so-dan-van-kheo\""));
        page.reload().await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 31 mô hình, điển hình").await;
        let free = "(Object.keys(localStorage).filter((key) => key.startsWith('other/')).forEach((key) => localStorage.removeItem(key)), true)";
        page.until(free).await;
        page.reload().await;
        status(&page, "Đã lưu").await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 31 mô hình, điển hình").await;
    });
}

#[test]
fn without_a_second_store_the_status_says_one_copy_and_why() {
    drive(async |browser| {
        let page = browser.page().await;
        page.before_loading("IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError'); };")
            .await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu (một bản)").await;
        place(&page, "Cài đặt").await;
        page.see("Nơi lưu thứ hai chưa ghi được").await;
    });
}

#[test]
fn two_tabs_that_edit_one_model_end_equal_with_both_edits_kept() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        let first = page.tab().await;
        let second = page.new_tab("").await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường làng").await;
        page.to_tab(&first).await;
        place(&page, "Sổ mô hình").await;
        page.see("Thắp sáng đường làng").await;
        add(&page, "Mô hình của thẻ một").await;
        page.to_tab(&second).await;
        place(&page, "Sổ mô hình").await;
        page.see("Mô hình của thẻ một").await;
        // Both have the form of one model open, and save one after the other.
        page.click_link("Ngày Chủ nhật xanh").await;
        page.click_link("Sửa").await;
        page.fill("Ghi chú", "Thẻ hai ghi").await;
        page.to_tab(&first).await;
        retitle(
            &page,
            "Ngày Chủ nhật xanh",
            "Ngày Chủ nhật xanh của thẻ một",
        )
        .await;
        page.to_tab(&second).await;
        page.click_button("Lưu").await;
        page.see("Thẻ hai ghi").await;
        page.see("Ngày Chủ nhật xanh của thẻ một").await;
        page.to_tab(&first).await;
        page.see("Thẻ hai ghi").await;
        page.see("Ngày Chủ nhật xanh của thẻ một").await;
    });
}

#[test]
fn many_edits_become_few_pieces_and_nothing_is_missing_afterwards() {
    drive(async |browser| {
        let page = browser.page().await;
        // The page tells of what is taken away, so that it can be waited for.
        page.before_loading(
            "const remove = Storage.prototype.removeItem;
            Storage.prototype.removeItem = function (key) {
                remove.call(this, key);
                document.body.dataset.nPieces = Object.keys(localStorage).filter((key) => key.startsWith('dvk/piece/')).length; };",
        )
        .await;
        import(&page, thanh_ba()).await;
        let mut title = "Thắp sáng đường quê".to_owned();
        for n in 0..20 {
            let next = format!("Thắp sáng đường quê {n}");
            retitle(&page, &title, &next).await;
            title = next;
        }
        status(&page, "Đã lưu").await;
        page.reload().await;
        page.until(
            "Object.keys(localStorage).filter((key) => key.startsWith('dvk/piece/')).length <= 3",
        )
        .await;
        let count = format!("{OPENED}.then((db) => new Promise((done) => {{
            const keys = db.transaction('pieces').objectStore('pieces').getAllKeys();
            keys.onsuccess = () => {{ db.close(); done(keys.result.filter((key) => key.startsWith('dvk/piece/')).length); }}; }}))");
        let n_pieces = run(&page, "count", &count).await;
        assert!(
            n_pieces.as_u64().is_some_and(|n| (1..=22).contains(&n)),
            "{n_pieces}"
        );
        page.reload().await;
        place(&page, "Sổ mô hình").await;
        page.see(&title).await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn the_settings_tell_what_is_where_and_how_much_room_is_left() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Cài đặt").await;
        let stores = page.within("Hai nơi lưu");
        stores.see("Nơi lưu thứ nhất").await;
        stores.see("đã ghi").await;
        let room = page.within("Chỗ còn lại");
        let all = if Engine::chosen() == Engine::WebKit {
            "trong 5 MB"
        } else {
            "trong 10 MB"
        };
        room.see(all).await;
        room.see("Còn chỗ cho khoảng ").await;
        room.see("sổ mô hình").await;
        page.within("Lời khuyên cho máy này")
            .see("cửa sổ ẩn danh")
            .await;
    });
}

#[test]
fn scarce_room_is_told_on_the_overview_and_hardly_any_on_every_screen() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        // What there is to fill, of text that is not of Europe alone.
        let n_all = if Engine::chosen() == Engine::WebKit {
            2_620_848
        } else {
            5_242_308
        };
        for (n_units, place_name, said) in [
            (n_all / 4 * 3, "Tổng quan", "bộ nhớ dành cho sổ đã dùng"),
            (
                n_all / 16 * 15,
                "Sổ mô hình",
                "Bộ nhớ của trang này đã dùng 9",
            ),
        ] {
            page.until(&format!(
                "(localStorage.setItem('other/key', 'x'.repeat({n_units})), true)"
            ))
            .await;
            page.reload().await;
            place(&page, place_name).await;
            page.see(said).await;
        }
        page.click_link("Xem cách bớt trong Cài đặt").await;
        page.see("Phần lớn chỗ do chương trình khác").await;
    });
}

#[test]
fn a_damaged_piece_that_was_mended_can_be_taken_out_and_then_dropped() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        status(&page, "Đã lưu").await;
        let damage = "(() => {
            const key = Object.keys(localStorage).find((key) => key.startsWith('dvk/piece/'));
            localStorage.setItem(key, localStorage.getItem(key).slice(0, -9));
            return true;
        })()";
        page.until(damage).await;
        page.reload().await;
        status(&page, "Đã lưu").await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
        place(&page, "Cài đặt").await;
        let aside = page.within("Phần để riêng");
        aside.see("Bản tốt của phần này đã được lấy lại").await;
        aside.see_no("Bỏ phần này").await;
        aside.click_button("Tải về").await;
        let raw = std::fs::read_to_string(page.downloaded().await).unwrap();
        assert!(raw.contains("\ndvk1 "), "{raw}");
        aside.click_button("Bỏ phần này").await;
        page.see("Đã bỏ một phần để riêng").await;
        page.see_no("Bản tốt của phần này").await;
    });
}
