//! What a page shows, and how large it becomes.

use sha2::{Digest, Sha256};
use so_dan_van_kheo::domain::scope::{Content, Scope};
use so_dan_van_kheo::format::base64;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::readable_file::{GENERATOR, ID, MAX_LINK};
use so_dan_van_kheo::report::readable::{MAX_WITH_DETAILS, POLICY, STYLE};

use crate::dom::{Event, parse, text};
use crate::{page_and_file, page_of, registers};

#[test]
fn the_policy_names_the_style_and_lets_nothing_else_in() {
    let hash = base64::encode(&Sha256::digest(STYLE));
    let expect = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
    );
    assert_eq!(POLICY, expect);
    assert!(STYLE.is_ascii() || !STYLE.contains("</"));
    for outside in ["url(", "@import", "http", "expression", "</"] {
        assert!(!STYLE.contains(outside), "{outside}");
    }
}

#[test]
fn a_file_of_one_year_shows_that_year_first_and_prints_no_instructions() {
    let file = r#"{ "format": "so-dan-van-kheo", "version": 1, "models": [ { "id": "a", "title": "Đường hoa", "years": [
        { "year": 2026, "stage": "recognised", "results": "Dài 2 km", "indicators": [{ "name": "Số hộ", "value": 26 }] },
        { "year": 2027, "stage": "registered", "results": "Dài 3 km", "indicators": [{ "name": "Số hộ", "value": 27 }] } ] } ] }"#;
    let register = open_text(file).unwrap().piece;
    let of_2026 = Scope {
        year: Some(2026),
        ..Scope::default()
    };
    let shown = |scope: &Scope| {
        let page = page_of(&register, scope, "", "a.json", file);
        assert!(page.contains("<section class=\"inside\">"));
        let text = text(&parse(&page, false));
        let (_, rows) = text.split_once("Các mô hình").unwrap();
        let place = |words: &str| rows.find(words).unwrap();
        let numbers = ["Năm 2026:", "Năm 2027:"].map(|words| rows.contains(words));
        let stages = place("Được công nhận") < place("Đã đăng ký");
        (stages, place("Dài 2 km") < place("Dài 3 km"), numbers)
    };
    assert_eq!(shown(&of_2026), (true, true, [true, false]));
    assert_eq!(shown(&Scope::default()), (false, false, [false, true]));
    let (_, printed) = STYLE.split_once("@media print{").unwrap();
    assert!(printed.contains(".inside{display:none}"));
}

#[test]
fn the_page_says_who_what_and_when_and_shows_every_model_with_its_years() {
    let register = registers::eventful();
    let (page, _) = page_and_file(&register);
    let events = parse(&page, false);
    let text = text(&events);
    for words in [
        "Huyện Thanh Ba",
        "09:00 ngày 23/11/2026",
        "Toàn bộ sổ",
        "Mã đối chiếu",
        "Năm 2022",
        "Tổng số",
        "Lưu thành tệp .json",
        "chọn chính tệp .html này",
        "92,5 điểm",
        "05/QĐ-UBND",
        "3 khen thưởng",
        "Chưa quyết định: ",
        "Tên của Minh",
        "Tên của Hoa",
        "năm 2022 đã bị xóa ở một nơi, trong khi nơi khác còn sửa.",
        "mô hình này đã bị xóa ở một nơi, trong khi nơi khác còn sửa.",
        "Nội dung, cách thức",
    ] {
        assert!(text.contains(words), "{words}");
    }
    for title in registers::model_ids(&register) {
        let title = register
            .get(&title)
            .unwrap()
            .text(&["title"].map(so_dan_van_kheo::domain::path::Segment::name));
        assert!(text.contains(title), "{title}");
    }
}

#[test]
fn the_head_has_what_browsers_must_know_first() {
    let (page, _) = page_and_file(&registers::thanh_ba());
    assert!(page.starts_with("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\""));
    for tag in [
        format!("<meta name=\"generator\" content=\"{GENERATOR}\">"),
        "<meta name=\"referrer\" content=\"no-referrer\">".to_owned(),
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">".to_owned(),
        format!("id=\"{ID}\""),
    ] {
        assert_eq!(page.matches(&tag).count(), 1, "{tag}");
    }
}

#[test]
fn a_file_of_one_year_counts_that_year_alone() {
    let register = registers::eventful();
    let scope = Scope::of_year(2023);
    let piece = so_dan_van_kheo::domain::scope::in_scope(&register, &scope, |_| false);
    let page = page_of(&piece, &scope, "", "a.json", "{}");
    let text = text(&parse(&page, true));
    let counts = text.split_once("Các mô hình").unwrap().0;
    assert!(
        counts.contains("Năm 2023Xây dựng hệ thống chính trị1Tổng số1")
            && !counts.contains("Năm 2022")
    );
    assert!(text.contains("Đơn vị lậpChưa ghi"));
}

#[test]
fn a_file_without_models_lists_what_it_has() {
    let register = registers::thanh_ba();
    let scope = Scope::of_content(Content::Catalogue);
    let piece = so_dan_van_kheo::domain::scope::in_scope(&register, &scope, |_| false);
    let text = text(&parse(&page_of(&piece, &scope, "Xã", "a.json", "{}"), true));
    for words in [
        "Chỉ danh mục và cây đơn vị",
        "Xã Vân Lĩnh",
        "Lĩnh vực",
        "Đơn vị",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("Các mô hình"));
}

#[test]
fn an_empty_register_makes_a_page_that_says_so() {
    let register = so_dan_van_kheo::domain::register::Register::new();
    let (page, _) = page_and_file(&register);
    assert!(text(&parse(&page, true)).contains("Tệp này không có mô hình nào."));
}

/// 12,532 models are what a province has in a term.
#[test]
fn a_page_of_a_province_is_smaller_than_its_file_and_says_what_it_leaves_out() {
    let register = crate::varied::models(12_532);
    let (page, file) = page_and_file(&register);
    assert!(page.len() < file.len(), "{} of {}", page.len(), file.len());
    let events = parse(&page, true);
    let n_rows = events.iter().filter(|event| {
        matches!(event, Event::Begin(name, attributes)
        if name == "th" && attributes.iter().any(|(_, value)| value == "row"))
    });
    assert!(n_rows.count() >= 12_532);
    let text = text(&events);
    assert!(text.contains("Vì có nhiều mô hình, trang chỉ có các cột dưới đây"));
    assert!(text.contains("Tệp quá lớn để trình duyệt lưu riêng ra được."));
    assert!(!text.contains("Lưu thành tệp .json") && !text.contains("Chi tiết"));
}

#[test]
fn a_link_is_offered_as_long_as_browsers_take_it_and_details_as_long_as_phones_do() {
    let register = crate::varied::models(MAX_WITH_DETAILS + 1);
    let few = register.part(registers::model_ids(&register).iter().take(300));
    let (page, _) = page_and_file(&few);
    let text_of_few = text(&parse(&page, true));
    assert!(text_of_few.contains("Lưu thành tệp .json") && text_of_few.contains("Chi tiết"));
    let (page, _) = page_and_file(&register);
    assert!(!text(&parse(&page, true)).contains("Chi tiết"));
    let longest = parse(&page, true)
        .into_iter()
        .filter_map(|event| match event {
            Event::Begin(_, attributes) => {
                attributes.into_iter().map(|(_, value)| value.len()).max()
            }
            _ => None,
        });
    assert!(longest.max().unwrap() <= MAX_LINK);
}
