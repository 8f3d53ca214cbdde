//! Tokens of other systems, and what they asked under a key of theirs, so that asking twice is once.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, index, key, moment, moment_null, number, number_null, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tokens = table("api_tokens")
            .col(text("name"))
            .col(bytes("token_hash").unique_key().to_owned())
            .col(text("scopes"))
            .col(moment("created_at"))
            .col(moment_null("expires_at"))
            .col(moment_null("last_used_at"))
            .col(moment_null("ended_at"))
            .to_owned();
        manager.create_table(tokens).await?;
        let requests = table("api_requests")
            .col(uuid("token_id"))
            .col(bytes("key_hash"))
            .col(bytes("request_hash"))
            .col(number("attempt"))
            .col(moment("created_at"))
            .col(moment("attempted_at"))
            .col(moment_null("applied_at"))
            .col(text_null("subject"))
            .col(uuid_null("subject_id"))
            .col(number_null("status"))
            .col(text_null("headers"))
            .col(ColumnDef::new("body").blob().null().to_owned())
            .foreign_key(&mut key("api_requests", "token_id", "api_tokens", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(requests).await?;
        manager.create_index(index("api_requests", "api_requests_by_key", &["token_id", "key_hash"]).unique().to_owned()).await?;
        manager.create_index(index("api_requests", "api_requests_by_age", &["created_at"])).await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
