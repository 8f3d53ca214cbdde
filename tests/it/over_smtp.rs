//! The real program and a real mail server: what was decided leaves, whatever is killed meanwhile.

use std::collections::BTreeSet;

use crate::support::database::TestDatabase;
use crate::support::program::ProgramBuilder;
use crate::support::smtp::{Act, MailServer, Stage};
use crate::support::{Mail, Program, TestApp, until};

async fn far_event(database: &TestDatabase) -> String {
    let app = TestApp::start_on(database.clone(), &[]).await;
    app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await.slug.clone()
}

fn mailing(database: &TestDatabase, server: &MailServer) -> ProgramBuilder {
    Program::on(database).setting("BELFRY_SMTP_URL", &format!("smtp://127.0.0.1:{}", server.port()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_registration_is_a_mail_with_an_invitation_on_the_wire() {
    let database = TestDatabase::create().await;
    let slug = far_event(&database).await;
    let server = MailServer::start().await;
    let program = mailing(&database, &server).start().await;
    program.visitor().registers_for(&slug, "maria@voorbeeldegem.example").await.expect(200);
    until("the mail", async || !server.received().is_empty()).await;
    let received = server.received();
    assert_eq!((received.len(), received[0].recipient.as_str(), received[0].sender.as_str()), (1, "maria@voorbeeldegem.example", "activiteiten@ledenkoepel.example"));
    let mail = Mail::parse(&received[0].raw);
    assert_eq!((mail.method.as_deref(), mail.event_property("SEQUENCE").as_str()), (Some("REQUEST"), "0"));
    // Its link leads back to the program.
    program.visitor().get(&mail.link("/r/")).await.expect(200);
    assert!(program.stop().await.success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_that_was_decided_leaves_after_a_kill_each_with_one_message_id() {
    let database = TestDatabase::create().await;
    let slug = far_event(&database).await;
    let server = MailServer::start().await;
    // It takes every third and lets the others wait for its last word.
    server.does(|now| if now.stage == Stage::End && now.connection % 3 != 0 { Act::Hang } else { Act::Go });
    let program = mailing(&database, &server).start().await;
    let people: BTreeSet<String> = (0..20).map(|number| format!("p{number}@voorbeeldegem.example")).collect();
    for email in &people {
        program.visitor().registers_for(&slug, email).await.expect(200);
    }
    program.kill();
    assert_eq!(database.number("SELECT COUNT(*) FROM outbox").await, 20);
    server.does(|_| Act::Go);
    // As if the minute of the dead worker's leases were over.
    database.execute("UPDATE outbox SET lease_until = created_at WHERE state = 'sending'").await;
    let program = mailing(&database, &server).start().await;
    until("all mails", async || database.number("SELECT COUNT(*) FROM outbox WHERE state <> 'sent'").await == 0).await;
    assert!(program.stop().await.success());
    let received = server.received();
    assert_eq!(received.iter().map(|mail| mail.recipient.clone()).collect::<BTreeSet<_>>(), people);
    for person in &people {
        let ids: BTreeSet<String> = received.iter().filter(|mail| mail.recipient == *person).map(|mail| Mail::parse(&mail.raw).message_id).collect();
        assert_eq!(ids.len(), 1, "{person}: a second mail is the first one again");
    }
}
