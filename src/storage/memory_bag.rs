//! A bag in memory: for the demonstration, which leaves nothing behind, and for tests, which plan its faults.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use litemap::LiteMap;

use super::bag::{Bag, BagError};

/// Is a bag that lives as long as the page. Clones share one content.
#[derive(Clone, Debug, Default)]
pub struct MemoryBag {
    texts: Rc<RefCell<LiteMap<String, String>>>,
    n_operations: Rc<Cell<usize>>,
    fault: Rc<RefCell<Option<Fault>>>,
}

/// Is a planned fault.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The operation that fails, counted from 0 since the bag was made.
    pub at: usize,
    /// Whether everything after it fails too.
    pub is_lasting: bool,
    /// What it fails with.
    pub error: BagError,
}

impl MemoryBag {
    /// Returns an empty bag.
    pub fn new() -> Self {
        Self::default()
    }

    /// Plans a fault, or none.
    pub fn plan(&self, fault: Option<Fault>) {
        self.fault.replace(fault);
    }

    /// Returns how many operations were asked for since the bag was made.
    pub fn n_operations(&self) -> usize {
        self.n_operations.get()
    }

    fn operate(&self) -> Result<(), BagError> {
        let n = self.n_operations.replace(self.n_operations.get() + 1);
        match &*self.fault.borrow() {
            Some(fault) if n == fault.at || (fault.is_lasting && n > fault.at) => {
                Err(fault.error.clone())
            }
            _ => Ok(()),
        }
    }
}

impl Bag for MemoryBag {
    fn keys(&self) -> Result<Vec<String>, BagError> {
        self.operate()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, BagError> {
        self.operate()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), BagError> {
        self.operate()?;
        self.texts
            .borrow_mut()
            .insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), BagError> {
        self.operate()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}
