//! What is deleted leaves with no file unasked, and what is erased for good is nowhere any more.

use std::fs;
use std::path::PathBuf;

use so_dan_van_kheo::format::stored_piece::{read_piece, write_piece};

use crate::steps::{CHOOSE_FILES, export, import, place, retitle, run, thanh_ba};
use crate::support::{Browser, Page, drive};
use fantoccini::key::Key;

const SECRET: &str = "Bí mật của bà Tám";
const SECRET_TOO: &str = "Bí mật của ông Bảy";

/// Writes the file of Thanh Ba with a secret in the place of one title.
fn with_secret(page: &Page) -> PathBuf {
    let text = fs::read_to_string(thanh_ba()).unwrap();
    let file = page.profile().join("bi-mat.json");
    fs::write(&file, text.replace("Thắp sáng đường quê", SECRET)).unwrap();
    file
}

/// Opens two registers with the secret; the first has just deleted it.
async fn two_with_secret(browser: &Browser) -> [Page; 2] {
    let [one, two] = [browser.page().await, browser.page().await];
    for page in [&one, &two] {
        import(page, with_secret(page)).await;
    }
    place(&one, "Sổ mô hình").await;
    one.click_link(SECRET).await;
    one.heading(SECRET).await;
    one.click_button("Xóa").await;
    [one, two]
}

/// Returns everything that the page keeps in this browser, segments unpacked. `name` tells the askings of one page apart.
async fn stored(page: &Page, name: &str) -> Vec<String> {
    let texts = run(
        page,
        name,
        "(async () => {
            const open = indexedDB.open('so-dan-van-kheo');
            const database = await new Promise((resolve, reject) => {
                open.onsuccess = () => resolve(open.result);
                open.onerror = reject;
            });
            const kept = [];
            for (const store of ['pieces', 'journal']) {
                const all = database.transaction(store).objectStore(store).getAll();
                kept.push(...await new Promise((resolve) => { all.onsuccess = () => resolve(all.result); }));
            }
            database.close();
            return [...Object.values(localStorage), ...Object.values(sessionStorage), ...kept];
        })()",
    )
    .await;
    let texts: Vec<String> = serde_json::from_value(texts).unwrap();
    let unpacked = texts.into_iter().map(|text| match read_piece(&text) {
        Ok(piece) => write_piece(&piece),
        Err(_) => text,
    });
    unpacked.collect()
}

fn n_with_secret(texts: &[String]) -> usize {
    let has_secret = |text: &&String| [SECRET, SECRET_TOO].iter().any(|one| text.contains(one));
    texts.iter().filter(has_secret).count()
}

#[test]
fn what_is_erased_for_good_is_in_neither_store_nor_in_a_file_nor_in_the_title_of_the_window() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, with_secret(&page)).await;
        retitle(&page, SECRET, SECRET_TOO).await;
        page.until("document.title === 'Mô hình, điển hình · Sổ Dân vận khéo'")
            .await;
        // A draft with a secret, left where it is.
        page.click_link("Sửa").await;
        page.fill("Ghi chú", SECRET).await;
        place(&page, "Sổ mô hình").await;
        page.see(SECRET_TOO).await;
        assert!(n_with_secret(&stored(&page, "before").await) > 5);
        page.click_link(SECRET_TOO).await;
        page.heading(SECRET_TOO).await;
        page.click_link("Xóa hẳn…").await;
        page.heading("Xóa hẳn").await;
        page.see(SECRET_TOO).await;
        page.see("Các tệp đã gửi đi thì không rút lại được").await;
        page.see("Mô hình này đang ở trong sổ").await;
        page.click_button("Xóa hẳn").await;
        page.see("Đã xóa hẳn 1 mô hình.").await;
        page.heading("Đã xóa").await;
        page.see("Không có gì đã xóa mà còn nội dung").await;
        assert_eq!(n_with_secret(&stored(&page, "after").await), 0);
        let file = fs::read_to_string(export(&page).await).unwrap();
        assert!(!file.contains("Bí mật"));
        // Nothing brings it back: no step, no point, no start.
        page.press(&[Key::Control], "z").await;
        page.reload().await;
        place(&page, "Tổng quan").await;
        page.see("Kết quả có 31 mô hình, điển hình").await;
        assert_eq!(n_with_secret(&stored(&page, "again").await), 0);
    });
}

#[test]
fn a_form_that_another_tab_has_open_leaves_with_what_was_typed_into_it() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, with_secret(&page)).await;
        place(&page, "Sổ mô hình").await;
        page.click_link(SECRET).await;
        page.heading(SECRET).await;
        let address = page.fragment().await;
        let first = page.tab().await;
        let second = page.new_tab(&address).await;
        page.click_link("Sửa").await;
        page.fill("Ghi chú", SECRET_TOO).await;
        page.to_tab(&first).await;
        page.click_link("Xóa hẳn…").await;
        page.heading("Xóa hẳn").await;
        page.click_button("Xóa hẳn").await;
        page.see("Đã xóa hẳn 1 mô hình.").await;
        page.to_tab(&second).await;
        page.see("vừa bị xóa hẳn ở cửa sổ khác").await;
        page.heading("Sổ mô hình").await;
        assert_eq!(n_with_secret(&stored(&page, "after").await), 0);
    });
}

#[test]
fn a_deletion_travels_without_the_texts_and_can_be_taken_back_where_they_are() {
    drive(async |browser| {
        let [one, two] = two_with_secret(browser).await;
        one.see("Đã xóa mô hình").await;
        place(&one, "Trao đổi tệp").await;
        one.see("Gửi kèm nội dung của 1 mô hình đã xóa").await;
        let file = export(&one).await;
        assert!(!fs::read_to_string(&file).unwrap().contains(SECRET));
        import(&two, file).await;
        place(&two, "Sổ mô hình").await;
        two.see_no(SECRET).await;
        two.click_link("Đã xóa (1)").await;
        two.heading("Đã xóa").await;
        two.see(SECRET).await;
        two.click_button(&format!("Khôi phục {SECRET}")).await;
        two.see("Không có gì đã xóa mà còn nội dung").await;
        place(&two, "Sổ mô hình").await;
        two.see(SECRET).await;
    });
}

#[test]
fn a_file_that_erases_for_good_names_what_goes_and_asks_before_it_goes() {
    drive(async |browser| {
        let [one, two] = two_with_secret(browser).await;
        one.click_link("Đã xóa (1)").await;
        // What was deleted this minute is not old.
        one.see("Không có mục nào đã xóa lâu như vậy").await;
        one.choose("Đã xóa", "lúc nào cũng được (tất cả)").await;
        one.click_link("Xóa hẳn 1 mục…").await;
        one.heading("Xóa hẳn").await;
        one.see(SECRET).await;
        one.click_button("Xóa hẳn").await;
        one.see("Đã xóa hẳn 1 mô hình.").await;
        let file = export(&one).await;
        two.open("#/trao-doi-tep").await;
        two.choose_files(CHOOSE_FILES, &[file]).await;
        two.see("Tệp báo đã xóa hẳn 1 mục còn nội dung ở đây").await;
        two.see(SECRET).await;
        two.until("named('button', 'Nhập vào sổ')[0]?.disabled")
            .await;
        two.tick("Tôi hiểu, cứ xóa hẳn các mục này").await;
        two.see("Lần nhập này không hoàn tác được").await;
        two.click_button("Nhập vào sổ").await;
        two.see("Đã nhập 1 tệp").await;
        two.until("named('button', 'Hoàn tác').length === 0").await;
        assert_eq!(n_with_secret(&stored(&two, "after").await), 0);
        place(&two, "Tổng quan").await;
        two.see("Kết quả có 31 mô hình, điển hình").await;
    });
}
