//! Scans of signed attendance lists, kept with their session.

use sea_orm_migration::prelude::*;

use crate::columns::{index, key, moment, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::{Cascade, Restrict};
        let sheets = table("attendance_sheets")
            .col(uuid("session_id"))
            .col(uuid("file_id"))
            .col(text("file_name"))
            .col(uuid("added_by"))
            .col(moment("added_at"))
            .foreign_key(&mut key("attendance_sheets", "session_id", "sessions", Cascade))
            .foreign_key(&mut key("attendance_sheets", "file_id", "files", Restrict))
            .to_owned();
        manager.create_table(sheets).await?;
        manager.create_index(index("attendance_sheets", "attendance_sheets_of_session", &["session_id"])).await?;
        manager.create_index(index("attendance_sheets", "attendance_sheets_of_file", &["file_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
