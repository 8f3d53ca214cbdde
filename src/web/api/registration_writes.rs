//! Putting people on the list, changing what they chose, and the verbs on a registration.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Answer;
use super::caller::Caller;
use super::conditional::Condition;
use super::event_writes::Reason;
use super::input::{Body, Id, escaped, given, present};
use super::problem::Problem;
use super::registrations::shown;
use super::shapes::LanguageCode;
use super::shapes::input::{optional, words};
use super::shapes::person::PersonInput;
use super::shapes::registration::Registration;
use crate::actions::registration::add::{Adding, NewParticipant, Outcome, WhenFull, add};
use crate::actions::registration::approve::{Several, approve as approve_several, decline as decline_several};
use crate::actions::registration::cancel::cancel as cancel_one;
use crate::actions::registration::change::{Changes, change_at};
use crate::actions::registration::hand_over::hand_over as hand_over_to;
use crate::actions::registration::holder::Holder;
use crate::entity::registration::AttendanceMode;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::api::registrations::{registration, successor};
use crate::queries::my_registration::{MyRegistration, my_registration};
use crate::queries::registration_form::asked;
use crate::rules::language::Language;
use crate::rules::registration_rules::Consents;
use crate::web::Site;

/// What happens when no place is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WhenFull)]
pub enum Otherwise {
    /// Nobody is put on the list: 409.
    #[default]
    Refuse,
    /// They join the waiting list, where the event has one.
    Wait,
    /// They get a place beyond the limit, on purpose; that is on record.
    Overbook,
}

/// Somebody to put on the list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRegistration {
    pub participant: PersonInput,
    /// At a hybrid event; in the room when nothing is said.
    #[serde(default)]
    pub attendance_mode: Option<AttendanceMode>,
    #[serde(default)]
    pub when_full: Otherwise,
    /// They get the letters of somebody who registered. `false`: nothing now.
    #[serde(default = "yes")]
    #[schema(default = true)]
    pub notify: bool,
}

fn yes() -> bool {
    true
}

/// Who comes instead.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    pub participant: PersonInput,
    /// The price, in cents, that was agreed to: needed where it is another than the one's who hands over.
    #[serde(default)]
    pub accepts_price: Option<i32>,
}

/// What changes of a registration: what is not there stays as it is, and `null` takes away.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegistrationChange {
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 120)]
    pub job_title: Option<Option<String>>,
    /// Of the letters.
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub language: Option<LanguageCode>,
    /// Of a hybrid event.
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub attendance_mode: Option<AttendanceMode>,
    /// All sessions that are chosen now.
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false, max_items = 100)]
    pub sessions: Option<Vec<Uuid>>,
    /// Answers by the question's key: texts as they are typed, `yes` or `no`, a date as `2027-03-09`, an option by its id. A question
    /// that is not named keeps its answer; an empty list takes it away.
    #[serde(default, deserialize_with = "present")]
    #[schema(nullable = false)]
    pub answers: Option<BTreeMap<String, Vec<String>>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub remarks: Option<Option<String>>,
}

/// Put somebody on the list of an event
///
/// As an organiser does at the desk: the event's deadline and audience do not hold, its places do. Sessions and answers to questions are
/// given afterwards, with a change of the registration.
#[utoipa::path(post, path = "/events/{event}/registrations", tag = "Registrations", operation_id = "createRegistration",
    params(("event" = Uuid, Path, description = "The event's id.")), request_body = NewRegistration,
    responses((status = 201, description = "The registration.", body = Registration, headers(("Location" = String, description = "Its address in the API.")))),
    security(("token" = ["registrations:write"])))]
pub async fn create(State(site): State<Site>, caller: Caller, Id(event): Id, Body(new): Body<NewRegistration>) -> Answer {
    if let Some(id) = caller.done {
        return made(&site, id).await;
    }
    let participant = new.participant.participant(new.attendance_mode, site.app.offers.reach()).map_err(of_participant)?;
    let when_full = match new.when_full {
        Otherwise::Refuse => WhenFull::Refuse,
        Otherwise::Wait => WhenFull::Wait,
        Otherwise::Overbook => WhenFull::Overbook,
    };
    let how = Adding { waiting: false, when_full, tell: new.notify };
    let id = put_on_list(&site, &caller, event, participant, how).await?;
    made(&site, id).await
}

async fn put_on_list(site: &Site, caller: &Caller, event: Uuid, participant: NewParticipant, how: Adding) -> Result<Uuid, Problem> {
    match add(&site.app, caller.acting, event, vec![participant], how).await?.pop() {
        Some(Outcome::Done { registration, .. }) => Ok(registration),
        Some(Outcome::Known(_)) => Err(Refusal::AlreadyRegistered.into()),
        // The only one of an organisation: the register has none of that id.
        Some(Outcome::Refused(Refusal::NamedOrganisations)) => {
            let mut faults = FieldErrors::default();
            faults.add("organisation/id", "unknown-organisation");
            Err(of_participant(faults))
        }
        Some(Outcome::Refused(refusal)) => Err(refusal.into()),
        None => Err(Problem::busy()),
    }
}

fn of_participant(faults: FieldErrors) -> Problem {
    Problem::of_fields(faults, |field| format!("/participant/{field}"))
}

async fn made(site: &Site, id: Uuid) -> Answer {
    let mut response = shown(site, id, StatusCode::CREATED).await?;
    if let Ok(location) = HeaderValue::try_from(format!("/api/v1/registrations/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// Change a registration
///
/// What somebody chose and answered. The place stays; another session or part of a hybrid event needs a free place of its own.
#[utoipa::path(patch, path = "/registrations/{registration}", tag = "Registrations", operation_id = "changeRegistration",
    params(("registration" = Uuid, Path, description = "Its id.")), request_body = RegistrationChange,
    responses((status = 200, description = "The registration as it is now.", body = Registration)), security(("token" = ["registrations:write"])))]
pub async fn change(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(change): Body<RegistrationChange>) -> Answer {
    let condition = Condition::of(&headers)?;
    let found = registration(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    let found = my_registration(site.app.db.reader(), found.registration).await?;
    let version = condition.version(found.registration.version)?;
    let changes = changes(&site, &found, &change).await?;
    let changed = change_at(&site.app, Holder::Organiser(caller.acting, id), Some(version), changes).await;
    changed.map_err(|error| Problem::at_fields(error, pointer))?;
    shown(&site, id, StatusCode::OK).await
}

/// The action's own names of fields: `question_{key}`, `slot_{id}`, `session`.
fn pointer(field: &str) -> String {
    match field.split_once('_') {
        Some(("question", key)) => format!("/answers/{key}"),
        Some(("slot", _)) => "/sessions".to_owned(),
        _ if field == "session" => "/sessions".to_owned(),
        _ => format!("/{field}"),
    }
}

/// The whole of it, as it is to be.
async fn changes(site: &Site, found: &MyRegistration, change: &RegistrationChange) -> Result<Changes, Problem> {
    let mut faults = FieldErrors::default();
    let registration = &found.registration;
    let asked = asked(site.app.db.reader(), &found.event).await?;
    let mut answers: Vec<(String, String)> = Vec::new();
    for question in &asked.questions {
        match change.answers.as_ref().and_then(|answers| answers.get(&question.key)) {
            Some(values) => answers.extend(values.iter().map(|value| (question.key.clone(), value.clone()))),
            None => {
                let kept = found.answers.iter().filter(|answer| answer.question_id == question.id);
                answers.extend(kept.map(|answer| (question.key.clone(), answer.option_id.map_or_else(|| answer.answer.clone(), |option| option.to_string()))));
            }
        }
    }
    for key in change.answers.iter().flat_map(BTreeMap::keys).filter(|key| asked.questions.iter().all(|question| question.key != **key)) {
        faults.add(&format!("answers/{}", escaped(key)), "unknown-field");
    }
    let mut changes = Changes {
        job_title: change.job_title.as_ref().map_or_else(|| registration.job_title.clone(), |text| optional(text.as_deref(), 120, "job_title", &mut faults)),
        language: change.language.map_or_else(|| Language::parse(&registration.language).unwrap_or_default(), Into::into),
        attendance_mode: change.attendance_mode.or(registration.attendance_mode),
        sessions: change.sessions.clone().unwrap_or_else(|| found.chosen.clone()),
        answers,
        remarks: registration.remarks.clone(),
        diet: found.needs.as_ref().and_then(|needs| needs.diet.clone()),
        access: found.needs.as_ref().and_then(|needs| needs.access.clone()),
        consents: Consents { photo: registration.photo_consent_at.is_some(), list: registration.list_consent_at.is_some(), informed: registration.informed_consent_at.is_some() },
        invoice: None,
    };
    if let Some(remarks) = &change.remarks {
        changes.remarks = Some(words(remarks.as_deref().unwrap_or_default(), 2_000, "remarks", &mut faults)).filter(|text| !text.is_empty());
    }
    if change.attendance_mode.is_some() && registration.attendance_mode.is_none() {
        faults.add("attendance_mode", "not-hybrid");
    }
    if faults.is_empty() { Ok(changes) } else { Err(Problem::of_fields(faults, |field| format!("/{field}"))) }
}

/// Cancel a registration
///
/// The place is free at once for who waits; the person is told, and their calendar entries are withdrawn.
#[utoipa::path(post, path = "/registrations/{registration}/cancel", tag = "Registrations", operation_id = "cancelRegistration",
    params(("registration" = Uuid, Path, description = "Its id.")), request_body = Reason,
    responses((status = 200, description = "The registration, cancelled.", body = Registration)), security(("token" = ["registrations:write"])))]
pub async fn cancel(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(sent): Body<Reason>) -> Answer {
    if caller.done.is_none() {
        seen(&site, id, &headers).await?;
        cancel_one(&site.app, Holder::Organiser(caller.acting, id), sent.read()?).await?;
    }
    shown(&site, id, StatusCode::OK).await
}

/// Approve a request
///
/// Who finds no place left waits, if the event lets people wait.
#[utoipa::path(post, path = "/registrations/{registration}/approve", tag = "Registrations", operation_id = "approveRegistration",
    params(("registration" = Uuid, Path, description = "Its id.")), request_body = Reason,
    responses((status = 200, description = "The registration as it is now.", body = Registration)), security(("token" = ["registrations:write"])))]
pub async fn approve(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(sent): Body<Reason>) -> Answer {
    if caller.done.is_none() {
        seen(&site, id, &headers).await?;
        one(&approve_several(&site.app, caller.acting, vec![id], sent.read()?).await?)?;
    }
    shown(&site, id, StatusCode::OK).await
}

/// Decline a request
///
/// Or somebody who waits; the reason goes into their letter.
#[utoipa::path(post, path = "/registrations/{registration}/decline", tag = "Registrations", operation_id = "declineRegistration",
    params(("registration" = Uuid, Path, description = "Its id.")), request_body = Reason,
    responses((status = 200, description = "The registration, declined.", body = Registration)), security(("token" = ["registrations:write"])))]
pub async fn decline(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(sent): Body<Reason>) -> Answer {
    if caller.done.is_none() {
        seen(&site, id, &headers).await?;
        one(&decline_several(&site.app, caller.acting, vec![id], sent.read()?).await?)?;
    }
    shown(&site, id, StatusCode::OK).await
}

/// The answer for one of several.
fn one(several: &Several) -> Result<(), Problem> {
    several.refused.first().map_or(Ok(()), |(_, refusal)| Err((*refusal).into()))
}

/// Hand a place over
///
/// To a colleague: the place goes over even when others wait. The answer is the colleague's registration; the one's own ends.
#[utoipa::path(post, path = "/registrations/{registration}/hand-over", tag = "Registrations", operation_id = "handOverRegistration",
    params(("registration" = Uuid, Path, description = "Of who hands over.")), request_body = HandOver,
    responses((status = 201, description = "The colleague's registration.", body = Registration, headers(("Location" = String, description = "Its address in the API.")))),
    security(("token" = ["registrations:write"])))]
pub async fn hand_over(State(site): State<Site>, caller: Caller, Id(id): Id, headers: HeaderMap, Body(sent): Body<HandOver>) -> Answer {
    let taken_over = if caller.done.is_some() {
        // What was noted first is the registration that ended.
        successor(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?
    } else {
        seen(&site, id, &headers).await?;
        let colleague = sent.participant.colleague(sent.accepts_price, site.app.offers.reach()).map_err(of_participant)?;
        let done = hand_over_to(&site.app, Holder::Organiser(caller.acting, id), colleague).await;
        done.map_err(|error| match error {
            Error::Invalid(faults) => of_participant(faults),
            other => other.into(),
        })?
    };
    made(&site, taken_over).await
}

/// `If-Match` holds for a verb, too, when it comes.
async fn seen(site: &Site, id: Uuid, headers: &HeaderMap) -> Result<(), Problem> {
    let found = registration(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    let condition = if headers.contains_key(header::IF_MATCH) { Condition::of(headers)? } else { Condition::Any };
    condition.version(found.registration.version).map(drop)
}
