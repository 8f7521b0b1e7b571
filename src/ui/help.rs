//! Which part of the help is about which screen, and which about what somebody asks.

use super::route::Route;
use super::text::help::{PARTS, Part};
use crate::domain::fold::fold;

/// How many words of a question are looked at.
const MAX_WORDS: usize = 16;

/// Is a part that has every word of a question.
#[derive(Clone, Copy)]
pub struct Answer {
    /// The part.
    pub part: &'static Part,
    /// What in it says most of it.
    pub says: &'static str,
}

/// Lists the parts with every word that is asked in them, whatever its marks. Those that say it in one sentence come first, and among
/// them what a part is about, then what to do, then what else is good to know.
pub fn answers(asked: &str) -> Vec<Answer> {
    let asked = fold(asked);
    let words: Vec<&str> = words(&asked).take(MAX_WORDS).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let found = PARTS.iter().filter_map(|part| answer(part, &words));
    let mut found: Vec<(Rank, Answer)> = found.collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, answer)| answer).collect()
}

/// Is how well a sentence answers, the best first: how many words it lacks, whether they stand apart, and what kind of sentence it is.
type Rank = (usize, bool, usize);

/// Returns how a part answers, by the sentence that does it best.
fn answer(part: &'static Part, words: &[&str]) -> Option<(Rank, Answer)> {
    let about = [(0, part.title), (1, part.lead)].into_iter();
    let steps = part.steps.iter().map(|step| (2, *step));
    let notes = part.notes.iter().map(|note| (3, *note));
    let mut has = vec![false; words.len()];
    let mut best = ((words.len(), true, 0), part.lead);
    for (kind, sentence) in about.chain(steps).chain(notes) {
        let folded = fold(sentence);
        let own: Vec<&str> = self::words(&folded).collect();
        let is_there = |word: &&str| own.iter().any(|one| one.starts_with(*word));
        let said: Vec<bool> = words.iter().map(is_there).collect();
        let n_lacking = said.iter().filter(|is_there| !**is_there).count();
        let is_row = |own: &[&str]| {
            own.iter()
                .zip(words)
                .all(|(own, word)| own.starts_with(*word))
        };
        let is_apart = !own.windows(words.len()).any(is_row);
        if (n_lacking, is_apart) < (best.0.0, best.0.1) && n_lacking < words.len() {
            let says = if kind == 0 { part.lead } else { sentence };
            best = ((n_lacking, is_apart, kind), says);
        }
        has.iter_mut()
            .zip(said)
            .for_each(|(has, said)| *has |= said);
    }
    let (rank, says) = best;
    (!has.contains(&false)).then_some((rank, Answer { part, says }))
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|one: char| !one.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// Returns the address of the part about a screen.
pub const fn part_about(route: &Route) -> &'static str {
    match route {
        Route::Overview { .. } | Route::Unknown | Route::Help(_) => "buoc-dau",
        Route::Models(_)
        | Route::Model { .. }
        | Route::AddModel
        | Route::EditModel { .. }
        | Route::AddYear { .. } => "ghi-mo-hinh",
        Route::Deleted { .. } => "xoa",
        Route::Review(_) => "binh-xet",
        Route::Reports { .. } => "bao-cao",
        Route::Exchange => "gui-tep",
        Route::Duplicates | Route::Reported => "cong-tep",
        Route::RestorePoints => "sao-luu",
        Route::FollowUp { .. } => "viec-can-lam",
        Route::Catalogue => "danh-muc",
        Route::Settings => "cai-dat",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::text::help::find;

    #[track_caller]
    fn check(asked: &str, address: &str, says: &str) {
        let found = answers(asked);
        let first = found
            .first()
            .map(|answer| (answer.part.address, answer.says));
        let (found, said) = first.unwrap_or_default();
        assert_eq!(found, address, "{asked}");
        assert!(said.contains(says), "{asked}: {said}");
    }

    #[test]
    fn what_people_ask_is_answered_whatever_its_marks() {
        for asked in [
            "ghi ngày đăng ký muộn",
            "ghi ngay dang ky muon",
            "GHI SỔ MUỘN",
        ] {
            check(asked, "ghi-mo-hinh", "Ghi sổ muộn: điền “Ngày đăng ký”");
        }
        check("làm báo cáo Word", "bao-cao", "Sổ không tạo tệp Word");
        check("nhập Excel", "buoc-dau", "chưa nhập thẳng tệp Excel được");
        check("sáp nhập", "danh-muc", "Sáp nhập, chia tách");
        check("bình xét", "binh-xet", "Chấm điểm");
        check("sao lưu", "sao-luu", "Một tệp cất ở nơi khác");
        for asked in ["", " ?! ", "máy bay không người lái"] {
            assert!(answers(asked).is_empty(), "{asked}");
        }
    }

    /// What people ask when something went wrong, in their words.
    #[test]
    fn what_is_asked_in_need_is_answered() {
        for asked in ["quên mật khẩu", "mất mật khẩu", "quên mã", "quen mat khau"] {
            check(asked, "gui-tep", "không ai mở lại được tệp ấy");
        }
        check("in sổ", "bao-cao", "bấm “In”");
        for asked in ["đổi máy", "điện thoại mới", "máy mới"] {
            check(asked, "sao-luu", "ở máy cũ rồi nhập ở máy mới");
        }
        for asked in ["máy hỏng", "mất máy", "mất dữ liệu"] {
            check(asked, "sao-luu", "");
        }
        check("xóa nhầm", "xoa", "bấm “Khôi phục”");
        check("gửi Zalo", "gui-tep", "Zalo");
        check("không mở được tệp", "cong-tep", "xin nơi gửi gửi lại");
        check("cập nhật chương trình", "cai-dat", "bấm “Dùng bản mới”");
        for asked in [
            "cập nhật",
            "bản mới",
            "nhập nhầm",
            "sửa nhầm",
            "không có mạng",
            "chữ nhỏ",
            "thêm xã",
            "sáp nhập xã",
            "chốt số liệu",
            "chấm điểm",
            "khen thưởng",
            "trùng",
            "xin lại tệp",
            "báo cáo",
        ] {
            assert!(!answers(asked).is_empty(), "{asked}");
        }
    }

    #[test]
    fn every_screen_has_a_part_that_is_there() {
        for address in [
            "#/",
            "#/mo-hinh",
            "#/mo-hinh/1",
            "#/mo-hinh/1/sua",
            "#/da-xoa",
            "#/da-xoa?xoa-han=1",
            "#/mo-hinh/1/them-nam",
            "#/them-mo-hinh",
            "#/binh-xet",
            "#/bao-cao",
            "#/bao-cao/so-lieu",
            "#/trao-doi-tep",
            "#/trung-lap",
            "#/diem-khoi-phuc",
            "#/viec-can-lam",
            "#/danh-muc",
            "#/cai-dat",
            "#/khong-co",
        ] {
            let part = part_about(&Route::parse(address));
            assert!(find(part).is_some(), "{address}: {part}");
        }
    }

    #[test]
    fn every_part_has_an_address_of_its_own_that_is_read_back() {
        for (at, part) in PARTS.iter().enumerate() {
            assert_eq!(find(part.address), Some(at));
            let route = Route::Help(part.address.to_owned());
            assert_eq!(Route::parse(&route.href()), route);
        }
    }
}
