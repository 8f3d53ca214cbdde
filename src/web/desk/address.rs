//! Another mail address for a registration: the organiser corrects it for the participant.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, value};
use super::registration::{event_value, read, registration_value};
use crate::actions::registration::change_address::change_address;
use crate::actions::registration::holder::Holder;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::mail_page::unreachable;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

#[derive(Default)]
struct Typed {
    email: String,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    page(&site, &viewer, &signed_in, id(&registration)?, StatusCode::OK, &Typed::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let registration_id = id(&registration)?;
    let mut typed = Typed { email: fields.get("new_email").to_owned(), ..Typed::default() };
    let result = match EmailAddress::within(&typed.email, site.app.offers.reach()) {
        Ok(address) => change_address(&site.app, Holder::Organiser(signed_in.acting, registration_id), address).await,
        Err(fault) => {
            typed.faults.add_fault("new_email", fault);
            return page(&site, &viewer, &signed_in, registration_id, StatusCode::UNPROCESSABLE_ENTITY, &typed).await;
        }
    };
    match result {
        Ok(_) => Ok(done(&format!("/desk/registrations/{registration_id}"), "address-changed")),
        Err(Error::Invalid(faults)) => {
            typed.faults.extend(faults, |_| "new_email".to_owned());
            page(&site, &viewer, &signed_in, registration_id, StatusCode::UNPROCESSABLE_ENTITY, &typed).await
        }
        Err(Error::Refused(refusal)) => {
            typed.refusal = Some(refusal);
            page(&site, &viewer, &signed_in, registration_id, StatusCode::CONFLICT, &typed).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, registration: Uuid, status: StatusCode, typed: &Typed) -> Result<Response, PageError> {
    let shown = read(site, registration).await?;
    let active = shown.registration.status.is_active();
    let context = context! {
        registration => registration_value(&shown, false),
        event => event_value(&shown),
        possible => active,
        unreachable => unreachable(site.app.db.reader(), &shown.registration.email).await?.is_some(),
        refusal => typed.refusal.or((!active).then_some(Refusal::NotActive)).map(Refusal::key),
        values => context! { new_email => typed.email.as_str() },
        labels => labels(viewer.language, &typed.faults),
        errors => value(&typed.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/address.html", context))
}
