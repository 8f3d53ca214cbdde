//! `/desk/system`: how the service itself is doing, for administrators: what waits, what the nightly audit found and since when, and the
//! last backups.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use sea_orm::DbBackend;

use super::frame::desk_page;
use super::retention::day_words;
use crate::backup::free_bytes;
use crate::db::Writable;
use crate::entity::upkeep_run;
use crate::health::MailServer;
use crate::queries::upkeep;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::upkeep::Upkeep;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// In a megabyte, as people count it.
const MEGABYTE: u64 = 1_000_000;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeSystem)?;
    let (db, config, now, language) = (&site.app.db, &site.app.config, site.app.clock.now(), viewer.language);
    let (mails, oldest) = upkeep::waiting_mail(db, now).await?;
    let findings = upkeep::findings(db).await?;
    let audits = upkeep::runs(db, Upkeep::Audit).await?;
    let backups = upkeep::runs(db, Upkeep::Backup).await?;
    let found = audits.iter().find(|run| run.finished_at.is_some() && !run.failed).map_or(0, |run| run.figures().violations);
    let sqlite = db.reader().get_database_backend() == DbBackend::Sqlite;
    let context = context! {
        version => env!("CARGO_PKG_VERSION"),
        database => if sqlite { "SQLite" } else { "PostgreSQL" },
        writable => db.writable() == Writable::Yes,
        database_state => db.writable().code(),
        mail_server => match site.app.health.mail_server() {
            MailServer::Unknown => "unknown",
            MailServer::There => "there",
            MailServer::Away => "away",
        },
        mails,
        oldest => oldest.map(|oldest| oldest.to_string()),
        given_up => upkeep::given_up(db).await?,
        findings => findings.iter().map(|row| context! { line => format!("{}: {}", row.invariant, row.line), since => row.first_seen_at.0.to_string() }).collect::<Vec<_>>(),
        more_findings => found.saturating_sub(findings.len() as u64),
        audits => audits.iter().map(|run| run_value(language, run)).collect::<Vec<_>>(),
        backups => backups.iter().map(|run| run_value(language, run)).collect::<Vec<_>>(),
        sqlite,
        scheduled => config.backup.is_some(),
        backup_time => config.backup.as_ref().map(|backup| backup.time.strftime("%H:%M").to_string()),
        audit_time => config.audit_time.strftime("%H:%M").to_string(),
        backup_folder => config.backup.as_ref().map(|backup| backup.folder.display().to_string()),
        free_megabytes => config.backup.as_ref().and_then(|backup| free_bytes(&backup.folder)).map(|bytes| bytes / MEGABYTE),
        zone => config.time_zone.as_str(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/system.html", context))
}

fn run_value(language: Language, run: &upkeep_run::Model) -> Value {
    let figures = run.figures();
    context! {
        day => day_words(language, &run.day),
        finished_at => run.finished_at.map(|at| at.0.to_string()),
        failed => run.failed,
        reason => run.reason.as_deref(),
        events => figures.events,
        registrations => figures.registrations,
        violations => figures.violations,
        file => figures.file,
        megabytes => figures.bytes.div_ceil(MEGABYTE),
    }
}
