//! What screens show only at times: forms that are open, dialogs, faults, nothing at all.

use super::looked_at::Screens;
use crate::erasing;
use crate::steps::{CHOOSE_FILES, import, place, run, status, thanh_ba};
use crate::storage::delete_database;
use crate::support::{Page, drive, in_project};

#[test]
fn no_screen_of_an_empty_register_hinders_anyone() {
    drive(async |browser| {
        let page = browser.page().await;
        let screens = Screens::of(&page, "empty");
        for (address, heading, name) in [
            ("#/mo-hinh", "Sổ mô hình", "so-mo-hinh"),
            ("#/binh-xet", "Bình xét", "binh-xet"),
            ("#/bao-cao", "Báo cáo", "bao-cao"),
            ("#/viec-can-lam", "Việc cần làm", "viec-can-lam"),
            ("#/tro-giup", "Trợ giúp", "tro-giup"),
            (
                "#/tro-giup/cong-tep",
                "Cộng tệp của các đơn vị",
                "tro-giup-cong-tep",
            ),
            (
                "#/khong-co-trang-nay",
                "Không có trang này",
                "khong-co-trang",
            ),
        ] {
            page.open(address).await;
            page.heading(heading).await;
            screens.check(&format!("trong-{name}")).await;
        }
        screens.finish();
    });
}

#[test]
fn no_form_that_is_opened_hinders_anyone() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        let screens = Screens::of(&page, "forms");
        page.open("#/danh-muc").await;
        for (button, seen, name) in [
            ("Dán nhiều đơn vị", "Danh sách đơn vị", "dan-don-vi"),
            ("Sáp nhập…", "Các đơn vị sáp nhập", "sap-nhap"),
            ("Chia tách…", "Đơn vị chia tách", "chia-tach"),
            ("Thêm bộ danh mục", "Bắt đầu từ bộ có sẵn", "bo-danh-muc"),
        ] {
            page.click_button(button).await;
            page.see(seen).await;
            screens.check(name).await;
        }
        page.open("#/bao-cao/so-lieu").await;
        page.click_button("Lưu").await;
        page.see("Hãy chọn đơn vị").await;
        screens.check("so-lieu-loi").await;
        page.open("#/cai-dat").await;
        page.click_button("Đặt mật khẩu cho tệp").await;
        screens.check("mat-khau").await;
        scores(&page, &screens).await;
        screens.finish();
    });
}

async fn scores(page: &Page, screens: &Screens) {
    place(page, "Bình xét").await;
    page.until(
        "(() => { const line = [...document.querySelectorAll('button')].find((one) => nameOf(one).startsWith('Thắp sáng đường quê'));
            line?.click(); return line; })()",
    )
    .await;
    page.heading("Thắp sáng đường quê").await;
    screens.check("cham-diem").await;
    page.click_button("Khóa năm 2022").await;
    page.see("Đã khóa năm 2022").await;
    screens.check("nam-da-khoa").await;
}

#[test]
fn no_dialog_and_no_note_hinders_anyone() {
    drive(async |browser| {
        let page = browser.page().await;
        let screens = Screens::of(&page, "dialogs");
        page.open("#/trao-doi-tep").await;
        page.choose_files(
            CHOOSE_FILES,
            &[
                in_project("tests/fixtures/locked.json"),
                in_project("tests/fixtures/bad/cut.json"),
            ],
        )
        .await;
        page.until("the('button', 'Mở khóa', within)").await;
        screens.check("tep-khoa-va-tep-hong").await;
        page.click_button("Hủy").await;
        import(&page, thanh_ba()).await;
        screens.check("vua-nhap").await;
        page.until("(document.activeElement.blur(), true)").await;
        page.press(&[], "?").await;
        page.heading("Phím tắt").await;
        screens.check("phim-tat").await;
        page.press(&[], "\u{e00c}").await;
        page.until("(document.getElementById('update').hidden = false, true)")
            .await;
        screens.check("ban-moi").await;
        page.until("(document.getElementById('update').hidden = true)")
            .await;
        run(&page, "gone", &delete_database()).await;
        page.reload().await;
        status(&page, "Thiếu dữ liệu").await;
        screens.check("thieu-du-lieu").await;
        erasing::erase(&page).await;
        screens.check("da-xoa").await;
        screens.finish();
    });
}

#[test]
fn no_page_that_tells_of_trouble_hinders_anyone() {
    drive(async |browser| {
        let page = browser.page().await;
        let screens = Screens::of(&page, "trouble");
        page.before_loading(
            "const name = sessionStorage.getItem('trouble');
            if (name === 'blocked') Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
            if (name === 'old') delete window.WebAssembly;
            if (name === 'messenger') Object.defineProperty(navigator, 'userAgent', {
                get: () => 'Mozilla/5.0 (Linux; Android 13; wv) Chrome/128.0 Mobile Safari/537.36 Zalo android/12100630' });
            ['error', 'unhandledrejection'].forEach((name) => addEventListener(name, (event) => event.preventDefault()));",
        )
        .await;
        // A page that goes while its second part is on the way would say so in the console.
        page.open("#/tro-giup").await;
        page.heading("Trợ giúp").await;
        page.open("#/").await;
        for (trouble, seen) in [
            ("blocked", "Điều vẫn an toàn"),
            ("old", "Không mở được sổ"),
            ("messenger", "cửa sổ của Zalo"),
        ] {
            page.until(&format!(
                "(sessionStorage.setItem('trouble', '{trouble}'), true)"
            ))
            .await;
            page.client().refresh().await.expect("the page again");
            page.see(seen).await;
            screens.check(trouble).await;
        }
        screens.finish();
    });
}
