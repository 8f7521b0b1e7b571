//! The room that stored texts take, and how much more fits.

use super::bag::{Bag, BagError};
use super::locals::ASIDE;
use super::store::{PREFIX, PieceKey, RESERVE, RESERVE_UNITS, Store};

/// Is how many UTF-16 code units a browser gives an origin.
const LIMIT: usize = 5_242_308;
/// Is how many it gives in WebKit, which takes two bytes for each as soon as one in a text is above U+00FF.
const LIMIT_WEBKIT: usize = 2_620_848;
/// Is how many a model takes, as long as there are too few to tell.
const UNITS_OF_A_MODEL: usize = 330;
/// Is how many models are too few to tell.
const TOO_FEW: usize = 50;

/// Says what room is taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Use {
    /// The pieces of the register.
    Register,
    /// Settings, drafts, memories.
    Beside,
    /// Unreadable texts that were set aside.
    Aside,
    /// Room kept back.
    Reserve,
    /// Other programs of the same address.
    Others,
}

/// Is a warning that room is getting scarce.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fullness {
    /// Less than 70 %.
    Enough,
    /// 70 % and more.
    Scarce,
    /// 90 % and more.
    Nearly,
}

/// Is what is taken, in UTF-16 code units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Space {
    /// How much there is.
    pub limit: usize,
    /// How much each use takes.
    pub uses: Vec<(Use, usize)>,
    /// For how many models.
    pub n_models: usize,
}

impl Space {
    /// Measures a store.
    pub fn measure<B: Bag>(
        store: &Store<B>,
        is_webkit: bool,
        n_models: usize,
    ) -> Result<Self, BagError> {
        let kinds = [
            Use::Register,
            Use::Beside,
            Use::Aside,
            Use::Reserve,
            Use::Others,
        ];
        let mut uses: Vec<(Use, usize)> = kinds.map(|kind| (kind, 0)).into();
        for key in store.bag().keys()? {
            let kind = use_of(&key);
            let n_units = store.bag().n_units(&key)?;
            for (_, taken) in uses.iter_mut().filter(|(one, _)| *one == kind) {
                *taken += n_units;
            }
        }
        Ok(Self {
            limit: if is_webkit { LIMIT_WEBKIT } else { LIMIT },
            uses,
            n_models,
        })
    }

    /// Returns how much one use takes.
    pub fn taken_by(&self, kind: Use) -> usize {
        let found = self.uses.iter().find(|(one, _)| *one == kind);
        found.map_or(0, |(_, taken)| *taken)
    }

    /// Returns how much is taken, room kept back left out.
    pub fn taken(&self) -> usize {
        let uses = self.uses.iter().filter(|(kind, _)| *kind != Use::Reserve);
        uses.map(|(_, taken)| taken).sum()
    }

    /// Says whether other programs of the same address take more than the register.
    pub fn is_others(&self) -> bool {
        self.taken_by(Use::Others) > self.taken_by(Use::Register)
    }

    /// Returns how many per cent are taken.
    pub fn per_cent(&self) -> usize {
        (self.taken() * 100 / self.limit).min(100)
    }

    /// Returns how scarce room is.
    pub fn fullness(&self) -> Fullness {
        match self.per_cent() {
            0..70 => Fullness::Enough,
            70..90 => Fullness::Scarce,
            _ => Fullness::Nearly,
        }
    }

    /// Returns about how many more models fit, as large as those that are here.
    pub fn n_more_models(&self) -> usize {
        let of_a_model = match self.n_models {
            0..TOO_FEW => UNITS_OF_A_MODEL,
            n => (self.taken_by(Use::Register) / n).max(1),
        };
        let free = self.limit.saturating_sub(self.taken() + RESERVE_UNITS);
        free / of_a_model
    }
}

fn use_of(key: &str) -> Use {
    if PieceKey::of(key).is_some() {
        Use::Register
    } else if key == RESERVE {
        Use::Reserve
    } else if key.starts_with(ASIDE) {
        Use::Aside
    } else if key.starts_with(PREFIX) {
        Use::Beside
    } else {
        Use::Others
    }
}
