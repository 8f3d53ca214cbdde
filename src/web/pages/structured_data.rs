//! An event in schema.org's words (JSON-LD), for search engines. The meeting's own link is never among them.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::event_view::zone_of;
use crate::entity::event::{EventFormat, EventKind, EventStatus};
use crate::entity::{event, session, speaker};
use crate::error::Refusal;
use crate::links;
use crate::queries::event_details::EventDetails;
use crate::queries::event_page::EventPage;
use crate::rules::event_texts::ReaderTexts;
use crate::rules::language::Language;
use crate::rules::registration::{Admission, admit};
use crate::text::dates::with_offset;
use crate::text::markdown;
use crate::text::translations::text;
use crate::web::Site;

/// What the page knows beside the event's own rows.
pub struct Known<'k> {
    pub more: &'k EventDetails,
    /// In the page's language.
    pub texts: &'k ReaderTexts,
    /// Where sessions that were moved began before.
    pub starts_before: &'k HashMap<Uuid, Timestamp>,
    /// Path of its card.
    pub card: &'k str,
}

/// One event with its `offers`, and a `subEvent` for each session when there are several, or one was taken out.
pub fn structured_data(site: &Site, found: &EventPage, known: &Known<'_>, now: Timestamp) -> Value {
    let EventPage { event, sessions, .. } = found;
    let address = site.app.links.event(&event.slug);
    let zone = zone_of(sessions, &site.app.config.time_zone);
    let Known { more, texts, .. } = known;
    let moved = sessions.first().and_then(|first| known.starts_before.get(&first.id)).filter(|_| event.status != EventStatus::Cancelled);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": kind(event.kind),
        "@id": address,
        "url": address,
        "name": texts.title.text,
        "description": if texts.summary.text.is_empty() { markdown::to_text(&texts.description.text) } else { texts.summary.text.clone() },
        "image": site.app.links.absolute(known.card),
        "inLanguage": event.language().code(),
        "eventStatus": status(event.status == EventStatus::Cancelled, moved.is_some()),
        "eventAttendanceMode": attendance_mode(event.format),
        "organizer": { "@type": "Organization", "name": site.app.config.association_name, "url": site.app.links.absolute("/") },
        "location": location(event.format, sessions, &address, event.language()),
        "offers": offers(site, found, now),
        "isAccessibleForFree": found.price.as_ref().is_none_or(|price| price.member_cents == 0 && price.non_member_cents == 0),
    });
    if let Some(starts_at) = event.starts_at {
        data["startDate"] = with_offset(starts_at.0, zone).into();
    }
    if let Some(ends_at) = event.ends_at {
        data["endDate"] = with_offset(ends_at.0, zone).into();
    }
    if let Some(before) = moved {
        data["previousStartDate"] = with_offset(*before, zone).into();
    }
    capacity(&mut data, event);
    if !more.speakers.is_empty() {
        let performers: Value = more.speakers.iter().map(performer).collect();
        if is_course(event.kind) {
            data["instructor"] = performers.clone();
        }
        data["performer"] = performers;
    }
    if is_course(event.kind) {
        data["courseMode"] = course_mode(event.format).into();
    }
    if let Some(programme) = &found.programme {
        let address = site.app.links.absolute(&links::programme(&programme.slug));
        data["superEvent"] = json!({ "@type": "EventSeries", "@id": address, "url": address, "name": programme.name_in(event.language()) });
    }
    let all = with_taken_out(found);
    if all.len() > 1 {
        data["subEvent"] = all.iter().map(|session| part(session, found, known, &address)).collect();
    }
    data
}

/// By start, with those that visitors have seen and that do not take place.
fn with_taken_out(found: &EventPage) -> Vec<&session::Model> {
    let seen = |session: &&session::Model| session.cancelled_at >= found.event.published_at;
    let mut all: Vec<&session::Model> = found.sessions.iter().chain(found.taken_out.iter().filter(seen)).collect();
    all.sort_by_key(|session| (session.starts_at, session.id));
    all
}

fn status(cancelled: bool, moved: bool) -> &'static str {
    match (cancelled, moved) {
        (true, _) => "https://schema.org/EventCancelled",
        (false, true) => "https://schema.org/EventRescheduled",
        (false, false) => "https://schema.org/EventScheduled",
    }
}

/// How many may come and how many still can; of a hybrid event also to the room and online.
fn capacity(data: &mut Value, event: &event::Model) {
    if let Some(capacity) = event.capacity {
        data["maximumAttendeeCapacity"] = capacity.into();
        data["remainingAttendeeCapacity"] = event.offer().places_left().into();
    }
    if event.format == EventFormat::Hybrid {
        let rules = event.rules();
        for (name, places) in [("maximumPhysicalAttendeeCapacity", rules.places_onsite), ("maximumVirtualAttendeeCapacity", rules.places_online)] {
            if let Some(places) = places {
                data[name] = places.into();
            }
        }
    }
}

/// Something is taught.
fn is_course(kind: EventKind) -> bool {
    matches!(kind, EventKind::Training | EventKind::Workshop)
}

fn course_mode(format: EventFormat) -> &'static str {
    match format {
        EventFormat::Onsite => "Onsite",
        EventFormat::Online => "Online",
        EventFormat::Hybrid => "Blended",
    }
}

/// A course instance is an event of its own sort; both types say what they know.
fn kind(kind: EventKind) -> Value {
    match kind {
        EventKind::Training | EventKind::Workshop => json!(["EducationEvent", "CourseInstance"]),
        EventKind::StudyDay | EventKind::Webinar => json!("EducationEvent"),
        EventKind::WorkingVisit | EventKind::PeerExchange | EventKind::Meeting => json!("BusinessEvent"),
    }
}

fn attendance_mode(format: EventFormat) -> &'static str {
    match format {
        EventFormat::Onsite => "https://schema.org/OfflineEventAttendanceMode",
        EventFormat::Online => "https://schema.org/OnlineEventAttendanceMode",
        EventFormat::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    }
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

fn performer(speaker: &speaker::Model) -> Value {
    let mut performer = json!({ "@type": "Person", "name": speaker.name });
    if let Some(organisation) = &speaker.organisation {
        performer["affiliation"] = json!({ "@type": "Organization", "name": organisation });
    }
    performer
}

/// One, or one for members and one for others, each with its price.
fn offers(site: &Site, found: &EventPage, now: Timestamp) -> Value {
    let offer = offer(site, found, now);
    let language = found.event.language();
    let priced = |cents: i32, name: Option<&str>| {
        let mut priced = offer.clone();
        priced["price"] = format!("{}.{:02}", cents / 100, cents % 100).into();
        priced["priceCurrency"] = "EUR".into();
        if let Some(name) = name {
            priced["name"] = text(language, name).into();
        }
        priced
    };
    let Some(price) = found.price.as_ref() else { return priced(0, None) };
    if price.member_cents == price.non_member_cents {
        return priced(price.member_cents, None);
    }
    Value::Array(vec![priced(price.member_cents, Some("price-member")), priced(price.non_member_cents, Some("price-non-member"))])
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
        offer["validFrom"] = with_offset(opens_at.0, zone).into();
    }
    if let Some(closes_at) = event.registration_closes_at {
        offer["validThrough"] = with_offset(closes_at.0, zone).into();
    }
    offer
}

fn part(session: &session::Model, found: &EventPage, known: &Known<'_>, address: &str) -> Value {
    let event = &found.event;
    let cancelled = session.cancelled_at.is_some() || event.status == EventStatus::Cancelled;
    let moved = known.starts_before.get(&session.id).filter(|_| !cancelled);
    let mut part = json!({
        "@type": "Event",
        "@id": format!("{address}#{}", session.id),
        "url": address,
        "name": session.title.as_deref().unwrap_or(&known.texts.title.text),
        "startDate": with_offset(session.starts_at.0, &session.time_zone),
        "endDate": with_offset(session.ends_at.0, &session.time_zone),
        "eventStatus": status(cancelled, moved.is_some()),
        "eventAttendanceMode": attendance_mode(event.format),
        "inLanguage": event.language().code(),
        "location": location(event.format, std::slice::from_ref(session), address, event.language()),
        "superEvent": { "@id": address },
    });
    if let Some(before) = moved {
        part["previousStartDate"] = with_offset(*before, &session.time_zone).into();
    }
    part
}
