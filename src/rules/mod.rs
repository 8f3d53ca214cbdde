//! Rules decide. They know neither database nor web nor clock: what they need is handed in.
//! Never here: I/O, `now()`, HTML, entities.
//! Start reading at `registration` (who may register, and why not), then `letter` (what a mail states).

pub mod account_news;
pub mod attendance;
pub mod audience;
pub mod authenticator;
pub mod changes;
pub mod deadlines;
pub mod device;
pub mod event_letters;
pub mod event_news;
pub mod event_section;
pub mod event_texts;
pub mod feeds;
pub mod file_name;
pub mod identifiers;
pub mod kind_defaults;
pub mod language;
pub mod letter;
pub mod message;
pub mod message_filter;
pub mod names;
pub mod number;
pub mod organisation_name;
pub mod permission;
pub mod places;
pub mod provider_claims;
pub mod publication;
pub mod questions;
pub mod refusal;
pub mod registration;
pub mod registration_rules;
pub mod reminders;
pub mod salutation;
pub mod schedule;
pub mod search_text;
pub mod second_step;
pub mod session_choice;
pub mod translated;
pub mod waiting_list;
pub mod working_time;
