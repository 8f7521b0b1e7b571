//! The main job, from a file made elsewhere to a file handed on.

use crate::steps::{add, export, fingerprint, import, place, retitle, run, thanh_ba};
use crate::support::drive;
use fantoccini::key::Key;

#[test]
fn thanh_ba_2022_is_read_shown_corrected_kept_and_handed_on() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;

        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
        for (field, figure) in [
            ("Kinh tế, nông thôn mới nâng cao, đô thị văn minh", "13"),
            ("Văn hóa - xã hội", "12"),
            ("Quốc phòng - an ninh", "4"),
            ("Xây dựng hệ thống chính trị", "3"),
        ] {
            page.see(&format!("{field} {figure}")).await;
        }

        add(&page, "Tổ hòa giải ba không").await;
        page.see("Đã lưu").await;
        retitle(&page, "Tổ hòa giải ba không", "Tổ hòa giải kiểu mẫu").await;

        place(&page, "Sổ mô hình").await;
        page.see("33 mô hình").await;
        page.fill("Tìm mô hình", "hoa giai").await;
        page.see_no("33 mô hình").await;
        page.click_link("Tổ hòa giải kiểu mẫu").await;
        page.heading("Tổ hòa giải kiểu mẫu").await;
        page.click_button("Xóa").await;
        page.see("Đã xóa mô hình “Tổ hòa giải kiểu mẫu”").await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
        page.undo().await;
        page.see("Kết quả có 33 mô hình, điển hình").await;

        let before = fingerprint(&page).await;
        page.reload().await;
        assert_eq!(
            fingerprint(&page).await,
            before,
            "a reload keeps everything"
        );
        let file = export(&page).await;
        page.see("Đã xuất “").await;
        page.within("Xuất tệp").choose("Năm", "2022").await;
        page.see_no("Đã xuất “").await;

        let other = browser.page().await;
        import(&other, file).await;
        assert_eq!(fingerprint(&other).await, before, "two machines compare");
        place(&other, "Tổng quan").await;
        other.see("Kết quả có 33 mô hình, điển hình").await;
    });
}

#[test]
fn an_import_taken_back_leaves_no_trace_and_can_be_made_again() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        let empty = fingerprint(&page).await;
        import(&page, thanh_ba()).await;
        let full = fingerprint(&page).await;
        page.undo().await;
        page.until(&format!("document.body.innerText.includes('{empty}')"))
            .await;
        page.see("Đã hoàn tác: nhập 1 tệp").await;
        page.click_button("Làm lại").await;
        page.see("Đã làm lại: nhập 1 tệp").await;
        assert_eq!(fingerprint(&page).await, full);
        // The note and the notice both offer it, and so do the keys.
        page.until("document.activeElement.blur(), true").await;
        page.press(&[Key::Control], "z").await;
        page.see("Đã hoàn tác: nhập 1 tệp").await;
        page.reload().await;
        assert_eq!(fingerprint(&page).await, empty);
        import(&page, thanh_ba()).await;
        assert_eq!(fingerprint(&page).await, full);
    });
}

#[test]
fn two_people_s_titles_are_both_shown_and_one_is_chosen() {
    drive(async |browser| {
        let one = browser.page().await;
        import(&one, thanh_ba()).await;
        let start = export(&one).await;
        let two = browser.page().await;
        import(&two, start).await;
        retitle(&one, "Thắp sáng đường quê", "Thắp sáng đường quê an ninh").await;
        retitle(&two, "Thắp sáng đường quê", "Thắp sáng đường thôn").await;
        let theirs = export(&two).await;

        import(&one, theirs).await;
        one.see("Thắp sáng đường quê an ninh").await;
        one.see("Thắp sáng đường thôn").await;
        let rewrite = "const button = [...document.querySelectorAll('button')]
            .find((button) => nameOf(button).startsWith('Viết lại')); button?.click(); return !!button;";
        one.until(&format!("(() => {{ {rewrite} }})()")).await;
        for kept_in_sight in ["Thắp sáng đường quê an ninh", "Thắp sáng đường thôn"]
        {
            one.within("Chỗ khác nhau: 1").see(kept_in_sight).await;
        }
        one.fill("Viết lại Tên mô hình", "Thắp sáng đường quê, đường thôn")
            .await;
        one.click_button("Lưu").await;
        one.see_no("Chỗ khác nhau: 1").await;
        one.press(&[Key::Control], "z").await;
        one.see("Chỗ khác nhau: 1").await;
        one.see("Thắp sáng đường thôn").await;
        one.press(&[Key::Control], "y").await;
        one.see_no("Chỗ khác nhau: 1").await;

        let decided = export(&one).await;
        import(&two, decided).await;
        assert_eq!(fingerprint(&one).await, fingerprint(&two).await);
        place(&two, "Sổ mô hình").await;
        two.see("Thắp sáng đường quê, đường thôn").await;
    });
}

#[test]
fn a_form_tells_every_error_at_once_and_keeps_its_draft() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.open("#/them-mo-hinh").await;
        page.fill("Năm", "2200").await;
        page.see("Năm 2200 cách xa năm nay").await;
        page.fill("Năm", "26").await;
        page.see_no("cách xa năm nay").await;
        page.fill("Nội dung, cách thức", "Họp dân bàn bạc").await;
        page.click_button("Lưu").await;
        page.heading("Còn 4 chỗ cần sửa").await;
        page.click_link("Ghi tên mô hình").await;
        page.until("document.activeElement === named('field', 'Tên mô hình', within)[0]")
            .await;

        page.reload().await;
        page.see("Có bản nháp chưa lưu").await;
        assert_eq!(page.value("Nội dung, cách thức").await, "Họp dân bàn bạc");
        page.click_button("Bỏ bản nháp").await;
        page.see_no("Có bản nháp chưa lưu").await;
        assert_eq!(page.value("Nội dung, cách thức").await, "");
    });
}

#[test]
fn the_form_of_the_next_model_keeps_the_unit_and_none_of_the_texts() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.open("#/them-mo-hinh").await;
        page.fill("Tên mô hình", "Tổ liên gia tự quản").await;
        page.choose("Loại", "Điển hình").await;
        page.choose("Lĩnh vực", "Quốc phòng - an ninh").await;
        page.choose("Đơn vị", "Xã Vân Lĩnh").await;
        page.fill("Nội dung, cách thức", "Họp dân bàn bạc").await;
        page.click_button("Lưu và thêm mô hình khác").await;
        page.see("hêm mô hình “Tổ liên gia tự quản”").await;
        for (label, expect) in [
            ("Tên mô hình", ""),
            ("Nội dung, cách thức", ""),
            ("Loại", "Mô hình"),
            ("Lĩnh vực", "Quốc phòng - an ninh"),
            ("Đơn vị", "Xã Vân Lĩnh"),
        ] {
            assert_eq!(page.value(label).await.trim(), expect, "{label}");
        }
        page.fill("Tên mô hình", "Camera an ninh").await;
        page.click_button("Lưu").await;
        page.heading("Camera an ninh").await;
        page.see_no("Họp dân bàn bạc").await;
    });
}

#[test]
fn an_export_by_scope_says_what_goes_and_counts_what_has_changed_since() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Trao đổi tệp").await;
        page.see("32 mô hình sẽ có trong tệp").await;
        let card = page.within("Xuất tệp");
        card.choose("Lĩnh vực", "Quốc phòng - an ninh").await;
        page.see("4 mô hình sẽ có trong tệp").await;
        card.choose("Năm", "2022").await;
        card.choose("Đơn vị", "Xã Vân Lĩnh").await;
        card.choose("Giai đoạn", "Nháp").await;
        page.see("0 mô hình sẽ có trong tệp").await;
        for (label, all) in [
            ("Năm", "Tất cả các năm"),
            ("Đơn vị", "Tất cả đơn vị"),
            ("Lĩnh vực", "Tất cả lĩnh vực"),
            ("Giai đoạn", "Tất cả giai đoạn"),
        ] {
            card.choose(label, all).await;
        }
        page.see("32 mô hình sẽ có trong tệp").await;
        page.click_button("Xuất tệp").await;
        let file = page.downloaded().await;
        assert_eq!(file.extension().and_then(|end| end.to_str()), Some("json"));
        page.see("chưa có mô hình nào thay đổi").await;

        add(&page, "Chợ dân sinh văn minh").await;
        place(&page, "Trao đổi tệp").await;
        page.see("1 mô hình thay đổi từ lần gửi").await;
        page.tick("Chỉ xuất mô hình đã thay đổi").await;
        page.see("1 mô hình sẽ có trong tệp").await;
        page.click_button("Xuất tệp").await;
        page.downloaded().await;
        page.see("chưa có mô hình nào thay đổi").await;
        page.see("33 mô hình sẽ có trong tệp").await;
        page.reload().await;
        page.see("Lần gửi ").await;
        page.see(": 1 mô hình, mã ").await;
    });
}

#[test]
fn the_last_step_is_undone_and_done_again_by_keys_but_not_while_typing() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        add(&page, "Chợ dân sinh văn minh").await;
        page.press(&[Key::Control], "z").await;
        let added = "thêm mô hình “Chợ dân sinh văn minh”";
        page.see(&format!("Đã hoàn tác: {added}")).await;
        place(&page, "Sổ mô hình").await;
        page.see("32 mô hình").await;

        page.press(&[Key::Control, Key::Shift], "z").await;
        page.see(&format!("Đã làm lại: {added}")).await;
        page.see("33 mô hình").await;
        page.undo().await;
        page.see("32 mô hình").await;
        page.click_button("Làm lại").await;
        page.see("33 mô hình").await;
        page.press(&[Key::Control], "z").await;
        page.see("32 mô hình").await;
        page.press(&[Key::Control], "y").await;
        page.see("33 mô hình").await;
        page.press(&[Key::Control], "z").await;
        page.see("32 mô hình").await;
        page.click_link("Thắp sáng đường quê").await;
        page.click_button("Xóa").await;
        page.see("Đã xóa mô hình “Thắp sáng đường quê”").await;
        page.press(&[Key::Control], "y").await;
        page.see("Không có gì để làm lại").await;
        page.press(&[Key::Control], "z").await;
        page.see("Đã hoàn tác: xóa mô hình “Thắp sáng đường quê”")
            .await;

        place(&page, "Sổ mô hình").await;
        page.see("32 mô hình").await;
        page.fill("Tìm mô hình", "duong").await;
        page.press(&[Key::Control], "z").await;
        page.see("Đường hoa nông thôn mới kiểu mẫu").await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 32 mô hình, điển hình").await;
    });
}

#[test]
fn whoever_comes_back_to_the_list_finds_the_place_again() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Sổ mô hình").await;
        let scrolled = "new Promise((done) => {
            addEventListener('scroll', () => requestAnimationFrame(() => done(scrollY)), { once: true });
            scrollTo(0, 600);
        })";
        assert_eq!(run(&page, "scrolled", scrolled).await, 600);
        page.until("(() => { [...document.querySelectorAll('main tbody a')].find((one) => one.getBoundingClientRect().top > 200).click(); return true; })()")
            .await;
        page.see("Các năm tham gia").await;
        page.until("scrollY === 0").await;
        page.back().await;
        page.heading("Sổ mô hình").await;
        page.until("scrollY === 600").await;
    });
}

#[test]
fn filters_live_in_the_address_and_going_back_leads_back() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Sổ mô hình").await;
        page.choose("Lĩnh vực", "Quốc phòng - an ninh").await;
        page.see("4 mô hình").await;
        let address = page.fragment().await;
        place(&page, "Tổng quan").await;
        page.heading("Tổng quan").await;
        page.back().await;
        page.see("4 mô hình").await;
        assert_eq!(page.fragment().await, address);
        assert_eq!(page.value("Lĩnh vực").await, "Quốc phòng - an ninh");
        page.forward().await;
        page.heading("Tổng quan").await;
        page.open(&address).await;
        page.see("4 mô hình").await;
    });
}

#[test]
fn the_demonstration_leaves_nothing_behind() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        page.click_button("Xem dữ liệu mẫu").await;
        page.see("Đây là dữ liệu mẫu").await;
        page.click_link("Thêm mô hình").await;
        page.fill("Tên mô hình", "Thử").await;
        page.click_button("Thoát dữ liệu mẫu").await;
        page.see_no("Đây là dữ liệu mẫu").await;
        assert_eq!(page.value("Tên mô hình").await, "");
        page.open("").await;
        page.see("Sổ này chưa có mô hình nào").await;
        // Which folder's installation was here first is nothing of the demonstration.
        let keys = page.until("[Object.keys(localStorage)]").await;
        assert_eq!(keys[0], serde_json::json!(["dvk-folder"]));
    });
}
