//! Letters: what they say, how they are built, how they leave.

mod delivery;
mod domains;
mod forms_of_address;
mod incoming;
mod letters;
mod order;
mod refused;
pub mod samples;
mod templates;
mod worker;
