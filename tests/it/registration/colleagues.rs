//! A booker with colleagues: each with their own letters, all manageable by one link, in one transaction.

use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::offer::accept;
use belfry::entity::booking as booking_entity;
use belfry::entity::registration::RegistrationStatus::{Cancelled, Confirmed, Offered, Waitlisted};
use belfry::error::{Error, Refusal};
use belfry::rules::letter::Letter;
use sea_orm::EntityTrait;

use super::{booking, by_email, letters, named_after, nothing_is_wrong, participant, register, standing, told};
use crate::support::TestApp;

async fn token(app: &TestApp) -> Vec<u8> {
    booking_entity::Entity::find().one(app.db.reader()).await.expect("rows").expect("a booking").token_hash
}

#[tokio::test]
async fn thirty_colleagues_are_registered_in_one_commit_and_the_booker_has_an_overview() {
    let app = TestApp::start().await;
    let event = app.event().places(30).create().await;
    let names: Vec<String> = (0..30).map(|number| format!("p{number:02}")).collect();
    let before = app.db.commits();
    let done = app.registrar.register(booking(&event, &names.iter().map(String::as_str).collect::<Vec<_>>(), true)).await.expect("registered");
    assert_eq!(app.db.commits() - before, 1);
    assert_eq!(done.confirmed, 30);
    assert_eq!(told(&app, "p07@gemeente.example").await, ["confirmation"]);
    let overview = letters(&app, belfry::entity::outbox::OutboxState::Queued).await.into_iter().find(|(row, _)| row.recipient == "hilde@gemeente.example").expect("a letter").1;
    assert!(matches!(overview, Letter::Booking { booking } if booking.colleagues.len() == 30));
    let one = letters(&app, belfry::entity::outbox::OutboxState::Queued).await.into_iter().find(|(row, _)| row.recipient == "p07@gemeente.example").expect("a letter").1;
    assert_eq!(one.registration().and_then(|facts| facts.registered_by.as_deref()), Some("Hilde De Wit"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_history WHERE actor = 'booker'").await, 30);
    cancel(&app, Holder::Booker(token(&app).await, by_email(&app, "p07@gemeente.example").await.id), None).await.expect("the booker cancels");
    assert_eq!(by_email(&app, "p07@gemeente.example").await.status, Cancelled);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_booking_reaches_nobody_elses_registration() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.registrar.register(booking(&event, &["a"], true)).await.expect("registered");
    register(&app, &event, "stranger@gemeente.example").await;
    let stranger = by_email(&app, "stranger@gemeente.example").await;
    assert!(matches!(cancel(&app, Holder::Booker(token(&app).await, stranger.id), None).await, Err(Error::NotFound)));
    assert!(matches!(cancel(&app, Holder::Booker(vec![0; 32], by_email(&app, "a@gemeente.example").await.id), None).await, Err(Error::NotFound)));
    assert!(matches!(cancel(&app, Holder::Participant(token(&app).await), None).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn one_address_twice_is_said_at_the_second_and_nothing_is_stored() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let mut twice = booking(&event, &["a", "b"], true);
    twice.participants.push(participant("A@gemeente.example"));
    let Err(Error::Invalid(errors)) = app.registrar.register(twice).await else { panic!("taken") };
    assert_eq!(errors.0.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect::<Vec<_>>(), [("participants[2][email]", "twice-in-form")]);
    assert!(standing(&app, &event).await.is_empty());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM bookings").await, 0);
}

#[tokio::test]
async fn who_is_registered_already_keeps_that_and_the_others_are_registered() {
    let app = TestApp::start().await;
    let event = app.event().places(3).create().await;
    register(&app, &event, "a@gemeente.example").await;
    let done = app.registrar.register(booking(&event, &["a", "b", "c"], true)).await.expect("registered");
    assert_eq!(done.confirmed, 2);
    assert_eq!(told(&app, "a@gemeente.example").await, ["confirmation", "personal-link"]);
    let known = booking_entity::Entity::find().one(app.db.reader()).await.expect("rows").expect("a booking").known;
    assert_eq!(known, serde_json::json!(["Lieselot Vandecasteele"]));
    assert!(by_email(&app, "a@gemeente.example").await.booking_id.is_none(), "the booker does not manage what was there");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn when_places_are_short_all_wait_or_those_who_fit_come() {
    let app = TestApp::start().await;
    let event = app.event().places(3).waiting_list().create().await;
    register(&app, &event, "first@gemeente.example").await;
    let together = app.registrar.register(booking(&event, &["a", "b", "c"], true)).await.expect("waits");
    assert_eq!((together.confirmed, together.waitlisted, together.position), (0, 3, 1));
    // Two places are free and kept for the group: who comes now waits behind it.
    assert_eq!(register(&app, &event, "later@gemeente.example").await.waitlisted, 1);
    nothing_is_wrong(&app).await;
    cancel(&app, Holder::Participant(by_email(&app, "first@gemeente.example").await.token_hash), None).await.expect("cancelled");
    let now = standing(&app, &event).await;
    assert_eq!(now, [("a", Offered), ("b", Offered), ("c", Offered), ("first", Cancelled), ("later", Waitlisted)].map(named_after));
    for name in ["a", "b", "c"] {
        let id = by_email(&app, &format!("{name}@gemeente.example")).await.id;
        accept(&app, Holder::Booker(token(&app).await, id)).await.expect("the booker accepts");
    }
    nothing_is_wrong(&app).await;

    let split = app.event().places(2).waiting_list().create().await;
    let done = app.registrar.register(booking(&split, &["a", "b", "c"], false)).await.expect("registered");
    assert_eq!((done.confirmed, done.waitlisted), (2, 1));
    assert_eq!(standing(&app, &split).await, [("a", Confirmed), ("b", Confirmed), ("c", Waitlisted)].map(named_after));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_group_larger_than_the_event_is_told_so_and_one_that_grew_too_large_holds_up_nobody() {
    let app = TestApp::start().await;
    let event = app.event().places(2).waiting_list().create().await;
    assert!(matches!(app.registrar.register(booking(&event, &["a", "b", "c"], true)).await, Err(Error::Refused(Refusal::GroupTooLarge))));
    let none = app.event().places(2).create().await;
    register(&app, &none, "first@gemeente.example").await;
    assert!(matches!(app.registrar.register(booking(&none, &["a", "b"], false)).await, Err(Error::Refused(Refusal::Full))));
    assert_eq!(standing(&app, &none).await.len(), 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM bookings").await, 0);
}

#[tokio::test]
async fn a_booking_posted_twice_is_one() {
    let app = TestApp::start().await;
    let event = app.event().places(4).create().await;
    let mut form = booking(&event, &["a", "b"], true);
    form.submission = Some("0123456789abcdef0123".to_owned());
    let first = app.registrar.register(form.clone()).await.expect("registered");
    assert_eq!(app.registrar.register(form).await.expect("the same answer"), first);
    assert_eq!(standing(&app, &event).await.len(), 2);
    assert_eq!(told(&app, "a@gemeente.example").await, ["confirmation"]);
    assert_eq!(told(&app, "hilde@gemeente.example").await, ["booking"]);
}

#[tokio::test]
async fn more_people_than_a_form_holds_are_refused() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let names: Vec<String> = (0..31).map(|number| format!("p{number:02}")).collect();
    let Err(Error::Invalid(errors)) = app.registrar.register(booking(&event, &names.iter().map(String::as_str).collect::<Vec<_>>(), true)).await else { panic!("taken") };
    assert_eq!(errors.0[0].code, "too-many-people");
    let Err(Error::Invalid(errors)) = app.registrar.register(booking(&event, &[], true)).await else { panic!("taken") };
    assert_eq!(errors.0[0].code, "required");
}
