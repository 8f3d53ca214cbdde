//! Delivery: which calendar entry a mail is about, when it was tried, addresses that no mail reaches, and what
//! calendars answered.

use sea_orm_migration::prelude::*;

use crate::columns::{moment, moment_null, number, table, text, text_null, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("outbox", text_null("calendar_uid")),
            ("outbox", number("calendar_sequence")),
            ("outbox", moment_null("attempted_at")),
            ("outbox", moment_null("put_off_since")),
            ("outbox", text_null("preface")),
            ("invitations", text_null("partstat")),
            ("invitations", moment_null("answered_at")),
            ("invitations", moment_null("asked_at")),
        ] {
            let mut column = column;
            manager.alter_table(Table::alter().table(table).add_column(&mut column).to_owned()).await?;
        }
        let undeliverable = table("undeliverable_addresses")
            // `EmailAddress::key`.
            .col(text("address").unique_key().to_owned())
            .col(text("code"))
            .col(text("reason"))
            .col(moment("since"))
            .col(uuid_null("outbox_id"))
            .to_owned();
        manager.create_table(undeliverable).await?;
        let connection = manager.get_connection();
        for statement in [
            "CREATE INDEX outbox_calendar ON outbox (calendar_uid) WHERE calendar_uid IS NOT NULL",
            "CREATE INDEX outbox_attempted ON outbox (attempted_at) WHERE attempted_at IS NOT NULL",
            "CREATE INDEX outbox_latest ON outbox (created_at, id)",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
