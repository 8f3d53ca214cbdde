//! The rows behind a report as a file, with the columns that somebody chooses: a page to choose them, and the file itself, sent row
//! by row. Taking it is written down, so it is a form that is sent.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use bytes::Bytes;
use futures_util::stream::try_unfold;
use minijinja::{Value, context};

use super::export_columns::{Column, Wording};
use super::frame::{desk_page, labels, query, value};
use super::report::PATH as REPORTS;
use super::report_file::{back, named};
use super::report_form::{ReportForm, encoded, period_words};
use super::tables::XLSX;
use crate::actions::export::rows::{EXPORT, rows};
use crate::app::App;
use crate::documents::csv::{Flavour, Writer};
use crate::documents::json_lines::line;
use crate::documents::spreadsheet::{self, Book, MOST_ROWS};
use crate::error::{Error, FieldErrors};
use crate::queries::desk_event::desk_event;
use crate::queries::export_choice::export_choice;
use crate::queries::report::Asked;
use crate::queries::report::exported::{Extent, Pieces, exported, extent};
use crate::rules::permission::Permission;
use crate::text::numbers::count;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::made::{Permit, answer, built};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// What the file is; the first is proposed.
const FORMATS: [&str; 4] = ["excel", "plain", "xlsx", "jsonl"];

/// What was sent, shown again.
#[derive(Default)]
struct Sent {
    columns: Option<Vec<String>>,
    format: String,
    faults: FieldErrors,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    page(&site, &viewer, &signed_in, StatusCode::OK, Sent::default()).await
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, sent: Sent) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let form = ReportForm::read(&query(viewer), site.app.today());
    if !form.is_asked || !form.faults.0.is_empty() {
        return Ok(back(viewer, REPORTS));
    }
    let language = viewer.language;
    let chosen = match sent.columns {
        Some(columns) => Some(columns),
        None => export_choice(&site.app.db, signed_in.acting.organiser_id, EXPORT).await?,
    };
    let is_chosen = |column: Column| chosen.as_ref().map_or(!column.names_people(), |codes| codes.iter().any(|code| code == column.code()));
    let option = |column: Column| context! { value => column.code(), label => column.label(language), checked => is_chosen(column) };
    let (people, others): (Vec<Column>, Vec<Column>) = Column::ALL.into_iter().map(|(column, _)| column).partition(|column| column.names_people());
    let event = match form.selection.event {
        Some(event) => Some(desk_event(&site.app.db, event).await?.event),
        None => None,
    };
    let zone = site.app.zone();
    let found = extent(&site.app.db, &Asked { scope: &signed_in.scope, selection: &form.selection, zone: &zone, now: site.app.clock.now() }).await?;
    let formats: Vec<Value> = FORMATS.into_iter().map(|format| context! { value => format, label => text(language, &format!("export-format-{format}")) }).collect();
    let context = context! {
        period => form.selection.period.map(|period| period_words(language, period)),
        event => event.map(|event| context! { title => event.title, language => event.language }),
        count => found.rows,
        shown => count(language, i64::try_from(found.rows).unwrap_or(i64::MAX)),
        too_many => found.rows > u64::from(MOST_ROWS),
        columns => others.into_iter().map(option).collect::<Vec<_>>(),
        people => people.into_iter().map(option).collect::<Vec<_>>(),
        formats,
        format => if sent.format.is_empty() { FORMATS[0] } else { sent.format.as_str() },
        query => encoded(&form.selection, &[]),
        back => format!("{REPORTS}?{}", encoded(&form.selection, &[])),
        errors => value(&sent.faults.0),
        labels => labels(language, &sent.faults),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/export.html", context))
}

/// The file.
pub async fn take(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let form = ReportForm::read(&query(&viewer), site.app.today());
    if !form.is_asked || !form.faults.0.is_empty() {
        return Ok(back(&viewer, REPORTS));
    }
    let sent: Vec<&str> = fields.all("column");
    // In the order of the file, each once.
    let columns: Vec<Column> = Column::ALL.into_iter().filter(|(_, code)| sent.contains(code)).map(|(column, _)| column).collect();
    let format = FORMATS.into_iter().find(|format| *format == fields.get("file_format"));
    let mut faults = FieldErrors::default();
    if columns.is_empty() {
        faults.add("column", "required");
    }
    if format.is_none() {
        faults.add("file_format", "not-in-list");
    }
    let zone = site.app.zone();
    let found = extent(&site.app.db, &Asked { scope: &signed_in.scope, selection: &form.selection, zone: &zone, now: site.app.clock.now() }).await?;
    if format == Some("xlsx") && found.rows > u64::from(MOST_ROWS) {
        faults.add("file_format", "too-many-rows");
    }
    let Some(format) = format.filter(|_| faults.0.is_empty()) else {
        let sent = Sent { columns: Some(sent.into_iter().map(str::to_owned).collect()), format: fields.get("file_format").to_owned(), faults };
        return page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, sent).await;
    };
    let permit = site.making.begin()?;
    rows(&site.app, signed_in.acting, &form.selection, columns.iter().map(|column| column.code().to_owned()).collect()).await?;
    let wording = Wording::new(viewer.language, matches!(format, "plain" | "jsonl"), &site.app.config.time_zone);
    let name = |ending: &str| named(&text(viewer.language, "export-file"), &form.selection, ending);
    let rows = Rows { app: site.app.clone(), extent: Arc::new(found), columns, wording };
    Ok(match format {
        "xlsx" => {
            let (sheet, total) = (text(viewer.language, "export-sheet"), text(viewer.language, "export-total"));
            answer(built(permit, move || workbook(rows, sheet, total)), XLSX, &name("xlsx"))
        }
        "jsonl" => answer(rows.lines(permit), "application/x-ndjson", &name("jsonl")),
        _ => answer(rows.csv(permit, Flavour::parse(format).unwrap_or_default())?, Flavour::CONTENT_TYPE, &name("csv")),
    })
}

/// What is being sent.
struct Rows {
    app: App,
    extent: Arc<Extent>,
    columns: Vec<Column>,
    wording: Wording,
}

impl Rows {
    fn csv(self, permit: Permit, flavour: Flavour) -> Result<Body, Error> {
        let fault = |error: std::io::Error| Error::Internal(error.into());
        let mut writer = Writer::new(flavour, Vec::new()).map_err(fault)?;
        writer.row(self.columns.iter().map(|column| self.wording.heading(*column).into_owned().into())).map_err(fault)?;
        let stream = try_unfold((self.begun(), writer, permit, false), move |((rows, mut pieces), mut writer, permit, done)| async move {
            if done {
                return Ok(None);
            }
            let found = pieces.next().await?;
            for row in found.iter().flatten() {
                writer.row(rows.columns.iter().map(|column| rows.wording.cell(*column, row, &rows.extent))).map_err(fault)?;
            }
            let piece = writer.take().map_err(fault)?;
            Ok::<_, Error>(Some((Bytes::from(piece), ((rows, pieces), writer, permit, found.is_none()))))
        });
        Ok(Body::from_stream(stream))
    }

    fn lines(self, permit: Permit) -> Body {
        let stream = try_unfold((self.begun(), permit), |((rows, mut pieces), permit)| async move {
            let Some(found) = pieces.next().await? else { return Ok::<_, Error>(None) };
            let names: Vec<&str> = rows.columns.iter().map(|column| column.code()).collect();
            let mut piece = Vec::new();
            for row in &found {
                let cells = rows.columns.iter().map(|column| rows.wording.cell(*column, row, &rows.extent));
                line(&mut piece, &names, cells).map_err(|error| Error::Internal(error.into()))?;
            }
            Ok(Some((Bytes::from(piece), ((rows, pieces), permit))))
        });
        Body::from_stream(stream)
    }

    /// The reading, under way.
    fn begun(self) -> (Self, Pieces) {
        let pieces = exported(&self.app.db, &self.extent);
        (self, pieces)
    }
}

async fn workbook(rows: Rows, name: String, total: String) -> Result<std::fs::File, Error> {
    let fault = |error: rust_xlsxwriter::XlsxError| Error::Internal(error.into());
    let column = |column: &Column| {
        let shown = spreadsheet::Column::of(rows.wording.heading(*column), column.width());
        if *column == Column::CountedSeconds { shown.totalled() } else { shown }
    };
    let columns: Vec<spreadsheet::Column<'_>> = rows.columns.iter().map(column).collect();
    let mut book = Book::new();
    let mut sheet = book.sheet(&name, &columns, &total).map_err(fault)?;
    let (rows, mut pieces) = rows.begun();
    while let Some(found) = pieces.next().await? {
        for row in &found {
            let cells = rows.columns.iter().map(|column| rows.wording.cell(*column, row, &rows.extent));
            // More than a sheet holds came in since they were counted: a file without them would be wrong.
            if !sheet.row(cells).map_err(fault)? {
                return Err(Error::Busy);
            }
        }
    }
    sheet.finish().map_err(fault)?;
    let mut file = tempfile::tempfile().map_err(|error| Error::Internal(error.into()))?;
    book.write(&mut file).map_err(fault)?;
    std::io::Seek::rewind(&mut file).map_err(|error| Error::Internal(error.into()))?;
    Ok(file)
}
