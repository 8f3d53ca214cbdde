//! The desk's start page and its search: words by which people are found, and indexes for what needs somebody now.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let postgres = manager.get_database_backend() == DbBackend::Postgres;
        // Written out: the order of octets and a table that is its own index have another word on each engine.
        let (word, person, included, end) = if postgres { ("text COLLATE \"C\"", "uuid", " INCLUDE (words)", "") } else { ("text", "uuid_text", "", " WITHOUT ROWID") };
        let table = format!(
            "CREATE TABLE person_words (word {word} NOT NULL, person_id {person} NOT NULL, words text NOT NULL, PRIMARY KEY (word, person_id){included}, \
             CONSTRAINT person_words_person_id_fk FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE){end}"
        );
        let connection = manager.get_connection();
        for statement in [
            table.as_str(),
            &fill(postgres),
            "CREATE INDEX person_words_of_person ON person_words (person_id)",
            "CREATE INDEX registrations_pending ON registrations (event_id) WHERE status = 'pending'",
            "CREATE INDEX sessions_attendance_open ON sessions (ends_at) WHERE attendance_closed_at IS NULL AND cancelled_at IS NULL",
            "DROP INDEX registrations_of_organisation",
            "CREATE INDEX registrations_of_organisation ON registrations (organisation_id, created_at)",
        ] {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}

/// The words of those who registered before: of the folded name and of the mail address, without its last part when
/// that is short.
fn fill(postgres: bool) -> String {
    let (position, all) = if postgres { ("strpos", "string_agg(word, ' ' ORDER BY word COLLATE \"C\")") } else { ("instr", "group_concat(word, ' ' ORDER BY word)") };
    let address = ["@", ".", "-", "_", "+", "''"].into_iter().fold("lower(email)".to_owned(), |inner, sign| {
        let by = if sign == "''" { "" } else { " " };
        format!("replace({inner}, '{sign}', '{by}')")
    });
    format!(
        "WITH RECURSIVE split (person_id, word, rest, mail) AS (\
         SELECT DISTINCT person_id, CAST('' AS text), name_folded || ' ', 0 FROM registrations \
         UNION ALL SELECT DISTINCT person_id, CAST('' AS text), {address} || ' ', 1 FROM registrations \
         UNION ALL SELECT person_id, substr(rest, 1, {position}(rest, ' ') - 1), substr(rest, {position}(rest, ' ') + 1), mail FROM split WHERE rest <> ''), \
         words AS (SELECT DISTINCT person_id, substr(word, 1, 40) AS word FROM split WHERE word <> '' AND NOT (mail = 1 AND rest = '' AND length(word) <= 3)), \
         lines AS (SELECT person_id, ' ' || {all} || ' ' AS line FROM words GROUP BY person_id) \
         INSERT INTO person_words (word, person_id, words) \
         SELECT words.word, words.person_id, replace(lines.line, ' ' || words.word || ' ', ' |' || words.word || ' ') FROM words JOIN lines ON lines.person_id = words.person_id"
    )
}
