//! What was typed and given up comes back while the note that says so is there.

use crate::steps::{import, place, thanh_ba};
use crate::support::{Page, drive};

/// Waits until nothing stands in a field.
async fn emptied(page: &Page, label: &str) {
    page.until(&format!(
        "named('field', '{label}', within)[0]?.value === ''"
    ))
    .await;
}

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

#[test]
fn two_tabs_type_into_the_same_form_and_neither_takes_the_draft_of_the_other() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.open("#/them-mo-hinh").await;
        page.heading("Thêm mô hình").await;
        let first = page.tab().await;
        let second = page.new_tab("#/them-mo-hinh").await;
        assert_eq!(page.value("Tên mô hình").await, "");
        page.to_tab(&first).await;
        page.fill("Tên mô hình", "Của thẻ một").await;
        page.to_tab(&second).await;
        page.fill("Tên mô hình", "Của thẻ hai").await;
        page.click_link("Trợ giúp về màn hình này").await;
        page.heading("Ghi và tìm mô hình").await;
        page.back().await;
        page.heading("Thêm mô hình").await;
        assert_eq!(page.value("Tên mô hình").await, "Của thẻ hai");
        page.click_button("Hủy").await;
        page.see("Đã bỏ bản nháp.").await;
        page.to_tab(&first).await;
        page.reload().await;
        page.see("Có bản nháp chưa lưu").await;
        assert_eq!(page.value("Tên mô hình").await, "Của thẻ một");
        // What is typed here and given up elsewhere stays here, over a reload too.
        page.fill("Tên mô hình", "Của thẻ một, sửa").await;
        page.to_tab(&second).await;
        page.open("#/them-mo-hinh").await;
        page.see("Có bản nháp chưa lưu").await;
        page.click_button("Bỏ bản nháp").await;
        emptied(&page, "Tên mô hình").await;
        page.to_tab(&first).await;
        page.until("localStorage['dvk/draft/new']?.includes('Của thẻ một, sửa')")
            .await;
        page.reload().await;
        assert_eq!(page.value("Tên mô hình").await, "Của thẻ một, sửa");
        page.click_button("Bỏ bản nháp").await;
        emptied(&page, "Tên mô hình").await;
    });
}

#[test]
fn each_tab_has_its_own_draft_again_after_a_reload_and_one_given_up_comes_back() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/them-mo-hinh").await;
        page.fill("Tên mô hình", "Của thẻ một").await;
        let first = page.tab().await;
        let second = page.new_tab("#/them-mo-hinh").await;
        assert_eq!(page.value("Tên mô hình").await, "Của thẻ một");
        page.fill("Tên mô hình", "Của thẻ hai").await;
        for (tab, own) in [(&first, "Của thẻ một"), (&second, "Của thẻ hai")] {
            page.to_tab(tab).await;
            page.reload().await;
            page.see("Có bản nháp chưa lưu").await;
            assert_eq!(page.value("Tên mô hình").await, own);
        }
        page.click_button("Bỏ bản nháp").await;
        page.see("Còn một bản nháp khác").await;
        assert_eq!(page.value("Tên mô hình").await, "Của thẻ một");
        page.click_button("Hoàn tác").await;
        page.see_no("Còn một bản nháp khác").await;
        page.until("named('field', 'Tên mô hình', within)[0]?.value === 'Của thẻ hai'")
            .await;
        // Whoever begins elsewhere is led to what waits.
        place(&page, "Tổng quan").await;
        page.see("Có bản nháp chưa lưu vào sổ").await;
        page.click_link("Mô hình đang thêm").await;
        page.heading("Thêm mô hình").await;
        assert_eq!(page.value("Tên mô hình").await, "Của thẻ hai");
    });
}

#[test]
fn an_open_form_says_that_the_model_was_changed_or_deleted_in_another_tab_and_loses_nothing() {
    const CHANGED: &str = "mô hình đã được sửa ở nơi khác";
    const GONE: &str = "mô hình đã bị xóa ở nơi khác";
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Sổ mô hình").await;
        page.click_link("Thắp sáng đường quê").await;
        page.click_link("Sửa").await;
        page.fill("Ghi chú", "Của thẻ một").await;
        page.see_no(CHANGED).await;
        let first = page.tab().await;
        let form = page.fragment().await;
        let second = page.new_tab(&form).await;
        page.click_button("Bỏ bản nháp").await;
        emptied(&page, "Ghi chú").await;
        page.fill("Ghi chú", "Của thẻ hai").await;
        page.click_button("Lưu").await;
        page.heading("Thắp sáng đường quê").await;
        page.to_tab(&first).await;
        page.see(CHANGED).await;
        assert_eq!(page.value("Ghi chú").await, "Của thẻ một");
        page.to_tab(&second).await;
        page.click_button("Xóa").await;
        page.see("Đã xóa mô hình").await;
        page.to_tab(&first).await;
        page.see(GONE).await;
        page.click_button("Lưu").await;
        page.heading("Thắp sáng đường quê").await;
        page.see("Của thẻ một").await;
        page.see("2 chỗ khác nhau chưa quyết định: được sửa sau khi xóa; Ghi chú")
            .await;
    });
}

#[test]
fn a_phone_that_is_turned_keeps_what_is_typed_and_where() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/them-mo-hinh").await;
        page.resize(320, 640).await;
        page.fill("Mục tiêu, chỉ tiêu", "Đang gõ").await;
        for (width, height) in [(640, 320), (320, 640)] {
            page.resize(width, height).await;
            page.until("nameOf(document.activeElement).startsWith('Mục tiêu, chỉ tiêu')")
                .await;
            assert_eq!(page.value("Mục tiêu, chỉ tiêu").await, "Đang gõ");
        }
    });
}

#[test]
fn what_is_typed_into_a_form_is_still_there_after_a_look_at_another_screen() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.open("#/bao-cao/so-lieu").await;
        page.choose("Đơn vị", "Xã Vân Lĩnh").await;
        page.fill("Nguồn", "Báo cáo số 05-BC/ĐU").await;
        page.fill("Được đăng ký", "12").await;
        page.click_link("Trợ giúp về màn hình này").await;
        page.heading("Cộng tệp của các đơn vị").await;
        page.back().await;
        page.heading("Số liệu gửi lên").await;
        assert_eq!(page.value("Đơn vị").await, "Xã Vân Lĩnh");
        assert_eq!(page.value("Nguồn").await, "Báo cáo số 05-BC/ĐU");
        assert_eq!(page.value("Được đăng ký").await, "12");
        page.click_button("Hủy").await;
        emptied(&page, "Nguồn").await;
        place(&page, "Danh mục").await;
        page.fill("Tên đơn vị", "Xã Mới").await;
        place(&page, "Báo cáo").await;
        page.heading("Báo cáo").await;
        place(&page, "Danh mục").await;
        assert_eq!(page.value("Tên đơn vị").await, "Xã Mới");
        page.click_button("Thêm đơn vị").await;
        page.see("Đã thêm “Xã Mới”").await;
        emptied(&page, "Tên đơn vị").await;
    });
}

#[test]
fn what_is_typed_into_a_form_is_still_there_after_a_reload_and_is_given_up_at_a_press() {
    const BACK: &str = "Đã lấy lại phần đang gõ dở.";
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.open("#/danh-muc").await;
        page.see_no(BACK).await;
        page.fill("Tên đơn vị", "Xã Đang Gõ").await;
        page.click_button("Sáp nhập…").await;
        page.fill("Tên đơn vị mới", "Xã Thanh Ba mới").await;
        page.reload().await;
        page.see(BACK).await;
        assert_eq!(page.value("Tên đơn vị").await, "Xã Đang Gõ");
        assert_eq!(page.value("Tên đơn vị mới").await, "Xã Thanh Ba mới");
        page.within("Đơn vị").click_button("Hủy").await;
        page.click_button("Bỏ phần đang gõ dở").await;
        emptied(&page, "Tên đơn vị").await;
        page.see_no(BACK).await;

        // Over what is there already.
        page.open("#/bao-cao/so-lieu").await;
        page.choose("Đơn vị", "Huyện Thanh Ba").await;
        page.fill("Năm", "2022").await;
        page.fill("Được đăng ký", "33").await;
        page.click_button("Lưu").await;
        let list = page.within("Số liệu đã ghi");
        list.click_button("Sửa Huyện Thanh Ba, năm 2022").await;
        page.heading("Sửa số liệu").await;
        page.fill("Được đăng ký", "34").await;
        page.reload().await;
        page.heading("Sửa số liệu").await;
        page.see(BACK).await;
        page.see_no("Từ lúc gõ").await;
        assert_eq!(page.value("Được đăng ký").await, "34");
        page.click_button("Lưu").await;
        list.see("Được đăng ký: 34").await;
        page.reload().await;
        page.heading("Nhập số liệu").await;
        page.see_no(BACK).await;

        // Without a word of the page that goes, as where the system ends it.
        page.open("#/cai-dat").await;
        page.fill("Tên ghi trên mỗi lần sửa", "Lan").await;
        page.until("localStorage['dvk/typed']?.includes('Lan')")
            .await;
        page.reload().await;
        page.see(BACK).await;
        assert_eq!(page.value("Tên ghi trên mỗi lần sửa").await, "Lan");
        page.click_button("Lưu").await;
        page.until("localStorage['dvk/typed'] === undefined").await;
        page.see_no(BACK).await;
    });
}
