//! Drafts: what a form holds, as strings, before it is checked.

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::date::{self, DateError, PartialDate};
use super::entry_steps::registered_on;
use super::item_draft::{ItemDraft, ItemList};
use super::member;
use super::model::{Model, YearEntry};
use super::path::{Path, Segment};
use super::register::Register;
use super::value::Value;

/// Is one input of the model form that holds a single text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FormField {
    /// Tên mô hình.
    Title,
    /// Loại.
    Kind,
    /// Chủ thể.
    Subject,
    /// Lĩnh vực.
    Field,
    /// Đơn vị.
    Unit,
    /// Tập thể, cá nhân thực hiện.
    Holder,
    /// Sự cần thiết.
    Rationale,
    /// Mục tiêu, chỉ tiêu.
    Objectives,
    /// Nội dung, cách thức.
    Methods,
    /// Địa bàn.
    Locality,
    /// Đối tượng.
    Beneficiaries,
    /// Lực lượng thực hiện.
    Actors,
    /// Nguồn lực.
    Resources,
    /// Bắt đầu.
    StartsOn,
    /// Kết thúc.
    EndsOn,
    /// Sản phẩm dự kiến.
    Outputs,
    /// Khả năng duy trì, nhân rộng.
    Sustainability,
    /// Ghi chú.
    Notes,
    /// Năm.
    Year,
    /// Đăng ký.
    Entry,
    /// Giai đoạn.
    Stage,
    /// Ngày đăng ký: the day of the first step.
    RegisteredOn,
    /// Kết quả thực hiện.
    Results,
    /// Điểm.
    Score,
    /// Xếp loại.
    Grade,
    /// Cấp công nhận.
    RecognisedLevel,
    /// Quyết định: số.
    DecisionNumber,
    /// Quyết định: ngày.
    DecisionDate,
    /// Quyết định: cơ quan ban hành.
    DecisionBody,
}

impl FormField {
    /// Lists all inputs in the order of the form.
    pub const ALL: &[Self] = &[
        Self::Title,
        Self::Kind,
        Self::Subject,
        Self::Field,
        Self::Unit,
        Self::Holder,
        Self::Rationale,
        Self::Objectives,
        Self::Methods,
        Self::Locality,
        Self::Beneficiaries,
        Self::Actors,
        Self::Resources,
        Self::StartsOn,
        Self::EndsOn,
        Self::Outputs,
        Self::Sustainability,
        Self::Notes,
        Self::Year,
        Self::Entry,
        Self::Stage,
        Self::RegisteredOn,
        Self::Results,
        Self::Score,
        Self::Grade,
        Self::RecognisedLevel,
        Self::DecisionNumber,
        Self::DecisionDate,
        Self::DecisionBody,
    ];

    /// Lists the inputs about the content of a model, in the order of the form.
    pub const CONTENT: &[Self] = &[
        Self::Rationale,
        Self::Objectives,
        Self::Methods,
        Self::Locality,
        Self::Beneficiaries,
        Self::Outputs,
        Self::Sustainability,
    ];

    /// Returns the input's name, in the page and in stored drafts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Kind => "kind",
            Self::Subject => "subject",
            Self::Field => "field",
            Self::Unit => "unit",
            Self::Holder => "holder",
            Self::Rationale => "rationale",
            Self::Objectives => "objectives",
            Self::Methods => "methods",
            Self::Locality => "locality",
            Self::Beneficiaries => "beneficiaries",
            Self::Actors => "actors",
            Self::Resources => "resources",
            Self::StartsOn => "starts_on",
            Self::EndsOn => "ends_on",
            Self::Outputs => "outputs",
            Self::Sustainability => "sustainability",
            Self::Notes => "notes",
            Self::Year => "year",
            Self::Entry => "entry",
            Self::Stage => "stage",
            Self::RegisteredOn => "registered_on",
            Self::Results => "results",
            Self::Score => "score",
            Self::Grade => "grade",
            Self::RecognisedLevel => "recognised_level",
            Self::DecisionNumber => "decision_number",
            Self::DecisionDate => "decision_date",
            Self::DecisionBody => "decision_body",
        }
    }

    /// Says whether a model cannot be saved without it.
    pub const fn is_required(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Unit | Self::Field | Self::Kind | Self::Subject | Self::Year
        )
    }

    /// Returns the most characters a form takes: 300 for a title, 200 for other short texts, 5,000 for long ones.
    ///
    /// Values from files may be longer; they are kept as they are until somebody edits them.
    pub const fn max_chars(self) -> usize {
        match self {
            Self::Title => 300,
            Self::Rationale
            | Self::Objectives
            | Self::Methods
            | Self::Actors
            | Self::Resources
            | Self::Outputs
            | Self::Sustainability
            | Self::Notes
            | Self::Results => 5_000,
            _ => 200,
        }
    }

    /// Says whether the input takes a date.
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Self::StartsOn | Self::EndsOn | Self::RegisteredOn | Self::DecisionDate
        )
    }

    /// Says whether the input belongs to the year entry.
    pub fn is_of_year(self) -> bool {
        self >= Self::Year
    }

    /// Returns the leaf the input is saved in; `None` for the year itself, which is part of the other paths, and for the day of
    /// the registration, which is part of a step.
    pub fn path(self, year: i32) -> Option<Path> {
        let of_model = |segment: Segment| Some([segment].into());
        let of_year = |segment: Segment| Some(YearEntry::path(year, segment));
        let of_decision = |part: Segment| Some(YearEntry::path(year, member::DECISION).join(part));
        match self {
            Self::Title => of_model(member::TITLE),
            Self::Kind => of_model(member::KIND),
            Self::Subject => of_model(member::SUBJECT),
            Self::Field => of_model(member::FIELD),
            Self::Unit => of_model(member::UNIT),
            Self::Holder => of_model(member::HOLDER),
            Self::Rationale => of_model(member::RATIONALE),
            Self::Objectives => of_model(member::OBJECTIVES),
            Self::Methods => of_model(member::METHODS),
            Self::Locality => of_model(member::LOCALITY),
            Self::Beneficiaries => of_model(member::BENEFICIARIES),
            Self::Actors => of_model(member::ACTORS),
            Self::Resources => of_model(member::RESOURCES),
            Self::StartsOn => of_model(member::STARTS_ON),
            Self::EndsOn => of_model(member::ENDS_ON),
            Self::Outputs => of_model(member::OUTPUTS),
            Self::Sustainability => of_model(member::SUSTAINABILITY),
            Self::Notes => of_model(member::NOTES),
            Self::Year | Self::RegisteredOn => None,
            Self::Entry => of_year(member::ENTRY),
            Self::Stage => of_year(member::STAGE),
            Self::Results => of_year(member::RESULTS),
            Self::Score => of_year(member::SCORE),
            Self::Grade => of_year(member::GRADE),
            Self::RecognisedLevel => of_year(member::RECOGNISED_LEVEL),
            Self::DecisionNumber => of_decision(member::NUMBER),
            Self::DecisionDate => of_decision(member::DATE),
            Self::DecisionBody => of_decision(member::BODY),
        }
    }
}

/// Is what the model form holds: strings, right or wrong.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ModelDraft {
    /// What the inputs hold.
    pub texts: LiteMap<FormField, String>,
    /// The levels ticked under "Cấp đăng ký".
    pub registered_levels: BTreeSet<String>,
    /// The awards and the indicators of the year. A list that is not there at all was never looked at: drafts of older
    /// versions know no indicators.
    pub lists: LiteMap<ItemList, Vec<ItemDraft>>,
    /// The model as whoever typed saw it, in a draft that is kept for later: what others wrote meanwhile is joined and not
    /// overwritten. Nothing for a new model.
    pub seen: Option<Register>,
}

impl ModelDraft {
    /// Makes the draft of a form that edits a model and its entry of one year.
    pub fn of(model: Model<'_>, year: i32) -> Self {
        let mut draft = Self::default();
        draft.set(FormField::Year, year.to_string());
        for &field in FormField::ALL {
            let value = field
                .path(year)
                .and_then(|path| model.record().face(path.segments()));
            match value {
                Some(Value::Text(text)) if field.is_date() => {
                    let shown = PartialDate::from_iso(text);
                    draft.set(field, shown.map_or(text.clone(), |date| date.to_string()));
                }
                Some(Value::Text(text)) => draft.set(field, text.clone()),
                Some(Value::Number(number)) => {
                    draft.set(field, number.as_str().replace('.', ","));
                }
                _ => {}
            }
        }
        if let Some(entry) = model.year(year) {
            let registered = registered_on(entry).map(|on| on.to_string());
            draft.set(FormField::RegisteredOn, registered.unwrap_or_default());
            let levels = entry.registered_levels();
            draft.registered_levels = levels.into_iter().map(str::to_owned).collect();
            let awards = entry.awards().into_iter();
            let indicators = entry.items(member::INDICATORS);
            let awards = awards.map(|(id, value)| ItemDraft::of(ItemList::Awards, id, value));
            let indicators =
                indicators.map(|(id, value)| ItemDraft::of(ItemList::Indicators, id, value));
            draft.lists.insert(ItemList::Awards, awards.collect());
            draft
                .lists
                .insert(ItemList::Indicators, indicators.collect());
        }
        draft
    }

    /// Returns what an input holds, "" where nothing was typed.
    pub fn text(&self, field: FormField) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// Returns the year the form is about, where it can be read.
    pub fn year(&self) -> Option<i32> {
        date::parse_year(self.text(FormField::Year)).ok()
    }

    /// Reads the date an input holds, about the form's year.
    ///
    /// # Errors
    /// Why it is none.
    pub fn date(&self, field: FormField) -> Result<PartialDate, DateError> {
        date::of_entry(self.text(field), self.year())
    }

    /// Puts a text into an input.
    pub fn set(&mut self, field: FormField, text: impl Into<String>) {
        self.texts.insert(field, text.into());
    }

    /// Lists the items of a list.
    pub fn items(&self, list: ItemList) -> &[ItemDraft] {
        self.lists.get(&list).map_or(&[], Vec::as_slice)
    }

    /// Returns the items of a list for changing.
    pub fn items_mut(&mut self, list: ItemList) -> &mut Vec<ItemDraft> {
        self.lists.entry(list).or_default()
    }
}
