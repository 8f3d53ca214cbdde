//! `/my`: all registrations of one person, behind a link that only their mailbox gets.

use jiff::SignedDuration;

use super::{only_entry, opens_feed};
use crate::support::{Page, TestApp, Visitor};

const MARIA: &str = "maria@voorbeeldstad.example";

async fn asks(visitor: &Visitor, email: &str) -> Page {
    let form = visitor.get("/my").await.expect(200).form_with("email").with("email", email);
    let answer = visitor.sends(&form).await;
    visitor.follows(answer).await
}

#[tokio::test]
async fn a_link_by_mail_shows_all_registrations_and_the_feed() {
    let app = TestApp::start().await;
    let coming = app.event().titled("Wat nog komt").create().await;
    let past = app.event().titled("Wat voorbij is").session("2026-12-01T10:00", "2026-12-01T12:00").create().await;
    let maria = app.visitor();
    for event in [&coming, &past] {
        maria.registers_for(&event.slug, MARIA).await.expect(200);
    }
    app.deliver_mail().await;
    app.at("2026-12-15T10:00:00Z");
    assert!(asks(&maria, " MARIA@voorbeeldstad.example ").await.expect(200).shows("Kijk in je mailbox"));
    let mail = app.deliver_mail().await.remove(0);
    assert_eq!((mail.recipient().as_str(), mail.subject.as_str(), mail.method.as_deref()), (MARIA, "Jouw inschrijvingen bij Ledenkoepel", None));
    let path = mail.link("/my/");
    let elsewhere = app.visitor();
    let page = elsewhere.get(&path).await.expect(200);
    assert_eq!(page.all("h3"), ["Wat nog komt", "Wat voorbij is"]);
    assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-store", "no-referrer"));
    assert!(page.header("x-robots-tag").contains("noindex") && !page.has("#calendar-address"));
    let registration = page.attributes("h3 a", "href").remove(0);
    assert!(elsewhere.get(&registration).await.expect(200).shows("Je bent ingeschreven"));
    let feed = opens_feed(&elsewhere, &path).await;
    assert!(feed.starts_with("/f/"));
    app.at("2027-02-15T10:00:00Z");
    assert_eq!(only_entry(&app, &feed).await.get("SUMMARY"), "Wat nog komt", "the feed outlives the link");
}

#[tokio::test]
async fn the_answer_is_the_same_for_an_address_that_nobody_knows() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, MARIA).await.expect(200);
    app.deliver_mail().await;
    app.wait(SignedDuration::from_hours(2));
    let (known, unknown) = (asks(&app.visitor(), MARIA).await.expect(200), asks(&app.visitor(), "niemand@elders.example").await.expect(200));
    assert_eq!(known.words(), unknown.words());
    assert_eq!(app.deliver_mail().await.iter().map(|mail| mail.recipient()).collect::<Vec<_>>(), [MARIA]);
}

#[tokio::test]
async fn a_mailbox_gets_its_share_of_links_and_no_more() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, MARIA).await.expect(200);
    app.deliver_mail().await;
    app.wait(SignedDuration::from_hours(2));
    for _ in 0..6 {
        asks(&app.visitor(), MARIA).await.expect(200);
    }
    assert_eq!(app.deliver_mail().await.len(), 3);
    app.wait(SignedDuration::from_hours(2));
    asks(&app.visitor(), MARIA).await.expect(200);
    assert_eq!(app.deliver_mail().await.len(), 1);
}

#[tokio::test]
async fn a_link_ends_after_a_day_and_offers_another() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    app.deliver_mail().await;
    app.wait(SignedDuration::from_hours(2));
    asks(&maria, MARIA).await;
    let path = app.deliver_mail().await.remove(0).link("/my/");
    let page = maria.get(&path).await.expect(200);
    app.wait(SignedDuration::from_hours(25));
    let gone = maria.get(&path).await.expect(410);
    assert!(gone.shows("Deze link werkt niet meer") && gone.try_form("form[action='/my']").is_some());
    maria.sends(&page.form("form[action$='/open']")).await.expect(410);
    for nothing in ["/my/x", "/my/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        maria.get(nothing).await.expect(410);
    }
    assert_eq!(belfry::actions::my::forget_links::forget_links(&app).await.expect("an answer"), 1);
}

#[tokio::test]
async fn what_is_no_address_is_said_at_the_field() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    for wrong in ["", "maria", "maria@", "a@b\r\nBcc: c@d.example", &"x".repeat(400)] {
        let form = visitor.get("/my").await.expect(200).form_with("email").with("email", wrong);
        let page = visitor.sends(&form).await.expect(422);
        assert!(page.has("#email-error"), "{wrong:?}");
    }
    assert!(app.deliver_mail().await.is_empty());
}
