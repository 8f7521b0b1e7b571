//! What a search finds, and what comes first.

use so_dan_van_kheo::domain::duplicates::likely_duplicates;
use so_dan_van_kheo::domain::fold::{compose, fold};
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::{Model, YearEntry};
use so_dan_van_kheo::domain::model_search::ModelSearch;
use so_dan_van_kheo::domain::path::Segment;
use so_dan_van_kheo::domain::register::{Collection, RecordId};
use so_dan_van_kheo::domain::search::SearchIndex;
use so_dan_van_kheo::domain::value::Value;

use crate::field::taken_in;
use crate::{Desk, add_units};

/// Lists the ids of what is found, and says whether it has all.
fn found(search: &mut ModelSearch, desk: &Desk, query: &str) -> (String, bool) {
    let found = search.find_or_any(&desk.register, query);
    let ids: Vec<&str> = found.keys.iter().map(|id| &*id.id).collect();
    (ids.join(" "), found.has_all)
}

#[track_caller]
fn check(desk: &Desk, query: &str, expect: &str) {
    let expect = (expect.to_owned(), true);
    assert_eq!(
        found(&mut ModelSearch::default(), desk, query),
        expect,
        "{query:?}"
    );
}

/// The words of documents alone: a title and one more text.
#[track_caller]
fn check_order(documents: &[(&str, &str)], query: &str, expect: (&[usize], bool)) {
    let mut index = SearchIndex::new();
    for (key, (title, rest)) in documents.iter().enumerate() {
        index.update(key, title, [*rest]);
    }
    let found = index.find_or_any(query);
    assert_eq!((&found.keys[..], found.has_all), expect, "{query:?}");
}

/// What stands first and has the query in a row as typed; whatever else has its words.
#[track_caller]
fn check_whole(search: &SearchIndex, query: &str, expect: (&[usize], &[usize])) {
    let found = search.find_or_any(query);
    let (whole, others) = found.keys.split_at(found.n_whole);
    assert_eq!((whole, others), expect, "{query:?}");
}

/// Lists the titles of what is found.
fn titles(desk: &Desk, query: &str) -> Vec<String> {
    let found = ModelSearch::default().find(&desk.register, query);
    let models = found
        .iter()
        .filter_map(|id| Model::find(&desk.register, id));
    models.map(|model| compose(model.title())).collect()
}

#[test]
fn a_word_with_its_marks_ranks_before_the_same_letters_with_others() {
    let desk = taken_in("16-same-letters-other-marks.json");
    let found = titles(&desk, "hố");
    assert_eq!(
        found[..2],
        ["mỗi nhà một hố rác", "vận động hộ dân đào hố rác"]
    );
    assert_eq!(titles(&desk, "hồ")[0], "nạo vét hồ chứa");
    check_order(
        &[("Phòng chống ma túy", "hố rác"), ("Hố", ""), ("Hộ dân", "")],
        "hố",
        (&[1, 0, 2], true),
    );
}

#[test]
fn composed_and_decomposed_texts_are_found_alike() {
    let desk = taken_in("01-nfd-whole-file.json");
    for query in ["hoa giai", "hòa giải", "HOÀ GIẢI", "hoa\u{300} gia\u{309}i"] {
        assert_eq!(
            titles(&desk, query),
            [compose("Tổ hòa giải ở khu dân cư số 2")],
            "{query}"
        );
    }
}

/// Written with a Cyrillic or a full-width letter it is not the same word; those are among the possible duplicates.
#[test]
fn letters_that_look_alike_are_found_by_those_on_the_keys() {
    let desk = taken_in("39-look-alike-letters.json");
    let found = ModelSearch::default().find(&desk.register, "duong hoa");
    assert_eq!(found.len(), 4);
    let missed = Model::all(&desk.register).filter(|model| !found.contains(model.record_id()));
    let pairs = likely_duplicates(&desk.register);
    for model in missed {
        let id = model.record_id();
        let is_in = pairs.iter().any(|pair| pair.models.contains(id));
        assert!(is_in, "{}", model.title());
    }
}

#[test]
fn all_words_come_before_any_and_any_alone_says_so() {
    let documents = [
        ("Đường hoa", "của phụ nữ"),
        ("Đường điện", "thắp sáng đường quê"),
        ("Tổ tự quản", "đường hoa, nhà sạch"),
    ];
    check_order(&documents, "đường hoa", (&[0, 2], true));
    check_order(&documents, "đường hoa sáng", (&[0, 1, 2], false));
    check_order(&documents, "hoa sạch xyz", (&[2, 0], false));
    check_order(&documents, "xyz", (&[], true));
    check_order(&documents, "xyz uvw", (&[], false));
}

/// A unit of two words is found by its name, though many models have both words somewhere.
#[test]
fn what_has_the_query_in_a_row_as_typed_comes_first_and_is_counted() {
    let mut index = SearchIndex::new();
    let documents = [
        ("Xã vận động: trồng hanh, cù", ["Phường Một", ""]),
        ("Đường hoa", ["Xã Hanh Cù", "Tỉnh Phú Thọ"]),
        ("Hanh Cù và xã bạn", ["Xã Một", ""]),
        ("Nhà sạch", ["Chi bộ khu 1", "Xã Hanh Cù"]),
        ("Tuyến xã Hanh Cừ", ["Xã Cù", ""]),
        ("Nối xã Hanh Cùng", ["Xã Cù", ""]),
        ("Nơi", ["xã hanh", "cù"]),
        ("Ở (xã Hanh Cù)", ["", ""]),
    ];
    for (key, (title, rest)) in documents.into_iter().enumerate() {
        index.update(key, title, rest);
    }
    check_whole(&index, "Xã Hanh Cù", (&[7, 1, 3], &[5, 0, 2, 4, 6]));
    check_whole(&index, "xã Hanh Cù ", (&[7, 1, 3], &[5, 0, 2, 4, 6]));
    check_whole(&index, "xa hanh cu", (&[4, 7, 1, 3], &[5, 0, 2, 6]));
    check_whole(&index, "hanh cu", (&[2, 4, 7, 1, 3], &[5, 0, 6]));
    check_whole(&index, "khu 1", (&[3], &[]));
    check_whole(&index, "\"hanh cù\"", (&[], &[2, 7, 1, 3, 4]));
    check_whole(&index, "xã", (&[], &[0, 2, 4, 5, 7, 1, 3, 6]));
    check_whole(&index, "hanh xã cù tỉnh", (&[], &[1]));
    check_whole(&index, "hanh xyz", (&[], &[0, 1, 2, 3, 4, 5, 6, 7]));
}

#[test]
fn finding_agrees_with_a_scan_of_the_folded_text() {
    let words = [
        "hòa",
        "Hoà,",
        "giải",
        "dân-vận",
        "(khéo)",
        "3/2026",
        "xã",
        "thuỷ",
        "a",
        "ĐẢNG",
    ];
    let mut state = 7_u32;
    let mut pick = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        words[(state >> 16) as usize % words.len()]
    };
    let documents: Vec<String> = (0..200)
        .map(|_| [pick(), " ", pick(), "|", pick(), " ", pick()].concat())
        .collect();
    let documents: Vec<&str> = documents.iter().map(String::as_str).collect();
    let mut index = SearchIndex::new();
    for (key, document) in documents.iter().enumerate() {
        let (title, rest) = document.split_once('|').unwrap_or((document, ""));
        index.update(key, title, [rest]);
    }
    for query in [
        "hoa", "hoà g", "van", "n-v", "thủy a", "dang (k", "026 a xa", "z", "a,",
    ] {
        let has = |text: &str, word: &str| fold(text).contains(word.trim_end_matches(','));
        let scan = |text: &str| fold(query).split(' ').all(|word| has(text, word));
        let expect: Vec<usize> = (0..200).filter(|key| scan(documents[*key])).collect();
        let mut found = index.find(query);
        found.sort_unstable();
        assert_eq!(found, expect, "{query:?}");
    }
}

#[test]
fn a_phrase_in_quotes_stands_as_whole_words_in_a_row() {
    let documents = [
        ("Dân vận khéo", ""),
        ("Vận động dân", "khéo"),
        ("Tổ", "“Dân vận”: khéo dân"),
        ("Dân vận khéo léo", "hoang"),
    ];
    check_order(&documents, "\"dân vận\"", (&[0, 3, 2], true));
    check_order(&documents, "“dan van” khéo", (&[0, 3, 2], true));
    check_order(&documents, "\"vận khé", (&[0, 3], true));
    check_order(&documents, "\"vận khé\"", (&[], true));
    check_order(&documents, "\"hoa\"", (&[], true));
    check_order(&documents, "\"hoa", (&[3], true));
    check_order(&documents, "\"dân vận\" \"léo hoang\"", (&[0, 2, 3], false));
    check_order(&documents, "\" \"", (&[0, 1, 2, 3], true));
}

#[test]
fn a_model_is_found_by_what_people_read_and_by_no_id() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    add_units(
        &mut desk,
        &[
            ("xa-7f3a", ["commune", "", "", ""], none),
            ("cb-19c2", ["", "xa-7f3a", "", ""], none),
        ],
    );
    let mut name = |id: &str, name: &str| {
        desk.write(
            &RecordId::unit(id),
            [member::NAME].into(),
            Value::text(name),
        );
    };
    name("xa-7f3a", "Xã Yên Lạc");
    name("cb-19c2", "Chi bộ khu 1");
    let body = RecordId::new(Collection::AWARDING_BODIES, "body-55e0");
    desk.write(&body, [member::NAME].into(), Value::text("UBND tỉnh"));
    let model = RecordId::model("m-0b1d");
    let mut write = |path: &[Segment], value: Value| {
        desk.write(&model, path.to_vec().into(), value);
    };
    write(&[member::TITLE], Value::text("Đường hoa"));
    write(&[member::UNIT], Value::text("cb-19c2"));
    write(&[member::FIELD], Value::text("kinh-te-aa"));
    write(&[member::HOLDER], Value::text("Chi hội phụ nữ"));
    write(&[member::SOURCE_ID], Value::text("nguon-9981"));
    let of_year = |member: Segment| [member::YEARS, Segment::Year(2026), member];
    write(&of_year(member::STAGE), Value::text("registered"));
    let [years, year, decision] = of_year(member::DECISION);
    let number = [
        years.clone(),
        year.clone(),
        decision.clone(),
        member::NUMBER,
    ];
    write(&number, Value::text("05/QĐ-UBND"));
    write(
        &[years, year, decision, member::BODY],
        Value::text("body-55e0"),
    );
    write(
        &[Segment::name("ghi_them")],
        Value::text("do cụ Tám khởi xướng"),
    );
    let step = [
        ("stage", "accepted"),
        ("note", "Duyệt lần đầu"),
        ("by", "Nguyễn Thị Bảy"),
    ];
    let step = step.map(|(name, text)| (name.to_owned(), Value::text(text)));
    let [years, year, steps] = of_year(member::STEPS);
    write(
        &[years, year, steps, Segment::Item("1".to_owned())],
        Value::Map(step.into_iter().collect()),
    );
    for query in [
        "chi bộ khu 1, xã yên lạc",
        "yen lac",
        "chi hoi phu nu",
        "05/QĐ-UBND",
        "05/qd",
        "ubnd tỉnh",
        "cụ tám",
        "duyệt lần đầu",
    ] {
        check(&desk, query, "m-0b1d");
    }
    for query in [
        "7f3a",
        "cb-19c2",
        "0b1d",
        "nguon-9981",
        "kinh-te-aa",
        "registered",
        "55e0",
        "bảy",
    ] {
        check(&desk, query, "");
    }
    desk.write(
        &RecordId::model("n"),
        [member::UNIT].into(),
        Value::text("Xã Chưa Có"),
    );
    check(&desk, "xã chưa có", "n");
}

#[test]
fn another_name_of_a_unit_is_found_at_once() {
    let mut desk = Desk::new(1);
    let none: &[&str] = &[];
    let units = [
        ("Xã A", ["", "", "", ""], none),
        ("Khu 1", ["", "Xã A", "", ""], none),
    ];
    add_units(&mut desk, &units);
    desk.write(
        &RecordId::model("m"),
        YearEntry::path(2026, member::STAGE),
        Value::text("registered"),
    );
    desk.write(
        &RecordId::model("m"),
        [member::UNIT].into(),
        Value::text("Khu 1"),
    );
    let mut search = ModelSearch::default();
    assert_eq!(found(&mut search, &desk, "xã a").0, "m");
    for (unit, name) in [("Xã A", "Phường Mới"), ("Khu 1", "Tổ dân phố 9")] {
        let id = RecordId::unit(unit);
        desk.write(&id, [member::NAME].into(), Value::text(name));
        search.note_changes(&desk.register, &[id]);
        assert_eq!(found(&mut search, &desk, name), ("m".to_owned(), true));
        assert!(!found(&mut search, &desk, unit).1);
    }
}
