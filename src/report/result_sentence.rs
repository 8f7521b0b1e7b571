//! The sentence of a conference report that says how many models were registered, and in which fields.

use super::number::format_count;
use crate::domain::fold::{compose, fold};

/// Is the figure of one field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldFigure<'a> {
    /// The field's name as the catalogue has it.
    pub name: &'a str,
    /// How many models were registered in it.
    pub n_models: usize,
}

/// Returns the sentence for a year's total and its fields, in the order given; fields with no model are left out.
///
/// Models the fields do not account for are said to have none, and so are those of a field without a name. Figures
/// that exceed the total are written as they are: the caller shows that they do not agree.
pub fn result_sentence(total: usize, by_field: &[FieldFigure]) -> String {
    if total == 0 && by_field.iter().all(|figure| figure.n_models == 0) {
        return "Chưa có mô hình, điển hình “Dân vận khéo” nào được đăng ký thực hiện.".into();
    }
    let figures: Vec<(String, usize)> = by_field
        .iter()
        .map(|figure| (name_inside_sentence(figure.name), figure.n_models))
        .filter(|(name, n_models)| !name.is_empty() && *n_models > 0)
        .collect();
    let n_with_field = figures
        .iter()
        .fold(0, |sum: usize, f| sum.saturating_add(f.1));
    let n_without = total.saturating_sub(n_with_field);
    let subject = format!(
        "Kết quả có {} mô hình, điển hình “Dân vận khéo”",
        format_count(total)
    );
    match &figures[..] {
        [] => format!("{subject} được đăng ký thực hiện, chưa xác định lĩnh vực."),
        [(name, n_models)] if *n_models == total => {
            let all = if total == 1 { "" } else { "đều " };
            format!("{subject} được đăng ký thực hiện, {all}thuộc lĩnh vực {name}.")
        }
        _ => {
            let mut parts: Vec<String> = figures
                .iter()
                .map(|(name, n)| format!("{} mô hình thuộc lĩnh vực {name}", format_count(*n)))
                .collect();
            if n_without > 0 {
                let n_without = format_count(n_without);
                parts.push(format!("{n_without} mô hình chưa xác định lĩnh vực"));
            }
            let list = enumeration(&parts);
            format!("{subject} trên các lĩnh vực được đăng ký thực hiện, trong đó, có {list}.")
        }
    }
}

/// Joins parts as "a; b và c".
fn enumeration(parts: &[String]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() => format!("{} và {last}", first.join("; ")),
        _ => parts.concat(),
    }
}

/// Returns a field's name as it stands inside the sentence: on one line, without the words "lĩnh vực" before it and
/// the stops after it, with a small first letter unless the first word is an acronym or "Đảng", which is never small.
fn name_inside_sentence(name: &str) -> String {
    let name = name.replace(';', ",");
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if let [first, second, ..] = words[..]
        && fold(first) == "linh"
        && fold(second).trim_end_matches(':') == "vuc"
    {
        words.drain(..2);
    }
    let name = words.join(" ");
    let name = name.trim_matches(['.', ',', ':', '…', ' ']);
    let first_word = name.split([' ', ',', '-', '/']).next().unwrap_or(name);
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if !keeps_its_capital(first_word) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

fn keeps_its_capital(word: &str) -> bool {
    let is_acronym = word.chars().filter(|c| c.is_alphanumeric()).count() > 1
        && !word.chars().any(char::is_lowercase);
    is_acronym || compose(word) == "đảng"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(total: usize, fields: &[(&str, usize)], expect: &str) {
        let figures: Vec<FieldFigure> = fields
            .iter()
            .map(|(name, n_models)| FieldFigure {
                name,
                n_models: *n_models,
            })
            .collect();
        assert_eq!(result_sentence(total, &figures), expect);
    }

    #[track_caller]
    fn check_name(name: &str, expect: &str) {
        assert_eq!(name_inside_sentence(name), expect, "{name:?}");
    }

    #[test]
    fn the_report_of_thanh_ba_reads_as_it_was_given() {
        check(
            32,
            &[
                ("Kinh tế, nông thôn mới nâng cao, đô thị văn minh", 13),
                ("Văn hóa - xã hội", 12),
                ("Quốc phòng - an ninh", 4),
                ("Xây dựng hệ thống chính trị", 3),
            ],
            "Kết quả có 32 mô hình, điển hình “Dân vận khéo” trên các lĩnh vực được đăng ký thực hiện, trong đó, có \
             13 mô hình thuộc lĩnh vực kinh tế, nông thôn mới nâng cao, đô thị văn minh; \
             12 mô hình thuộc lĩnh vực văn hóa - xã hội; 4 mô hình thuộc lĩnh vực quốc phòng - an ninh và \
             3 mô hình thuộc lĩnh vực xây dựng hệ thống chính trị.",
        );
    }

    #[test]
    fn nothing_registered_is_said_so() {
        let expect = "Chưa có mô hình, điển hình “Dân vận khéo” nào được đăng ký thực hiện.";
        check(0, &[], expect);
        check(0, &[("Kinh tế", 0)], expect);
    }

    #[test]
    fn one_field_needs_no_list() {
        check(
            1234,
            &[("Kinh tế", 1234), ("Quốc phòng", 0)],
            "Kết quả có 1.234 mô hình, điển hình “Dân vận khéo” được đăng ký thực hiện, đều thuộc lĩnh vực kinh tế.",
        );
        check(
            1,
            &[("Kinh tế", 1)],
            "Kết quả có 1 mô hình, điển hình “Dân vận khéo” được đăng ký thực hiện, thuộc lĩnh vực kinh tế.",
        );
    }

    #[test]
    fn two_fields_are_joined_by_a_word() {
        check(
            3,
            &[("Kinh tế", 2), ("NTM", 1)],
            "Kết quả có 3 mô hình, điển hình “Dân vận khéo” trên các lĩnh vực được đăng ký thực hiện, trong đó, có \
             2 mô hình thuộc lĩnh vực kinh tế và 1 mô hình thuộc lĩnh vực NTM.",
        );
    }

    #[test]
    fn models_without_a_field_are_counted_too() {
        check(
            7,
            &[("Kinh tế", 3), ("Y tế", 1), (" \n", 1)],
            "Kết quả có 7 mô hình, điển hình “Dân vận khéo” trên các lĩnh vực được đăng ký thực hiện, trong đó, có \
             3 mô hình thuộc lĩnh vực kinh tế; 1 mô hình thuộc lĩnh vực y tế và 3 mô hình chưa xác định lĩnh vực.",
        );
        check(
            5,
            &[("Kinh tế", 0)],
            "Kết quả có 5 mô hình, điển hình “Dân vận khéo” được đăng ký thực hiện, chưa xác định lĩnh vực.",
        );
    }

    #[test]
    fn figures_that_exceed_the_total_are_not_corrected() {
        check(
            2,
            &[("Kinh tế", 5), ("NTM", 1)],
            "Kết quả có 2 mô hình, điển hình “Dân vận khéo” trên các lĩnh vực được đăng ký thực hiện, trong đó, có \
             5 mô hình thuộc lĩnh vực kinh tế và 1 mô hình thuộc lĩnh vực NTM.",
        );
    }

    #[test]
    fn first_letters_are_small_unless_they_stand_for_words() {
        check_name("Văn hóa", "văn hóa");
        check_name("Đô thị văn minh", "đô thị văn minh");
        check_name("Y tế", "y tế");
        check_name("Ứng dụng", "ứng dụng");
        check_name("NTM nâng cao", "NTM nâng cao");
        check_name("QP-AN", "QP-AN");
        check_name("Đảng, đoàn thể", "Đảng, đoàn thể");
        check_name("xây dựng Đảng", "xây dựng Đảng");
    }

    #[test]
    fn any_name_stays_inside_the_sentence() {
        check_name("Kinh tế.", "kinh tế");
        check_name("Kinh tế;\n  xã hội ;", "kinh tế, xã hội");
        check_name("“Kinh tế”", "“Kinh tế”");
        check_name("Lĩnh vực: kinh tế", "kinh tế");
        check_name("Lĩnh vực Kinh tế…", "kinh tế");
        check_name(" \u{a0}\n", "");
        check_name("...", "");
        check_name("<b>Kinh tế</b>", "<b>Kinh tế</b>");
    }
}
