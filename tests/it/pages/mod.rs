//! What visitors see: lists, events, forms, their own registration.

mod colleagues;
mod event;
mod links;
mod list;
mod organisations;
pub mod own_registration;
mod questions;
mod register;
mod waiting;
