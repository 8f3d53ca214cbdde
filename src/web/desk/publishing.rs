//! Publishing at a moment, taking an event off the site, and the archive.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::event_form::{Edge, deadline};
use super::frame::{desk_page, done, id, labels, value};
use super::overview;
use crate::actions::event::archive::archive;
use crate::actions::event::missing_to_publish;
use crate::actions::event::publish_at::publish_at;
use crate::actions::event::unpublish::unpublish;
use crate::entity::event::EventStatus;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::desk_event;
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::text::dates::local;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn ask_moment(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    moment_form(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, None, &FieldErrors::default()).await
}

pub async fn save_moment(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let mut faults = FieldErrors::default();
    let withdraws = !fields.get("withdraw").is_empty();
    let at = if withdraws {
        None
    } else {
        let shown = desk_event(&site.app.db, event_id).await?;
        let zone = schedule::zone(shown.zone(&site.app.config.time_zone)).unwrap_or(jiff::tz::TimeZone::UTC);
        let at = deadline(&fields, ["publish_date", "publish_time"], &zone, Edge::Opens, &mut faults);
        if at.is_none() && faults.is_empty() {
            faults.add("publish_date", "required");
        }
        at
    };
    let result = if faults.is_empty() { publish_at(&site.app, signed_in.acting, event_id, fields.version(), at).await } else { Err(Error::Invalid(faults)) };
    match result {
        Ok(()) => Ok(done(&links::desk_event(event_id), if withdraws { "publishing-withdrawn" } else { "publishing-planned" })),
        // What is missing in its sessions is said on its page.
        Err(Error::Invalid(faults)) if faults.0.iter().any(|fault| !fault.field.starts_with("publish_")) => {
            overview::render(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, Some(Refusal::NotPublishable)).await
        }
        Err(Error::Invalid(faults)) => moment_form(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, Some(&fields), &faults).await,
        Err(Error::Refused(refusal @ Refusal::NotPublishable)) => overview::render(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, Some(refusal)).await,
        Err(Error::Refused(refusal)) => overview::render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn take_off(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match unpublish(&site.app, signed_in.acting, event_id, fields.version()).await {
        Ok(()) => Ok(done(&links::desk_event(event_id), "unpublished")),
        Err(Error::Refused(refusal)) => overview::render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn into_archive(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    archived(&site, &viewer, &signed_in, &event, &fields, true).await
}

pub async fn out_of_archive(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    archived(&site, &viewer, &signed_in, &event, &fields, false).await
}

async fn archived(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event: &str, fields: &Fields, archived: bool) -> Result<Response, PageError> {
    let event_id = id(event)?;
    match archive(&site.app, signed_in.acting, event_id, fields.version(), archived).await {
        Ok(()) => Ok(done(&links::desk_event(event_id), if archived { "archived" } else { "unarchived" })),
        Err(Error::Refused(refusal)) => overview::render(site, viewer, signed_in, event_id, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

async fn moment_form(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    event_id: Uuid,
    status: StatusCode,
    typed: Option<&Fields>,
    faults: &FieldErrors,
) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let zone = shown.zone(&site.app.config.time_zone);
    let event = &shown.event;
    let planned = event.publish_at.map(|at| local(at.0, zone));
    let values = match typed {
        Some(fields) => context! { publish_date => fields.get("publish_date"), publish_time => fields.get("publish_time") },
        None => context! {
            publish_date => planned.as_ref().map(super::local_time::date_field).unwrap_or_default(),
            publish_time => planned.as_ref().map(super::local_time::time_field).unwrap_or_default(),
        },
    };
    let context = context! {
        event => context! { id => event_id.to_string(), title => event.title.as_str(), language => event.language.as_str() },
        // What was seen, also when somebody saved meanwhile.
        version => typed.map_or(event.version, Fields::version),
        zone,
        values,
        planned => planned.is_some(),
        possible => event.status == EventStatus::Draft && missing_to_publish(event.format, &shown.sessions).is_empty(),
        labels => labels(viewer.language, faults),
        errors => value(&faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/publish_at.html", context))
}
