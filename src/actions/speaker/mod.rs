//! Who speaks at an event. Start reading at `save`.

pub mod remove;
pub mod save;
pub mod shift;
