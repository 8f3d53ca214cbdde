//! What registering costs without the service: the same rows by prepared statements, with the same durability.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, TransactionTrait};

use super::{Rate, drive};

/// The statements of a registration, one by one: lean rows, no letter's facts.
pub fn statements(backend: DbBackend, number: usize) -> Vec<Statement> {
    let id = |kind: u128| uuid::Uuid::from_u128((number as u128) << 8 | kind);
    let now = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("a moment");
    let mail = format!("lieselot.{number}@voorbeeldstad.example");
    let facts = serde_json::json!({ "letter": "confirmation", "registration": { "title": "Right to Challenge".repeat(40) } });
    let p = |sql: &str| if backend == DbBackend::Postgres { sql.to_owned() } else { (1..=30).rev().fold(sql.to_owned(), |sql, n| sql.replace(&format!("${n}"), "?")) };
    let event = "(SELECT id FROM events WHERE slug = 'hot')";
    vec![
        Statement::from_sql_and_values(
            backend,
            p("INSERT INTO persons (id, email_key, email, first_name, last_name, language, created_at) VALUES ($1, $2, $3, 'Lieselot', 'V', 'nl', $4)"),
            [id(1).into(), mail.clone().into(), mail.clone().into(), now.into()],
        ),
        Statement::from_sql_and_values(
            backend,
            p(&format!(
                "INSERT INTO registrations (id, event_id, person_id, status, email, first_name, last_name, name_folded, language, token_hash, created_at, updated_at) VALUES ($1, {event}, $2, 'confirmed', $3, 'Lieselot', 'V', 'lieselot v', 'nl', $4, $5, $6)"
            )),
            [id(2).into(), id(1).into(), mail.clone().into(), id(2).as_bytes().to_vec().into(), now.into(), now.into()],
        ),
        Statement::from_sql_and_values(
            backend,
            p("INSERT INTO registration_history (id, registration_id, to_status, actor, at) VALUES ($1, $2, 'confirmed', 'participant', $3)"),
            [id(3).into(), id(2).into(), now.into()],
        ),
        Statement::from_sql_and_values(
            backend,
            p(
                "INSERT INTO invitations (id, registration_id, session_id, uid, sequence, cancelled, join_token_hash, stamp) VALUES ($1, $2, (SELECT id FROM sessions LIMIT 1), $3, 0, false, $4, $5)",
            ),
            [id(4).into(), id(2).into(), mail.clone().into(), id(4).as_bytes().to_vec().into(), now.into()],
        ),
        Statement::from_sql_and_values(
            backend,
            p(
                "INSERT INTO outbox (id, registration_id, letter, facts, recipient, mailbox, language, message_id, caused_by_visitor, state, attempts, due_at, created_at) VALUES ($1, $2, 'confirmation', $3, $4, $5, 'nl', $6, true, 'queued', 0, $7, $8)",
            ),
            [id(5).into(), id(2).into(), facts.into(), mail.clone().into(), mail.clone().into(), mail.into(), now.into(), now.into()],
        ),
    ]
}

pub async fn reference_connection(url: &str, postgres: bool, clients: usize) -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(url);
    // SQLite has one writer whatever one does; more connections only fight for the lock.
    options.max_connections(if postgres { u32::try_from(clients.min(64)).expect("small") } else { 1 }).sqlx_logging(false);
    options.acquire_timeout(std::time::Duration::from_secs(60));
    options.map_sqlx_sqlite_opts(|options| {
        use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full).foreign_keys(true)
    });
    Database::connect(options).await.expect("the database")
}

pub async fn begin(connection: &DatabaseConnection) -> sea_orm::DatabaseTransaction {
    let options = sea_orm::TransactionOptions { sqlite_transaction_mode: Some(sea_orm::SqliteTransactionMode::Immediate), ..Default::default() };
    connection.begin_with_options(options).await.expect("a transaction")
}

/// Registers for the event `hot`: whoever waits shares a transaction, without sea-orm's builders and models.
pub async fn together(connection: DatabaseConnection, clients: usize, count: usize) -> Rate {
    let (queue, mut waiting) = tokio::sync::mpsc::channel::<(usize, tokio::sync::oneshot::Sender<()>)>(256);
    tokio::spawn(async move {
        let backend = connection.get_database_backend();
        let mut batch = Vec::new();
        while waiting.recv_many(&mut batch, 128).await > 0 {
            let transaction = begin(&connection).await;
            let sql = format!("UPDATE events SET places_taken = places_taken + {0} WHERE slug = 'hot' AND places_taken + {0} <= capacity", batch.len());
            transaction.execute_raw(Statement::from_string(backend, sql)).await.expect("an update");
            for (number, _) in &batch {
                for statement in statements(backend, *number) {
                    transaction.execute_raw(statement).await.expect("an insert");
                }
            }
            transaction.commit().await.expect("a commit");
            for (_, answer) in batch.drain(..) {
                let _ = answer.send(());
            }
        }
    });
    drive(
        clients,
        count,
        async |_| queue.clone(),
        |queue, number| {
            Box::pin(async move {
                let (answer, answered) = tokio::sync::oneshot::channel();
                queue.send((number, answer)).await.expect("the writer");
                answered.await.expect("an answer");
            })
        },
    )
    .await
}
