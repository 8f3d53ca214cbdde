//! Calendar files, read by programs that are not ours.

mod attendee;
mod courses;
mod event_file;
mod invitations;
pub mod readers;
mod texts;
mod zones;
