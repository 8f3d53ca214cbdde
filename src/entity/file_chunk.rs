//! A piece of a file, so that nobody must hold the whole of it to send it.

use sea_orm::entity::prelude::*;

/// Bytes of each piece but the last.
pub const CHUNK: usize = 256 * 1024;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "file_chunks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub file_id: Uuid,
    /// From 0.
    pub number: i32,
    pub content: Vec<u8>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
