//! Which event a row of a file made: the same file twice makes nothing twice, whatever became of the event since.

use sea_orm_migration::prelude::*;

use crate::columns::{index, key, moment, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = Table::create()
            .table("event_imports")
            // Hash of title, start and programme as the file has them.
            .col(text("row_hash").primary_key().to_owned())
            .col(uuid("event_id"))
            .col(moment("created_at"))
            .foreign_key(&mut key("event_imports", "event_id", "events", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(imports).await?;
        manager.create_index(index("event_imports", "event_imports_by_event", &["event_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
