//! The head of a page, what it is about, and the file inside.

use super::{About, POLICY, STYLE};
use crate::domain::conflict::Conflict;
use crate::domain::model::Model;
use crate::domain::scope::Content;
use crate::report::catalogue::Catalogue;
use crate::report::html::Html;
use crate::report::number::format_count;
use crate::report::words::{UNSTATED, stage_id};

const TITLE: &str = "Mô hình, điển hình “Dân vận khéo”";
const TO_IMPORT: &str =
    "Để đưa vào sổ: mở Sổ Dân vận khéo, vào “Trao đổi tệp”, chọn chính tệp .html này.";

pub(super) fn write(
    html: &mut Html,
    about: &About<'_>,
    catalogue: &Catalogue,
    undecided: &[Conflict],
) {
    let maker = match about.maker {
        "" => UNSTATED,
        maker => maker,
    };
    html.put("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"")
        .put(POLICY)
        .put("\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\"><meta name=\"generator\" content=\"so-dan-van-kheo\"><title>")
        .say(TITLE)
        .say(if about.maker.is_empty() { "" } else { ": " })
        .say(about.maker)
        .put("</title><style>")
        .put(STYLE)
        .put("</style></head>\n<body><header><h1>")
        .say(TITLE)
        .put("</h1><dl class=\"facts\">");
    for (label, fact) in facts(about, catalogue, undecided, maker) {
        html.put("<div><dt>").say(label).put("</dt><dd>");
        html.say(&fact).put("</dd></div>");
    }
    html.put("</dl></header>\n<main>");
    file(html, about);
}

fn facts(
    about: &About<'_>,
    catalogue: &Catalogue,
    undecided: &[Conflict],
    maker: &str,
) -> Vec<(&'static str, String)> {
    let (day, time) = about.at.vietnam_date_time();
    let n_models = Model::all(about.piece).count();
    let records = about.piece.iter().filter(|(id, _)| id.is_model());
    let n_gone = records.filter(|(_, record)| record.is_hidden(&[])).count();
    let mut facts = vec![
        ("Đơn vị lập", maker.to_owned()),
        ("Lập lúc", format!("{time} ngày {day}")),
        ("Phạm vi", scope(about, catalogue)),
    ];
    if about.scope.content == Content::Models {
        let gone = match n_gone {
            0 => String::new(),
            n => format!(
                "; tệp bên trong còn mang {} mô hình đã xóa",
                format_count(n)
            ),
        };
        facts.push(("Số mô hình", format!("{}{gone}", format_count(n_models))));
    }
    if !undecided.is_empty() {
        let n = format_count(undecided.len());
        let elsewhere = undecided.iter().filter(|one| !one.record().is_model());
        let elsewhere = match elsewhere.count() {
            0 => String::new(),
            n => format!(
                " {} chỗ là của đơn vị, danh mục, chỉ có trong tệp bên trong.",
                format_count(n)
            ),
        };
        let shown = "Trang hiện giá trị ghi sau cùng; mọi giá trị khác ghi dưới tên mô hình.";
        facts.push((
            "Chưa quyết định",
            format!("{n} chỗ khác nhau. {shown}{elsewhere}"),
        ));
    }
    facts.push(("Mã đối chiếu", about.code.to_owned()));
    facts
}

fn scope(about: &About<'_>, catalogue: &Catalogue) -> String {
    let scope = about.scope;
    let mut parts = Vec::new();
    match &scope.content {
        Content::Models => {}
        Content::Catalogue => parts.push("Chỉ danh mục và cây đơn vị".to_owned()),
        Content::Set(_) => parts.push("Chỉ một bộ danh mục".to_owned()),
    }
    parts.extend(scope.year.map(|year| format!("Năm {year}")));
    if !scope.unit.is_empty() {
        parts.push(catalogue.unit(&scope.unit).to_owned());
    }
    if !scope.field.is_empty() {
        parts.push(format!("Lĩnh vực {}", catalogue.fields.name(&scope.field)));
    }
    if !scope.stage.is_empty() {
        parts.push(format!("Giai đoạn {}", stage_id(&scope.stage)));
    }
    if scope.models.is_some() {
        parts.push("Các mô hình được chọn".to_owned());
    }
    if let Some(since) = about.changed_since {
        let (day, time) = since.vietnam_date_time();
        parts.push(format!("Chỉ mô hình đã thay đổi từ {time} ngày {day}"));
    }
    match parts.is_empty() {
        true => "Toàn bộ sổ".to_owned(),
        false => parts.join(" · "),
    }
}

/// Says how the file inside is had.
fn file(html: &mut Html, about: &About<'_>) {
    html.put("<section class=\"inside\"><h2>")
        .say("Tệp trao đổi ở bên trong")
        .put("</h2><p>");
    match about.inside.content {
        Ok(address) => {
            html.put("<a id=\"so-dan-van-kheo-file\" data-digest=")
                .value(about.inside.digest)
                .put(" download=")
                .value(about.inside.file_name)
                .put(" href=")
                .value(address)
                .put(">")
                .say("Lưu thành tệp .json")
                .put("</a></p><p>")
                .say(TO_IMPORT)
                .say(" Chọn tệp .json vừa lưu cũng được. Nơi nào bấm mà không lưu được (như khi đang xem trong Zalo) thì dùng chính tệp .html này.");
        }
        Err(_) => {
            html.say("Tệp quá lớn để trình duyệt lưu riêng ra được. ")
                .say(TO_IMPORT);
        }
    }
    html.put("</p></section>\n");
}
