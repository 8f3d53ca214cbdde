//! Registering through the page's POST, durable, at 1, 16 and 64 clients, against bare loops with the same
//! durability on the same engine in the same run:
//!
//! - *action*: the registration action's statements in a loop, shared commits included, without HTTP and forms;
//! - *alone*: the same sea-orm statements, one registration a transaction;
//! - *raw SQL*: the same rows by prepared statements, as many registrations to a commit as wait;
//! - *lock and count* (PostgreSQL): lock the event's row, count its registrations, insert.

mod support;

use std::sync::Arc;

use belfry::app::App;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, TransactionTrait};
use support::{Client, Rate, drive, get, middle, post, request};

const CLIENTS: [usize; 3] = [1, 16, 64];
const RUNS: usize = 3;

fn registrations(clients: usize) -> usize {
    if clients == 1 { 1_000 } else { 6_000 }
}

#[tokio::main]
async fn main() {
    measure(false).await;
    if support::postgres_url().is_some() {
        measure(true).await;
    } else {
        println!("PostgreSQL: not measured, BENCH_POSTGRES_URL is not set");
    }
}

async fn measure(postgres: bool) {
    println!("\n{}, one hot event, median of {RUNS}", if postgres { "PostgreSQL" } else { "SQLite (WAL, synchronous=FULL)" });
    println!("{:>7}  {:<22} {:>9}  {:>10}  {:>10}  {:>9}", "clients", "what", "per s", "p50", "p99", "p99/p50");
    let folder = tempfile::tempdir().expect("a folder");
    let mut ours = Vec::new();
    for clients in CLIENTS {
        let (mut page, mut action, mut alone, mut raw, mut counted) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for _ in 0..RUNS {
            page.push(through_the_page(folder.path(), postgres, clients).await);
            action.push(by_the_action(folder.path(), postgres, clients).await);
            alone.push(each_alone(folder.path(), postgres, clients, Way::Conditional).await);
            raw.push(raw_sql(folder.path(), postgres, clients).await);
            if postgres {
                counted.push(each_alone(folder.path(), postgres, clients, Way::LockAndCount).await);
            }
        }
        let page = middle(page);
        show(clients, "page's POST", page);
        for (what, runs) in [("action alone", action), ("alone, sea-orm", alone), ("raw SQL, together", raw), ("lock and count", counted)] {
            if !runs.is_empty() {
                let reference = middle(runs);
                show(clients, what, reference);
                println!("{:>7}  {:<22} {:>9.2}", "", "  page / this", page.per_second / reference.per_second);
            }
        }
        ours.push(page.per_second);
    }
    println!("64 clients / 1 client: {:.1} (aim on SQLite: 4)", ours[2] / ours[0]);
}

fn show(clients: usize, what: &str, rate: Rate) {
    let tail = rate.p99.as_secs_f64() / rate.median.as_secs_f64();
    println!("{clients:>7}  {what:<22} {:>9.0}  {:>10.2?}  {:>10.2?}  {tail:>9.1}", rate.per_second, rate.median, rate.p99);
}

async fn fresh(folder: &std::path::Path, postgres: bool) -> (App, String) {
    let url = support::new_database(folder, postgres).await;
    let app = support::app(&url).await;
    support::event(&app, "hot", 1_000_000).await;
    (app, url)
}

async fn through_the_page(folder: &std::path::Path, postgres: bool, clients: usize) -> Rate {
    let (app, _) = fresh(folder, postgres).await;
    let address = support::serve(belfry::web::router(app.clone()).expect("templates")).await;
    let organisation = support::organisation(&app).await;
    let mut client = Client::connect(address).await;
    let (status, form) = client.send(&get("/events/hot/register")).await;
    assert_eq!(status, 200);
    let form = String::from_utf8_lossy(form);
    let token = form.split("name=\"csrf\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1)).and_then(|rest| rest.split('"').next()).expect("a form token").to_owned();
    let token = Arc::new(token);
    drive(clients, registrations(clients), async |_| Client::connect(address).await, move |client, number| {
        let token = Arc::clone(&token);
        Box::pin(async move {
            let body = format!(
                "csrf={token}&first_name=Lieselot&last_name=Vandecasteele&email=lieselot.{number}%40voorbeeldstad.example&organisation={organisation}&job_title=&language=nl&attendance_mode=online&remarks=&accept_privacy=1"
            );
            let (status, _) = client.send(&post("/events/hot/register", &body)).await;
            assert_eq!(status, 303);
        })
    })
    .await
}

async fn by_the_action(folder: &std::path::Path, postgres: bool, clients: usize) -> Rate {
    let (app, _) = fresh(folder, postgres).await;
    let organisation = support::organisation(&app).await;
    drive(
        clients,
        registrations(clients),
        async |_| app.clone(),
        move |app, number| {
            Box::pin(async move {
                app.registrar.register(request(number, organisation)).await.expect("a place");
            })
        },
    )
    .await
}

#[derive(Clone, Copy)]
enum Way {
    Conditional,
    LockAndCount,
}

/// The statements of a registration, one by one: lean rows, no letter's facts.
fn statements(backend: DbBackend, number: usize) -> Vec<Statement> {
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

async fn reference_connection(url: &str, postgres: bool, clients: usize) -> DatabaseConnection {
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

async fn begin(connection: &DatabaseConnection) -> sea_orm::DatabaseTransaction {
    let options = sea_orm::TransactionOptions { sqlite_transaction_mode: Some(sea_orm::SqliteTransactionMode::Immediate), ..Default::default() };
    connection.begin_with_options(options).await.expect("a transaction")
}

async fn each_alone(folder: &std::path::Path, postgres: bool, clients: usize, way: Way) -> Rate {
    let (_app, url) = fresh(folder, postgres).await;
    let connection = reference_connection(&url, postgres, clients).await;
    // The hot row at 64 clients is slow by nature: fewer rounds tell the same.
    let count = if postgres && clients > 1 { registrations(clients) / 4 } else { registrations(clients) / 2 };
    drive(
        clients,
        count,
        async |_| connection.clone(),
        move |connection, number| {
            Box::pin(async move {
                use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
                let backend = connection.get_database_backend();
                let transaction = begin(connection).await;
                match way {
                    Way::Conditional => {
                        let event =
                            belfry::entity::event::Entity::find().filter(belfry::entity::event::Column::Slug.eq("hot")).one(&transaction).await.expect("a row").expect("the event");
                        belfry::entity::session::Entity::of(event.id).all(&transaction).await.expect("rows");
                        let sql = "UPDATE events SET places_taken = places_taken + 1 WHERE slug = 'hot' AND places_taken < capacity";
                        assert_eq!(transaction.execute_raw(Statement::from_string(backend, sql)).await.expect("an update").rows_affected(), 1);
                    }
                    Way::LockAndCount => {
                        let event = belfry::entity::event::Entity::find()
                            .filter(belfry::entity::event::Column::Slug.eq("hot"))
                            .lock_exclusive()
                            .one(&transaction)
                            .await
                            .expect("a row")
                            .expect("the event");
                        let count = belfry::entity::registration::Entity::of(event.id).count(&transaction).await.expect("a count");
                        assert!(count < 1_000_000);
                    }
                }
                for statement in statements(backend, number) {
                    transaction.execute_raw(statement).await.expect("an insert");
                }
                transaction.commit().await.expect("a commit");
            })
        },
    )
    .await
}

/// Whoever waits shares a transaction of prepared statements, without sea-orm's builders and models.
async fn raw_sql(folder: &std::path::Path, postgres: bool, clients: usize) -> Rate {
    let (_app, url) = fresh(folder, postgres).await;
    let connection = reference_connection(&url, postgres, 1).await;
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
        registrations(clients),
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
