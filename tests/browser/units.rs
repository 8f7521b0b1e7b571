//! Units of a commune are pasted, two communes are merged, and the old models are found under the new one.

use fantoccini::key::Key;

use crate::steps::{CHOOSE_FILES, place};
use crate::support::drive;

#[test]
fn pasted_units_are_merged_and_old_models_are_found_under_the_new_one() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/danh-muc").await;
        page.click_button("Dán nhiều đơn vị").await;
        let list = "1. Xã Hanh Cù\n- Chi bộ 1\n2. Xã Vân Lĩnh\n- Chi bộ 1";
        page.fill("Danh sách đơn vị, mỗi dòng một đơn vị", list)
            .await;
        page.within("Sẽ thêm").see("Xã Vân Lĩnh").await;
        page.choose("Cấp của các dòng không lùi vào", "Cấp xã")
            .await;
        page.choose("Loại tổ chức của các dòng không ghi cấp", "Chi bộ")
            .await;
        page.click_button("Thêm 4 đơn vị").await;
        page.see("Đã thêm 4 đơn vị").await;

        page.click_button("Dán nhiều đơn vị").await;
        page.fill("Danh sách đơn vị, mỗi dòng một đơn vị", "xã hanh cù")
            .await;
        page.within("Không thêm").see("danh mục đã có").await;
        page.click_button("Hủy").await;

        page.open("#/them-mo-hinh").await;
        page.fill("Tên mô hình", "Ngày chủ nhật xanh").await;
        page.choose("Lĩnh vực", "Văn hóa - xã hội").await;
        page.choose("Đơn vị", "Xã Hanh Cù").await;
        page.fill("Năm", "2024").await;
        page.click_button("Lưu").await;
        page.heading("Ngày chủ nhật xanh").await;

        page.open("#/danh-muc").await;
        page.click_button("Sáp nhập…").await;
        page.click_button("Sáp nhập").await;
        page.see("Hãy ghi ngày có hiệu lực").await;
        for unit in ["Xã Hanh Cù", "Xã Vân Lĩnh"] {
            page.choose("Các đơn vị sáp nhập", unit).await;
            page.within("Đơn vị").click_button("Thêm").await;
            page.until(&format!("the('button', 'Bỏ {unit}', within)"))
                .await;
        }
        page.fill("Tên đơn vị mới", "Xã Thanh Ba").await;
        page.fill("Có hiệu lực từ ngày", "1/7/2025").await;
        page.click_button("Sáp nhập").await;
        page.see("Ngày cuối của đơn vị cũ là 30/06/2025").await;
        page.see("đến 30/06/2025 · Đơn vị kế thừa: Xã Thanh Ba")
            .await;

        for unit in ["xa-thanh-ba", "xa-hanh-cu"] {
            page.open(&format!("#/mo-hinh?don-vi={unit}")).await;
            page.see("Ngày chủ nhật xanh").await;
        }
        page.open("#/mo-hinh?don-vi=xa-van-linh").await;
        page.see_no("Ngày chủ nhật xanh").await;
    });
}

#[test]
fn the_first_step_asks_whose_register_it_is_and_units_below_are_told_apart_and_found() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        page.see("ghi, theo dõi và tổng hợp").await;
        let first = page.within("Sổ này của đơn vị nào?");
        first.click_button("Lưu và bắt đầu").await;
        page.see("Hãy ghi tên.").await;
        page.fill("Tên đơn vị", "Tỉnh Phú Thọ").await;
        page.fill("Người ghi", "Lan").await;
        // An error goes once its input is left; the name tells the level; districts are no more.
        page.see_no("Hãy ghi tên.").await;
        page.until(
            "(() => { const levels = [...document.querySelectorAll('#first-level option')].map((level) => level.text);
            return levels[0] === 'Cấp tỉnh (theo tên đơn vị)' && !levels.includes('Cấp huyện'); })()",
        )
        .await;
        first.click_button("Lưu và bắt đầu").await;
        page.see_no("Sổ này của đơn vị nào?").await;
        page.see("Sổ này chưa có mô hình nào").await;

        page.open("#/danh-muc").await;
        page.click_button("Dán nhiều đơn vị").await;
        let list = "1. Xã Hanh Cù\n- Khu 1\n2. Xã Vân Lĩnh\n- Khu 1";
        page.fill("Danh sách đơn vị, mỗi dòng một đơn vị", list)
            .await;
        page.click_button("Thêm 4 đơn vị").await;
        page.see("Đã thêm 4 đơn vị").await;

        page.open("#/them-mo-hinh").await;
        page.fill("Tên mô hình", "Ngày chủ nhật xanh").await;
        page.choose("Lĩnh vực", "Văn hóa - xã hội").await;
        page.choose("Đơn vị", "Khu 1, xã Vân Lĩnh").await;
        page.fill("Năm", "2024").await;
        page.click_button("Lưu").await;
        page.heading("Ngày chủ nhật xanh").await;

        page.open("#/mo-hinh").await;
        page.fill("Tìm mô hình", "khu 1, xã vân lĩnh").await;
        page.see("Khu 1, xã Vân Lĩnh").await;
        page.fill("Tìm mô hình", "\"chủ nhật\" vàng").await;
        page.see("Không có mô hình nào có đủ các từ đã gõ").await;
        page.see("Ngày chủ nhật xanh").await;

        page.open("#/bao-cao?bang=don-vi&tu=2024&den=2024&theo-xa=1")
            .await;
        page.see("cộng theo xã, phường").await;
        page.see("Xã Vân Lĩnh").await;
        page.until("[...document.querySelectorAll('table')].every((table) => !table.innerText.includes('Khu 1'))")
            .await;
    });
}

#[test]
fn a_unit_made_in_the_form_and_one_that_a_file_brings_alone_count_below_the_registers_own() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/danh-muc").await;
        page.click_button("Dán nhiều đơn vị").await;
        page.fill("Danh sách đơn vị, mỗi dòng một đơn vị", "Xã Thanh Ba")
            .await;
        page.click_button("Thêm 1 đơn vị").await;
        page.see("Đã thêm 1 đơn vị").await;
        place(&page, "Cài đặt").await;
        page.choose("Đơn vị của sổ này", "Xã Thanh Ba").await;
        page.click_button("Lưu").await;
        page.within("Các mục chính").see("Xã Thanh Ba").await;

        page.open("#/them-mo-hinh").await;
        page.fill("Tên mô hình", "Ngày chủ nhật xanh").await;
        page.choose("Lĩnh vực", "Văn hóa - xã hội").await;
        page.choose("Đơn vị", "Đơn vị khác (chưa có trong danh mục)…")
            .await;
        page.fill("Tên đơn vị mới", "Chi bộ 1").await;
        page.see("Đơn vị mới đứng dưới đơn vị của sổ này").await;
        page.fill("Năm", "2026").await;
        page.click_button("Lưu").await;
        page.heading("Ngày chủ nhật xanh").await;
        page.open("#/mo-hinh?don-vi=xa-thanh-ba").await;
        page.see("Ngày chủ nhật xanh").await;
        // Its models were written here, so it has no file to send.
        page.open("#/trao-doi-tep").await;
        let senders = page.within("Tình hình nộp tệp");
        senders.see("Nhập tại đây").await;
        senders.see("1 đơn vị nhập tại đây").await;
        senders.see_no("Chưa nộp").await;

        let file = page.profile().join("chi-bo-2.json");
        let text = r#"{ "format": "so-dan-van-kheo", "version": 1, "units": [{ "id": "cb2", "name": "Chi bộ 2" }],
            "models": [{ "id": "x", "title": "Đường hoa", "unit": "cb2", "years": [{ "year": 2026, "stage": "registered" }] }] }"#;
        std::fs::write(&file, text).unwrap();
        page.open("#/trao-doi-tep").await;
        page.choose_files(CHOOSE_FILES, &[file]).await;
        page.see("1 đơn vị trong tệp chưa ghi đơn vị cấp trên")
            .await;
        page.see_no("chọn nhầm tệp").await;
        // A cell goes below a commune: people need not say so.
        page.until(
            "[...document.querySelectorAll('label')].some((one) =>
            one.innerText.includes('Đưa đơn vị này vào dưới Xã Thanh Ba') && one.querySelector('input').checked)",
        )
        .await;
        page.click_button("Nhập vào sổ").await;
        page.see("Đã đưa 1 đơn vị vào dưới Xã Thanh Ba").await;
        page.open("#/mo-hinh?don-vi=xa-thanh-ba").await;
        page.see("Đường hoa").await;
        page.see("Ngày chủ nhật xanh").await;

        // It is taken back with the file, and the file alone leaves nothing behind.
        place(&page, "Trao đổi tệp").await;
        page.until("document.activeElement.blur(), true").await;
        page.press(&[Key::Control], "z").await;
        page.open("#/mo-hinh").await;
        page.see_no("Đường hoa").await;
        page.open("#/danh-muc").await;
        page.see("Chi bộ 1").await;
        page.see_no("Chi bộ 2").await;
    });
}
