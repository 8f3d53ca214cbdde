//! One registration: who, how it stands, what was mailed; and cancelling it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::cancel_event::REASON;
use super::frame::{desk_page, done, id, value};
use crate::actions::registration::cancel::cancel as cancel_registration;
use crate::actions::registration::holder::Holder;
use crate::entity::outbox;
use crate::error::{Error, FieldErrors};
use crate::queries::desk_registration::{DeskRegistration, desk_registration};
use crate::rules::names;
use crate::rules::permission::{Permission, allows};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let shown = desk_registration(&site.app.db, id(&registration)?).await?;
    // What a mail server said may name addresses and systems: for those who look after the mail.
    let with_error = allows(signed_in.acting.role, Permission::SeeMail);
    let context = context! {
        registration => registration_value(&shown),
        event => event_value(&shown),
        zone => shown.time_zone.as_deref().unwrap_or(&site.app.config.time_zone),
        history => value(&shown.history),
        mails => shown.mails.iter().map(|mail| mail_value(mail, with_error)).collect::<Vec<_>>(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/registration.html", context))
}

pub async fn ask_cancel(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    form(&site, &viewer, &signed_in, id(&registration)?, StatusCode::OK, "", &FieldErrors::default()).await
}

pub async fn cancel(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let registration_id = id(&registration)?;
    let mut faults = FieldErrors::default();
    let reason = names::text(fields.get("reason"), REASON).map_err(|fault| faults.add_fault("reason", fault)).unwrap_or_default();
    if !faults.is_empty() {
        return form(&site, &viewer, &signed_in, registration_id, StatusCode::UNPROCESSABLE_ENTITY, fields.get("reason"), &faults).await;
    }
    cancel_registration(&site.app, Holder::Organiser(signed_in.acting, registration_id), (!reason.is_empty()).then_some(reason)).await?;
    Ok(done(&format!("/desk/registrations/{registration_id}"), "registration-cancelled"))
}

async fn form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, registration_id: Uuid, status: StatusCode, reason: &str, faults: &FieldErrors) -> Result<Response, PageError> {
    let shown = desk_registration(&site.app.db, registration_id).await?;
    if !shown.registration.status.is_active() {
        return Err(Error::Refused(crate::error::Refusal::NotActive).into());
    }
    let context = context! {
        registration => registration_value(&shown),
        event => event_value(&shown),
        values => context! { reason },
        errors => value(&faults.0),
        reason_limit => REASON,
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/cancel_registration.html", context))
}

fn registration_value(shown: &DeskRegistration) -> Value {
    let registration = &shown.registration;
    context! {
        id => registration.id.to_string(),
        name => format!("{} {}", registration.first_name, registration.last_name),
        email => registration.email.as_str(),
        organisation => shown.organisation.as_deref(),
        job_title => registration.job_title.as_deref(),
        remarks => registration.remarks.as_deref(),
        language => registration.language.as_str(),
        attendance_mode => value(registration.attendance_mode),
        status => value(registration.status),
        active => registration.status.is_active(),
        since => registration.created_at.0.to_string(),
    }
}

fn event_value(shown: &DeskRegistration) -> Value {
    context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() }
}

fn mail_value(mail: &outbox::Model, with_error: bool) -> Value {
    context! {
        id => mail.id.to_string(),
        letter => mail.letter.as_str(),
        state => value(mail.state),
        at => mail.sent_at.unwrap_or(mail.created_at).0.to_string(),
        error => if with_error { mail.last_error.as_deref() } else { None },
    }
}
