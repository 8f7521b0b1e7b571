//! The catalogue: words and units are added, changed, retired and deleted.

use crate::steps::{ENTER, import, place};
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
