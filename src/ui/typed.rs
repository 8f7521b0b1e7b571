//! What is typed into forms that have no stored draft: kept as long as the page is, so that a look at another screen loses nothing.
//!
//! Only forms of something new keep it: one of something present would bring back what others have changed meanwhile.

use std::any::Any;
use std::cell::RefCell;

use crate::ui::reactive::RwSignal;
use leptos::prelude::Effect;

/// Is one form.
struct Typed {
    name: String,
    /// Changes with every opening and every end, so that a form that is on its way out keeps nothing.
    turn: u32,
    draft: Option<Box<dyn Any>>,
}

thread_local! {
    static TYPED: RefCell<Vec<Typed>> = const { RefCell::new(Vec::new()) };
}

/// Looks at the form with a name, as it is kept.
fn with<R>(name: &str, look: impl FnOnce(&mut Typed) -> R) -> R {
    TYPED.with_borrow_mut(|all| {
        let at = all.iter().position(|one| one.name == name);
        let at = at.unwrap_or_else(|| {
            all.push(Typed {
                name: name.to_owned(),
                turn: 0,
                draft: None,
            });
            all.len() - 1
        });
        look(&mut all[at])
    })
}

/// Returns what was typed into a form that was neither saved nor given up.
pub fn kept<T: Clone + 'static>(name: &str) -> Option<T> {
    with(name, |form| form.draft.as_ref()?.downcast_ref().cloned())
}

/// Keeps what is typed into an open form from now on, unless it is what the form began with.
pub fn keep<T: Clone + PartialEq + Send + Sync + 'static>(
    name: String,
    draft: RwSignal<T>,
    start: T,
) {
    let turn = with(&name, |form| {
        form.turn += 1;
        form.turn
    });
    Effect::new(move || {
        let now = draft.get();
        with(&name, |form| {
            if form.turn == turn {
                form.draft = (now != start).then(|| Box::new(now) as Box<dyn Any>);
            }
        });
    });
}

/// Forgets what was typed: it is saved, or given up.
pub fn forget(name: &str) {
    with(name, |form| {
        form.turn += 1;
        form.draft = None;
    });
}

/// Forgets all of it: another register takes the place of this one.
pub fn forget_all() {
    TYPED.with_borrow_mut(|all| {
        for form in all {
            form.turn += 1;
            form.draft = None;
        }
    });
}

/// Says whether anything is typed that would go with the page.
pub fn is_any() -> bool {
    TYPED.with_borrow(|all| all.iter().any(|form| form.draft.is_some()))
}
