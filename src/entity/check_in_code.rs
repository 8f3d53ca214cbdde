//! A code that is shown in a session for some minutes. The code itself is stored nowhere: it is derived from the key.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "check_in_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: Uuid,
    pub shown_at: Moment,
    /// The organiser, or the volunteer's desk link.
    pub shown_by: Option<Uuid>,
    /// The first moment at which it no longer counts.
    pub expires_at: Moment,
    /// Somebody stopped showing it.
    pub ended_at: Option<Moment>,
    /// Wrong tries of everybody while it was the newest.
    pub wrong: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Those of these sessions that count at `now`, the newest first; `most_wrong` tries spend a code.
    #[must_use]
    pub fn counting(sessions: impl IntoIterator<Item = Uuid>, now: Moment, most_wrong: i32) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find()
            .filter(Column::SessionId.is_in(sessions))
            .filter(Column::ExpiresAt.gt(now))
            .filter(Column::EndedAt.is_null())
            .filter(Column::Wrong.lt(most_wrong))
            .order_by_desc(Column::ShownAt)
            .order_by_desc(Column::Id)
    }
}
