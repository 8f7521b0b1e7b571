//! The look at chosen files before anything changes.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::import::{ImportState, PREVIEW_ID, has_news};
use super::incoming::{Incoming, Looked, StaysOut, n_claimed_in};
use super::preview_adrift::PreviewAdrift;
use super::preview_backup::PreviewBackup;
use super::preview_closings::PreviewClosings;
use super::preview_details::PreviewDetails;
use super::preview_erased::PreviewErased;
use super::preview_remarks::PreviewRemarks;
use super::preview_sides::PreviewSides;
use super::preview_tables::PreviewTables;
use super::unlocking::{Unlocking, envelope_of};
use crate::domain::preview::Effect;
use crate::format::exchange_read::Trust;
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::notice::{Failure, Notice, NoticeKind};
use crate::ui::parts::by_parts;
use crate::ui::state::App;
use crate::ui::text::{backup, deleted, exchange as text, imported, limits, passphrase, shell};

const WHY_ID: &str = "import-why";

/// Shows what the chosen files would do, and asks.
#[component]
pub fn PreviewCard(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let erases = move || {
        let total = state.total;
        total.with(|total| !total.preview.erased.is_empty())
    };
    let app = App::expect();
    let why_not = Memo::new(move |_| {
        let is_locked = state
            .chosen
            .with(|chosen| chosen.iter().any(|file| envelope_of(file).is_some()));
        if erases() && !state.accepts_erasing.get() {
            return Some(deleted::ACCEPT_FIRST);
        }
        state.looks.with(|(looks, _)| {
            if has_news(looks) || state.is_taking_over() || state.is_putting_below() {
                None
            } else if is_locked {
                Some(passphrase::UNLOCK_FIRST)
            } else if looks.iter().all(Result::is_err) {
                let is_beyond = |look: &Looked| matches!(look, Err(StaysOut::Beyond(_)));
                Some(match looks.iter().any(is_beyond) {
                    true => limits::NO_FILE_FITS,
                    false => text::NO_FILE_OPENED,
                })
            } else if state.is_receipt_only.get() {
                None
            } else if let Some(is_erased) = hidden(app, looks) {
                Some(if is_erased {
                    text::ONLY_ERASED
                } else {
                    text::ONLY_DELETED
                })
            } else {
                Some(text::NO_NEWS)
            }
        })
    });
    let is_only_history = move || {
        state.looks.with(|(looks, _)| {
            has_news(looks)
                && looks
                    .iter()
                    .flatten()
                    .all(|look| look.preview.is_unchanging())
        })
    };
    let has_any_news = move || state.looks.with(|(looks, _)| has_news(looks));
    let hint = move || match why_not.get() {
        Some(why) => why,
        None if state.is_taking_over() => match has_any_news() {
            true => backup::NO_WAY_BACK,
            false => backup::ONLY_BESIDE,
        },
        None if erases() => deleted::NO_WAY_BACK,
        None if state.is_receipt_only.get() => text::ONLY_RECEIPTS,
        None if is_only_history() => text::ONLY_HISTORY,
        None => text::PREVIEW_HINT,
    };
    let is_writing = Memo::new(move |_| state.app.per_cent_written.with(Option::is_some));
    view! {
        <section class="card" aria-labelledby=PREVIEW_ID>
            <h2 class="card__title" id=PREVIEW_ID tabindex="-1">
                {move || text::preview_title(state.chosen.with(Vec::len))}
            </h2>
            <p class="hint">{text::NOTHING_CHANGED_YET}</p>
            <PreviewTables state=state />
            <Unlocking state=state />
            <Warnings state=state />
            <PreviewAdrift state=state />
            <PreviewRemarks state=state />
            <PreviewSides state=state />
            <PreviewClosings state=state />
            <PreviewDetails state=state />
            <PreviewBackup state=state />
            <PreviewErased state=state />
            <Failure why=state.failure />
            <div class="buttons">
                <button
                    class="button button--primary"
                    type="button"
                    disabled=move || why_not.get().is_some()
                    aria-describedby=WHY_ID
                    on:click=move |_| state.import()
                >
                    {move || match state.is_receipt_only.get() && !state.is_taking_over() {
                        true => text::NOTE_BUTTON,
                        false => text::IMPORT_BUTTON,
                    }}
                </button>
                <button class="button" type="button" on:click=move |_| state.cancel()>
                    {shell::CANCEL}
                </button>
            </div>
            <p class="visually-hidden" role="status">
                {move || is_writing.get().then_some(text::WRITING)}
            </p>
            {move || state.app.per_cent_written.get().map(written)}
            <p class="hint" id=WHY_ID>
                {hint}
            </p>
        </section>
    }
}

/// Shows how much of an import is written.
fn written(per_cent: usize) -> Markup {
    view! {
        <div class="buttons">
            <label class="hint" for="written">
                {text::writing(per_cent)}
            </label>
            <progress id="written" max="100" value=per_cent></progress>
        </div>
    }
}

/// Says what is odd about files: edited by hand, speaking for this page, or of units outside this register's own.
#[component]
fn Warnings(state: ImportState) -> impl IntoMarkup {
    let edited = move || {
        state.chosen.with(|chosen| {
            let is_edited = |file: &&Incoming| {
                let opened = file.content.as_ref();
                opened.is_ok_and(|opened| opened.trust == Trust::EditedByHand)
            };
            let edited = chosen.iter().filter(is_edited);
            edited
                .map(|file| {
                    let warning = text::edited_by_hand(&file.name);
                    view! {
                        <Notice kind=NoticeKind::Attention>
                            <p class="notice__text">{warning}</p>
                        </Notice>
                    }
                })
                .collect::<Markup>()
        })
    };
    let claiming = move || {
        state.chosen.with(|chosen| {
            let warnings = chosen.iter().filter_map(|file| {
                let n_claimed = n_claimed_in(state.app, file);
                let warning = (n_claimed > 0).then(|| imported::claiming(&file.name, n_claimed))?;
                Some(view! {
                    <Notice kind=NoticeKind::Attention>
                        <p class="notice__text">{warning}</p>
                    </Notice>
                })
            });
            warnings.collect::<Markup>()
        })
    };
    view! {
        {edited}
        {claiming}
        <Outside state=state />
    }
}

/// Points out the files of units outside this register's own: the first senders by name, the others behind a line.
#[component]
fn Outside(state: ImportState) -> impl IntoMarkup {
    const N_NAMED: usize = 3;
    let app = App::expect();
    let names = app.names;
    move || {
        let own = app.settings.with(|settings| settings.unit.clone());
        let own = names.with(|names| names.units.told_apart(&own).to_owned());
        let (n_files, senders) = state.looks.with(|(looks, _)| {
            let is_outside = |look: &Looked| look.as_ref().is_ok_and(|look| look.is_outside);
            state
                .chosen
                .with(|chosen| outside(chosen.iter().zip(looks.iter().map(is_outside))))
        });
        let (first, rest) = senders.split_at(senders.len().min(N_NAMED));
        let sentence = text::outside_own_unit(n_files, first, &own);
        let rest = rest.to_vec();
        (n_files > 0).then(|| {
            view! {
                <Notice kind=NoticeKind::Attention>
                    <div class="notice__text">
                        <p>{sentence}</p>
                        {(!rest.is_empty()).then(|| others(rest))}
                    </div>
                </Notice>
            }
        })
    }
}

/// Folds the names of further senders away.
fn others(names: Vec<String>) -> Markup {
    let line = |name: &String| {
        let name = name.clone();
        view! { <li>{name}</li> }
    };
    view! {
        <Disclosure summary=text::more_senders(names.len())>
            {by_parts(names.clone(), line, |lines| view! { <ul>{lines}</ul> })}
        </Disclosure>
    }
}

/// Counts the files outside, and names their senders, each once; a lone file by its own name.
fn outside<'a>(files: impl Iterator<Item = (&'a Incoming, bool)>) -> (usize, Vec<String>) {
    let files: Vec<&Incoming> = files
        .filter(|(_, is_outside)| *is_outside)
        .map(|(file, _)| file)
        .collect();
    if let [only] = files[..] {
        return (1, vec![only.name.clone()]);
    }
    let mut senders: Vec<String> = Vec::new();
    for file in &files {
        if !senders.iter().any(|name| name == file.sender_name()) {
            senders.push(file.sender_name().to_owned());
        }
    }
    (files.len(), senders)
}

/// Says, where models of the files are in the register and hidden there, whether all of them were erased for good.
fn hidden(app: App, looks: &[Looked]) -> Option<bool> {
    let effects = looks
        .iter()
        .flatten()
        .flat_map(|look| &look.preview.effects);
    let mut hidden = effects
        .filter(|(id, effect)| id.is_model() && *effect == Effect::Hidden)
        .map(|(id, _)| id)
        .peekable();
    hidden.peek()?;
    app.register.with_untracked(|register| {
        let is_erased = |id| register.get(id).is_some_and(|record| record.is_purged(&[]));
        Some(hidden.all(is_erased))
    })
}
