//! What the service does for itself at night: who of several copies does it, what came of it, and who is told.

pub mod begin;
pub mod finish;
pub mod hold;
pub(in crate::actions) mod tell;
