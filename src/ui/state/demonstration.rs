//! The demonstration: a register in memory, while the own one stands aside.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{App, Mode, SaveStatus};
use crate::domain::model_search::ModelSearch;
use crate::domain::register::{RecordId, Register};
use crate::format::sample::sample;
use crate::format::settings::Settings;
use crate::shell::page;
use crate::storage::memory_bag::MemoryBag;
use crate::storage::store::Store;
use crate::ui::components::page_header::HEADING_ID;
use crate::ui::session::Session;

/// Is what stands aside while the demonstration is shown.
pub(super) struct Parked {
    register: Register,
    pub(super) session: Session,
    settings: Settings,
    pub(super) status: SaveStatus,
    pub(super) unsaved: BTreeSet<RecordId>,
}

impl App {
    /// Shows the demonstration; the own register stands aside, untouched.
    pub fn enter_sample(self) {
        let (register, unit) = sample();
        self.inner.update_value(|inner| {
            if inner.parked.is_some() {
                return;
            }
            let session = Session::new(Store::new(Box::new(MemoryBag::new())));
            inner.parked = Some(Parked {
                register: self.register.get_untracked(),
                session: std::mem::replace(&mut inner.session, session),
                settings: self.settings.get_untracked(),
                status: self.status.get_untracked(),
                unsaved: std::mem::take(&mut inner.unsaved),
            });
            inner.steps.clear();
            inner.undone.clear();
            inner.search = ModelSearch::default();
        });
        self.show_steps();
        self.mode.set(Mode::Sample);
        self.toast.set(None);
        self.settings.set(Settings {
            unit,
            ..Settings::default()
        });
        self.status.set(SaveStatus::Nothing);
        self.register.set(register);
        request_animation_frame(|| page::focus(HEADING_ID));
    }

    /// Leaves the demonstration; nothing of it stays.
    pub fn leave_sample(self) {
        let parked = self.inner.try_update_value(|inner| {
            let parked = inner.parked.take()?;
            inner.session = parked.session;
            inner.unsaved = parked.unsaved;
            inner.steps.clear();
            inner.undone.clear();
            inner.search = ModelSearch::default();
            Some((parked.register, parked.settings, parked.status))
        });
        if let Some(Some((register, settings, status))) = parked {
            self.show_steps();
            self.mode.set(Mode::Own);
            self.toast.set(None);
            self.settings.set(settings);
            self.status.set(status);
            self.register.set(register);
            self.look();
        }
    }
}
