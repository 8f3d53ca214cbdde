//! The ticket: in the mail, on "my registration", to print, and what its code opens.

use belfry::keys::Purpose;

use super::{attendances, code, door_of, registered};
use crate::support::TestApp;

#[tokio::test]
async fn the_confirmation_brings_the_ticket_as_a_picture_of_its_own_and_as_a_link() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    let jane = registered(&app, &event, "Jane", "D'Hondt").await;
    let mail = app.deliver_mail().await.remove(0);
    let link = app.links.ticket(&app.keys.ticket(jane.id));
    let raw = String::from_utf8_lossy(&mail.raw);
    assert!(raw.contains("Content-ID: <ticket>") && raw.contains("multipart/related"), "a picture inside the mail");
    let at = |part: &str| raw.find(part).unwrap_or_else(|| panic!("no {part}"));
    assert!(at("multipart/related") < at("multipart/alternative"), "HTML and calendar are alternatives of one part: Thunderbird shows both");
    assert!(mail.text.contains(&link), "the plain text has the link: {}", mail.text);
    assert!(mail.html.contains("cid:ticket") && !mail.html.contains("src=\"http"), "nothing is loaded from afar");
    assert!(!link.contains("Jane") && !link.contains("gemeente"));
}

#[tokio::test]
async fn who_comes_online_has_no_ticket() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let jane = registered(&app, &event, "Jane", "D'Hondt").await;
    let mail = app.deliver_mail().await.remove(0);
    assert!(!mail.text.contains("/c/") && !mail.html.contains("cid:ticket"));
    let token = app.keys.derive(Purpose::Registration, jane.id, 0);
    let page = app.visitor().get(&format!("/r/{}", token.as_str())).await.expect(200);
    assert!(!page.has("img.qr"));
    app.visitor().get(&format!("/r/{}/ticket", token.as_str())).await.expect(404);
}

#[tokio::test]
async fn the_ticket_stands_on_my_registration_and_prints() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    let jane = registered(&app, &event, "Jane", "D'Hondt").await;
    let base = format!("/r/{}", app.keys.derive(Purpose::Registration, jane.id, 0).as_str());
    let page = app.visitor().get(&base).await.expect(200);
    assert!(page.has("img.qr[alt]"), "{}", page.words());
    let ticket = app.visitor().get(&format!("{base}/ticket")).await.expect(200);
    assert!(ticket.shows("Jane D'Hondt") && ticket.shows(&event.title) && ticket.has("img.qr[alt]"), "{}", ticket.words());
    assert!(ticket.shows(&format!("/c/{}", code(&app, &jane))), "in words, too");
    app.at("2027-03-10T08:00:00Z");
    app.visitor().get(&format!("{base}/ticket")).await.expect(404);
}

#[tokio::test]
async fn a_ticket_says_nothing_to_a_stranger_and_changes_nothing() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    let jane = registered(&app, &event, "Jane", "D'Hondt").await;
    app.at("2027-03-09T08:30:00Z");
    let ours = app.visitor().get(&format!("/c/{}", code(&app, &jane))).await.expect(200);
    assert!(!ours.source().contains("Hondt") && !ours.source().contains(&event.title), "{}", ours.words());
    let none = app.visitor().get(&format!("/c/{}", app.keys.random().as_str())).await.expect(200);
    assert_eq!(ours.words(), none.words(), "it does not tell whether it is one of ours");
    app.visitor().get("/c/x").await.expect(200);
    assert_eq!(ours.header("referrer-policy"), "no-referrer");
    assert!(attendances(&app).await.is_empty());
}

#[tokio::test]
async fn the_phones_own_camera_leads_an_organiser_to_a_button() {
    let app = TestApp::start().await;
    let event = app.event().onsite().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-10T10:00", "2027-03-10T11:00").create().await;
    let jane = registered(&app, &event, "Jane", "D'Hondt").await;
    app.at("2027-03-09T08:30:00Z");
    let nele = app.organiser().await;
    let page = nele.get(&format!("/c/{}", code(&app, &jane))).await.expect(200);
    assert!(page.shows("Jane D'Hondt"), "{}", page.words());
    assert_eq!(page.attributes("main section form", "action"), [door_of(&event, 0)], "today's session alone");
    assert!(attendances(&app).await.is_empty(), "looking changes nothing");
    let welcome = nele.sends(&page.form("main section form")).await.expect(200);
    assert!(welcome.shows("Welkom") && welcome.shows("Jane D'Hondt"), "{}", welcome.words());
    assert_eq!(attendances(&app).await.len(), 1);
    let forged = nele.get(&format!("/c/{}", app.keys.random().as_str())).await.expect(200);
    assert!(forged.shows("Niet op de lijst"));
}
