//! Reports read the marks of a session from their index alone. PostgreSQL would visit the table for each; SQLite reads few enough.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        for statement in [
            "CREATE UNIQUE INDEX attendances_marks ON attendances (session_id, registration_id) INCLUDE (status, seconds)",
            "DROP INDEX attendances_once",
            "ALTER INDEX attendances_marks RENAME TO attendances_once",
        ] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
