//! Icons: strokes of one weight, drawn inline, always with words beside them.

use crate::ui::markup::{IntoMarkup, view};
use leptos::prelude::*;

/// Names an icon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IconName {
    /// A house.
    Home,
    /// A book.
    Book,
    /// Two arrows.
    Exchange,
    /// A list.
    List,
    /// A gear.
    Gear,
    /// A tick.
    Check,
    /// A triangle with an exclamation mark.
    Alert,
    /// An i in a circle.
    Info,
    /// A plus.
    Plus,
    /// A magnifying glass.
    Search,
    /// An arrow down to a line.
    Download,
    /// An arrow up from a line.
    Upload,
    /// Two sheets.
    Copy,
    /// A bin.
    Trash,
    /// An arrow turning back.
    Undo,
    /// An arrow turning forth.
    Redo,
    /// A pencil.
    Pencil,
    /// A chevron down.
    ChevronDown,
    /// A chevron left.
    ChevronLeft,
    /// An arrow up.
    ArrowUp,
    /// Three dots.
    More,
    /// A cross.
    Close,
    /// A crossed-out disk.
    SaveOff,
    /// An eye.
    Eye,
    /// Three bars.
    Chart,
    /// A printer.
    Print,
    /// A question mark in a circle.
    Help,
}

impl IconName {
    /// Returns the strokes, in a square of 24.
    const fn strokes(self) -> &'static str {
        match self {
            Self::Home => "M4 11.2 12 4l8 7.2V20h-5.5v-5.5h-5V20H4z",
            Self::Book => {
                "M5 5.5A2.5 2.5 0 0 1 7.5 3H19v18H7.5A2.5 2.5 0 0 1 5 18.5zM5 18.5A2.5 2.5 0 0 1 7.5 16H19M9 7.5h6M9 11h6"
            }
            Self::Exchange => "M4 8.5h15M15 4.5l4 4-4 4M20 15.5H5M9 11.5l-4 4 4 4",
            Self::List => "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
            Self::Gear => {
                "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1"
            }
            Self::Check => "M5 12.5l4.5 4.5L19 7.5",
            Self::Alert => "M12 4 2.8 20h18.4zM12 10v4.5M12 17.3h.01",
            Self::Info => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 7.8h.01",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20 20",
            Self::Download => "M12 4v11M7.5 10.5 12 15l4.5-4.5M4 20h16",
            Self::Upload => "M12 15.5V4M7.5 8.5 12 4l4.5 4.5M4 20h16",
            Self::Copy => "M9 9h11v11H9zM5.5 15H4V4h11v1.5",
            Self::Trash => "M4 6.5h16M9 6.5V4h6v2.5M6.5 6.5 7.5 20h9l1-13.5M10 10.5v6M14 10.5v6",
            Self::Undo => "M8.5 5 4 9.5 8.5 14M4 9.5h10a5.25 5.25 0 0 1 0 10.5h-4",
            Self::Redo => "M15.5 5 20 9.5 15.5 14M20 9.5H10a5.25 5.25 0 0 0 0 10.5h4",
            Self::Pencil => "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
            Self::ChevronDown => "M6 9.5l6 6 6-6",
            Self::ChevronLeft => "M14.5 6l-6 6 6 6",
            Self::ArrowUp => "M12 19V5M6.5 10.5 12 5l5.5 5.5",
            Self::More => {
                "M5 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2zM12 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2zM19 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2z"
            }
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::SaveOff => "M4 4l16 16M9 4h8l3 3v8M20 19.5V20H4V4",
            Self::Chart => "M4 20h16M6.500 20v-7h3v7M12.500 20V5h3v15",
            Self::Help => {
                "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.500 2.300q-1 .5-1 1.700M12 16.800h.01"
            }
            Self::Print => "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"
            }
        }
    }
}

/// Draws an icon; screen readers pass over it.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
) -> impl IntoMarkup {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=name.strokes() />
        </svg>
    }
}
