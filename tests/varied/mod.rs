//! Models of a province whose texts hardly repeat one another: 16,000 words of two syllables, some more usual than others.
//! They take more room than Vietnamese prose does: deflate leaves a third less of that. Drawn here and in `tools/bench`.

use so_dan_van_kheo::domain::canonical::uuid_v8;
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;

use crate::draw::Draw;

const N_WORDS: usize = 16_000;
const N_UNITS: usize = 148;
const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r",
    "s", "t", "th", "tr", "v", "x",
];
/// Each with its six tones.
const RIMES: &[&str] = &[
    "a à á ả ã ạ",
    "an àn án ản ãn ạn",
    "ang àng áng ảng ãng ạng",
    "anh ành ánh ảnh ãnh ạnh",
    "ao ào áo ảo ão ạo",
    "ăm ằm ắm ẳm ẵm ặm",
    "âu ầu ấu ẩu ẫu ậu",
    "ay ày áy ảy ãy ạy",
    "e è é ẻ ẽ ẹ",
    "ê ề ế ể ễ ệ",
    "iên iền iến iển iễn iện",
    "inh ình ính ỉnh ĩnh ịnh",
    "o ò ó ỏ õ ọ",
    "ông ồng ống ổng ỗng ộng",
    "ơi ời ới ởi ỡi ợi",
    "u ù ú ủ ũ ụ",
    "uôi uồi uối uổi uỗi uội",
    "ương ường ướng ưởng ưỡng ượng",
];

/// Draws models of about 1,300 characters, each entered in one go by one of 148 units.
pub fn models(n_models: usize) -> Register {
    let syllables: Vec<String> = ONSETS
        .iter()
        .flat_map(|onset| {
            let rimes = RIMES.iter().flat_map(|tones| tones.split(' '));
            rimes.map(move |rime| format!("{onset}{rime}"))
        })
        .collect();
    let (mut draw, n) = (Draw::new(2031), syllables.len());
    let word = |_| format!("{} {}", syllables[draw.below(n)], syllables[draw.below(n)]);
    let words: Vec<String> = (0..N_WORDS).map(word).collect();
    let mut writers: Vec<Writer> = (0..N_UNITS)
        .map(|_| Writer::new([ReplicaId::new(draw.number()); 2]))
        .collect();
    let drawn = (0..n_models).map(|n| {
        let unit = n % N_UNITS;
        let at = Timestamp::from_millis(1_767_312_000_000 + n as i64 * 60_000);
        let stamp = Stamp::new(at, &format!("Ban Dân vận xã {unit}"));
        let leaves = leaves(&mut draw, &words, unit);
        let id = u128::from(draw.number()) << 64 | u128::from(draw.number());
        let id = RecordId::model(uuid_v8(id.to_be_bytes()));
        let mut record = Record::default();
        for (path, value) in leaves {
            let dot = writers[unit].next_dot(&id, &path, &value);
            record.write(path, value, dot, stamp.clone());
        }
        (id, record)
    });
    drawn.collect()
}

/// Draws a word: the first ones often, the last ones hardly ever.
fn usual<'a>(draw: &mut Draw, words: &'a [String]) -> &'a str {
    let n = (0..3).fold(words.len(), |n, _| draw.below(n) + 1);
    &words[n - 1]
}

fn leaves(draw: &mut Draw, words: &[String], unit: usize) -> Vec<(Path, Value)> {
    let mut text = |n: usize| {
        let drawn: Vec<&str> = (0..n).map(|_| usual(draw, words)).collect();
        Value::Text(drawn.join(" "))
    };
    let texts = [
        (member::TITLE, text(7)),
        (member::HOLDER, text(3)),
        (member::RATIONALE, text(22)),
        (member::OBJECTIVES, text(22)),
        (member::METHODS, text(35)),
        (member::LOCALITY, text(3)),
        (member::BENEFICIARIES, text(3)),
        (member::RESOURCES, text(10)),
        (member::OUTPUTS, text(10)),
        (member::UNIT, Value::Text(format!("xa-{unit:03}"))),
        (member::KIND, Value::text("model")),
        (member::SUBJECT, Value::text("collective")),
        (member::FIELD, Value::text("kinh-te")),
        (member::STARTS_ON, Value::text("2025-02-03")),
    ];
    let results = text(20);
    let mut leaves: Vec<(Path, Value)> = texts
        .into_iter()
        .map(|(name, value)| ([name].into(), value))
        .collect();
    for year in [2025, 2026] {
        let level = Segment::Item("commune".to_owned());
        let prefix = [member::YEARS, Segment::Year(year)];
        let stage = draw.one(&[
            "registered",
            "accepted",
            "running",
            "reviewed",
            "recognised",
        ]);
        let score = i64::from(draw.below(40) as u32) + 60;
        let of_year: [(&[Segment], Value); 4] = [
            (&[member::STAGE], Value::text(stage)),
            (&[member::ENTRY], Value::text("continued")),
            (&[member::REGISTERED_LEVELS, level], Value::text("commune")),
            (&[member::SCORE], Value::Number(score.into())),
        ];
        for (rest, value) in of_year {
            leaves.push(([&prefix, rest].concat().into(), value));
        }
    }
    let path = [member::YEARS, Segment::Year(2025), member::RESULTS];
    leaves.push((path.into(), results));
    leaves
}
