//! A list of people as it is pasted: one a line, `mail`, `Naam <mail>`, or cells as they come from a spreadsheet.
//! What cannot be read is told by its line; nothing is guessed.

use std::collections::HashMap;

use crate::actions::event::invite::InviteeDetails;
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, Fault, PersonName, Reach};

/// What was read, and what was not.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct List {
    pub people: Vec<InviteeDetails>,
    pub faults: Vec<LineFault>,
}

/// What is wrong with one line.
#[derive(Debug, PartialEq, Eq, serde::Serialize)]
pub struct LineFault {
    /// From 1, as an editor counts.
    pub line: usize,
    /// The end of a text key, `desk-invitee-fault-{code}`.
    pub code: &'static str,
    /// The line as it was typed, shortened.
    pub text: String,
}

/// What a heading says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Column {
    FirstName,
    LastName,
    FullName,
    Email,
    Language,
}

struct Heading {
    delimiter: u8,
    columns: HashMap<Column, usize>,
}

/// Longest part of a faulty line that is shown.
const SHOWN: usize = 120;

/// Reads a pasted list or the text of a CSV file, with addresses within our reach.
#[must_use]
pub fn read(text: &str, reach: Reach) -> List {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n");
    let mut list = List::default();
    let mut heading = None;
    let mut is_first = true;
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        if is_first && !line.contains('@') {
            heading = Heading::of(line);
        } else {
            match people(line, heading.as_ref()).and_then(|people| within(people, reach)) {
                Ok(people) => list.people.extend(people),
                Err(code) => list.faults.push(LineFault { line: number + 1, code, text: line.trim().chars().take(SHOWN).collect() }),
            }
        }
        is_first = false;
    }
    list
}

fn within(people: Vec<InviteeDetails>, reach: Reach) -> Result<Vec<InviteeDetails>, &'static str> {
    if reach == Reach::Ascii && people.iter().any(|person| !person.email.is_ascii()) { Err("address-needs-ascii") } else { Ok(people) }
}

impl Heading {
    /// The columns by their names; a heading that names none of them says nothing.
    fn of(line: &str) -> Option<Self> {
        let delimiter = delimiter(line).unwrap_or(b';');
        let cells = cells(line, delimiter)?;
        let columns: HashMap<Column, usize> = cells.iter().enumerate().filter_map(|(position, cell)| Some((column(cell)?, position))).collect();
        columns.contains_key(&Column::Email).then_some(Self { delimiter, columns })
    }

    fn cell<'c>(&self, cells: &'c [String], column: Column) -> &'c str {
        self.columns.get(&column).and_then(|position| cells.get(*position)).map_or("", String::as_str)
    }
}

fn column(cell: &str) -> Option<Column> {
    let name: String = cell.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    Some(match name.as_str() {
        "voornaam" | "firstname" | "givenname" | "prénom" | "prenom" => Column::FirstName,
        "achternaam" | "familienaam" | "lastname" | "surname" | "familyname" | "nomdefamille" => Column::LastName,
        "naam" | "name" | "fullname" | "nom" => Column::FullName,
        "mail" | "email" | "mailadres" | "emailadres" | "emailaddress" | "adressemail" | "adresseemail" | "courriel" => Column::Email,
        "taal" | "language" | "langue" => Column::Language,
        _ => return None,
    })
}

/// What separates the cells: a tab never stands in a name, a semicolon hardly, a comma may.
fn delimiter(line: &str) -> Option<u8> {
    [b'\t', b';', b','].into_iter().find(|delimiter| line.as_bytes().contains(delimiter))
}

/// The cells of one line, trimmed; `None` when its quotes do not fit.
fn cells(line: &str, delimiter: u8) -> Option<Vec<String>> {
    if line.matches('"').count() % 2 == 1 {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).trim(csv::Trim::All).from_reader(line.as_bytes());
    let record = reader.records().next()?.ok()?;
    Some(record.iter().map(str::to_owned).collect())
}

/// Everybody on one line.
///
/// # Errors
/// The code of what is wrong; then nobody of this line is taken.
fn people(line: &str, heading: Option<&Heading>) -> Result<Vec<InviteeDetails>, &'static str> {
    if !line.contains('@') {
        return Err("no-address");
    }
    if let Some(heading) = heading.filter(|heading| line.as_bytes().contains(&heading.delimiter)) {
        let cells = cells(line, heading.delimiter).ok_or("quotes")?;
        return Ok(vec![headed(&cells, heading)?]);
    }
    let Some(delimiter) = delimiter(line) else { return Ok(vec![one(line)?]) };
    // `Peeters, Maria <maria@…>`: one person, whose name holds the comma.
    if line.matches('@').count() == 1 && delimiter == b',' && line.trim_end().ends_with('>') {
        return Ok(vec![one(line)?]);
    }
    let cells: Vec<String> = cells(line, delimiter).ok_or("quotes")?.into_iter().filter(|cell| !cell.is_empty()).collect();
    match cells.iter().filter(|cell| cell.contains('@')).count() {
        1 => Ok(vec![unheaded(&cells)?]),
        // As mail programs paste them: several people, one a cell.
        _ => cells.iter().map(|cell| if cell.contains('@') { one(cell) } else { Err("no-address") }).collect(),
    }
}

fn headed(cells: &[String], heading: &Heading) -> Result<InviteeDetails, &'static str> {
    let (mut first, mut last) = (heading.cell(cells, Column::FirstName).to_owned(), heading.cell(cells, Column::LastName).to_owned());
    let full = heading.cell(cells, Column::FullName);
    // `Voornaam;Naam`: then the name is the family's.
    match (first.is_empty(), last.is_empty()) {
        (false, true) => full.clone_into(&mut last),
        (true, true) => (first, last) = split(full),
        _ => {}
    }
    let language = match heading.cell(cells, Column::Language) {
        "" => None,
        language => Some(Language::parse(language).ok_or("language")?),
    };
    details(heading.cell(cells, Column::Email), &first, &last, language)
}

/// Cells without a heading: names in the order first, last; a code of two letters is a language.
fn unheaded(cells: &[String]) -> Result<InviteeDetails, &'static str> {
    let address = cells.iter().find(|cell| cell.contains('@')).map_or("", String::as_str);
    let code = |cell: &str| Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(cell));
    let language = cells.iter().find_map(|cell| code(cell));
    let names: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.contains('@') && code(cell).is_none()).collect();
    match names.as_slice() {
        [] => Ok(InviteeDetails { language, ..one(address)? }),
        [full] => {
            let (first, last) = split(full);
            details(address, &first, &last, language)
        }
        [first, last] => details(address, first, last, language),
        _ => Err("too-many-cells"),
    }
}

/// `mail`, `<mail>` or `Naam <mail>`.
fn one(text: &str) -> Result<InviteeDetails, &'static str> {
    let text = text.trim();
    match text.rsplit_once('<') {
        Some((name, address)) => {
            let address = address.strip_suffix('>').ok_or("not-an-address")?;
            let (first, last) = split(name.trim().trim_matches(['"', '\'']));
            details(address, &first, &last, None)
        }
        None => details(text, "", "", None),
    }
}

/// `Maria Peeters` and `Peeters, Maria` as first and last name.
fn split(name: &str) -> (String, String) {
    let name = name.trim();
    let (first, last) = match name.split_once(',') {
        Some((last, first)) => (first, last),
        None => name.split_once(char::is_whitespace).unwrap_or((name, "")),
    };
    (first.trim().to_owned(), last.trim().to_owned())
}

fn details(address: &str, first: &str, last: &str, language: Option<Language>) -> Result<InviteeDetails, &'static str> {
    let email = EmailAddress::stored(address).map_err(|fault| if fault == Fault::Empty { "no-address" } else { "not-an-address" })?;
    let name = |text: &str| if text.is_empty() { Ok(None) } else { PersonName::parse(text).map(|name| Some(name.as_str().to_owned())).map_err(|_| "name") };
    Ok(InviteeDetails { email, first_name: name(first)?, last_name: name(last)?, language })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::LineFault;
    use crate::rules::language::Language;
    use crate::rules::names::Reach;

    fn read(text: &str) -> super::List {
        super::read(text, Reach::Ascii)
    }

    fn readings(text: &str) -> Vec<(String, String, String)> {
        let list = read(text);
        assert_eq!(list.faults, [], "{text}");
        list.people.into_iter().map(|person| (person.first_name.unwrap_or_default(), person.last_name.unwrap_or_default(), person.email.as_str().to_owned())).collect()
    }

    fn maria() -> Vec<(String, String, String)> {
        vec![("Maria".to_owned(), "Van den Broeck".to_owned(), "maria@gent.example".to_owned())]
    }

    #[test]
    fn one_person_is_read_in_each_form() {
        for text in [
            "Maria Van den Broeck <maria@gent.example>",
            "\"Maria Van den Broeck\" <maria@gent.example>",
            "Van den Broeck, Maria <maria@gent.example>",
            "Maria;Van den Broeck;maria@gent.example",
            "Maria\tVan den Broeck\tmaria@gent.example",
            "Maria, Van den Broeck, maria@gent.example",
            "Maria Van den Broeck;maria@gent.example",
            "maria@gent.example;Maria;Van den Broeck;NL",
            "\u{FEFF}Voornaam;Achternaam;E-mail\r\nMaria;Van den Broeck;maria@gent.example\r\n\r\n",
            "E-mailadres,Naam,Voornaam,Bestuur\nmaria@gent.example,Van den Broeck,Maria,\"Gent, stad\"",
            "Naam\tMail\rMaria Van den Broeck\tmaria@gent.example",
        ] {
            assert_eq!(readings(text), maria(), "{text}");
        }
    }

    #[test]
    fn addresses_alone_and_several_on_a_line_are_people_without_a_name_or_with_theirs() {
        assert_eq!(
            readings("a@x.example\n <b@x.example> \n"),
            [(String::new(), String::new(), "a@x.example".to_owned()), (String::new(), String::new(), "b@x.example".to_owned())]
        );
        assert_eq!(readings("An Maes <a@x.example>; Bo Nys <b@x.example>").len(), 2);
        assert_eq!(readings("a@x.example, b@x.example,").len(), 2);
    }

    #[test]
    fn a_language_is_taken_from_its_column_or_its_code() {
        assert_eq!(read("mail;taal\na@x.example;fr").people[0].language, Some(Language::Fr));
        assert_eq!(read("a@x.example;EN").people[0].language, Some(Language::En));
        assert_eq!(read("mail;taal\na@x.example;klingon").faults[0].code, "language");
    }

    #[test]
    fn each_fault_has_its_line() {
        let list =
            read("voornaam;naam;mail\nJan;Smet;jan@gent.example\n\nPiet;Smet;\nEls;Maes;els@\nMia;\"Maes;mia@x.example\nzoë@x.example\na;b;c;d@x.example\nNaamloos <x@x.example");
        assert_eq!(list.people.len(), 1, "{list:?}");
        let codes: Vec<(usize, &str)> = list.faults.iter().map(|fault| (fault.line, fault.code)).collect();
        assert_eq!(codes, [(4, "no-address"), (5, "not-an-address"), (6, "quotes"), (7, "address-needs-ascii"), (8, "not-an-address"), (9, "not-an-address")]);
        assert_eq!(list.faults[0], LineFault { line: 4, code: "no-address", text: "Piet;Smet;".to_owned() });
        assert_eq!(read("a@x.example\nniemand").faults[0].line, 2);
        assert_eq!(read("a;b;c;d@x.example").faults[0].code, "too-many-cells");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(\\PC|[\r\n\t;,\"<>@]){0,200}") {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n").lines().count();
            prop_assert!(read(&text).faults.iter().all(|fault| fault.line >= 1 && fault.line <= lines));
        }
    }
}
