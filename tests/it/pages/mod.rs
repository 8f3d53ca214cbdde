//! What visitors see: lists, events, forms, their own registration.

mod event;
mod list;
mod organisations;
mod own_registration;
mod register;
