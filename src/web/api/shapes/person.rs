//! Who takes part, as another system gives it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::LanguageCode;
use crate::actions::registration::add::NewParticipant;
use crate::actions::registration::hand_over::Colleague;
use crate::actions::registration::register::OrganisationChoice;
use crate::entity::registration::AttendanceMode;
use crate::error::FieldErrors;
use crate::rules::names::{EmailAddress, PersonName, Reach, line};

/// What somebody does at their organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FunctionCategory {
    Elected,
    LeadingOfficial,
    Staff,
    Expert,
    Other,
}

impl FunctionCategory {
    fn code(self) -> &'static str {
        match self {
            Self::Elected => "elected",
            Self::LeadingOfficial => "leading_official",
            Self::Staff => "staff",
            Self::Expert => "expert",
            Self::Other => "other",
        }
    }
}

/// An organisation of the register by its `id`, or else in words.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationInput {
    /// Of the register; one that merged stands for its successor.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// Of what is in no register; for the organisers to look at.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 200)]
    pub name: Option<String>,
}

/// A person who takes part.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonInput {
    #[schema(min_length = 1, max_length = 80)]
    pub first_name: String,
    #[schema(min_length = 1, max_length = 80)]
    pub last_name: String,
    #[schema(format = "email", max_length = 254)]
    pub email: String,
    pub organisation: OrganisationInput,
    #[serde(default)]
    pub function_category: Option<FunctionCategory>,
    #[serde(default)]
    #[schema(max_length = 120)]
    pub job_title: Option<String>,
    /// Of the letters; Dutch when nothing is said.
    #[serde(default)]
    pub language: Option<LanguageCode>,
}

/// A person, parsed.
struct Read {
    first_name: PersonName,
    last_name: PersonName,
    email: EmailAddress,
    organisation: OrganisationChoice,
    job_title: Option<String>,
}

impl PersonInput {
    fn read(&self, reach: Reach) -> Result<Read, FieldErrors> {
        let mut faults = FieldErrors::default();
        let first_name = PersonName::parse(&self.first_name).map_err(|fault| faults.add_fault("first_name", fault)).ok();
        let last_name = PersonName::parse(&self.last_name).map_err(|fault| faults.add_fault("last_name", fault)).ok();
        let email = EmailAddress::within(&self.email, reach).map_err(|fault| faults.add_fault("email", fault)).ok();
        let organisation = match (self.organisation.id, self.organisation.name.as_deref()) {
            (Some(id), None) => Some(OrganisationChoice::Known(id)),
            (None, Some(name)) => line(name, 200).map(OrganisationChoice::Named).map_err(|fault| faults.add_fault("organisation/name", fault)).ok(),
            (None, None) => {
                faults.add("organisation", "required");
                None
            }
            (Some(_), Some(_)) => {
                faults.add("organisation", "one-of-both");
                None
            }
        };
        let job_title = self.job_title.as_deref().filter(|text| !text.trim().is_empty());
        let job_title = job_title.and_then(|text| line(text, 120).map_err(|fault| faults.add_fault("job_title", fault)).ok());
        match (first_name, last_name, email, organisation) {
            (Some(first_name), Some(last_name), Some(email), Some(organisation)) if faults.is_empty() => Ok(Read { first_name, last_name, email, organisation, job_title }),
            _ => Err(faults),
        }
    }

    fn function(&self) -> Option<String> {
        self.function_category.map(|category| category.code().to_owned())
    }

    /// # Errors
    /// What is wrong, by field.
    pub fn participant(&self, attendance_mode: Option<AttendanceMode>, reach: Reach) -> Result<NewParticipant, FieldErrors> {
        let Read { first_name, last_name, email, organisation, job_title } = self.read(reach)?;
        let language = self.language.unwrap_or(LanguageCode::Nl).into();
        Ok(NewParticipant { first_name, last_name, email, organisation, function_category: self.function(), job_title, language, attendance_mode })
    }

    /// # Errors
    /// What is wrong, by field.
    pub fn colleague(&self, accepts_price: Option<i32>, reach: Reach) -> Result<Colleague, FieldErrors> {
        let Read { first_name, last_name, email, organisation, job_title } = self.read(reach)?;
        let language = self.language.unwrap_or(LanguageCode::Nl).into();
        Ok(Colleague { first_name, last_name, email, organisation, function_category: self.function(), job_title, language, accepts_price })
    }
}
