//! What organisers do about mail; the worker itself is a door (`jobs`).

pub mod try_again;
