//! Routes: which screen a fragment of the address means, and back.
//!
//! ```text
//! #/?nam=2022   #/mo-hinh?tim=…&nam=…   #/mo-hinh/<id>   #/mo-hinh/<id>/sua?nam=…   #/them-mo-hinh   #/trao-doi-tep …
//! ```

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::domain::search::asked;

const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Is a screen, with what it was asked to show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// Tổng quan.
    Overview {
        /// The year; the latest with models where none is given.
        year: Option<i32>,
    },
    /// Sổ mô hình.
    Models(ModelFilter),
    /// A model's page.
    Model {
        /// The model's id.
        id: String,
    },
    /// The form of a new model.
    AddModel,
    /// The form of a model and its entry of one year.
    EditModel {
        /// The model's id.
        id: String,
        /// The year; the latest where none is given.
        year: Option<i32>,
    },
    /// The form of a new year entry of a model.
    AddYear {
        /// The model's id.
        id: String,
    },
    /// Đã xóa; Xóa hẳn where it is asked to erase something.
    Deleted {
        /// What that is, as `ui::pages::purge` reads it.
        query: String,
    },
    /// Bình xét.
    Review(ReviewFilter),
    /// Báo cáo.
    Reports {
        /// What it was asked, as `ui::report_question` reads it.
        query: String,
    },
    /// Trao đổi tệp.
    Exchange,
    /// Mô hình có thể trùng nhau.
    Duplicates,
    /// Điểm khôi phục.
    RestorePoints,
    /// Việc cần làm.
    FollowUp {
        /// The year; the latest that has begun where none is given.
        year: Option<i32>,
    },
    /// Số liệu gửi lên.
    Reported,
    /// Danh mục.
    Catalogue,
    /// Cài đặt.
    Settings,
    /// Trợ giúp: a part, by its address; all of them where it is "".
    Help(String),
    /// An address that means no screen.
    Unknown,
}

/// Says what Bình xét is about; "" is no restriction.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReviewFilter {
    /// The year; the latest with models where none is given.
    pub year: Option<i32>,
    /// The unit's id; the units below it are included.
    pub unit: String,
    /// The field's id.
    pub field: String,
    /// The stage's word.
    pub stage: String,
}

/// Says what the list of models shows; "" is no restriction.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ModelFilter {
    /// The search text.
    pub query: String,
    /// The year: `None` for all.
    pub year: Option<i32>,
    /// The field's id.
    pub field: String,
    /// The unit's id; the units below it, and those whose place they took, are included.
    pub unit: String,
    /// The subject's word.
    pub subject: String,
    /// The stage's word.
    pub stage: String,
    /// The column the list is sorted by.
    pub sort: Sort,
    /// Whether it is sorted the other way round.
    pub is_descending: bool,
}

/// Is a column the list of models is sorted by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    /// By title; the order of hits while searching.
    #[default]
    Title,
    /// By field, in the order of the catalogue.
    Field,
    /// By unit.
    Unit,
    /// By subject.
    Subject,
    /// By stage, in its natural order.
    Stage,
    /// By new or continued.
    Entry,
}

impl Sort {
    /// Lists all columns.
    pub const ALL: &[Self] = &[
        Self::Title,
        Self::Field,
        Self::Unit,
        Self::Subject,
        Self::Stage,
        Self::Entry,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Title => "ten",
            Self::Field => "linh-vuc",
            Self::Unit => "don-vi",
            Self::Subject => "chu-the",
            Self::Stage => "giai-doan",
            Self::Entry => "dang-ky",
        }
    }
}

impl Route {
    /// Reads a fragment, with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let (path, asked) = fragment.split_once('?').unwrap_or((fragment, ""));
        let parts: Vec<Cow<'_, str>> = path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(decoded)
            .collect();
        let parts: Vec<&str> = parts.iter().map(|part| &**part).collect();
        let query = Query::parse(asked);
        let year = query.get("nam").parse().ok();
        match parts[..] {
            [] => Self::Overview { year },
            ["mo-hinh"] => Self::Models(query.filter(year)),
            ["mo-hinh", id] => Self::Model { id: id.to_owned() },
            ["mo-hinh", id, "sua"] => Self::EditModel {
                id: id.to_owned(),
                year,
            },
            ["mo-hinh", id, "them-nam"] => Self::AddYear { id: id.to_owned() },
            ["them-mo-hinh"] => Self::AddModel,
            ["da-xoa"] => Self::Deleted {
                query: asked.to_owned(),
            },
            ["binh-xet"] => Self::Review(ReviewFilter {
                year,
                unit: query.get("don-vi").to_owned(),
                field: query.get("linh-vuc").to_owned(),
                stage: query.get("giai-doan").to_owned(),
            }),
            ["bao-cao"] => Self::Reports {
                query: asked.to_owned(),
            },
            ["trao-doi-tep"] => Self::Exchange,
            ["trung-lap"] => Self::Duplicates,
            ["diem-khoi-phuc"] => Self::RestorePoints,
            ["viec-can-lam"] => Self::FollowUp { year },
            ["bao-cao", "so-lieu"] => Self::Reported,
            ["danh-muc"] => Self::Catalogue,
            ["cai-dat"] => Self::Settings,
            ["tro-giup", ref part @ ..] => Self::Help(part.join("/")),
            _ => Self::Unknown,
        }
    }

    /// Writes the fragment, without its `#`.
    pub fn fragment(&self) -> String {
        let with_year = |path: String, year: &Option<i32>| match year {
            Some(year) => format!("{path}?nam={year}"),
            None => path,
        };
        match self {
            Self::Overview { year } => with_year("/".to_owned(), year),
            Self::Models(filter) => format!("/mo-hinh{}", filter.query_string()),
            Self::Model { id } => format!("/mo-hinh/{}", encoded(id)),
            Self::AddModel => "/them-mo-hinh".to_owned(),
            Self::EditModel { id, year } => {
                with_year(format!("/mo-hinh/{}/sua", encoded(id)), year)
            }
            Self::AddYear { id } => format!("/mo-hinh/{}/them-nam", encoded(id)),
            Self::Deleted { query } if query.is_empty() => "/da-xoa".to_owned(),
            Self::Deleted { query } => format!("/da-xoa?{query}"),
            Self::Review(filter) => format!("/binh-xet{}", filter.query_string()),
            Self::Reports { query } if query.is_empty() => "/bao-cao".to_owned(),
            Self::Reports { query } => format!("/bao-cao?{query}"),
            Self::Exchange => "/trao-doi-tep".to_owned(),
            Self::Duplicates => "/trung-lap".to_owned(),
            Self::RestorePoints => "/diem-khoi-phuc".to_owned(),
            Self::FollowUp { year } => with_year("/viec-can-lam".to_owned(), year),
            Self::Reported => "/bao-cao/so-lieu".to_owned(),
            Self::Catalogue => "/danh-muc".to_owned(),
            Self::Settings => "/cai-dat".to_owned(),
            Self::Help(part) if part.is_empty() => "/tro-giup".to_owned(),
            Self::Help(part) => format!("/tro-giup/{}", encoded(part)),
            Self::Unknown => "/".to_owned(),
        }
    }

    /// Writes the address of a link.
    pub fn href(&self) -> String {
        format!("#{}", self.fragment())
    }
}

impl ModelFilter {
    /// Says whether anything restricts the list.
    pub fn is_restricting(&self) -> bool {
        let unrestricted = Self {
            sort: self.sort,
            is_descending: self.is_descending,
            ..Self::default()
        };
        *self != unrestricted
    }

    fn query_string(&self) -> String {
        let year = self.year.map_or(String::new(), |year| year.to_string());
        let sort = if self.sort == Sort::default() {
            ""
        } else {
            self.sort.word()
        };
        let pairs = [
            ("tim", asked(&self.query)),
            ("nam", &year),
            ("linh-vuc", &self.field),
            ("don-vi", &self.unit),
            ("chu-the", &self.subject),
            ("giai-doan", &self.stage),
            ("xep", sort),
            ("nguoc", if self.is_descending { "1" } else { "" }),
        ];
        written(&pairs)
    }
}

impl ReviewFilter {
    fn query_string(&self) -> String {
        let year = self.year.map_or(String::new(), |year| year.to_string());
        written(&[
            ("nam", &year),
            ("don-vi", &self.unit),
            ("linh-vuc", &self.field),
            ("giai-doan", &self.stage),
        ])
    }
}

/// Writes the query of an address; what is empty is left out.
fn written(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

pub(super) struct Query<'a>(Vec<(&'a str, Cow<'a, str>)>);

impl<'a> Query<'a> {
    pub(super) fn parse(query: &'a str) -> Self {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        Self(pairs.map(|(name, value)| (name, decoded(value))).collect())
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| *n == name)
            .map_or("", |(_, value)| value)
    }

    fn filter(&self, year: Option<i32>) -> ModelFilter {
        let text = |name| self.get(name).to_owned();
        let sort = Sort::ALL
            .iter()
            .copied()
            .find(|sort| sort.word() == self.get("xep"));
        ModelFilter {
            query: text("tim"),
            year,
            field: text("linh-vuc"),
            unit: text("don-vi"),
            subject: text("chu-the"),
            stage: text("giai-doan"),
            sort: sort.unwrap_or_default(),
            is_descending: self.get("nguoc") == "1",
        }
    }
}

pub(super) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_read_back_from_its_address() {
        let asked = |route: fn(String) -> Route, query: &str| route(query.to_owned());
        let id = || "Xã Hanh Cù/1 ?#%".to_owned();
        let filter = ModelFilter {
            query: "hòa giải & b=c".into(),
            year: Some(2022),
            field: "kinh-te".into(),
            unit: id(),
            subject: "individual".into(),
            stage: "running".into(),
            sort: Sort::Stage,
            is_descending: true,
        };
        for route in [
            Route::Overview { year: None },
            Route::Overview { year: Some(2022) },
            Route::Models(ModelFilter::default()),
            Route::Models(filter),
            Route::Model { id: id() },
            Route::EditModel {
                id: id(),
                year: Some(2026),
            },
            Route::AddYear { id: id() },
            Route::AddModel,
            Route::Exchange,
            Route::Duplicates,
            Route::RestorePoints,
            Route::FollowUp { year: None },
            Route::FollowUp { year: Some(2026) },
            Route::Reported,
            Route::Catalogue,
            Route::Settings,
            Route::Help(String::new()),
            Route::Help("gui-tep".into()),
            asked(|query| Route::Reports { query }, ""),
            asked(|query| Route::Reports { query }, "nam=2022&don-vi=X%C3%A3"),
            asked(|query| Route::Deleted { query }, ""),
            asked(|query| Route::Deleted { query }, "xoa-han=1&nam=2026"),
        ] {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn an_address_that_means_nothing_is_unknown() {
        assert_eq!(Route::parse("#/khong-co"), Route::Unknown);
        assert_eq!(Route::parse(""), Route::Overview { year: None });
        assert_eq!(Route::parse("#/?nam=hai"), Route::Overview { year: None });
    }
}
