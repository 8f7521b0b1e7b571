//! The file inside a page: out as it went in, or a reason.

use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::encoding::{EncodingError, MAX_BYTES};
use so_dan_van_kheo::format::exchange_read::{FileError, open, open_text};
use so_dan_van_kheo::format::readable_file::{Content, ID, PageError, pack, take_out};

use crate::{page_and_file, page_of, registers, varied};

fn thanh_ba() -> (String, String) {
    page_and_file(&registers::thanh_ba())
}

/// Returns a page whose file no browser saves.
fn large() -> (String, String) {
    page_and_file(&varied::models(900))
}

#[track_caller]
fn check(page: &str, expect: PageError) {
    assert_eq!(open(page.as_bytes()), Err(FileError::Page(expect)));
}

#[test]
fn a_page_opens_as_the_file_inside_does() {
    for (page, file) in [thanh_ba(), large(), page_and_file(&registers::eventful())] {
        assert!(take_out(&page) == Some(Ok(file.clone())));
        assert!(open(page.as_bytes()) == open(file.as_bytes()));
        assert!(open(page.as_bytes()).is_ok());
    }
}

#[test]
fn the_file_is_inside_once_as_a_link_or_compressed() {
    let ((small, file), (kept, _)) = (thanh_ba(), large());
    assert!(matches!(pack(&file).content, Content::Link(_)));
    assert_eq!(small.matches("<a id=").count(), 1);
    assert_eq!(kept.matches("<a id=").count(), 0);
    for page in [small, kept] {
        assert_eq!(page.matches(&format!(" id=\"{ID}\"")).count(), 1);
    }
}

#[test]
fn a_file_that_would_not_open_by_itself_says_the_same_inside_a_page() {
    let newer = r#"{"format":"so-dan-van-kheo","version":9}"#;
    for file in ["", "{", "xin chào", "[]", newer, "<html>"] {
        let page = page_of(&Register::new(), &Default::default(), "", "a.json", file);
        assert_eq!(open(page.as_bytes()), open_text(file), "{file}");
        assert!(open(page.as_bytes()).is_err());
    }
}

/// Writes a page as browsers do when they save one.
fn saved_again(page: &str) -> Vec<String> {
    let quotes = page.replace('"', "'");
    let unquoted = page.replace(&format!("id=\"{ID}\""), &format!("ID={ID}"));
    let references = page
        .replace("base64,", "base64&comma;")
        .replace('+', "&#43;");
    let escapes = page
        .replace("==\">", "%3D%3d\">")
        .replace("=\">", "&equals;\">");
    let wrapped = wrapped(page, "\r\n\t");
    let doctype = page.replacen(
        "<!doctype html>",
        "\u{feff}\r\n<!-- saved from url=(0014)about:internet -->\n<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"x\">",
        1,
    );
    let reordered = page.replacen(" hidden data-digest", "\n  hidden=\"\"\n  DATA-DIGEST", 1);
    let with_script = page.replacen(
        "<body>",
        &format!("<body><script>'<a id={ID}>'</script><!-- <div id={ID}> -->"),
        1,
    );
    let in_message = format!("Chuyển tiếp từ Zalo:\n\n{page}");
    vec![
        quotes,
        unquoted,
        references,
        escapes,
        wrapped,
        doctype,
        reordered,
        with_script,
        in_message,
    ]
}

/// Puts white space between the letters of the file.
fn wrapped(page: &str, space: &str) -> String {
    let mut all = String::new();
    for part in page.split_inclusive(['"', '<', '>']) {
        if part.len() < 1000 || !part.is_ascii() || part.contains([' ', '{']) {
            all.push_str(part);
            continue;
        }
        let lines = part
            .as_bytes()
            .chunks(76)
            .map(|line| String::from_utf8_lossy(line));
        all.push_str(&lines.collect::<Vec<_>>().join(space));
    }
    all
}

#[test]
fn a_page_that_a_browser_or_a_messenger_wrote_again_gives_the_same_file() {
    for (page, file) in [thanh_ba(), large()] {
        for (again, n) in saved_again(&page).into_iter().zip(0..) {
            assert!(take_out(&again) == Some(Ok(file.clone())), "way {n}");
            assert!(open(again.as_bytes()) == open(file.as_bytes()), "way {n}");
        }
        let utf16: Vec<u8> = [0xfeff]
            .into_iter()
            .chain(page.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(open(&utf16) == open(file.as_bytes()));
    }
}

/// Packs a page as a letter (quoted-printable), whose first line ends after `n_first` bytes and every other after 70.
fn letter(page: &str, n_first: usize) -> String {
    let mut body = String::new();
    for (n, byte) in page.bytes().enumerate() {
        match byte {
            b' '..=b'<' | b'>'..=b'~' | b'\n' => body.push(char::from(byte)),
            byte => body.push_str(&format!("={byte:02X}")),
        }
        if n % 70 == n_first {
            body.push_str("=\r\n");
        }
    }
    format!(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}"
    )
}

#[test]
fn a_page_that_a_phone_packed_as_a_letter_gives_the_same_file_wherever_its_lines_end() {
    let (page, file) = thanh_ba();
    for n_first in 0..70 {
        assert!(
            take_out(&letter(&page, n_first)) == Some(Ok(file.clone())),
            "{n_first}"
        );
    }
    let (page, file) = large();
    assert!(take_out(&letter(&page, 69)) == Some(Ok(file)));
}

#[test]
fn a_page_without_a_file_says_so() {
    for page in [
        "<html><body>Xin chào</body></html>",
        "<",
        "<!doctype html>",
        "<p>data:application/json;base64,e30=",
        "<a href=\"data:application/json;base64,e30=\">x</a>",
        "\n <svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    ] {
        check(page, PageError::NoFile);
    }
    let (page, _) = thanh_ba();
    check(&page.replace(ID, "other"), PageError::NoFile);
}

#[test]
fn a_page_with_two_files_says_so() {
    for (page, _) in [thanh_ba(), large()] {
        check(&format!("{page}{page}"), PageError::Several);
        let another = format!("<body><a id='{ID}' href='data:,'>");
        check(&page.replacen("<body>", &another, 1), PageError::Several);
    }
}

#[test]
fn a_page_cut_anywhere_says_so_or_has_its_file_whole() {
    for (page, file) in [thanh_ba(), large()] {
        let head = page.find("<title>").unwrap();
        let places = (head..page.len()).step_by(page.len() / 300);
        let mut n_cut = 0;
        for at in places.chain(page.len() - 40..page.len()) {
            let Some(cut) = page.get(..at) else { continue };
            match take_out(cut) {
                Some(Ok(whole)) => assert!(whole == file),
                other => {
                    assert_eq!(other, Some(Err(PageError::Cut)), "{at}");
                    n_cut += 1;
                }
            }
        }
        assert!(n_cut > 10);
    }
}

#[test]
fn a_damaged_file_inside_says_so() {
    for (page, _) in [thanh_ba(), large()] {
        let begins = page
            .find("base64,")
            .or(page.find("hidden data-digest"))
            .unwrap();
        let middle = begins + (page[begins..].find(['<', ' ']).unwrap()).max(2000) / 2;
        let middle = (middle..)
            .find(|at| page.as_bytes()[*at].is_ascii_lowercase())
            .unwrap();
        for letter in ["A", "Z", "*", "-", "ế", "=", "\0", "&#0;", "&nothing;", ""] {
            let damaged = format!("{}{letter}{}", &page[..middle], &page[middle + 1..]);
            check(&damaged, PageError::Damaged);
        }
        let digest = page.find("sha256:").unwrap() + 7;
        check(
            &format!("{}{}", &page[..digest], &page[digest + 1..]),
            PageError::Damaged,
        );
        check(&page.replace("data-digest", "data-x"), PageError::Damaged);
    }
    let (page, _) = thanh_ba();
    check(
        &page.replace("data:application", "application"),
        PageError::Damaged,
    );
    check(&page.replace(";base64,", ";base64"), PageError::Damaged);
    check(&page.replace(";base64,", ","), PageError::Damaged);
    check(
        &format!("<div id={ID}>e30=<b></b></div>"),
        PageError::Damaged,
    );
    check(&format!("<div id={ID}>e30="), PageError::Cut);
}

#[test]
fn a_few_bytes_that_claim_to_be_a_huge_file_are_not_inflated_beyond_the_limit() {
    let huge = vec![b' '; MAX_BYTES as usize + 1];
    let deflated = miniz_oxide::deflate::compress_to_vec(&huge, 1);
    let kept = so_dan_van_kheo::format::base64::encode(&deflated);
    check(&format!("<div id={ID}>{kept}</div>"), PageError::Damaged);
}

#[test]
fn a_page_beyond_the_limit_is_not_read() {
    let mut page = b"<html>".to_vec();
    page.resize(MAX_BYTES as usize + 1, b'<');
    let too_large = FileError::Encoding(EncodingError::TooLarge);
    assert_eq!(open(&page), Err(too_large));
    page.truncate(MAX_BYTES as usize);
    check(&String::from_utf8(page).unwrap(), PageError::NoFile);
}

#[test]
fn what_is_no_page_is_read_as_before() {
    let (_, file) = thanh_ba();
    for text in ["", "xin chào", "{}", &file, "\"so-dan-van-kheo\""] {
        assert_eq!(take_out(text), None);
    }
    let names_the_id = file.replacen("Huyện Thanh Ba", ID, 1);
    assert_eq!(take_out(&names_the_id), None);
}
