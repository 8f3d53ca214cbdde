//! One set of migrations and entities on two engines.

use belfry::db::Db;
use secrecy::SecretString;

use crate::support::TestApp;
use crate::support::database::{TestDatabase, is_postgres};

async fn empty() -> (TestDatabase, SecretString) {
    let database = if is_postgres() { TestDatabase::empty_postgres().await } else { TestDatabase::empty_sqlite() };
    let url = SecretString::from(database.url().to_owned());
    (database, url)
}

#[tokio::test]
async fn migrating_twice_does_nothing_the_second_time() {
    let (_database, url) = empty().await;
    assert!(!Db::migrate(&url).await.expect("it works").is_empty());
    assert!(Db::migrate(&url).await.expect("it works").is_empty());
}

#[tokio::test]
async fn copies_that_start_at_once_on_postgresql_migrate_once() {
    if !is_postgres() {
        return;
    }
    let (database, url) = empty().await;
    let starts = (0..4).map(|_| {
        let url = url.clone();
        tokio::spawn(async move { Db::migrate(&url).await })
    });
    for start in futures_util::future::join_all(starts).await {
        start.expect("it works").expect("it works");
    }
    assert_eq!(database.number("SELECT COUNT(*) FROM seaql_migrations").await, i64::try_from(migrations_known()).expect("it works"));
}

/// How many steps there are, read off the crate's folder.
fn migrations_known() -> usize {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/src");
    std::fs::read_dir(folder).expect("it works").filter(|file| file.as_ref().expect("it works").file_name().to_string_lossy().starts_with("m2")).count()
}

#[tokio::test]
async fn a_test_has_a_database_of_its_own() {
    let (one, other) = (TestApp::start().await, TestApp::start().await);
    one.event().create().await;
    assert_eq!(one.database().number("SELECT COUNT(*) FROM events").await, 1);
    assert_eq!(other.database().number("SELECT COUNT(*) FROM events").await, 0);
}

#[tokio::test]
async fn a_panic_in_one_piece_of_work_is_not_the_end_of_all_writing() {
    let app = TestApp::start().await;
    let failed = app.db.write::<(), _>(|_| Box::pin(async { panic!("a fault of ours") })).await;
    assert!(failed.is_err());
    app.event().create().await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, 1);
}
