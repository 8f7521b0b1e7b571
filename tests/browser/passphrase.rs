//! Files locked with a passphrase: nothing of them is readable, the passphrase opens them, and it is kept nowhere.

use crate::steps::{CHOOSE_FILES, ENTER, fingerprint, import, place, thanh_ba};
use crate::support::{Page, drive, in_project};
use std::path::PathBuf;

use fantoccini::key::Key;

const RIGHT: &str = "bốn mùa hoa nở";

/// Types a passphrase for the file that goes out.
async fn set(page: &Page, passphrase: &str) {
    place(page, "Trao đổi tệp").await;
    page.click_button("Đặt mật khẩu cho tệp").await;
    page.fill("Mật khẩu của tệp", passphrase).await;
    page.see("Tệp sẽ được khóa bằng mật khẩu").await;
}

/// Chooses a locked file; its preview offers nothing yet.
async fn choose(page: &Page, file: PathBuf) {
    page.open("#/trao-doi-tep").await;
    page.choose_files(CHOOSE_FILES, &[file]).await;
    page.see("Tệp này được khóa bằng mật khẩu").await;
    page.see("Chưa nhập được: tệp còn khóa").await;
}

/// Tries a passphrase on the chosen files.
async fn unlock(page: &Page, passphrase: &str) {
    page.fill("Mật khẩu để mở khóa", passphrase).await;
    page.click_button("Mở khóa").await;
}

fn parse_locked(text: &serde_json::Value) -> serde_json::Value {
    let file: serde_json::Value = serde_json::from_str(text.as_str().unwrap()).unwrap();
    assert_eq!(file["format"], "so-dan-van-kheo-locked");
    file
}

#[test]
fn a_locked_file_shows_nothing_and_opens_elsewhere_with_its_passphrase_alone() {
    drive(async |browser| {
        let one = browser.page().await;
        import(&one, thanh_ba()).await;
        set(&one, RIGHT).await;
        one.click_button("Xuất tệp").await;
        let file = one.downloaded().await;
        one.see("Tệp đã khóa bằng mật khẩu").await;
        let text = std::fs::read_to_string(&file).unwrap();
        let plain = std::fs::read_to_string(thanh_ba()).unwrap();
        let plain: serde_json::Value = serde_json::from_str(&plain).unwrap();
        for model in plain["models"].as_array().unwrap() {
            assert!(!text.contains(model["title"].as_str().unwrap()));
        }
        assert!(!text.contains("models") && !text.contains("Thanh Ba"));

        let two = browser.page().await;
        choose(&two, file).await;
        let before = two.until("JSON.stringify(localStorage)").await;
        two.click_button("Mở khóa").await;
        two.see("Hãy gõ mật khẩu mà nơi gửi đã báo").await;
        for wrong in ["bon mua hoa no", &format!("{RIGHT}!")] {
            unlock(&two, wrong).await;
            two.see("sai mật khẩu, hoặc tệp đã bị hỏng. Sổ không thay đổi")
                .await;
            two.see("Chưa nhập được: tệp còn khóa").await;
        }
        assert_eq!(two.until("JSON.stringify(localStorage)").await, before);
        unlock(&two, RIGHT).await;
        two.click_button("Nhập vào sổ").await;
        two.see("32 mô hình mới").await;
        assert_eq!(fingerprint(&two).await, fingerprint(&one).await);
        for page in [&one, &two] {
            page.until(&format!("!(location + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)).includes('{RIGHT}')"))
                .await;
        }
    });
}

#[test]
fn a_file_locked_by_another_program_opens_however_the_marks_of_its_passphrase_are_typed() {
    drive(async |browser| {
        let page = browser.page().await;
        choose(&page, in_project("tests/fixtures/locked.json")).await;
        let decomposed = page.until(&format!("'{RIGHT}'.normalize('NFD')")).await;
        let decomposed = decomposed.as_str().unwrap();
        assert_ne!(decomposed, RIGHT);
        // A blank at the end, as a phone types it after a word, and of another kind, as a messenger makes it.
        unlock(&page, &format!("{decomposed}\u{a0}")).await;
        page.see("Xã Vân Lĩnh").await;
        page.click_button("Nhập vào sổ").await;
        page.see("1 mô hình mới").await;
    });
}

#[test]
fn a_header_that_somebody_changed_opens_nothing() {
    drive(async |browser| {
        let page = browser.page().await;
        let text = std::fs::read_to_string(in_project("tests/fixtures/locked.json")).unwrap();
        let changed = page.profile().with_extension("json");
        let (head, rest) = text.split_once("\"name\": \"AES-256-GCM\"").unwrap();
        let more = format!("{head}\"name\": \"AES-256-GCM\", \"note\": 1{rest}");
        std::fs::write(&changed, more).unwrap();
        choose(&page, changed).await;
        unlock(&page, RIGHT).await;
        page.see("sai mật khẩu, hoặc tệp đã bị hỏng").await;
    });
}

#[test]
fn every_way_out_is_locked_and_each_file_anew() {
    drive(async |browser| {
        let page = browser.page().await;
        let take = "window.taken = [];
            navigator.canShare = () => true;
            navigator.share = async ({ files }) => { taken.push(await files[0].text()); };
            navigator.clipboard.writeText = async (text) => { taken.push(text); };";
        page.before_loading(take).await;
        import(&page, thanh_ba()).await;
        set(&page, RIGHT).await;
        page.click_button("Gửi qua ứng dụng…").await;
        page.see("Đã chuyển “").await;
        page.click_button("Sao chép nội dung").await;
        page.see("Đã sao chép nội dung tệp").await;
        let taken = page.until("taken.length === 2 && taken").await;
        let taken = taken.as_array().unwrap();
        let files: Vec<_> = taken.iter().map(parse_locked).collect();
        for member in [["kdf", "salt"], ["cipher", "iv"]] {
            let of = |at: usize| &files[at][member[0]][member[1]];
            assert_ne!(of(0), of(1));
        }
    });
}

#[test]
fn while_a_file_is_locked_the_buttons_rest_and_the_screen_says_so() {
    drive(async |browser| {
        let page = browser.page().await;
        // The second time it is opened again, to see that it can be.
        let hold = "const derive = SubtleCrypto.prototype.deriveKey;
            SubtleCrypto.prototype.deriveKey = async function (...all) {
                if (!window.go) await new Promise((go) => { window.go = go; });
                return derive.apply(this, all);
            };";
        page.before_loading(hold).await;
        import(&page, thanh_ba()).await;
        set(&page, RIGHT).await;
        page.until("(the('button', 'Xuất tệp').focus(), true)")
            .await;
        page.press(&[], ENTER).await;
        page.see("Đang khóa tệp…").await;
        page.until(
            "['Xuất tệp', 'Sao chép nội dung'].every((name) => named('button', name)[0].ariaDisabled === 'true')",
        )
        .await;
        // A second press does nothing.
        page.press(&[], ENTER).await;
        page.until("window.go && (window.go(), true)").await;
        page.downloaded().await;
        page.see_no("Đang khóa tệp…").await;
        page.until("document.activeElement === the('button', 'Xuất tệp') && !document.activeElement.ariaDisabled")
            .await;
    });
}

#[test]
fn a_file_that_took_too_long_to_lock_goes_out_with_a_second_press() {
    drive(async |browser| {
        let page = browser.page().await;
        let refuse_once = "window.taken = []; let isFirst = true;
            navigator.canShare = () => true;
            navigator.share = async ({ files }) => {
                if (isFirst) { isFirst = false; throw new DOMException('no press', 'NotAllowedError'); }
                taken.push(await files[0].text());
            };";
        page.before_loading(refuse_once).await;
        import(&page, thanh_ba()).await;
        set(&page, RIGHT).await;
        page.click_button("Gửi qua ứng dụng…").await;
        page.see("trình duyệt cần bạn bấm nút ấy thêm một lần")
            .await;
        // The second press must not lock again.
        page.until("(SubtleCrypto.prototype.deriveKey = () => Promise.reject(), true)")
            .await;
        page.click_button("Gửi qua ứng dụng…").await;
        page.see("Đã chuyển “").await;
        parse_locked(&page.until("taken[0]").await);
    });
}

#[test]
fn where_the_browser_cannot_encrypt_the_screen_says_so_and_nothing_else_changes() {
    drive(async |browser| {
        let page = browser.page().await;
        page.before_loading(
            "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });",
        )
        .await;
        import(&page, thanh_ba()).await;
        page.click_button("Đặt mật khẩu cho tệp").await;
        page.see("Trình duyệt không cho mã hóa ở địa chỉ này").await;
        page.click_button("Xuất tệp").await;
        let text = std::fs::read_to_string(page.downloaded().await).unwrap();
        assert!(text.contains("\"models\""));
        page.choose_files(CHOOSE_FILES, &[in_project("tests/fixtures/locked.json")])
            .await;
        page.see("Trình duyệt không mở khóa được ở địa chỉ này")
            .await;
    });
}

#[test]
fn a_passphrase_opens_the_files_it_fits_and_the_others_wait_for_theirs() {
    drive(async |browser| {
        let one = browser.page().await;
        import(&one, thanh_ba()).await;
        set(&one, "một mật khẩu khác").await;
        one.click_button("Xuất tệp").await;
        let other = one.downloaded().await;
        let two = browser.page().await;
        let own = in_project("tests/fixtures/locked.json");
        two.open("#/trao-doi-tep").await;
        two.choose_files(CHOOSE_FILES, &[other, own, thanh_ba()])
            .await;
        unlock(&two, RIGHT).await;
        two.see("Mật khẩu này chỉ mở được một số tệp").await;
        two.see("Xã Vân Lĩnh").await;
        unlock(&two, "một mật khẩu khác").await;
        two.see_no("Mật khẩu để mở khóa").await;
        two.click_button("Nhập vào sổ").await;
        two.see("Đã nhập 3 tệp").await;
        two.see("33 mô hình mới").await;
    });
}

#[test]
fn enter_after_the_passphrase_saves_the_locked_file() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        set(&page, RIGHT).await;
        page.until("document.activeElement.form !== null").await;
        page.press(&[Key::Enter], "").await;
        let text = std::fs::read_to_string(page.downloaded().await).unwrap();
        assert!(text.contains("so-dan-van-kheo-locked"));
        page.see("Tệp đã khóa bằng mật khẩu").await;
        assert_eq!(page.fragment().await, "#/trao-doi-tep");
    });
}
