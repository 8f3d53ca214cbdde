//! Kinds of events: what new ones begin with.

pub mod set_defaults;
