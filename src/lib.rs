//! placeholder
pub mod domain;
pub mod format;
pub mod report;
pub mod storage;
