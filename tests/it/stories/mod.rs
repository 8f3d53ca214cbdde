//! The acceptance stories that are about publishing, registering, calendars and questions, whole, through pages and mails only. What needs a keyboard and a
//! screen stands in `tests/browser/stories.rs`.

mod calendar_follows;
mod colleague_replaces_colleague;
mod member_asks_a_question;
mod organiser_publishes_a_webinar;
mod participant_registers;
