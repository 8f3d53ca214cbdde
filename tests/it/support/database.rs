//! A database for each test: a copy of a migrated file, or a database made from a migrated template.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, OnceLock};

use belfry::db::Db;
use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, Statement};
use secrecy::SecretString;
use tokio::sync::OnceCell;

#[derive(Clone)]
pub struct TestDatabase(Arc<Place>);

struct Place {
    url: String,
    folder: tempfile::TempDir,
    /// Of the PostgreSQL database that ends with this place.
    _ends: Option<Ends>,
}

/// Has a PostgreSQL database dropped when its test is over, failed or not: a thousand of them are more than a disk holds.
struct Ends(String);

impl Drop for Ends {
    fn drop(&mut self) {
        static DROPS: OnceLock<Sender<String>> = OnceLock::new();
        let drops = DROPS.get_or_init(|| {
            let (sender, names) = channel::<String>();
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                runtime.block_on(async {
                    let cluster = cluster().await;
                    for name in names {
                        // Who still works in it belongs to a test that is over.
                        let _ = cluster.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
                    }
                });
            });
            sender
        });
        let _ = drops.send(std::mem::take(&mut self.0));
    }
}

/// Whether this run is on PostgreSQL.
pub fn is_postgres() -> bool {
    std::env::var("TEST_DATABASE").is_ok_and(|name| name == "postgres")
}

impl TestDatabase {
    /// Migrated and empty, on the engine of this run.
    pub async fn create() -> Self {
        if is_postgres() { Self::postgres().await } else { Self::sqlite().await }
    }

    /// Always SQLite: for what only one of the two can show.
    pub async fn sqlite() -> Self {
        static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(migrated_file).await;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("belfry.db");
        std::fs::write(&file, template).expect("a copy");
        Self(Arc::new(Place { url: sqlite_url(&file), folder, _ends: None }))
    }

    /// Not migrated, not even there.
    pub fn empty_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self(Arc::new(Place { url: sqlite_url(&folder.path().join("belfry.db")), folder, _ends: None }))
    }

    async fn postgres() -> Self {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(migrated_template).await;
        Self::postgres_from(template).await
    }

    /// A PostgreSQL database without a table.
    pub async fn empty_postgres() -> Self {
        Self::postgres_from("template0").await
    }

    async fn postgres_from(template: &str) -> Self {
        #[expect(clippy::disallowed_methods, reason = "a name for this run, nothing of the product's")]
        let name = format!("belfry_{}", uuid::Uuid::new_v4().simple());
        let cluster = cluster().await;
        cluster.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")).await.expect("a database");
        cluster.close().await.expect("closed");
        Self(Arc::new(Place { url: cluster_url(&name), folder: tempfile::tempdir().expect("a folder"), _ends: Some(Ends(name)) }))
    }

    pub fn url(&self) -> &str {
        &self.0.url
    }

    /// The same PostgreSQL database by way of another address.
    pub fn through(&self, address: std::net::SocketAddr) -> Self {
        let mut url = url::Url::parse(self.url()).expect("an address");
        url.set_ip_host(address.ip()).expect("a host");
        url.set_port(Some(address.port())).expect("a port");
        Self(Arc::new(Place { url: url.to_string(), folder: tempfile::tempdir().expect("a folder"), _ends: None }))
    }

    /// A folder of this test's own, gone when it ends.
    pub fn folder(&self) -> &Path {
        self.0.folder.path()
    }

    pub fn sqlite_file(&self) -> PathBuf {
        self.folder().join("belfry.db")
    }

    /// An empty settings file: what lies in the developer's folder is not read.
    pub fn no_settings_file(&self) -> &Path {
        static EMPTY: OnceLock<tempfile::NamedTempFile> = OnceLock::new();
        EMPTY.get_or_init(|| tempfile::NamedTempFile::new().expect("a file")).path()
    }

    /// A connection past the product, to look and to meddle.
    pub async fn connect(&self) -> DatabaseConnection {
        Database::connect(self.url()).await.expect("a connection")
    }

    /// One number, as `SELECT COUNT(*) FROM registrations`.
    pub async fn number(&self, query: &str) -> i64 {
        let connection = self.connect().await;
        let backend = connection.get_database_backend();
        let row = connection.query_one_raw(Statement::from_string(backend, query)).await.expect("an answer").expect("a row");
        let number = row.try_get_by_index::<i64>(0).or_else(|_| row.try_get_by_index::<i32>(0).map(i64::from)).expect("a number");
        connection.close().await.expect("closed");
        number
    }

    /// The first text of the first row; `None` when there is none, or no such table or column.
    pub async fn text(&self, query: &str) -> Option<String> {
        let connection = self.connect().await;
        let backend = connection.get_database_backend();
        let row = connection.query_one_raw(Statement::from_string(backend, query)).await.ok().flatten();
        let text = row.and_then(|row| row.try_get_by_index::<Option<String>>(0).ok().flatten());
        connection.close().await.expect("closed");
        text
    }

    /// Changes data past the product.
    pub async fn execute(&self, statement: &str) -> u64 {
        let connection = self.connect().await;
        let changed = connection.execute_unprepared(statement).await.expect("done").rows_affected();
        connection.close().await.expect("closed");
        changed
    }

    pub fn backend(&self) -> DatabaseBackend {
        if self.url().starts_with("sqlite:") { DatabaseBackend::Sqlite } else { DatabaseBackend::Postgres }
    }
}

fn sqlite_url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

async fn migrated_file() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("template.db");
    Db::migrate(&SecretString::from(sqlite_url(&file))).await.expect("migrated");
    // What is still in the write-ahead log belongs to the copy, too.
    let connection = Database::connect(sqlite_url(&file)).await.expect("a connection");
    connection.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("a checkpoint");
    connection.close().await.expect("closed");
    std::fs::read(&file).expect("a file")
}

/// The address of one database of the cluster that runs these tests.
fn cluster_url(database: &str) -> String {
    let mut url = url::Url::parse(&std::env::var("TEST_POSTGRES_URL").expect("TEST_POSTGRES_URL: run through tests/with-postgresql")).expect("an address");
    url.set_path(database);
    url.to_string()
}

async fn cluster() -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(cluster_url("postgres"));
    options.max_connections(1);
    Database::connect(options).await.expect("the PostgreSQL cluster of the tests")
}

/// Made once per build of the tests, whichever process comes first.
async fn migrated_template() -> String {
    let built = std::env::current_exe().and_then(|exe| exe.metadata()).and_then(|exe| exe.modified()).expect("this program has a date");
    let stamp = built.duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_nanos();
    let name = format!("belfry_template_{stamp}");
    let cluster = cluster().await;
    cluster.execute_unprepared("SELECT pg_advisory_lock(1)").await.expect("a lock");
    let ready = Statement::from_sql_and_values(DatabaseBackend::Postgres, "SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", [name.clone().into()]);
    if cluster.query_one_raw(ready).await.expect("an answer").is_none() {
        cluster.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name}")).await.expect("no half-made one");
        cluster.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE template0")).await.expect("a database");
        Db::migrate(&SecretString::from(cluster_url(&name))).await.expect("migrated");
        cluster.execute_unprepared(&format!("ALTER DATABASE {name} WITH IS_TEMPLATE true")).await.expect("a template");
    }
    cluster.close().await.expect("closed");
    name
}
