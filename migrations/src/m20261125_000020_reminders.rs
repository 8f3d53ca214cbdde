//! Reminders and follow-ups as rules, materials, attendance.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_query::TableCreateStatement;

use crate::columns::{index, key, moment, moment_null, number, number_null, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("sessions").add_column(moment_null("attendance_closed_at")).to_owned()).await?;
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}

fn tables() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::Cascade;
    vec![
        table("reminder_rules")
            .col(uuid("event_id"))
            .col(text("letter"))
            .col(text("anchor"))
            .col(number("amount"))
            .col(text("unit"))
            .col(text_null("time_of_day"))
            .col(text("audience"))
            .col(number("version"))
            // What fell due before this moment is not sent by this rule.
            .col(moment("since"))
            .col(moment_null("removed_at"))
            .foreign_key(&mut key("reminder_rules", "event_id", "events", Cascade))
            .to_owned(),
        // How far a rule is with one session.
        Table::create()
            .table("reminder_rounds")
            .col(uuid("rule_id"))
            .col(uuid("session_id"))
            .col(moment("due_at"))
            .col(uuid_null("reached"))
            .col(moment_null("finished_at"))
            .primary_key(Index::create().col("rule_id").col("session_id"))
            .foreign_key(&mut key("reminder_rounds", "rule_id", "reminder_rules", Cascade))
            .foreign_key(&mut key("reminder_rounds", "session_id", "sessions", Cascade))
            .to_owned(),
        // Each once per person and day: the key is the last guard.
        Table::create()
            .table("reminders_sent")
            .col(uuid("rule_id"))
            .col(uuid("registration_id"))
            // ISO 8601, in the zone of the session.
            .col(text("day"))
            .col(uuid("session_id"))
            .col(uuid_null("outbox_id"))
            .col(moment("at"))
            .primary_key(Index::create().col("rule_id").col("registration_id").col("day"))
            .foreign_key(&mut key("reminders_sent", "rule_id", "reminder_rules", Cascade))
            .foreign_key(&mut key("reminders_sent", "registration_id", "registrations", Cascade))
            .foreign_key(&mut key("reminders_sent", "session_id", "sessions", Cascade))
            .to_owned(),
        table("materials")
            .col(uuid("event_id"))
            .col(text("title"))
            .col(text("url"))
            .col(text("audience"))
            .col(number("version"))
            .col(moment("created_at"))
            .foreign_key(&mut key("materials", "event_id", "events", Cascade))
            .to_owned(),
        table("attendances")
            .col(uuid("registration_id"))
            .col(uuid("session_id"))
            .col(text("status"))
            .col(number_null("minutes"))
            .col(text("source"))
            .col(uuid_null("recorded_by"))
            .col(moment("recorded_at"))
            .foreign_key(&mut key("attendances", "registration_id", "registrations", Cascade))
            .foreign_key(&mut key("attendances", "session_id", "sessions", Cascade))
            .to_owned(),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("reminder_rules", "reminder_rules_of_event", &["event_id"]),
        index("reminder_rounds", "reminder_rounds_of_session", &["session_id"]),
        index("reminders_sent", "reminders_of_registration", &["registration_id"]),
        index("reminders_sent", "reminders_of_session", &["session_id"]),
        index("materials", "materials_of_event", &["event_id"]),
        index("attendances", "attendances_once", &["session_id", "registration_id"]).unique().to_owned(),
        index("attendances", "attendances_of_registration", &["registration_id"]),
        // Which sessions are near: asked again and again by the reminders.
        index("sessions", "sessions_by_start", &["starts_at"]),
        index("sessions", "sessions_by_end", &["ends_at"]),
    ]
}
