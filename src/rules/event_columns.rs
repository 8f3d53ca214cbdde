//! Which column of a table of events holds what, and the words that people write in it: in Dutch, French or English.

use std::collections::BTreeMap;

use super::language::Language;
use super::search_text::fold;

/// What a column of a table of events may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventColumn {
    Title,
    Kind,
    Format,
    Date,
    Start,
    End,
    Place,
    Address,
    JoinLink,
    Capacity,
    Programme,
    Summary,
    Description,
    Language,
    /// The last day, or the moment, on which one can register.
    Closes,
    /// The end of its page's address, as other systems have it.
    Slug,
}

impl EventColumn {
    pub const ALL: [Self; 16] = [
        Self::Title,
        Self::Kind,
        Self::Format,
        Self::Date,
        Self::Start,
        Self::End,
        Self::Place,
        Self::Address,
        Self::JoinLink,
        Self::Capacity,
        Self::Programme,
        Self::Summary,
        Self::Description,
        Self::Language,
        Self::Closes,
        Self::Slug,
    ];

    /// Its name in forms and in text keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Kind => "kind",
            Self::Format => "format",
            Self::Date => "date",
            Self::Start => "start",
            Self::End => "end",
            Self::Place => "place",
            Self::Address => "address",
            Self::JoinLink => "join-link",
            Self::Capacity => "capacity",
            Self::Programme => "programme",
            Self::Summary => "summary",
            Self::Description => "description",
            Self::Language => "language",
            Self::Closes => "closes",
            Self::Slug => "slug",
        }
    }

    /// What a heading says of its column.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        Some(match fold(heading).as_str() {
            "titel" | "title" | "titre" | "activiteit" | "naam" | "naam van de activiteit" | "event" | "activite" | "nom" | "name" | "intitule" | "event name" => Self::Title,
            "soort" | "soort activiteit" | "type" | "type activiteit" | "kind" | "sorte" | "genre" | "type dactivite" | "event type" => Self::Kind,
            "vorm" | "formaat" | "format" | "forme" | "modus" | "mode" => Self::Format,
            "datum" | "date" | "dag" | "day" | "jour" | "startdatum" | "start date" | "date de debut" => Self::Date,
            "start" | "begin" | "beginuur" | "startuur" | "begintijd" | "starttijd" | "van" | "debut" | "heure de debut" | "start time" | "starts" | "from" | "uur" | "heure" => {
                Self::Start
            }
            "einde" | "eind" | "einduur" | "eindtijd" | "tot" | "fin" | "heure de fin" | "end" | "end time" | "ends" | "until" | "to" => Self::End,
            "plaats" | "locatie" | "lieu" | "place" | "location" | "venue" | "zaal" | "salle" => Self::Place,
            "adres" | "adresse" | "address" => Self::Address,
            "link"
            | "deelnamelink"
            | "onlinelink"
            | "online link"
            | "join link"
            | "link om deel te nemen"
            | "meeting link"
            | "lien"
            | "lien de connexion"
            | "url"
            | "teams link"
            | "zoom link"
            | "teamslink"
            | "zoomlink" => Self::JoinLink,
            "plaatsen" | "aantal plaatsen" | "capaciteit" | "max" | "maximum" | "capacity" | "capacite" | "places" | "nombre de places" | "number of places" => Self::Capacity,
            "programma" | "programme" | "project" | "projet" | "reeks" => Self::Programme,
            "samenvatting" | "korte inhoud" | "resume" | "summary" | "in het kort" | "en bref" | "in short" => Self::Summary,
            "beschrijving" | "omschrijving" | "description" | "inhoud" => Self::Description,
            "taal" | "langue" | "language" | "voertaal" => Self::Language,
            "inschrijven tot"
            | "inschrijven tot en met"
            | "sluit"
            | "inschrijvingen sluiten"
            | "uiterste inschrijvingsdatum"
            | "deadline"
            | "sinscrire jusquau"
            | "inscription jusquau"
            | "cloture"
            | "cloture des inscriptions"
            | "closes"
            | "register until"
            | "registration closes" => Self::Closes,
            "slug" | "event slug" | "webadres" | "adresse web" | "web address" | "short form" => Self::Slug,
            _ => return None,
        })
    }
}

/// What each column of one table holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventColumns {
    /// The first row says what they hold, and is no event.
    pub has_heading: bool,
    /// By the column's number.
    pub holds: Vec<Option<EventColumn>>,
}

impl EventColumns {
    /// As the table's first row says; without a single heading that is known it is an event like the others.
    #[must_use]
    pub fn of_headings(first: &[String]) -> Self {
        let holds: Vec<Option<EventColumn>> = first.iter().map(|cell| EventColumn::of_heading(cell)).collect();
        Self { has_heading: holds.iter().any(Option::is_some), holds }
    }

    /// One row: of columns that hold the same, the first with something in it counts.
    #[must_use]
    pub fn row(&self, number: usize, cells: &[String]) -> EventRow {
        let mut row = EventRow { number, cells: BTreeMap::new() };
        for (column, cell) in self.holds.iter().zip(cells) {
            if let Some(column) = column.filter(|_| !cell.is_empty()) {
                row.cells.entry(column).or_insert_with(|| cell.clone());
            }
        }
        row
    }

    #[must_use]
    pub fn has(&self, column: EventColumn) -> bool {
        self.holds.contains(&Some(column))
    }
}

/// What a row of a table says of an event, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventRow {
    /// In the file, from 1.
    pub number: usize,
    pub cells: BTreeMap<EventColumn, String>,
}

impl EventRow {
    /// Empty when it says nothing.
    #[must_use]
    pub fn get(&self, column: EventColumn) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }

    /// A row without a title that says when: a further date of the event above, as merged cells leave it.
    #[must_use]
    pub fn is_further_date(&self) -> bool {
        self.get(EventColumn::Title).is_empty() && !self.get(EventColumn::Date).is_empty()
    }
}

/// The code of a kind of event.
#[must_use]
pub fn kind(text: &str) -> Option<&'static str> {
    Some(match fold(text).as_str() {
        "opleiding" | "vorming" | "cursus" | "training" | "course" | "formation" | "cours" => "training",
        "webinar" | "webinaire" => "webinar",
        "workshop" | "atelier" => "workshop",
        "werkbezoek" | "studiebezoek" | "working visit" | "study visit" | "visite de terrain" | "visite de travail" | "visite detude" => "working_visit",
        "intervisie" | "intervision" | "peer exchange" | "lerend netwerk" => "peer_exchange",
        "studiedag" | "study day" | "journee detude" | "conference" | "congres" => "study_day",
        "overleg" | "vergadering" | "meeting" | "reunion" | "concertation" => "meeting",
        _ => return None,
    })
}

/// The code of a format.
#[must_use]
pub fn format(text: &str) -> Option<&'static str> {
    Some(match fold(text).as_str() {
        "ter plaatse" | "fysiek" | "live" | "on site" | "onsite" | "in person" | "sur place" | "presentiel" | "en presentiel" => "onsite",
        "online" | "digitaal" | "en ligne" | "a distance" | "distanciel" | "remote" => "online",
        "hybride" | "hybrid" | "ter plaatse of online" | "sur place ou en ligne" | "on site or online" | "sur place et en ligne" => "hybrid",
        _ => return None,
    })
}

/// A language by its name or code.
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    Some(match fold(text).as_str() {
        "nl" | "nederlands" | "dutch" | "neerlandais" => Language::Nl,
        "fr" | "frans" | "francais" | "french" => Language::Fr,
        "en" | "engels" | "english" | "anglais" => Language::En,
        _ => return None,
    })
}

/// Whether a number of places is said to have no end.
#[must_use]
pub fn is_unlimited(text: &str) -> bool {
    matches!(fold(text).as_str(), "onbeperkt" | "geen maximum" | "illimite" | "sans limite" | "unlimited" | "no maximum")
}

#[cfg(test)]
mod tests {
    use super::{EventColumn, EventColumns, format, is_unlimited, kind, language};
    use crate::rules::language::Language;

    fn cells(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn headings_are_known_in_three_languages() {
        for headings in [
            ["Titel", "Soort", "Datum", "Beginuur", "Einde", "Plaatsen", "Inschrijven tot"],
            ["TITRE", "Type", "Date", "Heure de début", "Fin", "Nombre de places", "Clôture des inscriptions"],
            ["Title", "Kind", "Date", "Start time", "End", "Capacity", "Registration closes"],
        ] {
            use EventColumn as Column;
            let expected = [Column::Title, Column::Kind, Column::Date, Column::Start, Column::End, Column::Capacity, Column::Closes].map(Some);
            let columns = EventColumns::of_headings(&cells(&headings));
            assert!(columns.has_heading && columns.holds == expected, "{headings:?}: {:?}", columns.holds);
        }
        assert!(!EventColumns::of_headings(&cells(&["Omgaan met data", "9/3/2027"])).has_heading);
    }

    #[test]
    fn words_are_known_in_three_languages() {
        assert_eq!((kind("Journée d’étude"), kind("webinars")), (Some("study_day"), None));
        assert_eq!((format("Ter plaatse of online"), format("Présentiel")), (Some("hybrid"), Some("onsite")));
        assert_eq!((language("Français"), language("Deutsch")), (Some(Language::Fr), None));
        assert!(is_unlimited("Illimité") && !is_unlimited("20"));
    }

    #[test]
    fn a_row_without_a_title_is_a_further_date() {
        let columns = EventColumns::of_headings(&cells(&["Titel", "Datum", "Datum", "Iets"]));
        let row = columns.row(3, &cells(&["", "", "9/3/2027", "x"]));
        assert!(row.is_further_date() && row.get(EventColumn::Date) == "9/3/2027" && row.get(EventColumn::Place).is_empty());
    }
}
