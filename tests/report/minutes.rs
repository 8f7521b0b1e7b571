//! Biên bản: the text a meeting takes away.

use so_dan_van_kheo::report::minutes::{Judged, Meeting, SentBack, minutes};
use so_dan_van_kheo::report::words::bare_number;

#[test]
fn the_minutes_name_each_model_its_decision_and_why_others_were_sent_back() {
    let text = str::to_owned;
    let meeting = Meeting {
        unit: text("Xã Hanh Cù"),
        year: 2026,
        day: text("25/11/2026"),
        criteria: String::new(),
        most: String::new(),
    };
    let judged = |title: &str, total: &str, stage: &str, decision: &str| Judged {
        title: text(title),
        unit: text("Khu 1"),
        score: String::new(),
        total: text(total),
        grade: String::new(),
        stage: text(stage),
        decision: text(decision),
        is_undecided: false,
    };
    let all = [
        judged("Đường hoa", "91,5", "Được công nhận", "quyết định số 5"),
        judged("Nhà sạch", "", "Đã duyệt", ""),
    ];
    let sent_back = SentBack {
        title: text("Ngõ xanh"),
        unit: String::new(),
        reason: text("chưa rõ địa bàn."),
    };
    let written = minutes(&meeting, &all, &[sent_back]);
    let expect = "BIÊN BẢN
Bình xét mô hình, điển hình “Dân vận khéo” năm 2026

Ngày lập: 25/11/2026.
Đơn vị: Xã Hanh Cù.
Số mô hình, điển hình được xem xét: 2.
Theo giai đoạn: được công nhận 1; đã duyệt 1.

Kết quả cụ thể:
1. Đường hoa (Khu 1): 91,5 điểm; được công nhận, quyết định số 5.
2. Nhà sạch (Khu 1): chưa chấm điểm; đã duyệt.

Trả lại 1 mô hình, điển hình:
1. Ngõ xanh: chưa rõ địa bàn.";
    assert_eq!(written, expect);
    assert!(!minutes(&meeting, &all, &[]).contains("Trả lại"));
}

#[test]
fn the_minutes_print_the_score_that_is_recorded_and_tell_where_the_criteria_differ() {
    let meeting = Meeting {
        unit: String::new(),
        year: 2026,
        day: "25/11/2026".to_owned(),
        criteria: String::new(),
        most: String::new(),
    };
    for (score, total, is_undecided, expect) in [
        (
            "91",
            "83",
            false,
            "91 điểm (tổng theo tiêu chí hiện là 83).",
        ),
        ("91", "91", false, "91 điểm."),
        ("91", "", false, "91 điểm."),
        ("", "83", false, "83 điểm."),
        ("", "", false, "chưa chấm điểm."),
        (
            "91",
            "",
            true,
            "91 điểm; còn chỗ khác nhau chưa quyết định.",
        ),
    ] {
        let one = Judged {
            title: "Đường hoa".to_owned(),
            unit: String::new(),
            score: score.to_owned(),
            total: total.to_owned(),
            grade: String::new(),
            stage: String::new(),
            decision: String::new(),
            is_undecided,
        };
        let written = minutes(&meeting, &[one], &[]);
        let last = written.lines().last();
        assert_eq!(last, Some(&*format!("1. Đường hoa: {expect}")));
    }
}

#[test]
fn a_number_typed_with_its_word_is_shown_with_it_once() {
    for (typed, expect) in [
        ("05-QĐ/ĐU", "05-QĐ/ĐU"),
        ("Số 05-QĐ/ĐU", "05-QĐ/ĐU"),
        (" số: 05", "05"),
        ("SỐ:05", "05"),
        ("Sông Lô 1", "Sông Lô 1"),
        ("Số", "Số"),
        ("", ""),
    ] {
        assert_eq!(bare_number(typed), expect, "{typed}");
    }
}
