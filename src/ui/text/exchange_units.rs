//! Words about units that come with files.

use super::units::MERGE;
use crate::report::number::format_count;

/// How many names are given.
const N_NAMED: usize = 5;

/// Says that units of the files hang together with the register's own in no way.
pub fn adrift(n: usize, own: &str) -> String {
    format!(
        "{} đơn vị trong tệp chưa ghi đơn vị cấp trên, nên mô hình của đơn vị ấy không tính vào số liệu của {own}.",
        format_count(n)
    )
}

/// Offers to put them below the register's own unit, or below those that have sent them.
pub fn put_below(n: usize, above: &[String]) -> String {
    let above = above_all(above);
    match n {
        1 => format!("Đưa đơn vị này vào dưới {above}"),
        _ => format!("Đưa {} đơn vị này vào dưới {above}", format_count(n)),
    }
}

/// Says that they were put below.
pub fn was_put_below(n: usize, above: &[String]) -> String {
    let above = above_all(above);
    format!("Đã đưa {} đơn vị vào dưới {above}.", format_count(n))
}

fn above_all(names: &[String]) -> String {
    match names {
        [one] => one.clone(),
        _ => "đơn vị gửi tệp của chúng".to_owned(),
    }
}

/// Says that there will be units of one name in one place, by these names.
pub fn like_named(names: &[String]) -> String {
    let named: Vec<String> = names
        .iter()
        .take(N_NAMED)
        .map(|name| format!("“{name}”"))
        .collect();
    let more = if names.len() > N_NAMED { "…" } else { "" };
    format!(
        "Sau khi nhập có đơn vị trùng tên ở cùng một chỗ: {}{more}. Sổ giữ đủ và tính riêng từng đơn vị. Nếu chỉ là một đơn vị, nhập xong \
         vào “Danh mục”, bấm “{MERGE}” để sáp nhập đơn vị thừa vào đơn vị kia.",
        named.join(", ")
    )
}
