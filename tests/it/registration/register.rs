use std::collections::HashSet;

use belfry::actions::registration::register::OrganisationChoice;
use belfry::entity::event::EventStatus;
use belfry::entity::outbox::OutboxState;
use belfry::entity::registration::RegistrationStatus;
use belfry::error::{Error, Refusal};
use belfry::keys::Purpose;
use belfry::rules::letter::Letter;
use futures_util::future::join_all;
use jiff::SignedDuration;
use uuid::Uuid;

use super::{everything_is_sent, invitations, letters, registrations, request, waiting};
use crate::support::TestApp;

#[tokio::test]
async fn a_registration_is_there_with_its_history_invitation_and_mail() {
    let app = TestApp::start().await;
    let event = app.event().places(200).create().await;
    app.registrar.register(request(&event.slug, "Lieselot@Voorbeeldstad.example")).await.expect("a place");

    let registration = registrations(&app).await.pop().expect("a registration");
    assert_eq!(registration.status, RegistrationStatus::Confirmed);
    assert_eq!(registration.token_hash, app.keys.derive(Purpose::Registration, registration.id, 0).hash());
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_history WHERE to_status = 'confirmed' AND actor = 'participant'").await, 1);
    let invitation = invitations(&app).await.pop().expect("an invitation");
    assert_eq!((invitation.sequence, invitation.cancelled), (0, false));
    let (row, letter) = letters(&app, OutboxState::Queued).await.pop().expect("a letter");
    assert!(row.caused_by_visitor);
    let Letter::Confirmation { registration, .. } = letter else { panic!("another letter") };
    let carried = registration.sessions[0].invitation.as_ref().expect("the invitation");
    assert_eq!((carried.uid.as_str(), carried.sequence), (invitation.uid.as_str(), 0));
    assert!(!row.facts.to_string().contains("secret-room"), "the meeting's own link stays in the house");
}

#[tokio::test]
async fn two_hundred_requests_at_once_for_fifty_places_give_fifty() {
    let app = TestApp::start().await;
    let event = app.event().places(50).create().await;
    let requests = (0..200).map(|number| app.registrar.register(request(&event.slug, &format!("p{number}@gemeente.example"))));
    let results = join_all(requests).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 50);
    assert_eq!(results.iter().filter(|result| matches!(result, Err(Error::Refused(Refusal::Full)))).count(), 150);
    assert_eq!(registrations(&app).await.len(), 50);
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 50);
    assert_eq!(waiting(&app).await.len(), 50);
}

#[tokio::test]
async fn two_copies_on_one_database_never_give_a_place_twice() {
    let app = TestApp::start().await;
    let second = TestApp::start_on(app.database().clone(), &[]).await;
    let event = app.event().places(50).create().await;
    let other = app.event().places(30).create().await;
    // A hundred people want both events, each through both copies, at the same moment.
    let requests = (0..400).map(|number| {
        let copy = if number % 2 == 0 { &app } else { &second };
        let slug = if number % 4 < 2 { &event.slug } else { &other.slug };
        copy.registrar.register(request(slug, &format!("p{}@gemeente.example", number / 4)))
    });
    let results = join_all(requests).await;
    assert!(results.iter().all(|result| matches!(result, Ok(_) | Err(Error::Refused(Refusal::Full)))), "{results:?}");
    let registrations = registrations(&app).await;
    for (event, places) in [(&event, 50), (&other, 30)] {
        let people: HashSet<Uuid> = registrations.iter().filter(|registration| registration.event_id == event.id).map(|registration| registration.person_id).collect();
        assert_eq!(people.len(), places);
        assert_eq!(registrations.iter().filter(|registration| registration.event_id == event.id).count(), places, "nobody has two");
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM persons").await, registrations.iter().map(|registration| registration.person_id).collect::<HashSet<_>>().len() as i64);
}

#[tokio::test]
async fn a_second_registration_takes_no_second_place_and_brings_the_link_again() {
    let app = TestApp::start().await;
    let event = app.event().places(2).create().await;
    app.registrar.register(request(&event.slug, "lieselot@voorbeeldstad.example")).await.expect("a place");
    app.registrar.register(request(&event.slug, "  LIESELOT@VoorbeeldStad.Example ")).await.expect("the same answer");
    assert_eq!(registrations(&app).await.len(), 1);
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    assert_eq!(waiting(&app).await, ["confirmation", "personal-link"]);
}

#[tokio::test]
async fn the_same_person_twice_at_once_has_one_place() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let results = join_all((0..50).map(|_| app.registrar.register(request(&event.slug, "lieselot@voorbeeldstad.example")))).await;
    // The mailbox had its three mails of the hour then; the place is one in any case.
    assert!(results.iter().all(|result| matches!(result, Ok(_) | Err(Error::TooMany { .. }))));
    assert_eq!(registrations(&app).await.len(), 1);
    assert_eq!(waiting(&app).await.len(), 3);
}

#[tokio::test]
async fn a_form_posted_twice_is_one_registration_and_one_mail() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let mut form = request(&event.slug, "lieselot@voorbeeldstad.example");
    form.submission = Some("the form's own id".to_owned());
    let results = join_all((0..10).map(|_| app.registrar.register(form.clone()))).await;
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(waiting(&app).await, ["confirmation"]);
}

#[tokio::test]
async fn the_answer_to_a_known_address_is_that_to_a_stranger() {
    let app = TestApp::start().await;
    let event = app.event().places(1).create().await;
    app.registrar.register(request(&event.slug, "known@gemeente.example")).await.expect("a place");
    for email in ["known@gemeente.example", "stranger@gemeente.example"] {
        let answer = app.registrar.register(request(&event.slug, email)).await;
        assert!(matches!(answer, Err(Error::Refused(Refusal::Full))), "{email}: {answer:?}");
    }
    // Whoever owns the known address finds the way to the place they have.
    assert_eq!(waiting(&app).await, ["confirmation", "personal-link"]);
}

#[tokio::test]
async fn one_mailbox_gets_three_mails_an_hour_whatever_the_event_and_the_spelling() {
    let app = TestApp::start().await;
    let mut answers = Vec::new();
    for (number, email) in ["jan@gemeente.example", "JAN@gemeente.example", "jan+labo@gemeente.example", "jan+x@GEMEENTE.example"].into_iter().enumerate() {
        let event = app.event().slug(&format!("event-{number}")).create().await;
        answers.push(app.registrar.register(request(&event.slug, email)).await);
    }
    assert!(answers[..3].iter().all(Result::is_ok));
    assert!(matches!(answers[3], Err(Error::TooMany { .. })));
    assert_eq!(registrations(&app).await.len(), 3);
    app.wait(SignedDuration::from_mins(61));
    app.registrar.register(request("event-3", "jan+x@gemeente.example")).await.expect("an hour later it is good again");
}

#[tokio::test]
async fn nobody_registers_for_what_is_not_open() {
    let app = TestApp::start().await;
    let refused = async |slug: &str| match app.registrar.register(request(slug, "jan@gemeente.example")).await {
        Err(Error::Refused(refusal)) => Some(refusal),
        Err(Error::NotFound) => None,
        other => panic!("{other:?}"),
    };
    let draft = app.event().status(EventStatus::Draft).create().await;
    assert_eq!(refused(&draft.slug).await, None);
    assert_eq!(refused("no-such-event").await, None);
    let cancelled = app.event().status(EventStatus::Cancelled).create().await;
    assert_eq!(refused(&cancelled.slug).await, Some(Refusal::EventCancelled));
    let later = app.event().opens("2026-12-01T09:00:00Z").create().await;
    assert_eq!(refused(&later.slug).await, Some(Refusal::NotOpenYet));
    let closed = app.event().closes("2026-11-23T09:00:00Z").create().await;
    assert_eq!(refused(&closed.slug).await, Some(Refusal::Closed));
    let past = app.event().session("2026-11-20T10:00", "2026-11-20T11:00").create().await;
    assert_eq!(refused(&past.slug).await, Some(Refusal::Past));
    assert!(waiting(&app).await.is_empty() && registrations(&app).await.is_empty());
}

#[tokio::test]
async fn an_unknown_organisation_or_a_session_of_another_event_is_said_at_the_field() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let other = app.event().create().await;
    let mut wrong = request(&event.slug, "jan@gemeente.example");
    wrong.participants[0].organisation = OrganisationChoice::Known(Uuid::from_u128(1));
    wrong.participants[0].sessions = vec![other.sessions[0].id];
    let Err(Error::Invalid(errors)) = app.registrar.register(wrong).await else { panic!("taken") };
    assert_eq!(errors.0.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["organisation", "session"]);
    assert_eq!(app.database().number("SELECT places_taken FROM events WHERE places_taken > 0 UNION ALL SELECT 0").await, 0);
}

#[tokio::test]
async fn a_course_of_three_days_gives_three_letters_with_an_invitation_each() {
    let app = TestApp::start().await;
    let event =
        app.event().session("2026-11-20T10:00", "2026-11-20T12:00").session("2027-02-11T10:00", "2027-02-11T12:00").session("2027-05-06T10:00", "2027-05-06T12:00").create().await;
    app.registrar.register(request(&event.slug, "jan@gemeente.example")).await.expect("a place");
    let letters = letters(&app, OutboxState::Queued).await;
    // The first day is over: nobody's calendar needs it.
    assert_eq!(letters.iter().map(|(row, _)| row.letter.as_str()).collect::<Vec<_>>(), ["confirmation", "invitation"]);
    let uids: HashSet<_> = letters.iter().map(|(_, letter)| letter.calendar_message().expect("a calendar message").1.invitation.clone().expect("it").uid).collect();
    assert_eq!(uids.len(), 2);
    assert_eq!(letters[1].0.thread_message_id.as_ref(), Some(&letters[0].0.message_id));
    assert!(letters[0].0.caused_by_visitor && !letters[1].0.caused_by_visitor);
}

#[tokio::test]
async fn registering_again_after_cancelling_gives_a_new_calendar_entry() {
    let app = TestApp::start().await;
    let event = app.event().places(1).create().await;
    app.registrar.register(request(&event.slug, "jan@gemeente.example")).await.expect("a place");
    everything_is_sent(&app).await;
    let token = registrations(&app).await[0].token_hash.clone();
    belfry::actions::registration::cancel::cancel(&app, belfry::actions::registration::holder::Holder::Participant(token), None).await.expect("cancelled");
    everything_is_sent(&app).await;
    app.registrar.register(request(&event.slug, "jan@gemeente.example")).await.expect("a place again");
    let uids: HashSet<_> = invitations(&app).await.into_iter().map(|invitation| invitation.uid).collect();
    assert_eq!(uids.len(), 2);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM persons").await, 1);
}

#[tokio::test]
async fn the_action_itself_holds_the_limits_whatever_the_door() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let mut long = request(&event.slug, "jan@gemeente.example");
    long.participants[0].remarks = Some("é".repeat(2_001));
    long.participants[0].job_title = Some("x".repeat(121));
    let Err(Error::Invalid(errors)) = app.registrar.register(long).await else { panic!("taken") };
    let found: Vec<_> = errors.0.iter().map(|error| (error.field.as_str(), error.code.as_str(), error.limit)).collect();
    assert_eq!(found, [("job_title", "too-long", Some(120)), ("remarks", "too-long", Some(2_000))]);
    let mut fits = request(&event.slug, "jan@gemeente.example");
    fits.participants[0].remarks = Some("é".repeat(2_000));
    app.registrar.register(fits).await.expect("a place");
}
