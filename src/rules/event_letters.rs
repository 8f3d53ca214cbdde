//! What an organiser decides about the letters of one event.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::translated::Translated;

/// Kept with the event as JSON; an empty object: letters as the house writes them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventLetters {
    /// The sender's display name; the address stays the service's, because calendars accept changes from no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_name: Option<String>,
    /// Where answers go, as in `EmailAddress`; `None`: to the event's contact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// A paragraph of the organiser's own by kind of letter ([`WITH_PARAGRAPH`]), in Markdown.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub paragraphs: BTreeMap<String, Translated>,
}

/// Letters that can have a paragraph of the organiser's own, in the order of a registration's life: `Letter::template`.
pub const WITH_PARAGRAPH: [&str; 26] = [
    "invitee",
    "acknowledged",
    "confirmation",
    "booking",
    "invitation",
    "waitlisted",
    "offer",
    "offer-expired",
    "declined",
    "reminder",
    "joining",
    "changed",
    "rescheduled",
    "withdrawal",
    "cancelled",
    "handed-over",
    "address-changed",
    "give-up",
    "personal-link",
    "thanks",
    "missed",
    "materials",
    "certificate",
    "evaluation",
    "asked",
    "answered",
];

/// The longest sender's name, in characters: what mail programs show of it.
pub const SENDER_NAME_LIMIT: usize = 75;
/// The longest paragraph, in characters of Markdown.
pub const PARAGRAPH_LIMIT: usize = 2_000;
