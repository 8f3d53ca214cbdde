//! `…/address`: the mails of this registration go to another address. The button acts; the page only asks. Whoever
//! changed it stays on the registration's page, under its new link.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;

use super::my_registration::{facts, refused};
use super::private;
use super::way::Way;
use crate::actions::registration::change_address::change_address;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::mail_page::unreachable;
use crate::rules::names::EmailAddress;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    form(&site, &viewer, &way, StatusCode::OK, "", &FieldErrors::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, way: Way, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let typed = fields.get("email");
    let changed = match EmailAddress::within(typed, site.app.offers.reach()) {
        Ok(address) => change_address(&site.app, way.holder.clone(), address).await,
        Err(fault) => {
            let mut errors = FieldErrors::default();
            errors.add_fault("email", fault);
            Err(Error::Invalid(errors))
        }
    };
    match changed {
        Ok(token) => {
            let base = if way.booking.is_some() { way.base.clone() } else { links::registration(token.as_str()) };
            Ok(private(Redirect::to(&format!("{base}?address=changed")).into_response()))
        }
        Err(Error::Invalid(errors)) => form(&site, &viewer, &way, StatusCode::UNPROCESSABLE_ENTITY, typed, &errors).await,
        Err(Error::Refused(Refusal::NotActive)) => Ok(private(Redirect::to(&way.base).into_response())),
        Err(Error::Refused(refusal)) => refused(&site, &viewer, &way, refusal).await,
        Err(error) => Err(error.into()),
    }
}

async fn form(site: &Site, viewer: &Viewer, way: &Way, status: StatusCode, typed: &str, errors: &FieldErrors) -> Result<Response, PageError> {
    let found = way.find(site).await?;
    let shown = facts(site, viewer, way, &found, site.app.clock.now());
    if !shown.get_attr("can_correct").is_ok_and(|value| value.is_true()) {
        return Ok(private(Redirect::to(&way.base).into_response()));
    }
    let is_unreachable = unreachable(site.app.db.reader(), &found.registration.email).await?.is_some();
    let context = context! { email => typed, is_unreachable, errors => Serde(&errors.0), ..shown };
    Ok(private(page(site, viewer, status, "pages/change-address.html", context)))
}
