//! A colleague comes instead: the organiser does it for them.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;

use super::frame::{desk_page, done, id, labels, value};
use super::organisation_choice::typed_organisation;
use super::registration::{event_value, read, registration_value};
use super::rules_form::FUNCTIONS;
use super::session_form::optional_line;
use crate::actions::registration::hand_over::{Colleague, hand_over};
use crate::actions::registration::holder::Holder;
use crate::actions::registration::register::OrganisationChoice;
use crate::entity::registration::RegistrationStatus;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::desk_registration::DeskRegistration;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName, line};
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// In the form's order.
const FIELDS: [&str; 7] = ["first_name", "last_name", "email", "organisation", "function_category", "job_title", "letters_in"];

type Values = BTreeMap<&'static str, String>;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let shown = read(&site, id(&registration)?).await?;
    let mut values: Values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
    values.insert("organisation", shown.organisation.clone().unwrap_or_default());
    values.insert("letters_in", shown.registration.language.clone());
    form(&site, &viewer, &signed_in, StatusCode::OK, &shown, &values, &FieldErrors::default(), None, &[])
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let registration_id = id(&registration)?;
    let shown = read(&site, registration_id).await?;
    let values: Values = FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect();
    let mut faults = FieldErrors::default();
    let (organisation, namesakes) = organisation(&site, &shown, fields.get("organisation")).await?;
    let result = match colleague(&fields, organisation, !namesakes.is_empty(), &mut faults) {
        Some(colleague) => hand_over(&site.app, Holder::Organiser(signed_in.acting, registration_id), colleague).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(taken_over) => Ok(done(&format!("/desk/registrations/{taken_over}"), "handed-over")),
        Err(Error::Invalid(faults)) => form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, &values, &faults, None, &namesakes),
        Err(Error::Refused(refusal)) => {
            let shown = read(&site, registration_id).await?;
            form(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown, &values, &FieldErrors::default(), Some(refusal), &namesakes)
        }
        Err(error) => Err(error.into()),
    }
}

/// The organisation that is meant, or the full names of several that may be.
async fn organisation(site: &Site, shown: &DeskRegistration, typed: &str) -> Result<(Option<OrganisationChoice>, Vec<String>), Error> {
    let Ok(name) = line(typed, 200) else { return Ok((None, Vec::new())) };
    // As it was proposed: the same organisation, also when others share its name.
    if let Some(id) = shown.registration.organisation_id.filter(|_| shown.organisation.as_deref() == Some(name.as_str())) {
        return Ok((Some(OrganisationChoice::Known(id)), Vec::new()));
    }
    typed_organisation(site, &name).await
}

fn colleague(fields: &Fields, organisation: Option<OrganisationChoice>, several: bool, faults: &mut FieldErrors) -> Option<Colleague> {
    let first_name = PersonName::parse(fields.get("first_name")).map_err(|fault| faults.add_fault("first_name", fault)).ok();
    let last_name = PersonName::parse(fields.get("last_name")).map_err(|fault| faults.add_fault("last_name", fault)).ok();
    let email = EmailAddress::parse(fields.get("email")).map_err(|fault| faults.add_fault("email", fault)).ok();
    if organisation.is_none() {
        match line(fields.get("organisation"), 200) {
            Err(fault) => faults.add_fault("organisation", fault),
            Ok(_) if several => faults.add("organisation", "several-organisations"),
            Ok(_) => faults.add("organisation", "not-in-list"),
        }
    }
    let function_category = match fields.get("function_category") {
        "" => None,
        code if FUNCTIONS.contains(&code) => Some(code.to_owned()),
        _ => {
            faults.add("function_category", "not-in-list");
            None
        }
    };
    let job_title = optional_line(fields, "job_title", 120, faults);
    let language = Language::ALL.into_iter().find(|language| language.code() == fields.get("letters_in"));
    if language.is_none() {
        faults.add("letters_in", "not-in-list");
    }
    if !faults.is_empty() {
        return None;
    }
    Some(Colleague { first_name: first_name?, last_name: last_name?, email: email?, organisation: organisation?, function_category, job_title, language: language? })
}

#[expect(clippy::too_many_arguments, reason = "what one page shows")]
fn form(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    status: StatusCode,
    shown: &DeskRegistration,
    values: &Values,
    faults: &FieldErrors,
    refusal: Option<Refusal>,
    namesakes: &[String],
) -> Result<Response, PageError> {
    let language = viewer.language;
    let option = |value: &str, label: String| context! { value, label };
    let functions = FUNCTIONS.into_iter().map(|code| option(code, text(language, &format!("function-{code}"))));
    let possible = matches!(shown.registration.status, RegistrationStatus::Confirmed | RegistrationStatus::Pending);
    let context = context! {
        registration => registration_value(shown, false),
        event => event_value(shown),
        possible,
        refusal => refusal.or((!possible).then_some(Refusal::NotActive)).map(Refusal::key),
        values => value(values),
        functions => std::iter::once(option("", text(language, "desk-empty"))).chain(functions).collect::<Vec<_>>(),
        letter_languages => Language::ALL.into_iter().map(|each| option(each.code(), text(language, &format!("site-language-{}", each.code())))).collect::<Vec<_>>(),
        namesakes => namesakes.to_vec(),
        labels => labels(language, faults),
        errors => value(&faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/hand_over.html", context))
}
