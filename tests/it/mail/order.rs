//! Which mail goes first, which waits, which never leaves: UPD-02, UPD-10, and a rate for small mail hosts.

use belfry::entity::outbox::{OutboxState, Urgency};
use belfry::outbox::{Claim, Outcome, claim, insert, mark, row};
use belfry::rules::language::Language;
use belfry::rules::letter::{Because, Letter};
use belfry::rules::names::EmailAddress;
use jiff::SignedDuration;
use uuid::Uuid;

use super::delivery::{app_with, app_with_settings, deliver, post_to, rows};
use super::samples::{RECIPIENT, moved, registration, revised, session};
use crate::support::database::is_postgres;
use crate::support::smtp::{Act, MailServer, Stage};
use crate::support::{MAIL_DOMAIN, Mail, TestApp, until};

fn ask(app: &TestApp) -> Claim {
    Claim { owner: app.clock.random_id(), now: app.clock.now(), most: 50, except: Vec::new(), per_minute: 0 }
}

/// A letter about the registration of `event`'s first participant, as the calendar message it carries.
async fn post_letter(app: &TestApp, id: Uuid, letter: Letter, urgency: Urgency) {
    let posting = belfry::outbox::Posting {
        letter,
        recipient: EmailAddress::parse(RECIPIENT).expect("an address"),
        language: Language::Nl,
        thread_message_id: None,
        caused_by_visitor: false,
        urgency,
    };
    let mut posted = row(&app.clock, MAIL_DOMAIN, posting).expect("a row");
    posted.registration_id = sea_orm::ActiveValue::Set(Some(id));
    app.db.write(move |transaction| Box::pin(async move { insert(transaction, vec![posted]).await })).await.expect("posted");
}

async fn somebody(app: &TestApp) -> Uuid {
    let event = app.event().create().await;
    app.registrar.register(crate::registration::request(&event.slug, "somebody@gemeente.example")).await.expect("a place");
    app.database().execute("DELETE FROM outbox").await;
    crate::registration::registrations(app).await[0].id
}

fn confirmation() -> Letter {
    Letter::Confirmation { registration: registration(vec![session()]), because: Because::Registered }
}

fn change(sequence: i32) -> Letter {
    Letter::Changed { registration: registration(vec![moved(sequence)]), before: session(), before_title: None }
}

#[tokio::test]
async fn a_revision_that_was_put_off_is_overtaken_by_a_newer_one_and_never_leaves() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    let id = somebody(&app).await;
    server.does(|at| if at.stage == Stage::Recipient && at.time == 1 { Act::Say("451 4.3.0 later") } else { Act::Go });
    post_letter(&app, id, confirmation(), Urgency::AtOnce).await;
    deliver(&app).await;
    assert!(server.received().is_empty());
    post_letter(&app, id, change(1), Urgency::AtOnce).await;
    deliver(&app).await;
    app.wait(SignedDuration::from_hours(2));
    deliver(&app).await;
    let sent: Vec<String> = server.received().iter().map(|mail| Mail::parse(&mail.raw).event_property("SEQUENCE")).collect();
    assert_eq!(sent, ["1"]);
    assert_eq!(rows(&app).await.iter().map(|row| row.state).collect::<Vec<_>>(), [OutboxState::Superseded, OutboxState::Sent]);
}

#[tokio::test]
async fn an_older_revision_of_less_urgency_never_follows_the_newer_one() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    let id = somebody(&app).await;
    post_letter(&app, id, change(1), Urgency::Bulk).await;
    post_letter(&app, id, change(2), Urgency::AtOnce).await;
    deliver(&app).await;
    let sent: Vec<String> = server.received().iter().map(|mail| Mail::parse(&mail.raw).event_property("SEQUENCE")).collect();
    assert_eq!(sent, ["2"]);
}

#[tokio::test]
async fn a_newer_revision_waits_for_an_older_one_that_is_being_sent() {
    let app = TestApp::start().await;
    let id = somebody(&app).await;
    post_letter(&app, id, change(1), Urgency::AtOnce).await;
    let first = claim(&app.db, ask(&app)).await.expect("claimed");
    assert_eq!(first.rows.len(), 1);
    post_letter(&app, id, change(2), Urgency::AtOnce).await;
    assert!(claim(&app.db, ask(&app)).await.expect("claimed").rows.is_empty(), "the older one is on its way");
    // Nobody knows what became of the first; the second says more.
    app.wait(SignedDuration::from_secs(61));
    let settled = claim(&app.db, ask(&app)).await.expect("claimed");
    assert_eq!((settled.rows.len(), settled.settled), (0, 1));
    let second = claim(&app.db, ask(&app)).await.expect("claimed");
    assert_eq!(second.rows.iter().map(|row| row.calendar_sequence).collect::<Vec<_>>(), [2]);
    assert_eq!(rows(&app).await[0].state, OutboxState::Superseded);
}

#[tokio::test]
async fn further_dates_and_other_mailboxes_are_no_older_revisions() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    let id = somebody(&app).await;
    let mut second = revised(session(), 0);
    second.invitation.as_mut().expect("an invitation").uid = "another@events.example.org".to_owned();
    post_letter(&app, id, confirmation(), Urgency::AtOnce).await;
    post_letter(&app, id, Letter::Invitation { registration: registration(vec![second]) }, Urgency::AtOnce).await;
    deliver(&app).await;
    assert_eq!(server.received().len(), 2);
    assert!(rows(&app).await.iter().all(|row| row.state == OutboxState::Sent));
}

#[tokio::test]
async fn a_small_mail_host_gets_no_more_in_a_minute_than_it_allows_from_all_copies_together() {
    let server = MailServer::start().await;
    let (url, allowed) = (format!("smtp://127.0.0.1:{}", server.port()), ("BELFRY_MAILS_PER_MINUTE", "5"));
    let app = app_with_settings(&url, &[allowed]).await;
    let second = TestApp::start_on(app.database().clone(), &[("BELFRY_SMTP_URL", &url), allowed]).await;
    let people: Vec<String> = (0..12).map(|number| format!("p{number}@gemeente.example")).collect();
    post_to(&app, &people.iter().map(String::as_str).collect::<Vec<_>>()).await;
    for expected in [5, 10, 12] {
        deliver(&app).await;
        deliver(&second).await;
        assert_eq!(server.received().len(), expected);
        app.wait(SignedDuration::from_secs(61));
        second.clock.set(app.clock.now());
    }
}

#[tokio::test]
async fn what_was_not_tried_costs_nothing_of_the_rate() {
    let app = TestApp::start().await;
    post_to(&app, &["jan@gemeente.example"]).await;
    let claimed = claim(&app.db, Claim { per_minute: 1, ..ask(&app) }).await.expect("claimed");
    let (owner, id) = (claimed.rows[0].lease_owner.expect("an owner"), claimed.rows[0].id);
    assert!(claim(&app.db, Claim { per_minute: 1, ..ask(&app) }).await.expect("claimed").rows.is_empty());
    mark(&app.db, &app.clock, owner, vec![(id, Outcome::NotTried { at: app.clock.now(), error: "away".to_owned() })]).await.expect("marked");
    assert_eq!(claim(&app.db, Claim { per_minute: 1, ..ask(&app) }).await.expect("claimed").rows.len(), 1);
}

#[tokio::test]
async fn three_hundred_register_while_the_mail_server_is_down_for_an_hour_and_each_gets_one_mail() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::Connect { Act::Say("421 down") } else { Act::Go });
    let event = app.event().create().await;
    for number in 0..300 {
        app.registrar.register(crate::registration::request(&event.slug, &format!("p{number}@gemeente.example"))).await.expect("registered at once");
        if number % 60 == 0 {
            deliver(&app).await;
            app.wait(SignedDuration::from_mins(12));
        }
    }
    assert!(server.received().is_empty());
    server.does(|_| Act::Go);
    assert_eq!(deliver(&app).await, 300);
    let decided: Vec<String> = rows(&app).await.into_iter().map(|row| row.recipient).collect();
    assert_eq!(server.recipients(), decided, "in the order in which they were decided");
}

/// PostgreSQL knows nothing yet of what has just been posted, and took all of it for a handful that is quickly sorted: each claim read all that waits.
#[tokio::test]
async fn a_claim_reads_what_it_takes_and_not_all_that_waits() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let letter = |number: usize| {
        let recipient = EmailAddress::parse(&format!("{number}@gemeente.example")).expect("an address");
        let posting =
            belfry::outbox::Posting { letter: confirmation(), recipient, language: Language::Nl, thread_message_id: None, caused_by_visitor: false, urgency: Urgency::AtOnce };
        let mut posted = row(&app.clock, MAIL_DOMAIN, posting).expect("a row");
        // As if each were about something of its own.
        (posted.registration_id, posted.calendar_uid) = (sea_orm::ActiveValue::Set(None), sea_orm::ActiveValue::Set(None));
        posted
    };
    let waiting: Vec<_> = (0..3_000).map(letter).collect();
    app.db.write(move |transaction| Box::pin(async move { insert(transaction, waiting).await })).await.expect("posted");
    let claimed = claim(&app.db, ask(&app)).await.expect("claimed");
    assert_eq!(claimed.rows.len(), 50);
    // A connection tells its figures when it is asked to, or a little later.
    let counted = |figure: &str| format!("SELECT CAST({figure} AS bigint) FROM pg_stat_user_tables WHERE relname = 'outbox'");
    until("figures", async || {
        let _ = sea_orm::ConnectionTrait::execute_unprepared(app.db.reader(), "SELECT pg_stat_force_next_flush()").await;
        app.database().number(&counted("n_tup_upd")).await >= 50
    })
    .await;
    let read = app.database().number(&counted("seq_tup_read + idx_tup_fetch")).await;
    assert!(read < 1_000, "{read} rows");
}
