//! Words of the first step: whose register this is, and who writes.

/// What the program is, in one line.
pub const WHAT_IT_IS: &str = "Sổ Dân vận khéo: ghi, theo dõi và tổng hợp mô hình “Dân vận khéo” của xã, phường và cấp trên, ngay trên máy này.";
/// Heading.
pub const TITLE: &str = "Sổ này của đơn vị nào?";
/// An input.
pub const UNIT: &str = "Tên đơn vị";
/// Under it.
pub const UNIT_HINT: &str = "Ví dụ: Xã Yên Lạc. Tên này đi theo tệp xuất ra";
/// An input.
pub const PARENT: &str = "Thuộc đơn vị";
/// Under it.
pub const PARENT_HINT: &str = "Ví dụ: Tỉnh Phú Thọ. Cấp trên cùng thì để trống";
/// An input.
pub const WRITER: &str = "Người ghi";
/// Under it.
pub const WRITER_HINT: &str = "Không bắt buộc. Ví dụ: cán bộ văn phòng Đảng ủy";
/// A button.
pub const SAVE: &str = "Lưu và bắt đầu";
/// A button.
pub const SKIP: &str = "Để sau";
/// Says that it is saved.
pub const SAVED: &str = "Đã lưu đơn vị của sổ. Sửa được ở “Cài đặt” và “Danh mục”.";
/// Says that the unit cannot stand below itself.
pub const ABOVE_ITSELF: &str =
    "Đơn vị không thể thuộc chính nó: hãy ghi đơn vị cấp trên, hoặc để trống.";
