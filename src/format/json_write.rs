//! Writes JSON: compact, for people, and canonical (RFC 8785).

use std::fmt::Write;

use super::json::Json;

/// Is the first integer that a double may not tell apart from its neighbours, 2 to the power of 53. Below it, doubles are
/// printed as integers are.
const FIRST_INEXACT: u64 = 1 << 53;

/// Says how a tree is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Without spaces, members as they stand.
    Compact,
    /// One member a line, indented by one space for each level.
    Readable { level: usize },
    /// RFC 8785: without spaces, members sorted by UTF-16 code units, numbers as ECMAScript prints doubles.
    Canonical,
}

impl Json {
    /// Writes without spaces.
    pub fn to_compact(&self) -> String {
        self.to_text(Style::Compact)
    }

    /// Writes for people: one member a line, indented by one space.
    pub fn to_readable(&self) -> String {
        self.to_text(Style::Readable { level: 0 })
    }

    /// Writes as RFC 8785 says.
    pub fn to_canonical(&self) -> String {
        self.to_text(Style::Canonical)
    }

    /// Writes as RFC 8785 says, an object without its member `left_out`.
    pub fn to_canonical_without(&self, left_out: &str) -> String {
        let Self::Object(members) = self else {
            return self.to_canonical();
        };
        let rest = members.iter().filter(|(name, _)| name != left_out);
        let mut out = String::new();
        write_object(rest, Style::Canonical, &mut out);
        out
    }

    fn to_text(&self, style: Style) -> String {
        let mut out = String::new();
        write_json(self, style, &mut out);
        out
    }
}

fn write_json(json: &Json, style: Style, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Json::Integer(n) if style != Style::Canonical || n.unsigned_abs() < FIRST_INEXACT => {
            let _infallible = write!(out, "{n}");
        }
        Json::Integer(n) => out.push_str(&ecmascript_number(*n as f64)),
        Json::Number(number) if style == Style::Canonical => {
            out.push_str(&ecmascript_number(number.to_f64()));
        }
        Json::Number(number) => out.push_str(number.as_str()),
        Json::Text(text) => write_text(text, out),
        Json::List(items) => {
            write_items(
                items.iter().map(|item| (None, item)),
                ('[', ']'),
                style,
                out,
            );
        }
        Json::Object(members) => write_object(members.iter(), style, out),
    }
}

fn write_object<'a>(
    members: impl Iterator<Item = &'a (String, Json)>,
    style: Style,
    out: &mut String,
) {
    let mut members: Vec<(&str, &Json)> = members
        .map(|(name, member)| (name.as_str(), member))
        .collect();
    if style == Style::Canonical {
        members.sort_by(|(a, _), (b, _)| match a.is_ascii() && b.is_ascii() {
            true => a.cmp(b),
            false => a.encode_utf16().cmp(b.encode_utf16()),
        });
    }
    let members = members
        .into_iter()
        .map(|(name, member)| (Some(name), member));
    write_items(members, ('{', '}'), style, out);
}

fn write_items<'a>(
    items: impl ExactSizeIterator<Item = (Option<&'a str>, &'a Json)>,
    (open, close): (char, char),
    style: Style,
    out: &mut String,
) {
    let is_empty = items.len() == 0;
    let (below, line) = match style {
        Style::Readable { level } => (Style::Readable { level: level + 1 }, Some(level)),
        other => (other, None),
    };
    let break_line = |level: Option<usize>, out: &mut String| {
        if let Some(level) = level {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', level));
        }
    };
    out.push(open);
    for (at, (name, item)) in items.enumerate() {
        if at > 0 {
            out.push(',');
        }
        break_line(line.map(|level| level + 1), out);
        if let Some(name) = name {
            write_text(name, out);
            out.push_str(if line.is_some() { ": " } else { ":" });
        }
        write_json(item, below, out);
    }
    if !is_empty {
        break_line(line, out);
    }
    out.push(close);
}

/// Writes a string as ECMAScript does: short escapes where there are some, `\u00xx` for other controls.
fn write_text(text: &str, out: &mut String) {
    let is_special = |letter: char| letter < ' ' || letter == '"' || letter == '\\';
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| is_special(char::from(byte))) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut letters = special.chars();
        match letters.next().unwrap_or_default() {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => {
                let _infallible = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Writes a double as ECMAScript's `Number::toString` does. The digits are the standard library's: the shortest that
/// read back as the same double. Only where the point stands is decided here.
fn ecmascript_number(double: f64) -> String {
    let scientific = format!("{double:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let sign = if double < 0.0 { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let n_digits = digits.len() as i32;
    // The value is 0.digits times ten to the power of `point`.
    let point = exponent.parse::<i32>().unwrap_or(0) + 1;
    let zeros = |n: i32| "0".repeat(n.max(0) as usize);
    let text = match point {
        _ if double == 0.0 => return "0".to_owned(),
        1..=21 if n_digits <= point => format!("{digits}{}", zeros(point - n_digits)),
        1..=21 => {
            let (whole, part) = digits.split_at(point as usize);
            format!("{whole}.{part}")
        }
        -5..=0 => format!("0.{}{digits}", zeros(-point)),
        _ => {
            let (first, rest) = digits.split_at(1);
            let dot = if rest.is_empty() { "" } else { "." };
            format!("{first}{dot}{rest}e{:+}", point - 1)
        }
    };
    format!("{sign}{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        assert_eq!(Json::parse(text).unwrap().to_canonical(), expect);
    }

    #[test]
    fn numbers_and_strings_are_as_rfc_8785_shows_them() {
        check(
            r#"{"numbers":[333333333.33333329,1E19,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"#,
            r#"{"literals":[null,true,false],"numbers":[333333333.3333333,10000000000000000000,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#,
        );
    }

    #[test]
    fn members_are_sorted_by_utf_16_code_units() {
        check(
            r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#,
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}",
        );
    }

    /// The bits and spellings of RFC 8785, appendix B.
    #[test]
    fn doubles_are_spelled_as_rfc_8785_samples_them() {
        let samples = [
            (0x0000_0000_0000_0000, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        ];
        for (bits, expect) in samples {
            assert_eq!(ecmascript_number(f64::from_bits(bits)), expect);
        }
    }

    #[test]
    fn readable_json_has_a_member_a_line_and_nothing_in_what_is_empty() {
        let json = Json::parse(r#"{"a":[1,{"b":[]}],"c":{}}"#).unwrap();
        assert_eq!(
            json.to_readable(),
            "{\n \"a\": [\n  1,\n  {\n   \"b\": []\n  }\n ],\n \"c\": {}\n}"
        );
    }
}
