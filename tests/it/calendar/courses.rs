//! Courses of several dates: each date is an entry of its own, so that no reader has to reckon.

use belfry::calendar::{CalendarEvent, CalendarSession};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan as _};
use uuid::Uuid;

use super::event_file::{event, event_calendar, session};
use super::readers::{self, Files, Reading};

/// One session of two hours on each of these days, at the same hour by the clock on the wall.
fn course(days: &[Date], hour: i8, zone: &str) -> CalendarEvent {
    let local = TimeZone::get(zone).expect("a zone");
    let on = |(number, day): (usize, &Date)| {
        let start = day.at(hour, 0, 0, 0).to_zoned(local.clone()).expect("an hour that exists").timestamp();
        let id = Uuid::from_u128(u128::try_from(number).expect("a number") + 1);
        CalendarSession { session_id: id, starts_at: start, ends_at: start + SignedDuration::from_hours(2), ..session(1, "2027-01-01T00:00:00Z", zone) }
    };
    CalendarEvent { sessions: days.iter().enumerate().map(on).collect(), ..event() }
}

/// The file as all readers find it: as many entries as dates, at those moments, each with a UID of its own and no rule.
fn read(course: &CalendarEvent) -> Reading {
    let text = event_calendar(course);
    let entries: String = text.split("BEGIN:VEVENT").skip(1).collect();
    assert!(!entries.contains("RRULE") && !entries.contains("RDATE") && !entries.contains("RECURRENCE-ID"), "{text}");
    let reading = readers::all(&Files::write(&[text])).remove(0);
    let meant: Vec<_> = course.sessions.iter().map(|session| session.starts_at).collect();
    assert_eq!(reading.events.iter().map(|entry| entry.start).collect::<Vec<_>>(), meant);
    let uids: std::collections::BTreeSet<&str> = reading.events.iter().map(|entry| entry.uid.as_str()).collect();
    assert_eq!(uids.len(), course.sessions.len());
    reading
}

fn mondays(from: Date, count: i64) -> Vec<Date> {
    (0..count).map(|week| from.checked_add((7 * week).days()).expect("a day")).collect()
}

#[test]
fn ten_mondays_of_which_one_is_skipped_are_nine_entries() {
    let days: Vec<Date> = mondays(date(2027, 1, 11), 10).into_iter().filter(|day| *day != date(2027, 2, 15)).collect();
    assert_eq!(read(&course(&days, 10, "Europe/Brussels")).events.len(), 9);
}

#[test]
fn a_course_over_summer_time_keeps_its_hour_on_the_wall() {
    for from in [date(2027, 3, 8), date(2027, 10, 11)] {
        let reading = read(&course(&mondays(from, 6), 10, "Europe/Brussels"));
        let utc: std::collections::BTreeSet<String> = reading.events.iter().map(|entry| entry.start.strftime("%H").to_string()).collect();
        assert_eq!(utc.len(), 2, "the hour in UTC shifts");
    }
    let three = read(&course(&[date(2026, 11, 18), date(2027, 2, 11), date(2027, 5, 6)], 10, "Europe/Brussels"));
    let brussels = TimeZone::get("Europe/Brussels").expect("a zone");
    assert!(three.events.iter().all(|entry| entry.start.to_zoned(brussels.clone()).hour() == 10));
}

#[test]
fn first_and_third_thursdays_are_told_one_by_one() {
    let thursday = |month: i8, nth: i8| date(2027, month, 1).nth_weekday_of_month(nth, jiff::civil::Weekday::Thursday).expect("a Thursday");
    let days: Vec<Date> = (1..=4).flat_map(|month| [thursday(month, 1), thursday(month, 3)]).collect();
    assert_eq!(read(&course(&days, 19, "Europe/Brussels")).events.len(), 8);
}

#[test]
fn the_last_evening_in_new_york_is_among_them() {
    let reading = read(&course(&mondays(date(2027, 10, 11), 5), 21, "America/New_York"));
    assert_eq!(reading.events.last().expect("the last").start.to_string(), "2027-11-09T02:00:00Z");
}
