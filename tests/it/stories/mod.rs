//! The acceptance stories that are about registering and calendars, whole, through pages and mails only. What needs a keyboard and a
//! screen stands in `tests/browser/stories.rs`.

mod calendar_follows;
mod colleague_replaces_colleague;
mod organiser_moves_a_webinar;
mod organiser_publishes_a_webinar;
mod participant_registers;
