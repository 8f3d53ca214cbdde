//! How far the erasing of somebody is: a request that is carried out in small pieces goes on where it was broken off.

use sea_orm_migration::prelude::*;

use crate::columns::{text_null, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [text_null("stage"), uuid_null("looked_until"), ColumnDef::new("trail").json_binary().null().to_owned()] {
            manager.alter_table(Table::alter().table("erasures").add_column(column).to_owned()).await?;
        }
        // The start page asks for those that wait.
        manager.get_connection().execute_unprepared("CREATE INDEX erasures_open ON erasures (asked_at) WHERE finished_at IS NULL").await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
