//! A line of a day's programme: a lecture, a break, a workshop. In the event's language.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::agenda::Item;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "agenda_items")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub session_id: Uuid,
    /// Minutes since the session's start: a session that moves takes it along.
    pub begins_after: i32,
    pub minutes: i32,
    pub title: String,
    /// Lines of text; may be empty.
    pub description: String,
    pub room: Option<String>,
    /// Ids of speakers of the event, in order; some may be gone.
    pub speakers: Json,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The items of one event, by time within each session.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_asc(Column::BeginsAfter).order_by_asc(Column::Room).order_by_asc(Column::Id)
    }
}

impl Model {
    /// As the rules see it.
    #[must_use]
    pub fn item(&self) -> Item {
        Item { begins_after: self.begins_after, minutes: self.minutes, room: self.room.clone() }
    }

    #[must_use]
    pub fn speakers(&self) -> Vec<Uuid> {
        serde_json::from_value(self.speakers.clone()).unwrap_or_default()
    }

    /// When it begins and ends, of its session.
    #[must_use]
    pub fn span(&self, session: &super::session::Model) -> (jiff::Timestamp, jiff::Timestamp) {
        let at = |minutes: i32| session.starts_at.0 + jiff::SignedDuration::from_mins(i64::from(minutes));
        (at(self.begins_after), at(self.begins_after.saturating_add(self.minutes)))
    }
}
