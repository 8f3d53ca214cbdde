//! Reading registrations.

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::input::{Id, Instant, Params, Several};
use super::page::{Cursor, Limit, after_id, answer, limit_schema};
use super::problem::Problem;
use super::shapes::registration::{Registration, RegistrationPage};
use super::{Answer, resource};
use crate::entity::registration::RegistrationStatus;
use crate::queries::api::registrations::{ApiRegistration, RegistrationFilter, registration, registrations};
use crate::web::Site;
use crate::web::viewer::Viewer;

/// Which registrations of the event.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RegistrationFilters {
    /// Some states, parted by commas.
    #[param(style = Form, explode = false, value_type = Option<Vec<RegistrationStatus>>, example = json!(["confirmed"]))]
    #[serde(default)]
    status: Option<Several<RegistrationStatus>>,
    /// Those of this organisation of the register.
    #[serde(default)]
    organisation: Option<Uuid>,
    /// Those that changed at this moment or later.
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

/// List the registrations of an event
///
/// In the order in which they came. Diet and access needs are not among what is told: they may tell of somebody's health.
#[utoipa::path(get, path = "/events/{event}/registrations", tag = "Registrations", operation_id = "listRegistrations",
    params(("event" = Uuid, Path, description = "The event's id."), RegistrationFilters),
    responses((status = 200, description = "A page of registrations.", body = RegistrationPage)), security(("token" = ["registrations:read"])))]
pub async fn list(State(site): State<Site>, Extension(viewer): Extension<Viewer>, Id(event): Id, Params(filters): Params<RegistrationFilters>) -> Answer {
    let after = after_id(filters.cursor.as_deref())?;
    let limit = filters.limit.0;
    let filter =
        RegistrationFilter { status: filters.status.unwrap_or_default().0, organisation: filters.organisation, updated_since: filters.updated_since.map(|moment| moment.0) };
    let (found, more) = registrations(&site.app.db, event, &filter, after, limit).await?.ok_or_else(|| Problem::of("not-found"))?;
    let next = found.last().filter(|_| more).map(|last| Cursor::Id(last.registration.id));
    answer(&viewer, found.iter().map(|found| shape(&site, found)).collect(), next).map(private)
}

/// Read a registration
#[utoipa::path(get, path = "/registrations/{registration}", tag = "Registrations", operation_id = "readRegistration",
    params(("registration" = Uuid, Path, description = "Its id.")),
    responses((status = 200, description = "The registration.", body = Registration)), security(("token" = ["registrations:read"])))]
pub async fn one(State(site): State<Site>, Id(id): Id) -> Answer {
    shown(&site, id, StatusCode::OK).await
}

fn shape(site: &Site, found: &ApiRegistration) -> Registration {
    Registration::of(found, &site.app.config.time_zone)
}

/// Names people: kept by nobody on the way.
fn private(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The registration as it stands now.
///
/// # Errors
/// `not-found`.
pub(super) async fn shown(site: &Site, id: Uuid, status: StatusCode) -> Result<Response, Problem> {
    let found = registration(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    resource(status, found.registration.version, &shape(site, &found)).map(private)
}
