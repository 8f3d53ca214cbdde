//! Whether we live, and whether we are ready. Two things: a database that is away must not restart all copies.

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sea_orm::ConnectionTrait;

use super::Site;

const DATABASE: Duration = Duration::from_secs(1);
/// The oldest beat of a mail worker that turns. It beats whether or not the mail server answers.
const PULSE: Duration = Duration::from_secs(60);

pub fn routes() -> Router<Site> {
    Router::new().route("/health/live", get(live)).route("/health/ready", get(ready))
}

async fn live() -> Response {
    json(StatusCode::OK, r#"{"status":"ok"}"#.to_owned())
}

async fn ready(State(site): State<Site>) -> Response {
    let database = tokio::time::timeout(DATABASE, site.app.db.reader().execute_unprepared("SELECT 1")).await.is_ok_and(|answer| answer.is_ok());
    let outbox = works(site.app.pulse.age(), site.started);
    let ready = database && outbox;
    let word = |good: bool| if good { "ok" } else { "unavailable" };
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    json(status, format!(r#"{{"status":"{}","database":"{}","outbox":"{}"}}"#, word(ready), word(database), word(outbox)))
}

/// A worker that has not begun yet gets the same time to begin as one that turns to come round.
fn works(age: Option<Duration>, started: Instant) -> bool {
    age.unwrap_or_else(|| started.elapsed()) < PULSE
}

fn json(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body).into_response()
}
