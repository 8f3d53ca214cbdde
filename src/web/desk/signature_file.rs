//! The list that people sign as a file to print: the same as the page, with the head of each sheet and of its table on every page.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;

use super::frame::id;
use super::signature_list::{Listed, listed};
use crate::documents::pdf::{Align, Block, Column, Document, Paragraph, SMALL, Table, page_count, pdf};
use crate::entity::session;
use crate::queries::signature_list::Signer;
use crate::rules::language::Language;
use crate::rules::paper::{ROWS_PER_SHEET, sheets};
use crate::rules::permission::Permission;
use crate::rules::presence::Half;
use crate::text::dates::{local, period};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::certificate_view::{Album, file_name, logos};
use crate::web::errors::PageError;
use crate::web::made::{PDF, answer};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Room to sign, in points: what a sheet of the page has, and less where a long title or what funders ask to be said takes it.
const ROWS: [f32; 4] = [34.0, 30.0, 26.0, 22.0];

pub async fn download(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let found = listed(&site, &viewer, id(&event)?, id(&session)?).await?;
    let pictures = Arc::new(logos(&site.app, &mut Album::default(), found.shown.event.programme_id).await?);
    let language = viewer.language;
    let now = site.app.clock.now();
    let name = file_name(&[&text(language, "paper-list"), &found.shown.event.title, &local(found.session.starts_at.0, &found.session.time_zone).date().to_string()]);
    let bytes = in_the_background(move || {
        let title = format!("{}: {}", text(language, "paper-list"), found.shown.event.title);
        let count = sheets(found.people.len(), found.empty);
        let numbered = |page: usize, pages: usize| sheet_words(language, page, pages);
        let document = |blocks: Vec<Block>| Document { title: title.clone(), language, blocks, footer: text(language, "paper-list"), numbered: Some(&numbered), created_at: now };
        let sheet = |sheet: usize, row: f32| {
            let mut blocks = Vec::new();
            if sheet > 0 {
                blocks.push(Block::NewPage);
            }
            if !pictures.is_empty() {
                blocks.push(Block::Pictures { pictures: pictures.as_ref().clone(), align: Align::Start });
            }
            blocks.extend(head(language, &found, sheet));
            blocks.push(Block::Table(table(language, &found, sheet, count, row)));
            blocks.extend(foot(language, &found));
            blocks
        };
        // A sheet is a page: of all, the first has the tallest head.
        let row = ROWS.into_iter().find(|row| page_count(&document(sheet(0, *row))) == 1).unwrap_or(ROWS[ROWS.len() - 1]);
        pdf(&document((0..count).flat_map(|at| sheet(at, row)).collect()))
    });
    Ok(answer(bytes.await??, PDF, &name))
}

fn sheet_words(language: Language, sheet: usize, sheets: usize) -> String {
    let number = |number: usize| FluentValue::from(i64::try_from(number).unwrap_or(0));
    text_with(language, "paper-sheet", [("sheet", number(sheet)), ("sheets", number(sheets))])
}

/// What stands above the table of each sheet.
fn head(language: Language, found: &Listed, sheet: usize) -> Vec<Block> {
    let session = &found.session;
    let mut title = Block::Heading { level: if sheet == 0 { 1 } else { 2 }, text: found.shown.event.title.clone(), align: Align::Start };
    if found.shown.event.language() != language {
        title = Block::In(found.shown.event.language(), vec![title]);
    }
    let bold = session.title.as_ref().map(|title| Block::from(Paragraph { bold: true, ..Paragraph::of(title.as_str()) }));
    std::iter::once(title).chain(bold).chain([Paragraph::of(when_and_where(language, session)).into()]).collect()
}

fn when_and_where(language: Language, session: &session::Model) -> String {
    let when = period(language, &local(session.starts_at.0, &session.time_zone), &local(session.ends_at.0, &session.time_zone));
    let place: Vec<&str> = [&session.place, &session.address].into_iter().filter_map(|place| place.as_deref()).collect();
    if place.is_empty() { when } else { format!("{when}\n{}", place.join(", ")) }
}

fn table(language: Language, found: &Listed, sheet: usize, sheets: usize, row_height: f32) -> Table {
    let column = |key: &str, share| Column { heading: text(language, key), share, align: Align::Start };
    let signatures: Vec<Column> = match found.halves {
        [] => vec![column("paper-signature", 4.0)],
        halves => halves.iter().map(|half: &Half| column(&format!("paper-signature-{}", half.code()), 2.5)).collect(),
    };
    let row = |at: usize| {
        let person: Option<&Signer> = found.people.get(at);
        let name = person.map(|person| format!("{} {}", person.last_name, person.first_name)).unwrap_or_default();
        vec![(at + 1).to_string(), name, person.and_then(|person| person.organisation.clone()).unwrap_or_default()]
    };
    Table {
        columns: [column("paper-number", 0.7), column("desk-column-name", 3.3), column("desk-column-organisation", 3.0)].into_iter().chain(signatures).collect(),
        rows: (sheet * ROWS_PER_SHEET..(sheet + 1) * ROWS_PER_SHEET).map(row).collect(),
        row_height,
        boxed: true,
        named_by: Some(1),
        summary: sheet_words(language, sheet + 1, sheets),
    }
}

/// Who pays for it, and what they ask to be said.
fn foot(language: Language, found: &Listed) -> Vec<Block> {
    let Some(programme) = &found.shown.programme else { return Vec::new() };
    let small = |text: String| Block::from(Paragraph { size: SMALL, ..Paragraph::of(text) });
    let funder = programme.funder.clone().map(|funder| format!(" · {}", text_with(language, "page-funder", [("name", FluentValue::from(funder))])));
    let disclaimer = programme.texts().disclaimer.in_language(language, programme.language()).to_owned();
    vec![small(format!("{}{}", programme.name_in(language), funder.unwrap_or_default())), small(disclaimer)]
}
