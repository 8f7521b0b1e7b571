//! What happens in a history: one step of it, and what somebody typed into a form.

use proptest::prelude::*;
use so_dan_van_kheo::domain::draft::{FormField, ModelDraft};
use so_dan_van_kheo::domain::item_draft::{ItemDraft, ItemField, ItemList};
use so_dan_van_kheo::domain::model::Model;

/// Is one step of a history. Numbers choose among what there is, whatever their size.
#[derive(Clone, Debug)]
pub enum Action {
    Write {
        who: usize,
        record: usize,
        leaf: usize,
        value: usize,
    },
    Remove {
        who: usize,
        record: usize,
        leaf: usize,
    },
    Delete {
        who: usize,
        record: usize,
    },
    Restore {
        who: usize,
        record: usize,
    },
    DeleteYear {
        who: usize,
        record: usize,
        year: usize,
    },
    RestoreYear {
        who: usize,
        record: usize,
        year: usize,
    },
    Purge {
        who: usize,
        record: usize,
    },
    PurgeYear {
        who: usize,
        record: usize,
        year: usize,
    },
    Decide {
        who: usize,
        nth: usize,
        choice: usize,
    },
    Save {
        who: usize,
        record: usize,
        form: Form,
    },
    /// Takes in a plain file that states a name and one leaf of a record.
    Plain {
        who: usize,
        record: usize,
        leaf: usize,
        value: usize,
    },
    /// Hands some of one's records over as they are now.
    Send {
        from: usize,
        to: usize,
        mask: u8,
    },
    /// Hands over a piece made earlier, perhaps again.
    Deliver {
        piece: usize,
        to: usize,
    },
}

/// Is what somebody typed into the form.
#[derive(Clone, Debug)]
pub struct Form {
    pub year: usize,
    title: usize,
    stage: usize,
    levels: u8,
    awards: u8,
}

/// Draws a history of up to `max` steps.
pub fn actions(max: usize) -> impl Strategy<Value = Vec<Action>> {
    prop::collection::vec(action(), 1..max)
}

pub fn action() -> impl Strategy<Value = Action> {
    let n = || 0..64_usize;
    let form = (n(), n(), n(), any::<u8>(), any::<u8>()).prop_map(
        |(year, title, stage, levels, awards)| Form {
            year,
            title,
            stage,
            levels,
            awards,
        },
    );
    prop_oneof![
        6 => (n(), n(), n(), n()).prop_map(|(who, record, leaf, value)| Action::Write { who, record, leaf, value }),
        2 => (n(), n(), n()).prop_map(|(who, record, leaf)| Action::Remove { who, record, leaf }),
        2 => (n(), n()).prop_map(|(who, record)| Action::Delete { who, record }),
        1 => (n(), n()).prop_map(|(who, record)| Action::Restore { who, record }),
        2 => (n(), n(), n()).prop_map(|(who, record, year)| Action::DeleteYear { who, record, year }),
        1 => (n(), n(), n()).prop_map(|(who, record, year)| Action::RestoreYear { who, record, year }),
        1 => (n(), n()).prop_map(|(who, record)| Action::Purge { who, record }),
        1 => (n(), n(), n()).prop_map(|(who, record, year)| Action::PurgeYear { who, record, year }),
        2 => (n(), n(), n()).prop_map(|(who, nth, choice)| Action::Decide { who, nth, choice }),
        3 => (n(), n(), form).prop_map(|(who, record, form)| Action::Save { who, record, form }),
        2 => (n(), n(), n(), n()).prop_map(|(who, record, leaf, value)| Action::Plain { who, record, leaf, value }),
        6 => (n(), n(), any::<u8>()).prop_map(|(from, to, mask)| Action::Send { from, to, mask }),
        4 => (n(), n()).prop_map(|(piece, to)| Action::Deliver { piece, to }),
    ]
}

impl Form {
    /// Fills in the form, opened on a model or empty.
    pub fn draft(&self, model: Option<Model<'_>>, year: i32) -> ModelDraft {
        let mut draft = model.map_or_else(ModelDraft::default, |model| ModelDraft::of(model, year));
        draft.set(
            FormField::Title,
            ["Ngày chủ nhật xanh", "Camera an ninh"][self.title % 2],
        );
        draft.set(FormField::Year, year.to_string());
        for required in [
            FormField::Kind,
            FormField::Subject,
            FormField::Field,
            FormField::Unit,
        ] {
            if draft.text(required).is_empty() {
                draft.set(required, "x");
            }
        }
        // Of an entry that is there, the next step or none.
        let next: &[&str] = match draft.text(FormField::Stage) {
            "" => &["", "draft", "registered"],
            "draft" => &["draft", "registered"],
            "registered" => &["registered", "accepted", "stopped"],
            _ => &[],
        };
        if let Some(stage) = next.get(self.stage % next.len().max(1)) {
            draft.set(FormField::Stage, *stage);
        }
        draft.set(FormField::Score, ["", "8,5"][self.stage % 2]);
        for (level, bit) in ["commune", "province"].into_iter().zip(0..) {
            if self.levels >> bit & 1 == 1 {
                draft.registered_levels.insert(level.to_owned());
            } else {
                draft.registered_levels.remove(level);
            }
        }
        if self.awards & 1 == 1 {
            draft.items_mut(ItemList::Awards).clear();
            draft.items_mut(ItemList::Indicators).clear();
        }
        if self.awards & 2 == 2 {
            let texts = [
                (ItemField::Form, "Giấy khen".to_owned()),
                (ItemField::Date, "3/2026".to_owned()),
            ];
            draft.items_mut(ItemList::Awards).push(ItemDraft {
                item: None,
                texts: texts.into_iter().collect(),
            });
            let texts = [
                (ItemField::Indicator, "Số hộ"),
                (ItemField::Amount, ["12", "1.234,5", "0"][self.stage % 3]),
                (ItemField::Measure, "hộ"),
            ];
            let texts = texts.map(|(field, text)| (field, text.to_owned()));
            // Two people write the same indicator; one of them writes it once.
            *draft.items_mut(ItemList::Indicators) = vec![ItemDraft {
                item: None,
                texts: texts.into_iter().collect(),
            }];
        }
        draft
    }
}
