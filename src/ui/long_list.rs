//! Long lists: what of one is offered at once, and how the rest is found.

use crate::domain::fold::fold;
use crate::ui::unit_choice::UnitChoice;

/// How many choices are offered at once. Of a longer list some are, and a search finds the others.
pub const MOST_CHOICES: usize = 400;
/// How many of a longer list are offered at once.
const N_OFFERED: usize = 200;

/// Is one choice: its value and its words.
pub type Choice = (String, String);

/// Is what is searched for in a list.
pub struct Sought(String);

impl Sought {
    /// Reads what somebody typed.
    pub fn new(typed: &str) -> Self {
        // No name is longer than this.
        const MAX_CHARS: usize = 1_000;
        let typed: String = typed.chars().take(MAX_CHARS).collect();
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
    /// Offers a short list as a whole. Of a long one: the first choices with what is sought in them, the one that is chosen, and
    /// those that stand for no entry, such as "all" and "none".
    pub fn of(all: &[Choice], chosen: &str, sought: &str) -> Self {
        if all.len() <= MOST_CHOICES {
            return Self {
                choices: all.to_vec(),
                n_more: 0,
            };
        }
        let sought = Sought::new(sought);
        let (mut n_found, mut n_more) = (0, 0);
        let mut is_offered = |(at, (value, words)): (usize, &Choice)| {
            if at == 0 || value == chosen || is_no_entry(value) {
                return true;
            }
            if !sought.is_in(words) {
                return false;
            }
            let is_offered = n_found < N_OFFERED;
            *(if is_offered {
                &mut n_found
            } else {
                &mut n_more
            }) += 1;
            is_offered
        };
        let offered = all.iter().enumerate().filter(|one| is_offered(*one));
        let choices = offered.map(|(_, choice)| choice.clone()).collect();
        Self { choices, n_more }
    }
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
        let all = choices(MOST_CHOICES - 2);
        let offer = Offer::of(&all, "", "xyz");
        assert_eq!((offer.choices, offer.n_more), (all, 0));
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
