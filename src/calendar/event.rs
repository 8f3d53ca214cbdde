//! The file behind an event page: what anybody may put into a calendar, without attendees and meeting links.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::file::{calendar, component, write};
use super::invitation::{entry_title, location};
use super::value::{cut, line, mailbox, parameter, plain_property, property, text_property, uri, utc};
use super::zone::Zone;
use crate::rules::language::Language;
use crate::text::translations::text as translated;

/// An event as its calendar file shows it.
#[derive(Debug, Clone)]
pub struct CalendarEvent {
    pub title: String,
    pub summary: String,
    /// Of the words around title and summary.
    pub language: Language,
    /// Absolute addresses: the event page, and the calendar file itself.
    pub url: String,
    pub calendar_url: String,
    /// The domain of the entries' UIDs: `Links::host`.
    pub host: String,
    /// The sender of mails: its name (or the association's) and address.
    pub organiser_name: String,
    pub organiser_address: String,
    /// All sessions, cancelled ones too: a vanished entry cannot be told from a fault.
    pub sessions: Vec<CalendarSession>,
}

/// One session; of these fields only what is public.
#[derive(Debug, Clone)]
pub struct CalendarSession {
    pub session_id: Uuid,
    pub title: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    /// There is a meeting link, for those who register.
    pub online: bool,
    /// As stored with the session; a cancelled entry is written one higher, so that readers notice in any case.
    pub sequence: i32,
    /// The session or the whole event does not take place.
    pub cancelled: bool,
    pub created_at: Timestamp,
    /// The later of the session's and the event's last change.
    pub updated_at: Timestamp,
}

/// The event's calendar file: METHOD:PUBLISH, one entry a session. The same data give the same octets.
#[must_use]
pub fn event_calendar(event: &CalendarEvent) -> String {
    let mut file = calendar("PUBLISH");
    let name = line(&event.title, 255);
    for property in [
        plain_property("NAME", name.clone()),
        plain_property("X-WR-CALNAME", name),
        property("SOURCE", [("VALUE", "URI".to_owned())], uri(&event.calendar_url)),
        property("REFRESH-INTERVAL", [("VALUE", "DURATION".to_owned())], "PT4H".to_owned()),
        plain_property("X-PUBLISHED-TTL", "PT4H"),
    ] {
        file.add_property(property);
    }
    let zones = zones(&event.sessions);
    for (name, zone) in &zones {
        let is_used = event.sessions.iter().any(|session| session.time_zone == **name && zone.writes_local(session.starts_at, session.ends_at));
        if let (true, Some(zone)) = (is_used, zone.component()) {
            file.add_component(zone);
        }
    }
    for session in &event.sessions {
        if let Some(zone) = zones.get(session.time_zone.as_str()) {
            file.add_component(entry(event, session, zone));
        }
    }
    write(&file)
}

/// One zone for all sessions that name it.
fn zones(sessions: &[CalendarSession]) -> BTreeMap<&str, Zone> {
    let mut spans: BTreeMap<&str, (Timestamp, Timestamp)> = BTreeMap::new();
    for session in sessions {
        let span = spans.entry(&session.time_zone).or_insert((session.starts_at, session.ends_at));
        *span = (span.0.min(session.starts_at), span.1.max(session.ends_at));
    }
    spans.into_iter().map(|(name, (first, last))| (name, Zone::covering(name, first, last))).collect()
}

fn entry(event: &CalendarEvent, session: &CalendarSession, zone: &Zone) -> ics::components::Component<'static> {
    let mut properties = vec![
        plain_property("UID", format!("{}@{}", entry_id(session.session_id), event.host)),
        plain_property("DTSTAMP", utc(session.updated_at)),
        plain_property("SEQUENCE", (session.sequence.max(0) + i32::from(session.cancelled)).to_string()),
        plain_property("CREATED", utc(session.created_at)),
        plain_property("LAST-MODIFIED", utc(session.updated_at)),
    ];
    properties.extend(zone.span(session.starts_at, session.ends_at));
    properties.push(plain_property("SUMMARY", line(&entry_title(&event.title, session.title.as_deref()), 255)));
    let online = session.online.then(|| translated(event.language, "mail-calendar-online"));
    if let Some(place) = location(session.place.as_deref(), session.address.as_deref()).or(online) {
        properties.push(plain_property("LOCATION", line(&place, 255)));
    }
    properties.push(text_property("DESCRIPTION", &cut(&description(event, session), 4_000)));
    properties.push(plain_property("URL", uri(&event.url)));
    properties.push(property("ORGANIZER", [("CN", parameter(&event.organiser_name))], mailbox(&event.organiser_address)));
    properties.push(plain_property("STATUS", if session.cancelled { "CANCELLED" } else { "CONFIRMED" }));
    properties.push(plain_property("TRANSP", if session.cancelled { "TRANSPARENT" } else { "OPAQUE" }));
    component("VEVENT", properties)
}

fn description(event: &CalendarEvent, session: &CalendarSession) -> String {
    let mut paragraphs = vec![event.summary.trim().to_owned()];
    if session.online {
        paragraphs.push(translated(event.language, "mail-calendar-link-after-registering"));
    }
    paragraphs.push(format!("{}: {}", translated(event.language, "mail-calendar-more"), event.url));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n")
}

/// A lasting name of the session's public entry. Not the session's own id, which tells when it was made.
fn entry_id(session_id: Uuid) -> Uuid {
    let digest: [u8; 32] = Sha256::new().chain_update(b"calendar entry").chain_update(session_id.as_bytes()).finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
