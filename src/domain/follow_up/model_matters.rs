//! Matters about models: late, silent, odd, incomplete.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::unknown_words::Known;
use super::{About, Matter, Reason, Rules, View};
use crate::domain::appraisal::Appraisal;
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::path::Segment;
use crate::domain::register::RecordId;
use crate::domain::replication::Tree;
use crate::domain::stage::Stage;
use crate::domain::tally::Tally;
use crate::domain::too_early;
use crate::domain::year_models::of_year;

/// Is a part of the form of registration.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Sự cần thiết.
    Rationale,
    /// Mục tiêu, chỉ tiêu.
    Objectives,
    /// Nội dung, cách thức.
    Methods,
    /// Địa bàn, đối tượng.
    Reach,
    /// Lực lượng thực hiện.
    Actors,
    /// Nguồn lực.
    Resources,
    /// Thời gian.
    Time,
    /// Sản phẩm dự kiến.
    Outputs,
    /// Khả năng duy trì, nhân rộng.
    Sustainability,
}

impl Part {
    /// Lists all parts in the order of the form.
    pub const ALL: &[Self] = &[
        Self::Rationale,
        Self::Objectives,
        Self::Methods,
        Self::Reach,
        Self::Actors,
        Self::Resources,
        Self::Time,
        Self::Outputs,
        Self::Sustainability,
    ];

    /// Lists the members of a model that belong to it: one of them is enough.
    const fn members(self) -> &'static [&'static str] {
        match self {
            Self::Rationale => &["rationale"],
            Self::Objectives => &["objectives"],
            Self::Methods => &["methods"],
            Self::Reach => &["locality", "beneficiaries"],
            Self::Actors => &["actors"],
            Self::Resources => &["resources"],
            Self::Time => &["starts_on", "ends_on"],
            Self::Outputs => &["outputs"],
            Self::Sustainability => &["sustainability"],
        }
    }

    /// Lists the parts of a model that are empty.
    pub fn missing(model: Model<'_>) -> Vec<Self> {
        let text = |name| model.text(Segment::name(name)).trim();
        let is_empty = |part: &&Self| part.members().iter().all(|name| text(name).is_empty());
        Self::ALL.iter().filter(is_empty).copied().collect()
    }
}

/// Counts what is registered, for the matters about units and fields.
#[derive(Default)]
pub(super) struct Counted {
    pub n_registered: usize,
    pub by_field: Tally,
    /// The units of the year with a registered model, also as the units that stand in their place today.
    pub units: BTreeSet<String>,
    /// What deadlines that have not passed wait for.
    pub due: BTreeMap<(NaiveDate, Stage), usize>,
}

/// Is what holds for all models of a unit.
struct Place {
    is_own: bool,
    deadlines: Vec<(NaiveDate, Stage)>,
}

/// Adds the matters about the models of the year.
pub(super) fn add(view: View<'_>, rules: &Rules<'_>, matters: &mut Vec<Matter>) -> Counted {
    let mut counted = Counted::default();
    let entries = of_year(view.register, view.year);
    let mut places: BTreeMap<&str, Place> = BTreeMap::new();
    let (mut own, mut strays) = (Vec::new(), Vec::new());
    let known = Known::of(view);
    for (model, entry) in entries {
        let unit = model.unit();
        let place = places.entry(unit).or_insert_with(|| Place {
            is_own: view.is_own(unit),
            deadlines: view.deadlines(rules, unit),
        });
        if place.is_own {
            own.push((model, entry));
        } else if known.unit_named(unit).is_some_and(|unit| view.is_own(unit)) {
            strays.push((model, entry));
        }
    }
    // The own unit by its name, where its id should stand.
    matters.extend(strays.into_iter().filter_map(|(model, entry)| {
        let about = About::Model(model.record_id().clone());
        let words = known.lacks(model, entry);
        Matter::of(about, vec![Reason::UnknownWords(words)])
    }));
    add_unnamed(view, &own, matters);
    let alike = alike(view, &own);
    let origins = Tree::of(view.register);
    for (model, entry) in own {
        let unit = model.unit();
        if entry.is_registered() {
            counted.n_registered += 1;
            *counted
                .by_field
                .entry(model.field().to_owned())
                .or_default() += 1;
            let in_year = view.units.in_year(unit, view.year);
            if !counted.units.contains(in_year) {
                counted.units.insert(in_year.to_owned());
                counted.units.insert(view.units.today(unit).to_owned());
            }
        }
        let deadlines = places.get(unit).map_or(&[][..], |place| &place.deadlines);
        let mut reasons = Vec::new();
        reasons.extend((!model.is_titled()).then_some(Reason::Unnamed));
        let open = deadlines.iter().filter(|(_, stage)| awaits(entry, *stage));
        for (on, stage) in open {
            if view.today <= *on {
                *counted.due.entry((*on, *stage)).or_default() += 1;
            } else if !reasons.iter().any(|reason| reason.on().is_some()) {
                reasons.push(match Stage::parse(entry.stage()) {
                    Some(Stage::Returned) => Reason::SentBack(*on),
                    _ => Reason::Late(*stage, *on),
                });
            }
        }
        let n_alike = alike.get(model.record_id()).copied();
        reasons.extend(n_alike.map(Reason::Alike));
        if origins.is_in_circle(model.record_id()) {
            reasons.push(Reason::OriginsInCircle);
        }
        let words = known.lacks(model, entry);
        reasons.extend((!words.is_empty()).then_some(Reason::UnknownWords(words)));
        add_of_entry(view, rules, model, entry, &mut reasons);
        let about = About::Model(model.record_id().clone());
        matters.extend(Matter::of(about, reasons));
    }
    counted
}

/// Adds the models without a title that have no entry in the year: nothing else leads to them. One whose unit is gone too is
/// everybody's.
fn add_unnamed(view: View<'_>, own: &[(Model<'_>, YearEntry<'_>)], matters: &mut Vec<Matter>) {
    let own: BTreeSet<&RecordId> = own.iter().map(|(model, _)| model.record_id()).collect();
    let is_missed = |model: &Model<'_>| {
        let is_here = model.unit().is_empty() || view.is_own(model.unit());
        !model.is_titled() && is_here && !own.contains(model.record_id())
    };
    let unnamed = Model::each(view.register).filter(is_missed);
    matters.extend(unnamed.filter_map(|model| {
        let about = About::Model(model.record_id().clone());
        Matter::of(about, vec![Reason::Unnamed])
    }));
}

/// Says whether an entry has yet to come to a stage. One whose work has ended has not, nor one at a stage nobody here knows.
fn awaits(entry: YearEntry<'_>, stage: Stage) -> bool {
    match Stage::parse(entry.stage()) {
        Some(Stage::Stopped | Stage::NotRecognised) => false,
        // Without a word it counts as registered, and nothing says that it has come further.
        None => entry.stage().is_empty() && stage != Stage::Registered,
        Some(now) => !now.has_reached(stage),
    }
}

fn add_of_entry(
    view: View<'_>,
    rules: &Rules<'_>,
    model: Model<'_>,
    entry: YearEntry<'_>,
    reasons: &mut Vec<Reason>,
) {
    let stage = Stage::parse(entry.stage());
    if matches!(stage, Some(Stage::Accepted | Stage::Running)) {
        let day = model.last_written().map(|(at, _)| at.vietnam_date());
        let is_long_ago =
            |day: &NaiveDate| (view.today - *day).num_days() >= i64::from(view.n_days.max(1));
        reasons.extend(day.filter(is_long_ago).map(Reason::Silent));
    }
    if too_early::has_any(entry) {
        reasons.push(Reason::TooEarly);
    }
    if entry.items(member::SCORES).next().is_some() {
        let set = rules.criteria.of(model.unit());
        if set.is_some_and(|set| Appraisal::of(entry, set).is_odd_in(entry)) {
            reasons.push(Reason::OddScores);
        }
    }
    let is_open = !matches!(
        stage,
        Some(Stage::Draft | Stage::Stopped | Stage::NotRecognised)
    );
    if is_open {
        let parts = Part::missing(model);
        if !parts.is_empty() {
            reasons.push(Reason::Lacks(parts));
        }
    }
}

/// Counts, of each model, the others it is likely one and the same with: each pair at one of the two. That many
/// units use one name is no matter of any.
fn alike<'a>(view: View<'a>, own: &[(Model<'a>, YearEntry<'a>)]) -> BTreeMap<&'a RecordId, usize> {
    let mut ids: Vec<&RecordId> = own.iter().map(|(model, _)| model.record_id()).collect();
    ids.sort_unstable();
    let mut alike = BTreeMap::new();
    for pair in view.pairs.iter().filter(|pair| !pair.is_common_name) {
        let mut both = pair.models.iter();
        if let Some(id) = both.find(|id| ids.binary_search(id).is_ok()) {
            *alike.entry(id).or_default() += 1;
        }
    }
    alike
}
