//! Phones and tablets that keep a session's list for a door without network: known by a token's hash, ended centrally.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, flag, index, key, moment, moment_null, number, table, text, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                table("door_devices")
                    .col(uuid("event_id"))
                    .col(uuid("session_id"))
                    .col(bytes("token_hash"))
                    .col(text("browser"))
                    .col(uuid("opened_by"))
                    .col(flag("by_volunteer", false))
                    .col(number("people"))
                    .col(moment("created_at"))
                    .col(moment("seen_at"))
                    .col(moment_null("revoked_at"))
                    .col(uuid_null("revoked_by"))
                    .foreign_key(&mut key("door_devices", "event_id", "events", ForeignKeyAction::Cascade))
                    .foreign_key(&mut key("door_devices", "session_id", "sessions", ForeignKeyAction::Cascade))
                    .to_owned(),
            )
            .await?;
        manager.create_index(index("door_devices", "door_devices_of_event", &["event_id"])).await?;
        manager.create_index(index("door_devices", "door_devices_of_session", &["session_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
