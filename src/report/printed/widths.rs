//! Widths that make a list short, and how many lines a text takes in them.

use super::Paper;

/// How many letters of a word a column has room for at least, so that hardly any word is cut.
const MAX_WORD: usize = 10;
/// What the letters of a word may be wider than they are on the average, digits and capitals, beside one letter more.
const WIDE_WORD: f64 = 1.05;
/// How many rows are looked at: more tell nothing new.
const N_LOOKED_AT: usize = 100;
/// The widths are changed by these millimetres, the coarse ones first.
const STEPS: [f64; 4] = [16.0, 8.0, 4.0, 2.0];
/// How often at most, for a list that only makes it a little better each time.
const MAX_CHANGES: usize = 60;
/// What a line that is cut off counts beside one that is printed.
const CUT_OFF: f64 = 0.5;
/// What a line counts that makes no row higher: it may make the next one.
const UNSEEN: f64 = 0.002;

/// Is the width of a column.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Width {
    /// In millimetres.
    pub mm: f64,
    /// How many letters stand in a line.
    pub letters: usize,
}

/// Counts the lines that a text takes, words whole where they fit.
pub(super) fn n_lines(text: &str, letters: usize) -> usize {
    let letters = letters.max(1);
    let of_line = |line: &str| {
        let (mut n, mut used) = (0, 0);
        for word in line.split_whitespace() {
            let mut length = word.chars().count();
            if n > 0 && used + 1 + length <= letters {
                used += 1 + length;
                continue;
            }
            n += 1;
            while length > letters {
                n += 1;
                length -= letters;
            }
            used = length;
        }
        n
    };
    text.lines().map(of_line).sum()
}

/// Finds widths for columns, given their heads and which has titles, and their cells. A row is as high as its highest cell; a cell
/// without a title counts no more than `most` lines.
pub(super) fn widths(
    paper: &Paper,
    heads: &[(&str, bool)],
    rows: &[&[String]],
    most: usize,
) -> Vec<Width> {
    let step = (rows.len() / N_LOOKED_AT).max(1);
    let looked_at: Vec<&[String]> = rows.iter().step_by(step).copied().collect();
    let least: Vec<f64> = heads
        .iter()
        .enumerate()
        .map(|(at, (head, _))| {
            let longest = |text: &str| {
                let words = text.split_whitespace();
                words.map(|word| word.chars().count()).max().unwrap_or(0)
            };
            // Heads are printed smaller.
            let head = (longest(head) * 5).div_ceil(6);
            let cells = looked_at.iter().filter_map(|row| row.get(at));
            let cell = cells.map(|cell| longest(cell)).max().unwrap_or(0);
            let letters = head.max(cell).clamp(1, MAX_WORD) as f64;
            (letters + 1.0) * WIDE_WORD * paper.letter + paper.around_cell
        })
        .collect();
    let mut mm = least.clone();
    let title = heads.iter().position(|(_, is_title)| *is_title);
    if let Some(title) = mm.get_mut(title.unwrap_or_default()) {
        *title += (paper.width - least.iter().sum::<f64>()).max(0.0);
    }
    let lengths: Vec<Vec<Vec<usize>>> = looked_at
        .iter()
        .map(|row| {
            let lengths = |cell: &String| cell.lines().map(|line| line.chars().count()).collect();
            row.iter().map(lengths).collect()
        })
        .collect();
    // About: an exact count would take longer than it is worth.
    let n_of = |lines: &[usize], mm: f64| -> f64 {
        let letters = (mm - paper.around_cell) / paper.letter * 0.95;
        lines.iter().map(|n| (*n as f64 / letters).ceil()).sum()
    };
    let cost = |mm: &[f64]| -> f64 {
        let of_row = |row: &Vec<Vec<usize>>| {
            let (mut highest, mut beside) = (1.0_f64, 0.0);
            for ((lines, mm), (_, is_title)) in row.iter().zip(mm).zip(heads) {
                let n = n_of(lines, *mm);
                let printed = match is_title {
                    true => n,
                    false => n.min(most as f64),
                };
                highest = highest.max(printed);
                beside += UNSEEN * printed + CUT_OFF * (n - printed);
            }
            highest + beside
        };
        lengths.iter().map(of_row).sum()
    };
    let mut best = cost(&mm);
    let mut n_changes = 0;
    for step in STEPS {
        while n_changes < MAX_CHANGES {
            let mut better = None;
            for from in (0..mm.len()).filter(|from| mm[*from] - step >= least[*from]) {
                for to in (0..mm.len()).filter(|to| *to != from) {
                    let mut other = mm.clone();
                    other[from] -= step;
                    other[to] += step;
                    let its = cost(&other);
                    if its < best - 1e-9 {
                        (best, better) = (its, Some(other));
                    }
                }
            }
            let Some(other) = better else { break };
            mm = other;
            n_changes += 1;
        }
    }
    // More columns than a sheet has room for share what there is.
    let scale = paper.width / mm.iter().sum::<f64>().max(1.0);
    mm.into_iter()
        .map(|mm| Width {
            mm: mm * scale,
            letters: (((mm * scale - paper.around_cell) / paper.letter) as usize).max(2),
        })
        .collect()
}
