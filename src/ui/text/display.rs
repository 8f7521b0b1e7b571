//! Words of how the program is shown, installed, and moved to a browser of its own.

use crate::ui::device::{Host, System};

/// Heading.
pub const TITLE: &str = "Hiển thị";
/// Names the sizes of text.
pub const TEXT_SIZE: &str = "Cỡ chữ";
/// Under that name.
pub const TEXT_SIZE_HINT: &str = "Chỉ cho máy này, có tác dụng ngay.";
/// A tick.
pub const USE_KEYS: &str = "Dùng phím tắt một chữ";
/// Under that tick.
pub const USE_KEYS_HINT: &str = "N, G, /, ? và các phím ở Bình xét, khi không gõ trong ô nào. Tắt nếu dùng điều khiển bằng giọng nói.";
/// Says that the device does not keep what was chosen.
pub const NOT_KEPT: &str = "Đã đổi, nhưng trình duyệt không ghi nhớ được lựa chọn này; mở lại trang sẽ như cũ. Sổ không bị ảnh hưởng.";

/// Heading and button.
pub const INSTALL: &str = "Cài đặt lên máy";
/// Refuses.
pub const NO_THANKS: &str = "Không, cảm ơn";
/// Why to install.
pub const WHY_INSTALL: &str = "Cài lên máy này để mở nhanh bằng biểu tượng và dùng được khi không có mạng. Dữ liệu vẫn chỉ nằm trên máy này.";
/// How to install where there is no button for it.
pub const INSTALL_ON_IOS: &str = "Bấm nút Chia sẻ của Safari, chọn Thêm vào MH chính. Biểu tượng có chỗ lưu riêng: nếu đã ghi ở đây, hãy xuất tệp trước rồi nhập lại ở đó.";
/// Says that the program is installed.
pub const INSTALLED: &str = "Chương trình đã được cài trên máy này.";
/// Says that this browser cannot install it now.
pub const NO_INSTALL: &str = "Trình duyệt này chưa cho cài ngay lúc này. Chrome, Edge, Cốc Cốc cài được ở địa chỉ https; không cài thì vẫn dùng được sau khi đã mở trang một lần.";
/// Says that it was not installed.
pub const NOT_INSTALLED: &str = "Chưa cài. Sổ không thay đổi; lúc khác muốn cài thì vào “Cài đặt”.";

/// A button: the notice goes.
pub const STAY: &str = "Vẫn dùng ở đây";
/// A button.
pub const COPY_ADDRESS: &str = "Sao chép địa chỉ";
/// A link.
pub const OPEN_CHROME: &str = "Mở bằng Chrome";

/// Says what the matter is with the window of another program, and how to leave it.
pub fn inside(host: Host, system: System) -> String {
    let name = match host {
        Host::Named(name) => name,
        Host::Unnamed => "một ứng dụng khác",
    };
    let (browser, how) = match system {
        System::Ios => (
            "Safari",
            "bấm nút ⋯ hoặc nút Chia sẻ, chọn Mở bằng trình duyệt (Mở trong Safari)",
        ),
        System::Android | System::Other => (
            "Chrome",
            "bấm nút ⋮ hoặc ⋯ ở góc màn hình, chọn Mở bằng trình duyệt",
        ),
    };
    format!(
        "Trang đang mở trong cửa sổ của {name}: dữ liệu ghi ở đây dễ mất và không hiện trong {browser}. Hãy mở bằng {browser}: {how}. Đã lỡ ghi ở đây \
         thì xuất tệp trước, rồi nhập lại ở bên kia."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_of_another_program_is_named_with_the_browser_to_go_to() {
        let zalo = inside(Host::Named("Zalo"), System::Android);
        assert!(zalo.contains("cửa sổ của Zalo") && zalo.contains("mở bằng Chrome"));
        let other = inside(Host::Unnamed, System::Ios);
        assert!(other.contains("một ứng dụng khác") && other.contains("mở bằng Safari"));
    }
}
