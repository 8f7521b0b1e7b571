//! The catalogue every register starts with, written by derived replicas: two fresh registers are equal.
//!
//! Its fields are those of Thanh Ba's report of 2022. All of it is data: entries are renamed, retired and added.

use litemap::LiteMap;

use crate::domain::date::Timestamp;
use crate::domain::leaf::Stamp;
use crate::domain::member;
use crate::domain::path::{Path, Segment};
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

const AWARD_FORMS: &[(&str, &str)] = &[
    ("bang-khen", "Bằng khen"),
    ("giay-khen", "Giấy khen"),
    ("bieu-duong", "Biểu dương"),
    ("giay-chung-nhan", "Giấy chứng nhận"),
];

const AWARDING_BODIES: &[(&str, &str)] = &[
    ("ubnd-tinh", "UBND tỉnh"),
    ("ubnd-xa", "UBND xã"),
    ("ban-chi-dao", "Ban Chỉ đạo"),
    ("mttq", "Ủy ban MTTQ Việt Nam"),
];

const INDICATORS: &[(&str, &str)] = &[
    ("nguoi-tham-gia", "Người tham gia"),
    ("ho-huong-loi", "Hộ hưởng lợi"),
    ("dat-hien", "Đất hiến"),
    ("ngay-cong", "Ngày công"),
    ("kinh-phi", "Kinh phí"),
    ("duong-giao-thong", "Đường giao thông"),
    ("cong-trinh", "Công trình"),
];

/// The measures of the indicators, in their order.
const MEASURES: &[&str] = &["người", "hộ", "m²", "ngày công", "đồng", "km", "công trình"];

/// The one set: an example to be edited, for no official table of points is known.
const SAMPLE: (&str, &str) = ("mau-minh-hoa", "Bảng điểm 100 điểm (mẫu minh họa)");

const CRITERIA: &[(&str, &str, i64)] = &[
    (
        "01-van-de",
        "Chọn đúng việc Nhân dân cần, mục tiêu rõ ràng",
        20,
    ),
    ("02-cach-lam", "Cách làm sáng tạo, phù hợp tình hình", 20),
    (
        "03-tham-gia",
        "Huy động được Nhân dân và các lực lượng tham gia",
        20,
    ),
    ("04-ket-qua", "Kết quả cụ thể, kiểm chứng được", 25),
    ("05-lau-ben", "Duy trì được, có thể nhân rộng", 15),
];

/// The least totals of the grades.
const THRESHOLDS: &[(&str, i64)] = &[("tot", 80), ("kha", 65)];

/// Returns the starting catalogue.
pub fn starting_set() -> Register {
    let lists = [
        (Collection::FIELDS, FIELDS),
        (Collection::KINDS, KINDS),
        (Collection::LEVELS, LEVELS),
        (Collection::GRADES, GRADES),
        (Collection::AWARD_FORMS, AWARD_FORMS),
        (Collection::AWARDING_BODIES, AWARDING_BODIES),
        (Collection::INDICATORS, INDICATORS),
    ];
    let stamp = Stamp::new(Timestamp::default(), "");
    let records = lists.into_iter().flat_map(|(collection, entries)| {
        entries.iter().zip(1_i64..).map(move |((id, name), order)| {
            let mut leaves: LiteMap<Path, Value> = LiteMap::new();
            leaves.insert([member::NAME].into(), Value::text(*name));
            leaves.insert([member::ORDER].into(), Value::Number(order.into()));
            let place = INDICATORS.iter().position(|(one, _)| one == id);
            if let Some(measure) = place.and_then(|place| MEASURES.get(place))
                && collection == Collection::INDICATORS
            {
                leaves.insert([member::MEASURE].into(), Value::text(*measure));
            }
            (RecordId::new(collection.clone(), *id), leaves)
        })
    });
    let (id, name) = SAMPLE;
    let sample = (RecordId::new(Collection::SETS, id), sample_leaves(name));
    records
        .chain([sample])
        .map(|(id, leaves)| {
            let record = plain_record(&id, leaves, &stamp);
            (id, record)
        })
        .collect()
}

fn sample_leaves(name: &str) -> LiteMap<Path, Value> {
    let object = |text: (&str, &str), number: (&str, i64)| {
        let members = [
            (text.0.to_owned(), Value::text(text.1)),
            (number.0.to_owned(), Value::Number(number.1.into())),
        ];
        Value::Map(members.into_iter().collect())
    };
    let item = |list, id: String| -> Path { [list, Segment::Item(id)].into() };
    let criteria = CRITERIA.iter().map(|(id, name, max)| {
        let path = item(member::CRITERIA, (*id).to_owned());
        (path, object(("name", name), ("max", *max)))
    });
    let thresholds = THRESHOLDS.iter().zip(1..).map(|((grade, from), place)| {
        let path = item(member::THRESHOLDS, format!("{place:02}-{grade}"));
        (path, object(("grade", grade), ("from", *from)))
    });
    let scalars = [
        ([member::NAME].into(), Value::text(name)),
        ([member::IS_SAMPLE].into(), Value::Bool(true)),
    ];
    scalars
        .into_iter()
        .chain(criteria)
        .chain(thresholds)
        .collect()
}
