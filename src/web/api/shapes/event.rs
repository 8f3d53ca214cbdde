//! An event.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{LanguageCode, stored};
use crate::entity::event::{EventFormat, EventKind, EventStatus};
use crate::links::{self, Links};
use crate::queries::api::events::ApiEvent;
use crate::rules::language::Language;
use crate::rules::registration::{Admission, admit};

/// What one registers for: a training, a webinar, a study day …
#[derive(Debug, Serialize, ToSchema)]
pub struct Event {
    pub id: Uuid,
    /// Grows with each save; the first part of the `ETag`.
    pub version: i32,
    pub status: EventStatus,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub description: String,
    pub kind: EventKind,
    pub format: EventFormat,
    /// In which it is held and described.
    pub language: LanguageCode,
    /// Its texts in other languages, where they are written.
    pub translations: Translations,
    pub programme: Option<ProgrammeReference>,
    /// Of the first session; `null` as long as there is none.
    #[schema(format = "date-time")]
    pub starts_at: Option<String>,
    /// Of the last session.
    #[schema(format = "date-time")]
    pub ends_at: Option<String>,
    /// The end of its public address.
    pub slug: String,
    /// Its public page; a draft has none yet.
    #[schema(format = "uri")]
    pub url: String,
    pub registration: Registering,
    pub places: Places,
    /// Set as long as it is not sure that it takes place.
    pub undecided: Option<Undecided>,
    pub contact: Contact,
    /// Whom to ask about what is taught or discussed.
    pub content_contact: Contact,
    /// In no list, feed or search engine: do not show it to everybody either.
    pub unlisted: bool,
    /// The same for all events of one series.
    pub series_id: Option<Uuid>,
    #[schema(format = "date-time")]
    pub published_at: Option<String>,
    #[schema(format = "date-time")]
    pub cancelled_at: Option<String>,
    pub cancel_reason: Option<String>,
    #[schema(format = "date-time")]
    pub archived_at: Option<String>,
    #[schema(format = "date-time")]
    pub created_at: String,
    /// Of its last save; places that are taken do not count.
    #[schema(format = "date-time")]
    pub updated_at: String,
}

/// A page of events, by their start; those without one come last.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventPage {
    pub data: Vec<Event>,
    /// For the next page; `null` at the end.
    pub next_cursor: Option<String>,
}

/// Texts by language; only those beside the event's own are there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Translations {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nl: Option<TranslatedTexts>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fr: Option<TranslatedTexts>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<TranslatedTexts>,
}

/// The texts of an event in one other language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TranslatedTexts {
    #[schema(min_length = 1, max_length = 200)]
    pub title: String,
    #[serde(default)]
    #[schema(max_length = 500)]
    pub summary: Option<String>,
    /// Markdown.
    #[serde(default)]
    #[schema(max_length = 20000)]
    pub description: Option<String>,
}

impl Translations {
    pub fn each(&self) -> impl Iterator<Item = (Language, &TranslatedTexts)> {
        [(Language::Nl, &self.nl), (Language::Fr, &self.fr), (Language::En, &self.en)].into_iter().filter_map(|(language, texts)| Some((language, texts.as_ref()?)))
    }
}

/// The project or series that an event belongs to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Programme)]
pub struct ProgrammeReference {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    #[schema(format = "uri")]
    pub url: String,
}

/// What somebody who registers now would find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegisteringState {
    /// A place.
    Open,
    /// An organiser decides.
    OnRequest,
    /// Only the waiting list.
    WaitingList,
    /// Not possible now; `reason` says why.
    Closed,
}

/// Whether and when people can register.
#[derive(Debug, Serialize, ToSchema)]
pub struct Registering {
    pub state: RegisteringState,
    /// Why not, as the end of a problem's type: `full`, `closed`, `not-open-yet` …
    pub reason: Option<String>,
    #[schema(format = "date-time")]
    pub opens_at: Option<String>,
    #[schema(format = "date-time")]
    pub closes_at: Option<String>,
    /// The form; for some, only who was invited may use it.
    #[schema(format = "uri")]
    pub url: String,
    /// Only for invited addresses.
    pub by_invitation: bool,
    /// Only for members of the association.
    pub members_only: bool,
}

/// Places of an event.
#[derive(Debug, Serialize, ToSchema)]
pub struct Places {
    /// `null`: as many as come.
    pub capacity: Option<i32>,
    #[schema(minimum = 0)]
    pub taken: i32,
    /// `null` without a capacity. Free places that are kept for people who wait do not count.
    #[schema(minimum = 0)]
    pub free: Option<i32>,
    /// People on the waiting list.
    #[schema(minimum = 0)]
    pub waiting: i32,
}

/// Until when it is decided whether an event takes place.
#[derive(Debug, Serialize, ToSchema)]
pub struct Undecided {
    /// It takes place when so many people have registered.
    pub minimum: i32,
    #[schema(format = "date-time")]
    pub decide_by: String,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    #[schema(max_length = 120)]
    #[serde(default)]
    pub name: Option<String>,
    #[schema(max_length = 254)]
    #[serde(default)]
    pub email: Option<String>,
    /// As people write it.
    #[schema(max_length = 40)]
    #[serde(default)]
    pub phone: Option<String>,
}

impl Event {
    /// `zone`: of the association, for moments that are no session's.
    #[must_use]
    pub fn of(found: &ApiEvent, links: &Links, zone: &str, now: Timestamp) -> Self {
        let event = &found.event;
        let held_in = found.time_zone.as_deref().unwrap_or(zone);
        let at = |moment: Option<crate::entity::Moment>| moment.map(|moment| stored(moment, zone));
        Self {
            id: event.id,
            version: event.version,
            status: event.status,
            title: event.title.clone(),
            summary: event.summary.clone(),
            description: event.description.clone(),
            kind: event.kind,
            format: event.format,
            language: event.language().into(),
            translations: translations(found),
            programme: found.programme.as_ref().map(|programme| ProgrammeReference {
                id: programme.id,
                slug: programme.slug.clone(),
                name: programme.name.clone(),
                url: links.absolute(&links::programme(&programme.slug)),
            }),
            starts_at: event.starts_at.map(|moment| stored(moment, held_in)),
            ends_at: event.ends_at.map(|moment| stored(moment, held_in)),
            slug: event.slug.clone(),
            url: links.event(&event.slug),
            registration: registering(found, links, zone, now),
            places: Places {
                capacity: event.capacity,
                taken: event.places_taken,
                free: event.offer().places_left().map(|free| if event.places_kept { 0 } else { free }),
                waiting: event.waiting_count,
            },
            undecided: event.undecided().map(|undecided| Undecided { minimum: undecided.minimum, decide_by: super::moment(undecided.decide_by, zone) }),
            contact: Contact { name: event.contact_name.clone(), email: event.contact_email.clone(), phone: event.contact_phone.clone() },
            content_contact: Contact { name: event.content_contact_name.clone(), email: event.content_contact_email.clone(), phone: event.content_contact_phone.clone() },
            unlisted: event.unlisted,
            series_id: event.series_id,
            published_at: at(event.published_at),
            cancelled_at: at(event.cancelled_at),
            cancel_reason: event.cancel_reason.clone(),
            archived_at: at(event.archived_at),
            created_at: stored(event.created_at, zone),
            updated_at: stored(event.updated_at, zone),
        }
    }
}

fn translations(found: &ApiEvent) -> Translations {
    let texts = found.event.translations();
    let in_language = |language: Language| {
        let title = texts.title.get(language).filter(|_| language != found.event.language())?;
        let text = |translated: &crate::rules::translated::Translated| translated.get(language).map(str::to_owned);
        Some(TranslatedTexts { title: title.to_owned(), summary: text(&texts.summary), description: text(&texts.description) })
    };
    Translations { nl: in_language(Language::Nl), fr: in_language(Language::Fr), en: in_language(Language::En) }
}

fn registering(found: &ApiEvent, links: &Links, zone: &str, now: Timestamp) -> Registering {
    let event = &found.event;
    let audience = event.rules().audience;
    let (state, reason) = match admit(&event.offer(), now) {
        Ok(Admission::Place | Admission::ProvisionalPlace) => (RegisteringState::Open, None),
        Ok(Admission::Request) => (RegisteringState::OnRequest, None),
        Ok(Admission::WaitingList) => (RegisteringState::WaitingList, None),
        Err(refusal) => (RegisteringState::Closed, Some(refusal.key().to_owned())),
    };
    Registering {
        state,
        reason,
        opens_at: event.registration_opens_at.map(|moment| stored(moment, zone)),
        closes_at: event.registration_closes_at.map(|moment| stored(moment, zone)),
        url: links.absolute(&links::register(&event.slug)),
        by_invitation: audience.by_invitation,
        members_only: audience.members_only,
    }
}
