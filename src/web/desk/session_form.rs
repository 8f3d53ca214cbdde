//! The fields of a session: date, start, end, zone, place, link.

use std::collections::BTreeMap;

use super::local_time::{date, date_field, happens_twice, instant, repeated, repeated_field, time, time_field};
use crate::actions::event::{SessionAttendance, SessionDetails};
use crate::entity::session::{self, SessionInclusion};
use crate::entity::slot;
use crate::error::FieldErrors;
use crate::rules::names::{self, WebAddress};
use crate::rules::schedule;
use crate::text::dates::local;
use crate::web::form::Fields;

/// In the form's order.
pub const FIELDS: [&str; 18] = [
    "session_title",
    "date",
    "start",
    "start_repeated",
    "end",
    "end_repeated",
    "end_date",
    "time_zone",
    "venue",
    "venue_search",
    "place",
    "address",
    "place_hidden",
    "join_url",
    "attendance",
    "slot",
    "slot_none_allowed",
    "session_capacity",
];

/// What a form shows, by field name.
pub type Values = BTreeMap<&'static str, String>;

/// What was typed.
pub fn typed(fields: &Fields) -> Values {
    FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect()
}

/// An empty form for the zone the settings propose.
pub fn blank(zone: &str) -> Values {
    let value = |name| match name {
        "time_zone" => zone.to_owned(),
        "attendance" => "all".to_owned(),
        _ => String::new(),
    };
    FIELDS.into_iter().map(|name| (name, value(name))).collect()
}

/// The next session of an event is often like the one before, on another day.
pub fn like(session: &session::Model, slots: &[slot::Model]) -> Values {
    let mut values = of(session, slots);
    for name in ["session_title", "date", "end_date", "start_repeated", "end_repeated"] {
        values.insert(name, String::new());
    }
    values
}

/// A session as it is; `slots` are those of its event.
pub fn of(session: &session::Model, slots: &[slot::Model]) -> Values {
    let slot = slots.iter().find(|slot| Some(slot.id) == session.slot_id);
    let attendance = match session.inclusion {
        SessionInclusion::Included => "all",
        SessionInclusion::Optional => "optional",
        SessionInclusion::Slot => "slot",
    };
    let starts = local(session.starts_at.0, &session.time_zone);
    let ends = local(session.ends_at.0, &session.time_zone);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    BTreeMap::from([
        ("session_title", text(&session.title)),
        ("date", date_field(&starts)),
        ("start", time_field(&starts)),
        ("start_repeated", repeated_field(&starts).to_owned()),
        ("end", time_field(&ends)),
        ("end_repeated", repeated_field(&ends).to_owned()),
        ("end_date", if starts.date() == ends.date() { String::new() } else { date_field(&ends) }),
        ("time_zone", session.time_zone.clone()),
        ("venue", session.venue_id.map(|id| id.to_string()).unwrap_or_default()),
        // What the venue says is not typed beside it.
        ("place", if session.venue_id.is_some() { String::new() } else { text(&session.place) }),
        ("address", if session.venue_id.is_some() { String::new() } else { text(&session.address) }),
        ("place_hidden", if session.place_hidden { "yes" } else { "" }.to_owned()),
        ("join_url", text(&session.join_url)),
        ("attendance", attendance.to_owned()),
        ("slot", slot.map(|slot| slot.title.clone()).unwrap_or_default()),
        ("slot_none_allowed", if slot.is_some_and(|slot| slot.none_allowed) { "yes" } else { "" }.to_owned()),
        ("session_capacity", session.capacity.map(|capacity| capacity.to_string()).unwrap_or_default()),
    ])
}

/// The button that looks for venues was pressed: nothing is saved.
pub fn looks_for_venue(fields: &Fields) -> bool {
    fields.get("find") == "venue"
}

/// The words that a venue is looked for by.
pub fn venue_search(values: &Values) -> &str {
    values.get("venue_search").map_or("", String::as_str)
}

/// Whether nothing was said of a session: a draft may wait for its date.
pub fn is_empty(fields: &Fields) -> bool {
    ["session_title", "date", "start", "end", "venue", "place", "address", "join_url"].into_iter().all(|name| fields.get(name).trim().is_empty())
}

/// Which of the two times the form has to ask about: start, end.
pub fn asks(values: &Values) -> (bool, bool) {
    let value = |name: &str| values.get(name).map_or("", String::as_str);
    let end_date = if value("end_date").trim().is_empty() { value("date") } else { value("end_date") };
    (happens_twice(value("date"), value("start"), value("time_zone")), happens_twice(end_date, value("end"), value("time_zone")))
}

/// Reads the session; faults are added in the form's order.
pub fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<SessionDetails> {
    let before = faults.0.len();
    let title = optional_line(fields, "session_title", 200, faults);
    let on = date(fields.get("date"), "date", faults);
    let zone = schedule::zone(fields.get("time_zone").trim()).map_err(|fault| faults.add("time_zone", fault.code())).ok();
    let from = time(fields.get("start"), "start", faults);
    let starts_at = match (on, from, &zone) {
        (Some(on), Some(from), Some(zone)) => instant(on.to_datetime(from), zone, repeated(fields.get("start_repeated")), "start", faults),
        _ => None,
    };
    let until = time(fields.get("end"), "end", faults);
    let end_on = if fields.get("end_date").trim().is_empty() { on } else { date(fields.get("end_date"), "end_date", faults) };
    let ends_at = match (end_on, until, &zone) {
        (Some(on), Some(until), Some(zone)) => instant(on.to_datetime(until), zone, repeated(fields.get("end_repeated")), "end", faults),
        _ => None,
    };
    if let (Some(starts_at), Some(ends_at)) = (starts_at, ends_at)
        && let Err(fault) = schedule::fits(starts_at, ends_at)
    {
        faults.add("end", fault.code());
    }
    let venue = match fields.get("venue").trim() {
        "" => None,
        text => uuid::Uuid::parse_str(text).map_err(|_| faults.add("venue", "not-in-list")).ok(),
    };
    let place = optional_line(fields, "place", 200, faults);
    let address = optional_line(fields, "address", 300, faults);
    let join_url = match fields.get("join_url").trim() {
        "" => None,
        text => WebAddress::parse(text).map_err(|fault| faults.add_fault("join_url", fault)).ok(),
    };
    let attendance = attendance(fields, faults);
    let capacity = match fields.get("session_capacity").trim() {
        "" => None,
        text => {
            let places = text.parse::<i32>().ok().filter(|places| (1..=100_000).contains(places));
            if places.is_none() {
                faults.add("session_capacity", "not-a-number-of-places");
            }
            places
        }
    };
    if faults.0.len() > before {
        return None;
    }
    Some(SessionDetails {
        title,
        starts_at: starts_at?,
        ends_at: ends_at?,
        time_zone: fields.get("time_zone").trim().to_owned(),
        venue,
        place,
        address,
        place_hidden: fields.checked("place_hidden"),
        join_url,
        attendance,
        capacity,
    })
}

/// Who comes to it. A form without the question: everybody.
fn attendance(fields: &Fields, faults: &mut FieldErrors) -> SessionAttendance {
    match fields.get("attendance") {
        "" | "all" => SessionAttendance::All,
        "optional" => SessionAttendance::Optional,
        "slot" => {
            let slot = names::line(fields.get("slot"), 120).map_err(|fault| faults.add_fault("slot", fault)).unwrap_or_default();
            SessionAttendance::OneOf { slot, none_allowed: fields.checked("slot_none_allowed") }
        }
        _ => {
            faults.add("attendance", "not-in-list");
            SessionAttendance::All
        }
    }
}

/// One line that may stay empty.
pub fn optional_line(fields: &Fields, name: &str, limit: usize, faults: &mut FieldErrors) -> Option<String> {
    let text = fields.get(name);
    if text.trim().is_empty() {
        return None;
    }
    names::line(text, limit).map_err(|fault| faults.add_fault(name, fault)).ok()
}
