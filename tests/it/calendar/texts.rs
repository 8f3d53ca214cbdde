//! What organisers and participants type, as readers show it again.

use belfry::calendar::{CalendarEvent, CalendarSession, Invitation, Part, personal_entry};
use belfry::rules::language::Language;
use belfry::rules::letter::Method;

use super::event_file::{event, event_calendar, feed_of, session};
use super::readers::{self, Files};
use crate::mail::samples::{registration, revision, session as mailed_session};

fn titled(title: &str) -> CalendarEvent {
    let sessions = vec![CalendarSession { title: None, ..session(1, "2027-03-29T08:00:00Z", "Europe/Brussels") }];
    CalendarEvent { title: title.to_owned(), sessions, ..event() }
}

#[test]
fn titles_come_back_as_they_were_typed() {
    let long: String = "Ω😀漢".repeat(70);
    let name = "Ελένη ".repeat(60);
    let titles = [
        ("Café, data; and more \\o/\n", "Café, data; and more \\o/"),
        ("Titel \"tussen\" 'aanhalingstekens'", "Titel \"tussen\" 'aanhalingstekens'"),
        ("تدريب \u{200F}على\u{200E} البيانات", "تدريب \u{200F}على\u{200E} البيانات"),
        ("e\u{301}tude NFD", "e\u{301}tude NFD"),
        (long.as_str(), long.as_str()),
        (name.as_str(), name.trim()),
        ("Titel\r\nATTENDEE:mailto:eve@evil.example\0\u{b}", "Titel ATTENDEE:mailto:eve@evil.example"),
    ];
    let texts: Vec<String> = titles.iter().map(|(typed, _)| event_calendar(&titled(typed))).collect();
    assert!(texts.iter().flat_map(|text| text.split("\r\n")).all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    for ((_, meant), reading) in titles.iter().zip(readers::all(&Files::write(&texts))) {
        // What is longer than calendars keep is cut, and shows it.
        let shown = if meant.chars().count() > 255 { format!("{}…", meant.chars().take(254).collect::<String>().trim_end()) } else { (*meant).to_owned() };
        assert_eq!((reading.events.len(), reading.events[0].summary.as_str()), (1, shown.as_str()));
        assert!(reading.events[0].attendees.is_empty());
    }
}

#[test]
fn descriptions_keep_their_lines_and_lose_what_no_reader_takes() {
    let typed = "Een\r\nTwee\rDrie\nVier\u{2028}Vijf\u{85}Zes\0\u{7}, met; \\ en <b>vet</b> &amp; meer";
    let event = CalendarEvent { summary: typed.to_owned(), ..titled("Titel") };
    let long = CalendarEvent { summary: "Ελληνικά, عربي; \\ ".repeat(1_200), ..titled("Lang") };
    let readings = readers::all(&Files::write(&[event_calendar(&event), event_calendar(&long)]));
    assert!(readings[0].events[0].description.starts_with("Een\nTwee\nDrie\nVier\nVijf\nZes, met; \\ en <b>vet</b> &amp; meer\n\n"), "{:?}", readings[0].events[0].description);
    assert!(readings[1].events[0].description.chars().count() <= 4_000);
}

#[test]
fn a_place_with_commas_and_a_link_to_a_map_stays_one_place() {
    let mut event = titled("Titel");
    event.sessions[0].place = Some("Zaal 2, eerste verdieping; links".to_owned());
    event.sessions[0].address = Some("Botermarkt 2, 8800 Roeselare https://maps.example/?q=50.94,3.12;z=17".to_owned());
    let reading = readers::all(&Files::write(&[event_calendar(&event)])).remove(0);
    assert_eq!(reading.events[0].location, "Zaal 2, eerste verdieping; links, Botermarkt 2, 8800 Roeselare https://maps.example/?q=50.94,3.12;z=17");
}

#[test]
fn an_unsure_entry_is_read_as_unsure_and_a_sure_one_rings() {
    let mut facts = registration(vec![mailed_session()]);
    facts.event.title = "Data; burgers, en \"meer\"".to_owned();
    let entry = |part: Part, language: Language| {
        let invitation = Invitation {
            method: Method::Request,
            registration: &facts,
            session: &facts.sessions[0],
            revision: &revision(2),
            language,
            organiser_name: "Ledenkoepel",
            organiser_address: "activiteiten@events.example.org",
            event_url: "https://events.example.org/events/data",
            join_url: None,
        };
        feed_of(&[personal_entry(&invitation, part, Some(60))])
    };
    let parts = [
        (Part::Waitlisted, Language::Nl, "Wachtlijst: Data; burgers, en \"meer\"", "TENTATIVE"),
        (Part::Pending, Language::Fr, "Demandé : Data; burgers, en \"meer\"", "TENTATIVE"),
        (Part::Offered, Language::En, "Place offered: Data; burgers, en \"meer\"", "TENTATIVE"),
        (Part::Confirmed, Language::Nl, "Data; burgers, en \"meer\"", "CONFIRMED"),
        (Part::Cancelled, Language::Nl, "Data; burgers, en \"meer\"", "CANCELLED"),
    ];
    let texts: Vec<String> = parts.iter().map(|(part, language, ..)| entry(*part, *language)).collect();
    for (((part, _, summary, status), reading), text) in parts.iter().zip(readers::all(&Files::write(&texts))).zip(&texts) {
        let found = &reading.events[0];
        assert_eq!((found.summary.as_str(), found.status.as_str(), found.sequence), (*summary, *status, 2));
        assert_eq!(text.contains("BEGIN:VALARM"), *part == Part::Confirmed, "{text}");
        assert_eq!(text.contains("TRANSP:OPAQUE"), *part == Part::Confirmed, "{text}");
        assert!(found.attendees.is_empty());
    }
}
