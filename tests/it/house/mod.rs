//! The house's own rules, read off its sources: who uses whom, how large files are, where texts stand.

mod imports;
pub mod sources;
mod style;
mod texts;
