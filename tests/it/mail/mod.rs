//! Letters: what they say, how they are built, how they leave.

mod delivery;
mod incoming;
mod letters;
mod order;
mod refused;
pub mod samples;
mod worker;
