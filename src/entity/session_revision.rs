//! What a session said until it changed: calendars may still show it.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session_revisions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: Uuid,
    /// `sessions.sequence` as it was then.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i32,
    /// A `rules::changes::Revision`.
    pub facts: Json,
    /// When it stopped being true.
    pub changed_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
