//! What letters state besides registrations and events: links that open once.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
