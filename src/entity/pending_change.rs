//! Changes to a published event that people are not told yet, at most one set per event.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "pending_changes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: Uuid,
    /// Who changed something last.
    pub organiser_id: Option<Uuid>,
    /// The first of the changes.
    pub since: Moment,
    /// From then on people are told.
    pub due_at: Moment,
    /// A `revisions::Snapshot`: the event before the first of the changes.
    pub before: Json,
    /// Everybody up to this registration has been told; `None`: the telling has not begun.
    pub told_until: Option<Uuid>,
    /// People who have been told.
    pub told: i32,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
