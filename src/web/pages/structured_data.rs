//! An event in schema.org's words (JSON-LD), for search engines. The meeting's own link is never among them.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::event_view::zone_of;
use crate::entity::event::{EventFormat, EventKind, EventStatus};
use crate::entity::{event, session};
use crate::error::Refusal;
use crate::links;
use crate::queries::event_page::EventPage;
use crate::rules::event_texts::ReaderTexts;
use crate::rules::language::Language;
use crate::rules::registration::{Admission, admit};
use crate::text::dates;
use crate::text::markdown;
use crate::text::translations::text;
use crate::web::Site;

/// One `Event` with an `offers`, and a `subEvent` for each session when there are several.
pub fn structured_data(site: &Site, found: &EventPage, texts: &ReaderTexts, now: Timestamp) -> Value {
    let EventPage { event, sessions, .. } = found;
    let address = site.app.links.event(&event.slug);
    let zone = zone_of(sessions, &site.app.config.time_zone);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": kind(event.kind),
        "@id": address,
        "url": address,
        "name": texts.title.text,
        "description": if texts.summary.text.is_empty() { markdown::to_text(&texts.description.text) } else { texts.summary.text.clone() },
        "inLanguage": event.language().code(),
        "eventStatus": if event.status == EventStatus::Cancelled { "https://schema.org/EventCancelled" } else { "https://schema.org/EventScheduled" },
        "eventAttendanceMode": attendance_mode(event.format),
        "organizer": { "@type": "Organization", "name": site.app.config.association_name, "url": site.app.links.absolute("/") },
        "location": location(event.format, sessions, &address, event.language()),
        "offers": offer(site, found, now),
    });
    if let Some(starts_at) = event.starts_at {
        data["startDate"] = moment(starts_at.0, zone).into();
    }
    if let Some(ends_at) = event.ends_at {
        data["endDate"] = moment(ends_at.0, zone).into();
    }
    if let Some(capacity) = event.capacity {
        data["maximumAttendeeCapacity"] = capacity.into();
        data["remainingAttendeeCapacity"] = event.offer().places_left().into();
    }
    if sessions.len() > 1 {
        data["subEvent"] = sessions.iter().map(|session| part(session, event, &texts.title.text, &address)).collect();
    }
    data
}

fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Training | EventKind::Workshop | EventKind::StudyDay | EventKind::Webinar => "EducationEvent",
        EventKind::WorkingVisit | EventKind::PeerExchange | EventKind::Meeting => "BusinessEvent",
    }
}

fn attendance_mode(format: EventFormat) -> &'static str {
    match format {
        EventFormat::Onsite => "https://schema.org/OfflineEventAttendanceMode",
        EventFormat::Online => "https://schema.org/OnlineEventAttendanceMode",
        EventFormat::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    }
}

/// Local time with its offset.
fn moment(moment: Timestamp, zone: &str) -> String {
    dates::local(moment, zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

fn place(session: &session::Model, language: Language) -> Option<Value> {
    if session.place_hidden {
        return Some(json!({ "@type": "Place", "name": text(language, "place-after-registering") }));
    }
    let name = session.place.as_deref().or(session.address.as_deref())?;
    Some(json!({ "@type": "Place", "name": name, "address": session.address.as_deref().unwrap_or(name) }))
}

/// Online, one goes to the event's own page: the way in is personal.
fn location(format: EventFormat, sessions: &[session::Model], address: &str, language: Language) -> Value {
    let mut all: Vec<Value> = Vec::new();
    if format != EventFormat::Online {
        for place in sessions.iter().filter_map(|session| place(session, language)) {
            if !all.contains(&place) {
                all.push(place);
            }
        }
    }
    if format != EventFormat::Onsite {
        all.push(json!({ "@type": "VirtualLocation", "url": address }));
    }
    if all.len() == 1 { all.remove(0) } else { Value::Array(all) }
}

fn offer(site: &Site, found: &EventPage, now: Timestamp) -> Value {
    let event = &found.event;
    let availability = match admit(&event.offer(), now) {
        Ok(Admission::Place | Admission::ProvisionalPlace | Admission::Request) => "https://schema.org/InStock",
        Ok(Admission::WaitingList) => "https://schema.org/SoldOut",
        Err(Refusal::Full) => "https://schema.org/SoldOut",
        Err(Refusal::NotOpenYet) => "https://schema.org/PreOrder",
        Err(_) => "https://schema.org/Discontinued",
    };
    let mut offer = json!({ "@type": "Offer", "url": site.app.links.absolute(&links::register(&event.slug)), "availability": availability });
    let zone = zone_of(&found.sessions, &site.app.config.time_zone);
    if let Some(opens_at) = event.registration_opens_at.or(event.published_at) {
        offer["validFrom"] = moment(opens_at.0, zone).into();
    }
    if let Some(closes_at) = event.registration_closes_at {
        offer["validThrough"] = moment(closes_at.0, zone).into();
    }
    offer
}

fn part(session: &session::Model, event: &event::Model, title: &str, address: &str) -> Value {
    json!({
        "@type": "Event",
        "name": session.title.as_deref().unwrap_or(title),
        "startDate": moment(session.starts_at.0, &session.time_zone),
        "endDate": moment(session.ends_at.0, &session.time_zone),
        "eventAttendanceMode": attendance_mode(event.format),
        "location": location(event.format, std::slice::from_ref(session), address, event.language()),
    })
}
