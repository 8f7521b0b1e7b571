//! What went in, with the way back.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::import::ImportState;
use super::incoming::Total;
use crate::domain::preview::Effect;
use crate::domain::record::Record;
use crate::domain::register::RecordId;
use crate::shell::page;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::state::{App, Taken};
use crate::ui::text::{backup, exchange as text, imported, journal, shell};

/// Is the id of the notice, which takes the focus when it appears.
pub const DONE_ID: &str = "import-done";

/// Is an import that went in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// How many files went in, and how many did not.
    pub files: String,
    /// What they changed.
    pub changes: String,
    /// The names of those that did not go in.
    pub left_out: Option<String>,
    /// Which of them speak of writes of this page that were never made, and what that means.
    pub claiming: Option<String>,
    /// Whether they brought something to decide.
    pub has_conflicts: bool,
    /// What became of what a full backup has beside its register.
    pub taken: Option<String>,
    /// A record of it: while the register includes it, the import was not withdrawn.
    pub witness: (RecordId, Record),
}

/// Shows what went in, with the way back, as long as it is in.
#[component]
pub fn DoneNotice(state: ImportState) -> impl IntoMarkup {
    let app = App::expect();
    let done = Memo::new(move |_| {
        let done = state.done.get()?;
        let (id, record) = &done.witness;
        let is_in = app
            .register
            .with(|r| r.get(id).is_some_and(|present| present.includes(record)));
        is_in.then_some(done)
    });
    let n_conflicts = Memo::new(move |_| app.undecided.with(Vec::len));
    move || {
        done.get().map(|Done { files, changes, left_out, claiming, taken, has_conflicts, .. }| {
            view! {
                <div id=DONE_ID tabindex="-1" role="status">
                    <Notice kind=NoticeKind::Done>
                        <div class="notice__text">
                            <p>
                                <strong>{files}</strong>
                                {changes}
                            </p>
                            {left_out.map(|names| view! { <p>{names}</p> })}
                            {claiming.map(|words| view! { <p>{words}</p> })}
                            {taken.map(|words| view! { <p>{words}</p> })}
                            {move || {
                                has_conflicts.then(|| view! { <p>{imported::left_to_decide(n_conflicts.get())}</p> })
                            }}
                            {move || {
                                (!app.is_journal_kept.get())
                                    .then(|| view! { <p>{journal::NO_POINT_BEFORE}</p> })
                            }}
                        </div>
                        <div class="buttons">
                            {move || (n_conflicts.get() > 0).then(|| view! { <ToConflicts /> })}
                            {move || {
                                app.can_withdraw_import()
                                    .then(|| {
                                        view! {
                                            <button class="button" type="button" on:click=move |_| state.undo()>
                                                <Icon name=IconName::Undo />
                                                {shell::UNDO}
                                            </button>
                                        }
                                    })
                            }}
                        </div>
                    </Notice>
                </div>
            }
        })
    }
}

#[component]
fn ToConflicts() -> impl IntoMarkup {
    view! {
        <button class="button" type="button" on:click=|_| page::focus(super::conflicts::TITLE_ID)>
            {text::SHOW_CONFLICTS}
        </button>
    }
}

/// Says what the files change, every model once.
pub(super) fn in_words(total: &Total) -> String {
    let preview = &total.preview;
    let models = [
        preview.n_models(Effect::New),
        preview.n_models(Effect::Changed),
        preview.n_models(Effect::Returning),
        preview.n_conflicting_models(),
        preview.n_models(Effect::Disappearing),
    ];
    let others = preview.others_changing();
    imported::imported_counts(models, others, total.n_refused)
}

/// Says what became of what a full backup has beside its register.
pub(super) fn taken_in_words(taken: &Taken) -> String {
    match &taken.beside {
        Ok(beside) => {
            let mut words = backup::taken_over(beside, taken.n_events);
            if taken.is_journal_left {
                words.push_str(backup::OWN_JOURNAL_KEPT);
            }
            words
        }
        Err(error) => backup::not_taken_over(error),
    }
}
