//! Items of the lists of a year entry, as the form holds them: awards and indicators.

use litemap::LiteMap;

use super::date::PartialDate;
use super::decimal::grouped;
use super::member;
use super::path::Segment;
use super::value::Value;

/// Is a list of the year entry that the form shows with inputs of its own for each item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ItemList {
    /// Chỉ số.
    Indicators,
    /// Khen thưởng.
    Awards,
}

impl ItemList {
    /// Lists both in the order of the form.
    pub const ALL: &[Self] = &[Self::Indicators, Self::Awards];

    /// Returns the member of the year entry that holds the list.
    pub const fn member(self) -> Segment {
        match self {
            Self::Indicators => member::INDICATORS,
            Self::Awards => member::AWARDS,
        }
    }

    /// Returns the list's name, in the page and in stored drafts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Awards => "awards",
        }
    }

    /// Lists the inputs of an item, in the order of the form.
    pub const fn fields(self) -> &'static [ItemField] {
        match self {
            Self::Indicators => &[ItemField::Indicator, ItemField::Amount, ItemField::Measure],
            Self::Awards => &[
                ItemField::Form,
                ItemField::Body,
                ItemField::Level,
                ItemField::Subject,
                ItemField::To,
                ItemField::Number,
                ItemField::Date,
            ],
        }
    }
}

/// Is one input of an item.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ItemField {
    /// Chỉ số: the id of an indicator of the catalogue, or a name of its own.
    Indicator,
    /// Giá trị.
    Amount,
    /// Đơn vị tính.
    Measure,
    /// Hình thức: the id of a form of the catalogue, or a name of its own.
    Form,
    /// Cơ quan khen thưởng: the id of a body of the catalogue, or a name of its own.
    Body,
    /// Cấp.
    Level,
    /// Tặng cho: a collective or an individual.
    Subject,
    /// Tặng cho: which one.
    To,
    /// Số quyết định.
    Number,
    /// Ngày.
    Date,
}

impl ItemField {
    /// Lists all inputs of both lists.
    pub const ALL: &[Self] = &[
        Self::Indicator,
        Self::Amount,
        Self::Measure,
        Self::Form,
        Self::Body,
        Self::Level,
        Self::Subject,
        Self::To,
        Self::Number,
        Self::Date,
    ];

    /// Returns the member's name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Indicator => "name",
            Self::Amount => "value",
            Self::Measure => "measure",
            Self::Form => "form",
            Self::Body => "body",
            Self::Level => "level",
            Self::Subject => "subject",
            Self::To => "to",
            Self::Number => "number",
            Self::Date => "date",
        }
    }

    /// Says whether an item cannot be saved without it.
    pub const fn is_required(self) -> bool {
        matches!(
            self,
            Self::Form | Self::Indicator | Self::Amount | Self::Measure
        )
    }
}

/// Is what the form holds of one item.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ItemDraft {
    /// The id of the item the draft was made from; `None` for a new one.
    pub item: Option<String>,
    /// What the inputs hold.
    pub texts: LiteMap<ItemField, String>,
}

impl ItemDraft {
    /// Makes the draft of an item of a list. What the form cannot show of it stays out.
    pub fn of(list: ItemList, item: &str, value: &Value) -> Self {
        let texts = list.fields().iter().map(|&field| {
            let text = match value.member(field.name()) {
                Some(Value::Text(text)) => text.clone(),
                Some(Value::Number(number)) if field == ItemField::Amount => {
                    grouped(number.as_str())
                }
                Some(Value::Number(number)) => number.as_str().to_owned(),
                _ => String::new(),
            };
            let date = match field {
                ItemField::Date => PartialDate::from_iso(&text).ok(),
                _ => None,
            };
            (field, date.map_or(text, |date| date.to_string()))
        });
        Self {
            item: Some(item.to_owned()),
            texts: texts.collect(),
        }
    }

    /// Returns what an input holds.
    pub fn text(&self, field: ItemField) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// Says whether nothing was typed.
    pub fn is_blank(&self) -> bool {
        self.texts.values().all(|text| text.trim().is_empty())
    }
}
