//! One dated meeting of an event.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub title: Option<String>,
    pub starts_at: Moment,
    pub ends_at: Moment,
    /// IANA name of the zone in which it is shown.
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    /// The meeting's own link: never in pages, feeds or mails, only behind the personal join page.
    pub join_url: Option<String>,
    /// Revision of the public calendar entry (RFC 5545 §3.8.7.4).
    pub sequence: i32,
    pub cancelled_at: Option<Moment>,
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The sessions of one event that are not cancelled, by start.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).filter(Column::CancelledAt.is_null()).order_by_asc(Column::StartsAt).order_by_asc(Column::Id)
    }
}
