//! An address that stands ready to be invited to an event, and was not written to yet.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "planned_invitees")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub email: String,
    /// `EmailAddress::key`.
    pub email_key: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// Of the letters.
    pub language: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Those of one event, in the order in which they were put there.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_asc(Column::Id)
    }
}
