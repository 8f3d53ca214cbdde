//! `/r/{token}/cancel`: the step before a place is given back. The page only asks; its button acts.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;

use super::my_registration::{facts, find};
use super::private;
use crate::actions::registration::cancel::cancel;
use crate::actions::registration::holder::Holder;
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Token;
use crate::links;
use crate::rules::names::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

const REASON_LIMIT: usize = 500;

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    step(&site, &viewer, &token, StatusCode::OK, "", &FieldErrors::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let hash = Token::parse(&token).ok_or(Error::NotFound)?.hash();
    let reason = match text(fields.get("reason"), REASON_LIMIT) {
        Ok(reason) => Some(reason).filter(|reason| !reason.is_empty()),
        Err(fault) => {
            let mut errors = FieldErrors::default();
            errors.add_fault("reason", fault);
            return step(&site, &viewer, &token, StatusCode::UNPROCESSABLE_ENTITY, fields.get("reason"), &errors).await;
        }
    };
    match cancel(&site.app, Holder::Participant(hash), reason).await {
        // Pressed twice, or over already: the registration's page says how it stands.
        Ok(()) | Err(Error::Refused(Refusal::NotActive | Refusal::Past)) => Ok(private(Redirect::to(&links::registration(&token)).into_response())),
        Err(error) => Err(error.into()),
    }
}

async fn step(site: &Site, viewer: &Viewer, token: &str, status: StatusCode, reason: &str, errors: &FieldErrors) -> Result<Response, PageError> {
    let found = find(site, token).await?;
    let shown = facts(site, viewer, token, &found, site.app.clock.now());
    if !shown.get_attr("can_cancel").is_ok_and(|can_cancel| can_cancel.is_true()) {
        return Ok(private(Redirect::to(&links::registration(token)).into_response()));
    }
    let context = context! { reason, limit => REASON_LIMIT, errors => Serde(&errors.0), ..shown };
    Ok(private(page(site, viewer, status, "pages/cancel-registration.html", context)))
}
