//! Randomness: replica ids, the ids of new records, and what encryption needs fresh.

use crate::domain::canonical::uuid_v8;
use crate::domain::replica::ReplicaId;

/// Says that the browser gives no random numbers: nothing can be written safely without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoRandomness;

/// Draws bytes.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok())
        .ok_or(NoRandomness)?;
    Ok(bytes)
}

/// Draws the id of this run of the program.
pub fn replica_id() -> Result<ReplicaId, NoRandomness> {
    Ok(ReplicaId::new(u64::from_be_bytes(bytes()?)))
}

/// Draws the id of a new record.
pub fn record_id() -> Result<String, NoRandomness> {
    Ok(uuid_v8(bytes()?))
}
