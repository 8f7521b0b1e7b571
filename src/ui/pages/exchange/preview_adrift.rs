//! Units of the files for which nobody wrote down what is above them: they can go below the register's own with the files.

use leptos::prelude::*;

use super::import::ImportState;
use crate::domain::adrift::put_below;
use crate::domain::command::Command;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::parts::by_parts;
use crate::ui::reactive::Memo;
use crate::ui::text::exchange_units as text;

impl ImportState {
    /// Says whether units for which nobody wrote down what is above them are put below the register's own.
    pub fn is_putting_below(self) -> bool {
        let adrift = self.adrift;
        let is_told = adrift.with(|adrift| (!adrift.units.is_empty()).then_some(adrift.is_below));
        is_told.is_some_and(|is_below| self.puts_below.get().unwrap_or(is_below))
    }

    /// Makes the command that puts them there, and says what it did; `None` where they stay as they are.
    pub(super) fn putting_below(self) -> Option<(Command, String)> {
        let own = self.app.settings.with(|settings| settings.unit.clone());
        self.is_putting_below().then(|| {
            self.adrift.with(|adrift| {
                let ids = adrift.units.iter().map(|unit| unit.id.as_str());
                let words = text::was_put_below(adrift.units.len(), &self.own_name());
                (put_below(ids, &own), words)
            })
        })
    }

    fn own_name(self) -> String {
        let own = self.app.settings.with(|settings| settings.unit.clone());
        self.app
            .names
            .with(|names| names.units.name(&own).to_owned())
    }
}

/// Names the units, and offers to put them below; nothing where there are none.
#[component]
pub fn PreviewAdrift(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let names = Memo::new(move |_| {
        let units = state.adrift.get().units.into_iter();
        units.map(|unit| unit.name).collect::<Vec<_>>()
    });
    let is_any = Memo::new(move |_| names.with(|names| !names.is_empty()));
    let list = move || {
        let line = |name: &String| {
            let name = name.clone();
            view! { <li>{name}</li> }
        };
        let list = |lines: Markup| view! { <ul class="bullets">{lines}</ul> };
        by_parts(names.get(), line, list)
    };
    let notice = move || {
        view! {
            <Notice kind=NoticeKind::Attention>
                <div class="notice__text">
                    <p>
                        <strong>{move || text::adrift(names.with(Vec::len), &state.own_name())}</strong>
                    </p>
                    {list}
                    <label class="choice">
                        <input
                            type="checkbox"
                            prop:checked=move || state.is_putting_below()
                            on:change=move |event| state.puts_below.set(Some(event_target_checked(&event)))
                        />
                        {move || text::put_below(names.with(Vec::len), &state.own_name())}
                    </label>
                </div>
            </Notice>
        }
    };
    move || is_any.get().then(notice)
}
