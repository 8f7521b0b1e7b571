//! The browser: storage, tabs, clock, randomness, files, folders, clipboard, encryption, the address bar, the device. Each
//! wrapped once, cleaned up by itself.
//!
//! Invariant: nothing here knows what a register is beyond the port it fills, and nothing here speaks to people.

mod bag_error;
pub mod caches;
pub mod cipher;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod device;
pub mod files;
pub mod folder;
pub mod handed_over;
pub mod install;
pub mod installation;
pub mod journal_shelf;
pub mod list_place;
pub mod listener;
pub mod local_bag;
mod member;
pub mod page;
pub mod paper;
pub mod persistence;
pub mod piece_shelf;
pub mod preferences;
pub mod random;
pub mod rest;
pub mod tab_memory;
pub mod tabs;
