//! An address of another system that is told what happened.

use jiff::Timestamp;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryFilter, QueryOrder};

use super::moment::Moment;
use crate::rules::webhook::{EventTypes, OffBecause};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_endpoints")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which system it is.
    pub name: String,
    /// `Receiver::as_str`.
    pub url: String,
    /// `EventTypes::words`; see [`Model::event_types`].
    pub event_types: String,
    /// Only what concerns events of this programme; `None`: of all.
    pub programme_id: Option<Uuid>,
    pub active: bool,
    /// `OffBecause::code`; see [`Model::off_because`].
    pub off_because: Option<String>,
    pub off_at: Option<Moment>,
    /// Deliveries given up since the last that arrived.
    pub given_up: i32,
    /// Sealed for this row (`Sealed::Webhook`); `None` once it is removed.
    pub secret: Option<Vec<u8>>,
    /// The one before, which signs too, until `previous_until`.
    pub previous_secret: Option<Vec<u8>>,
    pub previous_until: Option<Moment>,
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// Gone from the desk. The row stays: what is written at that moment may still name it.
    pub removed_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    #[must_use]
    pub fn event_types(&self) -> EventTypes {
        EventTypes::parse(&self.event_types)
    }

    #[must_use]
    pub fn off_because(&self) -> Option<OffBecause> {
        self.off_because.as_deref().and_then(OffBecause::parse)
    }

    /// The older secret, while it still signs.
    #[must_use]
    pub fn still_signing(&self, now: Timestamp) -> Option<&[u8]> {
        self.previous_secret.as_deref().filter(|_| self.previous_until.is_some_and(|until| until.0 > now))
    }
}

impl Entity {
    /// Those of the desk, by name.
    #[must_use]
    pub fn listed() -> sea_orm::Select<Self> {
        Self::find().filter(Column::RemovedAt.is_null()).order_by_asc(Column::Name).order_by_asc(Column::Id)
    }
}
