//! The audit file of an event, or of all events of a programme: one archive that shows what took place, who was there, and how that is
//! known. Each number on its cover names the list from which it is counted. Taking it is written down, so it is a form that is sent.

use std::fs::File;
use std::io::Seek as _;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::context;
use uuid::Uuid;

use super::audit_event::{Folder, fault, made_at};
use super::audit_more;
use super::frame::{desk_page, id};
use super::report_file::paged;
use super::report_form::labelled;
use super::tables::{Heading, Table, blocks, words};
use crate::actions::export::audit_file::{Of, audit_file};
use crate::app::App;
use crate::documents::archive::{Archive, Number};
use crate::documents::csv::Cell;
use crate::documents::pdf::{Align, Block, Paragraph};
use crate::error::Error;
use crate::links;
use crate::queries::audit_file::{count_of, events_of};
use crate::queries::desk_event::desk_event;
use crate::queries::desk_programmes::desk_programme;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::text::dates::{clock_time, local, plain_date};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::made::{answer, built};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Events of one archive.
const MOST_EVENTS: u64 = 500;
/// The numbers of the cover for programs.
const NUMBERS: &str = "numbers.json";

pub async fn of_event(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ReadHistory)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let context = context! {
        title => shown.event.title.as_str(),
        language_of => shown.event.language.as_str(),
        above => links::desk_event(shown.event.id),
        action => format!("{}/audit-file", links::desk_event(shown.event.id)),
        open => shown.sessions.iter().filter(|session| session.ends_at.0 <= site.app.clock.now() && session.attendance_closed_at.is_none()).count(),
        ahead => shown.sessions.iter().any(|session| session.ends_at.0 > site.app.clock.now()),
        events => 1,
        too_many => false,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/audit_file.html", context))
}

pub async fn take_of_event(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    signed_in.acting.needs(Permission::ReadHistory)?;
    let permit = site.making.begin()?;
    audit_file(&site.app, signed_in.acting, Of::Event(shown.event.id)).await?;
    let about = About { title: shown.event.title, by: signed_in.name.clone(), language: viewer.language, events: vec![shown.event.id], folders: false };
    let name = format!("{}-{}.zip", text(viewer.language, "audit-file-name"), shown.event.slug);
    let app = site.app.clone();
    Ok(answer(built(permit, move || archive(app, about)), "application/zip", &name))
}

pub async fn of_programme(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ReadHistory)?;
    let programme_id = id(&programme)?;
    let shown = desk_programme(&site.app.db, programme_id, site.app.clock.now()).await?;
    let events = count_of(&site.app.db, &signed_in.scope, programme_id).await?;
    let context = context! {
        title => shown.programme.name.as_str(),
        language_of => shown.programme.language.as_str(),
        above => format!("/desk/programmes/{programme_id}"),
        action => format!("/desk/programmes/{programme_id}/audit-file"),
        open => 0,
        ahead => false,
        events,
        too_many => events > MOST_EVENTS,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/audit_file.html", context))
}

pub async fn take_of_programme(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let programme_id = id(&programme)?;
    signed_in.acting.needs(Permission::ReadHistory)?;
    let shown = desk_programme(&site.app.db, programme_id, site.app.clock.now()).await?;
    let events = events_of(&site.app.db, &signed_in.scope, programme_id, MOST_EVENTS + 1).await?;
    if events.is_empty() || events.len() as u64 > MOST_EVENTS {
        return of_programme(State(site), viewer, signed_in, Path(programme)).await;
    }
    let permit = site.making.begin()?;
    audit_file(&site.app, signed_in.acting, Of::Programme(programme_id)).await?;
    let name = format!("{}-{}.zip", text(viewer.language, "audit-file-name"), shown.programme.slug);
    let about = About { title: shown.programme.name, by: signed_in.name.clone(), language: viewer.language, events, folders: true };
    let app = site.app.clone();
    Ok(answer(built(permit, move || archive(app, about)), "application/zip", &name))
}

/// What the archive is about.
struct About {
    title: String,
    /// Who asked for it.
    by: String,
    language: Language,
    events: Vec<Uuid>,
    /// Each event in a folder of its own.
    folders: bool,
}

async fn archive(app: App, about: About) -> Result<File, Error> {
    let file = tempfile::tempfile().map_err(fault)?;
    let mut archive = Archive::new(file, made_at(&app));
    let mut parts: Vec<(String, Vec<Number>)> = Vec::new();
    for (at, event) in about.events.iter().enumerate() {
        let folder = Folder::of(&app, about.language, *event, about.folders.then_some(at + 1)).await?;
        folder.write(&mut archive).await?;
        audit_more::write(&folder, &mut archive).await?;
        let numbers = std::mem::take(&mut archive.numbers);
        parts.push((folder.shown.event.title.clone(), numbers));
    }
    let numbers: Vec<_> = parts.iter().map(|(event, numbers)| serde_json::json!({ "event": event, "numbers": numbers })).collect();
    let all = serde_json::json!({ "title": about.title, "made_at": app.clock.now(), "made_by": about.by, "parts": numbers });
    let all = serde_json::to_vec_pretty(&all).map_err(|error| Error::Internal(error.into()))?;
    archive.file(NUMBERS, &all).map_err(fault)?;
    let cover = cover(&app, &about, &parts)?;
    archive.file(&format!("{}.pdf", text(about.language, "audit-path-cover")), &cover).map_err(fault)?;
    let mut file = archive.finish().map_err(fault)?;
    file.rewind().map_err(fault)?;
    Ok(file)
}

/// The numbers, each with the list and the rows from which it is counted.
fn cover(app: &App, about: &About, parts: &[(String, Vec<Number>)]) -> Result<Vec<u8>, Error> {
    let language = about.language;
    let word = |key: &str| text(language, key);
    let title = labelled(language, &word("audit-title"), &about.title);
    let at = local(app.clock.now(), &app.config.time_zone);
    let made = [("moment", format!("{}, {}", plain_date(language, at.date()), clock_time(&at))), ("name", about.by.clone())];
    let said = |text: String| Block::from(Paragraph::of(text));
    let mut all = vec![
        Block::Heading { level: 1, text: title.clone(), align: Align::Start },
        said(app.config.association_name.clone()),
        said(text_with(language, "audit-made", made.map(|(name, value)| (name, FluentValue::from(value))))),
        said(word("audit-explained")),
    ];
    for (event, numbers) in parts {
        let headings = vec![
            Heading::words(word("audit-column-figure"), 26.0),
            Heading::numbers(word("audit-column-count")),
            Heading::words(word("audit-column-list"), 20.0),
            Heading::words(word("audit-column-rows"), 30.0),
        ];
        let row = |number: &Number| vec![words(number.label.as_str()), Cell::Number(number.value), words(number.list.as_str()), words(condition(language, number))];
        let table = Table { name: event.clone(), headings, rows: numbers.iter().map(row).collect() };
        all.extend(blocks(language, &table, 2));
    }
    paged(language, title, all, app.clock.now())
}

/// Which rows are counted, in words.
fn condition(language: Language, number: &Number) -> String {
    let empty = text(language, "desk-empty");
    let of = |(column, values): &(String, Vec<String>)| {
        let values: Vec<&str> = values.iter().map(|value| if value.is_empty() { empty.as_str() } else { value.as_str() }).collect();
        format!("{column}: {}", values.join(" / "))
    };
    let mut parts: Vec<String> = number.only.iter().map(of).collect();
    if parts.is_empty() {
        parts.push(text(language, "audit-all-rows"));
    }
    parts.extend(number.distinct.as_ref().map(|column| text_with(language, "audit-once-each", [("column", FluentValue::from(column.clone()))])));
    parts.join("; ")
}
