//! The shapes of what is sent and taken: what they are called here is what they are called for years.

pub mod event;
pub mod input;
pub mod organisation;
pub mod person;
pub mod registration;
pub mod report;
pub mod session;
pub mod webhook;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::entity::Moment;
use crate::rules::language::Language;
use crate::rules::schedule;

/// A language of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = Language)]
pub enum LanguageCode {
    Nl,
    Fr,
    En,
}

impl From<Language> for LanguageCode {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Nl,
            Language::Fr => Self::Fr,
            Language::En => Self::En,
        }
    }
}

impl From<LanguageCode> for Language {
    fn from(code: LanguageCode) -> Self {
        match code {
            LanguageCode::Nl => Self::Nl,
            LanguageCode::Fr => Self::Fr,
            LanguageCode::En => Self::En,
        }
    }
}

/// As RFC 3339 writes it, with the offset that holds there: `2027-03-09T09:00:00+01:00`. An unknown zone is UTC.
#[must_use]
pub fn moment(at: Timestamp, zone: &str) -> String {
    let zone = schedule::zone(zone).unwrap_or(TimeZone::UTC);
    let offset = zone.to_offset(at);
    at.display_with_offset(offset).to_string()
}

/// The same of a row's moment.
#[must_use]
pub fn stored(at: Moment, zone: &str) -> String {
    moment(at.0, zone)
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn a_moment_has_the_offset_of_its_zone() {
        let at = "2027-07-09T08:00:00Z".parse().unwrap();
        assert_eq!(moment(at, "Europe/Brussels"), "2027-07-09T10:00:00+02:00");
        assert_eq!(moment(at, "nonsense"), "2027-07-09T08:00:00+00:00");
    }
}
