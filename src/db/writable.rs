//! Whether the database takes what is written: doubted when a write failed, tried anew by a write that is taken away again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, Ordering};

use sea_orm::{ConnectionTrait, Database, DbErr, RuntimeErr, TransactionTrait};

use super::{Db, Writer, postgres_options, sqlite, sqlite_options};

/// What became of the last write that tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writable {
    Yes,
    /// No room is left on its disk.
    Full,
    /// It can be read only: a standby, a disk that was mounted so, a file that may not be written.
    ReadOnly,
    /// It refuses for another reason, or is away.
    Failing,
}

impl Writable {
    const ALL: [Self; 4] = [Self::Yes, Self::Full, Self::ReadOnly, Self::Failing];

    /// In `/health/ready`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "ok",
            Self::Full => "full",
            Self::ReadOnly => "read_only",
            Self::Failing => "failing",
        }
    }

    /// SQLite's result codes are those of sqlite.org/rescode.html, PostgreSQL's of its appendix A.
    fn of(error: &DbErr) -> Self {
        let (DbErr::Conn(runtime) | DbErr::Exec(runtime) | DbErr::Query(runtime)) = error else { return Self::Failing };
        let RuntimeErr::SqlxError(error) = runtime else { return Self::Failing };
        match error.as_database_error().and_then(|error| error.code()).as_deref() {
            Some("53100") => Self::Full,
            Some("25006") => Self::ReadOnly,
            // Extended codes: the low byte is the kind.
            Some(code) if code.len() < 5 => match code.parse::<u32>().map(|code| code & 0xff) {
                Ok(8) => Self::ReadOnly,
                Ok(13) => Self::Full,
                _ => Self::Failing,
            },
            _ => Self::Failing,
        }
    }
}

/// What is known of this process's writes.
#[derive(Debug, Clone, Default)]
pub(super) struct Writes(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    doubtful: AtomicBool,
    /// Position in [`Writable::ALL`].
    state: AtomicU8,
    /// Wait for a connection (PostgreSQL).
    waiting: AtomicI64,
}

/// One write that waits for its connection.
pub(super) struct Turn(Writes);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Writes {
    /// A write failed: the next look tells why.
    pub fn doubt(&self) {
        self.0.doubtful.store(true, Ordering::Relaxed);
    }

    pub fn wait(&self) -> Turn {
        self.0.waiting.fetch_add(1, Ordering::Relaxed);
        Turn(self.clone())
    }
}

/// Connections to the database and what waits for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pool {
    /// Open ones.
    pub size: u32,
    pub in_use: u32,
    /// Writes that wait for their turn.
    pub writes_waiting: u64,
}

/// So much is written to try: more than fits into what may be left of a page.
const FILLER: usize = 16_000;
/// The same after a write failed: more than a registration with all that belongs to it, for which there must be room again.
const LARGE_FILLER: usize = 256_000;

impl Db {
    /// As it was found last; `Yes` before anything was written.
    #[must_use]
    pub fn writable(&self) -> Writable {
        Writable::ALL.get(usize::from(self.writes.0.state.load(Ordering::Relaxed))).copied().unwrap_or(Writable::Failing)
    }

    /// Whether a write failed since it was tried last, or the last try failed.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.writes.0.doubtful.load(Ordering::Relaxed) || self.writable() != Writable::Yes
    }

    /// Writes something and takes it away again, past the queue of writes and without counting as a commit: no data change.
    pub async fn try_writing(&self) -> Writable {
        let filler = if self.is_doubtful() { LARGE_FILLER } else { FILLER };
        // What fails from here on is doubted again.
        self.writes.0.doubtful.store(false, Ordering::Relaxed);
        let found = match self.write_and_take_away(filler).await {
            Ok(()) => Writable::Yes,
            Err(error) => {
                tracing::debug!(%error, "the database does not take what is written");
                Writable::of(&error)
            }
        };
        let position = Writable::ALL.iter().position(|one| *one == found).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
        self.writes.0.state.store(position, Ordering::Relaxed);
        found
    }

    async fn write_and_take_away(&self, filler: usize) -> Result<(), DbErr> {
        let id = uuid::Uuid::nil();
        let key = match &self.writer {
            Writer::Queue(_) => "X'00000000000000000000000000000000'".to_owned(),
            Writer::Pool(_) => format!("'{id}'"),
        };
        // The second takes away the first, which is written whole; what a copy that was killed left there gives way.
        let statements = [
            format!("INSERT INTO write_probes (id, filler) VALUES ({key}, '{}') ON CONFLICT (id) DO UPDATE SET filler = excluded.filler", "x".repeat(filler)),
            format!("DELETE FROM write_probes WHERE id = {key}"),
        ];
        let (connection, options, own) = match &self.writer {
            Writer::Queue(_) => (Database::connect(sqlite(&self.url, 1)).await?, sqlite_options(), true),
            Writer::Pool(pool) => (pool.clone(), postgres_options(), false),
        };
        let mut done = Ok(());
        for statement in statements {
            done = match connection.begin_with_options(options).await {
                Ok(transaction) => match transaction.execute_unprepared(&statement).await {
                    Ok(_) => transaction.commit().await,
                    Err(error) => Err(error),
                },
                Err(error) => Err(error),
            };
            if done.is_err() {
                break;
            }
        }
        if own {
            let _ = connection.close().await;
        }
        done
    }

    /// Whether the server says that it can be read only (a standby); `false` on SQLite.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_standby(&self) -> Result<bool, DbErr> {
        if self.reader.get_database_backend() != sea_orm::DbBackend::Postgres {
            self.reader.execute_unprepared("SELECT 1").await?;
            return Ok(false);
        }
        let row = self.reader.query_one_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, "SELECT pg_is_in_recovery() AS standby")).await?;
        row.map_or(Ok(false), |row| row.try_get("", "standby"))
    }

    /// The connections of this process.
    #[must_use]
    pub fn pool(&self) -> Pool {
        let (size, idle): (u32, usize) = match self.reader.get_database_backend() {
            sea_orm::DbBackend::Postgres => {
                let pools = [&self.reader, &self.reports].map(sea_orm::DatabaseConnection::get_postgres_connection_pool);
                (pools.iter().map(|pool| pool.size()).sum(), pools.iter().map(|pool| pool.num_idle()).sum())
            }
            _ => {
                let pool = self.reader.get_sqlite_connection_pool();
                (pool.size(), pool.num_idle())
            }
        };
        let waiting = match &self.writer {
            Writer::Queue(queue) => queue.max_capacity().saturating_sub(queue.capacity()) as u64,
            Writer::Pool(_) => u64::try_from(self.writes.0.waiting.load(Ordering::Relaxed)).unwrap_or(0),
        };
        Pool { size, in_use: size.saturating_sub(u32::try_from(idle).unwrap_or(u32::MAX)), writes_waiting: waiting }
    }
}
