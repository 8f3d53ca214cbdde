//! `/metrics`: what this copy counts and what the database says, for whoever shows the token of the settings. Without such a setting there
//! is no such page, so that no proxy lets the world read it by accident.

use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::Timestamp;
use sea_orm::DbBackend;
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};

use super::Site;
use super::errors::PageError;
use crate::backup::free_bytes;
use crate::config::sqlite_file;
use crate::db::Writable;
use crate::error::Error;
use crate::health::MailServer;
use crate::metrics::{CONTENT_TYPE, Place, Shared, Snapshot, Webhooks};
use crate::queries::upkeep;
use crate::rules::upkeep::Upkeep;

/// A database that does not answer within this time is told as away; what the process counts is told all the same.
const DATABASE: Duration = Duration::from_secs(3);

pub fn routes() -> Router<Site> {
    Router::new().route("/metrics", get(show))
}

async fn show(State(site): State<Site>, headers: HeaderMap) -> Result<Response, PageError> {
    let Some(token) = &site.app.config.metrics_token else { return Err(Error::NotFound.into()) };
    if !shows(&headers, token.expose_secret()) {
        let headers = [(header::WWW_AUTHENTICATE, "Bearer"), (header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
        return Ok((StatusCode::UNAUTHORIZED, headers, r#"{"type":"about:blank","status":401}"#).into_response());
    }
    let shared = tokio::time::timeout(DATABASE, shared(&site)).await.ok().and_then(Result::ok);
    let text = site.app.metrics.text(&snapshot(&site, shared));
    Ok(([(header::CONTENT_TYPE, CONTENT_TYPE), (header::CACHE_CONTROL, "no-store")], text).into_response())
}

/// Compared by hashes: how long it takes tells nothing of how much was right.
fn shows(headers: &HeaderMap, token: &str) -> bool {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bearer "));
    shown.is_some_and(|shown| Sha256::digest(shown.trim().as_bytes()) == Sha256::digest(token.as_bytes()))
}

fn snapshot(site: &Site, shared: Option<Shared>) -> Snapshot {
    let (db, config) = (&site.app.db, &site.app.config);
    let pool = db.pool();
    let folder = |place, path: &Path| {
        let folder = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        free_bytes(folder).map(|bytes| (place, bytes))
    };
    let database = sqlite_file(&config.database_url).and_then(|file| folder(Place::Database, file.parent().unwrap_or(Path::new("."))));
    let backup = config.backup.as_ref().and_then(|backup| folder(Place::Backup, &backup.folder));
    Snapshot {
        database: match db.reader().get_database_backend() {
            DbBackend::Postgres => "postgresql",
            _ => "sqlite",
        },
        database_answers: shared.is_some(),
        database_writable: db.writable() == Writable::Yes,
        connections_open: pool.size,
        connections_in_use: pool.in_use,
        writes_waiting: pool.writes_waiting,
        mail_server_away: site.app.health.mail_server() == MailServer::Away,
        shared,
        free: database.into_iter().chain(backup).collect(),
    }
}

async fn shared(site: &Site) -> Result<Shared, Error> {
    let (db, now) = (&site.app.db, site.app.clock.now());
    let (mails_waiting, oldest) = upkeep::waiting_mail(db, now).await?;
    let (waiting, oldest_message) = upkeep::waiting_messages(db, now).await?;
    let for_so_long = |oldest: Option<Timestamp>| oldest.and_then(|oldest| Duration::try_from(now.duration_since(oldest)).ok()).unwrap_or_default();
    let audit = upkeep::last_good_run(db, Upkeep::Audit).await?;
    let backup = match &site.app.config.backup {
        None => None,
        Some(_) => {
            let failed = upkeep::last_ended(db, Upkeep::Backup).await?.is_some_and(|run| run.failed);
            let good = upkeep::last_good_run(db, Upkeep::Backup).await?.and_then(|run| run.finished_at);
            Some((good.map(|at| at.0.as_second()), failed))
        }
    };
    Ok(Shared {
        mails_waiting,
        oldest_mail: for_so_long(oldest),
        mails_given_up: upkeep::given_up(db).await?,
        webhooks: Webhooks { waiting, oldest: for_so_long(oldest_message), off: upkeep::webhooks_off(db).await? },
        people_waiting: upkeep::people_waiting(db, now).await?,
        violations: audit.and_then(|run| Some((i64::try_from(run.figures().violations).unwrap_or(i64::MAX), run.finished_at?.0.as_second()))),
        backup,
    })
}
