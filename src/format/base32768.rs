//! Bytes as text, 15 bits a character: browsers count what they store in code units, not in bytes.
//!
//! The characters are U+4E00 to U+CDFF: each is one code unit and three bytes of UTF-8, none is a space or a control
//! character, and no normal form of Unicode changes one that stands here. After the last byte stands one bit 1, then bits
//! 0 to the end of the character: so the number of bytes comes back too.

const FIRST: u32 = 0x4e00;
const N_BITS: u32 = 15;
const DIGITS: u32 = 1 << N_BITS;

/// Writes bytes.
pub fn encode(bytes: &[u8]) -> String {
    let n_chars = bytes.len() * 8 / N_BITS as usize + 1;
    let mut text = String::with_capacity(n_chars * 3);
    // Takes the bits in hand that begin at `shift`; those above them were taken before.
    let mut push = |bits: u32, shift: u32| {
        text.extend(char::from_u32(FIRST + (bits >> shift) % DIGITS));
    };
    let (mut bits, mut n_bits) = (0, 0);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        n_bits += 8;
        if n_bits >= N_BITS {
            n_bits -= N_BITS;
            push(bits, n_bits);
        }
    }
    push((bits << 1 | 1) << (N_BITS - 1 - n_bits), 0);
    text
}

/// Reads bytes; `None` for any text that [`encode`] does not write.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * N_BITS as usize / 8 + 1);
    let (mut bits, mut n_bits) = (0, 0);
    for c in text.chars() {
        let digit = u32::from(c).checked_sub(FIRST)?;
        if digit >= DIGITS {
            return None;
        }
        bits = bits << N_BITS | digit;
        n_bits += N_BITS;
        while n_bits > N_BITS {
            n_bits -= 8;
            bytes.push((bits >> n_bits) as u8);
        }
    }
    // The bit behind the last byte is in the last character.
    let n_padding = bits.trailing_zeros();
    let n_left = n_bits.checked_sub(n_padding + 1)?;
    if n_left == 8 {
        bytes.push((bits >> (n_padding + 1)) as u8);
    }
    n_left.is_multiple_of(8).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_and_every_length_comes_back() {
        let all: Vec<u8> = (0..=255).rev().chain([0, 0, 255, 255]).collect();
        for n in 0..=all.len() {
            for bytes in [&all[..n], &vec![0; n], &vec![255; n]] {
                let text = encode(bytes);
                assert_eq!(decode(&text).as_deref(), Some(bytes));
                assert_eq!(text.chars().count(), (bytes.len() * 8 + 1).div_ceil(15));
                assert!(text.len() <= text.capacity(), "{n}");
            }
        }
    }

    #[test]
    fn every_character_is_one_code_unit_of_the_range() {
        let bytes: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_be_bytes).collect();
        let text = encode(&bytes);
        assert!(text.chars().all(|c| ('\u{4e00}'..='\u{cdff}').contains(&c)));
    }

    /// Every text of one character, and the ends of the range in longer ones, either is what `encode` writes or is refused.
    #[test]
    fn what_is_not_written_is_not_read() {
        let alone = ('\0'..=char::MAX).map(String::from);
        let edges = ["\u{4dff}", "\u{4e00}", "\u{cdff}", "\u{ce00}", "a", ""];
        let pairs = edges
            .iter()
            .flat_map(|a| edges.iter().map(move |b| format!("{a}一퀀{b}")));
        for text in alone.chain(pairs) {
            if let Some(bytes) = decode(&text) {
                assert_eq!(encode(&bytes), text);
            }
        }
        for text in ["", "一", "a", "一 ", " 伀", "伀\n", "\u{fffd}"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
