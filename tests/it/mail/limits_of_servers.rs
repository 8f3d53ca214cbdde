//! What a mail server does not take: mails above its size, addresses of other scripts, and patience without end.

use std::sync::Arc;
use std::time::{Duration, Instant};

use belfry::entity::outbox::OutboxState;
use belfry::jobs::{Post, deliver_mail};
use tokio_util::sync::CancellationToken;

use super::delivery::{app_with, deliver, impatient, post_to, rows};
use crate::support::smtp::{Act, MailServer, Stage};
use crate::support::{TestApp, mailbox::Mail};

const JAN: &str = "jan@gemeente.example";
const ZOE: &str = "zoë@gemeente.example";

async fn register(app: &TestApp) {
    let event = app.event().create().await;
    app.registrar.register(crate::registration::request(&event.slug, JAN)).await.expect("a place");
}

/// A server that finds the first mails too large; what it takes in the end, and how the row stands.
async fn too_large(reply: &'static str, times: usize, stage: Stage) -> (TestApp, MailServer) {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(move |at| if at.stage == stage && at.time <= times { Act::Say(reply) } else { Act::Go });
    register(&app).await;
    deliver(&app).await;
    (app, server)
}

#[tokio::test]
async fn a_mail_that_is_too_large_leaves_at_once_without_its_file_and_loses_nothing() {
    for reply in ["552 5.3.4 message too big", "552 too much mail data", "554 5.2.3 over the limit"] {
        let (app, server) = too_large(reply, 1, Stage::End).await;
        let row = rows(&app).await.remove(0);
        assert_eq!((row.state, row.attempts), (OutboxState::Sent, 1), "{reply}: {:?}", row.last_error);
        let received = server.received();
        assert_eq!(received.len(), 1);
        let mail = Mail::parse(&received[0].raw);
        assert_eq!(mail.method.as_deref(), Some("REQUEST"));
        assert!(mail.event_property("UID").contains('@') && !String::from_utf8_lossy(&mail.raw).contains("invite.ics"));
        assert!(mail.text.contains("De uitnodiging voor je agenda zit bij deze mail"));
    }
}

#[tokio::test]
async fn where_even_that_is_too_large_the_words_say_so_and_lead_to_the_calendar() {
    let (app, server) = too_large("552 5.3.4 message too big", 2, Stage::End).await;
    assert_eq!(rows(&app).await[0].state, OutboxState::Sent);
    let mail = Mail::parse(&server.received()[0].raw);
    assert!(mail.calendar.is_none() && mail.message_id.contains(&rows(&app).await[0].message_id));
    let link = format!("{}/calendar", mail.link("/r/"));
    for body in [&mail.text, &mail.html] {
        assert!(body.contains("te groot voor je mailserver") && body.contains(&link) && !body.contains("zit bij deze mail"), "{body}");
    }
    app.visitor().get(&link).await.expect(200);
}

#[tokio::test]
async fn what_cannot_be_made_smaller_is_given_up() {
    let (app, server) = too_large("552 5.3.4 message too big", 3, Stage::End).await;
    let row = rows(&app).await.remove(0);
    assert_eq!((row.state, row.last_error.as_deref()), (OutboxState::Failed, Some("552 5.3.4 message too big")));
    assert!(server.received().is_empty());
    // A mailbox that is full is no mail that is too large.
    let (app, server) = too_large("552 5.2.2 mailbox full", 1, Stage::End).await;
    assert_eq!((rows(&app).await[0].state, server.received().len()), (OutboxState::Failed, 0));
    // Neither is a letter without a calendar tried again.
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::End && at.time == 1 { Act::Say("552 5.3.4 message too big") } else { Act::Go });
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    assert_eq!((rows(&app).await[0].state, server.received().len()), (OutboxState::Failed, 0));
}

#[tokio::test]
async fn a_mail_crosses_the_line_twice_where_the_server_takes_several_commands_at_once() {
    for offers in [true, false] {
        let server = MailServer::start().await;
        server.offers_pipelining(offers);
        let app = app_with(&server).await;
        // Whoever is refused leaves the line as it was for who comes next.
        server.does(|at| if at.recipient.starts_with("nobody") { Act::Say("550 5.1.1 no such user") } else { Act::Go });
        post_to(&app, &[JAN, "nobody@gemeente.example", "an@gemeente.example"]).await;
        deliver(&app).await;
        let received = server.received();
        assert_eq!((server.recipients(), server.connections()), (vec![JAN.to_owned(), "an@gemeente.example".to_owned()], 1), "pipelining: {offers}");
        assert!(received.iter().all(|mail| mail.at_once == offers));
        let states: Vec<_> = rows(&app).await.into_iter().map(|row| (row.state, row.last_error)).collect();
        assert_eq!(states, [(OutboxState::Sent, None), (OutboxState::Failed, Some("550 5.1.1 no such user".to_owned())), (OutboxState::Sent, None)]);
    }
}

#[tokio::test]
async fn a_server_that_waits_for_a_message_to_nobody_gets_none() {
    let server = MailServer::start().await;
    server.takes_data_always();
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::Recipient && at.recipient.starts_with("nobody") { Act::Say("450 4.2.0 greylisted") } else { Act::Go });
    post_to(&app, &["nobody@gemeente.example", JAN]).await;
    deliver(&app).await;
    assert_eq!((server.recipients(), server.connections()), (vec![JAN.to_owned()], 2));
    assert_eq!(rows(&app).await[0].last_error.as_deref(), Some("450 4.2.0 greylisted"));
}

#[tokio::test]
async fn an_address_of_any_script_is_taken_once_the_mail_server_was_seen_to_take_it() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    let event = app.event().create().await;
    let zoe = app.visitor();
    let form = zoe.fills_in(&event.slug, ZOE).await;
    let page = zoe.sends(&form).await.expect(422);
    assert!(page.shows("Gebruik voor de @ enkel letters zonder accenten"), "{}", page.words());

    // The worker meets the server at its start.
    server.offers_smtp_utf8(true);
    Post::new(app.app(), impatient(&app)).expect("letters").meet_server().await;
    zoe.registers_for(&event.slug, ZOE).await;
    deliver(&app).await;
    let received = server.received();
    assert_eq!((received.len(), received[0].recipient.as_str(), received[0].parameters.as_str()), (1, ZOE, "SMTPUTF8 BODY=8BITMIME"));
    let mail = Mail::parse(&received[0].raw);
    assert_eq!(mail.recipient(), ZOE);
    let attendee = mail.event_property("ATTENDEE");
    assert!(attendee.ends_with("mailto:zo%C3%AB@gemeente.example"), "{attendee}");
    // A plain one leaves as ever, and Zoë is one person, however she types it.
    register_again(&app, &event.slug, "ZOE\u{308}@Gemeente.example").await;
    assert_eq!(crate::registration::registrations(&app).await.len(), 1);
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    assert_eq!(server.received().last().expect("one").parameters, "");
}

async fn register_again(app: &TestApp, slug: &str, email: &str) {
    app.visitor().registers_for(slug, email).await;
}

#[tokio::test]
async fn a_mail_server_that_takes_no_such_address_any_more_makes_the_mail_one_that_was_given_up() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    let nele = app.organiser().await;
    server.offers_smtp_utf8(true);
    Post::new(app.app(), impatient(&app)).expect("letters").meet_server().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, ZOE).await;
    server.offers_smtp_utf8(false);
    deliver(&app).await;
    let row = rows(&app).await.pop().expect("one");
    assert_eq!((row.state, row.last_error.as_deref(), server.received().len()), (OutboxState::Failed, Some("needs-smtputf8"), 0));
    let page = nele.get(&format!("/desk/mail/{}", row.id)).await.expect(200);
    assert!(page.shows("de mailserver neemt zulke adressen niet aan"), "{}", page.words());
    // The forms know it from now on; who is in the list can be written to again.
    let form = app.visitor();
    let answer = form.sends(&form.get("/my").await.expect(200).form_with("email").with("email", ZOE)).await;
    answer.expect(422);
    server.offers_smtp_utf8(true);
    belfry::actions::mail::try_again::try_again(&app, crate::registration::NELE, row.id).await.expect("tried");
    // The connection of before is not asked again what it offers; a new one is.
    Post::new(app.app(), impatient(&app)).expect("letters").meet_server().await;
    deliver(&app).await;
    assert_eq!(server.recipients(), [ZOE]);
}

#[tokio::test]
async fn a_server_that_answers_letter_by_letter_holds_up_no_other_mail() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    let drips = |stage: Stage| {
        move |at: &crate::support::smtp::Situation| if at.stage == stage && at.recipient.starts_with("slow") { Act::Drip(Duration::from_millis(20)) } else { Act::Go }
    };
    for stage in [Stage::Recipient, Stage::Data, Stage::End] {
        server.does(drips(stage));
        let before = (server.received().len(), rows(&app).await.len(), server.connections());
        let people: Vec<String> = (0..30).map(|number| format!("{}{number}@{stage:?}.example", if number % 3 == 0 { "slow" } else { "quick" }).to_lowercase()).collect();
        post_to(&app, &people.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let (stop, post) = (CancellationToken::new(), Arc::new(Post::new(app.app(), impatient(&app)).expect("letters")));
        let ended = stop.clone();
        let began = Instant::now();
        let worker = tokio::spawn(async move { deliver_mail::run(post, &ended).await });
        while rows(&app).await[before.1..].iter().any(|row| row.last_error.is_none() && row.state != OutboxState::Sent) {
            assert!(began.elapsed() < Duration::from_secs(20), "{stage:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        stop.cancel();
        worker.await.expect("it ends");
        assert_eq!(server.received().len() - before.0, 20, "{stage:?}: the quick ones");
        // Each drip costs its connection and no more: they do not pile up.
        assert!(server.connections() - before.2 <= 10 + 4 + 1, "{stage:?}: {}", server.connections() - before.2);
    }
}
