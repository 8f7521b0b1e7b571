//! Writes markup. Impossible: that a text becomes markup, for markup is written in the program alone and everything else goes
//! through [`Html::say`] or [`Html::value`].

/// Is markup in the making.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Adds markup, which lives as long as the program.
    pub fn put(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds a text between tags. Signs that no page can hold are shown by their pictures.
    pub fn say(&mut self, text: &str) -> &mut Self {
        self.escaped(text)
    }

    /// Adds a text that stands beside others in a line: what turns the direction of letters ends with it.
    pub fn apart(&mut self, text: &str) -> &mut Self {
        self.put("<bdi>").say(text).put("</bdi>")
    }

    /// Adds the value of an attribute, with its quotes.
    pub fn value(&mut self, value: &str) -> &mut Self {
        self.put("\"").escaped(value).put("\"")
    }

    /// Returns what was written.
    pub fn into_text(self) -> String {
        self.0
    }

    fn escaped(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' | '\t' => self.0.push(letter),
                '\u{0}'..='\u{1f}' | '\u{7f}' => self.0.push(picture(letter)),
                _ => self.0.push(letter),
            }
        }
        self
    }
}

/// Returns the picture of a control character.
fn picture(control: char) -> char {
    match control {
        '\u{7f}' => '\u{2421}',
        control => char::from_u32(0x2400 + u32::from(control)).unwrap_or('\u{fffd}'),
    }
}
