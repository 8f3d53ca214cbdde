//! Addresses of other systems that are told what happened, and what each was told.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, index, json, key, moment, moment_null, number, number_null, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let endpoints = table("webhook_endpoints")
            .col(text("name"))
            .col(text("url"))
            .col(text("event_types"))
            .col(uuid_null("programme_id"))
            .col(flag("active", true))
            .col(text_null("off_because"))
            .col(moment_null("off_at"))
            .col(number("given_up"))
            .col(ColumnDef::new("secret").blob().null().to_owned())
            .col(ColumnDef::new("previous_secret").blob().null().to_owned())
            .col(moment_null("previous_until"))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .col(moment_null("removed_at"))
            .to_owned();
        manager.create_table(endpoints).await?;
        let deliveries = table("webhook_deliveries")
            .col(uuid("endpoint_id"))
            .col(text("event_type"))
            .col(json("data"))
            .col(uuid_null("registration_id"))
            .col(moment("occurred_at"))
            .col(text("state"))
            .col(moment("queued_at"))
            .col(moment_null("due_at"))
            .col(number("tries"))
            .col(number("attempts"))
            .col(uuid_null("lease_owner"))
            .col(moment_null("attempted_at"))
            .col(number_null("http_status"))
            .col(number_null("milliseconds"))
            .col(text_null("fault"))
            .col(text_null("answer"))
            .col(moment_null("finished_at"))
            .foreign_key(&mut key("webhook_deliveries", "endpoint_id", "webhook_endpoints", ForeignKeyAction::Restrict))
            .to_owned();
        manager.create_table(deliveries).await?;
        for statement in [
            "CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, due_at) WHERE due_at IS NOT NULL",
            "CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (endpoint_id, id) WHERE state = 'failed'",
            "CREATE INDEX webhook_deliveries_of_registration ON webhook_deliveries (registration_id) WHERE registration_id IS NOT NULL",
        ] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        manager.create_index(index("webhook_deliveries", "webhook_deliveries_of_endpoint", &["endpoint_id", "id"])).await?;
        manager.create_index(index("webhook_deliveries", "webhook_deliveries_by_age", &["occurred_at"])).await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
