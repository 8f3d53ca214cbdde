//! A link with which a volunteer takes the attendance of one event, until it ends.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    /// Whom it is for: a volunteer, or the table where they sit.
    pub name: String,
    /// False: only the sessions of `desk_link_sessions`.
    pub all_sessions: bool,
    /// Of `Purpose::DeskLink` and the link's id.
    pub token_hash: Vec<u8>,
    /// Opens nothing from then on.
    pub ends_at: Moment,
    /// The organiser who made it.
    pub made_by: Uuid,
    pub created_at: Moment,
    /// An organiser ended it before its time.
    pub ended_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The links of one event, the newest first.
    #[must_use]
    pub fn of(event_id: Uuid) -> Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_desc(Column::Id)
    }
}

impl Model {
    /// Whether it still opens something.
    #[must_use]
    pub fn is_open(&self, now: jiff::Timestamp) -> bool {
        self.ended_at.is_none() && self.ends_at.0 > now
    }
}
