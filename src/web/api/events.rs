//! Reading events and their sessions.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::caller::Caller;
use super::input::{Id, Instant, Params, Several};
use super::page::{Cursor, Limit, after_event, answer, limit_schema};
use super::problem::Problem;
use super::shapes::LanguageCode;
use super::shapes::event::{Event, EventPage};
use super::shapes::session::{Session, SessionList};
use super::{Answer, json, resource};
use crate::entity::event::{EventFormat, EventKind, EventStatus};
use crate::queries::api::events::{AfterEvent, ApiEvent, EventFilter, event, events, sessions as sessions_of};
use crate::rules::language::Language;
use crate::web::Site;
use crate::web::viewer::Viewer;

/// Which events.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventFilters {
    /// Some states, parted by commas. When nothing is said, drafts are left out.
    #[param(style = Form, explode = false, value_type = Option<Vec<EventStatus>>, example = json!(["published"]))]
    #[serde(default)]
    status: Option<Several<EventStatus>>,
    /// Some kinds, parted by commas.
    #[param(style = Form, explode = false, value_type = Option<Vec<EventKind>>)]
    #[serde(default)]
    kind: Option<Several<EventKind>>,
    /// Some formats, parted by commas.
    #[param(style = Form, explode = false, value_type = Option<Vec<EventFormat>>)]
    #[serde(default)]
    format: Option<Several<EventFormat>>,
    /// Those of this programme.
    #[serde(default)]
    programme: Option<Uuid>,
    /// Those held in this language.
    #[serde(default)]
    language: Option<LanguageCode>,
    /// Those that are not over at this moment.
    #[param(value_type = Option<String>, format = "date-time", example = "2027-01-01T00:00:00+01:00")]
    #[serde(default)]
    from: Option<Instant>,
    /// Those that begin before this moment.
    #[param(value_type = Option<String>, format = "date-time")]
    #[serde(default)]
    to: Option<Instant>,
    /// Those that were saved at this moment or later.
    #[param(value_type = Option<String>, format = "date-time")]
    #[serde(default)]
    updated_since: Option<Instant>,
    /// `next_cursor` of the page before.
    #[serde(default)]
    cursor: Option<String>,
    /// Rows of a page.
    #[param(schema_with = limit_schema)]
    #[serde(default)]
    limit: Limit,
}

/// List events
///
/// By their start. Without `status`, drafts are left out: what comes can be shown to everybody, but for events that say `unlisted`.
#[utoipa::path(get, path = "/events", tag = "Events", operation_id = "listEvents", params(EventFilters),
    responses((status = 200, description = "A page of events.", body = EventPage)), security(("token" = ["events:read"])))]
pub async fn list(State(site): State<Site>, Extension(viewer): Extension<Viewer>, Params(filters): Params<EventFilters>) -> Answer {
    let after = after_event(filters.cursor.as_deref())?;
    let limit = filters.limit.0;
    let filter = EventFilter {
        status: filters.status.map_or_else(|| vec![EventStatus::Published, EventStatus::Cancelled], |several| several.0),
        kind: filters.kind.unwrap_or_default().0,
        format: filters.format.unwrap_or_default().0,
        programme: filters.programme,
        language: filters.language.map(|code| Language::from(code).code().to_owned()),
        from: filters.from.map(|moment| moment.0),
        to: filters.to.map(|moment| moment.0),
        updated_since: filters.updated_since.map(|moment| moment.0),
    };
    let (found, more) = events(&site.app.db, &filter, after, limit).await?;
    let next = found.last().filter(|_| more).map(|last| Cursor::Event(AfterEvent { starts_at: last.event.starts_at.map(|start| start.0), id: last.event.id }));
    answer(&viewer, found.iter().map(|found| shape(&site, found)).collect(), next)
}

/// Read an event
#[utoipa::path(get, path = "/events/{event}", tag = "Events", operation_id = "readEvent", params(("event" = Uuid, Path, description = "Its id.")),
    responses((status = 200, description = "The event.", body = Event)), security(("token" = ["events:read"])))]
pub async fn one(State(site): State<Site>, Id(id): Id) -> Answer {
    shown(&site, id, StatusCode::OK).await
}

/// List the sessions of an event
///
/// All of them by their start; those that were taken out have `cancelled_at`.
#[utoipa::path(get, path = "/events/{event}/sessions", tag = "Sessions", operation_id = "listSessions", params(("event" = Uuid, Path, description = "The event's id.")),
    responses((status = 200, description = "The sessions.", body = SessionList)), security(("token" = ["events:read"])))]
pub async fn sessions(State(site): State<Site>, caller: Caller, Id(id): Id) -> Answer {
    let found = sessions_of(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    json(&SessionList { data: found.iter().map(|found| Session::of(found, caller.sees_hidden_places())).collect() })
}

pub(super) fn shape(site: &Site, found: &ApiEvent) -> Event {
    Event::of(found, &site.app.links, &site.app.config.time_zone, site.app.clock.now())
}

/// The event as it stands now.
///
/// # Errors
/// `not-found`.
pub(super) async fn shown(site: &Site, id: Uuid, status: StatusCode) -> Result<Response, Problem> {
    let found = event(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    resource(status, found.event.version, &shape(site, &found))
}
