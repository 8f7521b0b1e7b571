//! What was typed and given up comes back while the note that says so is there.

use crate::steps::{import, place, thanh_ba};
use crate::support::drive;

#[test]
fn a_draft_that_was_given_up_comes_back_with_the_note() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Tổng quan").await;
        page.click_link("Thêm mô hình").await;
        page.fill("Tên mô hình", "Đường hoa tự quản").await;
        page.click_button("Hủy").await;
        page.see("Đã bỏ bản nháp.").await;
        page.click_button("Hoàn tác").await;
        page.heading("Thêm mô hình").await;
        assert_eq!(page.value("Tên mô hình").await, "Đường hoa tự quản");
        page.see_no("Đã bỏ bản nháp.").await;

        place(&page, "Sổ mô hình").await;
        page.click_link("Thắp sáng đường quê").await;
        page.click_link("Sửa").await;
        page.fill("Ghi chú", "Chưa gửi").await;
        page.click_button("Hủy").await;
        page.heading("Thắp sáng đường quê").await;
        page.click_button("Hoàn tác").await;
        page.see("Ghi chú").await;
        assert_eq!(page.value("Ghi chú").await, "Chưa gửi");
        page.click_button("Hủy").await;
        page.click_link("Sửa").await;
        assert_eq!(page.value("Ghi chú").await, "");
        page.see_no("Đã bỏ bản nháp.").await;
    });
}
