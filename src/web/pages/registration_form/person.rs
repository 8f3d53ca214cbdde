//! One person's part of the form: what was typed, and what it means.

use sea_orm::{ActiveEnum, DatabaseConnection};
use uuid::Uuid;

use super::super::organisation_field::{OrganisationField, TypedOrganisation};
use super::Scope;
use crate::actions::registration::change::Changes;
use crate::actions::registration::hand_over::Colleague;
use crate::actions::registration::questionnaire::Questionnaire;
use crate::actions::registration::register::{OrganisationChoice, Participant, wrong_sessions};
use crate::entity::event::{self, EventFormat};
use crate::entity::registration::{self, AttendanceMode};
use crate::entity::session;
use crate::error::{Error, FieldErrors};
use crate::queries::event_page::EventPage;
use crate::rules::asked_questions::QUESTION_LIMIT;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, Fault, PersonName, Reach, line, text};
use crate::rules::registration_rules::Consents;
use crate::rules::session_choice::{Inclusion, Slot, attended, overlaps};
use crate::web::form::Fields;

/// Codes of the function categories; words in the locales under `function-…`.
pub const FUNCTIONS: [&str; 5] = ["elected", "leading_official", "staff", "expert", "other"];

const JOB_TITLE_LIMIT: usize = 120;
const REMARKS_LIMIT: usize = 2_000;
pub const DIET_LIMIT: usize = 500;
pub const ACCESS_LIMIT: usize = 1_000;

/// What was typed, to be shown again.
#[derive(Debug, Clone, Default)]
pub struct TypedPerson {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub function_category: String,
    pub job_title: String,
    pub language: String,
    pub attendance_mode: String,
    pub remarks: String,
    pub speaker_question: String,
    pub diet: String,
    pub access: String,
    pub consents: Consents,
    /// Ids of sessions, those of slots among them.
    pub sessions: Vec<String>,
    /// Keys of the organiser's questions with their values.
    pub answers: Vec<(String, String)>,
    pub organisation: TypedOrganisation,
}

/// Who somebody is.
struct Identity {
    first_name: PersonName,
    last_name: PersonName,
    email: EmailAddress,
    organisation: OrganisationChoice,
}

/// What is asked beside.
struct Wishes {
    job_title: Option<String>,
    language: Language,
    attendance_mode: Option<AttendanceMode>,
    sessions: Vec<Uuid>,
    remarks: Option<String>,
    speaker_question: Option<String>,
    diet: Option<String>,
    access: Option<String>,
}

impl TypedPerson {
    /// `fields` have plain names: those of one person.
    pub fn read(fields: &Fields) -> Self {
        let field = |name: &str| fields.get(name).to_owned();
        let sessions = fields.iter().filter(|(name, value)| (*name == "session" || name.starts_with("slot_")) && !value.is_empty()).map(|(_, value)| value.to_owned());
        Self {
            first_name: field("first_name"),
            last_name: field("last_name"),
            email: field("email"),
            function_category: field("function_category"),
            job_title: field("job_title"),
            language: field("language"),
            attendance_mode: field("attendance_mode"),
            remarks: field("remarks"),
            speaker_question: field("speaker_question"),
            diet: field("diet"),
            access: field("access"),
            consents: Consents { photo: fields.checked("consent_photo"), list: fields.checked("consent_list"), informed: fields.checked("consent_informed") },
            sessions: sessions.collect(),
            answers: fields.iter().filter_map(|(name, value)| Some((name.strip_prefix("question_")?.to_owned(), value.to_owned()))).collect(),
            organisation: TypedOrganisation::read(fields),
        }
    }

    /// The name and work of somebody who registered before.
    pub fn of(registration: &registration::Model, organisation: &str) -> Self {
        Self {
            first_name: registration.first_name.clone(),
            last_name: registration.last_name.clone(),
            email: registration.email.clone(),
            function_category: registration.function_category.clone().unwrap_or_default(),
            job_title: registration.job_title.clone().unwrap_or_default(),
            language: registration.language.clone(),
            organisation: TypedOrganisation::of(registration.organisation_id, organisation),
            ..Self::default()
        }
    }

    /// A colleague of theirs, of whom nothing else is known.
    pub fn colleague_of(&self) -> Self {
        Self { organisation: self.organisation.clone(), language: self.language.clone(), ..Self::default() }
    }

    /// Nothing that names anybody was typed.
    pub fn is_blank(&self) -> bool {
        let typed = [&self.first_name, &self.last_name, &self.email, &self.job_title, &self.remarks, &self.speaker_question, &self.diet, &self.access];
        typed.iter().all(|text| text.trim().is_empty()) && self.organisation.is_empty()
    }

    /// The wish that was typed; `None` when something is wrong with it. `organisation_of_first`: whose organisation
    /// counts when none was named.
    ///
    /// # Errors
    /// `Busy` or `Internal` when organisations cannot be looked up.
    pub async fn participant(
        &self,
        reader: &DatabaseConnection,
        found: &EventPage,
        shown_in: Language,
        organisation_of_first: Option<&Self>,
        reach: Reach,
        faults: &mut FieldErrors,
    ) -> Result<Option<Participant>, Error> {
        let identity = self.identity(reader, organisation_of_first, reach, faults).await?;
        let function_category = self.function_category(!found.event.rules().audience.function_categories.is_empty(), faults);
        let wishes = self.wishes(&found.event, &found.sessions, shown_in, faults);
        let (Some(identity), Some(wishes), true) = (identity, wishes, faults.is_empty()) else { return Ok(None) };
        Ok(Some(Participant {
            first_name: identity.first_name,
            last_name: identity.last_name,
            email: identity.email,
            organisation: identity.organisation,
            function_category,
            job_title: wishes.job_title,
            language: wishes.language,
            attendance_mode: wishes.attendance_mode,
            sessions: wishes.sessions,
            answers: self.answers.clone(),
            remarks: wishes.remarks,
            speaker_question: wishes.speaker_question,
            diet: wishes.diet,
            access: wishes.access,
            consents: self.consents,
        }))
    }

    /// What else is wrong, so that all faults are told at once: where nothing is, the action looks at this itself.
    pub fn wrong_choices(&self, questionnaire: &Questionnaire, sessions: &[session::Model], slots: &[Slot]) -> FieldErrors {
        let offered: Vec<_> = sessions.iter().map(session::Model::offered).collect();
        let chosen: Vec<Uuid> = self.sessions.iter().filter_map(|id| Uuid::try_parse(id).ok()).collect();
        let presence = AttendanceMode::try_from_value(&self.attendance_mode).ok();
        let mut faults = wrong_sessions(&offered, slots, &chosen);
        faults.0.extend(questionnaire.read(&self.answers, presence).err().unwrap_or_default().0);
        faults
    }

    /// Who comes instead.
    ///
    /// # Errors
    /// `Invalid` with all faults; `Busy` or `Internal` when organisations cannot be looked up.
    pub async fn colleague(&self, reader: &DatabaseConnection, event: &event::Model, shown_in: Language, reach: Reach) -> Result<Colleague, Error> {
        let mut errors = FieldErrors::default();
        let identity = self.identity(reader, None, reach, &mut errors).await?;
        let function_category = self.function_category(!event.rules().audience.function_categories.is_empty(), &mut errors);
        let job_title = optional(&mut errors, "job_title", &self.job_title, line(&self.job_title, JOB_TITLE_LIMIT));
        let language = self.language(shown_in, &mut errors);
        match (identity, errors.is_empty()) {
            (Some(Identity { first_name, last_name, email, organisation }), true) => {
                Ok(Colleague { first_name, last_name, email, organisation, function_category, job_title, language, accepts_price: None })
            }
            _ => Err(Error::Invalid(errors)),
        }
    }

    /// What somebody changes.
    ///
    /// # Errors
    /// `Invalid` with all faults.
    pub fn changes(&self, event: &event::Model, sessions: &[session::Model], shown_in: Language) -> Result<Changes, Error> {
        let mut errors = FieldErrors::default();
        let wishes = self.wishes(event, sessions, shown_in, &mut errors);
        let (Some(wishes), true) = (wishes, errors.is_empty()) else { return Err(Error::Invalid(errors)) };
        Ok(Changes {
            job_title: wishes.job_title,
            language: wishes.language,
            attendance_mode: wishes.attendance_mode,
            sessions: wishes.sessions,
            answers: self.answers.clone(),
            remarks: wishes.remarks,
            diet: wishes.diet,
            access: wishes.access,
            consents: self.consents,
            invoice: None,
        })
    }

    /// Pairs of sessions at the same time, of those that this person would come to; one of them was chosen.
    pub fn overlapping<'s>(&self, sessions: &'s [session::Model]) -> Vec<(&'s session::Model, &'s session::Model)> {
        let offered: Vec<_> = sessions.iter().map(session::Model::offered).collect();
        let chosen: Vec<Uuid> = self.sessions.iter().filter_map(|id| Uuid::try_parse(id).ok()).collect();
        let attended = attended(&offered, &chosen);
        let spans: Vec<_> = attended.iter().map(|session| (session.starts_at, session.ends_at)).collect();
        let by_choice = |one: usize, other: usize| attended[one].inclusion != Inclusion::Included || attended[other].inclusion != Inclusion::Included;
        let of = |at: usize| sessions.iter().find(|session| session.id == attended[at].id);
        overlaps(&spans, &spans).into_iter().filter(|(one, other)| one < other && by_choice(*one, *other)).filter_map(|(one, other)| Some((of(one)?, of(other)?))).collect()
    }

    /// The organisation field as it is shown again.
    ///
    /// # Errors
    /// The database's.
    pub async fn organisation_field(&self, reader: &DatabaseConnection, scope: Scope, errors: &FieldErrors, language: Language) -> Result<OrganisationField, Error> {
        let email = EmailAddress::stored(&self.email).ok();
        let faulty = errors.0.iter().any(|error| error.field == scope.name("organisation"));
        self.organisation.show_again(reader, email.as_ref(), faulty, language).await
    }

    async fn identity(&self, reader: &DatabaseConnection, first: Option<&Self>, reach: Reach, errors: &mut FieldErrors) -> Result<Option<Identity>, Error> {
        let first_name = note(errors, "first_name", PersonName::parse(&self.first_name));
        let last_name = note(errors, "last_name", PersonName::parse(&self.last_name));
        let email = note(errors, "email", EmailAddress::within(&self.email, reach));
        let organisation = match first.filter(|_| self.organisation.is_empty()) {
            // What is wrong with the first one's is said there.
            Some(first) => first.organisation.choose(reader, EmailAddress::stored(&first.email).ok().as_ref(), &mut FieldErrors::default()).await?,
            None => self.organisation.choose(reader, email.as_ref(), errors).await?,
        };
        Ok(match (first_name, last_name, email, organisation) {
            (Some(first_name), Some(last_name), Some(email), Some(organisation)) => Some(Identity { first_name, last_name, email, organisation }),
            _ => None,
        })
    }

    fn wishes(&self, event: &event::Model, sessions: &[session::Model], shown_in: Language, errors: &mut FieldErrors) -> Option<Wishes> {
        let before = errors.0.len();
        let job_title = optional(errors, "job_title", &self.job_title, line(&self.job_title, JOB_TITLE_LIMIT));
        let attendance_mode = self.attendance_mode(event.format, errors);
        let sessions = self.sessions(sessions, errors);
        let language = self.language(shown_in, errors);
        let remarks = optional(errors, "remarks", &self.remarks, text(&self.remarks, REMARKS_LIMIT));
        let speaker_question = optional(errors, "speaker_question", &self.speaker_question, text(&self.speaker_question, QUESTION_LIMIT));
        let diet = optional(errors, "diet", &self.diet, text(&self.diet, DIET_LIMIT));
        let access = optional(errors, "access", &self.access, text(&self.access, ACCESS_LIMIT));
        (errors.0.len() == before).then_some(Wishes { job_title, language, attendance_mode, sessions, remarks, speaker_question, diet, access })
    }

    fn function_category(&self, required: bool, errors: &mut FieldErrors) -> Option<String> {
        match self.function_category.as_str() {
            "" if required => {
                errors.add("function_category", "required");
                None
            }
            "" => None,
            code if FUNCTIONS.contains(&code) => Some(code.to_owned()),
            _ => {
                errors.add("function_category", "unknown-choice");
                None
            }
        }
    }

    fn language(&self, shown_in: Language, errors: &mut FieldErrors) -> Language {
        language(&self.language, shown_in, "language", errors)
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

    fn sessions(&self, sessions: &[session::Model], errors: &mut FieldErrors) -> Vec<Uuid> {
        let known = |id: &String| Uuid::try_parse(id).ok().filter(|id| sessions.iter().any(|session| session.id == *id));
        let chosen: Option<Vec<Uuid>> = self.sessions.iter().map(known).collect();
        chosen.unwrap_or_else(|| {
            errors.add("session", "unknown-session");
            Vec::new()
        })
    }
}

pub fn language(typed: &str, shown_in: Language, field: &str, errors: &mut FieldErrors) -> Language {
    if typed.is_empty() {
        return shown_in;
    }
    let known = Language::ALL.into_iter().find(|language| language.code() == typed);
    known.unwrap_or_else(|| {
        errors.add(field, "unknown-choice");
        shown_in
    })
}

pub fn note<T>(errors: &mut FieldErrors, field: &str, parsed: Result<T, Fault>) -> Option<T> {
    parsed.map_err(|fault| errors.add_fault(field, fault)).ok()
}

/// A text that may be left open.
fn optional(errors: &mut FieldErrors, field: &str, typed: &str, parsed: Result<String, Fault>) -> Option<String> {
    if typed.trim().is_empty() { None } else { note(errors, field, parsed).filter(|text| !text.is_empty()) }
}
