//! The table of models.

use super::details;
use super::{About, MAX_SHOWN, MAX_WITH_DETAILS};
use crate::domain::conflict::Conflict;
use crate::domain::fold::collation_key;
use crate::domain::member;
use crate::domain::model::{Model, YearEntry};
use crate::domain::register::RecordId;
use crate::domain::same_as::SameAs;
use crate::domain::value::Number;
use crate::report::catalogue::Catalogue;
use crate::report::html::Html;
use crate::report::number::{format_count, format_decimal};
use crate::report::words::{self, bare_number};

const COLUMNS: [&str; 7] = [
    "TT",
    "Tên mô hình, điển hình",
    "Đơn vị, cá nhân thực hiện",
    "Lĩnh vực",
    "Năm, giai đoạn, xếp loại",
    "Số liệu",
    "Địa bàn",
];

/// Is what every row is made with.
struct Rows<'a> {
    about: &'a About<'a>,
    catalogue: &'a Catalogue,
    same: SameAs,
    undecided: Vec<&'a Conflict>,
    has_details: bool,
}

pub(super) fn write(
    html: &mut Html,
    about: &About<'_>,
    catalogue: &Catalogue,
    undecided: &[Conflict],
) {
    let models = in_order(about, catalogue);
    let has_details = models.len() <= MAX_WITH_DETAILS;
    let rows = Rows {
        about,
        catalogue,
        same: SameAs::of(about.piece),
        // They stand in the order of the records.
        undecided: undecided
            .iter()
            .filter(|one| one.record().is_model())
            .collect(),
        has_details,
    };
    html.put("<section class=\"models\"><h2>")
        .say("Các mô hình")
        .put("</h2>");
    let left_out = left_out(models.len(), has_details);
    html.put("<p class=\"hint\">").say(&left_out).put("</p>");
    html.put("<table><thead><tr>");
    for column in COLUMNS {
        html.put("<th scope=\"col\">").say(column).put("</th>");
    }
    html.put("</tr></thead><tbody>\n");
    for (model, n) in models.iter().take(MAX_SHOWN).zip(1..) {
        rows.write(html, *model, n);
    }
    html.put("</tbody></table></section>\n");
}

/// Says what the page does not show.
fn left_out(n_models: usize, has_details: bool) -> String {
    let inside = "tệp trao đổi ở bên trong";
    match (n_models, has_details) {
        (0, _) => "Tệp này không có mô hình nào.".to_owned(),
        (_, true) => format!("Lịch sử sửa đổi, danh mục và cây đơn vị chỉ có trong {inside}."),
        (n, false) if n <= MAX_SHOWN => format!(
            "Vì có nhiều mô hình, trang chỉ có các cột dưới đây; nội dung, kết quả và mọi mục khác có đủ trong {inside}."
        ),
        (n, false) => format!(
            "Vì có quá nhiều mô hình, trang chỉ có {} trong {} mô hình, với các cột dưới đây; tất cả có đủ trong {inside}.",
            format_count(MAX_SHOWN),
            format_count(n)
        ),
    }
}

/// Lists the models by the names of their units, then by title.
fn in_order<'a>(about: &About<'a>, catalogue: &Catalogue) -> Vec<Model<'a>> {
    let mut models: Vec<Model<'a>> = Model::each(about.piece).collect();
    models.sort_by_cached_key(|model| {
        let unit = collation_key(catalogue.unit(model.unit()));
        // What has no unit stands last.
        (
            model.unit().is_empty(),
            unit,
            collation_key(model.title()),
            model.record_id().clone(),
        )
    });
    models
}

impl Rows<'_> {
    fn write(&self, html: &mut Html, model: Model<'_>, n: usize) {
        html.put("<tr><td>").say(&format_count(n));
        html.put("</td><th scope=\"row\">").say(model.title());
        self.marks(html, model.record_id());
        if self.has_details {
            details::write(html, self.about, model);
        }
        html.put("</th><td>");
        for line in [model.holder(), self.unit(model)] {
            paragraph(html, line);
        }
        html.put("</td><td>");
        html.say(self.catalogue.fields.name(model.field()));
        html.put("</td><td>");
        let mut years = model.years();
        // In a file of one year that year comes first.
        years.sort_by_key(|entry| Some(entry.year()) != self.about.scope.year);
        for entry in &years {
            self.year(html, *entry);
        }
        html.put("</td><td>");
        if let Some(latest) = years.iter().find(|entry| !entry.indicators().is_empty()) {
            self.numbers(html, *latest);
        }
        html.put("</td><td>").say(model.text(member::LOCALITY));
        html.put("</td></tr>\n");
    }

    fn unit<'m>(&'m self, model: Model<'m>) -> &'m str {
        self.catalogue.unit(model.unit())
    }

    /// Says what is undecided about a model, and which one it is the same with.
    fn marks(&self, html: &mut Html, id: &RecordId) {
        if !self.same.is_face(id) {
            let face = self.about.words.record(self.same.face(id));
            html.put("<p class=\"mark\"><b>")
                .say("Là một với ")
                .put("</b>");
            html.apart(&face).say(", chỉ tính một lần.").put("</p>");
        }
        let first = self.undecided.partition_point(|one| one.record() < id);
        for conflict in self.undecided[first..]
            .iter()
            .take_while(|one| one.record() == id)
        {
            details::undecided(html, self.about.words, conflict);
        }
    }

    /// Writes a year in a line.
    fn year(&self, html: &mut Html, entry: YearEntry<'_>) {
        html.put("<p><b>")
            .say(&entry.year().to_string())
            .put("</b>");
        let grade = match entry.text(member::GRADE) {
            "" => "",
            id => self.catalogue.grades.name(self.catalogue.grades.meant(id)),
        };
        let score = entry.score().map(|score| format!("{} điểm", amount(score)));
        let number = match bare_number(entry.decision(member::NUMBER)) {
            "" => String::new(),
            number => format!("QĐ {number}"),
        };
        let awards = match entry.items(member::AWARDS).count() {
            0 => String::new(),
            n => format!("{} khen thưởng", format_count(n)),
        };
        let parts = [
            words::entry_id(entry.entry()),
            words::stage_id(entry.stage()),
            grade,
            &score.unwrap_or_default(),
            &number,
            &awards,
        ];
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            html.put(" · ").apart(part);
        }
        html.put("</p>");
    }

    /// Writes the indicators of a year.
    fn numbers(&self, html: &mut Html, entry: YearEntry<'_>) {
        paragraph(html, &format!("Năm {}:", entry.year()));
        for (_, one) in entry.indicators() {
            let indicators = &self.catalogue.indicators;
            html.put("<p>")
                .apart(indicators.name(indicators.meant(one.name)));
            if let Some(value) = one.value {
                html.put(": ")
                    .say(&amount(value))
                    .put(" ")
                    .apart(one.measure);
            }
            html.put("</p>");
        }
    }
}

/// Writes a line of its own, where there is one.
fn paragraph(html: &mut Html, line: &str) {
    if !line.is_empty() {
        html.put("<p>").say(line).put("</p>");
    }
}

/// Writes a number with all the digits it has.
fn amount(number: &Number) -> String {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.to_f64() {
        exact if exact.abs() < EXACT => format_decimal(exact),
        _ => number.as_str().to_owned(),
    }
}
