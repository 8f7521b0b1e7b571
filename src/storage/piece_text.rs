//! The texts of pieces: none is written that does not give its piece again.
//!
//! Reading one back costs as much as writing it where it is an edit, some hundredths of a millisecond, and a third of writing
//! it where it is compressed.

use crate::domain::register::Register;
use crate::format::segment::write_segment;
use crate::format::stored_piece::{read_piece, write_piece};

use super::bag::BagError;

/// Writes an edit for storage.
///
/// # Errors
/// [`BagError::Unreadable`], as below.
pub fn piece_text(piece: &Register) -> Result<String, BagError> {
    checked(piece, write_piece(piece))
}

/// Writes a part of a register for storage, compressed.
///
/// # Errors
/// [`BagError::Unreadable`], as above.
pub fn segment_text(part: &Register) -> Result<String, BagError> {
    checked(part, write_segment(part))
}

fn checked(piece: &Register, text: String) -> Result<String, BagError> {
    match read_piece(&text) {
        Ok(read) if read == *piece => Ok(text),
        _ => Err(BagError::Unreadable),
    }
}
