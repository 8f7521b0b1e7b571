//! Draws the models: the same ones in every run, with the words and the lengths of real ones.

use std::sync::Arc;

use so_dan_van_kheo::domain::canonical::{item_id, uuid_v8};
use so_dan_van_kheo::domain::date::Timestamp;
use so_dan_van_kheo::domain::leaf::Stamp;
use so_dan_van_kheo::domain::member;
use so_dan_van_kheo::domain::path::{Path, Segment};
use so_dan_van_kheo::domain::record::Record;
use so_dan_van_kheo::domain::register::{RecordId, Register};
use so_dan_van_kheo::domain::replica::ReplicaId;
use so_dan_van_kheo::domain::scope::Scope;
use so_dan_van_kheo::domain::value::Value;
use so_dan_van_kheo::domain::writer::Writer;
use so_dan_van_kheo::format::exchange_write::Export;

use crate::draw::Draw;

const N_COMMUNES: usize = 148;
const MINUTE: i64 = 60_000;
/// 2 January 2026.
const FIRST_WRITE: i64 = 1_767_312_000_000;
/// The month after, when the copy was changed.
const FIRST_CHANGE: i64 = FIRST_WRITE + 31 * 24 * 60 * MINUTE;

const DEEDS: &[&str] = &[
    "Vận động Nhân dân hiến đất mở rộng đường",
    "Tổ hợp tác trồng chè an toàn theo tiêu chuẩn VietGAP",
    "Đường hoa nông thôn mới kiểu mẫu",
    "Thắp sáng đường quê",
    "Tổ tự quản kênh mương nội đồng",
    "Phân loại rác tại nguồn, đổi rác lấy cây xanh",
    "Dòng họ khuyến học, khuyến tài",
    "Giữ gìn làn điệu hát Xoan trong trường học",
    "Camera an ninh do Nhân dân đóng góp",
    "Bộ phận một cửa thân thiện, hẹn giờ trả kết quả",
];
const HOLDERS: &[&str] = &[
    "Hội Nông dân",
    "Hội Liên hiệp Phụ nữ",
    "Đoàn Thanh niên",
    "Chi bộ",
    "Mặt trận Tổ quốc",
];
const PLACES: &[&str] = &[
    "Thanh Ba",
    "Đông Lĩnh",
    "Hạ Hòa",
    "Phú Khê",
    "Vĩnh Chân",
    "Yên Lập",
    "Cẩm Khê",
    "Minh Xuân",
];
const SENTENCES: &[&str] = &[
    "Tuyến đường liên khu xuống cấp, mặt đường hẹp, mùa mưa đi lại khó khăn.",
    "Nhân dân đồng thuận cao, tự nguyện hiến đất và đóng góp ngày công.",
    "Chi bộ họp bàn, ra nghị quyết chuyên đề và phân công đảng viên phụ trách từng nhóm hộ.",
    "Các hộ được bàn bạc công khai, quyết định mức đóng góp và cử người giám sát.",
    "Tổ dân vận đến từng nhà, lắng nghe tâm tư, nguyện vọng của bà con.",
    "Duy trì nền nếp vệ sinh chung vào sáng Chủ nhật hằng tuần.",
    "Phấn đấu 100% số hộ tham gia, không còn hộ vi phạm hương ước.",
    "Nâng thu nhập bình quân, giảm tỷ lệ hộ nghèo so với cuối năm trước.",
    "Tuyên truyền trên loa truyền thanh, nhóm Zalo và trong các buổi sinh hoạt khu dân cư.",
    "Kết quả được công khai tại nhà văn hóa và báo cáo Ban Chỉ đạo xã hằng quý.",
    "Mô hình được các khu lân cận đến học tập và đăng ký làm theo.",
    "Kinh phí do Nhân dân đóng góp, xã hỗ trợ xi măng, doanh nghiệp ủng hộ một phần.",
];
const FIELDS: &[&str] = &[
    "kinh-te",
    "van-hoa-xa-hoi",
    "quoc-phong-an-ninh",
    "he-thong-chinh-tri",
];
const KINDS: &[&str] = &["model", "exemplar", "project", "task"];
const SUBJECTS: &[&str] = &["collective", "individual"];
const STAGES: &[&str] = &[
    "registered",
    "accepted",
    "running",
    "reviewed",
    "recognised",
];
const GRADES: &[&str] = &["tot", "kha", "dat"];

/// Draws a register with this many models, written by the communes' own programs, each model in one go.
pub fn draw(n_models: usize) -> Register {
    let mut draw = Draw::new(2026);
    let mut writers: Vec<(Writer, Arc<str>)> = (0..N_COMMUNES)
        .map(|n| {
            let replica = ReplicaId::new(draw.number());
            let name = format!("Ban Dân vận xã {} {n}", PLACES[n % PLACES.len()]);
            (Writer::new([replica; 2]), name.into())
        })
        .collect();
    let mut register = Register::new();
    for n in 0..n_models {
        let unit = n % N_COMMUNES;
        let (writer, name) = &mut writers[unit];
        let at = Timestamp::from_millis(FIRST_WRITE + n as i64 * MINUTE);
        let stamp = Stamp {
            at,
            by: Arc::clone(name),
        };
        let leaves = leaves(&mut draw, unit);
        let id = u128::from(draw.number()) << 64 | u128::from(draw.number());
        let id = RecordId::model(uuid_v8(id.to_be_bytes()));
        let mut record = Record::default();
        for (path, value) in leaves {
            let dot = writer.next_dot(&id, &path, &value);
            record.write(path, value, dot, stamp.clone());
        }
        register.join_record(id, record);
    }
    register
}

fn leaves(draw: &mut Draw, unit: usize) -> Vec<(Path, Value)> {
    let quarter = 1 + draw.below(20);
    let place = PLACES[unit % PLACES.len()];
    let title = format!("{} tại khu {quarter}, xã {place}", draw.one(DEEDS));
    let mut leaves: Vec<(Path, Value)> = [
        (member::TITLE, title),
        (member::KIND, draw.one(KINDS).to_owned()),
        (member::SUBJECT, draw.one(SUBJECTS).to_owned()),
        (member::FIELD, draw.one(FIELDS).to_owned()),
        (member::UNIT, format!("xa-{unit:03}")),
        (
            member::HOLDER,
            format!("{} khu {quarter}", draw.one(HOLDERS)),
        ),
        (member::RATIONALE, sentences(draw, 2)),
        (member::OBJECTIVES, sentences(draw, 2)),
        (member::METHODS, sentences(draw, 3)),
        (member::LOCALITY, format!("Khu {quarter}, xã {place}")),
        (
            member::BENEFICIARIES,
            format!("{} hộ dân trong khu", 40 + draw.below(200)),
        ),
        (member::RESOURCES, sentences(draw, 1)),
        (member::STARTS_ON, "2025-02-03".to_owned()),
    ]
    .into_iter()
    .map(|(name, text)| ([name].into(), Value::Text(text)))
    .collect();
    for year in [2025, 2026] {
        let stage = draw.one(STAGES);
        let entry = if year == 2025 { "new" } else { "continued" };
        leaves.extend([
            year_leaf(year, member::ENTRY, Value::text(entry)),
            year_leaf(year, member::STAGE, Value::text(stage)),
        ]);
        let level = Value::text("commune");
        let item = Segment::Item(item_id(&level));
        let path = [
            member::YEARS,
            Segment::Year(year),
            member::REGISTERED_LEVELS,
            item,
        ];
        leaves.push((path.into(), level));
    }
    let score = Value::Number((60 + draw.below(40) as i64).into());
    leaves.extend([
        year_leaf(2025, member::RESULTS, Value::Text(sentences(draw, 1))),
        year_leaf(2025, member::SCORE, score),
        year_leaf(2025, member::GRADE, Value::text(draw.one(GRADES))),
    ]);
    leaves
}

fn sentences(draw: &mut Draw, n: usize) -> String {
    let sentences: Vec<&str> = (0..n).map(|_| draw.one(SENTENCES)).collect();
    sentences.join(" ")
}

fn year_leaf(year: i32, name: Segment, value: Value) -> (Path, Value) {
    ([member::YEARS, Segment::Year(year), name].into(), value)
}

/// Is what the province's office changed in a copy: stage and results of every tenth model.
pub struct Changes(Vec<(RecordId, [(Path, Value); 2])>);

impl Changes {
    /// Chooses the models and draws what becomes of them.
    pub fn of(register: &Register) -> Self {
        let mut draw = Draw::new(2027);
        let chosen = register.iter().map(|(id, _)| id).step_by(10);
        let changes = chosen.map(|id| {
            let results = Value::Text(sentences(&mut draw, 2));
            let leaves = [
                year_leaf(2026, member::STAGE, Value::text("not_recognised")),
                year_leaf(2026, member::RESULTS, results),
            ];
            (id.clone(), leaves)
        });
        Self(changes.collect())
    }

    /// Makes the changes.
    pub fn make(self, register: &mut Register) {
        let mut writer = Writer::new([ReplicaId::new(0x0d14_0bad_cafe_2026); 2]);
        for (n, (id, leaves)) in self.0.into_iter().enumerate() {
            let at = Timestamp::from_millis(FIRST_CHANGE + n as i64 * MINUTE);
            let stamp = Stamp::new(at, "Ban Dân vận Tỉnh ủy");
            for (path, value) in leaves {
                let dot = writer.next_dot(&id, &path, &value);
                register.entry(&id).write(path, value, dot, stamp.clone());
            }
        }
    }
}

/// Says that the province's office sends everything.
pub fn export() -> Export {
    Export {
        at: Timestamp::from_millis(FIRST_CHANGE),
        unit: "tinh".to_owned(),
        name: "Tỉnh Phú Thọ".to_owned(),
        changed_since: None,
        scope: Scope::default(),
    }
}
