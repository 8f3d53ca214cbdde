//! What an administrator wants new events of one kind to begin with.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "kind_defaults")]
pub struct Model {
    /// `training`, `webinar` …
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    /// `KindDefaults`.
    pub defaults: Json,
    pub version: i32,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
