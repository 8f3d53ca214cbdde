//! A file that an organiser gave; what is the same is kept once. Its name stands with whatever it belongs to.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of its content, in hexadecimal.
    pub sha256: String,
    /// As its content says.
    pub media_type: String,
    /// In bytes.
    pub size: i32,
    /// When it was given last; what nothing refers to any more is swept some time after.
    pub used_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
