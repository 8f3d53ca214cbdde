//! Which event a row of an imported file made.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_imports")]
pub struct Model {
    /// SHA-256, in hex, of title, start and programme as the file had them.
    #[sea_orm(primary_key, auto_increment = false)]
    pub row_hash: String,
    pub event_id: Uuid,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
