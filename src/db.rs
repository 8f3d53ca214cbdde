//! The database: connecting, and [`Db::write`], the one way to begin a write transaction.
//!
//! On SQLite a single writer takes what waits, runs each piece in its savepoint, commits once and then answers
//! each: one fsync for many. Readers have their own connections and never wait for it. On PostgreSQL each
//! piece has its own transaction.

mod writable;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, SqlErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{mpsc, oneshot};
use tracing::Instrument;

use self::writable::Writes;
pub use self::writable::{Pool, Writable};
use crate::error::Error;
use crate::request_id;
use crate::traces;

/// Pieces of work that may share one commit.
const LARGEST_GROUP: usize = 256;

/// How far a schema is from the one that is known here.
struct Steps {
    pending: Vec<String>,
    /// Made by a newer version.
    newer: Vec<String>,
}

async fn steps(connection: &DatabaseConnection) -> Result<Steps, DbErr> {
    let made: Vec<String> = Migrator::get_migration_models(connection).await?.into_iter().map(|step| step.version).collect();
    let known: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    let newer = made.iter().filter(|step| !known.contains(step)).cloned().collect();
    Ok(Steps { pending: known.into_iter().filter(|step| !made.contains(step)).collect(), newer })
}

async fn brought_up(connection: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let Steps { pending, newer } = steps(connection).await?;
    match (newer.first(), pending.first()) {
        (None, _) => Migrator::up(connection, None).await.map(|()| pending),
        (Some(newer), None) => {
            tracing::warn!(step = newer, "the database belongs to a newer version of Belfry: upgrade this one soon");
            Ok(pending)
        }
        (Some(newer), Some(missing)) => Err(DbErr::Custom(format!("the database was made by another version of Belfry: it has the step {newer} and lacks {missing}"))),
    }
}

/// Cheap to clone.
#[derive(Clone)]
pub struct Db {
    reader: DatabaseConnection,
    /// The same on SQLite.
    reports: DatabaseConnection,
    writer: Writer,
    url: SecretString,
    /// How this process's writes went.
    writes: Writes,
    /// Grows with each commit of this process; what is kept from a read is stale when it has grown.
    commits: Arc<AtomicU64>,
    /// Grows with each statement of a reader.
    statements: Arc<AtomicU64>,
}

#[derive(Clone)]
enum Writer {
    /// SQLite: to the single writer.
    Queue(mpsc::Sender<Piece>),
    /// PostgreSQL.
    Pool(DatabaseConnection),
}

/// Says to whoever waits for it that the commit was made, or failed.
type Answer = Box<dyn FnOnce(Result<(), Error>) + Send>;

/// One caller's work: runs in a savepoint and tells whether to keep it.
type Piece = Box<dyn for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, (bool, Answer)> + Send>;

impl Db {
    /// Connects without migrating.
    ///
    /// # Errors
    /// When the database cannot be opened or reached.
    pub async fn connect(url: &SecretString) -> Result<Self, DbErr> {
        let (commits, statements) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        if url.expose_secret().starts_with("sqlite:") {
            let mut writer = Database::connect(sqlite(url, 1)).await?;
            trace_statements(&mut writer);
            let mut reader = Database::connect(sqlite(url, 4)).await?;
            count_statements(&mut reader, &statements);
            let (sender, receiver) = mpsc::channel(4 * LARGEST_GROUP);
            let writes = Writes::default();
            tokio::spawn(write_in_groups(url.clone(), writer, receiver, Arc::clone(&commits), writes.clone()));
            let reports = reader.clone();
            Ok(Self { reader, reports, writer: Writer::Queue(sender), url: url.clone(), writes, commits, statements })
        } else {
            let mut writer = Database::connect(postgres(url)).await?;
            let (mut reader, mut reports) = (writer.clone(), Database::connect(postgres_for_reports(url)).await?);
            count_statements(&mut reader, &statements);
            count_statements(&mut reports, &statements);
            trace_statements(&mut writer);
            Ok(Self { reader, reports, writer: Writer::Pool(writer), url: url.clone(), writes: Writes::default(), commits, statements })
        }
    }

    /// Brings the schema to the newest step; several instances at once do it once. A schema that a newer version made is left as it
    /// is: each version runs on the schema of the next, so that copies can be replaced one after the other.
    ///
    /// # Errors
    /// When a step fails; it leaves nothing behind. When the schema has steps that are not known here and lacks others that are.
    pub async fn migrate(url: &SecretString) -> Result<Vec<String>, DbErr> {
        let connection = if url.expose_secret().starts_with("sqlite:") { Database::connect(sqlite(url, 1)).await? } else { Database::connect(one_postgres(url)).await? };
        let postgres = connection.get_database_backend() == DbBackend::Postgres;
        if postgres {
            // A session lock on this one connection: the second instance waits, then finds nothing to do.
            connection.execute_unprepared("SELECT pg_advisory_lock(4205561337)").await?;
        }
        let result = brought_up(&connection).await;
        if postgres {
            connection.execute_unprepared("SELECT pg_advisory_unlock(4205561337)").await?;
        }
        connection.close().await?;
        result
    }

    /// Steps of the schema that are still to be made; makes none.
    ///
    /// # Errors
    /// When the database cannot be opened or read.
    pub async fn pending(url: &SecretString) -> Result<Vec<String>, DbErr> {
        let connection = if url.expose_secret().starts_with("sqlite:") { Database::connect(sqlite(url, 1)).await? } else { Database::connect(one_postgres(url)).await? };
        let steps = steps(&connection).await?;
        connection.close().await?;
        Ok(steps.pending)
    }

    /// Writes a consistent copy of a SQLite database that others may be writing to meanwhile into `file`, which is empty or not there.
    ///
    /// # Errors
    /// The database's, and when the file cannot be written.
    pub async fn copy_sqlite(url: &SecretString, file: &str) -> Result<(), DbErr> {
        let connection = Database::connect(sqlite(url, 1)).await?;
        let copied = connection.execute_unprepared(&format!("VACUUM INTO '{}'", file.replace('\'', "''"))).await;
        connection.close().await?;
        copied.map(drop)
    }

    /// What is wrong with a SQLite file, as `integrity_check` says; nothing: it is whole.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn faults_of_sqlite(file: &str) -> Result<Vec<String>, DbErr> {
        let mut options = ConnectOptions::new(format!("sqlite://{file}?mode=ro"));
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await?;
        let rows = connection.query_all_raw(sea_orm::Statement::from_string(DbBackend::Sqlite, "PRAGMA integrity_check")).await?;
        connection.close().await?;
        let said: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
        Ok(said.into_iter().filter(|said| said != "ok").collect())
    }

    /// The time by the database server's clock; `None` on SQLite, which has no clock of its own.
    ///
    /// # Errors
    /// The database's.
    pub async fn clock(&self) -> Result<Option<jiff::Timestamp>, DbErr> {
        if self.reader.get_database_backend() != DbBackend::Postgres {
            return Ok(None);
        }
        let row = self.reader.query_one_raw(sea_orm::Statement::from_string(DbBackend::Postgres, "SELECT extract(epoch FROM now())::bigint AS seconds")).await?;
        let seconds: Option<i64> = row.map(|row| row.try_get("", "seconds")).transpose()?;
        Ok(seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()))
    }

    /// For reading only.
    #[must_use]
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// For reading what goes through years of rows, or looks for thousands of values. On PostgreSQL these are connections of their own, so
    /// that the others stay free, and a plan is made for the values that are asked: how many events lie in a period decides how they are read.
    #[must_use]
    pub fn reports(&self) -> &DatabaseConnection {
        &self.reports
    }

    /// How many commits this process has made.
    #[must_use]
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Acquire)
    }

    /// How many statements the readers of this process have asked: a page asks as many however many rows there are.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Leaves nothing of what was erased in SQLite's log: free pages are wiped as they come free (`secure_delete`), the log is written back
    /// and cut to nothing. A reader who is at it meanwhile is not waited for: the next call does it. PostgreSQL does so by itself, by autovacuum.
    ///
    /// # Errors
    /// The database's.
    pub async fn tidy(&self) -> Result<(), DbErr> {
        if self.reader.get_database_backend() == DbBackend::Sqlite {
            self.reader.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Runs `work` in a write transaction. When this returns `Ok`, the work is durable; on any error nothing of
    /// it is left. The work is finished or undone also when the caller goes away meanwhile.
    ///
    /// # Errors
    /// Those of the work; `Busy` when the database is locked, full or away.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        let result = self.write_once(work).await;
        if matches!(result, Err(Error::Busy)) {
            self.writes.doubt();
        }
        result
    }

    async fn write_once<T, F>(&self, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T, Error>> + Send + 'static,
    {
        // Whose work it is goes along to the task that does it.
        let (request, span) = (request_id::current(), traces::step("transaction"));
        match &self.writer {
            Writer::Queue(queue) => {
                let (sender, receiver) = oneshot::channel();
                let piece: Piece = Box::new(move |transaction| {
                    Box::pin(async move {
                        let result = request_id::within(request, work(transaction)).instrument(span).await;
                        let answer = |result: Result<T, Error>| -> Answer {
                            Box::new(move |committed| {
                                // Nobody listens when the caller went away; the work stands all the same.
                                let _ = sender.send(committed.and(result));
                            })
                        };
                        (result.is_ok(), answer(result))
                    })
                });
                queue.send(piece).await.map_err(|_| Error::Busy)?;
                receiver.await.map_err(|_| Error::Busy)?
            }
            Writer::Pool(pool) => {
                let pool = pool.clone();
                let commits = Arc::clone(&self.commits);
                // A task of its own: a visitor who hangs up does not stop the commit half-way.
                let turn = self.writes.wait();
                let work = async move {
                    let transaction = pool.begin_with_options(postgres_options()).await?;
                    drop(turn);
                    let result = work(&transaction).await;
                    if result.is_ok() {
                        transaction.commit().await?;
                        commits.fetch_add(1, Ordering::AcqRel);
                    } else {
                        transaction.rollback().await?;
                    }
                    result
                };
                let task = tokio::spawn(request_id::within(request, work).instrument(span));
                task.await.map_err(|error| Error::Internal(error.into()))?
            }
        }
    }
}

fn trace_statements(connection: &mut DatabaseConnection) {
    connection.set_metric_callback(|statement| traces::statement(&statement.statement.sql, statement.elapsed, statement.failed));
}

fn count_statements(connection: &mut DatabaseConnection, statements: &Arc<AtomicU64>) {
    let statements = Arc::clone(statements);
    connection.set_metric_callback(move |statement| {
        statements.fetch_add(1, Ordering::Relaxed);
        traces::statement(&statement.statement.sql, statement.elapsed, statement.failed);
    });
}

/// The single writer of a SQLite database: ends when the last [`Db`] is gone.
async fn write_in_groups(url: SecretString, connection: DatabaseConnection, mut queue: mpsc::Receiver<Piece>, commits: Arc<AtomicU64>, writes: Writes) {
    let mut connection = Some(connection);
    let mut pieces = Vec::with_capacity(LARGEST_GROUP);
    while queue.recv_many(&mut pieces, LARGEST_GROUP).await > 0 {
        let mut answers: Vec<(bool, Answer)> = Vec::with_capacity(pieces.len());
        let committed = match trusted(&url, &mut connection).await {
            Ok(connection) => write_group(connection, &mut pieces, &mut answers).await,
            Err(error) => Err(error),
        };
        // Pieces that did not run drop their channel: their callers see Busy.
        pieces.clear();
        match &committed {
            Ok(()) => drop(commits.fetch_add(1, Ordering::AcqRel)),
            Err(error) => {
                tracing::error!(%error, "what waited to be written was not written");
                writes.doubt();
                // SQLite undoes a transaction by itself when the disk is full; the driver, which counts open ones, then
                // takes the next for a savepoint in it, and what it calls committed is never written. Only a new
                // connection can be trusted.
                if let Some(doubtful) = connection.take() {
                    let _ = doubtful.close().await;
                }
            }
        }
        for (kept, answer) in answers {
            // A refused piece was undone in its savepoint: its own error is the answer, whatever became of the others.
            answer(if kept { committed.as_ref().copied().map_err(|_| Error::Busy) } else { Ok(()) });
        }
    }
}

/// The writer's connection; a new one when the last could not be trusted any more.
async fn trusted<'c>(url: &SecretString, connection: &'c mut Option<DatabaseConnection>) -> Result<&'c DatabaseConnection, DbErr> {
    let open = match connection.take() {
        Some(open) => open,
        None => Database::connect(sqlite(url, 1)).await?,
    };
    Ok(connection.insert(open))
}

async fn write_group(connection: &DatabaseConnection, pieces: &mut Vec<Piece>, answers: &mut Vec<(bool, Answer)>) -> Result<(), DbErr> {
    let transaction = connection.begin_with_options(sqlite_options()).await?;
    for piece in pieces.drain(..) {
        let savepoint = transaction.begin_with_options(TransactionOptions::default()).await?;
        // A panic costs its own piece; the writer must outlive it.
        let Ok((keep, answer)) = AssertUnwindSafe(piece(&savepoint)).catch_unwind().await else {
            tracing::error!("a write panicked and was undone");
            savepoint.rollback().await?;
            continue;
        };
        answers.push((keep, answer));
        if keep {
            savepoint.commit().await?;
        } else {
            savepoint.rollback().await?;
        }
    }
    transaction.commit().await
}

/// BEGIN IMMEDIATE; the rest SQLite has one of only, and says so in the log when it is asked.
fn sqlite_options() -> TransactionOptions {
    TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() }
}

fn postgres_options() -> TransactionOptions {
    TransactionOptions { isolation_level: Some(IsolationLevel::ReadCommitted), access_mode: Some(AccessMode::ReadWrite), ..TransactionOptions::default() }
}

fn sqlite(url: &SecretString, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.expose_secret());
    options.max_connections(connections).min_connections(1).acquire_timeout(Duration::from_secs(5)).sqlx_logging(false);
    // Kilobytes of pages that each may keep, taken as they are needed: long statements read pages again and again.
    let cache = if connections == 1 { "-65536" } else { "-4096" };
    options.map_sqlx_sqlite_opts(move |options| {
        use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .foreign_keys(true)
            .pragma("cache_size", cache)
            // What was erased leaves no trace in free pages.
            .pragma("secure_delete", "ON")
    });
    options
}

fn postgres_for_reports(url: &SecretString) -> ConnectOptions {
    let mut options = postgres(url);
    options.max_connections(8).min_connections(0).connect_lazy(true);
    options.map_sqlx_postgres_opts(|options| limited(options).options([("plan_cache_mode", "force_custom_plan")]));
    options
}

fn postgres(url: &SecretString) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.expose_secret());
    options.max_connections(16).min_connections(1).acquire_timeout(Duration::from_secs(5)).connect_timeout(Duration::from_secs(5)).sqlx_logging(false);
    options.map_sqlx_postgres_opts(limited);
    options
}

fn limited(options: PgConnectOptions) -> PgConnectOptions {
    // Compiling a report's statement takes longer than running it; what a report joins is kept in memory, not on disk.
    let limits = [("statement_timeout", "8000"), ("lock_timeout", "5000"), ("idle_in_transaction_session_timeout", "15000")];
    options.application_name("belfry").options(limits).options([("TimeZone", "UTC"), ("jit", "off"), ("work_mem", "32MB")])
}

/// For migrating: one connection without time limits, which holds the lock.
fn one_postgres(url: &SecretString) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.expose_secret());
    options.max_connections(1).min_connections(1).connect_timeout(Duration::from_secs(5)).sqlx_logging(false);
    options
}

/// Whether an insert met a row that is there already.
#[must_use]
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
