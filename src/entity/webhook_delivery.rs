//! One thing that one endpoint is told, and what became of it.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use super::moment::Moment;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Waits for its first try, or for the next.
    Waiting,
    /// Claimed by a worker until its lease ends.
    Sending,
    /// The receiver said 2xx.
    Delivered,
    /// Given up; the desk shows why, and sends it again.
    Failed,
}

impl DeliveryState {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Sending, Self::Delivered, Self::Failed].into_iter().find(|state| state.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_deliveries")]
pub struct Model {
    /// The `webhook-id`: the same at every try.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub endpoint_id: Uuid,
    /// `EventType::code`
    pub event_type: String,
    /// `Data`: ids, states and numbers, never words about somebody.
    pub data: Json,
    /// Whom it is about, if about one registration.
    pub registration_id: Option<Uuid>,
    pub occurred_at: Moment,
    pub state: DeliveryState,
    /// Since when it is tried: when it was written, or sent again by hand.
    pub queued_at: Moment,
    /// When a worker may take it: the next try, or the end of a lease. `None`: it is finished.
    pub due_at: Option<Moment>,
    /// Since `queued_at`.
    pub tries: i32,
    /// In all.
    pub attempts: i32,
    pub lease_owner: Option<Uuid>,
    pub attempted_at: Option<Moment>,
    /// Of the last try: what the receiver said, how long that took, what went wrong (`Fault::code`), how its answer begins.
    pub http_status: Option<i32>,
    pub milliseconds: Option<i32>,
    pub fault: Option<String>,
    pub answer: Option<String>,
    pub finished_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Of one endpoint.
    #[must_use]
    pub fn of(endpoint: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::EndpointId.eq(endpoint))
    }
}
