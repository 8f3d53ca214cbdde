//! What one person waits for goes before what is written to many.

use sea_orm_migration::prelude::*;

use crate::columns::number;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("outbox").add_column(number("urgency")).to_owned()).await?;
        let connection = manager.get_connection();
        for statement in ["DROP INDEX outbox_due", "CREATE INDEX outbox_due ON outbox (urgency, due_at) WHERE state IN ('queued', 'sending')"] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
