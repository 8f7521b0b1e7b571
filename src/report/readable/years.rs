//! How many models a page counts, by year and field.

use super::About;
use crate::domain::figures::{Counted, Figure, Figures, Question, by};
use crate::domain::summary::years;
use crate::report::catalogue::Catalogue;
use crate::report::html::Html;
use crate::report::number::format_count;

/// Is how many years are counted, the latest ones.
const MAX_YEARS: usize = 10;

pub(super) fn write(html: &mut Html, about: &About<'_>, catalogue: &Catalogue) {
    let mut years = years(about.piece);
    // Of other years a file of one year has but a part.
    if let Some(year) = about.scope.year {
        years.retain(|one| *one == year);
    }
    let n_more = years.len().saturating_sub(MAX_YEARS);
    years.truncate(MAX_YEARS);
    let (Some(&last), Some(&first)) = (years.first(), years.last()) else {
        return;
    };
    let question = Question {
        from_year: first,
        to_year: last,
        ..Question::default()
    };
    let figures = Figures::of(about.piece, &catalogue.units, &question);
    html.put("<section><h2>")
        .say("Số mô hình được đăng ký, theo năm và lĩnh vực")
        .put("</h2><p class=\"hint\">")
        .say("Chỉ đếm mô hình có trong tệp này; không tính bản nháp và mô hình bị trả lại.");
    if n_more > 0 {
        html.say(" Còn ")
            .say(&format_count(n_more))
            .say(" năm trước đó không đếm ở đây.");
    }
    html.put("</p><div class=\"years\">");
    for year in years {
        table(html, catalogue, year, &figures.of_year(year));
    }
    html.put("</div></section>\n");
}

fn table(html: &mut Html, catalogue: &Catalogue, year: i32, part: &[Counted<'_>]) {
    let groups = by(part, &|one| one.field);
    html.put("<table><caption>")
        .say("Năm ")
        .say(&year.to_string());
    html.put("</caption><tbody>");
    for id in catalogue
        .fields
        .in_order(Vec::new(), groups.keys().copied())
    {
        let n = groups.get(id).map_or(0, |part| Figure::of(part).n());
        row(html, catalogue.fields.name(id), n);
    }
    row(html, "Tổng số", Figure::of(part).n());
    html.put("</tbody></table>");
}

fn row(html: &mut Html, label: &str, n: usize) {
    html.put("<tr><th scope=\"row\">").say(label);
    html.put("</th><td>")
        .say(&format_count(n))
        .put("</td></tr>");
}
