//! What organisers do about mail; the worker itself is a door (`jobs`).

pub mod mailing_addresses;
pub mod try_again;
pub mod unsubscribe;
