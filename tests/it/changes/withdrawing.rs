//! Edits that nobody was told are undone.

use belfry::actions::event::add_session::add_session;
use belfry::actions::event::remove_session::remove_session;
use belfry::actions::event::withdraw_changes::withdraw_changes;
use belfry::error::{Error, Refusal};
use jiff::SignedDuration;

use super::{calendars, changes, details, half_an_hour, moves, patient, pending, retitles, row, session};
use crate::registration::{NELE, nothing_is_wrong, register};
use crate::support::{TestApp, TestEvent};

async fn withdraws(app: &TestApp, event: &TestEvent) -> Result<(), Error> {
    withdraw_changes(app, NELE, event.id, pending(app).await.expect("a set").version).await
}

#[tokio::test]
async fn everything_is_as_people_know_it_and_nobody_hears_of_it() {
    let app = patient().await;
    let event = app.event().hybrid().titled("Startdag").session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    changes(&app, &event, 0, |details| {
        details.place = Some("Elders".to_owned());
        details.title = Some("Deel een".to_owned());
    })
    .await;
    retitles(&app, &event, "Slotdag").await;
    remove_session(&app, NELE, event.id, event.sessions[1].id, session(&app, event.sessions[1].id).await.version).await.expect("removed");
    let mut further = details(&event.sessions[0]);
    further.starts_at += SignedDuration::from_hours(72);
    further.ends_at += SignedDuration::from_hours(72);
    let (added, _) = add_session(&app, NELE, event.id, further).await.expect("added");
    nothing_is_wrong(&app).await;
    withdraws(&app, &event).await.expect("undone");
    for before in &event.sessions {
        let now = session(&app, before.id).await;
        assert_eq!((now.facts(), now.join_url, now.cancelled_at), (before.facts(), before.join_url.clone(), None));
        assert!(now.sequence > before.sequence, "public calendars follow");
    }
    assert!(session(&app, added).await.cancelled_at.is_some());
    let now = row(&app, &event).await;
    assert_eq!((now.title.as_str(), now.starts_at, now.ends_at), ("Startdag", event.starts_at, event.ends_at));
    half_an_hour(&app);
    assert!(app.deliver_mail().await.is_empty());
    assert!(pending(&app).await.is_none());
    nothing_is_wrong(&app).await;
    let page = app.visitor().opens(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.shows("Startdag") && page.shows("10:00-11:00"));
}

#[tokio::test]
async fn who_registered_meanwhile_is_told_back() {
    let app = patient().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    remove_session(&app, NELE, event.id, event.sessions[1].id, 1).await.expect("removed");
    register(&app, &event, "an@gemeente.example").await;
    assert_eq!(app.deliver_mail().await.len(), 1);
    withdraws(&app, &event).await.expect("undone");
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| (mail.recipient(), mail.method.clone())).collect::<Vec<_>>(), vec![("an@gemeente.example".to_owned(), Some("REQUEST".to_owned())); 2]);
    let calendars = calendars(&app).await;
    let starts = |name: &str| calendars[name].values().map(|entry| entry.starts_at).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(starts("an@gemeente.example"), starts("jan@gemeente.example"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn choices_that_are_gone_cannot_be_put_back() {
    let app = patient().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-09T13:00", "2027-03-09T14:00").create().await;
    changes(&app, &event, 1, |details| details.attendance = belfry::actions::event::SessionAttendance::Optional).await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    let announcement = changes(&app, &event, 1, |details| details.attendance = belfry::actions::event::SessionAttendance::All).await;
    assert_eq!(announcement.people, 1);
    assert!(matches!(withdraws(&app, &event).await, Err(Error::Refused(Refusal::CannotWithdraw))));
    half_an_hour(&app);
    assert_eq!(app.deliver_mail().await.len(), 1);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn what_was_added_after_she_looked_is_not_undone_unseen() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    let seen = pending(&app).await.expect("a set").version;
    moves(&app, &event, 0, 30).await;
    assert!(matches!(withdraw_changes(&app, NELE, event.id, seen).await, Err(Error::Refused(Refusal::ChangedMeanwhile))));
    assert!(matches!(withdraw_changes(&app, NELE, uuid::Uuid::nil(), 1).await, Err(Error::NotFound)));
}
