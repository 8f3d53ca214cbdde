//! Calendar files, read by programs that are not ours.

mod event_file;
mod invitations;
mod readers;
