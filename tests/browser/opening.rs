use std::fs;

use crate::erasing::erase;
use crate::steps::{add_first, retitle};
use crate::support::{drive, in_project};

#[test]
fn two_installations_in_two_folders_of_one_address_keep_a_register_each() {
    drive(async |browser| {
        let host = browser.new_folder("host");
        for folder in ["", "mot", "hai"] {
            fs::create_dir_all(host.join(folder)).unwrap();
            for file in fs::read_dir(in_project("dist")).unwrap().flatten() {
                fs::copy(file.path(), host.join(folder).join(file.file_name())).unwrap();
            }
        }
        browser.serve(&host);
        let page = browser.page().await;
        page.open("mot/").await;
        add_first(&page, "Đường hoa").await;
        page.open("hai/").await;
        page.see("chương trình đặt ở thư mục /mot/ có một sổ gồm 1 mô hình")
            .await;
        page.click_button("Lấy sổ ấy sang đây").await;
        page.see("Kết quả có 1 mô hình, điển hình").await;
        retitle(&page, "Đường hoa", "Đường cờ").await;
        page.reload().await;
        page.see("Đường cờ").await;
        page.open("mot/#/mo-hinh").await;
        page.see("Đường hoa").await;
        page.see_no("Đường cờ").await;
        // The other one stays when this one is erased.
        erase(&page).await;
        page.open("hai/#/mo-hinh").await;
        page.see("Đường cờ").await;
    });
}

#[test]
fn the_page_opens_with_a_heading_and_no_console_error() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("").await;
        page.until("document.querySelector('h1')").await;
    });
}

#[test]
fn a_browser_without_webassembly_is_told_and_not_left_waiting() {
    drive(async |browser| {
        let page = browser.page().await;
        // What the test wants to fail is no error of the page's.
        page.before_loading(
            "delete window.WebAssembly;
            ['error', 'unhandledrejection'].forEach((name) => addEventListener(name, (event) => event.preventDefault()));",
        )
        .await;
        page.goto("").await;
        page.see("Không mở được sổ trên trình duyệt này").await;
        page.see("Dữ liệu đã lưu trên máy này vẫn còn nguyên").await;
        page.see("Cốc Cốc, Edge, Firefox hay Safari bản mới").await;
        page.until("the('button', 'Tải lại trang')").await;
        page.see_no("Đang mở sổ").await;
    });
}
