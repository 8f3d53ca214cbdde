//! Undoing a cancel or a decline, while place and rules allow.

use belfry::actions::event::cancel::cancel as cancel_event;
use belfry::actions::registration::approve::decline;
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::restore::restore;
use belfry::entity::registration::RegistrationStatus::{Confirmed, Pending, Waitlisted};
use belfry::error::{Error, Refusal};
use belfry::rules::registration::Approval;

use super::{NELE, by_email, everything_is_sent, invitations, nothing_is_wrong, register, told};
use crate::support::TestApp;

#[tokio::test]
async fn a_cancel_undone_gives_the_place_back_with_a_calendar_entry_of_its_own() {
    let app = TestApp::start().await;
    let event = app.event().places(2).create().await;
    register(&app, &event, "jan@gemeente.example").await;
    everything_is_sent(&app).await;
    let jan = by_email(&app, "jan@gemeente.example").await;
    cancel(&app, Holder::Participant(jan.token_hash.clone()), None).await.expect("cancelled");
    everything_is_sent(&app).await;
    restore(&app, NELE, jan.id, false, Some("vergissing".to_owned())).await.expect("restored");
    let again = by_email(&app, "jan@gemeente.example").await;
    assert_eq!((again.id, again.status, again.token_hash), (jan.id, Confirmed, jan.token_hash));
    let entries = invitations(&app).await;
    assert_eq!(entries.iter().map(|entry| entry.cancelled).collect::<Vec<_>>(), [true, false]);
    assert_ne!(entries[0].uid, entries[1].uid, "calendars do not revive what was cancelled");
    assert_eq!(told(&app, "jan@gemeente.example").await, ["confirmation", "cancelled", "confirmation"]);
    assert!(matches!(restore(&app, NELE, jan.id, false, None).await, Err(Error::Refused(Refusal::NotEnded))));
    nothing_is_wrong(&app).await;
    cancel(&app, Holder::Participant(again_token(&app).await), None).await.expect("cancelled again");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_cancel_undone_before_its_mail_left_is_told_by_one_letter_about_the_entry_there_is() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    everything_is_sent(&app).await;
    let jan = by_email(&app, "jan@gemeente.example").await;
    cancel(&app, Holder::Participant(jan.token_hash), None).await.expect("cancelled");
    restore(&app, NELE, jan.id, false, None).await.expect("restored");
    let entries = invitations(&app).await;
    assert_eq!(entries.iter().map(|entry| (entry.sequence, entry.cancelled)).collect::<Vec<_>>(), [(2, false)]);
    assert_eq!(told(&app, "jan@gemeente.example").await, ["confirmation", "confirmation"]);
    nothing_is_wrong(&app).await;
}

async fn again_token(app: &TestApp) -> Vec<u8> {
    by_email(app, "jan@gemeente.example").await.token_hash
}

#[tokio::test]
async fn a_place_that_went_to_another_is_given_back_on_purpose_only() {
    let app = TestApp::start().await;
    let event = app.event().places(1).create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let jan = by_email(&app, "jan@gemeente.example").await;
    cancel(&app, Holder::Organiser(NELE, jan.id), None).await.expect("cancelled");
    register(&app, &event, "an@gemeente.example").await;
    assert!(matches!(restore(&app, NELE, jan.id, false, None).await, Err(Error::Refused(Refusal::Full))));
    restore(&app, NELE, jan.id, true, None).await.expect("overbooked");
    assert!(by_email(&app, "jan@gemeente.example").await.overbooked);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_registered_again_meanwhile_has_that_registration() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let first = by_email(&app, "jan@gemeente.example").await;
    cancel(&app, Holder::Participant(first.token_hash), None).await.expect("cancelled");
    register(&app, &event, "jan@gemeente.example").await;
    assert_ne!(by_email(&app, "jan@gemeente.example").await.id, first.id);
    assert!(matches!(restore(&app, NELE, first.id, false, None).await, Err(Error::Refused(Refusal::AlreadyRegistered))));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_waited_has_the_turn_they_had_and_who_was_declined_awaits_again() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    for name in ["jan", "an", "piet"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    let an = by_email(&app, "an@gemeente.example").await;
    cancel(&app, Holder::Participant(an.token_hash), None).await.expect("left");
    restore(&app, NELE, an.id, false, None).await.expect("back");
    let back = by_email(&app, "an@gemeente.example").await;
    assert_eq!((back.status, back.queued_at), (Waitlisted, an.queued_at));
    let asked = app.event().rules(|rules| rules.approval = Approval::NoPlace).create().await;
    register(&app, &asked, "mia@gemeente.example").await;
    let mia = by_email(&app, "mia@gemeente.example").await.id;
    decline(&app, NELE, vec![mia], None).await.expect("declined");
    restore(&app, NELE, mia, false, None).await.expect("restored");
    let mia = by_email(&app, "mia@gemeente.example").await;
    assert_eq!((mia.status, mia.holds_place), (Pending, false));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn nothing_comes_back_to_an_event_that_is_off_or_over() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let id = by_email(&app, "jan@gemeente.example").await.id;
    cancel_event(&app, NELE, event.id, event.version, None).await.expect("cancelled");
    assert!(matches!(restore(&app, NELE, id, true, None).await, Err(Error::Refused(Refusal::EventCancelled))));
    nothing_is_wrong(&app).await;
}
