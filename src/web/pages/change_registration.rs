//! `…/change`: what one chose and answered, to be chosen and answered otherwise.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;
use sea_orm::ActiveEnum;

use super::event_details::invoice_labels;
use super::my_registration::{facts, refused};
use super::private;
use super::registration_form::{Scope, TypedPerson, Viewing, asked_of_all, labels};
use super::way::Way;
use crate::actions::registration::change::{Changes, change};
use crate::entity::event_price::InvoiceDataAsked;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::event_details::event_price;
use crate::queries::my_registration::MyRegistration;
use crate::queries::registration_form::{Asked, asked};
use crate::rules::registration_rules::Consents;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::invoice_fields::TypedInvoice;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    let found = way.find(&site).await?;
    let asked = asked(site.app.db.reader(), &found.event).await?;
    let typed = as_it_is(&found, &asked);
    let invoice = TypedInvoice::of(found.price.as_ref());
    form(&site, &viewer, &way, &found, &asked, StatusCode::OK, &typed, &invoice, &FieldErrors::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, way: Way, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let typed = TypedPerson::read(&fields);
    let invoice = TypedInvoice::read(&fields);
    let found = way.find(&site).await?;
    let mut faults = FieldErrors::default();
    let asked_invoice = found.price.is_some() && TypedInvoice::is_in(&fields);
    let data = asked_invoice.then(|| invoice.invoice(&mut faults));
    let saved = match (typed.changes(&found.event, &found.sessions, viewer.language), faults.is_empty()) {
        (Ok(changes), true) => change(&site.app, way.holder.clone(), Changes { invoice: data, ..changes }).await,
        (Ok(_), false) => Err(Error::Invalid(faults)),
        (Err(Error::Invalid(errors)), _) => {
            let mut all = errors;
            all.extend(faults, str::to_owned);
            Err(Error::Invalid(all))
        }
        (Err(error), _) => Err(error),
    };
    let (status, errors) = match saved {
        Ok(()) => return Ok(private(Redirect::to(&way.base).into_response())),
        Err(Error::Invalid(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Err(Error::Refused(refusal @ (Refusal::Full | Refusal::RoomFull | Refusal::OnlineFull))) => {
            (StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT), FieldErrors::default())
        }
        Err(Error::Refused(refusal)) => return refused(&site, &viewer, &way, refusal).await,
        Err(error) => return Err(error.into()),
    };
    let asked = asked(site.app.db.reader(), &found.event).await?;
    form(&site, &viewer, &way, &found, &asked, status, &typed, &invoice, &errors).await
}

#[expect(clippy::too_many_arguments, reason = "one page with all that it shows")]
async fn form(
    site: &Site,
    viewer: &Viewer,
    way: &Way,
    found: &MyRegistration,
    asked: &Asked,
    status: StatusCode,
    typed: &TypedPerson,
    invoice: &TypedInvoice,
    errors: &FieldErrors,
) -> Result<Response, PageError> {
    let shown = facts(site, viewer, way, found, site.app.clock.now());
    let is = |name: &str| shown.get_attr(name).is_ok_and(|value| value.is_true());
    if !is("can_change") {
        return if is("too_late") { refused(site, viewer, way, Refusal::TooLateToChange).await } else { Ok(private(Redirect::to(&way.base).into_response())) };
    }
    let held = found.chosen.iter().copied().chain(found.answers.iter().filter_map(|answer| answer.option_id)).collect();
    let viewing = Viewing {
        event: &found.event,
        sessions: &found.sessions,
        asked,
        language: viewer.language,
        held,
        mode_held: found.registration.attendance_mode.filter(|_| found.registration.holds_place),
    };
    let organisation = typed.organisation_field(site.app.db.reader(), Scope::Alone, &FieldErrors::default(), viewer.language).await?;
    let mut all_labels = BTreeMap::new();
    labels(&mut all_labels, Scope::Alone, asked, found.event.language(), viewer.language);
    all_labels.extend(invoice_labels(viewer.language));
    let required = event_price(site.app.db.reader(), found.event.id).await?.is_some_and(|price| price.invoice_data == InvoiceDataAsked::Required);
    let context = context! {
        invoice => Serde(invoice.values()),
        invoice_required => required && found.price.as_ref().is_some_and(|price| price.cents > 0),
        person => Serde(viewing.person(Scope::Alone, typed, organisation)),
        asked => asked_of_all(&found.event),
        labels => Serde(all_labels),
        errors => Serde(&errors.0),
        just_full => status == StatusCode::CONFLICT,
        ..shown
    };
    Ok(private(page(site, viewer, status, "pages/change-registration.html", context)))
}

/// The registration as somebody would have typed it.
fn as_it_is(found: &MyRegistration, asked: &Asked) -> TypedPerson {
    let registration = &found.registration;
    let answers = found.answers.iter().filter_map(|answer| {
        let question = asked.questions.iter().find(|question| question.id == answer.question_id)?;
        Some((question.key.clone(), answer.option_id.map_or_else(|| answer.answer.clone(), |option| option.to_string())))
    });
    TypedPerson {
        attendance_mode: registration.attendance_mode.map(|mode| mode.to_value()).unwrap_or_default(),
        remarks: registration.remarks.clone().unwrap_or_default(),
        diet: found.needs.as_ref().and_then(|needs| needs.diet.clone()).unwrap_or_default(),
        access: found.needs.as_ref().and_then(|needs| needs.access.clone()).unwrap_or_default(),
        consents: Consents { photo: registration.photo_consent_at.is_some(), list: registration.list_consent_at.is_some(), informed: registration.informed_consent_at.is_some() },
        sessions: found.chosen.iter().map(ToString::to_string).collect(),
        answers: answers.collect(),
        ..TypedPerson::of(registration, "")
    }
}
