//! `…/change`: what one chose and answered, to be chosen and answered otherwise.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;
use sea_orm::ActiveEnum;

use super::my_registration::{facts, refused};
use super::private;
use super::registration_form::{Scope, TypedPerson, Viewing, asked_of_all, labels};
use super::way::Way;
use crate::actions::registration::change::change;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::my_registration::MyRegistration;
use crate::queries::registration_form::{Asked, asked};
use crate::rules::registration_rules::Consents;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    let found = way.find(&site).await?;
    let asked = asked(site.app.db.reader(), &found.event).await?;
    let typed = as_it_is(&found, &asked);
    form(&site, &viewer, &way, &found, &asked, StatusCode::OK, &typed, &FieldErrors::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, way: Way, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let typed = TypedPerson::read(&fields);
    let found = way.find(&site).await?;
    let saved = match typed.changes(&found.event, &found.sessions, viewer.language) {
        Ok(changes) => change(&site.app, way.holder.clone(), changes).await,
        Err(error) => Err(error),
    };
    let (status, errors) = match saved {
        Ok(()) => return Ok(private(Redirect::to(&way.base).into_response())),
        Err(Error::Invalid(errors)) => (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Err(Error::Refused(refusal @ Refusal::Full)) => (StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT), FieldErrors::default()),
        Err(Error::Refused(refusal)) => return refused(&site, &viewer, &way, refusal).await,
        Err(error) => return Err(error.into()),
    };
    let asked = asked(site.app.db.reader(), &found.event).await?;
    form(&site, &viewer, &way, &found, &asked, status, &typed, &errors).await
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
    errors: &FieldErrors,
) -> Result<Response, PageError> {
    let shown = facts(site, viewer, way, found, site.app.clock.now());
    let is = |name: &str| shown.get_attr(name).is_ok_and(|value| value.is_true());
    if !is("can_change") {
        return if is("too_late") { refused(site, viewer, way, Refusal::TooLateToChange).await } else { Ok(private(Redirect::to(&way.base).into_response())) };
    }
    let held = found.chosen.iter().copied().chain(found.answers.iter().filter_map(|answer| answer.option_id)).collect();
    let viewing = Viewing { event: &found.event, sessions: &found.sessions, asked, language: viewer.language, held };
    let organisation = typed.organisation_field(site.app.db.reader(), Scope::Alone, &FieldErrors::default(), viewer.language).await?;
    let mut all_labels = BTreeMap::new();
    labels(&mut all_labels, Scope::Alone, asked, found.event.language(), viewer.language);
    let context = context! {
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
