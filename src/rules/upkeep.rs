//! What the service does for itself at night, how often what fails is tried again, and when administrators are told of trouble: once when
//! it begins, and then each week while it lasts.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::webhook::OffBecause;

/// A task of the night.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Upkeep {
    /// Proves the invariants.
    Audit,
    /// Copies the SQLite database into a folder.
    Backup,
}

impl Upkeep {
    pub const ALL: [Self; 2] = [Self::Audit, Self::Backup];

    /// In the database and in keys of texts.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Audit => "audit",
            Self::Backup => "backup",
        }
    }
}

/// What came of a run; each task fills its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// Looked at by an audit.
    pub events: u64,
    pub registrations: u64,
    /// Found by it.
    pub violations: u64,
    /// The file's name of a backup.
    pub file: String,
    pub bytes: u64,
}

/// A copy that does a task says so again before this has passed; then another may do it.
pub const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// What failed is tried again after so long.
pub const AGAIN: SignedDuration = SignedDuration::from_hours(1);
/// While trouble lasts, administrators are told again after so long.
const TOLD_AGAIN: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Findings that are kept and told, at most; the number is told whole.
pub const MOST_FINDINGS: usize = 200;
/// Of them so many stand in a mail.
pub const IN_MAIL: usize = 20;

/// Whether administrators are told of trouble now. `new`: there is some that they were not told of; `told`: when they were told last
/// of the trouble that still lasts.
#[must_use]
pub fn is_told(new: bool, told: Option<Timestamp>, now: Timestamp) -> bool {
    new || told.is_none_or(|told| now.duration_since(told) >= TOLD_AGAIN)
}

/// A mail to an administrator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TroubleFacts {
    /// Their name.
    pub organiser: String,
    pub trouble: Trouble,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Trouble {
    /// The audit found broken invariants: the first of them, and how many there are.
    Violations {
        lines: Vec<FindingFacts>,
        count: u64,
        /// When the oldest of them was first seen.
        since: Timestamp,
    },
    /// A task could not be done.
    Failed {
        task: Upkeep,
        /// What the machine said.
        reason: String,
        /// When it was last done well.
        last_good: Option<Timestamp>,
    },
    /// The program switched a webhook off.
    WebhookOff {
        endpoint_id: Uuid,
        /// Which system it was for.
        name: String,
        because: OffBecause,
        /// When a message last arrived there.
        last_good: Option<Timestamp>,
    },
    /// Somebody asks to be erased. Who, the desk says: a mail is kept where nobody erases it.
    ErasureAsked {
        /// The last day for an answer.
        answer_by: Date,
    },
}

impl Trouble {
    /// The end of its text keys.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Violations { .. } => "violations",
            Self::Failed { task: Upkeep::Audit, .. } => "audit",
            Self::Failed { task: Upkeep::Backup, .. } => "backup",
            Self::WebhookOff { because: OffBecause::Gone, .. } => "webhook-gone",
            Self::WebhookOff { .. } => "webhook-failures",
            Self::ErasureAsked { .. } => "erasure",
        }
    }

    /// What the button leads to, as the end of its text key: `system`, `webhook` or `erasure`.
    #[must_use]
    pub fn page(&self) -> &'static str {
        match self {
            Self::Violations { .. } | Self::Failed { .. } => "system",
            Self::WebhookOff { .. } => "webhook",
            Self::ErasureAsked { .. } => "erasure",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingFacts {
    pub invariant: String,
    pub line: String,
    pub since: Timestamp,
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::is_told;

    #[test]
    fn trouble_is_told_when_it_begins_and_then_each_week() {
        let told = "2027-03-08T03:30:00Z".parse().unwrap();
        assert!(is_told(true, None, told) && is_told(false, None, told));
        assert!(!is_told(false, Some(told), told + SignedDuration::from_hours(24)));
        assert!(is_told(true, Some(told), told + SignedDuration::from_hours(24)), "there is more");
        assert!(is_told(false, Some(told), told + SignedDuration::from_hours(7 * 24)));
    }
}
