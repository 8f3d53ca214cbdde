//! The audit log as people read it: of an event, and of a member of the team.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, id, query};
use super::history::Words;
use crate::queries::audit_log::{Log, LogOf, audit_log};
use crate::queries::desk_event::desk_event;
use crate::queries::programme_choices::programme_choices;
use crate::queries::team::member;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn of_event(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ReadHistory)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let zone = shown.zone(&site.app.config.time_zone).to_owned();
    let log = page_of(&site, &viewer, &signed_in, LogOf::Event(shown.event.id)).await?;
    let context = context! {
        event => context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() },
        ..log_value(&site, &viewer, &log, &zone, false).await?
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/log_of_event.html", context))
}

pub async fn of_organiser(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(organiser): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageTeam)?;
    let (shown, _) = member(site.app.db.reader(), id(&organiser)?, site.app.clock.now().into()).await?;
    let log = page_of(&site, &viewer, &signed_in, LogOf::Organiser(shown.organiser.id)).await?;
    let context = context! {
        member => context! { id => shown.organiser.id.to_string(), name => shown.organiser.name.as_str() },
        ..log_value(&site, &viewer, &log, &site.app.config.time_zone, true).await?
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/log_of_organiser.html", context))
}

/// The page that `?before=` asks for.
async fn page_of(site: &Site, viewer: &Viewer, signed_in: &SignedIn, of: LogOf) -> Result<Log, PageError> {
    let before = Uuid::parse_str(query(viewer).get("before")).ok();
    Ok(audit_log(site.app.db.reader(), &signed_in.scope, of, before).await?)
}

/// What `desk/log.html` shows: `lines`, `older`, `later` and `zone`.
///
/// # Errors
/// The database's.
pub async fn log_value(site: &Site, viewer: &Viewer, log: &Log, zone: &str, with_event: bool) -> Result<Value, PageError> {
    let programmes = programme_choices(&site.app.db).await?;
    let words = Words { language: viewer.language, zone, programmes: &programmes };
    Ok(context! {
        lines => log.lines.iter().map(|line| words.log_line(line, with_event)).collect::<Vec<_>>(),
        older => log.older.map(|id| id.to_string()),
        later => !query(viewer).get("before").is_empty(),
        zone,
    })
}
