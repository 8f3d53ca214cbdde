//! Which column of a table of past registrations holds what: by its heading in Dutch, French or English, or as other systems
//! write it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::schedule;
use super::search_text::fold;

/// What a column of a table of past registrations may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PastColumn {
    /// The address of the event's page, or its title.
    Event,
    /// The day, or the moment, on which the event began.
    Date,
    /// The time of day at which it began.
    Start,
    Email,
    FirstName,
    LastName,
    FullName,
    Organisation,
    JobTitle,
    Language,
    Status,
    Registered,
    Cancelled,
    /// On site or online, of a hybrid event.
    Mode,
    /// At the whole event.
    Attendance,
    /// At one of its sessions; the heading says which.
    Session,
}

impl PastColumn {
    pub const ALL: [Self; 16] = [
        Self::Event,
        Self::Date,
        Self::Start,
        Self::Email,
        Self::FirstName,
        Self::LastName,
        Self::FullName,
        Self::Organisation,
        Self::JobTitle,
        Self::Language,
        Self::Status,
        Self::Registered,
        Self::Cancelled,
        Self::Mode,
        Self::Attendance,
        Self::Session,
    ];

    /// Its name in forms, in text keys, and as a heading.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Date => "date",
            Self::Start => "start",
            Self::Email => "email",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::FullName => "full-name",
            Self::Organisation => "organisation",
            Self::JobTitle => "job-title",
            Self::Language => "language",
            Self::Status => "status",
            Self::Registered => "registered",
            Self::Cancelled => "cancelled",
            Self::Mode => "mode",
            Self::Attendance => "attendance",
            Self::Session => "session",
        }
    }
}

/// In what a number in a column of attendance is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Minutes,
    Hours,
}

/// Which session a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meeting {
    /// From 1, by start.
    Number(usize),
    Day(Date),
}

/// What one column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holds {
    pub column: PastColumn,
    /// With `Session`.
    pub meeting: Option<Meeting>,
    /// With `Attendance` and `Session`.
    pub unit: Option<Unit>,
    /// Where several columns hold the same, it counts before the others: the participant's address before that of who ordered,
    /// the day of the start before a name of the day.
    pub first: bool,
}

impl Holds {
    /// What a heading says of its column.
    #[must_use]
    pub fn of_heading(heading: &str) -> Option<Self> {
        let folded = fold(heading);
        if let Some(column) = plain(&folded) {
            return Some(Self { first: folded.starts_with("attendee") || folded.contains("start date"), ..Self::plain(column) });
        }
        attendance(heading)
    }

    fn plain(column: PastColumn) -> Self {
        Self { column, meeting: None, unit: None, first: false }
    }

    /// A column of which somebody said by hand what it holds; the heading still says which session, and in what it counts.
    #[must_use]
    pub fn by_hand(column: PastColumn, heading: &str) -> Self {
        let (meeting, unit, _) = parts(heading);
        match column {
            PastColumn::Attendance => Self { unit, ..Self::plain(column) },
            PastColumn::Session => Self { meeting, unit, ..Self::plain(column) },
            _ => Self::of_heading(heading).filter(|holds| holds.column == column).unwrap_or(Self::plain(column)),
        }
    }
}

fn plain(folded: &str) -> Option<PastColumn> {
    use PastColumn as Column;
    Some(match folded {
        "event"
        | "activiteit"
        | "naam van de activiteit"
        | "titel"
        | "titel van de activiteit"
        | "evenement"
        | "activite"
        | "evenement titre"
        | "titre"
        | "titre de lactivite"
        | "nom de lactivite"
        | "event name"
        | "event title"
        | "title"
        | "event slug"
        | "slug"
        | "webadres"
        | "adresse web"
        | "opleiding"
        | "formation"
        | "training" => Column::Event,
        "date"
        | "datum"
        | "dag"
        | "jour"
        | "day"
        | "startdatum"
        | "datum van de activiteit"
        | "date de debut"
        | "date de lactivite"
        | "start date"
        | "event date"
        | "event start date"
        | "date start" => Column::Date,
        "start" | "begin" | "beginuur" | "startuur" | "begintijd" | "starttijd" | "debut" | "heure de debut" | "start time" | "event start time" => Column::Start,
        "e mail"
        | "email"
        | "mail"
        | "e mailadres"
        | "emailadres"
        | "mailadres"
        | "adresse e mail"
        | "adresse mail"
        | "adresse electronique"
        | "courriel"
        | "email address"
        | "e mail address"
        | "attendee email"
        | "attendee e mail" => Column::Email,
        "first name" | "firstname" | "given name" | "voornaam" | "roepnaam" | "prenom" | "attendee first name" | "attendee name given name" => Column::FirstName,
        "last name"
        | "lastname"
        | "surname"
        | "family name"
        | "achternaam"
        | "familienaam"
        | "nom de famille"
        | "attendee surname"
        | "attendee last name"
        | "attendee name family name" => Column::LastName,
        "full name" | "name" | "naam" | "nom" | "volledige naam" | "nom complet" | "naam en voornaam" | "nom et prenom" | "deelnemer" | "participant" | "attendee name" => {
            Column::FullName
        }
        "organisation" | "organization" | "organisatie" | "bestuur" | "lokaal bestuur" | "gemeente" | "commune" | "municipality" | "werkgever" | "employeur" | "employer"
        | "administration" | "company" | "societe" | "attendee company" | "nis" | "nis code" | "kbo" | "kbo nummer" | "ondernemingsnummer" | "code ins" | "ins" | "bce"
        | "numero bce" | "organisation code" => Column::Organisation,
        "job title" | "jobtitle" | "function" | "functie" | "functietitel" | "fonction" | "role" | "rol" => Column::JobTitle,
        "language" | "taal" | "langue" | "order locale" | "locale" => Column::Language,
        "status" | "statut" | "inschrijvingsstatus" | "statut de linscription" | "registration status" | "order status" | "attendee status" => Column::Status,
        "registered"
        | "registered on"
        | "registered at"
        | "registration date"
        | "ingeschreven op"
        | "inschrijfdatum"
        | "inschrijvingsdatum"
        | "datum van inschrijving"
        | "inscrit le"
        | "inscrite le"
        | "date dinscription"
        | "order date" => Column::Registered,
        "cancelled" | "cancelled on" | "cancelled at" | "canceled on" | "cancellation date" | "geannuleerd op" | "uitgeschreven op" | "afgemeld op" | "annule le"
        | "annulee le" | "date dannulation" | "desinscrit le" => Column::Cancelled,
        "mode" | "vorm" | "deelname" | "manier" | "forme" | "participation" | "on site or online" | "ter plaatse of online" | "sur place ou en ligne" => Column::Mode,
        _ => return None,
    })
}

/// A heading of attendance: `Aanwezig`, `Présence séance 2`, `Attendance 2026-03-09`, `Minuten`, `Session 1 (hours)`.
fn attendance(heading: &str) -> Option<Holds> {
    let (meeting, unit, rest) = parts(heading);
    let words: Vec<&str> = rest.iter().map(String::as_str).collect();
    let about = |word: &&str| {
        matches!(
            *word,
            "attendance"
                | "attended"
                | "present"
                | "presence"
                | "presences"
                | "aanwezig"
                | "aanwezigheid"
                | "checked"
                | "in"
                | "check"
                | "presente"
                | "minutes"
                | "hours"
                | "duration"
                | "duur"
                | "duree"
        )
    };
    let of_session =
        |word: &&str| matches!(*word, "session" | "sessie" | "seance" | "sessiedag" | "day" | "dag" | "jour" | "bijeenkomst" | "les" | "lesdag" | "moment" | "deel" | "partie");
    let known = |word: &&str| about(word) || of_session(word) || matches!(*word, "op" | "on" | "le" | "au" | "at" | "la" | "de" | "du" | "nr" | "no" | "number" | "time" | "total");
    if !words.iter().all(known) {
        return None;
    }
    match meeting {
        // A number alone may be anything.
        Some(_) if words.iter().any(|word| about(word) || of_session(word)) || unit.is_some() => Some(Holds { meeting, unit, ..Holds::plain(PastColumn::Session) }),
        Some(Meeting::Day(_)) if words.is_empty() => Some(Holds { meeting, unit, ..Holds::plain(PastColumn::Session) }),
        None if words.iter().any(about) || (words.is_empty() && unit.is_some()) => Some(Holds { unit, ..Holds::plain(PastColumn::Attendance) }),
        _ => None,
    }
}

/// Session and unit that a heading names, and its other words.
fn parts(heading: &str) -> (Option<Meeting>, Option<Unit>, Vec<String>) {
    let (mut meeting, mut unit, mut rest) = (None, None, Vec::new());
    for piece in heading.split(|sign: char| sign.is_whitespace() || matches!(sign, '(' | ')' | ':' | ',' | '#' | '[' | ']' | '_')).filter(|piece| !piece.is_empty()) {
        if let Some(day) = schedule::date(piece) {
            meeting.get_or_insert(Meeting::Day(day));
            continue;
        }
        for word in fold(piece).split(' ').filter(|word| !word.is_empty()) {
            let trimmed = word.trim_start_matches(['s', 'd']);
            match word {
                "min" | "minuten" | "minuut" | "minutes" | "minute" => unit = Some(Unit::Minutes),
                "uren" | "uur" | "hours" | "hour" | "heures" | "heure" => unit = Some(Unit::Hours),
                _ if word.len() <= 3 && !trimmed.is_empty() && trimmed.bytes().all(|byte| byte.is_ascii_digit()) => {
                    meeting.get_or_insert(Meeting::Number(trimmed.parse().unwrap_or(0)));
                }
                _ => rest.push(word.to_owned()),
            }
        }
    }
    (meeting, unit, rest)
}

/// What each column of one table holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PastColumns {
    /// The first row says what they hold, and is no registration.
    pub has_heading: bool,
    /// By the column's number.
    pub holds: Vec<Option<Holds>>,
}

impl PastColumns {
    #[must_use]
    pub fn of_headings(first: &[String]) -> Self {
        let holds: Vec<Option<Holds>> = first.iter().map(|cell| Holds::of_heading(cell)).collect();
        Self { has_heading: holds.iter().any(Option::is_some), holds: numbered(holds) }
    }

    /// As somebody said by hand.
    #[must_use]
    pub fn by_hand(has_heading: bool, first: &[String], said: impl Fn(usize) -> Option<PastColumn>) -> Self {
        let heading = |at: usize| first.get(at).filter(|_| has_heading).map_or("", String::as_str);
        let holds = (0..first.len()).map(|at| said(at).map(|column| Holds::by_hand(column, heading(at)))).collect();
        Self { has_heading, holds: numbered(holds) }
    }

    #[must_use]
    pub fn has(&self, column: PastColumn) -> bool {
        self.holds.iter().flatten().any(|holds| holds.column == column)
    }

    /// The column without which nobody can be taken over: the end of a text key, `field-{code}`.
    #[must_use]
    pub fn missing(&self) -> Option<&'static str> {
        let has_name = self.has(PastColumn::FullName) || (self.has(PastColumn::FirstName) && self.has(PastColumn::LastName));
        match (self.has(PastColumn::Event), self.has(PastColumn::Email), has_name) {
            (false, ..) => Some("column-event-missing"),
            (_, false, _) => Some("column-email-missing"),
            (.., false) => Some("column-name-missing"),
            _ => None,
        }
    }

    /// One row: of columns that hold the same, the first with something in it counts.
    #[must_use]
    pub fn row(&self, number: usize, mut cells: Vec<String>) -> PastCells {
        let mut row = PastCells { number, ..PastCells::default() };
        for first in [true, false] {
            for (holds, cell) in self.holds.iter().zip(&mut cells) {
                let Some(holds) = holds.filter(|holds| holds.first == first && !cell.is_empty()) else { continue };
                let cell = std::mem::take(cell);
                match (holds.column, holds.meeting) {
                    (PastColumn::Session, Some(meeting)) => {
                        row.sessions.entry(meeting).or_insert((cell, holds.unit));
                    }
                    (PastColumn::Session, None) => {}
                    (PastColumn::Attendance, _) => {
                        // What is marked counts before what is measured.
                        if holds.unit.is_none() || row.attendance.is_none() {
                            row.attendance = Some((cell, holds.unit));
                        }
                    }
                    (column, _) => {
                        row.cells.entry(column).or_insert(cell);
                    }
                }
            }
        }
        row
    }
}

/// Columns of sessions of which no heading says which: by their order.
fn numbered(mut holds: Vec<Option<Holds>>) -> Vec<Option<Holds>> {
    let sessions = holds.iter_mut().flatten().filter(|holds| holds.column == PastColumn::Session);
    for (at, holds) in sessions.enumerate() {
        holds.meeting.get_or_insert(Meeting::Number(at + 1));
    }
    holds
}

/// What a row says, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PastCells {
    /// In the file, from 1.
    pub number: usize,
    pub cells: BTreeMap<PastColumn, String>,
    pub attendance: Option<(String, Option<Unit>)>,
    pub sessions: BTreeMap<Meeting, (String, Option<Unit>)>,
}

impl PastCells {
    /// Empty when it says nothing.
    #[must_use]
    pub fn get(&self, column: PastColumn) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{Holds, Meeting, PastColumn, PastColumns, Unit};

    fn holds(heading: &str) -> Option<PastColumn> {
        Holds::of_heading(heading).map(|holds| holds.column)
    }

    #[test]
    fn headings_are_known_in_three_languages_and_by_their_codes() {
        use PastColumn as Column;
        let expected =
            [Column::Event, Column::Date, Column::Email, Column::FirstName, Column::LastName, Column::Organisation, Column::Status, Column::Registered, Column::Cancelled];
        for headings in [
            ["Activiteit", "Datum", "E-mailadres", "Voornaam", "Familienaam", "Bestuur", "Status", "Ingeschreven op", "Geannuleerd op"],
            ["Activité", "Date", "Courriel", "Prénom", "Nom de famille", "Commune", "Statut", "Inscrit le", "Annulé le"],
            ["Event", "Date", "Email", "First name", "Last name", "Organisation", "Status", "Registered on", "Cancelled on"],
            ["Event slug", "Event start date", "Attendee email", "Attendee name: Given name", "Attendee name: Family name", "Company", "Status", "Order date", "cancelled"],
        ] {
            assert_eq!(headings.map(holds), expected.map(Some), "{headings:?}");
        }
        for column in Column::ALL {
            assert_eq!(holds(column.code()).or(Some(Column::Session)), Some(column), "{column:?}");
        }
        for other in ["Opmerkingen", "Price", "Remarques", "Telefoon", "3", "Kleur op dag"] {
            assert_eq!(holds(other), None, "{other}");
        }
    }

    #[test]
    fn a_heading_says_which_session_and_in_what_it_counts() {
        let of = |heading: &str| Holds::of_heading(heading).map(|holds| (holds.column, holds.meeting, holds.unit));
        assert_eq!(of("Aanwezig"), Some((PastColumn::Attendance, None, None)));
        assert_eq!(of("Minuten aanwezig"), Some((PastColumn::Attendance, None, Some(Unit::Minutes))));
        assert_eq!(of("Heures de présence"), Some((PastColumn::Attendance, None, Some(Unit::Hours))));
        for second in ["Aanwezig 2", "Aanwezig sessie 2", "Présence séance 2", "Session 2", "attendance_2", "Dag 2"] {
            assert_eq!(of(second), Some((PastColumn::Session, Some(Meeting::Number(2)), None)), "{second}");
        }
        assert_eq!(of("Aanwezig 9/3/2026"), Some((PastColumn::Session, Some(Meeting::Day(date(2026, 3, 9))), None)));
        assert_eq!(of("Session 1 (minutes)"), Some((PastColumn::Session, Some(Meeting::Number(1)), Some(Unit::Minutes))));
        assert_eq!(of("Checked in"), Some((PastColumn::Attendance, None, None)));
    }

    #[test]
    fn sessions_that_nobody_names_count_by_their_order() {
        let first = ["Wie", "eerste keer", "tweede keer"].map(str::to_owned);
        let columns = PastColumns::by_hand(true, &first, |at| Some([PastColumn::FullName, PastColumn::Session, PastColumn::Session][at]));
        let row = columns.row(2, vec!["An".to_owned(), "ja".to_owned(), "nee".to_owned()]);
        assert_eq!(row.sessions.keys().copied().collect::<Vec<_>>(), [Meeting::Number(1), Meeting::Number(2)]);
        assert_eq!(columns.missing(), Some("column-event-missing"));
    }

    proptest! {
        #[test]
        fn no_heading_breaks_the_reader(text in "\\PC{0,40}") {
            let _ = Holds::of_heading(&text);
        }
    }
}
