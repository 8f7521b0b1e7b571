//! Biên bản: the batch as a text to be copied.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Line, State, lines};
use crate::domain::date::PartialDate;
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::register::RecordId;
use crate::domain::stage::Stage;
use crate::domain::value::Number;
use crate::report::minutes::{Judged, Meeting, SentBack, minutes};
use crate::report::number::format_decimal;
use crate::shell::{clipboard, clock};
use crate::ui::components::disclosure::Disclosure;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::markup::{IntoMarkup, view};
use crate::ui::reactive::Memo;
use crate::ui::route::ReviewFilter;
use crate::ui::text::{review as text, shell, words};

/// Writes the minutes of the batch as it is now.
fn written(state: State) -> String {
    let own = state.app.settings.with(|settings| settings.unit.clone());
    let (criteria, most) = state.with_criteria(&own, |set| match set {
        Some(set) => (set.name.clone(), format_decimal(set.most_points())),
        None => Default::default(),
    });
    let names = state.app.names.get();
    let unit = match own.as_str() {
        "" => String::new(),
        own => names.units.name(own).to_owned(),
    };
    let meeting = Meeting {
        unit,
        year: state.year.get(),
        day: clock::now().vietnam_date_time().0,
        criteria,
        most,
    };
    let judged = |line: &Line| {
        let scored = line.appraisal.as_ref().filter(|one| one.is_complete());
        let total = scored.and_then(|one| one.total.as_ref());
        let (score, decision) = recorded(state, &line.id);
        Judged {
            title: line.title.clone(),
            unit: line.unit.clone(),
            score,
            total: total.map_or_else(String::new, |total| format_decimal(total.to_f64())),
            grade: match line.grade.as_str() {
                "" => String::new(),
                grade => names.grades.name(grade).to_owned(),
            },
            stage: words::stage_id(&line.stage).to_owned(),
            decision,
            is_undecided: line.is_undecided,
        }
    };
    let judged: Vec<Judged> = state.lines.with(|lines| lines.iter().map(judged).collect());
    let sent_back = match state.filter.with(|filter| filter.stage.is_empty()) {
        true => sent_back(state),
        false => Vec::new(),
    };
    minutes(&meeting, &judged, &sent_back)
}

/// Returns the score that is recorded and the decision that recognises a model, as they stand in a sentence.
fn recorded(state: State, id: &RecordId) -> (String, String) {
    state.app.register.with(|register| {
        let entry = Model::find(register, id).and_then(|model| model.year(state.year.get()));
        let score = entry.and_then(YearEntry::score).map(Number::to_f64);
        let entry = entry.filter(|entry| entry.has_reached(Stage::Recognised));
        let decision = entry.map_or_else(String::new, |entry| {
            let day = PartialDate::from_iso(entry.decision(member::DATE));
            let day = day.map_or_else(|_| String::new(), |day| day.to_string());
            text::decision(entry.decision(member::NUMBER), &day)
        });
        (score.map_or_else(String::new, format_decimal), decision)
    })
}

/// Lists those of the batch that were sent back, with the reason of the last step.
fn sent_back(state: State) -> Vec<SentBack> {
    let returned = Stage::Returned.id();
    let filter = state.filter.get();
    let stage = returned.to_owned();
    let year = state.year.get();
    let lines = lines(state.app, &ReviewFilter { stage, ..filter }, year, &[]);
    let reason = |line: &Line| {
        state.app.register.with(|register| {
            let steps = Model::find(register, &line.id)?.year(year)?.steps();
            let last = steps.into_iter().rfind(|step| step.stage == returned)?;
            Some(last.note.to_owned())
        })
    };
    let told = |line: &Line| SentBack {
        title: line.title.clone(),
        unit: line.unit.clone(),
        reason: reason(line).unwrap_or_default(),
    };
    lines.iter().map(told).collect()
}

/// Shows the text behind a line, with "Sao chép".
#[component]
pub(super) fn Minutes(state: State) -> impl IntoMarkup {
    view! {
        <section class="card">
            <Disclosure summary=text::MINUTES.to_owned()>
                <Text state=state />
            </Disclosure>
        </section>
    }
}

#[component]
fn Text(state: State) -> impl IntoMarkup {
    let minutes = Memo::new(move |_| written(state));
    let copy = move |_| {
        spawn_local(async move {
            let copied = clipboard::copy(&minutes.get_untracked()).await;
            state.app.say_whether_copied(copied);
        });
    };
    view! {
        <p class="hint">{text::MINUTES_HINT}</p>
        <pre class="minutes" id="minutes">
            {move || minutes.get()}
        </pre>
        <div class="buttons">
            <button class="button" type="button" on:click=copy>
                <Icon name=IconName::Copy />
                {shell::COPY}
            </button>
        </div>
    }
}
