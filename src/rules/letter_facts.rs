//! What letters state besides registrations and events: links that open once, and what may be read afterwards.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What those who were registered may read on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FollowUpFacts {
    pub materials: Vec<MaterialFacts>,
    /// Events of the same programme that lie ahead, by start.
    pub next: Vec<NextEventFacts>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialFacts {
    pub title: String,
    /// A `WebAddress`.
    pub url: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextEventFacts {
    pub slug: String,
    pub title: String,
    pub starts_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInFacts {
    pub sign_in_id: Uuid,
    pub name: String,
    pub expires_at: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WelcomeFacts {
    /// Who was added.
    pub name: String,
    /// The administrator who did.
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyLinkFacts {
    pub my_link_id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub expires_at: Timestamp,
}
