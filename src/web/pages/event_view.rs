//! What templates see of an event.

use fluent_templates::fluent_bundle::FluentValue;
use jiff::Timestamp;
use serde::Serialize;

use crate::entity::event::{self, EventFormat, EventKind};
use crate::entity::registration::AttendanceMode;
use crate::entity::session::SessionInclusion;
use crate::entity::{programme, session};
use crate::error::Refusal;
use crate::queries::event_list::ListedEvent;
use crate::roster::stock;
use crate::rules::language::Language;
use crate::rules::registration::{Admission, admit};
use crate::text::dates;
use crate::text::translations::{text, text_with};

#[derive(Debug, Serialize)]
pub struct EventView {
    pub slug: String,
    pub title: String,
    pub summary: String,
    /// Codes of the languages of title and summary.
    pub title_language: &'static str,
    pub summary_language: &'static str,
    /// Code of the language in which it is held.
    pub language: &'static str,
    pub kind: EventKind,
    pub format: EventFormat,
    pub programme: Option<ProgrammeLink>,
    pub sessions: Vec<SessionView>,
    /// Names of places, each once.
    pub places: Vec<String>,
    pub starts_at: Option<Timestamp>,
    /// Day of the month and month of the start, in words.
    pub day: String,
    pub month: String,
    pub closes_at: Option<Timestamp>,
    /// The zone in which its dates are shown.
    pub zone: String,
    /// `None` without a limit.
    pub places_left: Option<i32>,
    pub capacity: Option<i32>,
    /// A hybrid event's places in the room and online, of those that have a limit of their own.
    pub by_mode: Vec<ModeView>,
    /// It is not sure yet that it takes place.
    pub undecided: Option<UndecidedView>,
    /// What somebody who registers now gets: `place`, `provisional_place`, `request`, `waiting_list`; empty when nobody can.
    pub admission: &'static str,
    /// People on the waiting list.
    pub waiting: i32,
    /// Why nobody can register now; the key of a [`Refusal`].
    pub refusal: Option<&'static str>,
    /// The same in a sentence.
    pub reason: Option<String>,
}

/// Places of one way of taking part.
#[derive(Debug, Serialize)]
pub struct ModeView {
    /// `onsite` or `online`.
    pub mode: &'static str,
    pub places_left: i32,
    pub capacity: i32,
}

#[derive(Debug, Serialize)]
pub struct ProgrammeLink {
    pub slug: String,
    pub name: String,
}

/// When it takes place, and until when that is decided, in words.
#[derive(Debug, Serialize)]
pub struct UndecidedView {
    pub minimum: i32,
    pub decide_by: String,
}

#[derive(Debug, Serialize)]
pub struct SessionView {
    pub id: String,
    pub title: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    /// Place and address are told after registering.
    pub place_hidden: bool,
    /// One can take part from afar: then the zone is named.
    pub online: bool,
    /// One chooses it; it is not for all.
    pub chosen: bool,
    /// Of a session that one chooses; `None` without a limit.
    pub places_left: Option<i32>,
}

impl SessionView {
    /// For everybody, without a place that is told to those who register only.
    pub fn of(session: &session::Model, format: EventFormat) -> Self {
        let full = Self::for_registered(session, format);
        if full.place_hidden { Self { place: None, address: None, ..full } } else { full }
    }

    /// For somebody with a place.
    pub fn for_registered(session: &session::Model, format: EventFormat) -> Self {
        Self {
            id: session.id.to_string(),
            title: session.title.clone(),
            starts_at: session.starts_at.into(),
            ends_at: session.ends_at.into(),
            time_zone: session.time_zone.clone(),
            place: session.place.clone(),
            address: session.address.clone(),
            place_hidden: session.place_hidden,
            online: format != EventFormat::Onsite,
            chosen: session.inclusion != SessionInclusion::Included,
            places_left: session.capacity.filter(|_| session.inclusion != SessionInclusion::Included).map(|capacity| (capacity - session.places_taken).max(0)),
        }
    }
}

/// The zone of the first session, or the one that the settings propose.
pub fn zone_of<'s>(sessions: &'s [session::Model], default: &'s str) -> &'s str {
    sessions.first().map_or(default, |session| &session.time_zone)
}

/// A session's time in words.
pub fn period(session: &session::Model, language: Language) -> String {
    dates::period(language, &dates::local(session.starts_at.0, &session.time_zone), &dates::local(session.ends_at.0, &session.time_zone))
}

/// A moment in words, in the zone in which the event is shown.
pub fn moment(moment: Timestamp, zone: &str, language: Language) -> String {
    dates::date_and_time(language, &dates::local(moment, zone))
}

impl EventView {
    pub fn of(event: &event::Model, programme: Option<&programme::Model>, sessions: &[session::Model], default_zone: &str, language: Language, now: Timestamp) -> Self {
        let zone = zone_of(sessions, default_zone);
        let offer = event.offer();
        let admitted = admit(&offer, now);
        let refusal = admitted.err();
        let texts = event.texts_for(language);
        let start = event.starts_at.map(|moment| dates::local(moment.0, zone));
        let mut places: Vec<String> = Vec::new();
        for place in sessions.iter().filter(|session| !session.place_hidden).filter_map(|session| session.place.as_ref()) {
            if !places.contains(place) {
                places.push(place.clone());
            }
        }
        Self {
            slug: event.slug.clone(),
            title: texts.title.text,
            title_language: texts.title.language.code(),
            summary: texts.summary.text,
            summary_language: texts.summary.language.code(),
            language: event.language().code(),
            kind: event.kind,
            format: event.format,
            programme: programme.map(|programme| ProgrammeLink { slug: programme.slug.clone(), name: programme.name_in(language) }),
            sessions: sessions.iter().map(|session| SessionView::of(session, event.format)).collect(),
            places,
            starts_at: event.starts_at.map(Into::into),
            day: start.as_ref().map(|start| start.day().to_string()).unwrap_or_default(),
            month: start.as_ref().map(|start| dates::month(language, start)).unwrap_or_default(),
            closes_at: offer.closes_at,
            zone: zone.to_owned(),
            places_left: offer.places_left(),
            capacity: event.capacity,
            by_mode: by_mode(event, now),
            admission: match admitted {
                Ok(Admission::Place) => "place",
                Ok(Admission::ProvisionalPlace) => "provisional_place",
                Ok(Admission::Request) => "request",
                Ok(Admission::WaitingList) => "waiting_list",
                Err(_) => "",
            },
            undecided: event.undecided().map(|undecided| UndecidedView { minimum: undecided.minimum, decide_by: moment(undecided.decide_by, zone, language) }),
            waiting: event.waiting_count,
            refusal: refusal.map(Refusal::key),
            reason: refusal.map(|refusal| reason(refusal, event, zone, language)),
        }
    }

    pub fn listed(listed: &ListedEvent, default_zone: &str, language: Language, now: Timestamp) -> Self {
        Self::of(&listed.event, listed.programme.as_ref(), &listed.sessions, default_zone, language, now)
    }
}

fn by_mode(event: &event::Model, now: Timestamp) -> Vec<ModeView> {
    if event.format != EventFormat::Hybrid {
        return Vec::new();
    }
    let places = stock(event, &[], &[], now);
    let of = |mode: AttendanceMode| {
        let stock = places.parts.get(&mode.part())?;
        Some(ModeView { mode: mode.code(), places_left: stock.left()?, capacity: stock.capacity? })
    };
    [AttendanceMode::Onsite, AttendanceMode::Online].into_iter().filter_map(of).collect()
}

/// Whom to ask practical things.
pub fn contact(event: &event::Model) -> minijinja::Value {
    minijinja::context! { name => event.contact_name.as_deref(), email => event.contact_email.as_deref(), phone => event.contact_phone.as_deref() }
}

/// Whom to ask about what is taught or discussed.
pub fn content_contact(event: &event::Model) -> minijinja::Value {
    minijinja::context! {
        name => event.content_contact_name.as_deref(),
        email => event.content_contact_email.as_deref(),
        phone => event.content_contact_phone.as_deref(),
    }
}

/// Why one cannot register, with the date that matters.
pub fn reason(refusal: Refusal, event: &event::Model, zone: &str, language: Language) -> String {
    let moment = |moment: Option<crate::entity::Moment>| moment.map(|moment| dates::date_and_time(language, &dates::local(moment.0, zone)));
    let dated = match refusal {
        Refusal::NotOpenYet => moment(event.registration_opens_at).map(|moment| ("page-reason-not-open-yet", moment)),
        Refusal::Closed => moment(event.registration_closes_at).map(|moment| ("page-reason-closed", moment)),
        Refusal::Past => event.ends_at.map(|end| ("page-reason-past", dates::long_date(language, &dates::local(end.0, zone)))),
        Refusal::EventCancelled => {
            return match event.cancel_reason.as_deref().filter(|reason| !reason.is_empty()) {
                Some(reason) => text_with(language, "page-reason-event-cancelled-because", [("reason", FluentValue::from(reason.to_owned()))]),
                None => text(language, "refusal-event-cancelled"),
            };
        }
        Refusal::Full => return text(language, "page-reason-full"),
        _ => None,
    };
    match dated {
        Some((key, moment)) => text_with(language, key, [("moment", FluentValue::from(moment))]),
        None => text(language, &format!("refusal-{}", refusal.key())),
    }
}
