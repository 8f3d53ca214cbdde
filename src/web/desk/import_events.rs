//! Events from a file: it is read, its columns are recognised or said by hand, and what would become of each row is
//! shown. Only then drafts are made. Between the pages the table travels in the form; nothing is kept here.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};
use sea_orm::ActiveEnum;
use uuid::Uuid;

use super::frame::{desk_page, labels, value};
use super::import_table;
use crate::actions::event::import::{Entry, Keep, Outcome, Preview, Report, RowFault, Usual, import, look};
use crate::documents::table::{self, Table};
use crate::error::FieldErrors;
use crate::queries::programme_choices::programme_choices_within;
use crate::rules::event_columns::{EventColumn, EventColumns, EventRow};
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;
use crate::text::dates::{date_and_time, local};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::session::SignedIn;
use crate::web::upload::DeskTable;
use crate::web::viewer::Viewer;

/// Events, known ones and faults that are shown; all are counted.
const SHOWN: usize = 50;
const FAULTS_SHOWN: usize = 500;
/// Characters of a title in a list.
const TITLE: usize = 120;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    Ok(ask(&site, &viewer, &signed_in, StatusCode::OK, &Fields::default(), &FieldErrors::default()))
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskTable(upload): DeskTable) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let mut faults = FieldErrors::default();
    let fields = &upload.fields;
    let Some(table) = import_table::read(&upload, site.app.config.import_events, &mut faults).await? else {
        return Ok(ask(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, fields, &faults));
    };
    let columns = columns(fields, &table);
    let rows = rows(&columns, &table);
    let usual = usual(&signed_in, viewer.language);
    let found = look(&site.app.db, Some(signed_in.acting), &rows, &usual, &site.app.config.time_zone).await?;
    if fields.get("step") == "add" {
        if let Some(code) = missing(&columns) {
            faults.add("columns", code);
        } else if !found.entries.iter().any(|entry| matches!(entry.outcome, Outcome::Ready(_) | Outcome::Known(_))) {
            faults.add("columns", "no-events-in-table");
        } else {
            let made = import(&site.app, Some(signed_in.acting), &rows, &usual, Keep::GoodRows).await?;
            return Ok(done(&site, &viewer, &signed_in, &made));
        }
    }
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let programmes = programme_choices_within(&site.app.db, &signed_in.scope).await?;
    let shown = Shown { table: &table, columns: &columns, found: &found, programmes: &programmes };
    Ok(preview(&site, &viewer, &signed_in, status, &shown, &faults))
}

/// As they were said by hand, or else by the headings.
fn columns(fields: &Fields, table: &Table) -> EventColumns {
    if !import_table::is_mapped(fields) {
        return EventColumns::of_headings(table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default());
    }
    let chosen = |at: usize| EventColumn::ALL.into_iter().find(|column| column.code() == import_table::said(fields, at));
    EventColumns { has_heading: fields.checked("heading"), holds: (0..table.columns).map(chosen).collect() }
}

fn rows(columns: &EventColumns, table: &Table) -> Vec<EventRow> {
    table.rows.iter().skip(usize::from(columns.has_heading)).map(|row| columns.row(row.number, &row.cells)).collect()
}

/// As a new event's form begins.
fn usual(signed_in: &SignedIn, language: Language) -> Usual {
    Usual { language, contact: EmailAddress::stored(&signed_in.email).ok().map(|email| (signed_in.name.clone(), email)) }
}

/// The column without which nothing can be made.
fn missing(columns: &EventColumns) -> Option<&'static str> {
    match (columns.has(EventColumn::Title), columns.has(EventColumn::Kind)) {
        (false, _) => Some("column-title-missing"),
        (true, false) => Some("column-kind-missing"),
        _ => None,
    }
}

fn ask(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, fields: &Fields, faults: &FieldErrors) -> Response {
    let mut names = labels(viewer.language, faults);
    names.insert("file".to_owned(), text(viewer.language, "desk-import-file"));
    let column = |column: EventColumn| {
        let code = column.code();
        context! { name => text(viewer.language, &format!("desk-events-column-{code}")), help => text(viewer.language, &format!("desk-events-column-help-{code}")) }
    };
    let context = context! {
        most => site.app.config.import_events,
        table => import_table::pasted(fields),
        columns => EventColumn::ALL.map(column).to_vec(),
        labels => names,
        errors => value(&faults.0),
    };
    desk_page(site, viewer, signed_in, status, "desk/import_events.html", context)
}

struct Shown<'a> {
    table: &'a Table,
    columns: &'a EventColumns,
    found: &'a Report,
    programmes: &'a [(Uuid, String)],
}

fn preview(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &Shown<'_>, faults: &FieldErrors) -> Response {
    let language = viewer.language;
    let holds = |at: usize| shown.columns.holds.get(at).copied().flatten().map_or("", EventColumn::code);
    let option = |value: &str, label: String| context! { value, label };
    let kinds = EventColumn::ALL.into_iter().map(|column| option(column.code(), text(language, &format!("desk-events-column-{}", column.code()))));
    let ready: Vec<(&Entry, &Preview)> =
        shown.found.entries.iter().filter_map(|entry| if let Outcome::Ready(preview) = &entry.outcome { Some((entry, preview)) } else { None }).collect();
    let line = |(entry, preview): &(&Entry, &Preview)| {
        let programme = preview.programme.and_then(|id| shown.programmes.iter().find(|(known, _)| *known == id)).map(|(_, name)| name.as_str());
        context! {
            row => entry.rows.first(),
            title => entry.title.as_str(),
            kind => preview.kind.to_value(),
            format => preview.format.to_value(),
            programme,
            capacity => preview.capacity,
            starts => preview.starts_at.map(|start| date_and_time(language, &local(start, &site.app.config.time_zone))),
            more_dates => preview.sessions.saturating_sub(1),
            place => preview.place.as_deref(),
        }
    };
    let missing = missing(shown.columns);
    let context = context! {
        packed => table::packed(shown.table),
        heading => shown.columns.has_heading,
        columns => import_table::column_fields(language, shown.table, shown.columns.has_heading, holds),
        kinds => std::iter::once(option("", text(language, "desk-import-nothing"))).chain(kinds).collect::<Vec<_>>(),
        missing,
        is_ready => missing.is_none() && !ready.is_empty(),
        count => ready.len(),
        ready => ready.iter().take(SHOWN).map(line).collect::<Vec<_>>(),
        more => ready.len().saturating_sub(SHOWN),
        labels => labels(language, faults),
        errors => value(&faults.0),
        // Without its columns every row would have the same faults.
        ..left_out(language, missing.map_or(shown.found, |_| &NOTHING)),
    };
    desk_page(site, viewer, signed_in, status, "desk/import_events_preview.html", context)
}

static NOTHING: Report = Report { entries: Vec::new(), kept: false };

fn done(site: &Site, viewer: &Viewer, signed_in: &SignedIn, report: &Report) -> Response {
    let made: Vec<Value> = report
        .entries
        .iter()
        .filter_map(|entry| if let Outcome::Made(id) = entry.outcome { Some(context! { id => id.to_string(), title => short(&entry.title) }) } else { None })
        .collect();
    let context = context! {
        made => made.len(),
        more => made.len().saturating_sub(SHOWN),
        shown => made.into_iter().take(SHOWN).collect::<Vec<_>>(),
        ..left_out(viewer.language, report),
    };
    desk_page(site, viewer, signed_in, StatusCode::OK, "desk/import_events_done.html", context)
}

/// What is there already, and what cannot be made, with its counts.
fn left_out(language: Language, report: &Report) -> Value {
    let name = |column: EventColumn| text(language, &format!("desk-events-column-{}", column.code()));
    let (mut known, mut faults) = (Vec::new(), Vec::new());
    for entry in &report.entries {
        match &entry.outcome {
            Outcome::Known(there) => {
                let differs: Vec<String> = there.differs.iter().map(|column| name(*column)).collect();
                known.push(context! { row => entry.rows.first(), id => there.event.to_string(), title => there.title.as_str(), differs => differs.join(", ") });
            }
            Outcome::Refused(found) => faults.push((entry, found)),
            Outcome::Ready(_) | Outcome::Made(_) => {}
        }
    }
    let fault = |fault: &RowFault| context! { row => fault.row, column => name(fault.column), why => why(language, fault) };
    let line =
        |(entry, found): &(&Entry, &Vec<RowFault>)| context! { row => entry.rows.first(), title => short(&entry.title), faults => found.iter().map(fault).collect::<Vec<_>>() };
    context! {
        known => known.len(),
        more_known => known.len().saturating_sub(FAULTS_SHOWN),
        known_shown => known.into_iter().take(FAULTS_SHOWN).collect::<Vec<_>>(),
        refused => report.refused(),
        faults => faults.iter().take(FAULTS_SHOWN).map(line).collect::<Vec<_>>(),
        more_faults => faults.len().saturating_sub(FAULTS_SHOWN),
    }
}

fn why(language: Language, fault: &RowFault) -> String {
    let limit = i64::try_from(fault.limit.unwrap_or(0)).unwrap_or(0);
    text_with(language, &format!("field-{}", fault.code), [("limit", FluentValue::from(limit))])
}

fn short(title: &str) -> String {
    title.chars().take(TITLE).collect()
}
