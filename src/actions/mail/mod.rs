//! What organisers do about mail, and what is done about them; the worker itself is a door (`jobs`).

pub mod settle;
pub mod try_again;
