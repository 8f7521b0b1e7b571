//! A set of the catalogue: begun from a ready one, mended, sent alone, and taken in elsewhere.

use crate::steps::{import, place};
use crate::support::drive;

const NAME: &str = "Xếp loại đạt, không đạt";

#[test]
fn a_set_is_begun_from_a_ready_one_and_sent_alone_to_another_register() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/danh-muc").await;
        let card = page.within("Bộ danh mục theo năm");
        card.see("Bảng điểm 100 điểm (mẫu minh họa)").await;
        card.click_button("Thêm bộ danh mục").await;
        card.choose("Bắt đầu từ bộ có sẵn", NAME).await;
        card.until(&format!(
            "the('field', 'Tên bộ danh mục', within)?.value === '{NAME}'"
        ))
        .await;
        card.click_button("Thêm tiêu chí").await;
        let row = page.within("Tiêu chí 1");
        row.fill("Tên tiêu chí", "Cách làm").await;
        row.fill("Điểm tối đa", "nhiều").await;
        card.click_button("Lưu").await;
        row.see("Không phải là số").await;
        row.fill("Điểm tối đa", "60").await;
        card.see("Tổng điểm tối đa: 60").await;
        card.click_button("Lưu").await;
        page.see(&format!("Đã thêm “{NAME}”")).await;
        card.see("Xếp loại (2), Tiêu chí (1)").await;
        page.within("Xếp loại").click_button("Sửa Không đạt").await;
        page.within("Xếp loại").click_button("Hủy").await;

        card.click_button(&format!("Sao chép {NAME}")).await;
        card.click_button("Lưu").await;
        card.see("Trùng năm với bộ").await;
        card.click_button("Hủy").await;

        card.click_link(&format!("Xuất riêng bộ này {NAME}")).await;
        page.heading("Trao đổi tệp").await;
        page.see("Tệp không có mô hình nào").await;
        page.click_button("Xuất tệp").await;
        let file = page.downloaded().await;

        let elsewhere = browser.page().await;
        import(&elsewhere, file).await;
        elsewhere.see("mục danh mục mới hoặc thay đổi").await;
        place(&elsewhere, "Danh mục").await;
        let card = elsewhere.within("Bộ danh mục theo năm");
        card.see(NAME).await;
        card.see("Xếp loại (2), Tiêu chí (1)").await;
    });
}
