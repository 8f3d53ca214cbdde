//! A phone or tablet that keeps a session's list, for a door without network.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "door_devices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub session_id: Uuid,
    pub token_hash: Vec<u8>,
    /// Browser and system, as `rules::device` names them.
    pub browser: String,
    /// The organiser, or the desk link of a volunteer.
    pub opened_by: Uuid,
    pub by_volunteer: bool,
    /// On the list that it loaded last.
    pub people: i32,
    pub created_at: Moment,
    /// Loaded the list, or sent scans.
    pub seen_at: Moment,
    /// It gets nothing any more since then, and erases its list when it hears so.
    pub revoked_at: Option<Moment>,
    pub revoked_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The devices of one event, the newest first.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_desc(Column::Id)
    }
}
