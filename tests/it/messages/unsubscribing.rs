use axum::http::Method;
use belfry::entity::message::MessageState;
use belfry::entity::registration::RegistrationStatus;
use belfry::jobs::send_messages::until_idle;

use super::{addresses, details, message, path, people, sent, state};
use crate::support::{TestApp, TestEvent, Visitor};

/// What a mail provider sends in the reader's name (RFC 8058 §3.1): no cookie, no page of ours, no `Origin`.
async fn one_click(provider: &Visitor, link: &str) -> crate::support::Page {
    provider.asks(Method::POST, link, &[("content-type", "application/x-www-form-urlencoded")], b"List-Unsubscribe=One-Click".to_vec()).await
}

/// Maria is registered, and has got one message; the link in it.
async fn link_of_maria(app: &TestApp, event: &TestEvent) -> String {
    app.visitor().registers_for(&event.slug, "Maria@gemeente.example").await;
    sent(app, event, details("Praktisch", "x"), None).await;
    until_idle(app.app()).await.expect("a mail");
    let mails = app.deliver_mail().await;
    let mail = mails.iter().find(|mail| mail.subject == "Praktisch").expect("the message");
    let header = mail.header("List-Unsubscribe").expect("a header");
    let link = header.trim_matches(['<', '>']).strip_prefix("https://belfry.example").expect("our own, by https").to_owned();
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    assert_eq!(mail.link("/u/"), link, "the text and the header say the same");
    assert!(mail.html.contains(&link));
    link
}

#[tokio::test]
async fn a_page_that_is_opened_changes_nothing_and_its_button_can_be_undone() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let link = link_of_maria(&app, &event).await;
    let maria = app.visitor();
    let page = maria.get(&link).await.expect(200);
    assert!(page.shows("maria@gemeente.example") && page.shows("Ledenkoepel"), "{}", page.words());
    assert_eq!((page.header("cache-control"), page.header("referrer-policy"), page.header("x-robots-tag")), ("no-store", "no-referrer", "noindex, nofollow"));
    for method in [Method::GET, Method::HEAD] {
        maria.asks(method, &link, &[], Vec::new()).await.expect(200);
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM mailing_addresses WHERE unsubscribed_at IS NOT NULL").await, 0);
    let answer = maria.sends(&page.form("#unsubscribe")).await.expect(303);
    let page = maria.follows(answer).await;
    assert!(page.shows("Je bent afgemeld."), "{}", page.words());
    let answer = maria.sends(&page.form("#subscribe")).await.expect(303);
    assert!(maria.follows(answer).await.has("#unsubscribe"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM mailing_addresses WHERE unsubscribed_at IS NOT NULL").await, 0);
}

#[tokio::test]
async fn a_provider_unsubscribes_with_one_click_and_only_messages_stop() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let link = link_of_maria(&app, &event).await;
    people(&app, &event, "p", 2, RegistrationStatus::Confirmed).await;
    let provider = app.visitor();
    for _ in 0..2 {
        assert!(one_click(&provider, &link).await.expect(200).shows("Je bent afgemeld."));
    }
    // The other encoding of the standard is taken, too; a cross-site form of a browser with that body says the same.
    let multipart = b"--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n".to_vec();
    provider.asks(Method::POST, &link, &[("content-type", "multipart/form-data; boundary=b")], multipart).await.expect(200);
    app.wait(jiff::SignedDuration::from_secs(1));
    let id = sent(&app, &event, details("Nog iets", "x"), None).await;
    until_idle(app.app()).await.expect("mails");
    assert_eq!(addresses(&app, id).await, ["p0@gemeente.example", "p1@gemeente.example"]);
    app.deliver_mail().await;
    until_idle(app.app()).await.expect("an end");
    assert_eq!((state(&app, id).await, message(&app, id).await.unsubscribed), (MessageState::Sent, 1));
    // The desk says who is left out and why, and counts right before it sends.
    let nele = app.organiser().await;
    let form = nele.opens(&format!("{}/new", path(&event))).await.expect(200).form("#message").with("subject_nl", "Derde").with("body_nl", "x");
    let answer = nele.sends(&form).await;
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("krijgen 2 mensen dit bericht") && page.shows("Eén persoon krijgt het niet") && page.shows("Maria Peeters"), "{}", page.words());
    // What becomes of her own registration she is told: a change, a cancellation, and a new confirmation elsewhere.
    let page = nele.opens(&format!("/desk/events/{}/sessions/{}/edit", event.id, event.sessions[0].id)).await.expect(200);
    let answer = nele.sends(&page.form("#session").with("start", "14:00").with("end", "15:30")).await;
    nele.follows(answer).await.expect(200);
    let other = app.event().create().await;
    app.visitor().registers_for(&other.slug, "maria@gemeente.example").await;
    let told: Vec<String> = app.deliver_mail().await.into_iter().filter(|mail| mail.recipient().eq_ignore_ascii_case("maria@gemeente.example")).map(|mail| mail.subject).collect();
    assert!(told.iter().any(|subject| subject.starts_with("Gewijzigd")) && told.iter().any(|subject| subject.starts_with("Ingeschreven")), "{told:?}");
}

#[tokio::test]
async fn the_exception_for_providers_is_as_narrow_as_their_one_wish() {
    let app = TestApp::start_with(&[("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "3")]).await;
    let event = app.event().create().await;
    let link = link_of_maria(&app, &event).await;
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let stranger = app.visitor().from("198.51.100.7");
    // Anything but that wish needs the page's own token, and undoing always does.
    let answer = stranger.asks(Method::POST, &link, &form, b"List-Unsubscribe=Yes".to_vec()).await;
    assert_eq!(answer.status.as_u16(), 403);
    assert_eq!(stranger.asks(Method::POST, &link, &form, Vec::new()).await.status.as_u16(), 403);
    assert_eq!(stranger.asks(Method::POST, &format!("{link}/undo"), &form, b"List-Unsubscribe=One-Click".to_vec()).await.status.as_u16(), 403);
    assert_eq!(stranger.asks(Method::POST, &link, &[("content-type", "text/plain")], b"List-Unsubscribe=One-Click".to_vec()).await.status.as_u16(), 415);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM mailing_addresses WHERE unsubscribed_at IS NOT NULL").await, 0);
    assert_eq!(stranger.asks(Method::POST, &link, &form, vec![b'x'; 40_000]).await.status.as_u16(), 413);
    // One provider speaks for thousands: it is not held to what one client may send. Other forms still are.
    let provider = app.visitor().from("198.51.100.8");
    for _ in 0..8 {
        one_click(&provider, &link).await.expect(200);
    }
    for _ in 0..3 {
        provider.asks(Method::POST, "/me/forget", &form, Vec::new()).await;
    }
    assert_eq!(provider.asks(Method::POST, "/me/forget", &form, Vec::new()).await.status.as_u16(), 429);
    // Links that are none of ours.
    for path in ["/u/x", "/u/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        app.visitor().get(path).await.expect(404);
        assert_eq!(one_click(&app.visitor(), path).await.status.as_u16(), 404, "{path}");
    }
}

#[tokio::test]
async fn who_unsubscribed_is_not_invited_any_more() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let link = link_of_maria(&app, &event).await;
    let other = app.event().create().await;
    let nele = app.organiser().await;
    let invites = async |list: &str| {
        let page = nele.opens(&format!("/desk/events/{}/invitees", other.id)).await.expect(200);
        let answer = nele.sends(&page.form("#invite").with("list", list)).await;
        nele.follows(answer).await.expect(200)
    };
    invites("maria@gemeente.example").await;
    let mail = app.deliver_mail().await.remove(0);
    assert_eq!(mail.link("/u/"), link, "one address has one link");
    one_click(&app.visitor(), &link).await.expect(200);
    // No reminder, and no invitation to a third event.
    app.wait(jiff::SignedDuration::from_hours(49));
    let nele = app.organiser().await;
    let page = nele.opens(&format!("/desk/events/{}/invitees", other.id)).await.expect(200);
    nele.sends(&page.form("#remind")).await.expect(303);
    assert!(app.deliver_mail().await.is_empty());
    let third = app.event().create().await;
    let page = nele.opens(&format!("/desk/events/{}/invitees", third.id)).await.expect(200);
    let answer = nele.sends(&page.form("#invite").with("list", "maria@gemeente.example\nels@aalst.example")).await;
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Eén persoon krijgt een uitnodiging. Wie zich afmeldde"), "{}", page.words());
    assert_eq!(app.deliver_mail().await.iter().map(|mail| mail.recipient()).collect::<Vec<_>>(), ["els@aalst.example"]);
}
