//! Reads JSON (RFC 8259) value by value: whoever reads asks for what comes next, and nothing is kept but the place.

use std::borrow::Cow;

use super::json::JsonError;

/// Is how deep arrays and objects may lie in one another in any text.
pub const MAX_DEPTH: usize = 127;

/// Says what comes next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

/// Is a place in a text.
pub struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
    depth: usize,
    max_depth: usize,
}

impl<'a> Reader<'a> {
    /// Begins to read a text, whose arrays and objects may lie so deep in one another.
    pub fn new(text: &'a str, max_depth: usize) -> Self {
        Self {
            text,
            rest: text,
            depth: 0,
            max_depth,
        }
    }

    /// Lets arrays and objects lie so deep in one another from here on, and returns how deep they might until now.
    pub fn set_max_depth(&mut self, max_depth: usize) -> usize {
        std::mem::replace(&mut self.max_depth, max_depth)
    }

    /// Says what comes next.
    pub fn kind(&mut self) -> Result<Kind, JsonError> {
        match self.next_byte()? {
            b'"' => Ok(Kind::Text),
            b'{' => Ok(Kind::Object),
            b'[' => Ok(Kind::List),
            b'-' | b'0'..=b'9' => Ok(Kind::Number),
            b'n' => Ok(Kind::Null),
            b't' => Ok(Kind::Bool(true)),
            b'f' => Ok(Kind::Bool(false)),
            _ => Err(self.syntax()),
        }
    }

    /// Reads one of the names `null`, `true` and `false`.
    pub fn name(&mut self, name: &str) -> Result<(), JsonError> {
        for expected in name.bytes() {
            if self.byte()? != expected {
                return Err(self.syntax());
            }
            self.skip(1);
        }
        Ok(())
    }

    /// Reads a number, and returns it as it stands there.
    pub fn number(&mut self) -> Result<&'a str, JsonError> {
        let begin = self.rest;
        if self.is_next(b'-') {
            self.skip(1);
        }
        match self.byte()? {
            b'0' => self.skip(1),
            _ => self.digits()?,
        }
        if self.is_next(b'.') {
            self.skip(1);
            self.digits()?;
        }
        if self.is_next(b'e') || self.is_next(b'E') {
            self.skip(1);
            if self.is_next(b'+') || self.is_next(b'-') {
                self.skip(1);
            }
            self.digits()?;
        }
        let (literal, _) = begin.split_at(begin.len() - self.rest.len());
        Ok(literal)
    }

    /// Reads one digit or more.
    fn digits(&mut self) -> Result<(), JsonError> {
        if !self.byte()?.is_ascii_digit() {
            return Err(self.syntax());
        }
        let digits = self.rest.bytes().take_while(u8::is_ascii_digit);
        self.skip(digits.count());
        Ok(())
    }

    /// Reads a string.
    pub fn text(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.take(b'"')?;
        let mut text = Cow::Borrowed(self.plain());
        loop {
            match self.byte()? {
                b'"' => {
                    self.skip(1);
                    return Ok(text);
                }
                b'\\' => {
                    self.skip(1);
                    let letter = self.escaped()?;
                    let text = text.to_mut();
                    text.push(letter);
                    text.push_str(self.plain());
                }
                _ => return Err(self.syntax()),
            }
        }
    }

    /// Passes the letters of a string that stand for themselves.
    fn plain(&mut self) -> &'a str {
        let is_special = |byte: u8| byte == b'"' || byte == b'\\' || byte < b' ';
        let n = self.rest.bytes().position(is_special);
        let (plain, rest) = self.rest.split_at(n.unwrap_or(self.rest.len()));
        self.rest = rest;
        plain
    }

    /// Reads what stands behind a backslash. What ECMAScript writes in two escapes is one letter here; half of one is none.
    fn escaped(&mut self) -> Result<char, JsonError> {
        let letter = match self.byte()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.skip(1);
                let first = self.hexadecimal()?;
                let units = match first {
                    0xd800..0xdc00 => {
                        self.name("\\u")?;
                        [first, self.hexadecimal()?]
                    }
                    only => [only, 0],
                };
                let letter = char::decode_utf16(units).next();
                return letter.and_then(Result::ok).ok_or_else(|| self.syntax());
            }
            _ => return Err(self.syntax()),
        };
        self.skip(1);
        Ok(letter)
    }

    /// Reads four hexadecimal digits.
    fn hexadecimal(&mut self) -> Result<u16, JsonError> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.byte()?).to_digit(16);
            unit = unit << 4 | digit.ok_or_else(|| self.syntax())?;
            self.skip(1);
        }
        Ok(unit as u16)
    }

    /// Reads an array; `item` reads each of its items.
    pub fn list(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.all_between((b'[', b']'), |reader| item(reader))
    }

    /// Reads an object; `member` is given the name of each of its members, and reads the value.
    pub fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, Cow<'a, str>) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.all_between((b'{', b'}'), |reader| {
            let name = reader.text()?;
            reader.take(b':')?;
            member(reader, name)
        })
    }

    fn all_between(
        &mut self,
        (open, close): (u8, u8),
        mut one: impl FnMut(&mut Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        if self.next_byte()? == open && self.depth >= self.max_depth {
            return Err(JsonError::TooDeep { line: self.line() });
        }
        self.take(open)?;
        self.depth += 1;
        if self.next_byte()? != close {
            one(self)?;
            while self.next_byte()? == b',' {
                self.skip(1);
                one(self)?;
            }
        }
        self.depth -= 1;
        self.take(close)
    }

    /// Checks that nothing but white space is left.
    pub fn end(&mut self) -> Result<(), JsonError> {
        self.skip_blanks();
        match self.rest {
            "" => Ok(()),
            _ => Err(self.syntax()),
        }
    }

    /// Returns the line of this place, counted from 1.
    pub fn line(&self) -> usize {
        let (read, _) = self.text.split_at(self.text.len() - self.rest.len());
        1 + read.bytes().filter(|byte| *byte == b'\n').count()
    }

    fn syntax(&self) -> JsonError {
        let (read, _) = self.text.split_at(self.text.len() - self.rest.len());
        let line = read.rsplit('\n').next().unwrap_or_default();
        JsonError::Syntax {
            line: self.line(),
            column: 1 + line.chars().count(),
        }
    }

    fn take(&mut self, expected: u8) -> Result<(), JsonError> {
        if self.next_byte()? != expected {
            return Err(self.syntax());
        }
        self.skip(1);
        Ok(())
    }

    /// Returns the next byte that is no white space.
    fn next_byte(&mut self) -> Result<u8, JsonError> {
        self.skip_blanks();
        self.byte()
    }

    /// Returns the next byte. A text ends only where a value does, so that one that ends before was cut off.
    fn byte(&self) -> Result<u8, JsonError> {
        let line = || JsonError::CutOff { line: self.line() };
        self.rest.bytes().next().ok_or_else(line)
    }

    fn is_next(&self, byte: u8) -> bool {
        self.rest.bytes().next() == Some(byte)
    }

    fn skip_blanks(&mut self) {
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.skip(self.rest.bytes().take_while(is_blank).count());
    }

    /// Passes so many bytes, all of them whole letters.
    fn skip(&mut self, n_bytes: usize) {
        self.rest = self.rest.get(n_bytes..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::json::Json;

    #[track_caller]
    fn check(text: &str, line: usize, column: usize) {
        let expect = Err(JsonError::Syntax { line, column });
        assert_eq!(Json::parse(text), expect, "{text}");
    }

    #[track_caller]
    fn check_text(text: &str, expect: &str) {
        assert_eq!(Json::parse(text), Ok(Json::text(expect)), "{text}");
    }

    #[test]
    fn what_is_no_json_is_named_by_its_place() {
        check("x", 1, 1);
        check("[1,]", 1, 4);
        check("[1 2]", 1, 4);
        check("{\"a\" 1}", 1, 6);
        check("{a:1}", 1, 2);
        check("{\"a\":1,}", 1, 8);
        check("[\"đường\",\n \"mòn\" x]", 2, 8);
        check("1 2", 1, 3);
        check("nul]", 1, 4);
        check("True", 1, 1);
        check("\u{feff}1", 1, 1);
        check("\u{a0}1", 1, 1);
    }

    #[test]
    fn numbers_are_written_as_json_has_them_and_in_no_other_way() {
        for text in ["01", "-01", "1.x", "1ex", ".5", "+1", "-x", "1_000", "0x1"] {
            let is_syntax = matches!(Json::parse(text), Err(JsonError::Syntax { .. }));
            assert!(is_syntax, "{text}");
        }
        for text in ["-", "1.", "1e", "1e+", "", " \n", "[", "{\"a\"", "tru"] {
            let is_cut_off = matches!(Json::parse(text), Err(JsonError::CutOff { .. }));
            assert!(is_cut_off, "{text}");
        }
    }

    #[test]
    fn every_escape_is_one_letter() {
        check_text(r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t");
        check_text(r#""\u0000\u00e0\u1EA1""#, "\0àạ");
        check_text(r#""a\ud83d\uDE00b""#, "a😀b");
        check(r#""\x""#, 1, 3);
        check(r#""\u12g4""#, 1, 6);
        check(r#""\ude00""#, 1, 8);
        check(r#""\ud83dx""#, 1, 8);
        check(r#""\ud83d\u0041""#, 1, 14);
        check("\"\n\"", 1, 2);
        check("\"\0\"", 1, 2);
    }

    #[test]
    fn depth_is_counted_in_what_is_open() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        let flat = vec!["[[]]"; 300].join(",");
        assert!(Json::parse(&format!("[{flat}]")).is_ok());
        assert!(Json::parse(&nested(MAX_DEPTH)).is_ok());
        let too_deep = Err(JsonError::TooDeep { line: 1 });
        assert_eq!(Json::parse(&nested(MAX_DEPTH + 1)), too_deep);
    }
}
