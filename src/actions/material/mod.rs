//! Materials of an event: links that follow-ups bring along.

pub mod remove;
pub mod save;
