//! How this device shows the program: the size of text, keys of one letter, what it was asked already. Kept under a key of its own, in no
//! backup and no file.

/// Lists the sizes of text, in per cent of what the browser has. `public/opening.js` knows them too: it sets the size before anything is
/// painted.
pub const TEXT_SIZES: [u16; 4] = [100, 125, 150, 200];

const TEXT: &str = "text-";
const NO_KEYS: &str = "no-keys";
const ASKED: &str = "install-asked";

/// Is what somebody chose on this device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Preferences {
    /// The size of text, one of [`TEXT_SIZES`].
    pub text_size: u16,
    /// Whether keys of one letter do anything.
    pub has_keys: bool,
    /// Whether people were asked to install the program.
    pub was_asked: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            text_size: 100,
            has_keys: true,
            was_asked: false,
        }
    }
}

impl Preferences {
    /// Reads them. Words it does not know say nothing, whoever wrote them.
    pub fn read(text: &str) -> Self {
        let mut found = Self::default();
        for word in text.split_whitespace() {
            let size = word.strip_prefix(TEXT).and_then(|size| size.parse().ok());
            match (word, size) {
                (_, Some(size)) if TEXT_SIZES.contains(&size) => found.text_size = size,
                (NO_KEYS, _) => found.has_keys = false,
                (ASKED, _) => found.was_asked = true,
                _ => {}
            }
        }
        found
    }

    /// Writes them; nothing for what nobody chose.
    pub fn to_text(self) -> String {
        let size = (self.text_size != 100).then(|| format!("{TEXT}{}", self.text_size));
        let words = [
            size,
            (!self.has_keys).then(|| NO_KEYS.to_owned()),
            self.was_asked.then(|| ASKED.to_owned()),
        ];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Returns those of this device; the usual ones where it keeps none.
    #[cfg(target_arch = "wasm32")]
    pub fn here() -> Self {
        Self::read(&crate::shell::preferences::read())
    }

    /// Keeps what `change` makes of them. Returns whether the device does.
    #[cfg(target_arch = "wasm32")]
    pub fn change(change: impl FnOnce(&mut Self)) -> bool {
        let mut kept = Self::here();
        change(&mut kept);
        crate::shell::preferences::write(&kept.to_text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_read_back() {
        for text_size in TEXT_SIZES {
            for (has_keys, was_asked) in [(true, false), (false, true), (false, false)] {
                let chosen = Preferences {
                    text_size,
                    has_keys,
                    was_asked,
                };
                assert_eq!(Preferences::read(&chosen.to_text()), chosen);
            }
        }
        assert_eq!(Preferences::default().to_text(), "");
    }

    #[test]
    fn what_is_not_understood_changes_nothing() {
        for text in [
            "",
            "text-",
            "text-0",
            "text-110",
            "text-99999999",
            "text-1e2",
            "no-key \u{0} <script>",
        ] {
            assert_eq!(Preferences::read(text), Preferences::default(), "{text}");
        }
        assert_eq!(Preferences::read("from-later text-150").text_size, 150);
    }

    #[test]
    fn the_script_before_the_program_knows_the_same_sizes() {
        let script = include_str!("../../public/opening.js");
        let sizes: Vec<String> = TEXT_SIZES.iter().skip(1).map(u16::to_string).collect();
        let pattern = format!("/(?:^| ){TEXT}({})(?: |$)/", sizes.join("|"));
        assert!(script.contains(&pattern), "{pattern}");
        assert!(script.contains("localStorage.getItem(\"dvk-device\")"));
    }
}
