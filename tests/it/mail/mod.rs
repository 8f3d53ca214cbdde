//! Letters: what they say, how they are built, how they leave.

mod letters;
pub mod samples;
