//! The screens: Leptos pages and components, and every sentence that speaks to people.
//!
//! Bird's eye: [`state::App`] holds the register and one `dispatch`; pages read it through memos and send it commands;
//! components take data in as values or signals and give events out as callbacks. [`route::Route`] is the address,
//! [`text`] the words; both are pure and tested natively.
//!
//! [`markup`] is what screens are made of: `view!` has leptos's syntax, yet everything it writes is of one type.
//!
//! `pages::on_demand` is the border of the program: what only the screens behind it use is fetched later, as a file of its own.
//! `state::App` writes a journal of before-images as it changes things; `journal_reading` gives it to the screens.
//!
//! Invariant: components know neither storage nor the browser's interfaces behind `shell`.

pub mod device;
pub mod form_start;
pub mod help;
pub mod keys;
pub mod long_list;
pub mod model_list;
pub mod passphrase;
pub mod preferences;
pub mod report_question;
pub mod route;
pub mod text;
pub mod unit_choice;
#[cfg(target_arch = "wasm32")]
pub mod unit_parents;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod check_again;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod folder_backup;
#[cfg(target_arch = "wasm32")]
pub mod full_backup;
#[cfg(target_arch = "wasm32")]
pub mod journal_reading;
#[cfg(target_arch = "wasm32")]
pub mod markup;
#[cfg(target_arch = "wasm32")]
pub mod names;
#[cfg(target_arch = "wasm32")]
pub mod new_unit;
#[cfg(target_arch = "wasm32")]
pub mod note_life;
#[cfg(target_arch = "wasm32")]
pub mod on_paper;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod parts;
#[cfg(target_arch = "wasm32")]
pub mod reactive;
#[cfg(target_arch = "wasm32")]
pub mod record_words;
#[cfg(target_arch = "wasm32")]
pub mod rescue_file;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod show_more;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod typed;
#[cfg(target_arch = "wasm32")]
pub mod ways;
