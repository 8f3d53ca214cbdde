//! On the organiser's word, by the job, by several copies, and killed half-way.

use belfry::actions::event::tell_changes::{Left, send_now, tell_due, tell_some};
use belfry::error::{Error, Refusal};
use belfry::rules::permission::Role;
use futures_util::future::join_all;

use super::{calendars, half_an_hour, moves, patient, pending};
use crate::registration::{NELE, alone, nothing_is_wrong, participant, register};
use crate::support::{TestApp, TestEvent};

async fn many(app: &TestApp, event: &TestEvent, people: usize) {
    let forms = (0..people).map(|number| app.registrar.register(alone(&event.slug, participant(&format!("p{number:04}@gemeente.example")))));
    for registered in join_all(forms).await {
        registered.expect("a place");
    }
}

#[tokio::test]
async fn the_organiser_sends_it_now() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    let version = pending(&app).await.expect("a set").version;
    let desk = belfry::actions::Acting { role: Role::Desk, ..NELE };
    assert!(matches!(send_now(&app, desk, event.id, version).await, Err(Error::Forbidden)));
    moves(&app, &event, 0, 30).await;
    assert!(matches!(send_now(&app, NELE, event.id, version).await, Err(Error::Refused(Refusal::ChangedMeanwhile))), "something was added that she has not seen");
    assert_eq!(send_now(&app, NELE, event.id, version + 1).await.expect("sent"), 1);
    assert_eq!(app.deliver_mail().await.len(), 1);
    assert!(matches!(send_now(&app, NELE, event.id, version + 1).await, Err(Error::Refused(Refusal::ChangedMeanwhile))));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn two_copies_tell_nobody_twice() {
    let app = patient().await;
    let event = app.event().create().await;
    many(&app, &event, 250).await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    half_an_hour(&app);
    let other = TestApp::start_on(app.database().clone(), &[("BELFRY_CHANGES_WAIT_MINUTES", "30")]).await;
    other.clock.set(app.clock.now());
    let (one, two) = tokio::join!(tell_due(&app), tell_due(&other));
    one.expect("told");
    two.expect("told");
    assert_eq!(app.deliver_mail().await.len(), 250);
    assert!(calendars(&app).await.values().all(|calendar| calendar.len() == 1 && calendar.values().all(|entry| entry.sequence == 1)));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn stopped_half_way_it_goes_on_where_it_stopped() {
    let app = patient().await;
    let event = app.event().create().await;
    many(&app, &event, 250).await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    half_an_hour(&app);
    assert_eq!(tell_some(&app, event.id).await.expect("told"), Left::Some);
    let begun = pending(&app).await.expect("still there");
    assert_eq!(begun.told, 200);
    nothing_is_wrong(&app).await;
    // Too late to take it back; and somebody who registers now knows.
    assert!(matches!(belfry::actions::event::withdraw_changes::withdraw_changes(&app, NELE, event.id, begun.version).await, Err(Error::Refused(Refusal::ChangedMeanwhile))));
    register(&app, &event, "jan@gemeente.example").await;
    // The program is started anew.
    let again = TestApp::start_on(app.database().clone(), &[]).await;
    again.clock.set(app.clock.now());
    while tell_some(&again, event.id).await.expect("told") == Left::Some {}
    assert!(pending(&app).await.is_none());
    assert_eq!(app.deliver_mail().await.len(), 251);
    assert!(calendars(&app).await.values().all(|calendar| calendar.values().all(|entry| entry.sequence <= 1)));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn an_edit_while_others_are_told_is_a_set_of_its_own() {
    let app = patient().await;
    let event = app.event().create().await;
    many(&app, &event, 250).await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    half_an_hour(&app);
    assert_eq!(tell_some(&app, event.id).await.expect("told"), Left::Some);
    moves(&app, &event, 0, 30).await;
    assert_eq!(app.deliver_mail().await.len(), 200);
    nothing_is_wrong(&app).await;
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 250);
    let steps = mails.iter().filter(|mail| mail.event_property("SEQUENCE") == "2").count();
    assert_eq!(steps, 200, "the others hear of both in one letter");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_confirmation_to_one_goes_before_what_many_are_told() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    half_an_hour(&app);
    tell_due(&app).await.expect("told");
    register(&app, &event, "an@gemeente.example").await;
    let claim = belfry::outbox::Claim { owner: uuid::Uuid::nil(), now: app.clock.now(), most: 1, except: Vec::new(), per_minute: 0 };
    let claimed = belfry::outbox::claim(&app.db, claim).await.expect("an answer");
    assert_eq!(claimed.rows.iter().map(|mail| mail.recipient.as_str()).collect::<Vec<_>>(), ["an@gemeente.example"]);
}
