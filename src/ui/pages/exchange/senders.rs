//! Who has sent: each unit with its last file of a year, and those without one by name.

use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::command::Command;
use crate::domain::date::PartialDate;
use crate::domain::deadline::{Keeping, deadline, deadline_id, file_years};
use crate::domain::draft::FormField;
use crate::domain::received::{Extent, Receipt, Sender};
use crate::domain::summary::years;
use crate::report::number::format_count;
use crate::shell::{clipboard, clock, page};
use crate::ui::components::badge::{Badge, BadgeKind};
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::fingerprint::FingerprintCode;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::name_form::{NameForm, NameFormUse};
use crate::ui::components::notice::{Notice, NoticeKind};
use crate::ui::components::select::Select;
use crate::ui::markup::{IntoMarkup, Markup, Row, keyed_list, view};
use crate::ui::pages::overview::first_shown;
use crate::ui::parts::by_parts;
use crate::ui::state::{App, Mode};
use crate::ui::text::{exchange, senders as text, words};
use crate::ui::typed::{self, Keeping as Typing};

/// How many units are shown before the others are folded away.
const N_SHOWN: usize = 8;
const DEADLINE_ID: &str = "deadline";

/// Is the list of a year.
#[derive(Clone, Copy)]
struct List {
    app: App,
    year: Memo<i32>,
    senders: Memo<Vec<Sender>>,
    /// The day by which the files of the year are due.
    deadline: Memo<Option<PartialDate>>,
}

impl List {
    /// Looks how a unit keeps to the deadline; `None` where there is none.
    fn keeping(self, sender: &Sender) -> Option<Keeping> {
        let deadline = self.deadline.get()?;
        let files = sender.files.as_ref();
        Some(Keeping::of(files, deadline, clock::today()))
    }
}

/// Shows who has sent; nothing where no unit could.
#[component]
pub fn Senders() -> impl IntoMarkup {
    let app = App::expect();
    let chosen = RwSignal::new(None::<i32>);
    let all_years = Memo::new(move |_| {
        let own = app.settings.with(|settings| settings.unit.clone());
        app.register
            .with(|register| file_years(register, &own, clock::this_year()))
    });
    let year = Memo::new(move |_| {
        let latest = || first_shown(&app.register.with(years));
        chosen
            .get()
            .or_else(latest)
            .unwrap_or_else(clock::this_year)
    });
    let senders = Memo::new(move |_| {
        let own = app.settings.with(|settings| settings.unit.clone());
        let (year, received) = (year.get(), app.received);
        app.register.with(|register| {
            app.names.with(|names| {
                received.with(|received| received.senders(register, &names.units, &own, year))
            })
        })
    });
    let deadline = Memo::new(move |_| {
        let own = app.settings.with(|settings| settings.unit.clone());
        app.register
            .with(|register| deadline(register, &own, year.get()))
    });
    let list = List {
        app,
        year,
        senders,
        deadline,
    };
    let choices = move || {
        let years = all_years.get().into_iter();
        years
            .map(|year| (year.to_string(), year.to_string()))
            .collect::<Vec<_>>()
    };
    let card = move || {
        view! {
            <section class="card" aria-labelledby="senders-title">
                <h2 class="card__title" id="senders-title">
                    {text::SENDERS}
                </h2>
                <p class="hint">{text::HINT}</p>
                <Select
                    id="senders-year"
                    label=words::form_field(FormField::Year)
                    choices=Signal::derive(choices)
                    value=Signal::derive(move || year.get().to_string())
                    on_choose=Callback::new(move |year: String| chosen.set(year.parse().ok()))
                />
                {deadline_form(list)}
                <Summary list=list />
                {move || tables(list)}
                <Copies list=list />
            </section>
        }
    };
    move || {
        let own = app.settings.with(|settings| settings.unit.clone());
        let is_shown = app.names.with(|names| {
            let received = app.received;
            received.with(|received| received.is_about_any(&names.units, &own))
        });
        (is_shown && app.mode.get() == Mode::Own).then(card)
    }
}

/// Asks for the deadline of the year, and begins anew with another year or when the deadline changes by itself.
fn deadline_form(list: List) -> Markup {
    keyed_list(move || {
        let (year, deadline) = (list.year.get(), list.deadline.get());
        let shown = deadline.map_or(String::new(), |date| date.to_string());
        let form = move |open: Typing<[String; 1]>| deadline_of(list, year, deadline, open);
        vec![Row::new(format!("{year} {shown}"), move || {
            let name = format!("deadline-{year}");
            typed::keeping(
                name,
                DEADLINE_ID.to_owned(),
                None,
                move || [shown.clone()],
                form,
            )
        })]
    })
}

fn deadline_of(
    list: List,
    year: i32,
    deadline: Option<PartialDate>,
    open: Typing<[String; 1]>,
) -> Markup {
    let check = move |typed: String| match PartialDate::parse_in(&typed, year) {
        Ok(date) if date.day().is_none() => Some(words::day_missing(date)),
        Ok(date) if date.year().abs_diff(year) > 1 => Some(text::deadline_far_off(year)),
        Ok(_) => None,
        Err(_) if typed.is_empty() && deadline.is_some() => None,
        Err(error) => Some(text::deadline_error(error).to_owned()),
    };
    let save = move |typed: String| {
        let unit = list.app.settings.with_untracked(|s| s.unit.clone());
        let on = PartialDate::parse_in(&typed, year).ok();
        let deed = text::deadline_set(year, on);
        let command = Command::SetDeadline {
            id: deadline_id(&unit, year),
            name: text::deadline_of(year),
            on,
        };
        match list.app.dispatch(command, deed) {
            true => {
                open.end();
                request_animation_frame(|| page::focus(DEADLINE_ID));
            }
            false => list.app.say_done(text::DEADLINE_UNCHANGED),
        }
    };
    let [day] = open.draft.get_untracked();
    view! {
        <NameForm
            id=DEADLINE_ID
            label=text::deadline_label(year)
            value=day
            usage=NameFormUse::Change(text::SAVE_DEADLINE)
            check=Callback::new(check)
            on_save=Callback::new(save)
            on_input=Callback::new(move |day| open.draft.set([day]))
        />
    }
}

#[component]
fn Summary(list: List) -> impl IntoMarkup {
    let counts = move || {
        list.senders.with(|all| {
            let sent = all.iter().filter(|sender| sender.files.is_some());
            let late = all
                .iter()
                .filter(|sender| matches!(list.keeping(sender), Some(Keeping::Late(_))));
            let here = all.iter().filter(|sender| sender.is_written_here);
            let counts = [sent.count(), all.len(), late.count(), here.count()];
            text::n_sent(counts, list.year.get())
        })
    };
    view! {
        <p role="status">{counts}</p>
        {move || {
            (!list.app.is_received_kept.get())
                .then(|| {
                    view! {
                        <Notice kind=NoticeKind::Attention>
                            <p class="notice__text">{text::NOT_KEPT}</p>
                        </Notice>
                    }
                })
        }}
    }
}

fn tables(list: List) -> Markup {
    let mut first = list.senders.get();
    let rest = first.split_off(first.len().min(N_SHOWN));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <Disclosure summary=text::more(rest.len())>{table(list, rest.clone())}</Disclosure>
        }
    });
    view! {
        {table(list, first)}
        {more}
    }
}

fn table(list: List, senders: Vec<Sender>) -> Markup {
    let row = move |sender: &Sender| {
        let Sender {
            unit,
            files,
            is_written_here,
        } = sender;
        let keeping = list.keeping(sender);
        let name = list
            .app
            .names
            .with(|names| names.units.told_apart(unit).to_owned());
        let Some(files) = files else {
            let (kind, word) = match is_written_here {
                true => (BadgeKind::Plain, text::WRITTEN_HERE.to_owned()),
                false => (BadgeKind::Attention, text::missing_word(keeping)),
            };
            return view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td colspan="3">
                        <Badge kind=kind word=word />
                    </td>
                </tr>
            };
        };
        let (last, year) = (&files.last, list.year.get());
        let part = files.later_part.as_ref().map(|part| {
            let words = text::later_part(part.made_at(), part.n_models_of(year));
            view! { <p class="hint">{words}</p> }
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-label=text::FILE>
                    {text::made(last.stated_at(), last.received_at)}
                    {match last.extent {
                        Extent::Part => {
                            view! {
                                " "
                                <Badge kind=BadgeKind::Attention word=text::PART />
                            }
                        }
                        Extent::Whole | Extent::Year(_) => Markup::Nothing,
                    }}
                    {match keeping {
                        Some(Keeping::Late(days)) => {
                            view! {
                                " "
                                <Badge kind=BadgeKind::Attention word=text::late(days) />
                            }
                        }
                        _ => Markup::Nothing,
                    }}
                    {part}
                </td>
                <td class="table__number" data-label=exchange::MODELS>
                    {format_count(last.n_models_of(year))}
                </td>
                <td data-label=exchange::CODE>
                    <FingerprintCode code=last.code.clone() />
                </td>
            </tr>
        }
    };
    let table = |rows| {
        view! {
            <table class="table table--stack">
                <caption>{text::CAPTION}</caption>
                <thead>
                    <tr>
                        <th scope="col">{exchange::UNIT}</th>
                        <th scope="col">{text::FILE}</th>
                        <th scope="col" class="table__number">
                            {exchange::MODELS}
                        </th>
                        <th scope="col">{exchange::CODE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    by_parts(senders, row, table)
}

/// Copies the texts people send back: who is missing, and what was received.
#[component]
fn Copies(list: List) -> impl IntoMarkup {
    let copy = move |text: String| {
        spawn_local(async move {
            let is_copied = clipboard::copy(&text).await;
            list.app.say_whether_copied(is_copied);
        });
    };
    let button = move |words: &'static str, make: fn(List) -> String| {
        let has_any = move || !make(list).is_empty();
        move || {
            has_any().then(|| {
                view! {
                    <button class="button" type="button" on:click=move |_| copy(make(list))>
                        <Icon name=IconName::Copy />
                        {words}
                    </button>
                }
            })
        }
    };
    view! {
        <div class="buttons">
            {button(text::COPY_MISSING, missing)} {button(text::COPY_RECEIPTS, receipts)}
        </div>
    }
}

/// Returns the text that names those without a file; "" where all have sent.
fn missing(list: List) -> String {
    list.app.names.with(|names| {
        list.senders.with(|all| {
            let missing = all.iter().filter(|sender| sender.is_missing());
            let names: Vec<&str> = missing
                .map(|sender| names.units.told_apart(&sender.unit))
                .collect();
            match names.is_empty() {
                true => String::new(),
                false => text::missing(&names, list.year.get(), list.deadline.get()),
            }
        })
    })
}

/// Returns the receipts, a line for each file; "" where there is none.
fn receipts(list: List) -> String {
    list.app.names.with(|names| {
        list.senders.with(|all| {
            let mut lines = Vec::new();
            for sender in all {
                let unit = names.units.told_apart(&sender.unit);
                let files = sender.files.iter();
                let files = files.flat_map(|files| [Some(&files.last), files.later_part.as_ref()]);
                lines.extend(
                    files
                        .flatten()
                        .map(|file| line(unit, file, list.year.get())),
                );
            }
            lines.join("\n")
        })
    })
}

fn line(unit: &str, file: &Receipt, year: i32) -> String {
    let made = text::made(file.stated_at(), file.received_at);
    text::receipt(unit, file.extent, &made, file.n_models_of(year), &file.code)
}
