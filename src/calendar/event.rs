//! The file behind an event page: what anybody may put into a calendar, without attendees and meeting links.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::feed::{Entry, Feed, Standing, feed, in_halves};
use super::invitation::{entry_title, location};
use super::value::{cut, line, plain_property, text_property, uri};
use crate::rules::language::Language;
use crate::text::translations::text as translated;

/// An event as its calendar file shows it.
#[derive(Debug, Clone)]
pub struct CalendarEvent {
    pub title: String,
    pub summary: String,
    /// Of the words around title and summary.
    pub language: Language,
    /// The event page, absolute.
    pub url: String,
    /// The domain of the entries' UIDs: `Links::host`.
    pub host: String,
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
    /// Place and address are told to those who register only.
    pub place_hidden: bool,
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
pub fn event_calendar(head: &Feed<'_>, event: &CalendarEvent) -> String {
    feed(head, &public_entries(std::slice::from_ref(event)))
}

/// The dates of events as anybody may see them.
#[must_use]
pub fn public_entries(events: &[CalendarEvent]) -> Vec<Entry> {
    // Looked up once: a feed has thousands of entries and four sentences.
    let words = Language::ALL.map(Sentences::of);
    let written = |events: &[CalendarEvent]| {
        let mut entries = Vec::with_capacity(events.len());
        for event in events {
            let words = words.iter().find(|words| words.language == event.language).unwrap_or(&words[0]);
            entries.extend(event.sessions.iter().map(|session| entry(event, session, words)));
        }
        entries
    };
    in_halves(events, written).into_iter().flatten().collect()
}

/// The words around what organisers typed.
struct Sentences {
    language: Language,
    online: String,
    link_after_registering: String,
    place_after_registering: String,
    more: String,
}

impl Sentences {
    fn of(language: Language) -> Self {
        let word = |key: &str| translated(language, key);
        Self {
            language,
            online: word("mail-calendar-online"),
            link_after_registering: word("mail-calendar-link-after-registering"),
            place_after_registering: word("place-after-registering"),
            more: word("mail-calendar-more"),
        }
    }
}

fn entry(event: &CalendarEvent, session: &CalendarSession, sentences: &Sentences) -> Entry {
    let place = if session.place_hidden { Some(sentences.place_after_registering.clone()) } else { location(session.place.as_deref(), session.address.as_deref()) };
    let mut words = vec![plain_property("SUMMARY", line(&entry_title(&event.title, session.title.as_deref()), 255))];
    if let Some(place) = place.or_else(|| session.online.then(|| sentences.online.clone())) {
        words.push(plain_property("LOCATION", line(&place, 255)));
    }
    words.push(text_property("DESCRIPTION", &cut(&description(event, session, sentences), 4_000)));
    words.push(plain_property("URL", uri(&event.url)));
    Entry {
        uid: format!("{}@{}", entry_id("calendar entry", session.session_id), event.host),
        sequence: session.sequence.max(0) + i32::from(session.cancelled),
        created_at: Some(session.created_at),
        changed_at: session.updated_at,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        time_zone: session.time_zone.clone(),
        standing: if session.cancelled { Standing::Cancelled } else { Standing::Confirmed },
        alarm: None,
        words,
    }
}

fn description(event: &CalendarEvent, session: &CalendarSession, sentences: &Sentences) -> String {
    let more = format!("{}: {}", sentences.more, event.url);
    let online = if session.online { sentences.link_after_registering.as_str() } else { "" };
    [event.summary.trim(), online, &more].into_iter().filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A lasting name of a session's entry in one sort of feed. Not the session's own id, which tells when it was made.
pub(super) fn entry_id(sort: &str, session_id: Uuid) -> Uuid {
    let digest: [u8; 32] = Sha256::new().chain_update(sort.as_bytes()).chain_update(session_id.as_bytes()).finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
