//! Whether we live, and whether we are ready. Two things: a database that is away must not restart all copies.
//! Ready is who can read, write and turn its mail worker. A mail server that is away makes nobody less ready: mail waits, and every copy has
//! the same one.

use std::time::{Duration, Instant};

use super::Site;
use crate::db::Writable;
use crate::health::MailServer;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

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
    let database = match tokio::time::timeout(DATABASE, site.app.db.is_standby()).await {
        Ok(Ok(true)) => Writable::ReadOnly.code(),
        Ok(Ok(false)) => site.app.db.writable().code(),
        Ok(Err(_)) | Err(_) => "unavailable",
    };
    let outbox = if works(site.app.pulse.age(), site.started) { "ok" } else { "unavailable" };
    let mail_server = match site.app.health.mail_server() {
        MailServer::Unknown => "unknown",
        MailServer::There => "ok",
        MailServer::Away => "unavailable",
    };
    let clock = if site.app.health.clock_jumped() { "jumped" } else { "ok" };
    let ready = database == "ok" && outbox == "ok";
    let (status, word) = match (ready, mail_server == "unavailable" || clock == "jumped") {
        (false, _) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
        (true, true) => (StatusCode::OK, "degraded"),
        (true, false) => (StatusCode::OK, "ok"),
    };
    json(status, format!(r#"{{"status":"{word}","database":"{database}","outbox":"{outbox}","mail_server":"{mail_server}","clock":"{clock}"}}"#))
}

/// A worker that has not begun yet gets the same time to begin as one that turns to come round.
fn works(age: Option<Duration>, started: Instant) -> bool {
    age.unwrap_or_else(|| started.elapsed()) < PULSE
}

fn json(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body).into_response()
}
