//! Files are read, chosen here or handed over by another program of the device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::import::{ImportState, PREVIEW_ID};
use super::incoming::{Incoming, put_in_order};
use super::looking::Looking;
use crate::domain::limits::MAX_FILES;
use crate::shell::{handed_over, page, rest};
use crate::ui::components::dropzone::INPUT_ID;
use crate::ui::state::Mode;
use crate::ui::text::limits;

impl ImportState {
    /// Takes what another program of the device handed over. The sample takes nothing in: it waits for the register.
    pub(super) fn take_handed_over(self) {
        if self.app.mode.get_untracked() == Mode::Sample || self.reading.get_untracked().is_some() {
            return;
        }
        spawn_local(async move {
            let list = handed_over::take().await;
            if self.reading.try_get_untracked().is_some() {
                self.choose(list);
            }
        });
    }

    /// Reads files, unless others are being read.
    pub(super) fn choose(self, list: Vec<File>) {
        if list.is_empty()
            || self.reading.get_untracked().is_some()
            || self.app.mode.get_untracked() == Mode::Sample
        {
            return;
        }
        let n_files = list.len();
        let is_too_many = n_files > MAX_FILES;
        self.refusal
            .set(is_too_many.then(|| limits::too_many_files(n_files)));
        if is_too_many {
            return;
        }
        self.reading.set(Some((0, n_files)));
        self.n_readings.update(|n| *n += 1);
        let own = self.n_readings.get_untracked();
        self.failure.set(None);
        self.done.set(None);
        spawn_local(async move {
            let unit = (self.app.settings).with_untracked(|settings| settings.unit.clone());
            // Somebody may have given it up by now, or left the screen, and its signals are gone.
            let goes_on = || self.n_readings.try_get_untracked() == Some(own);
            let mut files = Vec::with_capacity(n_files);
            for (place, file) in list.iter().enumerate() {
                files.push(Incoming::open(file).await);
                if !goes_on() {
                    return;
                }
                self.reading.set(Some((place + 1, n_files)));
            }
            put_in_order(&mut files);
            let (register, received) = (self.app.register, self.app.received);
            let mut looking =
                Looking::new(register.get_untracked(), received.get_untracked(), unit);
            for file in files {
                looking.take(file);
                rest::pause().await;
                if !goes_on() {
                    return;
                }
            }
            let chosen = looking.files().to_vec();
            self.looking.set_value(Some(looking));
            self.set_chosen(chosen);
            self.reading.set(None);
            request_animation_frame(|| page::focus(PREVIEW_ID));
        });
    }

    /// Stops reading: nothing is shown of what was read.
    pub(super) fn stop_reading(self) {
        self.n_readings.update(|n| *n += 1);
        self.reading.set(None);
        request_animation_frame(|| page::focus(INPUT_ID));
    }
}
