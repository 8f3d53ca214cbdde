//! Queries only read, one question per file. Never here: writing, HTTP, decisions about who may ask; the time of
//! day is handed in. Start reading at `event_page` and `event_list`.

pub mod attendance_list;
pub mod audit;
pub mod booking_overview;
pub mod caught_mails;
pub mod desk_event;
pub mod desk_events;
pub mod desk_message;
pub mod desk_questions;
pub mod desk_registration;
pub mod event_list;
pub mod event_page;
pub mod invitee_list;
pub mod join;
pub mod mail_list;
pub mod mail_page;
pub mod message_list;
pub mod message_options;
pub mod message_recipients;
pub mod my_invitation;
pub mod my_mailing_address;
pub mod my_registration;
pub mod organisation_kinds;
pub mod organisation_search;
pub mod organisations_for_domain;
pub mod participant_list;
pub mod pending_changes;
pub mod programme_choices;
pub mod programme_page;
pub mod registration_form;
pub mod reminder_list;
pub mod same_time;
pub mod signed_in;
pub mod told;
pub mod waiting_list;
pub mod waiting_position;
