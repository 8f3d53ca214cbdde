//! What an event and a session are made of, as another system gives it.

use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::LanguageCode;
use super::event::{Contact, Translations};
use super::session::Inclusion;
use crate::actions::event::{Contact as EventContact, EventDetails, SessionAttendance, SessionDetails};
use crate::entity::event::{EventFormat, EventKind};
use crate::entity::session::SessionInclusion;
use crate::error::FieldErrors;
use crate::rules::event_texts::EventTexts;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, Fault, Slug, WebAddress, line, text};
use crate::rules::schedule;
use crate::web::api::input::{Instant, given, present};

pub const TITLE: usize = 200;
pub const SUMMARY: usize = 500;
pub const DESCRIPTION: usize = 20_000;
const NAME: usize = 120;
const PHONE: usize = 40;
const PLACE: usize = 200;

/// A new draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEvent {
    #[schema(min_length = 1, max_length = 200)]
    pub title: String,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub summary: String,
    /// Markdown.
    #[serde(default)]
    #[schema(max_length = 20000)]
    pub description: String,
    pub kind: EventKind,
    pub format: EventFormat,
    /// In which it is held and described; Dutch when nothing is said.
    #[serde(default)]
    pub language: Option<LanguageCode>,
    #[serde(default)]
    pub translations: Option<Translations>,
    #[serde(default)]
    pub programme_id: Option<Uuid>,
    /// `null`: as many as come.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 100000)]
    pub capacity: Option<i32>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "date-time")]
    pub registration_opens_at: Option<Instant>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "date-time")]
    pub registration_closes_at: Option<Instant>,
    #[serde(default)]
    pub contact: Option<Contact>,
    #[serde(default)]
    pub content_contact: Option<Contact>,
    /// The end of its public address; made from the title when nothing is said.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 80, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
    pub slug: Option<String>,
    #[serde(default)]
    pub unlisted: bool,
    #[serde(default)]
    #[schema(max_items = 20)]
    pub sessions: Vec<NewSession>,
}

/// What changes of an event: what is not there stays as it is, and `null` takes away.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EventChange {
    #[serde(default, deserialize_with = "present")]
    #[schema(min_length = 1, max_length = 200, nullable = false)]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "present")]
    #[schema(max_length = 500, nullable = false)]
    pub summary: Option<String>,
    /// Markdown.
    #[serde(default, deserialize_with = "present")]
    #[schema(max_length = 20000, nullable = false)]
    pub description: Option<String>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub kind: Option<EventKind>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub format: Option<EventFormat>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub language: Option<LanguageCode>,
    /// All of them: a language that is not there is taken away.
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub translations: Option<Translations>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Uuid>)]
    pub programme_id: Option<Option<Uuid>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 100000)]
    pub capacity: Option<Option<i32>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = "date-time")]
    pub registration_opens_at: Option<Option<Instant>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = "date-time")]
    pub registration_closes_at: Option<Option<Instant>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub contact: Option<Contact>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub content_contact: Option<Contact>,
    #[serde(default, deserialize_with = "present")]
    #[schema(min_length = 1, max_length = 80, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$", nullable = false)]
    pub slug: Option<String>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub unlisted: Option<bool>,
}

/// A session to be.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSession {
    #[serde(default)]
    #[schema(max_length = 200)]
    pub title: Option<String>,
    #[schema(value_type = String, format = "date-time")]
    pub starts_at: Instant,
    /// At most 14 days later.
    #[schema(value_type = String, format = "date-time")]
    pub ends_at: Instant,
    /// IANA name, in which it is shown; the association's own when nothing is said.
    #[serde(default)]
    #[schema(example = "Europe/Brussels")]
    pub time_zone: Option<String>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub place: Option<String>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub address: Option<String>,
    /// Place and address are told to who registers only.
    #[serde(default)]
    pub place_hidden: bool,
    /// The meeting's own link, http or https; shown to nobody but behind each participant's own page.
    #[serde(default)]
    #[schema(format = "uri", max_length = 2000)]
    pub join_url: Option<String>,
    /// For everybody when nothing is said.
    #[serde(default)]
    pub attendance: Option<Inclusion>,
    /// Of a session that is chosen.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 100000)]
    pub capacity: Option<i32>,
}

/// What changes of a session: what is not there stays as it is, and `null` takes away. Participants are told, and their
/// calendars follow.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionChange {
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub title: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = "date-time", nullable = false)]
    pub starts_at: Option<Instant>,
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = "date-time", nullable = false)]
    pub ends_at: Option<Instant>,
    /// IANA name.
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub time_zone: Option<String>,
    /// A session that took its place from a venue keeps it no longer when place or address come.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub place: Option<Option<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub address: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub place_hidden: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = "uri", max_length = 2000)]
    pub join_url: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub attendance: Option<Inclusion>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 100000)]
    pub capacity: Option<Option<i32>>,
}

/// Where the action's own names of fields stand in a body.
#[must_use]
pub fn pointer(field: &str) -> String {
    if let Some((name, language)) = field.rsplit_once('_').filter(|(name, language)| matches!(*name, "title" | "summary" | "description") && Language::parse(language).is_some()) {
        return format!("/translations/{language}/{name}");
    }
    match field {
        "closes_date" => "/registration_closes_at",
        "programme" => "/programme_id",
        "end" => "/ends_at",
        "session_capacity" => "/capacity",
        "slot" => "/attendance/slot",
        _ => return format!("/{field}"),
    }
    .to_owned()
}

/// A line that may be left out; `None` for an empty one.
pub fn optional(value: Option<&str>, limit: usize, field: &str, faults: &mut FieldErrors) -> Option<String> {
    let value = value.filter(|value| !value.trim().is_empty())?;
    line(value, limit).map_err(|fault| faults.add_fault(field, fault)).ok()
}

/// Longer text; empty is empty.
pub fn words(value: &str, limit: usize, field: &str, faults: &mut FieldErrors) -> String {
    text(value, limit).map_err(|fault| faults.add_fault(field, fault)).unwrap_or_default()
}

pub fn slug(value: Option<&str>, faults: &mut FieldErrors) -> Option<Slug> {
    Slug::parse(value?).map_err(|fault| faults.add_fault("slug", fault)).ok()
}

pub fn capacity(value: Option<i32>, field: &str, faults: &mut FieldErrors) -> Option<i32> {
    if value.is_some_and(|places| !(1..=100_000).contains(&places)) {
        faults.add(field, "not-a-number-of-places");
    }
    value
}

pub fn contact(value: &Contact, field: &str, faults: &mut FieldErrors) -> EventContact {
    let email = value.email.as_deref().filter(|email| !email.trim().is_empty());
    EventContact {
        name: optional(value.name.as_deref(), NAME, &format!("{field}/name"), faults),
        email: email.and_then(|email| EmailAddress::parse(email).map_err(|fault| faults.add_fault(&format!("{field}/email"), fault)).ok()),
        phone: optional(value.phone.as_deref(), PHONE, &format!("{field}/phone"), faults),
    }
}

/// In other languages than `original`: its own texts stand at the event itself.
pub fn translations(value: &Translations, original: Language, faults: &mut FieldErrors) -> EventTexts {
    let mut texts = EventTexts::default();
    for (language, given) in value.each() {
        let field = |name: &str| format!("translations/{}/{name}", language.code());
        if language == original {
            faults.add(&format!("translations/{}", language.code()), "own-language");
            continue;
        }
        texts.title.set(language, line(&given.title, TITLE).map_err(|fault| faults.add_fault(&field("title"), fault)).ok());
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        texts.summary.set(language, given.summary.as_deref().and_then(|summary| filled(words(summary, SUMMARY, &field("summary"), faults))));
        texts.description.set(language, given.description.as_deref().and_then(|description| filled(words(description, DESCRIPTION, &field("description"), faults))));
    }
    texts
}

impl NewEvent {
    /// # Errors
    /// What is wrong, by field.
    pub fn details(&self) -> Result<EventDetails, FieldErrors> {
        let mut faults = FieldErrors::default();
        let language: Language = self.language.unwrap_or(LanguageCode::Nl).into();
        let of_contact = |value: &Option<Contact>, field: &str, faults: &mut FieldErrors| value.as_ref().map(|value| contact(value, field, faults)).unwrap_or_default();
        let practical = of_contact(&self.contact, "contact", &mut faults);
        let details = EventDetails {
            title: line(&self.title, TITLE).map_err(|fault| faults.add_fault("title", fault)).unwrap_or_default(),
            summary: words(&self.summary, SUMMARY, "summary", &mut faults),
            description: words(&self.description, DESCRIPTION, "description", &mut faults),
            kind: self.kind,
            format: self.format,
            language,
            programme_id: self.programme_id,
            capacity: capacity(self.capacity, "capacity", &mut faults),
            registration_opens_at: self.registration_opens_at.map(|moment| moment.0),
            registration_closes_at: self.registration_closes_at.map(|moment| moment.0),
            contact_name: practical.name,
            contact_email: practical.email,
            contact_phone: practical.phone,
            content_contact: of_contact(&self.content_contact, "content_contact", &mut faults),
            slug: slug(self.slug.as_deref(), &mut faults),
            translations: self.translations.as_ref().map(|value| translations(value, language, &mut faults)).unwrap_or_default(),
            unlisted: self.unlisted,
            undecided: None,
        };
        if faults.is_empty() { Ok(details) } else { Err(faults) }
    }
}

impl NewSession {
    /// `zone`: when none is given.
    ///
    /// # Errors
    /// What is wrong, by field.
    pub fn details(&self, zone: &str) -> Result<SessionDetails, FieldErrors> {
        let mut faults = FieldErrors::default();
        let details = SessionDetails {
            title: optional(self.title.as_deref(), TITLE, "title", &mut faults),
            starts_at: self.starts_at.0,
            ends_at: self.ends_at.0,
            time_zone: self.time_zone.clone().unwrap_or_else(|| zone.to_owned()),
            venue: None,
            place: optional(self.place.as_deref(), PLACE, "place", &mut faults),
            address: optional(self.address.as_deref(), PLACE, "address", &mut faults),
            place_hidden: self.place_hidden,
            join_url: join_url(self.join_url.as_deref(), &mut faults),
            attendance: attendance(self.attendance.as_ref(), &mut faults),
            capacity: capacity(self.capacity, "capacity", &mut faults),
        };
        fits(&details.time_zone, details.starts_at, details.ends_at, &mut faults);
        if faults.is_empty() { Ok(details) } else { Err(faults) }
    }
}

pub fn place(value: Option<&str>, field: &str, faults: &mut FieldErrors) -> Option<String> {
    optional(value, PLACE, field, faults)
}

pub fn join_url(value: Option<&str>, faults: &mut FieldErrors) -> Option<WebAddress> {
    let value = value.filter(|value| !value.trim().is_empty())?;
    WebAddress::parse(value).map_err(|fault| faults.add_fault("join_url", fault)).ok()
}

pub fn attendance(value: Option<&Inclusion>, faults: &mut FieldErrors) -> SessionAttendance {
    match value {
        None | Some(Inclusion { inclusion: SessionInclusion::Included, .. }) => SessionAttendance::All,
        Some(Inclusion { inclusion: SessionInclusion::Optional, .. }) => SessionAttendance::Optional,
        Some(Inclusion { slot, none_allowed, .. }) => match line(slot.as_deref().unwrap_or_default(), NAME) {
            Ok(slot) => SessionAttendance::OneOf { slot, none_allowed: *none_allowed },
            Err(fault) => {
                faults.add_fault("attendance/slot", fault);
                SessionAttendance::All
            }
        },
    }
}

/// The end fits the start, and both can be shown in that zone.
pub fn fits(zone: &str, starts_at: Timestamp, ends_at: Timestamp, faults: &mut FieldErrors) {
    if let Err(fault) = schedule::zone(zone) {
        faults.add("time_zone", fault.code());
    }
    if let Err(fault) = schedule::fits(starts_at, ends_at) {
        faults.add("ends_at", fault.code());
    }
}

/// The whole is refused at its field when it is too long.
pub fn title(value: &str, faults: &mut FieldErrors) -> String {
    line(value, TITLE).map_err(|fault: Fault| faults.add_fault("title", fault)).unwrap_or_default()
}
