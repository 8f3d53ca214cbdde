//! Programmes, events, sessions, organisations, persons, registrations, invitations, outbox, desk and audit.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_query::TableCreateStatement;

use crate::columns::{bytes, index, key, moment, moment_null, number, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Statuses that take part in "one active registration per person and event".
const ACTIVE: &str = "status IN ('pending', 'confirmed', 'waitlisted', 'offered')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        // Partial indexes alike on both engines.
        let connection = manager.get_connection();
        for statement in [
            format!("CREATE UNIQUE INDEX registrations_one_active ON registrations (event_id, person_id) WHERE {ACTIVE}"),
            "CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('queued', 'sending')".to_owned(),
            "CREATE INDEX outbox_failed ON outbox (created_at) WHERE state = 'failed'".to_owned(),
        ] {
            connection.execute_unprepared(&statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}

#[expect(clippy::too_many_lines, reason = "one list of tables reads better than many small ones")]
fn tables() -> Vec<TableCreateStatement> {
    use ForeignKeyAction::{Cascade, Restrict};
    vec![
        table("programmes")
            .col(text("slug").unique_key())
            .col(text("name"))
            .col(text("summary"))
            .col(text("description"))
            .col(text_null("funder"))
            .col(number("version"))
            .col(moment("created_at"))
            .to_owned(),
        table("events")
            .col(uuid_null("programme_id"))
            .col(text("slug").unique_key())
            .col(text("title"))
            .col(text("summary"))
            .col(text("description"))
            .col(text("kind"))
            .col(text("format"))
            .col(text("language"))
            .col(text("status"))
            .col(ColumnDef::new("capacity").integer().null())
            .col(number("places_taken"))
            .col(moment_null("registration_opens_at"))
            .col(moment_null("registration_closes_at"))
            .col(text_null("contact_name"))
            .col(text_null("contact_email"))
            .col(moment_null("starts_at"))
            .col(moment_null("ends_at"))
            .col(text("search_text"))
            .col(moment_null("published_at"))
            .col(moment_null("cancelled_at"))
            .col(text_null("cancel_reason"))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .check(Expr::cust("places_taken >= 0"))
            .check(Expr::cust("capacity IS NULL OR capacity >= 0"))
            .foreign_key(&mut key("events", "programme_id", "programmes", Restrict))
            .to_owned(),
        table("sessions")
            .col(uuid("event_id"))
            .col(text_null("title"))
            .col(moment("starts_at"))
            .col(moment("ends_at"))
            .col(text("time_zone"))
            .col(text_null("place"))
            .col(text_null("address"))
            .col(text_null("join_url"))
            .col(number("sequence"))
            .col(moment_null("cancelled_at"))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .check(Expr::cust("ends_at > starts_at"))
            .foreign_key(&mut key("sessions", "event_id", "events", Cascade))
            .to_owned(),
        table("organisations")
            .col(text("source_key").unique_key())
            .col(text("kind"))
            .col(text("name"))
            .col(text_null("name_fr"))
            .col(text("legal_name"))
            .col(text("name_folded"))
            .col(text_null("kbo_number").unique_key())
            .col(text_null("nis_code"))
            .col(text_null("ovo_code").unique_key())
            .col(text_null("postal_code"))
            .col(text_null("city"))
            .col(text_null("city_folded"))
            .col(text_null("region"))
            .col(text_null("province"))
            .col(text_null("reference_region"))
            .col(text_null("website"))
            .col(ColumnDef::new("valid_from").date().null())
            .col(ColumnDef::new("valid_until").date().null())
            .col(ColumnDef::new("active").boolean().not_null())
            .col(uuid_null("successor_id"))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut key("organisations", "successor_id", "organisations", Restrict))
            .to_owned(),
        table("mail_domains")
            .col(text("domain"))
            .col(uuid("organisation_id"))
            .col(number("position"))
            .col(text("basis"))
            .foreign_key(&mut key("mail_domains", "organisation_id", "organisations", Cascade))
            .to_owned(),
        table("persons")
            .col(text("email_key").unique_key())
            .col(text("email"))
            .col(text("first_name"))
            .col(text("last_name"))
            .col(text("language"))
            .col(moment("created_at"))
            .to_owned(),
        table("registrations")
            .col(uuid("event_id"))
            .col(uuid("person_id"))
            .col(text("status"))
            .col(text("email"))
            .col(text("first_name"))
            .col(text("last_name"))
            .col(text("name_folded"))
            .col(uuid_null("organisation_id"))
            .col(text_null("organisation_text"))
            .col(text_null("function_category"))
            .col(text_null("job_title"))
            .col(text("language"))
            .col(text_null("attendance_mode"))
            .col(text_null("remarks"))
            .col(ColumnDef::new("submission_hash").blob().null())
            .col(number("token_generation"))
            .col(bytes("token_hash").unique_key())
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .foreign_key(&mut key("registrations", "event_id", "events", Restrict))
            .foreign_key(&mut key("registrations", "person_id", "persons", Restrict))
            .foreign_key(&mut key("registrations", "organisation_id", "organisations", Restrict))
            .to_owned(),
        table("registration_history")
            .col(uuid("registration_id"))
            .col(text_null("from_status"))
            .col(text("to_status"))
            .col(text("actor"))
            .col(uuid_null("actor_id"))
            .col(text_null("reason"))
            .col(moment("at"))
            .foreign_key(&mut key("registration_history", "registration_id", "registrations", Cascade))
            .to_owned(),
        table("invitations")
            .col(uuid("registration_id"))
            .col(uuid("session_id"))
            .col(text("uid").unique_key())
            .col(number("sequence"))
            .col(ColumnDef::new("cancelled").boolean().not_null())
            .col(bytes("join_token_hash").unique_key())
            .col(moment("stamp"))
            .foreign_key(&mut key("invitations", "registration_id", "registrations", Cascade))
            .foreign_key(&mut key("invitations", "session_id", "sessions", Cascade))
            .to_owned(),
        table("outbox")
            .col(uuid_null("registration_id"))
            .col(text("letter"))
            .col(ColumnDef::new("facts").json_binary().not_null())
            .col(text("recipient"))
            .col(text("mailbox"))
            .col(text("language"))
            .col(text("message_id").unique_key())
            .col(text_null("thread_message_id"))
            .col(ColumnDef::new("caused_by_visitor").boolean().not_null())
            .col(text("state"))
            .col(number("attempts"))
            .col(moment("due_at"))
            .col(moment_null("lease_until"))
            .col(uuid_null("lease_owner"))
            .col(text_null("last_error"))
            .col(moment("created_at"))
            .col(moment_null("sent_at"))
            .foreign_key(&mut key("outbox", "registration_id", "registrations", Cascade))
            .to_owned(),
        table("organisers")
            .col(text("email_key").unique_key())
            .col(text("email"))
            .col(text("name"))
            .col(text("role"))
            .col(text("language"))
            .col(ColumnDef::new("active").boolean().not_null())
            .col(moment("created_at"))
            .to_owned(),
        table("sign_in_links")
            .col(uuid("organiser_id"))
            .col(bytes("token_hash").unique_key())
            .col(moment("created_at"))
            .col(moment("expires_at"))
            .col(moment_null("used_at"))
            .foreign_key(&mut key("sign_in_links", "organiser_id", "organisers", Cascade))
            .to_owned(),
        table("logins")
            .col(uuid("organiser_id"))
            .col(bytes("token_hash").unique_key())
            .col(moment("created_at"))
            .col(moment("last_seen_at"))
            .col(moment("expires_at"))
            .col(moment_null("ended_at"))
            .foreign_key(&mut key("logins", "organiser_id", "organisers", Cascade))
            .to_owned(),
        table("audit_entries")
            .col(moment("at"))
            .col(text("actor"))
            .col(uuid_null("actor_id"))
            .col(text("action"))
            .col(text("subject"))
            .col(uuid_null("subject_id"))
            .col(ColumnDef::new("details").json_binary().not_null())
            .to_owned(),
        table("caught_mails").col(text("recipient")).col(text("subject")).col(text("message_id")).col(ColumnDef::new("raw").blob().not_null()).col(moment("caught_at")).to_owned(),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("events", "events_by_time", &["status", "ends_at"]),
        index("events", "events_by_programme", &["programme_id"]),
        index("sessions", "sessions_of_event", &["event_id", "starts_at"]),
        index("mail_domains", "mail_domains_once", &["domain", "organisation_id"]).unique().to_owned(),
        index("mail_domains", "mail_domains_of_organisation", &["organisation_id"]),
        index("organisations", "organisations_by_name", &["name_folded"]),
        index("organisations", "organisations_by_nis", &["nis_code"]),
        index("organisations", "organisations_by_postal_code", &["postal_code"]),
        index("registrations", "registrations_of_event", &["event_id", "created_at"]),
        index("registrations", "registrations_of_person", &["person_id"]),
        index("registrations", "registrations_of_organisation", &["organisation_id"]),
        index("registration_history", "history_of_registration", &["registration_id"]),
        index("invitations", "invitations_once", &["registration_id", "session_id"]).unique().to_owned(),
        index("invitations", "invitations_of_session", &["session_id"]),
        index("outbox", "outbox_of_registration", &["registration_id", "created_at"]),
        index("outbox", "outbox_by_mailbox", &["mailbox", "created_at"]),
        index("logins", "logins_of_organiser", &["organiser_id"]),
        index("sign_in_links", "sign_in_links_of_organiser", &["organiser_id"]),
        index("audit_entries", "audit_by_time", &["at"]),
        index("audit_entries", "audit_of_subject", &["subject_id", "at"]),
    ]
}
