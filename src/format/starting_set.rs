//! The catalogue every register starts with, written by derived replicas: two fresh registers are equal.
//!
//! Its fields are those of Thanh Ba's report of 2022. All of it is data: entries are renamed, retired and added.

use crate::domain::date::Timestamp;
use crate::domain::leaf::Stamp;
use crate::domain::member;
use crate::domain::register::{Collection, RecordId, Register};
use crate::domain::value::Value;

use super::exchange_read::plain_record;

const FIELDS: &[(&str, &str)] = &[
    (
        "kinh-te",
        "Kinh tế, nông thôn mới nâng cao, đô thị văn minh",
    ),
    ("van-hoa-xa-hoi", "Văn hóa - xã hội"),
    ("quoc-phong-an-ninh", "Quốc phòng - an ninh"),
    ("he-thong-chinh-tri", "Xây dựng hệ thống chính trị"),
];

const KINDS: &[(&str, &str)] = &[
    ("model", "Mô hình"),
    ("exemplar", "Điển hình"),
    ("project", "Công trình"),
    ("task", "Phần việc"),
];

const LEVELS: &[(&str, &str)] = &[
    ("commune", "Cấp xã"),
    ("district", "Cấp huyện"),
    ("province", "Cấp tỉnh"),
    ("central", "Cấp trung ương"),
];

const GRADES: &[(&str, &str)] = &[("tot", "Tốt"), ("kha", "Khá")];

/// Returns the starting catalogue.
pub fn starting_set() -> Register {
    let lists = [
        (Collection::FIELDS, FIELDS),
        (Collection::KINDS, KINDS),
        (Collection::LEVELS, LEVELS),
        (Collection::GRADES, GRADES),
    ];
    let stamp = Stamp::new(Timestamp::default(), "");
    let records = lists.into_iter().flat_map(|(collection, entries)| {
        entries.iter().zip(1_i64..).map(move |((id, name), order)| {
            let leaves = [
                ([member::NAME].into(), Value::text(*name)),
                ([member::ORDER].into(), Value::Number(order.into())),
            ];
            (RecordId::new(collection.clone(), *id), leaves)
        })
    });
    records
        .map(|(id, leaves)| {
            let record = plain_record(&id, leaves.into_iter().collect(), &stamp);
            (id, record)
        })
        .collect()
}
