//! Sentences about files whose text cannot be read: what happened and where, what is safe, what to do next.

use crate::format::encoding::{EncodingError, OtherKind};
use crate::format::json::JsonError;
use crate::format::spoiled::Spoiled;

use super::file_errors::{ASK_SENDER, PICK_EXCHANGE_FILE, SEND_AGAIN, told};

/// Says why bytes are no text.
pub(super) fn encoding_error(error: EncodingError) -> String {
    match error {
        EncodingError::Empty => told("Tệp này trống, không có nội dung.", SEND_AGAIN),
        EncodingError::TooLarge => told(
            "Tệp này lớn hơn 64 MB nên không được đọc.",
            "Tệp trao đổi của một sổ nhỏ hơn nhiều: hãy kiểm tra xem có chọn nhầm tệp không.",
        ),
        EncodingError::Other(kind) => {
            let (what, next) = other_kind(kind);
            told(&format!("Đây là {what}, không phải tệp trao đổi."), next)
        }
        EncodingError::CutInLetter { line } => cut_off(line),
        EncodingError::NotText { line } => told(
            &format!(
                "Từ dòng {line}, nội dung tệp không còn là chữ đọc được; có thể tệp bị hỏng khi gửi."
            ),
            SEND_AGAIN,
        ),
    }
}

fn cut_off(line: usize) -> String {
    told(&format!("Tệp bị cắt ngang ở dòng {line}."), SEND_AGAIN)
}

/// Says what spoiled a text.
pub(super) fn spoiled_on_the_way(spoiled: Spoiled) -> String {
    match spoiled {
        Spoiled::BentQuotes { line } => told(
            &format!(
                "Dấu ngoặc kép của tệp đã bị bàn phím hoặc phần mềm nhắn tin đổi thành dấu ngoặc cong (ở dòng {line}), nên không còn đọc chắc \
                 chắn được."
            ),
            "Hãy xin gửi lại chính tệp ấy dưới dạng tệp đính kèm, đừng dán nội dung tệp vào tin nhắn.",
        ),
        Spoiled::Zeros => told(
            "Cuối tệp chỉ còn toàn số không: tệp chép chưa xong, thường do rút USB sớm hoặc máy tắt ngang.",
            "Hãy chép lại tệp từ máy đã xuất, hoặc xin gửi lại.",
        ),
        Spoiled::OnlyZeros => told(
            "Tệp có kích thước nhưng bên trong trống: tệp chép chưa xong, thường do rút USB sớm hoặc máy tắt ngang.",
            "Hãy chép lại tệp từ máy đã xuất, hoặc xin gửi lại.",
        ),
    }
}

const fn other_kind(kind: OtherKind) -> (&'static str, &'static str) {
    match kind {
        OtherKind::ZipOrOffice => (
            "tệp Excel, tệp Word hoặc tệp nén",
            "Nếu là tệp nén, hãy giải nén rồi chọn tệp ở bên trong.",
        ),
        OtherKind::OldOffice => ("tệp Excel hoặc Word kiểu cũ", PICK_EXCHANGE_FILE),
        OtherKind::Pdf => ("tệp PDF", PICK_EXCHANGE_FILE),
        OtherKind::Gzip | OtherKind::OtherArchive => {
            ("tệp nén", "Hãy giải nén rồi chọn tệp ở bên trong.")
        }
        OtherKind::Picture => ("tệp ảnh", PICK_EXCHANGE_FILE),
    }
}

/// Says where a text is no JSON.
pub(super) fn json_error(error: &JsonError) -> String {
    match error {
        JsonError::CutOff { line } => cut_off(*line),
        JsonError::Syntax {
            line: 1,
            column: 0..=1,
        } => told("Tệp này không phải tệp trao đổi.", PICK_EXCHANGE_FILE),
        JsonError::Syntax { line, column } => told(
            &format!("Tệp viết sai quy cách ở dòng {line}, cột {column} nên không đọc tiếp được."),
            ASK_SENDER,
        ),
        JsonError::TooDeep { line } => told(
            &format!(
                "Ở dòng {line}, các phần lồng vào nhau quá sâu; không tệp trao đổi nào như vậy."
            ),
            ASK_SENDER,
        ),
        JsonError::DuplicateMember { line } => told(
            &format!("Ở dòng {line}, một mục được ghi hai lần nên không biết lấy lần nào."),
            ASK_SENDER,
        ),
        JsonError::NumberTooLarge { line } => told(
            &format!("Ở dòng {line} có một số quá lớn, không giữ được chính xác."),
            ASK_SENDER,
        ),
    }
}
