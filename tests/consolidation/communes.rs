//! What 148 communes have to report, drawn by a generator that knows nothing of registers, and what it adds up to.

use so_dan_van_kheo::domain::summary::Summary;
use so_dan_van_kheo::domain::tally::Tally;

use crate::draw::Draw;

pub const PROVINCE: (&str, &str) = ("tinh", "Tỉnh Phú Thọ");
pub const YEARS: [i32; 4] = [2023, 2024, 2025, 2026];

const DEEDS: &[&str] = &[
    "Vận động Nhân dân hiến đất mở rộng đường",
    "Tổ hợp tác trồng chè an toàn theo tiêu chuẩn VietGAP",
    "Đường hoa nông thôn mới kiểu mẫu",
    "Thắp sáng đường quê",
    "Tổ tự quản kênh mương nội đồng",
    "Phân loại rác tại nguồn, đổi rác lấy cây xanh",
    "Dòng họ khuyến học, khuyến tài",
    "Tổ hòa giải cơ sở kiểu mẫu",
    "Giữ gìn làn điệu hát Xoan",
    "Vận động xây nhà đại đoàn kết cho hộ nghèo",
    "Camera an ninh do Nhân dân đóng góp",
    "Tổ liên gia tự quản về an ninh trật tự",
    "Bộ phận một cửa thân thiện, hẹn giờ trả kết quả",
    "Chi bộ sinh hoạt chuyên đề gắn với giải quyết việc của dân",
];
const HOLDERS: &[&str] = &["Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên", "Chi bộ"];
const FIRST: &[&str] = &["Thanh", "Đông", "Hạ", "Phú", "Vĩnh", "Yên", "Cẩm", "Minh"];
const SECOND: &[&str] = &["Ba", "Hòa", "Khê", "Lập", "Sơn", "Thủy", "Lương", "Xuân"];
const FIELDS: &[&str] = &[
    "kinh-te",
    "van-hoa-xa-hoi",
    "quoc-phong-an-ninh",
    "he-thong-chinh-tri",
];
const KINDS: &[&str] = &["model", "exemplar", "project", "task"];
const STAGES: &[&str] = &[
    "draft",
    "registered",
    "returned",
    "accepted",
    "running",
    "reviewed",
    "proposed",
    "recognised",
    "not_recognised",
    "stopped",
];

/// Says how a commune sends its models.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sending {
    /// One file of this program.
    Once,
    /// One in the middle of the work, one at the end.
    Twice,
    /// One of this program, and the same without `sync`, as a program that does not know it would pass it on.
    WithAndWithoutSync,
    /// One that its own program made, with numbers for ids.
    OtherProgram,
}

pub struct Commune {
    pub unit: String,
    pub name: String,
    pub sending: Sending,
    pub models: Vec<Planned>,
}

pub struct Planned {
    pub title: String,
    pub kind: &'static str,
    pub subject: &'static str,
    pub field: &'static str,
    pub holder: String,
    pub years: Vec<PlannedYear>,
}

pub struct PlannedYear {
    pub year: i32,
    pub entry: &'static str,
    pub stage: &'static str,
    pub levels: &'static [&'static str],
}

/// Draws the communes, each with 42 to 120 models.
pub fn communes(draw: &mut Draw) -> Vec<Commune> {
    (0..148)
        .map(|n| {
            let name = format!(
                "Xã {} {} {}",
                FIRST[n % 8],
                SECOND[n / 8 % 8],
                ["", "Thượng", "Hạ"][n / 64]
            );
            let name = name.trim().to_owned();
            let n_models = 42 + draw.below(79);
            Commune {
                unit: format!("xa-{n:03}"),
                sending: match n % 8 {
                    0 => Sending::OtherProgram,
                    1 => Sending::WithAndWithoutSync,
                    2 => Sending::Twice,
                    _ => Sending::Once,
                },
                models: (0..n_models).map(|_| planned(draw, &name)).collect(),
                name,
            }
        })
        .collect()
}

fn planned(draw: &mut Draw, commune: &str) -> Planned {
    let quarter = 1 + draw.below(20);
    let first = draw.below(YEARS.len());
    let last = YEARS.len().min(first + 1 + draw.below(3));
    let years = YEARS[first..last].iter().map(|year| PlannedYear {
        year: *year,
        entry: if *year == YEARS[first] {
            "new"
        } else {
            "continued"
        },
        stage: draw.one(STAGES),
        levels: draw.one(&[&["commune"], &["commune", "district"], &[]]),
    });
    let years = years.collect();
    Planned {
        title: format!("{} khu {quarter}, {commune}", draw.one(DEEDS)),
        kind: draw.one(KINDS),
        subject: draw.one(&["collective", "individual"]),
        field: draw.one(FIELDS),
        holder: format!("{} khu {quarter}", draw.one(HOLDERS)),
        years,
    }
}

/// Adds up what the communes have for a year, model by model.
pub fn totals(communes: &[Commune], year: i32) -> Summary {
    let mut totals = Summary {
        year,
        ..Summary::default()
    };
    for commune in communes {
        for model in &commune.models {
            let Some(entry) = model.years.iter().find(|entry| entry.year == year) else {
                continue;
            };
            add(&mut totals.by_stage, entry.stage);
            if ["draft", "returned"].contains(&entry.stage) {
                continue;
            }
            totals.n_registered += 1;
            match entry.entry {
                "new" => totals.n_new += 1,
                _ => totals.n_continued += 1,
            }
            add(&mut totals.by_field, model.field);
            add(&mut totals.by_subject, model.subject);
            add(&mut totals.by_kind, model.kind);
            add(&mut totals.by_unit, &commune.unit);
            for level in entry.levels {
                add(&mut totals.by_level, level);
            }
        }
    }
    totals
}

fn add(tally: &mut Tally, id: &str) {
    *tally.entry(id.to_owned()).or_default() += 1;
}
