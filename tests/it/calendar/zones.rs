//! Hours around every change of summer time from 2020 to 2035, as readers find them by the zone inside the file.

use belfry::calendar::{CalendarEvent, CalendarSession};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::event_file::{event, event_calendar, session};
use super::readers::{self, Files};
use crate::mail::samples::moment;

const ZONES: [&str; 6] = ["Europe/Brussels", "Europe/Athens", "Europe/Rome", "Europe/London", "Europe/Lisbon", "Africa/Casablanca"];

/// Two hours each: ending an hour before a change, over it, in the hour after it, beginning an hour and a day after it.
fn around(change: Timestamp) -> [Timestamp; 5] {
    [-180, -60, 0, 60, 24 * 60].map(|minutes| change + SignedDuration::from_mins(minutes))
}

fn changes(zone: &str) -> Vec<Timestamp> {
    let (from, until) = (moment("2020-01-01T00:00:00Z"), moment("2036-01-01T00:00:00Z"));
    let zone = TimeZone::get(zone).expect("a zone");
    zone.following(from).map(|change| change.timestamp()).take_while(|change| *change < until).collect()
}

fn at(number: usize, start: Timestamp, zone: &str) -> CalendarSession {
    let id = u128::try_from(number).expect("a number") + 1;
    CalendarSession { session_id: Uuid::from_u128(id), starts_at: start, ends_at: start + SignedDuration::from_hours(2), ..session(1, "2027-01-01T00:00:00Z", zone) }
}

fn of(sessions: Vec<CalendarSession>) -> CalendarEvent {
    CalendarEvent { sessions, ..event() }
}

/// The starts and ends that all readers find in these events' files, one file an event.
fn read(events: &[CalendarEvent]) -> Vec<Vec<(Timestamp, Timestamp)>> {
    let texts: Vec<String> = events.iter().map(event_calendar).collect();
    readers::all(&Files::write(&texts)).iter().map(|reading| reading.events.iter().map(|entry| (entry.start, entry.end)).collect()).collect()
}

fn meant(events: &[CalendarEvent]) -> Vec<Vec<(Timestamp, Timestamp)>> {
    events.iter().map(|event| event.sessions.iter().map(|session| (session.starts_at, session.ends_at)).collect()).collect()
}

#[test]
fn around_every_change_of_summer_time_readers_find_the_right_hour() {
    let mut events = Vec::new();
    for zone in ZONES {
        let changes = changes(zone);
        assert!(changes.len() >= 32, "{zone}: {}", changes.len());
        // Each date in a file of its own, as it is mailed, and all of a zone in one, as in a feed.
        let all: Vec<CalendarSession> = changes.iter().flat_map(|change| around(*change)).enumerate().map(|(number, start)| at(number, start, zone)).collect();
        events.extend(all.iter().map(|one| of(vec![one.clone()])));
        events.push(of(all));
    }
    // A process takes so many names of files at once.
    for events in events.chunks(400) {
        assert_eq!(read(events), meant(events));
    }
}

#[test]
fn a_zone_that_follows_no_yearly_rule_is_written_in_utc() {
    for change in changes("Africa/Casablanca").into_iter().take(8) {
        let text = event_calendar(&of(vec![at(1, change + SignedDuration::from_hours(24), "Africa/Casablanca")]));
        assert!(!text.contains("TZID") && text.contains("DTSTART:2"), "{text}");
    }
    // So is an hour that happens twice, in every zone.
    for zone in ["Europe/Brussels", "Europe/London", "Europe/Athens"] {
        let twice = moment("2027-10-31T00:30:00Z");
        let text = event_calendar(&of(vec![at(1, twice, zone)]));
        assert!(text.contains("DTSTART:20271031T003000Z") && !text.contains("BEGIN:VTIMEZONE"), "{zone}: {text}");
    }
}

#[test]
fn far_zones_are_right_too() {
    let events: Vec<CalendarEvent> = [
        ("Asia/Kolkata", "2027-02-01T08:00:00Z"),
        ("Australia/Lord_Howe", "2027-02-01T08:00:00Z"),
        ("Australia/Lord_Howe", "2027-07-01T08:00:00Z"),
        ("Europe/Dublin", "2027-07-01T08:00:00Z"),
        ("Europe/Dublin", "2027-01-12T08:00:00Z"),
        ("America/New_York", "2027-03-20T18:00:00Z"),
        ("America/Sao_Paulo", "2027-02-20T08:00:00Z"),
        ("Pacific/Auckland", "2027-04-04T08:00:00Z"),
    ]
    .iter()
    .enumerate()
    .map(|(number, (zone, start))| of(vec![at(number, moment(start), zone)]))
    .collect();
    assert_eq!(read(&events), meant(&events));
    let kolkata = event_calendar(&events[0]);
    assert!(kolkata.contains("TZOFFSETTO:+0530") && !kolkata.contains("DAYLIGHT"), "no invented summer time: {kolkata}");
}

#[test]
fn a_session_may_last_three_days_go_over_midnight_or_over_the_change_of_the_hour() {
    let brussels = |start: &str, end: &str| CalendarSession { starts_at: moment(start), ends_at: moment(end), ..session(1, start, "Europe/Brussels") };
    let events = [
        of(vec![brussels("2027-03-08T08:00:00Z", "2027-03-10T16:00:00Z")]),
        of(vec![brussels("2027-03-08T21:00:00Z", "2027-03-09T01:00:00Z")]),
        of(vec![brussels("2027-03-27T22:00:00Z", "2027-03-28T06:00:00Z")]),
        of(vec![brussels("2027-10-30T20:00:00Z", "2027-10-31T06:00:00Z")]),
    ];
    assert_eq!(read(&events), meant(&events));
}
