//! The register of another installation at this address: until installations were kept apart it was shared with this one.

use super::App;
use super::import::NotImported;
use crate::domain::journal::FileSource;
use crate::domain::register::Register;
use crate::shell::{clock, installation, local_bag};
use crate::storage::store::Store;

/// A register that can be taken along.
#[derive(Clone)]
pub struct Elsewhere {
    /// The folder of the installation that keeps it.
    pub folder: String,
    /// The register.
    pub register: Register,
    /// How many of its pieces could not be read.
    pub n_unread: usize,
}

impl Elsewhere {
    /// Reads what the installation keeps that was here first; `None` where that is this one, or it keeps nothing.
    pub fn find() -> Option<Self> {
        let folder = installation::first()?;
        let store = Store::new(local_bag::open_first().ok()?);
        let (mut register, mut n_unread) = (Register::new(), 0);
        for key in store.pieces().ok()? {
            match store.piece(&key) {
                Ok(Some(piece)) => register.join(&piece),
                _ => n_unread += 1,
            }
        }
        (!register.is_empty() || n_unread > 0).then_some(Self {
            folder,
            register,
            n_unread,
        })
    }
}

impl App {
    /// Takes such a register in, as a file; it stays where it is.
    pub async fn take_along(self, elsewhere: Elsewhere) -> Result<(), NotImported> {
        let source = FileSource {
            name: elsewhere.folder,
            unit: String::new(),
            by: String::new(),
            exported_at: None,
            received_at: clock::now(),
        };
        let files = vec![(source, elsewhere.register)];
        self.import(files, Vec::new(), None, None).await.map(drop)
    }
}
