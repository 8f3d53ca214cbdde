//! A registration.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{LanguageCode, stored};
use crate::entity::attendance::AttendanceStatus;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::queries::api::registrations::ApiRegistration;
use crate::rules::language::Language;

/// One person for one event. Who is erased after the event's term has empty names.
#[derive(Debug, Serialize, ToSchema)]
pub struct Registration {
    pub id: Uuid,
    pub event_id: Uuid,
    /// The same for all registrations of one human being.
    pub person_id: Uuid,
    /// Grows with each change; the first part of the `ETag`.
    pub version: i32,
    pub status: RegistrationStatus,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub organisation: Option<OrganisationReference>,
    /// `elected`, `leading_official`, `staff`, `expert` or `other`.
    pub function_category: Option<String>,
    pub job_title: Option<String>,
    /// Of the letters.
    pub language: LanguageCode,
    /// Of a hybrid event.
    pub attendance_mode: Option<AttendanceMode>,
    /// Counts against the event's places.
    pub holds_place: bool,
    /// Has a place beyond a limit, by an organiser's decision.
    pub overbooked: bool,
    /// Sessions that were chosen; those for everybody are not among them.
    pub sessions: Vec<Uuid>,
    /// What was answered to the organiser's questions.
    pub answers: Vec<AnswerGiven>,
    pub remarks: Option<String>,
    pub consents: ConsentsGiven,
    /// Of each session, once something is known.
    pub attendance: Vec<AttendanceKnown>,
    /// Since when somebody waits, or waited.
    #[schema(format = "date-time")]
    pub queued_at: Option<String>,
    /// Until when a place is held that was offered.
    #[schema(format = "date-time")]
    pub offer_expires_at: Option<String>,
    #[schema(format = "date-time")]
    pub created_at: String,
    #[schema(format = "date-time")]
    pub updated_at: String,
}

/// Where somebody works.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationReference {
    /// `null` for a name that was typed and is in no register.
    pub id: Option<Uuid>,
    pub name: String,
    pub nis_code: Option<String>,
    pub kbo_number: Option<String>,
    pub ovo_code: Option<String>,
}

/// One question with what was answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnswerGiven {
    /// Of the question; stays when its words change.
    pub key: String,
    /// In the words that were read then.
    pub question: String,
    /// One, or several of several choices.
    pub values: Vec<String>,
}

/// Consents, each as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct ConsentsGiven {
    /// To be in photos and recordings.
    pub photo: bool,
    /// To stand on the list that participants get.
    pub list: bool,
    /// To be told of later events.
    pub informed: bool,
}

/// Whether somebody was at one session.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttendanceKnown {
    pub session_id: Uuid,
    pub status: AttendanceStatus,
    /// Inside the session; `null`: nobody can tell.
    #[schema(minimum = 0)]
    pub minutes: Option<i32>,
    #[schema(format = "date-time")]
    pub recorded_at: String,
}

/// A page of registrations.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegistrationPage {
    pub data: Vec<Registration>,
    /// For the next page; `null` at the end.
    pub next_cursor: Option<String>,
}

impl Registration {
    #[must_use]
    pub fn of(found: &ApiRegistration, zone: &str) -> Self {
        let registration = &found.registration;
        Self {
            id: registration.id,
            event_id: registration.event_id,
            person_id: registration.person_id,
            version: registration.version,
            status: registration.status,
            first_name: registration.first_name.clone(),
            last_name: registration.last_name.clone(),
            email: registration.email.clone(),
            organisation: organisation(found),
            function_category: registration.function_category.clone(),
            job_title: registration.job_title.clone(),
            language: Language::parse(&registration.language).unwrap_or_default().into(),
            attendance_mode: registration.attendance_mode,
            holds_place: registration.holds_place,
            overbooked: registration.overbooked,
            sessions: found.sessions.clone(),
            answers: answers(found),
            remarks: registration.remarks.clone(),
            consents: ConsentsGiven {
                photo: registration.photo_consent_at.is_some(),
                list: registration.list_consent_at.is_some(),
                informed: registration.informed_consent_at.is_some(),
            },
            attendance: found
                .attendances
                .iter()
                .map(|row| AttendanceKnown {
                    session_id: row.session_id,
                    status: row.status,
                    minutes: row.seconds.map(|seconds| seconds / 60),
                    recorded_at: stored(row.recorded_at, zone),
                })
                .collect(),
            queued_at: registration.queued_at.map(|moment| stored(moment, zone)),
            offer_expires_at: registration.offer_expires_at.map(|moment| stored(moment, zone)),
            created_at: stored(registration.created_at, zone),
            updated_at: stored(registration.updated_at, zone),
        }
    }
}

fn organisation(found: &ApiRegistration) -> Option<OrganisationReference> {
    if let Some(row) = &found.organisation {
        let (nis_code, kbo_number, ovo_code) = (row.nis_code.clone(), row.kbo_number.clone(), row.ovo_code.clone());
        return Some(OrganisationReference { id: Some(row.id), name: row.full_name(), nis_code, kbo_number, ovo_code });
    }
    let name = found.registration.organisation_text.clone()?;
    Some(OrganisationReference { id: None, name, nis_code: None, kbo_number: None, ovo_code: None })
}

fn answers(found: &ApiRegistration) -> Vec<AnswerGiven> {
    let mut places: BTreeMap<Uuid, usize> = BTreeMap::new();
    let mut given: Vec<AnswerGiven> = Vec::new();
    for (key, answer) in &found.answers {
        let place = *places.entry(answer.question_id).or_insert_with(|| {
            given.push(AnswerGiven { key: key.clone(), question: answer.question_label.clone(), values: Vec::new() });
            given.len() - 1
        });
        given[place].values.push(answer.answer.clone());
    }
    given
}
