//! Full backups: by one press, taken in on another machine, written by themselves into a folder; and the reminder.

use crate::steps::{CHOOSE_FILES, add, export, fingerprint, import, place, retitle, thanh_ba};
use crate::support::{Page, drive};
use std::path::PathBuf;

use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::reminder::Outside;
use so_dan_van_kheo::format::stored_outside::write_outside;

const TAKE_OVER: &str = "Lấy cả cài đặt, nháp và lịch sử từ bản này";
/// Lets the browser's own folder stand for one that people choose.
const PICKER: &str = "window.showDirectoryPicker = () => navigator.storage.getDirectory();";

async fn backup(page: &Page) -> PathBuf {
    page.open("#/cai-dat").await;
    page.click_button("Tải bản sao lưu đầy đủ").await;
    let file = page.downloaded().await;
    page.see("32 mô hình cùng cài đặt, nháp, lịch sử").await;
    file
}

/// Is a machine at work: 32 models, one of them edited, a writer, a draft.
async fn at_work(page: &Page) {
    import(page, thanh_ba()).await;
    page.open("#/cai-dat").await;
    page.fill("Tên ghi trên mỗi lần sửa", "Lan").await;
    page.click_button("Lưu").await;
    page.see("Đã lưu cài đặt").await;
    retitle(page, "Thắp sáng đường quê", "Thắp sáng đường làng").await;
    page.open("#/them-mo-hinh").await;
    page.fill("Tên mô hình", "Chợ dân sinh").await;
    page.until("JSON.stringify(localStorage).includes('Chợ dân sinh')")
        .await;
}

async fn choose(page: &Page, file: &PathBuf) {
    page.open("#/trao-doi-tep").await;
    page.choose_files(CHOOSE_FILES, std::slice::from_ref(file))
        .await;
    page.see("Bản sao lưu đầy đủ").await;
}

async fn is_ticked(page: &Page) -> bool {
    let ticked = format!("[the('field', '{TAKE_OVER}', within)?.checked]");
    page.until(&ticked).await[0] == true
}

#[test]
fn a_full_backup_moves_everything_to_a_new_machine() {
    drive(async |browser| {
        let old = browser.page().await;
        at_work(&old).await;
        let file = backup(&old).await;
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(name.starts_with("dvk_so_sao-luu_20"), "{name}");
        old.see("Từ đó chưa có thay đổi nào").await;

        let new = browser.page().await;
        choose(&new, &file).await;
        new.see("cài đặt chưa chọn đơn vị, 1 nháp").await;
        assert!(is_ticked(&new).await);
        new.click_button("Nhập vào sổ").await;
        new.see("Đã lấy cả cài đặt, 1 nháp").await;
        new.see_no("Hoàn tác").await;
        assert_eq!(fingerprint(&new).await, fingerprint(&old).await);
        new.open("#/cai-dat").await;
        assert_eq!(new.value("Tên ghi trên mỗi lần sửa").await, "Lan");
        new.open("#/them-mo-hinh").await;
        assert_eq!(new.value("Tên mô hình").await, "Chợ dân sinh");
        // The point before the edit tells the same on both.
        for page in [&old, &new] {
            page.open("#/trao-doi-tep").await;
            page.click_link("Điểm khôi phục").await;
            page.see("“thanh-ba-2022.json”").await;
            page.see("32 mô hình thêm, 9 mục").await;
        }
    });
}

#[test]
fn a_machine_at_work_keeps_what_is_its_own_unless_people_say_otherwise() {
    drive(async |browser| {
        let old = browser.page().await;
        at_work(&old).await;
        let file = backup(&old).await;
        let other = browser.page().await;
        import(&other, thanh_ba()).await;
        choose(&other, &file).await;
        assert!(!is_ticked(&other).await);
        other.click_button("Nhập vào sổ").await;
        other.see("Đã nhập 1 tệp").await;
        other.see_no("Đã lấy cả").await;
        other.open("#/cai-dat").await;
        assert_eq!(other.value("Tên ghi trên mỗi lần sửa").await, "");
        // The models are here by now; the rest can still be taken over.
        choose(&other, &file).await;
        other.tick(TAKE_OVER).await;
        other.see("chỉ lấy cài đặt, nháp và lịch sử").await;
        other.click_button("Nhập vào sổ").await;
        other
            .see("Lịch sử và điểm khôi phục trong tệp không lấy")
            .await;
        other.open("#/cai-dat").await;
        assert_eq!(other.value("Tên ghi trên mỗi lần sửa").await, "Lan");
    });
}

/// Returns the names of the files in the folder and whether each holds these words.
async fn in_folder(page: &Page, words: &str) -> Vec<(String, bool)> {
    let list = format!(
        "(async () => {{
            const folder = await navigator.storage.getDirectory();
            const found = [];
            for await (const [name, file] of folder.entries())
                found.push([name, (await (await file.getFile()).text()).includes('{words}')]);
            return JSON.stringify(found.sort());
        }})()"
    );
    let found = page
        .client()
        .execute_async(
            &format!("const done = arguments[arguments.length - 1]; {list}.then(done);"),
            Vec::new(),
        )
        .await
        .unwrap();
    serde_json::from_str(found.as_str().unwrap()).unwrap()
}

#[test]
fn a_chosen_folder_is_written_to_at_once_and_when_the_page_is_left() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/cai-dat").await;
        page.see("Tự sao lưu vào thư mục").await;
        if page.until("['showDirectoryPicker' in window]").await[0] == false {
            page.see("Trình duyệt này không tự ghi tệp vào thư mục được")
                .await;
            return;
        }
        page.before_loading(PICKER).await;
        page.reload().await;
        page.click_button("Chọn thư mục…").await;
        page.see("Đang tự sao lưu vào thư mục này").await;
        assert_eq!(
            in_folder(&page, "").await,
            [],
            "an empty register is not written"
        );
        import(&page, thanh_ba()).await;
        page.open("#/cai-dat").await;
        page.click_button("Sao lưu ngay").await;
        page.see("Lần ghi gần nhất").await;
        let written = in_folder(&page, "Thắp sáng đường quê").await;
        let [(first, true), (second, true)] = &written[..] else {
            panic!("{written:?}")
        };
        assert_eq!(second, "dvk_so_sao-luu.json");
        assert!(first.starts_with("dvk_so_sao-luu-"), "{first}");
        add(&page, "Chợ dân sinh văn minh").await;
        page.until("window.dispatchEvent(new Event('pagehide'))")
            .await;
        place(&page, "Cài đặt").await;
        page.see("Từ đó chưa có thay đổi nào").await;
        let written = in_folder(&page, "Chợ dân sinh văn minh").await;
        assert!(written.iter().all(|(_, has)| *has), "{written:?}");
        page.click_button("Thôi tự sao lưu").await;
        page.see("Chọn thư mục…").await;
        assert_eq!(in_folder(&page, "").await.len(), 2);
    });
}

#[test]
fn changes_that_are_in_no_file_are_pointed_out_until_one_is_saved() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        page.open("").await;
        page.see_no("thay đổi chưa lưu ra tệp").await;
        let outside = Outside {
            n_changes: 12,
            changed_at: Some(Timestamp::from_millis(1_790_000_000_000)),
            ..Outside::default()
        };
        let text = serde_json::to_string(&write_outside(&outside)).unwrap();
        page.until(&format!("(localStorage['dvk/outside'] = {text})"))
            .await;
        page.reload().await;
        page.see("thay đổi chưa lưu ra tệp").await;
        page.click_link("thay đổi chưa lưu ra tệp").await;
        page.see("12 thay đổi, trong").await;
        page.click_button("Để sau").await;
        page.see_no("12 thay đổi, trong").await;
        place(&page, "Tổng quan").await;
        page.see_no("thay đổi chưa lưu ra tệp").await;
        backup(&page).await;
        page.see("Từ đó chưa có thay đổi nào").await;
        add(&page, "Chợ dân sinh văn minh").await;
        place(&page, "Cài đặt").await;
        page.see("Từ đó có 1 thay đổi chưa lưu ra ngoài").await;
    });
}

#[test]
fn a_download_in_another_programs_window_counts_once_people_have_found_the_file() {
    drive(async |browser| {
        let page = browser.page().await;
        page.before_loading(
            "Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 (KHTML, like Gecko) \
             Version/4.0 Chrome/128.0 Mobile Safari/537.36 Zalo android/12100630' })",
        )
        .await;
        import(&page, thanh_ba()).await;
        backup(&page).await;
        page.see("Cửa sổ của Zalo có khi không lưu tệp").await;
        page.see("Chưa lần nào lưu tệp của cả sổ ra ngoài").await;
        page.click_button("Không thấy tệp").await;
        page.see_no("Cửa sổ của Zalo có khi không lưu tệp").await;
        page.see("Chưa lần nào lưu tệp của cả sổ ra ngoài").await;
        page.click_button("Tải bản sao lưu đầy đủ").await;
        page.click_button("Đã thấy tệp").await;
        page.see("Từ đó chưa có thay đổi nào").await;
        // What goes to those above counts as sent in the same way.
        place(&page, "Trao đổi tệp").await;
        let _file = export(&page).await;
        page.see("Cửa sổ của Zalo có khi không lưu tệp").await;
        page.see_no("Lần gửi").await;
        page.see("Đã xuất “").await;
        page.click_button("Không thấy tệp").await;
        page.see("Hãy vào “Trao đổi tệp” bấm").await;
        page.see_no("Cửa sổ của Zalo có khi không lưu tệp").await;
        page.see_no("Đã xuất “").await;
        page.see_no("Lần gửi").await;
        let _file = export(&page).await;
        page.click_button("Đã thấy tệp").await;
        page.see("Lần gửi").await;
    });
}
