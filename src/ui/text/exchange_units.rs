//! Words about units that come with files.

use crate::report::number::format_count;

/// Says that units of the files hang together with the register's own in no way.
pub fn adrift(n: usize, own: &str) -> String {
    format!(
        "{} đơn vị trong tệp chưa ghi đơn vị cấp trên, nên mô hình của đơn vị ấy không tính vào số liệu của {own}.",
        format_count(n)
    )
}

/// Offers to put them below it.
pub fn put_below(n: usize, own: &str) -> String {
    match n {
        1 => format!("Đưa đơn vị này vào dưới {own}"),
        _ => format!("Đưa {} đơn vị này vào dưới {own}", format_count(n)),
    }
}

/// Says that they were put below it.
pub fn was_put_below(n: usize, own: &str) -> String {
    format!("Đã đưa {} đơn vị vào dưới {own}.", format_count(n))
}
