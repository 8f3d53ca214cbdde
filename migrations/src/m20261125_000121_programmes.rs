//! Programmes as organisers keep them: texts in several languages, funding, period, lead, contacts, logos, earlier addresses.

use sea_orm_migration::prelude::*;

use crate::columns::{index, json, key, moment, number, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut column in [
            // That of name, summary and description; the other languages stand in `texts`, as `ProgrammeTexts`.
            text("language").default("nl").to_owned(),
            json("texts").default("{}").to_owned(),
            // ISO dates.
            text_null("starts_on"),
            text_null("ends_on"),
            uuid_null("lead_id"),
            text_null("content_contact_name"),
            text_null("content_contact_email"),
            text_null("practical_contact_name"),
            text_null("practical_contact_email"),
        ] {
            manager.alter_table(Table::alter().table("programmes").add_column(&mut column).to_owned()).await?;
        }
        let logos = table("programme_logos")
            .col(uuid("programme_id"))
            .col(uuid("file_id"))
            .col(text("alternative"))
            .col(text_null("url"))
            .col(number("width"))
            .col(number("height"))
            .col(moment("created_at"))
            .foreign_key(&mut key("programme_logos", "programme_id", "programmes", ForeignKeyAction::Cascade))
            .foreign_key(&mut key("programme_logos", "file_id", "files", ForeignKeyAction::Restrict))
            .to_owned();
        let slugs = table("programme_slugs")
            .col(uuid("programme_id"))
            .col(text("slug").unique_key())
            .col(moment("created_at"))
            .foreign_key(&mut key("programme_slugs", "programme_id", "programmes", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(logos).await?;
        manager.create_table(slugs).await?;
        manager.create_index(index("programme_logos", "logos_of_programme", &["programme_id"])).await?;
        manager.create_index(index("programme_logos", "logos_of_file", &["file_id"])).await?;
        manager.create_index(index("programme_slugs", "slugs_of_programme", &["programme_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
