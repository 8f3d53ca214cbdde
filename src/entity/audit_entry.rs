//! Who changed what and when; only ever added to.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub at: Moment,
    pub actor: super::registration_history::ActorKind,
    pub actor_id: Option<Uuid>,
    /// `event.publish`, `session.reschedule` …
    pub action: String,
    /// `event`, `session`, `registration` …
    pub subject: String,
    pub subject_id: Option<Uuid>,
    /// The event it is about, and the person: where the log is looked up.
    pub event_id: Option<Uuid>,
    pub person_id: Option<Uuid>,
    /// What changed: `{"field": ["before", "after"]}`.
    pub details: Json,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
