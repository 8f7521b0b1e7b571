//! Totals that a unit sent as figures are typed in beside the counted ones.

use crate::steps::{import, thanh_ba};
use crate::support::drive;

#[test]
fn figures_that_do_not_add_up_are_told_with_both_sums_and_deleted_again() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.open("#/bao-cao/so-lieu").await;
        page.click_button("Lưu").await;
        page.see("Hãy chọn đơn vị").await;
        page.choose("Đơn vị", "Huyện Thanh Ba").await;
        page.fill("Năm", "2022").await;
        page.fill("Được đăng ký", "33").await;
        page.see("Được đăng ký: gửi lên 33, trong sổ đếm được 32")
            .await;
        page.fill("Tập thể", "30").await;
        page.fill("Cá nhân", "2").await;
        page.see("Được đăng ký: 33, nhưng Tập thể và Cá nhân cộng lại là 32")
            .await;
        page.click_button("Lưu").await;
        page.see("Đã lưu số liệu của Huyện Thanh Ba, năm 2022")
            .await;
        let list = page.within("Số liệu đã ghi");
        list.see("Tập thể và Cá nhân cộng lại là 32").await;

        list.click_button("Sửa Huyện Thanh Ba, năm 2022").await;
        page.heading("Sửa số liệu").await;
        page.fill("Được đăng ký", "32").await;
        page.click_button("Lưu").await;
        list.see("Được đăng ký: 32").await;
        list.see_no("cộng lại").await;

        list.click_button("Xóa Huyện Thanh Ba, năm 2022").await;
        list.see("Chưa ghi số liệu nào").await;
        page.undo().await;
        list.see("Được đăng ký: 32").await;
    });
}
