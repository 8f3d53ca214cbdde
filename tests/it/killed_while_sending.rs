//! The real program killed at each step of a mail's way: no mail is lost, and a second one is the first again.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sea_orm::ConnectionTrait as _;

use crate::support::database::{TestDatabase, is_postgres};
use crate::support::program::ProgramBuilder;
use crate::support::smtp::{Act, MailServer, Stage};
use crate::support::{Mail, Program, TestApp, until};

/// One registration whose letter is due.
async fn one_mail() -> TestDatabase {
    mails(1).await
}

/// So many.
async fn mails(number: usize) -> TestDatabase {
    let database = TestDatabase::create().await;
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    for number in 0..number {
        app.registrar.register(crate::registration::request(&event.slug, &format!("jan.{number}@gemeente.example"))).await.expect("a place");
    }
    // By the machine's clock, too.
    database.execute("UPDATE outbox SET due_at = '2020-01-01T00:00:00+00:00'").await;
    database
}

fn program(database: &TestDatabase, server: &MailServer, journal: Option<&str>) -> ProgramBuilder {
    let smtp = format!("smtp://127.0.0.1:{}", server.port());
    // One address for both lives: the links in the mail are the same.
    let program = Program::on(database).setting("BELFRY_SMTP_URL", &smtp).setting("BELFRY_PUBLIC_URL", "https://belfry.example");
    match journal {
        Some(journal) => program.setting("BELFRY_SENT_JOURNAL", journal),
        None => program,
    }
}

/// The second life, and what both have sent.
async fn lives_again(database: &TestDatabase, server: &MailServer, journal: Option<&str>) -> Vec<Vec<u8>> {
    server.does(|_| Act::Go);
    // As if the minute of the dead worker's lease were over.
    database.execute("UPDATE outbox SET lease_until = '2020-01-01T00:00:00+00:00' WHERE state = 'sending'").await;
    let second = program(database, server, journal).start().await;
    until("the mail", async || database.number("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'").await == 0).await;
    assert!(second.stop().await.success());
    server.received().into_iter().map(|mail| mail.raw).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_step_before_the_mail_is_taken_it_arrives_once() {
    for stage in [Stage::Connect, Stage::Sender, Stage::Recipient, Stage::Data] {
        let (database, server) = (one_mail().await, MailServer::start().await);
        let reached = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&reached);
        server.does(move |at| {
            if at.stage == stage {
                seen.fetch_add(1, Ordering::SeqCst);
                Act::Hang
            } else {
                Act::Go
            }
        });
        let first = program(&database, &server, None).launch();
        until("that step", async || reached.load(Ordering::SeqCst) > 0).await;
        assert_eq!(database.number("SELECT COUNT(*) FROM outbox WHERE state = 'sending'").await, 1, "{stage:?}: it was claimed");
        first.kill();
        assert_eq!(lives_again(&database, &server, None).await.len(), 1, "{stage:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_before_anything_was_claimed_it_arrives_once() {
    let (database, server) = (one_mail().await, MailServer::start().await);
    database.execute("UPDATE outbox SET due_at = '2095-01-01T00:00:00+00:00'").await;
    program(&database, &server, None).start().await.kill();
    database.execute("UPDATE outbox SET due_at = '2020-01-01T00:00:00+00:00'").await;
    assert_eq!(lives_again(&database, &server, None).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_when_the_server_has_it_and_said_nothing_it_comes_twice_as_the_same_mail() {
    let (database, server) = (one_mail().await, MailServer::start().await);
    server.does(|at| if at.stage == Stage::End { Act::Slow(Duration::from_secs(60)) } else { Act::Go });
    let first = program(&database, &server, None).launch();
    until("the server has it", async || server.received().len() == 1).await;
    first.kill();
    the_same_twice(&lives_again(&database, &server, None).await);
}

/// Of a program that is killed after the server said its 250 and before that could be marked, with so many mails that wait and one connection:
/// what both lives sent.
async fn killed_before_the_mark(number: usize, journal: &Path) -> Vec<Vec<u8>> {
    let (database, server, journal) = (mails(number).await, MailServer::start().await, Some(journal.to_str().expect("a path")));
    server.does(|at| if at.stage == Stage::End { Act::Slow(Duration::from_millis(1_500)) } else { Act::Go });
    let first = program(&database, &server, journal).setting("BELFRY_SMTP_CONNECTIONS", "1").launch();
    until("the server has it", async || server.received().len() == 1).await;
    // Nothing can be written while the server says its 250.
    let other = database.connect().await;
    let lock = if is_postgres() { "BEGIN; LOCK TABLE outbox IN SHARE MODE" } else { "PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE" };
    other.execute_unprepared(lock).await.expect("the lock");
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    first.kill();
    other.execute_unprepared("ROLLBACK").await.expect("unlocked");
    assert_eq!(database.number("SELECT COUNT(*) FROM outbox WHERE state = 'sending'").await, i64::try_from(number).expect("few"), "it was not marked");
    lives_again(&database, &server, journal).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_between_the_server_s_word_and_the_mark_the_journal_knows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("sent");
    assert_eq!(killed_before_the_mark(1, &journal).await.len(), 1);
    let left = std::fs::read(folder.path().join("sent.0")).expect("the journal");
    assert!(left.is_empty(), "what is marked stands no longer in the journal");
}

/// A folder where the file should be: the program sends all the same.
fn no_journal() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("sent.0")).expect("a folder");
    let journal = folder.path().join("sent");
    (folder, journal)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_journal_it_comes_twice_as_the_same_mail() {
    let (_folder, journal) = no_journal();
    the_same_twice(&killed_before_the_mark(1, &journal).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_journal_no_mail_leaves_before_the_one_before_it_is_marked() {
    let (_folder, journal) = no_journal();
    let received = killed_before_the_mark(5, &journal).await;
    let ids: HashSet<String> = received.iter().map(|mail| Mail::parse(mail).message_id).collect();
    assert_eq!((received.len(), ids.len()), (6, 5), "one came twice");
}

fn the_same_twice(received: &[Vec<u8>]) {
    assert_eq!(received.len(), 2);
    assert_eq!(Mail::parse(&received[0]).message_id, Mail::parse(&received[1]).message_id);
    assert!(received[0] == received[1], "the second is the first to the octet");
}
