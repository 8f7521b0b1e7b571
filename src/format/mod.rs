//! Pieces to bytes and back: the exchange file people pass on, and the compact piece kept in storage.
//!
//! Reading never guesses: what cannot be read is refused with its place, and a record that is malformed is refused
//! by name while the rest goes in. Writing never loses: members no version knows yet are written as they came.
//!
//! Invariant: a file means the same on every device. Nothing here looks at the register it will be joined into.

pub mod backup;
pub mod base32768;
pub mod base64;
pub mod digest;
pub mod encoding;
pub mod envelope;
pub mod exchange_read;
pub mod exchange_write;
pub mod file_name;
pub mod json;
mod json_write;
pub mod listing;
pub mod plain_read;
pub mod plain_write;
pub mod readable_file;
pub mod ready_sets;
pub mod sample;
pub mod segment;
pub mod settings;
pub mod spoiled;
pub mod starting_set;
pub mod stored_draft;
pub mod stored_event;
pub mod stored_follow_up;
pub mod stored_import;
pub mod stored_inventory;
pub mod stored_names;
pub mod stored_outside;
pub mod stored_piece;
pub mod stored_received;
pub mod stored_second;
pub mod stored_sent;
pub mod stored_typed;
pub mod sync_read;
pub mod sync_write;
