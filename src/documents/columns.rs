//! Which column of a table holds what: by its heading, in Dutch, French or English.

use crate::rules::search_text::fold;

/// What a column of a list of people may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeopleColumn {
    FirstName,
    LastName,
    FullName,
    Email,
    Organisation,
    JobTitle,
    Language,
}

impl PeopleColumn {
    pub const ALL: [Self; 7] = [Self::FirstName, Self::LastName, Self::FullName, Self::Email, Self::Organisation, Self::JobTitle, Self::Language];

    /// Its name in forms and in text keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::FullName => "full-name",
            Self::Email => "email",
            Self::Organisation => "organisation",
            Self::JobTitle => "job-title",
            Self::Language => "language",
        }
    }

    /// What a heading says of its column.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        Some(match fold(heading).as_str() {
            "voornaam" | "prenom" | "first name" | "firstname" | "given name" | "roepnaam" => Self::FirstName,
            "achternaam" | "familienaam" | "nom de famille" | "last name" | "lastname" | "surname" | "family name" => Self::LastName,
            "naam" | "nom" | "name" | "volledige naam" | "full name" | "nom complet" | "naam en voornaam" | "deelnemer" | "participant" => Self::FullName,
            "e mail" | "email" | "mail" | "e mailadres" | "emailadres" | "mailadres" | "adresse e mail" | "adresse mail" | "courriel" | "email address" | "e mail address" => {
                Self::Email
            }
            "organisatie" | "organisation" | "organization" | "bestuur" | "lokaal bestuur" | "gemeente" | "commune" | "municipality" | "werkgever" | "employeur"
            | "administration" | "employer" | "dienst" => Self::Organisation,
            "functie" | "fonction" | "function" | "functietitel" | "job title" | "jobtitle" | "titre" | "role" | "rol" => Self::JobTitle,
            "taal" | "langue" | "language" => Self::Language,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::PeopleColumn;

    #[test]
    fn headings_are_known_in_three_languages() {
        for (heading, column) in
            [("E-mailadres", PeopleColumn::Email), (" PRÉNOM ", PeopleColumn::FirstName), ("Last name", PeopleColumn::LastName), ("Functie", PeopleColumn::JobTitle)]
        {
            assert_eq!(PeopleColumn::of_heading(heading), Some(column), "{heading}");
        }
        assert_eq!(PeopleColumn::of_heading("Telefoon"), None);
    }
}
