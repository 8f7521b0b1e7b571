//! Badges: a word that stands out, its meaning never in the colour alone.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

use crate::domain::stage::Stage;
use crate::ui::text::words;

/// Says how a badge stands out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum BadgeKind {
    /// A word like others.
    #[default]
    Plain,
    /// Something that does not count, or not any more.
    Quiet,
    /// Something to do again.
    Accent,
    /// Something under way, or to look at.
    Attention,
    /// Something achieved.
    Done,
}

impl BadgeKind {
    /// Returns how a stage stands out; an unknown one like something to look at.
    pub fn of_stage(id: &str) -> Self {
        match Stage::parse(id) {
            Some(Stage::Registered | Stage::Accepted) => Self::Plain,
            Some(Stage::Draft | Stage::NotRecognised | Stage::Stopped) => Self::Quiet,
            Some(Stage::Returned) => Self::Accent,
            Some(Stage::Running | Stage::Reviewed | Stage::Proposed) | None => Self::Attention,
            Some(Stage::Recognised) => Self::Done,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "badge",
            Self::Quiet => "badge badge--quiet",
            Self::Accent => "badge badge--accent",
            Self::Attention => "badge badge--attention",
            Self::Done => "badge badge--done",
        }
    }
}

/// Shows a badge.
#[component]
pub fn Badge(
    /// How it stands out.
    #[prop(optional)]
    kind: BadgeKind,
    /// The word.
    #[prop(into)]
    word: String,
) -> impl IntoMarkup {
    view! { <span class=kind.class()>{word}</span> }
}

/// Shows a stage; nothing where none is written.
#[component]
pub fn StageBadge(
    /// The stage's id.
    #[prop(into)]
    id: String,
) -> impl IntoMarkup {
    (!id.is_empty()).then(|| {
        view! { <Badge kind=BadgeKind::of_stage(&id) word=words::stage_id(&id) /> }
    })
}
