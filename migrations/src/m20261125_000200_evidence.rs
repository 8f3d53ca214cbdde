//! Attendance is computed from evidence: each piece with its time and source; what was marked so far becomes evidence
//! of the desk.

use sea_orm_migration::prelude::*;

use crate::columns::{index, json, key, moment, moment_null, number_null, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("events").add_column(json("attendance_rules").default("{}")).to_owned()).await?;
        for column in [number_null("seconds"), text_null("computed"), text_null("overrule_reason"), uuid_null("overruled_by"), moment_null("overruled_at")] {
            manager.alter_table(Table::alter().table("attendances").add_column(column).to_owned()).await?;
        }
        manager
            .create_table(
                table("attendance_evidence")
                    .col(uuid("registration_id"))
                    .col(uuid("session_id"))
                    .col(text("kind"))
                    .col(text_null("mark"))
                    .col(text_null("half"))
                    .col(moment("at"))
                    .col(moment_null("until"))
                    .col(number_null("seconds"))
                    .col(uuid_null("source_id"))
                    .col(uuid_null("recorded_by"))
                    .col(moment("recorded_at"))
                    .col(moment_null("withdrawn_at"))
                    .col(uuid_null("withdrawn_by"))
                    .foreign_key(&mut key("attendance_evidence", "registration_id", "registrations", ForeignKeyAction::Cascade))
                    .foreign_key(&mut key("attendance_evidence", "session_id", "sessions", ForeignKeyAction::Cascade))
                    .to_owned(),
            )
            .await?;
        for index in [
            index("attendance_evidence", "attendance_evidence_of_session", &["session_id", "registration_id"]),
            index("attendance_evidence", "attendance_evidence_of_registration", &["registration_id"]),
            index("attendance_evidence", "attendance_evidence_of_source", &["source_id"]),
        ] {
            manager.create_index(index).await?;
        }
        let marked = "INSERT INTO attendance_evidence (id, registration_id, session_id, kind, mark, at, recorded_by, recorded_at) \
            SELECT id, registration_id, session_id, 'desk', status, recorded_at, recorded_by, recorded_at FROM attendances";
        manager.get_connection().execute_unprepared(marked).await?;
        manager.get_connection().execute_unprepared("UPDATE attendances SET computed = status, seconds = minutes * 60").await?;
        manager.alter_table(Table::alter().table("attendances").drop_column("minutes").to_owned()).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
