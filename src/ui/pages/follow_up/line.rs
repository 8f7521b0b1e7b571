//! A matter as its line shows it: the name, which is the way there, and why.

use crate::domain::follow_up::{About, Matter, Reason};
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
        (About::Model(id), Reason::Lacks(_) | Reason::TooEarly) => Route::EditModel {
            id: id.id.clone(),
            year: Some(year),
        },
        (About::Model(id), _) => Route::Model { id: id.id.clone() },
        (About::Unit(_), Reason::Trouble(_)) | (About::Set(_), _) => Route::Catalogue,
        (About::Unit(id), _) => list(&|filter| filter.unit.clone_from(id)),
    }
}
