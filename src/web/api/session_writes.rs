//! Adding and changing sessions.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use uuid::Uuid;

use super::caller::Caller;
use super::conditional::Condition;
use super::input::{Body, Id};
use super::problem::Problem;
use super::shapes::input::{NewSession, SessionChange, TITLE, attendance, capacity, fits, join_url, optional, place, pointer};
use super::shapes::session::Session;
use super::{Answer, resource};
use crate::actions::event::add_session::add_session;
use crate::actions::event::reschedule::reschedule;
use crate::actions::event::{SessionAttendance, SessionDetails};
use crate::entity::session::SessionInclusion;
use crate::error::FieldErrors;
use crate::queries::api::events::{ApiSession, session as read_session};
use crate::rules::names::WebAddress;
use crate::web::Site;

/// Add a session
///
/// To a draft, or to a published event: then who takes part is told, and finds it in their calendar.
#[utoipa::path(post, path = "/events/{event}/sessions", tag = "Sessions", operation_id = "createSession", params(("event" = Uuid, Path, description = "The event's id.")),
    request_body = NewSession,
    responses((status = 201, description = "The session.", body = Session, headers(("Location" = String, description = "Its address in the API.")))),
    security(("token" = ["events:write"])))]
pub async fn create(State(site): State<Site>, caller: Caller, Id(event): Id, Body(new): Body<NewSession>) -> Answer {
    if let Some(id) = caller.done {
        return made(&site, &caller, id).await;
    }
    let details = new.details(&site.app.config.time_zone).map_err(|faults| Problem::of_fields(faults, |field| format!("/{field}")))?;
    let (id, _) = add_session(&site.app, caller.acting, event, details).await.map_err(|error| Problem::at_fields(error, pointer))?;
    made(&site, &caller, id).await
}

async fn made(site: &Site, caller: &Caller, id: Uuid) -> Answer {
    let mut response = shown(site, caller, id, StatusCode::CREATED).await?;
    if let Ok(location) = HeaderValue::try_from(format!("/api/v1/sessions/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// Change a session
///
/// What is not sent stays as it is. Who takes part is told of another time or place, and their calendars follow; several changes within
/// half an hour are one letter.
#[utoipa::path(patch, path = "/sessions/{session}", tag = "Sessions", operation_id = "changeSession", params(("session" = Uuid, Path, description = "Its id.")),
    request_body = SessionChange, responses((status = 200, description = "The session as it is now.", body = Session)), security(("token" = ["events:write"])))]
pub async fn change(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(change): Body<SessionChange>) -> Answer {
    let condition = Condition::of(&headers)?;
    let found = read_session(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    let version = condition.version(found.session.version)?;
    let details = changed(&found, &change).map_err(|faults| Problem::of_fields(faults, |field| format!("/{field}")))?;
    reschedule(&site.app, caller.acting, found.session.event_id, id, version, details).await.map_err(|error| Problem::at_fields(error, pointer))?;
    shown(&site, &caller, id, StatusCode::OK).await
}

/// The session with what a change leaves as it has it.
fn changed(found: &ApiSession, change: &SessionChange) -> Result<SessionDetails, FieldErrors> {
    let session = &found.session;
    let mut faults = FieldErrors::default();
    let moves = change.place.is_some() || change.address.is_some();
    let details = SessionDetails {
        title: change.title.as_ref().map_or_else(|| session.title.clone(), |title| optional(title.as_deref(), TITLE, "title", &mut faults)),
        starts_at: change.starts_at.map_or(session.starts_at.0, |moment| moment.0),
        ends_at: change.ends_at.map_or(session.ends_at.0, |moment| moment.0),
        time_zone: change.time_zone.clone().unwrap_or_else(|| session.time_zone.clone()),
        venue: session.venue_id.filter(|_| !moves),
        place: change.place.as_ref().map_or_else(|| session.place.clone(), |text| place(text.as_deref(), "place", &mut faults)),
        address: change.address.as_ref().map_or_else(|| session.address.clone(), |text| place(text.as_deref(), "address", &mut faults)),
        place_hidden: change.place_hidden.unwrap_or(session.place_hidden),
        join_url: match &change.join_url {
            Some(url) => join_url(url.as_deref(), &mut faults),
            None => session.join_url.as_deref().and_then(|url| WebAddress::parse(url).ok()),
        },
        attendance: change.attendance.as_ref().map_or_else(|| now(found), |inclusion| attendance(Some(inclusion), &mut faults)),
        capacity: change.capacity.map_or(session.capacity, |value| capacity(value, "capacity", &mut faults)),
    };
    fits(&details.time_zone, details.starts_at, details.ends_at, &mut faults);
    if faults.is_empty() { Ok(details) } else { Err(faults) }
}

fn now(found: &ApiSession) -> SessionAttendance {
    match (found.session.inclusion, &found.slot) {
        (SessionInclusion::Included, _) => SessionAttendance::All,
        (SessionInclusion::Slot, Some(slot)) => SessionAttendance::OneOf { slot: slot.title.clone(), none_allowed: slot.none_allowed },
        (SessionInclusion::Optional | SessionInclusion::Slot, _) => SessionAttendance::Optional,
    }
}

async fn shown(site: &Site, caller: &Caller, id: Uuid, status: StatusCode) -> Answer {
    let found = read_session(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    resource(status, found.session.version, &Session::of(&found, caller.sees_hidden_places()))
}
