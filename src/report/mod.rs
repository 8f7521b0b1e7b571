//! Figures to sentences and tables of documents, in Vietnamese. Pure: the domain in, text out.

pub mod catalogue;
mod html;
pub mod minutes;
pub mod number;
pub mod outside;
pub mod printed;
pub mod readable;
pub mod result_sentence;
pub mod tables;
pub mod words;
