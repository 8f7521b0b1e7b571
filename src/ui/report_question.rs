//! The question of a report in the address, so that it can be linked to and asked again.
//!
//! ```text
//! #/bao-cao?bang=linh-vuc&tu=2021&den=2025&don-vi=…&linh-vuc=…&rieng=1&theo-xa=1&hien-nay=1&co-so-lieu=1&xem=0-3-2
//! ```

use crate::domain::figures::{Depth, Figure, Question, Reach, UnitView};
use crate::report::tables::{Report, ReportKind, UnitRows};

use super::route::{Query, encoded};

/// How many years a question takes in at most.
pub const MAX_YEARS: i32 = 20;

/// Is a report as it was asked for, and the figure that was opened.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// The report.
    pub kind: ReportKind,
    /// The question.
    pub question: Question,
    /// Which units a table lists.
    pub unit_rows: UnitRows,
    /// The figure whose models are listed.
    pub shown: Option<Place>,
}

/// Says where a figure stands in a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The table.
    pub table: usize,
    /// The row; `None` for the notes below it.
    pub row: Option<usize>,
    /// The column, or the note.
    pub at: usize,
}

impl Place {
    fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let [table, row, at] = parts[..] else {
            return None;
        };
        let row = match row {
            "n" => None,
            row => Some(row.parse().ok()?),
        };
        Some(Self {
            table: table.parse().ok()?,
            row,
            at: at.parse().ok()?,
        })
    }

    /// Writes it, for addresses and for the ids of elements.
    pub fn word(self) -> String {
        let Self { table, row, at } = self;
        let row = row.map_or("n".to_owned(), |row| row.to_string());
        format!("{table}-{row}-{at}")
    }

    /// Finds what it names in a report: the words that lead to the figure, and the figure.
    pub fn find(self, report: &Report) -> Option<(String, &Figure)> {
        let table = report.tables.get(self.table)?;
        let Some(row) = self.row else {
            let note = table.notes.get(self.at)?;
            return (note.behind.n() > 0).then(|| (note.text.clone(), &note.behind));
        };
        let row = table.row(row)?;
        let cell = row.cells.get(self.at)?;
        let column = table.columns.get(self.at)?;
        let label = row.cells.first()?.words();
        let parts = [label.trim(), &column.group, &column.label];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let words = parts.collect::<Vec<_>>().join(" · ");
        Some((format!("{words}: {}", cell.words()), cell.behind()?))
    }
}

impl Asked {
    /// Reads the address; where it names no year, `year` is meant.
    pub fn parse(query: &str, year: i32) -> Self {
        let query = Query::parse(query);
        let year_of = |name| {
            query
                .get(name)
                .parse()
                .ok()
                .filter(|y| (1900..=2200).contains(y))
        };
        let (from, to) = match (year_of("tu"), year_of("den")) {
            (None, None) => (year, year),
            (Some(only), None) | (None, Some(only)) => (only, only),
            (Some(from), Some(to)) => (from.min(to), from.max(to)),
        };
        let kinds = ReportKind::ALL.iter().copied();
        let is_set = |name| query.get(name) == "1";
        Self {
            kind: kinds
                .into_iter()
                .find(|kind| kind.id() == query.get("bang"))
                .unwrap_or_default(),
            question: Question {
                from_year: from.max(to - MAX_YEARS + 1),
                to_year: to,
                unit: query.get("don-vi").to_owned(),
                field: query.get("linh-vuc").to_owned(),
                reach: if is_set("rieng") {
                    Reach::Alone
                } else {
                    Reach::WithBelow
                },
                depth: if is_set("theo-xa") {
                    Depth::Communes
                } else {
                    Depth::EveryUnit
                },
                view: if is_set("hien-nay") {
                    UnitView::Today
                } else {
                    UnitView::AsItWas
                },
            },
            unit_rows: if is_set("co-so-lieu") {
                UnitRows::WithFigures
            } else {
                UnitRows::All
            },
            shown: Place::parse(query.get("xem")),
        }
    }

    /// Writes the address.
    pub fn query(&self) -> String {
        let Question {
            from_year,
            to_year,
            unit,
            reach,
            view,
            field,
            depth,
        } = &self.question;
        let flag = |is_set: bool| if is_set { "1" } else { "" }.to_owned();
        let pairs = [
            ("bang", self.kind.id().to_owned()),
            ("tu", from_year.to_string()),
            ("den", to_year.to_string()),
            ("don-vi", encoded(unit)),
            ("linh-vuc", encoded(field)),
            ("rieng", flag(*reach == Reach::Alone)),
            ("theo-xa", flag(*depth == Depth::Communes)),
            ("hien-nay", flag(*view == UnitView::Today)),
            ("co-so-lieu", flag(self.unit_rows == UnitRows::WithFigures)),
            ("xem", self.shown.map_or(String::new(), Place::word)),
        ];
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("&")
    }

    /// Returns it with another figure opened, or none.
    pub fn with_shown(&self, shown: Option<Place>) -> Self {
        Self {
            shown,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_read_back_from_its_address() {
        for kind in ReportKind::ALL {
            let asked = Asked {
                kind: *kind,
                question: Question {
                    from_year: 2021,
                    to_year: 2025,
                    unit: "Xã Hanh Cù/1 ?#%&=".into(),
                    field: "kinh tế & xã hội".into(),
                    reach: Reach::Alone,
                    view: UnitView::Today,
                    depth: Depth::Communes,
                },
                unit_rows: UnitRows::WithFigures,
                shown: Some(Place {
                    table: 1,
                    row: None,
                    at: 3,
                }),
            };
            assert_eq!(Asked::parse(&asked.query(), 1999), asked);
            let plain = Asked {
                kind: *kind,
                question: Question::of_year(2022),
                ..Asked::default()
            };
            assert_eq!(Asked::parse(&plain.query(), 1999), plain);
        }
    }

    #[track_caller]
    fn check_years(query: &str, expect: (i32, i32)) {
        let question = Asked::parse(query, 2026).question;
        assert_eq!((question.from_year, question.to_year), expect, "{query}");
    }

    #[test]
    fn years_that_make_no_sense_are_read_as_far_as_they_do() {
        check_years("", (2026, 2026));
        check_years("tu=hai", (2026, 2026));
        check_years("tu=2024", (2024, 2024));
        check_years("den=2024", (2024, 2024));
        check_years("tu=2025&den=2021", (2021, 2025));
        check_years("tu=1900&den=2200", (2181, 2200));
        check_years("tu=-5&den=99999999999", (2026, 2026));
    }

    #[test]
    fn a_figure_that_is_not_there_is_none() {
        for place in ["", "1", "1-2", "a-b-c", "-1-0-0", "1-2-3-4"] {
            assert_eq!(Place::parse(place), None, "{place}");
        }
        let report = Report::default();
        let place = Place::parse("0-99999-7");
        assert_eq!(place.and_then(|place| place.find(&report)), None);
    }
}
