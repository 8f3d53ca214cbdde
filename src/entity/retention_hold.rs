//! What a duty keeps beyond its usual term: of an event, or of all events of a programme.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "retention_holds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of this event …
    pub event_id: Option<Uuid>,
    /// … or of all events of this programme.
    pub programme_id: Option<Uuid>,
    /// Who asks for it and why, in an organiser's words.
    pub reason: String,
    /// The last day, `YYYY-MM-DD`, in the house's zone.
    pub until: String,
    pub set_by: Uuid,
    pub created_at: Moment,
    /// When it was lifted before its last day.
    pub ended_at: Option<Moment>,
    pub ended_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
