//! A hybrid event counts its places in the room and online apart.

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
        for (column, mode) in [("onsite_taken", "onsite"), ("online_taken", "online")] {
            manager.alter_table(Table::alter().table("events").add_column(number(column)).to_owned()).await?;
            let count = format!(
                "UPDATE events SET {column} = (SELECT COUNT(*) FROM registrations \
                 WHERE registrations.event_id = events.id AND registrations.holds_place AND registrations.attendance_mode = '{mode}')"
            );
            manager.get_connection().execute_unprepared(&count).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
