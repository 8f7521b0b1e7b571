//! A bag whose changes wait until the second store has them too.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use litemap::LiteMap;

use super::bag::{Bag, BagError};
use super::locals::OUTSIDE;
use super::second_copy::is_joined;
use super::second_known::SECOND;
use super::shelf::Shelf;
use super::store::{ERASING, PREFIX, RESERVE, UNFINISHED};

/// Counts the changes of what is kept beside the register, so that of two stores the one that lags is known.
pub(super) const TURN: &str = "dvk/turn";

/// Is a bag that remembers what the second store has yet to learn.
#[derive(Clone, Debug)]
pub struct Mirrored<B> {
    bag: B,
    waiting: Waiting,
}

/// Is what the second store has yet to learn: the text of each changed key, `None` for one that is gone. Clones share it.
///
/// It can be shut, while everything is being erased: then nothing is written to either store any more, whoever asks for it.
/// What is there can still be taken away.
#[derive(Clone, Debug, Default)]
pub struct Waiting(Rc<Held>);

#[derive(Debug, Default)]
struct Held {
    texts: RefCell<LiteMap<String, Option<String>>>,
    is_shut: Cell<bool>,
}

impl<B> Mirrored<B> {
    /// Wraps a bag. Nothing waits yet.
    pub fn new(bag: B) -> Self {
        let waiting = Waiting::default();
        Self { bag, waiting }
    }

    /// Returns what waits.
    pub fn waiting(&self) -> Waiting {
        self.waiting.clone()
    }
}

/// Says whether the second store has a copy of what is under a key.
pub(super) fn is_mirrored(key: &str) -> bool {
    let here_only = [RESERVE, ERASING, OUTSIDE, SECOND];
    let is_here_only = here_only.contains(&key) || key.starts_with(UNFINISHED);
    key.starts_with(PREFIX) && !is_here_only
}

impl Waiting {
    /// Says whether the second store knows everything.
    pub fn is_empty(&self) -> bool {
        self.0.texts.borrow().is_empty()
    }

    /// Lets nothing be written any more.
    pub fn shut(&self) {
        self.0.is_shut.set(true);
    }

    /// Lets everything be written again; what waited still does.
    pub fn open_again(&self) {
        self.0.is_shut.set(false);
    }

    /// Adds a text the second store has to put under a key, or that it has to take one away.
    pub fn add(&self, key: &str, text: Option<&str>) {
        if is_mirrored(key) && !self.0.is_shut.get() {
            let text = text.map(str::to_owned);
            self.0.texts.borrow_mut().insert(key.to_owned(), text);
        }
    }

    /// Drops what waits under a key: the second store has it.
    pub fn forget(&self, key: &str) {
        self.0.texts.borrow_mut().remove(key);
    }

    /// Drops everything that waits: it is erased.
    pub fn clear(&self) {
        self.0.texts.borrow_mut().clear();
    }

    /// Tells the second store everything that waits, at once, and says whether that was anything. What changes meanwhile waits for the
    /// next time.
    ///
    /// # Errors
    /// [`BagError::Gone`] where everything is being erased.
    pub(super) async fn flush(&self, shelf: &impl Shelf) -> Result<bool, BagError> {
        if self.0.is_shut.get() {
            return Err(BagError::Gone);
        }
        let now = self.0.texts.borrow().clone();
        if now.is_empty() {
            return Ok(false);
        }
        let (mut puts, mut removes) = (Vec::new(), Vec::new());
        for (key, text) in &now {
            match text {
                Some(text) => puts.push((key.clone(), text.clone())),
                None => removes.push(key.clone()),
            }
        }
        shelf.change(&puts, &removes).await?;
        let mut waiting = self.0.texts.borrow_mut();
        waiting.retain(|key, text| now.get(key) != Some(text));
        Ok(true)
    }
}

impl<B: Bag> Mirrored<B> {
    /// Counts a change of something that is written more than once. Inventories are joined, so that none is the newer one.
    fn count(&self, key: &str) -> Result<(), BagError> {
        if key == TURN || is_joined(key) || !is_mirrored(key) {
            return Ok(());
        }
        let text = (turn_of(self.bag.read(TURN)?.as_deref()) + 1).to_string();
        match self.bag.write(TURN, &text) {
            Ok(()) => self.waiting.add(TURN, Some(&text)),
            // The stores have one count then, and where they do the first is believed.
            Err(BagError::Full) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// Reads a count of changes; 0 where there is none.
pub(super) fn turn_of(text: Option<&str>) -> u64 {
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

impl<B: Bag> Bag for Mirrored<B> {
    fn keys(&self) -> Result<Vec<String>, BagError> {
        self.bag.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, BagError> {
        self.bag.read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), BagError> {
        if self.waiting.0.is_shut.get() {
            return Err(BagError::Gone);
        }
        self.bag.write(key, text)?;
        self.waiting.add(key, Some(text));
        self.count(key)
    }

    fn remove(&self, key: &str) -> Result<(), BagError> {
        let was_there = self.bag.n_units(key)? > 0;
        self.bag.remove(key)?;
        if self.waiting.0.is_shut.get() {
            return Ok(());
        }
        self.waiting.add(key, None);
        if was_there { self.count(key) } else { Ok(()) }
    }

    fn n_units(&self, key: &str) -> Result<usize, BagError> {
        self.bag.n_units(key)
    }
}
