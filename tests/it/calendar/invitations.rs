//! Invitations: every reader finds what was meant, whatever was typed and wherever it is.

use belfry::calendar::{Invitation, invitation};
use belfry::rules::language::Language;
use belfry::rules::letter::{Method, RegistrationFacts, SessionFacts};
use proptest::prelude::*;

use super::readers::{Files, Reading, icalendar, icaljs, khal};
use crate::mail::samples::{RECIPIENT, keep, moment, registration, revised, revision, session, webinar};
use belfry::rules::letter::InvitationFacts;

const JOIN: &str = "https://events.example.org/j/abc?pwd=1,2;3";

fn write(method: Method, registration: &RegistrationFacts) -> String {
    let session = &registration.sessions[0];
    invitation(&Invitation {
        method,
        registration,
        session,
        revision: session.invitation.as_ref().expect("an invitation"),
        language: Language::Nl,
        organiser_name: "Ledenkoepel",
        organiser_address: "activiteiten@events.example.org",
        event_url: "https://events.example.org/events/data-op-het-werk",
        join_url: session.online.then_some(JOIN),
    })
}

/// Two hours from that instant, in that zone.
fn at(start: &str, zone: &str) -> RegistrationFacts {
    let start = moment(start);
    registration(vec![SessionFacts { starts_at: start, ends_at: start + jiff::SignedDuration::from_hours(2), time_zone: zone.to_owned(), ..session() }])
}

fn titled(title: &str) -> RegistrationFacts {
    let mut facts = registration(vec![session()]);
    title.clone_into(&mut facts.event.title);
    facts
}

fn everywhere() -> Vec<RegistrationFacts> {
    [
        ("2027-03-26T09:00:00Z", "Europe/Brussels"),
        ("2027-03-29T08:00:00Z", "Europe/Brussels"),
        ("2027-10-29T08:00:00Z", "Europe/Brussels"),
        ("2027-11-02T09:00:00Z", "Europe/Brussels"),
        // 02:30, which happens twice that night; and a session over the change.
        ("2027-10-31T00:30:00Z", "Europe/Brussels"),
        ("2027-03-28T00:00:00Z", "Europe/Brussels"),
        ("2027-03-20T18:00:00Z", "America/New_York"),
        ("2027-07-01T08:00:00Z", "Europe/Dublin"),
        ("2027-01-12T08:00:00Z", "Europe/Dublin"),
        ("2027-02-01T08:00:00Z", "Asia/Kolkata"),
        ("2027-02-01T08:00:00Z", "Australia/Lord_Howe"),
        ("2027-02-20T08:00:00Z", "Africa/Casablanca"),
        ("2027-02-20T08:00:00Z", "America/Sao_Paulo"),
        ("2027-02-20T08:00:00Z", "UTC"),
    ]
    .iter()
    .enumerate()
    .map(|(number, (start, zone))| {
        let mut facts = at(start, zone);
        facts.sessions[0].invitation = Some(InvitationFacts { uid: format!("7c0e4f58-6a0b-4b57-9d3e-1f5b2a9c8d{number:02}@events.example.org"), ..revision(0) });
        facts
    })
    .collect()
}

/// Whatever the readers say, in one voice.
fn read_by_all(files: &Files) -> Vec<Reading> {
    let (python, javascript) = (icalendar(files), icaljs(files));
    assert_eq!(python, javascript);
    python
}

#[test]
fn everywhere_and_on_both_sides_of_summer_time_readers_find_the_right_hour() {
    let all = everywhere();
    let texts: Vec<String> = all.iter().map(|facts| write(Method::Request, facts)).collect();
    for (number, text) in texts.iter().enumerate() {
        keep(&format!("zone-{number:02}.ics"), text.as_bytes());
    }
    let files = Files::write(&texts);
    for (facts, reading) in all.iter().zip(read_by_all(&files)) {
        let (session, event) = (&facts.sessions[0], &reading.events[0]);
        assert_eq!((event.start, event.end), (session.starts_at, session.ends_at), "{}", session.time_zone);
        assert_eq!((reading.method.as_str(), event.sequence, event.status.as_str()), ("REQUEST", 0, "CONFIRMED"));
        assert_eq!(event.attendees, [format!("mailto:{RECIPIENT}")]);
    }
    let mut wanted: Vec<_> = all.iter().map(|facts| (facts.event.title.clone(), facts.sessions[0].starts_at, facts.sessions[0].ends_at)).collect();
    let mut listed = khal(&files);
    for list in [&mut wanted, &mut listed] {
        list.sort_by_key(|(_, start, end)| (*start, *end));
    }
    assert_eq!(listed, wanted);
}

#[test]
fn readers_show_titles_as_they_were_typed() {
    let titles = [
        "Café, data; and more \\o/",
        "Twee \"aanhalingstekens\" ^ en een ' en een : en %41",
        "😀 Ελληνικά 漢字 ".trim(),
        "تدريب \u{200F}على\u{200E} البيانات",
        "e\u{301}tude NFD",
        "<script>alert(1)</script> & pad\\map",
        "BEGIN:VEVENT ATTENDEE:mailto:eve@evil.example",
    ];
    let long = "Ωμέγα😀漢".repeat(30);
    let titles: Vec<&str> = titles.into_iter().chain([long.as_str()]).collect();
    let texts: Vec<String> = titles.iter().map(|title| write(Method::Request, &titled(title))).collect();
    for (number, text) in texts.iter().enumerate() {
        keep(&format!("title-{number:02}.ics"), text.as_bytes());
    }
    let files = Files::write(&texts);
    for (title, reading) in titles.iter().zip(read_by_all(&files)) {
        assert_eq!(reading.events.len(), 1);
        assert_eq!(reading.events[0].summary, *title);
        assert_eq!(reading.events[0].location, "Huis van de Gemeente, zaal 2, Bischoffsheimlaan 1-8, 1000 Brussel");
    }
}

#[test]
fn what_ends_a_line_elsewhere_ends_none_here() {
    let mut facts = titled("Titel\r\nATTENDEE:mailto:eve@evil.example\u{2028}X\u{85}Y\0");
    facts.event.summary = "Een\r\nTwee\rDrie\u{2028}Vier\u{0B}Vijf\0\u{7}\r\nATTENDEE:mailto:eve@evil.example".to_owned();
    facts.first_name = "Jan\";CN=\"Eve\r\nATTENDEE:mailto:eve@evil.example".to_owned();
    facts.event.contact_name = Some("Nele\r\nX-EVIL:1".to_owned());
    facts.sessions[0].place = Some("Zaal\nORGANIZER:mailto:eve@evil.example".to_owned());
    let text = write(Method::Request, &facts);
    keep("hostile.ics", text.as_bytes());
    let files = Files::write(std::slice::from_ref(&text));
    let reading = read_by_all(&files).remove(0);
    assert_eq!(reading.events[0].attendees, [format!("mailto:{RECIPIENT}")]);
    assert_eq!(reading.events[0].summary, "Titel ATTENDEE:mailto:eve@evil.example X Y");
    assert!(reading.events[0].description.starts_with("Een\nTwee\nDrie\nVier\nVijf\nATTENDEE"), "{:?}", reading.events[0].description);
    assert_eq!(khal(&files).len(), 1);
    let starts = |line: &&str| line.starts_with("ATTENDEE") || line.starts_with("ORGANIZER") || line.starts_with("X-");
    assert_eq!(text.lines().filter(starts).count(), 2);
}

#[test]
fn a_webinar_has_its_link_where_each_reader_looks() {
    let text = write(Method::Request, &registration(vec![webinar()]));
    keep("webinar.ics", text.as_bytes());
    let reading = read_by_all(&Files::write(std::slice::from_ref(&text))).remove(0);
    assert_eq!(reading.events[0].location, JOIN);
    assert!(reading.events[0].description.contains(JOIN));
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains(&format!("CONFERENCE;FEATURE=VIDEO,AUDIO;LABEL=\"Deelnemen via je persoonlijke link\";VALUE=URI:{JOIN}\r\n")), "{unfolded}");
}

#[test]
fn a_cancellation_is_the_same_entry_with_a_higher_number() {
    let (request, cancel) = (write(Method::Request, &registration(vec![session()])), write(Method::Cancel, &registration(vec![revised(session(), 1)])));
    keep("thread-1.ics", request.as_bytes());
    keep("thread-2.ics", cancel.as_bytes());
    let mut readings = read_by_all(&Files::write(&[request, cancel]));
    let (cancel, request) = (readings.remove(1), readings.remove(0));
    assert_eq!(cancel.method, "CANCEL");
    let (cancel, request) = (&cancel.events[0], &request.events[0]);
    assert_eq!((cancel.sequence, cancel.status.as_str()), (1, "CANCELLED"));
    assert_eq!((&cancel.uid, &cancel.summary, cancel.start, cancel.end), (&request.uid, &request.summary, request.start, request.end));
    assert_eq!(cancel.attendees, request.attendees);
}

proptest! {
    #[test]
    fn no_text_adds_a_line(text in "(\\PC|[\r\n\0\u{B}\u{2028}\u{2029}\u{85}\u{7}\u{FEFF}\":;,\\\\^]){0,120}") {
        let mut facts = registration(vec![SessionFacts { title: Some(text.clone()), place: Some(text.clone()), address: Some(text.clone()), ..session() }]);
        facts.event.title.clone_from(&text);
        facts.event.summary.clone_from(&text);
        facts.event.contact_name = Some(text.clone());
        facts.first_name.clone_from(&text);
        facts.last_name = text;
        let written = write(Method::Request, &facts);
        let names: Vec<&str> = written.split("\r\n").filter(|line| !line.is_empty() && !line.starts_with(' ')).map(|line| line.split([':', ';']).next().unwrap_or_default()).collect();
        let place: &[&str] = if names.contains(&"LOCATION") { &["LOCATION"] } else { &[] };
        let mut wanted = vec!["UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY"];
        wanted.extend(place);
        wanted.extend(["DESCRIPTION", "URL", "CONTACT", "ORGANIZER", "ATTENDEE", "STATUS", "TRANSP", "END", "END"]);
        let entry = names.iter().rposition(|name| *name == "BEGIN").expect("an entry") + 1;
        prop_assert_eq!(&names[entry..], &wanted[..]);
        prop_assert!(written.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    }
}
