//! What does not fit together is pointed out: before files go in, where it is decided, and beside the figure.

use std::path::PathBuf;

use crate::steps::{CHOOSE_FILES, import, place};
use crate::support::{drive, in_project};

fn field(name: &str) -> PathBuf {
    in_project(&format!("tests/fixtures/field/{name}"))
}

#[test]
fn units_of_one_name_clocks_ahead_and_numbers_that_clash_are_pointed_out() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        page.heading("Sổ này của đơn vị nào?").await;
        page.see("Bạn muốn bắt đầu bằng cách nào?").await;
        page.fill("Tên đơn vị", "Xã Thanh Ba").await;
        page.click_button("Lưu và bắt đầu").await;
        page.see_no("Sổ này của đơn vị nào?").await;

        import(&page, field("02a-nfc-sender-id.json")).await;
        place(&page, "Tổng quan").await;
        page.see("báo cáo của Xã Thanh Ba không tính: 1 mô hình của 1 đơn vị không nằm dưới đơn vị nào ở đây (Xã Suối Lành)")
            .await;

        place(&page, "Trao đổi tệp").await;
        let again = field("02b-nfd-sender-id.json");
        page.choose_files(CHOOSE_FILES, &[again]).await;
        page.see("Sau khi nhập có đơn vị trùng tên ở cùng một chỗ")
            .await;
        page.click_button("Nhập vào sổ").await;
        page.until("the('button', 'Hoàn tác', within)").await;
        page.open("#/danh-muc").await;
        page.see("trùng tên").await;
        page.see("bấm “Sáp nhập…”, chọn đơn vị thừa").await;

        import(&page, field("32b-clock-right.json")).await;
        let ahead = field("32a-clock-2099.json");
        page.choose_files(CHOOSE_FILES, &[ahead]).await;
        page.see("1 giá trị trong tệp ghi ngày giờ còn ở phía trước")
            .await;
        page.click_button("Nhập vào sổ").await;
        page.within("Chỗ khác nhau: 1")
            .see("ngày giờ này chưa tới")
            .await;

        let both = field("26c-both-lists-in-one.json");
        page.choose_files(CHOOSE_FILES, &[both]).await;
        page.see("Số “1” của các đơn vị trùng nhau: Xã Đồi Cọ, Xã Suối Lành")
            .await;
    });
}
