//! Who may sign in at the desk.

pub mod add;
