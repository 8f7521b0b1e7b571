//! Models that are chosen one by one go out as a file of their own.

use crate::steps::{import, place, thanh_ba};
use crate::support::{Page, drive};

/// Saves the file that the screen offers, and counts its models.
async fn n_exported(page: &Page) -> usize {
    page.click_button("Xuất tệp").await;
    let file = page.downloaded().await;
    let text = std::fs::read_to_string(file).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["models"].as_array().unwrap().len()
}

#[test]
fn chosen_models_go_out_alone_and_the_choice_is_dropped_there() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Sổ mô hình").await;
        page.click_button("Chọn để gửi").await;
        page.see("Chưa chọn mô hình nào.").await;
        page.see_no("Bỏ chọn tất cả").await;
        page.tick("Chọn mô hình “Thắp sáng đường quê”").await;
        page.see("Đã chọn 1 mô hình.").await;
        page.choose("Lĩnh vực", "Quốc phòng - an ninh").await;
        page.click_button("Chọn tất cả 4 mô hình đang lọc").await;
        page.see("Đã chọn 5 mô hình, trong đó 1 mô hình bộ lọc đang ẩn.")
            .await;
        page.resize(400, 800).await;
        page.see("Đã chọn 5 mô hình, trong đó 1").await;
        page.resize(1200, 900).await;
        page.click_button("Xuất tệp 5 mô hình").await;

        page.see("5 mô hình đã chọn").await;
        page.see("5 mô hình sẽ có trong tệp.").await;
        page.see("Sổ không nhớ lần gửi chọn từng mô hình").await;
        page.see_no("Gửi cấp trên").await;
        assert_eq!(n_exported(&page).await, 5);
        page.see("5-mo-hinh").await;
        page.click_link("Chọn lại trong Sổ mô hình").await;
        page.choose("Lĩnh vực", "Tất cả lĩnh vực").await;
        page.click_button("Bỏ chọn tất cả").await;
        page.tick("Chọn mô hình “Thắp sáng đường quê”").await;
        page.click_button("Xuất tệp 1 mô hình").await;
        page.see("1 mô hình sẽ có trong tệp.").await;
        page.click_button("Bỏ lựa chọn").await;
        page.see("32 mô hình sẽ có trong tệp.").await;
        page.see("Gửi cấp trên").await;
        assert_eq!(n_exported(&page).await, 32);

        place(&page, "Sổ mô hình").await;
        place(&page, "Trao đổi tệp").await;
        page.see("32 mô hình sẽ có trong tệp.").await;
        place(&page, "Sổ mô hình").await;
        page.see("Chọn để gửi").await;
    });
}
