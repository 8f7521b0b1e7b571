//! The port: a bag of texts by key, as a browser or a test provides it.

/// Says why a bag did not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BagError {
    /// The browser keeps the bag shut (blocked storage, a private window without any).
    Blocked,
    /// There is no room for the text.
    Full,
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
    /// Returns how many UTF-16 code units a key and its text take, 0 where it is not there.
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
