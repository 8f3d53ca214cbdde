//! What an event costs, what each registration cost when it was made, and who gets the invoice.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, json, key, moment, number, text, text_null, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut of_event = key("event_prices", "event_id", "events", ForeignKeyAction::Cascade);
        let prices = Table::create()
            .table("event_prices")
            .col(uuid("event_id").primary_key())
            // Cents of euro.
            .col(number("member_cents"))
            .col(number("non_member_cents"))
            // `Translated`.
            .col(json("vat_note"))
            .col(json("included"))
            .col(json("terms"))
            // `optional` or `required`.
            .col(text("invoice_data"))
            .col(number("version"))
            .col(moment("updated_at"))
            .foreign_key(&mut of_event)
            .to_owned();
        manager.create_table(prices).await?;
        let mut of_registration = key("registration_prices", "registration_id", "registrations", ForeignKeyAction::Cascade);
        let charged = Table::create()
            .table("registration_prices")
            .col(uuid("registration_id").primary_key())
            .col(number("cents"))
            .col(flag("member", false))
            .col(text_null("po_number"))
            .col(text_null("invoice_organisation"))
            // Ten digits.
            .col(text_null("invoice_kbo"))
            .col(text_null("invoice_address"))
            .col(text_null("invoice_reference"))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut of_registration)
            .to_owned();
        manager.create_table(charged).await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
