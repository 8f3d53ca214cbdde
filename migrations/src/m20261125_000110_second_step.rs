//! The second step at the desk with its recovery codes, browsers known, accounts at the organisation's provider, and what a
//! session tells of itself.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, index, key, moment, moment_null, number, table, text, text_null, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::Cascade;
        let mut steps = table("second_steps");
        steps
            .col(uuid("organiser_id").unique_key().to_owned())
            .col(bytes("secret"))
            .col(ColumnDef::new("last_step").big_integer().not_null())
            .col(number("wrong"))
            .col(moment_null("blocked_until"))
            .col(moment("created_at"))
            .foreign_key(&mut key("second_steps", "organiser_id", "organisers", Cascade));
        manager.create_table(steps).await?;
        let mut codes = table("recovery_codes");
        codes.col(uuid("organiser_id")).col(bytes("code_hash")).col(moment("created_at")).col(moment_null("used_at")).foreign_key(&mut key(
            "recovery_codes",
            "organiser_id",
            "organisers",
            Cascade,
        ));
        manager.create_table(codes).await?;
        let mut devices = table("known_devices");
        devices.col(uuid("organiser_id")).col(bytes("token_hash")).col(moment("created_at")).col(moment("last_seen_at")).foreign_key(&mut key(
            "known_devices",
            "organiser_id",
            "organisers",
            Cascade,
        ));
        manager.create_table(devices).await?;
        let mut accounts = table("provider_accounts");
        accounts.col(uuid("organiser_id")).col(text("issuer")).col(text("subject")).col(moment("created_at")).col(moment("last_used_at")).foreign_key(&mut key(
            "provider_accounts",
            "organiser_id",
            "organisers",
            Cascade,
        ));
        manager.create_table(accounts).await?;
        for index in [
            index("recovery_codes", "recovery_codes_by_hash", &["organiser_id", "code_hash"]).unique().to_owned(),
            index("known_devices", "known_devices_by_hash", &["organiser_id", "token_hash"]).unique().to_owned(),
            index("known_devices", "known_devices_by_use", &["last_seen_at"]),
            // Who somebody is: issuer and subject, never the mail address (ASVS 6.8.1).
            index("provider_accounts", "provider_accounts_by_subject", &["issuer", "subject"]).unique().to_owned(),
            index("provider_accounts", "provider_accounts_of_organiser", &["organiser_id", "issuer"]),
        ] {
            manager.create_index(index).await?;
        }
        for column in [moment_null("second_step_at"), text("device").default("").to_owned(), text_null("organisation"), ColumnDef::new("provider_token").blob().null().to_owned()] {
            manager.alter_table(Table::alter().table("logins").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
