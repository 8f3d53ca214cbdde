//! Lasting refusals and addresses that nothing reaches: DLV-01, DLV-02; envelope senders; domains that ask for patience.

use std::sync::Arc;
use std::time::Duration;

use belfry::actions::mail::clear_address::clear_address;
use belfry::actions::mail::try_again::try_again;
use belfry::actions::mail::try_all_again::try_all_again;
use belfry::entity::outbox::OutboxState;
use belfry::entity::undeliverable_address;
use belfry::jobs::{Post, deliver_mail};
use sea_orm::EntityTrait;
use tokio_util::sync::CancellationToken;

use super::delivery::{app_with, app_with_settings, deliver, impatient, post_to, rows};
use crate::registration::NELE;
use crate::support::smtp::{Act, MailServer, Stage};
use crate::support::{TestApp, until};

const JAN: &str = "jan@gemeente.example";

async fn unreachable(app: &TestApp) -> Vec<(String, String)> {
    let all = undeliverable_address::Entity::find().all(app.db.reader()).await.expect("rows");
    all.into_iter().map(|entry| (entry.address, entry.code)).collect()
}

async fn register(app: &TestApp, email: &str) {
    let event = app.event().create().await;
    app.registrar.register(crate::registration::request(&event.slug, email)).await.expect("a place");
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_shown_and_further_mails_to_it_are_withheld() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    let nele = app.organiser().await;
    server.does(|at| if at.stage == Stage::Recipient && at.recipient.eq_ignore_ascii_case(JAN) { Act::Say("550 5.1.1 no such user") } else { Act::Go });
    register(&app, "Jan@gemeente.example").await;
    deliver(&app).await;
    assert_eq!(unreachable(&app).await, [(JAN.to_owned(), "5.1.1".to_owned())]);
    // Another event, the same person: nothing is tried, and it is said why.
    register(&app, JAN).await;
    let tried = server.connections();
    deliver(&app).await;
    assert_eq!(server.connections(), tried);
    let withheld = rows(&app).await.pop().expect("two");
    assert_eq!((withheld.state, withheld.last_error.as_deref(), withheld.attempts), (OutboxState::Failed, Some("withheld"), 0));
    let page = nele.get(&format!("/desk/registrations/{}", withheld.registration_id.expect("one"))).await.expect(200);
    assert!(page.shows("bestaat niet, volgens de mailserver") && page.link("/address").is_some());
    let event = crate::registration::by_email(&app, JAN).await.event_id;
    assert!(nele.get(&format!("/desk/events/{event}/participants")).await.shows("Adres onbereikbaar"));
    let person = crate::registration::by_email(&app, JAN).await;
    let link = app.keys.derive(belfry::keys::Purpose::Registration, person.id, 0);
    let own = app.visitor().get(&format!("/r/{}", link.as_str())).await.expect(200);
    assert!(own.shows("kwam niet aan") && own.link("/address").is_some());

    // All at once leaves it alone; who vouches for it is believed.
    assert_eq!(try_all_again(&app, NELE).await.expect("tried"), 0);
    server.does(|_| Act::Go);
    try_again(&app, NELE, withheld.id).await.expect("tried");
    assert!(unreachable(&app).await.is_empty());
    deliver(&app).await;
    assert_eq!(server.recipients(), [JAN]);
    assert_eq!(try_all_again(&app, NELE).await.expect("tried"), 1);
    deliver(&app).await;
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn only_a_missing_mailbox_is_the_address_s_fault() {
    for (reply, flagged) in [
        ("550 5.1.1 unknown", true),
        ("553 5.1.3 bad address", true),
        ("550 5.7.1 you are on a list", false),
        ("550 5.7.515 not authenticated", false),
        ("552 5.2.2 mailbox full", false),
        ("550 5.1.8 your domain is unknown", false),
        ("554 no", false),
    ] {
        let server = MailServer::start().await;
        let app = app_with(&server).await;
        server.does(move |at| if at.stage == Stage::Recipient { Act::Say(reply) } else { Act::Go });
        register(&app, JAN).await;
        deliver(&app).await;
        let row = rows(&app).await.remove(0);
        assert_eq!((row.state, row.last_error.as_deref()), (OutboxState::Failed, Some(reply)));
        assert_eq!(!unreachable(&app).await.is_empty(), flagged, "{reply}");
    }
}

#[tokio::test]
async fn a_sign_in_link_is_tried_all_the_same_and_an_entry_can_be_cleared() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::Recipient && at.time == 1 { Act::Say("550 5.1.1 no such user") } else { Act::Go });
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    post_to(&app, &[JAN]).await;
    deliver(&app).await;
    assert_eq!(server.recipients(), [JAN]);
    clear_address(&app, NELE, rows(&app).await[0].id).await.expect("cleared");
    assert!(unreachable(&app).await.is_empty());
}

#[tokio::test]
async fn each_mail_has_an_envelope_sender_of_its_own_when_bounces_have_a_mailbox() {
    let server = MailServer::start().await;
    let app = app_with_settings(&format!("smtp://127.0.0.1:{}", server.port()), &[("BELFRY_BOUNCE_ADDRESS", "bounces@mail.ledenkoepel.example")]).await;
    post_to(&app, &[JAN, "an@gemeente.example"]).await;
    deliver(&app).await;
    let received = server.received();
    for (mail, row) in received.iter().zip(rows(&app).await) {
        let (local, domain) = mail.sender.split_once('@').expect("an address");
        assert!(local.len() <= 64 && domain == "mail.ledenkoepel.example", "{}", mail.sender);
        assert_eq!(app.keys.bounced_mail(local.strip_prefix("bounces+").expect("a tag")), Some(row.id));
        assert!(String::from_utf8_lossy(&mail.raw).contains("activiteiten@ledenkoepel.example"), "the sender people see stays");
    }
    assert_ne!(received[0].sender, received[1].sender);
}

#[tokio::test]
async fn a_domain_that_asks_for_patience_gets_one_mail_at_a_time_and_holds_up_no_other() {
    let server = MailServer::start().await;
    let app = app_with(&server).await;
    server.does(|at| if at.stage == Stage::Recipient && at.recipient.ends_with("@slow.example") { Act::Say("450 4.7.1 too many connections") } else { Act::Go });
    let people: Vec<String> = (0..20).map(|number| format!("p{number}@{}", if number % 2 == 0 { "slow.example" } else { "quick.example" })).collect();
    post_to(&app, &["first@slow.example"]).await;
    let (stop, post) = (CancellationToken::new(), Arc::new(Post::new(app.app(), impatient(&app)).expect("letters")));
    let ended = stop.clone();
    let worker = tokio::spawn(async move { deliver_mail::run(post, &ended).await });
    until("it was tried", async || rows(&app).await[0].last_error.is_some()).await;
    post_to(&app, &people.iter().map(String::as_str).collect::<Vec<_>>()).await;
    until("ten have arrived", async || server.received().len() == 10).await;
    stop.cancel();
    worker.await.expect("it ends");
    let slow: Vec<_> = rows(&app).await.into_iter().filter(|row| row.recipient.ends_with("@slow.example")).collect();
    assert!(slow.iter().all(|row| row.state == OutboxState::Queued));
    let spread = slow.iter().filter(|row| row.last_error.as_deref() == Some("spread") && row.attempts == 0).count();
    assert!(spread >= 9, "{spread} were spread");
}

#[tokio::test]
async fn every_fault_of_a_server_leaves_the_mail_waiting_or_given_up_and_never_lost() {
    for pipelining in [true, false] {
        each_fault(pipelining).await;
    }
}

async fn each_fault(pipelining: bool) {
    use Act::{Drop, Say, Slow, TakeAndDrop};
    for (stage, act) in [
        (Stage::Connect, Say("421 busy")),
        (Stage::Connect, Say("554 go away")),
        (Stage::Sender, Say("421 busy")),
        (Stage::Sender, Say("550 5.7.1 sender refused")),
        (Stage::Sender, Drop),
        (Stage::Recipient, Say("450 4.2.1 greylisted")),
        (Stage::Recipient, Say("451 4.3.0 local error")),
        (Stage::Recipient, Say("452 4.2.2 full")),
        (Stage::Recipient, Say("432 4.3.2 concurrency")),
        (Stage::Recipient, Drop),
        (Stage::Data, Say("451 later")),
        (Stage::Data, Drop),
        (Stage::Body, Drop),
        (Stage::End, Say("452 4.3.1 no space")),
        (Stage::End, Drop),
        (Stage::End, TakeAndDrop),
        (Stage::End, Slow(Duration::from_millis(400))),
    ] {
        let server = MailServer::start().await;
        server.offers_pipelining(pipelining);
        let app = app_with(&server).await;
        let once = act.clone();
        server.does(move |at| if at.stage == stage && at.time == 1 { once.clone() } else { Act::Go });
        post_to(&app, &[JAN]).await;
        for _ in 0..3 {
            deliver(&app).await;
            app.wait(jiff::SignedDuration::from_mins(20));
        }
        let row = rows(&app).await.remove(0);
        assert_eq!(row.state, OutboxState::Sent, "{stage:?} {act:?}: {:?}", row.last_error);
        let received = server.received();
        assert!(received.len() == if act == TakeAndDrop { 2 } else { 1 }, "{stage:?} {act:?}: {}", received.len());
        assert!(received.iter().all(|mail| mail.raw == received[0].raw));
    }
}
