//! Somebody who asked to be erased, or was: asked, decided, done. Names nobody.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use super::moment::Moment;

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
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// That of one person.
    #[must_use]
    pub fn of(person_id: Uuid) -> sea_orm::Select<Self> {
        Self::find().filter(Column::PersonId.eq(person_id))
    }
}
