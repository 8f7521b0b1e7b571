//! Fingerprints (mã đối chiếu): eight characters two people can compare by phone.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use super::canonical::record_digest;
use super::model::Model;
use super::register::{Collection, Register};

/// Is the first 40 bits of SHA-256 over the digests of the records, in the order of their ids.
///
/// Two registers that have seen the same pieces have the same fingerprint; different ones differ but for one chance
/// in a million million.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Fingerprint([u8; 5]);

impl Fingerprint {
    /// Computes the fingerprint of all records, hidden ones included: they are part of what has been seen. Of what was deleted
    /// the texts are none of it.
    pub fn of(register: &Register) -> Self {
        let mut hash = Sha256::new();
        for (id, record) in register.iter() {
            hash.update(record_digest(id, record));
        }
        Self::closed(hash)
    }

    /// Computes the fingerprint of one unit's models that are shown: whose one was that is deleted not everybody can tell.
    pub fn of_unit(register: &Register, unit: &str) -> Self {
        let models = register.filter(|id, record| {
            id.is_model() && Model::new(id, record).unit() == unit && !record.is_hidden(&[])
        });
        Self::of(&models)
    }

    /// Computes the fingerprints of several units, each as [`Self::of_unit`] has it.
    pub fn of_units<'a>(
        register: &Register,
        units: impl IntoIterator<Item = &'a str>,
    ) -> BTreeMap<&'a str, Self> {
        let units = units.into_iter();
        let mut hashes: BTreeMap<&str, Sha256> = units.map(|unit| (unit, Sha256::new())).collect();
        for (id, record) in register.collection(&Collection::Models) {
            if let Some(hash) = hashes.get_mut(Model::new(id, record).unit()) {
                hash.update(record_digest(id, record));
            }
        }
        let codes = hashes.into_iter();
        codes
            .map(|(unit, hash)| (unit, Self::closed(hash)))
            .collect()
    }

    fn closed(hash: Sha256) -> Self {
        let digest: [u8; 32] = hash.finalize().into();
        Self(std::array::from_fn(|at| digest[at]))
    }
}

/// The letters of Crockford's base 32: none that is mistaken for another when read aloud.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self
            .0
            .iter()
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        for at in 0..8 {
            if at == 4 {
                f.write_str("-")?;
            }
            let letter = CROCKFORD[(bits >> (35 - 5 * at)) as usize & 31];
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}
