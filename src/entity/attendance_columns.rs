//! What the columns under certain headings hold, as an organiser said once.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attendance_columns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the folded headings, in hexadecimal.
    #[sea_orm(unique)]
    pub headings_hash: String,
    /// Codes with commas between.
    pub columns: String,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
