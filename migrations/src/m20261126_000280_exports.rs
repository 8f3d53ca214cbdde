//! What each organiser chose for a file last time, so that it is proposed again.

use sea_orm_migration::prelude::*;

use crate::columns::{json, key, moment, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let choices = Table::create()
            .table("export_choices")
            .col(uuid("organiser_id"))
            .col(text("export"))
            .col(json("columns"))
            .col(moment("updated_at"))
            .primary_key(Index::create().col("organiser_id").col("export"))
            .foreign_key(&mut key("export_choices", "organiser_id", "organisers", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(choices).await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
