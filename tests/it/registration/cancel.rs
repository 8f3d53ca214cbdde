use belfry::actions::Acting;
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::entity::outbox::OutboxState;
use belfry::entity::registration::RegistrationStatus;
use belfry::error::{Error, Refusal};
use belfry::rules::letter::{CancelledBy, Letter, Method};
use belfry::rules::permission::Role;
use futures_util::future::join_all;
use uuid::Uuid;

use super::{everything_is_sent, invitations, letters, registrations, request, waiting};
use crate::support::TestApp;

fn acting(role: Role) -> Acting {
    Acting { organiser_id: Uuid::from_u128(1), role }
}

#[tokio::test]
async fn a_cancelled_place_is_free_at_once_and_leaves_the_calendar() {
    let app = TestApp::start().await;
    let event = app.event().places(1).create().await;
    app.registrar.register(request(&event.slug, "jan@gemeente.example")).await.expect("a place");
    everything_is_sent(&app).await;
    let before = invitations(&app).await.remove(0);
    let token = registrations(&app).await[0].token_hash.clone();
    cancel(&app, Holder::Participant(token.clone()), Some("ziek".to_owned())).await.expect("cancelled");

    assert_eq!(registrations(&app).await[0].status, RegistrationStatus::Cancelled);
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 0);
    let (row, letter) = letters(&app, OutboxState::Queued).await.pop().expect("a letter");
    let (method, session) = letter.calendar_message().expect("a CANCEL");
    let told = session.invitation.as_ref().expect("the invitation");
    assert_eq!((method, told.uid.as_str(), told.sequence), (Method::Cancel, before.uid.as_str(), 1));
    assert!(matches!(letter, Letter::Cancelled { by: CancelledBy::Participant, .. }));
    assert!(row.thread_message_id.is_some());
    app.registrar.register(request(&event.slug, "an@gemeente.example")).await.expect("the place is free");
    let again = cancel(&app, Holder::Participant(token), None).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::NotActive))));
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
}

#[tokio::test]
async fn many_cancels_of_one_registration_free_one_place() {
    let app = TestApp::start().await;
    let event = app.event().places(5).create().await;
    for name in ["a", "b", "c"] {
        app.registrar.register(request(&event.slug, &format!("{name}@gemeente.example"))).await.expect("a place");
    }
    let token = registrations(&app).await[0].token_hash.clone();
    let results = join_all((0..20).map(|_| cancel(&app, Holder::Participant(token.clone()), None))).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 2);
}

#[tokio::test]
async fn a_confirmation_that_never_left_is_set_aside() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.registrar.register(request(&event.slug, "jan@gemeente.example")).await.expect("a place");
    let token = registrations(&app).await[0].token_hash.clone();
    cancel(&app, Holder::Participant(token), None).await.expect("cancelled");
    assert_eq!(waiting(&app).await, ["cancelled"]);
}

#[tokio::test]
async fn after_the_end_a_participant_cannot_cancel_and_an_organiser_puts_the_record_straight() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.registrar.register(request(&event.slug, "jan@gemeente.example")).await.expect("a place");
    everything_is_sent(&app).await;
    app.at("2027-03-10T09:00:00Z");
    let registration = registrations(&app).await.remove(0);
    assert!(matches!(cancel(&app, Holder::Participant(registration.token_hash), None).await, Err(Error::Refused(Refusal::Past))));
    assert!(matches!(cancel(&app, Holder::Organiser(acting(Role::Desk), registration.id), None).await, Err(Error::Forbidden)));
    cancel(&app, Holder::Organiser(acting(Role::Organiser), registration.id), None).await.expect("cancelled");
    let (_, letter) = letters(&app, OutboxState::Queued).await.pop().expect("a letter");
    assert!(letter.calendar_message().is_none(), "no calendar message about what is over");
    assert_eq!(app.database().number("SELECT COUNT(*) FROM audit_entries WHERE action = 'registration.cancel'").await, 1);
}

#[tokio::test]
async fn an_unknown_link_cancels_nothing() {
    let app = TestApp::start().await;
    assert!(matches!(cancel(&app, Holder::Participant(vec![0; 32]), None).await, Err(Error::NotFound)));
}
