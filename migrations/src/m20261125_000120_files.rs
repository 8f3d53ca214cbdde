//! Files that organisers give, kept in the database in pieces: every copy of the program and every backup has them.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, index, key, moment, number, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let files = table("files").col(text("sha256").unique_key()).col(text("media_type")).col(number("size")).col(moment("used_at")).to_owned();
        let chunks = table("file_chunks")
            .col(uuid("file_id"))
            .col(number("number"))
            .col(bytes("content"))
            .foreign_key(&mut key("file_chunks", "file_id", "files", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(files).await?;
        manager.create_table(chunks).await?;
        manager.create_index(index("file_chunks", "file_chunks_of_file", &["file_id", "number"]).unique().to_owned()).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
