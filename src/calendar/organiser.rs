//! An organiser's own feed: every date at the desk, drafts too, with how many come. No names.

use fluent_templates::fluent_bundle::FluentValue;
use jiff::Timestamp;
use uuid::Uuid;

use super::event::entry_id;
use super::feed::{Alarm, Entry, Standing};
use super::invitation::{entry_title, location};
use super::value::{line, plain_property, text_property, uri};
use crate::rules::language::Language;
use crate::text::translations::{text, text_with};

/// One date as the desk knows it.
#[derive(Debug, Clone)]
pub struct DeskSession {
    pub session_id: Uuid,
    pub event_title: String,
    pub title: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    pub draft: bool,
    pub cancelled: bool,
    /// People with a place, places (`None`: as many as come), people who wait.
    pub registered: i32,
    pub capacity: Option<i32>,
    pub waiting: i32,
    /// Grows with each save of the session or the event: publishing and cancelling are revisions, too.
    pub sequence: i32,
    /// When the session, the event or the number of people last changed.
    pub changed_at: Timestamp,
    /// The event's page at the desk.
    pub url: String,
}

/// The entry of a date; `host` is the domain of its UID.
#[must_use]
pub fn desk_entry(session: &DeskSession, host: &str, language: Language, alarm: Option<u32>) -> Entry {
    let title = entry_title(&session.event_title, session.title.as_deref());
    let shown = if session.draft { text_with(language, "calendar-title-draft", [("title", title.clone().into())]) } else { title.clone() };
    let mut words = vec![plain_property("SUMMARY", line(&shown, 255))];
    if let Some(place) = location(session.place.as_deref(), session.address.as_deref()) {
        words.push(plain_property("LOCATION", line(&place, 255)));
    }
    words.push(text_property("DESCRIPTION", &format!("{}\n\n{}: {}", numbers(session, language), text(language, "calendar-at-the-desk"), session.url)));
    words.push(plain_property("URL", uri(&session.url)));
    Entry {
        uid: format!("{}@{host}", entry_id("entry at the desk", session.session_id)),
        sequence: session.sequence,
        created_at: None,
        changed_at: session.changed_at,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        time_zone: session.time_zone.clone(),
        standing: match (session.cancelled, session.draft) {
            (true, _) => Standing::Cancelled,
            (false, true) => Standing::Tentative,
            (false, false) => Standing::Confirmed,
        },
        alarm: alarm.map(|minutes_before| Alarm { minutes_before, words: title }),
        words,
    }
}

fn numbers(session: &DeskSession, language: Language) -> String {
    let registered = ("registered", FluentValue::from(session.registered));
    let mut sentences = vec![match session.capacity {
        Some(capacity) => text_with(language, "calendar-registered-of", [registered, ("capacity", FluentValue::from(capacity))]),
        None => text_with(language, "calendar-registered", [registered]),
    }];
    if session.waiting > 0 {
        sentences.push(text_with(language, "calendar-waiting", [("waiting", FluentValue::from(session.waiting))]));
    }
    sentences.join(" ")
}
