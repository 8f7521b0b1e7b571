//! Việc cần làm: the agenda, the most urgent first, each with the way there.

use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use leptos::prelude::*;

use crate::domain::duplicates::{Pair, likely_duplicates};
use crate::domain::follow_up::{FollowUpChoices, Gathered, Matter, View, When, matters};
use crate::domain::summary::{latest_begun, latest_first, years};
use crate::shell::{clock, page, rest};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::components::page_header::PageHeader;
use crate::ui::components::select::Select;
use crate::ui::components::year_picker::YearPicker;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::ui::text::{follow_up as text, shell};

mod line;
mod part;

use part::Part;

/// The numbers of days people can choose from.
const DAYS: &[u32] = &[15, 30, 60, 90];

/// Is what the parts of the screen share.
#[derive(Clone, Copy)]
pub(super) struct Agenda {
    app: App,
    year: Memo<i32>,
    choices: RwSignal<FollowUpChoices>,
    /// Everything, what was put off too.
    all: Memo<Vec<Matter>>,
}

impl Agenda {
    /// Takes up a choice, and remembers it; says whether the browser did.
    fn choose(self, change: impl FnOnce(&mut FollowUpChoices)) -> bool {
        self.choices.update(change);
        let choices = self.choices.get_untracked();
        let kept = self.app.with_store(|store| store.save_follow_up(&choices));
        let years = self.app.register.with_untracked(years);
        if self.year.get_untracked() == latest_begun(&years, clock::this_year()) {
            let n = self.all.with_untracked(|all| n_open(all, &choices));
            self.app.n_matters.set(Some(n));
        }
        kept.is_ok()
    }
}

/// Looks up everything to look after in a year.
fn look_up(app: App, year: i32, n_days: u32, pairs: &[Pair]) -> Vec<Matter> {
    let own = app.settings.with(|settings| settings.unit.clone());
    app.register.with(|register| {
        app.names.with(|names| {
            app.received.with(|received| {
                matters(View {
                    register,
                    units: &names.units,
                    sets: &names.sets,
                    fields: &names.fields,
                    received,
                    pairs,
                    own: &own,
                    year,
                    today: clock::today(),
                    n_days,
                })
            })
        })
    })
}

/// Counts what there is to look after in the year that is followed up at first, for the number on Tổng quan.
pub async fn count(app: App) {
    let choices = app.with_store(|store| store.follow_up());
    let choices = choices.unwrap_or_default();
    let years = app.register.with_untracked(years);
    // A first visit is asked for nothing.
    let n = match years.is_empty() {
        true => 0,
        false => {
            let pairs = app.register.with_untracked(likely_duplicates);
            rest::pause().await;
            let year = latest_begun(&years, clock::this_year());
            n_open(&look_up(app, year, choices.n_days, &pairs), &choices)
        }
    };
    app.n_matters.set(Some(n));
}

/// Counts the lines of the agenda that are not put off.
fn n_open(all: &[Matter], choices: &FollowUpChoices) -> usize {
    let put_off = choices.on(clock::today());
    Gathered::all(all.iter().filter(|one| !put_off.has(one))).len()
}

/// Shows the agenda of a year.
#[component]
pub fn FollowUp() -> impl IntoMarkup {
    let app = App::expect();
    let route = expect_context::<RwSignal<Route>>();
    page::set_title(&shell::window_title(text::TITLE));
    let with_models = Memo::new(move |_| app.register.with(years));
    let year = Memo::new(move |_| match route.get() {
        Route::FollowUp { year: Some(year) } => year,
        _ => with_models.with(|years| latest_begun(years, clock::this_year())),
    });
    let years = Memo::new(move |_| {
        let also = [year.get(), clock::this_year()];
        latest_first(with_models.get().into_iter().chain(also))
    });
    let choices = app.with_store(|store| store.follow_up());
    let choices = RwSignal::new(choices.unwrap_or_default());
    let n_days = Memo::new(move |_| choices.with(|choices| choices.n_days));
    let pairs = Memo::new(move |_| app.register.with(likely_duplicates));
    let all = Memo::new(move |_| pairs.with(|pairs| look_up(app, year.get(), n_days.get(), pairs)));
    let agenda = Agenda {
        app,
        year,
        choices,
        all,
    };
    let choose = Callback::new(move |year| {
        page::go_to(&Route::FollowUp { year: Some(year) }.fragment());
    });
    let is_empty = move || all.with(Vec::is_empty);
    let none = move || {
        is_empty().then(|| {
            view! {
                <div class="card empty-state">
                    <p>{text::NONE}</p>
                    <p class="hint">{text::NONE_HINT}</p>
                </div>
            }
        })
    };
    view! {
        <a class="back-link" href=Route::Overview { year: None }.href()>
            <Icon name=IconName::ChevronLeft />
            {shell::OVERVIEW}
        </a>
        <PageHeader title=text::TITLE.to_owned()>
            <YearPicker years=years year=year on_choose=choose />
        </PageHeader>
        <div class="stack">
            <p class="hint">{text::HINT}</p>
            {days(agenda)}
            {none}
            {When::ALL.iter().map(|when| view! { <Part agenda=agenda when=*when /> }).collect::<Markup>()}
            {put_off(agenda)}
        </div>
    }
}

/// Lets people choose after how many days an entry counts as silent.
fn days(agenda: Agenda) -> Markup {
    let n_days = move || agenda.choices.with(|choices| choices.n_days);
    let choices = move || {
        let mut all: Vec<u32> = DAYS.iter().copied().chain([n_days()]).collect();
        all.sort_unstable();
        all.dedup();
        let choice = |n: u32| (n.to_string(), text::days(n));
        all.into_iter().map(choice).collect::<Vec<_>>()
    };
    let choose = move |n: String| {
        if let Ok(n) = n.parse() {
            agenda.choose(|choices| choices.n_days = n);
        }
    };
    view! {
        <Select
            id="follow-up-days"
            label=text::N_DAYS
            choices=Signal::derive(choices)
            value=Signal::derive(move || n_days().to_string())
            on_choose=Callback::new(choose)
        />
    }
}

/// Says how many matters are put off, and brings them back.
fn put_off(agenda: Agenda) -> Markup {
    let n = Memo::new(move |_| {
        let today = clock::today();
        agenda.all.with(|all| {
            agenda.choices.with(|choices| {
                let put_off = choices.on(today);
                Gathered::all(all.iter().filter(|one| put_off.has(one))).len()
            })
        })
    });
    let shown = move || {
        (n.get() > 0).then(|| {
            view! {
                <p class="hint">{text::n_put_off(n.get())}</p>
                <div class="buttons">
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            agenda.choose(FollowUpChoices::bring_back);
                        }
                    >
                        {text::BRING_BACK}
                    </button>
                </div>
            }
        })
    };
    shown.into_markup()
}
