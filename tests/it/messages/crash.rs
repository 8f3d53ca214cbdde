//! The real program, killed while it sends a message to many.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use belfry::entity::message::MessageState;
use belfry::entity::registration::RegistrationStatus;

use super::{details, mails, people, sent, state};
use crate::support::smtp::MailServer;
use crate::support::{Program, TestApp};

const PEOPLE: usize = 300;
/// Mails whose fate is unknown when the program is killed: one per connection.
const IN_FLIGHT: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_it_goes_on_and_each_has_one_mail() {
    let app = TestApp::start().await;
    // Long ago for the program, whose clock is the machine's.
    app.at("2020-01-01T09:00:00Z");
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    people(&app, &event, "p", PEOPLE, RegistrationStatus::Confirmed).await;
    let id = sent(&app, &event, details("Praktisch", "Tot dan"), None).await;
    let server = MailServer::start().await;
    let address = format!("smtp://127.0.0.1:{}", server.port());
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("sent");
    let program = Program::on(app.database()).setting("BELFRY_SMTP_URL", &address).setting("BELFRY_SENT_JOURNAL", &journal.to_string_lossy());
    let mut kills = 0;
    for pause in [1_100, 1_250, 1_400, 1_600] {
        let running = program.start().await;
        // It looks for messages after a second.
        tokio::time::sleep(Duration::from_millis(pause)).await;
        running.kill();
        kills += 1;
        // Of what it held in its hands the lease ends, as it would a minute later.
        app.database().execute("UPDATE outbox SET lease_until = due_at WHERE state = 'sending'").await;
    }
    let running = program.start().await;
    for _ in 0..600 {
        if state(&app, id).await == MessageState::Sent {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(state(&app, id).await, MessageState::Sent, "{}", running.log());
    let rows = mails(&app, id).await;
    assert_eq!((rows.len(), rows.iter().map(|row| row.recipient.as_str()).collect::<HashSet<_>>().len()), (PEOPLE, PEOPLE));
    // A mail whose fate was unknown came again with the same Message-ID, so that the reader's program sees one.
    let mut ids: HashMap<String, HashSet<String>> = HashMap::new();
    let received = server.received();
    for mail in &received {
        let message_id = crate::support::Mail::parse(&mail.raw).message_id;
        ids.entry(mail.recipient.clone()).or_default().insert(message_id);
    }
    assert_eq!(ids.len(), PEOPLE);
    assert!(ids.values().all(|ids| ids.len() == 1), "a second Message-ID");
    assert!(received.len() <= PEOPLE + kills * IN_FLIGHT, "{} mails for {PEOPLE} people", received.len());
    running.stop().await;
}
