//! Waiting lists, approval, offers, questions with answers, choosing sessions, bookings for colleagues, invitees.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_query::TableCreateStatement;

use crate::columns::{bytes, flag, index, json, key, moment, moment_null, number, number_null, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column a statement, and none with a foreign key: those of new columns are kept by the actions.
        for (table, column) in new_columns() {
            let mut column = column;
            manager.alter_table(Table::alter().table(table).add_column(&mut column).to_owned()).await?;
        }
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        let connection = manager.get_connection();
        for statement in [
            "UPDATE registrations SET holds_place = TRUE WHERE status IN ('pending', 'confirmed', 'offered')",
            "UPDATE registrations SET organisation_folded = lower(organisation_text) WHERE organisation_text IS NOT NULL",
            "UPDATE registration_history SET transition = CASE WHEN from_status IS NULL THEN 'register' ELSE 'cancel' END, number = CASE WHEN from_status IS NULL THEN 0 ELSE 1 END",
            // Who comes back after a CANCEL gets a new UID: calendars do not revive a cancelled one.
            "DROP INDEX invitations_once",
            "CREATE UNIQUE INDEX invitations_once ON invitations (registration_id, session_id) WHERE NOT cancelled",
            "CREATE INDEX registrations_queue ON registrations (event_id, queued_at, id) WHERE status = 'waitlisted'",
            "CREATE INDEX registrations_offers ON registrations (offer_expires_at) WHERE status = 'offered'",
            "CREATE INDEX events_with_queue ON events (id) WHERE waiting_count > 0",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}

fn new_columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        // `RegistrationRules` as JSON; an empty object: the rules of events from before.
        ("events", json("rules").default("{}").to_owned()),
        ("events", number("waiting_count")),
        // Free places are kept for people who wait already: newcomers wait, too.
        ("events", flag("places_kept", false)),
        ("events", flag("asks_questions", false)),
        ("events", number("secret_link_generation")),
        ("organisations", flag("member", true)),
        ("sessions", text("inclusion").default("included").to_owned()),
        ("sessions", uuid_null("slot_id")),
        ("sessions", number_null("capacity")),
        ("sessions", number("places_taken")),
        ("registrations", flag("holds_place", false)),
        ("registrations", flag("overbooked", false)),
        ("registrations", moment_null("queued_at")),
        ("registrations", moment_null("approved_at")),
        ("registrations", moment_null("offer_expires_at")),
        ("registrations", uuid_null("booking_id")),
        ("registrations", flag("waits_together", false)),
        ("registrations", text_null("organisation_folded")),
        ("registrations", moment_null("photo_consent_at")),
        ("registrations", moment_null("list_consent_at")),
        ("registrations", moment_null("informed_consent_at")),
        ("registration_history", text("transition").default("").to_owned()),
        ("registration_history", text_null("cause")),
        // The clocks of two copies differ: the order of what happened is counted, not timed.
        ("registration_history", number("number")),
        ("registration_history", uuid_null("related_id")),
    ]
}

fn tables() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::Cascade;
    vec![
        table("slots")
            .col(uuid("event_id"))
            .col(text("title"))
            .col(flag("none_allowed", false))
            .col(number("position"))
            .foreign_key(&mut key("slots", "event_id", "events", Cascade))
            .to_owned(),
        Table::create()
            .table("session_choices")
            .col(uuid("registration_id"))
            .col(uuid("session_id"))
            .primary_key(Index::create().col("registration_id").col("session_id"))
            .foreign_key(&mut key("session_choices", "registration_id", "registrations", Cascade))
            .foreign_key(&mut key("session_choices", "session_id", "sessions", Cascade))
            .to_owned(),
        table("questions")
            .col(uuid("event_id"))
            .col(text("key"))
            .col(text("kind"))
            .col(flag("required", false))
            .col(text("applies_to"))
            .col(uuid_null("shown_if_question"))
            .col(text_null("shown_if_value"))
            .col(json("label"))
            .col(json("help"))
            .col(number("position"))
            .col(number("version"))
            .col(moment_null("removed_at"))
            .foreign_key(&mut key("questions", "event_id", "events", Cascade))
            .to_owned(),
        table("question_options")
            .col(uuid("question_id"))
            .col(json("label"))
            .col(number_null("capacity"))
            .col(number("places_taken"))
            .col(number("position"))
            .col(moment_null("removed_at"))
            .foreign_key(&mut key("question_options", "question_id", "questions", Cascade))
            .to_owned(),
        // The words as they were read when they were answered: later edits of a question rewrite no answer.
        table("answers")
            .col(uuid("registration_id"))
            .col(uuid("question_id"))
            .col(uuid_null("option_id"))
            .col(text("question_label"))
            .col(text("answer"))
            .foreign_key(&mut key("answers", "registration_id", "registrations", Cascade))
            .foreign_key(&mut key("answers", "question_id", "questions", Cascade))
            .to_owned(),
        // May tell of somebody's health: apart, so that no list reads it by the way.
        Table::create()
            .table("participation_needs")
            .col(uuid("registration_id").primary_key().to_owned())
            .col(text_null("diet"))
            .col(text_null("access"))
            .foreign_key(&mut key("participation_needs", "registration_id", "registrations", Cascade))
            .to_owned(),
        table("bookings")
            .col(uuid("event_id"))
            .col(text("first_name"))
            .col(text("last_name"))
            .col(text("email"))
            .col(text("email_key"))
            .col(text("language"))
            .col(flag("waits_together", false))
            // Names of those who were registered already: they keep what they have.
            .col(json("known"))
            .col(ColumnDef::new("submission_hash").blob().null())
            .col(number("token_generation"))
            .col(bytes("token_hash").unique_key().to_owned())
            .col(moment("created_at"))
            .foreign_key(&mut key("bookings", "event_id", "events", Cascade))
            .to_owned(),
        table("invitees")
            .col(uuid("event_id"))
            .col(text("email"))
            .col(text("email_key"))
            .col(text_null("first_name"))
            .col(text_null("last_name"))
            .col(text("language"))
            .col(bytes("token_hash").unique_key().to_owned())
            .col(moment("invited_at"))
            .col(moment_null("reminded_at"))
            .col(moment_null("declined_at"))
            .foreign_key(&mut key("invitees", "event_id", "events", Cascade))
            .to_owned(),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("slots", "slots_of_event", &["event_id", "position"]),
        index("session_choices", "choices_of_session", &["session_id"]),
        index("questions", "questions_of_event", &["event_id", "position"]),
        index("questions", "questions_once", &["event_id", "key"]).unique().to_owned(),
        index("question_options", "options_of_question", &["question_id", "position"]),
        index("answers", "answers_of_registration", &["registration_id"]),
        index("answers", "answers_of_question", &["question_id", "option_id"]),
        index("bookings", "bookings_of_event", &["event_id", "created_at"]),
        index("bookings", "bookings_by_mailbox", &["event_id", "email_key"]),
        index("invitees", "invitees_once", &["event_id", "email_key"]).unique().to_owned(),
        index("registrations", "registrations_of_booking", &["booking_id"]),
        // With what the desk's filters and the shares of organisations look at, so that they are counted in the index alone.
        index("registrations", "registrations_by_name", &["event_id", "name_folded", "id", "status"]),
        index("registrations", "registrations_by_organisation", &["event_id", "organisation_id", "organisation_folded", "status", "holds_place"]),
        index("registrations", "registrations_by_status", &["event_id", "status", "name_folded", "id"]),
    ]
}
