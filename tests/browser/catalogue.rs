//! The catalogue: words and units are added, changed, retired and deleted.

use crate::support::drive;

#[test]
fn a_word_and_a_unit_are_renamed_retired_offered_again_and_deleted() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/danh-muc").await;
        let kinds = page.within("Loại");
        kinds.fill("Thêm loại", "Câu lạc bộ").await;
        kinds.click_button("Thêm loại").await;
        page.see("Đã thêm “Câu lạc bộ”").await;
        kinds.click_button("Sửa Câu lạc bộ").await;
        kinds.fill("Tên mới của “Câu lạc bộ”", "Tổ tự quản").await;
        kinds.click_button("Lưu").await;
        page.see("Đã lưu “Tổ tự quản”").await;
        page.within("Đơn vị").fill("Tên đơn vị", "Xã A").await;
        page.click_button("Thêm đơn vị").await;
        page.see("Đã thêm “Xã A”").await;

        for (name, list) in [("Tổ tự quản", "Loại"), ("Xã A", "Đơn vị")] {
            page.click_button(&format!("Ngừng dùng {name}")).await;
            page.see(&format!("Đã ngừng dùng “{name}”")).await;
            page.within(name).see("ngừng dùng").await;
            page.click_button(&format!("Dùng lại {name}")).await;
            page.see(&format!("Đã dùng lại “{name}”")).await;
            page.click_button(&format!("Xóa {name}")).await;
            page.see(&format!("Đã xóa “{name}”")).await;
            page.until(&format!("nameOf(document.activeElement) === '{list}'"))
                .await;
            page.within(list).see_no(name).await;
        }
    });
}
