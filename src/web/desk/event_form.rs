//! The fields of an event itself.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use minijinja::{Value, context};
use sea_orm::{ActiveEnum, Iterable};

use super::local_time::{date, date_field, instant, time, time_field};
use super::session_form::{Values, optional_line};
use crate::actions::event::EventDetails;
use crate::entity::event::{self, EventFormat, EventKind};
use crate::error::{Error, FieldErrors};
use crate::queries::programme_choices::programme_choices_within;
use crate::rules::language::Language;
use crate::rules::names::{self, EmailAddress, Fault, Slug};
use crate::rules::permission::Scope;
use crate::rules::schedule::Repeated;
use crate::text::dates::local;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::form::Fields;
use crate::web::session::SignedIn;

/// In the form's order.
pub const FIELDS: [&str; 16] = [
    "title",
    "kind",
    "format",
    "language",
    "programme",
    "summary",
    "description",
    "capacity",
    "opens_date",
    "opens_time",
    "closes_date",
    "closes_time",
    "contact_name",
    "contact_email",
    "slug",
    "version",
];

/// Limits in characters.
const TITLE: usize = 200;
const SUMMARY: usize = 500;
const DESCRIPTION: usize = 20_000;

pub fn typed(fields: &Fields) -> Values {
    FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect()
}

/// A new event's form: the organiser is whom to ask.
pub fn blank(signed_in: &SignedIn, language: Language) -> Values {
    let mut values: Values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
    values.insert("kind", EventKind::Webinar.to_value());
    values.insert("format", EventFormat::Online.to_value());
    values.insert("language", language.code().to_owned());
    values.insert("contact_name", signed_in.name.clone());
    values.insert("contact_email", signed_in.email.clone());
    values
}

/// An event as it is; its moments are shown in `zone`.
pub fn of(event: &event::Model, zone: &str) -> Values {
    let moment = |moment: Option<crate::entity::Moment>| moment.map(|moment| local(moment.0, zone));
    let (opens, closes) = (moment(event.registration_opens_at), moment(event.registration_closes_at));
    BTreeMap::from([
        ("title", event.title.clone()),
        ("kind", event.kind.to_value()),
        ("format", event.format.to_value()),
        ("language", event.language.clone()),
        ("programme", event.programme_id.map(|id| id.to_string()).unwrap_or_default()),
        ("summary", event.summary.clone()),
        ("description", event.description.clone()),
        ("capacity", event.capacity.map(|capacity| capacity.to_string()).unwrap_or_default()),
        ("opens_date", opens.as_ref().map(date_field).unwrap_or_default()),
        ("opens_time", opens.as_ref().map(time_field).unwrap_or_default()),
        ("closes_date", closes.as_ref().map(date_field).unwrap_or_default()),
        ("closes_time", closes.as_ref().map(time_field).unwrap_or_default()),
        ("contact_name", event.contact_name.clone().unwrap_or_default()),
        ("contact_email", event.contact_email.clone().unwrap_or_default()),
        ("slug", event.slug.clone()),
        ("version", event.version.to_string()),
    ])
}

/// Reads the event; faults are added in the form's order. Local times are meant in `zone`.
pub fn read(fields: &Fields, zone: &TimeZone, faults: &mut FieldErrors) -> Option<EventDetails> {
    let before = faults.0.len();
    let title = names::line(fields.get("title"), TITLE).map_err(|fault| faults.add_fault("title", fault)).unwrap_or_default();
    let kind = from_list::<EventKind>(fields, "kind", faults);
    let format = from_list::<EventFormat>(fields, "format", faults);
    let language = Language::ALL.into_iter().find(|language| language.code() == fields.get("language"));
    if language.is_none() {
        faults.add("language", "not-in-list");
    }
    let programme_id = match fields.get("programme") {
        "" => None,
        text => uuid::Uuid::parse_str(text).map_err(|_| faults.add("programme", "not-in-list")).ok(),
    };
    let summary = long_text(fields, "summary", SUMMARY, faults);
    let description = long_text(fields, "description", DESCRIPTION, faults);
    let capacity = capacity(fields.get("capacity"), faults);
    let opens = deadline(fields, ["opens_date", "opens_time"], zone, Edge::Opens, faults);
    let closes = deadline(fields, ["closes_date", "closes_time"], zone, Edge::Closes, faults);
    let contact_name = optional_line(fields, "contact_name", 120, faults);
    let contact_email = match fields.get("contact_email").trim() {
        "" => None,
        text => EmailAddress::parse(text).map_err(|fault| faults.add_fault("contact_email", fault)).ok(),
    };
    let slug = match fields.get("slug").trim() {
        "" => None,
        text => Slug::parse(text).map_err(|fault| faults.add_fault("slug", fault)).ok(),
    };
    if faults.0.len() > before {
        return None;
    }
    Some(EventDetails {
        title,
        summary,
        description,
        kind: kind?,
        format: format?,
        language: language?,
        programme_id,
        capacity,
        registration_opens_at: opens,
        registration_closes_at: closes,
        contact_name,
        contact_email,
        slug,
    })
}

fn from_list<T: ActiveEnum<Value = String> + Iterable>(fields: &Fields, name: &str, faults: &mut FieldErrors) -> Option<T> {
    let found = T::iter().find(|value| value.to_value() == fields.get(name));
    if found.is_none() {
        faults.add(name, "not-in-list");
    }
    found
}

fn long_text(fields: &Fields, name: &str, limit: usize, faults: &mut FieldErrors) -> String {
    let text = fields.get(name);
    // A field that is much too long is not worked through letter by letter.
    let fault = |fault| (fault, name);
    let read = if text.len() > limit * 8 { Err(Fault::TooLong(limit)) } else { names::text(text, limit) };
    read.map_err(fault).map_err(|(fault, name)| faults.add_fault(name, fault)).unwrap_or_default()
}

/// A number of places; empty: as many as come.
fn capacity(text: &str, faults: &mut FieldErrors) -> Option<i32> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let places = text.parse::<i32>().ok().filter(|places| (1..=100_000).contains(places));
    if places.is_none() {
        faults.add("capacity", "not-a-number-of-places");
    }
    places
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Opens,
    Closes,
}

/// A date and perhaps a time. Without a time registering opens with the day and closes with it. In the hour that
/// happens twice it opens the first time and closes the second: nobody finds a door shut that was announced open.
fn deadline(fields: &Fields, [date_name, time_name]: [&str; 2], zone: &TimeZone, edge: Edge, faults: &mut FieldErrors) -> Option<Timestamp> {
    let (date_text, time_text) = (fields.get(date_name).trim(), fields.get(time_name).trim());
    if date_text.is_empty() && time_text.is_empty() {
        return None;
    }
    let on = date(date_text, date_name, faults);
    let (whole_day, repeated) = match edge {
        Edge::Opens => (Time::midnight(), Repeated::Earlier),
        Edge::Closes => (Time::constant(23, 59, 0, 0), Repeated::Later),
    };
    let at = if time_text.is_empty() { Some(whole_day) } else { time(time_text, time_name, faults) };
    instant(on?.to_datetime(at?), zone, Some(repeated), time_name, faults)
}

/// What the form's lists offer.
///
/// # Errors
/// The database's.
pub async fn choices(site: &Site, language: Language, scope: &Scope) -> Result<Value, Error> {
    let option = |value: String, label: String| context! { value, label };
    let words = |prefix: &str, value: String| {
        let label = text(language, &format!("{prefix}-{value}"));
        option(value, label)
    };
    // Who sees chosen programmes only would not see an event without one.
    let none = scope.holds(None).then(|| option(String::new(), text(language, "desk-no-programme")));
    let programmes = programme_choices_within(&site.app.db, scope).await?.into_iter().map(|(id, name)| option(id.to_string(), name));
    Ok(context! {
        kinds => EventKind::iter().map(|kind| words("kind", kind.to_value())).collect::<Vec<_>>(),
        formats => EventFormat::iter().map(|format| words("format", format.to_value())).collect::<Vec<_>>(),
        languages => Language::ALL.into_iter().map(|each| option(each.code().to_owned(), text(language, &format!("site-language-{}", each.code())))).collect::<Vec<_>>(),
        programmes => none.into_iter().chain(programmes).collect::<Vec<_>>(),
    })
}
