//! The form as a whole: its size, its origin, its moment.

use axum::http::Method;
use belfry::entity::event::EventStatus;
use jiff::SignedDuration;

use super::traces;
use crate::support::{PUBLIC_URL, TestApp};

const EMAIL: &str = "maria@voorbeeldegem.example";

#[tokio::test]
async fn ten_megabytes_in_a_field_are_too_much_and_change_nothing() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    let form = maria.fills_in(&event.slug, EMAIL).await.with("remarks", &"x".repeat(10 * 1024 * 1024));
    let page = maria.sends(&form).await.expect(413);
    assert!(page.has("h1"), "a page says so");
    assert_eq!(traces(&app).await, 0);
    // Ten thousand fields instead of one large one.
    let many = (0..10_000).fold(maria.fills_in(&event.slug, EMAIL).await, |form, number| form.and(&format!("f{number}"), "x"));
    assert!(maria.sends(&many).await.status.is_client_error());
    assert_eq!(traces(&app).await, 0);
}

#[tokio::test]
async fn a_form_of_another_shape_or_from_elsewhere_is_refused() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    let form = maria.fills_in(&event.slug, EMAIL).await;
    let path = form.action.clone();
    let honest: Vec<(&str, &str)> = vec![("content-type", "application/x-www-form-urlencoded"), ("origin", PUBLIC_URL), ("sec-fetch-site", "same-origin")];
    let with = |name: &'static str, value: &'static str| honest.iter().map(|(old, was)| if *old == name { (name, value) } else { (*old, *was) }).collect::<Vec<_>>();
    for (what, headers) in [
        ("a foreign origin", with("origin", "https://evil.example")),
        // Browsers say so of our own pages that send no Referer, and then add where the form came from.
        ("no origin of its own", vec![("content-type", "application/x-www-form-urlencoded"), ("origin", "null")]),
        ("no origin of its own, from elsewhere", vec![("content-type", "application/x-www-form-urlencoded"), ("origin", "null"), ("sec-fetch-site", "cross-site")]),
        ("another site", with("sec-fetch-site", "cross-site")),
        ("plain text", with("content-type", "text/plain")),
        ("JSON", with("content-type", "application/json")),
        ("several parts", with("content-type", "multipart/form-data; boundary=x")),
    ] {
        let page = maria.asks(Method::POST, &path, &headers, form.encoded().into_bytes()).await;
        assert!(page.status.is_client_error(), "{what}: {}", page.status);
        assert!(page.has("h1"), "{what}: a page says so");
    }
    for (what, form) in
        [("no token", form.clone().without("csrf")), ("a made-up token", form.clone().with("csrf", "1795424400.AAAA")), ("an empty token", form.clone().with("csrf", ""))]
    {
        let page = maria.sends(&form).await;
        assert!(page.status.is_client_error(), "{what}: {}", page.status);
    }
    for body in [&b"first_name=%ff%fe&csrf=%00"[..], b"&&&===", b"%%%", b"\xff\xfe\x00", b"first_name[]=a&first_name[0][x]=b"] {
        let page = maria.posts(&path, body).await;
        assert!(page.status.is_client_error(), "{body:?}: {}", page.status);
    }
    assert_eq!(traces(&app).await, 0);
}

#[tokio::test]
async fn what_was_typed_survives_a_form_that_lay_open_too_long() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    let form = maria.fills_in(&event.slug, EMAIL).await.with("remarks", "Ik kom met de trein.");
    app.wait(SignedDuration::from_hours(8 * 24));
    let page = maria.sends(&form).await;
    assert!(page.status.is_client_error(), "{}", page.status);
    assert!(page.source().contains("Ik kom met de trein.") && page.source().contains(EMAIL), "{}", page.words());
    assert_eq!(traces(&app).await, 0);
    // Sent again from the page that said so, it is taken.
    let answer = maria.sends(&page.form_with("email")).await;
    assert!(answer.status.is_redirection() || answer.status.is_success(), "{} {}", answer.status, answer.words());
}

#[tokio::test]
async fn a_form_posted_twice_takes_one_place_and_sends_one_mail() {
    let app = TestApp::start().await;
    let event = app.event().places(10).create().await;
    let maria = app.visitor();
    let form = maria.fills_in(&event.slug, EMAIL).await;
    let (first, second) = tokio::join!(maria.sends(&form), maria.sends(&form));
    let third = maria.sends(&form).await;
    for answer in [&first, &second, &third] {
        assert_eq!((answer.status, answer.location()), (first.status, first.location()));
    }
    assert!(first.status.is_redirection());
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    assert_eq!(app.deliver_mail().await.len(), 1);
}

#[tokio::test]
async fn a_second_registration_with_other_case_and_blanks_takes_no_second_place() {
    let app = TestApp::start().await;
    let event = app.event().places(10).create().await;
    let first = app.visitor().registers_for(&event.slug, EMAIL).await;
    let mine = app.deliver_mail().await.remove(0).link("/r/");
    let second = app.visitor().registers_for(&event.slug, "  MARIA@Voorbeeldegem.Example ").await;
    assert_eq!((first.status, first.words()), (second.status, second.words()), "the page says the same to everyone");
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].link("/r/"), mine, "the known person gets the personal link again");
    assert!(mails[0].calendar.is_none());
}

#[tokio::test]
async fn a_form_that_was_open_before_says_why_it_comes_too_late() {
    let app = TestApp::start().await;
    let full = app.event().places(1).create().await;
    let closing = app.event().closes("2026-11-25T12:00:00Z").create().await;
    let cancelled = app.event().create().await;
    let past = app.event().session("2026-11-24T10:00", "2026-11-24T11:00").create().await;
    let withdrawn = app.event().create().await;
    let maria = app.visitor();
    let mut forms = Vec::new();
    for event in [&full, &closing, &cancelled, &past, &withdrawn] {
        forms.push((event.slug.clone(), maria.fills_in(&event.slug, EMAIL).await));
    }
    app.visitor().registers_for(&full.slug, "jan@voorbeeldegem.example").await.expect(200);
    app.at("2026-11-25T12:00:01Z");
    app.database().execute(&format!("UPDATE events SET status = 'cancelled' WHERE slug = '{}'", cancelled.slug)).await;
    app.database().execute(&format!("UPDATE events SET status = 'draft' WHERE slug = '{}'", withdrawn.slug)).await;
    let before = traces(&app).await;
    let mut reasons = std::collections::BTreeSet::new();
    for (slug, form) in forms {
        let page = maria.sends(&form).await;
        let expected = if slug == withdrawn.slug { 404 } else { 409 };
        assert_eq!(page.status, expected, "{slug}: {}", page.words());
        reasons.insert(page.words());
    }
    assert_eq!(reasons.len(), 5, "each reason in words of its own");
    assert_eq!(traces(&app).await, before);
}

#[tokio::test]
async fn an_event_that_cannot_be_registered_for_says_why_on_its_page() {
    let app = TestApp::start().await;
    let events = [
        app.event().places(0).create().await,
        app.event().closes("2026-11-20T12:00:00Z").create().await,
        app.event().opens("2026-12-20T12:00:00Z").create().await,
        app.event().status(EventStatus::Cancelled).create().await,
        app.event().session("2026-10-01T10:00", "2026-10-01T11:00").create().await,
    ];
    let maria = app.visitor();
    for event in &events {
        let page = maria.opens(&format!("/events/{}", event.slug)).await.expect(200);
        assert!(page.link(&format!("/events/{}/register", event.slug)).is_none(), "{}: no button that leads to a refusal", page.words());
        assert_eq!(maria.opens(&format!("/events/{}/register", event.slug)).await.status, 409);
    }
    let draft = app.event().status(EventStatus::Draft).create().await;
    for path in [format!("/events/{}", draft.slug), format!("/events/{}/register", draft.slug), format!("/events/{}.ics", draft.slug)] {
        maria.opens(&path).await.expect(404);
    }
}
