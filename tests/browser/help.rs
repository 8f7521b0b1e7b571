//! Help, keys, the size of text, the offer to install, and the way out of a messenger's window.

use crate::steps::{SCREENS, import, place, thanh_ba};
use crate::support::drive;
use fantoccini::key::Key;

const ABOUT_SCREEN: &str = "Trợ giúp về màn hình này";
const ESCAPE: &str = "\u{e00c}";
#[test]
fn a_screen_leads_to_its_part_of_the_help_and_back_with_nothing_lost() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/them-mo-hinh").await;
        page.fill("Tên mô hình", "Đường hoa tự quản").await;
        page.click_link(ABOUT_SCREEN).await;
        page.heading("Ghi và tìm mô hình").await;
        page.see("Lưu và thêm mô hình khác").await;
        page.back().await;
        page.heading("Thêm mô hình").await;
        assert_eq!(page.value("Tên mô hình").await, "Đường hoa tự quản");

        place(&page, "Trao đổi tệp").await;
        page.heading("Trao đổi tệp").await;
        page.click_link(ABOUT_SCREEN).await;
        page.heading("Gửi tệp").await;
        page.click_link("Phần sau: Cộng tệp của các đơn vị").await;
        page.heading("Cộng tệp của các đơn vị").await;
        page.until("document.activeElement.textContent.trim() === 'Cộng tệp của các đơn vị'")
            .await;
        place(&page, "Trợ giúp").await;
        page.heading("Trợ giúp").await;
        page.fill("Tìm trong trợ giúp", "ghi ngay dang ky muon")
            .await;
        page.see("Ghi sổ muộn").await;
        page.until("!named('link', 'Sao lưu và lấy lại').length")
            .await;
        page.fill("Tìm trong trợ giúp", "máy bay").await;
        page.see("Không có phần nào nói đủ các chữ ấy").await;
        page.click_link("Sao lưu và lấy lại").await;
        page.heading("Sao lưu và lấy lại").await;
    });
}

#[test]
fn keys_are_listed_do_what_the_list_says_and_can_be_turned_off() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Tổng quan").await;
        page.heading("Tổng quan").await;
        // The heading takes the focus once it is there.
        page.until("document.activeElement.matches('h1')").await;
        page.until("(the('link', 'Sổ mô hình', 'Các mục chính').focus(), true)")
            .await;
        page.press(&[], "?").await;
        page.heading("Phím tắt").await;
        page.until("document.activeElement.closest('dialog')").await;
        page.press(&[], ESCAPE).await;
        page.until(
            "!document.querySelector('dialog') && nameOf(document.activeElement) === 'Sổ mô hình'",
        )
        .await;

        page.press(&[], "/").await;
        page.heading("Sổ mô hình").await;
        page.until("document.activeElement.type === 'search'").await;
        page.press(&[], "n?").await;
        assert_eq!(page.value("Tìm mô hình").await, "n?");
        page.until("(document.activeElement.blur(), true)").await;
        page.press(&[], "g").await;
        page.press(&[], "a").await;
        page.heading("Cài đặt").await;

        page.tick("Dùng phím tắt một chữ").await;
        page.press(&[], "n").await;
        assert_eq!(page.fragment().await, "#/cai-dat");
        page.tick("Dùng phím tắt một chữ").await;
        page.press(&[], "n").await;
        page.heading("Thêm mô hình").await;
        page.until("(document.activeElement.blur(), true)").await;
        page.press(&[Key::Control], "n").await;
        page.heading("Thêm mô hình").await;
    });
}

#[test]
fn text_keeps_the_size_that_was_chosen_and_no_screen_is_wider_than_its_window() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Cài đặt").await;
        page.tick("200 %").await;
        let is_large = "document.documentElement.style.fontSize === '200%'";
        page.until(is_large).await;
        page.reload().await;
        page.until(is_large).await;
        for width in [320, 1280] {
            page.resize(width, 900).await;
            for (address, heading) in SCREENS {
                page.open(address).await;
                page.heading(heading).await;
                page.until("document.title.startsWith(nameOf(document.querySelector('h1')))")
                    .await;
                let beyond = page
                    .until("[document.documentElement.scrollWidth - document.documentElement.clientWidth]")
                    .await;
                assert_eq!(beyond[0].as_i64(), Some(0), "{heading} at {width} pixels");
            }
        }
        page.open("#/cai-dat").await;
        page.tick("100 %").await;
        page.until("document.documentElement.style.fontSize === ''")
            .await;
    });
}

#[test]
fn a_note_stays_within_a_small_window_with_large_text() {
    const NOTE: &str = "(() => {
        const note = document.getElementById('note').getBoundingClientRect();
        return [note.top >= 0 && note.left >= 0 && note.bottom <= innerHeight && note.right <= innerWidth];
    })()";
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Cài đặt").await;
        page.tick("200 %").await;
        page.until("document.documentElement.style.fontSize === '200%'")
            .await;
        for (width, height) in [(320, 640), (640, 320), (320, 300)] {
            page.resize(width, height).await;
            page.open("#/danh-muc").await;
            page.fill("Tên đơn vị", "Xã có tên khá dài ở một huyện miền núi")
                .await;
            page.click_button("Thêm đơn vị").await;
            page.see("Đã thêm “Xã có tên").await;
            assert_eq!(page.until(NOTE).await[0], true, "{width} × {height}");
            page.undo().await;
            page.see("Đã hoàn tác").await;
            page.open("#/them-mo-hinh").await;
            page.heading("Thêm mô hình").await;
            assert_eq!(page.until(NOTE).await[0], true, "{width} × {height}");
            page.see_no("Đã hoàn tác").await;
        }
    });
}

#[test]
fn a_note_about_a_success_is_one_line_off_the_focus_goes_by_itself_and_leaves_the_way_back() {
    const LIES_WELL: &str = "(() => {
        const note = document.getElementById('note');
        const [over, focus] = [note, document.activeElement].map((one) => one.getBoundingClientRect());
        const line = parseFloat(getComputedStyle(note).lineHeight);
        return [note.querySelector('p').clientHeight < 2 * line, focus.bottom <= over.top || focus.top >= over.bottom];
    })()";
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.resize(360, 640).await;
        page.open("#/danh-muc").await;
        let name = "Xã có tên khá dài ở một huyện miền núi, nơi giáp ranh hai tỉnh";
        page.fill("Tên đơn vị", name).await;
        page.click_button("Thêm đơn vị").await;
        page.see("Đã thêm “Xã có tên").await;
        let lies_well = page.until(LIES_WELL).await;
        assert_eq!(lies_well.as_array().unwrap(), &[true, true]);
        page.see_no("Đã thêm “Xã có tên").await;
        page.undo().await;
        page.see("Đã hoàn tác: thêm “Xã có tên").await;
        // What went wrong is not taken away.
        page.click_button("Làm lại").await;
        page.see("Đã làm lại").await;
    });
}

#[test]
fn the_window_of_a_messenger_is_pointed_out_and_an_ordinary_browser_is_not() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        page.heading("Tổng quan").await;
        page.see_no("cửa sổ của Zalo").await;
        page.before_loading(
            "Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (Linux; Android 13; SM-A536E; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
             Version/4.0 Chrome/128.0 Mobile Safari/537.36 Zalo android/12100630' })",
        )
        .await;
        page.reload().await;
        page.see("cửa sổ của Zalo").await;
        page.until("/^intent:..127.0.0.1.*;scheme=http;package=com.android.chrome;end$/.test(the('link', 'Mở bằng Chrome').getAttribute('href'))")
            .await;
        page.until("the('button', 'Sao chép địa chỉ')").await;
        page.click_button("Vẫn dùng ở đây").await;
        page.see_no("cửa sổ của Zalo").await;
        place(&page, "Sổ mô hình").await;
        page.heading("Sổ mô hình").await;
        page.see_no("cửa sổ của Zalo").await;
    });
}

#[test]
fn the_program_offers_once_to_be_installed_when_there_is_something_of_worth() {
    drive(async |browser| {
        let page = browser.page().await;
        // An engine's own offer would come when it likes.
        page.before_loading("addEventListener('beforeinstallprompt', (event) => event.isTrusted && event.stopImmediatePropagation(), true)")
            .await;
        page.open("").await;
        let offer = "window.dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
            prompt() { window.wasAsked = true; return Promise.resolve(); }, userChoice: Promise.resolve({ outcome: 'accepted' }) }))";
        page.until(&format!("({offer}, true)")).await;
        place(&page, "Sổ mô hình").await;
        page.heading("Sổ mô hình").await;
        place(&page, "Tổng quan").await;
        page.see("Sổ này chưa có mô hình nào").await;
        page.see_no("Cài lên máy này").await;

        place(&page, "Trao đổi tệp").await;
        page.choose_files("Chọn tệp để nhập", &[thanh_ba()]).await;
        page.click_button("Nhập vào sổ").await;
        page.until("the('button', 'Hoàn tác', within)").await;
        place(&page, "Tổng quan").await;
        page.see("Cài lên máy này").await;
        page.click_button("Cài đặt lên máy").await;
        page.until("window.wasAsked").await;
        page.see_no("Cài lên máy này").await;
        page.until(&format!("({offer}, true)")).await;
        place(&page, "Sổ mô hình").await;
        page.heading("Sổ mô hình").await;
        place(&page, "Tổng quan").await;
        page.heading("Tổng quan").await;
        page.see_no("Cài lên máy này").await;
        place(&page, "Cài đặt").await;
        page.until("the('button', 'Cài đặt lên máy')").await;
    });
}
