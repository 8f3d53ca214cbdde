//! Who is told what, when the time has come.

use belfry::actions::event::add_session::add_session;
use belfry::actions::event::cancel::cancel as cancel_event;
use belfry::actions::event::put_back::put_back;
use belfry::actions::event::remove_session::remove_session;
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use jiff::SignedDuration;

use super::{calendars, changes, details, half_an_hour, moves, patient, pending, retitles, session};
use crate::registration::{NELE, by_email, nothing_is_wrong, register};
use crate::support::TestApp;

#[tokio::test]
async fn a_change_waits_half_an_hour_and_is_then_told_once() {
    let app = patient().await;
    let event = app.event().create().await;
    for name in ["jan", "an"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    let first = app.deliver_mail().await.remove(0);
    let announcement = moves(&app, &event, 0, 30).await;
    assert_eq!((announcement.people, announcement.due_at), (2, Some(app.clock.now() + SignedDuration::from_mins(30))));
    app.wait(SignedDuration::from_mins(29));
    assert!(app.deliver_mail().await.is_empty());
    nothing_is_wrong(&app).await;
    app.wait(SignedDuration::from_mins(1));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2);
    let mail = mails.iter().find(|mail| mail.recipient() == first.recipient()).expect("one each");
    assert_eq!((mail.method.as_deref(), mail.event_property("SEQUENCE")), (Some("REQUEST"), "1".to_owned()));
    assert_eq!((mail.event_property("UID"), mail.event_property("ORGANIZER")), (first.event_property("UID"), first.event_property("ORGANIZER")));
    assert!(mail.event_property("DTSTAMP") > first.event_property("DTSTAMP"));
    assert_eq!(mail.header("References").as_deref(), Some(first.message_id.as_str()));
    assert_ne!(mail.message_id, first.message_id);
    assert!(mail.text.contains("10:30-12:00") && mail.text.contains("10:00-11:30"), "old and new: {}", mail.text);
    assert!(pending(&app).await.is_none());
    half_an_hour(&app);
    assert!(app.deliver_mail().await.is_empty());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn moved_twice_within_a_minute_is_one_letter_from_what_people_knew_to_what_is_true() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    app.wait(SignedDuration::from_secs(40));
    moves(&app, &event, 0, 30).await;
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].event_property("SEQUENCE"), "1", "one step for each message");
    assert!(mails[0].text.contains("11:00-12:30") && mails[0].text.contains("10:00-11:30") && !mails[0].text.contains("10:30-12:00"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn of_two_messages_in_one_second_the_later_is_newer() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let mut stamps = vec![app.deliver_mail().await.remove(0).event_property("DTSTAMP")];
    for _ in 0..3 {
        moves(&app, &event, 0, 30).await;
        stamps.push(app.deliver_mail().await.remove(0).event_property("DTSTAMP"));
    }
    assert!(stamps.is_sorted_by(|one, next| one < next), "{stamps:?}");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn there_and_back_is_no_news() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    let back = moves(&app, &event, 0, -30).await;
    assert_eq!((back.people, back.due_at), (0, None));
    assert!(pending(&app).await.is_none());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM invitations i JOIN sessions s ON s.id = i.session_id WHERE i.session_sequence = s.sequence").await, 1);
    half_an_hour(&app);
    assert!(app.deliver_mail().await.is_empty());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_registers_meanwhile_knows_it_already() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    moves(&app, &event, 0, 30).await;
    register(&app, &event, "an@gemeente.example").await;
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2);
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(super::super::support::Mail::recipient).collect::<Vec<_>>(), ["jan@gemeente.example"]);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_has_not_got_the_confirmation_yet_gets_one_that_is_true() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    moves(&app, &event, 0, 30).await;
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.starts_with("Ingeschreven") && mails[0].text.contains("10:30-12:00"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn near_the_start_people_are_told_at_once() {
    let app = patient().await;
    let event = app.event().session("2026-11-24T10:30", "2026-11-24T11:30").create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    app.at("2026-11-23T10:00:00Z");
    let announcement = moves(&app, &event, 0, 60 * 24 * 9).await;
    assert_eq!((announcement.people, announcement.due_at), (1, None), "the old start is near");
    assert_eq!(app.deliver_mail().await.len(), 1);
    let announcement = moves(&app, &event, 0, -60 * 24 * 8).await;
    assert!(announcement.due_at.is_some(), "in two days");
    let announcement = moves(&app, &event, 0, -60 * 12).await;
    assert_eq!(announcement.due_at.is_some(), session(&app, event.sessions[0].id).await.starts_at.0.duration_since(app.clock.now()) >= SignedDuration::from_hours(24));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn another_room_is_told_and_another_meeting_link_is_not() {
    let app = patient().await;
    let event = app.event().hybrid().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    let link = changes(&app, &event, 0, |details| details.join_url = Some(belfry::rules::names::WebAddress::parse("https://meeting.example/other").expect("a link"))).await;
    assert_eq!(link.people, 0);
    changes(&app, &event, 0, |details| details.place = Some("Stadhuis, Trouwzaal".to_owned())).await;
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!((mails.len(), mails[0].event_property("SEQUENCE").as_str()), (1, "1"));
    assert!(mails[0].event_property("LOCATION").starts_with("Stadhuis\\, Trouwzaal"), "{}", mails[0].event_property("LOCATION"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn another_title_is_told_for_every_date_ahead_and_a_better_summary_is_not() {
    let app = patient().await;
    let event = app.event().titled("Startdag").session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    let announcement = retitles(&app, &event, "Slotdag").await;
    assert_eq!(announcement.people, 1);
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.iter().map(|mail| mail.event_property("SUMMARY")).collect::<Vec<_>>(), ["Slotdag", "Slotdag"]);
    assert!(mails[0].text.contains("Startdag"), "the title before: {}", mails[0].text);
    let row = super::row(&app, &event).await;
    app.database().execute("UPDATE events SET summary = 'Een zin'").await;
    assert_eq!(retitles(&app, &event, &row.title).await.people, 0);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_waits_or_asks_is_told_by_a_plain_mail() {
    let app = patient().await;
    let event = app.event().places(1).waiting_list().create().await;
    for name in ["jan", "an"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    register(&app, &event, "piet@gemeente.example").await;
    app.deliver_mail().await;
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2, "who came on the list meanwhile has read it");
    let mail = mails.iter().find(|mail| mail.recipient() == "an@gemeente.example").expect("a mail");
    assert!(mail.calendar.is_none() && mail.text.contains("10:30-12:00") && mail.text.contains("10:00-11:30") && mail.text.contains("wachtlijst"), "{}", mail.text);
    // Told is told.
    moves(&app, &event, 0, 30).await;
    moves(&app, &event, 0, -30).await;
    assert!(pending(&app).await.is_none());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_session_taken_out_and_put_back_comes_back_under_its_uid() {
    let app = patient().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let uid = app.deliver_mail().await[1].event_property("UID");
    let second = event.sessions[1].id;
    remove_session(&app, NELE, event.id, second, 1).await.expect("removed");
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!((mails.len(), mails[0].method.as_deref(), mails[0].event_property("UID") == uid), (1, Some("CANCEL"), true));
    assert_eq!((mails[0].event_property("SEQUENCE"), mails[0].event_property("STATUS")), ("1".to_owned(), "CANCELLED".to_owned()));
    nothing_is_wrong(&app).await;
    put_back(&app, NELE, event.id, second, session(&app, second).await.version).await.expect("put back");
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    assert_eq!((mails.len(), mails[0].method.as_deref(), mails[0].event_property("UID") == uid), (1, Some("REQUEST"), true));
    assert_eq!((mails[0].event_property("SEQUENCE"), mails[0].event_property("STATUS")), ("2".to_owned(), "CONFIRMED".to_owned()));
    assert_eq!(calendars(&app).await["jan@gemeente.example"].len(), 2);
    // Taken out and put back before anybody heard of it: nothing.
    remove_session(&app, NELE, event.id, second, session(&app, second).await.version).await.expect("removed");
    put_back(&app, NELE, event.id, second, session(&app, second).await.version).await.expect("put back");
    assert!(pending(&app).await.is_none());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn moved_and_then_taken_out_is_a_cancel_of_what_the_calendar_shows() {
    let app = patient().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let first = app.deliver_mail().await.remove(1);
    moves(&app, &event, 1, 90).await;
    retitles(&app, &event, "Iets anders").await;
    remove_session(&app, NELE, event.id, event.sessions[1].id, session(&app, event.sessions[1].id).await.version).await.expect("removed");
    half_an_hour(&app);
    let mails = app.deliver_mail().await;
    let cancel = mails.iter().find(|mail| mail.method.as_deref() == Some("CANCEL")).expect("a CANCEL");
    for property in ["UID", "DTSTART", "DTEND", "SUMMARY"] {
        assert_eq!(cancel.event_property(property), first.event_property(property), "{property}");
    }
    calendars(&app).await;
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_cancels_before_they_were_told_leaves_with_what_their_calendar_shows() {
    let app = patient().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    for name in ["jan", "an"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    app.deliver_mail().await;
    moves(&app, &event, 0, 45).await;
    remove_session(&app, NELE, event.id, event.sessions[1].id, 1).await.expect("removed");
    let jan = by_email(&app, "jan@gemeente.example").await;
    cancel(&app, Holder::Participant(jan.token_hash), None).await.expect("cancelled");
    let mails = app.deliver_mail().await;
    assert_eq!(
        mails.iter().map(|mail| (mail.recipient(), mail.method.clone())).collect::<Vec<_>>(),
        vec![("jan@gemeente.example".to_owned(), Some("CANCEL".to_owned())); 2],
        "to Jan alone, also for the date taken out"
    );
    half_an_hour(&app);
    assert!(app.deliver_mail().await.iter().all(|mail| mail.recipient() == "an@gemeente.example"));
    let calendars = calendars(&app).await;
    assert!(calendars["jan@gemeente.example"].is_empty());
    assert_eq!(calendars["an@gemeente.example"].len(), 1);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_cancelled_event_is_told_at_once_and_nothing_else_waits() {
    let app = patient().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    cancel_event(&app, NELE, event.id, super::row(&app, &event).await.version, None).await.expect("cancelled");
    assert!(pending(&app).await.is_none());
    assert_eq!(app.deliver_mail().await.iter().map(|mail| mail.method.clone()).collect::<Vec<_>>(), [Some("CANCEL".to_owned())]);
    assert!(calendars(&app).await["jan@gemeente.example"].is_empty());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_chose_other_sessions_is_not_told() {
    let app = patient().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    let mut workshop = details(&event.sessions[0]);
    workshop.attendance = belfry::actions::event::SessionAttendance::Optional;
    workshop.title = Some("Workshop".to_owned());
    let (id, announcement) = add_session(&app, NELE, event.id, workshop).await.expect("added");
    assert_eq!(announcement.people, 0, "nobody has chosen it yet");
    let row = session(&app, id).await;
    let mut later = details(&row);
    later.starts_at += SignedDuration::from_mins(15);
    let announcement = belfry::actions::event::reschedule::reschedule(&app, NELE, event.id, id, row.version, later).await.expect("saved");
    assert_eq!(announcement.people, 0);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_letter_that_never_left_is_not_followed_by_one_that_takes_it_back() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    moves(&app, &event, 0, 30).await;
    moves(&app, &event, 0, -30).await;
    assert!(app.deliver_mail().await.is_empty(), "the first was told at once, and set aside in time");
    let mut further = details(&event.sessions[0]);
    further.starts_at += SignedDuration::from_hours(48);
    further.ends_at += SignedDuration::from_hours(48);
    let (id, _) = add_session(&app, NELE, event.id, further).await.expect("added");
    remove_session(&app, NELE, event.id, id, session(&app, id).await.version).await.expect("removed");
    assert!(app.deliver_mail().await.is_empty());
    put_back(&app, NELE, event.id, id, session(&app, id).await.version).await.expect("put back");
    assert_eq!(app.deliver_mail().await.iter().map(|mail| mail.method.clone()).collect::<Vec<_>>(), [Some("REQUEST".to_owned())]);
    remove_session(&app, NELE, event.id, id, session(&app, id).await.version).await.expect("removed");
    put_back(&app, NELE, event.id, id, session(&app, id).await.version).await.expect("put back");
    assert!(app.deliver_mail().await.is_empty());
    assert_eq!(calendars(&app).await["jan@gemeente.example"].len(), 2);
    nothing_is_wrong(&app).await;
}
