//! The name of an id, marked where the catalogue does not have it.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use super::badge::{Badge, BadgeKind};
use crate::domain::catalogue::CatalogueList;
use crate::domain::stage::{EntryKind, Subject};
use crate::domain::unit::UnitTree;
use crate::ui::text::{models, shell, words};

/// Is what is shown of an id.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Word {
    /// The name; the id itself where the catalogue does not have it; "" for none.
    pub text: String,
    /// Whether the catalogue has it.
    pub is_known: bool,
}

impl Word {
    /// Names an entry of a list.
    pub fn in_list(list: &CatalogueList, id: &str) -> Self {
        Self {
            text: list.name(id).to_owned(),
            is_known: id.is_empty() || list.get(id).is_some(),
        }
    }

    /// Names a unit.
    pub fn unit(units: &UnitTree, id: &str) -> Self {
        Self {
            text: units.told_apart(id).to_owned(),
            is_known: id.is_empty() || units.has(id),
        }
    }

    /// Names a subject.
    pub fn subject(id: &str) -> Self {
        Self {
            text: words::subject_id(id).to_owned(),
            is_known: id.is_empty() || Subject::parse(id).is_some(),
        }
    }

    /// Names an entry of a year: new or continued.
    pub fn entry(id: &str) -> Self {
        Self {
            text: words::entry_id(id).to_owned(),
            is_known: id.is_empty() || EntryKind::parse(id).is_some(),
        }
    }

    /// Returns the name with the mark in the same line of text, for options of a select.
    pub fn in_one_line(&self) -> String {
        match self.is_known {
            true => self.text.clone(),
            false => format!("{} ({})", self.text, shell::NOT_IN_CATALOGUE),
        }
    }
}

/// Shows the name, with its mark; says so where there is none.
#[component]
pub fn CatalogueWord(
    /// The name.
    word: Word,
) -> impl IntoMarkup {
    if word.text.is_empty() {
        return view! { <span class="hint">{models::UNSTATED}</span> };
    }
    if word.is_known {
        return word.text.into_markup();
    }
    view! {
        {word.text}
        " "
        <Badge kind=BadgeKind::Attention word=shell::NOT_IN_CATALOGUE />
    }
}
