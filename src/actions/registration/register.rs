//! Taking a place.

use uuid::Uuid;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::entity::registration::AttendanceMode;
use crate::error::Error;
use crate::keys::Keys;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName};

/// One person's wish to take part, parsed.
#[derive(Debug, Clone)]
pub struct RegistrationRequest {
    pub event_slug: String,
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: EmailAddress,
    pub organisation: OrganisationChoice,
    pub function_category: Option<String>,
    pub job_title: Option<String>,
    /// Of the letters.
    pub language: Language,
    pub attendance_mode: Option<AttendanceMode>,
    /// Chosen sessions; empty: all.
    pub sessions: Vec<Uuid>,
    pub remarks: Option<String>,
    /// The form's own random id: the same twice is one form posted twice.
    pub submission: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrganisationChoice {
    Known(Uuid),
    /// As typed; for the organisers to review.
    Named(String),
}

#[derive(Clone)]
pub struct Registrar {}

impl Registrar {
    /// Starts the task that registers whoever waits.
    #[must_use]
    pub fn start(_config: &Config, _clock: Clock, _db: Db, _keys: Keys, _bell: std::sync::Arc<tokio::sync::Notify>) -> Self {
        Self {}
    }

    /// Registers one person, durably when this returns. Also `Ok` when the address has a place already: the
    /// answer tells nobody who is registered; its owner gets the personal link by mail.
    ///
    /// # Errors
    /// `NotFound` for no such (or a draft) event; `Refused` with the reason; `Invalid` for `organisation` or
    /// `session`; `TooMany` for the mailbox; `Busy`.
    pub async fn register(&self, _request: RegistrationRequest) -> Result<(), Error> {
        unimplemented!()
    }
}
