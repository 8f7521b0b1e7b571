//! Figures to sentences of documents, in Vietnamese. Pure: the domain in, text out.

pub mod minutes;
pub mod number;
pub mod result_sentence;
