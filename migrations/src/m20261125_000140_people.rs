//! People as the desk knows them: found by name, their other addresses, notes, corrected organisations; names of
//! organisations that were typed and reviewed; tags of registrations; saved views of an event's participants.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::columns::{flag, index, key, moment, number, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for column in [text_null("match_key"), uuid_null("organisation_id"), text_null("organisation_text"), text_null("organisation_from"), number("version")] {
            manager.alter_table(Table::alter().table("persons").add_column(column).to_owned()).await?;
        }
        let is_sqlite = manager.get_database_backend() == DatabaseBackend::Sqlite;
        // Searched by how they begin, along an index: that needs the order of the bytes, which is SQLite's own.
        let (collation, registered) = if is_sqlite { ("", "lower(hex(r.organisation_id))") } else { (" COLLATE \"C\"", "replace(CAST(r.organisation_id AS TEXT), '-', '')") };
        let connection = manager.get_connection();
        let first = "FROM registrations r WHERE r.person_id = persons.id ORDER BY r.created_at, r.id LIMIT 1";
        for statement in [
            format!("ALTER TABLE persons ADD COLUMN name_folded TEXT{collation} NOT NULL DEFAULT ''"),
            format!("ALTER TABLE persons ADD COLUMN last_folded TEXT{collation} NOT NULL DEFAULT ''"),
            format!("UPDATE persons SET last_folded = lower(last_name), name_folded = COALESCE((SELECT r.name_folded {first}), lower(first_name || ' ' || last_name))"),
            format!("UPDATE persons SET match_key = (SELECT r.name_folded || '|' || COALESCE({registered}, r.organisation_folded) {first})"),
            "CREATE INDEX persons_by_name ON persons (name_folded, id)".to_owned(),
            "CREATE INDEX persons_by_last_name ON persons (last_folded, name_folded, id)".to_owned(),
            "CREATE INDEX persons_alike ON persons (match_key) WHERE match_key IS NOT NULL".to_owned(),
            // What was typed and stands in no register, counted in the index alone.
            "CREATE INDEX registrations_to_review ON registrations (organisation_folded, organisation_text) WHERE organisation_id IS NULL AND organisation_folded IS NOT NULL"
                .to_owned(),
        ] {
            connection.execute_unprepared(&statement).await?;
        }
        for index in [
            index("person_addresses", "person_addresses_of_person", &["person_id"]),
            index("person_notes", "person_notes_of_person", &["person_id", "created_at"]),
            index("registration_tags", "registration_tags_once", &["registration_id", "tag_folded"]).unique().to_owned(),
            index("registration_tags", "registration_tags_of_event", &["event_id", "tag_folded", "registration_id"]),
            index("participant_views", "participant_views_of_event", &["event_id", "organiser_id"]),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}

fn tables() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    vec![
        table("person_addresses")
            .col(uuid("person_id"))
            .col(text("email_key").unique_key())
            .col(text("email"))
            .col(moment("created_at"))
            .foreign_key(&mut key("person_addresses", "person_id", "persons", Cascade))
            .to_owned(),
        table("person_notes")
            .col(uuid("person_id"))
            .col(uuid("organiser_id"))
            .col(text("note"))
            .col(moment("created_at"))
            .foreign_key(&mut key("person_notes", "person_id", "persons", Cascade))
            .foreign_key(&mut key("person_notes", "organiser_id", "organisers", Restrict))
            .to_owned(),
        table("typed_organisations")
            .col(text("name_folded").unique_key())
            .col(text("name"))
            .col(uuid("organisation_id"))
            .col(moment("created_at"))
            .foreign_key(&mut key("typed_organisations", "organisation_id", "organisations", Cascade))
            .to_owned(),
        table("registration_tags")
            .col(uuid("event_id"))
            .col(uuid("registration_id"))
            .col(text("tag"))
            .col(text("tag_folded"))
            .foreign_key(&mut key("registration_tags", "event_id", "events", Cascade))
            .foreign_key(&mut key("registration_tags", "registration_id", "registrations", Cascade))
            .to_owned(),
        table("participant_views")
            .col(uuid("event_id"))
            .col(uuid("organiser_id"))
            .col(text("name"))
            .col(text("query"))
            .col(flag("shared", false))
            .col(flag("opens_first", false))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut key("participant_views", "event_id", "events", Cascade))
            .foreign_key(&mut key("participant_views", "organiser_id", "organisers", Cascade))
            .to_owned(),
    ]
}
