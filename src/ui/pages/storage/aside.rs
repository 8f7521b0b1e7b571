//! Phần để riêng: stored texts that could not be read, each to be taken out as a file.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;

use crate::domain::fold::slug;
use crate::shell::files;
use crate::storage::loaded::SetAside;
use crate::storage::locals::ASIDE;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::state::App;
use crate::ui::text::rescue as text;

/// Is what is shown, and what of it was taken out as a file since the page was opened.
#[derive(Clone, Copy)]
struct State {
    app: App,
    n_dropped: RwSignal<usize>,
    downloaded: RwSignal<Vec<String>>,
}

impl State {
    /// Lists those that had to make room, and those that lie where they always did.
    fn all(self) -> Vec<SetAside> {
        self.n_dropped.track();
        let in_place = self.app.set_aside.get();
        let mut all = self
            .app
            .with_store(|store| store.aside())
            .unwrap_or_default();
        for one in in_place {
            // One may have had to make room since it was found.
            if one.raw.is_none() || all.iter().all(|other| other.raw != one.raw) {
                all.push(one);
            }
        }
        all
    }

    fn download(self, file_name: &str, all: &[SetAside]) {
        match files::download(file_name, "text/plain", &text::raw_file(all)) {
            Ok(()) => self
                .downloaded
                .update(|keys| keys.extend(all.iter().map(|one| one.key.clone()))),
            Err(files::DownloadFailed) => self.app.say(text::NOT_OFFERED),
        }
    }

    fn drop(self, key: &str) {
        match self.app.with_store(|store| store.drop_aside(key)) {
            Ok(()) => self.app.say_done(text::DROPPED),
            Err(error) => self.app.say(&text::not_dropped(&error)),
        }
        self.n_dropped.update(|n| *n += 1);
        self.app.measure();
    }
}

/// Shows them; nothing where there are none.
#[component]
pub(super) fn Aside() -> impl IntoMarkup {
    let state = State {
        app: App::expect(),
        n_dropped: RwSignal::new(0),
        downloaded: RwSignal::new(Vec::new()),
    };
    move || {
        let all = state.all();
        let is_one_of_many = all.len() > 1;
        let items = all.iter().enumerate().map(|(at, one)| item(state, at, one));
        let items: Markup = items.collect();
        (!all.is_empty()).then(|| {
            let download_all = move |_| state.download(text::RAW_FILE_NAME, &all);
            view! {
                <section class="card" aria-labelledby="aside-title">
                    <h2 class="card__title" id="aside-title">
                        {text::ASIDE}
                    </h2>
                    <p class="hint">{text::ASIDE_HINT}</p>
                    <ul>{items}</ul>
                    {is_one_of_many
                        .then(|| {
                            view! {
                                <div class="buttons">
                                    <button class="button" type="button" on:click=download_all>
                                        <Icon name=IconName::Download />
                                        {text::DOWNLOAD_ALL}
                                    </button>
                                </div>
                            }
                        })}
                </section>
            }
        })
    }
}

fn item(state: State, at: usize, one: &SetAside) -> Markup {
    let name_id = format!("aside-{at}");
    let has_made_room = one.key.starts_with(ASIDE);
    let key = one.key.clone();
    let was_downloaded = {
        let key = key.clone();
        move || state.downloaded.with(|keys| keys.contains(&key))
    };
    let download = one.raw.is_some().then(|| {
        let (one, described_by) = (one.clone(), name_id.clone());
        let file_name = format!("{}.txt", slug(&one.key));
        view! {
            <button
                class="button"
                type="button"
                aria-describedby=described_by
                on:click=move |_| state.download(&file_name, std::slice::from_ref(&one))
            >
                <Icon name=IconName::Download />
                {text::DOWNLOAD}
            </button>
        }
    });
    let described_by = name_id.clone();
    let drop = move || {
        (has_made_room && was_downloaded()).then(|| {
            let (key, described_by) = (key.clone(), described_by.clone());
            view! {
                <button
                    class="button"
                    type="button"
                    aria-describedby=described_by
                    on:click=move |_| state.drop(&key)
                >
                    <Icon name=IconName::Trash />
                    {text::DROP}
                </button>
                <p class="hint">{text::DROP_HINT}</p>
            }
        })
    };
    let size = one.raw.as_deref().map(|raw| raw.chars().count());
    view! {
        <li class="entry-list__item">
            <div>
                <p class="entry-list__name" id=name_id>
                    {text::aside_name(&one.key)}
                </p>
                <p class="hint">{text::why_aside(one)}</p>
                {size.map(|n| view! { <p class="hint">{text::aside_size(n)}</p> })}
                {text::is_mended(&one.key).then(|| view! { <p>{text::MENDED}</p> })}
            </div>
            <div class="buttons">{download} {drop}</div>
        </li>
    }
}
