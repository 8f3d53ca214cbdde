//! Reports of meeting tools: read first, then taken in as evidence under the import's id, and withdrawn with it. What an
//! organiser said of names and columns is remembered.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, index, key, moment, moment_null, number, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = table("attendance_imports")
            .col(uuid("session_id"))
            .col(text("file_name"))
            .col(text("file_hash"))
            .col(text("tool"))
            .col(text("state"))
            .col(text_null("content"))
            .col(text_null("columns"))
            .col(text_null("zone"))
            .col(flag("another_time", false))
            .col(number("people"))
            .col(uuid_null("created_by"))
            .col(moment("created_at"))
            .col(moment_null("done_at"))
            .col(moment_null("undone_at"))
            .col(uuid_null("undone_by"))
            .foreign_key(&mut key("attendance_imports", "session_id", "sessions", ForeignKeyAction::Cascade))
            .to_owned();
        let names = table("attendance_names")
            .col(text("key_hash"))
            .col(text("scope"))
            .col(uuid("person_id"))
            .col(moment("created_at"))
            .foreign_key(&mut key("attendance_names", "person_id", "persons", ForeignKeyAction::Cascade))
            .to_owned();
        let columns = table("attendance_columns").col(text("headings_hash")).col(text("columns")).col(moment("updated_at")).to_owned();
        for table in [imports, names, columns] {
            manager.create_table(table).await?;
        }
        for index in [
            index("attendance_imports", "attendance_imports_of_session", &["session_id"]),
            index("attendance_names", "attendance_names_once", &["key_hash", "scope"]).unique().to_owned(),
            index("attendance_names", "attendance_names_of_person", &["person_id"]),
            index("attendance_columns", "attendance_columns_once", &["headings_hash"]).unique().to_owned(),
        ] {
            manager.create_index(index).await?;
        }
        for statement in [
            "CREATE UNIQUE INDEX attendance_imports_once ON attendance_imports (session_id, file_hash) WHERE state = 'done'",
            "CREATE INDEX attendance_imports_drafts ON attendance_imports (created_at) WHERE state = 'draft'",
        ] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
