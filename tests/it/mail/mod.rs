//! Letters: what they say, how they are built, how they leave.

pub mod delivery;
mod domains;
mod forms_of_address;
pub mod incoming;
mod letters;
mod limits_of_servers;
mod order;
mod refused;
pub mod samples;
mod templates;
mod worker;
