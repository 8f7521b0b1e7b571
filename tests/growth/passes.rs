//! Everything that is read from a register as a whole: at a start, for a screen, for a file.

use chrono::NaiveDate;
use so_dan_van_kheo::domain::adrift::Adrift;
use so_dan_van_kheo::domain::carry_over::{CarryOver, outlook};
use so_dan_van_kheo::domain::catalogue::CatalogueList;
use so_dan_van_kheo::domain::catalogue_set::{Aspect, Sets};
use so_dan_van_kheo::domain::catalogue_use::{scored_criteria, used_entries};
use so_dan_van_kheo::domain::change::Change;
use so_dan_van_kheo::domain::closing::Closings;
use so_dan_van_kheo::domain::closing::incoming::{closed_year_news, closing_news};
use so_dan_van_kheo::domain::closing::later::Later;
use so_dan_van_kheo::domain::closing::touched::{outcome, shifted};
use so_dan_van_kheo::domain::command::{Command, closed_year};
use so_dan_van_kheo::domain::conflict::{conflicts, n_undecided_models};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::deadline::file_years;
use so_dan_van_kheo::domain::deciding::n_newer;
use so_dan_van_kheo::domain::doubles::{Doubles, all_same};
use so_dan_van_kheo::domain::duplicates::{likely_duplicates, united};
use so_dan_van_kheo::domain::figures::{Question, Reach, UnitView};
use so_dan_van_kheo::domain::fingerprint::Fingerprint;
use so_dan_van_kheo::domain::follow_up::{View, matters};
use so_dan_van_kheo::domain::intake::Intake;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::model::Model;
use so_dan_van_kheo::domain::offered::Offered;
use so_dan_van_kheo::domain::own_first::as_shown;
use so_dan_van_kheo::domain::pasted_units::{PastedUnder, read_pasted};
use so_dan_van_kheo::domain::preview::Preview;
use so_dan_van_kheo::domain::received::{Extent, Receipt, Received};
use so_dan_van_kheo::domain::register::{Collection, RecordId, Register};
use so_dan_van_kheo::domain::replication::{Tree, check_origin};
use so_dan_van_kheo::domain::reported::{Reported, counted};
use so_dan_van_kheo::domain::reported_sum::reported_sums;
use so_dan_van_kheo::domain::restated::restated;
use so_dan_van_kheo::domain::same_as::SameAs;
use so_dan_van_kheo::domain::scope::{Content, Scope, in_scope};
use so_dan_van_kheo::domain::search::SearchIndex;
use so_dan_van_kheo::domain::searched::SearchedNames;
use so_dan_van_kheo::domain::sender_above::{Signers, above_first};
use so_dan_van_kheo::domain::set_warnings::warnings;
use so_dan_van_kheo::domain::stage::Stage;
use so_dan_van_kheo::domain::stage_move::{Recognition, Rules, StageMove, plan};
use so_dan_van_kheo::domain::summary::{Summary, years};
use so_dan_van_kheo::domain::unit::UnitTree;
use so_dan_van_kheo::domain::unit::used::used_units;
use so_dan_van_kheo::domain::unit_trouble::unit_troubles;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::exchange_write::{Export, write};
use so_dan_van_kheo::report::catalogue::Catalogue;
use so_dan_van_kheo::report::tables::{ReportKind, UnitRows, report};
use so_dan_van_kheo::ui::model_list::{ModelList, Orders};
use so_dan_van_kheo::ui::route::{ModelFilter, Sort};

use crate::shapes::{YEAR, model_id, unit_id};

/// Is one thing that is done with a register.
pub struct Pass {
    pub name: &'static str,
    pub run: fn(&Register),
}

const fn pass(name: &'static str, run: fn(&Register)) -> Pass {
    Pass { name, run }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, 9, 1).unwrap()
}

fn now() -> Timestamp {
    Timestamp::from_millis(1_790_000_000_000)
}

fn tree(register: &Register) -> UnitTree {
    UnitTree::of(register).on(today())
}

fn models(register: &Register) -> Vec<RecordId> {
    let all = Model::each(register).map(|model| model.record_id().clone());
    all.collect()
}

/// Returns the register with another name for one unit in the middle, which lies elsewhere now.
fn elsewhere(register: &Register) -> Register {
    let id = register.collection(&Collection::Units).map(|(id, _)| id);
    let ids: Vec<&RecordId> = id.collect();
    let Some(id) = ids.get(ids.len() / 2) else {
        return register.clone();
    };
    let change = Change::Write([member::PARENT].into(), Value::text("nơi khác"));
    outcome(
        register,
        &Command::Make(vec![((*id).clone(), vec![change])]),
    )
}

fn question(view: UnitView, reach: Reach) -> Question {
    Question {
        view,
        reach,
        ..Question::of_year(YEAR)
    }
}

fn all_reports(register: &Register, view: UnitView, reach: Reach) {
    let catalogue = Catalogue::with_units(register, tree(register));
    for kind in ReportKind::ALL {
        let question = question(view, reach);
        report(*kind, register, &catalogue, &question, UnitRows::All, 200);
    }
}

pub const ALL: &[Pass] = &[
    pass(
        "units in their order, without models, in trouble, in use",
        |register| {
            let tree = tree(register);
            tree.in_order();
            let has_models = |id: &str| id.ends_with('7');
            tree.without_models(YEAR, &has_models);
            unit_troubles(&tree);
            used_units(register);
        },
    ),
    pass(
        "each unit today, in a year and within another",
        |register| {
            let tree = tree(register);
            let top = unit_id(0);
            for unit in tree.iter() {
                for year in [1950, 2000, YEAR] {
                    tree.in_year(&unit.id, year);
                }
                tree.today(&unit.id);
                tree.counts_for(&unit.id, &top);
                tree.is_within_in_year(&unit.id, &top, YEAR);
                tree.is_in_circle(&unit.id);
            }
        },
    ),
    pass("figures by unit, with those below", |register| {
        let tree = tree(register);
        let own = Summary::of(register, YEAR).by_unit;
        for view in [UnitView::AsItWas, UnitView::Today] {
            view.grouped(&tree, &own, YEAR);
            view.rolled_up(&tree, &own, YEAR);
        }
    }),
    pass("a year and the years", |register| {
        Summary::of(register, YEAR);
        years(register);
        file_years(register, "xa", YEAR);
    }),
    pass("every report, as it was", |register| {
        all_reports(register, UnitView::AsItWas, Reach::WithBelow);
    }),
    pass(
        "every report, by the units of today, each alone",
        |register| {
            all_reports(register, UnitView::Today, Reach::Alone);
        },
    ),
    pass("reported totals", |register| {
        reported_sums(register, &tree(register));
        Reported::all(register);
        counted(register, &unit_id(0), (YEAR, YEAR));
    }),
    pass("the catalogue and what is used of it", |register| {
        for list in [Collection::FIELDS, Collection::GRADES, Collection::LEVELS] {
            let entries = CatalogueList::of(register, &list);
            entries.iter().for_each(|entry| {
                entries.name(&entry.id);
            });
            used_entries(register, &list);
        }
        let sets = Sets::of(register);
        let scored = scored_criteria(register);
        sets.iter().for_each(|set| {
            set.is_used(&scored);
            set.criteria.iter().for_each(|one| {
                sets.criterion_name(&one.id);
            });
        });
        warnings(register);
    }),
    pass("the set in force for each unit", |register| {
        let (tree, sets) = (tree(register), Sets::of(register));
        for aspect in [Aspect::Criteria, Aspect::Fields, Aspect::Deadlines] {
            let in_force = sets.in_force_everywhere(&tree, YEAR, aspect);
            tree.iter().for_each(|unit| {
                in_force.of(&unit.id);
            });
        }
        let fields = CatalogueList::of(register, &Collection::FIELDS);
        let offered = Offered::of(&sets, &tree, &unit_id(7), Some(YEAR));
        offered.entries(Aspect::Fields, &fields, |_| false);
        sets.expected_fields(&tree, &unit_id(7), YEAR, &fields);
    }),
    pass("what is closed for each model", |register| {
        let (tree, closings) = (tree(register), Closings::of(register));
        let over = closings.over(&tree, YEAR);
        for model in Model::each(register) {
            over.is_closed(model.unit());
            if let Some(entry) = model.year(YEAR) {
                over.is_edited_after(model, entry);
            }
        }
        Later::of(register, &tree, &closings, "", YEAR);
        let change = Change::Write([member::FIELD].into(), Value::text("khác"));
        let changes = models(register)
            .into_iter()
            .map(|id| (id, vec![change.clone()]));
        let command = Command::Make(changes.collect());
        closed_year(register, &tree, &closings, &command);
    }),
    pass("what other units make of closed years", |register| {
        let after = elsewhere(register);
        closed_year_news(register, &after);
        closing_news(&Register::new(), register);
    }),
    pass("the closings that one unit elsewhere shifts", |register| {
        shifted(register, &elsewhere(register), today());
    }),
    pass(
        "models on their way to a stage and to the next year",
        |register| {
            let (tree, closings, sets) =
                (tree(register), Closings::of(register), Sets::of(register));
            let rules = Rules {
                units: &tree,
                closings: &closings,
                sets: &sets,
            };
            let step = StageMove {
                to: Stage::Reviewed,
                on: today(),
                by: "An".to_owned(),
                note: "vì".to_owned(),
                recognition: Recognition::default(),
                registered_on: None,
            };
            let ids = models(register);
            plan(register, &rules, &ids, YEAR, &step);
            let carrying = CarryOver {
                from: YEAR,
                to: YEAR + 1,
                on: today(),
                by: "An".to_owned(),
            };
            outlook(register, &tree, &closings, &ids, &carrying);
        },
    ),
    pass("follow-up", |register| {
        matters(View {
            register,
            units: &tree(register),
            sets: &Sets::of(register),
            fields: &CatalogueList::of(register, &Collection::FIELDS),
            received: &Received::default(),
            pairs: &likely_duplicates(register),
            own: "",
            year: YEAR,
            today: today(),
            n_days: 30,
        });
    }),
    pass("likely duplicates, and those that are one", |register| {
        let pairs = likely_duplicates(register);
        united(register);
        SameAs::of(register);
        all_same(register, &pairs);
        Doubles::of(register, models(register).iter());
    }),
    pass("origins", |register| {
        let tree = Tree::of(register);
        let ids = models(register);
        ids.iter().for_each(|id| {
            tree.is_in_circle(id);
        });
        tree.around(&RecordId::model(model_id(0)));
        let _ = check_origin(
            register,
            &RecordId::model(model_id(0)),
            &RecordId::model(model_id(7)),
        );
    }),
    pass("conflicts", |register| {
        let all = conflicts(register);
        n_undecided_models(register);
        n_newer(&all);
    }),
    pass("the list of models", |register| {
        let list = ModelList::of(register);
        let fields = CatalogueList::of(register, &Collection::FIELDS);
        let units = tree(register);
        let orders = Orders {
            units: &units,
            fields: &fields,
        };
        for sort in [Sort::Title, Sort::Unit, Sort::Field] {
            let filter = ModelFilter {
                unit: unit_id(0),
                sort,
                ..ModelFilter::default()
            };
            list.select(None, &filter, orders);
        }
    }),
    pass("the search", |register| {
        let mut index = SearchIndex::new();
        let names = SearchedNames::of(register);
        for (key, model) in Model::each(register).enumerate() {
            index.update(key, model.title(), names.texts(model));
        }
        index.find(&"mô hình ".repeat(1_000));
    }),
    pass("units that nobody put anywhere", |register| {
        let (tree, own) = (tree(register), unit_id(0));
        let levels = CatalogueList::of(register, &Collection::LEVELS);
        let adrift = Adrift::of(&tree, &levels, &own);
        let units = Model::each(register).map(|model| model.unit());
        assert!(units.filter_map(|unit| adrift.top_of(unit)).count() <= models(register).len());
    }),
    pass("what all share, as a unit is shown it", |register| {
        drop(as_shown(register, &unit_id(0)));
    }),
    pass("who signed which value", |register| {
        let tree = tree(register);
        let signers = Signers::of(&tree);
        for (_, record) in register.iter() {
            for leaf in record.leaves().values().filter(|leaf| leaf.is_conflict()) {
                let sender = |entry: &_| signers.sender(None, "", entry);
                above_first(&tree, leaf.entries().to_vec(), sender);
            }
        }
    }),
    pass("fingerprints", |register| {
        Fingerprint::of(register);
        let tree = tree(register);
        Fingerprint::of_units(register, tree.iter().map(|unit| &*unit.id));
    }),
    pass("a file, written and read again", |register| {
        let export = Export {
            at: now(),
            unit: String::new(),
            name: String::new(),
            scope: Scope::default(),
            changed_since: None,
        };
        open_text(&write(register, &export).unwrap()).unwrap();
    }),
    pass("what a file would do, and taking it in", |register| {
        let other = elsewhere(register);
        Preview::of(&Register::new(), register);
        Preview::of(register, &other);
        restated(register, &other, None);
        let mut joined = register.clone();
        joined.join(&other);
        // A shape may be beyond the limits; looking whether it is costs the same.
        let _is_taken = Intake::of(register).take(&other);
        let _is_taken = Intake::of(&Register::new()).take(register);
        let mut received = Received::default();
        received.note("xa", Receipt::of(register, Extent::Whole, None, now()));
        received.senders(register, &tree(register), "", YEAR);
    }),
    pass("the part of a file for a unit", |register| {
        in_scope(register, &Scope::of_unit(unit_id(0)), |_| false);
        let set = Content::Set("b00000".to_owned());
        in_scope(register, &Scope::of_content(set), |_| false);
    }),
    pass("pasted lines", |register| {
        let n = register.n_records().min(2_000);
        let lines: Vec<String> = (0..n)
            .map(|nth| format!("{}Chi bộ {nth}", " ".repeat(2 * (nth % 40))))
            .collect();
        let words = Vec::new();
        read_pasted(
            &lines.join("\n"),
            &PastedUnder::default(),
            register,
            &words,
            &words,
        );
    }),
];
