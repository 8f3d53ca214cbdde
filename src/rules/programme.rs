//! What organisers say of a programme in several languages, and where it stands in time.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::language::Language;
use super::translated::Translated;

/// Kept with the programme as JSON; a reader gets the nearest language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProgrammeTexts {
    pub name: Translated,
    pub summary: Translated,
    /// Markdown.
    pub description: Translated,
    /// What funders ask to be said; plain text.
    pub disclaimer: Translated,
}

impl ProgrammeTexts {
    /// Languages in which anything of name, summary and description is written.
    #[must_use]
    pub fn languages(&self) -> Vec<Language> {
        let written = |language: &Language| [&self.name, &self.summary, &self.description].iter().any(|text| text.get(*language).is_some());
        Language::ALL.into_iter().filter(written).collect()
    }
}

/// What a letter says of who pays for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FundingFacts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub funder: Option<String>,
    /// What the funder asks to be said.
    pub disclaimer: Translated,
}

impl FundingFacts {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.funder.is_none() && self.disclaimer.is_empty()
    }
}

/// Where a programme stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Ahead,
    Running,
    Ended,
}

/// By its first and last day, of which either may be open.
#[must_use]
pub fn standing((first, last): (Option<Date>, Option<Date>), today: Date) -> Standing {
    if last.is_some_and(|last| last < today) {
        Standing::Ended
    } else if first.is_some_and(|first| first > today) {
        Standing::Ahead
    } else {
        Standing::Running
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{ProgrammeTexts, Standing, standing};
    use crate::rules::language::Language;
    use crate::rules::translated::Translated;

    #[test]
    fn first_and_last_day_belong_to_it() {
        let period = (Some(date(2026, 1, 1)), Some(date(2027, 12, 31)));
        for (today, expected) in
            [(date(2025, 12, 31), Standing::Ahead), (date(2026, 1, 1), Standing::Running), (date(2027, 12, 31), Standing::Running), (date(2028, 1, 1), Standing::Ended)]
        {
            assert_eq!(standing(period, today), expected);
        }
        assert_eq!(standing((None, None), date(2026, 1, 1)), Standing::Running);
    }

    #[test]
    fn a_language_counts_when_something_is_written_in_it() {
        let texts = ProgrammeTexts { name: Translated::of(Language::Nl, "Labo"), summary: Translated::of(Language::Fr, "Un labo"), ..ProgrammeTexts::default() };
        assert_eq!(texts.languages(), [Language::Nl, Language::Fr]);
    }
}
