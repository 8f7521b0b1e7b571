//! Hostile texts: every line of `xss.txt` in every place that a text can come to stand in.

use serde_json::json;
use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::domain::scope::{Content, Scope};
use so_dan_van_kheo::format::exchange_read::open_text;

use crate::dom::{Event, parse};
use crate::page_of;

/// Is one hostile text in each line; `\u{…}` stands for a letter that no line can show.
const HOSTILE: &str = include_str!("../fixtures/xss.txt");
/// Is the text that nothing is hostile about.
const HARMLESS: &str = "Lành";

/// Lists all that a page may be made of, with what each may have.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("html", &["lang"]),
    ("head", &[]),
    ("meta", &["charset", "http-equiv", "content", "name"]),
    ("title", &[]),
    ("style", &[]),
    ("body", &[]),
    ("header", &[]),
    ("main", &[]),
    ("section", &["class"]),
    ("h1", &[]),
    ("h2", &[]),
    ("p", &["class"]),
    ("b", &[]),
    ("bdi", &[]),
    ("small", &[]),
    ("div", &["class"]),
    ("dl", &["class"]),
    ("dt", &[]),
    ("dd", &[]),
    ("ul", &[]),
    ("li", &[]),
    ("a", &["id", "data-digest", "download", "href"]),
    ("details", &[]),
    ("summary", &[]),
    ("table", &[]),
    ("caption", &[]),
    ("thead", &[]),
    ("tbody", &[]),
    ("tr", &[]),
    ("th", &["scope"]),
    ("td", &[]),
];

fn hostile() -> Vec<String> {
    let letter = |escape: &str| {
        let (code, rest) = escape.split_once('}').unwrap();
        let letter = char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
        format!("{letter}{rest}")
    };
    let lines = HOSTILE.lines().map(|line| {
        let mut parts = line.split("\\u{");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, escape| text + &letter(escape))
    });
    lines.collect()
}

/// Returns a text as a page shows it: control characters are shown by their pictures.
fn shown(text: &str) -> String {
    let letters = text.chars().map(|letter| match u32::from(letter) {
        9 | 10 => letter,
        code @ 0..=31 => char::from_u32(0x2400 + code).unwrap(),
        127 => '␡',
        _ => letter,
    });
    letters.collect()
}

/// Returns the file of a sender whose every text is this one.
fn file(text: &str, place: &str) -> String {
    let decision = json!({ "number": format!("05/{text}/x"), "date": "2026-02", "body": text });
    let item = json!({ "id": "01", "form": text, "body": text, "to": text, "number": text, "name": text, "measure": text, "value": 12, "stage": text,
        "on": "2026-03-01", "by": text, "note": text, "criterion": text, "score": 5 });
    let year = json!({ "year": 2026, "entry": text, "stage": text, "results": text, "grade": text, "score": 7.5, "recognised_level": text,
        "registered_levels": [text], "decision": decision, "awards": [item], "indicators": [item], "steps": [item], "scores": [item],
        "unknown": { "member": [text] } });
    let mut model = json!({ "id": "0190a000-0000-7000-8000-000000000001", "title": format!("1 {text}{place}"), "unit": "u", "field": "f" });
    for name in [
        "kind",
        "subject",
        "holder",
        "rationale",
        "objectives",
        "methods",
        "locality",
        "beneficiaries",
        "actors",
        "resources",
        "outputs",
        "sustainability",
        "notes",
        "source_id",
        "other",
    ] {
        model[name] = json!(text);
    }
    model["years"] = json!([year]);
    let twin = json!({ "id": "0190a000-0000-7000-8000-000000000002", "title": format!("2 {text}"), "unit": "u", "field": text,
        "same_as": "0190a000-0000-7000-8000-000000000001", "years": [{ "year": 2026, "stage": "registered" }] });
    let entry = |id: &str| json!([{ "id": id, "name": text }]);
    json!({
        "format": "so-dan-van-kheo", "version": 1, "exported_at": format!("2026-03-05T02:00:{:02}Z", place.len()),
        "exported_by": { "unit": "u", "name": format!("{text}{place}") },
        "models": [model, twin],
        "units": [{ "id": "u", "name": text }],
        "catalogue": { "fields": entry("f"), "grades": entry("g"), "levels": entry("l"), "indicators": entry("i") },
    })
    .to_string()
}

/// Returns the register that read the files of two such senders: what they say otherwise is undecided.
fn register(text: &str) -> Register {
    let mut register = Register::new();
    for place in ["", " (nơi khác)"] {
        let opened = open_text(&file(text, place)).unwrap();
        assert_eq!(opened.refused, [], "{text}");
        register.join(&opened.piece);
    }
    register
}

fn page(text: &str, scope: &Scope) -> String {
    page_of(&register(text), scope, text, &format!("{text}.json"), "{}")
}

/// Puts neighbouring texts together, and a text in the place of the harmless one.
fn with(events: Vec<Event>, text: &str) -> Vec<Event> {
    let put = |one: &str| one.replace(HARMLESS, text);
    let events = events.into_iter().map(|event| match event {
        Event::Text(one) => Event::Text(put(&one)),
        Event::Begin(name, attributes) => {
            let attributes = attributes.into_iter().map(|(name, one)| (name, put(&one)));
            Event::Begin(name, attributes.collect())
        }
        other => other,
    });
    events.collect()
}

/// Leaves out the fingerprint, which is of the text.
fn without_code(page: &str) -> String {
    let (before, rest) = page.split_once("Mã đối chiếu</dt><dd>").unwrap();
    format!("{before}{}", rest.split_once("</dd>").unwrap().1)
}

#[test]
fn every_hostile_text_is_text_in_every_place_and_comes_back_exactly() {
    let texts = hostile();
    assert!(texts.len() >= 100);
    for scope in [Scope::default(), Scope::of_content(Content::Catalogue)] {
        let harmless = parse(&without_code(&page(HARMLESS, &scope)), true);
        let n_places = harmless.iter().filter(|event| match event {
            Event::Text(text) => text.contains(HARMLESS),
            _ => false,
        });
        let expected = match scope.content {
            Content::Models => 40,
            _ => 6,
        };
        let n_places = n_places.count();
        assert!(n_places >= expected, "{n_places} places are tried");
        for text in &texts {
            let page = without_code(&page(text, &scope));
            let expect = with(harmless.clone(), &shown(text));
            for is_scripted in [true, false] {
                let events = parse(&page, is_scripted);
                let differs = events.iter().zip(&expect).find(|(is, should)| is != should);
                assert_eq!(differs, None, "{text}");
                assert_eq!(events.len(), expect.len(), "{text}");
            }
        }
    }
}

#[test]
fn a_page_has_no_element_and_no_attribute_beyond_the_known_ones() {
    for text in hostile() {
        for event in parse(&page(&text, &Scope::default()), true) {
            match event {
                Event::Begin(name, attributes) => {
                    let known = ELEMENTS.iter().find(|(known, _)| *known == name);
                    let (_, known) = known.unwrap_or_else(|| panic!("{name} in {text}"));
                    for (attribute, value) in attributes {
                        assert!(
                            known.contains(&attribute.as_str()),
                            "{name} {attribute} in {text}"
                        );
                        let is_address = value.contains(':') && attribute != "download";
                        let is_known = value == "data:application/json;base64,e30="
                            || value.starts_with("sha256:");
                        assert!(!is_address || is_known, "{attribute}={value} in {text}");
                    }
                }
                Event::Other => panic!("a comment in {text}"),
                Event::Text(_) | Event::End(_) => {}
            }
        }
    }
}

#[test]
fn what_turns_the_direction_of_letters_stays_among_its_own() {
    let text = "\u{202e}đảo";
    let page = page(text, &Scope::default());
    let blocks = [
        "<bdi>",
        "<dd>",
        "<th scope=\"row\">",
        "<td>",
        "<p>",
        "<title>",
    ];
    for (at, _) in page.match_indices('\u{202e}') {
        let before = &page[..at];
        let is_first = blocks.iter().any(|block| before.ends_with(block));
        // The second one's own words, and what stands in a number, begin with others.
        let is_inside = ["05/", "QĐ 05/", ": ", "\n", "1 ", "2 "]
            .iter()
            .any(|one| before.ends_with(one))
            || before.ends_with("download=\"");
        assert!(
            is_first || is_inside,
            "{}",
            &page[at.saturating_sub(80)..at]
        );
    }
}
