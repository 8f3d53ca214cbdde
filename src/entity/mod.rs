//! One file per table: the entity and its scoped finders. No decisions here.
//! A finder takes the owner first, so that a query without a scope looks wrong.
//! Start reading at `event`, `session` and `registration`.

pub mod answer;
pub mod attendance;
pub mod audit_entry;
pub mod booking;
pub mod calendar_feed;
pub mod caught_mail;
pub mod desk_link;
pub mod desk_link_login;
pub mod desk_link_session;
pub mod event;
pub mod event_follower;
pub mod event_slug;
pub mod invitation;
pub mod invitee;
pub mod kind_defaults;
pub mod known_device;
pub mod login;
pub mod mail_domain;
pub mod mailing_address;
pub mod material;
pub mod message;
pub mod moment;
pub mod my_link;
pub mod organisation;
pub mod organiser;
pub mod organiser_programme;
pub mod outbox;
pub mod participant_view;
pub mod participation_needs;
pub mod pending_change;
pub mod person;
pub mod person_address;
pub mod person_note;
pub mod programme;
pub mod provider_account;
pub mod question;
pub mod question_option;
pub mod recovery_code;
pub mod registration;
pub mod registration_history;
pub mod registration_tag;
pub mod reminder_round;
pub mod reminder_rule;
pub mod reminder_sent;
pub mod second_step;
pub mod session;
pub mod session_choice;
pub mod session_revision;
pub mod sign_in_link;
pub mod slot;
pub mod typed_organisation;
pub mod undeliverable_address;

pub use moment::Moment;
