//! Saved ways to look at an event's participants.

pub mod remove;
pub mod save;
