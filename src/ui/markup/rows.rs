//! Lists whose rows keep their elements, and what was typed in them, for as long as their keys stay.

use leptos::reactive::owner::Owner;
use leptos::tachys::view::keyed::{Keyed, KeyedState};
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Element, Node};

use super::{Markup, Mounted};

/// Is one row: its key, and how to make it.
pub struct Row {
    key: String,
    make: Box<dyn Fn() -> Markup>,
}

impl Row {
    /// Returns a row. Another key makes another row; two rows of one list never share a key.
    pub fn new(key: String, make: impl Fn() -> Markup + 'static) -> Self {
        let make = Box::new(make);
        Self { key, make }
    }
}

/// Shows rows by their keys.
pub fn keyed_list(rows: impl Fn() -> Vec<Row> + 'static) -> Markup {
    // Rows outlive the run of the closure that lists them.
    let parent = Owner::current().unwrap_or_default();
    Markup::Live(Box::new(move || {
        let own = |row| OwnedRow {
            row,
            parent: parent.clone(),
        };
        Markup::Rows(rows().into_iter().map(own).collect())
    }))
}

/// Is a row that owns its signals: they live as long as it is shown.
pub struct OwnedRow {
    row: Row,
    parent: Owner,
}

/// Is a list of rows in the page.
pub(super) type MountedRows = KeyedState<String, fn(usize), OwnedRow>;

type KeyOf = fn(&OwnedRow) -> String;
type Show = fn(usize, OwnedRow) -> (fn(usize), OwnedRow);

/// Returns rows for leptos to put in order.
pub(super) fn keyed(
    rows: Vec<OwnedRow>,
) -> Keyed<OwnedRow, Vec<OwnedRow>, String, KeyOf, Show, fn(usize), OwnedRow> {
    let key: KeyOf = |owned| owned.row.key.clone();
    let show: Show = |_, owned| (|_| {}, owned);
    leptos::tachys::view::keyed::keyed(rows, key, show)
}

/// Is a row in the page.
pub struct MountedRow {
    mounted: Mounted,
    owner: Owner,
}

impl Render for OwnedRow {
    type State = MountedRow;

    fn build(self) -> MountedRow {
        let owner = self.parent.with(Owner::new);
        let mounted = owner.with(|| (self.row.make)().build());
        MountedRow { mounted, owner }
    }

    fn rebuild(self, state: &mut MountedRow) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for MountedRow {
    fn unmount(&mut self) {
        self.mounted.unmount();
        self.owner.cleanup();
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        self.mounted.mount(parent, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.mounted.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.mounted.elements()
    }
}
