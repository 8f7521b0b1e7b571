//! The envelope of a locked file: an exchange file encrypted with a passphrase, and what it takes to open it with one.
//!
//! Nothing here encrypts: the browser does, in `shell::cipher`. What is written before the data is bound to it, so that a
//! header somebody changed opens nothing.

use super::base64;
use super::encoding::MAX_BYTES;
use super::exchange_read::FileError;
use super::json::Json;

/// Is the name every locked file bears in `format`.
pub const FORMAT: &str = "so-dan-van-kheo-locked";
/// Is the version this program writes, and the newest it reads.
pub const VERSION: i64 = 1;
/// Is how many rounds of PBKDF2 this program writes, and the fewest it reads: fewer make guessing cheap.
pub const ROUNDS: u32 = 600_000;
/// Is the most rounds that are read: more would keep a phone busy for minutes.
pub const MAX_ROUNDS: u32 = 10_000_000;
/// Is the length of a salt in bytes; longer ones are read, to [`MAX_SALT_BYTES`].
pub const SALT_BYTES: usize = 16;
/// Is the length of the longest salt in bytes.
pub const MAX_SALT_BYTES: usize = 64;
/// Is the length of an initialisation vector in bytes.
pub const IV_BYTES: usize = 12;
/// Is the length in bytes of the mark that AES-GCM puts behind the data, and so of the shortest data.
pub const TAG_BYTES: usize = 16;

const KDF: &str = "PBKDF2-SHA-256";
const CIPHER: &str = "AES-256-GCM";
/// Lists the members that are bound to the data.
const HEADER: [&str; 4] = ["format", "version", "kdf", "cipher"];

/// Is what stands before the data of a locked file. Its members are only read or drawn together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Header {
    rounds: u32,
    salt: Vec<u8>,
    iv: Vec<u8>,
    bound: String,
}

/// Is a locked file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Envelope {
    /// What it takes to open it, apart from the passphrase.
    pub header: Header,
    /// The encrypted bytes of an exchange file, with their mark.
    pub data: Vec<u8>,
}

impl Header {
    /// Returns the header of a new file. Salt and vector must be drawn anew for every file.
    pub fn new(salt: [u8; SALT_BYTES], iv: [u8; IV_BYTES]) -> Self {
        let mut header = Self {
            rounds: ROUNDS,
            salt: salt.into(),
            iv: iv.into(),
            bound: String::new(),
        };
        header.bound = header.to_json().to_canonical();
        header
    }

    /// Returns how many rounds make the key.
    pub fn rounds(&self) -> u32 {
        self.rounds
    }

    /// Returns the salt of the key.
    pub fn salt(&self) -> &[u8] {
        &self.salt
    }

    /// Returns the initialisation vector.
    pub fn iv(&self) -> &[u8] {
        &self.iv
    }

    /// Returns what is bound to the data: the canonical JSON (RFC 8785) of the header as the file states it.
    pub fn bound(&self) -> &str {
        &self.bound
    }

    fn to_json(&self) -> Json {
        let kdf = Json::object([
            ("name", Json::text(KDF)),
            ("rounds", Json::integer(self.rounds)),
            ("salt", Json::Text(base64::encode(&self.salt))),
        ]);
        let cipher = Json::object([
            ("name", Json::text(CIPHER)),
            ("iv", Json::Text(base64::encode(&self.iv))),
        ]);
        let members = [Json::text(FORMAT), Json::integer(VERSION), kdf, cipher];
        Json::object(HEADER.into_iter().zip(members))
    }
}

impl Envelope {
    /// Writes the text of the file.
    pub fn to_text(&self) -> String {
        let mut file = self.header.to_json();
        if let Json::Object(members) = &mut file {
            let data = Json::Text(base64::encode(&self.data));
            members.push(("data".to_owned(), data));
        }
        file.to_readable()
    }
}

/// Says whether this program would read a text of so many bytes again, as it is or locked: a locked file is longer than
/// the text in it, and the limit holds for the file.
pub fn can_be_read(n_bytes: u64, is_locked: bool) -> bool {
    match is_locked {
        true => locked_bytes(n_bytes) <= MAX_BYTES,
        false => n_bytes <= MAX_BYTES,
    }
}

/// Returns how many bytes the file has that holds a text of so many bytes, locked.
fn locked_bytes(n_bytes: u64) -> u64 {
    let around = Envelope {
        header: Header::new([0; SALT_BYTES], [0; IV_BYTES]),
        data: Vec::new(),
    };
    let n_data = n_bytes.saturating_add(TAG_BYTES as u64);
    let n_base64 = n_data.div_ceil(3).saturating_mul(4);
    n_base64.saturating_add(around.to_text().len() as u64)
}

/// Says whether a file is locked, by its `format` alone.
pub fn is_locked(file: &Json) -> bool {
    text(file, "format") == Some(FORMAT)
}

/// Reads a locked file. Members it does not know are left alone; those inside the header are bound with it.
pub fn read(file: &Json) -> Result<Envelope, FileError> {
    let wrong = |name: &str| FileError::WrongType(name.to_owned());
    match file.get("version").and_then(Json::as_integer) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(FileError::NewerVersion(newer)),
        _ => return Err(wrong("version")),
    }
    let kdf = file.get("kdf").ok_or_else(|| wrong("kdf"))?;
    let cipher = file.get("cipher").ok_or_else(|| wrong("cipher"))?;
    if text(kdf, "name") != Some(KDF) {
        return Err(wrong("kdf.name"));
    }
    if text(cipher, "name") != Some(CIPHER) {
        return Err(wrong("cipher.name"));
    }
    let rounds = kdf.get("rounds").and_then(Json::as_integer);
    let rounds = rounds.ok_or_else(|| wrong("kdf.rounds"))?;
    let is_in_range = |rounds: &u32| (ROUNDS..=MAX_ROUNDS).contains(rounds);
    let header = Header {
        rounds: u32::try_from(rounds)
            .ok()
            .filter(is_in_range)
            .ok_or(FileError::Rounds(rounds))?,
        salt: bytes(kdf, "salt", "kdf.salt", SALT_BYTES..=MAX_SALT_BYTES)?,
        iv: bytes(cipher, "iv", "cipher.iv", IV_BYTES..=IV_BYTES)?,
        bound: Json::object(
            HEADER.map(|name| (name, file.get(name).cloned().unwrap_or(Json::Null))),
        )
        .to_canonical(),
    };
    Ok(Envelope {
        header,
        data: bytes(file, "data", "data", TAG_BYTES..=usize::MAX)?,
    })
}

fn text<'a>(json: &'a Json, name: &str) -> Option<&'a str> {
    json.get(name).and_then(Json::as_text)
}

/// Reads bytes from a member; `place` names it from the top of the file.
fn bytes(
    json: &Json,
    name: &str,
    place: &'static str,
    lengths: std::ops::RangeInclusive<usize>,
) -> Result<Vec<u8>, FileError> {
    let wrong = || FileError::WrongType(place.to_owned());
    let text = text(json, name).ok_or_else(wrong)?;
    let bytes = base64::decode(text).ok_or(FileError::NotBase64(place))?;
    match lengths.contains(&bytes.len()) {
        true => Ok(bytes),
        false => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope() -> Envelope {
        Envelope {
            header: Header::new([1; SALT_BYTES], [2; IV_BYTES]),
            data: vec![3; 40],
        }
    }

    fn read_text(text: &str) -> Result<Envelope, FileError> {
        read(&Json::parse(text).unwrap())
    }

    #[test]
    fn what_is_written_is_read_alike() {
        let text = envelope().to_text();
        assert!(is_locked(&Json::parse(&text).unwrap()));
        assert_eq!(read_text(&text), Ok(envelope()));
    }

    #[test]
    fn a_locked_file_is_as_long_as_it_is_said_to_become() {
        for n_bytes in [0, 1, 2, 3, 4, 1000] {
            let file = Envelope {
                header: Header::new([255; SALT_BYTES], [7; IV_BYTES]),
                data: vec![9; n_bytes + TAG_BYTES],
            };
            assert_eq!(locked_bytes(n_bytes as u64), file.to_text().len() as u64);
        }
    }

    #[test]
    fn no_text_goes_out_that_the_limit_would_keep_from_being_read() {
        assert!(can_be_read(MAX_BYTES, false));
        assert!(!can_be_read(MAX_BYTES + 1, false));
        let most = MAX_BYTES / 4 * 3;
        let longest = (0..=most).rev().find(|n| can_be_read(*n, true)).unwrap();
        assert!(
            longest > most - 1000,
            "about 48 MiB, as docs/file-format.md says"
        );
        assert!(locked_bytes(longest) <= MAX_BYTES && locked_bytes(longest + 1) > MAX_BYTES);
        for n_bytes in [0, 1, longest] {
            assert!(can_be_read(n_bytes, true), "{n_bytes}");
        }
        for n_bytes in [longest + 1, MAX_BYTES, u64::MAX] {
            assert!(!can_be_read(n_bytes, true), "{n_bytes}");
        }
    }

    #[test]
    fn the_header_is_bound_as_the_file_states_it_whatever_the_order_and_white_space() {
        let bound = r#"{"cipher":{"iv":"AgICAgICAgICAgIC","name":"AES-256-GCM"},"format":"so-dan-van-kheo-locked","kdf":{"name":"PBKDF2-SHA-256","rounds":600000,"salt":"AQEBAQEBAQEBAQEBAQEBAQ=="},"version":1}"#;
        assert_eq!(envelope().header.bound(), bound);
        let reordered = r#"{"data":"AwMDAwMDAwMDAwMDAwMDAw==",  "cipher":{"iv":"AgICAgICAgICAgIC","name":"AES-256-GCM"},"x":1,
            "kdf":{"rounds":600000,"name":"PBKDF2-SHA-256","salt":"AQEBAQEBAQEBAQEBAQEBAQ=="},"version":1,"format":"so-dan-van-kheo-locked"}"#;
        assert_eq!(read_text(reordered).unwrap().header.bound(), bound);
        let with_more = reordered.replace("\"rounds\"", "\"lanes\":4,\"rounds\"");
        let bound = bound.replace("\"name\":\"PBKDF2", "\"lanes\":4,\"name\":\"PBKDF2");
        assert_eq!(read_text(&with_more).unwrap().header.bound(), bound);
    }

    #[test]
    fn rounds_are_read_within_their_bounds_alone() {
        let text = envelope().to_text();
        let with = |rounds: i64| read_text(&text.replace("600000", &rounds.to_string()));
        for rounds in [i64::from(ROUNDS), i64::from(MAX_ROUNDS)] {
            let read = with(rounds).map(|envelope| i64::from(envelope.header.rounds()));
            assert_eq!(read, Ok(rounds));
        }
        for rounds in [599_999, 10_000_001, -1, i64::MAX, 1 << 32] {
            assert_eq!(with(rounds), Err(FileError::Rounds(rounds)));
        }
    }
}
