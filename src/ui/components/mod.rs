//! Components: data in as values or signals, events out as callbacks.

pub mod badge;
pub mod bar_chart;
pub mod before_after;
pub mod catalogue_word;
pub mod definitions;
pub mod disclosure;
pub mod dropzone;
pub mod error_summary;
pub mod field;
pub mod fingerprint;
pub mod icon;
pub mod marked;
pub mod name_form;
pub mod navigation;
pub mod notice;
pub mod page_header;
pub mod passphrase_field;
pub mod select;
pub mod split_bar;
pub mod status;
pub mod toast;
pub mod ways_to_begin;
pub mod year_picker;
