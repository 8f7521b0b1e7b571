//! Long lists: what of one is offered at once, and how the rest is found.

use crate::domain::fold::fold;
use crate::ui::unit_choice::UnitChoice;

/// How many choices are offered at once. Of a longer list some are, and a search finds the others.
pub const MOST_CHOICES: usize = 400;
/// How many choices are looked over without a search: some screens of a phone.
pub const MOST_UNSEARCHED: usize = 40;
/// How many of a longer list are offered at once.
const N_OFFERED: usize = 200;
/// Writes a choice further in than the one it lies below.
pub const STEP_IN: &str = "\u{a0}\u{a0}";

/// How many characters of what is sought are looked at: no name is longer.
const MAX_SOUGHT: usize = 1_000;
/// How many words of it are, where each stands for itself.
const MAX_WORDS: usize = 16;

/// Is one choice: its value and its words.
pub type Choice = (String, String);

/// Is what is searched for in a list.
pub struct Sought(String);

impl Sought {
    /// Reads what somebody typed.
    pub fn new(typed: &str) -> Self {
        let typed: String = typed.chars().take(MAX_SOUGHT).collect();
        Self(fold(&typed))
    }

    /// Says whether words have it in them, whatever their letters and marks; all do where nothing is sought.
    pub fn is_in(&self, words: &str) -> bool {
        self.0.is_empty() || fold(words).contains(&self.0)
    }
}

/// Is what is offered of a list of choices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The choices, in their order.
    pub choices: Vec<Choice>,
    /// How many more there are with what is sought in them.
    pub n_more: usize,
}

impl Offer {
    /// Offers all of a list where nothing is sought and it is not too long, and of a short one whatever is sought. Else those with every
    /// word that is sought in them, or in those they lie below: if there are too many, first those that have it all themselves. The one that
    /// is chosen is there too, and those that stand for no entry, such as "all" and "none".
    pub fn of(all: &[Choice], chosen: &str, sought: &str) -> Self {
        let sought = fold(&sought.chars().take(MAX_SOUGHT).collect::<String>());
        let words = sought.split([' ', ',']).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.take(MAX_WORDS).collect();
        let is_short = all.len() <= MOST_UNSEARCHED;
        if is_short || words.is_empty() && all.len() <= MOST_CHOICES {
            return Self {
                choices: all.to_vec(),
                n_more: 0,
            };
        }
        let ranks = ranks(all, chosen, &words);
        let mut left: [usize; N_RANKS] = [0; N_RANKS];
        ranks.iter().flatten().for_each(|rank| left[*rank] += 1);
        // Those that are there in any case take nobody's place.
        let mut room = N_OFFERED;
        for n in &mut left[1..] {
            *n = room.min(*n);
            room -= *n;
        }
        let mut choices = Vec::new();
        let mut n_more = 0;
        for (rank, choice) in ranks.iter().zip(all) {
            match rank.map(|rank| &mut left[rank]) {
                Some(0) => n_more += 1,
                Some(n) => {
                    *n -= 1;
                    choices.push(choice.clone());
                }
                None => {}
            }
        }
        Self { choices, n_more }
    }
}

/// The ranks of what is offered: in any case, with all that is sought in its own words, with some of it in the words of those above.
const N_RANKS: usize = 3;

/// Ranks each choice; `None` for one that is not sought.
fn ranks(all: &[Choice], chosen: &str, sought: &[&str]) -> Vec<Option<usize>> {
    // Of each that the next may lie below, how far in it stands and which of the words it and those above have.
    let mut above: Vec<(usize, u32)> = Vec::new();
    let all_words = (1_u32 << sought.len()) - 1;
    let rank = |(at, (value, words)): (usize, &Choice)| {
        let is_there = at == 0 || value == chosen || is_no_entry(value);
        let depth = (words.len() - words.trim_start_matches(STEP_IN).len()) / STEP_IN.len();
        let folded = if sought.is_empty() {
            String::new()
        } else {
            fold(words)
        };
        let has =
            |own: u32, (nth, word): (usize, &&str)| own | u32::from(folded.contains(*word)) << nth;
        let own = sought.iter().enumerate().fold(0, has);
        above.retain(|(other, _)| *other < depth);
        let with_above = own | above.last().map_or(0, |(_, words)| *words);
        above.push((depth, with_above));
        match () {
            () if is_there => Some(0),
            () if own == all_words => Some(1),
            () if with_above == all_words => Some(2),
            () => None,
        }
    };
    all.iter().enumerate().map(rank).collect()
}

/// Suggests of many names the first with what is typed in them.
pub fn suggested(names: &[String], typed: &str) -> Vec<String> {
    let sought = Sought::new(typed);
    let found = names.iter().filter(|name| sought.is_in(name));
    found.take(N_OFFERED).cloned().collect()
}

fn is_no_entry(value: &str) -> bool {
    value.is_empty() || UnitChoice::read(value).is_new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::unit_choice::other_unit;

    fn choices(n: usize) -> Vec<Choice> {
        let all = (String::new(), "Tất cả".to_owned());
        let units = (1..=n).map(|n| (n.to_string(), format!("\u{a0}\u{a0}Xã Đông {n}")));
        let other = (other_unit(), "Đơn vị khác".to_owned());
        [all].into_iter().chain(units).chain([other]).collect()
    }

    #[test]
    fn a_short_list_is_offered_as_it_is_whatever_was_sought() {
        for (n, sought) in [
            (MOST_UNSEARCHED, "xyz"),
            (MOST_CHOICES, ""),
            (MOST_CHOICES, " "),
        ] {
            let all = choices(n - 2);
            let offer = Offer::of(&all, "", sought);
            assert_eq!((offer.choices, offer.n_more), (all, 0));
        }
    }

    #[test]
    fn a_choice_is_found_by_words_of_its_own_and_of_what_it_lies_below() {
        let mut all = vec![
            (String::new(), "Tất cả".to_owned()),
            ("t".into(), "Tỉnh Yên".into()),
        ];
        for xa in 1..=148 {
            all.push((format!("{xa}"), format!("{STEP_IN}Xã Lạc {xa}")));
            for khu in 1..=6 {
                let name = format!("{STEP_IN}{STEP_IN}Chi bộ khu {khu}, xã Lạc {xa}");
                all.push((format!("{xa}/{khu}"), name));
            }
        }
        all.push(("148/t".into(), format!("{STEP_IN}{STEP_IN}Trường Đông")));
        let found = |sought: &str| {
            let offer = Offer::of(&all, "", sought);
            let values = offer.choices.into_iter().skip(1).map(|(value, _)| value);
            (values.collect::<Vec<_>>().join(" "), offer.n_more)
        };
        assert_eq!(found("khu 6 lac 148"), ("148/6".to_owned(), 0));
        assert_eq!(found("truong lac 148").0, "148/t");
        assert_eq!(found("Chi bộ khu 2, xã Lạc 97").0, "97/2");
        assert_eq!(
            found("xa lac 148").0,
            "148 148/1 148/2 148/3 148/4 148/5 148/6 148/t"
        );
        let (first, n_more) = found("tinh yen");
        assert!(first.starts_with("t 1 1/1") && n_more == 148 * 7 + 2 - 200);
        assert_eq!(found("xyz"), (String::new(), 0));
    }

    #[test]
    fn of_a_long_list_the_first_are_offered_with_the_chosen_one_and_what_is_no_entry() {
        let offer = Offer::of(&choices(30_000), "20000", "");
        let values: Vec<&str> = offer.choices.iter().map(|(one, _)| one.as_str()).collect();
        assert_eq!(values.len(), 1 + N_OFFERED + 1 + 1);
        assert_eq!((values[0], values[1], values[N_OFFERED]), ("", "1", "200"));
        assert_eq!(values[N_OFFERED + 1..], ["20000", &other_unit()]);
        assert_eq!(offer.n_more, 30_000 - N_OFFERED - 1);
    }

    #[test]
    fn of_many_names_those_are_suggested_that_go_on_from_what_is_typed() {
        let names: Vec<String> = (0..2_000).map(|n| format!("Bằng khen {n}")).collect();
        assert_eq!(suggested(&names, "").len(), N_OFFERED);
        assert_eq!(suggested(&names, "bang khen 1999"), ["Bằng khen 1999"]);
    }

    #[test]
    fn a_choice_is_found_by_part_of_its_name_without_marks() {
        let offer = Offer::of(&choices(30_000), "", " dong 29999");
        let values: Vec<&str> = offer.choices.iter().map(|(one, _)| one.as_str()).collect();
        assert_eq!(values, ["", "29999", &other_unit()]);
        assert_eq!(offer.n_more, 0);
    }
}
