//! Số liệu gửi lên: totals that units report as figures, beside those counted from their models.

use crate::ui::markup::{IntoMarkup, Markup, Row, anew, keyed_list, view};
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::register::Register;
use crate::domain::reported::{Reported, counted};
use crate::domain::reported_draft::ReportedDraft;
use crate::domain::reported_figures::{Breakdown, Figure, Figures, Place};
use crate::domain::reported_sum::reported_sums;
use crate::shell::page;
use crate::ui::components::page_header::PageHeader;
use crate::ui::names::Names;
use crate::ui::show_more::show_more;
use crate::ui::state::App;
use crate::ui::text::{reported as text, shell};
use crate::ui::typed;

mod form;
mod numbers;

/// How many reports are shown at first, and how many more at each asking.
const N_SHOWN: usize = 10;
const LIST_ID: &str = "reported-list";

/// Shows the form and the list.
#[component]
pub fn ReportedPage() -> impl IntoMarkup {
    page::set_title(&shell::window_title(text::TITLE));
    let app = App::expect();
    let typed = typed::names(app);
    let is_typed = |one: &&Reported| typed.contains(&form::typed_name(Some(&one.id)));
    // What was typed over present figures last time is open again.
    let edited = app.register.with_untracked(|register| {
        let all = Reported::all(register);
        all.iter().find(is_typed).map(ReportedDraft::of)
    });
    let edited = RwSignal::new(edited.unwrap_or_default());
    let open = Callback::new(move |draft: ReportedDraft| edited.set(draft));
    let form = move || {
        let draft = edited.get();
        view! { <form::ReportedForm draft=draft on_done=open /> }
    };
    view! {
        <PageHeader title=text::TITLE.to_owned() />
        <div class="stack">
            <p class="hint">{text::HINT}</p>
            {anew(form)}
            <Entered on_edit=open />
        </div>
    }
}

/// Names a place among figures.
fn place_name(names: &Names, place: &Place) -> String {
    match place {
        Place::Figure(figure) => text::figure(*figure).to_owned(),
        Place::Part(breakdown, id) => text::part(match breakdown {
            Breakdown::Field => names.fields.name(id),
            Breakdown::Kind => names.kinds.name(id),
            Breakdown::Level => names.levels.name(id),
        }),
    }
}

/// Says what does not agree within figures.
fn disagreements(names: &Names, figures: &Figures) -> Vec<String> {
    let level = |id: &str| names.levels.name(id).to_owned();
    let all = figures.disagreements();
    all.iter()
        .map(|one| text::disagreement(one, level))
        .collect()
}

/// Says what differs from what is counted.
fn differences(names: &Names, figures: &Figures, counted: &Figures) -> Vec<String> {
    if counted.get(Figure::Registered) == Some(0) {
        return vec![text::NO_MODELS.to_owned()];
    }
    let differences = figures.differences(counted).into_iter();
    differences
        .map(|one| text::difference(&place_name(names, &one.place), one.stated, one.counted))
        .collect()
}

/// Writes the breakdowns that are stated.
fn breakdowns(names: &Names, figures: &Figures) -> Vec<String> {
    let stated = Breakdown::ALL.into_iter().filter_map(|breakdown| {
        let parts = figures.by(breakdown).iter().map(|(id, n)| {
            let place = Place::Part(breakdown, id.clone());
            (place_name(names, &place), *n)
        });
        let parts: Vec<(String, usize)> = parts.collect();
        (!parts.is_empty()).then(|| text::parts(breakdown, &parts))
    });
    stated.collect()
}

/// Is one report as its row shows it.
#[derive(Clone, PartialEq)]
struct Line {
    reported: Reported,
    name: String,
    words: Vec<String>,
}

fn line(register: &Register, names: &Names, reported: Reported) -> Line {
    let figures = &reported.figures;
    let stated = Figure::ALL.into_iter();
    let stated = stated.filter_map(|one| Some(text::stated(one, figures.get(one)?)));
    let mut words = vec![stated.collect::<Vec<_>>().join(" · ")];
    words.extend(breakdowns(names, figures));
    let n_before = words.len();
    words.extend(disagreements(names, figures));
    if let Some(years) = reported.years() {
        let counted = counted(register, &reported.unit, years);
        words.extend(differences(names, figures, &counted));
    }
    if words.len() == n_before {
        words.push(text::AGREEING.to_owned());
    }
    if !reported.others.is_empty() {
        words.push(text::others(&reported.others));
    }
    let name = text::name(
        names.units.told_apart(&reported.unit),
        &text::years(reported.years()),
    );
    Line {
        reported,
        name,
        words,
    }
}

/// Lists all reports, each with what does not agree.
#[component]
fn Entered(
    /// Asks to change one.
    on_edit: Callback<ReportedDraft>,
) -> impl IntoMarkup {
    let app = App::expect();
    let n_shown = RwSignal::new(N_SHOWN);
    let all = Memo::new(move |_| app.register.with(Reported::all));
    let lines = Memo::new(move |_| {
        let shown = all.with(|all| all.iter().take(n_shown.get()).cloned().collect::<Vec<_>>());
        app.register.with(|register| {
            app.names.with(|names| {
                let lines = shown.into_iter().map(|one| line(register, names, one));
                lines.collect::<Vec<_>>()
            })
        })
    });
    let rows = move || {
        let row = |line: Line| {
            let figures = ReportedDraft::of(&line.reported).numbers;
            let figures = figures.into_iter().map(|(_, text)| text);
            let key = [line.reported.id.to_string(), line.name.clone()].into_iter();
            let key = key.chain(line.words.clone()).chain(figures);
            let key = key.collect::<Vec<_>>().join("\n");
            Row::new(key, move || entered(app, line.clone(), on_edit))
        };
        lines.get().into_iter().map(row).collect()
    };
    let n_all = Memo::new(move |_| all.with(Vec::len));
    let sums = move || {
        let sums = (app.register).with(|register| {
            app.names
                .with(|names| reported_sums(register, &names.units))
        });
        let sums = sums.iter().map(|one| view! { <p>{text::sum(one)}</p> });
        sums.collect::<Markup>()
    };
    view! {
        <section class="card" aria-labelledby=LIST_ID>
            <h2 class="card__title" id=LIST_ID tabindex="-1">
                {text::ENTERED}
            </h2>
            {move || (n_all.get() == 0).then(|| view! { <p class="hint">{text::NONE_ENTERED}</p> })}
            {sums}
            <ul class="entry-list">{keyed_list(rows)}</ul>
            {show_more(n_all.into(), n_shown, N_SHOWN, text::show_more)}
        </section>
    }
}

fn entered(app: App, line: Line, on_edit: Callback<ReportedDraft>) -> Markup {
    let Line {
        reported,
        name,
        words,
    } = line;
    let source = reported.source.clone();
    let hidden = format!(" {name}");
    let hidden = move || view! { <span class="visually-hidden">{hidden.clone()}</span> };
    let (id, deed) = (reported.id.clone(), text::deleted(&name));
    let delete = move |_| {
        app.dispatch(Command::Delete(id.clone()), deed.clone());
        request_animation_frame(|| page::focus(LIST_ID));
    };
    let edit = move |_| {
        on_edit.run(ReportedDraft::of(&reported));
        request_animation_frame(|| page::focus(form::TITLE_ID));
    };
    let words: Markup = words
        .into_iter()
        .filter(|words| !words.is_empty())
        .map(|words| view! { <p class="hint">{words}</p> })
        .collect();
    view! {
        <li class="entry-list__item">
            <div>
                <p class="entry-list__name">{name}</p>
                {(!source.is_empty()).then(|| view! { <p class="hint">{source}</p> })}
                {words}
            </div>
            <div class="buttons">
                <button class="button" type="button" on:click=edit>
                    {text::EDIT}
                    {hidden()}
                </button>
                <button class="button button--quiet" type="button" on:click=delete>
                    {shell::DELETE}
                    {hidden()}
                </button>
            </div>
        </li>
    }
}
