//! The catalogue: words and units are added, changed, retired and deleted.

use crate::steps::{CHOOSE_FILES, ENTER, import, place};
use fantoccini::key::Key;

use crate::support::drive;

#[test]
fn a_unit_is_changed_and_the_program_goes_on() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/danh-muc").await;
        page.within("Đơn vị").fill("Tên đơn vị", "Xã A").await;
        page.click_button("Thêm đơn vị").await;
        page.see("Đã thêm “Xã A”").await;
        page.click_button("Sửa Xã A").await;
        let form = page.within("Đơn vị kế thừa");
        form.fill("Có từ ngày", "2024").await;
        form.click_button("Lưu").await;
        page.see("Đã lưu “Xã A”").await;
        page.within("Xã A").see("từ 2024").await;
    });
}

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
            page.until(&format!("!named('button', 'Sửa {name}').length"))
                .await;
        }
    });
}

#[test]
fn units_in_a_circle_and_names_that_are_taken_are_pointed_out() {
    drive(async |browser| {
        let page = browser.page().await;
        let file = page.profile().join("circle.json");
        let units = r#"[
            { "id": "a", "name": "Huyện A", "parent": "b" },
            { "id": "b", "name": "Xã B", "parent": "a" }
        ]"#;
        let text = format!(r#"{{ "format": "so-dan-van-kheo", "version": 1, "units": {units} }}"#);
        std::fs::write(&file, text).unwrap();
        import(&page, file).await;
        place(&page, "Danh mục").await;
        page.within("Huyện A").see("thuộc vòng tròn").await;
        page.within("Xã B").see("thuộc vòng tròn").await;
        page.click_button("Sửa Huyện A").await;
        let form = page.within("Đơn vị kế thừa");
        form.choose("Thuộc đơn vị", "Không có").await;
        form.click_button("Lưu").await;
        page.see("Đã lưu “Huyện A”").await;
        page.see_no("thuộc vòng tròn").await;

        page.fill("Tên đơn vị", "huyện A").await;
        page.click_button("Thêm đơn vị").await;
        page.see("Đã có đơn vị này").await;
        page.fill("Tên đơn vị", "Xã B").await;
        page.see("Nếu là đơn vị khác trùng tên thì cứ lưu").await;
        page.click_button("Thêm đơn vị").await;
        page.see("Đã thêm “Xã B”").await;
    });
}

#[test]
fn what_is_gone_from_the_catalogue_is_offered_and_belonged_to_no_more() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/danh-muc").await;
        page.within("Đơn vị").fill("Tên đơn vị", "Xã Ma").await;
        page.click_button("Thêm đơn vị").await;
        let is_offered = "[...document.querySelectorAll('option')].some((one) => one.textContent.trim() === 'Xã Ma')";
        page.until(is_offered).await;
        page.click_button("Xóa Xã Ma").await;
        page.until(&format!("!{is_offered}")).await;

        page.open("#/cai-dat").await;
        page.fill("Đơn vị của sổ này", "Phường B").await;
        page.click_button("Lưu").await;
        page.within("Các mục chính").see("Phường B").await;
        page.until("document.activeElement.blur(), true").await;
        page.press(&[Key::Control], "z").await;
        page.see("Sổ không còn ghi là của đơn vị đó").await;
        page.within("Các mục chính").see_no("Phường B").await;
    });
}

#[test]
fn several_names_are_changed_at_once_and_none_of_what_was_typed_is_dropped() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/danh-muc").await;
        let fields = page.within("Lĩnh vực");
        fields.click_button("Sửa Văn hóa - xã hội").await;
        fields
            .fill("Tên mới của “Văn hóa - xã hội”", "Văn hóa")
            .await;
        fields.click_button("Sửa Quốc phòng - an ninh").await;
        assert_eq!(
            page.value("Tên mới của “Văn hóa - xã hội”").await,
            "Văn hóa"
        );
        fields
            .fill("Tên mới của “Quốc phòng - an ninh”", "An ninh")
            .await;
        page.press(&[], ENTER).await;
        page.see("Đã lưu “An ninh”").await;
        assert_eq!(
            page.value("Tên mới của “Văn hóa - xã hội”").await,
            "Văn hóa"
        );
    });
}

/// Is the file of a commune that has its own name for a field, made long after everything here.
const OTHER_NAME: &str = r#"{ "format": "so-dan-van-kheo", "version": 1, "exported_at": "2099-11-20T02:00:00Z",
    "exported_by": { "unit": "xa-a", "name": "Xã A" },
    "units": [{ "id": "tinh", "name": "Tỉnh T" }, { "id": "xa-a", "name": "Xã A", "parent": "tinh" }],
    "models": [{ "id": "1", "title": "Camera an ninh", "unit": "xa-a", "field": "quoc-phong-an-ninh",
        "years": [{ "year": 2026, "stage": "registered" }] }],
    "catalogue": { "fields": [{ "id": "quoc-phong-an-ninh", "name": "An ninh của xã" }] } }"#;

#[test]
fn a_later_file_of_a_commune_renames_no_heading_of_its_province() {
    drive(async |browser| {
        let page = browser.page().await;
        let units = page.profile().join("don-vi.json");
        let theirs = page.profile().join("xa-a.json");
        let without_name = OTHER_NAME.replace("An ninh của xã", "Quốc phòng - an ninh");
        std::fs::write(&units, without_name).unwrap();
        std::fs::write(&theirs, OTHER_NAME).unwrap();
        import(&page, units).await;
        place(&page, "Cài đặt").await;
        page.choose("Đơn vị của sổ này", "Tỉnh T").await;
        page.click_button("Lưu").await;
        page.open("#/danh-muc").await;
        let fields = page.within("Lĩnh vực");
        fields.click_button("Sửa Quốc phòng - an ninh").await;
        let label = "Tên mới của “Quốc phòng - an ninh”";
        fields.fill(label, "Quốc phòng của tỉnh").await;
        page.press(&[], ENTER).await;
        page.see("Đã lưu “Quốc phòng của tỉnh”").await;

        page.open("#/trao-doi-tep").await;
        page.choose_files(CHOOSE_FILES, &[theirs]).await;
        page.see("“Quốc phòng của tỉnh”: vẫn hiện tên của đơn vị mình (Tỉnh T)")
            .await;
        page.click_button("Nhập vào sổ").await;
        page.see("Chỗ khác nhau: 1").await;
        place(&page, "Tổng quan").await;
        page.see("Quốc phòng của tỉnh tên chưa thống nhất").await;
        page.see("thuộc lĩnh vực quốc phòng của tỉnh").await;
        page.see_no("An ninh của xã").await;
    });
}
