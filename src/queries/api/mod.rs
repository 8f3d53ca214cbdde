//! What the API reads that no page does: lists along a cursor, whole resources by their keys. A fixed number of statements
//! for each, whatever the number of rows.

pub mod attendance;
pub mod events;
pub mod organisations;
pub mod registrations;
pub mod tokens;
