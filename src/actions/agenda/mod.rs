//! The programme of an event's days. Start reading at `save`.

pub mod remove;
pub mod save;
