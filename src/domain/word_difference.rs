//! Where two wordings of one text differ, word by word.

use std::ops::Range;

/// Is the most words compared: beyond, marking costs more than it helps.
const MAX_WORDS: usize = 600;

/// Returns the byte ranges of each text that the other does not have. Nothing is marked where the texts are too long, or
/// have too little in common for marks to help the eye.
pub fn differences(a: &str, b: &str) -> [Vec<Range<usize>>; 2] {
    let (words_a, words_b) = (words(a), words(b));
    let (n_a, n_b) = (words_a.len(), words_b.len());
    if n_a > MAX_WORDS || n_b > MAX_WORDS {
        return [Vec::new(), Vec::new()];
    }
    let common = common_words(a, &words_a, b, &words_b);
    let n_common = common.len();
    if n_common * 3 < n_a.max(n_b) {
        return [Vec::new(), Vec::new()];
    }
    let (kept_a, kept_b): (Vec<usize>, Vec<usize>) = common.into_iter().unzip();
    [marks(&words_a, &kept_a), marks(&words_b, &kept_b)]
}

/// Lists the words of a text as byte ranges.
fn words(text: &str) -> Vec<Range<usize>> {
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            start..start + word.len()
        })
        .collect()
}

/// Finds a longest common sequence of words, as pairs of places.
fn common_words(
    a: &str,
    words_a: &[Range<usize>],
    b: &str,
    words_b: &[Range<usize>],
) -> Vec<(usize, usize)> {
    let (n_a, n_b) = (words_a.len(), words_b.len());
    let is_same = |i: usize, j: usize| a[words_a[i].clone()] == b[words_b[j].clone()];
    let mut longest = vec![vec![0_u16; n_b + 1]; n_a + 1];
    for i in (0..n_a).rev() {
        for j in (0..n_b).rev() {
            longest[i][j] = if is_same(i, j) {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j, mut common) = (0, 0, Vec::new());
    while i < n_a && j < n_b {
        if is_same(i, j) {
            common.push((i, j));
            i += 1;
            j += 1;
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    common
}

/// Marks the words that are not kept; neighbours share one mark.
fn marks(words: &[Range<usize>], kept: &[usize]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (at, word) in words.iter().enumerate() {
        if kept.binary_search(&at).is_ok() {
            continue;
        }
        match marks.last_mut() {
            Some(mark) if last.is_some_and(|last| last + 1 == at) => mark.end = word.end,
            _ => marks.push(word.clone()),
        }
        last = Some(at);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes both texts with their marks in brackets.
    fn marked(a: &str, b: &str) -> [String; 2] {
        let [of_a, of_b] = differences(a, b);
        [(a, of_a), (b, of_b)].map(|(text, marks)| {
            let mut text = text.to_owned();
            for mark in marks.into_iter().rev() {
                text.insert(mark.end, ']');
                text.insert(mark.start, '[');
            }
            text
        })
    }

    #[test]
    fn what_differs_is_marked_word_by_word_and_neighbours_together() {
        let [a, b] = marked(
            "Lắp 3,2 km đường điện, 85 hộ tham gia.",
            "Lắp 4,0 km đường điện, gần 112 hộ tham gia.",
        );
        assert_eq!(a, "Lắp [3,2] km đường điện, [85] hộ tham gia.");
        assert_eq!(b, "Lắp [4,0] km đường điện, [gần 112] hộ tham gia.");
    }

    #[test]
    fn nothing_is_marked_where_marks_would_not_help() {
        assert_eq!(marked("Tập thể", "Cá nhân"), ["Tập thể", "Cá nhân"]);
        assert_eq!(marked("", ""), ["", ""]);
        let long = "từ ".repeat(MAX_WORDS + 1);
        assert_eq!(
            differences(&long, &long.to_uppercase()),
            [Vec::new(), Vec::new()]
        );
    }
}
