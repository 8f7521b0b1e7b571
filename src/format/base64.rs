//! Bytes as text: base64 with the standard alphabet and padding (RFC 4648, section 4).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes bytes.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group
            .iter()
            .fold(0, |bits, byte| (bits << 8) | usize::from(*byte))
            << (8 * (3 - group.len()));
        for at in 0..4 {
            text.push(match at <= group.len() {
                true => char::from(ALPHABET[(bits >> (18 - 6 * at)) & 63]),
                false => '=',
            });
        }
    }
    text
}

/// Reads bytes; `None` for white space, missing padding, or any other text that [`encode`] does not write.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let letters = text.as_bytes();
    let n_padding = letters
        .iter()
        .rev()
        .take_while(|letter| **letter == b'=')
        .count();
    if !letters.len().is_multiple_of(4) || n_padding > 2 {
        return None;
    }
    let letters = &letters[..letters.len() - n_padding];
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    let mut bits = 0u32;
    let mut n_bits = 0;
    for letter in letters {
        let digit = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(digit);
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push((bits >> n_bits) as u8);
            bits &= (1 << n_bits) - 1;
        }
    }
    (bits == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_rfc_4648_are_written_and_read() {
        let examples = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, text) in examples {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).rev().collect();
        for n in 0..=all.len() {
            assert_eq!(decode(&encode(&all[..n])).as_deref(), Some(&all[..n]));
        }
    }

    #[test]
    fn what_is_not_written_is_not_read() {
        for text in [
            "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v\n", "Zm 9", "Zm-_", "Zg==Zg==",
            "Zmé",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
