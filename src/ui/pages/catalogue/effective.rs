//! Whether a grade counts as effective, said with one button.

use crate::ui::markup::{Markup, view};

use super::line::Line;
use super::row::make;
use crate::domain::change::Change;
use crate::domain::command::Command;
use crate::domain::member;
use crate::domain::value::Value;
use crate::ui::state::App;
use crate::ui::text::catalogue as text;

/// Returns the button of a grade that says the other thing; `None` of anything else.
pub(super) fn effective_button(app: App, line: &Line) -> Option<Markup> {
    let now = line.effective?;
    let (record, name) = (line.record.clone(), line.name.clone());
    let id = format!("effective-{record}");
    let (focus, hidden) = (id.clone(), format!(" {name}"));
    let say = move |_| {
        let said = Change::Write([member::EFFECTIVE].into(), Value::Bool(!now));
        let command = Command::Make(vec![(record.clone(), vec![said])]);
        make(
            app,
            command,
            text::said_effective(&name, !now),
            focus.clone(),
        );
    };
    let word = if now {
        text::NOT_AS_EFFECTIVE
    } else {
        text::COUNT_AS_EFFECTIVE
    };
    Some(view! {
        <button class="button button--quiet" type="button" id=id on:click=say>
            {word}
            <span class="visually-hidden">{hidden}</span>
        </button>
    })
}
