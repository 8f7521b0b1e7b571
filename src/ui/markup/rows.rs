//! Lists whose rows keep their elements, and what was typed in them, for as long as their keys stay.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::document;
use leptos::reactive::owner::Owner;
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Comment, Element, Node};

use super::mounted::{insert, insert_before, remove};
use super::{Markup, Mounted};

/// Is one row: its key, and how to make it.
pub struct Row {
    key: String,
    make: Box<dyn FnOnce() -> Markup>,
}

impl Row {
    /// Returns a row. Another key makes another row; two rows of one list never share a key.
    pub fn new(key: String, make: impl FnOnce() -> Markup + 'static) -> Self {
        let make = Box::new(make);
        Self { key, make }
    }
}

/// Is the rows of a list, and the owner their signals belong to.
pub struct Rows {
    rows: Vec<Row>,
    parent: Owner,
}

/// Shows rows by their keys.
pub fn keyed_list(rows: impl Fn() -> Vec<Row> + 'static) -> Markup {
    list(Box::new(rows))
}

/// Shows what `make` returns, from nothing whenever a signal it reads changes: where elements are only brought up to date,
/// inputs keep what was typed into them.
pub fn anew(make: impl Fn() -> Markup + 'static) -> Markup {
    let n_made = Cell::new(0_usize);
    let make = Rc::new(make);
    keyed_list(move || {
        n_made.set(n_made.get() + 1);
        // The row makes it, as its owner, while the list still looks which signals are read.
        let make = Rc::clone(&make);
        vec![Row::new(n_made.get().to_string(), move || make())]
    })
}

fn list(rows: Box<dyn Fn() -> Vec<Row>>) -> Markup {
    // Rows outlive the run of the closure that lists them.
    let parent = Owner::current().unwrap_or_default();
    Markup::Live(Box::new(move || {
        Markup::Rows(Rows {
            rows: rows(),
            parent: parent.clone(),
        })
    }))
}

/// Is a list of rows in the page, and the comment that ends it.
pub struct MountedRows {
    rows: Vec<MountedRow>,
    end: Comment,
}

/// Is a row in the page. It owns its signals: they live as long as it is shown.
struct MountedRow {
    key: String,
    mounted: Mounted,
    owner: Owner,
}

impl MountedRow {
    fn unmount(&mut self) {
        self.mounted.unmount();
        self.owner.cleanup();
    }
}

impl Rows {
    /// Makes all rows.
    pub(super) fn build(self) -> MountedRows {
        let Self { rows, parent } = self;
        MountedRows {
            rows: rows.into_iter().map(|row| build(row, &parent)).collect(),
            end: document().create_comment(""),
        }
    }

    /// Makes the rows in the page these: rows with a known key stay as they are, and where they are if they can.
    pub(super) fn rebuild(self, mounted: &mut MountedRows) {
        let Self { rows, parent } = self;
        let mut old: Vec<Option<MountedRow>> = mounted.rows.drain(..).map(Some).collect();
        let keys = old.iter().flatten().map(|row| row.key.clone());
        let places: BTreeMap<String, usize> = keys.zip(0..).collect();
        // A row stays where it is if all before it that stay stood before it; the others are put between them.
        let mut n_passed = 0;
        let mut is_staying = Vec::with_capacity(rows.len());
        for row in rows {
            let known = places.get(&row.key).copied();
            let kept = known.and_then(|place| old.get_mut(place)?.take());
            let stays = kept.is_some() && known >= Some(n_passed);
            if let (true, Some(place)) = (stays, known) {
                n_passed = place + 1;
            }
            is_staying.push(stays);
            mounted
                .rows
                .push(kept.unwrap_or_else(|| build(row, &parent)));
        }
        old.iter_mut().flatten().for_each(MountedRow::unmount);
        for at in (0..mounted.rows.len()).rev().filter(|at| !is_staying[*at]) {
            let (before, after) = mounted.rows.split_at_mut(at + 1);
            let Some(row) = before.last_mut() else {
                continue;
            };
            match after.first() {
                Some(next) => next.mounted.insert_before_this(&mut row.mounted),
                None => insert_before(&mounted.end, &mut row.mounted),
            };
        }
    }
}

fn build(row: Row, parent: &Owner) -> MountedRow {
    let owner = parent.with(Owner::new);
    let mounted = owner.with(|| (row.make)().build());
    let key = row.key;
    MountedRow {
        key,
        mounted,
        owner,
    }
}

impl Mountable for MountedRows {
    fn unmount(&mut self) {
        self.rows.iter_mut().for_each(MountedRow::unmount);
        remove(&self.end);
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        for row in &mut self.rows {
            row.mounted.mount(parent, before);
        }
        insert(parent, &self.end, before);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.rows.first() {
            Some(first) => first.mounted.insert_before_this(child),
            None => insert_before(&self.end, child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        let rows = self.rows.iter();
        rows.flat_map(|row| row.mounted.elements()).collect()
    }
}
