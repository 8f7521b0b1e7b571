//! A machine whose two stores fail as planned: the first reaches the disk late, the second at once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use so_dan_van_kheo::storage::bag::{Bag, BagError};
use so_dan_van_kheo::storage::shelf::Shelf;

use crate::draw::Draw;

pub type Texts = BTreeMap<String, String>;

/// Runs what never has to wait.
pub fn ready<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store of a test does not let wait"),
    }
}

/// Is what goes wrong at one operation of either store.
#[derive(Clone, PartialEq, Debug)]
pub enum Trouble {
    /// It alone fails.
    Once(BagError),
    /// It fails, and everything after it.
    Lasting(BagError),
    /// The page ends before it.
    EndBefore,
    /// The page ends after it, before it has heard of it.
    EndAfter,
}

/// Is how the first store comes out of the end of a page.
#[derive(Clone, Copy, Debug)]
pub enum Commit {
    /// Everything reached the disk.
    All,
    /// Nothing since the page was opened did.
    Nothing,
    /// A part of it did, in order.
    First(u64),
    /// A part of it did, in no order.
    Some(u64),
}

#[derive(Default)]
struct State {
    disk: Texts,
    late: Vec<(String, Option<String>)>,
    shown: Texts,
    second: Texts,
    n_operations: usize,
    plan: Option<(usize, Trouble)>,
    room: Option<usize>,
    has_ended: bool,
}

/// Is the machine. Clones are the same one.
#[derive(Clone, Default)]
pub struct Machine(Rc<RefCell<State>>);

/// Is its first store.
#[derive(Clone)]
pub struct First(Machine);

/// Is its second store.
#[derive(Clone)]
pub struct Second {
    machine: Machine,
    is_there: Rc<Cell<bool>>,
}

impl Machine {
    /// Plans trouble, counted in operations of both stores.
    pub fn plan(&self, at: usize, trouble: Trouble) {
        self.0.borrow_mut().plan = Some((at, trouble));
    }

    /// Ends all trouble.
    pub fn heal(&self) {
        let mut state = self.0.borrow_mut();
        state.plan = None;
        state.room = None;
        state.has_ended = false;
    }

    /// Gives the first store this many code units of room.
    pub fn set_room(&self, n_units: Option<usize>) {
        self.0.borrow_mut().room = n_units;
    }

    pub fn n_operations(&self) -> usize {
        self.0.borrow().n_operations
    }

    pub fn first(&self) -> First {
        First(self.clone())
    }

    pub fn second(&self) -> Second {
        Second {
            machine: self.clone(),
            is_there: Rc::new(Cell::new(true)),
        }
    }

    /// Ends the browser: what the first store shows from now on is what reached the disk.
    pub fn restart(&self, commit: Commit) {
        let mut state = self.0.borrow_mut();
        let late = std::mem::take(&mut state.late);
        let n_late = late.len();
        let mut draw = match commit {
            Commit::First(seed) | Commit::Some(seed) => Draw::new(seed),
            _ => Draw::new(0),
        };
        let n_first = match commit {
            Commit::All | Commit::Some(_) => n_late,
            Commit::Nothing => 0,
            Commit::First(_) => draw.below(n_late + 1),
        };
        for (key, text) in late.into_iter().take(n_first) {
            if matches!(commit, Commit::Some(_)) && draw.one(&[true, false]) {
                continue;
            }
            put(&mut state.disk, key, text);
        }
        state.shown = state.disk.clone();
    }

    /// Gives the texts of the first store, for tests that spoil them.
    pub fn with_first<T>(&self, change: impl FnOnce(&mut Texts) -> T) -> T {
        let mut state = self.0.borrow_mut();
        let changed = change(&mut state.shown);
        state.disk = state.shown.clone();
        state.late.clear();
        changed
    }

    /// Gives the texts of the second store.
    pub fn with_second<T>(&self, change: impl FnOnce(&mut Texts) -> T) -> T {
        change(&mut self.0.borrow_mut().second)
    }

    /// Counts an operation, and says whether it happens and what is answered.
    fn operate(&self) -> (bool, Result<(), BagError>) {
        let mut state = self.0.borrow_mut();
        let n = state.n_operations;
        state.n_operations += 1;
        let end = || BagError::Failed("the page has ended".into());
        if state.has_ended {
            return (false, Err(end()));
        }
        match state.plan.clone() {
            Some((at, Trouble::Once(error))) if n == at => (false, Err(error)),
            Some((at, Trouble::Lasting(error))) if n >= at => (false, Err(error)),
            Some((at, Trouble::EndBefore)) if n == at => {
                state.has_ended = true;
                (false, Err(end()))
            }
            Some((at, Trouble::EndAfter)) if n == at => {
                state.has_ended = true;
                (true, Err(end()))
            }
            _ => (true, Ok(())),
        }
    }

    fn change_first(&self, key: &str, text: Option<&str>) -> Result<(), BagError> {
        let (happens, answer) = self.operate();
        if happens {
            let mut state = self.0.borrow_mut();
            let n_units =
                |key: &str, text: &str| key.encode_utf16().count() + text.encode_utf16().count();
            if let (Some(room), Some(text)) = (state.room, text) {
                let n_before = state.shown.get(key).map_or(0, |text| n_units(key, text));
                let others = state.shown.iter().filter(|(other, _)| *other != key);
                let used: usize = others.map(|(key, text)| n_units(key, text)).sum();
                // What needs no more room than before is written by every browser.
                if used + n_units(key, text) > room && n_units(key, text) > n_before {
                    return Err(BagError::Full);
                }
            }
            let text = text.map(str::to_owned);
            put(&mut state.shown, key.to_owned(), text.clone());
            state.late.push((key.to_owned(), text));
        }
        answer
    }
}

fn put(texts: &mut Texts, key: String, text: Option<String>) {
    match text {
        Some(text) => texts.insert(key, text),
        None => texts.remove(&key),
    };
}

impl Bag for First {
    fn keys(&self) -> Result<Vec<String>, BagError> {
        self.0.operate().1?;
        Ok(self.0.0.borrow().shown.keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, BagError> {
        self.0.operate().1?;
        Ok(self.0.0.borrow().shown.get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), BagError> {
        self.0.change_first(key, Some(text))
    }

    fn remove(&self, key: &str) -> Result<(), BagError> {
        self.0.change_first(key, None)
    }
}

impl Second {
    /// Says whether this page's browser gives it.
    pub fn set_there(&self, is_there: bool) {
        self.is_there.set(is_there);
    }

    fn operate(&self) -> (bool, Result<(), BagError>) {
        match self.is_there.get() {
            true => self.machine.operate(),
            false => (false, Err(BagError::Blocked)),
        }
    }
}

impl Shelf for Second {
    async fn keys(&self) -> Result<Vec<String>, BagError> {
        self.operate().1?;
        Ok(self.machine.0.borrow().second.keys().cloned().collect())
    }

    async fn read(&self, keys: &[String]) -> Result<Vec<(String, String)>, BagError> {
        self.operate().1?;
        let second = &self.machine.0.borrow().second;
        let found = keys.iter().filter_map(|key| second.get_key_value(key));
        Ok(found
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect())
    }

    async fn change(&self, puts: &[(String, String)], removes: &[String]) -> Result<(), BagError> {
        let (happens, answer) = self.operate();
        if happens {
            let second = &mut self.machine.0.borrow_mut().second;
            second.extend(puts.iter().cloned());
            removes.iter().for_each(|key| drop(second.remove(key)));
        }
        answer
    }
}
