//! Ready sets: what varies from place to place in published reports, to begin a set of the catalogue from.
//!
//! Their entries have fixed ids, so that two communes which choose the same mean the same.

use crate::domain::catalogue::CatalogueList;
use crate::domain::catalogue_set::Aspect;
use crate::domain::change::Change;
use crate::domain::member;
use crate::domain::register::{RecordId, Register};
use crate::domain::set_draft::{RowDraft, SetDraft};
use crate::domain::value::Value;

type Entries = &'static [(&'static str, &'static str)];

/// Is one ready set.
#[derive(Clone, Copy, Debug)]
pub struct ReadySet {
    /// Its name.
    pub name: &'static str,
    /// The one thing its entries are about.
    aspect: Aspect,
    /// The ids and names of its entries.
    entries: Entries,
    /// Stages with the day by which an entry should have come to them.
    deadlines: Entries,
}

const ECONOMY: (&str, &str) = (
    "kinh-te",
    "Kinh tế, nông thôn mới nâng cao, đô thị văn minh",
);
const CULTURE: (&str, &str) = ("van-hoa-xa-hoi", "Văn hóa - xã hội");
const DEFENCE: (&str, &str) = ("quoc-phong-an-ninh", "Quốc phòng - an ninh");
const POLITICAL: (&str, &str) = ("he-thong-chinh-tri", "Xây dựng hệ thống chính trị");

/// Lists them, in the order of the screen. The deadlines alone are an example: every committee sets its own.
pub const READY_SETS: &[ReadySet] = &[
    of_fields("Bốn lĩnh vực", &[ECONOMY, CULTURE, DEFENCE, POLITICAL]),
    of_fields(
        "Năm lĩnh vực, nông thôn mới là lĩnh vực riêng",
        &[
            ("phat-trien-kinh-te", "Phát triển kinh tế"),
            ("nong-thon-moi", "Xây dựng nông thôn mới, đô thị văn minh"),
            CULTURE,
            DEFENCE,
            POLITICAL,
        ],
    ),
    of_fields(
        "Năm lĩnh vực, có cơ quan hành chính nhà nước",
        &[
            ECONOMY,
            CULTURE,
            DEFENCE,
            POLITICAL,
            ("co-quan-hanh-chinh", "Cơ quan hành chính nhà nước"),
        ],
    ),
    of_fields(
        "Năm lĩnh vực, có vùng đồng bào có đạo",
        &[
            ECONOMY,
            CULTURE,
            DEFENCE,
            POLITICAL,
            ("vung-dong-bao-co-dao", "Vùng đồng bào có đạo"),
        ],
    ),
    of_grades("Xếp loại tốt, khá", &[("tot", "Tốt"), ("kha", "Khá")]),
    of_grades(
        "Xếp loại hiệu quả, chưa hiệu quả",
        &[("hieu-qua", "Hiệu quả"), ("chua-hieu-qua", "Chưa hiệu quả")],
    ),
    of_grades(
        "Xếp loại đạt, không đạt",
        &[("dat", "Đạt"), ("khong-dat", "Không đạt")],
    ),
    ReadySet {
        name: "Ba cấp: xã, tỉnh, trung ương",
        aspect: Aspect::Levels,
        entries: &[
            ("commune", "Cấp xã"),
            ("province", "Cấp tỉnh"),
            ("central", "Cấp trung ương"),
        ],
        deadlines: &[],
    },
    ReadySet {
        name: "Thời hạn trong năm (mẫu minh họa)",
        aspect: Aspect::Deadlines,
        entries: &[],
        deadlines: &[
            ("registered", "31/3"),
            ("accepted", "30/4"),
            ("reviewed", "30/9"),
            ("recognised", "15/10"),
        ],
    },
];

const fn of_fields(name: &'static str, entries: Entries) -> ReadySet {
    ReadySet {
        name,
        aspect: Aspect::Fields,
        entries,
        deadlines: &[],
    }
}

const fn of_grades(name: &'static str, entries: Entries) -> ReadySet {
    ReadySet {
        name,
        aspect: Aspect::Grades,
        entries,
        deadlines: &[],
    }
}

impl ReadySet {
    /// Adds what it says to a form; the form's name becomes its name where there is none yet.
    pub fn fill_in(&self, draft: &mut SetDraft) {
        if draft.name.trim().is_empty() {
            self.name.clone_into(&mut draft.name);
        }
        draft.entries.retain(|(aspect, _)| *aspect != self.aspect);
        let entries = self.entries.iter();
        draft
            .entries
            .extend(entries.map(|(id, _)| (self.aspect, (*id).to_owned())));
        if !self.deadlines.is_empty() {
            draft.deadlines = self
                .deadlines
                .iter()
                .map(|(stage, on)| RowDraft {
                    item: None,
                    cells: [(*stage).to_owned(), (*on).to_owned(), String::new()],
                })
                .collect();
        }
    }
}

/// Lists the ids and names of all entries of a list that ready sets name.
pub fn ready_entries(aspect: Aspect) -> Vec<(&'static str, &'static str)> {
    let mut entries = Vec::new();
    for set in READY_SETS.iter().filter(|set| set.aspect == aspect) {
        for entry in set.entries {
            if !entries.contains(entry) {
                entries.push(*entry);
            }
        }
    }
    entries
}

/// Returns the changes that bring the ticked entries of ready sets into the catalogue that it does not have.
pub fn missing_entries(register: &Register, draft: &SetDraft) -> Vec<(RecordId, Vec<Change>)> {
    let mut changes = Vec::new();
    for &aspect in Aspect::ALL {
        let Some(list) = aspect.collection() else {
            continue;
        };
        let mut order = CatalogueList::of(register, &list).next_order();
        for (entry, name) in ready_entries(aspect) {
            let id = RecordId::new(list.clone(), entry);
            let is_ticked = draft.entries.contains(&(aspect, entry.to_owned()));
            if !is_ticked || register.visible(&id).is_some() {
                continue;
            }
            let made = match register.get(&id) {
                Some(_) => vec![Change::Restore(Vec::new())],
                None => vec![
                    Change::Write([member::NAME].into(), Value::text(name)),
                    Change::Write([member::ORDER].into(), Value::Number(order.into())),
                ],
            };
            order += 1;
            changes.push((id, made));
        }
    }
    changes
}
