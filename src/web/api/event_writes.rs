//! Making, changing, publishing and cancelling events.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Answer;
use super::caller::Caller;
use super::conditional::Condition;
use super::events::shown;
use super::input::{Body, Id};
use super::problem::{Fault, Place, Problem};
use super::shapes::event::Event;
use super::shapes::input::{DESCRIPTION, EventChange, NewEvent, SUMMARY, capacity, contact, pointer, slug, title, translations, words};
use crate::actions::event::cancel::cancel as cancel_event;
use crate::actions::event::create::{MOST_SESSIONS, create as create_event};
use crate::actions::event::edit::{Section, edit_whole};
use crate::actions::event::publish::publish as publish_event;
use crate::actions::event::{Contact as EventContact, SessionDetails};
use crate::entity::event;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::api::events::event as read_event;
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;
use crate::web::Site;

/// Characters of a reason.
pub const REASON: usize = 1_000;

/// Make an event
///
/// A draft with its sessions; registering, letters and reminders begin as its kind has them.
#[utoipa::path(post, path = "/events", tag = "Events", operation_id = "createEvent", request_body = NewEvent,
    responses((status = 201, description = "The draft.", body = Event, headers(("Location" = String, description = "Its address in the API.")))), security(("token" = ["events:write"])))]
pub async fn create(State(site): State<Site>, caller: Caller, Body(new): Body<NewEvent>) -> Answer {
    if let Some(id) = caller.done {
        return made(&site, id).await;
    }
    let mut faults = FieldErrors::default();
    let details = new.details().map_err(|found| faults.extend(found, str::to_owned));
    let mut sessions: Vec<SessionDetails> = Vec::with_capacity(new.sessions.len());
    for (at, session) in new.sessions.iter().enumerate() {
        match session.details(&site.app.config.time_zone) {
            Ok(session) => sessions.push(session),
            Err(found) => faults.extend(found, |field| format!("sessions/{at}/{field}")),
        }
    }
    if new.sessions.len() > MOST_SESSIONS {
        faults.0.push(crate::error::FieldError { field: "sessions".to_owned(), code: "list-too-long".to_owned(), limit: Some(MOST_SESSIONS) });
    }
    let (Ok(details), true) = (details, faults.is_empty()) else { return Err(Problem::of_fields(faults, |field| format!("/{field}"))) };
    let id = create_event(&site.app, caller.acting, details, sessions).await.map_err(|error| Problem::at_fields(error, pointer))?;
    made(&site, id).await
}

async fn made(site: &Site, id: Uuid) -> Answer {
    let mut response = shown(site, id, StatusCode::CREATED).await?;
    if let Ok(location) = HeaderValue::try_from(format!("/api/v1/events/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// Change an event
///
/// What is not sent stays as it is. Participants are told of another title; who has a place keeps it when the capacity is lowered.
#[utoipa::path(patch, path = "/events/{event}", tag = "Events", operation_id = "changeEvent", params(("event" = Uuid, Path, description = "Its id.")), request_body = EventChange,
    responses((status = 200, description = "The event as it is now.", body = Event)), security(("token" = ["events:write"])))]
pub async fn change(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(change): Body<EventChange>) -> Answer {
    let condition = Condition::of(&headers)?;
    let found = read_event(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    let version = condition.version(found.event.version)?;
    let sections = sections(&found.event, &change).map_err(|faults| Problem::of_fields(faults, |field| format!("/{field}")))?;
    if !sections.is_empty() {
        edit_whole(&site.app, caller.acting, id, version, sections).await.map_err(|error| Problem::at_fields(error, pointer))?;
    }
    shown(&site, id, StatusCode::OK).await
}

/// The sections that a change concerns, with what it leaves as the event has it.
fn sections(event: &event::Model, change: &EventChange) -> Result<Vec<Section>, FieldErrors> {
    let mut faults = FieldErrors::default();
    let language: Language = change.language.map_or(event.language(), Into::into);
    let mut sections = Vec::new();
    if change.kind.is_some() || change.format.is_some() || change.language.is_some() || change.programme_id.is_some() {
        sections.push(Section::Basics {
            kind: change.kind.unwrap_or(event.kind),
            format: change.format.unwrap_or(event.format),
            language,
            programme_id: change.programme_id.unwrap_or(event.programme_id),
        });
    }
    if change.title.is_some() || change.summary.is_some() || change.description.is_some() || change.translations.is_some() {
        sections.push(Section::Texts {
            title: change.title.as_deref().map_or_else(|| event.title.clone(), |value| title(value, &mut faults)),
            summary: change.summary.as_deref().map_or_else(|| event.summary.clone(), |value| words(value, SUMMARY, "summary", &mut faults)),
            description: change.description.as_deref().map_or_else(|| event.description.clone(), |value| words(value, DESCRIPTION, "description", &mut faults)),
            translations: change.translations.as_ref().map_or_else(|| event.translations(), |value| translations(value, language, &mut faults)),
        });
    }
    if change.capacity.is_some() || change.registration_opens_at.is_some() || change.registration_closes_at.is_some() {
        sections.push(Section::Registering {
            capacity: change.capacity.map_or(event.capacity, |value| capacity(value, "capacity", &mut faults)),
            opens_at: change.registration_opens_at.map_or(event.registration_opens_at.map(Into::into), |value| value.map(|moment| moment.0)),
            closes_at: change.registration_closes_at.map_or(event.registration_closes_at.map(Into::into), |value| value.map(|moment| moment.0)),
            undecided: event.undecided(),
        });
    }
    if change.contact.is_some() || change.content_contact.is_some() {
        let kept = |name: &Option<String>, email: &Option<String>, phone: &Option<String>| EventContact {
            name: name.clone(),
            email: email.as_deref().and_then(|address| EmailAddress::stored(address).ok()),
            phone: phone.clone(),
        };
        let practical = kept(&event.contact_name, &event.contact_email, &event.contact_phone);
        let content = kept(&event.content_contact_name, &event.content_contact_email, &event.content_contact_phone);
        sections.push(Section::Contacts {
            practical: change.contact.as_ref().map_or(practical, |value| contact(value, "contact", &mut faults)),
            content: change.content_contact.as_ref().map_or(content, |value| contact(value, "content_contact", &mut faults)),
        });
    }
    if change.slug.is_some() || change.unlisted.is_some() {
        let slug = slug(Some(change.slug.as_deref().unwrap_or(&event.slug)), &mut faults);
        if let Some(slug) = slug {
            sections.push(Section::Visibility { slug, unlisted: change.unlisted.unwrap_or(event.unlisted) });
        }
    }
    if faults.is_empty() { Ok(sections) } else { Err(faults) }
}

/// Publish an event
///
/// A draft becomes public. It needs a title, a session, and for each session what its format asks for: a place, a link to join.
#[utoipa::path(post, path = "/events/{event}/publish", tag = "Events", operation_id = "publishEvent", params(("event" = Uuid, Path, description = "Its id.")),
    responses((status = 200, description = "The event, published.", body = Event)), security(("token" = ["events:write"])))]
pub async fn publish(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(_nothing): Body<Nothing>) -> Answer {
    if caller.done.is_none() {
        let version = version(&site, id, &headers).await?;
        publish_event(&site.app, caller.acting, id, version).await.map_err(unpublishable)?;
    }
    shown(&site, id, StatusCode::OK).await
}

/// Cancel an event
///
/// Everybody is told, and every calendar entry withdrawn.
#[utoipa::path(post, path = "/events/{event}/cancel", tag = "Events", operation_id = "cancelEvent", params(("event" = Uuid, Path, description = "Its id.")), request_body = Reason,
    responses((status = 200, description = "The event, cancelled.", body = Event)), security(("token" = ["events:write"])))]
pub async fn cancel(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(sent): Body<Reason>) -> Answer {
    if caller.done.is_none() {
        let version = version(&site, id, &headers).await?;
        cancel_event(&site.app, caller.acting, id, version, sent.read()?).await?;
    }
    shown(&site, id, StatusCode::OK).await
}

/// The version to act on: that of `If-Match`, or else whatever it is now.
async fn version(site: &Site, id: Uuid, headers: &HeaderMap) -> Result<i32, Problem> {
    let found = read_event(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    let condition = if headers.contains_key(header::IF_MATCH) { Condition::of(headers)? } else { Condition::Any };
    condition.version(found.event.version)
}

fn unpublishable(error: Error) -> Problem {
    match error {
        Error::Invalid(faults) => {
            let fault = |fault: crate::error::FieldError| Fault { place: Place::Pointer(format!("/{}", fault.field)), code: fault.code.into(), limit: fault.limit };
            Problem::from(Refusal::NotPublishable).because(faults.0.into_iter().map(fault).collect())
        }
        other => other.into(),
    }
}

/// No fields.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Why, in words that go into people's letters.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    #[schema(max_length = 1000)]
    #[serde(default)]
    pub reason: Option<String>,
}

impl Reason {
    /// # Errors
    /// `invalid`.
    pub fn read(&self) -> Result<Option<String>, Problem> {
        let mut faults = FieldErrors::default();
        let reason = words(self.reason.as_deref().unwrap_or_default(), REASON, "reason", &mut faults);
        if faults.is_empty() { Ok(Some(reason).filter(|reason| !reason.is_empty())) } else { Err(Problem::of_fields(faults, |field| format!("/{field}"))) }
    }
}
