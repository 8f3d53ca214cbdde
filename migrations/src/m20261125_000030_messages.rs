//! Messages of organisers to a filtered group, and addresses that want no more of them.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, json, key, moment, moment_null, number, table, text, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::{Cascade, Restrict};
        let messages = table("messages")
            .col(uuid("event_id"))
            .col(uuid("organiser_id"))
            // Subject and body per language, the first given first.
            .col(json("texts"))
            .col(json("filter"))
            .col(text("state"))
            .col(moment_null("scheduled_at"))
            .col(moment_null("started_at"))
            // The last registration that was judged: where to go on.
            .col(uuid_null("judged_until"))
            .col(moment_null("expanded_at"))
            .col(number("recipients"))
            .col(number("unsubscribed"))
            .col(moment_null("finished_at"))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut key("messages", "event_id", "events", Cascade))
            .foreign_key(&mut key("messages", "organiser_id", "organisers", Restrict))
            .to_owned();
        manager.create_table(messages).await?;
        let addresses = table("mailing_addresses")
            .col(text("email_key").unique_key())
            .col(bytes("token_hash").unique_key())
            .col(moment_null("unsubscribed_at"))
            .col(moment("created_at"))
            .to_owned();
        manager.create_table(addresses).await?;
        // Kept by the action: SQLite adds no column with a foreign key.
        manager.alter_table(Table::alter().table("outbox").add_column(uuid_null("organiser_message_id")).to_owned()).await?;
        let connection = manager.get_connection();
        for statement in [
            "CREATE INDEX messages_of_event ON messages (event_id, created_at)",
            "CREATE INDEX messages_open ON messages (scheduled_at) WHERE state IN ('scheduled', 'sending')",
            "CREATE INDEX mailing_addresses_unsubscribed ON mailing_addresses (email_key) WHERE unsubscribed_at IS NOT NULL",
            // The last guard: nobody gets a message twice, whatever crashes.
            "CREATE UNIQUE INDEX outbox_message_once ON outbox (organiser_message_id, registration_id) WHERE organiser_message_id IS NOT NULL",
            "CREATE INDEX outbox_of_message ON outbox (organiser_message_id, state) WHERE organiser_message_id IS NOT NULL",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
