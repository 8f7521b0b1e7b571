//! From the bytes of a file to text, whatever program wrote them.

/// Is the most bytes a file may have to be read: 64 MiB.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Names a kind of file that people pick by mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OtherKind {
    /// A zip archive, or a spreadsheet or document made of one (xlsx, docx, odt).
    ZipOrOffice,
    /// An old Office file (xls, doc).
    OldOffice,
    /// A PDF.
    Pdf,
    /// A gzip file.
    Gzip,
    /// A picture (PNG, JPEG, GIF).
    Picture,
    /// A rar or 7z archive.
    OtherArchive,
}

/// Says why bytes are not text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EncodingError {
    /// There are none, or nothing but white space.
    Empty,
    /// There are more than [`MAX_BYTES`].
    TooLarge,
    /// They are another kind of file.
    Other(OtherKind),
    /// They end in the middle of a letter.
    CutInLetter {
        /// The line, counted from 1.
        line: usize,
    },
    /// They are not UTF-8 (or UTF-16 with a mark), from this line on.
    NotText {
        /// The line, counted from 1.
        line: usize,
    },
}

/// Decodes UTF-8 with or without its mark, and UTF-16 with its mark.
pub fn decode(bytes: &[u8]) -> Result<String, EncodingError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(EncodingError::TooLarge);
    }
    if let Some(kind) = other_kind(bytes) {
        return Err(EncodingError::Other(kind));
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => from_utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => from_utf16(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => from_utf8(rest)?,
    };
    if text.trim().is_empty() {
        return Err(EncodingError::Empty);
    }
    Ok(text)
}

fn from_utf8(bytes: &[u8]) -> Result<String, EncodingError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let line = line_at(&bytes[..error.valid_up_to()]);
            Err(match error.error_len() {
                Some(_) => EncodingError::NotText { line },
                None => EncodingError::CutInLetter { line },
            })
        }
    }
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, EncodingError> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let not_text = |text: &str| EncodingError::NotText {
        line: line_at(text.as_bytes()),
    };
    for letter in char::decode_utf16(units) {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Err(not_text(&text)),
        }
    }
    if bytes.len() % 2 == 1 {
        let line = line_at(text.as_bytes());
        return Err(EncodingError::CutInLetter { line });
    }
    Ok(text)
}

fn line_at(before: &[u8]) -> usize {
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

fn other_kind(bytes: &[u8]) -> Option<OtherKind> {
    const KINDS: &[(&[u8], OtherKind)] = &[
        (b"PK\x03\x04", OtherKind::ZipOrOffice),
        (b"\xd0\xcf\x11\xe0", OtherKind::OldOffice),
        (b"%PDF", OtherKind::Pdf),
        (b"\x1f\x8b", OtherKind::Gzip),
        (b"\x89PNG", OtherKind::Picture),
        (b"\xff\xd8\xff", OtherKind::Picture),
        (b"GIF8", OtherKind::Picture),
        (b"Rar!", OtherKind::OtherArchive),
        (b"7z\xbc\xaf", OtherKind::OtherArchive),
    ];
    KINDS
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_and_utf_16_with_marks_read_alike() {
        let text = "Tổ hòa giải";
        let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "\u{feff}"
                .encode_utf16()
                .chain(text.encode_utf16())
                .flat_map(unit)
                .collect()
        };
        assert_eq!(decode(text.as_bytes()), Ok(text.to_owned()));
        assert_eq!(
            decode(format!("\u{feff}{text}").as_bytes()),
            Ok(text.to_owned())
        );
        assert_eq!(decode(&utf16(u16::to_le_bytes)), Ok(text.to_owned()));
        assert_eq!(decode(&utf16(u16::to_be_bytes)), Ok(text.to_owned()));
    }

    #[test]
    fn what_is_not_text_is_named() {
        assert_eq!(decode(b""), Err(EncodingError::Empty));
        assert_eq!(decode(b" \n\t"), Err(EncodingError::Empty));
        assert_eq!(
            decode(b"{\n\"a\xc3\x28\"}"),
            Err(EncodingError::NotText { line: 2 })
        );
        assert_eq!(
            decode(b"\xff\xfe{"),
            Err(EncodingError::CutInLetter { line: 1 })
        );
        assert_eq!(
            decode(b"{\n\"t\xe1\xbb"),
            Err(EncodingError::CutInLetter { line: 2 })
        );
        assert_eq!(
            decode(b"PK\x03\x04...."),
            Err(EncodingError::Other(OtherKind::ZipOrOffice))
        );
    }
}
