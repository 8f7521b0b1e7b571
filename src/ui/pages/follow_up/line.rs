//! A matter as its line shows it: the name, which is the way there, and why.

use crate::domain::follow_up::{About, MOST_BY_THEMSELVES, Matter, Reason};
use crate::report::tables::ReportKind;
use crate::shell::clock;
use crate::ui::pages::year_work::title_of;
use crate::ui::route::{ModelFilter, ReviewFilter, Route};
use crate::ui::state::App;
use crate::ui::text::follow_up as text;

/// Is one line.
pub(super) struct Line {
    /// What it is about.
    pub name: String,
    /// The way there.
    pub href: String,
    /// The most urgent reason; begins with a colon.
    pub words: String,
    /// The other reasons.
    pub beside: String,
}

impl Line {
    /// Words a matter.
    pub fn of(app: App, matter: &Matter, year: i32) -> Self {
        let today = clock::today();
        let words = |reason: &Reason| text::reason(reason, today);
        let others: Vec<String> = matter.others.iter().map(words).collect();
        Self {
            name: name(app, matter, year),
            href: way(matter, year).href(),
            words: format!(": {}.", words(&matter.reason)),
            beside: text::beside(&others),
        }
    }
}

/// Is one line that tells of many matters of a kind.
pub(super) struct LineOfMany {
    /// How many of what.
    pub name: String,
    /// Where there is a list of them, the way there.
    pub href: Option<String>,
    /// Why; begins with a colon.
    pub words: String,
    /// The first of them by name, and how many more.
    pub examples: String,
}

impl LineOfMany {
    /// Words matters of one kind.
    pub fn of(app: App, matters: &[Matter], year: i32) -> Option<Self> {
        let first = matters.first()?;
        let shown = matters.iter().take(MOST_BY_THEMSELVES);
        let names: Vec<String> = shown.map(|one| name(app, one, year)).collect();
        Some(Self {
            name: text::many(&first.about, matters.len()),
            href: list_of(first, year).map(|route| route.href()),
            words: format!(": {}.", text::reason_of_many(&first.reason, clock::today())),
            examples: text::examples(&first.about, &names, matters.len()),
        })
    }
}

/// Returns the way to the screen that lists all that a kind of matters is about, where one does.
fn list_of(matter: &Matter, year: i32) -> Option<Route> {
    match (&matter.about, &matter.reason) {
        (About::Unit(_), Reason::Empty | Reason::Unregistered(_)) => {
            let query = format!("bang={}&tu={year}&den={year}", ReportKind::Units.id());
            Some(Route::Reports { query })
        }
        (About::Model(_), Reason::Late(..)) => Some(Route::Review(ReviewFilter {
            year: Some(year),
            ..ReviewFilter::default()
        })),
        (About::Model(_), Reason::OddScores | Reason::Alike(_))
        | (_, Reason::FilesLate(_) | Reason::Trouble(_) | Reason::Fault(_)) => {
            Some(way(matter, year))
        }
        _ => None,
    }
}

fn name(app: App, matter: &Matter, year: i32) -> String {
    let named = |find: &dyn Fn(&crate::ui::names::Names) -> String| app.names.with_untracked(find);
    match &matter.about {
        About::Stage(stage) => text::deadline_of(*stage),
        About::Files => text::FILES.to_owned(),
        About::Year => text::year(year),
        About::Model(id) => (app.register).with_untracked(|register| title_of(register, id)),
        About::Unit(id) => named(&|names| names.units.told_apart(id).to_owned()),
        About::Field(id) => named(&|names| names.fields.name(id).to_owned()),
        About::Set(id) => named(&|names| {
            let set = names.sets.get(id);
            set.map_or(id.clone(), |set| set.name.clone())
        }),
    }
}

fn way(matter: &Matter, year: i32) -> Route {
    let list = |change: &dyn Fn(&mut ModelFilter)| {
        let mut filter = ModelFilter {
            year: Some(year),
            ..ModelFilter::default()
        };
        change(&mut filter);
        Route::Models(filter)
    };
    match (&matter.about, &matter.reason) {
        (About::Stage(_), _) | (About::Model(_), Reason::OddScores) => {
            Route::Review(ReviewFilter {
                year: Some(year),
                ..ReviewFilter::default()
            })
        }
        (About::Files, _) | (_, Reason::FilesLate(_)) => Route::Exchange,
        (About::Model(id), Reason::Unnamed) => Route::EditModel {
            id: id.id.clone(),
            year: None,
        },
        (_, Reason::Unnamed) => Route::Catalogue,
        (About::Year, _) | (About::Field(_), _) => Route::AddModel,
        (About::Model(_), Reason::Alike(_)) => Route::Duplicates,
        (About::Model(id), Reason::Lacks(_) | Reason::TooEarly | Reason::UnknownWords(_)) => {
            Route::EditModel {
                id: id.id.clone(),
                year: Some(year),
            }
        }
        (About::Model(id), _) => Route::Model { id: id.id.clone() },
        (About::Unit(_), Reason::Trouble(_)) | (About::Set(_), _) => Route::Catalogue,
        (About::Unit(id), _) => list(&|filter| filter.unit.clone_from(id)),
    }
}
