//! Organisers of chosen programmes, links to the attendance of one event, and an audit log that is found by event
//! and by person.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, flag, index, key, moment, moment_null, number, table, text, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("organisers").add_column(flag("all_programmes", true)).to_owned()).await?;
        manager.alter_table(Table::alter().table("organisers").add_column(number("version")).to_owned()).await?;
        for table in tables() {
            manager.create_table(table).await?;
        }
        manager.alter_table(Table::alter().table("audit_entries").add_column(uuid_null("event_id")).to_owned()).await?;
        manager.alter_table(Table::alter().table("audit_entries").add_column(uuid_null("person_id")).to_owned()).await?;
        for entry in ENTRIES {
            manager.get_connection().execute_unprepared(entry).await?;
        }
        for index in [
            index("organiser_programmes", "organisers_of_programme", &["programme_id"]),
            index("desk_links", "desk_links_of_event", &["event_id"]),
            index("desk_link_logins", "desk_link_logins_of_link", &["desk_link_id"]),
            index("audit_entries", "audit_of_event", &["event_id", "id"]),
            index("audit_entries", "audit_of_person", &["person_id", "id"]),
            index("audit_entries", "audit_by_actor", &["actor_id", "id"]),
        ] {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}

/// Which event and which person an entry that is there already is about.
const ENTRIES: [&str; 7] = [
    "UPDATE audit_entries SET event_id = subject_id WHERE subject = 'event'",
    "UPDATE audit_entries SET event_id = (SELECT sessions.event_id FROM sessions WHERE sessions.id = audit_entries.subject_id) WHERE subject = 'session'",
    "UPDATE audit_entries SET event_id = (SELECT questions.event_id FROM questions WHERE questions.id = audit_entries.subject_id) WHERE subject = 'question'",
    "UPDATE audit_entries SET event_id = (SELECT messages.event_id FROM messages WHERE messages.id = audit_entries.subject_id) WHERE subject = 'message'",
    "UPDATE audit_entries SET event_id = (SELECT registrations.event_id FROM registrations WHERE registrations.id = audit_entries.subject_id) WHERE subject = 'registration'",
    "UPDATE audit_entries SET person_id = (SELECT registrations.person_id FROM registrations WHERE registrations.id = audit_entries.subject_id) WHERE subject = 'registration'",
    "UPDATE audit_entries SET event_id = (SELECT registrations.event_id FROM outbox JOIN registrations ON registrations.id = outbox.registration_id WHERE outbox.id = audit_entries.subject_id) WHERE subject = 'mail'",
];

fn pair(name: &'static str, one: &'static str, other: &'static str) -> TableCreateStatement {
    Table::create().table(name).col(uuid(one)).col(uuid(other)).primary_key(Index::create().col(one).col(other)).to_owned()
}

fn tables() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::Cascade;
    vec![
        pair("organiser_programmes", "organiser_id", "programme_id")
            .foreign_key(&mut key("organiser_programmes", "organiser_id", "organisers", Cascade))
            .foreign_key(&mut key("organiser_programmes", "programme_id", "programmes", Cascade))
            .to_owned(),
        table("desk_links")
            .col(uuid("event_id"))
            .col(text("name"))
            .col(flag("all_sessions", true))
            .col(bytes("token_hash").unique_key().to_owned())
            .col(moment("ends_at"))
            .col(uuid("made_by"))
            .col(moment("created_at"))
            .col(moment_null("ended_at"))
            .foreign_key(&mut key("desk_links", "event_id", "events", Cascade))
            .foreign_key(&mut key("desk_links", "made_by", "organisers", Cascade))
            .to_owned(),
        pair("desk_link_sessions", "desk_link_id", "session_id")
            .foreign_key(&mut key("desk_link_sessions", "desk_link_id", "desk_links", Cascade))
            .foreign_key(&mut key("desk_link_sessions", "session_id", "sessions", Cascade))
            .to_owned(),
        table("desk_link_logins")
            .col(uuid("desk_link_id"))
            .col(bytes("token_hash").unique_key().to_owned())
            .col(moment("created_at"))
            .foreign_key(&mut key("desk_link_logins", "desk_link_id", "desk_links", Cascade))
            .to_owned(),
    ]
}
