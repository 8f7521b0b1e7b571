//! The help: what each part says, in a few sentences and steps. What stands in “ ” is a button, a link, an input or a heading as it
//! reads on its screen; `tests/architecture` looks for it among the words of the screens.

pub mod asked;

/// Heading and link.
pub const TITLE: &str = "Trợ giúp";
/// The name of the link to the part about a screen.
pub const ABOUT_SCREEN: &str = "Trợ giúp về màn hình này";
/// Under the heading of all parts.
pub const LEAD: &str = "Mỗi phần nói một việc, đọc trong một phút. Dấu ? cạnh tên từng màn hình mở đúng phần của màn hình ấy. Không cần mạng.";
/// Label of the search.
pub const SEARCH: &str = "Tìm trong trợ giúp";
/// What to do where no part has what is sought.
pub const NOT_FOUND: &str =
    "Không có phần nào nói đủ các chữ ấy. Thử ít chữ hơn, hoặc xem các phần dưới đây.";
/// Names the list of all parts.
pub const CONTENTS: &str = "Các phần trợ giúp";
/// Leads to the list of all parts.
pub const ALL_PARTS: &str = "Tất cả các phần";
/// Heading of the steps.
pub const STEPS: &str = "Cách làm";
/// Heading of the notes.
pub const NOTES: &str = "Nên biết";
/// Before the title of the part before.
pub const BEFORE: &str = "Phần trước: ";
/// Before the title of the next part.
pub const NEXT: &str = "Phần sau: ";
/// A button.
pub const BACK: &str = "Về màn hình vừa rồi";
/// The address of the part that lists the keys.
pub const KEYS: &str = "phim-tat";

/// Is a picture: its name, its words, and where they stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Picture {
    /// A register on a machine, from which nothing goes out by itself.
    Stays,
    /// A file that goes from a unit to the level above.
    Sent,
    /// Files of three units that become one register.
    Added,
    /// Two values, and a hand that chooses one.
    Chosen,
    /// A register, a stick, and another machine.
    Kept,
}

/// Is a part of the help.
pub struct Part {
    /// Its address, below that of the help.
    pub address: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What shows it at a glance.
    pub picture: Option<Picture>,
    /// What it is about.
    pub lead: &'static str,
    /// What to do, one after the other.
    pub steps: &'static [&'static str],
    /// What is good to know besides.
    pub notes: &'static [&'static str],
}

/// Returns the place of the part with an address.
pub fn find(address: &str) -> Option<usize> {
    PARTS.iter().position(|part| part.address == address)
}

/// Returns the name of a picture and the words in it, each with the place of its middle.
pub const fn picture(
    picture: Picture,
) -> (
    &'static str,
    &'static [(&'static str, &'static str, &'static str)],
) {
    match picture {
        Picture::Stays => (
            "Sổ nằm trên máy này, không tự gửi lên mạng.",
            &[("98", "116", "Máy này"), ("272", "116", "Mạng")],
        ),
        Picture::Sent => (
            "Đơn vị xuất tệp, gửi tệp qua Zalo hoặc USB cho cấp trên.",
            &[
                ("36", "116", "Đơn vị"),
                ("126", "116", "Tệp"),
                ("220", "116", "Zalo, USB"),
                ("320", "116", "Cấp trên"),
            ],
        ),
        Picture::Added => (
            "Ba đơn vị gửi tệp có 11, 9 và 12 mô hình; sổ của cấp trên có 32 mô hình.",
            &[
                ("72", "24", "11"),
                ("72", "62", "9"),
                ("72", "100", "12"),
                ("259", "56", "32"),
                ("259", "78", "mô hình"),
            ],
        ),
        Picture::Chosen => (
            "Hai giá trị đứng cạnh nhau, người dùng chọn giữ một giá trị.",
            &[("86", "46", "Khu 2"), ("266", "46", "Khu dân cư số 2")],
        ),
        Picture::Kept => (
            "Sổ trên máy được cất thành tệp vào USB; máy khác nhập tệp ấy là có lại sổ.",
            &[
                ("60", "116", "Máy này"),
                ("178", "116", "USB"),
                ("298", "116", "Máy khác"),
            ],
        ),
    }
}

/// Lists the parts, in the order they are read.
pub const PARTS: &[Part] = &[
    Part {
        address: "buoc-dau",
        title: "Những bước đầu",
        picture: Some(Picture::Stays),
        lead: "Sổ mở bằng trình duyệt, không cần tài khoản, không đăng nhập. Mọi thứ bạn ghi chỉ nằm trên máy này.",
        steps: &[
            "Vào “Cài đặt”, chọn hoặc gõ “Đơn vị của sổ này”, rồi bấm “Lưu”.",
            "Bấm “Thêm mô hình”, ghi tên, lĩnh vực, đơn vị, rồi bấm “Lưu”. Các mục khác bổ sung sau.",
            "Đã có tệp của nơi khác thì vào “Trao đổi tệp”, bấm “Chọn tệp để nhập”.",
            "Ghi xong một đợt thì vào “Cài đặt”, bấm “Tải bản sao lưu đầy đủ” và cất tệp vào USB.",
        ],
        notes: &[
            "Muốn xem thử trước: bấm “Xem dữ liệu mẫu”. Không có gì được lưu lại.",
            "Mất mạng vẫn dùng được: mở trang một lần khi có mạng, sau đó ghi, tìm, in, xuất tệp đều không cần mạng. Chương trình không mất tiền.",
            "Ai xem được dữ liệu, dữ liệu có lộ không: chỉ người mở được trình duyệt này trên máy này xem được. Sổ không có mật khẩu, nên hãy khóa màn hình khi rời máy. Tệp đã xuất thì ai có tệp cũng đọc được, trừ khi “Đặt mật khẩu cho tệp”.",
            "Danh sách đang ở Excel: sổ chưa nhập thẳng tệp Excel được. Cột tên đơn vị thì chép rồi dán ở “Danh mục”, “Dán nhiều đơn vị”; mô hình thì ghi ở “Thêm mô hình”, chép từng ô dán vào.",
            "Góc trên ghi “Đã lưu” là mọi thay đổi đã nằm trên máy; không cần bấm gì thêm. “Chưa lưu” thì làm theo lời báo trên màn hình.",
            "Lỡ tay thì bấm “Hoàn tác” ở thông báo dưới màn hình, hoặc nút mũi tên quay lại ở đầu màn hình (luôn còn đó).",
        ],
    },
    Part {
        address: "ghi-mo-hinh",
        title: "Ghi và tìm mô hình",
        picture: None,
        lead: "Mỗi mô hình ghi một lần; mỗi năm tham gia ghi thêm một đăng ký vào chính mô hình ấy.",
        steps: &[
            "Bấm “Thêm mô hình”. Mục có chữ “bắt buộc” phải ghi; mục khác để trống được. Mô hình của cá nhân hay tập thể thì chọn ở “Chủ thể”.",
            "Bấm “Lưu”, hoặc “Lưu và thêm mô hình khác” khi ghi cả danh sách.",
            "Sang năm mới, mô hình năm ngoái làm tiếp năm nay: mở mô hình, bấm “Thêm năm”, không ghi lại từ đầu. Cả loạt thì vào “Bình xét”, phần “Duy trì sang năm”.",
            "Tìm ở “Sổ mô hình”: gõ vào “Tìm mô hình” tên, đơn vị, người thực hiện hay số quyết định, có dấu hay không dấu; cụm từ thì đặt trong ngoặc kép. Lọc theo lĩnh vực, năm, đơn vị ở đầu trang ấy.",
        ],
        notes: &[
            "Đang gõ mà phải rời màn hình, kể cả tắt trình duyệt: chữ đã gõ được giữ lại, mở lại là thấy.",
            "“Nháp” và “Trả lại” chưa được tính là đã đăng ký. Bị trả lại: sửa theo lý do ghi ở năm ấy, rồi mở “Chuyển giai đoạn” ở trang của mô hình, chuyển lại sang “Đã đăng ký”.",
            "Ghi sổ muộn: điền “Ngày đăng ký”. Đã ghi cả loạt thì vào “Bình xét”, phần “Chuyển giai đoạn”, điền “Ngày đăng ký của mô hình chưa ghi”.",
            "Chỉ gửi vài mô hình: bấm “Chọn để gửi”, đánh dấu từng mô hình rồi bấm “Xuất tệp”.",
            "Nhân rộng mô hình sang đơn vị khác: ở trang của mô hình, mở “Nhân rộng”, chọn “Đơn vị nhận”, bấm “Tạo mô hình ở đơn vị nhận”.",
            "Sửa năm đăng ký: năm đã ghi không đổi thẳng được. Mở mô hình, bấm “Thêm năm” ghi năm đúng, rồi bấm “Xóa” ở năm sai.",
            "Đổi tên mô hình: mở mô hình, bấm “Sửa”, ghi lại “Tên mô hình”. Ai sửa mô hình, sửa lúc nào: xem “Lịch sử thay đổi” ở trang của mô hình.",
            "Số quyết định công nhận: mở mô hình, bấm “Sửa” ở năm ấy, ghi “Số quyết định”, “Ngày quyết định”. Nhiều mô hình chung một quyết định: vào “Bình xét”, phần “Ghi quyết định, khen thưởng, ngày đăng ký”.",
            "Biểu mẫu đăng ký: các mục của phiếu nằm ở “Thêm mô hình”; sổ không in phiếu trống. Cần bản giấy của một mô hình thì mở mô hình ấy rồi dùng lệnh in của trình duyệt (Ctrl + P).",
            "Ảnh, tệp đính kèm: sổ chỉ giữ chữ và số, không đính kèm ảnh được. Hãy cất ảnh riêng và ghi chỗ cất ở “Ghi chú”.",
        ],
    },
    Part {
        address: "gui-tep",
        title: "Gửi tệp",
        picture: Some(Picture::Sent),
        lead: "Sổ không tự gửi gì đi. Bạn xuất một tệp rồi gửi tệp ấy qua Zalo, thư điện tử hoặc USB.",
        steps: &[
            "Vào “Trao đổi tệp”, phần “Xuất tệp”; chọn “Năm” nếu chỉ gửi một năm.",
            "Gửi lên tỉnh hay cấp trên khác: để dấu ở “Gửi cấp trên”.",
            "Bấm “Xuất tệp”. Trên điện thoại có thể bấm “Gửi qua ứng dụng…” để chuyển thẳng cho Zalo.",
            "Gửi tệp vừa tải về như gửi một tài liệu.",
            "Gọi nơi nhận đọc “Mã đối chiếu”: trùng mã là tệp đã vào đủ.",
        ],
        notes: &[
            "Gửi lại nhiều lần không làm số liệu tăng gấp đôi.",
            "Gửi nhầm tệp thì không rút lại được: báo nơi nhận xóa tệp ấy; nơi nào đã nhập thì bấm “Hoàn tác”, hoặc vào “Điểm khôi phục”, bấm “Xem và quay lại”. Rồi gửi tệp đúng.",
            "Cấp trên, nơi nhận không dùng sổ mà cần mở tệp: đánh dấu “Xuất tệp mở được ngay (.html)” rồi bấm “Xuất tệp”, máy nào cũng mở xem được.",
            "Máy không cho gửi tệp thì bấm “Sao chép nội dung” rồi dán vào tin nhắn.",
            "Tệp quá lớn: chọn một năm, một đơn vị rồi xuất từng phần.",
            "Quên mật khẩu, mất mật khẩu, quên mã mở khóa của tệp thì không ai mở lại được tệp ấy, cả người làm ra chương trình: hãy xuất tệp khác, hoặc xin nơi gửi gửi lại. Mở sổ trên máy thì không cần mật khẩu.",
            "Cần giữ kín thì đặt mật khẩu trước khi xuất, báo mật khẩu cho nơi nhận bằng cách khác.",
        ],
    },
    Part {
        address: "cong-tep",
        title: "Cộng tệp của các đơn vị",
        picture: Some(Picture::Added),
        lead: "Nhận tệp của từng đơn vị rồi nhập vào một sổ: không phải gõ lại, không tính trùng.",
        steps: &[
            "Tải các tệp về máy. Vào “Trao đổi tệp”, bấm “Chọn tệp để nhập” và chọn tất cả các tệp.",
            "Xem bảng: mỗi nơi gửi có bao nhiêu mô hình mới, thay đổi, khác nhau. Sổ chưa thay đổi gì.",
            "Bấm “Nhập vào sổ”. Nhập nhầm thì bấm “Hoàn tác”.",
            "Xem “Tình hình nộp tệp” (có khi “Danh mục” có đơn vị thuộc đơn vị của sổ): đơn vị nào đã nộp, đơn vị nào chưa nộp; đơn vị ghi “Nhập tại đây” không cần gửi tệp. “Sao chép danh sách chưa nộp” để nhắc.",
            "Vào “Báo cáo” lấy bảng tổng hợp.",
        ],
        notes: &[
            "Đơn vị chỉ gửi số, không gửi tệp: ghi ở “Số liệu gửi lên”.",
            "Nộp muộn vẫn nộp được: cấp trên nhập tệp như thường, “Tình hình nộp tệp” chỉ ghi trễ mấy ngày so với “Thời hạn nộp tệp năm”.",
            "Bị trùng mô hình, hai đơn vị ghi cùng một mô hình: xem “Mô hình có thể trùng nhau”, bấm “Là một” thì chỉ tính một lần.",
            "Không mở được tệp, tệp không đọc được: sổ không hỏng, không thay đổi. Đọc lý do ghi ở “Trao đổi tệp”; tệp dở dang thì xin nơi gửi gửi lại.",
        ],
    },
    Part {
        address: "cho-khac-nhau",
        title: "Chỗ khác nhau",
        picture: Some(Picture::Chosen),
        lead: "Hai người ghi khác nhau mà chưa biết của nhau thì sổ giữ cả hai và hỏi bạn. Sổ không tự chọn.",
        steps: &[
            "Vào “Trao đổi tệp”, xem phần “Chỗ khác nhau”.",
            "So hai giá trị: ai ghi, ghi lúc nào. Chưa rõ thì gọi hỏi người ghi.",
            "Bấm “Giữ giá trị của” người ghi đúng, hoặc “Viết lại” nếu cả hai chưa đúng.",
            "Gửi tệp cho các nơi: quyết định của bạn đi theo tệp.",
        ],
        notes: &[
            "Nhiều chỗ một lúc: “Lấy giá trị mới hơn”, “Giữ mọi giá trị của” một người, hoặc “Giữ theo tệp đã nhập…”.",
            "Một nơi đã xóa, nơi khác còn sửa: chọn “Giữ lại” hoặc “Xóa lần nữa”.",
            "Hai máy, nhiều người cùng ghi một sổ, dùng chung một sổ: mỗi máy giữ sổ riêng, không tự nối với nhau. Hai bên xuất tệp gửi nhau rồi nhập; ghi khác nhau thì sổ hỏi ở đây.",
            "Chưa quyết định thì mọi máy của một đơn vị tính theo cùng một giá trị; tên trong danh mục thì theo đơn vị mình, rồi cấp trên. Bảng ghi rõ còn bao nhiêu chỗ.",
        ],
    },
    Part {
        address: "sao-luu",
        title: "Sao lưu và lấy lại",
        picture: Some(Picture::Kept),
        lead: "Sổ nằm trong trình duyệt này: hỏng máy, mất máy hay xóa dữ liệu duyệt web là mất sổ. Một tệp cất ở nơi khác thì không mất.",
        steps: &[
            "Vào “Cài đặt”, phần “Sao lưu”, bấm “Tải bản sao lưu đầy đủ”.",
            "Chép tệp vào USB, hoặc gửi cho chính mình qua Zalo, thư điện tử.",
            "Cần lấy lại, ở máy nào cũng được: vào “Trao đổi tệp”, nhập tệp ấy.",
        ],
        notes: &[
            "Trên máy tính có thể bấm “Chọn thư mục…” một lần, sau đó sổ tự ghi tệp vào thư mục ấy.",
            "Mở ra thấy sổ trống, mở ở máy khác không thấy sổ: mỗi máy, mỗi trình duyệt có sổ riêng, hãy mở đúng trình duyệt đã ghi. Nếu mất thật thì nhập bản sao lưu.",
            "Đổi máy mới, điện thoại mới, chuyển sang điện thoại khác: tải bản sao lưu ở máy cũ rồi nhập ở máy mới.",
            "Máy hỏng, mất máy, mất hết dữ liệu mà chưa sao lưu: xin lại tệp đã gửi cấp trên rồi nhập; có lại phần đã gửi.",
            "Máy có virus, phải cài lại Windows hay đem sửa: trước đó tải bản sao lưu, cất ra ngoài máy, vì cài lại là mất sổ; xong thì nhập lại. Sổ không diệt được virus.",
            "Cán bộ mới nhận bàn giao: xin người cũ “Bản sao lưu đầy đủ”, nhập ở “Trao đổi tệp”, đánh dấu “Lấy cả cài đặt, nháp và lịch sử từ bản này”; rồi sửa “Tên ghi trên mỗi lần sửa” ở “Cài đặt”.",
            "Bộ nhớ đầy, không lưu được: đừng đóng trang, bấm “Tải tệp về máy”, rồi “Thử lưu lại”. Vào “Cài đặt”, phần “Chỗ còn lại”, xem cách bớt.",
            "Sửa nhầm, nhập nhầm từ mấy hôm trước: vào “Điểm khôi phục”, bấm “Xem và quay lại”.",
            "Không ghi sổ trong cửa sổ ẩn danh, hay trong cửa sổ của Zalo, Facebook: dễ mất.",
        ],
    },
    Part {
        address: "xoa",
        title: "Xóa, khôi phục, xóa hẳn",
        picture: None,
        lead: "Xóa là cất đi: còn khôi phục được. Xóa hẳn là bỏ chữ đi thật, dùng khi có thông tin cá nhân không được giữ.",
        steps: &[
            "Xóa nhầm: bấm “Hoàn tác” ngay, hoặc vào “Sổ mô hình”, bấm “Đã xóa” ở cuối trang rồi bấm “Khôi phục”.",
            "Bỏ hẳn: ở trang của mô hình, hoặc ở “Đã xóa”, bấm “Xóa hẳn…”, đọc những gì sẽ mất, rồi bấm “Xóa hẳn”.",
            "Dọn nhiều mục một lần: ở “Đã xóa”, phần “Xóa hẳn những gì đã xóa từ lâu”.",
            "Xuất tệp gửi các nơi: nơi nào nhập tệp thì nội dung đã xóa hẳn cũng mất ở nơi ấy.",
        ],
        notes: &[
            "Xóa hẳn thì không hoàn tác được, kể cả bằng “Điểm khôi phục”.",
            "Tệp đã gửi đi, bản sao lưu đã cất thì không rút lại được: hãy tự xóa các tệp ấy.",
            "Tệp chỉ báo là đã xóa, không mang chữ của mô hình đã xóa, trừ khi đánh dấu gửi kèm.",
            "Năm đã xóa đi cùng mô hình của nó: không muốn chữ của năm ấy đi theo tệp thì xóa hẳn trước khi gửi.",
        ],
    },
    Part {
        address: "viec-can-lam",
        title: "Việc cần làm",
        picture: None,
        lead: "Sổ nhắc những gì trễ hạn, thiếu, trùng hoặc lâu chưa cập nhật. Sổ chỉ nhắc, không tự sửa.",
        steps: &[
            "Ở “Tổng quan”, bấm “việc cần làm”.",
            "Bấm tên mô hình hoặc đơn vị để đến đúng chỗ cần sửa. Sửa xong, việc tự hết.",
            "Nhiều việc cùng loại đứng chung một dòng: bấm “Xem từng việc” để mở danh sách.",
            "Chưa làm được thì bấm “Nhắc lại sau 7 ngày”.",
        ],
        notes: &[],
    },
    Part {
        address: "binh-xet",
        title: "Bình xét",
        picture: None,
        lead: "Chấm điểm, xếp loại, công nhận cho cả đợt trên một màn hình.",
        steps: &[
            "Vào “Bình xét”, chọn năm và đơn vị.",
            "Bấm một mô hình trong “Đợt bình xét”, gõ điểm từng tiêu chí; phím Enter sang ô sau. Điểm được lưu ngay.",
            "Chọn “Xếp loại”.",
            "Duyệt mô hình, chuyển giai đoạn: đánh dấu các mô hình, chọn ở “Chuyển sang”, rồi bấm nút chuyển.",
            "Lấy “Biên bản”, sửa thêm trong Word.",
        ],
        notes: &[
            "Khóa năm, khóa sổ khi số liệu đã chốt: chọn năm, đơn vị, bấm “Khóa năm” ở cuối trang.",
            "Mở khóa năm: cũng ở cuối trang, ghi “Lý do mở khóa” rồi bấm “Mở khóa năm”. Chỉ đơn vị ấy hoặc cấp trên của nó khóa, mở khóa được.",
            "Thêm tiêu chí chấm điểm, mức điểm: vào “Danh mục”, phần “Bộ danh mục theo năm”, bấm “Thêm bộ danh mục” hoặc “Sửa” bộ đang dùng, rồi “Thêm tiêu chí”.",
            "Khen thưởng nhiều người trong một mô hình: “Sửa” năm ấy, bấm “Thêm khen thưởng” cho từng người. Nhiều mô hình cùng được khen: chọn ở “Đợt bình xét”, rồi “Ghi quyết định, khen thưởng, ngày đăng ký”. Sổ không in giấy khen.",
        ],
    },
    Part {
        address: "bao-cao",
        title: "Báo cáo",
        picture: None,
        lead: "Mỗi bảng trả lời một câu hỏi; bấm vào một con số để thấy những mô hình làm nên số ấy.",
        steps: &[
            "Vào “Báo cáo”, chọn bảng ở “Báo cáo”, chọn “Từ năm”, “Đến năm”, đơn vị, lĩnh vực.",
            "Bấm “Sao chép bảng” rồi dán vào Word, Excel; hoặc bấm “In”.",
        ],
        notes: &[
            "Làm báo cáo Word, xuất ra Word hay Excel: ở “Tổng quan”, phần “Đoạn kết quả cho báo cáo”, bấm “Sao chép” rồi dán vào văn bản; bảng số liệu thì bấm “Sao chép bảng” ở đây rồi dán. Sổ không tạo tệp Word, tệp Excel.",
            "“So sánh các năm”: ô ghi “–” là sổ không có mô hình nào của năm ấy; số 0 là có mô hình nhưng không có loại đang đếm.",
            "Mỗi mô hình tính một lần, dù đăng ký ở nhiều cấp.",
            "Thấy tính sai tổng số: bấm vào con số để xem từng mô hình. Thường là do còn “Nháp”, “Trả lại” nên chưa tính, do đã ghi “Là một” nên tính một lần, hoặc đơn vị chưa ghi đúng “Thuộc đơn vị”.",
            "In khổ ngang hay dọc: sổ tự chọn giấy A4 ngang cho bảng rộng và danh sách in đủ, dọc cho bảng hẹp và danh sách in gọn. Máy in ra khác thì chọn khổ ngang ở hộp in của trình duyệt.",
            "In sổ, in danh sách: chọn bảng “Danh sách đăng ký” rồi bấm “In”. “In” ở danh sách đăng ký hỏi in gọn hay in đủ; danh sách quá dài thì in từng phần theo đơn vị hoặc lĩnh vực.",
            "Khen thưởng ghi ở năm của mô hình, mục “Khen thưởng”; bảng “Khen thưởng” ở đây đếm theo hình thức và cấp.",
            "“Theo đơn vị hiện nay” tính mô hình của đơn vị đã sáp nhập cho đơn vị kế thừa.",
            "Bảng “Theo đơn vị” và “Chỉ số kết quả”: đánh dấu “Cộng theo xã, phường” để số của đơn vị bên trong vào xã, phường của nó.",
        ],
    },
    Part {
        address: "danh-muc",
        title: "Danh mục",
        picture: None,
        lead: "Lĩnh vực, đơn vị, cấp, loại, tiêu chí … của địa phương bạn: thêm, sửa được, không cố định.",
        steps: &[
            "Gõ tên vào ô cuối mỗi danh sách rồi bấm “Thêm”; đơn vị (xã, phường, chi bộ …) thì bấm “Thêm đơn vị”.",
            "Nhiều đơn vị một lúc: bấm “Dán nhiều đơn vị”, dán danh sách.",
            "Không xóa đơn vị, lĩnh vực đã dùng; không dùng nữa thì bấm “Ngừng dùng”: năm cũ giữ nguyên tên.",
            "Sáp nhập, chia tách: bấm “Sáp nhập…” hoặc “Chia tách…”. Số liệu cũ vẫn ở đơn vị cũ.",
        ],
        notes: &[
            "“Bộ danh mục theo năm” ghi tiêu chí, mức điểm và thời hạn riêng của từng năm.",
            "Đổi tên xã, tên đơn vị: bấm “Sửa” ở đơn vị ấy, ghi lại “Tên đơn vị”; mọi năm mang tên mới. Đổi tên vì sáp nhập thì bấm “Sáp nhập…”, năm cũ giữ tên cũ.",
            "Hai đơn vị “trùng tên” mà chỉ là một: bấm “Sáp nhập…”, chọn đơn vị thừa rồi sáp nhập vào đơn vị kia.",
        ],
    },
    Part {
        address: "cai-dat",
        title: "Cài đặt",
        picture: None,
        lead: "Đơn vị của sổ, cỡ chữ, sao lưu và tình trạng lưu trên máy này.",
        steps: &[
            "“Đơn vị của sổ này” được ghi vào tệp khi xuất.",
            "“Cỡ chữ”: chữ nhỏ quá, muốn chữ to lên thì chọn 125 % đến 200 %.",
            "Cài lên điện thoại, máy tính: bấm “Cài đặt lên máy”, sổ ra màn hình chính, mở được khi không có mạng. iPhone: bấm nút Chia sẻ của Safari, chọn Thêm vào MH chính; biểu tượng có chỗ lưu riêng nên đã ghi thì xuất tệp trước rồi nhập lại ở đó.",
        ],
        notes: &[
            "Cập nhật chương trình: khi có mạng, sổ tự tìm bản mới và báo ở cuối màn hình; bấm “Dùng bản mới”, dữ liệu không thay đổi.",
            "Bàn giao máy: tải bản sao lưu, rồi dùng “Xóa toàn bộ dữ liệu” ở cuối trang.",
            "Phông chữ lỗi, dán vào thành ký tự lạ: chữ ấy gõ bằng phông cũ (.VnTime, VNI). Sổ chỉ dùng Unicode, không tự chuyển; hãy chuyển mã sang Unicode bằng UniKey rồi dán lại.",
        ],
    },
    Part {
        address: KEYS,
        title: "Phím tắt",
        picture: None,
        lead: "Trên máy có bàn phím. Bấm phím ? ở bất kỳ màn hình nào cũng thấy bảng này.",
        steps: &[],
        notes: &[
            "Phím một chữ chỉ có tác dụng khi không gõ trong ô nào. Tắt chúng trong “Cài đặt”, mục “Dùng phím tắt một chữ”.",
        ],
    },
];
