//! Steps: what the reading of records costs, so that a test can say how it grows with what there is.
//!
//! The walks that everything else is made of note each thing they look at. Only tests count, by the feature `steps`; the program
//! is built without it, and there nothing is left of a note.

#[cfg(feature = "steps")]
use std::cell::Cell;

#[cfg(feature = "steps")]
thread_local! {
    static STEPS: Cell<u64> = const { Cell::new(0) };
}

/// Notes that so many things are looked at.
#[inline(always)]
pub(crate) fn note(n: usize) {
    #[cfg(feature = "steps")]
    STEPS.with(|steps| steps.set(steps.get() + n as u64));
    #[cfg(not(feature = "steps"))]
    let _ = n;
}

/// Counts the steps of some work, on this thread.
#[cfg(feature = "steps")]
pub fn count<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = STEPS.with(Cell::get);
    let done = work();
    (done, STEPS.with(Cell::get) - before)
}
