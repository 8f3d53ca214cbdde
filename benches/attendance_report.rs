//! A meeting's report of 5,000 rows: read by its shape and matched with 5,000 people. The aim is one second for both.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use belfry::documents::attendance_report::{Meeting, read};
use belfry::rules::attendance_matching::{Crew, Listed, attendees, matches};
use jiff::tz::TimeZone;
use uuid::Uuid;

const ROWS: u128 = 5_000;
const RUNS: usize = 9;
const AIM: Duration = Duration::from_secs(1);

pub fn run() {
    let zone = TimeZone::get("Europe/Brussels").expect("in the database");
    let meeting = Meeting::new("2027-03-09T09:00:00Z".parse().expect("a moment"), "2027-03-09T10:30:00Z".parse().expect("a moment"), zone);
    let list: Vec<Listed> = (0..ROWS)
        .map(|number| Listed {
            registration_id: Uuid::from_u128(number),
            first_name: format!("Voornaam{}", number % 700),
            last_name: format!("Familienaam{}", number / 3),
            addresses: vec![format!("persoon{number}@gemeente{}.example", number % 300)],
            expected: true,
        })
        .collect();
    let row = |number: u128| {
        // One in five is known by name only.
        let address = if number.is_multiple_of(5) { String::new() } else { format!("persoon{number}@gemeente{}.example", number % 300) };
        let name = format!("Familienaam{}, Voornaam{} (External)", number / 3, number % 700);
        format!("{name}\t09/03/27, 09:{:02}:10\t09/03/27, 11:{:02}:20\t1h 12m 3s\t{address}\tAttendee\r\n", number % 60, number % 30)
    };
    let text = format!("1. Summary\r\nMeeting title\tA\r\n\r\n2. Participants\r\nName\tJoin\tLeave\tDuration\tEmail\tRole\r\n{}", (0..ROWS).map(row).collect::<String>());
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let report = read(&bytes, &meeting, None).expect("a report");
            let people = attendees(&report.rows);
            let found = matches(&people, &list, &Crew::default(), &HashMap::new());
            assert_eq!((report.rows.len(), report.unread.len(), found.len()), (5_000, 0, 5_000));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("5,000 rows read and matched: median {:.0?}, worst {:.0?}, aim {AIM:?}{}", times[RUNS / 2], times[RUNS - 1], if times[RUNS - 1] > AIM { ": MISSED" } else { "" });
}
