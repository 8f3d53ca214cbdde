//! Who may sign in at the desk, and what they are told.

pub mod add;
pub mod digest;
pub mod edit_own;
