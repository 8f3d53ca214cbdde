//! Queries only read: one question per file. Never here: writing, decisions about who may ask.

pub mod desk_event;
pub mod desk_events;
pub mod desk_registration;
pub mod mail_list;
pub mod participant_list;
pub mod programme_choices;
pub mod signed_in;
pub mod told;
