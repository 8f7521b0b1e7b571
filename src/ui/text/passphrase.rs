//! Words of files that are locked with a passphrase.

use crate::ui::passphrase::Strength;

/// Opens the input of an export.
pub const SET: &str = "Đặt mật khẩu cho tệp";
/// The label of the input of an export.
pub const LABEL: &str = "Mật khẩu của tệp";
/// Shows what is typed.
pub const SHOW: &str = "Hiện mật khẩu";
/// Says what is encrypted and what is not.
pub const WHAT_IS_LOCKED: &str = "Toàn bộ nội dung tệp được mã hóa: mô hình, đơn vị, danh mục, lịch sử sửa đổi. Tên tệp vẫn đọc được, và sổ trên máy này không bị khóa. Để trống thì tệp không khóa.";
/// Says that nobody can help.
pub const CANNOT_RECOVER: &str = "Sổ không lưu mật khẩu ở đâu cả: quên mật khẩu là không ai mở lại được tệp. Hãy ghi giữ mật khẩu ở chỗ khác.";
/// Stands in place of the input on a plain http address.
pub const NO_CIPHER: &str = "Trình duyệt không cho mã hóa ở địa chỉ này, vì địa chỉ không bắt đầu bằng https. Sổ và tệp không khóa vẫn dùng như thường; muốn khóa tệp, hãy mở sổ bằng địa chỉ https.";
/// Stands above the buttons while there is a passphrase.
pub const WILL_BE_LOCKED: &str = "Tệp sẽ được khóa bằng mật khẩu.";
/// While a file is locked.
pub const LOCKING: &str = "Đang khóa tệp…";
/// Says that the browser did not lock the file.
pub const NOT_LOCKED: &str = "Chưa khóa được tệp nên chưa có gì được xuất; sổ không thay đổi. Hãy bấm lại, hoặc xóa mật khẩu để xuất tệp không khóa.";
/// Says that the file would be too large to be read, because it is locked.
pub const TOO_LARGE: &str = "Chưa xuất được: khóa bằng mật khẩu làm tệp lớn thêm một phần ba, tệp sẽ vượt 64 MB nên nơi nhận không đọc được. Sổ không thay đổi, chưa có gì được gửi đi. Hãy chọn phạm vi hẹp hơn, theo năm hoặc theo đơn vị, rồi xuất từng phần, hoặc xóa mật khẩu.";
/// Says that the browser wants another press, because locking took long.
pub const PRESS_AGAIN: &str =
    "Tệp đã khóa xong nhưng chưa gửi đi: trình duyệt cần bạn bấm nút ấy thêm một lần.";
/// Stands before what was exported.
pub const WENT_LOCKED: &str = "Tệp đã khóa bằng mật khẩu; hãy báo mật khẩu cho nơi nhận bằng cách khác, đừng gửi chung với tệp. ";

/// Marks a file that is locked.
pub const LOCKED: &str = "Đã khóa";
/// The label of the input for locked files.
pub const UNLOCK_LABEL: &str = "Mật khẩu để mở khóa";
/// The button that opens locked files.
pub const UNLOCK: &str = "Mở khóa";
/// While a file is opened.
pub const UNLOCKING: &str = "Đang mở khóa…";
/// Says that nothing was typed.
pub const EMPTY: &str = "Hãy gõ mật khẩu mà nơi gửi đã báo.";
/// Says that the file stayed closed, whichever of the two it is.
pub const NOT_UNLOCKED: &str = "Không mở khóa được: sai mật khẩu, hoặc tệp đã bị hỏng. Sổ không thay đổi. Hãy gõ lại mật khẩu; nếu vẫn không được, hãy hỏi lại nơi gửi hoặc xin gửi lại tệp.";
/// Says that a passphrase opened some of the files.
pub const OTHERS_LOCKED: &str = "Mật khẩu này chỉ mở được một số tệp. Hãy gõ mật khẩu của tệp còn khóa rồi bấm “Mở khóa” lần nữa.";
/// Says why nothing can go in.
pub const UNLOCK_FIRST: &str = "Chưa nhập được: tệp còn khóa. Hãy mở khóa trước.";
/// Stands in place of the input on a plain http address.
pub const NO_CIPHER_TO_OPEN: &str = "Trình duyệt không mở khóa được ở địa chỉ này, vì địa chỉ không bắt đầu bằng https. Sổ không thay đổi. Hãy mở sổ bằng địa chỉ https rồi nhập lại, hoặc xin nơi gửi tệp không khóa.";

/// Says how easily a passphrase is guessed.
pub const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Short => "Dễ bị đoán: nên dùng từ 10 ký tự khác nhau trở lên.",
        Strength::Fair => "Tạm được; dài hơn hoặc thêm chữ số, dấu thì khó đoán hơn.",
        Strength::Good => "Khó đoán.",
    }
}
