//! What a letter names for reading on: materials, and events that follow.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::letter::Letter;

/// What those who were registered may read on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FollowUpFacts {
    pub materials: Vec<MaterialFacts>,
    /// Events of the same programme that lie ahead, by start.
    pub next: Vec<NextEventFacts>,
    /// To who was there, where the event is evaluated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evaluation: Option<EvaluationFacts>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialFacts {
    pub title: String,
    /// A `WebAddress`; empty for a file, whose address belongs to its reader.
    pub url: String,
    /// `slides`, `recording`, `document` or `link`; a letter from before there were kinds has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The material's id, when it is a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Uuid>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NextEventFacts {
    pub slug: String,
    pub title: String,
    pub starts_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
}

/// The link with which somebody evaluates an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationFacts {
    /// The link is derived from it.
    pub evaluation_invitation_id: Uuid,
    /// Nobody can tell who answered what.
    pub anonymous: bool,
    /// The last minute at which answers are taken.
    pub closes_at: Timestamp,
}

impl Letter {
    /// The evaluation that it asks for.
    #[must_use]
    pub fn evaluation(&self) -> Option<&EvaluationFacts> {
        match self {
            Self::Evaluation { evaluation, .. } => Some(evaluation),
            Self::Thanks { follow_up, .. } => follow_up.evaluation.as_ref(),
            _ => None,
        }
    }
}
