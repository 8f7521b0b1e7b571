//! A long list shown by parts, with a search by name where it is very long.

use leptos::prelude::*;

use crate::ui::long_list::{MOST_CHOICES, Sought};
use crate::ui::markup::{IntoMarkup, Markup, view};
use crate::ui::reactive::{Memo, RwSignal, Signal};
use crate::ui::show_more::show_more;
use crate::ui::text::limits as text;

/// How many lines are shown at first, and how many more at each asking.
pub const N_SHOWN: usize = 100;

/// Shows the first of many lines in what `around` makes of them, and the way to the next ones.
pub fn by_parts<T: 'static>(
    all: Vec<T>,
    line: impl Fn(&T) -> Markup + 'static,
    around: impl Fn(Markup) -> Markup + 'static,
) -> Markup {
    by_parts_of(N_SHOWN, all, line, around)
}

/// Does the same with `n_first` lines at first, and as many more at each asking.
pub fn by_parts_of<T: 'static>(
    n_first: usize,
    all: Vec<T>,
    line: impl Fn(&T) -> Markup + 'static,
    around: impl Fn(Markup) -> Markup + 'static,
) -> Markup {
    let n_all = all.len();
    if n_all <= n_first {
        return around(all.iter().map(line).collect());
    }
    let n_shown = RwSignal::new(n_first);
    let shown = move || around(all.iter().take(n_shown.get()).map(&line).collect());
    view! {
        {shown}
        {show_more(n_all.into(), n_shown, n_first, text::more_lines)}
    }
}

/// Is a list of which a part is shown.
pub struct Parts<T: 'static> {
    all: Memo<Vec<T>>,
    /// The places of the lines with what is sought in their names.
    found: Memo<Vec<usize>>,
    sought: RwSignal<String>,
    n_shown: RwSignal<usize>,
}

impl<T> Clone for Parts<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Parts<T> {}

impl<T: 'static> Parts<T> {
    /// Begins with the first part of a list in which nothing is searched.
    pub fn of(all: Memo<Vec<T>>) -> Self {
        Self::new(all, |_| "")
    }

    /// Begins with the first part of a list.
    pub fn new(all: Memo<Vec<T>>, name: fn(&T) -> &str) -> Self {
        let sought = RwSignal::new(String::new());
        let found = Memo::new(move |_| {
            let sought = sought.with(|typed| Sought::new(typed));
            all.with(|all| {
                let is_found =
                    |place: &usize| all.get(*place).is_some_and(|one| sought.is_in(name(one)));
                (0..all.len()).filter(is_found).collect::<Vec<_>>()
            })
        });
        Self {
            all,
            found,
            sought,
            n_shown: RwSignal::new(N_SHOWN),
        }
    }

    /// Makes the rows of what is shown: the first lines found, and those that stay whatever is sought.
    pub fn shown<R>(self, stays: impl Fn(&T) -> bool, row: impl Fn(&T) -> R) -> Vec<R> {
        let n_shown = self.n_shown.get();
        self.all.with(|all| {
            self.found.with(|found| {
                let found = found.get(..n_shown).unwrap_or(found);
                let is_shown =
                    |(place, line): &(usize, &T)| found.binary_search(place).is_ok() || stays(line);
                let lines = all.iter().enumerate().filter(is_shown);
                lines.map(|(_, line)| row(line)).collect()
            })
        })
    }

    /// Shows what narrows a very long list; nothing above another.
    pub fn search(self, id: &'static str) -> Markup {
        let n_all = Memo::new(move |_| self.all.with(Vec::len));
        let is_long = Memo::new(move |_| n_all.get() > MOST_CHOICES);
        let seek = move |event| {
            self.sought.set(event_target_value(&event));
            self.n_shown.set(N_SHOWN);
        };
        let field = move || {
            view! {
                <div class="field">
                    <label class="field__label" for=id>
                        {move || text::search_list(n_all.get())}
                    </label>
                    <input
                        id=id
                        type="search"
                        autocomplete="off"
                        prop:value=self.sought.get_untracked()
                        on:input=seek
                    />
                    <p class="field__hint" role="status">
                        {move || self.n_found().map(text::n_found)}
                    </p>
                </div>
            }
        };
        let shown = move || is_long.get().then(field);
        shown.into_markup()
    }

    /// Counts what was found; `None` while nothing is sought.
    fn n_found(self) -> Option<usize> {
        let is_sought = self.sought.with(|typed| !typed.is_empty());
        is_sought.then(|| self.found.with(Vec::len))
    }

    /// Shows the way to the next part.
    pub fn more(self) -> Markup {
        let n_found = Signal::derive(move || self.found.with(Vec::len));
        show_more(n_found, self.n_shown, N_SHOWN, text::more_lines)
    }
}
