//! Báo cáo: a figure opens the models behind it, a table is copied, and what is printed is A4.

use crate::steps::{import, place, thanh_ba};
use crate::support::{Engine, Page, drive};

const BY_FIELD: &str =
    "Mô hình, điển hình “Dân vận khéo” theo lĩnh vực, cấp đăng ký, chủ thể năm 2022";
const IS_OPEN: &str = "named('button', 'Đóng danh sách').length";

/// Opens the first figure of a row of a table.
async fn open_figure(page: &Page, table: &str, row: &str) {
    page.within(table)
        .until(&format!(
            "(() => {{
                const row = [...region(within).querySelectorAll('tr')].find((row) => words(row).includes('{row}'));
                const figure = row?.querySelector('a');
                figure?.click();
                return figure;
            }})()"
        ))
        .await;
}

/// Prints the page, and returns the width and height of each sheet in points.
async fn sheets(page: &Page) -> Vec<(f64, f64)> {
    let pdf = readable(&page.print().await);
    let boxes = pdf.split("/MediaBox").skip(1);
    boxes
        .map(|rest| {
            let (_, rest) = rest.split_once('[').unwrap();
            let numbers = rest.split(']').next().unwrap().split_whitespace();
            let numbers: Vec<f64> = numbers.map(|one| one.parse().unwrap()).collect();
            let [0.0, 0.0, width, height] = numbers[..] else {
                panic!("{numbers:?}")
            };
            (width, height)
        })
        .collect()
}

/// Is this the size of A4 lying, as engines round it?
fn is_a4((width, height): (f64, f64)) -> bool {
    (width - 841.9).abs() < 1.0 && (height - 595.3).abs() < 1.0
}

/// Returns the text of a PDF, with what lies in it compressed.
fn readable(pdf: &[u8]) -> String {
    let mut all = String::from_utf8_lossy(pdf).into_owned();
    let starts = pdf.windows(8).enumerate();
    for (at, _) in starts.filter(|(_, word)| word == b"stream\r\n" || word.starts_with(b"stream\n"))
    {
        let begin = at + if pdf[at + 6] == b'\r' { 8 } else { 7 };
        // Pictures and fonts are of no matter.
        if let Ok(bytes) = miniz_oxide::inflate::decompress_to_vec_zlib(&pdf[begin..]) {
            all.push_str(&String::from_utf8_lossy(&bytes));
        }
    }
    all
}

#[test]
fn a_figure_opens_its_models_a_table_is_copied_and_a_list_is_printed_whole_on_a4() {
    drive(async |browser| {
        let page = browser.page().await;
        let take_copies =
            "window.taken = []; addEventListener('copy', ({ clipboardData }) => window.taken.push(
            ['text/plain', 'text/html'].map((kind) => clipboardData.getData(kind))));";
        page.before_loading(take_copies).await;
        page.open("#/bao-cao").await;
        page.see("Sổ chưa có mô hình nào nên chưa có số liệu").await;
        import(&page, thanh_ba()).await;
        place(&page, "Báo cáo").await;
        page.heading("Số liệu định kỳ").await;
        page.see("Năm 2022 · tất cả đơn vị").await;

        page.choose("Báo cáo", "Lĩnh vực, cấp đăng ký, chủ thể")
            .await;
        open_figure(&page, BY_FIELD, "Quốc phòng - an ninh").await;
        page.see("Quốc phòng - an ninh · Số mô hình · Tổng: 4")
            .await;
        page.until("document.activeElement.textContent.includes('Tổng: 4')")
            .await;
        let n = "[document.querySelector('[role=dialog]').querySelectorAll('a').length]";
        assert_eq!(page.until(n).await[0].as_i64(), Some(4));
        page.press(&[], "\u{e00c}").await;
        page.until(&format!("!{IS_OPEN}")).await;
        page.until("document.activeElement.textContent.trim() === '4'")
            .await;

        open_figure(&page, BY_FIELD, "Tổng số").await;
        page.see("Tổng số · Số mô hình · Tổng: 32").await;
        page.reload().await;
        page.see("Tổng số · Số mô hình · Tổng: 32").await;
        page.click_link("Thắp sáng đường quê").await;
        page.heading("Thắp sáng đường quê").await;
        page.back().await;
        page.see("Tổng số · Số mô hình · Tổng: 32").await;
        page.click_button("Đóng danh sách").await;
        page.until(&format!("!{IS_OPEN}")).await;

        page.click_button(&format!("Sao chép bảng {BY_FIELD}"))
            .await;
        page.see("Đã sao chép bảng").await;
        page.until("window.taken.at(-1)[0].includes('\\nTổng số\\t32\\t')")
            .await;
        page.until("window.taken.at(-1)[1].includes('>32</td>')")
            .await;

        page.choose("Báo cáo", "Danh sách đăng ký").await;
        page.heading("Danh sách đăng ký").await;
        page.see("Thắp sáng đường quê").await;
        let lying = sheets(&page).await;
        assert!(lying.len() > 1, "{lying:?}");
        // In WebKit people choose themselves how sheets lie.
        if Engine::chosen() != Engine::WebKit {
            assert!(lying.iter().all(|sheet| is_a4(*sheet)), "{lying:?}");
        }
        page.choose("Báo cáo", "Từ đăng ký đến khen thưởng").await;
        page.heading("Từ đăng ký đến khen thưởng").await;
        let upright = sheets(&page).await;
        assert!(!upright.is_empty());
        assert!(
            upright
                .iter()
                .all(|(width, height)| is_a4((*height, *width))),
            "{upright:?}"
        );
    });
}

#[test]
fn a_list_is_printed_in_short_or_whole_on_sheets_of_its_own() {
    drive(async |browser| {
        let page = browser.page().await;
        let take_prints = "window.printed = []; window.print = () => window.printed.push(
            [document.body.dataset.paper, document.querySelectorAll('.paper tbody tr').length]);";
        page.before_loading(take_prints).await;
        import(&page, thanh_ba()).await;
        place(&page, "Báo cáo").await;
        page.choose("Báo cáo", "Danh sách đăng ký").await;
        page.heading("Danh sách đăng ký").await;
        page.click_button("In").await;
        page.see("32 dòng, khoảng ").await;
        page.click_button("In danh sách này").await;
        page.until("String(window.printed) === 'short,32'").await;
        page.tick("In đủ: mọi cột, chữ dài in hết").await;
        page.see("32 dòng, khoảng ").await;
        page.click_button("In danh sách này").await;
        page.until("String(window.printed) === 'short,32,whole,32'")
            .await;
        page.click_button("Đóng").await;
        page.until("!document.querySelector('.paper')").await;
    });
}
