//! One mail after the other against mail servers with faults.

use std::time::Duration;

use belfry::entity::outbox::{self, OutboxState, Urgency};
use belfry::jobs::{Transport, deliver_mail};
use belfry::mail::smtp::{Limits, Smtp};
use belfry::outbox::{Posting, post};
use belfry::rules::language::Language;
use belfry::rules::letter::{Letter, SignInFacts};
use belfry::rules::names::EmailAddress;
use jiff::SignedDuration;
use sea_orm::{EntityTrait, QueryOrder};

use crate::support::smtp::{Act, Encryption, MailServer, Stage};
use crate::support::{MAIL_DOMAIN, TestApp};

/// An app whose mail goes to that server.
pub async fn app_with(server: &MailServer) -> TestApp {
    app_with_settings(&format!("smtp://127.0.0.1:{}", server.port()), &[]).await
}

pub async fn app_with_settings(url: &str, more: &[(&str, &str)]) -> TestApp {
    let mut settings = vec![("BELFRY_SMTP_URL", url)];
    settings.extend(more);
    TestApp::start_with(&settings).await
}

/// As in the product, but without its patience.
pub fn impatient(app: &TestApp) -> Transport {
    let quick = Limits { connect: Duration::from_millis(500), reply: Duration::from_millis(500), message: Duration::from_millis(500) };
    let config = app.config.smtp.as_ref().expect("a mail server");
    Transport::Smtp(Box::new(Smtp::new(config, app.links.host()).expect("TLS").with_limits(quick).noting(app.offers.clone())))
}

/// Letters to these people, decided in that order.
pub async fn post_to(app: &TestApp, people: &[&str]) {
    let letter = |name: &str| Letter::SignIn { sign_in: SignInFacts { sign_in_id: app.clock.id(), name: name.to_owned(), expires_at: app.clock.now() } };
    let postings: Vec<Posting> = people
        .iter()
        .map(|address| Posting {
            letter: letter("Nele"),
            recipient: EmailAddress::parse(address).expect("an address"),
            language: Language::Nl,
            thread_message_id: None,
            caused_by_visitor: false,
            urgency: Urgency::AtOnce,
        })
        .collect();
    let clock = app.clock.clone();
    app.db.write(move |transaction| Box::pin(async move { post(transaction, &clock, MAIL_DOMAIN, postings).await })).await.expect("posted");
}

pub async fn rows(app: &TestApp) -> Vec<outbox::Model> {
    outbox::Entity::find().order_by_asc(outbox::Column::Id).all(app.db.reader()).await.expect("rows")
}

pub async fn deliver(app: &TestApp) -> usize {
    deliver_mail::until_idle(app.app(), impatient(app)).await.expect("the database is there")
}

const JAN: &str = "jan@gemeente.example";
const AN: &str = "an@gemeente.example";

#[tokio::test]
async fn mails_leave_over_one_connection_under_our_own_name() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    post_to(&app, &[JAN, AN, "li@gemeente.example"]).await;
    assert_eq!(deliver(&app).await, 3);
    assert_eq!(server.recipients(), [JAN, AN, "li@gemeente.example"]);
    assert_eq!(server.connections(), 1);
    let first = &server.received()[0];
    assert_eq!((first.sender.as_str(), first.hello.as_str()), ("activiteiten@ledenkoepel.example", "belfry.example"));
    assert!(rows(&app).await.iter().all(|row| row.state == OutboxState::Sent && row.sent_at.is_some() && row.attempts == 1));
}

#[tokio::test]
async fn a_temporary_refusal_is_tried_again_after_growing_pauses_as_the_same_mail() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::Recipient && at.time <= 3 { Act::Say("450 4.2.0 greylisted") } else { Act::Go });
    post_to(&app, &[JAN]).await;
    for minutes in [1, 5, 15] {
        let before = app.clock.now();
        assert_eq!(deliver(&app).await, 1);
        let row = rows(&app).await.remove(0);
        assert_eq!((row.state, row.last_error.as_deref()), (OutboxState::Queued, Some("450 4.2.0 greylisted")));
        let pause = row.due_at.0.duration_since(before);
        assert!(pause >= SignedDuration::from_mins(minutes) && pause <= SignedDuration::from_mins(minutes) * 11 / 10, "{pause}");
        assert_eq!(deliver(&app).await, 0);
        app.clock.set(row.due_at.0);
    }
    assert_eq!(deliver(&app).await, 1);
    let row = rows(&app).await.remove(0);
    assert_eq!((row.state, row.attempts, row.last_error), (OutboxState::Sent, 4, None));
    assert!(String::from_utf8_lossy(&server.received()[0].raw).contains(&row.message_id));
}

#[tokio::test]
async fn a_mail_that_nobody_takes_for_two_days_is_given_up() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::End { Act::Say("451 later") } else { Act::Go });
    post_to(&app, &[JAN]).await;
    let mut tries = 0;
    while rows(&app).await[0].state == OutboxState::Queued {
        tries += deliver(&app).await;
        app.clock.set(rows(&app).await[0].due_at.0.max(app.clock.now()));
    }
    assert!((45..60).contains(&tries), "{tries}");
    assert_eq!(rows(&app).await[0].last_error.as_deref(), Some("451 later"));
}

#[tokio::test]
async fn a_lasting_refusal_is_not_tried_again_and_holds_nobody_up() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| match at.stage {
        Stage::Recipient if at.recipient == JAN => Act::Say("550 5.1.1 no such user"),
        Stage::End if at.recipient == "li@gemeente.example" => Act::Say("554 5.7.1 not wanted"),
        _ => Act::Go,
    });
    post_to(&app, &[JAN, "li@gemeente.example", AN]).await;
    assert_eq!(deliver(&app).await, 3);
    let rows = rows(&app).await;
    assert_eq!((rows[0].state, rows[0].last_error.as_deref()), (OutboxState::Failed, Some("550 5.1.1 no such user")));
    assert_eq!((rows[1].state, rows[1].last_error.as_deref()), (OutboxState::Failed, Some("554 5.7.1 not wanted")));
    assert_eq!(server.recipients(), [AN]);
    app.wait(SignedDuration::from_hours(72));
    assert_eq!(deliver(&app).await, 0);
}

#[tokio::test]
async fn a_server_that_is_not_there_costs_no_mail_an_attempt() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::Connect { Act::Say("421 busy") } else { Act::Go });
    post_to(&app, &[JAN, AN]).await;
    assert_eq!(deliver(&app).await, 1, "one look is enough");
    let row = rows(&app).await.remove(0);
    assert_eq!((row.state, row.attempts), (OutboxState::Queued, 0));
    assert!(row.last_error.is_some_and(|error| error.contains("421")));
    server.does(|_| Act::Go);
    app.wait(SignedDuration::from_mins(2));
    deliver(&app).await;
    assert_eq!(server.recipients(), [JAN, AN]);
}

#[tokio::test]
async fn a_connection_refused_is_such_a_server() {
    let app = app_with_settings("smtp://127.0.0.1:9", &[]).await;
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    let row = rows(&app).await.remove(0);
    assert_eq!((row.state, row.attempts), (OutboxState::Queued, 0));
}

#[tokio::test]
async fn a_line_that_breaks_in_the_message_is_tried_again_soon() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::Body && at.time == 1 { Act::Drop } else { Act::Go });
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    assert!(server.received().is_empty());
    app.wait(SignedDuration::from_secs(11));
    deliver(&app).await;
    assert_eq!(server.recipients(), [JAN]);
}

#[tokio::test]
async fn a_mail_taken_without_a_word_is_sent_again_to_the_octet() {
    for act in [Act::TakeAndDrop, Act::TakeAndSay("451 odd"), Act::TakeAndSay("what?")] {
        let server = MailServer::start().await;
        let app = app_with(&server).await;
        let first = act.clone();
        server.does(move |at| if at.stage == Stage::End && at.time == 1 { first.clone() } else { Act::Go });
        let event = app.event().create().await;
        app.registrar.register(crate::registration::request(&event.slug, JAN)).await.expect("a place");
        deliver(&app).await;
        app.wait(SignedDuration::from_mins(2));
        deliver(&app).await;
        let received = server.received();
        assert_eq!(received.len(), 2, "{act:?}");
        assert_eq!(received[0].raw, received[1].raw, "{act:?}");
    }
}

#[tokio::test]
async fn a_silent_server_is_left_after_a_while() {
    for stage in [Stage::Connect, Stage::Sender, Stage::Recipient, Stage::Data, Stage::End] {
        let server = MailServer::start().await;
        let app = app_with(&server).await;
        server.does(move |at| if at.stage == stage && at.time == 1 { Act::Hang } else { Act::Go });
        post_to(&app, &[JAN]).await;
        tokio::time::timeout(Duration::from_secs(5), deliver(&app)).await.unwrap_or_else(|_| panic!("hangs at {stage:?}"));
        app.wait(SignedDuration::from_mins(2));
        deliver(&app).await;
        assert_eq!(server.recipients(), [JAN], "{stage:?}");
    }
}

#[tokio::test]
async fn a_kept_connection_that_is_gone_or_used_up_is_no_failure() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| match (at.stage, at.time) {
        (Stage::Sender, 2) => Act::Drop,
        (Stage::Sender, 5) => Act::Say("421 enough for one connection"),
        _ => Act::Go,
    });
    post_to(&app, &[JAN, AN, "a@x.example", "b@x.example", "c@x.example"]).await;
    assert_eq!(deliver(&app).await, 5);
    assert_eq!(server.recipients().len(), 5);
    assert_eq!(server.connections(), 3);
    assert!(rows(&app).await.iter().all(|row| row.attempts == 1));
}

#[tokio::test]
async fn with_starttls_nothing_but_the_greeting_is_in_clear() {
    let server = MailServer::start_with(Encryption::StartTls, Some("a secret")).await;
    let url = format!("smtp://belfry:a%20secret@localhost:{}?tls=required", server.port());
    let app = app_with_settings(&url, &[("BELFRY_SMTP_CA_FILE", server.authority())]).await;
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    let received = server.received();
    assert_eq!(received.len(), 1, "{:?}", rows(&app).await[0].last_error);
    assert!(received[0].encrypted && received[0].user.as_deref() == Some("belfry"));
    assert_eq!(server.heard_in_clear(), "EHLO belfry.example\r\nSTARTTLS\r\n");
}

#[tokio::test]
async fn with_implicit_tls_nothing_is_in_clear() {
    let server = MailServer::start_with(Encryption::Implicit, None).await;
    let app = app_with_settings(&format!("smtps://localhost:{}", server.port()), &[("BELFRY_SMTP_CA_FILE", server.authority())]).await;
    post_to(&app, &[JAN, AN]).await;
    deliver(&app).await;
    assert_eq!(server.recipients(), [JAN, AN], "{:?}", rows(&app).await[0].last_error);
    assert_eq!((server.connections(), server.heard_in_clear().as_str()), (1, ""));
}

#[tokio::test]
async fn without_encryption_that_was_asked_for_the_mail_waits() {
    let server = MailServer::start().await;
    let app = app_with_settings(&format!("smtp://127.0.0.1:{}?tls=required", server.port()), &[]).await;
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    let row = rows(&app).await.remove(0);
    assert_eq!((row.state, row.attempts), (OutboxState::Queued, 0));
    assert!(!server.heard_in_clear().contains("MAIL"), "{}", server.heard_in_clear());
}

#[tokio::test]
async fn a_stranger_s_certificate_gets_no_mail() {
    for (encryption, scheme) in [(Encryption::StartTls, "smtp"), (Encryption::Implicit, "smtps")] {
        let (server, stranger) = (MailServer::start_with(encryption, None).await, MailServer::start_with(encryption, None).await);
        let required = if encryption == Encryption::StartTls { "?tls=required" } else { "" };
        let app = app_with_settings(&format!("{scheme}://localhost:{}{required}", server.port()), &[("BELFRY_SMTP_CA_FILE", stranger.authority())]).await;
        post_to(&app, &[JAN]).await;
        deliver(&app).await;
        let row = rows(&app).await.remove(0);
        assert_eq!((row.state, row.attempts), (OutboxState::Queued, 0));
        assert!(server.received().is_empty() && !server.heard_in_clear().contains("MAIL"));
    }
}

#[tokio::test]
async fn a_wrong_password_makes_mail_wait() {
    let server = MailServer::start_with(Encryption::None, Some("right")).await;
    let app = app_with_settings(&format!("smtp://belfry:wrong@127.0.0.1:{}", server.port()), &[]).await;
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    let row = rows(&app).await.remove(0);
    assert_eq!((row.state, row.attempts), (OutboxState::Queued, 0));
    assert!(row.last_error.is_some_and(|error| error.contains("535")));
}
