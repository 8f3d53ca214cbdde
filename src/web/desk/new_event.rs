//! A new activity, with its first session on the same page.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::event_form;
use super::frame::{desk_page, done, value};
use super::session_form::{self, Values};
use crate::actions::event::create::create;
use crate::error::{Error, FieldErrors};
use crate::links;
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let mut values = event_form::blank(&signed_in, viewer.language);
    values.extend(session_form::blank(&site.app.config.time_zone));
    form(&site, &viewer, &signed_in, StatusCode::OK, &values, &FieldErrors::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let mut faults = FieldErrors::default();
    // Without a zone of its own, an opening or closing time is meant in the zone the settings propose.
    let zone = schedule::zone(fields.get("time_zone").trim()).or_else(|_| schedule::zone(&site.app.config.time_zone)).unwrap_or(jiff::tz::TimeZone::UTC);
    let details = event_form::read(&fields, &zone, &mut faults);
    let first = if session_form::is_empty(&fields) { None } else { session_form::read(&fields, &mut faults) };
    let result = match details {
        Some(details) if faults.is_empty() => create(&site.app, signed_in.acting, details, first).await,
        _ => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(id) => Ok(done(&links::desk_event(id), "created")),
        Err(Error::Invalid(faults)) => {
            let mut values = event_form::typed(&fields);
            values.extend(session_form::typed(&fields));
            form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &values, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, values: &Values, faults: &FieldErrors) -> Result<Response, PageError> {
    let (ask_start, ask_end) = session_form::asks(values);
    let context = context! {
        values => value(values),
        errors => value(&faults.0),
        choices => event_form::choices(site, viewer.language, &signed_in.scope).await?,
        ask_start,
        ask_end,
        published => false,
        conflict => Value::from(()),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/new_event.html", context))
}
