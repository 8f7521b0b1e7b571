//! Units are read from pasted lines: outlines, numbered lists, cells of a spreadsheet.

use so_dan_van_kheo::domain::command::Command;
use so_dan_van_kheo::domain::pasted_units::{
    MAX_LINES, PastedUnder, PastedUnits, Skipped, read_pasted,
};
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::unit::UnitTree;

use crate::{Desk, add_units};

fn words(words: &[(&str, &str)]) -> Vec<(String, String)> {
    let words = words.iter();
    words
        .map(|(id, word)| ((*id).to_owned(), (*word).to_owned()))
        .collect()
}

fn read(text: &str, under: &PastedUnder, register: &Register) -> PastedUnits {
    let levels = words(&[("commune", "Cấp xã"), ("province", "Cấp tỉnh")]);
    let kinds = words(&[("party_cell", "Chi bộ"), ("school", "Trường học")]);
    read_pasted(text, under, register, &levels, &kinds)
}

/// Returns what would be added: depth and name.
fn shown(read: &PastedUnits) -> Vec<(usize, &str)> {
    let units = read.units.iter();
    units.map(|unit| (unit.depth, unit.name.as_str())).collect()
}

#[track_caller]
fn check(text: &str, expect: &[(usize, &str)]) {
    let read = read(text, &PastedUnder::default(), &Register::new());
    assert_eq!(shown(&read), expect, "{text:?}");
    assert_eq!(read.skipped, []);
}

#[test]
fn lines_stand_below_the_line_that_stands_less_far_in() {
    let outline = [(0, "Phú Thọ"), (1, "Xã A"), (2, "Khu 1"), (1, "Xã B")];
    check("Phú Thọ\n\tXã A\n\t\tKhu 1\n\tXã B", &outline);
    check("Phú Thọ\n  Xã A\n      Khu 1\n\n   Xã B\n", &outline);
    check("Phú Thọ\r\n- Xã A\r\n-- Khu 1\r\n- Xã B\r\n", &outline);
    check(
        "  Phú Thọ\n\u{a0}\u{a0}\u{a0}\u{a0}Xã A\n      + Khu 1\n    Xã B",
        &outline,
    );
    // One blank is a slip of the finger.
    check("Xã A\n Xã B", &[(0, "Xã A"), (0, "Xã B")]);
    check(
        "    Xã A\nXã B\n  Xã C",
        &[(0, "Xã A"), (0, "Xã B"), (1, "Xã C")],
    );
    check("- Xã A\n- Xã B", &[(0, "Xã A"), (0, "Xã B")]);
}

#[test]
fn numbers_and_bullets_before_a_name_are_dropped_and_names_keep_theirs() {
    for line in [
        "1. Xã A",
        "1) Xã A",
        "12.Xã A",
        "1.2. Xã A",
        "•\tXã A",
        "1.\tXã A",
        "1\tXã A",
        "a) Xã A",
        "“Xã A”",
    ] {
        let name = if line.starts_with('“') {
            "“Xã A”"
        } else {
            "Xã A"
        };
        check(line, &[(0, name)]);
    }
    for name in [
        "Khu 1",
        "3 Tháng 2",
        "P. Hòa Mạc",
        "TT. Thanh Ba",
        "19/5",
        "Tổ 2.1",
        "1.",
    ] {
        check(name, &[(0, name)]);
    }
    check(
        "1. Xã A\n  1.1. Khu 1\n2. Xã B",
        &[(0, "Xã A"), (1, "Khu 1"), (0, "Xã B")],
    );
}

#[test]
fn cells_of_a_spreadsheet_give_levels_and_kinds_in_any_order() {
    let text = "1\tXã A\tcap xa\n2\tXã B\t\tCấp Xã\t\n\tChi bộ 1\tChi bộ\n\tTrường mầm non\tTRƯỜNG HỌC\t12 đảng viên\n";
    let read = read(text, &PastedUnder::default(), &Register::new());
    let units: Vec<(usize, &str, &str, &str)> = read
        .units
        .iter()
        .map(|one| (one.depth, &*one.name, &*one.level, &*one.kind))
        .collect();
    let expect = [
        (0, "Xã A", "commune", ""),
        (0, "Xã B", "commune", ""),
        (1, "Chi bộ 1", "", "party_cell"),
        (1, "Trường mầm non", "", "school"),
    ];
    assert_eq!(units, expect);
    assert_eq!(
        read.units[3].unread,
        ["12 đảng viên"],
        "nothing is lost without a word"
    );
}

#[test]
fn the_form_gives_what_lines_do_not() {
    let mut desk = Desk::new(1);
    add_units(&mut desk, &[("tinh", ["province", "", "", ""], &[])]);
    let under = PastedUnder {
        parent: "tinh".to_owned(),
        level: "commune".to_owned(),
        kind: "party_cell".to_owned(),
    };
    let read = read(
        "Xã A\n\tChi bộ 1\nTrường\ttrường học",
        &under,
        &desk.register,
    );
    desk.run(&Command::Make(read.changes));
    let tree = UnitTree::of(&desk.register);
    let shown: Vec<_> = tree
        .in_order()
        .into_iter()
        .map(|(depth, one)| (depth, &*one.id, &*one.level, &*one.kind))
        .collect();
    let expect = [
        (0, "tinh", "province", ""),
        (1, "tinh-truong", "", "school"),
        (1, "xa-a", "commune", ""),
        (2, "xa-a-chi-bo-1", "", "party_cell"),
    ];
    assert_eq!(shown, expect);
}

#[test]
fn names_that_are_there_are_skipped_and_said_and_what_lies_below_goes_below_them() {
    let mut desk = Desk::new(1);
    let units = [
        ("Xã A", ["commune", "", "", ""], &[][..]),
        ("Xã Cũ", ["commune", "", "", "2020"], &[]),
    ];
    add_units(&mut desk, &units);
    let text = "xã  a\n\tKhu 1\nXã B\nXã Cũ\nXÃ B\n\tKhu 1\n\tKhu 1";
    let read = read(text, &PastedUnder::default(), &desk.register);
    let expect = [(1, "Khu 1"), (0, "Xã B"), (0, "Xã Cũ"), (1, "Khu 1")];
    assert_eq!(shown(&read), expect);
    let skipped = [
        (1, "xã a".to_owned(), Skipped::Present),
        (5, "XÃ B".to_owned(), Skipped::Repeated(3)),
        (7, "Khu 1".to_owned(), Skipped::Repeated(6)),
    ];
    assert_eq!(read.skipped, skipped);
    let applied = desk.run(&Command::Make(read.changes));
    let tree = UnitTree::of(&desk.register);
    assert_eq!(tree.get("xa-a-khu-1").unwrap().parent, "Xã A");
    let below_new = tree.iter().filter(|unit| unit.parent == "xa-b");
    assert_eq!(
        below_new.map(|unit| &*unit.name).collect::<Vec<_>>(),
        ["Khu 1"]
    );
    desk.run(&applied.undo);
    assert_eq!(UnitTree::of(&desk.register).iter().count(), 2);
}

#[test]
fn a_name_that_is_too_long_takes_what_lies_below_it_along() {
    let long = "a".repeat(301);
    let text = format!("{long}\n\tKhu 1\n\t\tTổ 1\nXã B\n{}", "b".repeat(300));
    let read = read(&text, &PastedUnder::default(), &Register::new());
    assert_eq!(read.units.len(), 2);
    let why: Vec<(usize, &Skipped)> = read.skipped.iter().map(|(n, _, why)| (*n, why)).collect();
    let expect = [
        (1, &Skipped::TooLong(301)),
        (2, &Skipped::BelowSkipped),
        (3, &Skipped::BelowSkipped),
    ];
    assert_eq!(why, expect);
}

#[test]
fn the_148_units_of_a_province_are_added_at_once() {
    let lines: Vec<String> = (1..=148)
        .map(|n| format!("{n}\tXã số {n}\tCấp xã"))
        .collect();
    let mut desk = Desk::new(1);
    let read = read(&lines.join("\n"), &PastedUnder::default(), &desk.register);
    assert_eq!((read.units.len(), read.skipped.len()), (148, 0));
    desk.run(&Command::Make(read.changes));
    let tree = UnitTree::of(&desk.register);
    assert_eq!(
        tree.iter().filter(|unit| unit.level == "commune").count(),
        148
    );
}

#[test]
fn lines_of_one_name_in_5_000_places_get_5_000_ids() {
    let text: String = (0..2_500).map(|n| format!("Xã {n}\n\tKhu 1\n")).collect();
    let read = read(&text, &PastedUnder::default(), &Register::new());
    assert_eq!((read.units.len(), read.skipped.len()), (5_000, 0));
    let ids: std::collections::BTreeSet<&str> =
        read.changes.iter().map(|(id, _)| id.id.as_str()).collect();
    assert_eq!(ids.len(), 5_000);
}

#[test]
fn too_many_lines_are_not_taken_in_part() {
    let text = "Xã\n".repeat(MAX_LINES + 3);
    let read = read(&text, &PastedUnder::default(), &Register::new());
    assert_eq!(read.n_too_many, 3);
    assert!(read.units.is_empty() && read.changes.is_empty());
}

#[test]
fn nothing_but_blanks_and_dashes_adds_nothing() {
    check(" \n\t\n\n-\n  - \n", &[]);
}

/// Returns the numbers of the lines that add nothing, and why.
fn skipped(read: &PastedUnits) -> Vec<(usize, &Skipped)> {
    let skipped = read.skipped.iter();
    skipped.map(|(line, _, why)| (*line, why)).collect()
}

#[test]
fn a_list_from_a_spreadsheet_adds_its_units_and_neither_head_groups_nor_sum() {
    let text = include_str!("../fixtures/field/69-units-pasted.tsv");
    let read = read(text, &PastedUnder::default(), &Register::new());
    let expect = [
        (0, "Chi bộ thôn Đồi Cọ"),
        (0, "Chi bộ thôn Bến Gạo"),
        (0, "Chi bộ thôn Suối Lành"),
        (0, "Trường tiểu học 30.4"),
        (0, "Trường mầm non số 2"),
    ];
    assert_eq!(shown(&read), expect);
    let why = [
        (1, &Skipped::Head),
        (2, &Skipped::Heading),
        (7, &Skipped::Repeated(3)),
        (8, &Skipped::Heading),
        (11, &Skipped::Total),
    ];
    assert_eq!(skipped(&read), why);
    assert_eq!(read.units[2].unread, ["ô STT gộp nên trống"]);
}

#[test]
fn a_table_is_read_between_its_title_and_its_signatures() {
    let text = "DANH SÁCH ĐƠN VỊ\t\t\nNăm 2026\nTT\tGhi chú\tTên đơn vị\n1\tcũ\tXã A\n\nTT\tGhi chú\tTên đơn vị\n2\t\tXã B\n3\t\t\n\
        \t\tCộng: 2 đơn vị\n\t\tNgười lập biểu\n\tLan\t";
    let read = read(text, &PastedUnder::default(), &Register::new());
    assert_eq!(shown(&read), [(0, "Xã A"), (0, "Xã B")]);
    let why = [
        (1, &Skipped::AboveHead),
        (2, &Skipped::AboveHead),
        (3, &Skipped::Head),
        (6, &Skipped::Head),
        (8, &Skipped::Nameless),
        (9, &Skipped::Total),
        (10, &Skipped::BelowTotal),
        (11, &Skipped::BelowTotal),
    ];
    assert_eq!(skipped(&read), why);
}

#[test]
fn a_heading_that_names_an_office_or_a_unit_that_is_there_has_the_lines_below_it() {
    let mut desk = Desk::new(1);
    add_units(&mut desk, &[("Thanh Ba", ["commune", "", "", ""], &[])]);
    for text in [
        "STT\tTên\nI\tThanh Ba\n1\tKhu 1\nII\tXã Vân Lĩnh\n1\tKhu 1\nIII\tHoàng Cương\tCấp xã\n1\tKhu 1\nIV\tKhối đoàn thể\n1\tHội Nông dân",
        "I\tThanh Ba\n1\tKhu 1\nII\tXã Vân Lĩnh\n1\tKhu 1\nIII\tHoàng Cương\tCấp xã\n1\tKhu 1\nIV\tKhối đoàn thể\n1\tHội Nông dân",
    ] {
        let read = read(text, &PastedUnder::default(), &desk.register);
        let expect = [
            (1, "Khu 1"),
            (0, "Xã Vân Lĩnh"),
            (1, "Khu 1"),
            (0, "Hoàng Cương"),
            (1, "Khu 1"),
            (0, "Hội Nông dân"),
        ];
        assert_eq!(shown(&read), expect, "{text}");
        let why: Vec<&Skipped> = read.skipped.iter().map(|(_, _, why)| why).collect();
        let why: Vec<&Skipped> = why
            .into_iter()
            .filter(|why| **why != Skipped::Head)
            .collect();
        assert_eq!(why, [&Skipped::Present, &Skipped::Heading], "{text}");
    }
}

#[test]
fn lines_without_a_head_keep_quotes_numbers_and_words_that_only_look_like_headings() {
    check(
        "\"Chi bộ\nthôn Bến Gạo\"\tx\nKhu 1",
        &[(0, "Chi bộ thôn Bến Gạo"), (0, "Khu 1")],
    );
    check(
        "\"Xã \"\"Anh hùng\"\" A\"\nXã B",
        &[(0, "Xã \"Anh hùng\" A"), (0, "Xã B")],
    );
    check("\"Xã A\nXã B", &[(0, "Xã A"), (0, "Xã B")]);
    check(
        "I. Thanh Ba\n  1. Khu 1\nII. Vân Lĩnh\n  1. Khu 1",
        &[(0, "Thanh Ba"), (1, "Khu 1"), (0, "Vân Lĩnh"), (1, "Khu 1")],
    );
    check("X. Thanh Ba\n1. Khu 1", &[(0, "X. Thanh Ba"), (0, "Khu 1")]);
    check(
        "Cộng Hòa\nTổng công ty Giấy",
        &[(0, "Cộng Hòa"), (0, "Tổng công ty Giấy")],
    );
}

#[test]
fn quotes_in_a_name_stay() {
    for (typed, name) in [
        (
            "1\tCâu lạc bộ \"Bạn giúp bạn\"",
            "Câu lạc bộ \"Bạn giúp bạn\"",
        ),
        ("\"Camera an ninh\" thôn 5", "\"Camera an ninh\" thôn 5"),
        ("\"Chi bộ \"\"Đồi Cọ\"\"\"", "Chi bộ \"Đồi Cọ\""),
        ("\"Chi bộ 1\"", "Chi bộ 1"),
    ] {
        check(typed, &[(0, name)]);
    }
}

#[test]
fn numbers_of_several_parts_make_a_tree() {
    let tree = [
        (0, "Đảng bộ Công an"),
        (1, "Chi bộ 1"),
        (1, "Chi bộ 2"),
        (0, "Đảng bộ Quân sự"),
        (1, "Chi bộ 1"),
    ];
    let rows =
        "1\tĐảng bộ Công an\n1.1\tChi bộ 1\n1.2\tChi bộ 2\n2\tĐảng bộ Quân sự\n2.1\tChi bộ 1";
    check(rows, &tree);
    check(&rows.replace('\t', ". "), &tree);
    let read = read(
        &format!("STT\tTên\n{rows}"),
        &PastedUnder::default(),
        &Register::new(),
    );
    assert_eq!(shown(&read), tree);
}

#[test]
fn a_table_without_its_head_is_known_by_its_headings() {
    let text = include_str!("../fixtures/field/69-units-pasted.tsv");
    let (_, text) = text.split_once('\n').unwrap();
    let names = |read: &PastedUnits| {
        let units = read.units.iter();
        units
            .map(|unit| (unit.depth, unit.name.clone()))
            .collect::<Vec<_>>()
    };
    let read_whole = read(text, &PastedUnder::default(), &Register::new());
    assert_eq!(
        names(&read_whole)[2],
        (0, "Chi bộ thôn Suối Lành".to_owned())
    );
    assert_eq!(read_whole.units.len(), 5);
    let lettered = read(
        "A\tKhối Đảng\nA.1\tChi bộ A\nB\tKhối trường\nB.1\tTrường B",
        &PastedUnder::default(),
        &Register::new(),
    );
    assert_eq!(shown(&lettered), [(0, "Chi bộ A"), (0, "Trường B")]);
}

#[test]
fn headings_have_ranks_and_those_that_are_no_units_have_nothing_below_them() {
    let text = "STT\tTên\nA\tĐảng ủy xã\nI\tCác chi bộ nông thôn\n1\tChi bộ khu 1\n2\tChi bộ khu 2\nII\tCác chi bộ cơ quan\n3\tChi bộ trường\n\
        B\tCác đoàn thể\n1\tHội Nông dân";
    let read = read(text, &PastedUnder::default(), &Register::new());
    let expect = [
        (0, "Đảng ủy xã"),
        (1, "Chi bộ khu 1"),
        (1, "Chi bộ khu 2"),
        (1, "Chi bộ trường"),
        (0, "Hội Nông dân"),
    ];
    assert_eq!(shown(&read), expect);
}

#[test]
fn every_row_of_a_head_is_left_out_whatever_it_looks_like() {
    for head in [
        "STT\tTên\n1\t2\n",
        "STT\tTên\n(1)\t(2)\n",
        "\"Số\nTT\"\tTên\n\ttổ chức\n(1)\t(2)\n",
        "TT\tTên tổ chức\nA\tB\n",
        "Tên\tCấp\n",
        "Tên đơn vị\n",
    ] {
        let row = match head.starts_with("Tên") {
            true => "Chi bộ 1\tchi bộ\nXã A\txã",
            false => "1\tChi bộ 1\tchi bộ\n2\tXã A\txã",
        };
        let text = format!("{head}{row}");
        let read = read(&text, &PastedUnder::default(), &Register::new());
        assert_eq!(shown(&read), [(0, "Chi bộ 1"), (0, "Xã A")], "{text}");
        assert_eq!(read.units[1].level, "commune", "{text}");
        let is_head = |(_, _, why): &(usize, String, Skipped)| *why == Skipped::Head;
        assert!(read.skipped.iter().all(is_head), "{text}");
    }
}

#[test]
fn a_message_gives_its_names_without_its_marks() {
    let read = read(
        "Danh sách các chi bộ:\n- Chi bộ khu 1;\n- Chi bộ khu 2;\n4/ Chi bộ khu 4",
        &PastedUnder::default(),
        &Register::new(),
    );
    let names: Vec<&str> = shown(&read).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Chi bộ khu 1", "Chi bộ khu 2", "Chi bộ khu 4"]);
    assert_eq!(skipped(&read), [(1, &Skipped::Heading)]);
}

#[test]
fn the_unit_above_and_those_above_it_are_not_added_again_below_themselves() {
    let mut desk = Desk::new(1);
    let units = [
        ("Tỉnh Phú Thọ", ["province", "", "", ""], &[][..]),
        ("Xã Thanh Ba", ["commune", "Tỉnh Phú Thọ", "", ""], &[]),
    ];
    add_units(&mut desk, &units);
    let under = PastedUnder {
        parent: "Xã Thanh Ba".to_owned(),
        ..PastedUnder::default()
    };
    let read = read("Tỉnh Phú Thọ\nXã Thanh Ba\n\tKhu 1", &under, &desk.register);
    assert_eq!(shown(&read), [(1, "Khu 1")]);
    assert_eq!(
        skipped(&read),
        [(1, &Skipped::Present), (2, &Skipped::Present)]
    );
    desk.run(&Command::Make(read.changes));
    let tree = UnitTree::of(&desk.register);
    let khu = tree.iter().find(|unit| unit.name == "Khu 1").unwrap();
    assert_eq!(khu.parent, "Xã Thanh Ba");
}

#[test]
fn tables_divided_by_semicolons_or_commas_are_tables() {
    for between in ["\t", ";", ","] {
        let text = "DANH SÁCH CHI BỘ TRỰC THUỘC\nTT;Đơn vị;Số đảng viên\n1;Chi bộ khu 10;25\n2;Chi bộ khu 11;30\n";
        let text = text.replace(';', between);
        let read = read(&text, &PastedUnder::default(), &Register::new());
        assert_eq!(
            shown(&read),
            [(0, "Chi bộ khu 10"), (0, "Chi bộ khu 11")],
            "{between}"
        );
        assert_eq!(read.units[0].unread, ["25"], "{between}");
        assert_eq!(
            skipped(&read),
            [(1, &Skipped::AboveHead), (2, &Skipped::Head)],
            "{between}"
        );
    }
    // A name of several parts is one name, and a sign at the end of a line divides nothing.
    check(
        "Chi bộ thôn Đông, thôn Đoài\nChi bộ thôn Nam, thôn Bắc",
        &[
            (0, "Chi bộ thôn Đông, thôn Đoài"),
            (0, "Chi bộ thôn Nam, thôn Bắc"),
        ],
    );
    check(
        "Chi bộ khu 1;\nChi bộ khu 2;\n",
        &[(0, "Chi bộ khu 1"), (0, "Chi bộ khu 2")],
    );
}

#[test]
fn a_title_over_a_list_is_no_unit() {
    let text = "DANH SÁCH\nNăm 2026\n(Kèm theo Công văn số 5)\nChi bộ khu 1\nChi bộ khu 2";
    let read = read(text, &PastedUnder::default(), &Register::new());
    assert_eq!(shown(&read), [(0, "Chi bộ khu 1"), (0, "Chi bộ khu 2")]);
    let above = &Skipped::AboveHead;
    assert_eq!(skipped(&read), [(1, above), (2, above), (3, above)]);
    // Further down it is what it says.
    check(
        "Chi bộ khu 1\nDanh sách đỏ",
        &[(0, "Chi bộ khu 1"), (0, "Danh sách đỏ")],
    );
    check("Năm Căn", &[(0, "Năm Căn")]);
}

#[test]
fn units_in_one_line_that_begin_alike_are_several() {
    check(
        "Chi bộ khu 13, Chi bộ khu 14; chi bộ khu 15",
        &[
            (0, "Chi bộ khu 13"),
            (0, "Chi bộ khu 14"),
            (0, "chi bộ khu 15"),
        ],
    );
    check(
        "Chi bộ khu 1; Chi bộ khu 2; Chi bộ Trường Tiểu học, THCS Yên Lạc",
        &[
            (0, "Chi bộ khu 1"),
            (0, "Chi bộ khu 2"),
            (0, "Chi bộ Trường Tiểu học, THCS Yên Lạc"),
        ],
    );
    check(
        "Hội Phụ nữ, Hội Nông dân",
        &[(0, "Hội Phụ nữ, Hội Nông dân")],
    );
    check("Chi bộ thôn 1, 2, 3", &[(0, "Chi bộ thôn 1, 2, 3")]);
}
