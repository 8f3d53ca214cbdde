//! Questions that people ask about an event, with their answers.

use sea_orm_migration::prelude::*;

use crate::columns::{index, key, moment, moment_null, number, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let asked = table("asked_questions")
            .col(uuid("event_id"))
            .col(uuid_null("registration_id"))
            .col(text("source"))
            .col(text("state"))
            .col(text("name"))
            .col(text("email"))
            // `EmailAddress::key`.
            .col(text("email_key"))
            .col(text_null("organisation"))
            .col(text("language"))
            .col(text("question"))
            .col(text("search_text"))
            .col(text("organisation_folded"))
            .col(text_null("answer"))
            .col(moment_null("answered_at"))
            .col(uuid_null("answered_by"))
            .col(text_null("public_question"))
            .col(text_null("public_answer"))
            .col(moment_null("published_at"))
            .col(text_null("thread_message_id"))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut key("asked_questions", "event_id", "events", ForeignKeyAction::Cascade))
            .foreign_key(&mut key("asked_questions", "registration_id", "registrations", ForeignKeyAction::Cascade))
            .foreign_key(&mut key("asked_questions", "answered_by", "organisers", ForeignKeyAction::SetNull))
            .to_owned();
        manager.create_table(asked).await?;
        manager.create_index(index("asked_questions", "asked_questions_latest", &["event_id", "created_at", "id"])).await?;
        manager.create_index(index("asked_questions", "asked_questions_by_state", &["event_id", "state", "created_at"])).await?;
        // Whose they are: for access and erasure, and for how many one address may ask.
        manager.create_index(index("asked_questions", "asked_questions_email", &["email_key", "created_at"])).await?;
        manager.create_index(index("asked_questions", "asked_questions_registration", &["registration_id"])).await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
