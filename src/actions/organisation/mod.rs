//! Organisations: the register of local authorities, as far as we keep it.

pub mod import;
pub mod recognise;
