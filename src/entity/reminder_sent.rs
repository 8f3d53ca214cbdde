//! What a rule sent to whom: once per person and day on which sessions are held.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reminders_sent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub rule_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: Uuid,
    /// The day of the session, in its own zone, as `2027-03-09`: sessions of one day share a mail, and one that moves to another
    /// day is worth another reminder.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: String,
    /// The session that called for it.
    pub session_id: Uuid,
    pub outbox_id: Option<Uuid>,
    pub at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
