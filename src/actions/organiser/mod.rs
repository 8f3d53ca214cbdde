//! Who may sign in at the desk, what they may do there, and what they are told.

pub mod add;
pub mod change;
pub mod digest;
pub mod edit_own;
pub mod invite;
pub mod member;
mod reach;
pub mod switch_off;
pub mod switch_on;
