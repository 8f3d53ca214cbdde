//! Codes that are shown in a session, with which participants say themselves that they are there; and wrong tries.

use sea_orm_migration::prelude::*;

use crate::columns::{index, key, moment, moment_null, number, table, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::Cascade;
        let codes = table("check_in_codes")
            .col(uuid("session_id"))
            .col(moment("shown_at"))
            .col(uuid_null("shown_by"))
            .col(moment("expires_at"))
            .col(moment_null("ended_at"))
            .col(number("wrong"))
            .foreign_key(&mut key("check_in_codes", "session_id", "sessions", Cascade))
            .to_owned();
        manager.create_table(codes).await?;
        let tries = table("check_in_tries")
            .col(uuid("code_id"))
            .col(uuid("registration_id"))
            .col(number("wrong"))
            .foreign_key(&mut key("check_in_tries", "code_id", "check_in_codes", Cascade))
            .foreign_key(&mut key("check_in_tries", "registration_id", "registrations", Cascade))
            .to_owned();
        manager.create_table(tries).await?;
        manager.create_index(index("check_in_codes", "check_in_codes_of_session", &["session_id", "expires_at"])).await?;
        manager.create_index(index("check_in_tries", "check_in_tries_of_code", &["code_id", "registration_id"]).unique().to_owned()).await?;
        manager.create_index(index("check_in_tries", "check_in_tries_of_registration", &["registration_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
