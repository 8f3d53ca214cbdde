//! Requests that an organiser decides on, and how an end is undone.

use belfry::actions::Acting;
use belfry::actions::event::cancel::cancel as cancel_event;
use belfry::actions::registration::approve::{approve, decline};
use belfry::entity::registration::RegistrationStatus::{Confirmed, Declined, Pending, Waitlisted};
use belfry::error::{Error, Refusal};
use belfry::rules::letter::{Because, Letter};
use belfry::rules::permission::Role;
use belfry::rules::registration::Approval;
use uuid::Uuid;

use super::{NELE, by_email, everything_is_sent, invitations, letters, named_after, nothing_is_wrong, register, standing, told};
use crate::support::TestApp;

#[tokio::test]
async fn a_request_holds_a_place_and_brings_nothing_into_the_calendar_until_it_is_approved() {
    let app = TestApp::start().await;
    let event = app.event().places(1).rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    assert_eq!(register(&app, &event, "jan@gemeente.example").await.pending, 1);
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    assert_eq!(told(&app, "jan@gemeente.example").await, ["acknowledged"]);
    assert!(invitations(&app).await.is_empty());
    everything_is_sent(&app).await;
    let done = approve(&app, NELE, vec![by_email(&app, "jan@gemeente.example").await.id], None).await.expect("approved");
    assert_eq!(done.done, 1);
    let (row, letter) = letters(&app, belfry::entity::outbox::OutboxState::Queued).await.pop().expect("a letter");
    assert!(matches!(letter, Letter::Confirmation { because: Because::Approved, .. }) && letter.calendar_message().is_some());
    assert!(row.thread_message_id.is_some(), "one thread with the acknowledgement");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn places_given_out_by_approving_go_in_the_order_of_approval() {
    let app = TestApp::start().await;
    let event = app.event().places(2).rules(|rules| (rules.approval, rules.waiting_list) = (Approval::NoPlace, true)).create().await;
    for name in ["a", "b", "c", "d"] {
        assert_eq!(register(&app, &event, &format!("{name}@gemeente.example")).await.pending, 1);
    }
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 0);
    let mut ids = Vec::new();
    for name in ["d", "b", "a"] {
        ids.push(by_email(&app, &format!("{name}@gemeente.example")).await.id);
    }
    assert_eq!(approve(&app, NELE, ids, None).await.expect("approved").done, 3);
    decline(&app, NELE, vec![by_email(&app, "c@gemeente.example").await.id], Some("enkel voor trekkers".to_owned())).await.expect("declined");
    assert_eq!(standing(&app, &event).await, [("a", Waitlisted), ("b", Confirmed), ("c", Declined), ("d", Confirmed)].map(named_after));
    assert_eq!(told(&app, "c@gemeente.example").await, ["declined"], "the acknowledgement never left");
    assert_eq!(told(&app, "a@gemeente.example").await, ["waitlisted"]);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn without_a_waiting_list_the_last_approval_says_that_it_is_full() {
    let app = TestApp::start().await;
    let event = app.event().places(1).rules(|rules| rules.approval = Approval::NoPlace).create().await;
    for name in ["a", "b"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    let (a, b) = (by_email(&app, "a@gemeente.example").await.id, by_email(&app, "b@gemeente.example").await.id);
    let done = approve(&app, NELE, vec![a, b, a], None).await.expect("answered");
    assert_eq!((done.done, done.refused), (1, vec![(b, Refusal::Full), (a, Refusal::NotPending)]));
    assert_eq!(standing(&app, &event).await, [("a", Confirmed), ("b", Pending)].map(named_after));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn approving_after_the_event_was_cancelled_is_refused_with_the_reason() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let id = by_email(&app, "jan@gemeente.example").await.id;
    cancel_event(&app, NELE, event.id, event.version, None).await.expect("cancelled");
    assert_eq!(approve(&app, NELE, vec![id], None).await.expect("answered").refused, [(id, Refusal::EventCancelled)]);
    assert_eq!(decline(&app, NELE, vec![id], None).await.expect("answered").refused, [(id, Refusal::NotPending)]);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn only_organisers_decide() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let id = by_email(&app, "jan@gemeente.example").await.id;
    let desk = Acting { organiser_id: Uuid::from_u128(2), role: Role::Desk };
    assert!(matches!(approve(&app, desk, vec![id], None).await, Err(Error::Forbidden)));
    assert!(matches!(decline(&app, desk, vec![id], None).await, Err(Error::Forbidden)));
    assert!(matches!(approve(&app, NELE, vec![Uuid::from_u128(9)], None).await, Err(Error::NotFound)));
}
