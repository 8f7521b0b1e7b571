//! Which part of the help is about which screen, and which about what somebody asks.

use super::route::Route;

mod asked;

pub use asked::{Answer, answers};

/// Returns the address of the part about a screen.
pub const fn part_about(route: &Route) -> &'static str {
    match route {
        Route::Overview { .. } | Route::Unknown | Route::Help(_) => "buoc-dau",
        Route::Models(_)
        | Route::Model { .. }
        | Route::AddModel
        | Route::EditModel { .. }
        | Route::AddYear { .. } => "ghi-mo-hinh",
        Route::Deleted { .. } => "xoa",
        Route::Review(_) => "binh-xet",
        Route::Reports { .. } => "bao-cao",
        Route::Exchange => "gui-tep",
        Route::Duplicates | Route::Reported => "cong-tep",
        Route::RestorePoints => "sao-luu",
        Route::FollowUp { .. } => "viec-can-lam",
        Route::Catalogue => "danh-muc",
        Route::Settings => "cai-dat",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;
    use crate::ui::text::help::{PARTS, find};

    #[track_caller]
    fn check(asked: &str, address: &str, says: &str) {
        let found = answers(asked);
        let first = found
            .first()
            .map(|answer| (answer.part.address, answer.says));
        let (found, said) = first.unwrap_or_default();
        assert_eq!(found, address, "{asked}");
        assert!(said.contains(says), "{asked}: {said}");
    }

    #[test]
    fn what_people_ask_is_answered_whatever_its_marks() {
        for asked in [
            "ghi ngày đăng ký muộn",
            "ghi ngay dang ky muon",
            "GHI SỔ MUỘN",
        ] {
            check(asked, "ghi-mo-hinh", "Ghi sổ muộn: điền “Ngày đăng ký”");
        }
        check("làm báo cáo Word", "bao-cao", "Sổ không tạo tệp Word");
        check("nhập Excel", "buoc-dau", "chưa nhập thẳng tệp Excel được");
        check("sáp nhập", "danh-muc", "Sáp nhập, chia tách");
        check("bình xét", "binh-xet", "Chấm điểm");
        check("sao lưu", "sao-luu", "Một tệp cất ở nơi khác");
        for asked in ["", " ?! ", "máy bay không người lái"] {
            assert!(answers(asked).is_empty(), "{asked}");
        }
    }

    /// What people ask when something went wrong, in their words.
    #[test]
    fn what_is_asked_in_need_is_answered() {
        for asked in ["quên mật khẩu", "mất mật khẩu", "quên mã", "quen mat khau"] {
            check(asked, "gui-tep", "không ai mở lại được tệp ấy");
        }
        check("in sổ", "bao-cao", "bấm “In”");
        for asked in ["đổi máy", "điện thoại mới", "máy mới"] {
            check(asked, "sao-luu", "ở máy cũ rồi nhập ở máy mới");
        }
        for asked in ["máy hỏng", "mất máy", "mất dữ liệu"] {
            check(asked, "sao-luu", "");
        }
        check("xóa nhầm", "xoa", "bấm “Khôi phục”");
        check("gửi Zalo", "gui-tep", "Zalo");
        check("không mở được tệp", "cong-tep", "xin nơi gửi gửi lại");
        check("cập nhật chương trình", "cai-dat", "bấm “Dùng bản mới”");
        for asked in [
            "cập nhật",
            "bản mới",
            "nhập nhầm",
            "sửa nhầm",
            "không có mạng",
            "chữ nhỏ",
            "thêm xã",
            "sáp nhập xã",
            "chốt số liệu",
            "chấm điểm",
            "khen thưởng",
            "trùng",
            "xin lại tệp",
            "báo cáo",
        ] {
            assert!(!answers(asked).is_empty(), "{asked}");
        }
    }

    /// What a commune's official asked, the part that must come first, and what of it.
    const ASKED: &[(&str, &str, &str)] = &[
        (
            "chuyển sang điện thoại khác",
            "sao-luu",
            "ở máy cũ rồi nhập ở máy mới",
        ),
        ("xuất ra Word", "bao-cao", "Sổ không tạo tệp Word"),
        ("sửa năm đăng ký", "ghi-mo-hinh", "Sửa năm đăng ký"),
        (
            "bị trùng mô hình",
            "cong-tep",
            "“Mô hình có thể trùng nhau”",
        ),
        ("chấm điểm thế nào", "binh-xet", "Chấm điểm"),
        ("khen thưởng nhiều người", "binh-xet", "“Thêm khen thưởng”"),
        ("đổi tên xã", "danh-muc", "Đổi tên xã"),
        ("tính sai tổng số", "bao-cao", "bấm vào con số"),
        ("cài lên điện thoại", "cai-dat", "“Cài đặt lên máy”"),
        ("bộ nhớ đầy", "sao-luu", "“Chỗ còn lại”"),
        ("biểu mẫu đăng ký", "ghi-mo-hinh", "Biểu mẫu đăng ký"),
        ("phông chữ lỗi", "cai-dat", "UniKey"),
        ("số quyết định công nhận", "ghi-mo-hinh", "“Số quyết định”"),
        ("cài lại windows", "sao-luu", "cài lại là mất sổ"),
        ("virus", "sao-luu", "Sổ không diệt được virus"),
        ("tôi là cán bộ mới nhận bàn giao", "sao-luu", "xin người cũ"),
        ("in khổ ngang", "bao-cao", "giấy A4 ngang"),
        ("nộp muộn", "cong-tep", "Nộp muộn vẫn nộp được"),
        (
            "mất mạng có dùng được không",
            "buoc-dau",
            "Mất mạng vẫn dùng được",
        ),
        ("ai xem được dữ liệu", "buoc-dau", "Ai xem được dữ liệu"),
        ("gửi nhầm tệp", "gui-tep", "không rút lại được"),
        ("đổi máy mới", "sao-luu", "ở máy cũ rồi nhập ở máy mới"),
        ("khóa sổ năm", "binh-xet", "bấm “Khóa năm”"),
        ("mở khóa năm", "binh-xet", "bấm “Mở khóa năm”"),
    ];

    /// What others would ask.
    const ASKED_TOO: &[(&str, &str, &str)] = &[
        ("in danh sách", "bao-cao", "In sổ, in danh sách"),
        (
            "quên mật khẩu thì làm sao",
            "gui-tep",
            "không ai mở lại được tệp ấy",
        ),
        ("máy tính bị hỏng", "sao-luu", ""),
        ("xóa nhầm mô hình phải làm gì", "xoa", "bấm “Khôi phục”"),
        (
            "nhập từ file Excel được không",
            "buoc-dau",
            "chưa nhập thẳng tệp Excel được",
        ),
        ("gửi lên tỉnh bằng cách nào", "gui-tep", "“Gửi cấp trên”"),
        ("thêm tiêu chí chấm điểm", "binh-xet", "“Thêm tiêu chí”"),
        (
            "hai máy cùng ghi một sổ",
            "cho-khac-nhau",
            "xuất tệp gửi nhau",
        ),
        (
            "chuyển mô hình năm ngoái sang năm nay",
            "ghi-mo-hinh",
            "bấm “Thêm năm”",
        ),
        ("có mất tiền không", "buoc-dau", "không mất tiền"),
        (
            "làm thế nào để đính kèm hình ảnh",
            "ghi-mo-hinh",
            "không đính kèm ảnh được",
        ),
        ("đơn vị nào chưa nộp", "cong-tep", "“Tình hình nộp tệp”"),
        (
            "bị trả lại thì phải làm gì",
            "ghi-mo-hinh",
            "Bị trả lại: sửa",
        ),
        ("sao lại không lưu được", "sao-luu", "“Thử lưu lại”"),
        ("muốn chữ to lên", "cai-dat", "“Cỡ chữ”"),
        ("đổi tên mô hình", "ghi-mo-hinh", "Đổi tên mô hình"),
        ("ai sửa mô hình này", "ghi-mo-hinh", "“Lịch sử thay đổi”"),
        ("in giấy khen", "binh-xet", "Sổ không in giấy khen"),
        (
            "xuất ra excel",
            "bao-cao",
            "Sổ không tạo tệp Word, tệp Excel",
        ),
        (
            "mất wifi có ghi được không",
            "buoc-dau",
            "Mất mạng vẫn dùng được",
        ),
        ("nộp chậm", "cong-tep", "Nộp muộn vẫn nộp được"),
        (
            "mở máy khác không thấy sổ",
            "sao-luu",
            "mỗi trình duyệt có sổ riêng",
        ),
        ("cấp trên không mở được file", "gui-tep", ".html"),
        ("xóa đơn vị", "danh-muc", "“Ngừng dùng”"),
        ("nhân rộng mô hình", "ghi-mo-hinh", "“Nhân rộng”"),
        ("cập nhật phần mềm", "cai-dat", "“Dùng bản mới”"),
        ("duyệt mô hình", "binh-xet", "“Chuyển sang”"),
        ("mất hết dữ liệu", "sao-luu", "xin lại tệp đã gửi"),
        ("xóa hết dữ liệu", "cai-dat", "“Xóa toàn bộ dữ liệu”"),
    ];

    #[test]
    fn the_true_answer_comes_first_with_marks_and_without() {
        for (asked, address, says) in ASKED.iter().chain(ASKED_TOO) {
            check(asked, address, says);
            check(&fold(asked), address, says);
            check(&asked.to_uppercase(), address, says);
        }
    }

    #[test]
    fn marks_that_are_typed_tell_words_apart_and_wrong_ones_still_find() {
        let says = |asked| answers(asked).into_iter().map(|answer| answer.says);
        assert!(says("mạng").all(|says| !says.contains("mang ")));
        check("quen mật khâu", "gui-tep", "không ai mở lại được tệp ấy");
    }

    #[test]
    fn a_question_of_fillers_alone_or_of_other_things_finds_nothing_that_is_no_answer() {
        for asked in [
            "máy bay",
            "giá vàng hôm nay",
            "điểm lẻ",
            "máy chậm",
            "thế nào ạ",
        ] {
            assert!(answers(asked).is_empty(), "{asked}");
        }
    }

    #[test]
    fn a_last_word_may_be_typed_half_way() {
        check("khôi ph", "xoa", "");
        check("bien ba", "binh-xet", "Biên bản");
    }

    #[test]
    fn every_screen_has_a_part_that_is_there() {
        for address in [
            "#/",
            "#/mo-hinh",
            "#/mo-hinh/1",
            "#/mo-hinh/1/sua",
            "#/da-xoa",
            "#/da-xoa?xoa-han=1",
            "#/mo-hinh/1/them-nam",
            "#/them-mo-hinh",
            "#/binh-xet",
            "#/bao-cao",
            "#/bao-cao/so-lieu",
            "#/trao-doi-tep",
            "#/trung-lap",
            "#/diem-khoi-phuc",
            "#/viec-can-lam",
            "#/danh-muc",
            "#/cai-dat",
            "#/khong-co",
        ] {
            let part = part_about(&Route::parse(address));
            assert!(find(part).is_some(), "{address}: {part}");
        }
    }

    #[test]
    fn every_part_has_an_address_of_its_own_that_is_read_back() {
        for (at, part) in PARTS.iter().enumerate() {
            assert_eq!(find(part.address), Some(at));
            let route = Route::Help(part.address.to_owned());
            assert_eq!(Route::parse(&route.href()), route);
        }
    }
}
