//! Calendar files, read by programs that are not ours.

mod attendee;
mod event_file;
mod invitations;
mod readers;
