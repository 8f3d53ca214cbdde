//! The list of participants as a file: the columns and filters that are shown, in their order, and all pages at once.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use sea_orm::ActiveEnum as _;
use uuid::Uuid;

use super::frame::{id, query};
use super::participant_query::{self as looked_at, Column, status_code};
use super::participants::session_words;
use super::tables::{self, Heading, Table, words};
use crate::documents::csv::{Cell, Flavour};
use crate::error::Error;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_questions::desk_questions;
use crate::queries::participant_list::{Participant, all_participants};
use crate::rules::language::Language;
use crate::rules::permission::{Permission, allows};
use crate::text::dates::local;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::errors::PageError;
use crate::web::made::answer;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Rows of one file. An event with more has a file that is sent row by row, with the rows behind its report.
const MOST: usize = 20_000;

pub async fn csv(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let Some((shown, table)) = listed(&site, &viewer, &signed_in, &event).await? else { return Ok(rows_of(&event)) };
    let flavour = Flavour::parse(query(&viewer).get("flavour")).unwrap_or_default();
    Ok(answer(tables::csv(&table, flavour)?, Flavour::CONTENT_TYPE, &name(&shown, viewer.language, "csv")))
}

pub async fn xlsx(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let Some((shown, table)) = listed(&site, &viewer, &signed_in, &event).await? else { return Ok(rows_of(&event)) };
    let language = viewer.language;
    let file = in_the_background(move || tables::workbook(&[table], &text(language, "export-total"))).await??;
    Ok(answer(file, tables::XLSX, &name(&shown, language, "xlsx")))
}

fn name(shown: &DeskEvent, language: Language, ending: &str) -> String {
    format!("{}-{}.{ending}", shown.event.slug, text(language, "export-list-file"))
}

/// Where the rows behind the event's report are taken along.
fn rows_of(event: &str) -> Response {
    Redirect::to(&format!("/desk/reports/export?event={event}")).into_response()
}

/// `None`: they are too many for one table.
async fn listed(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event: &str) -> Result<Option<(DeskEvent, Table)>, Error> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let (event_id, query, language): (Uuid, _, _) = (id(event)?, query(viewer), viewer.language);
    let shown = desk_event(&site.app.db, event_id).await?;
    let questions = if shown.event.asks_questions { desk_questions(&site.app.db, event_id).await? } else { Vec::new() };
    let offered = looked_at::offered(language, &questions, shown.event.language(), allows(signed_in.acting.role, Permission::SeeNeeds));
    let columns = looked_at::shown(&query, &offered);
    let found = all_participants(&site.app.db, event_id, &looked_at::filter(&query), looked_at::extras(&columns), site.app.clock.now(), MOST).await?;
    let Some(people) = found else { return Ok(None) };
    let zone = shown.zone(&site.app.config.time_zone).to_owned();
    let named = ["desk-label-last-name", "desk-label-first-name"].map(|key| Heading::words(text(language, key), 22.0));
    let headings = named.into_iter().chain(columns.iter().map(|column| Heading::words(column.label.clone(), 24.0))).collect();
    let row = |person: &Participant| {
        let own = [words(person.last_name.as_str()), words(person.first_name.as_str())];
        own.into_iter().chain(columns.iter().map(|column| cell(language, &shown, &zone, person, column))).collect()
    };
    let rows = people.iter().map(row).collect();
    Ok(Some((shown, Table { name: text(language, "export-list-sheet"), headings, rows })))
}

fn cell(language: Language, shown: &DeskEvent, zone: &str, person: &Participant, column: &Column) -> Cell<'static> {
    let said = |text: Option<&str>| text.map_or(Cell::Empty, words);
    let session = |id: &Uuid| shown.sessions.iter().find(|session| session.id == *id).map(|session| session_words(language, session));
    match column.code {
        "organisation" => said(person.organisation.as_deref()),
        "email" => words(person.email.as_str()),
        "function" => person.function_category.as_deref().map_or(Cell::Empty, |code| words(text(language, &format!("function-{code}")))),
        "job-title" => said(person.job_title.as_deref()),
        "state" => words(text(language, &format!("status-{}", status_code(person.status)))),
        "since" => Cell::Moment(local(person.since.0, zone).datetime()),
        "mail" => person.mail.as_ref().map_or(Cell::Empty, |mail| words(text(language, &format!("desk-mail-state-{}", mail.state.to_value())))),
        "mode" => person.attendance_mode.map_or(Cell::Empty, |mode| words(text(language, &format!("format-{}", mode.to_value())))),
        "language" => words(text(language, &format!("site-language-{}", person.language))),
        "remarks" => said(person.remarks.as_deref()),
        "tags" => words(person.tags.join(", ")),
        "sessions" => words(person.sessions.iter().filter_map(session).collect::<Vec<_>>().join("; ")),
        "attendance" => {
            let one = shown.sessions.len() == 1;
            let mark = |(id, status): &(Uuid, crate::entity::attendance::AttendanceStatus)| {
                let mark = text(language, &format!("desk-mark-{}", status.to_value()));
                if one { Some(mark) } else { session(id).map(|session| format!("{session}: {mark}")) }
            };
            words(person.attendances.iter().filter_map(mark).collect::<Vec<_>>().join("; "))
        }
        _ => column.question.and_then(|question| person.answers.get(&question)).map_or(Cell::Empty, |answers| words(answers.join(", "))),
    }
}
