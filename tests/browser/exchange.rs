//! Files between offices: a ring of three, differences in bulk, a text that is pasted.

use crate::steps::{CHOOSE_FILES, add, export, fingerprint, import, place, retitle, thanh_ba};
use crate::support::{Page, drive, in_project};

/// Is the file of one of the two communes of a province, made on 20/11/2026.
const OF_XA_A: &str = r#"{ "format": "so-dan-van-kheo", "version": 1, "exported_at": "2026-11-20T02:00:00Z",
    "exported_by": { "unit": "xa-a", "name": "Xã A" },
    "units": [
        { "id": "tinh", "name": "Tỉnh T" },
        { "id": "xa-a", "name": "Xã A", "parent": "tinh" },
        { "id": "xa-b", "name": "Xã B", "parent": "tinh" }
    ],
    "models": [
        { "id": "1", "title": "Đường hoa", "unit": "xa-a", "years": [{ "year": 2026, "stage": "registered" }] }
    ] }"#;

/// Leaves only the conflicts of one place in sight; their number stands behind its label.
async fn look_at(page: &Page, place_and_number: &str) {
    page.choose("Mục", place_and_number).await;
}

/// Takes in the file of an office that has nothing new for this one, or something.
async fn take(page: &Page, file: std::path::PathBuf) {
    import(page, file).await;
}

#[test]
fn three_offices_pass_files_in_a_ring_and_end_with_one_fingerprint() {
    drive(async |browser| {
        let one = browser.page().await;
        import(&one, thanh_ba()).await;
        let start = export(&one).await;
        let two = browser.page().await;
        take(&two, start.clone()).await;
        let three = browser.page().await;
        take(&three, start).await;

        retitle(&one, "Thắp sáng đường quê", "Thắp sáng đường quê an ninh").await;
        retitle(&two, "Thắp sáng đường quê", "Thắp sáng đường thôn").await;
        add(&three, "Chợ dân sinh văn minh").await;
        for (from, to) in [(&one, &two), (&two, &three), (&three, &one), (&one, &two)] {
            take(to, export(from).await).await;
        }
        for office in [&one, &two, &three] {
            place(office, "Trao đổi tệp").await;
            office.see("Chỗ khác nhau: 1").await;
        }
        let same = fingerprint(&one).await;
        assert_eq!(fingerprint(&two).await, same);
        assert_eq!(fingerprint(&three).await, same);

        let keep = "const button = [...document.querySelectorAll('button')]
            .find((button) => nameOf(button).startsWith('Giữ giá trị của')); button?.click(); return !!button;";
        two.until(&format!("(() => {{ {keep} }})()")).await;
        two.see_no("Chỗ khác nhau").await;
        for (from, to) in [(&two, &three), (&three, &one)] {
            take(to, export(from).await).await;
            to.see_no("Chỗ khác nhau").await;
        }
        let same = fingerprint(&one).await;
        assert_eq!(fingerprint(&two).await, same);
        assert_eq!(fingerprint(&three).await, same);
    });
}

#[test]
fn differences_of_one_member_are_looked_at_and_decided_together() {
    drive(async |browser| {
        let one = browser.page().await;
        import(&one, thanh_ba()).await;
        let start = export(&one).await;
        let two = browser.page().await;
        import(&two, start).await;
        for (page, word) in [(&one, "A"), (&two, "B")] {
            page.open("#/cai-dat").await;
            page.fill("Tên ghi trên mỗi lần sửa", &format!("Người {word}"))
                .await;
            page.click_button("Lưu").await;
            page.see("Đã lưu").await;
            for title in ["Thắp sáng đường quê", "Đường hoa nông thôn mới kiểu mẫu"]
            {
                retitle(page, title, &format!("{title} {word}")).await;
            }
            place(page, "Sổ mô hình").await;
            page.click_link(&format!("Thắp sáng đường quê {word}"))
                .await;
            page.click_link("Sửa").await;
            page.fill("Ghi chú", &format!("Ghi chú của {word}")).await;
            page.click_button("Lưu").await;
            page.see(&format!("Ghi chú của {word}")).await;
        }
        let theirs = export(&two).await;
        one.open("#/trao-doi-tep").await;
        one.choose_files(CHOOSE_FILES, std::slice::from_ref(&theirs))
            .await;
        one.see("Chỗ khác nhau sẽ có (3)").await;
        one.see("Ở đây: Thắp sáng đường quê A Người A").await;
        one.see("Trong tệp: Thắp sáng đường quê B Người B").await;
        one.see("Ở đây: Ghi chú của A Người A").await;
        one.see_no("Xem từng thay đổi").await;
        one.click_button("Hủy").await;
        import(&one, theirs).await;
        one.see("Chỗ khác nhau: 3").await;
        look_at(&one, "Tên mô hình (2)").await;
        one.see_no("Ghi chú của A").await;
        one.click_button("Giữ mọi giá trị của Người B (2 chỗ)")
            .await;
        one.see("Chỗ khác nhau: 1").await;
        one.see("Ghi chú của A").await;
        one.undo().await;
        one.see("Chỗ khác nhau: 3").await;
    });
}

#[test]
fn what_nobody_signed_is_kept_by_where_it_was_written() {
    drive(async |browser| {
        let one = browser.page().await;
        import(&one, thanh_ba()).await;
        let start = export(&one).await;
        let two = browser.page().await;
        import(&two, start).await;
        for (page, word) in [(&one, "A"), (&two, "B")] {
            for title in ["Thắp sáng đường quê", "Đường hoa nông thôn mới kiểu mẫu"]
            {
                retitle(page, title, &format!("{title} {word}")).await;
            }
        }
        import(&one, export(&two).await).await;
        one.see("Chỗ khác nhau: 2").await;
        one.click_button("Giữ giá trị không ghi tên người…").await;
        one.see("Giữ mọi giá trị của đơn vị mình, không ghi tên người (2 chỗ)")
            .await;
        one.click_button("Giữ mọi giá trị của người không ghi tên ở nơi khác (2 chỗ)")
            .await;
        one.see_no("Chỗ khác nhau: 2").await;
        one.open("#/mo-hinh").await;
        one.see("Thắp sáng đường quê B").await;
        one.see_no("Thắp sáng đường quê A").await;
    });
}

#[test]
fn the_text_of_a_file_is_pasted_and_looked_at_like_a_file() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/trao-doi-tep").await;
        page.see("hoặc dán nội dung tệp").await;
        let text = std::fs::read_to_string(thanh_ba()).unwrap();
        let paste = |text: &str| {
            let text = format!("{text:?}");
            // What a made event carries is empty in WebKit.
            format!(
                "(() => {{ const data = new DataTransfer(); data.setData('text', {text});
                const paste = new ClipboardEvent('paste', {{ bubbles: true }});
                Object.defineProperty(paste, 'clipboardData', {{ value: data }});
                document.body.dispatchEvent(paste); return true; }})()"
            )
        };
        page.until(&paste("xin chào")).await;
        page.see("Tệp này không phải tệp trao đổi").await;
        page.click_button("Hủy").await;
        page.until(&paste(&text)).await;
        page.see("Việc này chưa thay đổi gì trong sổ").await;
        place(&page, "Tổng quan").await;
        page.heading("Tổng quan").await;
        place(&page, "Trao đổi tệp").await;
        page.see("Việc này chưa thay đổi gì trong sổ").await;
        page.click_button("Nhập vào sổ").await;
        page.see("32 mô hình mới").await;
    });
}

#[test]
fn who_has_sent_is_told_and_taken_back_with_the_import() {
    drive(async |browser| {
        let page = browser.page().await;
        let file = page.profile().join("xa-a.json");
        std::fs::write(&file, OF_XA_A).unwrap();
        import(&page, file.clone()).await;
        let card = page.within("Tình hình nộp tệp");
        card.see("1/3 đơn vị đã nộp tệp có mô hình năm 2026").await;
        page.undo().await;
        page.see_no("Tình hình nộp tệp").await;

        import(&page, file).await;
        place(&page, "Cài đặt").await;
        page.choose("Đơn vị của sổ này", "Tỉnh T").await;
        page.click_button("Lưu").await;
        page.reload().await;
        place(&page, "Trao đổi tệp").await;
        card.see("1/2 đơn vị đã nộp tệp có mô hình năm 2026").await;
        page.within("Xã A xuất 20/11/2026").see("1").await;
        page.within("Xã B Chưa nộp").see("Chưa nộp").await;
        card.click_button("Sao chép danh sách chưa nộp").await;
        page.see("Đã sao chép").await;
    });
}

#[test]
fn a_file_that_is_all_here_already_is_noted_as_sent() {
    drive(async |browser| {
        let page = browser.page().await;
        let by_another = page.profile().join("tinh.json");
        let by_itself = page.profile().join("xa-a.json");
        std::fs::write(
            &by_another,
            OF_XA_A.replace("\"unit\": \"xa-a\", \"name\"", "\"name\""),
        )
        .unwrap();
        std::fs::write(&by_itself, OF_XA_A).unwrap();
        import(&page, by_another).await;
        place(&page, "Cài đặt").await;
        page.choose("Đơn vị của sổ này", "Tỉnh T").await;
        page.click_button("Lưu").await;
        place(&page, "Trao đổi tệp").await;
        let card = page.within("Tình hình nộp tệp");
        card.see("0/2 đơn vị đã nộp tệp").await;
        page.choose_files(CHOOSE_FILES, std::slice::from_ref(&by_itself))
            .await;
        page.see("Sổ đã có đủ nội dung của tệp").await;
        page.click_button("Ghi nhận tệp").await;
        page.see("Đã ghi nhận 1 tệp").await;
        card.see("1/2 đơn vị đã nộp tệp").await;
        page.choose_files(CHOOSE_FILES, &[by_itself]).await;
        page.see("Không có gì để nhập").await;
    });
}

#[test]
fn a_deadline_is_set_beside_those_who_are_late_or_missing_and_taken_away_again() {
    drive(async |browser| {
        let page = browser.page().await;
        let file = page.profile().join("xa-a.json");
        std::fs::write(&file, OF_XA_A).unwrap();
        import(&page, file).await;
        place(&page, "Cài đặt").await;
        page.choose("Đơn vị của sổ này", "Tỉnh T").await;
        page.click_button("Lưu").await;
        place(&page, "Trao đổi tệp").await;
        let label = "Thời hạn nộp tệp năm 2026 (ngày/tháng/năm)";
        let card = page.within("Tình hình nộp tệp");
        for (typed, error) in [
            ("", "Ghi đủ ngày, tháng và năm"),
            ("11/2026", "Thiếu ngày của tháng 11/2026"),
            ("31/11/2026", "Lịch không có ngày này"),
            ("19/11/2062", "phải từ năm 2025 đến năm 2027"),
        ] {
            page.fill(label, typed).await;
            card.click_button("Lưu thời hạn").await;
            card.see(error).await;
        }
        page.fill(label, "19/11/2026").await;
        card.click_button("Lưu thời hạn").await;
        page.see("Đã lưu thời hạn nộp tệp năm 2026: 19/11/2026.")
            .await;
        card.see("trong đó 1 đơn vị nộp trễ").await;
        page.within("Xã A xuất 20/11/2026").see("trễ 1 ngày").await;
        page.within("Xã B Chưa nộp").see("Chưa nộp, ").await;
        page.reload().await;
        assert_eq!(page.value(label).await, "19/11/2026");
        page.fill(label, "").await;
        card.click_button("Lưu thời hạn").await;
        page.see("Đã bỏ thời hạn nộp tệp năm 2026.").await;
        page.undo().await;
        card.see("trong đó 1 đơn vị nộp trễ").await;
        assert_eq!(page.value(label).await, "19/11/2026");
    });
}

#[test]
fn many_files_are_added_up_by_sender_and_a_bad_one_is_named() {
    drive(async |browser| {
        let page = browser.page().await;
        page.open("#/trao-doi-tep").await;
        let mut files = vec![in_project("tests/fixtures/bad/cut.json")];
        for n in 0..14 {
            let sender = match n % 2 {
                0 => r#""exported_by": { "unit": "xa-a", "name": "Xã A" },"#,
                _ => "",
            };
            let text = format!(
                r#"{{ "format": "so-dan-van-kheo", "version": 1, {sender} "models": [{{ "id": "{n}", "title": "Mô hình thứ {n}" }}] }}"#
            );
            files.push(page.profile().join(format!("tep-{n}.json")));
            std::fs::write(files.last().unwrap(), text).unwrap();
        }
        page.choose_files(CHOOSE_FILES, &files).await;
        page.see("Xã A 7 7 7 0 0 0 0 0").await;
        page.see("Không ghi nơi gửi 7 7 7 0 0 0 0 0").await;
        page.see("Tất cả các tệp 14 14 14 0 0 0 0 0").await;
        page.see("cut.json").await;
        page.see("bị cắt ngang").await;
        page.see_no("tep-4.json").await;
        page.click_button("Xem từng tệp (14)").await;
        page.see("tep-4.json").await;
        page.click_button("Nhập vào sổ").await;
        page.see("Đã nhập 14 tệp, bỏ qua 1 tệp không đọc được: 14 mô hình mới")
            .await;
        page.see("Tệp bị bỏ qua: “cut.json”.").await;
    });
}

#[test]
fn a_sender_that_corrects_itself_and_takes_it_back_is_shown_and_taken_at_its_last_word() {
    drive(async |browser| {
        let page = browser.page().await;
        let file = |day: u8, title: &str| {
            let text = format!(
                r#"{{ "format": "so-dan-van-kheo", "version": 1, "exported_at": "2026-05-{day:02}T02:00:00Z",
                "exported_by": {{ "unit": "xa-a", "name": "Xã A" }}, "units": [{{ "id": "xa-a", "name": "Xã A" }}],
                "models": [{{ "id": "1", "title": "{title}", "unit": "xa-a", "years": [{{ "year": 2026, "stage": "registered" }}] }}] }}"#
            );
            let file = page.profile().join(format!("xa-a-{day}.json"));
            std::fs::write(&file, text).unwrap();
            file
        };
        import(&page, file(1, "Tuyến đường hoa 837 hộ")).await;
        // Two at once, the later one chosen first.
        let files = [
            file(20, "Tuyến đường hoa 837 hộ"),
            file(10, "Tuyến đường hoa 836 hộ"),
        ];
        page.choose_files(CHOOSE_FILES, &files).await;
        page.see("Ở 1 chỗ, cùng một nơi gửi lúc trước một giá trị")
            .await;
        page.click_button("Nhập vào sổ").await;
        page.until("the('button', 'Hoàn tác', within)").await;
        page.open("#/trao-doi-tep").await;
        page.see("Chỗ khác nhau: 1").await;
        page.click_button("Lấy giá trị mới hơn (1 chỗ)").await;
        page.see_no("Chỗ khác nhau: 1").await;
        // It is known as the same file, though it said something anew when it came.
        page.choose_files(CHOOSE_FILES, &[file(20, "Tuyến đường hoa 837 hộ")])
            .await;
        page.see("Không có gì để nhập").await;
        page.click_button("Hủy").await;
        place(&page, "Sổ mô hình").await;
        page.see("Tuyến đường hoa 837 hộ").await;
        page.see_no("836").await;
    });
}

#[test]
fn models_that_may_be_one_are_decided_about_and_the_decision_travels() {
    drive(async |browser| {
        let one = browser.page().await;
        let file = one.profile().join("xa-a.json");
        let model = |id: u8, title: &str| {
            format!(
                r#"{{ "id": "{id}", "title": "{title}", "unit": "xa-a", "years": [{{ "year": 2026, "stage": "registered" }}] }}"#
            )
        };
        let models = [
            model(1, "Ngày chủ nhật xanh"),
            model(2, "Chủ nhật xanh"),
            model(3, "Camera an ninh"),
            model(4, "CAMERA an ninh"),
        ];
        let text = format!(
            r#"{{ "format": "so-dan-van-kheo", "version": 1, "exported_by": {{ "unit": "xa-a", "name": "Xã A" }},
            "units": [{{ "id": "xa-a", "name": "Xã A" }}], "models": [{}] }}"#,
            models.join(",")
        );
        std::fs::write(&file, text).unwrap();
        import(&one, file).await;
        one.click_link("Mô hình có thể trùng nhau").await;
        one.heading("Chưa quyết định: 2 cặp").await;
        one.see("Cùng đơn vị, tên như nhau, cùng năm 2026.").await;
        one.see("Cùng đơn vị, tên giống nhau 85%, cùng năm 2026.")
            .await;

        let press = |words: &str, title: &str| {
            format!(
                "(() => {{ const button = [...document.querySelectorAll('button')]
                .find((button) => nameOf(button).startsWith('{words}') && nameOf(button).includes('{title}'));
                button?.click(); return !!button; }})()"
            )
        };
        one.until(&press("Là một", "CAMERA an ninh")).await;
        one.heading("Chưa quyết định: 1 cặp").await;
        one.heading("Đã gộp là một (1)").await;
        one.until(&press("Khác nhau", "Chủ nhật xanh")).await;
        one.see("Không thấy mô hình nào có thể trùng nhau").await;
        one.undo().await;
        one.heading("Chưa quyết định: 1 cặp").await;
        one.click_button("Làm lại").await;
        one.see("Không thấy mô hình nào có thể trùng nhau").await;
        one.open("#/mo-hinh").await;
        one.see("3 mô hình").await;

        let two = browser.page().await;
        import(&two, export(&one).await).await;
        two.open("#/trung-lap").await;
        two.see("Không thấy mô hình nào có thể trùng nhau").await;
        two.heading("Đã gộp là một (1)").await;
        two.click_link("CAMERA an ninh").await;
        two.see("Các mô hình này được tính một lần, theo mô hình:")
            .await;
        two.back().await;
        two.until(&press("Tách ra", "CAMERA an ninh")).await;
        two.heading("Chưa quyết định: 1 cặp").await;
        import(&one, export(&two).await).await;
        one.open("#/trung-lap").await;
        one.heading("Chưa quyết định: 1 cặp").await;
    });
}

#[test]
fn what_two_programs_of_a_commune_send_is_said_before_it_is_in_and_made_one_at_once() {
    drive(async |browser| {
        let page = browser.page().await;
        let file = |name: &str, ids: [&str; 3]| {
            let titles = ["Đường hoa", "Camera an ninh", "Hàng cây"];
            let models = ids.iter().zip(titles).map(|(id, title)| {
                format!(r#"{{ "id": "{id}", "title": "{title}", "unit": "xa-a", "years": [{{ "year": 2026 }}] }}"#)
            });
            let models = models.collect::<Vec<_>>().join(",");
            let text = format!(
                r#"{{ "format": "so-dan-van-kheo", "version": 1, "exported_by": {{ "unit": "xa-a", "name": "Xã A" }},
                "units": [{{ "id": "xa-a", "name": "Xã A" }}], "models": [{models}] }}"#
            );
            let file = page.profile().join(name);
            std::fs::write(&file, text).unwrap();
            file
        };
        let (one, other) = (
            file("mot.json", ["1", "2", "3"]),
            file("hai.json", ["a", "b", "c"]),
        );
        import(&page, one).await;
        page.choose_files(CHOOSE_FILES, &[other]).await;
        page.see("3 mô hình trong tệp trùng tên và đơn vị với mô hình đang có trong sổ")
            .await;
        page.click_button("Nhập vào sổ").await;
        page.see("Đã nhập 1 tệp").await;
        page.click_link("Mô hình có thể trùng nhau").await;
        page.heading("Chưa quyết định: 3 cặp").await;
        page.see("từ tệp “mot.json” của Xã A").await;
        page.see("từ tệp “hai.json” của Xã A").await;
        page.click_button("Là một cho 3 cặp trùng tên và đơn vị")
            .await;
        page.heading("Đã gộp là một (3)").await;
        page.undo().await;
        page.heading("Chưa quyết định: 3 cặp").await;
    });
}
