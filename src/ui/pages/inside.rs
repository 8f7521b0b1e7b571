//! The way out of another program's window, such as a messenger's, where data is easily lost.

use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::shell::{clipboard, page};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::device::{Device, System};
use crate::ui::state::App;
use crate::ui::text::display as text;

/// Says where the page is open, why that is no good place, and how to leave it. Whoever stays closes it, for this run.
#[component]
pub fn Inside() -> impl IntoMarkup {
    let app = App::expect();
    let device = Device::here();
    let is_gone = RwSignal::new(false);
    let copy = move |_| {
        spawn_local(async move {
            let is_copied = clipboard::copy(&page::address()).await;
            app.say_whether_copied(is_copied);
        });
    };
    let close = move |_| {
        is_gone.set(true);
        page::focus_in_place(HEADING_ID);
    };
    move || {
        let host = device.inside.filter(|_| !is_gone.get())?;
        let link = chrome(device.system).map(|href| {
            view! {
                <a class="button button--primary" href=href>
                    {text::OPEN_CHROME}
                </a>
            }
        });
        let notice = view! {
            <Notice kind=NoticeKind::Attention>
                <p class="notice__text">{text::inside(host, device.system)}</p>
                <div class="buttons">
                    {link}
                    <button class="button" type="button" on:click=copy>
                        <Icon name=IconName::Copy />
                        {text::COPY_ADDRESS}
                    </button>
                    <button class="button" type="button" on:click=close>
                        {text::STAY}
                    </button>
                </div>
            </Notice>
        };
        Some(notice)
    }
}

/// Returns the address that makes Android open the page in Chrome.
fn chrome(system: System) -> Option<String> {
    let address = page::address();
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme == "https" || scheme == "http";
    (system == System::Android && is_web)
        .then(|| format!("intent://{rest}#Intent;scheme={scheme};package=com.android.chrome;end"))
}
