//! Events that belong to one series, and addresses that stand ready to be invited: those of the event that was copied.

use sea_orm_migration::prelude::*;

use crate::columns::{index, key, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The id of the event from which the others were made; the same for all of them.
        manager.alter_table(Table::alter().table("events").add_column(uuid_null("series_id")).to_owned()).await?;
        manager.create_index(index("events", "events_of_series", &["series_id"])).await?;
        // Which sessions are held at a time.
        manager.create_index(index("sessions", "sessions_by_time", &["starts_at"])).await?;
        let planned = table("planned_invitees")
            .col(uuid("event_id"))
            .col(text("email"))
            .col(text("email_key"))
            .col(text_null("first_name"))
            .col(text_null("last_name"))
            .col(text("language"))
            .foreign_key(&mut key("planned_invitees", "event_id", "events", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(planned).await?;
        manager.create_index(index("planned_invitees", "planned_invitees_once", &["event_id", "email_key"]).unique().to_owned()).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
