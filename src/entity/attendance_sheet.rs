//! A scan of a signed attendance list. It shows signatures: only the desk sees it.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_sheets")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: Uuid,
    pub file_id: Uuid,
    /// `FileName`: as its sender called it, made harmless.
    pub file_name: String,
    /// The organiser.
    pub added_by: Uuid,
    pub added_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Of one session, in the order in which they were added.
    #[must_use]
    pub fn of(session_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::SessionId.eq(session_id)).order_by_asc(Column::AddedAt).order_by_asc(Column::Id)
    }
}
