//! Members this version does not know, shown as they are.

use crate::ui::markup::{IntoMarkup, Markup, view};

use crate::domain::model::Model;
use crate::domain::value::{Number, Value};
use crate::report::number::format_decimal;
use crate::ui::text::models as text;
use crate::ui::text::paths::path_label;

/// Shows them with their place in the file; nothing where there are none.
pub(super) fn unknown_members(model: Model<'_>) -> impl IntoMarkup {
    let members: Vec<(String, String)> = model
        .unknown_members()
        .map(|(path, value)| (path_label(path), value_text(value)))
        .collect();
    let item = |(path, value)| {
        view! {
            <div>
                <dt class="definitions__term">{path}</dt>
                <dd class="definitions__value">{value}</dd>
            </div>
        }
    };
    (!members.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="part-other">
                <h2 class="card__title" id="part-other">
                    {text::OTHER_MEMBERS}
                </h2>
                <p class="hint">{text::OTHER_MEMBERS_HINT}</p>
                <dl class="definitions">{members.into_iter().map(item).collect::<Markup>()}</dl>
            </section>
        }
    })
}

/// Writes any value as a text.
pub(super) fn value_text(value: &Value) -> String {
    let joined = |texts: Vec<String>| texts.join("; ");
    match value {
        Value::Empty | Value::Seen(_) => String::new(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(one) => number(one),
        Value::Text(text) => text.clone(),
        Value::List(items) => joined(items.iter().map(value_text).collect()),
        Value::Map(members) => {
            let members = members
                .iter()
                .map(|(name, value)| format!("{name}: {}", value_text(value)));
            joined(members.collect())
        }
    }
}

/// Writes a number as Vietnamese documents do; one too long for that as it is.
pub(super) fn number(number: &Number) -> String {
    const N_EXACT_DIGITS: usize = 15;
    if number.as_str().len() <= N_EXACT_DIGITS {
        format_decimal(number.to_f64())
    } else {
        number.as_str().to_owned()
    }
}
