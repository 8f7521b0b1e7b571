//! Several installations of the program in different folders of one address, each with a register of its own in the one bag that
//! the browser gives them all.

use super::bag::{Bag, BagError};
use super::store::PREFIX;

/// Begins what this installation is shown of a key that belongs to another.
const ELSEWHERE: &str = "elsewhere/";

/// The bag as one installation sees it.
#[derive(Clone, Debug)]
pub struct Apart<B> {
    bag: B,
    /// Stands before its own keys in the bag; empty for the installation that was there first.
    mark: String,
}

/// Returns the mark of the installation in a folder.
pub fn mark_of(folder: &str) -> String {
    format!("dvk@{folder} ")
}

impl<B> Apart<B> {
    /// Shows a bag to the installation with this mark.
    pub fn new(bag: B, mark: String) -> Self {
        Self { bag, mark }
    }

    /// Returns the name by which this installation knows a key of the bag.
    pub fn own_name(&self, key: &str) -> String {
        match key.strip_prefix(&*self.mark) {
            Some(own) => own.to_owned(),
            None if key.starts_with(PREFIX) => format!("{ELSEWHERE}{key}"),
            None => key.to_owned(),
        }
    }

    fn in_bag(&self, name: &str) -> String {
        match name.strip_prefix(ELSEWHERE) {
            Some(key) if !self.mark.is_empty() && key.starts_with(PREFIX) => key.to_owned(),
            _ if name.starts_with(PREFIX) => format!("{}{name}", self.mark),
            _ => name.to_owned(),
        }
    }
}

impl<B: Bag> Bag for Apart<B> {
    fn keys(&self) -> Result<Vec<String>, BagError> {
        let keys = self.bag.keys()?;
        Ok(keys.iter().map(|key| self.own_name(key)).collect())
    }

    fn read(&self, name: &str) -> Result<Option<String>, BagError> {
        self.bag.read(&self.in_bag(name))
    }

    fn write(&self, name: &str, text: &str) -> Result<(), BagError> {
        self.bag.write(&self.in_bag(name), text)
    }

    fn remove(&self, name: &str) -> Result<(), BagError> {
        self.bag.remove(&self.in_bag(name))
    }

    fn n_units(&self, name: &str) -> Result<usize, BagError> {
        self.bag.n_units(&self.in_bag(name))
    }
}
