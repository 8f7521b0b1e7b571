//! Indicators in the form, and the agenda of what is to be looked after.

use crate::steps::{import, place, thanh_ba};
use crate::support::drive;

#[test]
fn an_indicator_is_typed_as_documents_write_it_and_shown_on_the_model() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Sổ mô hình").await;
        page.click_link("Thắp sáng đường quê").await;
        page.click_link("Sửa").await;
        page.click_button("Thêm chỉ số").await;
        page.fill("Chỉ số", "Đường được thắp sáng").await;
        page.fill("Giá trị", "-5").await;
        page.fill("Đơn vị tính", "km").await;
        page.click_button("Lưu").await;
        page.see("Chỉ số 1: giá trị không được là số âm").await;
        page.fill("Giá trị", "1.234,5").await;
        page.click_button("Lưu").await;
        page.heading("Thắp sáng đường quê").await;
        page.see("Đường được thắp sáng: 1.234,5 km").await;
    });
}

#[test]
fn a_matter_is_found_from_the_overview_put_off_and_brought_back() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Tổng quan").await;
        let attention = page.within("Cần chú ý");
        attention.click_link("việc cần làm").await;
        page.heading("Việc cần làm").await;
        // Thirty-two of one kind are one line; each is found in the list behind it.
        page.see("32 mô hình: chưa ghi đủ các phần của mẫu đăng ký")
            .await;
        let title = "Thắp sáng đường quê";
        page.until(&format!("!named('link', '{title}').length"))
            .await;
        page.click_button("Xem từng việc").await;
        page.within(title).see("chưa ghi").await;
        page.click_button(&format!("Nhắc lại sau 7 ngày ({title})"))
            .await;
        page.see("Đã hẹn nhắc lại sau: 1 việc.").await;
        page.until(&format!("!named('link', '{title}').length"))
            .await;
        page.reload().await;
        page.see("Đã hẹn nhắc lại sau: 1 việc.").await;
        page.click_button("Hiện lại").await;
        page.see_no("Đã hẹn nhắc lại sau").await;
        page.click_button("Nhắc lại sau 7 ngày (32 mô hình)").await;
        page.see_no("32 mô hình: chưa ghi đủ").await;
        page.see("Đã hẹn nhắc lại sau: 1 việc.").await;
        page.click_button("Hiện lại").await;
        page.click_button("Xem từng việc").await;
        page.click_link(title).await;
        page.heading("Sửa mô hình").await;
    });
}
