//! The closed list of business "no"s. Each has a text (`refusal-{key}` in the locales), and each door
//! gives it its own form: a sentence on a page, a problem type in the API.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// All places of the event are taken.
    Full,
    /// Registration has not begun.
    NotOpenYet,
    /// The registration deadline has passed.
    Closed,
    /// The event will not take place.
    EventCancelled,
    /// The last session has ended.
    Past,
    /// The event is a draft, or has no session yet.
    NotPublished,
    /// Somebody saved the same thing in between; nothing of theirs is overwritten.
    ChangedMeanwhile,
    /// A one-time link that was used already or is too old.
    LinkExpired,
    /// The registration is not active any more.
    NotActive,
    /// The join page opens a quarter of an hour before the start and closes at the end.
    NotJoinable,
    /// A draft cannot be published as it is: without a title, a session, a place or a link.
    NotPublishable,
}

impl Refusal {
    pub const ALL: [Self; 11] = [
        Self::Full,
        Self::NotOpenYet,
        Self::Closed,
        Self::EventCancelled,
        Self::Past,
        Self::NotPublished,
        Self::ChangedMeanwhile,
        Self::LinkExpired,
        Self::NotActive,
        Self::NotJoinable,
        Self::NotPublishable,
    ];

    /// The key of its text, and the end of its problem type.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::NotOpenYet => "not-open-yet",
            Self::Closed => "closed",
            Self::EventCancelled => "event-cancelled",
            Self::Past => "past",
            Self::NotPublished => "not-published",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::LinkExpired => "link-expired",
            Self::NotActive => "not-active",
            Self::NotJoinable => "not-joinable",
            Self::NotPublishable => "not-publishable",
        }
    }

    /// The HTTP status a door answers with.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::LinkExpired => 410,
            Self::NotPublishable => 422,
            _ => 409,
        }
    }
}
