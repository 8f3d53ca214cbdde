//! What organisers who follow an event are told of it: at once, or once a day.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::registration::Status;

/// How an organiser hears of new registrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Following {
    /// A mail for each form.
    Each,
    /// In the daily digest.
    #[default]
    Daily,
    None,
}

impl Following {
    pub const ALL: [Self; 3] = [Self::Daily, Self::Each, Self::None];

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|following| following.code() == text)
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Daily => "daily",
            Self::None => "none",
        }
    }
}

/// What one organiser wants to hear of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    pub registrations: Following,
    /// People who cancel themselves; told as registrations are, without these in the digest.
    pub cancellations: bool,
    /// Mails about the event that could not be delivered, at once.
    pub failures: bool,
}

impl Wishes {
    /// Of who makes an event: quiet, but nothing is lost.
    pub const OF_THE_MAKER: Self = Self { registrations: Following::Daily, cancellations: true, failures: true };
    /// Of who does not follow it.
    pub const NOTHING: Self = Self { registrations: Following::None, cancellations: false, failures: false };
}

/// People longest listed in one letter; the desk lists them all.
pub const MOST_LISTED: usize = 100;

/// News of one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventNews {
    pub event_id: Uuid,
    pub title: String,
    /// In the order of [`EventNews::ORDER`]; at most [`MOST_LISTED`].
    pub people: Vec<PersonNews>,
    /// People beyond those listed.
    pub more: usize,
    /// Places taken now, of how many; `None`: as many as come.
    pub places_taken: i32,
    pub capacity: Option<i32>,
    /// People on the waiting list now.
    pub waiting: i32,
    /// Requests that await an organiser's answer now.
    pub pending: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonNews {
    pub name: String,
    pub organisation: Option<String>,
    /// Where they stand.
    pub status: Status,
}

impl EventNews {
    /// What needs an answer comes first.
    pub const ORDER: [Status; 6] = [Status::Pending, Status::Confirmed, Status::Waitlisted, Status::Offered, Status::Cancelled, Status::Declined];

    /// Puts people in order and keeps those who can be listed.
    pub fn list(&mut self, mut people: Vec<PersonNews>) {
        people.sort_by_key(|person| Self::ORDER.iter().position(|status| *status == person.status));
        self.more = people.len().saturating_sub(MOST_LISTED);
        people.truncate(MOST_LISTED);
        self.people = people;
    }
}

/// A form was sent, or somebody cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeFacts {
    /// To whom.
    pub organiser: String,
    pub news: EventNews,
}

/// A day's news of the events somebody follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestFacts {
    pub organiser: String,
    /// News until this moment.
    pub until: Timestamp,
    pub events: Vec<EventNews>,
}

/// A mail about an event that was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndeliveredFacts {
    pub organiser: String,
    pub event_id: Uuid,
    pub title: String,
    /// `Letter::template` of the mail.
    pub kind: String,
    pub recipient: String,
    /// Whose mail it was, when it was about a registration.
    pub name: Option<String>,
    pub registration_id: Option<Uuid>,
    /// What the mail server said.
    pub error: String,
}
