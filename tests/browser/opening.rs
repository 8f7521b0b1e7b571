use crate::support::drive;

#[test]
fn the_page_opens_with_a_heading_and_no_console_error() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        page.until("document.querySelector('h1')").await;
    });
}
