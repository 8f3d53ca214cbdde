//! What the letters' templates see. One shape for all letters: what a letter has not got is `None`.

use jiff::Timestamp;
use serde::Serialize;

use super::address::harmless;
use super::compose::Outgoing;
use super::reservation::reservation;
use crate::calendar::{entry_title, location};
use crate::rules::letter::{CancelledBy, Letter, RegistrationFacts, SessionFacts};

#[derive(Debug, Serialize)]
pub struct Words {
    /// Of the mail; empty while the subject itself is rendered.
    pub subject: String,
    /// Who sends.
    pub association: String,
    /// In which moments without a zone of their own are told.
    pub time_zone: String,
    /// The first name, if it is one that can be shown.
    pub greeting: Option<String>,
    pub name: Option<String>,
    pub organisation: Option<String>,
    pub event: Option<EventWords>,
    pub sessions: Vec<SessionWords>,
    /// The session the calendar part is about.
    pub concerned: Option<SessionWords>,
    /// The same session as it was, in `changed`.
    pub before: Option<SessionWords>,
    pub registration_url: Option<String>,
    pub sign_in_url: Option<String>,
    pub expires_at: Option<Timestamp>,
    /// `participant`, `organiser` or `event`, in `cancelled`.
    pub cancelled_by: Option<CancelledBy>,
    pub reason: Option<String>,
    /// In `withdrawal`: the whole registration ended.
    pub whole: bool,
    /// JSON-LD, safe inside a script element.
    pub reservation: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct EventWords {
    pub title: String,
    pub url: String,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionWords {
    /// As in the calendar.
    pub title: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    /// Place and address in one line.
    pub location: Option<String>,
    pub online: bool,
    /// This person follows it from afar.
    pub from_afar: bool,
    pub join_url: Option<String>,
}

impl Words {
    pub fn of(outgoing: &Outgoing<'_>) -> Self {
        let letter = outgoing.letter;
        let registration = letter.registration();
        let message = letter.calendar_message();
        let session = |session: &SessionFacts| {
            let concerned = message.is_some_and(|(_, concerned)| concerned.session_id == session.session_id);
            let join = if concerned { outgoing.links.join.clone() } else { None };
            session_words(registration, session, join)
        };
        let concerned = message.map(|(_, concerned)| session(concerned));
        let name = registration.and_then(|registration| harmless(&format!("{} {}", registration.first_name, registration.last_name)));
        let markup = message.zip(registration).zip(concerned.as_ref()).map(|(((method, _), registration), session)| {
            reservation(method, registration, session, name.as_deref().unwrap_or(&registration.email), outgoing.links.event.as_deref().unwrap_or_default())
        });
        let first_name = match letter {
            Letter::SignIn { sign_in } => Some(sign_in.name.as_str()),
            _ => registration.map(|registration| registration.first_name.as_str()),
        };
        Self {
            subject: String::new(),
            association: outgoing.house.association_name.clone(),
            time_zone: outgoing.house.time_zone.clone(),
            greeting: first_name.and_then(harmless),
            name,
            organisation: registration.and_then(|registration| registration.organisation.as_deref()).and_then(harmless),
            event: registration.map(|registration| event_words(registration, outgoing)),
            sessions: registration.map(|registration| registration.sessions.iter().map(session).collect()).unwrap_or_default(),
            concerned,
            before: match letter {
                Letter::Changed { before, .. } => Some(session_words(registration, before, None)),
                _ => None,
            },
            registration_url: outgoing.links.registration.clone(),
            sign_in_url: outgoing.links.sign_in.clone(),
            expires_at: match letter {
                Letter::SignIn { sign_in } => Some(sign_in.expires_at),
                _ => None,
            },
            cancelled_by: match letter {
                Letter::Cancelled { by, .. } => Some(*by),
                _ => None,
            },
            reason: match letter {
                // What participants write is for the organisers; it need not be read back to them.
                Letter::Cancelled { by: CancelledBy::Organiser | CancelledBy::Event, reason, .. } => reason.clone().filter(|reason| !reason.trim().is_empty()),
                _ => None,
            },
            whole: matches!(letter, Letter::Withdrawal { whole: true, .. }),
            reservation: markup,
        }
    }
}

fn event_words(registration: &RegistrationFacts, outgoing: &Outgoing<'_>) -> EventWords {
    let event = &registration.event;
    EventWords {
        title: entry_title(&event.title, None),
        url: outgoing.links.event.clone().unwrap_or_default(),
        contact_name: event.contact_name.clone(),
        contact_email: event.contact_email.clone(),
    }
}

fn session_words(registration: Option<&RegistrationFacts>, session: &SessionFacts, join_url: Option<String>) -> SessionWords {
    let title = registration.map_or("", |registration| registration.event.title.as_str());
    let mode = registration.and_then(|registration| registration.attendance_mode.as_deref());
    let location = location(session.place.as_deref(), session.address.as_deref());
    SessionWords {
        title: entry_title(title, session.title.as_deref()),
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        time_zone: session.time_zone.clone(),
        place: session.place.clone(),
        address: session.address.clone(),
        from_afar: session.online && (mode == Some("online") || location.is_none()),
        location,
        online: session.online,
        join_url: join_url.filter(|_| session.online),
    }
}
