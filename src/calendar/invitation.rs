//! One person's calendar entry for one session, as mail readers act upon it (RFC 5546 §3.2.2 and §3.2.5).

use ics::components::Property;

use super::file::{calendar, component, write};
use super::value::{cut, line, mailbox, parameter, plain_property, property, text_property, uri, utc};
use super::zone::Zone;
use crate::rules::language::Language;
use crate::rules::letter::{InvitationFacts, Method, RegistrationFacts, SessionFacts};
use crate::text::translations::text_for;

/// All that a calendar message tells.
pub struct Invitation<'a> {
    pub method: Method,
    pub registration: &'a RegistrationFacts,
    pub session: &'a SessionFacts,
    pub revision: &'a InvitationFacts,
    /// Of the description; the title stays as typed.
    pub language: Language,
    /// The sender of the mail: readers accept changes from no other.
    pub organiser_name: &'a str,
    pub organiser_address: &'a str,
    pub event_url: &'a str,
    /// The personal join page, when there is a meeting link.
    pub join_url: Option<&'a str>,
}

/// The longest SUMMARY and LOCATION that Outlook and Google keep, in characters.
const LINE_LIMIT: usize = 255;
const DESCRIPTION_LIMIT: usize = 4_000;

/// The name of a session in a calendar: the event's title, and the session's own where it has one.
#[must_use]
pub fn entry_title(event_title: &str, session_title: Option<&str>) -> String {
    let title = match session_title.map(str::trim) {
        Some(session) if !session.is_empty() && session != event_title => format!("{event_title}: {session}"),
        _ => event_title.to_owned(),
    };
    let words: Vec<&str> = title.split_whitespace().collect();
    cut(&words.join(" "), LINE_LIMIT)
}

/// Place and address in one line; `None` when there is neither.
#[must_use]
pub fn location(place: Option<&str>, address: Option<&str>) -> Option<String> {
    let parts: Vec<&str> = [place, address].into_iter().flatten().map(str::trim).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The calendar file that goes into the mail: CRLF line ends, at most 75 octets a line. The same facts give the same octets.
#[must_use]
pub fn invitation(invitation: &Invitation<'_>) -> String {
    let session = invitation.session;
    let zone = Zone::covering(&session.time_zone, session.starts_at, session.ends_at);
    let (method, status) = match invitation.method {
        Method::Request => ("REQUEST", "CONFIRMED"),
        Method::Cancel => ("CANCEL", "CANCELLED"),
    };
    let mut file = calendar(method);
    if zone.writes_local(session.starts_at, session.ends_at)
        && let Some(zone) = zone.component()
    {
        file.add_component(zone);
    }
    let mut entry = component(
        "VEVENT",
        vec![
            text_property("UID", &invitation.revision.uid),
            plain_property("DTSTAMP", utc(invitation.revision.stamp)),
            plain_property("SEQUENCE", invitation.revision.sequence.max(0).to_string()),
            plain_property("LAST-MODIFIED", utc(invitation.revision.stamp)),
        ],
    );
    for property in zone.span(session.starts_at, session.ends_at).into_iter().chain(invitation.words(&invitation.title())).chain(invitation.people()) {
        entry.add_property(property);
    }
    entry.add_property(plain_property("STATUS", status));
    entry.add_property(plain_property("TRANSP", if method == "CANCEL" { "TRANSPARENT" } else { "OPAQUE" }));
    file.add_component(entry);
    write(&file)
}

impl Invitation<'_> {
    /// Whether this person takes part from afar: then the link is the place.
    fn is_from_afar(&self) -> bool {
        self.session.online
            && (self.registration.attendance_mode.as_deref() == Some("online") || location(self.session.place.as_deref(), self.session.address.as_deref()).is_none())
    }

    pub(super) fn words(&self, title: &str) -> Vec<Property<'static>> {
        let room = location(self.session.place.as_deref(), self.session.address.as_deref());
        let place = if self.is_from_afar() { self.join_url.map(str::to_owned).or(room) } else { room };
        let mut properties = vec![plain_property("SUMMARY", line(title, LINE_LIMIT))];
        if let Some(place) = place {
            properties.push(plain_property("LOCATION", line(&place, LINE_LIMIT)));
        }
        properties.push(text_property("DESCRIPTION", &cut(&self.description(), DESCRIPTION_LIMIT)));
        properties.push(plain_property("URL", uri(self.event_url)));
        if let Some(contact) = self.contact() {
            properties.push(plain_property("CONTACT", line(&contact, LINE_LIMIT)));
        }
        if let Some(join) = self.join_url {
            let label = parameter(&self.word("mail-calendar-join"));
            properties.push(property("CONFERENCE", [("VALUE", "URI".to_owned()), ("FEATURE", "VIDEO,AUDIO".to_owned()), ("LABEL", label)], uri(join)));
        }
        properties
    }

    pub(super) fn title(&self) -> String {
        entry_title(&self.registration.event.title, self.session.title.as_deref())
    }

    fn word(&self, key: &str) -> String {
        text_for(self.language, self.registration.event.salutation, key)
    }

    fn contact(&self) -> Option<String> {
        let event = &self.registration.event;
        let parts: Vec<&str> = [event.contact_name.as_deref(), event.contact_email.as_deref()].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// Everybody who sees the calendar sees this: the join page stands here, the personal page never.
    fn description(&self) -> String {
        let mut paragraphs = vec![self.registration.event.summary.trim().to_owned()];
        if let Some(join) = self.join_url {
            paragraphs.push(format!("{}: {join}", self.word("mail-calendar-join")));
        }
        if self.is_from_afar()
            && let Some(room) = location(self.session.place.as_deref(), self.session.address.as_deref())
        {
            paragraphs.push(format!("{}: {room}", self.word("mail-calendar-room")));
        }
        paragraphs.push(format!("{}: {}", self.word("mail-calendar-more"), self.event_url));
        if let Some(contact) = self.contact() {
            paragraphs.push(format!("{}: {contact}", self.word("mail-calendar-contact")));
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs.join("\n\n")
    }

    fn people(&self) -> [Property<'static>; 2] {
        // Who registers has accepted; some clients offer their buttons only to those who are asked.
        let (standing, rsvp) = if self.revision.asks_answer && self.method == Method::Request { ("NEEDS-ACTION", "TRUE") } else { ("ACCEPTED", "FALSE") };
        let name = format!("{} {}", self.registration.first_name.trim(), self.registration.last_name.trim());
        [
            property("ORGANIZER", [("CN", parameter(self.organiser_name))], mailbox(self.organiser_address)),
            property(
                "ATTENDEE",
                [
                    ("CN", parameter(&cut(name.trim(), 160))),
                    ("CUTYPE", "INDIVIDUAL".to_owned()),
                    ("ROLE", "REQ-PARTICIPANT".to_owned()),
                    ("PARTSTAT", standing.to_owned()),
                    ("RSVP", rsvp.to_owned()),
                ],
                mailbox(&self.registration.email),
            ),
        ]
    }
}
