//! The acceptance stories that are about registering, whole, through pages and mails only. What needs a keyboard and a
//! screen stands in `tests/browser/stories.rs`.

mod colleague_replaces_colleague;
mod participant_registers;
