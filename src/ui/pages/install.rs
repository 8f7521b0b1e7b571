//! The offer to install the program: once, after something of worth was saved, and in Cài đặt at any time.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::RwSignal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::model::Model;
use crate::shell::{install, listener::on_window, page};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::notice::Notice;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::device::{Device, System};
use crate::ui::preferences::Preferences;
use crate::ui::state::{App, Mode};
use crate::ui::text::display as text;

/// How many models are worth keeping at hand.
const N_OF_WORTH: usize = 3;

/// Says whether Tổng quan is to offer it: there is something of worth, the device can, and nobody was asked before.
pub fn is_to_offer(app: App) -> bool {
    let is_own = app.mode.get_untracked() == Mode::Own;
    let of_worth = |app: App| {
        let n_models = app
            .register
            .with_untracked(|register| Model::all(register).take(N_OF_WORTH).count());
        n_models == N_OF_WORTH || app.outside.with_untracked(|outside| outside.at.is_some())
    };
    is_own
        && (install::is_offered() || is_by_hand(&Device::here()))
        && !Preferences::here().was_asked
        && of_worth(app)
}

/// Says whether people can install it by hand alone.
fn is_by_hand(device: &Device) -> bool {
    device.system == System::Ios
        && !device.is_installed
        && !device.is_file
        && device.inside.is_none()
}

fn ask(app: App) {
    spawn_local(async move {
        if !install::ask().await {
            app.say(text::NOT_INSTALLED);
        }
    });
}

/// Offers it above Tổng quan. That it did is remembered at once: nobody is asked twice.
#[component]
pub fn Offer() -> impl IntoMarkup {
    let app = App::expect();
    let is_gone = RwSignal::new(!Preferences::change(|kept| kept.was_asked = true));
    let close = move || {
        is_gone.set(true);
        page::focus_in_place(HEADING_ID);
    };
    let accept = move |_| {
        close();
        ask(app);
    };
    move || {
        (!is_gone.get()).then(|| {
            let by_hand = is_by_hand(&Device::here());
            view! {
                <Notice>
                    <div class="notice__text">
                        <p>{text::WHY_INSTALL}</p>
                        {by_hand.then(|| view! { <p>{text::INSTALL_ON_IOS}</p> })}
                    </div>
                    <div class="buttons">
                        {(!by_hand)
                            .then(|| {
                                view! {
                                    <button class="button button--primary" type="button" on:click=accept>
                                        <Icon name=IconName::Download />
                                        {text::INSTALL}
                                    </button>
                                }
                            })}
                        <button class="button" type="button" on:click=move |_| close()>
                            {text::NO_THANKS}
                        </button>
                    </div>
                </Notice>
            }
        })
    }
}

/// Says in Cài đặt whether the program is installed, and how it can be.
#[component]
pub fn Install() -> impl IntoMarkup {
    let app = App::expect();
    let is_offered = RwSignal::new(install::is_offered());
    on_window(install::EVENT, move |_: web_sys::Event| {
        is_offered.set(install::is_offered());
    });
    let device = Device::here();
    let words = move || match () {
        () if device.is_installed => text::INSTALLED,
        () if is_offered.get() => text::WHY_INSTALL,
        () if is_by_hand(&device) => text::INSTALL_ON_IOS,
        () => text::NO_INSTALL,
    };
    let button = move || {
        is_offered.get().then(|| {
            view! {
                <button
                    class="button"
                    type="button"
                    on:click=move |_| {
                        is_offered.set(false);
                        ask(app);
                    }
                >
                    <Icon name=IconName::Download />
                    {text::INSTALL}
                </button>
            }
        })
    };
    // The program in one file is where somebody put it.
    match page::is_from_file() {
        true => Markup::Nothing,
        false => view! {
            <h3>{text::INSTALL}</h3>
            <p>{words}</p>
            <div class="buttons">{button}</div>
        },
    }
}
