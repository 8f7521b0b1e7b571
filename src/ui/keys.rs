//! Keys of one letter, and what they do while nobody is typing.

use super::route::{ModelFilter, ReviewFilter, Route};

/// How long after G the letter of a place may come, in milliseconds.
const PATIENCE_MS: f64 = 1_500.0;

/// Is what a key asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// Show the list of keys.
    List,
    /// Go to the search.
    Search,
    /// Go to a screen.
    Go(Route),
}

/// Reads keys, one after the other.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Keys {
    /// When G was pressed, if the letter of a place is to follow.
    since: Option<f64>,
}

impl Keys {
    /// Takes a key, pressed at a time in milliseconds; says what it asks for.
    pub fn press(&mut self, key: &str, at_ms: f64) -> Option<Deed> {
        let since = self.since.take();
        let key = key.to_lowercase();
        if since.is_some_and(|since| at_ms - since <= PATIENCE_MS) {
            return place(&key).map(Deed::Go);
        }
        match key.as_str() {
            "?" => Some(Deed::List),
            "/" => Some(Deed::Search),
            "n" => Some(Deed::Go(Route::AddModel)),
            "g" => {
                self.since = Some(at_ms);
                None
            }
            _ => None,
        }
    }
}

fn place(key: &str) -> Option<Route> {
    Some(match key {
        "t" => Route::Overview { year: None },
        "s" => Route::Models(ModelFilter::default()),
        "b" => Route::Review(ReviewFilter::default()),
        "c" => Route::Reports {
            query: String::new(),
        },
        "p" => Route::Exchange,
        "d" => Route::Catalogue,
        "a" => Route::Settings,
        "h" => Route::Help(String::new()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::text::keys::{GO, LIST};

    fn pressed(keys: &[(&str, f64)]) -> Vec<Option<Deed>> {
        let mut reading = Keys::default();
        keys.iter()
            .map(|(key, at)| reading.press(key, *at))
            .collect()
    }

    #[test]
    fn one_key_searches_adds_and_lists_the_keys() {
        assert_eq!(
            pressed(&[("/", 0.0), ("n", 1.0), ("N", 2.0), ("?", 3.0), ("x", 4.0)]),
            [
                Some(Deed::Search),
                Some(Deed::Go(Route::AddModel)),
                Some(Deed::Go(Route::AddModel)),
                Some(Deed::List),
                None
            ]
        );
    }

    #[test]
    fn a_letter_after_g_goes_to_a_place_unless_it_comes_late() {
        let settings = Some(Deed::Go(Route::Settings));
        assert_eq!(pressed(&[("g", 0.0), ("a", 1_500.0)]), [None, settings]);
        assert_eq!(pressed(&[("g", 0.0), ("a", 1_501.0)]), [None, None]);
        // What is no place ends it, and is nothing else either.
        assert_eq!(
            pressed(&[("g", 0.0), ("n", 1.0), ("a", 2.0)]),
            [None, None, None]
        );
        assert_eq!(
            pressed(&[("G", 0.0), ("T", 1.0)])[1],
            Some(Deed::Go(Route::Overview { year: None }))
        );
    }

    #[test]
    fn every_place_that_is_listed_is_reached_by_its_letter_and_no_other() {
        let listed = LIST.iter().filter_map(|(key, _)| key.strip_prefix(GO));
        let mut listed: Vec<String> = listed.map(str::to_lowercase).collect();
        listed.sort();
        let letters = ('a'..='z').map(|letter| letter.to_string());
        let reached: Vec<String> = letters.filter(|letter| place(letter).is_some()).collect();
        assert_eq!(listed, reached);
    }
}
