//! Every column that can hold words belongs to a kind of data with a purpose and a term, or says nothing of anybody. Who adds a column says which.

use belfry::rules::retention::Kind;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, Statement};

use crate::support::TestApp;

/// Table, kind, columns that may speak of somebody, columns that do not (titles, codes, hashes of random tokens).
#[rustfmt::skip]
const REGISTER: &[(&str, Option<Kind>, &str, &str)] = &[
    ("agenda_items", Some(Kind::Public), "speakers", "title description room"),
    ("answers", Some(Kind::Answers), "answer", "question_label"),
    // Answers to other systems; gone after a day and a half.
    ("api_requests", Some(Kind::Registration), "headers body", "key_hash request_hash subject"),
    ("api_tokens", None, "", "name token_hash scopes"),
    ("asked_questions", Some(Kind::Questions), "name email email_key organisation question search_text organisation_folded answer", "language public_question public_answer thread_message_id source state"),
    ("attendance_columns", None, "", "headings_hash columns"),
    ("attendance_evidence", None, "", "half kind mark"),
    ("attendance_imports", Some(Kind::Attendance), "file_name content", "file_hash tool columns zone state"),
    ("attendance_names", Some(Kind::Attendance), "key_hash", "scope"),
    ("attendance_sheets", Some(Kind::Attendance), "file_name", ""),
    ("attendances", Some(Kind::Attendance), "overrule_reason", "status source computed"),
    // What the nightly audit says: ids and counts.
    ("audit_findings", None, "", "invariant line"),
    ("audit_entries", Some(Kind::History), "details", "action subject actor"),
    ("bookings", Some(Kind::Registration), "first_name last_name email email_key known", "language submission_hash token_hash"),
    ("calendar_feeds", None, "", "token_hash"),
    ("caught_mails", Some(Kind::OtherMails), "recipient subject raw", "message_id"),
    ("certificate_settings", Some(Kind::Public), "signer_name signer_function", ""),
    ("certificates", Some(Kind::Certificates), "facts", "number revoked_because"),
    ("desk_link_logins", None, "", "token_hash"),
    ("desk_links", Some(Kind::Team), "name", "token_hash"),
    ("door_devices", Some(Kind::Team), "browser", "token_hash"),
    ("evaluation_answers", Some(Kind::Evaluations), "answers", ""),
    ("evaluation_envelopes", Some(Kind::Evaluations), "sealed", ""),
    ("evaluation_invitations", None, "", "token_hash"),
    ("evaluation_templates", None, "", "name questions"),
    ("evaluations", None, "", "questions"),
    ("erasures", Some(Kind::Registration), "trail", "stage"),
    ("event_followers", None, "", "registrations"),
    ("event_imports", None, "", "row_hash"),
    ("event_prices", None, "", "vat_note included terms invoice_data"),
    ("event_slugs", None, "", "slug"),
    ("events", Some(Kind::Public), "contact_name contact_email contact_phone content_contact_name content_contact_email content_contact_phone", "slug title summary description language rules salutation letters translations section_versions attendance_rules search_text cancel_reason kind format status"),
    ("export_choices", None, "", "export columns"),
    ("file_chunks", Some(Kind::Attendance), "content", ""),
    ("files", None, "", "sha256 media_type"),
    ("invitations", None, "", "uid join_token_hash partstat"),
    ("invitees", Some(Kind::Invitees), "email email_key first_name last_name", "language token_hash"),
    ("kept_names", Some(Kind::Attendance), "first_name last_name organisation", ""),
    ("kind_defaults", None, "", "kind defaults"),
    ("known_devices", None, "", "token_hash"),
    ("logins", Some(Kind::Team), "device organisation provider_token", "token_hash"),
    ("mail_domains", None, "", "domain basis"),
    ("mailing_addresses", Some(Kind::OtherMails), "email_key", "token_hash"),
    ("materials", None, "", "title url file_name kind audience"),
    ("messages", Some(Kind::Mails), "texts filter", "state"),
    ("my_links", None, "", "token_hash"),
    ("organisations", None, "", "source_key kind name name_fr legal_name name_folded kbo_number nis_code ovo_code postal_code city city_folded region province reference_region website"),
    ("organisers", Some(Kind::Team), "email_key email name", "role language"),
    ("outbox", Some(Kind::Mails), "facts recipient mailbox last_error preface", "letter language message_id thread_message_id calendar_uid state request_id"),
    ("participant_views", Some(Kind::Notes), "name query", ""),
    ("participation_needs", Some(Kind::Needs), "diet access", ""),
    ("pending_changes", Some(Kind::Public), "before", ""),
    ("person_addresses", Some(Kind::Registration), "email_key email", ""),
    ("person_notes", Some(Kind::Notes), "note", ""),
    ("person_words", Some(Kind::Registration), "word words", ""),
    ("persons", Some(Kind::Registration), "email_key email first_name last_name name_folded last_folded match_key organisation_text organisation_from", "language"),
    ("planned_invitees", Some(Kind::Invitees), "email email_key first_name last_name", "language"),
    ("programme_logos", None, "", "alternative url"),
    ("programme_slugs", None, "", "slug"),
    ("programmes", Some(Kind::Public), "content_contact_name content_contact_email practical_contact_name practical_contact_email", "slug name summary description funder language texts starts_on ends_on embed_origins"),
    ("provider_accounts", Some(Kind::Team), "subject", "issuer"),
    ("question_options", None, "", "label"),
    ("questions", None, "", "key kind applies_to shown_if_value label help"),
    ("recovery_codes", None, "", "code_hash"),
    ("registration_history", Some(Kind::History), "reason", "transition cause from_status to_status actor"),
    ("registration_prices", Some(Kind::Registration), "po_number invoice_organisation invoice_kbo invoice_address invoice_reference", ""),
    ("registration_tags", Some(Kind::Notes), "tag tag_folded", ""),
    ("registrations", Some(Kind::Registration), "email first_name last_name name_folded organisation_text job_title remarks organisation_folded", "function_category language submission_hash token_hash status attendance_mode"),
    ("reminder_rules", None, "", "letter anchor unit time_of_day audience"),
    ("reminders_sent", None, "", "day"),
    ("report_schedules", None, "", "view selection every covers due_on"),
    ("retention_holds", Some(Kind::History), "reason", "until"),
    ("retention_runs", None, "", "night counts"),
    ("second_steps", None, "", "secret"),
    ("session_revisions", None, "", "facts"),
    ("sessions", None, "", "title time_zone place address join_url directions inclusion"),
    ("sign_in_links", None, "", "token_hash"),
    ("slots", None, "", "title"),
    ("speakers", Some(Kind::Public), "name name_folded organisation about", "role"),
    ("typed_organisations", Some(Kind::Registration), "name_folded name", ""),
    ("undeliverable_addresses", Some(Kind::OtherMails), "address reason", "code"),
    ("upkeep_runs", None, "", "task day reason figures"),
    ("venues", None, "", "name search_text street postal_code municipality map_url access travel"),
    // Ids and states, and how the receiver answered; gone after a month.
    ("webhook_deliveries", Some(Kind::Registration), "answer", "event_type data state fault"),
    ("webhook_endpoints", None, "", "name url event_types off_because secret previous_secret"),
    ("write_probes", None, "", "filler"),
];

#[tokio::test]
async fn every_column_that_holds_words_is_in_the_register() {
    let app = TestApp::start().await;
    let connection = app.database().connect().await;
    let backend = app.database().backend();
    let query = match backend {
        DatabaseBackend::Postgres => {
            "SELECT c.table_name AS place, c.column_name AS name FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'bytea')"
        }
        _ => {
            "SELECT m.name AS place, p.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' \
             AND (lower(p.type) LIKE '%text%' OR lower(p.type) LIKE '%char%' OR lower(p.type) LIKE '%json%' OR lower(p.type) = 'blob') AND lower(p.type) NOT LIKE '%uuid%' AND lower(p.type) NOT LIKE '%timestamp%' AND lower(p.type) NOT LIKE '%date%'"
        }
    };
    let mut missing = Vec::new();
    for row in connection.query_all_raw(Statement::from_string(backend, query)).await.expect("columns") {
        let (table, column): (String, String) = (row.try_get("", "place").expect("a table"), row.try_get("", "name").expect("a column"));
        // The migrations' own.
        if table.starts_with("seaql_") {
            continue;
        }
        let known = REGISTER.iter().find(|(name, ..)| *name == table);
        if !known.is_some_and(|(_, _, personal, plain)| personal.split(' ').chain(plain.split(' ')).any(|name| name == column)) {
            missing.push(format!("{table}.{column}"));
        }
    }
    connection.close().await.expect("closed");
    assert!(missing.is_empty(), "of whom do these speak, why are they kept and how long? {missing:?}");
    assert!(REGISTER.iter().all(|(_, kind, personal, _)| kind.is_some() != personal.is_empty()));
}
