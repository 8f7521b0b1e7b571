//! An input with an error is checked again when it is left, so that no error stands beside what was put right.

use leptos::prelude::on_cleanup;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::domain::still_wrong::still_wrong;
use crate::shell::rest;
use crate::ui::reactive::RwSignal;

/// How long after an input was left, in milliseconds: an error that goes at once would move the button that is being pressed.
const DELAY_MS: i32 = 300;

/// Checks a form again, where errors of it are shown, and keeps those that are left; `input` says which one an error is about.
pub fn check_shown<E, I>(
    shown: RwSignal<Vec<E>>,
    check: impl FnOnce() -> Vec<E>,
    input: impl Fn(&E) -> I,
) where
    E: Clone + PartialEq + Send + Sync + 'static,
    I: PartialEq,
{
    let before = shown.get_untracked();
    if before.is_empty() {
        return;
    }
    let left = still_wrong(&before, check(), input);
    if left != before {
        shown.set(left);
    }
}

/// Checks an input again, where an error of it is shown.
pub fn check_one<E>(shown: RwSignal<Option<E>>, check: impl FnOnce() -> Option<E>)
where
    E: Clone + PartialEq + Send + Sync + 'static,
{
    let before = shown.get_untracked();
    if before.is_none() {
        return;
    }
    let left = check();
    if left != before {
        shown.set(left);
    }
}

/// Stands for the count of a form that is gone: removing an input that has the focus leaves it, too.
const GONE: u32 = u32::MAX;

/// Makes what a form does when an input of it is left: it checks again, unless another is left before that or the form is gone by then.
pub fn when_left(check: impl Fn() + Clone + 'static) -> impl Fn() + Clone + 'static {
    let n_left = Arc::new(AtomicU32::new(0));
    let gone = Arc::clone(&n_left);
    on_cleanup(move || gone.store(GONE, Ordering::Relaxed));
    move || {
        let before = n_left.load(Ordering::Relaxed);
        if before == GONE {
            return;
        }
        let own = (before + 1) % GONE;
        n_left.store(own, Ordering::Relaxed);
        let (check, n_left) = (check.clone(), Arc::clone(&n_left));
        spawn_local(async move {
            rest::wait(DELAY_MS).await;
            if n_left.load(Ordering::Relaxed) == own {
                check();
            }
        });
    }
}
