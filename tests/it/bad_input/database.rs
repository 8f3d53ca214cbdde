//! A database that is locked, full or away: a clear 503, and nothing half done.

use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait as _, TransactionTrait as _};

use super::traces;
use crate::support::database::{TestDatabase, is_postgres};
use crate::support::proxy::Proxy;
use crate::support::{Program, TestApp, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_database_is_busy_and_then_goes_on() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    let form = maria.fills_in(&event.slug, "maria@voorbeeldegem.example").await.with("remarks", "Ik kom met de trein.");
    let connection = app.database().connect().await;
    #[expect(clippy::disallowed_methods, reason = "somebody else holds the lock")]
    let lock = connection.begin().await.expect("a transaction");
    if is_postgres() {
        lock.execute_unprepared("LOCK TABLE registrations IN ACCESS EXCLUSIVE MODE").await.expect("locked");
    } else {
        lock.execute_unprepared("UPDATE events SET version = version").await.expect("locked");
    }
    let begun = Instant::now();
    let page = maria.sends(&form).await;
    assert_eq!(page.status, 503, "{}", page.words());
    assert!(begun.elapsed() < Duration::from_secs(11), "an answer in time, not after {:?}", begun.elapsed());
    assert!(!page.header("retry-after").is_empty());
    assert!(page.source().contains("Ik kom met de trein."), "what was typed is kept: {}", page.words());
    lock.rollback().await.expect("unlocked");
    connection.close().await.expect("closed");
    assert_eq!(traces(&app).await, 0);
    let answer = maria.sends(&form).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.words());
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_away_is_told_and_comes_back() {
    if !is_postgres() {
        return;
    }
    let database = TestDatabase::create().await;
    let url = url::Url::parse(database.url()).unwrap();
    let wire = Proxy::to((format!("{}:{}", url.host_str().unwrap(), url.port().unwrap())).parse().unwrap()).await;
    let app = TestApp::start_on(database.through(wire.address), &[]).await;
    let event = app.event().create().await;
    let maria = app.visitor();
    let form = maria.fills_in(&event.slug, "maria@voorbeeldegem.example").await;
    wire.cut();
    for path in ["/".to_owned(), format!("/events/{}/register", event.slug), "/health/ready".to_owned(), "/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned()] {
        let page = maria.get(&path).await;
        assert_eq!(page.status, 503, "{path}: {}", page.words());
    }
    assert_eq!(maria.sends(&form).await.status, 503);
    assert_eq!(maria.get("/health/live").await.status, 200);
    wire.mend();
    let begun = Instant::now();
    while !maria.get("/health/ready").await.status.is_success() && begun.elapsed() < Duration::from_secs(20) {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let answer = maria.sends(&form).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.words());
    assert_eq!(database.number("SELECT COUNT(*) FROM registrations").await, 1);
    assert_eq!(database.number("SELECT COUNT(*) FROM outbox").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_clearly_and_loses_nothing_that_was_acknowledged() {
    let database = TestDatabase::sqlite().await;
    let app = TestApp::start_on(database.clone(), &[]).await;
    // For the real program, whose clock is the machine's.
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    drop(app);
    let size = std::fs::metadata(database.sqlite_file()).expect("a file").len();
    let program = Program::on(&database).largest_file(size + 300 * 1024).start().await;
    let visitor = program.visitor();
    let (mut acknowledged, mut refused) = (Vec::new(), 0);
    for number in 0..2_000 {
        let email = format!("p{number}@voorbeeldegem.example");
        let page = visitor.get(&format!("/events/{}/register", event.slug)).await;
        if page.status != 200 {
            assert_eq!(page.status, 503, "{}", page.words());
            refused += 1;
            continue;
        }
        let form = page
            .form_with("email")
            .with_all(&[
                ("first_name", "Maria"),
                ("last_name", "Peeters"),
                ("email", &email),
                ("organisation", "Gemeente Voorbeeldegem"),
                ("accept_privacy", "yes"),
                ("remarks", &"x".repeat(1_900)),
            ])
            .with_what_is_required();
        let answer = visitor.sends(&form).await;
        match answer.status.as_u16() {
            303 => acknowledged.push(email),
            503 => refused += 1,
            other => panic!("{other}: {} {}", answer.words(), program.log()),
        }
        if refused >= 5 {
            break;
        }
    }
    assert!(refused >= 5 && !acknowledged.is_empty(), "{} taken, {refused} refused", acknowledged.len());
    assert_eq!(visitor.get(&format!("/events/{}", event.slug)).await.status, 200, "reading goes on");
    assert_eq!(visitor.get("/health/live").await.status, 200);
    until("it is told", async || visitor.get("/health/ready").await.status == 503).await;
    let state = visitor.get("/health/ready").await.source();
    assert!(state.contains(r#""database":"full""#) || state.contains(r#""database":"failing""#), "{state}");
    // Somebody makes room: it goes on by itself.
    program.has_room_again();
    until("it is ready again", async || visitor.get("/health/ready").await.status == 200).await;
    acknowledged.push("last@voorbeeldegem.example".to_owned());
    let page = visitor.registers_for(&event.slug, "last@voorbeeldegem.example").await;
    assert_eq!(page.status, 200, "{} {}", page.words(), program.log());
    program.kill();
    let kept = database.number("SELECT COUNT(*) FROM registrations").await;
    assert_eq!(kept, i64::try_from(acknowledged.len()).unwrap(), "all that was acknowledged, and nothing else");
    assert_eq!(database.number("SELECT COUNT(*) FROM outbox").await, kept);
    assert_eq!(database.number("SELECT COUNT(*) FROM registration_history").await, kept);
    assert_eq!(database.number("SELECT places_taken FROM events").await, kept);
}
