//! Invented people: given and family names as they are met in Flanders and Brussels, and what they do.

use super::chance::Chance;
use crate::rules::language::Language;
use crate::rules::search_text::fold;

const GIVEN_DUTCH: [&str; 56] = [
    "Lieselot",
    "Pieter",
    "Fatima",
    "Jan",
    "Els",
    "Koen",
    "Sofie",
    "Bart",
    "Nathalie",
    "Wim",
    "Ann",
    "Tom",
    "Katrien",
    "Dries",
    "Hanne",
    "Youssef",
    "Lotte",
    "Stijn",
    "Griet",
    "Jeroen",
    "Ilse",
    "Mehmet",
    "Veerle",
    "Joris",
    "Aïsha",
    "Karel",
    "Marijke",
    "Ruben",
    "Tine",
    "Zoë",
    "Bram",
    "Saskia",
    "Luc",
    "Inge",
    "Mohammed",
    "Leen",
    "Geert",
    "Charlotte",
    "Filip",
    "An-Sofie",
    "Sven",
    "Goedele",
    "Yasmina",
    "Hilde",
    "Bert",
    "Femke",
    "Dirk",
    "Roos",
    "Thomas",
    "Liesbeth",
    "Emre",
    "Nele",
    "Peter",
    "Annelies",
    "Wouter",
    "Barbara",
];
const FAMILY_DUTCH: [&str; 60] = [
    "Vandecasteele",
    "Peeters",
    "Maes",
    "Janssens",
    "De Smet",
    "Willems",
    "Claes",
    "D'Hondt",
    "Mertens",
    "Wouters",
    "De Clercq",
    "Van den Broeck",
    "Jacobs",
    "Goossens",
    "Aerts",
    "El Amrani",
    "Hermans",
    "Verhoeven",
    "Öztürk",
    "Lambrechts",
    "De Backer",
    "Pauwels",
    "Van Damme",
    "Desmet",
    "Michiels",
    "Bogaerts",
    "Smets",
    "Yılmaz",
    "Verstraete",
    "Coppens",
    "Van de Velde",
    "Segers",
    "Dewulf",
    "Martens",
    "Baert",
    "Cools",
    "Lenaerts",
    "Benali",
    "Vermeulen",
    "Van Acker",
    "Devos",
    "Moens",
    "Thys",
    "Raes",
    "Vanhoutte",
    "Callens",
    "De Wilde",
    "Celik",
    "Bauwens",
    "Vercruysse",
    "Nys",
    "Geerts",
    "Stevens",
    "De Vos",
    "Van Hecke",
    "Declercq",
    "Lauwers",
    "Timmermans",
    "Haddad",
    "Verbeke",
];
const GIVEN_FRENCH: [&str; 16] =
    ["Amélie", "Benoît", "Chloé", "Didier", "Élodie", "François", "Hélène", "Julien", "Nadia", "Olivier", "Pauline", "Rachid", "Sandrine", "Thierry", "Véronique", "Xavier"];
const FAMILY_FRENCH: [&str; 16] =
    ["Dubois", "Lambert", "Leclercq", "Renard", "Dupont", "Lefèvre", "Mercier", "Noël", "Bertrand", "Girard", "Haddou", "Collard", "Delvaux", "Gérard", "Lemaire", "Toussaint"];
const GIVEN_OTHER: [&str; 8] = ["Giulia", "Nikos", "Eleni", "Marco", "Chiara", "Dimitris", "Ines", "Alessandro"];
const FAMILY_OTHER: [&str; 8] = ["Rossi", "Papadopoulos", "Ferrari", "Georgiou", "Okafor", "Bianchi", "Nikolaidis", "Conti"];

/// Codes of the function list.
pub const FUNCTIONS: [&str; 5] = ["elected", "leading_official", "staff", "expert", "other"];

const TITLES_DUTCH: [&str; 14] = [
    "participatieambtenaar",
    "wijkwerker",
    "algemeen directeur",
    "schepen van participatie",
    "maatschappelijk werker",
    "communicatieambtenaar",
    "beleidsmedewerker",
    "jeugdconsulent",
    "diensthoofd vrije tijd",
    "stafmedewerker",
    "gemeenteraadslid",
    "deskundige ruimtelijke ordening",
    "coördinator sociaal huis",
    "personeelsconsulent",
];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub language: Language,
    pub job_title: Option<&'static str>,
}

/// Somebody who reads mostly that language.
pub fn somebody(chance: &mut Chance, language: Language) -> Somebody {
    let (given, family): (&[&str], &[&str]) = match language {
        Language::Nl => (&GIVEN_DUTCH, &FAMILY_DUTCH),
        Language::Fr => (&GIVEN_FRENCH, &FAMILY_FRENCH),
        Language::En => (&GIVEN_OTHER, &FAMILY_OTHER),
    };
    let (first_name, last_name) = (chance.one(given), chance.one(family));
    let job_title = (language == Language::Nl && chance.percent(60)).then(|| *chance.one(&TITLES_DUTCH));
    Somebody { first_name, last_name, language, job_title }
}

impl Somebody {
    /// `lieselot.vandecasteele` and what makes it this person's alone, at an address that no mail ever reaches.
    #[must_use]
    pub fn address(&self, mark: &str, domain: &str) -> String {
        let word = |text: &str| fold(text).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        format!("{}.{}{mark}@{domain}.example", word(self.first_name), word(self.last_name))
    }
}
