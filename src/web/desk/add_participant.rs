//! An organiser puts one person on the list: with a place or to wait, told or not, beyond the limit on purpose.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use sea_orm::ActiveEnum as _;
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, value};
use super::organisation_choice::required_organisation;
use super::participant_query::modes;
use super::rules_form::FUNCTIONS;
use super::session_form::optional_line;
use crate::actions::registration::add::{Adding, NewParticipant, Outcome, WhenFull, add};
use crate::actions::registration::register::OrganisationChoice;
use crate::entity::event::{self, EventFormat};
use crate::entity::registration::AttendanceMode;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::desk_event;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName, Reach};
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// In the form's order.
const FIELDS: [&str; 10] = ["first_name", "last_name", "email", "organisation", "function_category", "job_title", "attendance_mode", "letters_in", "standing", "tell"];

type Values = BTreeMap<&'static str, String>;

/// What is shown beside the fields.
#[derive(Default)]
struct Said {
    faults: FieldErrors,
    refusal: Option<Refusal>,
    /// The registration that this person has already.
    known: Option<Uuid>,
    namesakes: Vec<String>,
    overbook: bool,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let event_id = id(&event)?;
    let mut values: Values = FIELDS.into_iter().map(|name| (name, String::new())).collect();
    values.insert("standing", "confirmed".to_owned());
    values.insert("tell", "yes".to_owned());
    values.insert("attendance_mode", AttendanceMode::Onsite.to_value());
    form(&site, &viewer, &signed_in, event_id, StatusCode::OK, values, Said::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let event_id = id(&event)?;
    let values: Values = FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect();
    let mut said = Said { overbook: fields.checked("overbook"), ..Said::default() };
    let mut organisation_faults = FieldErrors::default();
    let (organisation, namesakes) = required_organisation(&site, fields.get("organisation"), &mut organisation_faults).await?;
    said.namesakes = namesakes;
    let Some(person) = person(&fields, organisation, organisation_faults, site.app.offers.reach(), &mut said.faults) else {
        return form(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, values, said).await;
    };
    let tell = fields.get("tell") == "yes";
    let how = Adding { waiting: fields.get("standing") == "waiting", when_full: if said.overbook { WhenFull::Overbook } else { WhenFull::Refuse }, tell };
    let outcome = match add(&site.app, signed_in.acting, event_id, vec![person], how).await {
        Ok(outcomes) => outcomes.into_iter().next().ok_or(Error::NotFound)?,
        Err(Error::Refused(refusal)) => Outcome::Refused(refusal),
        Err(error) => return Err(error.into()),
    };
    match outcome {
        Outcome::Done { registration, .. } => Ok(done(&links::desk_registration(registration), if tell { "participant-added" } else { "participant-added-quietly" })),
        Outcome::Known(registration) => {
            said.known = Some(registration);
            form(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, values, said).await
        }
        Outcome::Refused(refusal) => {
            said.refusal = Some(refusal);
            form(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, values, said).await
        }
    }
}

fn person(fields: &Fields, organisation: Option<OrganisationChoice>, organisation_faults: FieldErrors, reach: Reach, faults: &mut FieldErrors) -> Option<NewParticipant> {
    let first_name = PersonName::parse(fields.get("first_name")).map_err(|fault| faults.add_fault("first_name", fault)).ok();
    let last_name = PersonName::parse(fields.get("last_name")).map_err(|fault| faults.add_fault("last_name", fault)).ok();
    let email = EmailAddress::within(fields.get("email"), reach).map_err(|fault| faults.add_fault("email", fault)).ok();
    faults.0.extend(organisation_faults.0);
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
    // Only the form of a hybrid event has the field.
    let attendance_mode = AttendanceMode::try_from_value(&fields.get("attendance_mode").to_owned()).ok();
    for (field, good) in
        [("letters_in", language.is_some()), ("standing", ["confirmed", "waiting"].contains(&fields.get("standing"))), ("tell", ["yes", "no"].contains(&fields.get("tell")))]
    {
        if !good {
            faults.add(field, "not-in-list");
        }
    }
    if !faults.is_empty() {
        return None;
    }
    Some(NewParticipant {
        first_name: first_name?,
        last_name: last_name?,
        email: email?,
        organisation: organisation?,
        function_category,
        job_title,
        language: language?,
        attendance_mode,
    })
}

/// In the room or online, at an event that has both.
pub(super) fn modes_of(event: &event::Model, language: Language) -> Vec<Value> {
    let modes = if event.format == EventFormat::Hybrid { modes(language).collect() } else { Vec::new() };
    modes.into_iter().map(|(value, label)| context! { value, label }).collect()
}

async fn form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, mut values: Values, said: Said) -> Result<Response, PageError> {
    let language = viewer.language;
    let shown = desk_event(&site.app.db, event_id).await?;
    if values.get("letters_in").is_none_or(String::is_empty) && status == StatusCode::OK {
        values.insert("letters_in", shown.event.language.clone());
    }
    let option = |value: &str, label: String| context! { value, label };
    let functions = FUNCTIONS.into_iter().map(|code| option(code, text(language, &format!("function-{code}"))));
    let full = shown.event.capacity.is_some_and(|capacity| shown.event.places_taken >= capacity);
    let short = matches!(said.refusal, Some(Refusal::Full | Refusal::RoomFull | Refusal::OnlineFull | Refusal::OrganisationHasItsShare));
    let standings: Vec<Value> = ["confirmed", "waiting"].into_iter().map(|code| option(code, text(language, &format!("desk-add-{code}")))).collect();
    let context = context! {
        event => context! { id => event_id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() },
        full,
        offers_overbooking => full || short || said.overbook || shown.event.places_kept,
        waiting_list => shown.event.rules().waiting_list,
        values => value(&values),
        overbook => said.overbook,
        modes => modes_of(&shown.event, language),
        functions => std::iter::once(option("", text(language, "desk-empty"))).chain(functions).collect::<Vec<_>>(),
        letter_languages => Language::ALL.into_iter().map(|each| option(each.code(), text(language, &format!("site-language-{}", each.code())))).collect::<Vec<_>>(),
        standings,
        tells => ["yes", "no"].into_iter().map(|code| option(code, text(language, &format!("desk-tell-{code}")))).collect::<Vec<_>>(),
        namesakes => said.namesakes,
        known => said.known.map(|known| known.to_string()),
        refusal => said.refusal.map(Refusal::key),
        labels => labels(language, &said.faults),
        errors => value(&said.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/add_participant.html", context))
}
