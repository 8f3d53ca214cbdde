//! A webhook.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use uuid::Uuid;

use super::stored;
use crate::entity::webhook_endpoint;
use crate::rules::webhook::EventType;

/// An address of another system that is told what happens. Its secret is never read.
#[derive(Debug, Serialize, ToSchema)]
pub struct Webhook {
    pub id: Uuid,
    /// Grows with each change.
    pub version: i32,
    /// Which system it is.
    pub name: String,
    pub url: String,
    #[schema(schema_with = event_types_schema)]
    pub event_types: Vec<String>,
    /// Only what concerns events of this programme; `null`: of all.
    pub programme_id: Option<Uuid>,
    /// Whether it is told anything.
    pub active: bool,
    /// Why not: `organiser`, `gone` (the receiver answered 410) or `failures` (too much was given up in a row).
    pub off_because: Option<String>,
    #[schema(format = "date-time")]
    pub created_at: String,
    #[schema(format = "date-time")]
    pub updated_at: String,
}

/// All webhooks.
#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookList {
    pub data: Vec<Webhook>,
}

/// A new webhook, which is on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWebhook {
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
    /// Of the open internet, by https.
    #[schema(format = "uri", min_length = 1, max_length = 2000)]
    pub url: String,
    #[schema(schema_with = event_types_schema)]
    pub event_types: Vec<String>,
    #[serde(default)]
    pub programme_id: Option<Uuid>,
    /// With what messages are signed: `whsec_` and base64 of 24 to 64 random bytes, chosen by the receiver. It is kept sealed and never sent back.
    #[schema(write_only, pattern = "^whsec_([A-Za-z0-9+/]{4}){8,20}([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?$")]
    pub secret: String,
}

/// What can be subscribed to.
#[must_use]
pub fn event_types_schema() -> RefOr<Schema> {
    let one = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(EventType::ALL.map(EventType::code)));
    ArrayBuilder::new().items(one).min_items(Some(1)).max_items(Some(EventType::ALL.len())).build().into()
}

impl Webhook {
    #[must_use]
    pub fn of(row: webhook_endpoint::Model, zone: &str) -> Self {
        Self {
            event_types: row.event_types().iter().map(|kind| kind.code().to_owned()).collect(),
            id: row.id,
            version: row.version,
            name: row.name,
            url: row.url,
            programme_id: row.programme_id,
            active: row.active,
            off_because: row.off_because,
            created_at: stored(row.created_at, zone),
            updated_at: stored(row.updated_at, zone),
        }
    }
}
