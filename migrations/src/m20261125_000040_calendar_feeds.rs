//! Feeds with a secret address, links to all of one's registrations, and places that are told after registering only.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, flag, index, key, moment, moment_null, number, number_null, table, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::Cascade;
        manager.alter_table(Table::alter().table("sessions").add_column(flag("place_hidden", false)).to_owned()).await?;
        let mut feeds = table("calendar_feeds");
        // Of one of both.
        feeds
            .col(uuid_null("person_id").unique_key().to_owned())
            .col(uuid_null("organiser_id").unique_key().to_owned())
            .col(number("generation"))
            .col(bytes("token_hash").unique_key().to_owned())
            .col(number_null("alarm_minutes"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .col(moment_null("revoked_at"))
            .foreign_key(&mut key("calendar_feeds", "person_id", "persons", Cascade))
            .foreign_key(&mut key("calendar_feeds", "organiser_id", "organisers", Cascade));
        manager.create_table(feeds).await?;
        let mut links = table("my_links");
        links.col(uuid("person_id")).col(bytes("token_hash").unique_key().to_owned()).col(moment("created_at")).col(moment("expires_at")).foreign_key(&mut key(
            "my_links",
            "person_id",
            "persons",
            Cascade,
        ));
        manager.create_table(links).await?;
        for index in [
            index("my_links", "my_links_of_person", &["person_id"]),
            index("my_links", "my_links_by_end", &["expires_at"]),
            // Whether anything changed since a feed was made is answered by these alone.
            index("events", "events_by_change", &["updated_at", "version"]),
            index("sessions", "sessions_by_change", &["updated_at", "version"]),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
