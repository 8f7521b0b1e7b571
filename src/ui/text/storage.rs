//! Words about the two stores: what is where, what came back, how much room is left, what this machine asks for.

use crate::report::number::{format_count, format_decimal};
use crate::storage::bag::BagError;
use crate::storage::space::{Fullness, Use};
use crate::ui::device::{Device, Engine, Host, System};

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
/// What it means that a start found less than was saved.
pub const POORER_MEANING: &str = "Khi mở, chương trình thấy thiếu dữ liệu đã từng lưu; phần còn lại và những gì ghi từ lúc ấy đã nằm trên máy. Xem lời báo ở \
    đầu trang: nhập bản sao lưu gần nhất, hoặc bấm “Tôi đã rõ”.";
/// Added where something could be read in neither store.
pub const BUT_SET_ASIDE: &str =
    " Điều này nói về những gì đọc được: có phần dữ liệu hỏng ở cả hai nơi, xem “Phần để riêng”.";

/// What it means that everything is in one store only.
pub fn one_copy_meaning(lacking: &Lacking) -> String {
    match lacking {
        Lacking::First(error) => first_lacks(error),
        Lacking::Second(error) => format!(
            "Mọi thay đổi đã ghi ở nơi lưu thứ nhất. Nơi lưu thứ hai chưa ghi được vì {}. Trình duyệt có thể ghi xuống đĩa chậm: máy mất \
             điện hoặc trình duyệt bị tắt ngang thì những thay đổi vừa xong có thể mất. Sau mỗi đợt ghi, hãy xuất tệp để giữ riêng.",
            storage_trouble(error)
        ),
    }
}

/// Says what is safe and what to do where only the second store has everything; above every screen too.
pub fn first_lacks(error: &BagError) -> String {
    format!(
        "Thay đổi đã nằm ở nơi lưu thứ hai, đóng trang không mất; chưa ghi được ở nơi lưu thứ nhất vì {}. Hãy tải một tệp về giữ \
         riêng, rồi bấm “Thử lưu lại”.",
        storage_trouble(error)
    )
}

/// Says that the second store was empty, and is not any more.
pub const SECOND_WRITTEN_ANEW: &str = "Nơi lưu thứ hai trống: có thể đã bị xóa từ bên ngoài. Sổ đã được ghi lại vào đó từ nơi lưu thứ nhất.";

/// Says that the register, or a part of it, came back from the second store.
pub fn brought_back(n_pieces: usize, was_bare: bool) -> String {
    match was_bare {
        true => "Nơi lưu thứ nhất trống: đã bị xóa, hoặc chưa kịp ghi xuống đĩa. Sổ đã được dựng lại từ nơi lưu thứ hai trên máy này."
            .to_owned(),
        false => format!(
            "{n_pieces} phần dữ liệu chưa kịp ghi hoặc bị hỏng ở nơi lưu thứ nhất đã được lấy lại từ nơi lưu thứ hai."
        ),
    }
}

/// What is stored was erased, or cleared from outside: what happened, what is safe, what to do.
pub const GONE: &str = "Sổ đang mở chưa được lưu vì dữ liệu đã lưu không còn ở chỗ cũ: có thể bạn vừa xóa dữ liệu duyệt web, hoặc dữ \
    liệu đã bị xóa ở thẻ khác. Những gì đang thấy trên màn hình này vẫn còn nguyên. Muốn giữ sổ thì bấm “Lưu lại sổ đang mở” hoặc tải tệp \
    về máy; đúng là muốn xóa thì đóng thẻ này.";
/// Where the data of the program in one file lives.
pub const FROM_FILE: &str = "Sổ mở từ một tệp: dữ liệu nằm trong trình duyệt của máy này, không nằm trong tệp ấy. Trước khi đóng, hãy lưu một tệp cùng \
     chỗ với chương trình để nhập vào sổ ở máy khác.";
/// Says it while there is nothing to save.
pub const FROM_FILE_AT_FIRST: &str = "Sổ mở từ một tệp: dữ liệu ghi vào sẽ nằm trong trình duyệt của máy này, không nằm trong tệp ấy.";
/// Saves the register as a file.
pub const SAVE_BESIDE: &str = "Lưu một tệp";
/// A button: begins the stored register anew.
pub const SAVE_ALL_AGAIN: &str = "Lưu lại sổ đang mở";

/// Heading.
pub const PLACES: &str = "Hai nơi lưu";
/// Under the heading.
pub const PLACES_HINT: &str = "Mỗi thay đổi được ghi vào hai nơi khác nhau trong trình duyệt này. Một nơi bị xóa hoặc hỏng thì sổ được dựng \
    lại từ nơi kia.";
/// The first store.
pub const FIRST: &str = "Nơi lưu thứ nhất";
/// What the first store is for.
pub const FIRST_HINT: &str = "mở sổ từ đây";
/// The second store.
pub const SECOND: &str = "Nơi lưu thứ hai";
/// What the second store is for.
pub const SECOND_HINT: &str = "ghi chắc xuống đĩa";

/// Is what one store has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// Nothing was ever written.
    Empty,
    /// It is being told.
    Writing,
    /// Everything.
    Written,
    /// Not everything, and why where that is known.
    Lacking(Option<BagError>),
}

/// Says what one store has.
pub fn place(place: &Place) -> &'static str {
    match place {
        Place::Empty => "chưa có gì",
        Place::Writing => "đang ghi…",
        Place::Written => "đã ghi",
        Place::Lacking(_) => "chưa ghi được",
    }
}

/// Says why one store lacks something; nothing where it does not, or nobody knows.
pub fn why_lacking(name: &str, place: &Place) -> Option<String> {
    match place {
        Place::Lacking(Some(error)) => Some(format!(
            "{name} chưa ghi được vì {}.",
            storage_trouble(error)
        )),
        Place::Lacking(None) | Place::Empty | Place::Writing | Place::Written => None,
    }
}

/// Says whether the browser keeps what is stored when the machine runs short of room.
pub fn persistence(is_persistent: Option<bool>) -> &'static str {
    match is_persistent {
        Some(true) => {
            "Trình duyệt đã nhận lời giữ lâu dài: máy thiếu chỗ cũng không tự xóa dữ liệu của sổ."
        }
        Some(false) => {
            "Trình duyệt chưa nhận lời giữ lâu dài: khi máy thiếu chỗ, trình duyệt có thể tự xóa cả hai nơi lưu."
        }
        None => {
            "Trình duyệt không cho biết có giữ dữ liệu lâu dài hay không. Hãy giữ thêm một tệp ở nơi khác."
        }
    }
}

/// A button.
pub const ASK: &str = "Xin trình duyệt giữ lâu dài";
/// Says that the browser refused.
pub const REFUSED: &str = "Lần này trình duyệt chưa nhận lời; sổ vẫn được lưu như trước. Chrome, Edge và Cốc Cốc tự quyết định, thường nhận lời \
    khi trang được dùng nhiều, được đánh dấu trang hoặc cài vào máy; Firefox thì hỏi và cần bấm cho phép. Hãy thử lại sau.";

/// Heading.
pub const ROOM: &str = "Chỗ còn lại";
/// The room is not measured.
pub const NOT_MEASURED: &str = "Chưa đo được chỗ đã dùng trong trình duyệt này.";
/// Under the bar.
pub const ROOM_HINT: &str = "Tính cho nơi lưu thứ nhất; nơi lưu thứ hai rộng hơn nhiều.";
/// What is free, in the legend of the bar.
pub const FREE: &str = "còn trống";
/// Says that this browser gives half of the room.
pub const HALF_ROOM: &str = "Trình duyệt này (Safari, hoặc trình duyệt trên iPhone, iPad) chỉ dành cho chữ tiếng Việt một nửa số chỗ so với Chrome, \
    Edge, Firefox. Sổ có nhiều nghìn mô hình thì nên dùng một trong các trình duyệt ấy trên máy tính hoặc điện thoại Android.";

/// Is how many code units are a megabyte, two bytes each.
const UNITS_OF_A_MEGABYTE: usize = 524_288;

/// Says how much room so many code units are: `7,2 MB`.
pub fn megabytes(n_units: usize) -> String {
    let tenths = (n_units * 10 + UNITS_OF_A_MEGABYTE / 2) / UNITS_OF_A_MEGABYTE;
    match (n_units, tenths) {
        (1.., 0) => "dưới 0,1 MB".to_owned(),
        _ => format!("{} MB", format_decimal(tenths as f64 / 10.0)),
    }
}

/// Says how much is taken of how much.
pub fn taken(per_cent: usize, taken: usize, limit: usize) -> String {
    format!(
        "Đã dùng {per_cent} %: {} trong {}.",
        megabytes(taken),
        megabytes(limit)
    )
}

/// Says for about how many models there is room: two digits of it, for more nobody knows.
pub fn more_models(n: usize) -> String {
    let mut unit = 1;
    while n / unit >= 100 {
        unit *= 10;
    }
    match n / unit * unit {
        0 => "Không còn chỗ cho mô hình mới.".to_owned(),
        n => format!("Còn chỗ cho khoảng {} mô hình.", format_count(n)),
    }
}

/// Says what takes room.
pub const fn taken_by(kind: Use) -> &'static str {
    match kind {
        Use::Register => "sổ mô hình",
        Use::Beside => "cài đặt, nháp và ghi nhớ",
        Use::Aside => "phần để riêng",
        Use::Reserve => "giữ dự phòng",
        Use::Others => "chương trình khác cùng địa chỉ trang",
    }
}

/// Says what to do where room is getting scarce.
pub fn make_room(fullness: Fullness, is_others: bool) -> Option<&'static str> {
    match fullness {
        Fullness::Enough => None,
        _ if is_others => Some(
            "Phần lớn chỗ do chương trình khác cùng địa chỉ trang này dùng, không phải do sổ. Hãy xóa dữ liệu của chương trình ấy, hoặc nhờ người \
             quản trị đặt sổ ở một địa chỉ riêng. Trong lúc chờ, hãy xuất tệp để cất.",
        ),
        Fullness::Scarce | Fullness::Nearly => Some(
            "Cách bớt năm cũ: tải bản sao lưu đầy đủ (phần “Sao lưu” ở trên) để cất; vào “Trao đổi tệp” xuất tệp của từng năm còn dùng; xóa toàn bộ dữ \
             liệu trên máy này (ở cuối trang), rồi nhập lại các tệp của những năm ấy. Năm cũ vẫn còn trong bản đã cất.",
        ),
    }
}

/// Says above every screen that hardly any room is left.
pub fn nearly_full(per_cent: usize, is_others: bool) -> String {
    let next = match is_others {
        true => "phần lớn do chương trình khác cùng địa chỉ trang dùng. Hãy xuất tệp để cất.",
        false => "hãy xuất tệp để cất, rồi bớt năm cũ.",
    };
    format!("Bộ nhớ của trang này đã dùng {per_cent} %. Sổ vẫn lưu được, nhưng sắp hết chỗ: {next}")
}
/// A link to how room is made.
pub const HOW_TO_MAKE_ROOM: &str = "Xem cách bớt trong Cài đặt";
/// Attention: scarce room; the words behind the per cent, the first part a link.
pub const SCARCE: (&str, &str) = ("bộ nhớ dành cho sổ", " đã dùng");
/// Attention: a window of another program.
pub const INSIDE: (&str, &str) = (
    "Dữ liệu ở đây dễ mất",
    ": trang đang mở trong ứng dụng khác",
);

/// Heading.
pub const ADVICE: &str = "Lời khuyên cho máy này";

/// Lists what to know and to do about this device, the most pressing first.
pub fn advice(device: &Device) -> Vec<String> {
    let mut all = Vec::new();
    all.extend(device.inside.map(|host| inside(host, device.system)));
    let is_cleared_soon = device.engine == Engine::WebKit && !device.is_installed;
    if is_cleared_soon && device.inside.is_none() && !device.is_file {
        all.push(cleared_soon(device.system).to_owned());
    }
    all.push(PRIVATE_WINDOWS.to_owned());
    all
}

const PRIVATE_WINDOWS: &str =
    "Đừng ghi sổ trong cửa sổ ẩn danh (duyệt web riêng tư): đóng cửa sổ là mất hết.";

fn inside(host: Host, system: System) -> String {
    let name = match host {
        Host::Named(name) => name,
        Host::Unnamed => "ứng dụng khác",
    };
    let how = match system {
        System::Ios => "bấm ⋯ hoặc nút Chia sẻ, chọn “Mở bằng trình duyệt” (Mở trong Safari)",
        System::Android | System::Other => {
            "bấm ⋮ hoặc ⋯ ở góc màn hình, chọn “Mở bằng trình duyệt” (Chrome)"
        }
    };
    format!(
        "Trang đang mở trong cửa sổ của {name}, nơi dữ liệu dễ bị xóa và khó tải tệp về. Hãy chuyển sang trình duyệt: {how}. Trình duyệt có chỗ \
         lưu riêng: nếu đã ghi ở đây, hãy xuất tệp trước rồi nhập lại ở bên kia."
    )
}

const fn cleared_soon(system: System) -> &'static str {
    match system {
        System::Ios => {
            "iPhone, iPad xóa dữ liệu của trang sau 7 ngày dùng máy mà không mở trang. Hãy đưa sổ ra màn hình chính: bấm nút Chia sẻ, chọn “Thêm vào \
             MH chính”, từ đó mở sổ bằng biểu tượng ấy. Biểu tượng có chỗ lưu riêng: nếu đã ghi ở đây, hãy xuất tệp trước rồi nhập lại ở đó."
        }
        System::Android | System::Other => {
            "Safari xóa dữ liệu của trang sau 7 ngày dùng máy mà không mở trang. Hãy chọn Tệp, “Thêm vào Dock” rồi mở sổ từ đó, hoặc dùng Chrome, Edge, \
             Firefox. Chỗ mới lưu riêng: nếu đã ghi ở đây, hãy xuất tệp trước rồi nhập lại ở đó."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_told_in_megabytes_with_one_digit() {
        for (n_units, expect) in [
            (0, "0 MB"),
            (1, "dưới 0,1 MB"),
            (26_214, "dưới 0,1 MB"),
            (26_215, "0,1 MB"),
            (524_288, "1 MB"),
            (3_774_874, "7,2 MB"),
            (5_242_308, "10 MB"),
            (2_620_848, "5 MB"),
        ] {
            assert_eq!(megabytes(n_units), expect, "{n_units}");
        }
    }

    #[test]
    fn a_forecast_has_no_more_digits_than_anybody_can_know() {
        for (n, expect) in [
            (0, "Không còn chỗ cho mô hình mới."),
            (7, "Còn chỗ cho khoảng 7 mô hình."),
            (99, "Còn chỗ cho khoảng 99 mô hình."),
            (100, "Còn chỗ cho khoảng 100 mô hình."),
            (8_471, "Còn chỗ cho khoảng 8.400 mô hình."),
            (15_672, "Còn chỗ cho khoảng 15.000 mô hình."),
        ] {
            assert_eq!(more_models(n), expect);
        }
    }

    fn device(system: System, engine: Engine) -> Device {
        Device {
            engine,
            system,
            inside: None,
            is_installed: false,
            is_file: false,
        }
    }

    #[track_caller]
    fn check(device: &Device, expect: &[&str]) {
        let said = advice(device);
        assert_eq!(said.len(), expect.len(), "{said:?}");
        for (said, expect) in said.iter().zip(expect) {
            assert!(said.contains(expect), "{said}");
        }
    }

    #[test]
    fn everybody_is_told_of_private_windows_and_others_of_no_more_than_concerns_them() {
        let phone = device(System::Ios, Engine::WebKit);
        check(&phone, &["MH chính", "ẩn danh"]);
        let installed = Device {
            is_installed: true,
            ..phone.clone()
        };
        check(&installed, &["ẩn danh"]);
        check(&device(System::Other, Engine::WebKit), &["Dock", "ẩn danh"]);
        check(&device(System::Android, Engine::Other), &["ẩn danh"]);
        check(&device(System::Other, Engine::Other), &["ẩn danh"]);
    }

    #[test]
    fn a_window_of_another_program_is_left_first_and_is_named() {
        let zalo = Device {
            inside: Some(Host::Named("Zalo")),
            ..device(System::Android, Engine::Other)
        };
        check(&zalo, &["cửa sổ của Zalo", "ẩn danh"]);
        let unnamed = Device {
            inside: Some(Host::Unnamed),
            ..device(System::Ios, Engine::WebKit)
        };
        check(&unnamed, &["Safari", "ẩn danh"]);
    }

    #[test]
    fn what_to_do_about_room_is_told_only_where_it_is_scarce() {
        assert_eq!(make_room(Fullness::Enough, false), None);
        assert!(make_room(Fullness::Scarce, false).is_some());
        assert!(make_room(Fullness::Nearly, false).is_some());
        assert!(nearly_full(93, false).contains("93 %"));
        assert!(nearly_full(93, true).contains("chương trình khác"));
    }
}
