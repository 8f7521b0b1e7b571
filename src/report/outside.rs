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

/// Is a part of a sentence that counts models, and the models.
pub type Part = (String, Figure);

/// Counts the models of units that hang together with the one asked about in no way, and names the topmost of those units.
pub fn of_units(adrift: &[Counted<'_>], units: &UnitTree) -> Option<Part> {
    let behind = Figure::of_those(adrift, &|one| !one.unit.is_empty());
    let ids: BTreeSet<&str> = adrift.iter().map(|one| one.unit).collect();
    let ids: Vec<&str> = ids.into_iter().filter(|unit| !unit.is_empty()).collect();
    let tops = tops_of(adrift, units);
    let stand = match tops.len() == ids.len() {
        true => "không nằm dưới đơn vị nào ở đây (",
        false => "nằm ngoài (thuộc ",
    };
    let named = tops.iter().take(N_NAMED);
    let named: Vec<&str> = named.map(|unit| units.told_apart(unit)).collect();
    let more = if tops.len() > N_NAMED { "…" } else { "" };
    let text = format!(
        "{} mô hình của {} đơn vị {stand}{}{more})",
        format_count(behind.n()),
        format_count(ids.len()),
        named.join(", "),
    );
    (behind.n() > 0).then_some((text, behind))
}

/// Lists the topmost units above those of some models, in the order of their ids.
fn tops_of<'a>(adrift: &'a [Counted<'_>], units: &'a UnitTree) -> Vec<&'a str> {
    let ids: BTreeSet<&str> = adrift.iter().map(|one| one.unit).collect();
    let named = ids.into_iter().filter(|unit| !unit.is_empty());
    let tops: BTreeSet<&str> = named.map(|unit| units.topmost(unit)).collect();
    tops.into_iter().collect()
}

/// Counts the models of no unit.
pub fn of_none(adrift: &[Counted<'_>]) -> Option<Part> {
    let behind = Figure::of_those(adrift, &|one| one.unit.is_empty());
    let text = format!("{} mô hình chưa ghi đơn vị", format_count(behind.n()));
    (behind.n() > 0).then_some((text, behind))
}

/// Says how the models of such units come to count for the one asked about; `None` where none of the units can. `rank` tells how high
/// a level stands.
pub fn way_in(
    adrift: &[Counted<'_>],
    units: &UnitTree,
    asked: &str,
    rank: &dyn Fn(&str) -> Option<usize>,
) -> Option<String> {
    let tops = tops_of(adrift, units);
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
    let of_units = of_units(adrift, units).map(|(text, _)| text);
    let levels = CatalogueList::of(register, &Collection::LEVELS);
    let way_in = of_units
        .as_ref()
        .and_then(|_| way_in(adrift, units, own, &|level| levels.place(level)));
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
