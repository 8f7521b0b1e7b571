//! The list of models: read once per change of the register, then filtered and sorted at every keystroke.
//!
//! Invariant: lines stand in the order of their titles; nothing here speaks to people.

mod line;
mod order;

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::domain::fold::{collation_key, fold};
use crate::domain::model::Model;
use crate::domain::register::{RecordId, Register};
use crate::domain::same_as::SameAs;
use crate::domain::summary::latest_first;

pub use line::{Line, LineYear};
pub use order::Orders;

use order::Ranks;

use super::route::{ModelFilter, Sort};

/// Is the list of all models that are not hidden, each group of duplicates once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ModelList {
    lines: Vec<Line>,
    /// The places of the lines in the order of their ids.
    by_id: Vec<usize>,
}

impl ModelList {
    /// Reads the models of a register.
    pub fn of(register: &Register) -> Self {
        let same = SameAs::of(register);
        let (faces, followers): (Vec<Model<'_>>, Vec<Model<'_>>) =
            Model::each(register).partition(|model| same.is_face(model.record_id()));
        let mut lines: Vec<Line> = faces.into_iter().map(Line::of).collect();
        for model in followers {
            let face = same.face(model.record_id());
            if let Ok(at) = lines.binary_search_by(|line| line.id.cmp(face)) {
                lines[at].add_years(model);
            }
        }
        lines.sort_by_cached_key(|line| (collation_key(&line.title), line.id.clone()));
        let mut by_id: Vec<usize> = (0..lines.len()).collect();
        by_id.sort_by_key(|place| lines.get(*place).map(|line| &line.id));
        Self { lines, by_id }
    }

    /// Says whether there is no model.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Returns the line at a place.
    pub fn line(&self, place: usize) -> Option<&Line> {
        self.lines.get(place)
    }

    /// Returns the ids of the models at some places.
    pub fn ids(&self, places: &[usize]) -> Vec<String> {
        let lines = places.iter().filter_map(|place| self.line(*place));
        lines.map(|line| line.id.id.clone()).collect()
    }

    /// Counts the models that are among some ids.
    pub fn n_of(&self, ids: &BTreeSet<String>) -> usize {
        let is_among = |line: &&Line| ids.contains(&line.id.id);
        match ids.is_empty() {
            true => 0,
            false => self.lines.iter().filter(is_among).count(),
        }
    }

    fn place(&self, id: &RecordId) -> Option<usize> {
        let id_at = |place: &usize| self.line(*place).map(|line| &line.id);
        let at = self
            .by_id
            .binary_search_by(|place| id_at(place).cmp(&Some(id)))
            .ok()?;
        self.by_id.get(at).copied()
    }

    /// Returns a model of the unit and year whose title is the same but for marks and case. `folded` is the title's
    /// [`fold`]; `own` is the model it belongs to.
    pub fn namesake(
        &self,
        folded: &str,
        unit: &str,
        year: i32,
        own: Option<&RecordId>,
    ) -> Option<&RecordId> {
        self.lines
            .iter()
            .filter(|line| line.unit == unit && Some(&line.id) != own)
            .filter(|line| line.year(Some(year)).is_some())
            .find(|line| fold(&line.title) == folded)
            .map(|line| &line.id)
    }

    /// Lists the years with entries, the latest first.
    pub fn years(&self) -> Vec<i32> {
        let entries = self.lines.iter().flat_map(|line| &line.years);
        latest_first(entries.map(|entry| entry.year))
    }

    /// Lists the different texts a member has among the models, "" left out.
    pub fn different(&self, member: impl Fn(&Line) -> &str) -> BTreeSet<&str> {
        self.lines
            .iter()
            .map(member)
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// Lists the different stages, "" left out.
    pub fn stages(&self) -> BTreeSet<&str> {
        let stages = self
            .lines
            .iter()
            .flat_map(|line| line.years.iter().map(|entry| entry.stage.as_str()));
        stages.filter(|stage| !stage.is_empty()).collect()
    }

    /// Returns the places of the lines a filter leaves, in its order. `ranked` are the models a search found, best
    /// first; their order is kept while no column was chosen.
    pub fn select(
        &self,
        ranked: Option<&[RecordId]>,
        filter: &ModelFilter,
        orders: Orders<'_>,
    ) -> Vec<usize> {
        let units: BTreeSet<&str> = orders
            .units
            .iter()
            .map(|unit| unit.id.as_str())
            .filter(|id| !filter.unit.is_empty() && orders.units.counts_for(id, &filter.unit))
            .chain([filter.unit.as_str()])
            .collect();
        let is_left = |place: &usize| {
            self.line(*place)
                .is_some_and(|line| is_left(line, filter, &units))
        };
        let mut places: Vec<usize> = match ranked {
            Some(ranked) => ranked
                .iter()
                .filter_map(|id| self.place(id))
                .filter(is_left)
                .collect(),
            None => (0..self.lines.len()).filter(is_left).collect(),
        };
        match filter.sort {
            Sort::Title if ranked.is_some() && !filter.is_descending => {}
            Sort::Title => places.sort_unstable(),
            sort => {
                let ranks = Ranks::of(sort, orders);
                places.sort_by_cached_key(|place| {
                    (
                        self.line(*place).map(|line| ranks.key(line, filter)),
                        *place,
                    )
                });
            }
        }
        if filter.is_descending {
            places.reverse();
        }
        places
    }
}

fn is_left(line: &Line, filter: &ModelFilter, units: &BTreeSet<&str>) -> bool {
    let entry = line.entry_of(filter.year, &filter.stage);
    (filter.year.is_none() || entry.is_some())
        && (filter.field.is_empty() || line.field == filter.field)
        && (filter.unit.is_empty() || units.contains(line.unit.as_str()))
        && (filter.subject.is_empty() || line.subject == filter.subject)
        && (filter.stage.is_empty() || entry.is_some_and(|entry| entry.stage == filter.stage))
}

/// Says which way a column is sorted, for screen readers and the arrow.
pub fn direction(filter: &ModelFilter, column: Sort) -> Option<Ordering> {
    let is_by_rank =
        filter.sort == Sort::Title && !filter.query.trim().is_empty() && !filter.is_descending;
    match (filter.sort == column && !is_by_rank, filter.is_descending) {
        (false, _) => None,
        (true, false) => Some(Ordering::Less),
        (true, true) => Some(Ordering::Greater),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::catalogue::CatalogueList;
    use crate::domain::change::Change;
    use crate::domain::command::{Command, apply};
    use crate::domain::date::Timestamp;
    use crate::domain::member;
    use crate::domain::model::YearEntry;
    use crate::domain::path::Segment;
    use crate::domain::replica::ReplicaId;
    use crate::domain::unit::UnitTree;
    use crate::domain::value::Value;
    use crate::domain::writer::Writer;

    fn register() -> Register {
        let write = |member: Segment, text: &str| Change::Write([member].into(), Value::text(text));
        let model = |id: &str, title: &str, unit: &str, field: &str, years: &[(i32, &str)]| {
            let mut changes = vec![
                write(member::TITLE, title),
                write(member::UNIT, unit),
                write(member::FIELD, field),
                write(member::SUBJECT, "collective"),
            ];
            changes.extend(years.iter().map(|(year, stage)| {
                Change::Write(YearEntry::path(*year, member::STAGE), Value::text(*stage))
            }));
            (RecordId::model(id), changes)
        };
        let unit = |id: &str, parent: &str| {
            (
                RecordId::unit(id),
                vec![write(member::NAME, id), write(member::PARENT, parent)],
            )
        };
        let merged = |id: &str, into: &str| {
            let into_path = [member::SUCCESSORS, Segment::Item(into.to_owned())].into();
            let into = Change::Write(into_path, Value::text(into));
            let ended = write(member::VALID_TO, "2025-06-30");
            (RecordId::unit(id), vec![ended, into])
        };
        let field = |id: &str, order: i64| {
            let order = Change::Write([member::ORDER].into(), Value::Number(order.into()));
            (RecordId::field(id), vec![write(member::NAME, id), order])
        };
        let all = vec![
            model(
                "1",
                "Đường hoa",
                "a",
                "y",
                &[(2021, "recognised"), (2022, "draft")],
            ),
            model("2", "Ánh sáng", "b", "x", &[(2022, "registered")]),
            model("3", "Bếp ấm", "nowhere", "", &[]),
            unit("top", ""),
            unit("b", "top"),
            unit("a", "top"),
            unit("ab", ""),
            merged("b", "ab"),
            field("x", 2),
            field("y", 1),
        ];
        let mut register = Register::new();
        let mut writer = Writer::new([ReplicaId::new(1); 2]);
        let by: Arc<str> = "".into();
        apply(
            &mut register,
            &mut writer,
            Timestamp::from_millis(0),
            &by,
            &Command::Make(all),
        );
        register
    }

    #[track_caller]
    fn check(filter: ModelFilter, ranked: Option<&[&str]>, expect: &[&str]) {
        let register = register();
        let list = ModelList::of(&register);
        let units = UnitTree::of(&register);
        let fields = CatalogueList::of(&register, &crate::domain::register::Collection::FIELDS);
        let orders = Orders {
            units: &units,
            fields: &fields,
        };
        let ranked: Option<Vec<RecordId>> =
            ranked.map(|ids| ids.iter().map(|id| RecordId::model(*id)).collect());
        let places = list.select(ranked.as_deref(), &filter, orders);
        let ids: Vec<&str> = places
            .iter()
            .map(|place| list.lines[*place].id.id.as_str())
            .collect();
        assert_eq!(ids, expect);
    }

    #[test]
    fn models_stand_in_the_order_of_their_titles() {
        check(ModelFilter::default(), None, &["2", "3", "1"]);
        check(
            ModelFilter {
                is_descending: true,
                ..ModelFilter::default()
            },
            None,
            &["1", "3", "2"],
        );
    }

    #[test]
    fn the_rank_of_a_search_is_kept_until_a_column_is_chosen() {
        check(ModelFilter::default(), Some(&["1", "2"]), &["1", "2"]);
        let by_field = ModelFilter {
            sort: Sort::Field,
            ..ModelFilter::default()
        };
        check(by_field, Some(&["3", "2", "1", "gone"]), &["1", "2", "3"]);
    }

    #[test]
    fn a_unit_includes_the_units_below_it_and_those_whose_place_it_took() {
        let within = |unit: &str| ModelFilter {
            unit: unit.into(),
            ..ModelFilter::default()
        };
        check(within("top"), None, &["2", "1"]);
        check(within("a"), None, &["1"]);
        check(within("nowhere"), None, &["3"]);
        check(within("ab"), None, &["2"]);
        check(within("b"), None, &["2"]);
    }

    #[test]
    fn a_stage_is_looked_for_in_the_year_or_in_all_of_them() {
        let at = |year, stage: &str| ModelFilter {
            year,
            stage: stage.into(),
            ..ModelFilter::default()
        };
        check(at(None, "draft"), None, &["1"]);
        check(at(None, "recognised"), None, &["1"]);
        check(at(None, "proposed"), None, &[]);
        check(at(Some(2021), "recognised"), None, &["1"]);
        check(at(Some(2022), ""), None, &["2", "1"]);
        check(at(Some(2020), ""), None, &[]);
    }

    #[test]
    fn stages_are_sorted_in_their_natural_order() {
        check(
            ModelFilter {
                sort: Sort::Stage,
                ..ModelFilter::default()
            },
            None,
            &["1", "2", "3"],
        );
        check(
            ModelFilter {
                sort: Sort::Unit,
                ..ModelFilter::default()
            },
            None,
            &["1", "2", "3"],
        );
    }

    #[test]
    fn while_hits_are_ranked_no_column_says_it_is_sorted() {
        let found = ModelFilter {
            query: "hoa".into(),
            ..ModelFilter::default()
        };
        assert_eq!(direction(&found, Sort::Title), None);
        assert_eq!(
            direction(&ModelFilter::default(), Sort::Title),
            Some(Ordering::Less)
        );
    }

    #[test]
    fn of_chosen_models_those_count_that_are_still_there() {
        let list = ModelList::of(&register());
        assert_eq!(list.ids(&[0, 2, 9]), ["2", "1"]);
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        assert_eq!(list.n_of(&ids(&[])), 0);
        assert_eq!(list.n_of(&ids(&["1", "3", "gone"])), 2);
    }

    #[test]
    fn a_namesake_is_of_the_same_unit_and_year() {
        let list = ModelList::of(&register());
        let check = |unit: &str, year: i32, own: Option<&RecordId>, expect: Option<&str>| {
            let found = list.namesake("duong hoa", unit, year, own);
            assert_eq!(found.map(|id| id.id.as_str()), expect);
        };
        check("a", 2022, None, Some("1"));
        check("a", 2022, Some(&RecordId::model("1")), None);
        check("a", 2020, None, None);
        check("b", 2022, None, None);
    }
}
