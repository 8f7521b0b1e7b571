mod looked_at;
mod states;

use crate::steps::{retitle, thanh_ba};
use crate::support::{drive, in_project};
use looked_at::Screens;

/// The links of the navigation, and what their pictures are called.
const SCREENS: [(&str, &str); 7] = [
    ("Tổng quan", "tong-quan"),
    ("Sổ mô hình", "so-mo-hinh"),
    ("Bình xét", "binh-xet"),
    ("Báo cáo", "bao-cao"),
    ("Trao đổi tệp", "trao-doi-tep"),
    ("Danh mục", "danh-muc"),
    ("Cài đặt", "cai-dat"),
];

/// Leaves a picture of every screen, light and dark, in `target/screens`: look at them.
#[test]
fn no_screen_is_wider_than_its_window_or_hinders_anyone() {
    drive(async |browser| {
        let page = browser.page().await;
        let screens = Screens::of(&page, "every-screen");
        page.open("").await;
        screens.check("lan-dau").await;

        page.click_link("Trao đổi tệp").await;
        page.choose_files(
            "Chọn tệp để nhập",
            &[in_project("tests/fixtures/thanh-ba-2022.json")],
        )
        .await;
        page.until("the('button', 'Nhập vào sổ', within)").await;
        screens.check("xem-truoc").await;
        page.click_button("Nhập vào sổ").await;
        page.until("the('button', 'Hoàn tác', within)").await;

        for (link, name) in SCREENS {
            page.click_link(link).await;
            page.until(&format!(
                "named('link', '{link}', within)[0].ariaCurrent === 'page'"
            ))
            .await;
            screens.check(name).await;
        }
        page.click_button("Tôi muốn xóa toàn bộ dữ liệu").await;
        page.see("Bước 2. Xác nhận").await;
        screens.check("xoa-du-lieu").await;
        for (address, heading, name) in [
            ("#/viec-can-lam", "Việc cần làm", "viec-can-lam"),
            ("#/bao-cao/so-lieu", "Số liệu gửi lên", "so-lieu-gui-len"),
            ("#/tro-giup", "Trợ giúp", "tro-giup"),
            ("#/tro-giup/gui-tep", "Gửi tệp", "tro-giup-gui-tep"),
            ("#/tro-giup/phim-tat", "Phím tắt", "tro-giup-phim-tat"),
            (
                "#/bao-cao?bang=linh-vuc",
                "Lĩnh vực, cấp đăng ký, chủ thể",
                "bao-cao-linh-vuc",
            ),
            (
                "#/bao-cao?bang=danh-sach",
                "Danh sách đăng ký",
                "bao-cao-danh-sach",
            ),
        ] {
            page.open(address).await;
            page.heading(heading).await;
            screens.check(name).await;
        }
        page.open("#/trung-lap").await;
        page.heading("Mô hình có thể trùng nhau").await;
        screens.check("trung-lap").await;
        retitle(&page, "Thắp sáng đường quê", "Thắp sáng đường quê ở khu 2").await;
        let theirs = std::fs::read_to_string(thanh_ba()).unwrap();
        let file = page.profile().join("noi-khac.json");
        let theirs = theirs.replace("Thắp sáng đường quê", "Thắp sáng đường quê, ngõ xóm");
        std::fs::write(&file, theirs).unwrap();
        page.open("#/trao-doi-tep").await;
        page.choose_files("Chọn tệp để nhập", &[file]).await;
        page.see("Chỗ khác nhau sẽ có (1)").await;
        screens.check("xem-truoc-khac-nhau").await;
        page.click_button("Nhập vào sổ").await;
        page.see("Chỗ khác nhau: 1").await;
        screens.check("cho-khac-nhau").await;
        page.open("#/diem-khoi-phuc").await;
        page.until("(() => { const all = [...document.querySelectorAll('button')].filter((one) => nameOf(one) === 'Xem và quay lại'); if (all.length > 1) all.at(-1).click(); return all.length > 1; })()")
            .await;
        page.tick("Ghi đè cả những gì nơi khác đã ghi").await;
        page.see("32 mô hình bị xóa").await;
        screens.check("diem-khoi-phuc").await;
        page.open("#/mo-hinh").await;
        page.click_link("Thắp sáng đường quê ở khu 2").await;
        page.heading("Thắp sáng đường quê ở khu 2").await;
        screens.check("mo-hinh").await;
        page.click_button("Chuyển giai đoạn").await;
        page.choose("Chuyển sang", "Đã duyệt").await;
        page.click_button("Nhân rộng").await;
        page.see("Cây nhân rộng").await;
        screens.check("chuyen-giai-doan").await;
        page.click_button("Lịch sử thay đổi").await;
        page.see("Ghi trên máy này").await;
        screens.check("lich-su").await;
        page.click_link("Sửa").await;
        page.heading("Sửa mô hình").await;
        screens.check("sua-mo-hinh").await;
        page.open("#/mo-hinh").await;
        page.click_link("Thắp sáng đường quê ở khu 2").await;
        page.click_button("Xóa").await;
        page.click_link("Đã xóa (1)").await;
        page.heading("Đã xóa").await;
        screens.check("da-xoa").await;
        page.click_link("Xóa hẳn… Thắp sáng đường quê ở khu 2")
            .await;
        page.heading("Xóa hẳn").await;
        screens.check("xoa-han").await;
        page.open("#/them-mo-hinh").await;
        page.click_button("Lưu").await;
        page.see("chỗ cần sửa").await;
        screens.check("them-mo-hinh-loi").await;
        screens.finish();
    });
}
