//! Past registrations and attendance of many events from one file: it is read, its columns are recognised or said by hand, and what
//! would happen is shown. Only then it is written, some thousands at each press of the button. Between the pages the table travels
//! in the form; nothing is kept here.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};

use super::frame::{desk_page, labels, value};
use super::import_table;
use crate::actions::registration::import::{Entry, Held, How, Outcome, Past, Report, RowFault};
use crate::documents::table::{self, Limits, Table};
use crate::entity::registration::RegistrationStatus;
use crate::error::FieldErrors;
use crate::queries::organisations_then::OrganisationsThen;
use crate::rules::language::Language;
use crate::rules::past_columns::{PastCells, PastColumn, PastColumns};
use crate::rules::permission::Permission;
use crate::text::dates::{date_and_time, local};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::session::SignedIn;
use crate::web::upload::DeskTable;
use crate::web::viewer::Viewer;

/// Events, and rows of each list, that are shown; all are counted.
const EVENTS_SHOWN: usize = 25;
const SHOWN: usize = 200;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ImportHistory)?;
    Ok(ask(&site, &viewer, &signed_in, StatusCode::OK, &Fields::default(), &FieldErrors::default()))
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskTable(upload): DeskTable) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ImportHistory)?;
    let mut faults = FieldErrors::default();
    let fields = &upload.fields;
    let Some(table) = import_table::read_within(&upload, Limits::of_years(site.app.config.import_past), &mut faults).await? else {
        return Ok(ask(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, fields, &faults));
    };
    let columns = columns(fields, &table);
    let how = how(fields);
    let page = Paper { site: &site, viewer: &viewer, signed_in: &signed_in, table: &table, columns: &columns, how };
    let missing = columns.missing();
    let rows = if missing.is_some() { Vec::new() } else { rows(&columns, &table) };
    let directory = OrganisationsThen::read(site.app.db.reader()).await?;
    let organisations = |typed: &str, day| directory.meaning(typed, day);
    let mut past = Past::read(&site.app, Some(signed_in.acting), rows, &organisations, how).await?;
    let looked = past.report(&site.app);
    if fields.get("step") != "add" {
        return Ok(page.preview(StatusCode::OK, &looked, &faults));
    }
    if looked.good == 0 {
        faults.add("columns", missing.unwrap_or("nothing-in-table"));
        return Ok(page.preview(StatusCode::UNPROCESSABLE_ENTITY, &looked, &faults));
    }
    drop(looked);
    let from = fields.get("from").parse::<usize>().unwrap_or(0);
    let until = from.saturating_add(site.app.config.import_past_at_once);
    let done = past.write(&site.app, from..until).await?;
    Ok(page.done(&done, until))
}

/// As they were said by hand, or else by the headings.
fn columns(fields: &Fields, table: &Table) -> PastColumns {
    let first = table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
    if !import_table::is_mapped(fields) {
        return PastColumns::of_headings(first);
    }
    PastColumns::by_hand(fields.checked("heading"), first, |at| PastColumn::ALL.into_iter().find(|column| column.code() == import_table::said(fields, at)))
}

/// As a first look proposes, until somebody says otherwise.
fn how(fields: &Fields) -> How {
    let first = !import_table::is_mapped(fields);
    How { publish_drafts: first || fields.checked("publish_drafts"), close_lists: first || fields.checked("close_lists"), rest_absent: fields.checked("rest_absent") }
}

fn rows(columns: &PastColumns, table: &Table) -> Vec<PastCells> {
    table.rows.iter().skip(usize::from(columns.has_heading)).map(|row| columns.row(row.number, row.cells.clone())).collect()
}

fn name(language: Language, column: PastColumn) -> String {
    text(language, &format!("past-column-{}", column.code()))
}

fn ask(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, fields: &Fields, faults: &FieldErrors) -> Response {
    let language = viewer.language;
    let mut names = labels(language, faults);
    names.insert("file".to_owned(), text(language, "desk-import-file"));
    let column = |column: PastColumn| context! { name => name(language, column), help => text(language, &format!("past-column-help-{}", column.code())) };
    let context = context! {
        most => site.app.config.import_past,
        term => site.app.config.terms.registrations,
        table => import_table::pasted(fields),
        columns => PastColumn::ALL.map(column).to_vec(),
        labels => names,
        errors => value(&faults.0),
    };
    desk_page(site, viewer, signed_in, status, "desk/import_registrations.html", context)
}

/// What the pages about one table share.
struct Paper<'a> {
    site: &'a Site,
    viewer: &'a Viewer,
    signed_in: &'a SignedIn,
    table: &'a Table,
    columns: &'a PastColumns,
    how: How,
}

impl Paper<'_> {
    fn preview(&self, status: StatusCode, found: &Report, faults: &FieldErrors) -> Response {
        let language = self.viewer.language;
        let holds = |at: usize| self.columns.holds.get(at).copied().flatten().map_or("", |holds| holds.column.code());
        let option = |value: &str, label: String| context! { value, label };
        let kinds = PastColumn::ALL.into_iter().map(|column| option(column.code(), name(language, column)));
        let missing = self.columns.missing();
        let context = context! {
            packed => table::packed(self.table),
            heading => self.columns.has_heading,
            columns => import_table::column_fields(language, self.table, self.columns.has_heading, holds),
            kinds => std::iter::once(option("", text(language, "desk-import-nothing"))).chain(kinds).collect::<Vec<_>>(),
            missing,
            is_ready => missing.is_none() && found.good > 0,
            at_once => self.site.app.config.import_past_at_once,
            values => self.values(),
            labels => labels(language, faults),
            errors => value(&faults.0),
            ..self.told(found),
        };
        desk_page(self.site, self.viewer, self.signed_in, status, "desk/import_registrations_preview.html", context)
    }

    /// What was written, and the way on when more is to be.
    fn done(&self, done: &Report, until: usize) -> Response {
        let left = done.good.saturating_sub(until);
        let context = context! {
            so_far => until.min(done.good),
            all => done.good,
            left,
            next => left.min(self.site.app.config.import_past_at_once),
            packed => if left == 0 { String::new() } else { table::packed(self.table) },
            carried => (left > 0).then(|| self.carried()),
            // They are told once, at the end.
            ..self.told(done),
        };
        desk_page(self.site, self.viewer, self.signed_in, StatusCode::OK, "desk/import_registrations_done.html", context)
    }

    fn values(&self) -> Value {
        context! { publish_drafts => self.how.publish_drafts, close_lists => self.how.close_lists, rest_absent => self.how.rest_absent }
    }

    /// What was said of columns and of what is to be done, for the form that goes on.
    fn carried(&self) -> Vec<Value> {
        let hidden = |name: String, value: &str| context! { name, value };
        let holds = self.columns.holds.iter().enumerate().map(|(at, holds)| hidden(format!("column_{at}"), holds.map_or("", |holds| holds.column.code())));
        let How { publish_drafts, close_lists, rest_absent } = self.how;
        let said = [("publish_drafts", publish_drafts), ("close_lists", close_lists), ("rest_absent", rest_absent), ("heading", self.columns.has_heading)];
        holds.chain(said.into_iter().filter(|(_, on)| *on).map(|(name, _)| hidden(name.to_owned(), "yes"))).collect()
    }

    /// What happens, or happened, with its lists.
    fn told(&self, found: &Report) -> Value {
        let language = self.viewer.language;
        let (mut known, mut differing, mut refused) = (0_usize, Vec::new(), Vec::new());
        for entry in &found.entries {
            match &entry.outcome {
                Outcome::New { .. } => {}
                Outcome::Known { registration, differs, .. } => {
                    known += 1;
                    if !differs.is_empty() {
                        let columns: Vec<String> = differs.iter().map(|column| name(language, *column)).collect();
                        differing.push(context! { row => entry.row, id => registration.to_string(), name => entry.name.as_str(), differs => columns.join(", ") });
                    }
                }
                Outcome::Refused(faults) => refused.push((entry, faults)),
            }
        }
        let fault = |fault: &RowFault| context! { column => name(language, fault.column), why => why(language, fault) };
        let line = |(entry, faults): &(&Entry, &Vec<RowFault>)| context! { row => entry.row, name => entry.name.as_str(), faults => faults.iter().map(fault).collect::<Vec<_>>() };
        let statuses = [RegistrationStatus::Confirmed, RegistrationStatus::Waitlisted, RegistrationStatus::Cancelled, RegistrationStatus::Declined];
        let status = |status: RegistrationStatus| {
            let code = sea_orm::ActiveEnum::to_value(&status);
            context! { code, count => found.new_of(status) }
        };
        let touched: Vec<&Held> = found.events.iter().filter(|event| event.rows > 0).collect();
        context! {
            new => found.new_rows(),
            statuses => statuses.into_iter().filter(|status| found.new_of(*status) > 0).map(status).collect::<Vec<_>>(),
            marks => found.marks(),
            typed => found.typed,
            publishes => found.publishes(),
            closes => found.closes(),
            past_term => touched.iter().filter(|event| event.past_term).count(),
            events => touched.len(),
            more_events => touched.len().saturating_sub(EVENTS_SHOWN),
            events_shown => touched.iter().take(EVENTS_SHOWN).map(|event| self.event(event)).collect::<Vec<_>>(),
            known,
            differing => differing.len(),
            more_differing => differing.len().saturating_sub(SHOWN),
            differing_shown => differing.into_iter().take(SHOWN).collect::<Vec<_>>(),
            refused => refused.len(),
            more_faults => refused.len().saturating_sub(SHOWN),
            faults => refused.iter().take(SHOWN).map(line).collect::<Vec<_>>(),
        }
    }

    fn event(&self, event: &Held) -> Value {
        let zone = &self.site.app.config.time_zone;
        context! {
            id => event.id.to_string(),
            title => event.title.as_str(),
            starts => event.starts_at.map(|start| date_and_time(self.viewer.language, &local(start, zone))),
            rows => event.rows,
            publishes => event.publishes,
            closes => event.closes,
            past_term => event.past_term,
        }
    }
}

fn why(language: Language, fault: &RowFault) -> String {
    let limit = i64::try_from(fault.limit.unwrap_or(0)).unwrap_or(0);
    text_with(language, &format!("field-{}", fault.code), [("limit", FluentValue::from(limit))])
}
