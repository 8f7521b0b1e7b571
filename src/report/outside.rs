//! What stands outside the unit that figures are of, in words: a report of the unit lacks it, the figure of the whole register has it.

use std::collections::BTreeSet;

use super::number::format_count;
use crate::domain::catalogue::CatalogueList;
use crate::domain::figures::{Counted, Figure, Figures, Question};
use crate::domain::fold::{compose, in_sentence};
use crate::domain::register::{Collection, Register};
use crate::domain::unit::UnitTree;

/// How many units are named.
const N_NAMED: usize = 10;

/// Is the models of units that hang together with the one asked about in no way.
pub struct Apart<'a> {
    units: &'a UnitTree,
    n_units: usize,
    /// The topmost of those units, in the order of their ids.
    tops: Vec<&'a str>,
    /// The models.
    pub behind: Figure,
}

impl<'a> Apart<'a> {
    /// Looks for them; `None` where there are none.
    pub fn of(adrift: &[Counted<'a>], units: &'a UnitTree) -> Option<Self> {
        let ids: BTreeSet<&str> = adrift.iter().map(|one| one.unit).collect();
        let ids = || ids.iter().copied().filter(|unit| !unit.is_empty());
        let tops: BTreeSet<&str> = ids().map(|unit| units.topmost(unit)).collect();
        let behind = Figure::of_those(adrift, &|one| !one.unit.is_empty());
        (behind.n() > 0).then(|| Self {
            units,
            n_units: ids().count(),
            tops: tops.into_iter().collect(),
            behind,
        })
    }

    /// Counts them, and names the topmost of their units.
    pub fn text(&self) -> String {
        let stand = match self.tops.len() == self.n_units {
            true => "không nằm dưới đơn vị nào ở đây (",
            false => "nằm ngoài (thuộc ",
        };
        let named = self.tops.iter().take(N_NAMED);
        let named: Vec<&str> = named.map(|unit| self.units.told_apart(unit)).collect();
        let more = if self.tops.len() > N_NAMED { "…" } else { "" };
        format!(
            "{} mô hình của {} đơn vị {stand}{}{more})",
            format_count(self.behind.n()),
            format_count(self.n_units),
            named.join(", "),
        )
    }

    /// Says how they come to count for the unit asked about; `None` where none of their units can. `rank` tells how high a level
    /// stands.
    pub fn way_in(&self, asked: &str, rank: &dyn Fn(&str) -> Option<usize>) -> Option<String> {
        let (units, tops) = (self.units, &self.tops);
        let root = units.topmost(asked);
        let stands = units.today(root);
        if tops.iter().any(|top| units.is_within_today(top, stands)) {
            return Some("muốn tính cả, hãy chọn “Theo đơn vị hiện nay”.".to_owned());
        }
        let name = |id| compose(units.name(id));
        if tops.iter().any(|top| name(top) == name(root)) {
            return Some(format!(
                "nếu chỉ có một {}, hãy vào Danh mục bấm “Sáp nhập…” để sáp nhập đơn vị thừa.",
                in_sentence(units.name(root))
            ));
        }
        let level = |id: &str| units.get(id).and_then(|unit| rank(unit.counted_level()));
        let could_go = |top: &&str| match (level(top), level(asked)) {
            (Some(top), Some(asked)) => top < asked,
            _ => true,
        };
        tops.iter().any(could_go).then(|| {
            format!(
                "nếu thuộc {}, hãy chọn “Thuộc đơn vị” cho đơn vị ấy ở Danh mục.",
                units.told_apart(asked)
            )
        })
    }
}

/// Counts the models of no unit, in words, with them.
pub fn of_none(adrift: &[Counted<'_>]) -> Option<(String, Figure)> {
    let behind = Figure::of_those(adrift, &|one| one.unit.is_empty());
    let text = format!("{} mô hình chưa ghi đơn vị", format_count(behind.n()));
    (behind.n() > 0).then_some((text, behind))
}

/// Is what the figure of a whole register has beside the models of its own unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Beside {
    /// It in a sentence, as it stands in a report.
    pub said: String,
    /// It with what to do about it.
    pub hint: String,
}

/// Says what the figure of a whole register for a year, of `n_all` models, has beside those of its own unit; `None` where there is
/// nothing, or where the register knows no unit of its own.
pub fn beside_own(
    register: &Register,
    units: &UnitTree,
    own: &str,
    year: i32,
    n_all: usize,
) -> Option<Beside> {
    if !units.has(own) {
        return None;
    }
    let question = Question {
        unit: own.to_owned(),
        ..Question::of_year(year)
    };
    let figures = Figures::of(register, units, &question);
    let name = units.told_apart(own);
    let adrift = &figures.adrift;
    let n_inside = figures.registered().n() + Figure::of(adrift).n();
    let n_others = n_all.saturating_sub(n_inside);
    let of_others = (n_others > 0).then(|| {
        let n = format_count(n_others);
        format!("{n} mô hình của đơn vị khác")
    });
    let apart = Apart::of(adrift, units);
    let way_in = apart.as_ref().and_then(|apart| {
        let levels = CatalogueList::of(register, &Collection::LEVELS);
        apart.way_in(own, &|level| levels.place(level))
    });
    let of_units = apart.map(|apart| apart.text());
    let parts = [of_others, of_none(adrift).map(|(text, _)| text), of_units];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let said = format!(
        "Trong đó có phần mà báo cáo của {name} không tính: {}",
        parts.join("; ")
    );
    (!parts.is_empty()).then(|| Beside {
        hint: way_in.map_or_else(|| format!("{said}."), |way_in| format!("{said}: {way_in}")),
        said: format!("{said}."),
    })
}
