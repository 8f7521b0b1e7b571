//! Many units at once, from pasted lines, with all that would come of them before anything does.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::levels_and_kinds::{kinds, levels};
use crate::domain::command::Command;
use crate::domain::pasted_units::{PastedUnder, PastedUnit, PastedUnits, read_pasted};
use crate::domain::register::Register;
use crate::domain::stage::UnitKind;
use crate::shell::{clock, page};
use crate::ui::components::field::{Control, Field, Span};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::select::indented;
use crate::ui::names::Names;
use crate::ui::state::App;
use crate::ui::text::{shell, units as text, words};
use crate::ui::typed::{Keeping, keeping};
use crate::ui::unit_parents::{own_unit, parents};

/// The id of the lines' input.
pub const LINES_ID: &str = "pasted-lines";

/// How many lines of either list are shown.
const N_SHOWN: usize = 30;

fn read(register: &Register, names: &Names, lines: &str, under: &PastedUnder) -> PastedUnits {
    let levels = names.levels.iter();
    let levels = levels.map(|level| (level.id.clone(), level.name.clone()));
    let kinds = UnitKind::ALL.iter();
    let kinds = kinds.map(|kind| (kind.id().to_owned(), words::unit_kind(*kind).to_owned()));
    read_pasted(lines, under, register, &levels.collect(), &kinds.collect())
}

/// Shows the form.
#[component]
pub fn PasteForm(
    /// Tells that it is made or given up.
    on_done: Callback<()>,
) -> impl IntoMarkup {
    let app = App::expect();
    keeping(
        LINES_ID.to_owned(),
        LINES_ID.to_owned(),
        None,
        move || [String::new(), own_unit(app), String::new(), String::new()],
        move |open| view! { <OpenForm open=open on_done=on_done /> },
    )
}

/// Is what is typed: the lines, and the unit, the level and the kind for all of them.
type Typed = [String; 4];

#[component]
fn OpenForm(open: Keeping<Typed>, on_done: Callback<()>) -> impl IntoMarkup {
    let app = App::expect();
    let names = app.names;
    let typed = open.draft;
    let end = move || {
        open.end();
        on_done.run(());
    };
    let pasted = Memo::new(move |_| {
        let [lines, parent, level, kind] = typed.get();
        let under = PastedUnder {
            parent,
            level,
            kind,
        };
        let read = |register: &Register| names.with(|names| read(register, names, &lines, &under));
        app.register.with(read)
    });
    let failed = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let PastedUnits { units, changes, .. } = pasted.get_untracked();
        if changes.is_empty() {
            failed.set(Some(text::NOTHING_TO_ADD.to_owned()));
            return page::focus(LINES_ID);
        }
        app.dispatch(Command::Make(changes), text::added(units.len()));
        end();
    };
    let type_lines = move |lines| {
        failed.set(None);
        typed.update(|typed| typed[0] = lines);
    };
    let set = move |at: usize| Callback::new(move |value| typed.update(|typed| typed[at] = value));
    let [lines, parent, level, kind] = typed.get_untracked();
    let parents = Control::choice(move |chosen| names.with(|names| parents(names, None, chosen)));
    let levels = Control::choice(move |chosen| {
        names.with(|names| levels(names, &[chosen], clock::today(), ""))
    });
    view! {
        <form class="fieldset__body" novalidate on:submit=submit>
            <Field
                id=LINES_ID
                label=text::LINES
                hint=text::LINES_HINT
                control=Control::Area(8)
                value=lines
                error=failed
                span=Span::Wide
                on_input=Callback::new(type_lines)
            />
            <Field
                id="pasted-parent"
                label=text::LINES_PARENT
                control=parents
                value=parent
                span=Span::Wide
                on_input=set(1)
            />
            <Field
                id="pasted-level"
                label=text::LINES_LEVEL
                control=levels
                value=level
                on_input=set(2)
            />
            <Field
                id="pasted-kind"
                label=text::LINES_KIND
                control=Control::choice(kinds)
                value=kind
                on_input=set(3)
            />
            <div class="stack field--wide">{move || pasted.with(|pasted| names.with(|names| preview(pasted, names)))}</div>
            <div class="buttons field--wide">
                <button class="button button--primary" type="submit">
                    {move || text::add_pasted(pasted.with(|pasted| pasted.units.len()))}
                </button>
                <button class="button" type="button" on:click=move |_| end()>
                    {shell::CANCEL}
                </button>
            </div>
        </form>
    }
}

/// Shows what would be added and what would not.
fn preview(pasted: &PastedUnits, names: &Names) -> Markup {
    if pasted.n_too_many > 0 {
        let words = text::too_many_lines(pasted.n_too_many);
        return view! {
            <Notice kind=NoticeKind::Attention>
                <p class="notice__text">{words}</p>
            </Notice>
        };
    }
    let units = pasted.units.iter().take(N_SHOWN);
    let units = units.map(|unit| in_words(unit, names)).collect();
    let skipped = pasted.skipped.iter().take(N_SHOWN);
    let skipped = skipped.map(|(line, name, why)| text::skipped(*line, name, why));
    let skipped = skipped.collect();
    [
        list(text::TO_ADD, units, pasted.units.len()),
        list(text::NOT_ADDED, skipped, pasted.skipped.len()),
    ]
    .into_markup()
}

fn list(title: &'static str, lines: Vec<String>, n_all: usize) -> Markup {
    if lines.is_empty() {
        return Markup::Nothing;
    }
    let n_more = n_all - lines.len();
    let more = (n_more > 0).then(|| text::and_more(n_more));
    let lines = lines.into_iter().chain(more);
    let lines: Markup = lines.map(|line| view! { <li>{line}</li> }).collect();
    view! {
        <div>
            <h3>{title}</h3>
            <ul class="bullets">{lines}</ul>
        </div>
    }
}

fn in_words(unit: &PastedUnit, names: &Names) -> String {
    let mut parts = vec![indented(unit.depth, &unit.name)];
    if !unit.level.is_empty() {
        parts.push(names.levels.name(&unit.level).to_owned());
    }
    if !unit.kind.is_empty() {
        parts.push(words::unit_kind_id(&unit.kind).to_owned());
    }
    if !unit.unread.is_empty() {
        parts.push(text::unread(&unit.unread));
    }
    parts.join(" · ")
}
