//! Events and their sessions: drafting, publishing, moving, cancelling. Each verb checks the version that the
//! organiser saw, writes its audit entry, and keeps the event's own dates and search text right.
//! Start reading at `create`, then `reschedule`.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QuerySelect};
use uuid::Uuid;
use validator::Validate;

use crate::entity::event::{self, EventFormat, EventKind, EventStatus};
use crate::entity::session;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::event_section::EventSection;
use crate::rules::event_texts::EventTexts;
use crate::rules::language::Language;
use crate::rules::letter::Undecided;
use crate::rules::names::{EmailAddress, Slug, WebAddress};
use crate::rules::publication::{Held, Meeting, Missing, missing};
use crate::rules::registration_rules::RegistrationRules;
use crate::rules::schedule;

pub mod add_session;
mod addresses;
pub mod archive;
pub mod cancel;
pub(super) mod changes;
pub mod collect;
pub mod copy;
pub mod create;
pub(super) mod derived;
pub mod edit;
pub mod follow;
pub mod go_ahead;
pub mod import;
pub mod invite;
pub mod invite_planned;
pub mod plan_invitees;
pub mod publish;
pub mod publish_at;
pub mod publish_series;
pub mod put_back;
pub mod questions;
pub mod remove_session;
pub mod repeat;
pub mod reschedule;
pub mod set_attendance_rules;
pub mod set_letters;
pub mod set_prices;
pub mod set_rules;
mod slots;
pub mod tell_changes;
pub mod unpublish;
pub(super) mod venue;
pub mod withdraw_changes;

/// What an organiser says of an event. Moments are UTC. The limits hold for every door.
#[derive(Debug, Clone, PartialEq, Validate)]
pub struct EventDetails {
    #[validate(length(max = 200, code = "too-long"))]
    pub title: String,
    #[validate(length(max = 500, code = "too-long"))]
    pub summary: String,
    /// Markdown.
    #[validate(length(max = 20000, code = "too-long"))]
    pub description: String,
    pub kind: EventKind,
    pub format: EventFormat,
    pub language: Language,
    pub programme_id: Option<Uuid>,
    /// `None`: as many as come.
    #[validate(range(min = 1, code = "not-a-number-of-places"))]
    pub capacity: Option<i32>,
    pub registration_opens_at: Option<Timestamp>,
    pub registration_closes_at: Option<Timestamp>,
    /// Whom to ask practical things; letters name this contact.
    pub contact_name: Option<String>,
    pub contact_email: Option<EmailAddress>,
    /// As people write it.
    pub contact_phone: Option<String>,
    /// Whom to ask about what is taught or discussed.
    pub content_contact: Contact,
    /// `None`: made from the title.
    pub slug: Option<Slug>,
    /// In other languages than `language`.
    pub translations: EventTexts,
    /// In no list, feed or search engine.
    pub unlisted: bool,
    /// `None`: it takes place for sure.
    pub undecided: Option<Undecided>,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub name: Option<String>,
    pub email: Option<EmailAddress>,
    /// As people write it.
    pub phone: Option<String>,
}

impl Default for EventDetails {
    fn default() -> Self {
        Self {
            title: String::new(),
            summary: String::new(),
            description: String::new(),
            kind: EventKind::Webinar,
            format: EventFormat::Online,
            language: Language::default(),
            programme_id: None,
            capacity: None,
            registration_opens_at: None,
            registration_closes_at: None,
            contact_name: None,
            contact_email: None,
            contact_phone: None,
            content_contact: Contact::default(),
            slug: None,
            translations: EventTexts::default(),
            unlisted: false,
            undecided: None,
        }
    }
}

/// What an organiser says of a session. Moments are UTC.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionDetails {
    pub title: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
    /// Where place and address come from; what they say then is the venue's.
    pub venue: Option<Uuid>,
    pub place: Option<String>,
    pub address: Option<String>,
    /// Place and address are told to those who register only.
    pub place_hidden: bool,
    pub join_url: Option<WebAddress>,
    pub attendance: SessionAttendance,
    /// Places of a session that is chosen; `None`: as many as choose it. One that is for all has those of the event.
    pub capacity: Option<i32>,
}

/// Who comes to a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SessionAttendance {
    /// All who take part.
    #[default]
    All,
    /// Those who choose it.
    Optional,
    /// Those who choose it among the sessions of the slot of that title.
    OneOf { slot: String, none_allowed: bool },
}

impl EventDetails {
    /// What is said of an event now.
    fn of(event: &event::Model) -> Self {
        let address = |stored: &Option<String>| stored.as_deref().and_then(|address| EmailAddress::parse(address).ok());
        Self {
            title: event.title.clone(),
            summary: event.summary.clone(),
            description: event.description.clone(),
            kind: event.kind,
            format: event.format,
            language: event.language(),
            programme_id: event.programme_id,
            capacity: event.capacity,
            registration_opens_at: event.registration_opens_at.map(Into::into),
            registration_closes_at: event.registration_closes_at.map(Into::into),
            contact_name: event.contact_name.clone(),
            contact_email: address(&event.contact_email),
            contact_phone: event.contact_phone.clone(),
            content_contact: Contact { name: event.content_contact_name.clone(), email: address(&event.content_contact_email), phone: event.content_contact_phone.clone() },
            slug: None,
            translations: event.translations(),
            unlisted: event.unlisted,
            undecided: event.decide_by.map(|moment| Undecided { minimum: event.minimum.unwrap_or(1), decide_by: moment.into() }),
        }
    }

    /// The organiser's own words and numbers as columns; the rest of the row is the caller's.
    fn row(&self, slug: &str) -> Result<event::ActiveModel, Error> {
        let address = |address: &Option<EmailAddress>| address.as_ref().map(|address| address.as_str().to_owned());
        Ok(event::ActiveModel {
            programme_id: Set(self.programme_id),
            slug: Set(slug.to_owned()),
            title: Set(self.title.clone()),
            summary: Set(self.summary.clone()),
            description: Set(self.description.clone()),
            kind: Set(self.kind),
            format: Set(self.format),
            language: Set(self.language.code().to_owned()),
            capacity: Set(self.capacity),
            registration_opens_at: Set(self.registration_opens_at.map(Into::into)),
            registration_closes_at: Set(self.registration_closes_at.map(Into::into)),
            contact_name: Set(self.contact_name.clone()),
            contact_email: Set(address(&self.contact_email)),
            contact_phone: Set(self.contact_phone.clone()),
            content_contact_name: Set(self.content_contact.name.clone()),
            content_contact_email: Set(address(&self.content_contact.email)),
            content_contact_phone: Set(self.content_contact.phone.clone()),
            translations: Set(serde_json::to_value(&self.translations).map_err(|error| Error::Internal(error.into()))?),
            unlisted: Set(self.unlisted),
            minimum: Set(self.undecided.map(|undecided| undecided.minimum)),
            decide_by: Set(self.undecided.map(|undecided| undecided.decide_by.into())),
            ..Default::default()
        })
    }

    /// # Errors
    /// `Invalid` when a field is beyond its limit, or fields contradict each other.
    fn check(&self) -> Result<(), Error> {
        let mut faults = self.validate().err().map(|errors| FieldErrors::of(&errors, &["title", "summary", "description", "capacity"])).unwrap_or_default();
        if let (Some(opens), Some(closes)) = (self.registration_opens_at, self.registration_closes_at)
            && closes <= opens
        {
            faults.add("closes_date", "closes-before-opens");
        }
        if let Some(undecided) = self.undecided
            && !(1..=self.capacity.unwrap_or(100_000)).contains(&undecided.minimum)
        {
            faults.add("minimum", if undecided.minimum < 1 { "not-a-number-of-places" } else { "minimum-above-capacity" });
        }
        self.check_translations(&mut faults);
        faults.into_result()
    }

    /// A translation has the limits of the original, and a title before anything else.
    fn check_translations(&self, faults: &mut FieldErrors) {
        let texts = &self.translations;
        for language in Language::ALL {
            let field = |name: &str| format!("{name}_{}", language.code());
            for (name, text, limit) in [("title", &texts.title, 200), ("summary", &texts.summary, 500), ("description", &texts.description, 20_000)] {
                if text.get(language).is_some_and(|text| text.chars().count() > limit) {
                    faults.add_fault(&field(name), crate::rules::names::Fault::TooLong(limit));
                }
            }
            if texts.title.get(language).is_none() && (texts.summary.get(language).is_some() || texts.description.get(language).is_some()) {
                faults.add(&field("title"), "required");
            }
        }
    }

    /// All that people search by.
    fn search_words(&self) -> Vec<String> {
        search_words(&self.title, &self.summary, &self.translations)
    }
}

impl SessionDetails {
    /// # Errors
    /// `Invalid` when the end does not fit the start, or the zone is unknown.
    fn check(&self) -> Result<(), Error> {
        let mut faults = FieldErrors::default();
        if let Err(fault) = schedule::zone(&self.time_zone) {
            faults.add("time_zone", fault.code());
        }
        if let Err(fault) = schedule::fits(self.starts_at, self.ends_at) {
            faults.add("end", fault.code());
        }
        if self.capacity.is_some_and(|capacity| !(1..=100_000).contains(&capacity)) {
            faults.add("session_capacity", "not-a-number-of-places");
        }
        if let SessionAttendance::OneOf { slot, .. } = &self.attendance
            && let Err(fault) = crate::rules::names::line(slot, 120)
        {
            faults.add_fault("slot", fault);
        }
        faults.into_result()
    }
}

/// The event, locked until the transaction ends, when it is still at the version the organiser saw.
async fn at_version(transaction: &DatabaseTransaction, event_id: Uuid, version: i32) -> Result<event::Model, Error> {
    let event = locked(transaction, event_id).await?;
    if event.version == version { Ok(event) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// The same for one section of its page: what others save elsewhere does not matter.
async fn at_section(transaction: &DatabaseTransaction, event_id: Uuid, section: EventSection, version: i32) -> Result<event::Model, Error> {
    let event = locked(transaction, event_id).await?;
    if event.section_version(section) == version { Ok(event) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// The versions of the sections after one was saved.
fn section_saved(event: &event::Model, section: EventSection) -> Result<serde_json::Value, Error> {
    sections_saved(event, &[section])
}

/// The same after some were saved together.
fn sections_saved(event: &event::Model, sections: &[EventSection]) -> Result<serde_json::Value, Error> {
    let versions = sections.iter().fold(event.section_versions(), |versions, section| versions.after(*section));
    serde_json::to_value(versions).map_err(|error| Error::Internal(error.into()))
}

/// The words of an event in all its languages.
fn search_words(title: &str, summary: &str, translations: &EventTexts) -> Vec<String> {
    let translated = Language::ALL.into_iter().flat_map(|language| [translations.title.get(language), translations.summary.get(language)]).flatten();
    [title, summary].into_iter().chain(translated).map(str::to_owned).collect()
}

/// The event, locked until the transaction ends. Every verb locks the event first, so that no two wait for each other.
pub(crate) async fn locked(transaction: &DatabaseTransaction, event_id: Uuid) -> Result<event::Model, Error> {
    event::Entity::find_by_id(event_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)
}

/// A session of the event that is still at the version the organiser saw.
async fn session_at_version(transaction: &DatabaseTransaction, event_id: Uuid, session_id: Uuid, version: i32) -> Result<session::Model, Error> {
    let session = session::Entity::find_by_id(session_id).one(transaction).await?.filter(|session| session.event_id == event_id).ok_or(Error::NotFound)?;
    if session.version == version && session.cancelled_at.is_none() { Ok(session) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// Rules of registering as the event keeps them.
fn rules_json(rules: &RegistrationRules) -> Result<serde_json::Value, Error> {
    serde_json::to_value(rules).map_err(|error| Error::Internal(error.into()))
}

pub(crate) fn not_cancelled(event: &event::Model) -> Result<(), Error> {
    if event.status == EventStatus::Cancelled { Err(Refusal::EventCancelled.into()) } else { Ok(()) }
}

/// What keeps an event in this format with these sessions from being public.
#[must_use]
pub fn missing_to_publish(format: EventFormat, sessions: &[session::Model]) -> Vec<Missing> {
    let held = Held { onsite: format != EventFormat::Online, online: format != EventFormat::Onsite };
    let meetings: Vec<Meeting> = sessions.iter().map(|session| Meeting { has_place: session.place.is_some(), has_link: session.join_url.is_some() }).collect();
    missing(held, &meetings)
}

/// # Errors
/// `Refused(NotPublishable)` without a session, `Invalid` with the fields that are still empty.
fn publishable(format: EventFormat, sessions: &[session::Model]) -> Result<(), Error> {
    let mut faults = FieldErrors::default();
    for missing in missing_to_publish(format, sessions) {
        match missing {
            Missing::Session => return Err(Refusal::NotPublishable.into()),
            Missing::Place => faults.add(missing.field(), "place-needed"),
            Missing::JoinLink => faults.add(missing.field(), "join-link-needed"),
        }
    }
    faults.into_result()
}
