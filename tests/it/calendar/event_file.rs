//! The file behind an event page.

use belfry::calendar::{CalendarEvent, CalendarSession, Entry, Feed};
use belfry::rules::language::Language;
use uuid::Uuid;

use super::readers::{Files, icalendar, icaljs, khal};
use crate::mail::samples::{keep, moment};

pub fn session(number: u128, start: &str, zone: &str) -> CalendarSession {
    CalendarSession {
        session_id: Uuid::from_u128(number),
        title: Some(format!("Deel {number}")),
        starts_at: moment(start),
        ends_at: moment(start) + jiff::SignedDuration::from_hours(2),
        time_zone: zone.to_owned(),
        place: Some("Stadhuis".to_owned()),
        address: None,
        place_hidden: false,
        online: false,
        sequence: 0,
        cancelled: false,
        created_at: moment("2026-10-01T09:00:00Z"),
        updated_at: moment("2026-10-02T09:00:00Z"),
    }
}

pub fn event() -> CalendarEvent {
    CalendarEvent {
        title: "Data op het werk, in drie delen".to_owned(),
        summary: "Drie keer twee uur; telkens anders.".to_owned(),
        language: Language::Nl,
        url: "https://events.example.org/events/data".to_owned(),
        host: "events.example.org".to_owned(),
        sessions: vec![
            session(1, "2027-03-26T09:00:00Z", "Europe/Brussels"),
            session(2, "2027-03-29T08:00:00Z", "Europe/Brussels"),
            CalendarSession { place: None, online: true, ..session(3, "2027-04-12T18:00:00Z", "America/New_York") },
        ],
    }
}

fn head(name: &str) -> Feed<'_> {
    Feed {
        name,
        source: Some("https://events.example.org/events/data.ics"),
        organiser_name: "Ledenkoepel",
        organiser_address: "activiteiten@events.example.org",
        time_zone: "Europe/Brussels",
    }
}

pub fn event_calendar(event: &CalendarEvent) -> String {
    belfry::calendar::event_calendar(&head(&event.title), event)
}

pub fn feed_of(entries: &[Entry]) -> String {
    belfry::calendar::feed(&head("Feed"), entries)
}

#[test]
fn each_session_is_an_entry_of_its_own_without_attendees() {
    let text = event_calendar(&event());
    keep("event.ics", text.as_bytes());
    let files = Files::write(std::slice::from_ref(&text));
    let (python, javascript) = (icalendar(&files), icaljs(&files));
    assert_eq!(python, javascript);
    let reading = &python[0];
    assert_eq!(reading.method, "PUBLISH");
    for (session, entry) in event().sessions.iter().zip(&reading.events) {
        assert_eq!((entry.start, entry.end), (session.starts_at, session.ends_at));
        assert!(entry.attendees.is_empty());
    }
    let mut uids: Vec<&str> = reading.events.iter().map(|entry| entry.uid.as_str()).collect();
    uids.dedup();
    assert_eq!(uids.len(), 3);
    assert_eq!(khal(&files).len(), 3);
}

#[test]
fn the_file_stays_the_same_until_something_changes() {
    let before = event_calendar(&event());
    assert_eq!(before, event_calendar(&event()));
    let mut moved = event();
    moved.sessions[0] = CalendarSession { sequence: 1, updated_at: moment("2026-10-05T09:00:00Z"), ..session(1, "2027-03-27T09:00:00Z", "Europe/Brussels") };
    let after = event_calendar(&moved);
    keep("event-moved.ics", after.as_bytes());
    let readings = icalendar(&Files::write(&[before, after]));
    let (before, after) = (&readings[0].events[0], &readings[1].events[0]);
    assert_eq!((before.uid.as_str(), before.sequence + 1), (after.uid.as_str(), after.sequence));
    assert_eq!(readings[0].events[1], readings[1].events[1]);
}

#[test]
fn a_cancelled_session_stays_in_the_file_and_says_so() {
    let mut cancelled = event();
    cancelled.sessions[1].cancelled = true;
    cancelled.sessions[1].updated_at = moment("2026-10-06T09:00:00Z");
    let text = event_calendar(&cancelled);
    keep("event-cancelled.ics", text.as_bytes());
    let entry = icaljs(&Files::write(&[text])).remove(0).events.remove(1);
    assert_eq!((entry.status.as_str(), entry.sequence), ("CANCELLED", 1));
}
