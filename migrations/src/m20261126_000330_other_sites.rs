//! What other sites need: which of them may frame a programme's events, and when what an event says last changed.

use sea_orm_migration::prelude::*;

use crate::columns::{moment_null, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sites = Table::alter().table("programmes").add_column(text("embed_origins").default("")).to_owned();
        manager.alter_table(sites).await?;
        let told = Table::alter().table("events").add_column(moment_null("content_changed_at")).to_owned();
        manager.alter_table(told).await?;
        manager.get_connection().execute_unprepared("UPDATE events SET content_changed_at = updated_at").await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
