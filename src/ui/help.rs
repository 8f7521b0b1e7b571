//! Which part of the help is about which screen.

use super::route::Route;

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
    use crate::ui::text::help::{PARTS, find};

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
