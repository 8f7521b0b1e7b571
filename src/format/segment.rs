//! Stand-in until the compressed form is here.
use super::stored_piece::write_piece;
use crate::domain::register::{RecordId, Register};
/// Cuts a register into parts.
pub fn parts(register: &Register) -> Vec<Register> {
    let ids: Vec<RecordId> = register.iter().map(|(id, _)| id.clone()).collect();
    ids.chunks(64).map(|ids| register.part(ids)).collect()
}
/// Writes a part.
pub fn write_segment(part: &Register) -> String {
    write_piece(part)
}
