//! Units of the files for which nobody wrote down what is above them: they can go below the register's own with the files.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::import::ImportState;
use crate::domain::adrift::put_below;
use crate::domain::command::Command;
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::parts::by_parts;
use crate::ui::reactive::Memo;
use crate::ui::state::App;
use crate::ui::text::exchange_units as text;

impl ImportState {
    /// Says whether units that nobody put anywhere are put below the register's own: as people say, else where all of them are known
    /// to rank below it.
    pub fn is_putting_below(self) -> bool {
        let adrift = self.adrift;
        adrift.with(|adrift| {
            let is_below = adrift.values().all(|unit| unit.is_below);
            !adrift.is_empty() && self.puts_below.get().unwrap_or(is_below)
        })
    }

    /// Makes the command that puts them there, and says what it did; `None` where they stay as they are.
    pub(super) fn putting_below(self) -> Option<(Command, String)> {
        self.is_putting_below().then(|| {
            self.adrift.with(|adrift| {
                let words = text::was_put_below(adrift.len(), &self.names_above());
                let each = adrift.iter().map(|(id, unit)| {
                    let name = unit.is_new.then_some(unit.name.as_str());
                    (id.as_str(), unit.above.as_str(), name)
                });
                (put_below(each), words)
            })
        })
    }

    /// Names the units below which they go.
    fn names_above(self) -> Vec<String> {
        let above: BTreeSet<String> = self
            .adrift
            .with(|adrift| adrift.values().map(|unit| unit.above.clone()).collect());
        self.units
            .with(|units| above.iter().map(|id| units.name(id).to_owned()).collect())
    }
}

/// Names the units, and offers to put them below; nothing where there are none.
#[component]
pub fn PreviewAdrift(
    /// The chosen files.
    state: ImportState,
) -> impl IntoMarkup {
    let app = App::expect();
    let names = Memo::new(move |_| {
        let units = state.adrift.get().into_values();
        units.map(|unit| unit.name).collect::<Vec<_>>()
    });
    let own = move || {
        app.settings.with(|settings| {
            app.names
                .with(|names| names.units.name(&settings.unit).to_owned())
        })
    };
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
                        <strong>{move || text::adrift(names.with(Vec::len), &own())}</strong>
                    </p>
                    {list}
                    <label class="choice">
                        <input
                            type="checkbox"
                            prop:checked=move || state.is_putting_below()
                            on:change=move |event| state.puts_below.set(Some(event_target_checked(&event)))
                        />
                        {move || text::put_below(names.with(Vec::len), &state.names_above())}
                    </label>
                </div>
            </Notice>
        }
    };
    move || is_any.get().then(notice)
}
