//! The JSON API, `/api/v1`: other systems do what people do at the desk, through the same actions and queries. Its OpenAPI
//! document is written from the handlers here. Never here: decisions, SQL, HTML but for the page that shows the document.
//! Start reading at `gate`, then `events`.

mod allowance;
mod attendance;
mod attendance_import;
mod caller;
mod conditional;
mod document;
mod event_writes;
mod events;
mod examples;
mod gate;
mod input;
mod organisations;
mod page;
mod problem;
mod reader;
mod registration_writes;
mod registrations;
mod reports;
mod session_writes;
mod shapes;
mod webhooks;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use self::allowance::Allowance;
pub use self::document::document;
use self::gate::{Gate, gate};
use self::problem::Problem;
use super::Site;

/// What a handler gives.
type Answer = Result<Response, Problem>;

/// Every operation, with its place in the document.
fn operations() -> OpenApiRouter<Site> {
    let operations = OpenApiRouter::new()
        .routes(routes!(events::list, event_writes::create))
        .routes(routes!(events::one, event_writes::change))
        .routes(routes!(event_writes::publish))
        .routes(routes!(event_writes::cancel))
        .routes(routes!(events::sessions, session_writes::create))
        .routes(routes!(session_writes::change))
        .routes(routes!(registrations::list, registration_writes::create))
        .routes(routes!(registrations::one, registration_writes::change))
        .routes(routes!(registration_writes::cancel))
        .routes(routes!(registration_writes::approve))
        .routes(routes!(registration_writes::decline))
        .routes(routes!(registration_writes::hand_over))
        .routes(routes!(attendance::set))
        .routes(routes!(attendance_import::import))
        .routes(routes!(organisations::list))
        .routes(routes!(webhooks::list, webhooks::create))
        .routes(routes!(reports::period))
        .routes(routes!(reports::event));
    OpenApiRouter::new().nest("/api/v1", operations)
}

pub fn routes(site: &Site) -> Router<Site> {
    let (operations, _) = operations().split_for_parts();
    let gate_state = Gate { site: site.clone(), scopes: Arc::new(document::scopes()) };
    operations.route_layer(axum::middleware::from_fn_with_state(gate_state, gate)).route("/api/v1/openapi.json", get(document::show)).route("/api/docs", get(reader::show))
}

/// JSON as it is sent.
///
/// # Errors
/// `internal` when it cannot be written: a fault of ours.
fn json(body: &impl Serialize) -> Answer {
    let text = serde_json::to_string(body).map_err(|error| Problem::from(crate::error::Error::Internal(error.into())))?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], text).into_response())
}

/// A resource with the tag of its version.
///
/// # Errors
/// As [`json`].
fn resource(status: StatusCode, version: i32, body: &impl Serialize) -> Answer {
    let text = serde_json::to_string(body).map_err(|error| Problem::from(crate::error::Error::Internal(error.into())))?;
    let tag = conditional::tag(Some(version), text.as_bytes());
    Ok((status, [(header::CONTENT_TYPE, HeaderValue::from_static("application/json")), (header::ETAG, tag)], text).into_response())
}
