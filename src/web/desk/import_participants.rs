//! People from a file: it is read, its columns are recognised or said by hand, and what would happen is shown. Only then
//! they are put on the list. Between the pages the table travels in the form; nothing is kept here.

use std::collections::{HashMap, HashSet};

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use sea_orm::ActiveEnum as _;
use uuid::Uuid;

use super::add_participant::modes_of;
use super::frame::{desk_page, id, labels, value};
use super::import_table;
use crate::actions::registration::add::{Adding, NewParticipant, Outcome, WhenFull, add};
use crate::actions::registration::register::OrganisationChoice;
use crate::documents::columns::PeopleColumn;
use crate::documents::table::{self, Row, Table};
use crate::entity::event;
use crate::entity::registration::AttendanceMode;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::desk_event::desk_event;
use crate::queries::organisation_directory::{Meaning, OrganisationDirectory};
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName, first_and_last, line};
use crate::rules::permission::Permission;
use crate::rules::search_text::fold;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::session::SignedIn;
use crate::web::upload::DeskTable;
use crate::web::viewer::Viewer;

/// Rows of the preview, and of each list of what was left out, that are shown; all are counted.
const SHOWN: usize = 10;
const FAULTS_SHOWN: usize = 500;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    page(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, &Fields::default(), None, FieldErrors::default(), None).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskTable(upload): DeskTable) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let event_id = id(&event)?;
    let mut faults = FieldErrors::default();
    let fields = &upload.fields;
    let Some(table) = import_table::read(&upload, site.app.config.import_people, &mut faults).await? else {
        return page(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, fields, None, faults, None).await;
    };
    let shown = desk_event(&site.app.db, event_id).await?;
    let preview = preview(&site, table, fields, &shown.event).await?;
    if fields.get("step") != "add" {
        return page(&site, &viewer, &signed_in, event_id, StatusCode::OK, fields, Some(preview), faults, None).await;
    }
    if let Some(code) = preview.columns.missing() {
        faults.add("columns", code);
    } else if preview.people.good.is_empty() {
        faults.add("columns", "nobody-in-table");
    }
    if !faults.is_empty() {
        return page(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, fields, Some(preview), faults, None).await;
    }
    let when_full = match fields.get("when_full") {
        "wait" => WhenFull::Wait,
        "overbook" => WhenFull::Overbook,
        _ => WhenFull::Refuse,
    };
    let how = Adding { waiting: false, when_full, tell: fields.get("tell") == "yes" };
    let all = preview.people.good.len();
    let from = fields.get("from").parse::<usize>().unwrap_or(0).min(all);
    let until = all.min(from + site.app.config.import_people_at_once);
    match add(&site.app, signed_in.acting, event_id, preview.people.good[from..until].iter().map(|(_, person)| person.clone()).collect(), how).await {
        Ok(outcomes) => Ok(result(&site, &viewer, &signed_in, &shown, fields, &preview, from..until, &outcomes)),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, fields, Some(preview), faults, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

async fn preview(site: &Site, table: Table, fields: &Fields, event: &event::Model) -> Result<Preview, Error> {
    let columns = Columns::read(fields, &table);
    let directory = OrganisationDirectory::read(site.app.db.reader()).await?;
    let usual = Usual { language: event.language(), attendance_mode: AttendanceMode::try_from_value(&fields.get("attendance_mode").to_owned()).ok() };
    in_the_background(move || {
        let people = people(&table, &columns, &directory, &usual);
        Preview { packed: table::packed(&table), table, columns, people }
    })
    .await
}

/// What each column holds, and whether the first row says so.
struct Columns {
    has_heading: bool,
    /// By the column's number.
    holds: Vec<Option<PeopleColumn>>,
}

impl Columns {
    /// As it was said by hand, or else by the headings.
    fn read(fields: &Fields, table: &Table) -> Self {
        let first = table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let by_heading: Vec<Option<PeopleColumn>> = first.iter().map(|cell| PeopleColumn::of_heading(cell)).collect();
        if !import_table::is_mapped(fields) {
            let has_heading = by_heading.iter().any(Option::is_some) || !first.iter().any(|cell| cell.contains('@'));
            let mut columns = Self { has_heading, holds: by_heading };
            if !columns.holds.contains(&Some(PeopleColumn::Email)) {
                // An address is known when it is seen.
                let sample = table.rows.get(usize::from(has_heading));
                if let Some(at) = sample.and_then(|row| row.cells.iter().position(|cell| cell.contains('@'))) {
                    columns.holds[at] = Some(PeopleColumn::Email);
                }
            }
            return columns;
        }
        let chosen = |at: usize| PeopleColumn::ALL.into_iter().find(|column| column.code() == import_table::said(fields, at));
        Self { has_heading: fields.checked("heading"), holds: (0..table.columns).map(chosen).collect() }
    }

    fn cell<'r>(&self, row: &'r Row, wanted: PeopleColumn) -> &'r str {
        self.holds.iter().zip(&row.cells).find(|(column, cell)| **column == Some(wanted) && !cell.is_empty()).map_or("", |(_, cell)| cell)
    }

    fn missing(&self) -> Option<&'static str> {
        let has = |column| self.holds.contains(&Some(column));
        let has_name = has(PeopleColumn::FullName) || (has(PeopleColumn::FirstName) && has(PeopleColumn::LastName));
        match (has(PeopleColumn::Email), has_name, has(PeopleColumn::Organisation)) {
            (false, ..) => Some("column-email-missing"),
            (_, false, _) => Some("column-name-missing"),
            (.., false) => Some("column-organisation-missing"),
            _ => None,
        }
    }
}

/// What stands in the rows.
struct People {
    /// With the row's number.
    good: Vec<(usize, NewParticipant)>,
    faulty: Vec<Faulty>,
    /// Names of organisations that are in no register, or mean several.
    unknown_organisations: usize,
}

#[derive(serde::Serialize)]
struct Faulty {
    row: usize,
    /// The end of a text key, `desk-import-fault-{code}`.
    code: &'static str,
    /// What it is about, shortened.
    text: String,
}

/// What holds of everybody whose row says nothing else.
struct Usual {
    /// Of the letters.
    language: Language,
    attendance_mode: Option<AttendanceMode>,
}

fn people(table: &Table, columns: &Columns, directory: &OrganisationDirectory, usual: &Usual) -> People {
    let mut people = People { good: Vec::new(), faulty: Vec::new(), unknown_organisations: 0 };
    let (mut seen, mut meanings) = (HashSet::new(), HashMap::new());
    for row in table.rows.iter().skip(usize::from(columns.has_heading)) {
        match person(row, columns, directory, &mut meanings, usual) {
            Ok(person) if !seen.insert(person.email.key()) => people.faulty.push(Faulty { row: row.number, code: "twice", text: person.email.as_str().to_owned() }),
            Ok(person) => {
                people.unknown_organisations += usize::from(matches!(person.organisation, OrganisationChoice::Named(_)));
                people.good.push((row.number, person));
            }
            Err((code, text)) => people.faulty.push(Faulty { row: row.number, code, text: text.chars().take(80).collect() }),
        }
    }
    people
}

fn person(
    row: &Row,
    columns: &Columns,
    directory: &OrganisationDirectory,
    meanings: &mut HashMap<String, OrganisationChoice>,
    usual: &Usual,
) -> Result<NewParticipant, (&'static str, String)> {
    let cell = |column| columns.cell(row, column);
    let email = cell(PeopleColumn::Email);
    if email.is_empty() {
        return Err(("no-email", row.cells.join(" ")));
    }
    let email = EmailAddress::parse(email).map_err(|_| ("email", email.to_owned()))?;
    let (first, last) = names(cell(PeopleColumn::FirstName), cell(PeopleColumn::LastName), cell(PeopleColumn::FullName));
    let name = |text: &str| PersonName::parse(text).map_err(|_| (if text.is_empty() { "no-name" } else { "name" }, format!("{first} {last}").trim().to_owned()));
    let (first_name, last_name) = (name(&first)?, name(&last)?);
    let typed = cell(PeopleColumn::Organisation);
    let typed = line(typed, super::organisation_choice::LIMIT).map_err(|_| ("organisation", typed.to_owned()))?;
    let organisation = meanings.entry(typed.clone()).or_insert_with(|| match directory.meaning(&typed) {
        Meaning::One(id) => OrganisationChoice::Known(id),
        // Of several nobody can say which: it is kept as it was written, and reviewed later.
        Meaning::Several(_) | Meaning::Unknown => OrganisationChoice::Named(typed.clone()),
    });
    let job_title = cell(PeopleColumn::JobTitle);
    let job_title = if job_title.is_empty() { None } else { Some(line(job_title, 120).map_err(|_| ("job-title", job_title.to_owned()))?) };
    let said = fold(cell(PeopleColumn::Language));
    let language = match said.get(..2) {
        Some("nl" | "ne") => Language::Nl,
        Some("fr") => Language::Fr,
        Some("en") => Language::En,
        _ => usual.language,
    };
    Ok(NewParticipant { first_name, last_name, email, organisation: organisation.clone(), function_category: None, job_title, language, attendance_mode: usual.attendance_mode })
}

/// First and last name; of one in full, `Peeters, Jan` or `Jan Peeters`.
fn names(first: &str, last: &str, full: &str) -> (String, String) {
    if !first.is_empty() && !last.is_empty() {
        return (first.to_owned(), last.to_owned());
    }
    let full = if full.is_empty() { format!("{first} {last}").trim().to_owned() } else { full.to_owned() };
    first_and_last(&full)
}

struct Preview {
    table: Table,
    /// The table as its form carries it on.
    packed: String,
    columns: Columns,
    people: People,
}

#[expect(clippy::too_many_arguments, reason = "what one page shows")]
async fn page(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    event_id: Uuid,
    status: StatusCode,
    fields: &Fields,
    preview: Option<Preview>,
    faults: FieldErrors,
    refusal: Option<Refusal>,
) -> Result<Response, PageError> {
    let language = viewer.language;
    let shown = desk_event(&site.app.db, event_id).await?;
    let option = |value: &str, label: String| context! { value, label };
    let template = if preview.is_some() { "desk/import_preview.html" } else { "desk/import_participants.html" };
    let said = |name: &str, usual: &str| if fields.get(name).is_empty() { usual.to_owned() } else { fields.get(name).to_owned() };
    let mut names = labels(language, &faults);
    names.insert("file".to_owned(), text(language, "desk-import-file"));
    let context = context! {
        event => event_value(&shown),
        most => site.app.config.import_people,
        table => import_table::pasted(fields),
        preview => preview.map(|preview| preview_value(language, &preview)),
        kinds => std::iter::once(option("", text(language, "desk-import-nothing"))).chain(PeopleColumn::ALL.into_iter().map(|column| option(column.code(), text(language, &format!("desk-import-column-{}", column.code()))))).collect::<Vec<_>>(),
        tells => ["yes", "no"].into_iter().map(|code| option(code, text(language, &format!("desk-tell-{code}")))).collect::<Vec<_>>(),
        when_full => ["refuse", "wait", "overbook"].into_iter().map(|code| option(code, text(language, &format!("desk-when-full-{code}")))).collect::<Vec<_>>(),
        modes => modes_of(&shown.event, language),
        values => context! { tell => said("tell", "yes"), when_full => said("when_full", "refuse"), attendance_mode => said("attendance_mode", "onsite") },
        refusal => refusal.map(Refusal::key),
        labels => names,
        errors => value(&faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, template, context))
}

fn event_value(shown: &crate::queries::desk_event::DeskEvent) -> Value {
    context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() }
}

fn preview_value(language: Language, preview: &Preview) -> Value {
    let Preview { table, packed, columns, people } = preview;
    let holds = |at: usize| columns.holds.get(at).copied().flatten().map_or("", PeopleColumn::code);
    let line = |(number, person): &(usize, NewParticipant)| {
        context! { row => number, name => format!("{} {}", person.first_name.as_str(), person.last_name.as_str()), email => person.email.as_str(), job_title => person.job_title.as_deref() }
    };
    context! {
        packed,
        heading => columns.has_heading,
        columns => import_table::column_fields(language, table, columns.has_heading, holds),
        ready => columns.missing().is_none() && !people.good.is_empty(),
        missing => columns.missing(),
        good => people.good.len(),
        people => people.good.iter().take(SHOWN).map(line).collect::<Vec<_>>(),
        unknown => people.unknown_organisations,
        faulty => people.faulty.len(),
        faults => people.faulty.iter().take(FAULTS_SHOWN).map(value).collect::<Vec<_>>(),
        more_faults => people.faulty.len().saturating_sub(FAULTS_SHOWN),
    }
}

/// What became of some people, and the way on when others are still to be added.
#[expect(clippy::too_many_arguments, reason = "what one page shows")]
fn result(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    shown: &crate::queries::desk_event::DeskEvent,
    fields: &Fields,
    preview: &Preview,
    done: std::ops::Range<usize>,
    outcomes: &[Outcome],
) -> Response {
    let Preview { packed, columns, people, .. } = preview;
    let left = people.good.len() - done.end;
    let (mut refused, mut known, mut counts) = (Vec::new(), Vec::new(), [0_usize; 3]);
    for ((_, person), outcome) in people.good[done.clone()].iter().zip(outcomes) {
        let name = format!("{} {}", person.first_name.as_str(), person.last_name.as_str());
        match outcome {
            Outcome::Done { overbooked: true, .. } => counts[2] += 1,
            Outcome::Done { status: crate::entity::registration::RegistrationStatus::Waitlisted, .. } => counts[1] += 1,
            Outcome::Done { .. } => counts[0] += 1,
            Outcome::Known(registration) => known.push(context! { id => registration.to_string(), name }),
            Outcome::Refused(refusal) => refused.push(context! { name, reason => refusal.key() }),
        }
    }
    let context = context! {
        event => event_value(shown),
        added => counts.iter().sum::<usize>(),
        confirmed => counts[0],
        waiting => counts[1],
        overbooked => counts[2],
        known => known.len(),
        more_known => known.len().saturating_sub(FAULTS_SHOWN),
        known_shown => known.into_iter().take(FAULTS_SHOWN).collect::<Vec<_>>(),
        refused => refused.len(),
        more_refused => refused.len().saturating_sub(FAULTS_SHOWN),
        refused_shown => refused.into_iter().take(FAULTS_SHOWN).collect::<Vec<_>>(),
        more_faults => people.faulty.len().saturating_sub(FAULTS_SHOWN),
        faults => people.faulty.iter().take(FAULTS_SHOWN).map(value).collect::<Vec<_>>(),
        // They are told once, at the end.
        faulty => if left == 0 { people.faulty.len() } else { 0 },
        so_far => done.end,
        all => people.good.len(),
        left,
        next => left.min(site.app.config.import_people_at_once),
        packed => if left == 0 { "" } else { packed.as_str() },
        carried => (left > 0).then(|| carried(fields, columns)),
    };
    desk_page(site, viewer, signed_in, StatusCode::OK, "desk/import_done.html", context)
}

/// What was said of columns and people, for the form that goes on.
fn carried(fields: &Fields, columns: &Columns) -> Vec<Value> {
    let hidden = |name: String, value: &str| context! { name, value };
    let holds = columns.holds.iter().enumerate().map(|(at, column)| hidden(format!("column_{at}"), column.map_or("", PeopleColumn::code)));
    let said = ["when_full", "tell", "attendance_mode"].map(|name| hidden(name.to_owned(), fields.get(name)));
    let heading = columns.has_heading.then(|| hidden("heading".to_owned(), "yes"));
    holds.chain(said).chain(heading).collect()
}
