//! Letters: what they say, how they are built, how they leave.

mod delivery;
mod letters;
pub mod samples;
mod worker;
