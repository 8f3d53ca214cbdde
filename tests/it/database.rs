//! One set of migrations and entities on two engines.

use belfry::db::Db;
use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use secrecy::SecretString;

use crate::support::database::{TestDatabase, is_postgres};
use crate::support::{Program, TestApp};

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
async fn reports_are_planned_for_the_values_they_ask() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let planned = async |connection: &DatabaseConnection| {
        let row = connection.query_one_raw(Statement::from_string(DbBackend::Postgres, "SHOW plan_cache_mode")).await.expect("a setting");
        row.expect("a row").try_get_by_index::<String>(0).expect("words")
    };
    // What registers people is planned once for all.
    assert_eq!((planned(app.db.reports()).await, planned(app.db.reader()).await), ("force_custom_plan".to_owned(), "auto".to_owned()));
}

#[tokio::test]
async fn a_panic_in_one_piece_of_work_is_not_the_end_of_all_writing() {
    let app = TestApp::start().await;
    let failed = app.db.write::<(), _>(|_| Box::pin(async { panic!("a fault of ours") })).await;
    assert!(failed.is_err());
    app.event().create().await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, 1);
}

/// A database of before the rules of registering is brought to today with its people where they stood.
#[tokio::test]
async fn registrations_from_before_the_rules_stand_where_they_stood() {
    use migrations::{Migrator, MigratorTrait as _};
    let (database, url) = empty().await;
    let old = sea_orm::Database::connect(database.url()).await.expect("a database");
    Migrator::up(&old, Some(1)).await.expect("the first step");
    let id = |number: u32| if is_postgres() { format!("'00000000-0000-7000-8000-{number:012}'") } else { format!("X'0000000000007000800000{number:010}'") };
    let blob = |number: u32| if is_postgres() { format!("'\\x{number:02}'::bytea") } else { format!("X'{number:02}'") };
    let at = "'2026-11-23 09:00:00+00:00'";
    let mut statements = vec![format!(
        "INSERT INTO events (id, slug, title, summary, description, kind, format, language, status, capacity, places_taken, starts_at, ends_at, search_text, version, created_at, updated_at) \
         VALUES ({}, 'oud', 'Oud', '', '', 'webinar', 'online', 'nl', 'published', 2, 1, '2027-03-09 09:00:00+00:00', '2027-03-09 10:00:00+00:00', 'oud', 1, {at}, {at})",
        id(1)
    )];
    statements.push(format!(
        "INSERT INTO sessions (id, event_id, starts_at, ends_at, time_zone, sequence, version, created_at, updated_at) \
         VALUES ({0}, {0}, '2027-03-09 09:00:00+00:00', '2027-03-09 10:00:00+00:00', 'Europe/Brussels', 3, 1, {at}, {at})",
        id(1)
    ));
    for (number, status) in [(1, "confirmed"), (2, "cancelled")] {
        statements.push(format!("INSERT INTO persons (id, email_key, email, first_name, last_name, language, created_at) VALUES ({}, 'p{number}@x.example', 'p{number}@x.example', 'A', 'B', 'nl', {at})", id(number)));
        statements.push(format!(
            "INSERT INTO registrations (id, event_id, person_id, status, email, first_name, last_name, name_folded, organisation_text, language, token_generation, token_hash, version, created_at, updated_at) \
             VALUES ({0}, {1}, {0}, '{status}', 'p{number}@x.example', 'A', 'B', 'a b', 'Dorpsraad KUSTWIJK', 'nl', 0, {2}, 0, {at}, {at})",
            id(number),
            id(1),
            blob(number)
        ));
        statements.push(format!(
            "INSERT INTO registration_history (id, registration_id, from_status, to_status, actor, at) VALUES ({}, {}, NULL, 'confirmed', 'participant', {at})",
            id(10 + number),
            id(number)
        ));
    }
    statements.push(format!(
        "INSERT INTO registration_history (id, registration_id, from_status, to_status, actor, at) VALUES ({}, {}, 'confirmed', 'cancelled', 'participant', {at})",
        id(22),
        id(2)
    ));
    statements.push(format!(
        "INSERT INTO invitations (id, registration_id, session_id, uid, sequence, cancelled, join_token_hash, stamp) VALUES ({0}, {0}, {0}, 'u@x.example', 4, FALSE, {1}, {at})",
        id(1),
        blob(9)
    ));
    for statement in statements {
        database.execute(&statement).await;
    }
    old.close().await.expect("closed");
    Db::migrate(&url).await.expect("the further steps");
    assert_eq!(database.number("SELECT COUNT(*) FROM registrations WHERE holds_place AND status = 'confirmed'").await, 1);
    assert_eq!(database.number("SELECT COUNT(*) FROM registrations WHERE holds_place").await, 1);
    assert_eq!(database.number("SELECT COUNT(*) FROM registrations WHERE organisation_folded = 'dorpsraad kustwijk'").await, 2);
    assert_eq!(database.number("SELECT COUNT(*) FROM registration_history WHERE transition = 'cancel' AND number = 1").await, 1);
    assert_eq!(database.number("SELECT session_sequence FROM invitations").await, 3, "until then everybody was told at once");
    // People of before are found by their names and addresses.
    assert_eq!(database.number("SELECT COUNT(*) FROM person_words WHERE word IN ('a', 'b', 'p1', 'p2', 'x', 'example')").await, 10);
    assert_eq!(database.number("SELECT COUNT(*) FROM person_words").await, 10);
    let app = TestApp::start_on(database.clone(), &[]).await;
    let page = app.visitor().opens("/events/oud").await.expect(200);
    assert!(page.shows("Nog 1 van de 2 plaatsen vrij"), "{}", page.words());
    // An event of before has the rules of before: a full one has no waiting list.
    app.visitor().registers_for("oud", "p3@x.example").await.expect(200);
    let full = app.visitor().opens("/events/oud/register").await;
    assert_eq!(full.status.as_u16(), 409, "{}", full.words());
    let findings = belfry::queries::audit::audit(app.db.reader(), app.clock.now()).await.expect("an audit");
    assert!(findings.violations.iter().all(|violation| violation.invariant == "mail"), "{:?}", findings.violations.iter().map(ToString::to_string).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_version_starts_again_on_the_schema_of_the_next_while_copies_are_replaced() {
    let database = TestDatabase::create().await;
    database.execute("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_of_the_next_version', 1)").await;
    database.execute("ALTER TABLE events ADD COLUMN of_the_next_version TEXT").await;
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    let program = Program::on(&database).start().await;
    assert!(program.log().contains("the database belongs to a newer version of Belfry"), "{}", program.log());
    program.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(program.stop().await.success());
    // Of two branches, none fits the other.
    let steps = database.number("SELECT COUNT(*) FROM seaql_migrations").await;
    database.execute("DELETE FROM seaql_migrations WHERE version = (SELECT MAX(version) FROM seaql_migrations WHERE version < 'm2099')").await;
    let refused = Program::run(&database, &["migrate"]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("another version of Belfry"), "{}", String::from_utf8_lossy(&refused.stderr));
    assert_eq!(database.number("SELECT COUNT(*) FROM seaql_migrations").await, steps - 1);
}
