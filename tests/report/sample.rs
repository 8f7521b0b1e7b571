//! A small register with something of everything, as a file.

use so_dan_van_kheo::domain::register::Register;
use so_dan_van_kheo::format::exchange_read::open_text;
use so_dan_van_kheo::format::starting_set::starting_set;

/// Seven models of a province with two communes, one of which took the place of a third.
const FILE: &str = r#"{
  "format": "so-dan-van-kheo", "version": 1,
  "catalogue": { "award_forms": [{ "id": "giay-khen", "name": "Giấy khen" }, { "id": "bang-khen", "name": "Bằng khen" }] },
  "units": [
    { "id": "tinh", "name": "Tỉnh Phú Thọ", "level": "province" },
    { "id": "thanh-ba", "name": "Xã Thanh Ba", "level": "commune", "parent": "tinh", "valid_from": "2025-07-01" },
    { "id": "hanh-cu", "name": "Xã Hanh Cù", "level": "commune", "parent": "tinh", "valid_to": "2025-06-30", "successors": ["thanh-ba"] },
    { "id": "yen-lap", "name": "Xã Yên Lập", "level": "commune", "parent": "tinh" }
  ],
  "models": [
    { "id": "a", "title": "Đường hoa", "unit": "hanh-cu", "field": "kinh-te", "subject": "collective", "kind": "model",
      "holder": "Chi hội Phụ nữ khu 2", "methods": "Mỗi tháng một buổi.\nTrồng hoa ven đường.", "starts_on": "2024-03", "ends_on": "2025-12-31",
      "years": [
        { "year": 2024, "entry": "new", "stage": "recognised", "registered_levels": ["commune", "province"], "recognised_level": "commune",
          "results": "Dài 2 km", "score": 92.5, "grade": "tot", "decision": { "number": "05/QĐ-UBND", "date": "2024-12", "body": "UBND xã" },
          "awards": [{ "form": "GIẤY KHEN", "body": "UBND huyện", "to": "Chi hội" }, { "form": "Bằng khen", "body": "UBND tỉnh" }],
          "indicators": [{ "name": "Người tham gia", "value": 120, "measure": "người" }, { "name": "Kinh phí", "value": 12000000.5, "measure": "đồng" }] },
        { "year": 2025, "entry": "continued", "stage": "running", "registered_levels": ["commune"],
          "indicators": [{ "name": "người tham gia", "value": 80, "measure": "Người" }, { "name": "Đường hoa", "measure": "km" }] } ] },
    { "id": "b", "title": "Camera an ninh", "unit": "hanh-cu", "field": "quoc-phong-an-ninh", "subject": "collective",
      "years": [{ "year": 2025, "entry": "new", "stage": "accepted", "registered_levels": ["commune"], "grade": "chua" }] },
    { "id": "c", "title": "Bà Lan hiến đất", "unit": "thanh-ba", "field": "kinh-te", "subject": "individual",
      "years": [{ "year": 2025, "entry": "new", "stage": "reviewed", "grade": "kha", "awards": [{ "form": "bang-khen", "body": "UBND tỉnh", "subject": "individual" }],
        "indicators": [{ "name": "Kinh phí", "value": 1000000000000000.25, "measure": "đồng" }] }] },
    { "id": "d", "title": "=HYPERLINK(\"http://a\")", "unit": "yen-lap", "field": "ton-giao", "subject": "dòng họ",
      "years": [{ "year": 2025, "entry": "new", "stage": "registered", "registered_levels": ["commune", "cum"] }] },
    { "id": "e", "title": "Không ghi gì", "years": [{ "year": 2025, "stage": "registered" }] },
    { "id": "g", "title": "Còn là nháp", "unit": "yen-lap", "field": "kinh-te", "years": [{ "year": 2025, "stage": "draft" }] },
    { "id": "h", "title": "Đường hoa khu 2", "unit": "thanh-ba", "field": "kinh-te", "same_as": "a",
      "years": [{ "year": 2025, "entry": "new", "stage": "registered", "registered_levels": ["province"] }] }
  ]
}"#;

/// Returns the register of whoever read that file.
pub fn register() -> Register {
    let mut register = starting_set();
    register.join(&open_text(FILE).unwrap().piece);
    register
}
