//! Somebody who asked to be erased, or was: asked, decided, done. Names nobody once it is done.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::erasing::{Stage, Trail};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "erasures")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    /// When the person asked by their own link.
    pub asked_at: Option<Moment>,
    /// When an organiser said yes.
    pub decided_at: Option<Moment>,
    pub decided_by: Option<Uuid>,
    /// When nothing was left to erase.
    pub finished_at: Option<Moment>,
    /// `Stage::code`: how far it is, once it was decided.
    pub stage: Option<String>,
    /// Within a stage that looks through a table: up to which row.
    pub looked_until: Option<Uuid>,
    /// `Trail`; goes when it is finished.
    pub trail: Option<Json>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// `None`: not decided, or done.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        Stage::parse(self.stage.as_deref()?)
    }

    #[must_use]
    pub fn trail(&self) -> Trail {
        self.trail.clone().and_then(|trail| serde_json::from_value(trail).ok()).unwrap_or_default()
    }
}

impl Entity {
    /// Asked for by the person's own link, and not decided.
    #[must_use]
    pub fn asked() -> sea_orm::Select<Self> {
        Self::find().filter(Column::FinishedAt.is_null()).filter(Column::AskedAt.is_not_null()).filter(Column::DecidedAt.is_null())
    }

    /// That of one person.
    #[must_use]
    pub fn of(person_id: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::PersonId.eq(person_id))
    }
}
