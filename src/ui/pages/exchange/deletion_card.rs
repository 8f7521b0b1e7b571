//! Something deleted by one and edited by another meanwhile: keep it, or delete it again.

use crate::shell::list_place::ListPlace;
use crate::ui::markup::{IntoMarkup, Markup, view};
use leptos::prelude::*;

use super::conflicts::{CardHead, focus_after_deciding};
use crate::domain::command::Command;
use crate::domain::deletion::Purged;
use crate::domain::leaf::{Entry, Leaf};
use crate::domain::member;
use crate::domain::path::{Path, Segment};
use crate::domain::record::Record;
use crate::domain::register::RecordId;
use crate::domain::value::Value;
use crate::ui::pages::closed_years::stops;
use crate::ui::pages::purge::Asked;
use crate::ui::parts::by_parts;
use crate::ui::record_words::{
    ahead, dotted, moment, record_title, signed, value_in_words, writer,
};
use crate::ui::state::App;
use crate::ui::text::{conflicts as text, deleted, paths};

/// Shows who deleted, what was edited since, and asks.
#[component]
pub fn DeletionCard(
    /// The record.
    record: RecordId,
    /// Empty, or the year entry.
    prefix: Vec<Segment>,
    /// The values no deletion had seen.
    unseen: Vec<(Path, Entry)>,
) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let year = Path::from(prefix.clone()).year();
    let what = Purged {
        record: record.clone(),
        year,
    };
    let title = app
        .register
        .with_untracked(|register| record_title(register, &record));
    let title = year.map_or(title.clone(), |year| {
        format!("{title}, {}", paths::in_year(year))
    });
    let deletions = app
        .register
        .with_untracked(|register| deletions(register.get(&record), &prefix));
    let edits: Vec<(String, String, String)> = app.register.with_untracked(|register| {
        names.with_untracked(|names| {
            let edit = |(path, entry): &(Path, Entry)| {
                let label = paths::path_label(path);
                let value = value_in_words(names, register, path, &entry.value);
                (label, value, signed(&record, &entry.stamp))
            };
            unseen.iter().map(edit).collect()
        })
    });
    let decide = {
        let (record, title) = (record.clone(), title.clone());
        move |keep: bool| {
            let command = Command::DecideDeletion {
                record: record.clone(),
                prefix: prefix.clone(),
                keep,
            };
            let deed = if keep {
                text::kept
            } else {
                text::deleted_again
            };
            let place = ListPlace::here();
            if !stops(app, &command) && app.decide(command, deed(&title)) {
                focus_after_deciding(app, place);
            }
        }
    };
    let is_purged = app.register.with_untracked(|register| {
        let mark = [what.prefix().as_slice(), &[member::PURGED]].concat();
        let record = register.get(&what.record);
        record.is_some_and(|record| record.leaf(&mark).is_some())
    });
    let told = match is_purged {
        true => deleted::EDITED_AFTER_PURGE,
        false => text::EDITED_AFTER_DELETION,
    };
    let edit = |(label, value, who): &(String, String, String)| {
        let (label, value, who) = (label.clone(), value.clone(), who.clone());
        view! {
            <div>
                <dt class="definitions__term">{label}</dt>
                <dd class="definitions__value">
                    {value} " " <span class="hint">{who}</span>
                </dd>
            </div>
        }
    };
    let delete = decide.clone();
    let hidden = format!(" {title}");
    view! {
        <CardHead record=record year=year member=String::new() />
        <p>{told}</p>
        {deletions.into_iter().map(|who| view! { <p class="hint">{who}</p> }).collect::<Markup>()}
        {by_parts(edits, edit, |edits| view! { <dl class="definitions">{edits}</dl> })}
        <div class="buttons">
            <button class="button" type="button" on:click=move |_| decide(true)>
                {text::KEEP}
                <span class="visually-hidden">{hidden.clone()}</span>
            </button>
            {match is_purged && what.record.is_model() {
                true => {
                    let href = Asked::of(&what).route().href();
                    view! {
                        <a class="button" href=href>
                            {deleted::TO_PURGE}
                            <span class="visually-hidden">{hidden}</span>
                        </a>
                    }
                }
                false => {
                    view! {
                        <button class="button" type="button" on:click=move |_| delete(false)>
                            {text::DELETE_AGAIN}
                            <span class="visually-hidden">{hidden}</span>
                        </button>
                    }
                }
            }}
        </div>
    }
}

/// Says who deleted a record, or a part of it, and when.
pub fn deletions(record: Option<&Record>, prefix: &[Segment]) -> Vec<String> {
    let mut path = prefix.to_vec();
    path.push(member::DELETED);
    let entries = record
        .and_then(|record| record.leaf(&path))
        .map_or(&[][..], Leaf::entries);
    entries
        .iter()
        .filter(|entry| matches!(entry.value, Value::Seen(_)))
        .map(|entry| {
            let when = dotted(&[&moment(&entry.stamp), ahead(&entry.stamp)]);
            text::deleted_by(&writer(&entry.stamp), &when)
        })
        .collect()
}
