//! Without a mouse: every control is reached with the Tab key and is in sight then, and every task can be done.

use std::path::PathBuf;

use fantoccini::key::Key;
use serde_json::Value;

use crate::steps::{CHOOSE_FILES, ENTER, SCREENS, import, place, retitle, thanh_ba};
use crate::support::{Page, drive};

const SPACE: &str = " ";
const DOWN: &str = "\u{e015}";

/// How often somebody would press a key before giving up.
const MAX_PRESSES: usize = 150;
/// How often is looked whether the focus is shown.
const MAX_LOOKS: usize = 50;

/// Goes on with the Tab key until the focus is on what has a name that begins so. Whatever has the focus on the way is marked.
async fn tab_to(page: &Page, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..MAX_PRESSES {
        page.tab_on().await;
        let mut here = page.until(MARKED).await;
        // Keys sent are not yet keys shown.
        for _ in 0..MAX_LOOKS {
            if here["isMarked"] == true {
                break;
            }
            here = page.until(MARKED).await;
        }
        let is_marked = here["isMarked"] == true;
        let here = here["name"].as_str().unwrap_or_default();
        assert!(is_marked, "nothing shows that “{here}” has the focus");
        if here.starts_with(name) {
            return;
        }
        passed.push(here.chars().take(40).collect::<String>());
    }
    panic!("“{name}” is not reached by the Tab key, which goes through {passed:?}");
}

/// Says what has the focus, and whether that is shown: the frame is around it, its label, or the place for files.
const MARKED: &str = "(() => {
    const one = document.activeElement;
    const marks = [one, one.labels?.[0], one.parentElement].filter(Boolean).map((mark) => getComputedStyle(mark));
    const isMarked = marks.some((mark) => mark.outlineStyle !== 'none' && parseFloat(mark.outlineWidth) > 0);
    // Where the program has put it, on a heading, there is nothing to press.
    return { name: nameOf(one), isMarked: isMarked || one.matches('body, [tabindex=\"-1\"]') };
})()";

async fn press_on(page: &Page, name: &str, key: &str) {
    tab_to(page, name).await;
    page.press(&[], key).await;
}

async fn type_into(page: &Page, label: &str, text: &str) {
    tab_to(page, label).await;
    page.press(&[], text).await;
    page.until(&format!("document.activeElement.value === '{text}'"))
        .await;
}

/// Waits until a screen is open: the focus goes to its heading.
async fn opened(page: &Page, heading: &str) {
    page.until(&format!(
        "document.activeElement.matches('h1') && nameOf(document.activeElement) === '{heading}'"
    ))
    .await;
}

/// Goes to a screen by its two letters, which count outside of forms.
async fn go(page: &Page, letter: &str, heading: &str) {
    while page
        .until("[!!document.activeElement.closest('form')]")
        .await[0]
        == true
    {
        page.tab_on().await;
    }
    page.press(&[], "g").await;
    page.press(&[], letter).await;
    opened(page, heading).await;
}

#[test]
fn a_model_is_added_changed_deleted_brought_back_and_sent_without_a_mouse() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        press_on(&page, "Thêm mô hình", ENTER).await;
        opened(&page, "Thêm mô hình").await;
        type_into(&page, "Tên mô hình", "Duong hoa").await;
        press_on(&page, "Lĩnh vực", DOWN).await;
        page.until("document.activeElement.value !== ''").await;
        type_into(&page, "Tên đơn vị mới", "Xa A").await;
        page.press(&[], ENTER).await;
        opened(&page, "Duong hoa").await;

        press_on(&page, "Sửa", ENTER).await;
        page.heading("Sửa mô hình").await;
        type_into(&page, "Ghi chú", "Da sua").await;
        page.press(&[Key::Control], "s").await;
        page.heading("Duong hoa").await;
        page.see("Da sua").await;

        press_on(&page, "Xóa", ENTER).await;
        page.see("Đã xóa").await;
        page.until("document.activeElement.matches('h1')").await;
        page.press(&[Key::Control], "z").await;
        page.see("Duong hoa").await;

        go(&page, "d", "Danh mục").await;
        type_into(&page, "Tên đơn vị", "Xa B").await;
        page.press(&[], ENTER).await;
        page.see("Đã thêm “Xa B”").await;
        // For the next one.
        page.until("document.activeElement.value === '' && nameOf(document.activeElement) === 'Tên đơn vị'")
            .await;
        tab_to(&page, "Thêm đơn vị").await;

        go(&page, "p", "Trao đổi tệp").await;
        press_on(&page, "Gửi cấp trên", SPACE).await;
        press_on(&page, "Xuất tệp", ENTER).await;
        page.downloaded().await;
    });
}

#[test]
fn a_file_is_looked_at_taken_in_and_its_differences_are_decided_without_a_mouse() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường quê ở khu 2").await;
        let theirs = std::fs::read_to_string(thanh_ba()).unwrap();
        let file = page.profile().join("noi-khac.json");
        let theirs = theirs.replace("Thắp sáng đường quê", "Thắp sáng đường quê, ngõ xóm");
        std::fs::write(&file, theirs).unwrap();
        go(&page, "p", "Trao đổi tệp").await;
        tab_to(&page, CHOOSE_FILES).await;
        // The dialog that opens is the browser's own.
        page.choose_files(CHOOSE_FILES, &[file]).await;
        page.see("Chỗ khác nhau sẽ có (1)").await;
        press_on(&page, "Nhập vào sổ", ENTER).await;
        page.see("Chỗ khác nhau: 1").await;
        press_on(&page, "Giữ giá trị của Huyện Thanh Ba", ENTER).await;
        page.see_no("Chỗ khác nhau: 1").await;
        press_on(&page, "Hoàn tác", ENTER).await;
        page.see("Chỗ khác nhau: 1").await;
        go(&page, "c", "Báo cáo").await;
        press_on(&page, "Báo cáo", DOWN).await;
        page.until("document.activeElement.value !== ''").await;
    });
}

/// Writes a file with three models for each of the 32, whose titles end in a number.
fn three_of_each(page: &Page) -> PathBuf {
    let text = std::fs::read_to_string(thanh_ba()).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let models = file["models"].as_array_mut().unwrap();
    let copies: Vec<Value> = (1..3)
        .flat_map(|n| {
            let copy = move |model: &Value| {
                let mut copy = model.clone();
                for member in ["id", "title"] {
                    copy[member] = format!("{} {n}", model[member].as_str().unwrap()).into();
                }
                copy
            };
            models.iter().map(copy).collect::<Vec<_>>()
        })
        .collect();
    models.extend(copies);
    let path = page.profile().join("nhieu.json");
    std::fs::write(&path, file.to_string()).unwrap();
    path
}

#[test]
fn in_a_long_list_the_keys_go_on_from_where_one_was() {
    const ROW: &str = "document.querySelectorAll('main :is(tbody tr, .model-card)')";
    drive(async |browser| {
        let page = browser.page().await;
        let many = three_of_each(&page);
        import(&page, many).await;
        place(&page, "Sổ mô hình").await;
        opened(&page, "Sổ mô hình").await;
        // The first of those that more shows.
        let more = "(the('button', 'Xem thêm 36 mô hình').focus(), true)";
        page.until(more).await;
        page.press(&[], ENTER).await;
        page.until(&format!("{ROW}[60]?.contains(document.activeElement)"))
            .await;
        // The row one came from.
        let name = page.until("nameOf(document.activeElement)").await;
        let name = name.as_str().unwrap();
        page.press(&[], ENTER).await;
        opened(&page, name).await;
        page.back().await;
        page.until(&format!(
            "{ROW}[60]?.contains(document.activeElement) && scrollY > 1000"
        ))
        .await;
        // The one after the one that was dealt with.
        page.open("#/viec-can-lam").await;
        opened(&page, "Việc cần làm").await;
        page.until("(document.querySelector('.entry-list__item summary').click(), true)")
            .await;
        let nth = |n: usize| {
            format!(
                "document.querySelectorAll('.entry-list .entry-list__item .entry-list__item')[{n}]"
            )
        };
        let next = page.until(&format!("{}.innerText", nth(4))).await;
        page.until(&format!(
            "({}.querySelector('button').focus(), true)",
            nth(3)
        ))
        .await;
        page.press(&[], ENTER).await;
        page.see("Đã").await;
        let text = next.as_str().unwrap().replace('\n', "\\n");
        page.until(&format!(
            "document.activeElement === {} && document.activeElement.innerText === '{text}'",
            nth(3)
        ))
        .await;
    });
}

#[test]
fn the_further_places_of_a_phone_are_closed_with_the_focus_on_their_button() {
    const ESCAPE: &str = "\u{e00c}";
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        page.resize(320, 640).await;
        page.until("(the('button', 'Mục khác').focus(), true)")
            .await;
        page.press(&[], ENTER).await;
        tab_to(&page, "Báo cáo").await;
        page.press(&[], ESCAPE).await;
        page.until("nameOf(document.activeElement) === 'Mục khác' && document.activeElement.ariaExpanded === 'false'")
            .await;
    });
}

#[test]
fn a_note_covers_nothing_that_has_the_focus() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/them-mo-hinh").await;
        page.resize(320, 640).await;
        page.fill("Tên mô hình", &"Tổ liên gia tự quản ".repeat(6))
            .await;
        page.choose("Lĩnh vực", "Văn hóa - xã hội").await;
        page.fill("Tên đơn vị mới", "Xã Hanh Cù").await;
        page.click_button("Lưu và thêm mô hình khác").await;
        page.see("Đã thêm mô hình").await;
        page.until("document.activeElement.matches('#title') && !document.activeElement.value")
            .await;
        let looked = page.client().execute_async(LOOK_AT_EACH, Vec::new());
        let looked = looked.await.expect("what is out of sight");
        assert_eq!(looked["hidden"], serde_json::json!([]));
        // It goes by itself once one has gone on.
        place(&page, "Sổ mô hình").await;
        page.see("Đã thêm mô hình").await;
        place(&page, "Tổng quan").await;
        page.see_no("Đã thêm mô hình").await;
    });
}

#[test]
fn whatever_has_the_focus_is_in_sight_on_every_screen() {
    drive(async |browser| {
        let page = browser.page().await;
        import(&page, thanh_ba()).await;
        let mut hidden = Vec::new();
        for (width, height) in [(320, 640), (1280, 720)] {
            page.resize(width, height).await;
            for (address, heading) in SCREENS {
                page.open(address).await;
                page.heading(heading).await;
                let looked = page.client().execute_async(LOOK_AT_EACH, Vec::new());
                let looked = looked.await.expect("what is out of sight");
                assert!(looked["n"].as_u64() > Some(3), "{heading}: {looked}");
                let found = looked["hidden"].as_array().cloned().unwrap_or_default();
                hidden.extend(found.iter().map(|one| format!("{heading}, {width}: {one}")));
            }
        }
        assert!(hidden.is_empty(), "{hidden:#?}");
    });
}

/// Gives the focus to each control, and lists those that are then covered, or out of the window some frames later.
const LOOK_AT_EACH: &str = "const done = arguments[0];
const isSeen = (place) => {
    const whole = place.getClientRects()[0];
    const [left, top] = [Math.max(whole.left, 0), Math.max(whole.top, 0)];
    const [width, height] = [Math.min(whole.right, innerWidth) - left, Math.min(whole.bottom, innerHeight) - top];
    return [[0.5, 0.5], [0.05, 0.5], [0.95, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
        const there = document.elementFromPoint(left + width * x, top + height * y);
        return there && place.contains(there);
    });
};
const frame = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
(async () => {
    const controls = 'a[href], button, input, select, textarea, summary, [tabindex=\"0\"]';
    const all = [...document.querySelectorAll(controls)]
        .filter((one) => !one.disabled && one.type !== 'hidden' && one.checkVisibility({ visibilityProperty: true }));
    const hidden = [];
    for (const one of all) {
        // A region that scrolls no more is no control, and may become that meanwhile.
        if (!one.isConnected || !one.matches(controls)) continue;
        one.focus();
        const place = one.type === 'file' ? one.labels[0] : one;
        // A region that begins to scroll takes the focus a frame later.
        for (let n = 0; n < 5 && !(document.activeElement === one && isSeen(place)); n++) {
            await frame();
            one.focus();
        }
        if (!one.isConnected || !one.matches(controls)) continue;
        const trouble = document.activeElement !== one ? 'takes no focus' : isSeen(place) ? '' : 'is out of sight';
        if (trouble) hidden.push(`${(one.labels?.[0] ?? one).textContent.trim() || one.outerHTML.slice(0, 80)} ${trouble}`);
    }
    return { n: all.length, hidden };
})().then(done, (error) => done({ n: 0, hidden: [String(error)] }));";
