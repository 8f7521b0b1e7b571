use crate::steps::{add_first, export, place};
use crate::support::{Page, drive, in_project};

async fn open(page: &Page) {
    let file = in_project("dist/so-dan-van-kheo.html");
    assert!(file.is_file(), "`make single-file` writes it");
    let address = format!("file://{}", file.display());
    page.client().goto(&address).await.expect("an address");
    page.heading("Tổng quan").await;
}

/// Says whether the browser would ask before the page goes.
async fn asks_before_it_goes(page: &Page) -> bool {
    let asks = page
        .until("[!dispatchEvent(new Event('beforeunload', { cancelable: true }))]")
        .await;
    asks[0] == true
}

#[test]
fn the_program_in_one_file_runs_from_a_stick_and_keeps_its_data() {
    drive(async |browser| {
        let page = browser.page().await;
        browser.stop_serving();
        open(&page).await;
        page.see("dữ liệu ghi vào sẽ nằm trong trình duyệt của máy này")
            .await;
        add_first(&page, "Ghi trong một tệp").await;
        page.client().refresh().await.expect("the page again");
        place(&page, "Sổ mô hình").await;
        page.see("Ghi trong một tệp").await;
        page.see("dữ liệu nằm trong trình duyệt của máy này").await;
        assert!(asks_before_it_goes(&page).await);
        page.click_button("Lưu một tệp").await;
        let file = page.downloaded().await;
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains("Ghi trong một tệp"));
        page.see_no("dữ liệu nằm trong trình duyệt của máy này")
            .await;
        assert!(!asks_before_it_goes(&page).await);
        let file = export(&page).await;
        let text = std::fs::read_to_string(file).unwrap();
        assert!(text.contains("Ghi trong một tệp"));
    });
}
