//! Cancelled and registered again before a mail about it left: one letter with the final truth.

use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;

use super::{calendars, moves, patient};
use crate::registration::{by_email, nothing_is_wrong, register, told};
use crate::support::{TestApp, TestEvent};

const JAN: &str = "jan@gemeente.example";

async fn cancels(app: &TestApp) {
    let jan = by_email(app, JAN).await;
    cancel(app, Holder::Participant(jan.token_hash), None).await.expect("cancelled");
}

async fn jan_has(app: &TestApp, event: &TestEvent) {
    let calendars = calendars(app).await;
    assert_eq!(calendars[JAN].values().map(|entry| entry.session).collect::<std::collections::BTreeSet<_>>(), event.sessions.iter().map(|session| session.id).collect());
    nothing_is_wrong(app).await;
}

#[tokio::test]
async fn the_entry_there_is_goes_on_under_its_uid() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, JAN).await;
    let first = app.deliver_mail().await;
    cancels(&app).await;
    register(&app, &event, JAN).await;
    nothing_is_wrong(&app).await;
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.method.as_deref()).collect::<Vec<_>>(), [Some("REQUEST"), Some("REQUEST")], "no CANCEL; a letter for each date");
    for (before, after) in first.iter().zip(&mails) {
        assert_eq!((after.event_property("UID"), after.event_property("SEQUENCE")), (before.event_property("UID"), "2".to_owned()));
    }
    // The way in belongs to the registration that counts.
    app.visitor().opens(&mails[0].link("/j/")).await.expect(200);
    jan_has(&app, &event).await;
    // And once more, with what came of it.
    cancels(&app).await;
    assert_eq!(app.deliver_mail().await.iter().filter(|mail| mail.method.as_deref() == Some("CANCEL")).count(), 2);
    assert!(calendars(&app).await[JAN].is_empty());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn before_anything_was_sent_there_is_one_confirmation() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for _ in 0..2 {
        register(&app, &event, JAN).await;
        cancels(&app).await;
    }
    register(&app, &event, JAN).await;
    let mails = app.deliver_mail().await;
    assert_eq!((mails.len(), mails[0].method.as_deref()), (1, Some("REQUEST")));
    assert!(mails[0].subject.starts_with("Ingeschreven"));
    jan_has(&app, &event).await;
}

#[tokio::test]
async fn when_the_cancel_has_left_a_new_entry_begins() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    register(&app, &event, JAN).await;
    let first = app.deliver_mail().await.remove(0);
    cancels(&app).await;
    app.deliver_mail().await;
    register(&app, &event, JAN).await;
    let again = app.deliver_mail().await.remove(0);
    assert_ne!(again.event_property("UID"), first.event_property("UID"));
    assert_eq!(again.event_property("SEQUENCE"), "0");
    jan_has(&app, &event).await;
}

#[tokio::test]
async fn a_cancel_that_was_tried_may_have_arrived() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    register(&app, &event, JAN).await;
    app.deliver_mail().await;
    cancels(&app).await;
    app.database().execute("UPDATE outbox SET attempts = 1 WHERE state = 'queued'").await;
    register(&app, &event, JAN).await;
    assert_eq!(told(&app, JAN).await, ["confirmation", "cancelled", "confirmation"]);
    app.deliver_mail().await;
    jan_has(&app, &event).await;
}

#[tokio::test]
async fn who_comes_back_to_the_waiting_list_has_no_entry_any_more() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    register(&app, &event, JAN).await;
    register(&app, &event, "an@gemeente.example").await;
    app.deliver_mail().await;
    cancels(&app).await;
    register(&app, &event, JAN).await;
    app.deliver_mail().await;
    assert!(calendars(&app).await[JAN].is_empty(), "the place went to somebody who waited");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_session_that_moved_meanwhile_is_told_as_it_is() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, JAN).await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    cancels(&app).await;
    register(&app, &event, JAN).await;
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("10:30-12:00"));
    super::half_an_hour(&app);
    assert!(app.deliver_mail().await.is_empty(), "knows it already");
    jan_has(&app, &event).await;
}
