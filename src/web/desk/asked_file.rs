//! The questions about an event as a CSV file, for the speaker, as a spreadsheet program is set up here.

use axum::extract::{Path, State};
use axum::response::Response;

use super::asked::filter;
use super::frame::{id, query};
use crate::documents::csv::{Cell, Flavour, Writer};
use crate::entity::asked_question::Model;
use crate::error::Error;
use crate::queries::asked_list::all_asked;
use crate::queries::desk_event::desk_event;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::text::dates::local;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::made::answer;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Column headings, as in the list.
const HEADINGS: [&str; 8] = [
    "desk-column-when",
    "desk-asked-column-source",
    "desk-column-state",
    "desk-column-name",
    "desk-column-organisation",
    "desk-asked-column-email",
    "desk-asked-column-question",
    "desk-asked-column-answer",
];

pub async fn csv(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let asked = all_asked(&site.app.db, shown.event.id, &filter(&query(&viewer))).await?;
    let file = written(&asked, viewer.language, &site.app.config.time_zone).map_err(|error| Error::Internal(error.into()))?;
    Ok(answer(file, Flavour::CONTENT_TYPE, &format!("{}-{}.csv", shown.event.slug, text(viewer.language, "desk-asked-file"))))
}

fn written(asked: &[Model], language: Language, zone: &str) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new(Flavour::Excel, Vec::new())?;
    writer.row(HEADINGS.map(|key| text(language, key).into()))?;
    for row in asked {
        writer.row([
            Cell::Moment(local(row.created_at.0, zone).datetime()),
            text(language, &format!("desk-asked-source-{}", code(&row.source))).into(),
            text(language, &format!("desk-asked-state-{}", code(&row.state))).into(),
            row.name.as_str().into(),
            row.organisation.as_deref().into(),
            row.email.as_str().into(),
            row.question.as_str().into(),
            row.answer.as_deref().or(row.public_answer.as_deref()).into(),
        ])?;
    }
    writer.finish()
}

fn code(value: &impl sea_orm::ActiveEnum<Value = String>) -> String {
    value.to_value()
}
