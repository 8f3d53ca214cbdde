//! An event's own words and numbers.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::conflict::conflict;
use super::event_form;
use super::frame::{desk_page, done, done_announcing, done_telling, id, value};
use super::session_form::Values;
use crate::actions::event::edit::{Edited, edit};
use crate::entity::event::EventStatus;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let values = event_form::of(&shown.event, shown.zone(&site.app.config.time_zone));
    form(&site, &viewer, &signed_in, StatusCode::OK, &shown, &values, &FieldErrors::default(), Value::from(())).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let zone = shown.zone(&site.app.config.time_zone).to_owned();
    let mut faults = FieldErrors::default();
    let details = event_form::read(&fields, &schedule::zone(&zone).unwrap_or(jiff::tz::TimeZone::UTC), &mut faults);
    let version = fields.version();
    let result = match details {
        Some(details) => edit(&site.app, signed_in.acting, event_id, version, details).await,
        None => Err(Error::Invalid(faults)),
    };
    let mut values = event_form::typed(&fields);
    match result {
        Ok(Edited { overbooked: 0, promoted: 0, announcement }) if announcement.people > 0 => Ok(done_announcing(&links::desk_event(event_id), "saved-told", announcement)),
        Ok(Edited { overbooked: 0, promoted: 0, .. }) => Ok(done(&links::desk_event(event_id), "saved")),
        Ok(Edited { overbooked: 0, promoted, .. }) => Ok(done_telling(&links::desk_event(event_id), "saved-promoted", promoted as u64)),
        Ok(Edited { overbooked, .. }) => Ok(done_telling(&links::desk_event(event_id), "saved-overbooked", overbooked as u64)),
        Err(Error::Invalid(faults)) => form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, &values, &faults, Value::from(())).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            let saved = event_form::of(&shown.event, &zone);
            let met = conflict(&site.app.db, viewer.language, event_id, &saved, &values).await?;
            values.insert("version", shown.event.version.to_string());
            form(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown, &values, &FieldErrors::default(), met).await
        }
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::too_many_arguments, reason = "what one page shows")]
async fn form(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    status: StatusCode,
    shown: &DeskEvent,
    values: &Values,
    faults: &FieldErrors,
    conflict: Value,
) -> Result<Response, PageError> {
    let context = context! {
        event => context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() },
        zone => shown.zone(&site.app.config.time_zone),
        values => value(values),
        errors => value(&faults.0),
        choices => event_form::choices(site, viewer.language, &signed_in.scope).await?,
        published => shown.event.status != EventStatus::Draft,
        conflict,
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/edit_event.html", context))
}
