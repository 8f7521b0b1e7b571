//! What has to be known of values that would stand side by side: whose names of headings are shown, and which are a sender's own newer ones.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::Memo;
use leptos::prelude::*;

use super::import::ImportState;
use crate::domain::deciding::n_newer;
use crate::domain::own_first::{OtherNames, OwnFirst, as_shown};
use crate::domain::register::RecordId;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::record_words::record_title;
use crate::ui::state::App;
use crate::ui::text::imported as text;

/// Says of which headings the files have other names, and whose stay on the screens until somebody decides; and at how many places a
/// sender puts a newer value beside its own older one.
#[component]
pub fn PreviewSides(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let app = App::expect();
    let sentences = Memo::new(move |_| {
        let own = app.settings.with(|settings| settings.unit.clone());
        state.looks.with(|(_, joined)| {
            let shown = as_shown(joined, &own);
            let first = OwnFirst::of(joined, &own);
            let title = |id: &RecordId| record_title(&shown, id);
            let titles = |ids: &[RecordId]| ids.iter().map(title).collect::<Vec<_>>();
            let unit = |id: &str| title(&RecordId::unit(id));
            let names =
                (state.total).with(|total| OtherNames::of(&first, &total.preview.conflicts));
            let above = names.above.iter();
            let above = above.map(|(id, ids)| (text::WhoseNames::Above(unit(id)), titles(ids)));
            let own = (text::WhoseNames::Own(unit(&own)), titles(&names.own));
            let others = (text::WhoseNames::Others, titles(&names.others));
            let all = std::iter::once(own).chain(above).chain([others]);
            let all = all.filter(|(_, titles)| !titles.is_empty());
            let all: Vec<(text::WhoseNames, Vec<String>)> = all.collect();
            let names = (!all.is_empty()).then(|| text::other_names(&all));
            let n_newer = (state.total).with(|total| n_newer(&total.preview.conflicts));
            let newer = (n_newer > 0).then(|| text::newer_of_one_sender(n_newer));
            names.into_iter().chain(newer).collect::<Vec<String>>()
        })
    });
    move || noted(sentences.get())
}

/// Shows sentences that are to be read before the files go in, each by itself.
pub(super) fn noted(sentences: impl IntoIterator<Item = String>) -> Markup {
    let notice = |words| {
        view! {
            <Notice kind=NoticeKind::Attention>
                <p class="notice__text">{words}</p>
            </Notice>
        }
    };
    sentences.into_iter().map(notice).collect()
}
