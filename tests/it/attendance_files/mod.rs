//! Files of meeting tools: read by their shape, matched with the list, counted once. `samples` are invented people in
//! the shapes of real exports.

use std::collections::HashMap;

use belfry::documents::attendance_report::{Meeting, Report, read};
use belfry::rules::attendance_matching::{Attendee, Crew, Listed, Match, Stay, attendees, facts, matches};
use belfry::rules::presence::{AttendanceRules, Sitting, presence};
use jiff::tz::TimeZone;
use uuid::Uuid;

mod desk;
mod reading;
mod samples;
mod shapes;
mod workbook;

/// Tuesday 9 March 2027, 10:00 to 11:30 in Brussels.
fn meeting() -> Meeting {
    let zone = TimeZone::get("Europe/Brussels").expect("as the test was set up");
    Meeting::new("2027-03-09T09:00:00Z".parse().expect("as the test was set up"), "2027-03-09T10:30:00Z".parse().expect("as the test was set up"), zone)
}

/// Registration of that number in the samples, `R01`.
fn id(number: &str) -> Uuid {
    Uuid::from_u128(number[1..].parse().expect("as the test was set up"))
}

fn number(id: Uuid) -> String {
    format!("R{:02}", id.as_u128())
}

fn list() -> Vec<Listed> {
    let mut reader = csv::Reader::from_reader(include_bytes!("samples/registrations.csv").as_slice());
    let row = |row: csv::StringRecord| Listed {
        registration_id: id(&row[0]),
        first_name: row[1].to_owned(),
        last_name: row[2].to_owned(),
        addresses: vec![row[3].to_lowercase()],
        expected: &row[5] == "bevestigd",
    };
    reader.records().map(|record| row(record.expect("as the test was set up"))).collect()
}

fn crew() -> Crew {
    Crew { addresses: ["nele.organisator@ledenkoepel.example".to_owned()].into(), names: vec!["Nele Organisator".to_owned(), "Ines Okafor".to_owned()] }
}

/// A report with everybody in it and who they are.
struct Told {
    report: Report,
    people: Vec<(Attendee, Match)>,
}

fn told(bytes: &[u8]) -> Told {
    told_of(bytes, &meeting())
}

fn told_of(bytes: &[u8], meeting: &Meeting) -> Told {
    let report = read(bytes, meeting, None).unwrap_or_else(|fault| panic!("{fault:?}"));
    let people = attendees(&report.rows);
    let found = matches(&people, &list(), &crew(), &HashMap::new());
    Told { report, people: people.into_iter().zip(found).collect() }
}

impl Told {
    fn certain(&self) -> Vec<String> {
        self.sorted(|(person, found)| if let (Match::Certain(id), true) = (found, person.was_there()) { Some(number(*id)) } else { None })
    }

    fn proposed(&self) -> Vec<String> {
        self.sorted(|(_, found)| if let Match::Proposed(id) = found { Some(number(*id)) } else { None })
    }

    fn absent(&self) -> Vec<String> {
        self.sorted(|(person, found)| if let (Match::Certain(id), false) = (found, person.was_there()) { Some(number(*id)) } else { None })
    }

    fn unknown(&self) -> Vec<String> {
        self.sorted(|(person, found)| if let Match::Unknown(_) = found { Some(person.names[0].split(" (").next().expect("as the test was set up").to_owned()) } else { None })
    }

    fn namesakes(&self) -> Vec<Vec<String>> {
        let of = |found: &Match| if let Match::Namesakes(ids) = found { Some(ids.iter().map(|id| number(*id)).collect()) } else { None };
        self.people.iter().filter_map(|(_, found)| of(found)).collect()
    }

    fn sorted(&self, of: impl Fn(&(Attendee, Match)) -> Option<String>) -> Vec<String> {
        let mut found: Vec<String> = self.people.iter().filter_map(of).collect();
        found.sort();
        found
    }

    /// Seconds within the session of whoever has that name or number.
    fn seconds(&self, registration: &str) -> Option<i64> {
        let of_them = |found: &Match| matches!(found, Match::Certain(id) | Match::Proposed(id) if number(*id) == registration);
        let stays: Vec<Stay> = self.people.iter().filter(|(_, found)| of_them(found)).flat_map(|(person, _)| person.stays.clone()).collect();
        let Meeting { starts_at, ends_at, zone, .. } = meeting();
        let pieces: Vec<_> = facts(&stays, (starts_at, ends_at), false, false).into_iter().map(|fact| fact.piece(starts_at, ends_at)).collect();
        presence(&AttendanceRules::default(), &Sitting { starts_at, ends_at, zone, reported: true }, &pieces)?.seconds
    }
}
