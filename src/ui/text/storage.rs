//! Words about the two stores: what is where, what came back, how much room is left.

use crate::storage::bag::BagError;

use super::exchange::storage_trouble;

/// Says which store lacks something, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lacking {
    /// The first, which the register is opened from.
    First(BagError),
    /// The second.
    Second(BagError),
}

/// What it means that everything is on its way.
pub const SAVING_MEANING: &str = "Đang ghi vào hai nơi trong trình duyệt này.";
/// What it means that everything is in both stores.
pub const SAVED_MEANING: &str = "Mọi thay đổi đã nằm ở hai nơi khác nhau trong trình duyệt này, một nơi đã ghi xuống đĩa: máy mất điện \
    hoặc trình duyệt bị tắt ngang cũng không mất. Nhưng cả hai đều trên máy này: máy hỏng, mất máy hoặc xóa dữ liệu duyệt web thì mất \
    sổ, nên vẫn cần giữ một tệp ở nơi khác.";

/// What it means that everything is in one store only.
pub fn one_copy_meaning(lacking: &Lacking) -> String {
    match lacking {
        Lacking::First(error) => format!(
            "Mọi thay đổi đã ghi ở nơi lưu thứ hai. Nơi lưu thứ nhất chưa ghi được vì {}. Dữ liệu không mất khi đóng trang; hãy tải một \
             tệp về giữ riêng rồi bấm “Thử lưu lại”.",
            storage_trouble(error)
        ),
        Lacking::Second(error) => format!(
            "Mọi thay đổi đã ghi ở nơi lưu thứ nhất. Nơi lưu thứ hai chưa ghi được vì {}. Trình duyệt có thể ghi xuống đĩa chậm: máy mất \
             điện hoặc trình duyệt bị tắt ngang thì những thay đổi vừa xong có thể mất. Sau mỗi đợt ghi, hãy xuất tệp để giữ riêng.",
            storage_trouble(error)
        ),
    }
}

/// Says that the register, or a part of it, came back from the second store.
pub fn brought_back(n_pieces: usize, was_bare: bool) -> String {
    match was_bare {
        true => "Dữ liệu ở nơi lưu thứ nhất đã bị xóa. Sổ đã được dựng lại đầy đủ từ nơi lưu thứ hai trên máy này.".to_owned(),
        false => format!(
            "{n_pieces} phần dữ liệu thiếu hoặc hỏng ở nơi lưu thứ nhất đã được lấy lại từ nơi lưu thứ hai. Không mất gì."
        ),
    }
}
