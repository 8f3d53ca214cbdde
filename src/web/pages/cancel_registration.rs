//! `…/cancel`: the step before a place is given back. The page only asks; its button acts.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;

use super::my_registration::{facts, refused};
use super::private;
use super::way::Way;
use crate::actions::registration::cancel::cancel;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::names::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

const REASON_LIMIT: usize = 500;

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    step(&site, &viewer, &way, StatusCode::OK, "", &FieldErrors::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, way: Way, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let reason = match text(fields.get("reason"), REASON_LIMIT) {
        Ok(reason) => Some(reason).filter(|reason| !reason.is_empty()),
        Err(fault) => {
            let mut errors = FieldErrors::default();
            errors.add_fault("reason", fault);
            return step(&site, &viewer, &way, StatusCode::UNPROCESSABLE_ENTITY, fields.get("reason"), &errors).await;
        }
    };
    match cancel(&site.app, way.holder.clone(), reason).await {
        // Pressed twice, or over already: the registration's page says how it stands.
        Ok(()) | Err(Error::Refused(Refusal::NotActive | Refusal::Past)) => Ok(private(Redirect::to(&way.base).into_response())),
        Err(Error::Refused(refusal)) => refused(&site, &viewer, &way, refusal).await,
        Err(error) => Err(error.into()),
    }
}

async fn step(site: &Site, viewer: &Viewer, way: &Way, status: StatusCode, reason: &str, errors: &FieldErrors) -> Result<Response, PageError> {
    let found = way.find(site).await?;
    let shown = facts(site, viewer, way, &found, site.app.clock.now());
    let is = |name: &str| shown.get_attr(name).is_ok_and(|value| value.is_true());
    if !is("can_cancel") {
        return if is("too_late") { refused(site, viewer, way, Refusal::TooLateToChange).await } else { Ok(private(Redirect::to(&way.base).into_response())) };
    }
    let context = context! { reason, limit => REASON_LIMIT, errors => Serde(&errors.0), ..shown };
    Ok(private(page(site, viewer, status, "pages/cancel-registration.html", context)))
}
