//! What bulk events are about.

use crate::entity::event::EventKind;
use crate::rules::language::Language;

const DUTCH: [&str; 40] = [
    "Burgerbegroting in de praktijk",
    "Lokale energiegemeenschappen",
    "Het nieuwe decreet lokaal bestuur",
    "Digitaal loket voor iedereen",
    "Kinderopvang organiseren als bestuur",
    "Handhaving van geluidsoverlast",
    "Mobiliteitsplan met de buurt",
    "Sociaal huis: eerste onthaal",
    "Meerjarenplan helder vertellen",
    "Archief en informatiebeheer",
    "Ruimtelijke uitvoeringsplannen",
    "Omgevingsvergunning voor beginners",
    "Privacy in de personeelsdienst",
    "Overheidsopdrachten onder de drempel",
    "Vrijwilligers in de bibliotheek",
    "Armoede bij kinderen voorkomen",
    "Woonbeleid in kleine gemeenten",
    "Crisiscommunicatie",
    "Deontologie voor raadsleden",
    "Debatteren in de gemeenteraad",
    "Klimaatadaptatie op het plein",
    "Korte keten en lokale markten",
    "Fuseren: ervaringen van de eerste jaren",
    "Intergemeentelijk samenwerken",
    "Financiële rapportering BBC",
    "Leiding geven aan uitvoerende diensten",
    "Welzijn op het werk",
    "Begraafplaatsen van morgen",
    "Lokaal sportbeleid",
    "Jeugdraad nieuwe stijl",
    "Integriteit bij verkiezingen",
    "Data over de eigen gemeente",
    "Toegankelijke websites",
    "Klare taal in brieven",
    "Buurtwerk en politie samen",
    "Noodplanning en oefeningen",
    "Opvang van nieuwkomers",
    "Zorg aan huis",
    "Subsidies aanvragen",
    "Erfgoed en herbestemming",
];
const FRENCH: [&str; 6] =
    ["Budget participatif communal", "Logement et communes", "Accueil des nouveaux arrivants", "Marchés publics locaux", "Mobilité douce", "Égalité dans les services communaux"];
const ENGLISH: [&str; 6] =
    ["Citizens' assemblies", "Open data for small towns", "Digital twins of public space", "Youth in local democracy", "Services by design", "Town twinning today"];

/// Titles in that language.
#[must_use]
pub fn of(language: Language) -> &'static [&'static str] {
    match language {
        Language::Nl => &DUTCH,
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    }
}

/// The word before a title.
#[must_use]
pub fn kind(kind: EventKind, language: Language) -> &'static str {
    let words = match kind {
        EventKind::Training => ["Opleiding", "Formation", "Training"],
        EventKind::Webinar => ["Webinar", "Webinaire", "Webinar"],
        EventKind::Workshop => ["Workshop", "Atelier", "Workshop"],
        EventKind::WorkingVisit => ["Werkbezoek", "Visite de travail", "Working visit"],
        EventKind::PeerExchange => ["Intervisie", "Échange entre pairs", "Peer exchange"],
        EventKind::StudyDay => ["Studiedag", "Journée d'étude", "Study day"],
        EventKind::Meeting => ["Overleg", "Réunion", "Meeting"],
    };
    match language {
        Language::Nl => words[0],
        Language::Fr => words[1],
        Language::En => words[2],
    }
}

/// Halls, with their towns.
pub const HALLS: [(&str, &str); 12] = [
    ("Stadhuis, raadzaal", "Grote Markt 1, 8800 Roeselare"),
    ("De Ledenzaal", "Stationsplein 12, 3000 Leuven"),
    ("Auditorium De Ledenkoepel", "Paviljoenstraat 9, 1030 Brussel"),
    ("Cultuurcentrum De Werf", "Molenstraat 51, 9300 Aalst"),
    ("Provinciehuis", "Universiteitslaan 1, 3500 Hasselt"),
    ("Buurthuis De Brug", "Brugstraat 8, 9000 Gent"),
    ("Ontmoetingscentrum De Linde", "Lindestraat 4, 8500 Kortrijk"),
    ("Gemeentehuis", "Dorpsplein 1, 2390 Malle"),
    ("Bibliotheek", "Warandestraat 42, 2300 Turnhout"),
    ("Sociaal Huis", "Lange Schipstraat 27, 2800 Mechelen"),
    ("Congreszaal De Haven", "Havenlaan 3, 8400 Oostende"),
    ("C-mine, zaal 4", "Evence Coppéelaan 91, 3600 Genk"),
];
