use crate::support::drive;

#[test]
fn the_page_opens_with_a_heading_and_no_console_error() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        page.until("document.querySelector('h1')").await;
    });
}

#[test]
fn a_browser_without_webassembly_is_told_and_not_left_waiting() {
    drive(async |browser| {
        let page = browser.page().await;
        // What the test wants to fail is no error of the page's.
        page.before_loading(
            "delete window.WebAssembly;
            ['error', 'unhandledrejection'].forEach((name) => addEventListener(name, (event) => event.preventDefault()));",
        )
        .await;
        page.goto("").await;
        page.see("Không mở được sổ trên trình duyệt này").await;
        page.see("Dữ liệu đã lưu trên máy này vẫn còn nguyên").await;
        page.see("Cốc Cốc, Edge, Firefox hay Safari bản mới").await;
        page.until("the('button', 'Tải lại trang')").await;
        page.see_no("Đang mở sổ").await;
    });
}
