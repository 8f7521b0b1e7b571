//! What files do to closed years: closings and unlockings, and models of years that are closed here.

use leptos::prelude::*;

use super::import::ImportState;
use crate::domain::closing::incoming::{
    ClosedYearNews, ClosingNews, closed_year_news, closing_news,
};
use crate::domain::register::Register;
use crate::domain::unit::UnitTree;
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::pages::closed_years::told;
use crate::ui::parts::by_parts;
use crate::ui::reactive::Memo;
use crate::ui::record_words::{dotted, record_title, unit_of_model, unit_title};
use crate::ui::text::closed_years as text;

/// How many closings or models are named.
const N_NAMED: usize = 50;
/// How many models stand open at first.
const N_OPEN: usize = 5;

/// Shows it. Nothing is shown where there is nothing.
#[component]
pub fn PreviewClosings(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let found = Memo::new(move |_| {
        let before = state.app.register.get();
        state.looks.with(|(_, after)| {
            let (news, years) = (
                closing_news(&before, after),
                closed_year_news(&before, after),
            );
            state.units.with(|units| {
                let years = years_in_words(units, [&before, after], &years);
                (lines(units, after, &news), years)
            })
        })
    });
    move || {
        let (news, years) = found.get();
        let n_more = news.len().saturating_sub(N_NAMED);
        let line = |words: &String| {
            let words = words.clone();
            view! { <li>{words}</li> }
        };
        let notice = (!news.is_empty()).then(|| {
            view! {
                <Notice kind=NoticeKind::Attention>
                    <div class="notice__text">
                        <p>
                            <strong>{text::NEWS}</strong>
                        </p>
                        <ul>{news.iter().take(N_NAMED).map(line).collect::<Markup>()}</ul>
                        {(n_more > 0).then(|| view! { <p>{text::more_news(n_more)}</p> })}
                    </div>
                </Notice>
            }
        });
        let year = |year: &YearWords| {
            let (summary, hint) = (year.summary.clone(), year.hint.clone());
            let (models, n) = (year.models.clone(), year.models.len());
            view! {
                <Disclosure summary=summary is_open=n <= N_OPEN>
                    <p class="hint">{hint.clone()}</p>
                    {by_parts(models.clone(), line, |lines| view! { <ul>{lines}</ul> })}
                </Disclosure>
            }
        };
        view! {
            {notice}
            {years.iter().map(year).collect::<Markup>()}
        }
    }
}

/// Counts what files close and unlock, in words that stand behind the counts of the import.
pub fn counted_closings(state: ImportState) -> String {
    let news = state.app.register.with_untracked(|before| {
        state
            .looks
            .with_untracked(|(_, after)| closing_news(before, after))
    });
    let n_closed = news.iter().filter(|one| one.closes).count();
    text::imported(n_closed, news.len() - n_closed)
}

/// Names the closings. A unit may come with the file.
fn lines(units: &UnitTree, after: &Register, news: &[ClosingNews]) -> Vec<String> {
    let line = |one: &ClosingNews| {
        let unit = unit_title(units, after, &one.unit);
        let event = one.event.as_ref().map(told).unwrap_or_default();
        text::news(&unit, one.year, one.closes, &event)
    };
    news.iter().map(line).collect()
}

/// Is what is said of a closed year.
#[derive(Clone, PartialEq, Eq)]
struct YearWords {
    summary: String,
    hint: String,
    models: Vec<String>,
}

/// Says of each closed year how many models change, and names them with their units.
fn years_in_words(
    units: &UnitTree,
    [before, after]: [&Register; 2],
    years: &[ClosedYearNews],
) -> Vec<YearWords> {
    let year = |news: &ClosedYearNews| {
        let lists = [
            (&news.deleted, text::DELETED, before),
            (&news.changed, text::CHANGED, after),
            (&news.added, text::ADDED, after),
        ];
        let models = lists.into_iter().flat_map(|(ids, word, register)| {
            ids.iter().map(move |id| {
                let unit = unit_of_model(units, register, id);
                let named = dotted(&[&record_title(register, id), &unit]);
                format!("{named} – {word}")
            })
        });
        let [n_deleted, n_changed, n_added] = lists.map(|(ids, _, _)| ids.len());
        let summary = text::year_news(news.year, n_changed, n_deleted, n_added);
        YearWords {
            summary,
            hint: text::year_news_hint(n_changed + n_added, news.n_unmarked),
            models: models.take(N_NAMED).collect(),
        }
    };
    years.iter().map(year).collect()
}
