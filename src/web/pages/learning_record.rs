//! `/my/{token}/record`: what somebody took part in, over all years, with their certificates; as a page, and as a file with the same words.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::context;
use minijinja::value::Serde;
use serde::Serialize;

use super::my::{expired, owner};
use super::private;
use crate::documents::pdf::{Align, Block, Column, Document, Paragraph, Table, pdf};
use crate::entity::person;
use crate::keys::Purpose;
use crate::links;
use crate::queries::learning_record::{Attended, learning_record};
use crate::rules::language::Language;
use crate::text::dates::{local, plain_date};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::certificate_view::{day, duration, file_name};
use crate::web::errors::PageError;
use crate::web::made::{PDF, answer};
use crate::web::page::page;
use crate::web::viewer::Viewer;

/// A year of it, the latest first.
#[derive(Debug, Serialize)]
struct Year {
    year: String,
    lines: Vec<Line>,
    total: String,
}

#[derive(Debug, Serialize)]
struct Line {
    title: String,
    language: Language,
    days: Vec<String>,
    hours: String,
    /// Of the certificate that is good.
    number: Option<String>,
    /// Where it is.
    href: Option<String>,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let Some(person) = owner(&site, &token).await? else { return Ok(expired(&site, &viewer)) };
    let years = years(&site, viewer.language, &learning_record(site.app.db.reader(), person.id).await?);
    let context = context! { name => name(&person), years => Serde(&years), above => links::my(&token), here => links::learning_record(&token) };
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/record.html", context)))
}

pub async fn download(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let Some(person) = owner(&site, &token).await? else { return Ok(expired(&site, &viewer)) };
    let language = viewer.language;
    let years = years(&site, language, &learning_record(site.app.db.reader(), person.id).await?);
    let (now, name) = (site.app.clock.now(), name(&person));
    let association = site.app.config.association_name.clone();
    let today = plain_date(language, local(now, &site.app.config.time_zone).date());
    let file = file_name(&[&text(language, "record-file"), &name]);
    let bytes = in_the_background(move || {
        let title = text(language, "record-title");
        let mut blocks = vec![
            Block::Heading { level: 1, text: title.clone(), align: Align::Start },
            Paragraph { bold: true, size: 13.0, ..Paragraph::of(name.as_str()) }.into(),
            Paragraph::of(text_with(language, "record-as-of", [("association", FluentValue::from(association.clone())), ("date", FluentValue::from(today))])).into(),
        ];
        if years.is_empty() {
            blocks.push(Paragraph::of(text(language, "record-empty")).into());
        }
        for year in &years {
            blocks.extend(of_year(language, year));
        }
        let numbered = |page: usize, pages: usize| numbered(language, page, pages);
        pdf(&Document { title: format!("{title}: {name}"), language, blocks, footer: format!("{association} · {name}"), numbered: Some(&numbered), created_at: now })
    });
    Ok(private(answer(bytes.await??, PDF, &file)))
}

fn name(person: &person::Model) -> String {
    format!("{} {}", person.first_name, person.last_name)
}

/// `Pagina 1 van 3`.
fn numbered(language: Language, page: usize, pages: usize) -> String {
    let number = |number: usize| FluentValue::from(i64::try_from(number).unwrap_or(0));
    text_with(language, "document-page", [("page", number(page)), ("pages", number(pages))])
}

fn of_year(language: Language, year: &Year) -> Vec<Block> {
    let column = |key: &str, share, align| Column { heading: text(language, key), share, align };
    let row = |line: &Line| vec![line.title.clone(), line.days.join("\n"), line.hours.clone(), line.number.clone().unwrap_or_default()];
    let table = Table {
        columns: vec![
            column("record-event", 4.0, Align::Start),
            column("record-days", 3.5, Align::Start),
            column("record-hours", 2.0, Align::Start),
            column("record-certificate", 3.0, Align::Start),
        ],
        rows: year.lines.iter().map(row).collect(),
        row_height: 0.0,
        boxed: false,
        named_by: Some(0),
        summary: year.year.clone(),
    };
    let total = text_with(language, "record-total", [("duration", FluentValue::from(year.total.clone()))]);
    vec![Block::Heading { level: 2, text: year.year.clone(), align: Align::Start }, Block::Table(table), Paragraph { bold: true, align: Align::End, ..Paragraph::of(total) }.into()]
}

fn years(site: &Site, language: Language, record: &[Attended]) -> Vec<Year> {
    let year = |attended: &Attended| attended.sessions.first().map_or(0, |session| local(session.starts_at, &session.time_zone).year());
    record
        .chunk_by(|one, other| year(one) == year(other))
        .map(|attended| Year {
            year: attended.first().map(year).unwrap_or_default().to_string(),
            total: duration(language, attended.iter().map(|attended| attended.minutes).fold(0, i32::saturating_add)),
            lines: attended.iter().map(|attended| line(site, language, attended)).collect(),
        })
        .collect()
}

fn line(site: &Site, language: Language, attended: &Attended) -> Line {
    let title = attended.event.texts_for(language).title;
    let mut days: Vec<String> = attended.sessions.iter().map(|session| day(language, session.starts_at, &session.time_zone)).collect();
    days.dedup();
    let registration = &attended.registration;
    let token = site.app.keys.derive(Purpose::Registration, registration.id, registration.token_generation);
    Line {
        title: title.text,
        language: title.language,
        days,
        hours: duration(language, attended.minutes),
        number: attended.certificate.as_ref().map(|certificate| certificate.number.clone()),
        href: attended.certificate.as_ref().map(|_| format!("{}/certificate", links::registration(token.as_str()))),
    }
}
