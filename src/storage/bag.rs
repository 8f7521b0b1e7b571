//! The port: a bag of texts by key, as a browser or a test provides it.

/// Says why a bag did not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BagError {
    /// The browser keeps the bag shut (blocked storage, a private window without any).
    Blocked,
    /// There is no room for the text.
    Full,
    /// It took the text and keeps nothing.
    NotKept,
    /// What should be there is not: it was erased, or cleared from outside.
    Gone,
    /// Something else; the browser's own words.
    Failed(String),
}

/// Is a bag of texts by key that outlives the page.
pub trait Bag {
    /// Lists all keys, in any order.
    fn keys(&self) -> Result<Vec<String>, BagError>;
    /// Returns the text under a key.
    fn read(&self, key: &str) -> Result<Option<String>, BagError>;
    /// Puts a text under a key, in place of any other. After an error the old text is still there.
    fn write(&self, key: &str, text: &str) -> Result<(), BagError>;
    /// Removes a key; removing one that is not there is no error.
    fn remove(&self, key: &str) -> Result<(), BagError>;
    /// Counts the UTF-16 code units of a key and its text, which is how browsers count; 0 where there is none.
    fn n_units(&self, key: &str) -> Result<usize, BagError> {
        let n_units = |text: &str| text.encode_utf16().count();
        let text = self.read(key)?;
        Ok(text.map_or(0, |text| n_units(key) + n_units(&text)))
    }
}

impl<B: Bag + ?Sized> Bag for Box<B> {
    fn keys(&self) -> Result<Vec<String>, BagError> {
        (**self).keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, BagError> {
        (**self).read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), BagError> {
        (**self).write(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), BagError> {
        (**self).remove(key)
    }

    fn n_units(&self, key: &str) -> Result<usize, BagError> {
        (**self).n_units(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::memory_bag::MemoryBag;

    #[test]
    fn keys_and_texts_are_counted_as_browsers_count_them() {
        let bag: Box<dyn Bag> = Box::new(MemoryBag::new());
        bag.write("ế", "ab\u{1f600}").unwrap();
        assert_eq!(bag.n_units("ế"), Ok(5));
        assert_eq!(bag.n_units("e"), Ok(0));
    }
}
