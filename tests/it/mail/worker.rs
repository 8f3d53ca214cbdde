//! The worker as it runs in the product: several mails at once, several copies, stops and deaths.

use std::sync::Arc;
use std::time::Duration;

use belfry::entity::outbox::OutboxState;
use belfry::jobs::{Post, deliver_mail};
use belfry::outbox::{Claim, LEASE, claim};
use jiff::SignedDuration;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::delivery::{app_with, app_with_settings, impatient, post_to, rows};
use crate::support::database::TestDatabase;
use crate::support::smtp::{Act, MailServer, Stage};
use crate::support::{TestApp, until};

struct Worker {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Worker {
    fn start(app: &TestApp) -> Self {
        let stop = CancellationToken::new();
        let (post, ended) = (Arc::new(Post::new(app.app(), impatient(app)).expect("letters")), stop.clone());
        Self { stop, task: tokio::spawn(async move { deliver_mail::run(post, &ended).await }) }
    }

    async fn stop(self) {
        self.stop.cancel();
        tokio::time::timeout(Duration::from_secs(10), self.task).await.expect("ends within ten seconds").expect("without a panic");
    }

    /// As if the process was killed.
    async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

/// Waits for something that a worker does in its own time.
async fn all_are(app: &TestApp, state: OutboxState) -> bool {
    rows(app).await.iter().all(|row| row.state == state)
}

fn people(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("p{number}@gemeente.example")).collect()
}

async fn post_to_people(app: &TestApp, people: &[String]) {
    post_to(app, &people.iter().map(String::as_str).collect::<Vec<_>>()).await;
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

#[tokio::test]
async fn two_copies_send_each_mail_once() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    let url = format!("smtp://127.0.0.1:{}", server.port());
    let second = TestApp::start_on(app.database().clone(), &[("BELFRY_SMTP_URL", &url)]).await;
    let people = people(120);
    post_to_people(&app, &people).await;
    let workers = [Worker::start(&app), Worker::start(&second)];
    until("everything is sent", async || all_are(&app, OutboxState::Sent).await).await;
    for worker in workers {
        worker.stop().await;
    }
    assert_eq!(sorted(server.recipients()), sorted(people));
}

#[tokio::test]
async fn one_that_hangs_holds_up_nobody_else() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::End && at.recipient == "p0@gemeente.example" { Act::Hang } else { Act::Go });
    post_to_people(&app, &people(30)).await;
    let worker = Worker::start(&app);
    until("the others are sent", async || server.received().len() == 29).await;
    worker.stop().await;
}

#[tokio::test]
async fn the_letters_of_one_registration_keep_their_order() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::End { Act::Slow(Duration::from_millis(30)) } else { Act::Go });
    let event =
        app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").session("2027-03-23T10:00", "2027-03-23T11:00").create().await;
    for name in ["jan", "an", "li"] {
        app.registrar.register(crate::registration::request(&event.slug, &format!("{name}@gemeente.example"))).await.expect("a place");
    }
    let decided: Vec<(String, String)> = rows(&app).await.into_iter().map(|row| (row.recipient, row.message_id)).collect();
    assert_eq!(decided.len(), 9);
    let worker = Worker::start(&app);
    until("everything is sent", async || all_are(&app, OutboxState::Sent).await).await;
    worker.stop().await;
    let received = server.received();
    assert_eq!(received.len(), 9);
    for name in ["jan", "an", "li"] {
        let address = format!("{name}@gemeente.example");
        let sent: Vec<&str> = received.iter().filter(|mail| mail.recipient == address).map(|mail| std::str::from_utf8(&mail.raw).expect("ASCII")).collect();
        let wanted: Vec<&String> = decided.iter().filter(|(recipient, _)| *recipient == address).map(|(_, id)| id).collect();
        assert!(sent.iter().zip(&wanted).all(|(raw, id)| raw.contains(&format!("Message-ID: <{id}>"))), "{address}");
    }
}

#[tokio::test]
async fn a_worker_that_died_is_followed_by_another_and_the_mail_stays_the_same() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    post_to_people(&app, &people(3)).await;
    // Taken in hand, and then nothing more is heard of that worker.
    let taken = claim(&app.db, Claim { owner: app.clock.random_id(), now: app.clock.now(), most: 2, except: Vec::new(), per_minute: 0 }).await.expect("claimed");
    assert_eq!(taken.rows.len(), 2);
    let worker = Worker::start(&app);
    until("the third is sent", async || server.received().len() == 1).await;
    app.wait(LEASE - SignedDuration::from_secs(1));
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(server.received().len(), 1, "the lease still runs");
    app.wait(SignedDuration::from_secs(2));
    until("everything is sent", async || all_are(&app, OutboxState::Sent).await).await;
    worker.stop().await;
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn a_death_after_the_server_took_it_repeats_the_mail_to_the_octet() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::End && at.time == 1 { Act::TakeAndSay("") } else { Act::Go });
    let event = app.event().create().await;
    app.registrar.register(crate::registration::request(&event.slug, "jan@gemeente.example")).await.expect("a place");
    let worker = Worker::start(&app);
    until("the server has it", async || server.received().len() == 1).await;
    worker.kill().await;
    app.wait(LEASE + SignedDuration::from_secs(30));
    let worker = Worker::start(&app);
    until("everything is sent", async || all_are(&app, OutboxState::Sent).await).await;
    worker.stop().await;
    let received = server.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].raw, received[1].raw);
}

#[tokio::test]
async fn a_stop_lets_the_sending_finish_and_gives_the_rest_back() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::End { Act::Slow(Duration::from_millis(300)) } else { Act::Go });
    post_to_people(&app, &people(40)).await;
    let worker = Worker::start(&app);
    until("some are on their way", async || server.connections() == 4 && !server.received().is_empty()).await;
    worker.stop().await;
    let received = server.received().len();
    let rows = rows(&app).await;
    let sent = rows.iter().filter(|row| row.state == OutboxState::Sent).count();
    assert_eq!(sent, received, "what was taken is marked");
    assert!(sent < 40 && rows.iter().all(|row| matches!(row.state, OutboxState::Sent | OutboxState::Queued)));
    let worker = Worker::start(&app);
    until("everything is sent", async || all_are(&app, OutboxState::Sent).await).await;
    worker.stop().await;
    assert_eq!(sorted(server.recipients()), sorted(people(40)), "each once");
}

#[tokio::test]
async fn what_could_not_be_marked_is_remembered_and_not_sent_again() {
    let server = MailServer::start().await;
    let url = format!("smtp://127.0.0.1:{}", server.port());
    let app = TestApp::start_on(TestDatabase::sqlite().await, &[("BELFRY_SMTP_URL", &url)]).await;
    server.does(|at| if at.stage == Stage::End { Act::Slow(Duration::from_millis(150)) } else { Act::Go });
    post_to_people(&app, &people(2)).await;
    let worker = Worker::start(&app);
    until("the server has one", async || !server.received().is_empty()).await;
    // Another program locks the database for longer than anybody waits.
    let other = app.database().connect().await;
    sea_orm::ConnectionTrait::execute_unprepared(&other, "PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE").await.expect("the lock");
    tokio::time::sleep(Duration::from_secs(7)).await;
    post_later(&app).await;
    assert!(rows(&app).await.iter().any(|row| row.state == OutboxState::Sending));
    sea_orm::ConnectionTrait::execute_unprepared(&other, "ROLLBACK").await.expect("unlocked");
    until("everything is marked", async || all_are(&app, OutboxState::Sent).await).await;
    worker.stop().await;
    assert_eq!(sorted(server.recipients()), sorted(people(2)), "each once");
}

/// The leases of what is in hand run out while the database is locked.
async fn post_later(app: &TestApp) {
    app.wait(LEASE + SignedDuration::from_secs(1));
    tokio::time::sleep(Duration::from_millis(500)).await;
}

#[tokio::test]
async fn after_an_outage_everything_goes_out_in_order() {
    let server = MailServer::start().await;
    // One connection: of several, any may be ahead.
    let app = app_with_settings(&format!("smtp://127.0.0.1:{}", server.port()), &[("BELFRY_SMTP_CONNECTIONS", "1")]).await;
    server.does(|at| if at.stage == Stage::Connect { Act::Say("421 closed") } else { Act::Go });
    let people = people(30);
    post_to_people(&app, &people).await;
    let worker = Worker::start(&app);
    until("it was tried", async || server.connections() >= 2).await;
    until("the worker lives", async || app.pulse.age().is_some_and(|age| age < Duration::from_secs(3))).await;
    server.does(|_| Act::Go);
    until("everything is sent", async || all_are(&app, OutboxState::Sent).await).await;
    worker.stop().await;
    assert_eq!(server.recipients(), people);
    assert!(rows(&app).await.iter().all(|row| row.attempts == 1));
}

#[tokio::test]
async fn a_server_that_often_has_enough_gets_everything_all_the_same() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    // Also on a fresh connection: then the mail goes back into the queue and is taken up again at once.
    server.does(|at| if at.stage == Stage::Sender && at.time.is_multiple_of(3) { Act::Say("421 enough for now") } else { Act::Go });
    let people = people(40);
    post_to_people(&app, &people).await;
    let worker = Worker::start(&app);
    until("everything is sent", async || all_are(&app, OutboxState::Sent).await).await;
    worker.stop().await;
    assert_eq!(sorted(server.recipients()), sorted(people));
}
