use belfry::actions::Acting;
use belfry::actions::event::cancel::cancel;
use belfry::actions::event::remove_session::remove_session;
use belfry::actions::event::reschedule::reschedule;
use belfry::actions::event::{SessionAttendance, SessionDetails};
use belfry::entity::outbox::OutboxState;
use belfry::entity::session;
use belfry::rules::letter::{CancelledBy, Letter, Method};
use belfry::rules::names::WebAddress;
use belfry::rules::permission::Role;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{everything_is_sent, invitations, letters, registrations, request, waiting};
use crate::support::{TestApp, TestEvent};

const NELE: Acting = Acting { organiser_id: Uuid::from_u128(1), role: Role::Organiser };

fn details(session: &session::Model, later: SignedDuration) -> SessionDetails {
    SessionDetails {
        title: session.title.clone(),
        starts_at: session.starts_at.0 + later,
        ends_at: session.ends_at.0 + later,
        time_zone: session.time_zone.clone(),
        place: session.place.clone(),
        address: session.address.clone(),
        place_hidden: session.place_hidden,
        venue: session.venue_id,
        join_url: session.join_url.as_deref().map(|link| WebAddress::parse(link).expect("a link")),
        attendance: SessionAttendance::All,
        capacity: None,
    }
}

async fn two_people(app: &TestApp, event: &TestEvent) {
    for name in ["jan", "an"] {
        app.registrar.register(request(&event.slug, &format!("{name}@gemeente.example"))).await.expect("a place");
    }
}

async fn version(app: &TestApp, event: &TestEvent, position: usize) -> i32 {
    session::Entity::of(event.id).all(app.db.reader()).await.expect("rows")[position].version
}

#[tokio::test]
async fn a_moved_session_brings_everybody_one_letter_with_the_same_uid_and_a_higher_sequence() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    two_people(&app, &event).await;
    everything_is_sent(&app).await;
    let before = invitations(&app).await;
    let told =
        reschedule(&app, NELE, event.id, event.sessions[0].id, version(&app, &event, 0).await, details(&event.sessions[0], SignedDuration::from_mins(30))).await.expect("moved");
    assert_eq!((told.people, told.due_at), (2, None));
    let letters = letters(&app, OutboxState::Queued).await;
    assert_eq!(letters.len(), 2);
    for (row, letter) in &letters {
        let Letter::Changed { before: told_before, .. } = letter else { panic!("another letter") };
        assert_eq!(told_before.starts_at, event.sessions[0].starts_at.0);
        let (method, session) = letter.calendar_message().expect("an update");
        let told = session.invitation.as_ref().expect("the invitation");
        assert_eq!((method, told.sequence), (Method::Request, 1));
        assert!(before.iter().any(|earlier| earlier.uid == told.uid && Some(earlier.registration_id) == row.registration_id));
        assert!(row.thread_message_id.is_some() && !row.caused_by_visitor);
    }
}

#[tokio::test]
async fn a_second_move_replaces_the_letter_that_still_waits() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    two_people(&app, &event).await;
    everything_is_sent(&app).await;
    for minutes in [30, 60] {
        let moved = details(&event.sessions[0], SignedDuration::from_mins(minutes));
        reschedule(&app, NELE, event.id, event.sessions[0].id, version(&app, &event, 0).await, moved).await.expect("moved");
    }
    let letters = letters(&app, OutboxState::Queued).await;
    assert_eq!(letters.len(), 2, "one each");
    for (_, letter) in letters {
        let Letter::Changed { ref before, .. } = letter else { panic!("another letter") };
        assert_eq!(before.starts_at, event.sessions[0].starts_at.0, "what the reader last knew");
        let session = letter.calendar_message().expect("an update").1.clone();
        assert_eq!(session.invitation.expect("the invitation").sequence, 2);
        assert_eq!(session.starts_at, event.sessions[0].starts_at.0 + SignedDuration::from_mins(60));
    }
}

#[tokio::test]
async fn who_has_no_confirmation_yet_gets_one_that_is_true_now() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    two_people(&app, &event).await;
    reschedule(&app, NELE, event.id, event.sessions[0].id, version(&app, &event, 0).await, details(&event.sessions[0], SignedDuration::from_hours(24))).await.expect("moved");
    assert_eq!(waiting(&app).await, ["confirmation", "invitation", "confirmation", "invitation"]);
    for pair in letters(&app, OutboxState::Queued).await.chunks(2) {
        assert_eq!(pair[1].0.thread_message_id.as_ref(), Some(&pair[0].0.message_id));
        let first = pair[0].1.calendar_message().expect("an invitation").1;
        assert_eq!(first.starts_at, event.sessions[0].starts_at.0 + SignedDuration::from_hours(24));
    }
}

#[tokio::test]
async fn what_changes_no_calendar_brings_no_letter() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    two_people(&app, &event).await;
    everything_is_sent(&app).await;
    let mut other_link = details(&event.sessions[0], SignedDuration::ZERO);
    other_link.join_url = Some(WebAddress::parse("https://meeting.example/another-room").expect("a link"));
    reschedule(&app, NELE, event.id, event.sessions[0].id, version(&app, &event, 0).await, other_link).await.expect("saved");
    assert!(waiting(&app).await.is_empty(), "the personal join page stays the same");
}

#[tokio::test]
async fn a_session_taken_out_leaves_the_calendar_and_the_others_stay() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    two_people(&app, &event).await;
    everything_is_sent(&app).await;
    remove_session(&app, NELE, event.id, event.sessions[1].id, version(&app, &event, 1).await).await.expect("removed");
    let letters = letters(&app, OutboxState::Queued).await;
    assert_eq!(letters.len(), 2);
    for (_, letter) in letters {
        assert!(matches!(letter, Letter::Withdrawal { whole: false, .. }));
        let (method, session) = letter.calendar_message().expect("a CANCEL");
        assert_eq!((method, session.session_id), (Method::Cancel, event.sessions[1].id));
    }
    assert_eq!(invitations(&app).await.iter().filter(|invitation| invitation.cancelled).count(), 2);
}

#[tokio::test]
async fn a_cancelled_event_cancels_everybody_and_frees_the_places() {
    let app = TestApp::start().await;
    let event = app.event().places(10).session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    two_people(&app, &event).await;
    everything_is_sent(&app).await;
    let told = cancel(&app, NELE, event.id, event.version, Some("lesgever ziek".to_owned())).await.expect("cancelled");
    assert_eq!(told, 2);
    assert_eq!(waiting(&app).await, ["cancelled", "withdrawal", "cancelled", "withdrawal"]);
    let (_, letter) = letters(&app, OutboxState::Queued).await.remove(0);
    assert!(matches!(letter, Letter::Cancelled { by: CancelledBy::Event, ref reason, .. } if reason.as_deref() == Some("lesgever ziek")));
    assert!(registrations(&app).await.iter().all(|registration| !registration.status.is_active()));
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 0);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_history WHERE to_status = 'cancelled' AND actor = 'organiser'").await, 2);
}

#[tokio::test]
async fn a_session_that_is_over_is_nobodys_news() {
    let app = TestApp::start().await;
    let event = app.event().session("2026-11-24T10:00", "2026-11-24T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    two_people(&app, &event).await;
    everything_is_sent(&app).await;
    app.clock.set("2026-12-01T09:00:00Z".parse::<Timestamp>().expect("a moment"));
    let mut renamed = details(&event.sessions[0], SignedDuration::ZERO);
    renamed.title = Some("Startdag".to_owned());
    reschedule(&app, NELE, event.id, event.sessions[0].id, version(&app, &event, 0).await, renamed).await.expect("saved");
    assert!(waiting(&app).await.is_empty());
}
