//! Taking data out of the house: what was chosen is remembered, and that somebody took it is written down.

pub mod audit_file;
pub mod rows;
