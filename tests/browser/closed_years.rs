//! A closed year: closed here, unlocked elsewhere, and told before the file that unlocks it goes in.

use crate::steps::{CHOOSE_FILES, export, import, place, thanh_ba};
use crate::support::drive;

#[test]
fn a_file_that_closes_or_unlocks_a_year_says_so_before_it_goes_in() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        place(&page, "Bình xét").await;
        page.within("Khóa năm 2022")
            .click_button("Khóa năm 2022")
            .await;
        page.see("Đã khóa năm 2022").await;
        let closed = export(&page).await;

        let elsewhere = browser.page().await;
        elsewhere.open("#/trao-doi-tep").await;
        elsewhere.choose_files(CHOOSE_FILES, &[closed]).await;
        elsewhere.see("Cả sổ: khóa năm 2022").await;
        elsewhere.click_button("Nhập vào sổ").await;
        elsewhere.see("Có 1 lần khóa năm.").await;
        place(&elsewhere, "Bình xét").await;
        let card = elsewhere.within("Khóa năm 2022");
        card.fill("Lý do mở khóa", "Sót một mô hình").await;
        card.click_button("Mở khóa năm 2022").await;
        elsewhere.see("Đã mở khóa năm 2022").await;
        let unlocked = export(&elsewhere).await;

        page.choose_files(CHOOSE_FILES, &[unlocked]).await;
        page.see("Cả sổ: mở khóa năm 2022").await;
        page.see("Sót một mô hình").await;
    });
}
