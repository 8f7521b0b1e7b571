//! The name of an exported file, in letters every system and messenger keeps.

use crate::domain::date::Timestamp;
use crate::domain::fold::slug;

const MAX_UNIT_CHARS: usize = 60;

/// Returns `dvk_<unit>_<scope>_<day>` without an ending, the day in Viet Nam: `dvk_xa-thanh-ba_2026_2026-11-23`.
pub fn file_name(unit: &str, scope: &str, at: Timestamp) -> String {
    let (day, _) = at.vietnam_date_time();
    let day: Vec<&str> = day.rsplit('/').collect();
    format!("dvk_{}_{}_{}", short(unit), short(scope), day.join("-"))
}

/// Returns `dvk_<unit>_<scope>` without an ending: the name of a file that is replaced by its next version.
pub fn lasting_name(unit: &str, scope: &str) -> String {
    format!("dvk_{}_{}", short(unit), short(scope))
}

/// Returns the name in ASCII, cut at a whole word where it is long.
fn short(name: &str) -> String {
    let mut slug = slug(name);
    if slug.len() > MAX_UNIT_CHARS {
        slug.truncate(MAX_UNIT_CHARS);
        slug.truncate(slug.rfind('-').unwrap_or(MAX_UNIT_CHARS));
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_unit_scope_and_day_in_viet_nam() {
        let at = Timestamp::from_iso("2026-11-22T18:30:00Z").expect("a moment");
        let name = file_name("Xã Thanh Ba", "tat-ca", at);
        assert_eq!(name, "dvk_xa-thanh-ba_tat-ca_2026-11-23");
    }

    #[test]
    fn a_file_that_is_replaced_is_named_without_a_day() {
        let name = lasting_name("Xã Thanh Ba", "sao lưu thứ hai");
        assert_eq!(name, "dvk_xa-thanh-ba_sao-luu-thu-hai");
    }

    #[test]
    fn a_long_name_is_cut_at_a_word() {
        let at = Timestamp::default();
        let name = file_name(
            "Ban Tuyên giáo và Dân vận Đảng ủy xã Thanh Ba (hợp nhất từ bốn xã)",
            "x",
            at,
        );
        assert_eq!(
            name,
            "dvk_ban-tuyen-giao-va-dan-van-dang-uy-xa-thanh-ba-hop-nhat-tu_x_1970-01-01"
        );
    }
}
