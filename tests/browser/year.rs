//! A whole year of a commune and its province: words and units are sent down, models are registered, judged and awarded, the file
//! goes up and is added up, next year begins, and what is good is replicated elsewhere.

use crate::steps::{add_first, export, import, place, status};
use crate::support::{Page, drive};
use fantoccini::key::Key;

/// The models in the order of the meeting, and the points each is given.
const MODELS: [(&str, &[&str]); 4] = [
    ("Đường hoa nông thôn", &["18", "18", "17", "20", "12"]),
    ("Hiến đất mở đường", &["15", "15", "15", "20", "10"]),
    ("Tổ hòa giải", &["20", "20", "20", "25", "15"]),
    ("Tuyến phố sạch", &["10", "10", "10", "10", "10"]),
];
const RETURNED: &str = "Vườn rau sạch";
/// The criteria of the example that every register begins with.
const CRITERIA: [&str; 5] = [
    "Chọn đúng việc Nhân dân cần, mục tiêu rõ ràng",
    "Cách làm sáng tạo, phù hợp tình hình",
    "Huy động được Nhân dân và các lực lượng tham gia",
    "Kết quả cụ thể, kiểm chứng được",
    "Duy trì được, có thể nhân rộng",
];

#[test]
fn a_year_of_a_commune_and_its_province_goes_from_registration_to_replication() {
    drive(async |browser| {
        let province = browser.page().await;
        let commune = browser.page().await;
        let below = send_down(&province).await;
        import(&commune, below).await;
        commune.open("#/cai-dat").await;
        commune.choose("Đơn vị của sổ này", "Xã A").await;
        commune.fill("Tên ghi trên mỗi lần sửa", "Cán bộ xã").await;
        commune.click_button("Lưu").await;
        commune.within("Các mục chính").see("Xã A").await;

        register(&commune).await;
        judge(&commune).await;
        award(&commune, MODELS[0].0).await;
        award(&commune, MODELS[2].0).await;
        status(&commune, "Đã lưu").await;
        import(&province, export(&commune).await).await;
        add_up(&province).await;

        carry_over(&commune).await;
        import(&province, export(&commune).await).await;
        replicate(&province).await;
    });
}

/// Writes the units down at the province, and returns the file without any model.
async fn send_down(province: &Page) -> std::path::PathBuf {
    province.open("#/danh-muc").await;
    province.click_button("Dán nhiều đơn vị").await;
    let list = "Tỉnh T\n- Xã A\n- Xã B";
    let label = "Danh sách đơn vị, mỗi dòng một đơn vị";
    province.fill(label, list).await;
    province.click_button("Thêm 3 đơn vị").await;
    province.see("Đã thêm 3 đơn vị").await;
    place(province, "Trao đổi tệp").await;
    province
        .choose("Nội dung tệp", "Chỉ danh mục và cây đơn vị")
        .await;
    province.click_button("Xuất tệp").await;
    province.downloaded().await
}

async fn register(page: &Page) {
    let titles = MODELS.map(|(title, _)| title);
    page.open("#/them-mo-hinh").await;
    for title in titles.into_iter().chain([RETURNED]) {
        page.until("document.getElementById('title')?.value === ''")
            .await;
        page.fill("Tên mô hình", title).await;
        page.choose("Lĩnh vực", "Văn hóa - xã hội").await;
        page.click_button("Lưu và thêm mô hình khác").await;
        page.see(&format!("Đã thêm mô hình “{title}”")).await;
    }
    place(page, "Tổng quan").await;
    page.see("mô hình, điển hình được đăng ký").await;
}

async fn judge(page: &Page) {
    place(page, "Bình xét").await;
    page.see("Đang chọn 0 trong 5 mô hình").await;
    page.tick(&format!("Chọn “{RETURNED}”")).await;
    let moves = page.within("Chuyển giai đoạn");
    moves.choose("Chuyển sang", "Trả lại (cần lý do)").await;
    moves.click_button("Chuyển giai đoạn").await;
    moves.see("Ghi lý do trả lại").await;
    moves.fill("Ghi chú, lý do", "Chưa rõ địa bàn").await;
    moves.click_button("Chuyển 1 mô hình").await;
    page.see(&format!("Đã chuyển “{RETURNED}” sang “Trả lại”"))
        .await;
    page.see("Đang chọn 0 trong 4 mô hình").await;
    page.click_button("Chọn tất cả").await;
    for stage in ["Đã duyệt", "Đang thực hiện"] {
        move_to(page, stage, 4).await;
        page.see(&format!("Đã chuyển 4 mô hình sang “{stage}”"))
            .await;
    }
    score(page).await;
    move_to(page, "Đã đánh giá", 4).await;
    page.see("Đã chuyển 4 mô hình sang “Đã đánh giá”").await;
    page.tick(&format!("Chọn “{}”", MODELS[3].0)).await;
    move_to(page, "Đề nghị công nhận", 3).await;
    page.see("Đã chuyển 3 mô hình sang “Đề nghị công nhận”")
        .await;

    let moves = page.within("Chuyển giai đoạn");
    moves.choose("Chuyển sang", "Được công nhận").await;
    moves.choose("Cấp công nhận", "Cấp tỉnh").await;
    moves.click_button("Chuyển 3 mô hình").await;
    moves
        .see("3 mô hình được công nhận mà chưa có số và ngày quyết định")
        .await;
    moves.fill("Số quyết định công nhận", "12-QĐ/BCĐ").await;
    moves.see_no("chưa có số và ngày quyết định").await;
    // No model was registered as early as that.
    moves.fill("Ngày quyết định công nhận", "1/1/2020").await;
    moves.see("quyết định có trước ngày đăng ký").await;
    moves.fill("Ngày quyết định công nhận", "").await;
    moves.click_button("Chuyển 3 mô hình").await;
    page.see("Đã chuyển 3 mô hình sang “Được công nhận”").await;
}

async fn move_to(page: &Page, stage: &str, n: usize) {
    let moves = page.within("Chuyển giai đoạn");
    moves.choose("Chuyển sang", stage).await;
    moves.click_button(&format!("Chuyển {n} mô hình")).await;
}

/// Scores by the keyboard alone, from the first line of the batch on.
async fn score(page: &Page) {
    page.until(&format!(
        "(() => {{ const line = [...document.querySelectorAll('button')].find((one) => nameOf(one).startsWith('{}'));
            line?.focus(); return document.activeElement === line; }})()",
        MODELS[0].0
    ))
    .await;
    for (at, (title, points)) in MODELS.into_iter().enumerate() {
        page.until(&format!("named('heading', '{title}', within).length"))
            .await;
        for (criterion, points) in CRITERIA.into_iter().zip(points) {
            if at > 0 || criterion != CRITERIA[0] {
                page.until(&format!(
                    "nameOf(document.activeElement).startsWith('{criterion}')"
                ))
                .await;
            }
            page.press(&[], points).await;
            page.press(&[], &char::from(Key::Enter).to_string()).await;
        }
    }
    page.within("Đợt bình xét").see("4 đã chấm đủ").await;
    page.within("Đợt bình xét").see("85 điểm · Tốt").await;
    page.within("Đợt bình xét").see("75 điểm · Khá").await;
    // More than a criterion gives is said at its field, and nothing is changed.
    page.fill(CRITERIA[4], "15,5").await;
    page.press(&[], &char::from(Key::Enter).to_string()).await;
    page.see("Điểm cao nhất của tiêu chí này là 15").await;
    page.fill(CRITERIA[4], "10").await;
    page.press(&[], &char::from(Key::Enter).to_string()).await;
    page.see_no("Điểm cao nhất").await;
    page.see("Tổng điểm: 50 / 100").await;
    page.click_button("Biên bản").await;
    page.see("1. Đường hoa nông thôn (Xã A): 85 điểm, xếp loại tốt; đang thực hiện.")
        .await;
}

async fn award(page: &Page, title: &str) {
    place(page, "Sổ mô hình").await;
    page.click_link(title).await;
    page.heading(title).await;
    page.within("Các năm tham gia")
        .click_link("Sửa năm 2026")
        .await;
    page.heading("Sửa mô hình").await;
    page.click_button("Thêm khen thưởng").await;
    let award = page.within("Khen thưởng 1");
    award.fill("Hình thức", "Giấy khen").await;
    award.fill("Cơ quan khen thưởng", "UBND xã").await;
    page.click_button("Lưu").await;
    page.heading(title).await;
    page.see("Giấy khen").await;
}

async fn add_up(province: &Page) {
    place(province, "Báo cáo").await;
    province.heading("Báo cáo").await;
    province
        .choose("Báo cáo", "Từ đăng ký đến khen thưởng")
        .await;
    for (step, n) in [
        ("Được đăng ký", 4),
        ("Được duyệt", 4),
        ("Được công nhận", 3),
        ("Được khen thưởng", 2),
    ] {
        province
            .until(&format!(
                "[...document.querySelectorAll('tr')].some((row) => spaced(row.innerText).startsWith('{step} {n}'))"
            ))
            .await;
    }
    place(province, "Tổng quan").await;
    province.within("Giai đoạn").see("Trả lại").await;
}

async fn carry_over(page: &Page) {
    place(page, "Bình xét").await;
    page.see("Đang chọn 0 trong 4 mô hình").await;
    let next = page
        .until("(([, year] = []) => year)(/Duy trì sang năm (\\d{4})/.exec(document.body.innerText) ?? [])")
        .await;
    let next = next.as_str().unwrap_or_default().to_owned();
    page.click_button(&format!("Duy trì 4 mô hình sang năm {next}"))
        .await;
    page.see(&format!("Đã ghi duy trì 4 mô hình sang năm {next}"))
        .await;
    page.open(&format!("#/binh-xet?nam={next}")).await;
    page.see("Đang chọn 0 trong 4 mô hình").await;
    status(page, "Đã lưu").await;
}

async fn replicate(province: &Page) {
    place(province, "Sổ mô hình").await;
    province.click_link(MODELS[2].0).await;
    province.heading(MODELS[2].0).await;
    province.click_button("Nhân rộng").await;
    province.choose("Đơn vị nhận", "Xã B").await;
    province.click_button("Tạo mô hình ở đơn vị nhận").await;
    province.see("Đã nhân rộng “Tổ hòa giải” sang Xã B").await;
    province.within("Chung").see("Xã B").await;
    province.see("Nháp").await;
    province.see("Nhân rộng từ").await;
    province.click_button("Nhân rộng").await;
    province.within("Xã A").click_link(MODELS[2].0).await;
    province.within("Các năm tham gia").see("Duy trì").await;
}

#[test]
fn a_register_that_is_written_down_late_goes_on_from_the_day_of_its_registration() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        add_first(&page, MODELS[0].0).await;
        place(&page, "Bình xét").await;
        page.tick(&format!("Chọn “{}”", MODELS[0].0)).await;
        let moves = page.within("Chuyển giai đoạn");
        moves.choose("Chuyển sang", "Đã duyệt").await;
        // Whatever day it is, the registration seems to have come after it.
        let before = page.until("String(new Date().getFullYear() - 1)").await;
        let day = format!("31/12/{}", before.as_str().unwrap_or_default());
        moves.fill("Ngày", &day).await;
        let late = "Ngày đăng ký của mô hình chưa ghi";
        moves.see("bước trước đã ghi ngày").await;
        moves.fill(late, "1/1").await;
        moves.see_no("bước trước đã ghi ngày").await;
        moves.click_button("Chuyển 1 mô hình").await;
        moves.see("Ngày đăng ký không được sau ngày chuyển").await;
        page.see_no("Đã thêm mô hình").await;
        moves.fill(late, &day).await;
        // It is checked again when it is left.
        moves.fill("Ghi chú, lý do", "Vào sổ muộn").await;
        moves
            .see_no("Ngày đăng ký không được sau ngày chuyển")
            .await;
        moves.click_button("Chuyển 1 mô hình").await;
        page.see(&format!("Đã chuyển “{}” sang “Đã duyệt”", MODELS[0].0))
            .await;

        let awards = page.within("Ghi quyết định, khen thưởng, ngày đăng ký");
        awards.fill("Hình thức khen thưởng", "Giấy khen").await;
        awards.click_button("Ghi cho 1 mô hình").await;
        page.see("Đã ghi quyết định, khen thưởng hoặc ngày đăng ký cho 1 mô hình")
            .await;
    });
}

#[test]
fn what_may_be_a_slip_is_asked_once_and_saved_when_it_is_meant() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        place(&page, "Tổng quan").await;
        page.click_link("Thêm mô hình").await;
        page.fill("Tên mô hình", "Đường  hoa").await;
        page.choose("Lĩnh vực", "Văn hóa - xã hội").await;
        page.fill("Tên đơn vị mới", "Xã Hanh Cù").await;
        page.choose("Giai đoạn", "Được công nhận").await;
        page.fill("Điểm", "925 điểm").await;
        page.click_button("Lưu").await;
        page.see("Xin xem lại trước khi lưu").await;
        page.see("chưa ghi số và ngày quyết định").await;
        page.fill("Điểm", "92,5 điểm").await;
        page.click_button("Lưu").await;
        page.heading("Đường hoa").await;
        page.see("92,5").await;
    });
}
