use belfry::db::Writable;
use belfry::jobs::watch::look;

use crate::support::database::TestDatabase;
use crate::support::smtp::{Act, MailServer, Stage};
use crate::support::{Program, TestApp, until};

#[tokio::test]
async fn a_database_that_can_be_read_only_is_not_ready_and_says_so() {
    let database = TestDatabase::sqlite().await;
    // Somebody has it open, so that its log is there.
    let open = database.connect().await;
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().create().await;
    let read_only = format!("sqlite://{}?mode=ro", database.sqlite_file().display());
    let copy = TestApp::start_on(database.clone(), &[("BELFRY_DATABASE_URL", &read_only)]).await;
    copy.pulse.beat();
    copy.visitor().get("/health/ready").await.expect(200);
    // Found out without anybody registering.
    look(&copy).await;
    assert_eq!(copy.db.writable(), Writable::ReadOnly);
    let page = copy.visitor().get("/health/ready").await.expect(503);
    assert!(page.source().starts_with(r#"{"status":"unavailable","database":"read_only","outbox":"ok""#), "{}", page.source());
    copy.visitor().get("/health/live").await.expect(200);
    copy.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    let form = copy.visitor().fills_in(&event.slug, "maria@voorbeeldegem.example").await;
    let answer = copy.visitor().sends(&form).await;
    assert_eq!(answer.status, 503, "{}", answer.words());
    assert!(copy.db.is_doubtful());
    drop(open);
}

#[tokio::test]
async fn trying_the_database_leaves_nothing_and_keeps_kept_pages() {
    let app = TestApp::start().await;
    let commits = app.db.commits();
    assert_eq!(app.db.try_writing().await, Writable::Yes);
    assert_eq!((app.db.commits(), app.database().number("SELECT COUNT(*) FROM write_probes").await), (commits, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_that_is_held_long_makes_it_doubtful_and_is_forgotten_by_itself() {
    let database = TestDatabase::create().await;
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().create().await;
    let connection = database.connect().await;
    #[expect(clippy::disallowed_methods, reason = "somebody else holds the lock")]
    let lock = sea_orm::TransactionTrait::begin(&connection).await.expect("a transaction");
    let locked = if crate::support::database::is_postgres() { "LOCK TABLE registrations, write_probes IN ACCESS EXCLUSIVE MODE" } else { "UPDATE events SET version = version" };
    sea_orm::ConnectionTrait::execute_unprepared(&lock, locked).await.expect("locked");
    assert!(app.registrar.register(crate::registration::request(&event.slug, "jan@gemeente.example")).await.is_err());
    assert!(app.db.is_doubtful());
    look(&app).await;
    assert_eq!(app.db.writable(), Writable::Failing);
    lock.rollback().await.expect("unlocked");
    connection.close().await.expect("closed");
    look(&app).await;
    assert!(!app.db.is_doubtful() && app.db.writable() == Writable::Yes);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_server_that_is_away_is_told_and_nobody_is_sent_away_for_it() {
    let (database, server) = (TestDatabase::create().await, MailServer::start().await);
    server.does(|at| if at.stage == Stage::Connect { Act::Drop } else { Act::Go });
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    let program = Program::on(&database).setting("BELFRY_SMTP_URL", &format!("smtp://127.0.0.1:{}", server.port())).start().await;
    let visitor = program.visitor();
    visitor.registers_for(&event.slug, "maria@voorbeeldegem.example").await.expect(200);
    let state = async || {
        let page = visitor.get("/health/ready").await;
        assert_eq!(page.status, 200, "{}", page.source());
        page.source()
    };
    until("it is told", async || state().await == r#"{"status":"degraded","database":"ok","outbox":"ok","mail_server":"unavailable","clock":"ok"}"#).await;
    server.does(|_| Act::Go);
    until("it is there again", async || state().await == r#"{"status":"ok","database":"ok","outbox":"ok","mail_server":"ok","clock":"ok"}"#).await;
    until("the mail", async || !server.received().is_empty()).await;
}
