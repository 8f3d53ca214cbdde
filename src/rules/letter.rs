//! What a letter states. The facts are frozen when the letter is decided and kept in the outbox, so that a
//! second delivery repeats the first to the byte, whatever has changed since.
//! Secrets are never among them: links are derived from keys when the letter is composed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::language::Language;

/// One kind of mail with all that it says. The kind's [`Letter::template`] names its folder in `email-templates/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// The place is taken; carries a REQUEST per session.
    Confirmation { registration: RegistrationFacts },
    /// Time or place of sessions changed; carries a REQUEST with a higher SEQUENCE for each that did.
    Changed { registration: RegistrationFacts, before: Vec<SessionFacts> },
    /// The registration ended; carries a CANCEL per session that still lies ahead.
    Cancelled { registration: RegistrationFacts, by: CancelledBy, reason: Option<String> },
    /// Somebody registered with an address that already has a place: its owner gets the personal link again.
    PersonalLink { registration: RegistrationFacts },
    /// The desk's one-time link.
    SignIn { sign_in: SignInFacts },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledBy {
    Participant,
    Organiser,
    /// The event as a whole does not take place.
    Event,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegistrationFacts {
    pub registration_id: Uuid,
    /// Which edition of the personal link is valid.
    pub token_generation: i32,
    pub first_name: String,
    pub last_name: String,
    /// The recipient, as in `EmailAddress`; also the only ATTENDEE.
    pub email: String,
    pub organisation: Option<String>,
    /// `onsite` or `online`, for hybrid events.
    pub attendance_mode: Option<String>,
    pub event: EventFacts,
    /// All sessions the person is registered for, by start. Those that the letter invites to (or cancels) carry an invitation.
    pub sessions: Vec<SessionFacts>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventFacts {
    pub slug: String,
    pub title: String,
    pub summary: String,
    /// The language of title and summary.
    pub language: Language,
    /// `training`, `webinar`, …
    pub kind: String,
    /// `onsite`, `online` or `hybrid`.
    pub format: String,
    pub programme: Option<String>,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionFacts {
    pub session_id: Uuid,
    pub title: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    /// There is a meeting link; it is opened through the personal join page only.
    pub online: bool,
    pub invitation: Option<InvitationFacts>,
}

/// One revision of one person's calendar entry for one session (RFC 5546 §2.1.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationFacts {
    pub uid: String,
    pub sequence: i32,
    /// DTSTAMP: when this revision was decided.
    pub stamp: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInFacts {
    pub sign_in_id: Uuid,
    pub name: String,
    pub expires_at: Timestamp,
}

impl Letter {
    /// The folder in `email-templates/`.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Confirmation { .. } => "confirmation",
            Self::Changed { .. } => "changed",
            Self::Cancelled { .. } => "cancelled",
            Self::PersonalLink { .. } => "personal-link",
            Self::SignIn { .. } => "sign-in",
        }
    }

    #[must_use]
    pub fn registration(&self) -> Option<&RegistrationFacts> {
        match self {
            Self::Confirmation { registration } | Self::Changed { registration, .. } | Self::Cancelled { registration, .. } | Self::PersonalLink { registration } => {
                Some(registration)
            }
            Self::SignIn { .. } => None,
        }
    }
}
