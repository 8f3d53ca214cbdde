//! How far one rule is with one session: who was reached, and whether all were.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "reminder_rounds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub rule_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    /// For which moment: a session that moved, or attendance closed again, begins a new round.
    pub due_at: Moment,
    /// The last registration that was looked at, in the order of their ids.
    pub reached: Option<Uuid>,
    pub finished_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
