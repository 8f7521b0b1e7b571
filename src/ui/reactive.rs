//! Signals and memos: leptos's, with values of one type inside.
//!
//! leptos makes its code anew for every type a signal holds, some two kilobytes each time, and the program has dozens of
//! them. Here a value is shared and known by its type alone, so that all signals are one to leptos. Reading is by
//! reference, as there; changing a value makes a new one.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude as signals;
use leptos::prelude::{Get, GetUntracked, Set, Track, UpdateUntracked};

/// Is a value of any type, shared.
#[derive(Clone)]
struct Shared {
    value: Arc<dyn Any + Send + Sync>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        (self.is_same)(&*self.value, &*other.value)
    }
}

impl Shared {
    /// Shares a value that is compared with the one before it.
    fn compared<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self {
            value: Arc::new(value),
            is_same: |one, other| match (one.downcast_ref::<T>(), other.downcast_ref::<T>()) {
                (Some(one), Some(other)) => one == other,
                _ => false,
            },
        }
    }

    /// Shares a value that differs from every other.
    fn new<T: Send + Sync + 'static>(value: T) -> Self {
        Self {
            value: Arc::new(value),
            is_same: |_, _| false,
        }
    }

    /// Impossible: another type; each signal shares values of its own type alone.
    fn of<T: 'static>(&self) -> &T {
        match self.value.downcast_ref() {
            Some(value) => value,
            None => std::process::abort(),
        }
    }
}

macro_rules! readable {
    ($name:ident, $inner:ident, $doc:literal) => {
        #[doc = $doc]
        pub struct $name<T> {
            inner: signals::$inner<Shared>,
            of: PhantomData<fn() -> T>,
        }

        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $name<T> {}

        impl<T> $name<T> {
            const fn wrap(inner: signals::$inner<Shared>) -> Self {
                Self {
                    inner,
                    of: PhantomData,
                }
            }
        }

        impl<T: 'static> $name<T> {
            /// Makes whoever asks be told of every change.
            pub fn track(&self) {
                self.inner.track();
            }

            /// Looks at the value; whoever asks is told of every change.
            pub fn with<R>(&self, look: impl FnOnce(&T) -> R) -> R {
                look(self.inner.get().of())
            }

            /// Looks at the value as it is now.
            pub fn with_untracked<R>(&self, look: impl FnOnce(&T) -> R) -> R {
                look(self.inner.get_untracked().of())
            }
        }

        impl<T: Clone + 'static> $name<T> {
            /// Returns the value; whoever asks is told of every change.
            pub fn get(&self) -> T {
                self.inner.get().of::<T>().clone()
            }

            /// Returns the value as it is now.
            pub fn get_untracked(&self) -> T {
                self.inner.get_untracked().of::<T>().clone()
            }
        }
    };
}

readable!(RwSignal, RwSignal, "Is a value that is set.");
readable!(
    Memo,
    Memo,
    "Is a value that follows from others, and is told of only where it differs."
);
readable!(
    Signal,
    Signal,
    "Is a value that somebody else sets or works out."
);

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// Returns a signal that starts with a value.
    pub fn new(value: T) -> Self {
        Self::wrap(signals::RwSignal::new(Shared::new(value)))
    }

    /// Sets the value.
    pub fn set(&self, value: T) {
        self.inner.set(Shared::new(value));
    }

    /// Returns the value as it is now; `None` where the signal is gone with its screen.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        let shared = self.inner.try_get_untracked()?;
        Some(shared.of::<T>().clone())
    }

    /// Sets the value unless the signal is gone with its screen; says whether it did.
    pub fn try_set(&self, value: T) -> bool {
        self.inner.try_set(Shared::new(value)).is_none()
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// Changes the value.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }

    /// Changes the value and tells nobody.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        let shared = Shared::new(value);
        self.inner.update_untracked(|present| *present = shared);
    }
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// Returns a memo over everything that `make` reads. It is told the value before, if there was one.
    pub fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self::wrap(memo(Box::new(move |before| {
            Shared::compared(make(before.map(Shared::of)))
        })))
    }
}

type Make = Box<dyn Fn(Option<&Shared>) -> Shared + Send + Sync>;

fn memo(make: Make) -> signals::Memo<Shared> {
    signals::Memo::new(make)
}

impl<T: Send + Sync + 'static> Signal<T> {
    /// Returns a signal that is worked out anew whenever it is read.
    pub fn derive(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::wrap(derived(Box::new(move || Shared::new(make()))))
    }
}

fn derived(make: Box<dyn Fn() -> Shared + Send + Sync>) -> signals::Signal<Shared> {
    signals::Signal::derive(make)
}

impl<T: Default + Send + Sync + 'static> Default for Signal<T> {
    fn default() -> Self {
        T::default().into()
    }
}

impl<T: Send + Sync + 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::wrap(signals::Signal::stored(Shared::new(value)))
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::wrap(memo.inner.into())
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::wrap(signal.inner.into())
    }
}
