//! Registrations: taking a place and giving it back. No other code writes a registration's status.

pub mod announce;
pub mod cancel;
pub mod facts;
pub mod forget_remarks;
pub mod register;
