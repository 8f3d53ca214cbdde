//! An event's page at the desk: sections that are saved on their own, texts in several languages, a second contact,
//! publishing at a moment, events off the list, archived ones, and those of which it is not sure yet that they take place.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, index, json, key, moment, moment_null, number, number_null, text, text_null, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            // `SectionVersions` and `EventTexts` as JSON.
            json("section_versions").default("{}").to_owned(),
            json("translations").default("{}").to_owned(),
            flag("unlisted", false),
            moment_null("publish_at"),
            moment_null("archived_at"),
            // It takes place when so many have registered; who organises it decides by this moment.
            number_null("minimum"),
            moment_null("decide_by"),
            moment_null("decided_at"),
            // The contact that was there from the first is the practical one.
            text_null("contact_phone"),
            text_null("content_contact_name"),
            text_null("content_contact_email"),
            text_null("content_contact_phone"),
        ];
        for mut column in columns {
            manager.alter_table(Table::alter().table("events").add_column(&mut column).to_owned()).await?;
        }
        let slugs = Table::create()
            .table("event_slugs")
            .col(text("slug").primary_key().to_owned())
            .col(uuid("event_id"))
            .col(moment("created_at"))
            .foreign_key(&mut key("event_slugs", "event_id", "events", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(slugs).await?;
        manager.create_index(index("event_slugs", "event_slugs_of_event", &["event_id"])).await?;
        let defaults =
            Table::create().table("kind_defaults").col(text("kind").primary_key().to_owned()).col(json("defaults")).col(number("version")).col(moment("updated_at")).to_owned();
        manager.create_table(defaults).await?;
        for statement in [
            "CREATE INDEX events_to_publish ON events (publish_at) WHERE publish_at IS NOT NULL",
            "CREATE INDEX events_to_decide ON events (decide_by) WHERE decide_by IS NOT NULL AND decided_at IS NULL",
        ] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
