//! The port: a bag of texts by key, as a browser or a test provides it.

/// Says why a bag did not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BagError {
    /// The browser keeps the bag shut (blocked storage, a private window without any).
    Blocked,
    /// There is no room for the text.
    Full,
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
}
