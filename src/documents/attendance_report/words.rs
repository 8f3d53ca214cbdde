//! Words that settle ties: of headings, titles and roles, in the languages of the tools that people here use. A report
//! in another language is read by its shape alone.

use super::Tool;
use super::blocks::Part;
use super::columns::{Found, Holds};
use super::grid::{Grid, Shown};
use crate::documents::columns::PeopleColumn;
use crate::rules::search_text::fold;

/// What a heading says of its column.
pub fn of_heading(heading: &str) -> Option<Holds> {
    match PeopleColumn::of_heading(heading) {
        Some(PeopleColumn::FirstName) => return Some(Holds::FirstName),
        Some(PeopleColumn::LastName) => return Some(Holds::LastName),
        Some(PeopleColumn::FullName) => return Some(Holds::Name),
        Some(PeopleColumn::Email) => return Some(Holds::Address),
        _ => {}
    }
    let folded = fold(heading);
    let has = |parts: &[&str]| folded.split(' ').any(|word| parts.iter().any(|part| word.starts_with(part)));
    Some(match folded.as_str() {
        "user name original name"
        | "name original name"
        | "user name"
        | "gebruikersnaam"
        | "nom d utilisateur"
        | "vollstandiger name"
        | "nombre completo"
        | "nombre"
        | "display name"
        | "attendee" => Holds::Name,
        "vorname" => Holds::FirstName,
        "nachname" | "apellidos" => Holds::LastName,
        "aankomst" | "van" | "binnen" | "start" | "begin" | "arrivee" | "in" | "join time" | "von" => Holds::From,
        "vertrek" | "tot" | "buiten" | "einde" | "stop" | "depart" | "out" | "leave time" | "bis" => Holds::Until,
        "aanwezig" | "aanwezig ja nee" | "aanwezigheid" | "present" | "presence" | "attended" | "deelgenomen" | "anwesend" | "teilgenommen" | "participe" | "attendance"
        | "asistio" => Holds::Answer,
        _ if has(&["second", "seconde", "sekund", "segundo"]) => Holds::Seconds,
        _ if has(&["minut", "min"]) => Holds::Minutes,
        _ if has(&["duur", "duration", "duree", "dauer", "duracion", "tijdsduur"]) => Holds::Length,
        _ => return None,
    })
}

const STAFF: &[&str] = &[
    "host",
    "hosts",
    "panelist",
    "panelists",
    "panellid",
    "panelleden",
    "paneliste",
    "panelistes",
    "organisator",
    "organizer",
    "organiser",
    "organisateur",
    "organisatrice",
    "presentator",
    "presenter",
    "presentateur",
    "presentatrice",
    "animateur",
    "hote",
    "moderator",
    "veranstalter",
    "organisatoren",
    "referent",
    "diskussionsteilnehmer",
    "organizador",
    "moderador",
    "panelista",
    "anfitrion",
    "spreker",
    "speaker",
    "cohost",
    "orateur",
    "intervenant",
];

/// A title of those who lead a meeting.
pub fn is_staff(title: &str) -> bool {
    fold(title).split(' ').any(|word| STAFF.contains(&word))
}

/// A role of those who lead a meeting.
pub fn is_staff_role(role: &str) -> bool {
    role.chars().count() <= 30 && is_staff(role)
}

/// Coming or going.
pub fn is_action(text: &str) -> bool {
    const BEGINNINGS: &[&str] =
        &["join", "left", "leav", "toegetreden", "deelgenomen", "verlaten", "rejoint", "quitt", "beigetreten", "verlassen", "binnen", "buiten", "entre", "sorti"];
    text.chars().count() <= 30 && fold(text).split(' ').any(|word| BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)))
}

/// Whether a word of the name stands in the address.
pub fn is_in_address(name: &str, shown: &Shown) -> bool {
    let Shown::Address(address) = shown else { return false };
    let local = fold(address.split('@').next().unwrap_or_default()).replace(' ', "");
    fold(name).split(' ').any(|word| word.chars().count() >= 3 && local.contains(word))
}

/// What wrote it, as far as the shape tells.
pub fn tool(grid: &Grid, parts: &[Part], found: &Found) -> Tool {
    let numbered = |part: &Part| part.title.is_some_and(|at| grid.text(at, 0).trim_start().starts_with(|letter: char| letter.is_ascii_digit()));
    let Some(main) = found.blocks.iter().max_by_key(|block| parts[block.part].rows.len()) else { return Tool::Table };
    let has = |wanted: Holds| main.column(wanted).is_some();
    let zones = || grid.moments().any(|moment| moment.offset.is_some());
    if has(Holds::Action) {
        return if has(Holds::Address) { Tool::Table } else { Tool::TeamsList };
    }
    if parts.iter().filter(|part| numbered(part)).count() >= 2 {
        return Tool::Teams;
    }
    if !has(Holds::From) || !has(Holds::Until) {
        return Tool::Table;
    }
    let original = parts[main.part].heading.is_some_and(|at| grid.row(at).cells.iter().any(|cell| cell.contains('(')));
    match (found.blocks.len(), zones(), original) {
        (_, true, _) if parts.len() >= 3 => Tool::GoToWebinar,
        (2.., ..) => Tool::ZoomWebinar,
        (_, _, true) if has(Holds::Minutes) => Tool::Zoom,
        _ if grid.moments().count() > 0 && webex(grid) => Tool::Webex,
        _ => Tool::Table,
    }
}

/// Its guests have made-up addresses.
fn webex(grid: &Grid) -> bool {
    grid.table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.contains("webex")))
}
