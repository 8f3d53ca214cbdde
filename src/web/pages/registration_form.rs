//! The registration form: what was typed, and what it means.

use sea_orm::{ActiveEnum, DatabaseConnection};
use serde::Serialize;
use uuid::Uuid;

use super::organisation_field::{OrganisationField, TypedOrganisation};
use crate::actions::registration::register::{Participant, RegistrationRequest};
use crate::clock::Clock;
use crate::entity::event::EventFormat;
use crate::entity::registration::AttendanceMode;
use crate::error::{Error, FieldErrors};
use crate::queries::event_page::EventPage;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName, line, text};
use crate::rules::registration_rules::Consents;
use crate::web::form::Fields;

/// Codes of the function categories; words in the locales under `function-…`.
pub const FUNCTIONS: [&str; 5] = ["elected", "leading_official", "staff", "expert", "other"];

const JOB_TITLE_LIMIT: usize = 120;
const REMARKS_LIMIT: usize = 2_000;

/// What was typed, to be shown again.
#[derive(Debug, Default, Serialize)]
pub struct Typed {
    first_name: String,
    last_name: String,
    email: String,
    function_category: String,
    job_title: String,
    language: String,
    attendance_mode: String,
    remarks: String,
    accept_privacy: bool,
    submission: String,
    #[serde(skip)]
    sessions: Vec<String>,
    #[serde(skip)]
    organisation: TypedOrganisation,
}

impl Typed {
    /// Of a form nobody has filled in yet.
    pub fn fresh(clock: &Clock, language: Language) -> Self {
        Self { language: language.code().to_owned(), submission: clock.random_id().to_string(), ..Self::default() }
    }

    pub fn read(fields: &Fields, clock: &Clock) -> Self {
        let field = |name: &str| fields.get(name).to_owned();
        let submission = Some(field("submission")).filter(|submission| is_submission(submission));
        Self {
            first_name: field("first_name"),
            last_name: field("last_name"),
            email: field("email"),
            function_category: field("function_category"),
            job_title: field("job_title"),
            language: field("language"),
            attendance_mode: field("attendance_mode"),
            remarks: field("remarks"),
            accept_privacy: matches!(fields.get("accept_privacy"), "yes" | "on" | "1" | "true"),
            submission: submission.unwrap_or_else(|| clock.random_id().to_string()),
            sessions: fields.all("session").into_iter().map(str::to_owned).collect(),
            organisation: TypedOrganisation::read(fields),
        }
    }

    /// The button that looks for an organisation was pressed, not the one that registers.
    pub fn asks_for_organisations(&self) -> bool {
        self.organisation.find
    }

    /// The wish that was typed.
    ///
    /// # Errors
    /// `Invalid` with all faults; `Busy` or `Internal` when organisations cannot be looked up.
    pub async fn request(&self, reader: &DatabaseConnection, found: &EventPage, shown_in: Language) -> Result<RegistrationRequest, Error> {
        let mut errors = FieldErrors::default();
        let first_name = note(&mut errors, "first_name", PersonName::parse(&self.first_name));
        let last_name = note(&mut errors, "last_name", PersonName::parse(&self.last_name));
        let email = note(&mut errors, "email", EmailAddress::parse(&self.email));
        let organisation = self.organisation.choose(reader, email.as_ref(), &mut errors).await?;
        let function_category = self.function_category(&mut errors);
        let job_title = if self.job_title.trim().is_empty() { None } else { note(&mut errors, "job_title", line(&self.job_title, JOB_TITLE_LIMIT)) };
        let language = self.language(shown_in, &mut errors);
        let attendance_mode = self.attendance_mode(found.event.format, &mut errors);
        let sessions = self.sessions(found, &mut errors);
        let remarks = note(&mut errors, "remarks", text(&self.remarks, REMARKS_LIMIT)).filter(|remarks| !remarks.is_empty());
        if !self.accept_privacy {
            errors.add("accept_privacy", "privacy-needed");
        }
        let (Some(first_name), Some(last_name), Some(email), Some(organisation), true) = (first_name, last_name, email, organisation, errors.is_empty()) else {
            return Err(Error::Invalid(errors));
        };
        let participant = Participant {
            first_name,
            last_name,
            email,
            organisation,
            function_category,
            job_title,
            language,
            attendance_mode,
            sessions,
            answers: Vec::new(),
            remarks,
            diet: None,
            access: None,
            consents: Consents::default(),
        };
        Ok(RegistrationRequest {
            event_slug: found.event.slug.clone(),
            booker: None,
            participants: vec![participant],
            together: true,
            accepts_waiting: false,
            key: None,
            submission: Some(self.submission.clone()),
        })
    }

    /// The organisation field as it is shown again.
    ///
    /// # Errors
    /// The database's.
    pub async fn organisation_field(&self, reader: &DatabaseConnection, errors: &FieldErrors, language: Language) -> Result<OrganisationField, Error> {
        let email = EmailAddress::parse(&self.email).ok();
        let faulty = errors.0.iter().any(|error| error.field == "organisation");
        self.organisation.show_again(reader, email.as_ref(), faulty, language).await
    }

    fn function_category(&self, errors: &mut FieldErrors) -> Option<String> {
        match self.function_category.as_str() {
            "" => None,
            code if FUNCTIONS.contains(&code) => Some(code.to_owned()),
            _ => {
                errors.add("function_category", "unknown-choice");
                None
            }
        }
    }

    fn language(&self, shown_in: Language, errors: &mut FieldErrors) -> Language {
        if self.language.is_empty() {
            return shown_in;
        }
        let known = Language::ALL.into_iter().find(|language| language.code() == self.language);
        known.unwrap_or_else(|| {
            errors.add("language", "unknown-choice");
            shown_in
        })
    }

    /// Asked at hybrid events only.
    fn attendance_mode(&self, format: EventFormat, errors: &mut FieldErrors) -> Option<AttendanceMode> {
        if format != EventFormat::Hybrid {
            return None;
        }
        let mode = AttendanceMode::try_from_value(&self.attendance_mode).ok();
        if mode.is_none() {
            errors.add("attendance_mode", if self.attendance_mode.is_empty() { "required" } else { "unknown-choice" });
        }
        mode
    }

    fn sessions(&self, found: &EventPage, errors: &mut FieldErrors) -> Vec<Uuid> {
        let typed = self.sessions.iter().filter(|id| !id.is_empty());
        let chosen: Option<Vec<Uuid>> = typed.map(|id| Uuid::try_parse(id).ok().filter(|id| found.sessions.iter().any(|session| session.id == *id))).collect();
        chosen.unwrap_or_else(|| {
            errors.add("session", "unknown-session");
            Vec::new()
        })
    }
}

/// A form's own random id; a client may bring one of its own making.
fn is_submission(text: &str) -> bool {
    (16..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn note<T>(errors: &mut FieldErrors, field: &str, parsed: Result<T, crate::rules::names::Fault>) -> Option<T> {
    parsed.map_err(|fault| errors.add_fault(field, fault)).ok()
}
